# What Linq's methods can infer their type from
[Linq.Enumerable]::Sum([int[]](1, 2, 3))
try { [Linq.Enumerable]::Sum((1, 2, 3)) } catch { $_.FullyQualifiedErrorId }
try { [Linq.Enumerable]::Where([int[]](1, 2), { $args[0] -gt 1 }) } catch { $_.Exception.Message }
[Linq.Enumerable]::Where((1, 2, 3), [Func[object, bool]] { $args[0] -gt 1 })
[Linq.Enumerable]::ToArray([Linq.Enumerable]::Select([int[]](1, 2), [Func[int, string]] { "n$($args[0])" })).GetType().Name
[Linq.Enumerable]::Where([int[]](1, 2, 3), [Func[int, bool]] { $args[0] -gt 1 }).Count
[Linq.Enumerable]::GroupBy([string[]]('a', 'bb', 'c'), [Func[string, int]] { $args[0].Length }) | ForEach-Object { "$($_.Key)=$($_ -join ',')" }
[Linq.Enumerable]::OfType[string](@(1, 'a', 2))
[string]::Join('-', [Linq.Enumerable]::Range(1, 3))
[string]::Concat([int[]](1, 2))
try { [Linq.Enumerable]::First([int[]]@()) } catch { $_.Exception.InnerException.Message }
