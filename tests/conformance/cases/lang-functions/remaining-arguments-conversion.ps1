# Remaining arguments that do not convert
function T { param([Parameter(ValueFromRemainingArguments)][int[]]$Nums) "$Nums" }
try { T 1 x } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
try { T x } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
try { T -Nums 1,x } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
function T3 { [CmdletBinding()] param([Parameter(ValueFromRemainingArguments)][ValidateSet('a','b')][string[]]$Num) "$Num" }
T3 a b
try { T3 a c } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
function T4 { [CmdletBinding()] param([Parameter(ValueFromRemainingArguments)]$R, $First) "F=$First R=$($R -join '|')" }
T4 1 2 3
T4 -q 1
function T5 { [CmdletBinding()] param([Parameter(Mandatory,ValueFromRemainingArguments)][string[]]$R) "R=$($R -join '|')" }
T5 x y
try { T5 } catch { $_.FullyQualifiedErrorId }
function Int($x) { [int[]]$x } ; try { [int[]](1,'x') } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
function Arr([int[]]$a) { "$a" }; try { Arr 1,x } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
try { Arr ([System.Collections.Generic.List[object]](1,'x')) } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
try { Arr (,@(1,'x')) } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
