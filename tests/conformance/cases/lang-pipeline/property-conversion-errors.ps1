# Pipeline values and properties that do not convert
function D { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$InputObject, [Parameter(ValueFromPipelineByPropertyName)][string]$Name, [Parameter(ValueFromPipelineByPropertyName)][int]$Size) process { "I=$InputObject N=$Name S=$Size" } }
[pscustomobject]@{ Name = 'prop'; Size = 'big' } | D
function E1 { [CmdletBinding()] param([Parameter(ValueFromPipelineByPropertyName)][int]$Size) process { "S=$Size" } }
[pscustomobject]@{ Size = 'big' } | E1
[pscustomobject]@{ Size = 'big' }, [pscustomobject]@{ Size = '3' } | E1
[pscustomobject]@{ Other = 'big' } | E1
function V { [CmdletBinding()] param([Parameter(ValueFromPipeline)][int]$N,[Parameter(ValueFromPipelineByPropertyName)][string]$Name) process { "N=$N $Name" } }
'a','1' | V
[pscustomobject]@{ Name = 'x' } | V
function W { [CmdletBinding()] param([Parameter(ValueFromPipeline,ValueFromPipelineByPropertyName)][int]$N) process { "N=$N" } }
[pscustomobject]@{ N = '7' } | W
[pscustomobject]@{ N = 'q' } | W
[pscustomobject]@{ Q = 'q' } | W
function X { [CmdletBinding()] param([Parameter(ValueFromPipelineByPropertyName)][ValidateRange(1,3)][int]$N) process { "N=$N" } }
[pscustomobject]@{ N = 9 } | X
[pscustomobject]@{ N = 'q' } | X
function Y { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$I,[Parameter(ValueFromPipelineByPropertyName)][ValidateRange(1,3)][int]$N) process { "N=$N" } }
[pscustomobject]@{ N = 9 } | Y
[pscustomobject]@{ N = 2 } | Y
function Z { [CmdletBinding()] param([Parameter(ValueFromPipeline)][datetime]$D,[Parameter(ValueFromPipeline)][int]$N) process { "D=$D N=$N" } }
'5' | Z
5 | Z
'2020-01-01' | Z
