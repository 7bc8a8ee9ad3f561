# Semantic versions: parsing, ordering and range resolution
class SemVer : System.IComparable {
    [int]$Major; [int]$Minor; [int]$Patch; [string]$Pre
    SemVer([string]$s) { if ($s -notmatch '^v?(\d+)\.(\d+)\.(\d+)(?:-([\w.]+))?$') { throw [FormatException]::new("'$s' is no version") }; $this.Major, $this.Minor, $this.Patch = $Matches[1..3]; $this.Pre = $Matches[4] }
    [int] CompareTo([object]$o) {
        foreach ($p in 'Major', 'Minor', 'Patch') { $c = $this.$p.CompareTo($o.$p); if ($c) { return $c } }
        if ($this.Pre -eq $o.Pre) { return 0 } elseif (-not $this.Pre) { return 1 } elseif (-not $o.Pre) { return -1 }
        return [string]::CompareOrdinal($this.Pre, $o.Pre)
    }
    [bool] Equals([object]$o) { return $o -is [SemVer] -and $this.CompareTo($o) -eq 0 }
    [int] GetHashCode() { return $this.ToString().GetHashCode() }
    [string] ToString() { return "$($this.Major).$($this.Minor).$($this.Patch)$(if ($this.Pre) { "-$($this.Pre)" })" }
}
$v = '1.10.0', 'v1.9.3', '2.0.0-rc.1', '2.0.0', '1.9.3', '2.0.0-beta' | ForEach-Object { [SemVer]$_ }
($v | Sort-Object) -join ' < '
($v | Sort-Object -Descending -Top 1).ToString()
[SemVer]'1.0.0' -lt '1.0.1'; [SemVer]'1.0.0' -eq 'v1.0.0'; [SemVer]'1.2.3' -ge [SemVer]'1.2.4'
$v -contains '1.9.3'; ($v | Select-Object -Unique).Count; ($v | Sort-Object -Unique).Count
function Select-Range([string]$Range) { $min = [SemVer]($Range -replace '^[\^~]'); $v | Where-Object { $_ -ge $min -and $_.Major -eq $min.Major -and ($Range[0] -ne '~' -or $_.Minor -eq $min.Minor) } | Sort-Object | Select-Object -Last 1 }
'^1.9.0', '~1.9.0', '^2.0.0', '^3.0.0' | ForEach-Object { "$_ -> $(Select-Range $_)" }
foreach ($bad in '1.0', 'x', '') { try { [SemVer]$bad } catch { $_.Exception.Message } }
$v[0] | Format-Table; ($v | Group-Object Major -NoElement | ForEach-Object { "$($_.Name):$($_.Count)" }) -join ' '
[version]'1.10' -gt '1.9'; ([version]'1.2.3.4').Revision; [version]'1.2' | ForEach-Object { $_.Build }; ([semver]'1.2.3-a+b').PreReleaseLabel
try { [version]'1' } catch { $_.FullyQualifiedErrorId }
