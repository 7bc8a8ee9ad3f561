"""PowerShell's -eq and its order: equal and compare convert the right side to the left one's type; net_compare is .NET's CompareTo."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.conversion import convert, to_bool, to_string, try_convert
from azshell.dotnet.exceptions import ExtendedTypeSystemException, NetException, PSArgumentException, RuntimeException
from azshell.dotnet.values import (
    NOTHING,
    BigInteger,
    Byte,
    Char,
    Enum,
    Int16,
    Int64,
    IntPtr,
    PSObject,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
    unwrap,
)

_NAN = float("nan")


def equal(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """LanguagePrimitives.Equals of two scalars; never raises for values that do not convert."""
    kind = left.__class__
    other = right.__class__
    if kind is str:
        if other is str:
            return left == right or (ignore_case and left.lower() == right.lower()) or (_unusual(left, right, ignore_case))
    elif kind is int and (other is int or other is float):
        return left == right
    if left is None or left is NOTHING:
        return right is None or right is NOTHING
    if right is None or right is NOTHING:
        return False
    if left is right and kind is not float and kind is not Single:
        return True
    left, right = unwrap(left), unwrap(right)
    if isinstance(left, str) and left.__class__ is not Char:
        from azshell.dotnet.collation import equal_strings

        return equal_strings(left, to_string(right), ignore_case)
    if isinstance(left, bool):
        return left == to_bool(right)
    if isinstance(left, Char):
        return _char_equal(left, right, ignore_case)
    return _converted_equal(left, right, ignore_case)


def _unusual(left: str, right: str, ignore_case: bool) -> bool:
    if left.isascii() and right.isascii() and left.isprintable() and right.isprintable():
        return False
    from azshell.dotnet.collation import equal_strings

    return equal_strings(left, right, ignore_case)


def _char_equal(left: Char, right: Any, ignore_case: bool) -> bool:
    from azshell.dotnet.types import type_of

    done, other = try_convert(right, type_of(left))
    if not done or isinstance(right, bool):
        return False
    return str(left) == str(other) or (ignore_case and isinstance(right, str) and left.upper() == other.upper())


_NUMBERS = frozenset((int, float, Int64, Int16, SByte, Byte, UInt16, UInt32, UInt64, BigInteger, IntPtr, Single))


def is_number(value: Any) -> bool:
    """Whether a value is of a numeric type (bool, char, switches and enums are not)."""
    cls = value.__class__
    return cls in _NUMBERS or cls.__name__ == "Decimal"


def _converted_equal(left: Any, right: Any, ignore_case: bool) -> bool:
    if is_number(left):
        if isinstance(right, str) and right.__class__ is not Char:
            from azshell.dotnet.number_text import scan_number

            if not right.strip():
                return right == "" and left == 0
            number = scan_number(right)
            if number is None:
                return False
            right = number
        if is_number(right):
            return _numeric_compare(left, right) == 0
    from azshell.dotnet.types import DotNetType, type_of

    kind = type_of(left)
    if type_of(right) is not kind:
        if isinstance(left, DotNetType):
            return False
        done, right = try_convert(right, kind)
        if not done or right is None:
            return False
    return net_equals(left, right)


def net_equals(left: Any, right: Any) -> bool:
    """Object.Equals: same type and same value for values and strings, same object for the rest."""
    left, right = unwrap(left), unwrap(right)
    if left is right:
        return True
    if left is None or right is None or left.__class__ is not right.__class__:
        return False
    if isinstance(left, (list, set)) or left.__class__.__eq__ is object.__eq__:
        return False
    return bool(left == right)


def compare(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """-1, 0, 1; NaN (neither below nor above nor equal to 0) when a number is NaN.

    RuntimeException ComparisonFailure when the right side does not convert, NotIcomparable when the left type has no order.
    """
    kind = left.__class__
    other = right.__class__
    if (kind is int or kind is float) and (other is int or other is float):
        return (left > right) - (left < right) if left == left and right == right else _NAN
    if kind is str and other is str:
        from azshell.dotnet.collation import compare_strings

        return compare_strings(left, right, ignore_case)
    left, right = unwrap(left), unwrap(right)
    if left is None:
        return 0 if right is None else (1 if _negative(right) else -1)
    if right is None:
        return -1 if _negative(left) else 1
    if isinstance(left, str) and left.__class__ is not Char:
        from azshell.dotnet.collation import compare_strings

        return compare_strings(left, to_string(right), ignore_case)
    if is_number(left) and is_number(right):
        return _numeric_compare(left, right)
    return _converted_compare(left, right, ignore_case)


def _negative(value: Any) -> bool:
    return is_number(value) and float(value) < 0


def _converted_compare(left: Any, right: Any, ignore_case: bool) -> Any:
    from azshell.dotnet.types import type_of

    kind = type_of(left)
    if is_number(left) and isinstance(right, str) and right.__class__ is not Char:
        from azshell.dotnet.arithmetic import number_from_text

        return _numeric_compare(left, number_from_text(right, kind))
    if left.__class__ is PSObject:
        text, other = to_string(left) if left.props else "", to_string(right)
        words = (
            f'Cannot compare "{text}" to "{other}" because the objects are not the same type or the object "{text}" does not implement '
            '"IComparable".'
        )
        raise ExtendedTypeSystemException(words, "PSObjectCompareTo", inner=PSArgumentException(words))
    if type_of(right) is not kind:
        try:
            converted = convert(right, kind)
        except NetException as problem:
            if isinstance(left, Enum):
                raise
            if not _has_order(left) and not any(each.full_name == "System.IComparable" for each in kind.interfaces):
                raise _not_comparable(left) from None
            message = f'Could not compare "{to_string(left)}" to "{to_string(right)}". Error: "{problem.message}"'
            raise RuntimeException(message, "ComparisonFailure", "InvalidOperation") from None
    else:
        converted = right
    return net_compare(left, converted)


def _has_order(value: Any) -> bool:
    if isinstance(value, (list, dict, set)):
        return False
    cls: Any = value.__class__
    return isinstance(value, (int, float, str)) or cls.__name__ == "Decimal" or cls.__lt__ is not object.__lt__  # type: ignore[operator]


def _not_comparable(value: Any) -> RuntimeException:
    from azshell.dotnet.types import DotNetType

    text = value.text if isinstance(value, DotNetType) else to_string(value)
    return RuntimeException(f'Cannot compare "{text}" because it is not IComparable.', "NotIcomparable", "InvalidOperation")


def net_compare(left: Any, right: Any) -> int:
    """IComparable.CompareTo of two values of one type; strings in the culture's order, case counting last."""
    left, right = unwrap(left), unwrap(right)
    if left is None or right is None:
        return (left is not None) - (right is not None)
    if isinstance(left, Char):
        return (ord(left) > ord(right)) - (ord(left) < ord(right))
    if isinstance(left, str):
        from azshell.dotnet.collation import compare_strings

        return compare_strings(left, right, False)
    if is_number(left) and is_number(right):
        if left != left or right != right:
            return (left == left) - (right == right)
        return _numeric_compare(left, right)
    if left is right:
        return 0
    if not _has_order(left):
        compare_to = getattr(left, "compare_to", None)
        if compare_to is None:
            compare_to = _declared_compare(left)
        if compare_to is not None:
            return compare_to(right)
        raise _not_comparable(left)
    return -1 if left < right else (0 if left == right else 1)


