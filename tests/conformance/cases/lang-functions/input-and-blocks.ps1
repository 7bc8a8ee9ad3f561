function A { param([Parameter(ValueFromPipeline)]$x, [Parameter(ValueFromPipelineByPropertyName)]$Name) begin { "b:$x" } process { "p:$x n:$Name in:$($input.Count) $_" } end { "e:$x $_" } }
1,2 | A
[pscustomobject]@{Name='nn'},3 | A
A 5
A
function B($p) { begin { "b $p $_" } process { "p $p $_" } end { "e $p $_" } }
1,2 | B 9
B 9
function C { "in: $input | $_ | $($args)" }
1,2 | C a b
C
function D { $input.MoveNext(); $input.Current; $input.Reset(); @($input).Count; @($input).Count }
4,5 | D
function E { process { $x++; "x$x" } }
1,2 | E
filter Fi { "$_ $($args[0])" }
1,2 | Fi z
function G { end { 'end' } begin { 'beg' } }
1 | G
function H { param($a) process { "$a $_"; return; 'no' } end { 'fin' } }
1,2 | H q
1..3 | & { process { if ($_ -eq 2) { return }; $_ } }
function I { [CmdletBinding()] param([Parameter(ValueFromPipeline)][int[]]$n) process { "n=$n c=$($n.Count)" } }
1,2 | I
I 1,2
,(1,2) | I
function J { param([Parameter(ValueFromRemainingArguments)]$rest, $first) "f=$first r=$($rest -join '+') c=$($rest.Count)" }
J 1 2 3
J -first 1 2 3
J 1,2 3
J 1,2
J
function K { param($a, [Parameter(ValueFromRemainingArguments)][string[]]$rest) "a=$a r=$($rest -join '+') $($rest.Count)" }
K 1 2 3
K 1 -foo bar -baz:4
K -a 1 x,y z
function L { [CmdletBinding(PositionalBinding=$false)] param($a,[Parameter(Position=0)]$b) "a=$a b=$b" }
L 1
try { L 1 2 } catch { $_.FullyQualifiedErrorId }
function M { [CmdletBinding()] param([Parameter(Position=2)]$a,[Parameter(Position=1)]$b,$c) "a=$a b=$b c=$c" }
M 1 2
try { M 1 2 3 } catch { "$_" }
'x' | Get-Member -Name Length | % { $_.Name }
1..10 | Select-Object -First 2 | % { "f$_" }
1..3 | % { $_; if ($_ -eq 2) { continue } }
'after continue'
