"""pyparsing elements of our own: productions written as functions, and terminals.

A production is a function `(text, at) -> (at, node)`: the offset of the next token, blanks passed over, and the node, or
None where the text is something else. That is the protocol of pyparsing's `parseImpl`; rules call each other as plain
functions, because the whitespace, action and result machinery around an element costs 4 us a try.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import pyparsing

GRAMMAR: dict[str, pyparsing.ParserElement] = {}

Rule = TypeVar("Rule", bound=Callable[..., tuple[Any, ...]])


class Production(pyparsing.ParserElement):
    """A named rule of the grammar."""

    def __init__(self, name: str, rule: Callable[..., tuple[Any, ...]]) -> None:
        super().__init__()
        self.rule = rule
        self.set_name(name)
        self.leave_whitespace()
        self.parse_with_tabs()

    def _generateDefaultName(self) -> str:
        return self.rule.__name__

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> tuple[int, Any]:
        at, node = self.rule(instring, loc)[:2]
        if node is None:
            raise pyparsing.ParseException(instring, loc, f"Expected {self.name}", self)
        return at, [node]


def production(rule: Rule) -> Rule:
    """Enter a function into the grammar under its own name."""
    name = rule.__name__.replace("_", " ")
    GRAMMAR[name] = Production(name, rule)
    return rule


def terminal(name: str, pattern: str, flags: int | re.RegexFlag = 0, late: bool = False) -> Callable[[str, int], re.Match[str] | None]:
    """Enter a regular expression into the grammar; what comes back is its compiled `match`.

    `late`: compile it when first used. That costs a call each time, so it is for what few scripts hold.
    """
    element = pyparsing.Regex(pattern, flags)
    element.set_name(name).leave_whitespace()
    GRAMMAR[name] = element
    if late:
        return lambda text, at: element.re_match(text, at)
    return element.re_match


def filler(name: str, pattern: str) -> Callable[[str, int], re.Match[str]]:
    """A terminal that matches anywhere, if only nothing."""
    return terminal(name, pattern)  # type: ignore[return-value]
