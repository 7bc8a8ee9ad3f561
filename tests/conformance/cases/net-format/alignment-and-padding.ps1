# Alignment in format items
'[{0,8}]' -f 'abc'
'[{0,-8}]' -f 'abc'
'[{0,2}]' -f 'abcdef'
'[{0,10:n2}] [{1,-10:p1}]' -f 1234.567, 0.1234
'[{0,6:x}] [{0,-6:X4}]' -f 255
'[{0,5}]' -f $true
'[{0,12:yyyy-MM-dd}]' -f [datetime]'2024-01-02'
'[{0,5}]' -f $null
'[{0,5}{0,-5}]' -f 'x'
[string]::Format('{0,4}|{1,-4}|', 1, 2)
"$('{0:d4}' -f 42)"
'{0:00}:{1:00}' -f 5, 7
'{1} {0}' -f 'a', 'b'
'{0}, {0}' -f 'twice'
('{0,3}' -f 1), ('{0,3}' -f 22) -join '|'
try { '{0,x}' -f 1 } catch { $_.Exception.Message }
try { '{-1}' -f 1 } catch { $_.Exception.Message }
try { '{0' -f 1 } catch { $_.Exception.Message }
try { '}' -f 1 } catch { $_.Exception.Message }
try { '{2}' -f 1, 2 } catch { $_.FullyQualifiedErrorId }
