"""ArrayList, List[T], Collection[T], Queue, Stack, HashSet, LinkedList and their kin as Python classes; their members are in list_types.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.comparison import net_compare, net_equals
from azshell.dotnet.dictionaries import INDEX_MESSAGE, MODIFIED
from azshell.dotnet.exceptions import (
    ArgumentException,
    ArgumentOutOfRangeException,
    InvalidOperationException,
    NotSupportedException,
)

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType


def closed_type(name: str, element: DotNetType | None) -> DotNetType:
    """The generic type of this name with an element type, Object by default."""
    from azshell.dotnet.types import find_type, generic, resolve_type

    definition = find_type(name)
    argument = element or resolve_type("System.Object")
    assert definition is not None and argument is not None
    return generic(definition, (argument,))


def always_true(value: Any) -> bool:
    """The truth of collections that are no IList."""
    return True


class NetList(list):
    """Base of the growing lists: changes are counted, and enumerating a list that changes is an error."""

    def __init__(self, items: Iterable[Any] = ()) -> None:
        super().__init__(items)
        self.version = 0
        self.capacity = len(self)

    def __iter__(self) -> Iterator[Any]:
        version, size = self.version, len(self)
        for item in list.__iter__(self):
            if self.version != version or len(self) != size:
                raise InvalidOperationException(MODIFIED)
            yield item
        if self.version != version:
            raise InvalidOperationException(MODIFIED)

    def items(self) -> list[Any]:
        """A plain copy."""
        return list.__getitem__(self, slice(None))

    def add(self, item: Any) -> int:
        """Appends; the index of the new item."""
        self.append(item)
        self.version += 1
        return len(self) - 1

    def add_range(self, items: Iterable[Any]) -> None:
        """Appends all."""
        self.extend(list(items))
        self.version += 1

    def at(self, index: int) -> Any:
        """The item, or ArgumentOutOfRangeException."""
        if not 0 <= index < len(self):
            raise ArgumentOutOfRangeException("index", INDEX_MESSAGE)
        return self[index]

    def put(self, index: int, item: Any) -> None:
        """Replaces an item."""
        self.at(index)
        self[index] = item
        self.version += 1

    def insert_at(self, index: int, item: Any) -> None:
        """Inserts before the index."""
        if not 0 <= index <= len(self):
            raise ArgumentOutOfRangeException("index", self.insert_message())
        self.insert(index, item)
        self.version += 1

    def insert_message(self) -> str:
        """What inserting beyond the end says."""
        return "Index must be within the bounds of the List."

    def insert_range(self, index: int, items: Iterable[Any]) -> None:
        """Inserts all before the index."""
        if not 0 <= index <= len(self):
            raise ArgumentOutOfRangeException("index", INDEX_MESSAGE)
        self[index:index] = list(items)
        self.version += 1

    def remove_item(self, item: Any) -> bool:
        """Removes the first equal item."""
        index = self.index_of(item)
        if index < 0:
            return False
        del self[index]
        self.version += 1
        return True

    def remove_at(self, index: int) -> None:
        """Removes by position."""
        self.at(index)
        del self[index]
        self.version += 1

    def remove_range(self, index: int, count: int) -> None:
        """Removes a stretch."""
        self.check_range(index, count)
        del self[index : index + count]
        self.version += 1

    def check_range(self, index: int, count: int) -> None:
        """Raises when a stretch lies outside."""
        if index < 0 or count < 0:
            raise ArgumentOutOfRangeException("index" if index < 0 else "count", "Non-negative number required.")
        if index + count > len(self):
            raise ArgumentException(
                "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end "
                "of the source collection."
            )

    def empty(self) -> None:
        """Clear()."""
        self.clear()
        self.version += 1

    def index_of(self, item: Any, start: int = 0, count: int | None = None) -> int:
        """Position of the first equal item from `start`, or -1."""
        stop = len(self) if count is None else start + count
        for index in range(start, stop):
            if net_equals(self[index], item):
                return index
        return -1

    def last_index_of(self, item: Any) -> int:
        """Position of the last equal item, or -1."""
        for index in range(len(self) - 1, -1, -1):
            if net_equals(self[index], item):
                return index
        return -1

    def contains(self, item: Any) -> bool:
        """Whether an equal item is there."""
        return self.index_of(item) >= 0

    def turn(self, index: int = 0, count: int | None = None) -> None:
        """Reverse()."""
        count = len(self) if count is None else count
        self.check_range(index, count)
        self[index : index + count] = self[index : index + count][::-1]
        self.version += 1

    def order(self, compare: Callable[[Any, Any], int] | None = None, index: int = 0, count: int | None = None) -> None:
        """Sort(): by CompareTo, or by the comparison given; InvalidOperationException when the items have no order."""
        count = len(self) if count is None else count
        self[index : index + count] = sort_items(self.items()[index : index + count], compare)
        self.version += 1


def sort_items(items: list[Any], compare: Callable[[Any, Any], int] | None = None) -> list[Any]:
    """A sorted copy by CompareTo or by the comparison given; equal items come as .NET's sort leaves them."""
    from azshell.dotnet.exceptions import NetException
    from azshell.dotnet.introsort import introsort

    if compare is None and all(type(item) is int for item in items):
        return sorted(items)
    try:
        return introsort(list(items), net_order if compare is None else compare)
    except NetException as problem:
        if getattr(problem, "passes_through", False):
            raise
        raise InvalidOperationException("Failed to compare two elements in the array.", problem) from None


