"""What Linq's methods take and give: how their type argument is inferred, sequences that are no lists, and the groupings of GroupBy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from azshell.dotnet.enumeration import Enumerator
from azshell.dotnet.exceptions import MethodException
from azshell.dotnet.types import DotNetType, Row, declare, method, prop, static_method


class Query:
    """A sequence: it can be enumerated and has no Count and no index; `order` holds the sort keys of an ordered one."""

    definition = "System.Linq.Iterator`1"

    def __init__(self, items: list[Any], element_type: DotNetType | None = None) -> None:
        self.items = items
        self.element_type = element_type
        self.order: list[tuple[Callable[[Any], Any], int]] = []

    @property
    def net_type(self) -> DotNetType:
        """The closed type."""
        from azshell.dotnet.collections import closed_type

        return closed_type(self.definition, self.element_type)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)


class Grouping(Query):
    """The items of one key."""

    definition = "System.Linq.Grouping`1"

    def __init__(self, key: Any, element_type: DotNetType | None) -> None:
        super().__init__([], element_type)
        self.key = key


def result_type(call: Any) -> DotNetType | None:
    """The last type argument of a Func; None for what is no delegate."""
    kind = getattr(call, "kind", None)
    return kind.generic_arguments[-1] if kind is not None and kind.generic_arguments else None


_FUNC = re.compile(r"System\.Func\[[^\]]*\]")
_FROM_NOTHING = frozenset(("Cast`1", "Empty`1", "OfType`1", "Range", "Repeat", "Reverse"))
_SUMMED = frozenset(("System.Int32", "System.Int64", "System.Single", "System.Double", "System.Decimal"))


def open_method(text: str, call: Callable[..., Any]) -> Row:
    """A generic method whose type argument PowerShell infers: from a typed array or a Func, never from object[] or a script block."""
    name = text.split("(")[0].split()[-1]
    calls = [at for at, parameter in enumerate(text.partition("(")[2].split(", ")) if parameter.startswith("System.Func[")]
    if name in _FROM_NOTHING:
        return static_method(text, call)

    def checked(*arguments: Any) -> Any:
        if not _inferred(arguments[0], [arguments[at] for at in calls], name):
            words = f'Cannot find an overload for "{name}" and the argument count: "{len(arguments)}".'
            raise MethodException(words, "MethodCountCouldNotFindBest", passes_through=True)
        return call(*arguments)

    return static_method(_FUNC.sub("System.Object", text), checked)


def _inferred(source: Any, calls: list[Any], name: str) -> bool:
    from azshell.dotnet.delegates import Delegate

    if not all(isinstance(call, Delegate) and call.kind.generic_arguments for call in calls):
        return False
    taken = calls[0].kind.generic_arguments[0] if calls and name != "Aggregate" else None
    element = getattr(source, "element_type", None)
    if element is None:
        return isinstance(source, Query) or not source or (taken is not None and taken.definition_name == "System.Object")
    if name in ("Sum", "Average") and not calls:
        return element.definition_name in _SUMMED
    return taken is None or taken is element or (taken.is_assignable_from(element) and not element.is_value_type)


_ENUMERATES = [method("System.Collections.IEnumerator GetEnumerator()", Enumerator)]
_SEQUENCE = ["System.Collections.Generic.IEnumerable[T]", "System.Collections.IEnumerable"]
declare("System.Linq.Iterator[T]", Query, interfaces=_SEQUENCE, members=_ENUMERATES)
declare(
    "System.Linq.Grouping[T]",
    Grouping,
    interfaces=_SEQUENCE,
    members=[
        *_ENUMERATES,
        prop("System.Object Key", lambda group: group.key),
        prop("int Count", lambda group: len(group.items)),
    ],
)
