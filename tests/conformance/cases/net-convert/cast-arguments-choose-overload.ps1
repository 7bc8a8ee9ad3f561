# A cast in an argument helps to choose the overload
[math]::Max(1, [long]2).GetType().Name
[math]::Max(1, [double]2).GetType().Name
$l = [long]2
[math]::Max(1, $l).GetType().Name
[math]::Min([decimal]1, 2).GetType().Name
[math]::Abs([int16]-5).GetType().Name
[math]::Round([decimal]2.345, 2).GetType().Name
[BitConverter]::GetBytes([int16]1).Count
[BitConverter]::GetBytes(([long]1)).Count
[string]::Join('-', [object[]](1, 2))
[Text.StringBuilder]::new().Append([char]65).Append([int]65).Append([object]65).ToString()
[convert]::ToString([byte]255, 2)
class M { static [string] F([int]$x) { return 'int' }
    static [string] F([object]$x) { return 'object' }
    static [string] F([string]$x) { return 'string' } }
[M]::F(1); [M]::F('1'); [M]::F([object]1); [M]::F([string]1); [M]::F(1.5); [M]::F($null); [M]::F(@(1))
