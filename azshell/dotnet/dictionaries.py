"""Hashtable, OrderedDictionary, Dictionary[K,V] and their sorted and case-sensitive kin, with .NET's idea of equal keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException, ArgumentOutOfRangeException, InvalidOperationException
from azshell.dotnet.values import NOTHING, PSObject

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType


def normal_key(key: Any) -> Any:
    """A Python key that equals another exactly when .NET's Equals says so: 1, 1L, 1.0, 'a' and [char]'a' are five keys."""
    cls = key.__class__
    if cls is str or cls is int:
        return key
    if cls is PSObject and key.base is not None:
        return normal_key(key.base)
    if isinstance(key, (int, float, str)):
        return (cls, key)
    if cls.__hash__ is None:
        return (cls, id(key))
    return key


class Dictionary:
    """Base of all dictionaries.  Keys are found by normal_key, strings without regard to case when `ignore_case`.

    Iterating gives DictionaryEntry objects (KeyValuePair for generic ones); Python code uses get, set, keys, values, items.
    """

    ignore_case = False
    entry_type = "System.Collections.DictionaryEntry"

    def __init__(self, pairs: Iterable[tuple[Any, Any]] = (), ignore_case: bool | None = None) -> None:
        if ignore_case is not None:
            self.ignore_case = ignore_case
        self._values: dict[Any, Any] = {}
        self._keys: dict[Any, Any] = {}
        self.version = 0
        for key, value in pairs:
            self.set(key, value)

    def _normal(self, key: Any) -> Any:
        cls = key.__class__
        if cls is str:
            return key.lower() if self.ignore_case else key
        if cls is int:
            return key
        if key is None or key is NOTHING:
            raise ArgumentNullException("key")
        normal = normal_key(key)
        return normal.lower() if self.ignore_case and normal.__class__ is str else normal

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of the key, or the default."""
        return self._values.get(self._normal(key), default)

    def __getitem__(self, key: Any) -> Any:
        return self._values[self._normal(key)]

    def set(self, key: Any, value: Any) -> None:
        """Sets or adds; the first spelling of a key stays."""
        normal = self._normal(key)
        if normal not in self._values:
            self._keys[normal] = key
        self._values[normal] = value
        self.version += 1

    __setitem__ = set

    def add(self, key: Any, value: Any) -> None:
        """Adds; ArgumentException when the key is there."""
        if self._normal(key) in self._values:
            raise ArgumentException(self.duplicate_message(key))
        self.set(key, value)

    def duplicate_message(self, key: Any) -> str:
        """What Add says about a key that is there already."""
        from azshell.dotnet.conversion import to_string

        return f"Item has already been added. Key in dictionary: '{to_string(self._keys[self._normal(key)])}'  Key being added: '{to_string(key)}'"

    def remove(self, key: Any) -> bool:
        """Removes the key; False when it was not there."""
        normal = self._normal(key)
        if normal not in self._values:
            return False
        del self._values[normal]
        del self._keys[normal]
        self.version += 1
        return True

    def contains(self, key: Any) -> bool:
        """Whether the key is there."""
        return self._normal(key) in self._values

    __contains__ = contains

    def clear(self) -> None:
        """Removes everything."""
        self._values.clear()
        self._keys.clear()
        self.version += 1

    def keys(self) -> list[Any]:
        """The keys, in order."""
        return list(self._keys.values())

    def values(self) -> list[Any]:
        """The values, in the order of the keys."""
        return list(self._values.values())

    def items(self) -> list[tuple[Any, Any]]:
        """(key, value) pairs, in order."""
        return list(zip(self.keys(), self.values(), strict=True))

    def __len__(self) -> int:
        return len(self._values)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[DictionaryEntry]:
        version = self.version
        for key, value in self.items():
            if self.version != version:
                raise InvalidOperationException(MODIFIED)
            yield DictionaryEntry(key, value)

    def clone(self) -> Any:
        """A shallow copy."""
        made = self._empty()
        for key, value in self.items():
            made.set(key, value)
        return made

    def _empty(self) -> Any:
        return type(self)(ignore_case=self.ignore_case)


MODIFIED = "Collection was modified; enumeration operation may not execute."


class DictionaryEntry:
    """System.Collections.DictionaryEntry: Key (also Name) and Value."""

    __slots__ = ("key", "value")
    net_name: ClassVar[str] = "System.Collections.DictionaryEntry"

    def __init__(self, key: Any = None, value: Any = None) -> None:
        self.key = key
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DictionaryEntry) and (self.key, self.value) == (other.key, other.value)

    __hash__ = None  # type: ignore[assignment]


class KeyValuePair(DictionaryEntry):
    """System.Collections.Generic.KeyValuePair[K,V]."""

    __slots__ = ("types",)

    def __init__(self, key: Any = None, value: Any = None, types: tuple[DotNetType, ...] = ()) -> None:
        super().__init__(key, value)
        self.types = types

    @property
    def net_type(self) -> DotNetType:
        """KeyValuePair[K,V] of the dictionary's types."""
        return _closed("System.Collections.Generic.KeyValuePair`2", self.types)


