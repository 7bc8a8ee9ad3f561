"""Arguments on their way to the binder: a list of (spec, value); spec is None for a bare argument, or a Named."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from azshell.dotnet.values import PSObject
from azshell.engine.scope import MISSING

Argument = tuple["Named | None", Any]
_PARAMETER = re.compile(r"-([A-Za-z_]\w*)(?::(.*))?", re.DOTALL)


class Named:
    """`-Name`, `-Name:value`, or a splatted entry.

    spelled    as written, dash and colon included: simple functions pass unknown ones on as text
    has_value  the value came with it (`-Name:value`, splatting); otherwise the next bare argument is meant
    splatted   came from a hashtable: an explicit argument of the same name wins
    """

    __slots__ = ("has_value", "name", "spelled", "splatted")

    def __init__(self, name: str, spelled: str, has_value: bool, splatted: bool = False) -> None:
        self.name = name
        self.spelled = spelled
        self.has_value = has_value
        self.splatted = splatted


@lru_cache(maxsize=4096)
def named(name: str, splatted: bool = False) -> Named:
    """An entry with its value, as splatting and calls from Python make it."""
    return Named(name, f"-{name}:", True, splatted)


def from_command_line(words: list[str]) -> list[Argument]:
    """What the words after a script file are to it: `-Name value`, `-Name:value`, and texts. powershell.exe reads them so."""
    arguments: list[Argument] = []
    for word in words:
        found = _PARAMETER.fullmatch(word)
        if found is None:
            arguments.append((None, word))
        elif found[2] is None:
            arguments.append((Named(found[1], word, False), None))
        else:
            arguments.append((Named(found[1], f"-{found[1]}:", True), found[2]))
    return arguments


class Spelled:
    """A number as it was written, for parameters that want text: `1.50`, `0x10`, `007`."""

    __slots__ = ("text", "value")

    def __init__(self, value: Any, text: str) -> None:
        self.value = value
        self.text = text

    def kept(self) -> PSObject:
        """The number as a parameter without a type holds it: it still knows how it was written."""
        made = PSObject(self.value)
        made.spelled = self.text
        return made


__all__ = ["MISSING", "Argument", "Named", "Spelled", "from_command_line", "named"]
