"""Lower-case type name -> module; written by `python -m azshell.dotnet.catalogue`."""

MODULES: dict[str, str] = {}
