# What commands say of a folder where they want a file.
$null = New-Item -ItemType Directory -Force shelf
$tries = @(
    { Get-Content shelf }, { Import-Csv shelf }, { Import-Clixml shelf }, { Import-Alias shelf }, { Get-FileHash shelf }
    { Format-Hex shelf }, { Import-PowerShellDataFile shelf }, { Select-Xml -Path shelf -XPath '/a' }, { 1 | Out-File shelf }
    { Export-Csv shelf -InputObject 1 }, { Export-Clixml shelf -InputObject 1 }, { Export-Alias shelf }, { Set-Content shelf 1 }
    { . ./shelf }, { 'x' > shelf }, { switch -File shelf { default { $_ } } }
)
foreach ($try in $tries) {
    try { $ErrorActionPreference = 'Stop'; $null = & $try; "$try went through" } catch { "$try $($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category)" }
}
