function N { 'o1'; Write-Error 'e1'; Write-Warning 'w1'; 'o2' }
$a = N 2>&1 3>&1; $a.Count; ($a | % { $_.GetType().Name }) -join ','
N 2>&1 | ? { $_ -is [System.Management.Automation.ErrorRecord] } | % { $_.FullyQualifiedErrorId }
(N 2>$null 3>$null) -join ','
N > out.txt 2>&1; (gc out.txt)[0]
N *> all.txt; (gc all.txt).Count -ge 4
N 2>> e.txt 3>$null | Out-Null; N 2>> e.txt 3>$null | Out-Null; @(gc e.txt | ? { $_ -match 'e1' }).Count -ge 2
{ N }.Invoke() | Out-Null
& { N } 2>$null | select -First 1
. { 'x'; Write-Error 'y' } 2>&1 | % { "$_" }
$(N) 2>&1 | % { "$_" }
(N 2>&1).Count
@(N 2>&1 3>&1).Count
"$(N 2>$null 3>$null)"
1/0 2>$null; 'after'
$x = 1/0 2>&1; "$x"
try { 1/0 2>&1 } catch { 'caught' }
if ($true) { Write-Error 'if' } 2>&1
Get-Item nope1, nope2 2>&1 | % { $_.TargetObject | Split-Path -Leaf }
Write-Output a 2>&1 3>&1 > f.txt; gc f.txt
'in' | % { $_; Write-Error 'pe' } 2>&1 | % { $_.GetType().Name }
function Q { [CmdletBinding()] param() Write-Verbose 'v'; Write-Output 'o' }
Q -Verbose 4>&1 | % { $_.GetType().Name }
Q -Verbose 4> v.txt; gc v.txt
$ev = $null; N -ErrorVariable ev 2>$null 3>$null; "$($ev.Count)"
$r = Write-Error 'x' 2>&1; $r.GetType().Name; $r.Exception.Message; $r.InvocationInfo.InvocationName
function S1 { Write-Error 's' }; $e = S1 2>&1; $e.ScriptStackTrace; $e.InvocationInfo.Line; $e.CategoryInfo.Activity
$e.PSObject.Properties['writeErrorStream'].Value
$Error.Count -gt 5
$Error[0].Exception.GetType().FullName
$Error.Clear(); foreach ($i in 1..3) { Write-Error "m$i" 2>$null }; $Error.Count; "$($Error[0])"
Get-Variable e | % { $_.Name }
'a' > sub.txt; 'b' | Out-File sub.txt -Append; (gc sub.txt) -join '|'
$null > empty.txt; (gi empty.txt).Length
@() > empty2.txt; (gi empty2.txt).Length
[pscustomobject]@{a=1;b=2} > obj.txt; (gc obj.txt | ? { $_ }) -join '/'
