"""What scripts see of Queue, Stack, their generic and concurrent kin, and ConcurrentBag."""

from __future__ import annotations

from typing import Any

from azshell.dotnet import collections as c
from azshell.dotnet.list_types import COLLECTION, COMMON, copy_to, to_array, typed_constructors
from azshell.dotnet.types import Row, constructor, declare, method, prop
from azshell.dotnet.values import PSReference


def _try_take(items: Any, take: str, result: PSReference) -> bool:
    if not len(items):
        result.value = None
        return False
    result.value = getattr(items, take)()
    return True


def _queue_rows(item: str, cls: Any) -> list[Row]:
    return [
        *COMMON,
        method("void Clear()", cls.empty),
        method(f"bool Contains({item})", cls.contains),
        method(f"{item.split()[0]} Dequeue()", cls.dequeue),
        method(f"void Enqueue({item})", c.NetList.add),
        method(f"{item.split()[0]} Peek()", cls.peek),
        method(f"{item.split()[0]}[] ToArray()", to_array),
        method("void CopyTo(array array, int index)", copy_to),
    ]


declare(
    "System.Collections.Queue",
    c.Queue,
    interfaces=["System.Collections.ICollection", "System.ICloneable"],
    members=[
        constructor("Queue()", c.Queue),
        constructor("Queue(int capacity)", lambda capacity: c.Queue()),
        constructor("Queue(System.Collections.ICollection col)", lambda items: c.Queue(list(items))),
        *_queue_rows("System.Object obj", c.Queue),
        method("System.Object Clone()", c.Queue.clone),
    ],
)
for _name, _cls in (
    ("System.Collections.Generic.Queue", c.GenericQueue),
    ("System.Collections.Concurrent.ConcurrentQueue", c.ConcurrentQueue),
):
    declare(
        f"{_name}[T]",
        _cls,
        interfaces=["System.Collections.ICollection", "System.Collections.Generic.IReadOnlyCollection[T]"],
        members=[
            *typed_constructors(f"{_name}[T]", _cls),
            *_queue_rows("T item", _cls),
            prop("bool IsEmpty", lambda items: len(items) == 0),
            method("bool TryDequeue([ref] T result)", lambda items, result: _try_take(items, "dequeue", result)),
            method("bool TryPeek([ref] T result)", lambda items, result: _try_take(items, "peek", result)),
        ],
    )


def _stack_rows(item: str, cls: Any) -> list[Row]:
    return [
        *COMMON,
        method("void Clear()", cls.empty),
        method(f"bool Contains({item})", cls.contains),
        method(f"{item.split()[0]} Peek()", cls.peek),
        method(f"{item.split()[0]} Pop()", cls.take),
        method(f"void Push({item})", cls.push),
        method(f"{item.split()[0]}[] ToArray()", to_array),
        method("void CopyTo(array array, int index)", copy_to),
    ]


declare(
    "System.Collections.Stack",
    c.Stack,
    interfaces=["System.Collections.ICollection", "System.ICloneable"],
    members=[
        constructor("Stack()", c.Stack),
        constructor("Stack(int initialCapacity)", lambda capacity: c.Stack()),
        constructor("Stack(System.Collections.ICollection col)", lambda items: c.Stack(list(items)[::-1])),
        *_stack_rows("System.Object obj", c.Stack),
        method("System.Object Clone()", c.Stack.clone),
    ],
)
for _name, _stack_cls in (
    ("System.Collections.Generic.Stack", c.GenericStack),
    ("System.Collections.Concurrent.ConcurrentStack", c.ConcurrentStack),
):
    declare(
        f"{_name}[T]",
        _stack_cls,
        interfaces=["System.Collections.ICollection", "System.Collections.Generic.IReadOnlyCollection[T]"],
        members=[
            constructor(f"{_name}[T]()", lambda cls=_stack_cls: cls()),
            constructor(f"{_name}[T](int capacity)", lambda capacity, cls=_stack_cls: cls()),
            constructor(f"{_name}[T]({COLLECTION})", lambda items, cls=_stack_cls: cls(list(items)[::-1])),
            *_stack_rows("T item", _stack_cls),
            method("bool TryPop([ref] T result)", lambda items, result: _try_take(items, "take", result)),
            method("bool TryPeek([ref] T result)", lambda items, result: _try_take(items, "peek", result)),
        ],
    )
declare(
    "System.Collections.Concurrent.ConcurrentBag[T]",
    c.ConcurrentBag,
    interfaces=["System.Collections.ICollection", "System.Collections.Generic.IReadOnlyCollection[T]"],
    members=[
        *typed_constructors("System.Collections.Concurrent.ConcurrentBag[T]", c.ConcurrentBag, False),
        *COMMON,
        prop("bool IsEmpty", lambda items: len(items) == 0),
        method("void Add(T item)", c.NetList.add),
        method("T[] ToArray()", to_array),
        method("bool TryTake([ref] T result)", lambda items, result: _try_take(items, "pop", result)),
    ],
)
