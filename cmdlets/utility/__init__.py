"""Microsoft.PowerShell.Utility: objects, data formats, variables, aliases, dates, events and the like."""
