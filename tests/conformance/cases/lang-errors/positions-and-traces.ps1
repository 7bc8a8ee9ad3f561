function Show($e) { "$($e.InvocationInfo.ScriptLineNumber):$($e.InvocationInfo.OffsetInLine) [$($e.InvocationInfo.Line.TrimEnd())] <$($e.InvocationInfo.InvocationName)> ($($e.InvocationInfo.MyCommand))"; $e.InvocationInfo.PositionMessage; $e.ScriptStackTrace }
try { Get-Item nope -ErrorAction Stop } catch { Show $_ }
try {
    1 |
        ForEach-Object {
            [int]'zz'
        }
} catch { Show $_ }
try { $x = 5; $x.Foo(1,
  2) } catch { Show $_ }
function Thrower {
    param($a)
    if ($a) {
        throw "thrown $a"
    }
}
try { Thrower 1 } catch { Show $_ }
try { Thrower -a (Get-Item nope2 -ErrorAction Stop) } catch { Show $_ }
try { nosuch-cmd 1 2 } catch { Show $_ }
try { Get-Date -Bogus 1 } catch { Show $_ }
function Wr { Write-Error 'wrote' }
Wr 2>&1 | % { Show $_ }
$r = & { 1/0 } 2>&1; try { & { 1/0 } } catch { Show $_ }
try { & { param([int]$q) $q } 'abc' } catch { Show $_ }
try { [math]::Sqrt('x') } catch { Show $_ }
try { $null.Length.Foo() } catch { Show $_ }
try { $a = 1; $a[0][1] = 3 } catch { Show $_ }
try { throw [System.ArgumentException]::new('ae') } catch { Show $_ }
try { Invoke-Expression 'throw "ie"' } catch { Show $_ }
try { Invoke-Expression '1 +' } catch { Show $_ }
try { iex "nosuch2" } catch { Show $_ }
try { 'a' | % { $_.Substring(5) } } catch { Show $_ }
try { $b = [scriptblock]::Create('throw "created"'); & $b } catch { Show $_ }
Set-Content f.ps1 "function FF {`n  throw 'in file'`n}`n`nFF"
try { ./f.ps1 } catch { (Show $_) -replace [regex]::Escape((Get-Location).Path), '<here>' }
$MyInvocation.ScriptLineNumber
function Inv {
    "$($MyInvocation.ScriptLineNumber) $($MyInvocation.OffsetInLine) $($MyInvocation.Line.Trim())"
}
  Inv; Inv
Inv |
  % { $_ }
class TT { [void] M() { throw 'in method' } static [int] S() { return 1/0 } }
try { [TT]::new().M() } catch { Show $_ }
try { [TT]::S() } catch { Show $_ }
try { (1..3).ForEach({ throw 'fe' }) } catch { Show $_ }
try { @{a={ throw 'x' }}.a.Invoke() } catch { Show $_ }
try { Sort-Object -InputObject 1 -Property { throw 'so' } -ErrorAction Stop } catch { Show $_ }
function LongName { this-command-is-missing-and-has-a-very-long-name-indeed-to-see-how-positions-are-cut -WithParameter 'and a long string argument' -Another 123456 }
try { LongName } catch { Show $_ }
