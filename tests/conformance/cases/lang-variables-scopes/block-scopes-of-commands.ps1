# Which script blocks have a scope of their own
$x='top'
'a' | Set-Variable -Name { $x = 'delay'; 'dd' } -Value 1; $x
1 | Sort-Object { $x = 'sort'; $_ }; $x
1 | Select-Object @{ n = 'a'; e = { $x = 'select' } } | Out-Null; $x
1 | Group-Object { $x = 'group' } | Out-Null; $x
1 | Format-Table @{ n = 'a'; e = { $x = 'ft' } } | Out-Null; $x
1 | Measure-Object { $x = 'measure' } | Out-Null; $x
1 | Where-Object { $x = 'where'; $true } | Out-Null; $x
1 | ForEach-Object { $x = 'fe' }; $x
(1,2).ForEach({ $x = 'mfe' }); $x
(1,2).Where({ $x = 'mwh'; $true }) | Out-Null; $x
'a' -replace 'a', { $x = 'repl'; 'b' }; $x
'a,b' -split { $x = 'split'; $_ -eq ',' }; $x
switch (1) { { $x = 'swcond'; $true } { } }; $x
Compare-Object 1 2 -Property { $x = 'cmp' } | Out-Null; $x
