"""The order in which .NET's sort leaves items that compare equal: introspective sort, step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

# Source: System.Collections.Generic.ArraySortHelper (insertion up to 16 items, median of three, heap sort when too deep).
INSERTION = 16

Comparison = Callable[[Any, Any], Any]


def introsort(items: list[Any], compare: Comparison) -> list[Any]:
    """Sort the list in place as List.Sort and Array.Sort do; gives the list back."""
    if len(items) > 1:
        _sort(items, 0, len(items), 2 * len(items).bit_length(), compare)
    return items


def order_of_ranks(ranks: Sequence[int]) -> list[int]:
    """The positions in the order the sort gives them, when items of equal rank are equal."""
    return introsort(list(range(len(ranks))), lambda i, j: ranks[i] - ranks[j])


def keeps_order(count: int) -> bool:
    """Whether so many items are sorted by insertion alone, which leaves equal ones as they stand."""
    return count <= INSERTION and count != 3


def _sort(items: list[Any], start: int, end: int, depth: int, compare: Comparison) -> None:
    while end - start > 1:
        size = end - start
        if size <= INSERTION:
            _few(items, start, end, compare)
            return
        if depth == 0:
            _heap_sort(items, start, size, compare)
            return
        depth -= 1
        middle = _partition(items, start, end - 1, compare)
        _sort(items, middle + 1, end, depth, compare)
        end = middle


def _swap_if_greater(items: list[Any], i: int, j: int, compare: Comparison) -> None:
    if compare(items[i], items[j]) > 0:
        items[i], items[j] = items[j], items[i]


def _few(items: list[Any], start: int, end: int, compare: Comparison) -> None:
    size = end - start
    if size == 2:
        _swap_if_greater(items, start, start + 1, compare)
        return
    if size == 3:
        for i, j in ((0, 1), (0, 2), (1, 2)):
            _swap_if_greater(items, start + i, start + j, compare)
        return
    for i in range(start, end - 1):
        moving = items[i + 1]
        j = i
        while j >= start and compare(moving, items[j]) < 0:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = moving


def _partition(items: list[Any], low: int, high: int, compare: Comparison) -> int:
    middle = low + ((high - low) >> 1)
    for i, j in ((low, middle), (low, high), (middle, high)):
        _swap_if_greater(items, i, j, compare)
    pivot = items[middle]
    items[middle], items[high - 1] = items[high - 1], items[middle]
    left, right = low, high - 1
    while left < right:
        left += 1
        while left < high and compare(items[left], pivot) < 0:
            left += 1
        right -= 1
        while right > low and compare(pivot, items[right]) < 0:
            right -= 1
        if left >= right:
            break
        items[left], items[right] = items[right], items[left]
    if left != high - 1:
        items[left], items[high - 1] = items[high - 1], items[left]
    return left


def _heap_sort(items: list[Any], start: int, size: int, compare: Comparison) -> None:
    def sink(i: int, n: int) -> None:
        moving = items[start + i - 1]
        while i <= n >> 1:
            child = 2 * i
            if child < n and compare(items[start + child - 1], items[start + child]) < 0:
                child += 1
            if not compare(moving, items[start + child - 1]) < 0:
                break
            items[start + i - 1] = items[start + child - 1]
            i = child
        items[start + i - 1] = moving

    for i in range(size >> 1, 0, -1):
        sink(i, size)
    for i in range(size, 1, -1):
        items[start], items[start + i - 1] = items[start + i - 1], items[start]
        sink(1, i - 1)
