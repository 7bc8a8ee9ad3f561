# Where moving and renaming end
New-Item d -ItemType Directory | Out-Null; 1..2 | ForEach-Object { Set-Content "f$_.log" $_ }
try { Rename-Item *.log q.log -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
Rename-Item f1* one.log; Test-Path one.log
try { Move-Item d d/x -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.CategoryInfo.Category }
try { Set-ItemProperty one.log Length 5 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
try { Set-ItemProperty one.log Nope 5 -ErrorAction Stop } catch { $_.Exception.Message }
try { Get-Content one.log -TotalCount 1 -Tail 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
Test-Path one.log -NewerThan '2000-01-01'; Test-Path one.log -OlderThan '2000-01-01'
