# What goes wrong with Substring, Remove, Insert
$s = 'powershell'
foreach ($block in { $s.Substring(11) }, { $s.Substring(5, 9) }, { $s.Substring(-1) }, { $s.Remove(20) }, { $s.Insert(99, 'x') }, { $s.Insert(0, $null) }, { $s.Chars(10) }, { $s.Substring('a') }, { $s.IndexOf('e', 50) }, { $s.Replace('', 'x') }, { $s.Split('') }) {
    try { $v = & $block; "ok: $v" } catch { "$($_.FullyQualifiedErrorId): $($_.Exception.Message)" }
}
$s[-1], $s[0], $s[100], $s[3..5] -join ','
-join $s[9..0]
$s.Substring(2).Length
