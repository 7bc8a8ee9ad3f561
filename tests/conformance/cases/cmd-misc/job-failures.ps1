$j = Start-Job { 'a'; throw 'boom' } | Wait-Job
"$($j.State) [$($j.ChildJobs[0].JobStateInfo.Reason.Message)] $($j.HasMoreData)"
1..2 | ForEach-Object { $out = Receive-Job $j -ErrorAction SilentlyContinue -ErrorVariable e; "[$out] $($e.Count)" }
$j = Start-Job { exit 3; 5 } | Wait-Job
"$($j.State) [$(Receive-Job $j)]"
$j = Start-Job { 1; Write-Error 'bad'; 2 } | Wait-Job
(Receive-Job $j 2>&1 | ForEach-Object { "$($_.GetType().Name):$_" }) -join ' '
$j = Start-Job { try { throw 'in' } catch { "caught $_" } }
Receive-Job $j -Wait
$t = Start-ThreadJob { 'k'; Write-Error bad; throw 'z' } | Wait-Job
$out = Receive-Job $t -ErrorAction SilentlyContinue -ErrorVariable e
"$($t.State) [$out] $($e.FullyQualifiedErrorId)"
try { Receive-Job $t -AutoRemoveJob } catch { $_.FullyQualifiedErrorId }
