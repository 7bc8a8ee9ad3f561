"""Turns the tree of a .NET regular expression into one for Python's `re`, where that can say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from azshell.dotnet.regex_nodes import Alternatives, Anchor, Atom, Condition, Group, Look, Loop, Node, Pattern, Reference, Sequence


class Untranslatable(Exception):
    """The expression uses what Python's `re` has not: regex_matcher.py must run it."""


def translate(pattern: Pattern) -> re.Pattern[str]:
    """The compiled expression; its groups stand in the order of `pattern.order`.  Untranslatable when `re` cannot do it."""
    order = pattern.order
    if len(set(order)) < len(order):
        raise Untranslatable("several groups of one name")
    writer = _Writer({number: place for place, number in enumerate(order, 1)})
    flags = re.IGNORECASE if writer.mostly_ignores_case(pattern.root) else re.NOFLAG
    writer.ignore_case = bool(flags)
    try:
        return re.compile(writer.write(pattern.root), flags)
    except re.error as problem:
        raise Untranslatable(str(problem)) from None


_ANCHORS = {"A": r"\A", "z": r"\Z", "Z": r"(?=\n?\Z)", "b": r"\b", "B": r"\B"}


class _Writer:
    def __init__(self, places: dict[int, int]) -> None:
        self.places = places
        self.ignore_case = False

    def mostly_ignores_case(self, node: Node) -> bool:
        """Whether the first letter that says so ignores case; the others are then written relative to it."""
        return next((atom.ignore_case for atom in _atoms(node)), False)

    def write(self, node: Node) -> str:
        """The source of a node."""
        return _WRITERS[type(node)](self, node)

    def atom(self, node: Atom) -> str:
        """One character."""
        if node.ignore_case is self.ignore_case:
            return node.source
        return f"(?{'i' if node.ignore_case else '-i'}:{node.source})"

    def anchor(self, node: Anchor) -> str:
        """A place."""
        if node.kind == "G":
            raise Untranslatable(r"\G")
        if node.kind in "^$":
            return f"(?m:{node.kind})" if node.multiline else node.kind
        return _ANCHORS[node.kind]

    def sequence(self, node: Sequence) -> str:
        """Parts, branches in parentheses."""
        return "".join(f"(?:{self.write(part)})" if type(part) is Alternatives else self.write(part) for part in node.parts)

    def alternatives(self, node: Alternatives) -> str:
        """Branches."""
        return "|".join(self.write(branch) for branch in node.branches)

    def group(self, node: Group) -> str:
        """A group."""
        if node.uncaptured is not None:
            raise Untranslatable("balancing group")
        opening = "(" if node.number is not None else "(?>" if node.atomic else "(?:"
        return f"{opening}{self.write(node.body)})"

    def look(self, node: Look) -> str:
        """Lookahead and lookbehind."""
        sign = "!" if node.negative else "="
        return f"(?{'<' if node.behind else ''}{sign}{self.write(node.body)})"

    def loop(self, node: Loop) -> str:
        """A quantified part."""
        body = self.write(node.body)
        if type(node.body) not in (Atom, Group, Reference):
            body = f"(?:{body})"
        if node.least == 0 and node.most is None:
            sign = "*"
        elif node.least == 1 and node.most is None:
            sign = "+"
        elif node.least == 0 and node.most == 1:
            sign = "?"
        else:
            sign = f"{{{node.least},{'' if node.most is None else node.most}}}"
        return body + sign + ("?" if node.lazy else "")

    def reference(self, node: Reference) -> str:
        """A back reference."""
        if node.number == 0:  # the whole match is not yet there
            return "(?!)"
        source = rf"(?:\{self.places[node.number]})"
        return source if node.ignore_case is self.ignore_case else f"(?{'i' if node.ignore_case else '-i'}:{source})"

    def condition(self, node: Condition) -> str:
        """A condition on a group; one on an expression is left to the matcher."""
        if not isinstance(node.test, int):
            raise Untranslatable("condition on an expression")
        if node.test == 0:
            return f"(?:{self.write(node.no)})"
        return f"(?({self.places[node.test]}){self.write(node.yes)}|{self.write(node.no)})"


_WRITERS: dict[type, Callable[[Any, Any], str]] = {
    Atom: _Writer.atom,
    Anchor: _Writer.anchor,
    Sequence: _Writer.sequence,
    Alternatives: _Writer.alternatives,
    Group: _Writer.group,
    Look: _Writer.look,
    Loop: _Writer.loop,
    Reference: _Writer.reference,
    Condition: _Writer.condition,
}


def _atoms(node: Node) -> Iterator[Any]:
    """All atoms and references below a node whose case matters."""
    kind = type(node)
    if kind is Atom:
        if any(character.isalpha() for character in re.sub(r"\\[wWsSdDnrtfv]", "", node.source)):  # type: ignore[attr-defined]
            yield node
    elif kind is Reference:
        yield node
    elif kind is Sequence:
        for part in node.parts:  # type: ignore[attr-defined]
            yield from _atoms(part)
    elif kind is Alternatives:
        for branch in node.branches:  # type: ignore[attr-defined]
            yield from _atoms(branch)
    elif kind in (Group, Look, Loop):
        yield from _atoms(node.body)  # type: ignore[attr-defined]
    elif kind is Condition:
        yield from _atoms(node.yes)  # type: ignore[attr-defined]
        yield from _atoms(node.no)  # type: ignore[attr-defined]
