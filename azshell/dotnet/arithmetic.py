"""PowerShell's arithmetic and bit operators: promotions, overflow to Double, strings, arrays, hashtables, and .NET's operator methods."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from azshell.dotnet.bit_operators import bitwise_and, bitwise_not, bitwise_or, bitwise_xor, shift_left, shift_right
from azshell.dotnet.conversion import convert, to_string
from azshell.dotnet.exceptions import (
    ArgumentOutOfRangeException,
    DivideByZeroException,
    NetException,
    OutOfMemoryException,
    RuntimeException,
)
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
    KINDS,
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
)
from azshell.dotnet.types import type_of, type_of_class
from azshell.dotnet.values import (
    NOTHING,
    Array,
    BigInteger,
    Char,
    Enum,
    Int64,
    Single,
    UInt32,
)

__all__ = [
    "add", "bitwise_and", "bitwise_not", "bitwise_or", "bitwise_xor", "decrement", "divide",
    "increment", "multiply", "negate", "number_from_text", "plus", "remainder", "shift_left",
    "shift_right", "subtract",
]  # fmt: skip


def add(left: Any, right: Any) -> Any:
    """left + right."""
    kind = left.__class__
    if kind is int:
        if right.__class__ is int:
            total = left + right
            return total if LOW <= total <= HIGH else float(total)
        if right.__class__ is float:
            return left + right
    elif kind is float:
        if right.__class__ is float or right.__class__ is int:
            return left + right
    elif kind is str:
        if right.__class__ is str:
            return left + right
        return left + _concatenated(right)
    return _add_slow(left, right)


def subtract(left: Any, right: Any) -> Any:
    """left - right."""
    kind = left.__class__
    if kind is int and right.__class__ is int:
        total = left - right
        return total if LOW <= total <= HIGH else float(total)
    if kind is float and (right.__class__ is float or right.__class__ is int):
        return left - right
    return _numeric(_SUBTRACT, left, right)


def multiply(left: Any, right: Any) -> Any:
    """left * right."""
    kind = left.__class__
    if kind is int and right.__class__ is int:
        total = left * right
        return total if LOW <= total <= HIGH else float(total)
    if kind is float and (right.__class__ is float or right.__class__ is int):
        return left * right
    if left is None or left is NOTHING:
        return None
    base = plain(left)
    if isinstance(base, str) and not isinstance(base, Char):
        return _repeat_string(base, right)
    if isinstance(base, list):
        return _repeat_list(base, right)
    return _numeric(_MULTIPLY, base, right)


def divide(left: Any, right: Any) -> Any:
    """left / right: an integer when it divides evenly, else a Double."""
    if left.__class__ is int and right.__class__ is int and right:
        quotient, rest = divmod(left, right)
        if not rest and LOW <= quotient <= HIGH:
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
    if value.__class__ is int and value != LOW:
        return -value
    if value.__class__ is float:
        return -value
    if isinstance(value, float):
        return -float(value)
    base = plain(value)
    if isinstance(base, BigInteger):
        return BigInteger(-base)
    if base.__class__.__name__ == "Decimal":
        return -base
    if isinstance(base, Enum):
        return subtract(0, int(base))
    if base is not None and not isinstance(base, (str, int)):
        method = operator_method(base, "op_UnaryNegation")
        if method is not None:
            return call_operator(method, [base])
    return _numeric(_SUBTRACT, 0, base)


def plus(value: Any) -> Any:
    """+value."""
    return _numeric(_ADD, 0, value)


def increment(value: Any) -> Any:
    """++ of a variable's value; OperatorRequiresNumber for what is no number."""
    if value.__class__ is int and value != HIGH:
        return value + 1
    return _step(value, "++", add)


def decrement(value: Any) -> Any:
    """-- of a variable's value."""
    if value.__class__ is int and value != LOW:
        return value - 1
    return _step(value, "--", subtract)


def _step(value: Any, sign: str, operation: Callable[[Any, Any], Any]) -> Any:
    base = plain(value)
    if base is None:
        return operation(0, 1)
    if KINDS.get(base.__class__, BIG) in (BIG, BOOL, CHAR) and not isinstance(base, Enum) and base.__class__.__name__ != "Decimal":
        raise RuntimeException(
            f"The '{sign}' operator works only on numbers. The operand is a '{type_of(base).text}'.", "OperatorRequiresNumber", "InvalidOperation"
        )  # fmt: skip
    return operation(base, 1)


# ---- strings, arrays, hashtables


