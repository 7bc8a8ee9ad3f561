"""What scripts see of the lists: ArrayList, List[T], Collection[T], Queue, Stack, LinkedList, BitArray, StringCollection."""

from __future__ import annotations

from typing import Any

from azshell.dotnet import collections as c
from azshell.dotnet.enumeration import Enumerator
from azshell.dotnet.exceptions import ArgumentNullException, ArgumentOutOfRangeException, NotSupportedException
from azshell.dotnet.types import DotNetType, Row, constructor, declare, indexer, method, prop, static_method
from azshell.dotnet.values import NOTHING, Array

COLLECTION = "System.Collections.Generic.IEnumerable[T] collection"


def to_array(items: Any) -> Any:
    """ToArray(): T[] for a typed collection, Object[] else."""
    element = getattr(items, "element_type", None)
    values = list(items)
    return values if element is None or element.definition_name == "System.Object" else Array(values, element)


def copy_to(items: Any, array: list[Any], start: int = 0) -> None:
    """CopyTo(array, start)."""
    values = list(items)
    if start < 0 or start + len(values) > len(array):
        from azshell.dotnet.exceptions import ArgumentException

        raise ArgumentException(
            "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.", "destinationArray"
        )
    array[start : start + len(values)] = values


def comparison_of(comparer: Any) -> Any:
    """The Python comparison behind an IComparer, a Comparison delegate, or nothing."""
    if comparer is None:
        return None
    if callable(comparer):
        return lambda a, b: int(comparer(a, b))
    compare = getattr(comparer, "compare", None)
    if compare is not None:
        return compare
    from azshell.dotnet.members import invoke_member

    return lambda a, b: int(invoke_member(comparer, "Compare", [a, b]))


def _own(name: str) -> Any:
    """Calls the object's own method, which a fixed-size list refuses."""
    return lambda items, *arguments: getattr(items, name)(*arguments)


def _non_negative(capacity: int, name: str = "capacity") -> None:
    if capacity < 0:
        raise ArgumentOutOfRangeException(name, "Non-negative number required.")


COMMON: list[Row] = [
    prop("int Count", len),
    prop("bool IsSynchronized", lambda items: False),
    prop("System.Object SyncRoot", lambda items: items),
    method("System.Collections.IEnumerator GetEnumerator()", Enumerator),
]
_LIST: list[Row] = [
    prop("bool IsFixedSize", lambda items: isinstance(items, c.FixedArrayList)),
    prop("bool IsReadOnly", lambda items: bool(getattr(items, "is_read_only", False))),
    method("void Clear()", _own("empty")),
    method("void RemoveAt(int index)", _own("remove_at")),
]


def _set_capacity(items: c.NetList, value: int) -> None:
    if value < len(items):
        raise ArgumentOutOfRangeException("value", "capacity was less than the current size.")
    items.capacity = value


def _capacity(items: c.NetList) -> int:
    while items.capacity < len(items):
        items.capacity = items.capacity * 2 or 4
    return items.capacity


def _new_array_list(source: Any = ()) -> c.ArrayList:
    if isinstance(source, int):
        if source < 0:
            raise ArgumentOutOfRangeException("capacity", "'capacity' must be non-negative.")
        made = c.ArrayList()
        made.capacity = source
        return made
    return c.ArrayList(list(source))


