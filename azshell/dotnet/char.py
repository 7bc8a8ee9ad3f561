"""System.Char."""

from __future__ import annotations

import unicodedata
from typing import Any

from azshell.dotnet.convertible import convertible_rows
from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException, FormatException
from azshell.dotnet.types import Row, declare, method, static_method, static_prop
from azshell.dotnet.values import Char, PSReference


def _parse(text: str) -> Char:
    if text is None:
        raise ArgumentNullException("s")
    if len(text) != 1:
        raise FormatException("String must be exactly one character long.")
    return Char(text)


def _try_parse(text: str, result: PSReference) -> bool:
    result.value = Char(text) if text is not None and len(text) == 1 else Char("\0")
    return text is not None and len(text) == 1


def _category(*categories: str) -> Any:
    return lambda char: unicodedata.category(char) in categories or unicodedata.category(char)[0] in categories


def _is_white_space(char: str) -> bool:
    return (char.isspace() and char not in "\x1c\x1d\x1e\x1f") or char in "\x85\xa0"


_TESTS: dict[str, Any] = {
    "IsDigit": _category("Nd"),
    "IsLetter": _category("L"),
    "IsLetterOrDigit": _category("L", "Nd"),
    "IsNumber": _category("N"),
    "IsUpper": _category("Lu"),
    "IsLower": _category("Ll"),
    "IsPunctuation": _category("P"),
    "IsSymbol": _category("S"),
    "IsSeparator": _category("Z"),
    "IsControl": _category("Cc"),
    "IsWhiteSpace": _is_white_space,
    "IsSurrogate": lambda char: 0xD800 <= ord(char) <= 0xDFFF,
    "IsHighSurrogate": lambda char: 0xD800 <= ord(char) <= 0xDBFF,
    "IsLowSurrogate": lambda char: 0xDC00 <= ord(char) <= 0xDFFF,
}


def _tests() -> list[Row]:
    rows = []
    for name, test in _TESTS.items():
        rows.append(static_method(f"bool {name}(char c)", test))
        rows.append(static_method(f"bool {name}(string s, int index)", lambda s, i, test=test: test(s[i])))
    ascii_tests = ("IsAsciiDigit", "IsAsciiLetter", "IsAsciiLetterOrDigit")
    rows += [static_method(f"bool {name}(char c)", _ascii_test(name)) for name in ascii_tests]
    return [
        *rows,
        static_method("bool IsAscii(char c)", str.isascii),
        static_method("bool IsAsciiHexDigit(char c)", lambda c: c in "0123456789abcdefABCDEF"),
        static_method("bool IsAsciiLetterLower(char c)", lambda c: "a" <= c <= "z"),
        static_method("bool IsAsciiLetterUpper(char c)", lambda c: "A" <= c <= "Z"),
        static_method("bool IsBetween(char c, char minInclusive, char maxInclusive)", lambda c, low, high: low <= c <= high),
    ]


def _ascii_test(name: str) -> Any:
    test = {"IsAsciiDigit": str.isdigit, "IsAsciiLetter": str.isalpha, "IsAsciiLetterOrDigit": str.isalnum}[name]
    return lambda char: char.isascii() and test(char)


def single(char: str, changed: str) -> Char:
    """A case change that would need two characters leaves the character as it is."""
    return Char(changed if len(changed) == 1 else char)


def _upper(char: str, culture: Any = None) -> Char:
    return single(char, char.upper())


def _lower(char: str, culture: Any = None) -> Char:
    return single(char, char.lower())


def _compare(char: Char, other: Any) -> int:
    if other is None:
        return 1
    if not isinstance(other, Char):
        raise ArgumentException("Object must be of type Char.")
    return ord(char) - ord(other)


def _text(char: Char, provider: Any = None) -> str:
    return str.__str__(char)


def _numeric(char: str) -> float:
    return float(unicodedata.numeric(char, -1.0))


declare(
    "System.Char",
    Char,
    base="System.ValueType",
    interfaces=["System.IComparable", "System.IComparable[char]", "System.IEquatable[char]", "System.IConvertible", "System.IFormattable"],
    default=Char("\0"),
    members=[
        method("int CompareTo(System.Object value)", _compare),
        method("int CompareTo(char value)", _compare),
        method("bool Equals(System.Object obj)", lambda c, o: isinstance(o, Char) and str(c) == str(o)),
        method("bool Equals(char obj)", lambda c, o: str(c) == str(o)),
        method("int GetHashCode()", lambda c: ord(c) | ord(c) << 16),
        method("System.TypeCode GetTypeCode()", lambda c: _type_code()),
        method("string ToString()", _text),
        method("string ToString(System.IFormatProvider provider)", _text),
        *convertible_rows(),
        static_prop("char MaxValue", lambda: Char("\uffff")),
        static_prop("char MinValue", lambda: Char("\0")),
        *_tests(),
        static_method("char ToUpper(char c)", _upper),
        static_method("char ToUpper(char c, cultureinfo culture)", _upper),
        static_method("char ToUpperInvariant(char c)", _upper),
        static_method("char ToLower(char c)", _lower),
        static_method("char ToLower(char c, cultureinfo culture)", _lower),
        static_method("char ToLowerInvariant(char c)", _lower),
        static_method("char Parse(string s)", _parse),
        static_method("bool TryParse(string s, [ref] char result)", _try_parse),
        static_method("double GetNumericValue(char c)", _numeric),
        static_method("string ToString(char c)", _text),
        static_method("string ConvertFromUtf32(int utf32)", chr),
        static_method("int ConvertToUtf32(string s, int index)", lambda s, i: ord(s[i])),
        static_method("System.Globalization.UnicodeCategory GetUnicodeCategory(char c)", lambda c: _unicode_category(c)),
    ],
)


def _type_code() -> Any:
    from azshell.dotnet.enums import TypeCode

    return TypeCode(4)


def _unicode_category(char: str) -> Any:
    from azshell.dotnet.types import find_type

    order = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps",
        "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ]  # fmt: skip
    kind = find_type("System.Globalization.UnicodeCategory")
    number = order.index(unicodedata.category(char))
    return number if kind is None else kind.python_class(number)  # type: ignore[misc]
