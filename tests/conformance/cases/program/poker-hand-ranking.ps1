# Ranking card hands
enum Rank { HighCard; Pair; TwoPair; Three; Straight; Flush; FullHouse; Four; StraightFlush }
class Card {
    [int]$Value; [char]$Suit
    static [string]$Order = '23456789TJQKA'
    Card([string]$t) {
        if ($t -cnotmatch '^[2-9TJQKA][SHDC]$') { throw "bad card '$t'" }
        $this.Value = [Card]::Order.IndexOf($t[0]) + 2; $this.Suit = $t[1]
    }
    [string] ToString() { return "$([Card]::Order[$this.Value - 2])$($this.Suit)" }
}
function Get-Hand([string]$Text) {
    $cards = [Card[]]($Text -split ' ')
    $groups = $cards | Group-Object Value | Sort-Object Count, { [int]$_.Name } -Descending
    $counts = -join $groups.Count
    $values = $cards.Value | Sort-Object -Descending
    $flush = @($cards.Suit | Select-Object -Unique).Count -eq 1
    $straight = @($values | Select-Object -Unique).Count -eq 5 -and $values[0] - $values[4] -eq 4
    $rank = if ($flush -and $straight) { [Rank]::StraightFlush } elseif ($counts -like '4*') { [Rank]::Four } elseif ($counts -eq '32') { [Rank]::FullHouse } elseif ($flush) { [Rank]::Flush } elseif ($straight) { [Rank]::Straight } elseif ($counts -like '3*') { [Rank]::Three } elseif ($counts -eq '221') { [Rank]::TwoPair } elseif ($counts -like '2*') { [Rank]::Pair } else { [Rank]::HighCard }
    [pscustomobject]@{ Cards = $cards; Rank = $rank; Key = ($groups.Name | ForEach-Object { '{0:00}' -f [int]$_ }) -join '.' }
}
$hands = 'TS JS QS KS AS', '9H 9D 9S 2C 2H', '2H 4H 6H 8H TH', '5S 6D 7H 8C 9C', 'AS AD 3H 3C 9C', 'AS AD KH 3C 9C', 'AS AC AD AH 2S', '2S 4D 6H 8C TC', '7S 7D 7H 2C 9C'
$ranked = $hands | ForEach-Object { Get-Hand $_ } | Sort-Object Rank, Key -Descending
$ranked | Format-Table @{ n = 'Hand'; e = { "$($_.Cards)" } }, Rank, Key
$ranked[0].Rank -gt $ranked[1].Rank
[int]$ranked[0].Rank
try { Get-Hand '1S 2S 3S 4S 5S' } catch { "$_" }
try { [Card]'xx' } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
[Card]'KD' | Format-List
"$([Card]::new('2C'))"
$deck = foreach ($s in 'SHDC'.ToCharArray()) { foreach ($v in [Card]::Order.ToCharArray()) { "$v$s" } }
$deck.Count; $deck[0, 12, 13, -1] -join ' '
[Rank].GetEnumNames().Count; [Rank]::Flush.value__; [Rank]3; [Rank]::Three + 1; ([Rank]::Three + 1).GetType().Name
