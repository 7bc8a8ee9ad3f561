# By what name and from where a command is called
function F { "[$($MyInvocation.InvocationName)] $($MyInvocation.CommandOrigin)" }
Set-Alias ff F
& ff; . ff; ff
$n='F'; & $n; . $n
function G { ff; & ff; . ff }; G
Set-Content s.ps1 '"[$($MyInvocation.InvocationName)] $($MyInvocation.CommandOrigin) $($MyInvocation.MyCommand.Name)"; F'
./s.ps1; . ./s.ps1; & ./s.ps1
if (1) { F }; foreach ($i in 1) { F }; $(F); @(F); "$(F)"; $x = F; $x; try { F } finally { F }
1 | % { F }; 1 | ? { F | Out-Host; $true }
Invoke-Expression 'F'
function W { begin { "[$($MyInvocation.InvocationName)] $($MyInvocation.CommandOrigin)" } }; 1 | W; 1 | & W; W | W
