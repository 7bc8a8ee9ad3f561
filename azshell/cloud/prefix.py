"""Address prefixes such as 10.0.0.0/24: reading them, and whether they hold or overlap one another."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from azshell.cloud.address import number

__all__ = ["Prefix", "disjoint", "is_prefix", "parse"]


class Prefix(NamedTuple):
    """A block of addresses, first and last as numbers, both included."""

    first: int
    last: int
    bits: int

    def holds(self, other: Prefix) -> bool:
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Prefix) -> bool:
        return self.first <= other.last and other.first <= self.last

    def __contains__(self, address: object) -> bool:
        return isinstance(address, int) and self.first <= address <= self.last


def parse(text: str, loose: bool = False) -> Prefix:
    """A prefix from its text. Raises ValueError when it is none, or, if not loose, has bits set behind the mask."""
    base, slash, bits = text.partition("/")
    if not slash or not (bits.isascii() and bits.isdigit()) or len(bits) > 2 or int(bits) > 32:
        raise ValueError(f"'{text}' is not an address prefix")
    first, size = number(base), 1 << (32 - int(bits))
    if first % size and not loose:
        raise ValueError(f"'{text}' has bits set behind its mask")
    first -= first % size
    return Prefix(first, first + size - 1, int(bits))


def is_prefix(text: str, loose: bool = False) -> bool:
    try:
        parse(text, loose)
    except ValueError:
        return False
    return True


def disjoint(prefixes: list[Prefix]) -> bool:
    """Whether no two of them overlap."""
    ordered = sorted(prefixes)
    return all(one.last < other.first for one, other in pairwise(ordered))