def net_order(left: Any, right: Any) -> int:
    """Comparer.Default: CompareTo, which wants equal types."""
    if left is not None and right is not None and left.__class__ is not right.__class__:
        from azshell.dotnet.types import type_of
        from azshell.dotnet.values import unwrap

        left, right = unwrap(left), unwrap(right)
        if left.__class__ is not right.__class__:
            raise ArgumentException(f"Object must be of type {type_of(left).name}.")
    return net_compare(left, right)


class ArrayList(NetList):
    """System.Collections.ArrayList."""

    net_name = "System.Collections.ArrayList"

    def insert_message(self) -> str:
        """What inserting beyond the end says."""
        return "Index was out of range. Must be non-negative and less than or equal to the size of the collection."

    def clone(self) -> ArrayList:
        """A shallow copy."""
        return ArrayList(self.items())


class FixedArrayList(ArrayList):
    """What ArrayList.FixedSize and ArrayList.ReadOnly give."""

    def __init__(self, items: Iterable[Any] = (), is_read_only: bool = False) -> None:
        super().__init__(items)
        self.is_read_only = is_read_only

    def refuse(self, *arguments: Any) -> Any:
        """Adding and removing fail."""
        raise NotSupportedException("Collection is read-only." if self.is_read_only else "Collection was of a fixed size.")

    add = add_range = insert_at = insert_range = remove_item = remove_at = remove_range = empty = refuse  # type: ignore[assignment]

    def put(self, index: int, item: Any) -> None:
        """Replacing is allowed unless read-only."""
        if self.is_read_only:
            self.refuse()
        super().put(index, item)


class TypedCollection:
    """Collections that know their element type."""

    definition = ""
    element_type: DotNetType | None = None

    def bind_type(self, arguments: tuple[DotNetType, ...]) -> None:
        """Takes the element type of the closed type that made it."""
        self.element_type = arguments[0]

    @property
    def net_type(self) -> DotNetType:
        """The closed type."""
        return closed_type(self.definition, self.element_type)


class List(TypedCollection, NetList):
    """System.Collections.Generic.List[T]."""

    definition = "System.Collections.Generic.List`1"

    def __init__(self, items: Iterable[Any] = (), element_type: DotNetType | None = None) -> None:
        super().__init__(items)
        self.element_type = element_type


class Collection(List):
    """System.Collections.ObjectModel.Collection[T]."""

    definition = "System.Collections.ObjectModel.Collection`1"


class ObservableCollection(List):
    """System.Collections.ObjectModel.ObservableCollection[T]."""

    definition = "System.Collections.ObjectModel.ObservableCollection`1"


