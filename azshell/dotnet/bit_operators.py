"""PowerShell's bit operators: -band, -bor, -bxor, -bnot, -shl and -shr."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.conversion import convert
from azshell.dotnet.exceptions import RuntimeException
from azshell.dotnet.number_text import RANGES
from azshell.dotnet.operands import (
    BIG,
    BOOL,
    CHAR,
    DECIMAL,
    DOUBLE,
    ENUM,
    HIGH,
    INT,
    LONG,
    LOW,
    RESULTS,
    UINT,
    ULONG,
    call_operator,
    kind_of,
    no_operator,
    number_from_text,
    operator_method,
    plain,
    rounded,
)
from azshell.dotnet.types import type_of, type_of_class
from azshell.dotnet.values import (
    BigInteger,
    Byte,
    Char,
    Enum,
    Int16,
    Int64,
    SByte,
    UInt16,
    UInt32,
    UInt64,
)


def bitwise_and(left: Any, right: Any) -> Any:
    """-band."""
    if left.__class__ is int and right.__class__ is int:
        return left & right
    return _bits(left, right, "op_BitwiseAnd", int.__and__)


def bitwise_or(left: Any, right: Any) -> Any:
    """-bor."""
    if left.__class__ is int and right.__class__ is int:
        return left | right
    return _bits(left, right, "op_BitwiseOr", int.__or__)


def bitwise_xor(left: Any, right: Any) -> Any:
    """-bxor."""
    if left.__class__ is int and right.__class__ is int:
        return left ^ right
    return _bits(left, right, "op_ExclusiveOr", int.__xor__)


def bitwise_not(value: Any) -> Any:
    """-bnot."""
    base = plain(value)
    if base.__class__ is int:
        return ~base
    if isinstance(base, Enum):
        return type(base)(~int(base))
    if isinstance(base, (UInt32, UInt64)):
        return type(base)(base ^ RANGES[type(base)][1])
    if isinstance(base, (Int64, BigInteger)):
        return type(base)(~int(base))
    if isinstance(base, str) and not isinstance(base, Char):
        return bitwise_not(number_from_text(base, type_of_class(int)))
    if isinstance(base, Char):
        return ~ord(base)
    if isinstance(base, float) or base.__class__.__name__ == "Decimal":
        return bitwise_not(_whole(rounded(base)))
    return ~convert(base, type_of_class(int))


def shift_left(left: Any, right: Any) -> Any:
    """-shl: the left operand's type decides width and result."""
    return _shift(left, right, "-shl", "op_LeftShift", lambda number, count: number << count)


def shift_right(left: Any, right: Any) -> Any:
    """-shr, arithmetic for signed types."""
    return _shift(left, right, "-shr", "op_RightShift", lambda number, count: number >> count)


def _whole(number: int) -> int:
    """A real that bits are asked of: as Int32, else UInt32, else Int64."""
    return number if LOW <= number <= HIGH else UInt32(number) if 0 <= number <= RANGES[UInt32][1] else Int64(number)


def _bit_operand(value: Any, other: Any) -> Any:
    value = plain(value)
    if value is None:
        return 0
    if isinstance(value, Char):
        return ord(value)
    if isinstance(value, str):
        if isinstance(other, Enum):
            return convert(value, type_of(other))
        return number_from_text(value, type_of_class(int))
    return int(value) if isinstance(value, bool) else value


def _bits(left: Any, right: Any, method: str, combine: Callable[[int, int], int]) -> Any:
    left, right = plain(left), plain(right)
    left_value, right_value = _bit_operand(left, right), _bit_operand(right, left)
    left_kind, right_kind = kind_of(left_value), kind_of(right_value)
    if left_kind is None or right_kind is None:
        raised = left_value if left_kind is None else right_value
        group = operator_method(raised, method)
        if group is not None:
            return call_operator(group, [left, right])
        raise no_operator(raised, method)
    if isinstance(left_value, Enum):
        return type(left_value)(combine(int(left_value), int(right_value)))
    if left_kind == BIG or right_kind == BIG:
        return BigInteger(combine(int(left_value), int(right_value)))
    if left_kind in (DOUBLE, DECIMAL) or right_kind in (DOUBLE, DECIMAL):
        return _real_bits(left_value, right_value, combine)
    kind = max(INT if left_kind == ENUM else left_kind, INT if right_kind == ENUM else right_kind)
    if kind == UINT and (left_value < 0 or right_value < 0):
        kind = LONG
    if kind == ULONG and (left_value < 0 or right_value < 0):
        left_value, right_value = (convert(v, type_of_class(UInt64)) for v in (left_value, right_value))
    return RESULTS[kind](combine(int(left_value), int(right_value)))


def _real_bits(left: Any, right: Any, combine: Callable[[int, int], int]) -> Any:
    if float(left) < 0 or float(right) < 0:
        long_type = type_of_class(Int64)
        return Int64(combine(int(convert(left, long_type)), int(convert(right, long_type))))
    unsigned = type_of_class(UInt64)
    return UInt64(combine(int(convert(left, unsigned)), int(convert(right, unsigned))))


_WIDTHS: dict[type, int] = {int: 32, UInt32: 32, Int64: 64, UInt64: 64, Byte: 8, SByte: 8, Int16: 16, UInt16: 16}


def _shift(left: Any, right: Any, sign: str, method: str, shift: Callable[[int, int], int]) -> Any:
    value = plain(left)
    if value is None:
        return 0
    if isinstance(value, str) and not isinstance(value, Char):
        value = number_from_text(value, type_of_class(int))
    kind = kind_of(value)
    if kind in (CHAR, BOOL):
        raise RuntimeException(
            f"The operation '[{type_of(value).text}] {sign} [{'$null' if right is None else type_of(plain(right)).text}]' is not defined.",
            "NotADefinedOperationForType",
            "InvalidOperation",
        )
    if kind is None or kind == ENUM:
        group = operator_method(value, method)
        if group is None:
            raise no_operator(value, method)
        return call_operator(group, [value, right])
    other = plain(right)
    count = int(convert(ord(other) if isinstance(other, Char) else other, type_of_class(int)))
    if kind == BIG:
        return BigInteger(shift(int(value), count)) if count >= 0 else BigInteger(0)
    if kind in (DOUBLE, DECIMAL):
        value = _whole(rounded(value))
    made = type(value)
    width = _WIDTHS[made]
    number = shift(int(value), count & (63 if width == 64 else 31)) & ((1 << width) - 1)
    high = RANGES[made][1]
    return made(number if number <= high else number - (1 << width))
