Set-StrictMode -Version 2
try { $undef } catch { "$($_.FullyQualifiedErrorId) $_" }
try { (1).nosuch } catch { "$($_.FullyQualifiedErrorId) $_" }
function F($a,$b) { "$a $b" }
try { F(1,2) } catch { "$($_.FullyQualifiedErrorId)" }
F 1 2; F (1) (2); F (1,2)
try { @(1)[5]; 'ok' } catch { "$($_.FullyQualifiedErrorId)" }
Set-StrictMode -Version 3
try { @(1)[5]; 'ok' } catch { "$($_.FullyQualifiedErrorId)" }
Set-StrictMode -Off
"$undef"
function G { Set-StrictMode -Version 1; try { "$u" } catch { $_.FullyQualifiedErrorId } ; try { $u } catch { $_.FullyQualifiedErrorId } }
G; $u
$x = 1 | % { $_ } ; $x
$PSDefaultParameterValues = @{'Get-Date:Year'=1999;'*:ErrorAction'='SilentlyContinue'}
(Get-Date).Year; Get-Item nonexist; 'silent'
$PSDefaultParameterValues.Clear()
$PSDefaultParameterValues['Out-String:Width'] = 20; ('x' * 30 | Out-String).Trim().Length
$PSDefaultParameterValues.Clear()
function Def { [CmdletBinding()] param($P, [switch]$S) "P=$P S=$S" }
$PSDefaultParameterValues = @{'Def:P'='dp';'Def:S'=$true}; Def; Def -P 1 -S:$false; $PSDefaultParameterValues = @{}
Get-Command F | % { $_.Parameters.Keys -join ',' }
function T { [CmdletBinding()] param([Parameter(Mandatory)][ValidateNotNullOrEmpty()][string]$A, [ValidateRange(1,10)][int]$B = 5) "$A $B" }
T x; T x 10; foreach ($t in {T ''},{T x 11},{T},{T x y},{T x 1 2},{T -A},{T -C 1}) { try { & $t } catch { "$t => $($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category)" } }
1 | T x 2>&1 | % { "$_" }
& { param([string]$s = 'd') $s.Length } 'abc'
& { [CmdletBinding()] param([switch]$v) "$v" } -v
& { $args } 1 2 3 | % { "a$_" }
function Sw { param([switch]$A,[switch]$B) "$A $B $($A.IsPresent) $($A -eq $true) $(-not $A) $([bool]$B) $($A.GetType().Name) $([int][bool]$A)" }
Sw; Sw -A; Sw -A:$false -B; Sw -A:$true; $s = @{A=$true}; Sw @s
if ((& { param([switch]$q) $q } -q)) { 'yes' }
function SwPass { param([switch]$Force) Sw -A:$Force }; SwPass -Force; SwPass
function Vb { [CmdletBinding()] param() Write-Verbose 'vv'; Vb2 }; function Vb2 { [CmdletBinding()] param() Write-Verbose 'vv2' }
Vb -Verbose 4>&1 | % { "$_" }
$VerbosePreference = 'Continue'; Vb 4>&1 | % { "$_" }; Vb -Verbose:$false 4>&1; $VerbosePreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'; Write-Warning 'no'; $WarningPreference = 'Continue'
$InformationPreference = 'Continue'; Write-Information 'info' 6>&1 | % { "$_" }; $InformationPreference='SilentlyContinue'
Write-Debug 'dbg' -Debug 5>&1 | % { "$_" }
function Pg { Write-Progress -Activity a -Status b -PercentComplete 5; 'pg' }; Pg
1..3 | Tee-Object -Variable tv | % { $_ * 2 }; "$tv"
Measure-Command { 1 } | % { $_.GetType().Name }
function Ret { return }; $null -eq (Ret); @(Ret).Count
function RetN { return $null }; @(RetN).Count
function RetA { return ,@() }; (RetA).Count; $q = RetA; $q.GetType().Name
function RetE { @() }; $null -eq (RetE)
function Un { ,(1,2,3) }; (Un).Count; @(Un).Count
function Hash { @{a=1} }; (Hash).a
function Mixed { 1; 'two'; ,(3,4); @{five=5} }; (Mixed).Count; (Mixed)[2].Count
$v = . { 1; 2 }; $v.Count
$out = foreach ($i in 1..3) { $i * 2 }; "$out"
$w = while ($k -lt 2) { $k++; $k }; "$w"
$sw = switch (2) { 1 {'one'} 2 {'two'} }; $sw
$if = if ($false) { 1 }; $null -eq $if
