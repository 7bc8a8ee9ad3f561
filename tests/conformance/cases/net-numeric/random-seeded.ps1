# Seeded random numbers
$r = [System.Random]::new(42)
1..5 | ForEach-Object { $r.Next(100) }
$r.NextDouble()
$r.Next(10, 20)
$r2 = [Random]::new(42)
$r2.Next(100)
Get-Random -SetSeed 7 -Minimum 1 -Maximum 100
Get-Random -Maximum 10 -SetSeed 1
'a', 'b', 'c', 'd' | Get-Random -SetSeed 3
1..10 | Get-Random -Count 3 -SetSeed 5
1..5 | Get-Random -Shuffle -SetSeed 5
Get-Random -InputObject 1, 2, 3 -SetSeed 2
Get-Random -Minimum 0.0 -Maximum 1.0 -SetSeed 9
try { Get-Random -Minimum 5 -Maximum 5 } catch { $_.FullyQualifiedErrorId }
(Get-Random).GetType().Name
Get-Random -Minimum 10 -Maximum 5
