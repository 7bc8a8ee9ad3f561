"""Casts to the number types and to Char."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.cast_errors import bad_format, cast_error, no_conversion, out_of_bounds
from azshell.dotnet.exceptions import FormatException, InvalidCastException, NetException, OverflowException, PSInvalidCastException
from azshell.dotnet.number_text import RANGES, scan_number, to_single
from azshell.dotnet.types import DotNetType, type_of
from azshell.dotnet.values import BigInteger, Char, Enum, Single


def to_integer(value: Any, target: DotNetType) -> Any:
    """[int] and its kin: numbers rounded to even, text read as the tokenizer reads numbers."""
    kind: Any = target.python_class
    cls = value.__class__
    if value is None:
        return kind(0)
    if cls is bool:
        return kind(1 if value else 0)
    if isinstance(value, str):
        return kind(ord(value)) if cls is Char and _fits(ord(value), kind) else _integer_from_text(value, target, kind)
    if isinstance(value, Enum):
        value = int(value)
    if isinstance(value, int) and cls.__name__ != "SwitchParameter":
        if _fits(value, kind):
            return kind(value)
        error_id = "InvalidCastTargetInvocationExceptionop_Explicit" if cls is BigInteger else "InvalidCastIConvertible"
        raise cast_error(value, target, out_of_bounds(target), error_id)
    if isinstance(value, float):
        if value == value and abs(value) < 1e300:
            number = round(value)
            if _fits(number, kind):
                return kind(number)
        problem = out_of_bounds(target) if target.definition_name not in ("System.Int64", "System.UInt64") else OverflowException()
        raise cast_error(value, target, problem, "InvalidCastIConvertible")
    if cls.__name__ == "Decimal":
        number = int(value.rounded(0))
        if _fits(number, kind):
            return kind(number)
        raise cast_error(value, target, out_of_bounds(target), "InvalidCastIConvertible")
    return from_operator(value, target)


def _fits(number: int, kind: type) -> bool:
    low, high = RANGES[kind]
    return low <= number <= high


def _integer_from_text(text: str, target: DotNetType, kind: Any) -> Any:
    stripped = text.strip()
    if not stripped:
        return kind(0)
    if stripped.isascii() and stripped.lstrip("+-").isdigit() and len(stripped) - len(stripped.lstrip("+-")) <= 1:
        number = int(stripped)
        if _fits(number, kind):
            return kind(number)
        raise cast_error(text, target, out_of_bounds(target), "InvalidCastFromStringToInteger")
    scanned: Any = _hexadecimal(stripped, kind)
    if scanned is None:
        scanned = scan_number(text)
    if scanned is None:
        scanned = with_thousands(stripped)
    if scanned is not None:
        try:
            return to_integer(scanned, target)
        except PSInvalidCastException:
            pass
    raise cast_error(text, target, bad_format(text), "InvalidCastFromStringToInteger")


def _hexadecimal(text: str, kind: type) -> int | None:
    """The integer converters read 0x1F, &h1F and #1F as bits of the type's width: [sbyte]'0xff' is -1."""
    lower = text.lower()
    digits = lower[2:] or "0" if lower.startswith(("0x", "&h")) else lower[1:] if lower.startswith("#") else ""
    if not digits or any(c not in "0123456789abcdef" for c in digits):
        return None
    number = int(digits, 16)
    low, high = RANGES[kind]
    if low < 0 and high < number <= high * 2 + 1:
        number -= (high + 1) * 2
    return number


def with_thousands(text: str) -> float | int | None:
    import re

    if not re.fullmatch(r"[+-]?\d[\d,]*(\.\d*)?([eE][+-]?\d+)?", text, re.ASCII):
        return None
    cleaned = text.replace(",", "")
    return float(cleaned) if any(c in cleaned for c in ".eE") else int(cleaned)


