# The order of a parameter's attributes
function F { [CmdletBinding()] param(
[Parameter(Mandatory)][Alias('a')][ValidateRange(1,2)][int]$X,
[ValidateRange(1,2)][Alias('b')][Parameter(Mandatory)][int]$Y,
[int][ValidateRange(1,2)][Alias('c')]$Z,
[ValidateSet('q')][string]$S, $U, [switch]$W, [AllowNull()][ValidateNotNull()]$V, [Parameter(ParameterSetName='A')][Parameter(ParameterSetName='B')][ValidateNotNull()]$M) }
foreach ($p in 'X','Y','Z','S','U','W','V','M') { "$p`: " + ((Get-Command F).Parameters[$p].Attributes | % { $_.GetType().Name -replace 'Attribute$' }) + " | " + (Get-Command F).Parameters[$p].ParameterType }
function F2 { param([Parameter(Mandatory)][Alias('a')][ValidateRange(1,2)][int]$X) }
(Get-Command F2).Parameters.X.Attributes | % { $_.GetType().Name -replace 'Attribute$' }
