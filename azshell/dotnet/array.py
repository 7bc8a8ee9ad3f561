"""System.Array: what arrays offer, and the static methods of [array]."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.comparison import net_equals
from azshell.dotnet.enumeration import Enumerator
from azshell.dotnet.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    IndexOutOfRangeException,
    NotSupportedException,
    RankException,
)
from azshell.dotnet.list_types import binary_search, comparison_of, copy_to
from azshell.dotnet.types import DotNetType, declare, indexer, method, prop, static_method
from azshell.dotnet.values import NOTHING, Array, Int64, MultiArray, PSReference, unwrap

_FIXED = "Collection was of a fixed size."


def _never(*arguments: Any) -> Any:
    raise NotSupportedException(_FIXED)


def clone(array: Any) -> Any:
    """A shallow copy of the same type."""
    if isinstance(array, MultiArray):
        made = MultiArray(array.lengths, array.element_type)
        made.items = list(array.items)
        return made
    return Array(array, array.element_type) if isinstance(array, Array) else list(array)


def _contains(array: Any, value: Any) -> bool:
    return any(net_equals(item, value) for item in array)


def index_of(array: Any, value: Any, start: int = 0, count: int | None = None) -> int:
    """Array.IndexOf, -1 when there is none."""
    _not_null(array)
    stop = len(array) if count is None else start + count
    return next((i for i in range(start, stop) if net_equals(array[i], value)), -1)


def _last_index_of(array: Any, value: Any) -> int:
    return next((i for i in range(len(array) - 1, -1, -1) if net_equals(array[i], value)), -1)


def _not_null(array: Any) -> None:
    if array is None:
        raise ArgumentNullException("array")


def _dimension(array: Any, dimension: int, bound: bool = False) -> int:
    if isinstance(array, MultiArray):
        if 0 <= dimension < len(array.lengths):
            return array.lengths[dimension]
    elif dimension == 0:
        return len(array)
    raise IndexOutOfRangeException("Array does not have that many dimensions." if bound else None)


def _positions(array: Any, indexes: Any) -> Any:
    if isinstance(array, MultiArray):
        try:
            return array.offset([int(i) for i in indexes])
        except IndexError:
            raise IndexOutOfRangeException() from None
    if len(indexes) != 1:
        raise ArgumentException("Array was not a one-dimensional array.")
    if not 0 <= indexes[0] < len(array):
        raise IndexOutOfRangeException()
    return int(indexes[0])


def _get_value(array: Any, *indexes: int) -> Any:
    store = array.items if isinstance(array, MultiArray) else array
    return store[_positions(array, indexes)]


def _set_value(array: Any, value: Any, *indexes: int) -> Any:
    from azshell.dotnet.conversion import convert

    store = array.items if isinstance(array, MultiArray) else array
    element = getattr(array, "element_type", None)
    store[_positions(array, indexes)] = value if element is None else convert(value, element)
    return NOTHING


def _set_value_at(array: Any, value: Any, indexes: Any) -> Any:
    return _set_value(array, value, *indexes)


def _get_value_at(array: Any, indexes: Any) -> Any:
    return _get_value(array, *indexes)


def _clear(array: Any, index: int = 0, length: int | None = None) -> Any:
    from azshell.dotnet.members import default_value

    element = getattr(array, "element_type", None)
    default = None if element is None else default_value(element)
    store = array.items if isinstance(array, MultiArray) else array
    length = len(store) if length is None else length
    if index < 0 or index + length > len(store):
        raise IndexOutOfRangeException()
    store[index : index + length] = [default] * length
    return NOTHING


def _copy(source: Any, *rest: Any) -> Any:
    start, target, target_start, length = rest if len(rest) == 4 else (0, rest[0], 0, rest[1])
    if start < 0 or target_start < 0 or length < 0:
        raise ArgumentOutOfRangeException("length", "Non-negative number required.")
    if start + length > len(source):
        raise ArgumentException(
            "Source array was not long enough. Check the source index, length, and the array's lower bounds.", "sourceArray"
        )
    if target_start + length > len(target):
        raise ArgumentException(
            "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.", "destinationArray"
        )
    items = list(source)[start : start + length]
    element = getattr(target, "element_type", None)
    if element is not None and getattr(source, "element_type", None) is not element:
        from azshell.dotnet.conversion import convert

        items = [convert(item, element) for item in items]
    target[target_start : target_start + length] = items
    return NOTHING


def _create(kind: DotNetType, *lengths: int) -> Any:
    from azshell.dotnet.members import construct
    from azshell.dotnet.types import array_of

    if any(length < 0 for length in lengths):
        raise ArgumentOutOfRangeException("length", "Non-negative number required.")
    return construct(array_of(kind, len(lengths)), list(lengths))


def _create_many(kind: DotNetType, lengths: Any) -> Any:
    return _create(kind, *[int(n) for n in lengths])


def _resize(reference: PSReference, size: int) -> Any:
    from azshell.dotnet.members import default_value

    array = unwrap(reference.value)
    if size < 0:
        raise ArgumentOutOfRangeException("newSize", "Non-negative number required.")
    items = [] if array is None else list(array)
    element = getattr(array, "element_type", None)
    default = None if element is None else default_value(element)
    items = items[:size] + [default] * (size - len(items))
    reference.value = Array(items, element) if element is not None else items
    return NOTHING


def _reverse(array: Any, index: int = 0, length: int | None = None) -> Any:
    _not_null(array)
    if isinstance(array, MultiArray):
        raise RankException("Only single dimension arrays are supported here.")
    length = len(array) if length is None else length
    if index < 0 or length < 0 or index + length > len(array):
        raise ArgumentException(
            "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of "
            "the source collection."
        )
    array[index : index + length] = list(array[index : index + length])[::-1]
    return NOTHING


def _sort(array: Any, comparer: Any = None, index: int = 0, length: int | None = None) -> Any:
    from azshell.dotnet.collections import sort_items

    _not_null(array)
    length = len(array) if length is None else length
    array[index : index + length] = sort_items(list(array)[index : index + length], comparison_of(comparer))
    return NOTHING


def _sort_keys(keys: Any, items: Any, comparer: Any = None) -> Any:
    from azshell.dotnet.collections import net_order
    from azshell.dotnet.introsort import introsort

    if items is None:
        return _sort(keys, comparer)
    order = comparison_of(comparer) or net_order
    pairs = introsort(list(zip(list(keys), list(items), strict=False)), lambda a, b: order(a[0], b[0]))
    keys[: len(pairs)] = [key for key, _ in pairs]
    items[: len(pairs)] = [item for _, item in pairs]
    return NOTHING


def _truth(match: Any) -> Any:
    from azshell.dotnet.conversion import to_bool

    return lambda item: to_bool(match(item))


def _same_type(array: Any, items: list[Any]) -> Any:
    return Array(items, array.element_type) if isinstance(array, Array) else items


def _find(array: Any, match: Any) -> Any:
    return next(filter(_truth(match), array), None)


def _find_last(array: Any, match: Any) -> Any:
    return next(filter(_truth(match), list(array)[::-1]), None)


def _find_index(array: Any, match: Any) -> int:
    test = _truth(match)
    return next((i for i, item in enumerate(array) if test(item)), -1)


def _find_last_index(array: Any, match: Any) -> int:
    test = _truth(match)
    return next((i for i in range(len(array) - 1, -1, -1) if test(array[i])), -1)


def _for_each(array: Any, action: Any) -> Any:
    for item in array:
        action(item)
    return NOTHING


def _fill(array: Any, value: Any) -> Any:
    from azshell.dotnet.conversion import convert

    element = getattr(array, "element_type", None)
    array[:] = [value if element is None else convert(value, element)] * len(array)
    return NOTHING


def _convert_all(array: Any, converter: Any) -> Any:
    return [converter(item) for item in array]


_MATCH = "System.Predicate[System.Object] match"
declare(
    "System.Array",
    None,
    interfaces=["System.Collections.IList", "System.ICloneable", "System.Collections.IStructuralComparable"],
    members=[
        prop("int Length", len),
        prop("long LongLength", lambda a: Int64(len(a))),
        prop("int Rank", lambda a: len(a.lengths) if isinstance(a, MultiArray) else 1),
        prop("System.Object SyncRoot", lambda a: a),
        prop("bool IsReadOnly", lambda a: False),
        prop("bool IsFixedSize", lambda a: True),
        prop("bool IsSynchronized", lambda a: False),
        prop("int Count", len),
        indexer("System.Object IList.Item(int index)", lambda a, i: a[i], lambda a, i, v: _set_value(a, v, i)),
        method("int Add(System.Object value)", _never),
        method("void Clear()", _clear),
        method("System.Object Clone()", clone),
        method("int CompareTo(System.Object other, System.Collections.IComparer comparer)", lambda a, o, c: 0),
        method("bool Contains(System.Object value)", _contains),
        method("void CopyTo(array array, int index)", copy_to),
        method("System.Collections.IEnumerator GetEnumerator()", Enumerator),
        method("int GetLength(int dimension)", _dimension),
        method("long GetLongLength(int dimension)", lambda a, d: Int64(_dimension(a, d))),
        method("int GetLowerBound(int dimension)", lambda a, d: _dimension(a, d, True) * 0),
        method("int GetUpperBound(int dimension)", lambda a, d: _dimension(a, d, True) - 1),
        method("System.Object GetValue(int index)", _get_value),
        method("System.Object GetValue(int index1, int index2)", _get_value),
        method("System.Object GetValue(int index1, int index2, int index3)", _get_value),
        method("System.Object GetValue(Params int[] indices)", _get_value_at),
        method("int IndexOf(System.Object value)", index_of),
        method("void Initialize()", lambda a: NOTHING),
        method("void Insert(int index, System.Object value)", _never),
        method("void Remove(System.Object value)", _never),
        method("void RemoveAt(int index)", _never),
        method("void SetValue(System.Object value, int index)", _set_value),
        method("void SetValue(System.Object value, int index1, int index2)", _set_value),
        method("void SetValue(System.Object value, Params int[] indices)", _set_value_at),
        static_method("int BinarySearch(array array, System.Object value)", binary_search),
        static_method(
            "int BinarySearch(array array, System.Object value, System.Collections.IComparer comparer)",
            lambda a, v, c: binary_search(a, v, comparison_of(c)),
        ),
        static_method("void Clear(array array)", _clear),
        static_method("void Clear(array array, int index, int length)", _clear),
        static_method("void Copy(array sourceArray, array destinationArray, int length)", _copy),
        static_method(
            "void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)", _copy
        ),
        static_method("array CreateInstance(type elementType, int length)", _create),
        static_method("array CreateInstance(type elementType, int length1, int length2)", _create),
        static_method("array CreateInstance(type elementType, int length1, int length2, int length3)", _create),
        static_method("array CreateInstance(type elementType, Params int[] lengths)", _create_many),
        static_method("System.Object[] Empty`1(type T)", lambda kind: Array([], kind)),
        static_method(f"bool Exists(System.Object[] array, {_MATCH})", lambda a, m: _find_index(a, m) >= 0),
        static_method("void Fill(System.Object[] array, System.Object value)", _fill),
        static_method(f"System.Object Find(System.Object[] array, {_MATCH})", _find),
        static_method(f"System.Object[] FindAll(System.Object[] array, {_MATCH})", lambda a, m: _same_type(a, list(filter(_truth(m), a)))),
        static_method(f"int FindIndex(System.Object[] array, {_MATCH})", _find_index),
        static_method(f"System.Object FindLast(System.Object[] array, {_MATCH})", _find_last),
        static_method(f"int FindLastIndex(System.Object[] array, {_MATCH})", _find_last_index),
        static_method("void ForEach(System.Object[] array, System.Action[System.Object] action)", _for_each),
        static_method(f"bool TrueForAll(System.Object[] array, {_MATCH})", lambda a, m: all(map(_truth(m), a))),
        static_method(
            "System.Object[] ConvertAll(System.Object[] array, System.Converter[System.Object,System.Object] converter)", _convert_all
        ),
        static_method("int IndexOf(array array, System.Object value)", index_of),
        static_method("int IndexOf(array array, System.Object value, int startIndex)", index_of),
        static_method("int IndexOf(array array, System.Object value, int startIndex, int count)", index_of),
        static_method("int LastIndexOf(array array, System.Object value)", _last_index_of),
        static_method("void Resize([ref] System.Object array, int newSize)", _resize),
        static_method("void Reverse(array array)", _reverse),
        static_method("void Reverse(array array, int index, int length)", _reverse),
        static_method("void Sort(array array)", _sort),
        static_method("void Sort(array keys, array items)", _sort_keys),
        static_method("void Sort(array array, int index, int length)", lambda a, i, n: _sort(a, None, i, n)),
        static_method("void Sort(array array, System.Collections.IComparer comparer)", _sort),
        static_method("void Sort(array keys, array items, System.Collections.IComparer comparer)", _sort_keys),
        static_method("void Sort(System.Object[] array, System.Comparison[System.Object] comparison)", _sort),
        static_method("System.Collections.ObjectModel.ReadOnlyCollection[System.Object] AsReadOnly(System.Object[] array)", lambda a: _read_only(a)),
    ],
)  # fmt: skip


def _read_only(array: Any) -> Any:
    from azshell.dotnet.collections import ReadOnlyCollection

    return ReadOnlyCollection(array, getattr(array, "element_type", None))
