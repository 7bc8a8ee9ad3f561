"""How Sort-Object, Group-Object and Measure-Object put values in order: PowerShell's comparison, text when that fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cmp_to_key
from typing import Any

from azshell.dotnet.collation import collation_key
from azshell.dotnet.comparison import compare
from azshell.dotnet.conversion import to_string
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.members import MISSING
from azshell.dotnet.values import NOTHING, PSObject, unwrap

__all__ = ["compare_values", "order_by"]

# .NET's sort inserts one by one up to this size; seen only where values of mixed types have no consistent order
INSERTION = 16


def compare_values(a: Any, b: Any, ignore_case: bool = True) -> int:
    """-1, 0 or 1. A missing value is greater than any other; values that do not compare are compared as text."""
    if a is MISSING or b is MISSING:
        return (a is MISSING) - (b is MISSING)
    a, b = unwrap(a), unwrap(b)
    try:
        return compare(a, b, ignore_case)
    except NetException:
        return compare(_bare_text(a), _bare_text(b), ignore_case)


def _bare_text(value: Any) -> str:
    # the object's own ToString(): custom objects have none, so that all of them compare equal
    return "" if isinstance(value, PSObject) else to_string(value)


def order_by(entries: Sequence[Any], keys: Sequence[Sequence[Any]], descending: Sequence[bool], ignore_case: bool = True) -> list[int]:
    """Positions of the entries in order. keys[i] are entry i's keys, most significant first; descending has a flag for each key.

    Entries with equal keys keep their order, in descending sorts too.
    """
    positions = list(range(len(entries)))
    if len(positions) < 2:
        return positions
    columns = [_quick_keys([key[place] for key in keys], ignore_case) for place in range(len(descending))]
    if None not in columns:
        # the least significant key first: every pass leaves equal entries as they stand
        for column, down in reversed(list(zip(columns, descending, strict=True))):
            positions.sort(key=column.__getitem__, reverse=down)
        return positions

    def order(i: int, j: int) -> int:
        for a, b, down in zip(keys[i], keys[j], descending, strict=True):
            result = compare_values(a, b, ignore_case)
            if result:
                return -result if down and a is not MISSING and b is not MISSING else result
        return i - j

    mixed = any(len({_kind(key[place]) for key in keys}) > 1 for place in range(len(descending)))
    if mixed and len(positions) <= INSERTION:
        return _insertion(positions, order)
    return sorted(positions, key=cmp_to_key(order))


def _quick_keys(column: list[Any], ignore_case: bool) -> list[Any] | None:
    """The values of a key as Python orders them right: all numbers, or all text; None for any other."""
    kinds = set(map(type, column))
    if kinds <= {int, float} and not any(value != value for value in column):
        return column
    if kinds == {str}:
        known: dict[str, Any] = {}
        for text in column:
            if text not in known:
                known[text] = collation_key(text, ignore_case)
        return [known[text] for text in column]
    return None


def _kind(value: Any) -> str:
    value = unwrap(value)
    if value is None or value is MISSING or value is NOTHING:
        return "null"
    if isinstance(value, (int, float)):
        return "number"
    return type(value).__name__


def _insertion(positions: list[int], order: Callable[[int, int], int]) -> list[int]:
    """As .NET sorts few items: three by three exchanges, more by insertion."""

    def swap_if_greater(i: int, j: int) -> None:
        if order(positions[i], positions[j]) > 0:
            positions[i], positions[j] = positions[j], positions[i]

    if len(positions) == 2:
        swap_if_greater(0, 1)
    elif len(positions) == 3:
        swap_if_greater(0, 1)
        swap_if_greater(0, 2)
        swap_if_greater(1, 2)
    else:
        for i in range(len(positions) - 1):
            moving = positions[i + 1]
            j = i
            while j >= 0 and order(moving, positions[j]) < 0:
                positions[j + 1] = positions[j]
                j -= 1
            positions[j + 1] = moving
    return positions
