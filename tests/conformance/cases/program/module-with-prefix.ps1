# Module-qualified names know the prefix of Import-Module
Set-Content Tools.psm1 'function Get-A { "a" }', 'function Get-B { "b" }'
Import-Module ./Tools.psm1 -Prefix X
Get-XA
Tools\Get-XA
try { Tools\Get-A } catch { "$_"; $_.FullyQualifiedErrorId }
try { Tools\Nope } catch { $_.FullyQualifiedErrorId }
try { NoTools\Nope } catch { "$_"; $_.FullyQualifiedErrorId }
(Get-Module Tools).ExportedFunctions.Keys
function Set-Price { param([Parameter(ValueFromPipelineByPropertyName)]$Name, [Parameter(ValueFromPipelineByPropertyName)][ValidateRange(0, 9)][double]$Price = 1) process { "$Name $Price $($Price.GetType().Name)" } }
[pscustomobject]@{ Name = 'a'; Price = 2 }, [pscustomobject]@{ Name = 'b' } | Set-Price
