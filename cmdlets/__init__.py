"""The commands, in folders named after the PowerShell modules they stand for."""
