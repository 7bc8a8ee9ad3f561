function A { param([Parameter(ValueFromPipeline)][int]$N, [Parameter(ValueFromPipelineByPropertyName)][string]$Name, [Parameter(ValueFromPipelineByPropertyName)][Alias('Len')][int]$Length) process { "N=$N Name=$Name Length=$Length keys=$(($PSBoundParameters.Keys | sort) -join ',')" } }
5 | A
'7' | A
[pscustomobject]@{Name='x';Length=4} | A -ea SilentlyContinue
[pscustomobject]@{Name='x';Len=4} | A 9
'abc' | A 1
@{Name='h'} | A -ea SilentlyContinue
3.7, '8', $true | A
function B { param([Parameter(Mandatory,ValueFromPipelineByPropertyName)]$Id, [Parameter(ValueFromPipelineByPropertyName)]$Tag='def') process { "$Id $Tag" } }
[pscustomobject]@{Id=1;Tag='t'},[pscustomobject]@{Id=2},[pscustomobject]@{Tag='only'} | B
[pscustomobject]@{Id=$null} | B
function C { [CmdletBinding(DefaultParameterSetName='P')] param([Parameter(ParameterSetName='P',Position=0,Mandatory)]$Path,[Parameter(ParameterSetName='L',Mandatory)]$Lit,[Parameter(ParameterSetName='P')][Parameter(ParameterSetName='L',Mandatory)]$Both) "$($PSCmdlet.ParameterSetName) $Path $Lit $Both" }
C p; C -Lit l -Both b; C p -Both b
foreach ($t in {C},{C -Lit 1},{C -Both 1},{C 1 -Lit 2},{C -Path 1 2}) { try { & $t } catch { "$t $($_.FullyQualifiedErrorId) $_" } }
function D { param([Parameter(ParameterSetName='A',ValueFromPipeline)][string]$S,[Parameter(ParameterSetName='B',ValueFromPipeline)][hashtable]$H,[Parameter(ParameterSetName='C',ValueFromPipeline)][int]$I) process { "$($PSCmdlet.ParameterSetName) S=$S H=$($H.Count) I=$I" } }
'str' | D; @{a=1} | D; 5 | D; 1.5 | D; 'a',@{},3 | D
function E { param([Parameter(Position=0)]$A,[Parameter(Position=0,ParameterSetName='X')]$B) "A=$A B=$B" }
try { E 1 } catch { "$_" }
function F { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$X,[switch]$All) begin { $acc=@() } process { $acc += $X } end { "$($acc.Count) $All" } }
1..3 | F -All; F -All 1; ,(1..3) | F; $null | F; @() | F
function G { [CmdletBinding()] param([Parameter(ValueFromPipeline)][string[]]$X) process { foreach ($i in $X) { "[$i]" } } }
'a','b' | G; G a,b; 'a' | G -X z -ea SilentlyContinue
function H2 { param([Parameter(ValueFromPipelineByPropertyName)][string]$FullName, [Parameter(ValueFromPipelineByPropertyName)][datetime]$LastWriteTime) process { (Split-Path -Leaf $FullName); $LastWriteTime.GetType().Name } }
Set-Content zz.txt 1; Get-Item zz.txt | H2
function I2 { param([Parameter(ValueFromPipeline)][ValidateScript({ $_ -gt 2 })]$V) process { "v$V" } }
1,3 | I2 2>&1 | % { if ($_ -is [string]) { $_ } else { $_.FullyQualifiedErrorId } }
function J2 { [CmdletBinding()] param([Parameter(Mandatory,ValueFromPipeline)][AllowNull()][AllowEmptyString()]$V) process { "[$V]" } }
$null,'',1 | J2
function K2 { [CmdletBinding()] param([Parameter(Mandatory,ValueFromPipeline)]$V) process { "[$V]" } }
$null,'',1 | K2
@() | K2
try { K2 } catch { $_.FullyQualifiedErrorId }
function L2 { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$V, [Parameter(ValueFromPipeline)]$W) process { "$V $W" } }
1 | L2
function M2 { param([Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)]$Name) process { "n=$Name" } }
[pscustomobject]@{Name='prop'} | M2; 'val' | M2
function N2 { param([Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)][string]$Name) process { "n=$Name" } }
[pscustomobject]@{Name='prop'} | N2; 'val' | N2; 5 | N2
function O2 { param([Parameter(ValueFromPipeline)][object[]]$In) process { $In.Count } }
1,2 | O2; ,(1,2) | O2; O2 (1,2)
function P2 { param([Parameter(ValueFromPipeline)][psobject]$In) process { $In.GetType().Name } }
1,'a',@{} | P2
