"""What scripts see of LinkedList[T], its nodes, and BitArray."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import ArgumentOutOfRangeException, InvalidOperationException
from azshell.dotnet.linked_list import LinkedList, LinkedListNode
from azshell.dotnet.list_types import COLLECTION, COMMON, copy_to
from azshell.dotnet.sets import BitArray
from azshell.dotnet.types import constructor, declare, indexer, method, prop, type_of
from azshell.dotnet.values import NOTHING


def _first(items: LinkedList) -> Any:
    return items.nodes[0] if items.nodes else None


def _last(items: LinkedList) -> Any:
    return items.nodes[-1] if items.nodes else None


def _remove_end(items: LinkedList, node: Any) -> Any:
    if node is None:
        raise InvalidOperationException("The LinkedList is empty.")
    items.remove_node(node)
    return NOTHING


def _remove_value(items: LinkedList, value: Any) -> bool:
    node = items.find(value)
    if node is None:
        return False
    items.remove_node(node)
    return True


_NODE = "System.Collections.Generic.LinkedListNode[T]"
declare(
    "System.Collections.Generic.LinkedListNode[T]",
    LinkedListNode,
    members=[
        constructor(f"{_NODE}(T value)", LinkedListNode),
        prop(f"{_NODE} Next", lambda node: node.neighbour(1)),
        prop(f"{_NODE} Previous", lambda node: node.neighbour(-1)),
        prop("System.Collections.Generic.LinkedList[T] List", lambda node: node.owner),
        prop("T Value", lambda node: node.value, lambda node, value: setattr(node, "value", value)),
    ],
)
declare(
    "System.Collections.Generic.LinkedList[T]",
    LinkedList,
    interfaces=["System.Collections.Generic.ICollection[T]", "System.Collections.ICollection"],
    members=[
        constructor("System.Collections.Generic.LinkedList[T]()", LinkedList),
        constructor(f"System.Collections.Generic.LinkedList[T]({COLLECTION})", LinkedList),
        *COMMON,
        prop(f"{_NODE} First", _first),
        prop(f"{_NODE} Last", _last),
        method(f"{_NODE} AddFirst(T value)", lambda items, value: items.add(0, value)),
        method(f"{_NODE} AddLast(T value)", lambda items, value: items.add(len(items), value)),
        method(f"{_NODE} AddAfter({_NODE} node, T value)", lambda items, node, value: items.add(items.nodes.index(node) + 1, value)),
        method(f"{_NODE} AddBefore({_NODE} node, T value)", lambda items, node, value: items.add(items.nodes.index(node), value)),
        method("void Clear()", lambda items: items.nodes.clear()),
        method("bool Contains(T value)", lambda items, value: items.find(value) is not None),
        method(f"{_NODE} Find(T value)", LinkedList.find),
        method(f"{_NODE} FindLast(T value)", lambda items, value: items.find(value, True)),
        method("bool Remove(T value)", _remove_value),
        method(f"void Remove({_NODE} node)", LinkedList.remove_node),
        method("void RemoveFirst()", lambda items: _remove_end(items, _first(items))),
        method("void RemoveLast()", lambda items: _remove_end(items, _last(items))),
        method("void CopyTo(T[] array, int index)", copy_to),
    ],
)


def _bits(source: Any, value: bool = False) -> BitArray:
    if isinstance(source, int):
        return BitArray([value] * source)
    if isinstance(source, BitArray):
        return BitArray(source.bits)
    if type_of(source).definition_name == "System.Byte[]":
        return BitArray(byte >> bit & 1 for byte in source for bit in range(8))
    if type_of(source).definition_name == "System.Int32[]":
        return BitArray(number >> bit & 1 for number in source for bit in range(32))
    return BitArray(source)


def _bit(bits: BitArray, index: int) -> bool:
    if not 0 <= index < len(bits):
        raise ArgumentOutOfRangeException("index", INDEX)
    return bits.bits[index]


def _set_bit(bits: BitArray, index: int, value: bool) -> None:
    _bit(bits, index)
    bits.bits[index] = value


def _set_bits(bits: BitArray, value: bool) -> None:
    bits.bits = [value] * len(bits.bits)


def _not_bits(bits: BitArray) -> BitArray:
    bits.bits = [not bit for bit in bits.bits]
    return bits


INDEX = "Index was out of range. Must be non-negative and less than the size of the collection."
declare(
    "System.Collections.BitArray",
    BitArray,
    interfaces=["System.Collections.ICollection", "System.ICloneable"],
    members=[
        constructor("BitArray(int length)", _bits),
        constructor("BitArray(int length, bool defaultValue)", _bits),
        constructor("BitArray(byte[] bytes)", _bits),
        constructor("BitArray(bool[] values)", _bits),
        constructor("BitArray(int[] values)", _bits),
        constructor("BitArray(System.Collections.BitArray bits)", _bits),
        prop("int Length", len),
        *COMMON,
        prop("bool IsReadOnly", lambda bits: False),
        indexer("bool Item(int index)", _bit, _set_bit),
        method("bool Get(int index)", _bit),
        method("void Set(int index, bool value)", _set_bit),
        method("void SetAll(bool value)", _set_bits),
        method("System.Collections.BitArray Not()", _not_bits),
        method("System.Collections.BitArray And(System.Collections.BitArray value)", lambda a, b: a.combine(b, lambda x, y: x and y)),
        method("System.Collections.BitArray Or(System.Collections.BitArray value)", lambda a, b: a.combine(b, lambda x, y: x or y)),
        method("System.Collections.BitArray Xor(System.Collections.BitArray value)", lambda a, b: a.combine(b, lambda x, y: x != y)),
        method("void CopyTo(array array, int index)", copy_to),
        method("bool HasAllSet()", lambda bits: all(bits.bits)),
        method("bool HasAnySet()", lambda bits: any(bits.bits)),
    ],
)
