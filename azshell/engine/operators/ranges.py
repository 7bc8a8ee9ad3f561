"""The range operator: numbers, or characters when both ends are single characters that are no digits."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.values import Char, unwrap


def range_of(left: Any, right: Any) -> list[Any]:
    """`left..right`, both ends included, downwards when the left end is the greater."""
    if left.__class__ is int and right.__class__ is int:
        return list(range(left, right + 1)) if left <= right else list(range(left, right - 1, -1))
    first, last = _character(left), _character(right)
    if first is not None and last is not None:
        return [Char(chr(code)) for code in range_of(first, last)]
    return range_of(_bound(left), _bound(right))


def lazy_range(left: Any, right: Any) -> Any:
    """The same for a loop, which needs no array: a Python range of numbers, or the array."""
    if left.__class__ is int and right.__class__ is int:
        return range(left, right + 1) if left <= right else range(left, right - 1, -1)
    return range_of(left, right)


def _character(value: Any) -> int | None:
    value = unwrap(value)
    if value.__class__ is Char or (value.__class__ is str and len(value) == 1 and not value.isdigit()):
        return ord(value)
    return None


def _bound(value: Any) -> int:
    """An end of a numeric range, converted as System.Convert.ToInt32 does."""
    value = unwrap(value)
    if value is None:
        return 0
    if isinstance(value, str) and not isinstance(value, Char):
        text = value.strip()
        digits = text[1:] if text[:1] in ("+", "-") else text
        if not digits.isdigit():
            from azshell.dotnet.exceptions import FormatException

            raise FormatException(f"The input string '{value}' was not in a correct format.")
        return _int32(int(text))
    if isinstance(value, float):
        return _int32(round(value))
    if isinstance(value, int):
        return _int32(int(value))
    from azshell.dotnet.conversion import try_convert
    from azshell.dotnet.exceptions import InvalidCastException
    from azshell.dotnet.types import type_of, type_of_class

    done, number = (False, None) if isinstance(value, list) else try_convert(value, type_of_class(int))
    if not done:
        raise InvalidCastException(f"Unable to cast object of type '{type_of(value).full_name}' to type 'System.IConvertible'.")
    return int(number or 0)


def _int32(number: int) -> int:
    if -2147483648 <= number <= 2147483647:
        return number
    from azshell.dotnet.exceptions import OverflowException

    raise OverflowException("Value was either too large or too small for an Int32.")
