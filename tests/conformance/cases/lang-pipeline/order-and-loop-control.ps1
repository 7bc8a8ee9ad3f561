$log = [System.Collections.Generic.List[string]]::new()
function Src { begin { $log.Add('sb') } process { 1..3 | % { $log.Add("s$_"); $_ } } end { $log.Add('se') } }
function Mid { begin { $log.Add('mb') } process { $log.Add("m$_"); $_ * 10 } end { $log.Add('me') } }
function Snk { begin { $log.Add('kb') } process { $log.Add("k$_") } end { $log.Add('ke') } }
Src | Mid | Snk; $log -join ' '
$log.Clear(); Src | Mid | Select-Object -First 1 | Out-Null; $log -join ' '
$log.Clear(); Src | Select-Object -First 2 | Mid | Out-Null; $log -join ' '
$log.Clear(); Src | Sort-Object -Descending | Mid | Out-Null; $log -join ' '
$log.Clear(); try { Src | % { if ($_ -eq 2) { throw 'stop' }; $_ } | Snk } catch { $log.Add("c$_") }; $log -join ' '
$log.Clear(); foreach ($x in Src | Mid) { $log.Add("f$x"); break }; $log -join ' '
$log.Clear(); 1..5 | % { $log.Add("a$_"); $_ } | ? { $_ % 2 } | % { $log.Add("b$_") }; $log -join ' '
$r = 1..3 | % { if ($_ -eq 2) { return }; $_ }; "$r"
$r = foreach ($i in 1..5) { if ($i -eq 4) { break }; if ($i -eq 2) { continue }; $i }; "$r"
:outer foreach ($i in 1..3) { foreach ($j in 1..3) { if ($j -eq 2) { continue outer }; if ($i -eq 3) { break outer }; "$i$j" } }
function BreakIt { break }; foreach ($i in 1..3) { "i$i"; if ($i -eq 2) { BreakIt } }; 'after'
function ContIt { continue }; foreach ($i in 1..3) { if ($i -eq 2) { ContIt }; "c$i" }
foreach ($i in 1..3) { 1..2 | % { if ($i -eq 2) { continue }; "p$i$_" } }
foreach ($i in 1..3) { & { if ($i -eq 2) { break }; "b$i" } }
$(foreach ($i in 1..2) { $i }) | % { "x$_" }
@(1..3 | % { $_ } ; 9).Count
(1..3 | % { $_ }) + 4 -join ','
$x = if (1..3 | ? { $_ -gt 5 }) { 'y' } else { 'n' }; $x
$h = @{}; 'a','b','a' | % { $h[$_]++ }; ($h.Keys | sort | % { "$_=$($h[$_])" }) -join ' '
1..3 | % -Begin { $t = 0 } -Process { $t += $_ } -End { "t=$t" }
'a:1','b:2' | % { ,($_ -split ':') } | % { "$($_[0])-$($_[1])" }
Get-Random -InputObject 5 | % { $_ }
'one','two' | % { $_.Length } | Measure-Object -Sum | % Sum
1,2,3,4 | Group-Object { $_ % 2 } | % { "$($_.Name):$($_.Count)" }
$null | % { 'nul' }; @() | % { 'no' }; ,$null | % { 'one' }; ,@() | % { 'emptyarr' }
'abc' | % ToUpper; 'abc' | % Length; 1..3 | % { $_ } | Select -Last 1
1..10 | Select -Skip 2 -First 3 | % { "s$_" }
1..6 | ? { $_ -gt 2 } | ? { $_ -lt 5 } | % { $_ * $_ }
Write-Output 1,2 | % { "w$_" }; Write-Output (1,2) -NoEnumerate | % { "n$($_.Count)" }
'x' | Out-Null; $null = 'x' | % { $_ }
1..3 | Out-String -Stream | % { "[$_]" }
$a = @('q'); $a += 1..2 | % { "z$_" }; "$a"
[int[]](1..3 | % { "$_" }) | % { $_.GetType().Name } | select -Unique
try { 1..3 | % { if ($_ -eq 2) { Write-Error 'nonterm' -ErrorAction Stop }; "v$_" } } catch { "stopped $_" }
1..2 | % { try { throw "t$_" } catch { "c$_" } finally { "f$_" } }
1..2 | % { $PSItem }
1..3 | Where-Object -Not { $_ -eq 2 } 2>&1 | select -First 1 | % { $_.GetType().Name }
(1..3).Where({ $_ -gt 1 }).ForEach({ "m$_" })
1..3 | ForEach-Object -Parallel { "par$_" } -ThrottleLimit 1 | sort
$sum = 0; 1..100 | % { $sum += $_ }; $sum
