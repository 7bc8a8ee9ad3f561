# Early stops, finally blocks and clean blocks in pipelines
function Src { try { 1..5 | % { "src$_" } } finally { 'finally-out'; Write-Host 'src finally' } }
Src | Select-Object -First 2
function Src2 { begin { Write-Host 'begin' } process { 1..3 } end { Write-Host 'end' } }
Src2 | Select-Object -First 1
function Cl { begin { 'b' } process { $_ } end { 'e' } clean { Write-Host 'clean' } }
1, 2 | Cl
1, 2 | Cl | Select-Object -First 2
try { 1 | & { process { throw 'x' } clean { Write-Host 'cleaned' } } } catch { "c $_" }
1..3 | % { if ($_ -eq 2) { break } ; $_ }
'unreached in loop'
