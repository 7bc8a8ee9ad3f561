"""What PowerShell looks up before a script with classes runs: which of the types that the classes name are there."""

from __future__ import annotations

import re
from collections.abc import Callable

_ATTRIBUTES = frozenset(
    [
        "alias",
        "allowemptycollection",
        "allowemptystring",
        "allownull",
        "argumentcompleter",
        "argumentcompletions",
        "cmdletbinding",
        "credential",
        "dscproperty",
        "dscresource",
        "experimental",
        "flags",
        "norunspaceaffinity",
        "obsolete",
        "outputtype",
        "parameter",
        "psdefaultvalue",
        "pstypename",
        "serializable",
        "supportswildcards",
    ]
)
"""Attributes that say nothing to the engine where a class bears them; the others are looked up as types."""

_USING = re.compile(r"^[ \t]*using[ \t]+(namespace|module|assembly)\b[ \t]*([\w.]*)", re.IGNORECASE | re.MULTILINE)


def known_types(text: str) -> Callable[[str, int, bool], bool] | None:
    """Whether a type exists, as azshell.language.parse asks it; None for a text without classes.

    A name in one of .NET's own namespaces is taken for a type: there are more than we have, and one that a method names may never be reached. So is any name
    in a script that reads a module or an assembly, which may define it.
    """
    lower = text.lower()
    if "class" not in lower and "enum" not in lower:
        return None
    using = _USING.findall(text)
    if any(kind.lower() != "namespace" for kind, _ in using):
        return None
    return _Known(tuple(name for _, name in using))


class _Known:
    """The types that a script with these namespaces sees."""

    def __init__(self, namespaces: tuple[str, ...]) -> None:
        self.namespaces = namespaces

    def __call__(self, name: str, generic_arguments: int, is_attribute: bool) -> bool:
        from azshell.dotnet.types import resolve_type

        lower = name.lower()
        if lower.startswith(("system.", "microsoft.")) or (is_attribute and lower.removesuffix("attribute") in _ATTRIBUTES):
            return True
        if generic_arguments and "`" not in name:
            name = f"{name}`{generic_arguments}"
        if resolve_type(name, self.namespaces) is not None:
            return True
        return is_attribute and resolve_type(name + "Attribute", self.namespaces) is not None
