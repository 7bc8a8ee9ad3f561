# the arguments of a call are evaluated before its null target is noticed
$count = 0
$nothing.Method($($count++))
"count $count"
$nothing.Method([NoSuchType]::Value)
$nothing.Method((1 / 0))
try { $nothing.Method($(throw 'in the argument')) } catch { "caught: $_" }
$nothing.Method([NoSuchElement[]]@(1))
[System.Collections.Generic.List[NoSuchElement]]::new()
