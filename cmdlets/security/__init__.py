"""Microsoft.PowerShell.Security: the execution policy."""
