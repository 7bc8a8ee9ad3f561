# PositionMessage and InvocationInfo of errors
function Deep { param($x) 1 / $x }
try { Deep 0 } catch {
    $_.InvocationInfo.PositionMessage
    $_.InvocationInfo.Line
    $_.InvocationInfo.ScriptLineNumber
    $_.InvocationInfo.OffsetInLine
    "[$($_.InvocationInfo.MyCommand)]"
    "[$($_.InvocationInfo.InvocationName)]"
    $_.InvocationInfo.CommandOrigin
    $_.InvocationInfo.PipelineLength
    $_.InvocationInfo.PipelinePosition
    $_.ScriptStackTrace
}
try { Get-Item /no/such/path -ErrorAction Stop } catch {
    $_.InvocationInfo.PositionMessage
    $_.InvocationInfo.MyCommand.Name
    $_.InvocationInfo.BoundParameters.Keys
    $_.CategoryInfo.ToString()
}
try { throw 'multi
line' } catch { $_.InvocationInfo.PositionMessage; $_.Exception.Message }
try { 'abc'.Substring(5) } catch { $_.InvocationInfo.PositionMessage; $_.CategoryInfo.ToString() }
try { [int]'x' } catch { $_.InvocationInfo.PositionMessage; $_.CategoryInfo.ToString() }
