# Each validation attribute has error ids of its own, found in the inner exception.
function Show-Refusal([string]$attribute, $value, [string]$type = 'object') {
    $block = [scriptblock]::Create("param([$attribute][$type]`$Thing) 'accepted'")
    try { & $block $value } catch {
        $inner = $_.Exception.InnerException
        "$attribute -> $($_.FullyQualifiedErrorId) | $(if ($inner) { $inner.GetType().Name }) | $(if ($inner.ErrorRecord) { $inner.ErrorRecord.FullyQualifiedErrorId })"
    }
}
Show-Refusal 'ValidateCount(2,2)' (1, 2, 3)
Show-Refusal 'ValidateCount(2,3)' (, 1)
Show-Refusal 'ValidateCount(1,2)' @{}
Show-Refusal 'ValidateRange(1,5)' 0
Show-Refusal 'ValidateRange(1,5)' 6
Show-Refusal 'ValidateRange(1,5)' 'six'
Show-Refusal 'ValidateRange("Positive")' 0
Show-Refusal 'ValidateRange("NonNegative")' (-1)
Show-Refusal 'ValidateRange("one",5)' 3
Show-Refusal 'ValidateLength(2,3)' 'a'
Show-Refusal 'ValidateLength(2,3)' 'abcd'
Show-Refusal 'ValidateLength(2,3)' 123
Show-Refusal 'ValidateSet("a","b")' 'c'
Show-Refusal 'ValidatePattern("^a")' 'b'
Show-Refusal 'ValidatePattern("^a(")' 'b'
Show-Refusal 'ValidateScript({ $_ -gt 3 })' 1
Show-Refusal 'ValidateScript({ throw "no" })' 1
Show-Refusal 'ValidateNotNull()' $null
Show-Refusal 'ValidateNotNull()' (1, $null)
Show-Refusal 'ValidateNotNullOrEmpty()' ''
Show-Refusal 'ValidateNotNullOrEmpty()' @()
Show-Refusal 'ValidateNotNullOrEmpty()' (1, '')
Show-Refusal 'ValidateNotNullOrEmpty()' @{} 'hashtable'
Show-Refusal 'ValidateNotNull()' @{}
Show-Refusal 'Parameter(HelpMessage="")' 1
try { [pscredential]'secret' } catch { "$_" }
