# What was added to a string stays behind where a parameter of type string takes it
Set-Content j.json '{ "a":', '1 }'
(Get-Content j.json | ConvertFrom-Json).a
function Show-Note([Parameter(ValueFromPipeline)][string]$Text) { process { "[$Text] " + ($null -eq $Text.PSChildName) } }
Get-Content j.json | Show-Note
