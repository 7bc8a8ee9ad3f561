"""Which module declares which .NET type, so that a module is imported only when one of its types is named.

`python -m azshell.dotnet.catalogue` imports the modules below and writes catalogue_index.py anew.
"""

from __future__ import annotations

import importlib

from azshell.dotnet.catalogue_index import MODULES

PACKAGES = ("azshell.dotnet", "azshell.engine", "azshell.display", "azshell.cmdlet", "cmdlets")


def load(lower_name: str) -> bool:
    """Imports the module that declares the type of this lower-case full name; False when nobody does."""
    module = MODULES.get(lower_name)
    if module is None:
        return False
    importlib.import_module(module)
    return True


def scan() -> dict[str, str]:
    """Lower-case full name -> module, by importing everything.  Types of a module that fails to import are kept as they were."""
    import pkgutil
    import sys

    from azshell.dotnet import types

    found: dict[str, str] = {}
    failed: list[str] = []
    for package in PACKAGES:
        try:
            root = importlib.import_module(package)
        except ImportError:
            continue
        names = [package, *(info.name for info in pkgutil.walk_packages(getattr(root, "__path__", []), package + "."))]
        for name in names:
            if name.endswith("__main__"):
                continue
            try:
                importlib.import_module(name)
            except Exception as problem:  # a neighbour's module that does not import must not take our index away
                failed.append(name)
                print(f"{name}: {problem}", file=sys.stderr)
    for lower, declared in types.TYPES.items():
        module = declared.declared_in
        if module:
            found[lower] = module
    found.update({lower: module for lower, module in MODULES.items() if module in failed and lower not in found})
    return dict(sorted(found.items()))


def write() -> None:
    """Writes catalogue_index.py."""
    from pathlib import Path

    lines = ['"""Lower-case type name -> module; written by `python -m azshell.dotnet.catalogue`."""', "", "MODULES: dict[str, str] = {"]
    lines += [f'    "{name}": "{module}",' for name, module in scan().items()]
    Path(__file__).with_name("catalogue_index.py").write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


if __name__ == "__main__":
    write()
