# Rows that wait to be measured are lost when an uncaught error ends the script
'first'
[pscustomobject]@{ Name = 'lost' }
'lost too'
throw 'torn'
