function F($x) { "$x"; '{0}' -f $x; $x; $x.ToString(); $x + 1; [string]$x; -join $x; 'a' + $x; $x.GetType().Name; @($x); $x | % { "$_" }; $x -eq 1.5; "$($x)"; ($x,2) -join ','; [pscustomobject]@{v=$x} | Out-String | % Trim; ConvertTo-Json $x; $y = $x; $y; Write-Output $x; $h=@{k=$x}; $h.k; Write-Host $x; "$($h.k)" }
F 1.50
function G { $args[0]; "$args"; '{0}' -f $args[0] }
G 1.50 0x10
function O([object]$x) { $x; '{0}' -f $x }
O 1.50
function I([int]$x) { $x; '{0}' -f $x }
I 0x10
function D([double]$x) { $x; '{0}' -f $x }
D 1.50
Write-Output 1.50 0x10 1kb
Write-Output -InputObject 1.50
1.50; 0x10
Write-Host 1.50
& { param($q) $q } 007
function A { param([Parameter()]$x) '{0}' -f $x; $x }
A 1.50
function P { param([Parameter(ValueFromRemainingArguments)]$r) '{0}' -f $r[0]; $r }
P 1.50 0x10
function S([string[]]$s) { "$s" }
S 1.50,0x10
S 1.50 
