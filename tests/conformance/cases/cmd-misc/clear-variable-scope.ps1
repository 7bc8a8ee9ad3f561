# Clear-Variable assigns: without -Scope a variable of an outer scope stays
$a = 3; & { Clear-Variable a; "[$a]" }; "[$a]"
& { Clear-Variable a -Scope 1 }; "[$a]"
[int]$t = 5; Clear-Variable t; $t