declare(
    "System.Collections.ArrayList",
    c.ArrayList,
    interfaces=["System.Collections.IList", "System.ICloneable"],
    members=[
        constructor("ArrayList()", _new_array_list),
        constructor("ArrayList(int capacity)", _new_array_list),
        constructor("ArrayList(System.Collections.ICollection c)", _new_array_list),
        prop("int Capacity", _capacity, _set_capacity),
        prop("int Count", len),
        *_LIST,
        *COMMON,
        indexer("System.Object Item(int index)", c.ArrayList.at, _own("put")),
        method("int Add(System.Object value)", _own("add")),
        method("void AddRange(System.Collections.ICollection c)", _own("add_range")),
        method("int BinarySearch(System.Object value)", lambda items, value: binary_search(items, value)),
        method("System.Object Clone()", c.ArrayList.clone),
        method("bool Contains(System.Object item)", c.ArrayList.contains),
        method("void CopyTo(array array)", copy_to),
        method("void CopyTo(array array, int arrayIndex)", copy_to),
        method("System.Collections.ArrayList GetRange(int index, int count)", lambda items, i, n: _range(items, i, n, c.ArrayList)),
        method("int IndexOf(System.Object value)", c.ArrayList.index_of),
        method("int IndexOf(System.Object value, int startIndex)", c.ArrayList.index_of),
        method("void Insert(int index, System.Object value)", _own("insert_at")),
        method("void InsertRange(int index, System.Collections.ICollection c)", _own("insert_range")),
        method("int LastIndexOf(System.Object value)", c.ArrayList.last_index_of),
        method("void Remove(System.Object obj)", _own("remove_item")),
        method("void RemoveRange(int index, int count)", _own("remove_range")),
        method("void Reverse()", c.ArrayList.turn),
        method("void Reverse(int index, int count)", c.ArrayList.turn),
        method("void SetRange(int index, System.Collections.ICollection c)", lambda items, i, values: _set_range(items, i, list(values))),
        method("void Sort()", c.ArrayList.order),
        method("void Sort(System.Collections.IComparer comparer)", lambda items, comparer: items.order(comparison_of(comparer))),
        method("System.Object[] ToArray()", lambda items: list(items)),
        method("array ToArray(type type)", lambda items, kind: _typed_array(items, kind)),
        method("void TrimToSize()", lambda items: NOTHING),
        static_method("System.Collections.ArrayList Adapter(System.Collections.IList list)", _new_array_list),
        static_method(
            "System.Collections.ArrayList FixedSize(System.Collections.ArrayList list)", lambda items: c.FixedArrayList(list(items))
        ),
        static_method(
            "System.Collections.ArrayList ReadOnly(System.Collections.ArrayList list)", lambda items: c.FixedArrayList(list(items), True)
        ),
        static_method("System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)", lambda items: items),
        static_method("System.Collections.ArrayList Repeat(System.Object value, int count)", lambda v, n: c.ArrayList([v] * n)),
    ],
)


def _typed_array(items: Any, kind: DotNetType) -> Any:
    from azshell.dotnet.conversion import convert
    from azshell.dotnet.types import array_of

    return convert(list(items), array_of(kind))


def _set_range(items: c.NetList, index: int, values: list[Any]) -> None:
    items.check_range(index, len(values))
    items[index : index + len(values)] = values
    items.version += 1


def _range(items: c.NetList, index: int, count: int, made: Any) -> Any:
    items.check_range(index, count)
    return made(items.items()[index : index + count])


def binary_search(items: Any, value: Any, compare: Any = None) -> int:
    """The position, or the complement of where it would stand."""
    low, high = 0, len(items) - 1
    compare = compare or c.net_order
    while low <= high:
        middle = (low + high) // 2
        order = compare(items[middle], value)
        if order == 0:
            return middle
        if order < 0:
            low = middle + 1
        else:
            high = middle - 1
    return ~low


def _same(items: Any, values: Any) -> Any:
    """A new collection of the same kind and element type."""
    return c.List(values, items.element_type)


def _truth(predicate: Any) -> Any:
    from azshell.dotnet.conversion import to_bool

    return lambda item: to_bool(predicate(item))


def _default(items: Any) -> Any:
    from azshell.dotnet.members import default_value

    return default_value(items.element_type) if items.element_type is not None else None


def find(items: Any, predicate: Any, last: bool = False) -> Any:
    """Find and FindLast."""
    test = _truth(predicate)
    for item in reversed(list(items)) if last else list(items):
        if test(item):
            return item
    return _default(items)


