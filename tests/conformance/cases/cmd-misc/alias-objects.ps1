# an alias as an object, with a command behind it or none
Set-Alias nowhere no-such-command
Get-Alias nowhere | Select-Object * -ExcludeProperty HelpUri | Format-List
$null -eq (Get-Alias nowhere).Parameters
Set-Alias words Get-Content
$alias = Get-Alias words
$alias.ParameterSets.Count
$alias.ResolvedCommandName
$alias.Parameters.ContainsKey('TotalCount')
"$($alias.RemotingCapability)"
function sample { param($Value) $Value }
(Get-Command sample).PSObject.Properties.Name -join ' '
$number = 5
Get-Variable number | Format-List *
nowhere
