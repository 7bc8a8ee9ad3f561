"""Indexing: $a[0], $a[-1], $a[1, 2], $h['k'], $m[1, 2], and their assignments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from azshell.dotnet.dictionaries import Dictionary, GenericDictionary, OrderedDictionary
from azshell.dotnet.exceptions import IndexOutOfRangeException, NetException, PSInvalidCastException, RuntimeException
from azshell.dotnet.text_units import units
from azshell.dotnet.types import MethodGroup, Property, type_of, type_of_class
from azshell.dotnet.values import NOTHING, Array, Char, MultiArray, PSObject, unwrap


def get_index(value: Any, index: Any) -> Any:
    """value[index], the index as the brackets' expression gave it; out of range is None.

    An array as index gives the items it names; in a rectangular array it is one position.
    """
    cls = value.__class__
    if (cls is list or cls is Array) and index.__class__ is int:
        size = len(value)
        return value[index] if -size <= index < size else None
    if isinstance(value, Dictionary):
        return _dictionary_item(value, index)
    if cls is PSObject and value.base is not None:
        return get_index(value.base, index)
    if value is None or value is NOTHING:
        raise RuntimeException("Cannot index into a null array.", "NullArray", "InvalidOperation")
    if isinstance(value, MultiArray):
        return _multi_item(value, [index])
    index = unwrap(index)
    if isinstance(value, (list, str)) and not isinstance(value, Char):
        return _sequence_item(units(value) if isinstance(value, str) else value, index)
    if isinstance(index, list) and len(index) > 1:
        indexed = _declared_indexer(value, len(index))
        if indexed is not None:
            return _call_getter(indexed, value, index)
    return _other_item(value, index)


def null_index() -> RuntimeException:
    """Index operation failed; the array index evaluated to null."""
    return RuntimeException("Index operation failed; the array index evaluated to null.", "NullArrayIndex", "InvalidOperation")


def _position(index: Any) -> int | None:
    """The index as an int; None when it does not convert (reading then gives $null)."""
    if index.__class__ is int:
        return index
    from azshell.dotnet.conversion import convert

    try:
        return convert(index, type_of_class(int))
    except PSInvalidCastException:
        return None


def _sequence_item(value: Any, index: Any) -> Any:
    if index is None:
        raise null_index()
    if isinstance(index, list) or (not isinstance(index, (int, str, float)) and _many(index) is not None):
        return _items(value, _many(index) or [])
    position = _position(index)
    size = len(value)
    if position is None or not -size <= position < size:
        return None
    item = value[position]
    return Char(item) if isinstance(value, str) else item


def _many(index: Any) -> list[Any] | None:
    from azshell.dotnet.enumeration import enumerate_value

    items = enumerate_value(index)
    return None if items is None else list(items)


def _items(value: Any, positions: list[Any]) -> list[Any]:
    """Items at several positions; those out of range are left out."""
    size = len(value)
    found = []
    for index in positions:
        position = _position(unwrap(index))
        if position is not None and -size <= position < size:
            item = value[position]
            found.append(Char(item) if isinstance(value, str) else item)
    return found


def _dictionary_item(value: Dictionary, index: Any) -> Any:
    if index.__class__ is str and not isinstance(value, GenericDictionary):
        return value.get(index)
    if index is None or index is NOTHING:
        raise null_index()
    base = unwrap(index)
    if isinstance(value, OrderedDictionary) and base.__class__ is int:
        size = len(value)
        return value.at(base if base >= 0 else size + base) if -size <= base < size else None
    if isinstance(base, list) and not value.contains(base):
        return [None if item is None else _dictionary_item(value, item) for item in base]
    converter = getattr(value, "converted_key", None)
    return value.get(base if converter is None else converter(base))


def _multi_item(value: MultiArray, indexes: Sequence[Any]) -> Any:
    if len(indexes) == 1 and isinstance(unwrap(indexes[0]), list):
        indexes = unwrap(indexes[0])
        if indexes and isinstance(unwrap(indexes[0]), list):
            return [_multi_item(value, unwrap(item)) for item in indexes]
    rank = len(value.lengths)
    if len(indexes) != rank:
        shown = ",".join(str(unwrap(i)) for i in indexes)
        raise RuntimeException(
            f"You cannot index into a {rank} dimensional array with index [{shown}].", "NeedMultidimensionalIndex", "InvalidOperation"
        )
    positions = [_position(unwrap(index)) for index in indexes]
    fixed = [p + n if p is not None and p < 0 else p for p, n in zip(positions, value.lengths, strict=True)]
    if any(p is None or not 0 <= p < n for p, n in zip(fixed, value.lengths, strict=True)):
        return None
    return value.items[value.offset(fixed)]  # type: ignore[arg-type]


def _declared_indexer(value: Any, count: int) -> Property | None:
    for member in type_of(value).table().values():
        if isinstance(member, Property) and member.indexed and len(member.parameters) == count:
            return member
    return None


def _call_getter(member: Property, value: Any, indexes: Sequence[Any]) -> Any:
    from azshell.dotnet.conversion import convert

    converted = [convert(index, p.type) for index, p in zip(indexes, member.parameters, strict=True)]
    return member.call(value, *converted)


def _other_item(value: Any, index: Any) -> Any:
    member = _indexer_for(value, index)
    if member is None:
        group = type_of(value).member("get_Item")
        if isinstance(group, MethodGroup):
            from azshell.dotnet.invocation import call_group

            return call_group(group, value, [index])
        # A scalar can be indexed with 0 and -1, as an array of one: $x[0]; anything else is $null.
        several = unwrap(index)
        if isinstance(several, list):
            if len(several) > 1:  # only a type with an indexer for as many takes them
                return None
            return [item for item in (_other_item(value, unwrap(i)) for i in several) if item is not None]
        if index is None:
            raise null_index()
        return value if _position(index) in (0, -1) else None
    if index is None:
        raise null_index()
    if isinstance(index, list) and member.parameters[0].type.definition_name != "System.Object":
        return [item for item in (_other_item(value, unwrap(i)) for i in index) if item is not None]
    try:
        if hasattr(value, "__len__") and member.parameters[0].type.definition_name == "System.Int32":
            position, size = _position(index), len(value)
            if position is None or not -size <= position < size:
                return None
            return member.call(value, position if position >= 0 else position + size)
        return _call_getter(member, value, [index])
    except NetException:
        return None


def _indexer_for(value: Any, index: Any) -> Property | None:
    """The declared indexer that takes the index best: by name for strings, by position for the rest."""
    found = [m for m in type_of(value).table().values() if isinstance(m, Property) and m.indexed and len(m.parameters) == 1]
    overloads = [m for m in found if m.owner is found[0].owner] if found else []
    if not overloads:
        return None
    if len(overloads) == 1:
        return overloads[0]
    from azshell.dotnet.invocation import rank

    return max(overloads, key=lambda m: rank(index, m.parameters[0].type))


# ---- assignment


def set_index(value: Any, index: Any, new: Any) -> None:
    """value[index] = new, converted to the element type."""
    cls = value.__class__
    if cls is list and index.__class__ is int:
        if not -len(value) <= index < len(value):
            raise IndexOutOfRangeException()
        value[index] = new
        return
    if cls is PSObject and value.base is not None:
        set_index(value.base, index, new)
        return
    if value is None or value is NOTHING:
        raise RuntimeException("Cannot index into a null array.", "NullArray", "InvalidOperation")
    if isinstance(value, Dictionary):
        if index.__class__ is str and not isinstance(value, GenericDictionary):
            value.set(index, new)
        else:
            _set_dictionary(value, unwrap(index), new)
        return
    index = unwrap(index)
    if isinstance(value, MultiArray):
        _set_multi(value, [index], new)
    elif isinstance(value, list):
        _set_list(value, index, new)
    else:
        _set_other(value, [unwrap(i) for i in index] if isinstance(index, list) else [index], new)


def _set_dictionary(value: Dictionary, index: Any, new: Any) -> None:
    if index is None:
        raise null_index()
    if isinstance(value, OrderedDictionary) and index.__class__ is int:
        value.set_at(index if index >= 0 else index + len(value), new)
        return
    from azshell.dotnet.members import set_key

    set_key(value, index, new)


def _set_list(value: list[Any], index: Any, new: Any) -> None:
    if index is None:
        raise null_index()
    from azshell.dotnet.conversion import convert

    if isinstance(index, list):
        raise RuntimeException(
            "Array assignment to [" + ",".join(str(i) for i in index) + "] failed because assignment to slices is not supported.",
            "ArraySliceAssignmentFailed",
            "InvalidOperation",
        )
    position = convert(index, type_of_class(int))
    element = getattr(value, "element_type", None)
    if element is not None:
        new = convert(new, element) if new is not None or element.is_value_type or element.definition_name == "System.String" else None
    if not -len(value) <= position < len(value):
        if value.__class__ in (list, Array):
            raise IndexOutOfRangeException()
        from azshell.dotnet.dictionaries import INDEX_MESSAGE
        from azshell.dotnet.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException("index", INDEX_MESSAGE)
    value[position] = new


def _set_multi(value: MultiArray, indexes: Sequence[Any], new: Any) -> None:
    from azshell.dotnet.conversion import convert

    if len(indexes) == 1 and isinstance(unwrap(indexes[0]), list):
        indexes = unwrap(indexes[0])
    rank = len(value.lengths)
    if len(indexes) != rank:
        shown = ",".join(str(unwrap(i)) for i in indexes)
        raise RuntimeException(
            f"You cannot index into a {rank} dimensional array with index [{shown}].", "NeedMultidimensionalIndex", "InvalidOperation"
        )
    positions = [convert(unwrap(index), type_of_class(int)) for index in indexes]
    positions = [p + n if p < 0 else p for p, n in zip(positions, value.lengths, strict=True)]
    new = convert(new, value.element_type)
    try:
        value.items[value.offset(positions)] = new
    except IndexError:
        raise IndexOutOfRangeException() from None


def _set_other(value: Any, indexes: list[Any], new: Any) -> None:
    from azshell.dotnet.conversion import convert

    member = _indexer_for(value, indexes[0]) if len(indexes) == 1 else _declared_indexer(value, len(indexes))
    if member is None or member.set is None:
        raise RuntimeException(f'Unable to index into an object of type "{type_of(value).text}".', "CannotIndex", "InvalidOperation")
    converted = [convert(index, p.type) for index, p in zip(indexes, member.parameters, strict=True)]
    member.set(value, *converted, convert(new, member.type))
