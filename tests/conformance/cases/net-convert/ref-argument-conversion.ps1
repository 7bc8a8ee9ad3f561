# [ref] arguments are converted too
$n = $null
[int]::TryParse('12', [ref]$n); $n; $n.GetType().Name
$s = 'abc'
try { [int]::TryParse('12', [ref]$s) } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
$d = $null
try { [datetime]::TryParse('2024-01-01', [ref]$d) } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
$d = [datetime]::MinValue
[datetime]::TryParse('2024-01-01', [ref]$d); $d
$g = [guid]::Empty
[guid]::TryParse('nope', [ref]$g); $g
$v = $null
[version]::TryParse('1.2', [ref]$v); "$v"
$h = [System.Collections.Generic.Dictionary[string, int]]::new(); $h['a'] = 5
$o = 'x'
try { $h.TryGetValue('a', [ref]$o) } catch { $_.FullyQualifiedErrorId }
$o = 0; $h.TryGetValue('a', [ref]$o); $o
[int]::TryParse('zz', [ref]$null)
try { [int]::TryParse('5', $n) } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
try { [math]::Abs([ref]$n) } catch { $_.FullyQualifiedErrorId }