def find_index(items: Any, predicate: Any, start: int = 0, count: int | None = None, last: bool = False) -> int:
    """FindIndex and FindLastIndex."""
    test = _truth(predicate)
    positions = range(start, len(items) if count is None else start + count)
    return next((i for i in (reversed(positions) if last else positions) if test(items[i])), -1)


def _remove_all(items: c.NetList, predicate: Any) -> int:
    test = _truth(predicate)
    kept = [item for item in items.items() if not test(item)]
    removed = len(items) - len(kept)
    items[:] = kept
    items.version += 1
    return removed


def _for_each(items: c.NetList, action: Any) -> Any:
    for item in items:
        action(item)
    return NOTHING


def _convert_all(items: Any, converter: Any) -> c.List:
    kind = getattr(converter, "kind", None)
    return c.List([converter(item) for item in items], kind.generic_arguments[1] if kind is not None else None)


def _read_only(items: c.List) -> c.ReadOnlyCollection:
    return c.ReadOnlyCollection(items, items.element_type)


def typed_constructors(name: str, cls: Any, with_capacity: bool = True, extra: Any = None) -> list[Row]:
    """Constructors of a generic collection; `bound` tells them the closed type's element."""
    rows = [
        constructor(f"{name}()", lambda: cls()),
        constructor(f"{name}({COLLECTION})", lambda items: cls(_not_null(items))),
    ]
    if with_capacity:
        rows.insert(1, constructor(f"{name}(int capacity)", lambda capacity: _with_capacity(cls, capacity)))
    return rows


def _not_null(items: Any) -> list[Any]:
    if items is None:
        raise ArgumentNullException("collection")
    return list(items)


def _with_capacity(cls: Any, capacity: int) -> Any:
    _non_negative(capacity)
    made = cls()
    if isinstance(made, c.NetList):
        made.capacity = capacity
    return made


_GENERIC = ["System.Collections.Generic.IList[T]", "System.Collections.IList", "System.Collections.Generic.IReadOnlyList[T]"]
_ITEMS: list[Row] = [
    prop("int Count", len),
    prop("bool IsReadOnly", lambda items: False),
    *_LIST,
    prop("System.Object SyncRoot", lambda items: items),
    *COMMON,
    indexer("T Item(int index)", c.List.at, c.List.put),
    method("void Add(T item)", c.NetList.add),
    method("bool Contains(T item)", c.List.contains),
    method("void CopyTo(T[] array)", copy_to),
    method("void CopyTo(T[] array, int arrayIndex)", copy_to),
    method("int IndexOf(T item)", c.List.index_of),
    method("void Insert(int index, T item)", c.List.insert_at),
    method("bool Remove(T item)", c.List.remove_item),
]
declare(
    "System.Collections.Generic.List[T]",
    c.List,
    interfaces=_GENERIC,
    members=[
        *typed_constructors("System.Collections.Generic.List[T]", c.List),
        prop("int Capacity", _capacity, _set_capacity),
        *_ITEMS,
        method("void AddRange(System.Collections.Generic.IEnumerable[T] collection)", c.List.add_range),
        method("System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly()", _read_only),
        method("int BinarySearch(T item)", binary_search),
        method("System.Collections.Generic.List[System.Object] ConvertAll(System.Converter[T,System.Object] converter)", _convert_all),
        method("bool Exists(System.Predicate[T] match)", lambda items, match: find_index(items, match) >= 0),
        method("T Find(System.Predicate[T] match)", find),
        method(
            "System.Collections.Generic.List[T] FindAll(System.Predicate[T] match)",
            lambda items, match: _same(items, [item for item in items if _truth(match)(item)]),
        ),
        method("int FindIndex(System.Predicate[T] match)", find_index),
        method("int FindIndex(int startIndex, System.Predicate[T] match)", lambda items, start, match: find_index(items, match, start)),
        method("T FindLast(System.Predicate[T] match)", lambda items, match: find(items, match, True)),
        method("int FindLastIndex(System.Predicate[T] match)", lambda items, match: find_index(items, match, 0, None, True)),
        method("void ForEach(System.Action[T] action)", _for_each),
        method(
            "System.Collections.Generic.List[T] GetRange(int index, int count)",
            lambda items, i, n: _range(items, i, n, lambda values: _same(items, values)),
        ),
        method("int IndexOf(T item, int index)", c.List.index_of),
        method("int IndexOf(T item, int index, int count)", c.List.index_of),
        method("void InsertRange(int index, System.Collections.Generic.IEnumerable[T] collection)", c.List.insert_range),
        method("int LastIndexOf(T item)", c.List.last_index_of),
        method("int RemoveAll(System.Predicate[T] match)", _remove_all),
        method("void RemoveRange(int index, int count)", c.List.remove_range),
        method("void Reverse()", c.List.turn),
        method("void Reverse(int index, int count)", c.List.turn),
        method("void Sort()", c.List.order),
        method("void Sort(System.Collections.Generic.IComparer[T] comparer)", lambda items, comparer: items.order(comparison_of(comparer))),
        method("void Sort(System.Comparison[T] comparison)", lambda items, comparison: items.order(comparison_of(comparison))),
        method("T[] ToArray()", to_array),
        method("void TrimExcess()", lambda items: NOTHING),
        method("bool TrueForAll(System.Predicate[T] match)", lambda items, match: all(map(_truth(match), items))),
    ],
)


