# What the kinds of members say of themselves.
$gauge = [pscustomobject]@{ Level = 4 }
$gauge | Add-Member ScriptProperty Double { $this.Level * 2 } { $this.Level = $args[0] / 2 }
$gauge | Add-Member AliasProperty Height Level
$gauge | Add-Member ScriptMethod Rise { param($by) $this.Level += $by }
$gauge | Add-Member PropertySet Short ([string[]]('Level', 'Height'))
foreach ($name in 'Level', 'Double', 'Height', 'Rise', 'Short') {
    $member = $gauge.psobject.Members[$name]
    "$($member.GetType().Name): $member"
    $member | Format-List *
}
$double = $gauge.psobject.Properties['Double']
$double.Value = 20
"$($gauge.Level) $($double.GetterScript) $($gauge.psobject.Properties['Height'].ReferencedMemberName)"
$null = $gauge.psobject.Methods['Rise'].Invoke(5)
"$($gauge.psextended.Level) $('abc'.psbase.Length) $('abc'.psadapted.Length)"
$list = [System.Collections.ArrayList]('a', 'b')
$item = $list.psobject.Members['Item']
"$($item.MemberType) $($item.Invoke(1)) $item"
'abc'.psobject.Properties['Length'] | Format-List *
try { 'abc'.psobject.Properties['Length'].Value = 5 } catch { "$($_.FullyQualifiedErrorId): $_" }
