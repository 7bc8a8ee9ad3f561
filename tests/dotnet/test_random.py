"""System.Random with a seed gives .NET's numbers."""

import pytest

from azshell.dotnet.random import Random

ROWS = [
    (0, 1559595546, 81, 8, 0.5581611914365372),
    (1, 534011718, 11, 7, 0.7716041220219825),
    (42, 1434747710, 14, 5, 0.5227642760252413),
    (-5, 726643700, 28, 6, 0.6253758443637638),
    (2147483647, 1559595546, 81, 8, 0.5581611914365372),
]


@pytest.mark.parametrize(("seed", "first", "below", "between", "fraction"), ROWS)
def test_seeded(seed: int, first: int, below: int, between: int, fraction: float) -> None:
    random = Random(seed)
    assert (random.next(), random.next(0, 100), random.next(5, 10), random.sample()) == (first, below, between, fraction)
