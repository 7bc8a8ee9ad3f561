$x = 1
$env:JOBVALUE = 'outer'
$j = Start-Job { $x = 2; $global:y = 3; "$env:JOBVALUE [$($Host.Name)] $($PWD.Path -eq $using:PWD.Path) $($PID -eq $using:PID)"; $env:JOBVALUE = 'inner' }
Receive-Job $j -Wait
"$x [$y] $env:JOBVALUE"
Start-ThreadJob { $env:JOBVALUE = 'thread' } | Receive-Job -Wait
$env:JOBVALUE
(1..3 | Start-Job { $factor = $args[0]; $input | ForEach-Object { $_ * $factor } } -ArgumentList 2 | Receive-Job -Wait -AutoRemoveJob) -join ','
Start-Job -InitializationScript { function twice($n) { 2 * $n } } { twice 4 } | Receive-Job -Wait
$k = Start-Job { $i = Start-Job { 7 }; $i | Receive-Job -Wait -AutoRemoveJob; @(Get-Job).Count }
(Receive-Job $k -Wait) -join ' '
$list = [System.Collections.ArrayList]::new()
$null = Start-ThreadJob { $null = ($using:list).Add(5) } | Wait-Job
"$list"
(1..4 | ForEach-Object -Parallel { Start-Sleep -Milliseconds (1200 - 300 * $_); $_ } -ThrottleLimit 4) -join ' '