def _closed(name: str, arguments: tuple[DotNetType, ...]) -> DotNetType:
    from azshell.dotnet.types import find_type, generic

    definition, anything = find_type(name), find_type("System.Object")
    assert definition is not None and anything is not None
    count = len(definition.generic_parameters)
    return generic(definition, (*arguments, *[anything] * count)[:count])


class DictionaryView:
    """The live Keys or Values of a dictionary; changing the dictionary while it is enumerated is an error."""

    __slots__ = ("owner", "what")

    def __init__(self, owner: Dictionary, what: str) -> None:
        self.owner = owner
        self.what = what

    def __len__(self) -> int:
        return len(self.owner)

    def _items(self) -> list[Any]:
        return self.owner.keys() if self.what == "Key" else self.owner.values()

    def __iter__(self) -> Iterator[Any]:
        version = self.owner.version
        for item in self._items():
            if self.owner.version != version:
                raise InvalidOperationException(MODIFIED)
            yield item

    def __getitem__(self, index: int) -> Any:
        return self._items()[index]

    @property
    def net_type(self) -> DotNetType:
        """Hashtable+KeyCollection, or Dictionary`2+ValueCollection."""
        from azshell.dotnet.types import find_type, generic

        if isinstance(self.owner, GenericDictionary):
            found = find_type(f"{self.owner.definition}`2+{self.what}Collection")
            assert found is not None
            return generic(found, self.owner.type_arguments())
        name = "System.Collections.Specialized.OrderedDictionary+OrderedDictionary" if isinstance(self.owner, OrderedDictionary) else None
        name = f"{name}KeyValueCollection" if name else f"System.Collections.Hashtable+{self.what}Collection"
        found = find_type(name)
        assert found is not None
        return found


class Hashtable(Dictionary):
    """System.Collections.Hashtable; what `@{}` makes ignores case.  Keeps the order of insertion."""

    net_name = "System.Collections.Hashtable"

    def __init__(self, pairs: Iterable[tuple[Any, Any]] = (), ignore_case: bool | None = True) -> None:
        super().__init__(pairs, ignore_case)
        self.capacity = len(self._values)

    def keys(self) -> list[Any]:
        """The keys: in the order of insertion, but whole numbers as .NET's buckets have them."""
        keys = self._keys
        if len(keys) > 1 and all(key.__class__ is int for key in keys):
            return bucket_order(list(keys), self.capacity)
        return list(keys.values())

    def values(self) -> list[Any]:
        """The values in the order of the keys."""
        return [self._values[self._normal(key)] for key in self.keys()]


_PRIMES = [
    3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103, 1327, 1597, 1931, 2333,
    2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143, 14591, 17519, 21023, 25229, 30293, 36353, 43627, 52361, 62851, 75431, 90523,
]  # fmt: skip
"""The bucket counts of .NET's Hashtable (HashHelpers.Primes)."""


def _prime(least: int) -> int:
    return next((prime for prime in _PRIMES if prime >= least), least | 1)


