# What the records of binding errors hold
function F { param([Parameter(Mandatory)][ValidateRange(1, 5)][int]$N, [ValidateSet('a', 'b')]$L) 'ok' }
foreach ($t in { F }, { F 9 }, { F x }, { F 1 c }, { F 1 a z }, { F -N }, { F -M 1 }, { F -N 1 -N 2 }, { Get-Item -Nope }, { Get-Item }, { Get-Date 2020-13-45 }, { Sort-Object -Property }, { 'x' | Get-Date -ErrorAction Stop }, { Join-Path a }) {
    try { & $t } catch {
        $e = $_
        "$t"
        "  id     $($e.FullyQualifiedErrorId)"
        "  cat    $($e.CategoryInfo)"
        "  type   $($e.Exception.GetType().Name)"
        "  param  $($e.Exception.ParameterName) cmd $($e.Exception.CommandInvocation.MyCommand.Name) line $($e.Exception.Line) off $($e.Exception.Offset) errid $($e.Exception.ErrorId)"
        "  inner  $(if ($e.Exception.InnerException) { $e.Exception.InnerException.GetType().Name })"
        "  msg    $($e.Exception.Message)"
        "  target $($e.TargetObject)"
    }
}
