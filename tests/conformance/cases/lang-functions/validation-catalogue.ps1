try { Get-ChildItem -Depth:$null } catch { "$($_.CategoryInfo)|$($_.Exception.GetType().Name)" }
try { & { param([ValidateSet('a')]$x) 1 } $null } catch { "$_" }
try { & { param([ValidateSet('a')][string]$x) 1 } $null } catch { "$_" }
try { & { param([ValidateRange(1,2)][int]$x) 1 } $null } catch { "$_" }
try { & { param([ValidatePattern('a')]$x) 1 } @() } catch { "$_" }
try { & { param([ValidateSet('a')]$x) 1 } @('a',$null) } catch { "$_" }
try { & { param([ValidateCount(1,2)]$x) 1 } $null } catch { "$_" }
try { & { param([ValidateCount(1,2)]$x) 1 } @() } catch { "$_" }
try { & { param([ValidateCount(1,1)]$x) 1 } 1,2 } catch { "$_" }
try { & { param([ValidateScript({$true})]$x) 1 } $null } catch { "$_" }
try { & { param([ValidateLength(1,2)]$x) 1 } $null } catch { "$_" }
try { & { param([Parameter(Mandatory)][ValidateSet('a')][string]$x) 1 } '' } catch { "$_" }
try { & { param([Parameter(Mandatory)][ValidateRange(1,2)][int]$x) 1 } $null } catch { "$_" }
try { & { param([Parameter(Mandatory)][int]$x) "v$x" } $null } catch { "$_" }
try { & { param([Parameter(Mandatory)][bool]$x) "v$x" } $null } catch { "$_" }
try { & { param([ValidateRange('Positive')][int]$x) "v$x" } 0 } catch { "$_" }
try { & { param([ValidateRange('NonNegative')][int]$x) "v$x" } -5 } catch { "$_" }
try { & { param([ValidateRange('Negative')][double]$x) "v$x" } 5.5 } catch { "$_" }
try { & { param([ValidateRange('NonPositive')][int]$x) "v$x" } 5 } catch { "$_" }
try { & { param([ValidateRange('Positive')]$x) "v$x" } 'abc' } catch { "$_" }
try { & { param([ValidateRange(1.5,2.5)]$x) "v$x" } 2 } catch { "$_" }
try { & { param([ValidateRange('a','f')]$x) "v$x" } 'c' } catch { "$_" }
try { & { param([ValidateRange('a','f')]$x) "v$x" } 'z' } catch { "$_" }
try { & { param([ValidateRange(5,1)]$x) "v$x" } 3 } catch { "$_ $($_.FullyQualifiedErrorId)" }
try { & { param([ValidateNotNull()][string[]]$x) "v$x" } @() } catch { "$_" }
try { & { param([AllowNull()][Parameter(Mandatory)]$x) "v$x" } $null } catch { "$_" }
try { & { param([Alias('a','b')]$x) "v$x" } -a 3 } catch { "$_" }
try { & { param([PSTypeName('My.Type')]$x) "v$x" } 3 } catch { "$_ $($_.FullyQualifiedErrorId)" }
$o=[pscustomobject]@{PSTypeName='My.Type';a=1}; & { param([PSTypeName('My.Type')]$x) "v$($x.a)" } $o
try { & { param([ValidateSet('a','b')][string[]]$x) "v$x" } a,b,A } catch { "$_" }
try { & { param([ValidateSet('a','b')][string[]]$x) "v$x" } a,c } catch { "$_" }
try { & { param([ValidateSet(1,2)]$x) "v$x" } 2 } catch { "$_" }
function PV { param([ValidateSet('a','b')]$x = 'zzz') "v$x" ; try { $x = 'q' } catch { "$_" } ; $x='b'; $x }
PV
function PX { param([int]$x) try { $x = 'q' } catch { "$_ | $($_.FullyQualifiedErrorId) | $($_.CategoryInfo)" }; $x = '5'; $x.GetType().Name }
PX 3
function PY { param([ValidateRange(1,5)][int]$x) try { $x = 9 } catch { "$_ | $($_.FullyQualifiedErrorId) | $($_.CategoryInfo)" } ; $x }
PY 3
