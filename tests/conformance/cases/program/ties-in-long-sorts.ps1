# Equal keys come out as .NET's unstable sort leaves them; -Stable and -Top keep their order
(1..40 | Sort-Object { $_ % 3 }) -join ' '
(1..40 | Sort-Object { $_ % 3 } -Descending) -join ' '
(1..40 | Sort-Object { $_ % 3 } -Stable) -join ' '
(1..40 | Sort-Object { $_ % 3 } -Top 8) -join ' '
(1..40 | Sort-Object { $_ % 3 } -Unique) -join ' '
(1..40 | Sort-Object { "$($_ % 4)" }, { $_ % 2 }) -join ' '
(1..16 | Sort-Object { 1 }) -join ' '
$l = [System.Collections.Generic.List[object]](1..25)
$l.Sort({ param($a, $b) ($a % 5).CompareTo($b % 5) })
"$l"
$k = [int[]](1..40 | ForEach-Object { $_ % 3 })
$v = [int[]](1..40)
[array]::Sort($k, $v)
"$v"
(2, [double]::NaN, -1 | Sort-Object { [double]$_ }) -join ' '
