"""PowerShell's arithmetic and bit operators: promotions, overflow to Double, strings, arrays, hashtables, and .NET's operator methods."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from azshell.dotnet.conversion import convert, to_string
from azshell.dotnet.exceptions import ArgumentOutOfRangeException, DivideByZeroException, NetException, RuntimeException
from azshell.dotnet.number_text import RANGES, scan_number
from azshell.dotnet.types import DotNetType, type_of, type_of_class
from azshell.dotnet.values import (
    NOTHING,
    Array,
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

_LOW, _HIGH = -(2**31), 2**31 - 1

# The order of .NET's TypeCode, which PowerShell's promotion follows: the wider of the two operands decides.
_INT, _UINT, _LONG, _ULONG, _DOUBLE, _DECIMAL, _BIG, _ENUM, _BOOL, _CHAR = range(10)
_KINDS: dict[type, int] = {
    int: _INT, Byte: _INT, SByte: _INT, Int16: _INT, UInt16: _INT, UInt32: _UINT, Int64: _LONG, UInt64: _ULONG, float: _DOUBLE,
    Single: _DOUBLE, BigInteger: _BIG, bool: _BOOL, Char: _CHAR,
}  # fmt: skip
_RESULT: list[type] = [int, UInt32, Int64, UInt64]


def add(left: Any, right: Any) -> Any:
    """left + right."""
    kind = left.__class__
    if kind is int:
        if right.__class__ is int:
            total = left + right
            return total if _LOW <= total <= _HIGH else float(total)
        if right.__class__ is float:
            return left + right
    elif kind is float:
        if right.__class__ is float or right.__class__ is int:
            return left + right
    elif kind is str:
        if right.__class__ is str:
            return left + right
        return left + to_string(right)
    return _add_slow(left, right)


def subtract(left: Any, right: Any) -> Any:
    """left - right."""
    kind = left.__class__
    if kind is int and right.__class__ is int:
        total = left - right
        return total if _LOW <= total <= _HIGH else float(total)
    if kind is float and (right.__class__ is float or right.__class__ is int):
        return left - right
    return _numeric(_SUBTRACT, left, right)


def multiply(left: Any, right: Any) -> Any:
    """left * right."""
    kind = left.__class__
    if kind is int and right.__class__ is int:
        total = left * right
        return total if _LOW <= total <= _HIGH else float(total)
    if kind is float and (right.__class__ is float or right.__class__ is int):
        return left * right
    if left is None or left is NOTHING:
        return None
    base = _plain(left)
    if isinstance(base, str) and not isinstance(base, Char):
        return _repeat_string(base, right)
    if isinstance(base, list):
        return _repeat_list(base, right)
    return _numeric(_MULTIPLY, base, right)


def divide(left: Any, right: Any) -> Any:
    """left / right: an integer when it divides evenly, else a Double."""
    if left.__class__ is int and right.__class__ is int and right:
        quotient, rest = divmod(left, right)
        if not rest and _LOW <= quotient <= _HIGH:
            return quotient
        return left / right
    return _numeric(_DIVIDE, left, right)


def remainder(left: Any, right: Any) -> Any:
    """left % right, with the sign of the left."""
    if left.__class__ is int and right.__class__ is int and right:
        return left % right if left >= 0 and right > 0 else int(math.fmod(left, right))
    return _numeric(_REMAINDER, left, right)


def negate(value: Any) -> Any:
    """-value."""
    if value.__class__ is int and value != _LOW:
        return -value
    if value.__class__ is float:
        return -value
    if isinstance(value, float):
        return -float(value)
    base = _plain(value)
    if isinstance(base, BigInteger):
        return BigInteger(-base)
    if base.__class__.__name__ == "Decimal":
        return -base
    if isinstance(base, Enum):
        return subtract(0, int(base))
    if base is not None and not isinstance(base, (str, int)):
        method = _operator(base, "op_UnaryNegation")
        if method is not None:
            return _invoke(method, [base])
    return _numeric(_SUBTRACT, 0, base)


def plus(value: Any) -> Any:
    """+value."""
    return _numeric(_ADD, 0, value)


def increment(value: Any) -> Any:
    """++ of a variable's value; OperatorRequiresNumber for what is no number."""
    if value.__class__ is int and value != _HIGH:
        return value + 1
    return _step(value, "++", add)


def decrement(value: Any) -> Any:
    """-- of a variable's value."""
    if value.__class__ is int and value != _LOW:
        return value - 1
    return _step(value, "--", subtract)