def _move(items: Any, old: int, new: int) -> None:
    items.insert(new, items.pop(old))


for _name, _cls in (("Collection", c.Collection), ("ObservableCollection", c.ObservableCollection)):
    declare(
        f"System.Collections.ObjectModel.{_name}[T]",
        _cls,
        interfaces=_GENERIC,
        members=[
            constructor(f"System.Collections.ObjectModel.{_name}[T]()", _cls),
            constructor(f"System.Collections.ObjectModel.{_name}[T](System.Collections.Generic.IList[T] list)", _cls),
            *([method("void Move(int oldIndex, int newIndex)", _move)] if _name == "ObservableCollection" else []),
            *_ITEMS,
        ],
    )


def _read_only_never(*arguments: Any) -> Any:
    raise NotSupportedException("Collection is read-only.")


declare(
    "System.Collections.ObjectModel.ReadOnlyCollection[T]",
    c.ReadOnlyCollection,
    interfaces=_GENERIC,
    members=[
        constructor("System.Collections.ObjectModel.ReadOnlyCollection[T](System.Collections.Generic.IList[T] list)", c.ReadOnlyCollection),
        *COMMON,
        prop("bool IsFixedSize", lambda items: True),
        prop("bool IsReadOnly", lambda items: True),
        indexer("T Item(int index)", lambda items, index: items[index]),
        method("bool Contains(T value)", c.ReadOnlyCollection.contains),
        method("void CopyTo(T[] array, int index)", copy_to),
        method("int IndexOf(T value)", c.ReadOnlyCollection.index_of),
        # IList's writers are there, but private: PowerShell finds the name and then no overload.
        method("void Add()", _read_only_never),
        method("void Clear(System.Object unused)", _read_only_never),
        method("void Remove()", _read_only_never),
        method("void Insert()", _read_only_never),
    ],
)
declare(
    "System.Collections.Specialized.StringCollection",
    c.StringCollection,
    interfaces=["System.Collections.IList"],
    members=[
        constructor("StringCollection()", c.StringCollection),
        *COMMON,
        *_LIST,
        indexer("string Item(int index)", c.StringCollection.at, c.StringCollection.put),
        method("int Add(string value)", c.StringCollection.add),
        method("void AddRange(string[] value)", c.StringCollection.add_range),
        method("bool Contains(string value)", c.StringCollection.contains),
        method("int IndexOf(string value)", c.StringCollection.index_of),
        method("void Insert(int index, string value)", c.StringCollection.insert_at),
        method("void Remove(string value)", c.StringCollection.remove_item),
    ],
)
