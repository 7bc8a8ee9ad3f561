# Disposable objects and try/finally
$ms = [System.IO.MemoryStream]::new()
try {
    $w = [System.IO.StreamWriter]::new($ms)
    $w.AutoFlush = $true
    $w.WriteLine('first'); $w.Write('second {0}', 2)
    $ms.Length
    $ms.Position = 0
    $r = [System.IO.StreamReader]::new($ms)
    while (-not $r.EndOfStream) { $r.ReadLine() }
} finally { $ms.Dispose() }
$ms.CanRead
try { $ms.ReadByte() } catch { $_.FullyQualifiedErrorId; $_.Exception.InnerException.Message }
[System.IDisposable].IsAssignableFrom([System.IO.MemoryStream])
$ms -is [System.IDisposable]
$sw = [System.IO.StringWriter]::new()
$sw.WriteLine('a'); $sw.Write(1.5); $sw.Write($true)
$sw.ToString()
$sw.GetStringBuilder().Length
$bytes = [byte[]](1..5)
$s = [System.IO.MemoryStream]::new($bytes)
$buf = [byte[]]::new(3)
$s.Read($buf, 0, 3); $buf -join ','; $s.Read($buf, 0, 3); $buf -join ','; $s.Read($buf, 0, 3)
