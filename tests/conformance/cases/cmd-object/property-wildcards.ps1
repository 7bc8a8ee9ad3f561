# Sort-Object takes all properties a wildcard matches, by name; Group-Object and Compare-Object take none
[pscustomobject]@{ z = 1; a = 2 }, [pscustomobject]@{ z = 2; a = 1 } | Sort-Object * | ForEach-Object z
$o = [pscustomobject]@{ b = 1; a = 2 }
try { $o | Group-Object a* } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.Message }
try { $o | Group-Object @{ e = 'a*' } } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.Message }
try { Compare-Object $o $o -Property a* } catch { $_.FullyQualifiedErrorId }
