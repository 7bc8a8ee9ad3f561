function Get-Dyn { [CmdletBinding()] param([string]$Kind) DynamicParam { $d = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new(); if ($Kind) { $attr = [System.Management.Automation.ParameterAttribute]::new(); $attr.Mandatory = $true; $vs = [System.Management.Automation.ValidateSetAttribute]::new('a','b'); $c = [System.Collections.ObjectModel.Collection[System.Attribute]]::new(); $c.Add($attr); $c.Add($vs); $p = [System.Management.Automation.RuntimeDefinedParameter]::new($Kind, [string], $c); $d.Add($Kind, $p) }; $d } begin { "begin $($PSBoundParameters.Count)" } process { "v=$($PSBoundParameters[$Kind])" } }
Get-Dyn
Get-Dyn -Kind Foo -Foo a
try { Get-Dyn -Kind Foo -Foo z } catch { "$_" }
try { Get-Dyn -Kind Foo } catch { "$_" }
(Get-Command Get-Dyn).Parameters.ContainsKey('Foo')
class MyT : System.Management.Automation.ArgumentTransformationAttribute { [object] Transform([System.Management.Automation.EngineIntrinsics]$e, [object]$v) { return "t:$v" } }
function UseT { param([MyT()]$x) $x }
UseT 5
class MyV : System.Management.Automation.ValidateArgumentsAttribute { [void] Validate([object]$v, [System.Management.Automation.EngineIntrinsics]$e) { if ($v -lt 3) { throw "too small $v" } } }
function UseV { param([MyV()]$x) "ok $x" }
UseV 5; try { UseV 1 } catch { "$_" }
function Proxy { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$InputObject) begin { $sp = { ForEach-Object { "px $_" } }.GetSteppablePipeline($MyInvocation.CommandOrigin); $sp.Begin($PSCmdlet) } process { $sp.Process($_) } end { $sp.End() } }
1,2 | Proxy
function Pg { [CmdletBinding(SupportsPaging)] param() "$($PSCmdlet.PagingParameters.First) $($PSCmdlet.PagingParameters.Skip)" }
Pg -First 3 -Skip 2
function OT { [OutputType([int],[string])] param() 1 }; (Get-Command OT).OutputType | % Name
function Help1 { [CmdletBinding()] param([Parameter(HelpMessage='hm')]$x) }; (Get-Command Help1).Parameters['x'].Attributes[0].HelpMessage
$cmd = Get-Command Get-Dyn; $cmd.CommandType; $cmd.Visibility; $cmd.Options; $cmd.Noun; $cmd.Verb
Get-Command -Name Get-Dy* | % Name
(Get-Command -CommandType Function Get-Dyn).Name
(Get-Command Get-Date).Parameters['Year'].Aliases.Count; (Get-Command Get-Date).DefaultParameterSet; (Get-Command Get-Date).Parameters['Date'].Aliases
(Get-Command gci).ResolvedCommandName; (Get-Command gci).Definition; (Get-Alias gci).DisplayName
(Get-Command 'Get-Date','gci').Count
Get-Command nosuch -ErrorAction SilentlyContinue; $?
Test-Path function:Get-Dyn; Rename-Item function:Get-Dyn Get-Dyn2; Get-Dyn2; Remove-Item function:Get-Dyn2; Test-Path function:Get-Dyn2
function Get-Foo { 'foo' }; Foo
function global:Gf { 'gf' }; Gf
function script:Sf { 'sf' }; Sf
$f = { param([int]$n) if ($n -le 1) { 1 } else { $n * (& $f ($n-1)) } }; & $f 5
filter Sq { $_ * $_ }; 1..3 | Sq | Measure-Object -Sum | % Sum
$sb = { param($a,$b=2,[switch]$c) "$a $b $c $($args.Count)" }; & $sb 1; & $sb -b 5 -c 3; & $sb 1 2 3 4
&{ param($x) $x } -x:5
. { param($dx) $dx } 4; "[$dx]"
{ 1;2 }.Invoke().Count
{ $args[0] + 1 }.InvokeReturnAsIs(4)
{ "$_" }.InvokeWithContext($null, [psvariable]::new('_', 'ctx'))
{ foo2 }.InvokeWithContext(@{foo2={'fctx'}}, $null)
1..3 | ForEach-Object -Begin {'b'} -Process {$_} -End {'e'}
'a','b' | ForEach-Object { $i = 0 } { "$i $_"; $i++ } { "n=$i" }
1..5 | Where-Object { $_ -gt 1 } -OutVariable w | Out-Null; $w.Count
1,2,3 | ForEach-Object { if ($_ -eq 2) { return 'two' }; $_ }
$r = 1..3 | ForEach-Object { $_ } | Select-Object -Last 1; $r
@(1..3 | ForEach-Object { }).Count
1..3 | . { process { $script:last = $_ } }; $last
(1..3 | % { ,@($_,$_) })[1].Count
1..2 | % { $o=$_; 3..4 | % { "$o-$_" } }
Write-Output (1,2),3 | % { "$_" }
,(1,2) | Write-Output | % { "$_" }
