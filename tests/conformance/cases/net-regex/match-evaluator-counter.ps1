# Replace with a script block that keeps state
$script:n = 0
$out = [regex]::Replace('item item item', 'item', { param($m) $script:n++; "$($m.Value)$script:n" })
$out
$map = @{ one = '1'; two = '2' }
[regex]::Replace('one two three', '\w+', { param($m) if ($map.ContainsKey($m.Value)) { $map[$m.Value] } else { $m.Value } })
'2024-03-15' -replace '(\d+)-(\d+)-(\d+)', '$3/$2/$1'
'price: 10, 20' -replace '\d+', { [int]$_.Value * 2 }
'abc' -replace '(?<first>a)', '[${first}]'
'a$b' -replace '\$', '$$'
'hello world' -replace '\b(\w)', { $_.Groups[1].Value.ToUpper() }
$rx = [regex]'(\d)(\d)'
$rx.Replace('12 34 56', '$2$1', 2)
$rx.Replace('12 34', [System.Text.RegularExpressions.MatchEvaluator] { param($m) $m.Groups[2].Value + '-' + $m.Groups[1].Value })
'aaa' -creplace 'A', 'b'
'x.y.z' -replace '.', '-'
'abc' -replace ''
