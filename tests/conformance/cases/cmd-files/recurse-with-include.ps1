# With -Include what is in a folder comes right after it
New-Item d/e -ItemType Directory -Force | Out-Null; 'a.txt', 'd/1.txt', 'd/e/2.txt' | ForEach-Object { Set-Content $_ x }
(Get-ChildItem -Recurse -File).Name -join ','
(Get-ChildItem -Recurse -Include *.txt).Name -join ','
(Get-ChildItem *.txt -Recurse).Name -join ','
Set-Content t.txt ([datetime]'2014-01-02'); Get-Content t.txt