class ReadOnlyCollection(TypedCollection):
    """System.Collections.ObjectModel.ReadOnlyCollection[T]: a live view of a list."""

    definition = "System.Collections.ObjectModel.ReadOnlyCollection`1"

    def __init__(self, source: Any = (), element_type: DotNetType | None = None) -> None:
        self.source = source
        self.element_type = element_type

    def __iter__(self) -> Iterator[Any]:
        return iter(self.source)

    def __len__(self) -> int:
        return len(self.source)

    def __getitem__(self, index: int) -> Any:
        return self.source[index]

    def index_of(self, item: Any) -> int:
        """Position of the first equal item, or -1."""
        return next((i for i, other in enumerate(self.source) if net_equals(other, item)), -1)

    def contains(self, item: Any) -> bool:
        """Whether an equal item is there."""
        return self.index_of(item) >= 0


class StringCollection(NetList):
    """System.Collections.Specialized.StringCollection."""

    net_name = "System.Collections.Specialized.StringCollection"


class Queue(NetList):
    """System.Collections.Queue: first in, first out."""

    net_truth = always_true

    net_name = "System.Collections.Queue"

    def dequeue(self) -> Any:
        """Takes the first."""
        if not self:
            raise InvalidOperationException("Queue empty.")
        self.version += 1
        return self.pop(0)

    def peek(self) -> Any:
        """The first."""
        if not self:
            raise InvalidOperationException("Queue empty.")
        return self[0]

    def clone(self) -> Queue:
        """A shallow copy."""
        return Queue(self.items())


class Stack(NetList):
    """System.Collections.Stack: enumerates from the top; kept here with the top first."""

    net_truth = always_true

    net_name = "System.Collections.Stack"

    empty_message = "Stack empty."

    def push(self, item: Any) -> None:
        """Puts on top."""
        self.insert(0, item)
        self.version += 1

    def take(self) -> Any:
        """Pop()."""
        if not self:
            raise InvalidOperationException(self.empty_message)
        self.version += 1
        return self.pop(0)

    def peek(self) -> Any:
        """The top."""
        if not self:
            raise InvalidOperationException(self.empty_message)
        return self[0]

    def clone(self) -> Stack:
        """A shallow copy."""
        return Stack(self.items())


class GenericQueue(TypedCollection, Queue):
    """System.Collections.Generic.Queue[T]."""

    definition = "System.Collections.Generic.Queue`1"

    def __init__(self, items: Iterable[Any] = (), element_type: DotNetType | None = None) -> None:
        super().__init__(items)
        self.element_type = element_type


class ConcurrentQueue(GenericQueue):
    """System.Collections.Concurrent.ConcurrentQueue[T]."""

    definition = "System.Collections.Concurrent.ConcurrentQueue`1"


class GenericStack(TypedCollection, Stack):
    """System.Collections.Generic.Stack[T]."""

    definition = "System.Collections.Generic.Stack`1"

    def __init__(self, items: Iterable[Any] = (), element_type: DotNetType | None = None) -> None:
        super().__init__(items)
        self.element_type = element_type


class ConcurrentStack(GenericStack):
    """System.Collections.Concurrent.ConcurrentStack[T]."""

    definition = "System.Collections.Concurrent.ConcurrentStack`1"


class ConcurrentBag(TypedCollection, NetList):
    """System.Collections.Concurrent.ConcurrentBag[T]."""

    net_truth = always_true

    definition = "System.Collections.Concurrent.ConcurrentBag`1"

    def __init__(self, items: Iterable[Any] = (), element_type: DotNetType | None = None) -> None:
        super().__init__(items)
        self.element_type = element_type


class StringComparer:
    """System.StringComparer."""

    net_name = "System.StringComparer"

    def __init__(self, ignore_case: bool, ordinal: bool) -> None:
        self.ignore_case = ignore_case
        self.ordinal = ordinal

    def compare(self, left: Any, right: Any) -> int:
        """Below, at or above 0."""
        if left is None or right is None:
            return (left is not None) - (right is not None)
        if not self.ordinal:
            from azshell.dotnet.collation import compare_strings

            return compare_strings(left, right, self.ignore_case)
        if self.ignore_case:
            left, right = left.upper(), right.upper()
        # .NET gives the difference of the first two characters that differ, or of the lengths
        return next((ord(a) - ord(b) for a, b in zip(left, right, strict=False) if a != b), len(left) - len(right))