def _step(value: Any, sign: str, operation: Callable[[Any, Any], Any]) -> Any:
    base = _plain(value)
    if base is None:
        return operation(0, 1)
    if _KINDS.get(base.__class__, _BIG) in (_BIG, _BOOL, _CHAR) and not isinstance(base, Enum) and base.__class__.__name__ != "Decimal":
        raise RuntimeException(
            f"The '{sign}' operator works only on numbers. The operand is a '{type_of(base).text}'.", "OperatorRequiresNumber", "InvalidOperation"
        )  # fmt: skip
    return operation(base, 1)


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
    base = _plain(value)
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
        number = _rounded(base)
        return ~number if _LOW <= number <= _HIGH else Int64(~number)
    return ~convert(base, type_of_class(int))


def shift_left(left: Any, right: Any) -> Any:
    """-shl: the left operand's type decides width and result."""
    return _shift(left, right, "-shl", "op_LeftShift", lambda number, count: number << count)


def shift_right(left: Any, right: Any) -> Any:
    """-shr, arithmetic for signed types."""
    return _shift(left, right, "-shr", "op_RightShift", lambda number, count: number >> count)


# ---- strings, arrays, hashtables


def _plain(value: Any) -> Any:
    if value.__class__ is PSObject and value.base is not None:
        return value.base
    return None if value is NOTHING else value


def _add_slow(left: Any, right: Any) -> Any:
    base = _plain(left)
    if base is None:
        return None if right is NOTHING else right
    if isinstance(base, str):
        return str(base) + to_string(right)
    if isinstance(base, list):
        return _joined(base, right)
    other = _plain(right)
    if isinstance(base, (int, float)):
        return _numeric(_ADD, base, other)
    from azshell.dotnet.dictionaries import Dictionary

    if isinstance(base, Dictionary):
        return _merged(base, other)
    from azshell.dotnet.enumeration import enumerate_value

    items = enumerate_value(base)
    if items is not None:
        return _joined(list(items), right)
    return _numeric(_ADD, base, other)


def _joined(items: list[Any], right: Any) -> list[Any]:
    from azshell.dotnet.enumeration import enumerate_value

    more = enumerate_value(right)
    if more is not None:
        return [*items, *more]
    return [*items, None if right is NOTHING else right]


def _merged(left: Any, right: Any) -> Any:
    from azshell.dotnet.dictionaries import Dictionary

    if not isinstance(right, Dictionary):
        raise RuntimeException("A hash table can only be added to another hash table.", "AddHashTableToNonHashTable", "InvalidOperation")
    made = left.clone()
    for key, value in right.items():
        made.add(key, value)
    return made


def _repeat_string(text: str, times: Any) -> str:
    count = _count(times)
    if count < 0:
        raise ArgumentOutOfRangeException("times", f"times ('{count}') must be a non-negative value.", count)
    return text * count


def _repeat_list(items: list[Any], times: Any) -> list[Any]:
    count = _count(times)
    if count < 0:
        convert(count, type_of_class(UInt32))
    return Array(items * count, items.element_type) if isinstance(items, Array) else list(items) * count


def _count(times: Any) -> int:
    return int(convert(times, type_of_class(int)))


# ---- numbers


class _Operation:
    """One arithmetic operator: its .NET method name, its sign in messages, and what it does to ints and floats."""

    __slots__ = ("decimal", "integers", "method", "reals", "sign")

    def __init__(self, sign: str, method: str, integers: Callable[[int, int], Any], reals: Callable[..., Any], decimal: Callable[..., Any]):
        self.sign = sign
        self.method = method
        self.integers = integers
        self.reals = reals
        self.decimal = decimal


def _divide_integers(left: int, right: int) -> Any:
    if right == 0:
        raise DivideByZeroException()
    quotient, rest = divmod(left, right)
    return quotient if rest == 0 else left / right


def _divide_reals(left: float, right: float) -> float:
    if right != 0:
        return left / right
    if left == 0 or left != left:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def _remainder_integers(left: int, right: int) -> int:
    if right == 0:
        raise DivideByZeroException()
    rest = abs(left) % abs(right)
    return -rest if left < 0 else rest


def _remainder_reals(left: float, right: float) -> float:
    if right == 0 or math.isinf(left):
        return math.nan
    return math.fmod(left, right)


def _multiply_reals(left: float, right: float) -> float:
    return left * right


_ADD = _Operation("+", "op_Addition", lambda a, b: a + b, lambda a, b: a + b, lambda a, b: a + b)
_SUBTRACT = _Operation("-", "op_Subtraction", lambda a, b: a - b, lambda a, b: a - b, lambda a, b: a - b)
_MULTIPLY = _Operation("*", "op_Multiply", lambda a, b: a * b, _multiply_reals, lambda a, b: a * b)
_DIVIDE = _Operation("/", "op_Division", _divide_integers, _divide_reals, lambda a, b: a / b)
_REMAINDER = _Operation("%", "op_Modulus", _remainder_integers, _remainder_reals, lambda a, b: a % b)


