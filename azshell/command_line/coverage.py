"""`azshell coverage`: cmdlet by cmdlet and parameter by parameter, what is simulated and how far; read off the declarations."""

from __future__ import annotations

import argparse
import importlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cmdlets

# How a parameter behaves, from Parameter(effect=...); the last is for what the original has and azshell has not.
EFFECTS = ("exact", "modelled", "accepted", "not simulated", "missing")
# Modules whose original surface is known: module folder -> cmdlet -> parameters.
MANIFESTS = {"azure": "azure/manifest.json"}


class Row(NamedTuple):
    """One parameter of one cmdlet; `parameter` is empty for the cmdlet itself."""

    module: str
    cmdlet: str
    parameter: str
    effect: str


def rows(module: str | None = None) -> Iterator[Row]:
    """Every cmdlet that is declared, and every one that a manifest says the original had."""
    folder = Path(cmdlets.__path__[0])
    declared = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    originals = {
        name: (part, parameters)
        for part, file in MANIFESTS.items()
        for name, parameters in json.loads((folder / file).read_text(encoding="utf-8")).items()
    }
    for name in sorted({*declared, *originals}):
        part, original = originals.get(name, ("", []))
        if name in declared:
            file, class_name = declared[name][:2]
            cls = getattr(importlib.import_module(file), class_name)
            part = file.split(".")[1]
            found = {parameter.name: parameter.effect for parameter in cls.parameters.values()}
            effect = cls.effect
        else:
            found, effect = {}, "missing"
        if module and part != module:
            continue
        yield Row(part, name, "", effect)
        for parameter in [*found, *(p for p in original if p not in found)]:
            yield Row(part, name, parameter, found.get(parameter, "missing"))


def coverage(arguments: list[str]) -> int:
    """`azshell coverage [--module azure] [--summary] [CMDLET ...]`."""
    from tabulate import tabulate

    parser = argparse.ArgumentParser(prog="azshell coverage", description=__doc__)
    parser.add_argument("cmdlets", nargs="*", help="only these cmdlets")
    parser.add_argument("--module", help="only the cmdlets of one folder: core, utility, management, azure")
    parser.add_argument("--summary", action="store_true", help="counts only")
    wanted = parser.parse_args(arguments)
    names = {name.lower() for name in wanted.cmdlets}
    found = [row for row in rows(wanted.module) if not names or row.cmdlet.lower() in names]
    if not wanted.summary:
        print(tabulate([row[1:] for row in found], headers=["cmdlet", "parameter", "effect"]))
        print()
    print(tabulate(_summary(found), headers=["module", "cmdlets", "not simulated", "missing", "parameters", *EFFECTS]))
    return 0


def _summary(found: list[Row]) -> list[list[object]]:
    """A line a module: its cmdlets, those that are missing, and its parameters by effect."""
    lines: list[list[object]] = []
    for module in sorted({row.module for row in found}):
        own = [row for row in found if row.module == module]
        whole = [row for row in own if not row.parameter]
        counts = Counter(row.effect for row in own if row.parameter)
        states = [sum(row.effect == effect for row in whole) for effect in ("not simulated", "missing")]
        lines.append([module, len(whole), *states, sum(counts.values()), *(counts[effect] for effect in EFFECTS)])
    return lines
