# What a data file may hold
$n = 0
foreach ($e in '-1', "[int]'5'", '$true', '$env:HOME', '"x$true"', '1..3', '@(1;2)', "'a'.Length", "'a'[0]", '-not $true', '[version]"1.2"', '$(1)', '$x') {
    $n++
    Set-Content "f$n.psd1" "@{ v = $e }"
    try { "$e => " + ((Import-PowerShellDataFile "f$n.psd1").v -join '|') } catch { "$e => " + $_.FullyQualifiedErrorId }
}
Set-Content g.psd1 '@{ a = '
Import-PowerShellDataFile g.psd1 -ErrorAction SilentlyContinue -ErrorVariable bad; $bad.FullyQualifiedErrorId
Set-Content g.psd1 '@{ a = 1 }; @{ b = 2 }'
(Import-PowerShellDataFile g.psd1).Keys
