# Types of notes stand without their namespaces
[pscustomobject]@{
    A = @(1, 2); D = [DayOfWeek]1; L = [System.Collections.Generic.List[object]]::new(); F = [System.IO.FileInfo[]]@()
    K = [System.Collections.Generic.KeyValuePair[string, int]]::new('a', 1); T = [int]; O = [datetimeoffset]'2014-01-01Z'
} | Get-Member -MemberType NoteProperty | ForEach-Object Definition
$o = [pscustomobject]@{ Age = '5' } | Add-Member AliasProperty Years Age ([uint32]) -PassThru
($o | Get-Member Years).Definition
