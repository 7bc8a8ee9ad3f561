function foo { [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory, ValueFromPipeline, Position=0)][ValidateSet('a','b')][string[]]$Name, [Alias('n')][int]$Num = 5, [switch]$S) process { foreach ($x in $Name) { "$x $Num $S" } } }
$m2 = [System.Management.Automation.CommandMetadata]::new((Get-Command foo))
$t = [System.Management.Automation.ProxyCommand]::Create($m2)
$t
Set-Item function:foo2 ([scriptblock]::Create($t))
'a','b' | foo2 -n 7
foo2 a -S
try { foo2 z } catch { $_.FullyQualifiedErrorId; "$_" }
$meta = New-Object System.Management.Automation.CommandMetadata (Get-Command Sort-Object)
$null = $meta.Parameters.Remove('Unique')
Set-Item function:Sort2 ([scriptblock]::Create([System.Management.Automation.ProxyCommand]::Create($meta)))
(3,1,2 | Sort2 -Descending) -join ' '
(Get-Command Sort2).Parameters.ContainsKey('Unique')
(Get-Command Sort2).Parameters.ContainsKey('Descending')
$c = [System.Management.Automation.ProxyCommand]::Create((New-Object System.Management.Automation.CommandMetadata (Get-Command Select-Object)))
Set-Item function:Sel ([scriptblock]::Create($c))
(1..5 | Sel -First 2) -join ' '
$m2 | fl Name,CommandType,DefaultParameterSetName,SupportsShouldProcess,SupportsPaging,PositionalBinding,SupportsTransactions,HelpUri,RemotingCapability,ConfirmImpact
"[$([System.Management.Automation.ProxyCommand]::GetParamBlock($m2))]"
function foo3 { [CmdletBinding(DefaultParameterSetName='A')] param([Parameter(ParameterSetName='A')][Parameter(ParameterSetName='B', Mandatory)][ValidateRange(1,5)]$x, [Parameter(ParameterSetName='B')][ValidateNotNullOrEmpty()][AllowNull()][ValidatePattern('a"b')][ValidateScript({$_ -gt 1})][ValidateLength(1,2)][ValidateCount(1,3)][hashtable]$y) }
[System.Management.Automation.ProxyCommand]::GetParamBlock([System.Management.Automation.CommandMetadata]::new((Get-Command foo3)))
function plain($a, $b) { }
[System.Management.Automation.ProxyCommand]::Create([System.Management.Automation.CommandMetadata]::new((Get-Command plain)))
