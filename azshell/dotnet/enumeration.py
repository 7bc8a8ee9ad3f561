"""What a pipeline unrolls: arrays, lists, enumerators and the like; not strings, not dictionaries, not XML nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.values import Nothing, PSObject

_NEVER: set[type] = {str, int, float, bool, type(None)}
_ALWAYS: set[type] = {list}


def is_enumerable(value: Any) -> bool:
    """Whether a pipeline unrolls the value.  A Python class opts out of its own __iter__ with `enumerates = False`."""
    cls = value.__class__
    if cls in _ALWAYS:
        return True
    if cls in _NEVER:
        return False
    if cls is PSObject:
        return value.base is not None and is_enumerable(value.base)
    if cls is Nothing:
        return False
    answer = hasattr(cls, "__iter__") and not issubclass(cls, (str, Dictionary)) and bool(getattr(cls, "enumerates", True))
    (_ALWAYS if answer else _NEVER).add(cls)
    return answer


def enumerate_value(value: Any) -> Iterator[Any] | None:
    """An iterator over the items a pipeline would get, or None when the value is one object."""
    cls = value.__class__
    if cls in _NEVER:
        return None
    if cls is PSObject:
        return None if value.base is None else enumerate_value(value.base)
    return iter(value) if is_enumerable(value) else None


class Enumerator:
    """System.Collections.IEnumerator over a Python iterable."""

    def __init__(self, source: Any) -> None:
        self.source = source
        self.current: Any = None
        self._iterator = iter(source)

    def move_next(self) -> bool:
        """Steps on; False at the end."""
        try:
            self.current = next(self._iterator)
        except StopIteration:
            self.current = None
            return False
        return True

    def reset(self) -> None:
        """Back to before the first item."""
        self._iterator = iter(self.source)
        self.current = None

    def __iter__(self) -> Iterator[Any]:
        while self.move_next():
            yield self.current

    @property
    def net_type(self) -> Any:
        """The enumerator type of the source: HashtableEnumerator, ArrayEnumerator ..."""
        from azshell.dotnet.types import find_type

        return find_type(ENUMERATOR_TYPES.get(type(self.source).__name__, "System.Collections.Enumerator"))


ENUMERATOR_TYPES = {
    "Hashtable": "System.Collections.Hashtable+HashtableEnumerator",
    "OrderedDictionary": "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryEnumerator",
    "list": "System.ArrayEnumerator",
    "Array": "System.ArrayEnumerator",
    "MultiArray": "System.ArrayEnumerator",
    "Queue": "System.Collections.Queue+QueueEnumerator",
    "Stack": "System.Collections.Stack+StackEnumerator",
    "_Characters": "System.CharEnumerator",
}
