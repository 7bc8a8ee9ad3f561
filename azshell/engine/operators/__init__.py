"""What is PowerShell's, not .NET's, about operators: filtering comparisons, patterns, splitting, ranges, type tests."""
