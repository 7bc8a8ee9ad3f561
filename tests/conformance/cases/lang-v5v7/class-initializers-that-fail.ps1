# How a failing initializer or constructor comes out of ::new(), New-Object and a static member.
class Quotient { $Value = (1 / 0) }
class Refusal { Refusal() { [int]::Parse('q') } }
class Ledger {
    static $Total = [int]'many'
    static $Other = 3
}
function Show-Chain($record) {
    $record.FullyQualifiedErrorId
    $exception = $record.Exception
    while ($exception) { '  {0}: {1}' -f $exception.GetType().Name, $exception.Message; $exception = $exception.InnerException }
}
foreach ($name in 'Quotient', 'Refusal') {
    try { New-Object $name } catch { Show-Chain $_ }
    try { ($name -as [type])::new() } catch { Show-Chain $_; $_.InvocationInfo.PositionMessage }
}
foreach ($turn in 1..2) {
    try { [Ledger]::Other } catch { "$turn $($_.Exception.GetType().Name): $_"; $_.Exception.InnerException.ErrorRecord.InvocationInfo.PositionMessage }
}
