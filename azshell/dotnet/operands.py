"""Operands of arithmetic and bit operators: their kinds in the order of promotion, text as numbers, and .NET operator methods."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.conversion import convert
from azshell.dotnet.exceptions import RuntimeException
from azshell.dotnet.number_text import scan_number
from azshell.dotnet.types import DotNetType, type_of
from azshell.dotnet.values import (
    NOTHING,
    BigInteger,
    Byte,
    Char,
    Enum,
    Int16,
    Int64,
    PSObject,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
)

LOW, HIGH = -(2**31), 2**31 - 1


# The order of .NET's TypeCode, which PowerShell's promotion follows: the wider of the two operands decides.
INT, UINT, LONG, ULONG, DOUBLE, DECIMAL, BIG, ENUM, BOOL, CHAR = range(10)


KINDS: dict[type, int] = {
    int: INT, Byte: INT, SByte: INT, Int16: INT, UInt16: INT, UInt32: UINT, Int64: LONG, UInt64: ULONG, float: DOUBLE,
    Single: DOUBLE, BigInteger: BIG, bool: BOOL, Char: CHAR,
}  # fmt: skip


RESULTS: list[type] = [int, UInt32, Int64, UInt64]


def plain(value: Any) -> Any:
    if value.__class__ is PSObject and value.base is not None:
        return value.base
    return None if value is NOTHING else value


def number_from_text(text: str, other: DotNetType) -> Any:
    """A string operand as a number; the error speaks of the other operand's type."""
    number = scan_number(text)
    if number is None:
        return convert(text, other)
    return number


def kind_of(value: Any) -> int | None:
    kind = KINDS.get(value.__class__)
    if kind is None:
        if isinstance(value, Enum):
            return ENUM
        if value.__class__.__name__ == "Decimal":
            return DECIMAL
    return kind


def operator_method(value: Any, name: str) -> Any:
    from azshell.dotnet.types import MethodGroup

    group = type_of(value).member(name, static=True)
    return group if isinstance(group, MethodGroup) else None


def call_operator(group: Any, arguments: list[Any]) -> Any:
    """An operator method: its errors number the arguments, and equally good overloads are an error."""
    from azshell.dotnet.exceptions import MethodInvocationException
    from azshell.dotnet.invocation import choose, convert_argument, invoke_method

    candidate = choose(group, arguments, group.name, strict=True)
    converted = [
        convert_argument(value, parameter.type, str(position), group.name)
        for position, (value, parameter) in enumerate(zip(arguments, candidate.types, strict=True))
    ]
    try:
        return invoke_method(candidate.method, None, converted, group.name, len(arguments))
    except MethodInvocationException as problem:
        problem.error_id = "DotNetMethodException"
        raise


def no_operator(value: Any, name: str) -> RuntimeException:
    text = "System.Management.Automation.PSObject" if value.__class__ is PSObject else type_of(value).text
    return RuntimeException(
        f"Method invocation failed because [{text}] does not contain a method named '{name}'.", "MethodNotFound", "InvalidOperation", name
    )


def rounded(value: Any) -> int:
    return round(value) if isinstance(value, float) else int(value.rounded(0))
