$x = 'global'
function A { $x = 'A'; B; "$x" }
function B { "B sees $x"; $x = 'B'; $script:x; $global:x }
A; $x
function C { $global:newg = 1; $script:news = 2; $local:newl = 3; Get-Variable newl -Scope 0 -ValueOnly; D }
function D { Get-Variable newl -Scope 1 -ValueOnly; try { Get-Variable newl -Scope 0 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId } }
C; $newg; $news; "$newl"
& { $y = 1; & { $y; $y = 2; $y }; $y }
. { $dot = 'dotted' }; $dot
function E { . { $inE = 5 }; $inE }
E; "$inE"
if ($true) { $blockvar = 1 }; $blockvar
foreach ($i in 1..2) { $loopvar = $i }; "$i $loopvar"
1..2 | % { $pv = $_ }; $pv
function F { 1..2 | % { $fp = $_ }; $fp }
F; "$fp"
function G { $private:secret = 1; H }
function H { "secret=[$secret]" }
G
Set-Variable -Name ro -Value 1 -Option ReadOnly; try { $ro = 2 } catch { $_.FullyQualifiedErrorId }; Set-Variable ro 3 -Force; $ro
Set-Variable -Name co -Value 1 -Option Constant; try { $co = 2 } catch { "$_" }; try { Remove-Variable co -Force -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
function AS { Set-Variable -Name alls -Value 7 -Option AllScope -Scope Global }; AS; & { $alls = 8 }; $alls
$env:TESTV = 'e1'; "$env:TESTV"; & { $env:TESTV = 'e2' }; $env:TESTV; Remove-Item env:TESTV; "[$env:TESTV]"
${a b} = 5; "${a b}"; ${a b}++; ${a b}
$function:dyn = { "dyn $args" }; dyn 4
Test-Path variable:x; Test-Path function:dyn
(Get-Item function:dyn).Name
$variable:x
function R { return $x, 1 }
(R).Count
$a, $b, $c = 1, 2; "$a|$b|$c"
$a, $b = $b, $a; "$a $b"
[int]$typed, [string]$st = '5', 6; $typed.GetType().Name; $st.GetType().Name
$global:x = 'changed'; $x
function Inc { $script:cnt++; $script:cnt }
Inc; Inc
function Sc { Get-Variable -Scope Local | ? Name -eq 'lv' | % Value; $lv = 1; (Get-Variable lv -Scope Local).Value }
Sc
New-Variable nv 5; try { New-Variable nv 6 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
Clear-Variable nv; "[$nv]"
function Test-Auto { $args.Count; $MyInvocation.MyCommand.Name; $PSBoundParameters.Count }
Test-Auto 1 2
$null = 5; "$null"
try { $true = 1 } catch { $_.FullyQualifiedErrorId }
try { $PID = 1 } catch { $_.FullyQualifiedErrorId }
try { $Error = 1 } catch { $_.FullyQualifiedErrorId }
$_ = 9; "$_"
$this; $input; "$args"
function Nest { function Inner2 { 'i2' }; Inner2 }; Nest; try { Inner2 } catch { $_.FullyQualifiedErrorId }
Set-Alias ll1 Get-Date; (ll1 -Year 2003).Year; function UA { Set-Alias inner1 Get-Date; (inner1 -Year 2004).Year }; UA; try { inner1 } catch { $_.FullyQualifiedErrorId }
