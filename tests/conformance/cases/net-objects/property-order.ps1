# The order of psobject.Properties: added ones, type data, the type's own
$v = [version]'1.2' | Add-Member Foo 5 -PassThru | Add-Member ScriptProperty Bar { 6 } -PassThru
$v.PSObject.Properties.Name -join ' '
($v | Select-Object *).PSObject.Properties.Name -join ' '
$v | Format-List
$v | Format-List *
([datetime]'2024-03-15').PSObject.Properties.Name -join ' '
($v | ConvertTo-Csv)[0]
$v | ConvertTo-Json -Compress
