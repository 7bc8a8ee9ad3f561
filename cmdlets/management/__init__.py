"""Microsoft.PowerShell.Management: items, content, paths, locations, drives and processes."""
