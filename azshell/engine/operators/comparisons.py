"""Comparison and containment: a collection on the left side is filtered, anything else gives true or false."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.comparison import compare, equal
from azshell.dotnet.conversion import to_string
from azshell.dotnet.enumeration import enumerate_value
from azshell.engine.operators.wildcards import wildcard

Operator = Callable[[Any, Any], Any]

# These are never collections, so that the common case needs no question.
SCALARS = frozenset({int, str, float, bool, type(None)})


def filtering(test: Callable[[Any, Any], bool]) -> Operator:
    """The operator of a test: on a collection it gives the items that pass, as an array."""

    def run(left: Any, right: Any) -> Any:
        if left.__class__ in SCALARS:
            return test(left, right)
        items = enumerate_value(left)
        if items is None:
            return test(left, right)
        return [item for item in items if test(item, right)]

    return run


def _equality(ignore_case: bool) -> tuple[Operator, Operator]:
    def same(left: Any, right: Any) -> bool:
        return equal(left, right, ignore_case)

    def different(left: Any, right: Any) -> bool:
        return not equal(left, right, ignore_case)

    return filtering(same), filtering(different)


def _orders(ignore_case: bool) -> dict[str, Operator]:
    return {
        "lt": filtering(lambda a, b: compare(a, b, ignore_case) < 0),
        "le": filtering(lambda a, b: compare(a, b, ignore_case) <= 0),
        "gt": filtering(lambda a, b: compare(a, b, ignore_case) > 0),
        "ge": filtering(lambda a, b: compare(a, b, ignore_case) >= 0),
    }


def _likeness(ignore_case: bool) -> tuple[Operator, Operator]:
    def run(negated: bool) -> Operator:
        def like(left: Any, right: Any) -> Any:
            pattern = wildcard(to_string(right), ignore_case)
            if left.__class__ is str:
                return pattern.matches(left) is not negated
            return filtering(lambda item, _: pattern.matches(to_string(item)) is not negated)(left, right)

        return like

    return run(False), run(True)


def contains(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """Whether the collection (or single value) on the left has an item equal to the right side."""
    items = enumerate_value(left)
    if items is None:
        return equal(left, right, ignore_case)
    return any(equal(item, right, ignore_case) for item in items)


def _containment(ignore_case: bool) -> dict[str, Operator]:
    return {
        "contains": lambda a, b: contains(a, b, ignore_case),
        "notcontains": lambda a, b: not contains(a, b, ignore_case),
        "in": lambda a, b: contains(b, a, ignore_case),
        "notin": lambda a, b: not contains(b, a, ignore_case),
    }


def _family(ignore_case: bool) -> dict[str, Operator]:
    eq, ne = _equality(ignore_case)
    like, not_like = _likeness(ignore_case)
    return {"eq": eq, "ne": ne, "like": like, "notlike": not_like, **_orders(ignore_case), **_containment(ignore_case)}


def _with_variants() -> dict[str, Operator]:
    table: dict[str, Operator] = {}
    for name, operator in _family(True).items():
        table["-" + name] = table["-i" + name] = operator
    for name, operator in _family(False).items():
        table["-c" + name] = operator
    return table


COMPARISONS: dict[str, Operator] = _with_variants()