def number_from_text(text: str, other: DotNetType) -> Any:
    """A string operand as a number; the error speaks of the other operand's type."""
    number = scan_number(text)
    if number is None:
        return convert(text, other)
    return number


def _kind(value: Any) -> int | None:
    kind = _KINDS.get(value.__class__)
    if kind is None:
        if isinstance(value, Enum):
            return _ENUM
        if value.__class__.__name__ == "Decimal":
            return _DECIMAL
    return kind


def _numeric(operation: _Operation, left: Any, right: Any) -> Any:
    left, right = _plain(left), _plain(right)
    if left is None:
        left = 0
    if right is None:
        right = 0
    if isinstance(left, str) and not isinstance(left, Char):
        left = number_from_text(left, type_of(right) if _kind(right) in range(6) else type_of_class(int))
    if isinstance(right, str) and not isinstance(right, Char) and _kind(left) is not None:
        right = _right_from_text(right, left)
    left_kind, right_kind = _kind(left), _kind(right)
    if left_kind is None or right_kind is None:
        return _by_method(operation, left, right)
    if operation is _MULTIPLY and left_kind in (_CHAR, _BOOL):
        raise RuntimeException(
            f"The operation '[{type_of(left).text}] {operation.sign} [{type_of(right).text}]' is not defined.",
            "NotADefinedOperationForType",
            "InvalidOperation",
        )
    if left_kind == _ENUM:
        return _enum_arithmetic(operation, left, right, right_kind)
    if left_kind == _CHAR:
        left, left_kind = ord(left), _INT
    elif left_kind == _BOOL:
        left, left_kind = int(left), _INT
    if right_kind == _CHAR:
        right, right_kind = ord(right), _INT
    elif right_kind in (_BOOL, _ENUM):
        right, right_kind = int(right), _INT
    return _promoted(operation, left, right, left_kind, right_kind)


def _right_from_text(text: str, left: Any) -> Any:
    if isinstance(left, Enum):
        return convert(text, type_of(left))
    return number_from_text(text, type_of(left) if _kind(left) in range(7) else type_of_class(int))


def _promoted(operation: _Operation, left: Any, right: Any, left_kind: int, right_kind: int) -> Any:
    if left_kind == _BIG or (right_kind == _BIG and left_kind != _DECIMAL):
        return _big(operation, int(left), int(right))
    if left_kind == _DECIMAL or right_kind == _DECIMAL:
        return _run(operation.decimal, _decimal(left), _decimal(right))
    if left_kind == _DOUBLE or right_kind == _DOUBLE:
        return operation.reals(float(left), float(right))
    kind = max(left_kind, right_kind)
    if kind == _UINT and (left < 0 or right < 0):
        kind = _LONG
    elif kind == _ULONG and (left < 0 or right < 0):
        return _run(operation.decimal, _decimal(left), _decimal(right))
    value = _run(operation.integers, int(left), int(right))
    if value.__class__ is float:
        return value
    made = _RESULT[kind]
    low, high = RANGES[made]
    return made(value) if low <= value <= high else float(value)


