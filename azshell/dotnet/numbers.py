"""The number types: Int32 and its kin, Single, Double, Decimal, BigInteger, with their static members."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from azshell.dotnet.comparison import net_compare
from azshell.dotnet.conversion import bad_format, out_of_bounds
from azshell.dotnet.convertible import convertible_rows
from azshell.dotnet.decimals import LIMIT, Decimal
from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException, FormatException, NetException, OverflowException
from azshell.dotnet.number_text import RANGES, to_single
from azshell.dotnet.types import DotNetType, Row, constructor, declare, field, implicit, method, prop, static_method, static_prop, type_of
from azshell.dotnet.values import (
    BigInteger,
    Byte,
    Int16,
    Int64,
    IntPtr,
    PSReference,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
)

_INTERFACES = ["System.IComparable", "System.IConvertible", "System.ISpanFormattable", "System.IFormattable"]
_STYLE_HEX, _STYLE_THOUSANDS, _STYLE_POINT, _STYLE_EXPONENT, _STYLE_SIGN = 512, 64, 32, 128, 4
_STYLE_WHITE, _STYLE_PARENTHESES, _STYLE_CURRENCY = 3, 16, 256


def _formatted(value: Any, spec: str | None = None, provider: Any = None) -> str:
    from azshell.dotnet.formatting import format_value

    return format_value(value, spec or "", provider)


def _plain_text(value: Any) -> str:
    from azshell.dotnet.conversion import to_display_string

    return to_display_string(value)


def _compare(value: Any, other: Any) -> int:
    if other is None:
        return 1
    if type_of(other) is not type_of(value):
        raise ArgumentException(f"Object must be of type {type_of(value).name}.")
    return net_compare(value, other)


def _equals(value: Any, other: Any) -> bool:
    return type(value) is type(other) and (value == other or (value != value and other != other))


def localized(text: str, provider: Any = None) -> str:
    """A number's text in a culture's (or NumberFormatInfo's) signs, turned into en-US ones."""
    from azshell.dotnet.culture import number_info

    info = number_info(provider)
    signs = (info.number_decimal_separator, info.number_group_separator, info.negative_sign, info.positive_sign, info.currency_symbol)
    if (
        text is None
        or signs == (".", ",", "-", "+", "$")
        or (signs == (".", ",", "-", "+", "\u00a4") and "$" not in text and "\u00a4" not in text)
    ):
        return text
    table = {"$": "\0"} | dict(zip(signs, ".,-+$", strict=True))
    table.setdefault(info.currency_decimal_separator, ".")
    table.setdefault(info.currency_group_separator, ",")
    import re

    return re.sub("|".join(re.escape(sign) for sign in sorted(table, key=len, reverse=True) if sign), lambda match: table[match[0]], text)


def parse_number(text: str, style: int, name: str) -> Any:
    """int, or float when the text has a point or exponent: text as NumberStyles allows it, in the en-US culture.  FormatException else."""
    if text is None:
        raise ArgumentNullException("s")
    rest = text
    if style & 1:
        rest = rest.lstrip(" \t\n\v\f\r")
    if style & 2:
        rest = rest.rstrip(" \t\n\v\f\r\0")
    if style & _STYLE_HEX:
        if not rest or any(c not in "0123456789abcdefABCDEF" for c in rest):
            raise bad_format(text)
        return int(rest, 16)
    negative = False
    if style & _STYLE_PARENTHESES and rest.startswith("(") and rest.endswith(")"):
        negative, rest = True, rest[1:-1]
    if style & _STYLE_CURRENCY:
        rest = rest.replace("$", "", 1).strip()
    if style & _STYLE_SIGN and rest[:1] in ("+", "-", "\u2212"):
        negative, rest = rest[0] != "+", rest[1:]
    if style & _STYLE_CURRENCY:
        rest = rest.replace("$", "", 1).strip()
    if style & 8 and rest[-1:] in ("+", "-"):
        negative, rest = rest[-1] == "-", rest[:-1]
    whole, point, tail = rest.partition(".")
    exponent = ""
    if style & _STYLE_EXPONENT:
        whole, point, tail, exponent = _split_exponent(rest)
    if style & _STYLE_THOUSANDS:
        whole = whole.replace(",", "") if not whole.startswith(",") else whole
    if (point and not style & _STYLE_POINT) or not (whole + tail).isascii() or not (whole + tail).isdigit():
        raise bad_format(text)
    if exponent or point:
        return (f"{'-' if negative else ''}{whole or '0'}.{tail or '0'}", int(exponent or 0))
    return -int(whole) if negative else int(whole)


def _split_exponent(text: str) -> tuple[str, str, str, str]:
    lower = text.lower()
    mantissa, mark, exponent = lower.partition("e")
    if mark and not exponent.lstrip("+-").isdigit():
        return text, "", "", ""
    whole, point, tail = mantissa.partition(".")
    return whole, point, tail, exponent


_SPECIAL = {"nan": math.nan, "infinity": math.inf, "-infinity": -math.inf, "∞": math.inf, "-∞": -math.inf, "+infinity": math.inf}


def parse_integer(text: str, kind: DotNetType, style: int = 7) -> Any:
    """Int32.Parse and its kin."""
    parsed = parse_number(text, style, kind.name)
    if isinstance(parsed, tuple):
        from fractions import Fraction

        number = Fraction(parsed[0]) * Fraction(10) ** parsed[1]
        if number.denominator != 1:
            raise out_of_bounds(kind)
        parsed = int(number)
    cls: Any = kind.python_class
    low, high = RANGES[cls]
    if style & _STYLE_HEX and low < 0 and high < parsed <= 2 * high + 1:
        parsed -= 2 * (high + 1)
    if not low <= parsed <= high:
        raise out_of_bounds(kind)
    return cls(parsed)


def parse_real(text: str, style: int = 231) -> float:
    """Double.Parse."""
    if text is None:
        raise ArgumentNullException("s")
    special = _SPECIAL.get(text.strip().lower())
    if special is not None:
        return special
    parsed = parse_number(text, style, "Double")
    if isinstance(parsed, tuple):
        return float(f"{parsed[0]}e{parsed[1]}")
    return float(parsed)


def parse_decimal(text: str, style: int = 111) -> Decimal:
    """Decimal.Parse."""
    parsed = parse_number(text, style, "Decimal")
    return Decimal.parse(f"{parsed[0]}e{parsed[1]}" if parsed[1] else parsed[0]) if isinstance(parsed, tuple) else Decimal(parsed)


def _parse_big(text: str, style: int = 7) -> BigInteger:
    try:
        parsed = parse_number(text, style, "BigInteger")
    except FormatException:
        raise FormatException("The value could not be parsed.") from None
    if isinstance(parsed, tuple):
        raise FormatException("The value could not be parsed.")
    return BigInteger(parsed)


def _parsing(short: str, parse: Callable[..., Any], default: Any) -> list[Row]:
    """Parse and TryParse in all their forms."""

    def read(text: str, provider: Any = None, *style: int) -> Any:
        plain = localized(text, provider)
        try:
            return parse(plain, *style)
        except FormatException as problem:
            if plain != text and plain in problem.message:
                raise bad_format(text) from None
            raise

    def attempt(reference: PSReference, *arguments: Any) -> bool:
        try:
            reference.value = read(*arguments)
        except NetException:
            reference.value = default() if callable(default) else default
            return False
        return True

    style = "System.Globalization.NumberStyles style"
    provider = "System.IFormatProvider provider"
    return [
        static_method(f"{short} Parse(string s)", lambda s: read(s)),
        static_method(f"{short} Parse(string s, {style})", lambda s, n: read(s, None, int(n))),
        static_method(f"{short} Parse(string s, {provider})", lambda s, p: read(s, p)),
        static_method(f"{short} Parse(string s, {style}, {provider})", lambda s, n, p: read(s, p, int(n))),
        static_method(f"bool TryParse(string s, [ref] {short} result)", lambda s, r: attempt(r, s)),
        static_method(f"bool TryParse(string s, {provider}, [ref] {short} result)", lambda s, p, r: attempt(r, s, p)),
        static_method(f"bool TryParse(string s, {style}, {provider}, [ref] {short} result)", lambda s, n, p, r: attempt(r, s, p, int(n))),
    ]


def _common(short: str, code: int) -> list[Row]:
    return [
        method("int CompareTo(System.Object value)", _compare),
        method(f"int CompareTo({short} value)", net_compare),
        method("bool Equals(System.Object obj)", _equals),
        method(f"bool Equals({short} obj)", _equals),
        method("int GetHashCode()", _hash),
        method("System.TypeCode GetTypeCode()", lambda v: _type_code(code)),
        method("string ToString()", _plain_text),
        method("string ToString(string format)", _formatted),
        method("string ToString(System.IFormatProvider provider)", lambda v, p: _formatted(v, None, p)),
        method("string ToString(string format, System.IFormatProvider provider)", _formatted),
        *(convertible_rows() if code != 1 else []),
    ]


def _hash(value: Any) -> int:
    if isinstance(value, int) and -(2**31) <= value < 2**31:
        return int(value)
    from azshell.dotnet.object import hash_code

    return hash_code(value)


def _type_code(code: int) -> Any:
    from azshell.dotnet.enums import TypeCode

    return TypeCode(code)


def _trailing_zeros(value: int, width: int) -> int:
    return (value & -value).bit_length() - 1 if value else width


def _rotated(value: int, count: int, width: int, high: int) -> int:
    bits = value & ((1 << width) - 1)
    count %= width
    turned = ((bits << count) | (bits >> (width - count))) & ((1 << width) - 1)
    return turned - (1 << width) if turned > high else turned


def _integer_type(name: str, cls: type, short: str, code: int) -> DotNetType:
    low, high = RANGES[cls]
    kind: list[DotNetType] = []
    width = (high - low).bit_length()

    def parse(text: str, style: int = 7) -> Any:
        return parse_integer(text, kind[0], style)

    def bounded(value: int) -> Any:
        if not low <= value <= high:
            raise OverflowException()
        return cls(value)

    made = declare(
        name,
        cls,
        base="System.ValueType",
        interfaces=[*_INTERFACES, f"System.IComparable[{short}]", f"System.IEquatable[{short}]"],
        default=cls(0),
        members=[
            *_common(short, code),
            *_parsing(short, parse, cls(0)),
            static_prop(f"{short} MaxValue", lambda: cls(high)),
            static_prop(f"{short} MinValue", lambda: cls(low)),
            static_method(f"{short} Max({short} x, {short} y)", max),
            static_method(f"{short} Min({short} x, {short} y)", min),
            static_method(f"{short} Abs({short} value)", lambda v: bounded(abs(v))),
            static_method(f"int Sign({short} value)", lambda v: (v > 0) - (v < 0)),
            static_method(f"{short} Clamp({short} value, {short} min, {short} max)", lambda v, a, b: cls(min(max(v, a), b))),
            static_method(f"bool IsEvenInteger({short} value)", lambda v: v % 2 == 0),
            static_method(f"bool IsOddInteger({short} value)", lambda v: v % 2 != 0),
            static_method(f"bool IsNegative({short} value)", lambda v: v < 0),
            static_method(f"bool IsPositive({short} value)", lambda v: v >= 0),
            static_method(f"bool IsPow2({short} value)", lambda v: v > 0 and v & (v - 1) == 0),
            static_method(f"{short} PopCount({short} value)", lambda v: cls((v & ((1 << width) - 1)).bit_count())),
            static_method(f"{short} Log2({short} value)", lambda v: cls(int(v).bit_length() - 1)),
            static_method(f"{short} LeadingZeroCount({short} value)", lambda v: cls(width - (v & ((1 << width) - 1)).bit_length())),
            static_method(f"{short} TrailingZeroCount({short} value)", lambda v: cls(_trailing_zeros(v, width))),
            static_method(f"{short} RotateLeft({short} value, int rotateAmount)", lambda v, n: cls(_rotated(v, n, width, high))),
            static_method(f"{short} RotateRight({short} value, int rotateAmount)", lambda v, n: cls(_rotated(v, -n, width, high))),
        ],
    )
    kind.append(made)
    return made


INT32 = _integer_type("System.Int32", int, "int", 9)
_integer_type("System.Int64", Int64, "long", 11)
_integer_type("System.Int16", Int16, "short", 7)
_integer_type("System.SByte", SByte, "sbyte", 5)
_integer_type("System.Byte", Byte, "byte", 6)
_integer_type("System.UInt16", UInt16, "ushort", 8)
_integer_type("System.UInt32", UInt32, "uint", 10)
_integer_type("System.UInt64", UInt64, "ulong", 12)
for _name in ("System.IntPtr", "System.UIntPtr"):
    declare(
        _name,
        IntPtr if _name == "System.IntPtr" else None,
        base="System.ValueType",
        default=IntPtr(0),
        interfaces=["System.IFormattable"],
        members=[
            constructor(f"{_name[7:]}(long value)", IntPtr),
            static_prop(f"{_name} Zero", lambda: IntPtr(0)),
            static_prop("int Size", lambda: 8),
            method("int ToInt32()", int),
            method("long ToInt64()", Int64),
            method("string ToString()", lambda v: str(int(v))),
        ],
        convert=[implicit("long", IntPtr), implicit("int", IntPtr)],
    )


def _real_functions(short: str, cls: Any) -> list[Row]:
    """The functions that .NET 7 put on the types themselves."""
    from azshell.dotnet.math import power, round_double

    def made(call: Callable[..., float]) -> Callable[..., Any]:
        return lambda *values: cls(call(*values))

    def whole(call: Callable[[float], int]) -> Callable[[float], Any]:
        return lambda value: cls(call(value)) if math.isfinite(value) else value

    return [
        static_method(f"{short} Abs({short} value)", made(abs)),
        static_method(f"{short} Ceiling({short} x)", whole(math.ceil)),
        static_method(f"{short} Floor({short} x)", whole(math.floor)),
        static_method(f"{short} Truncate({short} x)", whole(math.trunc)),
        static_method(f"{short} Round({short} x)", made(round_double)),
        static_method(f"{short} Round({short} x, int digits)", made(round_double)),
        static_method(f"{short} Max({short} x, {short} y)", max),
        static_method(f"{short} Min({short} x, {short} y)", min),
        static_method(f"{short} Clamp({short} value, {short} min, {short} max)", lambda v, low, high: min(max(v, low), high)),
        static_method(f"{short} Pow({short} x, {short} y)", made(power)),
        static_method(f"{short} Sqrt({short} x)", made(lambda x: math.sqrt(x) if x >= 0 else math.nan)),
        static_method(f"int Sign({short} value)", lambda v: (v > 0) - (v < 0)),
        static_method(f"bool IsEvenInteger({short} value)", lambda v: math.isfinite(v) and v % 2 == 0),
        static_method(f"bool IsOddInteger({short} value)", lambda v: math.isfinite(v) and v % 2 == 1),
        static_method(f"bool IsPositive({short} value)", lambda v: math.copysign(1, v) > 0),
    ]


def _real_type(name: str, cls: Any, short: str, code: int, values: dict[str, float]) -> None:
    def parse(text: str, style: int = 231) -> Any:
        return parse_real(text, style) if cls is float else to_single(parse_real(text, style))

    declare(
        name,
        cls,
        base="System.ValueType",
        interfaces=[*_INTERFACES, f"System.IComparable[{short}]", f"System.IEquatable[{short}]"],
        default=cls(0),
        members=[
            *_common(short, code),
            *_parsing(short, parse, cls(0)),
            *[static_prop(f"{short} {key}", lambda value=value: cls(value)) for key, value in values.items()],
            static_method(f"bool IsNaN({short} d)", lambda d: d != d),
            static_method(f"bool IsInfinity({short} d)", math.isinf),
            static_method(f"bool IsPositiveInfinity({short} d)", lambda d: d == math.inf),
            static_method(f"bool IsNegativeInfinity({short} d)", lambda d: d == -math.inf),
            static_method(f"bool IsFinite({short} d)", math.isfinite),
            static_method(f"bool IsInteger({short} value)", lambda d: math.isfinite(d) and d == math.floor(d)),
            static_method(f"bool IsNegative({short} d)", lambda d: math.copysign(1, d) < 0),
            *_real_functions(short, cls),
        ],
    )


_real_type(
    "System.Double", float, "double", 14,
    {
        "MaxValue": 1.7976931348623157e308, "MinValue": -1.7976931348623157e308, "Epsilon": 5e-324, "NaN": math.nan,
        "PositiveInfinity": math.inf, "NegativeInfinity": -math.inf, "Pi": math.pi, "E": math.e, "Tau": math.tau, "NegativeZero": -0.0,
    },
)  # fmt: skip
_real_type(
    "System.Single", Single, "float", 13,
    {
        "MaxValue": 3.4028234663852886e38, "MinValue": -3.4028234663852886e38, "Epsilon": 1.401298464324817e-45, "NaN": math.nan,
        "PositiveInfinity": math.inf, "NegativeInfinity": -math.inf, "Pi": float(to_single(math.pi)), "E": float(to_single(math.e)),
    },
)  # fmt: skip


def _round_decimal(value: Decimal, digits: int = 0, mode: Any = 0) -> Decimal:
    return value.rounded(int(digits), int(mode) == 1)


def _truncate(value: Decimal) -> Decimal:
    return Decimal(int(value))


def decimal_bits(value: Decimal) -> list[int]:
    """Decimal.GetBits: low, middle, high and flags."""
    mantissa = abs(value.mantissa)
    parts = [(mantissa >> shift) & 0xFFFFFFFF for shift in (0, 32, 64)]
    flags = value.scale << 16 | (0x80000000 if value.mantissa < 0 else 0)
    return [part - 2**32 if part >= 2**31 else part for part in (*parts, flags)]


declare(
    "System.Decimal",
    Decimal,
    base="System.ValueType",
    interfaces=[*_INTERFACES, "System.IComparable[decimal]", "System.IEquatable[decimal]"],
    default=Decimal(0),
    members=[
        constructor("decimal(int value)", Decimal),
        constructor("decimal(long value)", lambda v: Decimal(int(v))),
        constructor("decimal(double value)", Decimal.from_double),
        *_common("decimal", 15),
        prop("byte Scale", lambda d: Byte(d.scale)),
        *_parsing("decimal", parse_decimal, Decimal(0)),
        static_prop("decimal MaxValue", lambda: Decimal(LIMIT)),
        static_prop("decimal MinValue", lambda: Decimal(-LIMIT)),
        static_prop("decimal Zero", lambda: Decimal(0)),
        static_prop("decimal One", lambda: Decimal(1)),
        static_prop("decimal MinusOne", lambda: Decimal(-1)),
        static_method("decimal Add(decimal d1, decimal d2)", lambda a, b: a + b),
        static_method("decimal Subtract(decimal d1, decimal d2)", lambda a, b: a - b),
        static_method("decimal Multiply(decimal d1, decimal d2)", lambda a, b: a * b),
        static_method("decimal Divide(decimal d1, decimal d2)", lambda a, b: a / b),
        static_method("decimal Remainder(decimal d1, decimal d2)", lambda a, b: a % b),
        static_method("decimal Negate(decimal d)", lambda d: -d),
        static_method("decimal Abs(decimal value)", abs),
        static_method("decimal Floor(decimal d)", Decimal.floor),
        static_method("decimal Ceiling(decimal d)", Decimal.ceiling),
        static_method("decimal Truncate(decimal d)", _truncate),
        static_method("decimal Round(decimal d)", _round_decimal),
        static_method("decimal Round(decimal d, int decimals)", _round_decimal),
        static_method("decimal Round(decimal d, System.MidpointRounding mode)", lambda d, m: _round_decimal(d, 0, m)),
        static_method("decimal Round(decimal d, int decimals, System.MidpointRounding mode)", _round_decimal),
        static_method("int Compare(decimal d1, decimal d2)", Decimal.compare),
        static_method("int ToInt32(decimal d)", int),
        static_method("long ToInt64(decimal d)", lambda d: Int64(int(d))),
        static_method("double ToDouble(decimal d)", float),
        static_method("int[] GetBits(decimal d)", decimal_bits),
        static_method("decimal Max(decimal x, decimal y)", lambda a, b: b if a < b else a),
        static_method("decimal Min(decimal x, decimal y)", lambda a, b: b if b < a else a),
        static_method("int Sign(decimal d)", lambda d: (d.mantissa > 0) - (d.mantissa < 0)),
        static_method("bool IsInteger(decimal value)", lambda d: d.mantissa % 10**d.scale == 0),
        static_method("bool IsNegative(decimal value)", lambda d: d.mantissa < 0),
        static_method("bool IsPositive(decimal value)", lambda d: d.mantissa >= 0),
    ],
)


def _big(value: int) -> BigInteger:
    return BigInteger(value)


def _big_remainder(dividend: int, divisor: int) -> BigInteger:
    rest = abs(dividend) % abs(divisor)
    return BigInteger(-rest if dividend < 0 else rest)


def _div_rem(dividend: int, divisor: int, rest: PSReference) -> BigInteger:
    quotient = abs(dividend) // abs(divisor)
    quotient = -quotient if (dividend < 0) != (divisor < 0) else quotient
    rest.value = BigInteger(dividend - quotient * divisor)
    return BigInteger(quotient)


declare(
    "System.Numerics.BigInteger",
    BigInteger,
    base="System.ValueType",
    interfaces=["System.IComparable", "System.IFormattable", "System.IComparable[bigint]", "System.IEquatable[bigint]"],
    default=BigInteger(0),
    members=[
        constructor("bigint(int value)", _big),
        constructor("bigint(long value)", _big),
        constructor("bigint(double value)", lambda v: BigInteger(int(v))),
        constructor("bigint(byte[] value)", lambda b: BigInteger(int.from_bytes(bytes(b), "little", signed=True))),
        *[row for row in _common("bigint", 1) if "TypeCode" not in row.signature],
        *_parsing("bigint", _parse_big, BigInteger(0)),
        field("bool IsEven", lambda v: v % 2 == 0),
        field("bool IsOne", lambda v: v == 1),
        field("bool IsZero", lambda v: v == 0),
        field("bool IsPowerOfTwo", lambda v: v > 0 and v & (v - 1) == 0),
        field("int Sign", lambda v: (v > 0) - (v < 0)),
        method("byte[] ToByteArray()", lambda v: _bytes(v)),
        static_prop("bigint One", lambda: BigInteger(1)),
        static_prop("bigint Zero", lambda: BigInteger(0)),
        static_prop("bigint MinusOne", lambda: BigInteger(-1)),
        static_method("bigint Add(bigint left, bigint right)", lambda a, b: BigInteger(a + b)),
        static_method("bigint Subtract(bigint left, bigint right)", lambda a, b: BigInteger(a - b)),
        static_method("bigint Multiply(bigint left, bigint right)", lambda a, b: BigInteger(a * b)),
        static_method("bigint Divide(bigint dividend, bigint divisor)", lambda a, b: _div_rem(a, b, PSReference())),
        static_method("bigint DivRem(bigint dividend, bigint divisor, [ref] bigint remainder)", _div_rem),
        static_method("bigint Remainder(bigint dividend, bigint divisor)", _big_remainder),
        static_method("bigint Pow(bigint value, int exponent)", lambda v, e: BigInteger(v**e)),
        static_method("bigint ModPow(bigint value, bigint exponent, bigint modulus)", lambda v, e, m: BigInteger(pow(v, e, m))),
        static_method("bigint Abs(bigint value)", lambda v: BigInteger(abs(v))),
        static_method("bigint Negate(bigint value)", lambda v: BigInteger(-v)),
        static_method("bigint Max(bigint left, bigint right)", max),
        static_method("bigint Min(bigint left, bigint right)", min),
        static_method("int Compare(bigint left, bigint right)", net_compare),
        static_method("bigint GreatestCommonDivisor(bigint left, bigint right)", lambda a, b: BigInteger(math.gcd(a, b))),
        static_method("double Log10(bigint value)", lambda v: math.log10(v)),
        static_method("double Log(bigint value)", lambda v: math.log(v)),
        static_method("double Log(bigint value, double baseValue)", lambda v, b: math.log(v, b)),
    ],
)  # fmt: skip


def _bytes(value: int) -> Any:
    from azshell.dotnet.values import Array

    raw = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    from azshell.dotnet.types import resolve_type

    return Array(map(Byte, raw), resolve_type("byte"))
