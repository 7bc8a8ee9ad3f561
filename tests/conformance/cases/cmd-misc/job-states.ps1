$j = Start-Job { 1; Start-Sleep -Milliseconds 300; 2 }
"$($j.State) $($j.HasMoreData) $($j.ChildJobs.Count) $($j.ChildJobs[0].State) [$(Receive-Job $j)]"
"[$(Wait-Job $j -Timeout 0)]"
"$((Wait-Job $j).State) $($j.HasMoreData)"
"[$(Receive-Job $j -Keep)] [$(Receive-Job $j)] [$(Receive-Job $j)] $($j.HasMoreData)"
$slow = Start-Job -Name slow { Start-Sleep 60 }
$fast = Start-Job -Name fast { 'x' }
"first: $((Wait-Job $slow, $fast -Any).Name) $($slow.State)"
try { Remove-Job $slow -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
Stop-Job $slow
"$($slow.State) $($slow.ChildJobs[0].State) $($slow.HasMoreData) [$(Receive-Job $slow)]"
Get-Job | Remove-Job -Force
@(Get-Job).Count
