@'
$script:count = 0
function Get-Counter2 { $script:count++; $script:count }
function Hidden { 'h' }
Set-Alias gc2 Get-Counter2
$pub = 5
Export-ModuleMember -Function Get-Counter2 -Alias gc2 -Variable pub
'@ | Set-Content ./mymod.psm1
Import-Module ./mymod.psm1
Get-Counter2; gc2; $pub
try { Hidden } catch { $_.FullyQualifiedErrorId }
$m = Get-Module mymod
"$($m.Name) $($m.ModuleType) $($m.Version) $($m.ExportedFunctions.Count) $($m.ExportedAliases.Keys) $($m.ExportedVariables.Keys) $($m.ExportedCommands.Keys)"
& $m { $script:count }
& $m { Hidden }
(Get-Command Get-Counter2).Module.Name; (Get-Command Get-Counter2).Source; (Get-Command Get-Counter2).ModuleName
mymod\Get-Counter2
Import-Module ./mymod.psm1 -Prefix X -PassThru | % Name
Get-XCounter2
Remove-Module mymod
try { Get-Counter2 } catch { $_.FullyQualifiedErrorId }
$d = New-Module -Name dyn -ScriptBlock { param($z) $v = $z; function Get-V { $v }; function Set-V($n) { $script:v = $n } } -ArgumentList 9
Get-V; Set-V 4; Get-V; "$v"
$o = New-Module -AsCustomObject { $n = 1; function Inc { $script:n++; $script:n }; Export-ModuleMember -Function * -Variable * }
$o.Inc(); $o.Inc(); $o.n; $o.n = 10; $o.Inc()
@'
function Invoke-It([scriptblock]$b) { $x = 'module'; & $b }
function Invoke-Dot([scriptblock]$b) { $x = 'moduledot'; . $b; $x }
function Get-Glob { $globv }
function Set-Glob { $global:globv = 'setbymod'; $globl = 1 }
function Use-ForEach($b) { 1..2 | ForEach-Object $b }
'@ | Set-Content ./m2.psm1
Import-Module ./m2.psm1
$x = 'caller'; Invoke-It { "x=$x" }
Invoke-Dot { "x=$x"; $x = 'set' }; $x
$globv = 'gv'; Get-Glob; Set-Glob; $globv
function Local { $x = 'local'; Invoke-It { "x=$x" } }
Local
Use-ForEach { "$_ $x" }
Get-Module m2 | % { $_.ExportedFunctions.Keys -join ',' }
Import-Module ./m2.psm1 -Function Get-Glob -Force
$mod = Import-Module ./m2.psm1 -PassThru -Force; $mod.GetType().Name
(Get-Module).Name -join ','
try { Import-Module nomod -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId) | $_ | $($_.CategoryInfo)" }
Import-Module nomod2 2>&1 | % { $_.FullyQualifiedErrorId }
New-Item -ItemType Directory Mods/Cool | Out-Null
Set-Content Mods/Cool/Cool.psm1 'function Get-Cool { param($a=1) "cool $a" } function helper {1}; New-Alias cool Get-Cool'
Set-Content Mods/Cool/Cool.psd1 "@{ ModuleVersion='2.1'; RootModule='Cool.psm1'; FunctionsToExport='Get-*'; AliasesToExport='*'; Author='me'; Description='d'; GUID='11111111-2222-3333-4444-555555555555' }"
Import-Module ./Mods/Cool; Get-Cool 5; cool
try { helper } catch { 'hidden helper' }
$c = Get-Module Cool; "$($c.Version) $($c.Author) $($c.Description) $($c.Guid) $($c.ModuleType) $(Split-Path -Leaf $c.Path) $(Split-Path -Leaf $c.ModuleBase) $($c.RootModule)"
Remove-Module Cool; (Get-Module Cool) -eq $null
Set-Content onrem.psm1 '$MyInvocation.MyCommand.ScriptBlock.Module.OnRemove = { "removed" | Set-Content removed.txt }; function Zz {1}'
Import-Module ./onrem.psm1; Remove-Module onrem; Get-Content removed.txt
Set-Content argm.psm1 'param($p) function Get-P { $p }.GetNewClosure; function Get-P2 { $script:p }'
Import-Module ./argm.psm1 -ArgumentList 77; Get-P2
