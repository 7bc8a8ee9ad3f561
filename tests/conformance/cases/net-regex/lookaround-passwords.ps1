# Password rules with lookaheads
$rules = [ordered]@{
    'length'  = '^.{8,}$'
    'upper'   = '(?-i)[A-Z]'
    'digit'   = '\d'
    'special' = '[^\w\s]'
    'all'     = '(?-i)^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{6,}$'
}
foreach ($p in 'short', 'Longenough1', 'NoDigits!', 'Good1Pass!') {
    $failed = $rules.Keys.Where({ $p -notmatch $rules[$_] })
    '{0,-12} {1}' -f $p, ($(if ($failed) { $failed -join ', ' } else { 'ok' }))
}
'1234567' -replace '(?<=\d)(?=(\d{3})+$)', ','
[regex]::Split('aBcDe', '(?=[A-Z])') -join '|'
'foo1 bar2' -match '(?<!foo)\d'; $matches[0]
'<b>x</b><b>y</b>' -match '<b>(.*?)</b>'; $matches
[regex]::Matches('aXbXc', '(?<=X)\w').Value
