# from strict mode 3 on an index that means nothing is an error, whatever is indexed
Set-StrictMode -Version 3
$list = 10, 20
foreach ($index in 5, 'x', '1', 1.6) { try { "$index gives $($list[$index])" } catch { "$index fails: " + $_.FullyQualifiedErrorId } }
foreach ($index in 0, -1, 2, 'x') { try { "$index gives $((7)[$index])" } catch { "$index fails: " + $_.Exception.Message } }
try { 'word'['letter'] } catch { $_.FullyQualifiedErrorId }
Set-StrictMode -Off
$null -eq (7)[0, 0]
$null -eq (7)['x']
$table = @{ a = 1 }
$both = $table[$null, 'a']
"$($both.Count) [$($both[0])] [$($both[1])]"
