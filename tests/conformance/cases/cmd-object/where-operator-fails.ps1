# An operator that fails is an error for that object
'abc' | Where-Object Length -match '['
'abc', 'de' | Where-Object Length -gt 'x'
try { 'abc' | Where-Object Length -is foo } catch { $_.FullyQualifiedErrorId }
'still here'
