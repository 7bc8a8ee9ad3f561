# Links, and items by their attributes
Set-Content f.txt 12345; New-Item d -ItemType Directory | Out-Null; Set-Content .h x
New-Item l.txt -ItemType SymbolicLink -Value f.txt | ForEach-Object { $_.LinkType; $_.Target; $_.Mode }
Get-Content l.txt
New-Item h.txt -ItemType HardLink -Value f.txt | ForEach-Object LinkType
try { New-Item m.txt -ItemType SymbolicLink -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
try { New-Item l.txt -ItemType SymbolicLink -Value f.txt -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
Remove-Item l.txt; Test-Path f.txt
(Get-Item f.txt).IsReadOnly = $true
try { Remove-Item f.txt -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
(Get-ChildItem -Attributes 'Directory,ReadOnly').Name -join ','
(Get-ChildItem -Attributes !Directory+ReadOnly -Name) -join ','
(Get-ChildItem -Attributes Hidden).Name
try { Get-ChildItem -Attributes Banana -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
