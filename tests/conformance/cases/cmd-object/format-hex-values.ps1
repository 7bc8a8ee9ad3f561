# Numbers of one type are shown together, texts one by one
1, 2 | Format-Hex | ForEach-Object HexBytes
'abc', 'd' | Format-Hex | ForEach-Object { $_.HexOffset + ' ' + $_.HexBytes }
[byte[]](0, 1, 65, 200) | Format-Hex | ForEach-Object Ascii
$true, 1.5, [int16]3 | Format-Hex | ForEach-Object HexBytes
('abc' | Format-Hex).ToString()
[guid]::Empty | Format-Hex