def _concatenated(value: Any) -> str:
    """What `+` puts behind a string: a number that was an argument is a number here, however it was spelled."""
    return to_string(value.base if hasattr(value, "spelled") else value)


def _add_slow(left: Any, right: Any) -> Any:
    base = plain(left)
    if base is None:
        return None if right is NOTHING else right
    if isinstance(base, str):
        return str(base) + _concatenated(right)
    if isinstance(base, list):
        return _joined(base, right)
    other = plain(right)
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
    if len(text) * count > LONGEST_STRING:
        raise OutOfMemoryException()
    return text * count


LONGEST_STRING = 0x3FFFFFDF
"""String.MaxLength of .NET."""


def _repeat_list(items: list[Any], times: Any) -> list[Any]:
    count = _count(times)
    if count < 0:
        convert(count, type_of_class(UInt32))
    if len(items) * count > 2147483647:
        convert(Int64(len(items) * count), type_of_class(int))
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


def _numeric(operation: _Operation, left: Any, right: Any) -> Any:
    left, right = plain(left), plain(right)
    if left is None:
        left = 0
    if right is None:
        right = 0
    if isinstance(left, str) and not isinstance(left, Char):
        left = number_from_text(left, type_of(right) if kind_of(right) in range(6) else type_of_class(int))
    if isinstance(right, str) and not isinstance(right, Char) and kind_of(left) is not None:
        right = _right_from_text(right, left)
    left_kind, right_kind = kind_of(left), kind_of(right)
    if left_kind is None or right_kind is None:
        return _by_method(operation, left, right)
    if operation is _MULTIPLY and left_kind in (CHAR, BOOL):
        raise RuntimeException(
            f"The operation '[{type_of(left).text}] {operation.sign} [{type_of(right).text}]' is not defined.",
            "NotADefinedOperationForType",
            "InvalidOperation",
        )
    if left_kind == ENUM:
        return _enum_arithmetic(operation, left, right, right_kind)
    if left_kind == CHAR:
        left, left_kind = ord(left), INT
    elif left_kind == BOOL:
        left, left_kind = int(left), INT
    if right_kind == CHAR:
        right, right_kind = ord(right), INT
    elif right_kind in (BOOL, ENUM):
        right, right_kind = int(right), INT
    return _promoted(operation, left, right, left_kind, right_kind)


def _right_from_text(text: str, left: Any) -> Any:
    if isinstance(left, Enum):
        return convert(text, type_of(left))
    return number_from_text(text, type_of(left) if kind_of(left) in range(7) else type_of_class(int))


def _promoted(operation: _Operation, left: Any, right: Any, left_kind: int, right_kind: int) -> Any:
    if left_kind == BIG or (right_kind == BIG and left_kind != DECIMAL):
        return _big(operation, int(left), int(right))
    if left_kind == DECIMAL or right_kind == DECIMAL:
        return _run(operation.decimal, _decimal(left), _decimal(right))
    if left_kind == DOUBLE or right_kind == DOUBLE:
        return operation.reals(float(left), float(right))
    kind = max(left_kind, right_kind)
    if kind == UINT and (left < 0 or right < 0):
        kind = LONG
    elif kind == ULONG and (left < 0 or right < 0):
        return _run(operation.decimal, _decimal(left), _decimal(right))
    value = _run(operation.integers, int(left), int(right))
    if value.__class__ is float:
        return value
    made = RESULTS[kind]
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
    if right_kind in (DOUBLE, DECIMAL, BIG):
        return _by_method(operation, left, right)
    number = ord(right) if right_kind == CHAR else int(right)
    value = _promoted(operation, int(left), number, INT, INT)
    return type(left)(value) if isinstance(value, int) else value


# ---- .NET's operator methods


def _by_method(operation: _Operation, left: Any, right: Any) -> Any:
    """op_Addition and its like of the left type, else (for a number or null on the left) of the right one."""
    left_kind = kind_of(left)
    for value in (left, right) if left_kind is not None else (left,):
        group = None if kind_of(value) is not None else operator_method(value, operation.method)
        if group is not None:
            return call_operator(group, [left, right])
    # [timespan] / $x is looked up on the right type too when the left one has no such operator at all
    if left_kind is None and kind_of(right) is None:
        group = operator_method(right, operation.method)
        if group is not None:
            return call_operator(group, [left, right])
    raise no_operator(left if left_kind is None or left_kind == ENUM else right, operation.method)


# ---- bits
