"""HashSet[T], SortedSet[T] and BitArray as Python classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.collections import TypedCollection, sort_items
from azshell.dotnet.dictionaries import MODIFIED, normal_key
from azshell.dotnet.exceptions import (
    ArgumentException,
    InvalidOperationException,
)

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType


class HashSet(TypedCollection):
    """System.Collections.Generic.HashSet[T]: keeps the order of insertion; `comparer` as in dictionaries."""

    definition = "System.Collections.Generic.HashSet`1"

    def __init__(self, items: Iterable[Any] = (), element_type: DotNetType | None = None, comparer: Any = None) -> None:
        self.element_type = element_type
        self.comparer = comparer
        self.ignore_case = bool(getattr(comparer, "ignore_case", False))
        self.table: dict[Any, Any] = {}
        self.version = 0
        for item in items:
            self.add(item)

    def key(self, item: Any) -> Any:
        """The Python key of an item."""
        normal = normal_key(item)
        return normal.lower() if self.ignore_case and normal.__class__ is str else normal

    def add(self, item: Any) -> bool:
        """Adds; False when an equal item is there."""
        key = self.key(item)
        if key in self.table:
            return False
        self.table[key] = item
        self.version += 1
        return True

    def remove(self, item: Any) -> bool:
        """Removes; False when it was not there."""
        if self.table.pop(self.key(item), self) is self:
            return False
        self.version += 1
        return True

    def contains(self, item: Any) -> bool:
        """Whether an equal item is there."""
        return self.key(item) in self.table

    def empty(self) -> None:
        """Clear()."""
        self.table.clear()
        self.version += 1

    def keys_of(self, items: Iterable[Any]) -> dict[Any, Any]:
        """The other collection's items by key."""
        return {self.key(item): item for item in items}

    def union(self, items: Iterable[Any]) -> None:
        """UnionWith."""
        for item in list(items):
            self.add(item)

    def keep(self, items: Iterable[Any]) -> None:
        """IntersectWith."""
        other = self.keys_of(items)
        self.table = {key: item for key, item in self.table.items() if key in other}
        self.version += 1

    def subtract(self, items: Iterable[Any]) -> None:
        """ExceptWith."""
        for item in list(items):
            self.remove(item)

    def exclusive(self, items: Iterable[Any]) -> None:
        """SymmetricExceptWith."""
        for key, item in self.keys_of(items).items():
            if key in self.table:
                del self.table[key]
            else:
                self.table[key] = item
        self.version += 1

    def __iter__(self) -> Iterator[Any]:
        version = self.version
        for item in list(self.ordered()):
            if self.version != version:
                raise InvalidOperationException(MODIFIED)
            yield item

    def ordered(self) -> Iterable[Any]:
        """The items in enumeration order."""
        return self.table.values()

    def __len__(self) -> int:
        return len(self.table)

    def __bool__(self) -> bool:
        return True


class SortedSet(HashSet):
    """System.Collections.Generic.SortedSet[T]."""

    definition = "System.Collections.Generic.SortedSet`1"

    def ordered(self) -> Iterable[Any]:
        """The items in order."""
        return sort_items(list(self.table.values()), None if self.comparer is None else self.comparer.compare)


class BitArray:
    """System.Collections.BitArray."""

    net_name = "System.Collections.BitArray"

    def __init__(self, bits: Iterable[Any] = ()) -> None:
        self.bits = [bool(bit) for bit in bits]

    def __iter__(self) -> Iterator[bool]:
        return iter(self.bits)

    def __len__(self) -> int:
        return len(self.bits)

    def combine(self, other: BitArray, how: Callable[[bool, bool], bool]) -> BitArray:
        """And, Or, Xor with another of the same length, in place."""
        if len(other.bits) != len(self.bits):
            raise ArgumentException("Array lengths must be the same.")
        self.bits = [how(a, b) for a, b in zip(self.bits, other.bits, strict=True)]
        return self
