"""The slice of .NET that scripts touch: values, types and their members, conversion, comparison, arithmetic."""
