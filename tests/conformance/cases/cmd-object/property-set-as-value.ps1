# A property set is an object of its own; Select-Object takes its properties
$o = [pscustomobject]@{ First = 'A'; Last = 'B'; Age = 5 }
$o | Add-Member PropertySet Names ('First', 'Last')
$o.Names
$o | Select-Object Names
