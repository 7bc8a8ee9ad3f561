"""System.Boolean."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.convertible import convertible_rows
from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException, FormatException
from azshell.dotnet.types import declare, method, static_method, static_prop
from azshell.dotnet.values import PSReference


def parse(text: str) -> bool:
    """Boolean.Parse: True or False in any case, blanks around allowed."""
    if text is None:
        raise ArgumentNullException("value")
    found = {"true": True, "false": False}.get(text.strip().lower())
    if found is None:
        raise FormatException(f"String '{text}' was not recognized as a valid Boolean.")
    return found


def _try_parse(text: str, result: PSReference) -> bool:
    result.value = (text or "").strip().lower() == "true"
    return (text or "").strip().lower() in ("true", "false")


def _compare(value: bool, other: Any) -> int:
    if other is None:
        return 1
    if not isinstance(other, bool):
        raise ArgumentException("Object must be of type Boolean.")
    return int(value) - int(other)


def _text(value: bool, provider: Any = None) -> str:
    return "True" if value else "False"


declare(
    "System.Boolean",
    bool,
    base="System.ValueType",
    interfaces=["System.IComparable", "System.IConvertible", "System.IComparable[bool]", "System.IEquatable[bool]"],
    members=[
        method("int CompareTo(System.Object obj)", _compare),
        method("int CompareTo(bool value)", _compare),
        method("bool Equals(System.Object obj)", lambda v, o: isinstance(o, bool) and v == o),
        method("bool Equals(bool obj)", lambda v, o: v == o),
        method("string ToString()", _text),
        method("string ToString(System.IFormatProvider provider)", _text),
        *convertible_rows(),
        method("System.TypeCode GetTypeCode()", lambda v: _type_code()),
        static_method("bool Parse(string value)", parse),
        static_method("bool TryParse(string value, [ref] bool result)", _try_parse),
        static_prop("string FalseString", lambda: "False"),
        static_prop("string TrueString", lambda: "True"),
    ],
)


def _type_code() -> Any:
    from azshell.dotnet.enums import TypeCode

    return TypeCode(3)
