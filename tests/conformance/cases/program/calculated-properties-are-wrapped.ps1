# Values that Select-Object calculates: Get-Member and CSV tell them from others
$r = [pscustomobject]@{ a = '1'; none = $null } |
    Select-Object a, @{ n = 'n'; e = { [int]$_.a } }, @{ n = 't'; e = { 1 / 3 } }, @{ n = 'u'; e = 'a' }, @{ n = 'd'; e = { [datetime]'2024-01-01' } },
    @{ n = 'nothing'; e = { } }, @{ n = 'null'; e = { $_.none } }, @{ n = 'list'; e = { 1, 2 } }
$r | Get-Member -MemberType NoteProperty | ForEach-Object Definition
$r | ConvertTo-Csv
[pscustomobject]@{ t = 1 / 3 } | ConvertTo-Csv
$r | Select-Object t | Get-Member -MemberType NoteProperty | ForEach-Object Definition
