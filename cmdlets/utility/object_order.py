"""How Sort-Object, Group-Object and Measure-Object put values in order: PowerShell's comparison, text when that fails."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key
from itertools import pairwise
from typing import Any

from azshell.dotnet.collation import collation_key
from azshell.dotnet.comparison import compare
from azshell.dotnet.conversion import to_string
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.introsort import introsort, keeps_order, order_of_ranks
from azshell.dotnet.members import MISSING
from azshell.dotnet.values import NOTHING, PSObject, unwrap

__all__ = ["compare_values", "order_by"]


def compare_values(a: Any, b: Any, ignore_case: bool = True) -> int:
    """-1, 0 or 1. A missing value is greater than any other; values that do not compare are compared as text."""
    if a is MISSING or b is MISSING:
        return (a is MISSING) - (b is MISSING)
    a, b = unwrap(a), unwrap(b)
    try:
        result = compare(a, b, ignore_case)
        return result if result == result else (a == a) - (b == b)  # NaN comes before all numbers
    except NetException:
        return compare(_bare_text(a), _bare_text(b), ignore_case)


def _bare_text(value: Any) -> str:
    # the object's own ToString(): custom objects have none, so that all of them compare equal
    return "" if isinstance(value, PSObject) else to_string(value)


def order_by(
    entries: Sequence[Any], keys: Sequence[Sequence[Any]], descending: Sequence[bool], ignore_case: bool = True, stable: bool = True
) -> list[int]:
    """Positions of the entries in order. keys[i] are entry i's keys, most significant first; descending has a flag for each key.

    Entries with equal keys keep their order, in descending sorts too; if not `stable`, they come as .NET's sort leaves them.
    """
    positions = list(range(len(entries)))
    if len(positions) < 2:
        return positions
    columns = [_quick_keys([key[place] for key in keys], ignore_case) for place in range(len(descending))]
    if None not in columns:
        # the least significant key first: every pass leaves equal entries as they stand
        for column, down in reversed(list(zip(columns, descending, strict=True))):
            positions.sort(key=column.__getitem__, reverse=down)
        if stable or keeps_order(len(positions)):
            return positions
        return _unstable(positions, [tuple(column[i] for column in columns) for i in range(len(entries))])  # type: ignore[index]

    def order(i: int, j: int) -> int:
        for a, b, down in zip(keys[i], keys[j], descending, strict=True):
            result = compare_values(a, b, ignore_case)
            if result:
                return -result if down and a is not MISSING and b is not MISSING else result
        return 0

    # where values of mixed types have no consistent order, the steps of the sort decide
    mixed = any(len({_kind(key[place]) for key in keys}) > 1 for place in range(len(descending)))
    if not stable and (mixed or not keeps_order(len(positions))):
        return introsort(positions, order)
    if mixed:
        return introsort(positions, lambda i, j: order(i, j) or i - j)
    return sorted(positions, key=cmp_to_key(order))


def _unstable(positions: list[int], keys: list[Any]) -> list[int]:
    """The sorted positions, equal keys in the order of the unstable sort."""
    ranks = [0] * len(positions)
    rank = 0
    for before, position in pairwise(positions):
        rank += keys[before] != keys[position]
        ranks[position] = rank
    return positions if rank == len(positions) - 1 else order_of_ranks(ranks)


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