def _run(operation: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Dividing by zero and a Decimal that overflows are RuntimeExceptions with .NET's exception inside."""
    try:
        return operation(left, right)
    except NetException as problem:
        raise RuntimeException(problem.message, "RuntimeException", "NotSpecified", inner=problem) from None


def _big(operation: _Operation, left: int, right: int) -> BigInteger:
    if right == 0 and operation in (_DIVIDE, _REMAINDER):
        from azshell.dotnet.exceptions import MethodInvocationException

        problem = DivideByZeroException()
        raise MethodInvocationException(
            f'Exception calling "{operation.method}" with "2" argument(s): "{problem.message}"', "DotNetMethodException", inner=problem
        )
    if operation is _DIVIDE:
        quotient = abs(left) // abs(right)
        return BigInteger(-quotient if (left < 0) != (right < 0) else quotient)
    return BigInteger(operation.integers(left, right))


def _decimal(value: Any) -> Any:
    from azshell.dotnet.decimals import Decimal

    if isinstance(value, Decimal):
        return value
    if isinstance(value, float):
        return Decimal.from_double(value, 7 if isinstance(value, Single) else 15)
    return Decimal(int(value))


def _enum_arithmetic(operation: _Operation, left: Any, right: Any, right_kind: int) -> Any:
    if right_kind in (_DOUBLE, _DECIMAL, _BIG):
        return _by_method(operation, left, right)
    number = ord(right) if right_kind == _CHAR else int(right)
    value = _promoted(operation, int(left), number, _INT, _INT)
    return type(left)(value) if isinstance(value, int) else value


# ---- .NET's operator methods


def _operator(value: Any, name: str) -> Any:
    from azshell.dotnet.types import MethodGroup

    group = type_of(value).member(name, static=True)
    return group if isinstance(group, MethodGroup) else None


def _invoke(group: Any, arguments: list[Any]) -> Any:
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


def _by_method(operation: _Operation, left: Any, right: Any) -> Any:
    """op_Addition and its like of the left type, else (for a number or null on the left) of the right one."""
    left_kind = _kind(left)
    for value in (left, right) if left_kind is not None else (left,):
        group = None if _kind(value) is not None else _operator(value, operation.method)
        if group is not None:
            return _invoke(group, [left, right])
    # [timespan] / $x is looked up on the right type too when the left one has no such operator at all
    if left_kind is None and _kind(right) is None:
        group = _operator(right, operation.method)
        if group is not None:
            return _invoke(group, [left, right])
    raise _no_operator(left if left_kind is None or left_kind == _ENUM else right, operation.method)


def _no_operator(value: Any, name: str) -> RuntimeException:
    text = "System.Management.Automation.PSObject" if value.__class__ is PSObject else type_of(value).text
    return RuntimeException(
        f"Method invocation failed because [{text}] does not contain a method named '{name}'.", "MethodNotFound", "InvalidOperation", name
    )


# ---- bits


def _rounded(value: Any) -> int:
    return round(value) if isinstance(value, float) else int(value.rounded(0))


def _bit_operand(value: Any, other: Any) -> Any:
    value = _plain(value)
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
    left, right = _plain(left), _plain(right)
    left_value, right_value = _bit_operand(left, right), _bit_operand(right, left)
    left_kind, right_kind = _kind(left_value), _kind(right_value)
    if left_kind is None or right_kind is None:
        raised = left_value if left_kind is None else right_value
        group = _operator(raised, method)
        if group is not None:
            return _invoke(group, [left, right])
        raise _no_operator(raised, method)
    if isinstance(left_value, Enum):
        return type(left_value)(combine(int(left_value), int(right_value)))
    if left_kind == _BIG or right_kind == _BIG:
        return BigInteger(combine(int(left_value), int(right_value)))
    if left_kind in (_DOUBLE, _DECIMAL) or right_kind in (_DOUBLE, _DECIMAL):
        return _real_bits(left_value, right_value, combine)
    kind = max(_INT if left_kind == _ENUM else left_kind, _INT if right_kind == _ENUM else right_kind)
    if kind == _UINT and (left_value < 0 or right_value < 0):
        kind = _LONG
    if kind == _ULONG and (left_value < 0 or right_value < 0):
        left_value, right_value = (convert(v, type_of_class(UInt64)) for v in (left_value, right_value))
    return _RESULT[kind](combine(int(left_value), int(right_value)))


def _real_bits(left: Any, right: Any, combine: Callable[[int, int], int]) -> Any:
    if float(left) < 0 or float(right) < 0:
        long_type = type_of_class(Int64)
        return Int64(combine(int(convert(left, long_type)), int(convert(right, long_type))))
    unsigned = type_of_class(UInt64)
    return UInt64(combine(int(convert(left, unsigned)), int(convert(right, unsigned))))


_WIDTHS: dict[type, int] = {int: 32, UInt32: 32, Int64: 64, UInt64: 64, Byte: 8, SByte: 8, Int16: 16, UInt16: 16}


def _shift(left: Any, right: Any, sign: str, method: str, shift: Callable[[int, int], int]) -> Any:
    value = _plain(left)
    if value is None:
        return 0
    if isinstance(value, str) and not isinstance(value, Char):
        value = number_from_text(value, type_of_class(int))
    kind = _kind(value)
    if kind in (_CHAR, _BOOL):
        raise RuntimeException(
            f"The operation '[{type_of(value).text}] {sign} [{'$null' if right is None else type_of(_plain(right)).text}]' is not defined.",
            "NotADefinedOperationForType",
            "InvalidOperation",
        )
    if kind is None or kind == _ENUM:
        group = _operator(value, method)
        if group is None:
            raise _no_operator(value, method)
        return _invoke(group, [value, right])
    other = _plain(right)
    count = int(convert(ord(other) if isinstance(other, Char) else other, type_of_class(int)))
    if kind == _BIG:
        return BigInteger(shift(int(value), count)) if count >= 0 else BigInteger(0)
    if kind in (_DOUBLE, _DECIMAL):
        number = _rounded(value)
        value = number if _LOW <= number <= _HIGH else Int64(number)
    made = type(value)
    width = _WIDTHS[made]
    number = shift(int(value), count & (63 if width == 64 else 31)) & ((1 << width) - 1)
    high = RANGES[made][1]
    return made(number if number <= high else number - (1 << width))
