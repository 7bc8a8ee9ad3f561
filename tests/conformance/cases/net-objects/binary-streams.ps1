# BinaryWriter and BinaryReader
$ms = [System.IO.MemoryStream]::new()
$w = [System.IO.BinaryWriter]::new($ms)
$w.Write([int]5); $w.Write('ab'); $w.Write($true); $w.Write([double]1.5); $w.Write([byte[]](1, 2)); $w.Write([char]'x'); $w.Write([long]-1); $w.Flush()
$ms.ToArray() -join ' '
$ms.Position = 0
$r = [System.IO.BinaryReader]::new($ms)
$r.ReadInt32(); $r.ReadString(); $r.ReadBoolean(); $r.ReadDouble(); $r.ReadBytes(2) -join ','; $r.ReadChar(); $r.ReadInt64()
try { $r.ReadByte() } catch { $_.FullyQualifiedErrorId; $_.Exception.InnerException.Message }
