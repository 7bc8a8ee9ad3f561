# -ErrorVariable and its kin of an advanced function hang on the pipe its output takes.
function Get-Noise {
    [CmdletBinding()]
    param()
    'noise'
    Write-Error 'bang'
    Write-Warning 'careful'
}
function Step-Last { [CmdletBinding()] param() Get-Noise }
function Step-First { [CmdletBinding()] param() Get-Noise | Out-Null }
function Step-Kept { [CmdletBinding()] param() $kept = Get-Noise; "kept $kept" }
function Step-Redirected { [CmdletBinding()] param() Get-Noise 2>$null 3>$null }
function Step-Merged { [CmdletBinding()] param() $all = Get-Noise 2>&1 3>&1; $all.Count }
function Step-Caught { [CmdletBinding()] param() try { [int]'many' } catch { 'caught' } }
function Step-Ignored { [CmdletBinding()] param() Get-Noise -ErrorAction Ignore -WarningAction Ignore }
foreach ($name in 'Last', 'First', 'Kept', 'Redirected', 'Merged', 'Caught', 'Ignored') {
    $out = & "Step-$name" -ErrorVariable bad -WarningVariable odd 2>$null 3>$null
    "$name : out=$out errors=$bad warnings=$odd"
}
'-- scopes and appending'
function Save-Far { [CmdletBinding()] param() Get-Noise -OutVariable script:far -ErrorVariable global:farther 2>$null 3>$null }
$null = Save-Far
"$far / $farther"
$null = Get-Noise -ErrorVariable twice 2>$null 3>$null
& { $null = Get-Noise -ErrorVariable +twice 2>$null 3>$null; $twice.Count }
$twice.Count
try { Step-Last -ErrorAction Stop -ErrorVariable stopped 3>$null } catch { "stopped: $_" }
$stopped[0].GetType().Name
