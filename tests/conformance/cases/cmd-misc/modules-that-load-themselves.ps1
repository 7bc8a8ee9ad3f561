# Modules may load one another ten deep and no deeper.
$null = New-Item -ItemType Directory -Force Loop
Set-Content Loop/Loop.psm1 @'
$global:loads++
try { Import-Module "$PSScriptRoot/Loop.psm1" -ErrorAction Stop } catch { if (-not $global:said) { $global:said = $_.FullyQualifiedErrorId } }
function Get-Loop { 'looped' }
'@
Import-Module ./Loop/Loop.psm1
Get-Loop
$global:loads
$global:said
