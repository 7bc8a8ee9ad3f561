# What .ForEach() and .Where() refuse
foreach ($block in { (1, 2).Where() }, { (1, 2).Where('x') }, { (1, 2).Where($null) }, { (1, 2).Where({ $true }, 'Nope') }, { (1, 2).Where({ $true }, 'First', -1) }, { (1, 2).ForEach() }, { (1, 2).ForEach($null) }, { (1, 2).ForEach('NoSuch', 5) }, { ('1', 'x').ForEach([int]) }, { ('abc', 'd').ForEach('Substring', 2) }) {
    try { & $block } catch { "$($_.FullyQualifiedErrorId): $($_.Exception.Message)" }
}
(1, 2).ForEach('NoSuch').Count
(1, 2, 3).Where($null, 'First', 2) -join ','
('1', '2').ForEach([int]).GetType().ToString()
