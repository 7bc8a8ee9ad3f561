"""Splatting: a hashtable's entries as named arguments, an array's items as bare ones."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.values import NOTHING, Char, PSObject
from azshell.engine.binder.arguments import Named, named
from azshell.engine.scope import MISSING


class PassedOn:
    """@args: the items, and which of them were parameter names."""

    __slots__ = ("items", "names")

    def __init__(self, items: list[Any], names: dict[int, Named]) -> None:
        self.items = items
        self.names = names


def expand(value: Any, arguments: list[Any]) -> None:
    """Append what a splatted value stands for."""
    if value is None or value is NOTHING or value is MISSING:
        arguments.append((None, None))
        return
    if value.__class__ is PassedOn:
        _pass_on(value, arguments)
        return
    if value.__class__ is PSObject and value.base is not None:
        value = value.base
    if isinstance(value, Dictionary):
        from azshell.dotnet.conversion import to_string

        for key, item in value.items():
            arguments.append((named(to_string(key), True), item))
        return
    items = map(Char, value) if value.__class__ is str else enumerate_value(value)
    if items is None:
        arguments.append((None, value))
        return
    arguments.extend((None, item) for item in items)


def _pass_on(value: PassedOn, arguments: list[Any]) -> None:
    index = 0
    items = value.items
    while index < len(items):
        spec = value.names.get(index)
        if spec is None or items[index] != spec.spelled:
            arguments.append((None, items[index]))
        elif spec.has_value and index + 1 < len(items):
            index += 1
            arguments.append((Named(spec.name, spec.spelled, True), items[index]))
        else:
            arguments.append((Named(spec.name, spec.spelled, False), MISSING))
        index += 1
