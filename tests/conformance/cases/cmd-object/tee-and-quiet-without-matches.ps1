# Tee-Object sets no variable without input; Select-String -Quiet says False for files only
$e = 5; @() | Tee-Object -Variable e; $e
'x' | Select-String o -Quiet
Set-Content a.txt x
Select-String o a.txt -Quiet
