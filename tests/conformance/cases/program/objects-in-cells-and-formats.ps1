# A custom object's text: the current culture in tables and -f, the invariant one in strings
$o = [pscustomobject]@{ T = [datetime]'2024-01-15 08:00:12'; D = 0.1 + 0.2; X = [xml]'<a/>'; V = [double]::PositiveInfinity }
"$o"
'{0}' -f $o
[pscustomobject]@{ x = $o } | Format-List
[pscustomobject]@{ x = , $o } | Format-List
$o, $o | Group-Object D | Format-Table Count, Group
