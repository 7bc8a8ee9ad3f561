# Grouping with dictionaries of lists and Group-Object -AsHashTable
$people = 'Ann:dev', 'Bob:ops', 'Cid:dev', 'Dee:qa', 'Eve:ops' | ForEach-Object { $n, $t = $_ -split ':'; [pscustomobject]@{ Name = $n; Team = $t } }
$by = [System.Collections.Generic.Dictionary[string, System.Collections.Generic.List[string]]]::new()
foreach ($p in $people) {
    if (-not $by.ContainsKey($p.Team)) { $by[$p.Team] = [System.Collections.Generic.List[string]]::new() }
    $by[$p.Team].Add($p.Name)
}
foreach ($k in $by.Keys | Sort-Object) { "${k}: $($by[$k] -join ', ') ($($by[$k].Count))" }
$g = $people | Group-Object Team -AsHashTable -AsString
$g['ops'].Name
$g.Keys | Sort-Object
$g.dev.Count
$by.Values | ForEach-Object { $_.Count } | Measure-Object -Sum | ForEach-Object Sum
$by['none']
$by.TryGetValue('dev', [ref]$null)
$list = $null
if ($by.TryGetValue('qa', [ref]$list)) { $list.GetType().Name; $list[0] }
$by | ForEach-Object { $_.GetType().Name }
$by.GetEnumerator() | Sort-Object Key | Select-Object -First 1 | Format-List
