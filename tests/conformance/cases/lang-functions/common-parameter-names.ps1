# Common parameters by abbreviation and alias, and clashes
function F { [CmdletBinding()] param($ErrorCode, $Verbosity) "$ErrorCode|$Verbosity|$($PSBoundParameters.Keys -join ',')" }
F -ErrorC 1
F -Verbosi 2
F -vb 4>&1
F -ea SilentlyContinue 5
F -ev x 6
try { F -Err 1 } catch { "$($_.FullyQualifiedErrorId) $_" }
try { F -Verb 1 } catch { "$($_.FullyQualifiedErrorId) $_" }
try { F -Out 1 } catch { "$($_.FullyQualifiedErrorId) $_" }
try { function Clash { [CmdletBinding()] param($Verbose) 'x' }; Clash } catch { "$($_.FullyQualifiedErrorId) $_" }
try { function Clash2 { param([Parameter()]$ErrorAction) 'x' }; Clash2 } catch { "$($_.FullyQualifiedErrorId) $_" }
function Clash3 { param($Verbose, $ErrorAction) "plain $Verbose $ErrorAction" }; Clash3 -Verbose 1 -ErrorAction 2
try { function Dup { param($a, $A) } ; Dup } catch { "$($_.FullyQualifiedErrorId)" }
try { function AlDup { param([Alias('x')]$a, [Alias('x')]$b) 'd' } ; AlDup } catch { "$($_.FullyQualifiedErrorId) $_" }
try { function AlSelf { param([Alias('b')]$a, $b) "a=$a b=$b" } ; AlSelf -b 1 } catch { "$($_.FullyQualifiedErrorId) $_" }
function Wi { [CmdletBinding(SupportsShouldProcess)] param($w) "$w $WhatIfPreference" }
Wi -wi 1
Wi -cf:$false 1
(Get-Command Wi).Parameters.Keys -contains 'WhatIf'
(Get-Command F).Parameters['Verbose'].Aliases; (Get-Command F).Parameters['OutVariable'].Aliases
[System.Management.Automation.Cmdlet]::CommonParameters.Count -gt 8
F -ErrorAction 0 9
try { F -ErrorAction Bogus } catch { "$($_.FullyQualifiedErrorId)" }
try { F -ErrorVariable '' } catch { "$($_.FullyQualifiedErrorId) $_" }
try { F -OutBuffer -1 } catch { "$($_.FullyQualifiedErrorId)" }
F -OutVariable ov 1 | Out-Null; "$ov"
F -PipelineVariable pv 1 | % { "pv=$pv" }
