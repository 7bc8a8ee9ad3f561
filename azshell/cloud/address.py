"""Public addresses: handed out of the pools of a region, each held by one thing at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.cloud.entity import Link
from azshell.cloud.error import CloudError

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["PUBLIC", "draw", "holds", "number", "text"]

PUBLIC = "public address"
"""The kind of link that whatever has a public address keeps."""


def holds(address: str) -> Link:
    """The link of an entity that has a public address."""
    return Link(PUBLIC, address)


def draw(change: Change, region: str, resource: str) -> str:
    """A free public address of a region. Azure chooses it; here the seed does, for the resource and how often it asked."""
    pools = [pool_range(pool) for pool in change.facts.regions[region.lower()].address_pools]
    size = sum(last - first + 1 for first, last in pools)
    wanted = change.number(resource, "public address", 0, size - 1)
    for step in range(size):
        address = nth(pools, (wanted + step) % size)
        # No machine has an address that reads like a network or a broadcast address of a /24.
        if address & 0xFF not in (0, 255) and not change.is_taken(PUBLIC, text(address)):
            return text(address)
    raise CloudError("InternalError", "The server encountered an internal error. Please retry the request.")


def nth(pools: list[tuple[int, int]], index: int) -> int:
    for first, last in pools:
        if index <= last - first:
            return first + index
        index -= last - first + 1
    raise IndexError(index)


def pool_range(prefix: str) -> tuple[int, int]:
    """First and last address of a block such as 23.96.0.0/18."""
    base, _, bits = prefix.partition("/")
    first = number(base)
    return first, first + (1 << (32 - int(bits))) - 1


def number(address: str) -> int:
    """A dotted address as a number. Raises ValueError for anything else, such as 10.0.0.256 or 010.0.0.1."""
    parts = address.split(".")
    if len(parts) != 4 or not all(
        part.isascii() and part.isdigit() and len(part) <= 3 and str(int(part)) == part and int(part) < 256 for part in parts
    ):
        raise ValueError(f"'{address}' is not an IPv4 address")
    first, second, third, fourth = map(int, parts)
    return first << 24 | second << 16 | third << 8 | fourth


def text(value: int) -> str:
    """A number as a dotted address."""
    return f"{value >> 24}.{value >> 16 & 255}.{value >> 8 & 255}.{value & 255}"
