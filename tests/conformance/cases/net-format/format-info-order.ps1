# objects list their properties in the order in which .NET has them
$invariant = [cultureinfo]::InvariantCulture
$invariant.NumberFormat
$invariant.TextInfo
$invariant.DateTimeFormat.PSObject.Properties.Name -join ' '
[cultureinfo]::GetCultureInfo('en-US').PSObject.Properties.Name -join ' '
[System.Globalization.GregorianCalendar]::new() | Format-List *
[timezoneinfo]::Utc.PSObject.Properties.Name -join ' '
([ordered]@{}).PSObject.Properties.Name -join ' '
