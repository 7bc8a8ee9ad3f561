"""Binary operators as plain functions, for commands that are given an operator by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def plain_operator(text: str) -> Callable[[Any, Any], Any]:
    """The function of an operator's spelling."""
    lower = text.lower()
    if lower.endswith("match"):
        return _matching(lower)
    from azshell.engine.compile.operators import BINARY

    return BINARY[lower]


def _matching(text: str) -> Callable[[Any, Any], Any]:
    from azshell.dotnet.conversion import to_string
    from azshell.dotnet.enumeration import enumerate_value
    from azshell.dotnet.regex import regex_of

    ignore_case = not text.startswith("-c")
    wanted = "notmatch" not in text

    def test(left: Any, right: Any) -> Any:
        regex = regex_of(to_string(right), ignore_case)
        items = enumerate_value(left)
        if items is None:
            return regex.is_match(to_string(left)) is wanted
        return [item for item in items if regex.is_match(to_string(item)) is wanted]

    return test
