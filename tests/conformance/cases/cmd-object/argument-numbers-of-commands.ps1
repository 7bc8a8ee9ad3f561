# Commands tell of an argument that does not convert by its number
try { New-Object datetime abc } catch { $_.Exception.Message }
try { New-Object string 'ab', 2 } catch { $_.Exception.Message }
'abc' | ForEach-Object Substring x -ErrorAction SilentlyContinue -ErrorVariable e; "$e"
try { 'abc'.Substring('x') } catch { $_.Exception.Message }
Measure-Object -InputObject 1, 2 -Sum -ErrorAction SilentlyContinue -ErrorVariable m | Out-Null; "$m"
