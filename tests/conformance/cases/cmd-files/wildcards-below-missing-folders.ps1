# what stands before the first wildcard must exist; after it nothing need be found
Get-ChildItem ./gone/*.txt
Get-Item ./gone/*/x
Remove-Item ./gone/*.txt
Set-Content ./gone/*.txt 'x'
Test-Path ./gone/*.txt
@(Get-Item ./none*/x).Count
Get-Content ./none*.txt
Get-Content ./*.none, ./*.nothing
Move-Item -LiteralPath 'missing[1]' -Destination other
Rename-Item -LiteralPath 'missing[1]' -NewName other
Test-Path $null, '.'
Get-Item '.', $null | ForEach-Object { 'never' }
Split-Path -Leaf -Resolve ./gone/*.txt
