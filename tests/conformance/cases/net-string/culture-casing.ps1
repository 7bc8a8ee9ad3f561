# Title case and culture-aware casing
$ti = (Get-Culture).TextInfo
$ti.ToTitleCase('the old man AND the sea')
$ti.ToTitleCase('THE OLD'.ToLower())
$ti.ToUpper('abc'); $ti.ToLower('ABC')
'i'.ToUpper([cultureinfo]'tr-TR')
'I'.ToLowerInvariant()
[cultureinfo]::InvariantCulture.TextInfo.ToTitleCase("o'neil mc-donald 3rd")
'ß'.ToUpper(); 'É'.ToLower()
[string]::Compare('résumé', 'resume', $true)
'a'.CompareTo('B') ; [string]::CompareOrdinal('a', 'B')
'apple', 'Banana', 'cherry', 'Apple' | Sort-Object
'apple', 'Banana', 'cherry', 'Apple' | Sort-Object -CaseSensitive
[string]::Equals('ABC', 'abc', [StringComparison]::CurrentCultureIgnoreCase)
'abc'.EndsWith('BC', [StringComparison]::OrdinalIgnoreCase)
'{0}' -f [StringComparison]::Ordinal
