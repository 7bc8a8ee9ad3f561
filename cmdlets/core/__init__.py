"""Microsoft.PowerShell.Core: commands, modules, jobs, history, help, and the pipeline's own."""
