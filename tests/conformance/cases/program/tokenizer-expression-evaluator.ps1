# A regex tokenizer and a recursive descent parser with variables
$script:vars = @{ pi = [math]::PI; x = 3 }
function Get-Tokens([string]$Text) {
    $pos = 0
    $rx = [regex]'\G\s*(?:(?<num>\d+(?:\.\d+)?)|(?<id>[a-z]\w*)|(?<op>[-+*/^()=,]))'
    while ($pos -lt $Text.TrimEnd().Length) {
        $m = $rx.Match($Text, $pos)
        if (-not $m.Success) { throw "unexpected '$($Text[$pos])' at $pos" }
        $kind = 'num', 'id', 'op' | Where-Object { $m.Groups[$_].Success }
        [pscustomobject]@{ Kind = $kind; Value = $m.Groups[$kind].Value }
        $pos += $m.Length
    }
}
function Peek { if ($script:i -lt $script:tokens.Count) { $script:tokens[$script:i].Value } }
function Next { $script:tokens[$script:i++] }
function Parse-Sum {
    $v = Parse-Product
    while ((Peek) -in '+', '-') { if ((Next).Value -eq '+') { $v += Parse-Product } else { $v -= Parse-Product } }
    $v
}
function Parse-Product {
    $v = Parse-Power
    while ((Peek) -in '*', '/') {
        if ((Next).Value -eq '*') { $v *= Parse-Power } else { $v /= Parse-Power }
    }
    $v
}
function Parse-Power {
    $b = Parse-Atom
    if ((Peek) -eq '^') { $null = Next; [math]::Pow($b, (Parse-Power)) } else { $b }
}
function Parse-Atom {
    $t = Next
    switch ($t.Kind) {
        'num' { return [double]$t.Value }
        'id' {
            if ((Peek) -eq '(') { $null = Next; $a = Parse-Sum; $null = Next; return [math]::($t.Value).Invoke($a) }
            if (-not $script:vars.ContainsKey($t.Value)) { throw "unknown name $($t.Value)" }
            return $script:vars[$t.Value]
        }
    }
    if ($t.Value -eq '-') { return - (Parse-Atom) }
    if ($t.Value -eq '(') { $v = Parse-Sum; if ((Next).Value -ne ')') { throw 'missing )' }; return $v }
    throw "unexpected $($t.Value)"
}
function Invoke-Calc([string]$Text) {
    $script:tokens = @(Get-Tokens $Text)
    $script:i = 0
    if ($tokens.Count -gt 1 -and $tokens[1].Value -eq '=') {
        $script:i = 2
        return ($script:vars[$tokens[0].Value] = Parse-Sum)
    }
    $v = Parse-Sum
    if ($script:i -lt $script:tokens.Count) { throw "trailing input '$(Peek)'" }
    $v
}
foreach ($e in '1+2*3', '(1+2)*3', '2^3^2', '-x + 10', 'y = x * 2', 'y^2', 'sqrt(16) + 1', '1 / 0', '2 $ 3', '(1', 'q', '1 2', 'floor(pi)') {
    try { '{0,-14} -> {1}' -f $e, (Invoke-Calc $e) } catch { '{0,-14} !! {1}' -f $e, $_ }
}
$script:vars.Keys | Sort-Object
