# -OutBuffer holds objects back until there are more than that many, or the command ends
1..5 | ForEach-Object { Write-Host "make $_"; $_ } -OutBuffer 1 | ForEach-Object { Write-Host "take $_" }
function relay {
    [CmdletBinding()]
    param([Parameter(ValueFromPipeline)]$Item)
    process { Write-Host "relay $Item"; $Item }
    end { Write-Host 'relay ends'; 'last' }
}
1..3 | relay -OutBuffer 9 | ForEach-Object { Write-Host "got $_" }
1..3 | Write-Output -OutBuffer 5 -OutVariable kept | ForEach-Object { "$_ of $($kept.Count)" }
1 | ForEach-Object { $_ } -OutBuffer -1
