# Classes that are IComparable and IEnumerable, and compound assignments with a cast
class Bag : System.Collections.IEnumerable {
    [object[]]$Items = @()
    [System.Collections.IEnumerator] GetEnumerator() { return $this.Items.GetEnumerator() }
}
$bag = [Bag]@{ Items = 'x', 'y' }
foreach ($i in $bag) { "item $i" }
($bag | ForEach-Object { "<$_>" }) -join ''
class C : System.IComparable { [int]$v; [int] CompareTo([object]$o) { return $this.v.CompareTo($o.v) } }
class E : C { }
([C]@{ v = 1 }) -lt ([C]@{ v = 2 })
try { ([E]@{ v = 1 }) -lt ([C]@{ v = 2 }) } catch { $_.FullyQualifiedErrorId; "$_" }
try { [C]::new() -lt 5 } catch { $_.FullyQualifiedErrorId; "$_" }
$text = '12'
[int]$text += 3
"$text $($text.GetType().Name)"
'abcdefg' -split '(?<=\G.{2})' -join '|'
