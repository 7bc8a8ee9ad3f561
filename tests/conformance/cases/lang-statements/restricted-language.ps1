# CheckRestrictedLanguage says whether a block would do as the body of a data section.
$blocks = @(
    { 2 + 3, 'text', @{ a = 1 } }
    { $PSCulture, $true }
    { $depth + 1 }
    { $other }
    { Get-Depth 3 }
    { Get-Other }
    { $depth.Length }
    { 'a'.ToUpper() }
    { $env:DEPTH }
    { [math] }
    { $depth = 1 }
    { 'a' -match 'b' }
)
foreach ($block in $blocks) {
    foreach ($environment in $false, $true) {
        try {
            $block.CheckRestrictedLanguage([string[]]('Get-Depth', 'Set-Depth'), [string[]]('depth'), $environment)
            "$block is fine"
        } catch {
            '{0}: {1}' -f $_.FullyQualifiedErrorId, (($_.Exception.Message -split "`n")[-1])
        }
    }
}
{ Get-Anything $anything }.CheckRestrictedLanguage([string[]]'Get-Anything', [string[]]'*', $false)
