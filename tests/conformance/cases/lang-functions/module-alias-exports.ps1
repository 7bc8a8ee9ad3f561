# Aliases that modules export
New-Module { function M1 { [Alias('m1a')] param() 'm1' }; Set-Alias m1b M1; $v1 = 5 } -Name mm | Out-Null; try {m1b} catch {'no m1b'}; (Get-Module mm).ExportedAliases.Keys; try {m1a} catch {'no m1a'}
Set-Content x.psm1 'function M1 { [Alias("m1a")] param() "m1" }; Set-Alias m1b M1; $v1 = 5'
Import-Module ./x.psm1;  try {m1b} catch {'no m1b'};  try {m1a} catch {'no m1a'}; "[$v1]"; (Get-Module x).ExportedAliases.Keys
