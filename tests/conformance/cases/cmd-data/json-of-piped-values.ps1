# What type data adds is shown for values that come through the pipeline
# tags: v7
[guid]::Empty | ConvertTo-Json -Compress
ConvertTo-Json ([guid]::Empty) -Compress
[guid]::Empty, 1 | ConvertTo-Json -Compress
@{ g = [guid]::Empty } | ConvertTo-Json -Compress
[ipaddress]'1.2.3.4' | ConvertTo-Json -Compress
'<a "b">' | ConvertTo-Json -EscapeHandling EscapeHtml
@('' | ConvertFrom-Json).Count