def _declared_compare(left: Any) -> Any:
    """CompareTo of a class written in PowerShell, or of a type that declares one."""
    from azshell.dotnet.types import MethodGroup, type_of

    group = type_of(left).member("CompareTo")
    if not isinstance(group, MethodGroup) or not group.overloads or len(group.overloads[0].parameters) != 1:
        return None
    return lambda right: group.overloads[0].call(left, right)


def _numeric_compare(left: Any, right: Any) -> Any:
    """Both sides promoted as .NET does: decimal before double before integers."""
    if left.__class__.__name__ == "Decimal" or right.__class__.__name__ == "Decimal":
        left, right = _decimals(left, right)
        if left.__class__.__name__ == "Decimal":
            return left.compare(right)
    elif isinstance(left, float) != isinstance(right, float) and not isinstance(left, BigInteger) and not isinstance(right, BigInteger):
        left, right = float(left), float(right)
    if left != left or right != right:
        return _NAN
    return (left > right) - (left < right)


def _decimals(left: Any, right: Any) -> tuple[Any, Any]:
    from azshell.dotnet.decimals import Decimal

    def decimal(value: Any) -> Decimal:
        if isinstance(value, float):
            return Decimal.from_double(value, 7 if isinstance(value, Single) else 15)
        return value if isinstance(value, Decimal) else Decimal(int(value))

    try:
        return decimal(left), decimal(right)
    except NetException:
        return float(left), float(right)
