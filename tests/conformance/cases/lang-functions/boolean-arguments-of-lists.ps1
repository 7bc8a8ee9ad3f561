# Booleans among parameters take booleans and numbers; [CmdletBinding()] asks that of every item too.
function Test-Plain { param([bool[]]$Flag) "plain $Flag" }
function Test-Strict { [CmdletBinding()] param([bool[]]$Flag) "strict $Flag" }
function Test-List { [CmdletBinding()] param([System.Collections.Generic.List[bool]]$Flag) "list $Flag" }
function Test-Maybe { param([Nullable[bool]]$Flag) "maybe [$Flag]" }
$tries = @(
    { Test-Plain 'a', '' }, { Test-Strict 1, 0, $true }, { Test-Strict 'a', 1 }, { Test-Strict 1, $null }, { Test-Strict @{} }
    { Test-Strict $null }, { Test-List 1, 0 }, { Test-List 'a' }, { Test-Maybe $null }, { Test-Maybe 2.5 }, { Test-Maybe 'a' }
)
foreach ($try in $tries) { try { & $try } catch { "$try -> $($_.FullyQualifiedErrorId): $_" } }
