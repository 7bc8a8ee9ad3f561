# Parents of roots and of drives without folders
foreach ($p in '/a', '/a/b', 'a', 'Env:\X', 'Env:X', '') { try { "$p => [$(Split-Path $p)]" } catch { "$p => " + $_.FullyQualifiedErrorId } }
Split-Path /
"[$(Split-Path 'a.' -Extension)]"
