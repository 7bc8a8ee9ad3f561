# Parameters whose names, aliases or positions clash: refused at the call, not at the definition.
$texts = @(
    'param([Alias("b")]$A, $B)'
    'param([Alias("c")]$A, [Alias("C")]$B)'
    'param([Alias("a")]$A)'
    '[CmdletBinding()] param($Verbose)'
    '[CmdletBinding()] param($vb)'
    '[CmdletBinding()] param([Alias("Debug")]$Trace)'
    '[CmdletBinding()] param([Alias("ea")]$Each)'
    '[CmdletBinding()] param($WhatIf)'
    '[CmdletBinding(SupportsShouldProcess)] param($WhatIf)'
    'param($Verbose)'
    'param([Parameter(Position = 0)]$A, [Parameter(Position = 0)]$B)'
    'param([Parameter(Position = 1)]$A, [Parameter(Position = 1)]$B, [Parameter(Position = 0)]$C)'
    'param([Parameter(ValueFromRemainingArguments)]$A, [Parameter(ValueFromRemainingArguments)]$B)'
)
foreach ($text in $texts) {
    $block = [scriptblock]::Create("$text 'ran'")
    foreach ($arguments in @(), @(1)) {
        try { "$text $(& $block @arguments)" } catch { "$($_.FullyQualifiedErrorId) [$($_.CategoryInfo.Category)] $_" }
    }
}
function Get-Pair { [CmdletBinding()] param([Parameter(Position = 0)]$A, [Parameter(Position = 0)]$B) "$A $B" }
Get-Pair -A 1 2
Get-Pair -A 1 -B 2
