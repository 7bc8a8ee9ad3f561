# Things without an order are the same when their text is
@({ 1 }, { 1 } | Select-Object -Unique).Count
@(@(1, 2), @(1, 2), @(3) | Select-Object -Unique).Count
@(@{ a = 1 }, @{ a = 2 } | Select-Object -Unique).Count
@([pscustomobject]@{ a = 1 }, [pscustomobject]@{ a = 2 } | Select-Object -Unique).Count
@([pscustomobject]@{ a = 1 }, [pscustomobject]@{ a = 2 } | Select-Object a -Unique).Count
