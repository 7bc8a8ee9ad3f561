# -as takes the current culture; ::new() wants a constructor where a struct has any
[datetime]'2024-03-10' -as [string]
[string][datetime]'2024-03-10'
(([datetime]'2024-03-10'), 5) -as [string]
1e15 -as [string]
foreach ($block in { [datetime]::new() }, { [guid]::new() }, { [timespan]::new() }) { try { & $block } catch { $_.FullyQualifiedErrorId } }
[int]::new(), [bool]::new(), [dayofweek]::new()
(New-Object datetime).Ticks
try { [dayofweek]'9' } catch { $_.FullyQualifiedErrorId }
try { [hashtable]([pscustomobject]@{ a = 1 }) } catch { $_.FullyQualifiedErrorId }
"$([int].GetType())"
