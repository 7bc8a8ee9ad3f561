"""System.Lazy[T] and System.EventArgs."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import DotNetType, constructor, declare, method, prop, static_prop


class Lazy:
    """System.Lazy[T]: a value made when it is first asked for."""

    def __init__(self, factory: Any) -> None:
        self.factory = factory
        self.created = False
        self.made: Any = None
        self.arguments: tuple[DotNetType, ...] = ()

    def bind_type(self, arguments: tuple[DotNetType, ...]) -> None:
        """Takes T."""
        self.arguments = arguments

    @property
    def value(self) -> Any:
        """The value."""
        if not self.created:
            self.made, self.created = self.factory(), True
        return self.made

    @property
    def net_type(self) -> DotNetType:
        """The closed type."""
        from azshell.dotnet.types import find_type, generic

        definition = find_type("System.Lazy`1")
        assert definition is not None
        return generic(definition, self.arguments)


declare(
    "System.Lazy[T]",
    Lazy,
    members=[
        constructor("System.Lazy[T](System.Func[T] valueFactory)", Lazy),
        prop("bool IsValueCreated", lambda lazy: lazy.created),
        prop("T Value", lambda lazy: lazy.value),
    ],
)


class EventArgs:
    """System.EventArgs."""

    net_type: Any


_EMPTY = EventArgs()
declare(
    "System.EventArgs",
    EventArgs,
    members=[
        constructor("EventArgs()", EventArgs),
        static_prop("System.EventArgs Empty", lambda: _EMPTY),
        method("string ToString()", lambda e: "System.EventArgs"),
    ],
)
