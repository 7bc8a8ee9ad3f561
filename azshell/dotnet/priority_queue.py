"""System.Collections.Generic.PriorityQueue[TElement, TPriority]: the smallest priority comes out first."""

from __future__ import annotations

import functools
import heapq
from typing import Any

from azshell.dotnet.collections import net_order
from azshell.dotnet.exceptions import InvalidOperationException
from azshell.dotnet.types import DotNetType, constructor, declare, find_type, generic, method, prop, resolve_type
from azshell.dotnet.values import PSReference

_DEFINITION = "System.Collections.Generic.PriorityQueue`2"


@functools.total_ordering
class _Entry:
    __slots__ = ("element", "number", "order", "priority")

    def __init__(self, element: Any, priority: Any, number: int, order: Any) -> None:
        self.element, self.priority, self.number, self.order = element, priority, number, order

    def __lt__(self, other: _Entry) -> bool:
        way = self.order(self.priority, other.priority)
        return way < 0 or (way == 0 and self.number < other.number)

    def __eq__(self, other: object) -> bool:
        return self is other


class PriorityQueue:
    """The queue; equal priorities come out in the order of their arrival (in .NET in none)."""

    def __init__(self, comparer: Any = None) -> None:
        self.entries: list[_Entry] = []
        self.arguments: tuple[DotNetType, ...] = ()
        self._order = net_order if comparer is None else comparer.compare
        self._number = 0

    def bind_type(self, arguments: tuple[Any, ...]) -> None:
        """Takes the type arguments."""
        self.arguments = arguments

    @property
    def net_type(self) -> DotNetType:
        """The closed type."""
        definition, anything = find_type(_DEFINITION), resolve_type("System.Object")
        assert definition is not None and anything is not None
        return generic(definition, self.arguments or (anything, anything))

    def enqueue(self, element: Any, priority: Any) -> None:
        """Puts an element in."""
        self._number += 1
        heapq.heappush(self.entries, _Entry(element, priority, self._number, self._order))

    def first(self) -> _Entry:
        """The entry that comes out next."""
        if not self.entries:
            raise InvalidOperationException("Queue empty.")
        return self.entries[0]

    def dequeue(self) -> Any:
        """Takes the element of the smallest priority."""
        self.first()
        return heapq.heappop(self.entries).element

    def try_first(self, element: PSReference, priority: PSReference, take: bool) -> bool:
        """TryPeek and TryDequeue."""
        found = self.entries[0] if self.entries else None
        element.value, priority.value = (None, None) if found is None else (found.element, found.priority)
        if found is not None and take:
            heapq.heappop(self.entries)
        return found is not None


def _enqueue_dequeue(queue: PriorityQueue, element: Any, priority: Any) -> Any:
    queue.enqueue(element, priority)
    return queue.dequeue()


_NAME = "System.Collections.Generic.PriorityQueue[TElement,TPriority]"
declare(
    _NAME,
    PriorityQueue,
    members=[
        constructor(f"{_NAME}()", PriorityQueue),
        constructor(f"{_NAME}(int initialCapacity)", lambda capacity: PriorityQueue()),
        constructor(f"{_NAME}(System.Collections.Generic.IComparer[TPriority] comparer)", PriorityQueue),
        prop("int Count", lambda queue: len(queue.entries)),
        method("void Clear()", lambda queue: queue.entries.clear()),
        method("TElement Dequeue()", PriorityQueue.dequeue),
        method("void Enqueue(TElement element, TPriority priority)", PriorityQueue.enqueue),
        method("TElement EnqueueDequeue(TElement element, TPriority priority)", _enqueue_dequeue),
        method("TElement Peek()", lambda queue: queue.first().element),
        method("bool TryDequeue([ref] TElement element, [ref] TPriority priority)", lambda q, e, p: q.try_first(e, p, True)),
        method("bool TryPeek([ref] TElement element, [ref] TPriority priority)", lambda q, e, p: q.try_first(e, p, False)),
    ],
)
