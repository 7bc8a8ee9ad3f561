"""System.Tuple and System.ValueTuple."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.comparison import net_equals
from azshell.dotnet.dictionaries import normal_key
from azshell.dotnet.types import Row, constructor, declare, indexer, method, prop, static_method


class Tuple:
    """System.Tuple[T1, ...]."""

    enumerates = False
    definition = "System.Tuple"

    def __init__(self, *items: Any) -> None:
        self.items = items
        self.arguments: tuple[Any, ...] = ()

    def bind_type(self, arguments: tuple[Any, ...]) -> None:
        """Takes the type arguments."""
        self.arguments = arguments

    @property
    def net_type(self) -> Any:
        """The closed type."""
        from azshell.dotnet.types import find_type, generic, resolve_type, type_of

        definition = find_type(f"{self.definition}`{len(self.items)}")
        assert definition is not None
        kinds = self.arguments or tuple(resolve_type("System.Object") if i is None else type_of(i) for i in self.items)
        return generic(definition, kinds)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tuple) and len(other.items) == len(self.items) and all(map(net_equals, self.items, other.items))

    def __hash__(self) -> int:
        return hash(tuple(map(normal_key, self.items)))

    def __lt__(self, other: Tuple) -> bool:
        from azshell.dotnet.comparison import net_compare

        for left, right in zip(self.items, other.items, strict=False):
            order = net_compare(left, right)
            if order:
                return order < 0
        return False

    def __str__(self) -> str:
        from azshell.dotnet.conversion import to_display_string

        return f"({', '.join(map(to_display_string, self.items))})"


class ValueTuple(Tuple):
    """System.ValueTuple[T1, ...]."""

    definition = "System.ValueTuple"


def _declare(cls: type[Tuple], count: int) -> None:
    types = [f"T{n}" for n in range(1, count + 1)]
    name = f"{cls.definition}[{','.join(types)}]"
    arguments = ", ".join(f"{t} item{n}" for n, t in enumerate(types, 1))
    declare(
        name,
        cls if count == 1 else None,
        base="System.Object" if cls is Tuple else "System.ValueType",
        interfaces=["System.IComparable", "System.Collections.IStructuralEquatable"],
        members=[
            constructor(f"{name}({arguments})", cls),
            *[prop(f"{t} Item{n}", lambda pair, n=n: pair.items[n - 1]) for n, t in enumerate(types, 1)],
            prop("int Length", lambda pair: len(pair.items)),
            indexer("System.Object Item(int index)", lambda pair, index: pair.items[index]),
            method("string ToString()", str),
        ],
    )


for _count in range(1, 8):
    _declare(Tuple, _count)
    _declare(ValueTuple, _count)


def _create(cls: type[Tuple]) -> list[Row]:
    rows = []
    for count in range(1, 8):
        arguments = ", ".join(f"System.Object item{n}" for n in range(1, count + 1))
        rows.append(static_method(f"{cls.definition} Create({arguments})", cls))
    return rows


declare("System.Tuple", None, members=_create(Tuple))
declare("System.ValueTuple", None, members=_create(ValueTuple))
