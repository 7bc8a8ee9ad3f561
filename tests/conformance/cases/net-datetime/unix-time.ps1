# Unix time both ways, file times, ISO round trips
$epoch = [datetime]::new(1970, 1, 1, 0, 0, 0, [DateTimeKind]::Utc)
$d = $epoch.AddSeconds(1700000000)
$d.ToString('u'); $d.Kind
[int](($d - $epoch).TotalSeconds)
[DateTimeOffset]::FromUnixTimeSeconds(1700000000).UtcDateTime.ToString('s')
([DateTimeOffset]$d).ToUnixTimeSeconds()
([DateTimeOffset]::new(2024, 3, 15, 12, 0, 0, [timespan]::FromHours(2))).ToUnixTimeMilliseconds()
$d.ToFileTimeUtc()
[datetime]::FromFileTimeUtc($d.ToFileTimeUtc()) -eq $d
$s = $d.ToString('o'); $s
[datetime]::Parse($s, $null, 'RoundtripKind').Kind
[datetime]::ParseExact('20231114T221320Z', "yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture, 'AssumeUniversal, AdjustToUniversal')
Get-Date -UnixTimeSeconds 86400 -Format 'yyyy-MM-dd HH:mm:ss'
Get-Date '2024-03-15T00:00:00Z' -UFormat '%s'
[datetime]::UnixEpoch.AddDays(19000).ToString('yyyy-MM-dd')
try { [DateTimeOffset]::FromUnixTimeSeconds(1e15) } catch { $_.FullyQualifiedErrorId; $_.Exception.InnerException.Message }
[DateTimeOffset]::UnixEpoch
