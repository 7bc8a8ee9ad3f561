# A class or an enum can be read and still be refused when the script is made ready to run.
$texts = @(
    'enum Tone { Low; High; low }'
    'enum Small : byte { Most = 255; More }'
    'enum Word { Greeting = "hello" }'
    'enum Now { Stamp = $PID }'
    'enum Chicken { First = [Egg]::First } enum Egg { First = [Chicken]::First }'
    'class Pot { $Lid; [string]$lid }'
    'class Pot { Boil([int]$minutes) {} static Boil([int]$seconds) {} }'
    'class Pot { static Pot([int]$size) {} }'
    'class Pot : string {}'
    'class Pot : Pan {} class Pan {}'
    'class Pan {} class Lid {} class Pot : Pan, Lid {}'
    'class Pan { Pan([int]$size) {} } class Pot : Pan {}'
    'class Pot : System.Math {}'
    'class Pot : int[] {}'
)
foreach ($text in $texts) {
    $block = [scriptblock]::Create($text)
    try { . $block; "$text : made" } catch {
        $last = ($_.Exception.Message -split "`n")[-1].Trim()
        '{0}: {1} ({2})' -f $_.FullyQualifiedErrorId, $last, $_.CategoryInfo.Category
    }
}
enum Size { Small = 1.6; Large; Huge = "7"; Giant }
[Size].GetEnumValues() | ForEach-Object { "$_=$([int]$_)" }
