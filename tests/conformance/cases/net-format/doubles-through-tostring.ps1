# ToString of large doubles keeps the digits that a string conversion rounds away
foreach ($d in 1e14, 1e15, 1e16, 1e17, 1234567890123456.0, 1.5e-5) { "$($d.ToString()) | {0} | $d | $([string]::Format('{0}', $d)) | $([convert]::ToString($d))" -f $d }
foreach ($s in [single[]](1e7, 1e8, 1e9)) { "$($s.ToString()) | $s" }
[Text.StringBuilder]::new().Append(1e15).ToString()
[pscustomobject]@{ a = 1e15 } | ConvertTo-Csv
1e15
