# Members that are not there: null, and in strict mode 2 an error
@('abc' | ForEach-Object Nope).Count
@($null | ForEach-Object Nope).Count
Set-StrictMode -Version 2
'abc' | ForEach-Object Nope
$null | ForEach-Object Nope
'abc' | Where-Object Nope -eq 1
@{ a = 1 } | Where-Object b -eq 1
