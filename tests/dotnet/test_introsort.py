"""The order .NET's sort leaves equal items in."""

import pytest

from azshell.dotnet.introsort import introsort, keeps_order, order_of_ranks

ROWS = [
    # (count, modulus, the first positions as .NET gives them for the keys i % modulus, i from 1)
    (40, 3, [30, 18, 24, 15, 27, 12, 21, 9]),
    (40, 1, [1, 23, 24, 25, 26, 27, 28, 29]),
    (17, 1, [1, 15, 14, 13, 12, 11, 10, 16]),
    (100, 7, [63, 35, 21, 42, 49, 56, 14, 70]),
]


@pytest.mark.parametrize("count, modulus, first", ROWS)
def test_ties(count: int, modulus: int, first: list[int]) -> None:
    order = order_of_ranks([i % modulus for i in range(1, count + 1)])
    assert [position + 1 for position in order[: len(first)]] == first


def test_sorts_deep_input_too() -> None:
    items = [(i * 7919) % 1000 for i in range(3000)] + [5] * 500
    assert introsort(list(items), lambda a, b: a - b) == sorted(items)


@pytest.mark.parametrize("count, kept", [(2, True), (3, False), (16, True), (17, False)])
def test_few_items_keep_their_order(count: int, kept: bool) -> None:
    assert keeps_order(count) is kept
