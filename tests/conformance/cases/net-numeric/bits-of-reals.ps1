# bit operators round a real, and take Int32, UInt32 or Int64, whichever holds it first
-bnot 10.6
-bnot 2147483648.1
(-bnot 2147483648.1).GetType().Name
-bnot 1e10
2147483648.1 -shl 1
3000000000.7 -band 0xFFFFFFFFF
2147483648.1 -bor 0
-bnot 5d
-bnot '1.7'
