"""Writes cmdlets/index.json: every cmdlet's name, Python module, class and aliases, so that commands are found without imports."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def write_index(base: type[Any], check: bool = False) -> int:
    """Import every module below `cmdlets` and write what `base`'s subclasses declare; with `check`, only say whether it is stale."""
    import json

    from azshell.engine.discovery import commands_folder

    folder = commands_folder()
    text = json.dumps(gather(base, folder), indent=0, sort_keys=True) + "\n"
    path = folder / "index.json"
    if check:
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        if current != text:
            print("cmdlets/index.json is stale: python -m azshell.cmdlet index")
            return 1
        return 0
    path.write_text(text, encoding="utf-8")
    return 0


def gather(base: type[Any], folder: Path) -> dict[str, list[Any]]:
    """Cmdlet name -> [Python module, class, aliases]. A class without a noun, or whose own name ends in Cmdlet, is what others derive from."""
    import importlib
    import sys

    found: dict[str, list[Any]] = {}
    for path in sorted(folder.rglob("*.py")):
        if path.name == "__init__.py":
            continue
        name = "cmdlets." + ".".join(path.relative_to(folder).with_suffix("").parts)
        try:
            module = importlib.import_module(name)
        except Exception as error:  # one broken file must not take the other commands away
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        for found_class in vars(module).values():
            if (
                not isinstance(found_class, type)
                or not issubclass(found_class, base)
                or found_class is base
                or found_class.__module__ != name
            ):
                continue
            value: Any = found_class
            if value.noun and not value.__name__.endswith("Cmdlet"):
                found[value.name] = [name, value.__name__, list(value.aliases)]
    return found
