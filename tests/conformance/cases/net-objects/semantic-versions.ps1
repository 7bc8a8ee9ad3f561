# [semver]: labels, order, conversions
$v = [semver]'1.2.3-beta.1+build5'
"$v"; $v.Major; $v.PreReleaseLabel; $v.BuildLabel
[semver]'1.0.0-alpha.1' -lt '1.0.0-alpha.beta'
[semver]'1.0.0' -gt '1.0.0-rc'
[semver]'1.0.0+a' -eq '1.0.0+b'
"$([version]$v)"; "$([semver][version]'1.2.3')"
try { [semver]'x' } catch { $_.FullyQualifiedErrorId }
$out = $null
[semver]::TryParse('2.0', [ref]$out); "$out"
'1.10.0', '1.9.0', '1.9.0-rc' | ForEach-Object { [semver]$_ } | Sort-Object | ForEach-Object ToString
$v
