# What ends a statement ends the block: Sort-Object and Group-Object tell of it, Select-Object gives null
1, 0, 2 | Sort-Object { 10 / $_ }
1, 0 | Group-Object { 10 / $_ } | ForEach-Object { "[$($_.Name)]" }
1, 0 | Select-Object @{ n = 'q'; e = { 'before'; 10 / $_; 'after' } } | ForEach-Object { "[$($_.q)]" }
1, 2 | Sort-Object { throw 'bad' }
Compare-Object 1 0 -Property { 10 / $_ }
