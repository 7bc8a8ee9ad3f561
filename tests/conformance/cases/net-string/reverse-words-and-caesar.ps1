# Caesar cipher, word reversal, ROT13
function Convert-Caesar([string]$Text, [int]$Shift) {
    -join $(foreach ($c in $Text.ToCharArray()) {
            if ($c -cmatch '[A-Z]') { [char](65 + (([int]$c - 65 + $Shift) % 26 + 26) % 26) }
            elseif ($c -cmatch '[a-z]') { [char](97 + (([int]$c - 97 + $Shift) % 26 + 26) % 26) }
            else { $c }
        })
}
$e = Convert-Caesar 'Hello, World!' 3
$e
Convert-Caesar $e -3
$words = 'one two three'.Split(' ')
[array]::Reverse($words)
$words -join ' '
('abc def' -split ' ' | ForEach-Object { $a = $_.ToCharArray(); [array]::Reverse($a); [string]::new($a) }) -join ' '
[string]::Concat([System.Linq.Enumerable]::Reverse([char[]]'stressed'))
'abc'.ToCharArray().GetType().FullName
"$('abc'.ToCharArray())"
