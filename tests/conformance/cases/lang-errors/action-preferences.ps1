# ErrorAction values on cmdlets, functions and blocks
foreach ($a in 'Continue', 'SilentlyContinue', 'Ignore', 'Stop') {
    $Error.Clear()
    try { Get-Item nope -ErrorAction $a 2>$null; "$a after $? $($Error.Count)" } catch { "$a caught $($_.Exception.GetType().Name) $($Error.Count)" }
}
function Adv { [CmdletBinding()] param() Write-Error 'adv'; "pref=$ErrorActionPreference" }
foreach ($a in 'Continue', 'SilentlyContinue', 'Ignore', 'Stop') { try { Adv -ErrorAction $a 2>$null } catch { "$a caught $_" } }
function Inner { Write-Error 'inner'; 'inner out' }
function Outer { [CmdletBinding()] param() Inner; 'outer out' }
try { Outer -ErrorAction Stop } catch { "outer stop: $_" }
Outer -ErrorAction SilentlyContinue
& { $ErrorActionPreference = 'Stop'; try { Inner } catch { "block stop $_" } }
& { $ErrorActionPreference = 'Ignore'; Inner; 1/0; 'after' }
try { & { $ErrorActionPreference = 'Stop'; 1/0; 'no' } } catch { "stop div $($_.FullyQualifiedErrorId)" }
try { throw 'thrown' } catch { $ErrorActionPreference }
function Th { [CmdletBinding()] param() throw 'th'; 'after th' }
try { Th -ErrorAction SilentlyContinue; 'went on' } catch { 'caught th' }
try { Th -ErrorAction Ignore } catch { 'caught th2' }
try { [int]'x' -ErrorAction SilentlyContinue } catch { $_.FullyQualifiedErrorId }
try { Get-Item nope -ErrorAction 'Stop' } catch { $_.CategoryInfo.Activity }
try { Get-Item nope -ea 1 } catch { 'numeric stop' }
$ErrorActionPreference = 'Stop'
try { Get-Content nofile } catch { "pref $($_.FullyQualifiedErrorId)" }
try { Get-Item nope1, nope2 } catch { $_.TargetObject -replace '.*[\\/]' }
Get-Item nope -ErrorAction SilentlyContinue; "continued $?"
try { Write-Error 'we' -ErrorAction Continue 2>$null; 'we went on' } catch { 'no' }
try { nosuchcommand } catch { "cmd $($_.FullyQualifiedErrorId)" }
$ErrorActionPreference = 'Continue'
$WarningPreference = 'Stop'; try { Write-Warning 'ws' } catch { "$_" }; $WarningPreference = 'Continue'
$VerbosePreference = 'Stop'; try { Write-Verbose 'vs' } catch { "$_" }; $VerbosePreference = 'SilentlyContinue'
$InformationPreference = 'Stop'; try { Write-Information 'is' } catch { "$_" }; $InformationPreference = 'SilentlyContinue'
$DebugPreference = 'Stop'; try { Write-Debug 'ds' } catch { "$_" }; $DebugPreference = 'SilentlyContinue'
