# Clear-Item takes aliases and functions away, and empties variables
Set-Alias short Get-Item
Clear-Item alias:short
Test-Path alias:short
Clear-Item alias:gci
Set-Item alias:gc2 Get-Content
Set-Item alias:gc2 $null
Test-Path alias:gc2
function gone { 1 }
Clear-Item function:gone
Test-Path function:gone
$full = 5
Clear-Item variable:full
"[$full]"
Set-Variable fixed 7 -Option ReadOnly
Clear-Item variable:fixed
Clear-Item variable:fixed -Force
"[$fixed]"
Clear-Content function:prompt
'first', 'second' | Remove-Module
