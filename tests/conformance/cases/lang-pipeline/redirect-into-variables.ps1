# > variable:name keeps the objects themselves
1, 2 > variable:pair
"$($pair.GetType().Name) $pair"
3 >> variable:pair
"$pair"
'one' > Variable:single
$single.GetType().Name
$kept = 'old'
@() > variable:kept
"[$kept]"
Get-Item ./nowhere 2> variable:fault
$fault.FullyQualifiedErrorId
& { 'out'; Write-Warning 'careful' } *> variable:all
$all | ForEach-Object { $_.GetType().Name }
function scoped { 'x' > variable:inner; "in $inner"; 'y' > variable:global:outer }
scoped
"[$inner] [$outer]"
$name = 'chosen'
'z' > "variable:$name"
$chosen
