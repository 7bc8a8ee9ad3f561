"""System.Random: with a seed .NET's numbers (Knuth's subtractive generator), without one the system's."""

from __future__ import annotations

import random as python_random
from collections.abc import Sequence
from typing import Any

from azshell.dotnet.types import constructor, declare, method, static_prop
from azshell.dotnet.values import Byte, Int64, Single

MAX = 0x7FFFFFFF
SEED = 161803398


class Random:
    """Random numbers; `seed` None for numbers that differ each time."""

    def __init__(self, seed: int | None = None) -> None:
        self.state = None if seed is None else _state(seed)
        self.first, self.second = 0, 21
        self.source = None if seed is not None else python_random.Random()

    def internal(self) -> int:
        """The next of the generator's numbers, 0 to MAX - 1."""
        if self.state is None:
            assert self.source is not None
            return self.source.randrange(MAX)
        self.first = self.first + 1 if self.first < 55 else 1
        self.second = self.second + 1 if self.second < 55 else 1
        value = self.state[self.first] - self.state[self.second]
        if value == MAX:
            value -= 1
        if value < 0:
            value += MAX
        self.state[self.first] = value
        return value

    def sample(self) -> float:
        """A number from 0 to below 1."""
        return self.internal() * (1.0 / MAX)

    def next(self, low: int = 0, high: int = MAX) -> int:
        """A number from `low` to below `high`."""
        span = high - low
        if span <= MAX:
            return int(self.sample() * span) + low
        value = self.internal()
        if self.internal() % 2 == 0:
            value = -value
        return int((value + (MAX - 1)) / (2 * MAX - 1) * span) + low

    def next_long(self) -> int:
        """A number from 0 to below Int64.MaxValue."""
        while True:
            bits = self.next(0, 1 << 22) | self.next(0, 1 << 22) << 22 | self.next(0, 1 << 20) << 44
            if bits >> 1 != (1 << 63) - 1:
                return bits >> 1

    def choice(self, items: Sequence[Any]) -> Any:
        """One of the items."""
        return items[self.next(0, len(items))]


def _state(seed: int) -> list[int]:
    """The generator's table for a seed (Numerical Recipes' ran3, with .NET's index of 21 for 31)."""
    table = [0] * 56
    current = SEED - (MAX if seed == -(1 << 31) else abs(seed))
    table[55] = current
    following, place = 1, 0
    for _ in range(1, 55):
        place = place + 21 if place + 21 < 55 else place + 21 - 55
        table[place] = following
        following = current - following
        if following < 0:
            following += MAX
        current = table[place]
    for _ in range(4):
        for index in range(1, 56):
            other = index + 30
            if other >= 55:
                other -= 55
            value = _wrapped(table[index] - table[1 + other])
            table[index] = value + MAX if value < 0 else value
    return table


def _wrapped(value: int) -> int:
    return (value + (1 << 31)) % (1 << 32) - (1 << 31)


class _Shared:
    random: Random | None = None


def shared() -> Random:
    """The generator of Random.Shared and of names nobody seeded."""
    if _Shared.random is None:
        _Shared.random = Random()
    return _Shared.random


def set_shared(seed: int | None) -> None:
    """Seeds Random.Shared, as a world does so that nothing is random; None makes it random again."""
    _Shared.random = Random(seed)


def _new() -> Random:
    base = _Shared.random
    return Random(base.next()) if base is not None and base.state is not None else Random()


def _out_of_range(parameter: str, message: str, value: Any = None) -> Exception:
    from azshell.dotnet.exceptions import ArgumentOutOfRangeException

    return ArgumentOutOfRangeException(parameter, message, value)


def _next_below(random: Random, high: int) -> int:
    if high < 0:
        raise _out_of_range("maxValue", f"maxValue ('{high}') must be a non-negative value.", high)
    return random.next(0, high)


def _next_between(random: Random, low: int, high: int) -> int:
    if low > high:
        raise _out_of_range("minValue", "'minValue' cannot be greater than maxValue.")
    return random.next(low, high)


def _long(random: Random, low: int = 0, high: int | None = None) -> Int64:
    if high is None:
        low, high = (0, low) if low else (0, 1 << 63)
    if low > high:
        raise _out_of_range("minValue", "'minValue' cannot be greater than maxValue.")
    if high - low <= 1:
        return Int64(low)
    bits = (high - low - 1).bit_length()
    while True:
        value = (random.next_long() << 1 | random.next(0, 2)) >> (64 - bits)
        if value < high - low:
            return Int64(low + value)


def _fill(random: Random, buffer: Any) -> None:
    for place in range(len(buffer)):
        buffer[place] = Byte(random.internal() & 0xFF)


def _single(random: Random) -> Single:
    import struct

    while True:
        value = struct.unpack("f", struct.pack("f", random.sample()))[0]
        if value < 1.0:
            return Single(value)


def _shuffle(random: Random, values: Any) -> None:
    for place in range(len(values) - 1):
        other = random.next(place, len(values))
        values[place], values[other] = values[other], values[place]


_R = "System.Random"
declare(
    _R,
    Random,
    members=[
        constructor(f"{_R}()", _new),
        constructor(f"{_R}(int Seed)", Random),
        method("int Next()", Random.internal),
        method("int Next(int maxValue)", _next_below),
        method("int Next(int minValue, int maxValue)", _next_between),
        method("void NextBytes(byte[] buffer)", _fill),
        method("double NextDouble()", Random.sample),
        method("long NextInt64()", lambda r: Int64(r.next_long())),
        method("long NextInt64(long maxValue)", _long),
        method("long NextInt64(long minValue, long maxValue)", _long),
        method("float NextSingle()", _single),
        method("void Shuffle(System.Object[] values)", _shuffle),
        static_prop(f"{_R} Shared", shared),
    ],
)