def to_big_integer(value: Any, target: DotNetType) -> BigInteger:
    """[bigint]."""
    if value is None:
        return BigInteger(0)
    if isinstance(value, str) and value.__class__ is not Char:
        scanned = scan_number(value)
        if scanned is not None:
            return BigInteger(int(scanned))  # by way of the literal's type: beyond Decimal's range that is Double
        plain = with_thousands(value.strip())
        if isinstance(plain, int):
            return BigInteger(plain)
        raise cast_error(value, target, FormatException("The value could not be parsed."), "InvalidCastFromStringToInteger")
    if isinstance(value, float) and (value != value or abs(value) == float("inf")):
        raise cast_error(value, target, OverflowException("BigInteger cannot represent infinity."), "InvalidCastIConvertible")
    if isinstance(value, str):
        return BigInteger(ord(value))
    if isinstance(value, (int, float)) or value.__class__.__name__ == "Decimal":
        return BigInteger(int(value))
    return from_operator(value, target)


def to_double(value: Any, target: DotNetType) -> Any:
    """[double] and [single]."""
    number = _real(value, target)
    return number if target.python_class is float else to_single(number)


def _real(value: Any, target: DotNetType) -> float:
    cls = value.__class__
    if value is None:
        return 0.0
    if isinstance(value, str):
        if cls is Char:
            return float(ord(value))
        return _real_from_text(value, target)
    if isinstance(value, Single):
        return float(value)
    if (isinstance(value, (int, float)) and cls.__name__ != "SwitchParameter") or cls.__name__ == "Decimal":
        try:
            return float(value)
        except OverflowError:
            return float("inf") if value > 0 else float("-inf")
    return from_operator(value, target)


_REALS = {"infinity": float("inf"), "-infinity": float("-inf"), "+infinity": float("inf"), "nan": float("nan"), "-nan": float("nan")}


def _real_from_text(text: str, target: DotNetType) -> float:
    stripped = text.strip()
    if not stripped:
        return 0.0
    if stripped.lower() in _REALS:
        return _REALS[stripped.lower()]
    plain = with_thousands(stripped)
    if plain is None:
        scanned = scan_number(text)
        if scanned is None:
            raise cast_error(text, target, bad_format(text), "InvalidCastFromStringToDoubleOrSingle")
        return float(scanned)
    return float(plain)


def _invalid_cast(value: Any, target: DotNetType) -> NetException:
    return InvalidCastException(f"Invalid cast from '{type_of(value).name}' to '{target.name}'.")


def to_decimal(value: Any, target: DotNetType) -> Any:
    """[decimal]."""
    from azshell.dotnet.decimals import Decimal

    if value is None:
        return Decimal(0)
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str):
        if value.__class__ is Char:
            return Decimal(ord(value))
        if not value.strip():
            return Decimal(0)
        scanned = scan_number(value)
        try:
            if scanned is not None:
                return to_decimal(scanned, target)  # by way of Double: '1.10' is 1.1
            return Decimal.parse(value)
        except NetException as problem:
            problem = problem.inner if isinstance(problem.inner, NetException) else problem
            raise cast_error(value, target, problem, "InvalidCastFromStringToDecimal") from None
    try:
        if isinstance(value, float):
            return Decimal.from_double(value, 7 if isinstance(value, Single) else 15)
        if isinstance(value, int):
            return Decimal(int(value))
    except NetException as problem:
        raise cast_error(value, target, problem, "InvalidCastIConvertible") from None
    return from_operator(value, target)


def to_char(value: Any, target: DotNetType) -> Char:
    """[char]: one character, or a code."""
    if value is None:
        return Char("\0")
    if isinstance(value, str):
        if len(value) == 1:
            return Char(value)
        raise cast_error(value, target, FormatException("String must be exactly one character long."), "InvalidCastParseTargetInvocation")
    if value.__class__ is BigInteger:
        raise cast_error(value, target, InvalidCastException("Object must implement IConvertible."), "InvalidCastIConvertible")
    if value.__class__ is bool or isinstance(value, float) or value.__class__.__name__ == "Decimal":
        raise cast_error(value, target, _invalid_cast(value, target), "InvalidCastIConvertible")
    if isinstance(value, int):
        if 0 <= value <= 0xFFFF:
            return Char(chr(value))
        problem = OverflowException("Value was either too large or too small for a character.")
        raise cast_error(value, target, problem, "InvalidCastIConvertible")
    return from_operator(value, target)


def from_operator(value: Any, target: DotNetType) -> Any:
    """An implicit or explicit operator of the value's type; arrays, even of one item, do not become numbers."""
    from azshell.dotnet.conversion_objects import by_operator

    converted = by_operator(value, target)
    if converted is NotImplemented:
        raise no_conversion(value, target)
    return converted
