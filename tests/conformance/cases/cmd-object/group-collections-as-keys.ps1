# Collections are told apart by their type alone, other things without an order by their text
function Show-Groups { ($input | Group-Object P | ForEach-Object { $_.Name + '=' + $_.Count }) -join ' ; ' }
'a', 'b', 'ab' | ForEach-Object { [pscustomobject]@{ P = $_.ToCharArray() } } | Show-Groups
1..3 | ForEach-Object { [pscustomobject]@{ P = [scriptblock]::Create("$_") } } | Show-Groups
[pscustomobject]@{ P = @{ k = 1 } }, [pscustomobject]@{ P = @{ k = 2 } } | Show-Groups
[int], [string], [int] | ForEach-Object { [pscustomobject]@{ P = $_ } } | Show-Groups
1, 2, 3 | Group-Object { 1, $_ } | ForEach-Object { $_.Name + '=' + $_.Count }
try { 1, 2 | ForEach-Object { [pscustomobject]@{ P = [pscustomobject]@{ k = $_ } } } | Group-Object P } catch { $_.FullyQualifiedErrorId }
