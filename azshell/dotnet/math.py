"""[math]: System.Math."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from azshell.dotnet.decimals import Decimal
from azshell.dotnet.exceptions import ArgumentException, ArgumentOutOfRangeException, DivideByZeroException, OverflowException
from azshell.dotnet.number_text import RANGES, to_single
from azshell.dotnet.types import Row, declare, static_method, static_prop
from azshell.dotnet.values import Byte, Int16, Int64, PSReference, SByte, Single, UInt16, UInt32, UInt64

_INTEGERS: dict[str, Any] = {
    "byte": Byte, "short": Int16, "int": int, "long": Int64, "sbyte": SByte, "ushort": UInt16, "uint": UInt32, "ulong": UInt64,
}  # fmt: skip
_REALS: dict[str, Any] = {"decimal": None, "double": float, "float": Single}
_ORDER = ["byte", "decimal", "double", "short", "int", "long", "sbyte", "float", "ushort", "uint", "ulong"]


def _absolute(kind: Any) -> Callable[[Any], Any]:
    def absolute(value: Any) -> Any:
        found = abs(value)
        if kind in RANGES and found > RANGES[kind][1]:
            raise OverflowException("Negating the minimum value of a twos complement number is invalid.")
        return kind(found) if kind is not None else found

    return absolute


def _sign(value: Any) -> int:
    if value != value:
        from azshell.dotnet.exceptions import ArithmeticException

        raise ArithmeticException("Function does not accept floating point Not-a-Number values.")
    number = value.mantissa if isinstance(value, Decimal) else value
    return (number > 0) - (number < 0)


def _larger(left: Any, right: Any) -> Any:
    if left != left or right != right:
        return left if left != left else right
    return right if left < right else left


def _smaller(left: Any, right: Any) -> Any:
    if left != left or right != right:
        return left if left != left else right
    return right if right < left else left


def _clamp(value: Any, low: Any, high: Any) -> Any:
    if high < low:
        from azshell.dotnet.conversion import to_display_string

        raise ArgumentException(f"'{to_display_string(low)}' cannot be greater than {to_display_string(high)}.")
    return _smaller(_larger(value, low), high)


def round_double(value: float, digits: int = 0, mode: Any = 0) -> float:
    """Math.Round: scaled by a power of ten, rounded, scaled back, exactly as .NET does it."""
    if not 0 <= digits <= 15:
        raise ArgumentOutOfRangeException("digits", "Rounding digits must be between 0 and 15, inclusive.")
    if not math.isfinite(value) or abs(value) >= 1e16:
        return value
    power = 10.0**digits
    scaled = value * power
    mode = int(mode)
    if mode == 0:
        rounded = float(round(scaled))
    elif mode == 1:
        rounded = math.copysign(
            math.floor(abs(scaled) + 0.5) if abs(scaled) % 1 != 0.49999999999999994 else math.floor(abs(scaled)), scaled
        )
    else:
        ways: dict[int, Callable[[float], int]] = {2: math.trunc, 3: math.floor, 4: math.ceil}
        rounded = float(ways[mode](scaled))
    return math.copysign(rounded / power, value) if rounded == 0 else rounded / power


def _round_decimal(value: Decimal, digits: int = 0, mode: Any = 0) -> Decimal:
    if not 0 <= digits <= 28:
        raise ArgumentOutOfRangeException("decimals", "Decimal can only round to between 0 and 28 digits of precision.")
    mode = int(mode)
    if mode < 2:
        return value.rounded(digits, mode == 1)
    scaled = value * Decimal(10**digits)
    whole = Decimal(int(scaled)) if mode == 2 else scaled.floor() if mode == 3 else scaled.ceiling()
    return Decimal(whole.mantissa, digits)


def _quotient(kind: Any) -> Callable[..., Any]:
    def divide(left: int, right: int, rest: PSReference | None = None) -> Any:
        if right == 0:
            raise DivideByZeroException()
        quotient = abs(left) // abs(right)
        quotient = -quotient if (left < 0) != (right < 0) else quotient
        if rest is None:
            from azshell.dotnet.tuples import ValueTuple

            return ValueTuple(kind(quotient), kind(left - quotient * right))
        rest.value = kind(left - quotient * right)
        return kind(quotient)

    return divide


def _log(value: float, base: float | None = None) -> float:
    if value != value or value < 0:
        return math.nan
    if base is None:
        return -math.inf if value == 0 else math.log(value)
    if base == 1 or base != base or (value != 1 and base in (0, math.inf)):
        return math.nan
    return (-math.inf if base > 1 else math.inf) if value == 0 else math.log(value) / math.log(base) if base not in (2, 10) else (
        math.log2(value) if base == 2 else math.log10(value)
    )  # fmt: skip


def _safe_scale(value: float, power_of_two: int) -> float:
    try:
        return math.ldexp(value, power_of_two)
    except OverflowError:
        return math.copysign(math.inf, value)


def _safe(function: Callable[[float], float], outside: float = math.nan) -> Callable[[float], float]:
    """A Python function whose domain errors are NaN in .NET."""

    def call(value: float) -> float:
        try:
            return function(value)
        except ValueError:
            return outside
        except OverflowError:
            return math.inf

    return call


def power(value: float, exponent: float) -> float:
    """Math.Pow."""
    try:
        return math.pow(value, exponent)
    except ValueError:
        return math.inf if value == 0 else math.nan
    except OverflowError:
        return -math.inf if value < 0 and exponent % 2 == 1 else math.inf


def _whole(function: Callable[[float], int]) -> Callable[[float], float]:
    def call(value: float) -> float:
        if not math.isfinite(value):
            return value
        found = float(function(value))
        return math.copysign(found, value) if found == 0 else found

    return call


def _log10(value: float) -> float:
    return math.nan if value < 0 or value != value else -math.inf if value == 0 else math.log10(value)


def _log2(value: float) -> float:
    return math.nan if value < 0 or value != value else -math.inf if value == 0 else math.log2(value)


def _cube_root(value: float) -> float:
    root = math.copysign(abs(value) ** (1 / 3), value)
    return float(round(root)) if round(root) ** 3 == value else root


def _by_type(name: str, arguments: str, function: Callable[[str, Any], Any], result: str = "") -> list[Row]:
    rows = []
    for short in _ORDER:
        signature = f"{result or short} {name}({', '.join(f'{short} {argument}' for argument in arguments.split())})"
        rows.append(static_method(signature, function(short, _INTEGERS.get(short) or _REALS.get(short))))
    return rows


def _signed(name: str, argument: str, function: Callable[[Any], Any], result: str = "") -> list[Row]:
    shorts = ["decimal", "double", "short", "int", "long", "sbyte", "float"]
    kinds = {**_INTEGERS, **_REALS}
    return [static_method(f"{result or short} {name}({short} {argument})", function(kinds[short])) for short in shorts]


_DIVIDE_TYPES = [short for short in _ORDER if short in _INTEGERS]
_TRIGONOMETRY = {
    "Acos": math.acos, "Asin": math.asin, "Atan": math.atan, "Cos": math.cos, "Cosh": math.cosh, "Sin": math.sin, "Sinh": math.sinh,
    "Tan": math.tan, "Tanh": math.tanh, "Exp": math.exp, "Acosh": math.acosh, "Asinh": math.asinh, "Atanh": math.atanh,
}  # fmt: skip

declare(
    "System.Math",
    None,
    members=[
        static_prop("double E", lambda: math.e),
        static_prop("double PI", lambda: math.pi),
        static_prop("double Tau", lambda: math.tau),
        *_signed("Abs", "value", _absolute),
        *_signed("Sign", "value", lambda kind: _sign, "int"),
        *_by_type("Max", "val1 val2", lambda short, kind: _larger),
        *_by_type("Min", "val1 val2", lambda short, kind: _smaller),
        *_by_type("Clamp", "value min max", lambda short, kind: _clamp),
        static_method("decimal Ceiling(decimal d)", Decimal.ceiling),
        static_method("double Ceiling(double a)", _whole(math.ceil)),
        static_method("decimal Floor(decimal d)", Decimal.floor),
        static_method("double Floor(double d)", _whole(math.floor)),
        static_method("decimal Truncate(decimal d)", lambda d: Decimal(int(d))),
        static_method("double Truncate(double d)", _whole(math.trunc)),
        static_method("decimal Round(decimal d)", _round_decimal),
        static_method("decimal Round(decimal d, int decimals)", _round_decimal),
        static_method("decimal Round(decimal d, System.MidpointRounding mode)", lambda d, mode: _round_decimal(d, 0, mode)),
        static_method("decimal Round(decimal d, int decimals, System.MidpointRounding mode)", _round_decimal),
        static_method("double Round(double a)", round_double),
        static_method("double Round(double value, int digits)", round_double),
        static_method("double Round(double value, System.MidpointRounding mode)", lambda v, mode: round_double(v, 0, mode)),
        static_method("double Round(double value, int digits, System.MidpointRounding mode)", round_double),
        *[static_method(f"{short} DivRem({short} a, {short} b, [ref] {short} result)", _quotient(_INTEGERS[short])) for short in ("int", "long")],
        *[
            static_method(f"System.ValueTuple[{short},{short}] DivRem({short} left, {short} right)", _quotient(_INTEGERS[short]))
            for short in _DIVIDE_TYPES
        ],
        static_method("long BigMul(int a, int b)", lambda a, b: Int64(a * b)),
        *[static_method(f"double {name}(double d)", _safe(function)) for name, function in _TRIGONOMETRY.items()],
        static_method("double Atan2(double y, double x)", math.atan2),
        static_method("double Cbrt(double d)", _cube_root),
        static_method("double IEEERemainder(double x, double y)", lambda x, y: math.nan if y == 0 else math.remainder(x, y)),
        static_method("double Log(double d)", _log),
        static_method("double Log(double a, double newBase)", _log),
        static_method("double Log10(double d)", _log10),
        static_method("double Log2(double x)", _log2),
        static_method("double Pow(double x, double y)", power),
        static_method("double Sqrt(double d)", _safe(math.sqrt)),
        static_method("double CopySign(double x, double y)", math.copysign),
        static_method("double ScaleB(double x, int n)", _safe_scale),
        static_method("int ILogB(double x)", lambda x: math.frexp(x)[1] - 1),
        static_method("double BitIncrement(double x)", lambda x: math.nextafter(x, math.inf)),
        static_method("double BitDecrement(double x)", lambda x: math.nextafter(x, -math.inf)),
        static_method("double MaxMagnitude(double x, double y)", lambda x, y: max(x, y) if abs(x) == abs(y) else max(x, y, key=abs)),
        static_method("double MinMagnitude(double x, double y)", lambda x, y: min(x, y) if abs(x) == abs(y) else min(x, y, key=abs)),
        static_method("double FusedMultiplyAdd(double x, double y, double z)", lambda x, y, z: x * y + z),
    ],
)  # fmt: skip
declare(
    "System.MathF",
    None,
    members=[
        static_prop("float PI", lambda: to_single(math.pi)),
        static_method("float Sqrt(float x)", lambda x: to_single(math.sqrt(x))),
        static_method("float Pow(float x, float y)", lambda x, y: to_single(power(x, y))),
        static_method("float Round(float x, int digits)", lambda x, n: to_single(round_double(x, n))),
    ],
)
