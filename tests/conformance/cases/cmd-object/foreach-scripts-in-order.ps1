# Blocks begin and end as they are given, by name or not
1..2 | ForEach-Object -RemainingScripts { 'x' } -Process { $_ }
'---'
1..2 | ForEach-Object { $_ } -RemainingScripts { 'x' }, { 'y' }
'---'
try { 1 | ForEach-Object } catch { $_.Exception.Message }
try { 1 | Add-Member } catch { $_.Exception.Message }
