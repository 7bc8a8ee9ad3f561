# $LASTEXITCODE is an ordinary variable that is not there until something has ended with a code
Test-Path variable:LASTEXITCODE
'exit 7' > ./leave.ps1
./leave.ps1
"$LASTEXITCODE"
function local { $LASTEXITCODE = 9; "inside $LASTEXITCODE" }
local
"outside $LASTEXITCODE"
Get-Variable LASTEXITCODE | Format-Table
(Get-Variable | Select-Object -First 3).Name -join ' '
[System.Reflection.TypeAttributes]'Public, Abstract'
