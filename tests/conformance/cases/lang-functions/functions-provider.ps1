# Functions as items of the Function: drive
function Alpha { 'alpha' }
Get-Item function:Alpha | ForEach-Object { "$($_.Name) $($_.CommandType) $($_.GetType().Name)" }
(Get-ChildItem function:Alp*).Name
Test-Path function:Alpha; Test-Path function:Nope
Set-Item function:Beta -Value { "beta $args" }; Beta 1
Set-Item function:Beta 'param($x) "text $x"'; Beta 2
New-Item function: -Name Gamma -Value { 'gamma' } | ForEach-Object Name; Gamma
try { New-Item function:Gamma -Value { 'again' } -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" }
Copy-Item function:Alpha function:Delta; Delta
Rename-Item function:Delta Epsilon; Epsilon; Test-Path function:Delta
Get-Content function:Alpha
Set-Content function:Zeta '"zeta"'; Zeta
(Get-Content function:Alpha).GetType().Name
Clear-Item function:Alpha -ErrorAction SilentlyContinue; Test-Path function:Alpha
Remove-Item function:Beta; try { Beta } catch { $_.FullyQualifiedErrorId }
try { Remove-Item function:NotThere -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category)" }
$function:Eta = { 'eta' }; Eta; ${function:Eta}.GetType().Name
$function:Eta.Invoke()
function Theta($a, [int]$b = 2) { "$a $b" }
$function:Theta.ToString().Trim()
(Get-Item function:Theta).Definition.Trim()
(Get-Item function:Theta).ScriptBlock.Invoke(1, 5)
(Get-Item function:Theta).Options
Set-Item function:Ro { 'ro' } -Options ReadOnly -Force; try { Set-Item function:Ro { 'x' } -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId) $_" }
try { function Ro { 'y' } } catch { "$($_.FullyQualifiedErrorId) $_" }; Ro
try { Remove-Item function:Ro -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" }; Remove-Item function:Ro -Force; Test-Path function:Ro
function global:Iota { 'iota' }; & { Iota; function Iota { 'local iota' }; Iota }; Iota
Get-Alias ? | ForEach-Object { $_.Definition }
Set-Item alias:al Get-Date; (Get-Item alias:al).Definition; $alias:al
Test-Path alias:al; Remove-Item alias:al; Test-Path alias:al
try { Remove-Item alias:gci -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" }
Set-Alias -Name scoped -Value Get-Item; & { Set-Alias -Name scoped -Value Get-Date; (Get-Alias scoped).Definition }; (Get-Alias scoped).Definition
New-Alias nal1 Get-Item; try { New-Alias nal1 Get-Date -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
