# What -OutVariable, -PipelineVariable and Tee-Object hold and when
$r = 1..3 | ForEach-Object { $_ * 10 } -OutVariable ov; "$($ov.Count) $($ov.GetType().Name) $r"
1..3 | ForEach-Object { "$($ov2.Count)"; $_ } -OutVariable ov2 | Select-Object -Last 1
Get-ChildItem nothing* -OutVariable none; $none.Count; $none.GetType().Name
Write-Output 5 -OutVariable one | Out-Null; $one.GetType().Name; $one[0].GetType().Name
'a', 'b' | Tee-Object -Variable t | ForEach-Object { "$_$($t.Count)" }; "$t"
'a' | Tee-Object -Variable t2 | Out-Null; $t2.GetType().Name
'x', 'y' | Tee-Object tee.txt | Out-Null; Get-Content tee.txt
function F { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$In) process { "f$In" } }
1..2 | F -PipelineVariable p | ForEach-Object { "$p>$_" }
1..2 | F -OutVariable fo -PipelineVariable fp | Out-Null; "$fo [$fp]"
Write-Warning 'w' -WarningVariable wv -WarningAction SilentlyContinue; $wv.GetType().Name; "$wv"; $wv[0].GetType().Name
Write-Warning 'w2' -WarningVariable +wv -WarningAction SilentlyContinue; $wv.Count
Write-Information 'i' -InformationVariable iv; $iv[0].MessageData; $iv[0].Source; $iv[0].Tags.Count
Write-Error 'e' -ErrorVariable ev -ErrorAction SilentlyContinue; $ev[0].Exception.Message
& { Write-Error 'inner' } -ErrorVariable nope 2>$null; "$($nope.Count)"
function E { [CmdletBinding()] param() Write-Error 'e1'; Get-Item nope1; 1/0 }
E -ErrorVariable all -ErrorAction SilentlyContinue; $all.Count; $all | ForEach-Object { $_.FullyQualifiedErrorId }
$x = Get-Date -Year 2020 -OutVariable gd; $gd[0] -eq $x
1..3 | Where-Object { $_ -gt 1 } -OutVariable wo | Measure-Object -Sum | ForEach-Object Sum; "$wo"
Get-Variable -Name ov -ValueOnly | Select-Object -First 1
