# A queue at a counter, simulated minute by minute
$arrivals = @{ 1 = 'ann:3'; 2 = 'bob:1', 'cid:2'; 7 = 'dan:4'; 8 = 'eve:1' }
$queue = [System.Collections.Generic.Queue[psobject]]::new()
$served = [System.Collections.ArrayList]@()
$current = $null
$timeline = New-Object System.Text.StringBuilder
for ($minute = 1; $minute -le 14; $minute++) {
    foreach ($a in $arrivals[$minute]) {
        if (-not $a) { continue }
        $n, $need = $a -split ':'
        $queue.Enqueue([pscustomobject]@{ Name = $n; Need = [int]$need; Arrived = $minute; Started = 0; Done = 0 })
    }
    if ($current -and $current.Need -le 0) { $current.Done = $minute; $null = $served.Add($current); $current = $null }
    if (-not $current -and $queue.Count -gt 0) { $current = $queue.Dequeue(); $current.Started = $minute }
    if ($current) { $current.Need--; [void]$timeline.Append($current.Name[0]) } else { [void]$timeline.Append('.') }
}
$timeline.ToString()
$served | Format-Table Name, Arrived, Started, Done, @{ Label = 'Wait'; Expression = { $_.Started - $_.Arrived }; Align = 'Left' }, @{ l = 'Stay'; e = { $_.Done - $_.Arrived }; w = 6 }
$stats = $served | Measure-Object { $_.Started - $_.Arrived } -Average -Maximum -Minimum -Sum
$stats
'average wait {0:f2}' -f $stats.Average
$queue.Count
try { $queue.Dequeue() } catch { $_.Exception.Message; $_.Exception.InnerException.GetType().FullName }
try { $queue.Peek() } catch { "$_" }
$timeline.Length; $timeline.Replace('.', '_').Insert(0, '|').ToString()