def bucket_order(keys: list[int], capacity: int) -> list[int]:
    """Int32 keys in the order in which a Hashtable that got them in this order enumerates them (double hashing, load factor 0.72)."""
    raw = capacity / 0.72
    size = _prime(int(raw)) if raw > 3 else 3
    buckets: dict[int, int] = {}
    for key in keys:
        if len(buckets) >= int(0.72 * size):
            old = [buckets[place] for place in sorted(buckets)]
            size, buckets = _prime(size * 2), {}
            for moved in old:
                _put(buckets, moved, size)
        _put(buckets, key, size)
    return [buckets[place] for place in sorted(buckets, reverse=True)]


def _put(buckets: dict[int, int], key: int, size: int) -> None:
    code = key & 0x7FFFFFFF
    step = 1 + (code * 101) % (size - 1)
    place = code % size
    while place in buckets:
        place = (place + step) % size
    buckets[place] = key


class OrderedDictionary(Dictionary):
    """System.Collections.Specialized.OrderedDictionary; `[ordered]@{}` ignores case.  An int index is a position."""

    net_name = "System.Collections.Specialized.OrderedDictionary"

    def __init__(self, pairs: Iterable[tuple[Any, Any]] = (), ignore_case: bool | None = True) -> None:
        super().__init__(pairs, ignore_case)
        self.is_read_only = False

    def set(self, key: Any, value: Any) -> None:
        """Sets or adds; unlike a hash table it takes over the new spelling of a key."""
        normal = self._normal(key)
        self._keys[normal] = key
        self._values[normal] = value
        self.version += 1

    __setitem__ = set

    def at(self, index: int) -> Any:
        """The value at a position, or ArgumentOutOfRangeException."""
        return self._values[self._normal_at(index)]

    def set_at(self, index: int, value: Any) -> None:
        """Replaces the value at a position."""
        self._values[self._normal_at(index)] = value
        self.version += 1

    def _normal_at(self, index: int) -> Any:
        if not 0 <= index < len(self._keys):
            raise ArgumentOutOfRangeException("index")
        return list(self._keys)[index]

    def insert(self, index: int, key: Any, value: Any) -> None:
        """Puts a new key at a position."""
        if not 0 <= index <= len(self._keys):
            raise ArgumentOutOfRangeException("index", f"index ('{index}') must be less than or equal to '{len(self._keys)}'.", index)
        if self.contains(key):
            raise ArgumentException(self.duplicate_message(key))
        pairs = self.items()
        pairs.insert(index, (key, value))
        self._refill(pairs)

    def remove_at(self, index: int) -> None:
        """Removes the pair at a position."""
        if not 0 <= index < len(self._keys):
            raise ArgumentOutOfRangeException("index")
        self.remove(self.keys()[index])

    def _refill(self, pairs: list[tuple[Any, Any]]) -> None:
        self.clear()
        for key, value in pairs:
            self.set(key, value)


INDEX_MESSAGE = "Index was out of range. Must be non-negative and less than the size of the collection."


class ListDictionaryInternal(Dictionary):
    """The small dictionary behind Exception.Data."""

    net_name = "System.Collections.ListDictionaryInternal"


class ListDictionary(Dictionary):
    """System.Collections.Specialized.ListDictionary."""

    net_name = "System.Collections.Specialized.ListDictionary"


class HybridDictionary(Dictionary):
    """System.Collections.Specialized.HybridDictionary."""

    net_name = "System.Collections.Specialized.HybridDictionary"


class StringDictionary(Dictionary):
    """System.Collections.Specialized.StringDictionary: keys are kept in lower case."""

    net_name = "System.Collections.Specialized.StringDictionary"

    def set(self, key: Any, value: Any) -> None:
        """Sets or adds under the lower-case key."""
        super().set(key.lower() if isinstance(key, str) else key, value)

    def _normal(self, key: Any) -> Any:
        return super()._normal(key.lower() if isinstance(key, str) else key)


class NameValueCollection(Dictionary):
    """System.Collections.Specialized.NameValueCollection: several strings under one name, shown with commas between."""

    net_name = "System.Collections.Specialized.NameValueCollection"
    ignore_case = True

    def add(self, key: Any, value: Any) -> None:
        """Adds one more value under the name."""
        self.set(key, value if not self.contains(key) else f"{self.get(key)},{value}")

    def __iter__(self) -> Iterator[Any]:
        return iter(self.keys())


