# A line '#Fields: ' that is not the first names the columns
function Show-Rows { ($input | ForEach-Object { ($_.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" }) -join ';' }) -join ' | ' }
"#Version: 1`n#Fields: time,a`n1,2" | ConvertFrom-Csv | Show-Rows
"#Fields: time,a`n1,2`n3,4" | ConvertFrom-Csv | Show-Rows
"#Version: 1`n#Fields: time,a`n1,2" | ConvertFrom-Csv -Header x, y | Show-Rows
[pscustomobject]@{ a = 1 }, [pscustomobject]@{ b = 2 } | ConvertTo-Csv
