# Splatting of every kind of value
function F { param($A, $B = 'b', [switch]$S, [Parameter(ValueFromRemainingArguments)]$Rest) "A=$A B=$B S=$S R=$($Rest -join '+')" }
$o = [ordered]@{ B = 2; A = 1 }; F @o
$d = [System.Collections.Generic.Dictionary[string,object]]::new(); $d['A'] = 'dict'; F @d
$l = [System.Collections.Generic.List[object]](1,2,3); F @l
$al = [System.Collections.ArrayList]('x','y'); F @al
$n = 5; F @n
$e = @(); F @e
$eh = @{}; F @eh
$nested = @(1, @(2, 3)); F @nested
$sw = @{ S = $false }; F @sw
$st = @{ S = 1 }; try { F @st } catch { $_.FullyQualifiedErrorId }
$bad = @{ Nope = 1 }; F @bad
$o = [pscustomobject]@{ A = 1 }; F @o
$ex = @{ 'A' = 'one'; 'Rest' = 'r1','r2' }; F @ex
function G { [CmdletBinding()] param($A, $B) "A=$A B=$B" }
try { G @bad } catch { "$($_.FullyQualifiedErrorId) $_" }
$two = @{ A = 1 }; $three = @{ B = 2 }; G @two @three
G @two -B 9; G -A 8 @three
try { G @two @two } catch { $_.FullyQualifiedErrorId }
G @two -A 7
$cmd = @{ Path = '.'; ErrorAction = 'Stop' }; (Get-Item @cmd).PSIsContainer
$wo = 'p', 'q'; Write-Output @wo
$script = { param($x, $y) "$x/$y" }; & $script @wo; . $script @wo
& $script @{ x = 1 }
$pos = 'v1', 'v2'; F -B z @pos
F @pos -B z
$env:TSPLAT = 'ee'; F $env:TSPLAT
$global:gs = @{ A = 'g' }; F @global:gs
$script:ss = @{ A = 's' }; F @script:ss
function W { param($A) $PSBoundParameters['B'] = 'added'; F @PSBoundParameters }; W 1
function V { $h = @{ A = $args[0] }; F @h }; V q
$h = @{ A = { 'block' } }; F @h
$h = @{ A = $null }; F @h
$h = @{ a = 'case' }; F @h
1..2 | % { $i = @{ A = $_ }; F @i }
