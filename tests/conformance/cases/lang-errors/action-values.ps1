# ErrorAction values one by one
$Error.Clear()
foreach ($ea in 'SilentlyContinue', 'Ignore', 'Continue', 'Stop', 'Inquire', 'Break', 'Suspend', 'Bogus') {
    if ($ea -in 'Inquire', 'Break') { continue }
    try { Get-Variable nope -ErrorAction $ea 2>$null; "$ea`: continued, errors $($Error.Count)" } catch { "$ea`: caught $($_.FullyQualifiedErrorId)" }
}
function Adv { [CmdletBinding()] param() Write-Error 'inner'; "pref $ErrorActionPreference" }
Adv -ErrorAction Ignore
Adv -ErrorAction SilentlyContinue
$Error[0].ToString()
try { Adv -EA Stop } catch { "caught: $_" }
function WarnAdv { [CmdletBinding()] param() Write-Warning 'w'; Write-Verbose 'v'; Write-Debug 'd'; Write-Information 'i' }
WarnAdv -WarningAction SilentlyContinue -WarningVariable wv -InformationVariable iv
"$wv / $iv"
WarnAdv -WarningAction Ignore -WarningVariable wv; "[$wv]"
try { WarnAdv -WarningAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
WarnAdv -Verbose -WarningAction SilentlyContinue
WarnAdv -Debug -WarningAction SilentlyContinue
WarnAdv -InformationAction Continue -WarningAction SilentlyContinue
