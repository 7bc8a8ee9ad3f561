"""System.Management.Automation.SwitchParameter: what a [switch] holds."""

from __future__ import annotations

from azshell.dotnet.conversion import _TO_STRING
from azshell.dotnet.types import constructor, conversion, declare, method, prop, static_prop


class SwitchParameter(int):
    """Present (1) or not (0); counts as a boolean everywhere."""

    __slots__ = ()

    def __str__(self) -> str:
        return "True" if self else "False"

    def __repr__(self) -> str:
        return f"SwitchParameter({bool(self)})"


_TO_STRING[SwitchParameter] = str


def _from(value: object) -> object:
    if isinstance(value, SwitchParameter):
        return value
    if type(value) is bool:
        return SwitchParameter(value)
    return NotImplemented


declare(
    "System.Management.Automation.SwitchParameter",
    SwitchParameter,
    base="System.ValueType",
    accelerators=["switch"],
    members=[
        prop("bool IsPresent", bool),
        static_prop("switch Present", lambda: SwitchParameter(1)),
        constructor("switch(bool isPresent)", SwitchParameter),
        method("bool ToBool()", bool),
        method("string ToString()", str),
        method(
            "bool Equals(System.Object other)", lambda self, other: isinstance(other, (bool, SwitchParameter)) and bool(self) == bool(other)
        ),
    ],
    convert=[conversion(_from)],
)
