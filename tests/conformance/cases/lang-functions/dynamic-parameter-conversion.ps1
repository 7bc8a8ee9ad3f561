# Dynamic parameters: conversion, Get-Command, failing blocks
function Get-Thing { [CmdletBinding()] param($Kind) dynamicparam { $d = New-Object System.Management.Automation.RuntimeDefinedParameterDictionary; if ($Kind) { foreach ($row in @(@('Size',[int]),@('Flag',[switch]),@('When',[datetime]),@('Names',[string[]]))) { $a = New-Object System.Collections.ObjectModel.Collection[System.Attribute]; $a.Add((New-Object System.Management.Automation.ParameterAttribute)); if ($row[0] -eq 'Names') { $a.Add((New-Object System.Management.Automation.AliasAttribute 'nm')) }; $d.Add($row[0], (New-Object System.Management.Automation.RuntimeDefinedParameter $row[0], $row[1], $a)) } } ; $d } process { foreach ($k in $PSBoundParameters.Keys) { "$k=$($PSBoundParameters[$k]) $($PSBoundParameters[$k].GetType().Name)" }; "var: $Size set: $($d.Size.IsSet) $($d['Flag'].Value)" } }
Get-Thing x -Size 5 -Flag -When 2020-01-02 -nm a,b
try { Get-Thing x -When zz } catch { $_.FullyQualifiedErrorId; $_.Exception.Message; $_.CategoryInfo.ToString() }
try { Get-Thing x -Flag:abc } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
try { Get-Thing -Size 5 } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
(Get-Command Get-Thing -ArgumentList x).Parameters.Keys -join ','
(Get-Command Get-Thing).Parameters.Keys -join ','
(Get-Command Get-Thing -ArgumentList x).Parameters.Size.IsDynamic
Get-Command Get-Thing -ArgumentList x -Syntax
(Get-Command Get-Thing -ArgumentList x).ParameterSets[0].Parameters.Name -join ','
function Bad { [CmdletBinding()] param() dynamicparam { throw 'in dyn' } process { 'p' } }
try { Bad } catch { $_.FullyQualifiedErrorId; $_.Exception.Message; $_.Exception.GetType().Name }
try { Get-Command Bad -ErrorAction Stop | % { $_.Parameters.Count -gt 3 } } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
function Junk { [CmdletBinding()] param() dynamicparam { 'not a dictionary' } process { 'p' } }
try { Junk } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