class GenericDictionary(Dictionary):
    """System.Collections.Generic.Dictionary[K,V]; `comparer` is a StringComparer or None."""

    definition = "System.Collections.Generic.Dictionary"

    def __init__(
        self,
        pairs: Iterable[tuple[Any, Any]] = (),
        ignore_case: bool | None = None,
        key_type: DotNetType | None = None,
        value_type: DotNetType | None = None,
        comparer: Any = None,
    ) -> None:
        self.key_type = key_type
        self.value_type = value_type
        self.comparer = comparer
        super().__init__(pairs, ignore_case if ignore_case is not None else bool(getattr(comparer, "ignore_case", False)))

    def bind_type(self, arguments: tuple[DotNetType, ...]) -> None:
        """Takes K and V of the closed type that made it."""
        self.key_type, self.value_type = arguments

    def converted_key(self, key: Any) -> Any:
        """A key as K."""
        from azshell.dotnet.conversion import convert

        return key if self.key_type is None else convert(key, self.key_type)

    def converted(self, key: Any, value: Any) -> tuple[Any, Any]:
        """A key and a value as K and V."""
        from azshell.dotnet.conversion import convert

        if self.value_type is not None and (value is not None or self.value_type.is_value_type):
            value = convert(value, self.value_type)
        return self.converted_key(key), value

    def type_arguments(self) -> tuple[DotNetType, DotNetType]:
        """K and V, Object where nothing was said."""
        from azshell.dotnet.types import find_type

        anything = find_type("System.Object")
        assert anything is not None
        return self.key_type or anything, self.value_type or anything

    @property
    def net_type(self) -> DotNetType:
        """The closed type."""
        return _closed(f"{self.definition}`2", self.type_arguments())

    def duplicate_message(self, key: Any) -> str:
        """What Add says about a key that is there already."""
        from azshell.dotnet.conversion import to_string

        return f"An item with the same key has already been added. Key: {to_string(key)}"

    def __iter__(self) -> Iterator[DictionaryEntry]:
        version = self.version
        types = self.type_arguments()
        for key, value in self.items():
            if self.version != version:
                raise InvalidOperationException(MODIFIED)
            yield KeyValuePair(key, value, types)

    def _empty(self) -> Any:
        return type(self)(ignore_case=self.ignore_case, key_type=self.key_type, value_type=self.value_type, comparer=self.comparer)


class _Sorted:
    """Keys come out sorted."""

    def _sorted(self) -> list[Any]:
        from functools import cmp_to_key

        from azshell.dotnet.comparison import net_compare

        keys: dict[Any, Any] = self._keys  # type: ignore[attr-defined]
        comparer = getattr(self, "comparer", None)
        order = comparer.compare if comparer is not None else net_compare
        return sorted(keys, key=cmp_to_key(lambda a, b: order(keys[a], keys[b])))

    def keys(self) -> list[Any]:
        """The keys, sorted."""
        return [self._keys[normal] for normal in self._sorted()]  # type: ignore[attr-defined]

    def values(self) -> list[Any]:
        """The values in the order of their keys."""
        return [self._values[normal] for normal in self._sorted()]  # type: ignore[attr-defined]


class SortedDictionary(_Sorted, GenericDictionary):
    """System.Collections.Generic.SortedDictionary[K,V]."""

    definition = "System.Collections.Generic.SortedDictionary"


class GenericSortedList(_Sorted, GenericDictionary):
    """System.Collections.Generic.SortedList[K,V]."""

    definition = "System.Collections.Generic.SortedList"


class GenericOrderedDictionary(GenericDictionary):
    """System.Collections.Generic.OrderedDictionary[K,V]."""

    definition = "System.Collections.Generic.OrderedDictionary"


class ConcurrentDictionary(GenericDictionary):
    """System.Collections.Concurrent.ConcurrentDictionary[K,V]."""

    definition = "System.Collections.Concurrent.ConcurrentDictionary"


class SortedList(_Sorted, Dictionary):
    """System.Collections.SortedList."""

    net_name = "System.Collections.SortedList"
