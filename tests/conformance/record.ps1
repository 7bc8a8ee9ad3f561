# Runs one script in a fresh runspace and writes what it gave as JSON; record.py calls this, one process a case, because
# PowerShell keeps state between the runspaces of a process.
param([Parameter(Mandatory)][string]$Script, [Parameter(Mandatory)][string]$Answer, [int]$Seconds = 20)
$ErrorActionPreference = 'Stop'

# en-US as Windows has it; the data of other systems differ in these.
$culture = [cultureinfo]::GetCultureInfo('en-US').Clone()
$culture.NumberFormat.NumberDecimalDigits = 2
$culture.NumberFormat.PercentDecimalDigits = 2
$culture.NumberFormat.CurrencyNegativePattern = 0
$culture.DateTimeFormat.ShortTimePattern = 'h:mm tt'
$culture.DateTimeFormat.LongTimePattern = 'h:mm:ss tt'
[cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::DefaultThreadCurrentUICulture = $culture
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $culture

$folder = Join-Path ([IO.Path]::GetTempPath()) "case-$([guid]::NewGuid().ToString('n').Substring(0, 8))"
[void][IO.Directory]::CreateDirectory($folder)
[Environment]::CurrentDirectory = $folder
$space = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault())
$space.Open()
[void]$space.SessionStateProxy.Path.SetLocation($folder)
$space.SessionStateProxy.SetVariable('ErrorView', 'NormalView')
$shell = [powershell]::Create($space)
[void]$shell.AddScript('$PSStyle.OutputRendering = "PlainText"').Invoke()
$shell.Commands.Clear()
$shell.Streams.ClearStreams()
[void]$shell.AddScript([IO.File]::ReadAllText($Script)).AddCommand('Out-String').AddParameter('Width', 120).AddParameter('Stream', $true)

$output = [System.Management.Automation.PSDataCollection[psobject]]::new()
$fatal = $null
$late = $false
try {
    $run = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]$null, $output)
    if ($run.AsyncWaitHandle.WaitOne($Seconds * 1000)) { [void]$shell.EndInvoke($run) } else { $late = $true; $shell.Stop() }
} catch {
    # What EndInvoke threw wraps the script's own exception, whose record is the one to keep.
    $cause = $_.Exception
    while ($cause.InnerException -and $cause -isnot [System.Management.Automation.IContainsErrorRecord] -or
        $cause -is [System.Management.Automation.MethodInvocationException] -and $cause.InnerException) { $cause = $cause.InnerException }
    $fatal = if ($cause -is [System.Management.Automation.IContainsErrorRecord]) { $cause.ErrorRecord } else { $_ }
}
$records = @($shell.Streams.Error) + @($fatal | Where-Object { $_ })
$result = [ordered]@{
    output      = @($output | ForEach-Object { "$_" -split "`r?`n" })
    errors      = @($records | ForEach-Object {
            [ordered]@{
                id = $_.FullyQualifiedErrorId; category = "$($_.CategoryInfo.Category)"; exception = $_.Exception.GetType().FullName
                message = $_.Exception.Message; reason = $_.CategoryInfo.Reason; activity = $_.CategoryInfo.Activity
                targetName = $_.CategoryInfo.TargetName; targetType = $_.CategoryInfo.TargetType
            }
        })
    warnings    = @($shell.Streams.Warning | ForEach-Object Message)
    verbose     = @($shell.Streams.Verbose | ForEach-Object Message)
    debug       = @($shell.Streams.Debug | ForEach-Object Message)
    information = @($shell.Streams.Information | ForEach-Object { "$($_.MessageData)" })
    terminated  = $null -ne $fatal
}
if ($late) { $result.timedOut = $true }
[IO.File]::WriteAllText($Answer, ($result | ConvertTo-Json -Depth 6).Replace($folder, '<folder>') + "`n")
$shell.Dispose()
$space.Dispose()
[IO.Directory]::Delete($folder, $true)
