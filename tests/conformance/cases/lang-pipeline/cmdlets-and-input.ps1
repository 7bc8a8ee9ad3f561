# InputObject by argument and by pipeline
Select-Object -InputObject 1, 2, 3 -First 1 | ForEach-Object { "$_" }
1, 2, 3 | Select-Object -First 1
Sort-Object -InputObject 3, 1, 2 | ForEach-Object { "$_" }
Measure-Object -InputObject 1, 2, 3 | ForEach-Object Count
1, 2, 3 | Measure-Object | ForEach-Object Count
ForEach-Object -InputObject 1, 2 { "[$_]" }
Where-Object -InputObject 5 { $_ -gt 3 }
Group-Object -InputObject 1, 2 | ForEach-Object Count
Get-Unique -InputObject 1, 1 | ForEach-Object { "$_" }
1, 1, 2 | Get-Unique
Write-Output -InputObject 1, 2 | Measure-Object | ForEach-Object Count
Out-String -InputObject 'x' | ForEach-Object Length
Tee-Object -InputObject 'tee' -Variable tv; $tv
ConvertTo-Json -InputObject @(1) -Compress
@(1) | ConvertTo-Json -Compress
Get-Member -InputObject @(1, 2) -Name Count | ForEach-Object Name
1, 'a' | Get-Member -MemberType Method -Name ToString | ForEach-Object TypeName
Compare-Object 1, 2 2, 3 | ForEach-Object { "$($_.InputObject)$($_.SideIndicator)" }
'b', 'a' | Sort-Object | Select-Object -Last 1
$null | Select-Object -First 1 | Measure-Object | ForEach-Object Count
@{ a = 1 } | Select-Object -Property a | ForEach-Object a
@{ a = 1; b = 2 } | ForEach-Object { $_.Count }
(@{ a = 1; b = 2 }).GetEnumerator() | Sort-Object Name | ForEach-Object { "$($_.Key)=$($_.Value)" }
'abc' | Select-Object -ExpandProperty Length
'one', 'three' | ForEach-Object Length
'x' | Add-Member NoteProperty N 5 -PassThru | ForEach-Object N
1..3 | Join-String -Separator '-'
'a b' -split ' ' | ForEach-Object { $_ } | Out-String -Stream
[int[]]@(3, 1) | Sort-Object
1..3 | Select-Object @{ n = 'sq'; e = { $_ * $_ } } | ForEach-Object sq
,@(1, 2) | ForEach-Object { $_.Count }
'text' | Out-File of.txt; 'text2' | Out-File of.txt -Append; Get-Content of.txt | Select-String 'text2' | ForEach-Object LineNumber
