# What exceptions are about: items, parameter types, HResults
try { Get-Item nope1 -ErrorAction Stop } catch { $_.Exception.ItemName -like '*nope1'; $_.Exception.SessionStateCategory; $_.Exception.GetType().FullName }
try { Get-Variable none -ErrorAction Stop } catch { $_.Exception.ItemName; $_.Exception.SessionStateCategory }
try { $true = 5 } catch { $_.Exception.ItemName; $_.Exception.SessionStateCategory; $_.Exception.GetType().Name }
Set-Variable ro 1 -Option ReadOnly; try { Set-Variable ro 2 -ErrorAction Stop } catch { $_.Exception.ItemName; $_.Exception.SessionStateCategory; $_.Exception.GetType().Name }
function F { [CmdletBinding()] param([int]$x,[ValidateSet('a')]$v,[Parameter(Mandatory)]$m) }
try { F -x abc } catch { $_.Exception.ParameterName; $_.Exception.ParameterType.FullName; $_.Exception.TypeSpecified.FullName;  $_.Exception.Line }
try { F -v b } catch { $_.Exception.ParameterName; $_.Exception.ParameterType.FullName; $_.Exception.TypeSpecified.FullName }
try { F -q b } catch { $_.Exception.ParameterName; $_.Exception.ParameterType; $_.Exception.TypeSpecified }
try { F -x 1 -x 2 -m 1 } catch { $_.Exception.ParameterName; $_.Exception.ParameterType; $_.Exception.TypeSpecified }
try { F -m $null } catch { $_.Exception.ParameterName; $_.Exception.ParameterType.FullName; $_.Exception.TypeSpecified.FullName }
try { F -m 1 2 3 4 } catch { $_.Exception.ParameterName; $_.Exception.ParameterType.FullName; $_.Exception.TypeSpecified.FullName }
try { throw 'a' } catch { $_.Exception.HResult; $_.Exception.Source; $_.Exception.WasThrownFromThrowStatement }
try { throw [IO.IOException]'a' } catch { $_.Exception.HResult }
try { [int]'x' } catch { $_.Exception.HResult; $_.Exception.InnerException.GetType().Name; $_.Exception.InnerException.HResult; $_.Exception.InnerException.InnerException.GetType().Name }
try { 'a'.Foo() } catch { $_.Exception.HResult }
try { Get-Item /nope -ea Stop } catch { $_.Exception.HResult }
[System.Exception]::new('q').HResult; [System.ArgumentException]::new('q').HResult; [System.InvalidOperationException]::new('q').HResult
