# Longest common subsequence and a line diff
function Get-Lcs($A, $B) {
    $t = [int[,]]::new($A.Count + 1, $B.Count + 1)
    for ($i = $A.Count - 1; $i -ge 0; $i--) { for ($j = $B.Count - 1; $j -ge 0; $j--) { $t[$i, $j] = if ($A[$i] -ceq $B[$j]) { $t[($i + 1), ($j + 1)] + 1 } else { [math]::Max($t[($i + 1), $j], $t[$i, ($j + 1)]) } } }
    $i = $j = 0
    while ($i -lt $A.Count -and $j -lt $B.Count) {
        if ($A[$i] -ceq $B[$j]) { "  $($A[$i])"; $i++; $j++ }
        elseif ($t[($i + 1), $j] -ge $t[$i, ($j + 1)]) { "- $($A[$i])"; $i++ }
        else { "+ $($B[$j])"; $j++ }
    }
    while ($i -lt $A.Count) { "- $($A[$i++])" }
    while ($j -lt $B.Count) { "+ $($B[$j++])" }
}
$old = @'
function a
  return 1
end
unused
'@ -split "`n"
$new = @'
function a
  # comment
  return 2
end
'@ -split "`n"
$d = Get-Lcs $old $new
$d
$d | Group-Object { $_[0] } -NoElement | Sort-Object Name | ForEach-Object { "'$($_.Name)' $($_.Count)" }
-join ((Get-Lcs 'ABCBDAB'.ToCharArray() 'BDCABA'.ToCharArray()) -like '  *' -replace ' ')
Compare-Object $old $new | Format-Table
Compare-Object $old $new -IncludeEqual -ExcludeDifferent | ForEach-Object InputObject
Compare-Object $old $new -PassThru | ForEach-Object { "$($_.SideIndicator) $_" }
Compare-Object 1, 2, 3 3, 2, 1 -SyncWindow 0 | Measure-Object | ForEach-Object Count
Set-Content o.txt $old; Set-Content n.txt $new
(Compare-Object (Get-Content o.txt) (Get-Content n.txt)).Count
