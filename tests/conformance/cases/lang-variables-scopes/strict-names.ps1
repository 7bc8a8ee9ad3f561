# Undefined variables in strict mode, as written
Set-StrictMode -Version 2
function Show($sb) { try { $v = & $sb; "ok [$v]" } catch { "$($_.FullyQualifiedErrorId): $($_.Exception.Message)" } }
Show { $a1 += 1; $a1 }
Show { $a2 -= 1; $a2 }
Show { $a3++; $a3 }
Show { $a4 *= 2; "[$a4]" }
Show { $a5 ??= 2; "[$a5]" }
try { $b1 += 1; "b1 $b1" } catch { "$($_.FullyQualifiedErrorId)" }
function F { $c1 += 1; "c1 $c1" }; try { F } catch { "$($_.FullyQualifiedErrorId)" }
try { $script:d1 += 1; "d1 $d1" } catch { "$($_.FullyQualifiedErrorId): $($_.Exception.Message)" }
try { $global:e1 += 1; "e1 $e1" } catch { "$($_.FullyQualifiedErrorId): $($_.Exception.Message)" }
try { $env:ZZZ += 'a'; $env:ZZZ } catch { "$($_.FullyQualifiedErrorId): $($_.Exception.Message)" }
try { if ($NoSuchVar) { } } catch { $_.Exception.Message }
try { "$NoSuchVar" } catch { $_.Exception.Message }
try { ${no Such} } catch { $_.Exception.Message }
try { $Script:NoSuch } catch { $_.Exception.Message; $_.TargetObject }
try { $NoSuch.Foo } catch { $_.Exception.Message; $_.TargetObject }
try { [ref]$NoSuchRef | Out-Null; 'ref' } catch { $_.Exception.Message }
try { foreach ($i in $NoSuchColl) { } } catch { $_.Exception.Message }
try { $NoSuchF = $NoSuchF + 1 } catch { $_.Exception.Message }
try { Get-Variable $NoSuchArg } catch { $_.Exception.Message }
try { Get-Date @NoSuchSplat } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
