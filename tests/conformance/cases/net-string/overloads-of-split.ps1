# An untyped array becomes one string for Split, a typed one separators
('a;b,c'.Split((';', ','))) -join '|'
('a;b,c'.Split([char[]](';', ','))) -join '|'
('a;b,c'.Split([string[]](';', ','), 'None')) -join '|'
try { 'a;b,c'.Split((';', ','), 'None') } catch { $_.FullyQualifiedErrorId }
('a;b,c'.Split(';,')) -join '|'
'xxaxx'.Trim(('x', 'y'))
[string]::Join(',', $null -as [string[]])
try { [string]::Format('{0}', $null) } catch { $_.Exception.Message }
'é'.Normalize('FormD').Length
