# A module's variables are the notes of its object
$o = New-Module -AsCustomObject { $n = 1; function Inc { $script:n++; $script:n }; Export-ModuleMember -Function Inc -Variable n }
$o | Get-Member -MemberType NoteProperty, ScriptMethod | ForEach-Object { "$($_.MemberType) $($_.Definition)" }
$o.n = 7; $o.Inc(); "$o"; $o | ConvertTo-Json -Compress
(Get-Command Get-Date).ImplementingType.Name
