# Time spans as text; sums and averages
function Format-Duration([timespan]$Span) {
    $parts = foreach ($p in 'Days', 'Hours', 'Minutes', 'Seconds') { if ($Span.$p) { "$($Span.$p) $($p.ToLower().TrimEnd('s'))$(if ($Span.$p -ne 1) { 's' })" } }
    if ($parts) { $parts -join ', ' } else { '0 seconds' }
}
Format-Duration 1.02:03:04
Format-Duration 0:01:00
Format-Duration ([timespan]::Zero)
Format-Duration (New-TimeSpan -Hours 49)
$spans = '0:10', '1:20:30', '00:00:45.5' | ForEach-Object { [timespan]$_ }
$sum = [timespan]::Zero
foreach ($s in $spans) { $sum += $s }
$sum; "$sum"
[timespan]::FromTicks(($spans | Measure-Object Ticks -Average).Average).ToString('hh\:mm\:ss\.ff')
($spans | Sort-Object -Descending)[0].TotalMinutes
($spans | Measure-Object TotalSeconds -Sum -Maximum) | ForEach-Object { $_.Sum; $_.Maximum }
[timespan]'1:00' -eq '1:00:00'
$spans -contains [timespan]'0:10'
'{0:hh}h{0:mm}' -f $spans[1]
[timespan]::FromMinutes(61) | Format-Table Hours, Minutes, TotalHours
$spans[2] | Format-List
New-TimeSpan -Start 2024-02-28 -End 2024-03-01
