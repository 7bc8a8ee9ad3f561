# -Force also lists what a class hides and the methods behind its properties; names are answered in the order asked.
class Safe {
    hidden [int]$Code = 42
    [string]$Label = 'box'
    hidden [void] Open() {}
    static [int]$Made
}
$safe = [Safe]::new()
$safe | Get-Member | ForEach-Object Name
'-- force'
$safe | Get-Member -Force -MemberType Method, Property | ForEach-Object { "$($_.MemberType) $($_.Definition)" }
'-- static'
[Safe] | Get-Member -Static | ForEach-Object Definition
[Safe] | Get-Member -Static -Force -Name get_*, new | ForEach-Object Definition
'-- in the order of the names'
$safe | Get-Member -Force Open, Code, L* | ForEach-Object Name
'abc' | Get-Member Trim, Length, L* -MemberType Property, Method | ForEach-Object Name
