"""The parts of a regular expression, as regex_parser.py makes them and regex_translation.py and regex_matcher.py read them."""

from __future__ import annotations

from dataclasses import dataclass


class Node:
    """Base of all parts."""

    __slots__ = ()


@dataclass(slots=True)
class Atom(Node):
    """Exactly one character: `source` is a fragment of Python's `re` that matches it."""

    source: str
    ignore_case: bool


@dataclass(slots=True)
class Anchor(Node):
    """A place without width: `kind` is one of ^ $ A Z z b B G, `multiline` for ^ and $ at every line."""

    kind: str
    multiline: bool = False


@dataclass(slots=True)
class Sequence(Node):
    """Parts one after the other."""

    parts: list[Node]


@dataclass(slots=True)
class Alternatives(Node):
    """The first of several branches that leads to a match."""

    branches: list[Node]


@dataclass(slots=True)
class Group(Node):
    """A group: captured as `number` when it has one; `atomic` keeps what it took; `uncaptured` is a balancing group's other name."""

    body: Node
    number: int | None = None
    atomic: bool = False
    uncaptured: int | None = None


@dataclass(slots=True)
class Look(Node):
    """Lookahead or lookbehind."""

    body: Node
    behind: bool
    negative: bool


@dataclass(slots=True)
class Loop(Node):
    """A quantified part; `most` is None without an upper limit."""

    body: Node
    least: int
    most: int | None
    lazy: bool


@dataclass(slots=True)
class Reference(Node):
    """A back reference."""

    number: int
    ignore_case: bool


@dataclass(slots=True)
class Condition(Node):
    """(?(test)yes|no), where the test is a group number or a lookahead."""

    test: int | Node
    yes: Node
    no: Node


@dataclass(slots=True)
class Pattern:
    """A whole expression: its tree, the group numbers in order, and the names of the groups (numbers as text where unnamed)."""

    root: Node
    numbers: list[int]
    names: dict[str, int]
    order: list[int]
    """The group numbers in the order in which their parentheses open."""
