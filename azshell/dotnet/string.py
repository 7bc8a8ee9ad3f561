"""System.String."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.convertible import convertible_rows
from azshell.dotnet.enumeration import Enumerator
from azshell.dotnet.exceptions import ArgumentOutOfRangeException, IndexOutOfRangeException
from azshell.dotnet.string_operations import (
    WHITE_SPACE,
    compare,
    compare_fold,
    compare_ordinal,
    compare_parts,
    compare_to,
    contains,
    ends_with,
    equals,
    index_of,
    index_of_any,
    index_of_char,
    insert,
    last_index_of,
    last_index_of_any,
    pad,
    remove,
    replace,
    replace_comparing,
    replace_line_endings,
    same_strings,
    split_simple,
    starts_with,
    substring,
    trim,
)
from azshell.dotnet.text_units import length, units
from azshell.dotnet.types import ASSEMBLY, Row, constructor, declare, indexer, method, prop, static_method, static_prop
from azshell.dotnet.values import Array, Char


def _chars(text: str) -> Array:
    return to_char_array(text)


def to_char_array(text: str, start: int = 0, count: int | None = None) -> Array:
    """ToCharArray."""
    from azshell.dotnet.types import resolve_type

    text = units(text)
    if count is not None and start > len(text) - count:
        bound = f"startIndex ('{start}') must be less than or equal to '{len(text) - count}'."
        raise ArgumentOutOfRangeException("startIndex", bound, start)
    part = text[start:] if count is None else text[start : start + count]
    return Array(map(Char, part), resolve_type("char"))


def _text(value: Any) -> str:
    from azshell.dotnet.conversion import to_display_string

    return to_display_string(value)


def _joined(separator: str, items: Any) -> str:
    return str(separator or "").join(map(_text, items))


def _join_part(separator: str, items: Any, start: int, count: int) -> str:
    if start + count > len(items):
        bound = len(items) - count
        raise ArgumentOutOfRangeException("startIndex", f"startIndex ('{start}') must be less than or equal to '{bound}'.", start)
    return _joined(separator, items[start : start + count])


def _concat(*items: Any) -> str:
    return "".join(map(_text, items))


def _concat_all(items: Any) -> str:
    return "".join(_text(item) for item in items)


def _format(template: str, *arguments: Any) -> str:
    from azshell.dotnet.formatting import format_composite

    return format_composite(template, list(arguments))


def _format_with(provider: Any, template: str, arguments: Any) -> str:
    from azshell.dotnet.formatting import format_composite

    return format_composite(template, list(arguments), provider)


_TURKIC = frozenset(("tr", "az"))
"""Languages whose i has a dot in both cases."""


def _upper(text: str, culture: Any = None) -> str:
    if _is_turkic(culture):
        text = text.replace("i", "\u0130").replace("\u0131", "I")
    return text.upper() if text.isascii() else "".join(c.upper() if len(c.upper()) == 1 and c != "\u0131" else c for c in text)


def _lower(text: str, culture: Any = None) -> str:
    if _is_turkic(culture):
        text = text.replace("I", "\u0131").replace("\u0130", "i")
    return text.lower() if text.isascii() else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_turkic(culture: Any) -> bool:
    return culture is not None and culture.name[:2] in _TURKIC


def _hash(text: str) -> int:
    from azshell.dotnet.object import hash_code

    return hash_code(text)


def _char_at(text: str, index: int) -> Char:
    text = units(text)
    if not 0 <= index < len(text):
        raise IndexOutOfRangeException()
    return Char(text[index])


def _is_blank(text: str | None) -> bool:
    return not text or not text.strip(WHITE_SPACE)


def _normalize(text: str, form: Any = 1) -> str:
    import unicodedata

    forms: dict[int, Any] = {1: "NFC", 2: "NFD", 5: "NFKC", 6: "NFKD"}
    return unicodedata.normalize(forms.get(int(form), "NFC"), text)


def _new(*arguments: Any) -> str:
    if len(arguments) == 2:
        return str(arguments[0]) * arguments[1]
    if len(arguments) == 3:
        return "".join(map(str, arguments[0][arguments[1] : arguments[1] + arguments[2]]))
    return "".join(map(str, arguments[0] or ()))


def _pointer(kind: str, rest: str) -> Row:
    """A constructor from a pointer: listed, and never the one that fits."""
    return Row("constructor", f"string(System.Pointer {rest})", _new, definition=f"string new(System.{kind}*, {ASSEMBLY} {rest})")


def _copy_to(text: str, source: int, target: list[Any], start: int, count: int) -> None:
    target[start : start + count] = map(Char, text[source : source + count])


class _Characters(list):
    """What a CharEnumerator goes through."""


_COMPARISON = "System.StringComparison comparisonType"
_OPTIONS = "System.StringSplitOptions options"
_OPEN = "System.Collections.Generic.IEnumerable`1 values"
_OPTIONAL = f"{_OPTIONS} = System.StringSplitOptions.None"

declare(
    "System.String",
    str,
    interfaces=[
        "System.IComparable", "System.Collections.IEnumerable", "System.IConvertible", "System.Collections.Generic.IEnumerable[char]",
        "System.IComparable[string]", "System.IEquatable[string]", "System.ICloneable",
    ],
    members=[
        constructor("string(char[] value)", _new),
        constructor("string(char[] value, int startIndex, int length)", _new),
        _pointer("Char", "value"),
        _pointer("Char", "value, int startIndex, int length"),
        _pointer("SByte", "value"),
        _pointer("SByte", "value, int startIndex, int length"),
        _pointer("SByte", "value, int startIndex, int length, System.Text.Encoding enc"),
        constructor("string(char c, int count)", _new),
        constructor("string(System.ReadOnlySpan[char] value)", _new),
        prop("int Length", length),
        indexer("char Chars(int index)", _char_at),
        method("System.Object Clone()", lambda s: s),
        method("int CompareTo(System.Object value)", compare_to),
        method("int CompareTo(string strB)", compare_to),
        method("bool Contains(string value)", contains),
        method(f"bool Contains(string value, {_COMPARISON})", contains),
        method("bool Contains(char value)", contains),
        method(f"bool Contains(char value, {_COMPARISON})", contains),
        method("void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)", _copy_to),
        method("bool EndsWith(string value)", ends_with),
        method(f"bool EndsWith(string value, {_COMPARISON})", ends_with),
        method("bool EndsWith(string value, bool ignoreCase, cultureinfo culture)", lambda s, v, fold, c: ends_with(s, v, int(fold))),
        method("bool EndsWith(char value)", ends_with),
        method("bool Equals(System.Object obj)", equals),
        method("bool Equals(string value)", equals),
        method(f"bool Equals(string value, {_COMPARISON})", equals),
        method("System.CharEnumerator GetEnumerator()", lambda s: Enumerator(_Characters(map(Char, units(s))))),
        method("int GetHashCode()", _hash),
        method("System.TypeCode GetTypeCode()", lambda s: _type_code()),
        method("int IndexOf(char value)", index_of_char),
        method("int IndexOf(char value, int startIndex)", index_of_char),
        method(f"int IndexOf(char value, {_COMPARISON})", lambda s, v, c: index_of(s, v, 0, None, c)),
        method("int IndexOf(char value, int startIndex, int count)", index_of_char),
        method("int IndexOf(string value)", index_of),
        method("int IndexOf(string value, int startIndex)", index_of),
        method("int IndexOf(string value, int startIndex, int count)", index_of),
        method(f"int IndexOf(string value, {_COMPARISON})", lambda s, v, c: index_of(s, v, 0, None, c)),
        method(f"int IndexOf(string value, int startIndex, {_COMPARISON})", lambda s, v, i, c: index_of(s, v, i, None, c)),
        method(f"int IndexOf(string value, int startIndex, int count, {_COMPARISON})", index_of),
        method("int IndexOfAny(char[] anyOf)", index_of_any),
        method("int IndexOfAny(char[] anyOf, int startIndex)", index_of_any),
        method("int IndexOfAny(char[] anyOf, int startIndex, int count)", index_of_any),
        method("string Insert(int startIndex, string value)", insert),
        method("bool IsNormalized()", lambda s: _normalize(s) == s),
        method("int LastIndexOf(char value)", last_index_of),
        method("int LastIndexOf(char value, int startIndex)", last_index_of),
        method("int LastIndexOf(char value, int startIndex, int count)", last_index_of),
        method("int LastIndexOf(string value)", last_index_of),
        method("int LastIndexOf(string value, int startIndex)", last_index_of),
        method("int LastIndexOf(string value, int startIndex, int count)", last_index_of),
        method(f"int LastIndexOf(string value, {_COMPARISON})", lambda s, v, c: last_index_of(s, v, None, None, c)),
        method(f"int LastIndexOf(string value, int startIndex, {_COMPARISON})", lambda s, v, i, c: last_index_of(s, v, i, None, c)),
        method("int LastIndexOfAny(char[] anyOf)", last_index_of_any),
        method("string Normalize()", _normalize),
        method("string Normalize(System.Text.NormalizationForm normalizationForm)", _normalize),
        method("string PadLeft(int totalWidth)", lambda s, w: pad(s, w, " ", True)),
        method("string PadLeft(int totalWidth, char paddingChar)", lambda s, w, c: pad(s, w, c, True)),
        method("string PadRight(int totalWidth)", lambda s, w: pad(s, w, " ", False)),
        method("string PadRight(int totalWidth, char paddingChar)", lambda s, w, c: pad(s, w, c, False)),
        method("string Remove(int startIndex, int count)", remove),
        method("string Remove(int startIndex)", remove),
        method(
            "string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)",
            lambda s, old, new, fold, c: replace_comparing(s, old, new, int(fold)),
        ),
        method(f"string Replace(string oldValue, string newValue, {_COMPARISON})", replace_comparing),
        method("string Replace(char oldChar, char newChar)", lambda s, old, new: s.replace(old, new)),
        method("string Replace(string oldValue, string newValue)", replace),
        method(f"string[] Split(char separator, {_OPTIONAL})", lambda s, c, o=0: split_simple(s, c, None, o)),
        method(f"string[] Split(char separator, int count, {_OPTIONAL})", split_simple),
        method("string[] Split(Params char[] separator)", split_simple),
        method("string[] Split(char[] separator, int count)", split_simple),
        method(f"string[] Split(char[] separator, {_OPTIONS})", lambda s, c, o: split_simple(s, c, None, o)),
        method(f"string[] Split(char[] separator, int count, {_OPTIONS})", split_simple),
        method(f"string[] Split(string separator, {_OPTIONAL})", lambda s, c, o=0: split_simple(s, c, None, o)),
        method(f"string[] Split(string separator, int count, {_OPTIONAL})", split_simple),
        method(f"string[] Split(string[] separator, {_OPTIONS})", lambda s, c, o: split_simple(s, c, None, o)),
        method(f"string[] Split(string[] separator, int count, {_OPTIONS})", split_simple),
        method("bool StartsWith(string value)", starts_with),
        method(f"bool StartsWith(string value, {_COMPARISON})", starts_with),
        method("bool StartsWith(string value, bool ignoreCase, cultureinfo culture)", lambda s, v, fold, c: starts_with(s, v, int(fold))),
        method("bool StartsWith(char value)", starts_with),
        method("string Substring(int startIndex)", substring),
        method("string Substring(int startIndex, int length)", substring),
        method("char[] ToCharArray()", _chars),
        method("char[] ToCharArray(int startIndex, int length)", to_char_array),
        method("string ToLower()", _lower),
        method("string ToLower(cultureinfo culture)", _lower),
        method("string ToLowerInvariant()", _lower),
        method("string ToString()", str.__str__),
        method("string ToString(System.IFormatProvider provider)", lambda s, p: s),
        *convertible_rows(),
        method("string ReplaceLineEndings()", replace_line_endings),
        method("string ReplaceLineEndings(string replacementText)", replace_line_endings),
        method("string ToUpper()", _upper),
        method("string ToUpper(cultureinfo culture)", _upper),
        method("string ToUpperInvariant()", _upper),
        method("string Trim()", lambda s: s.strip(WHITE_SPACE)),
        method("string Trim(char trimChar)", lambda s, c: s.strip(c)),
        method("string Trim(Params char[] trimChars)", lambda s, chars: trim(s, chars, 3)),
        method("string TrimEnd()", lambda s: s.rstrip(WHITE_SPACE)),
        method("string TrimEnd(char trimChar)", lambda s, c: s.rstrip(c)),
        method("string TrimEnd(Params char[] trimChars)", lambda s, chars: trim(s, chars, 2)),
        method("string TrimStart()", lambda s: s.lstrip(WHITE_SPACE)),
        method("string TrimStart(char trimChar)", lambda s, c: s.lstrip(c)),
        method("string TrimStart(Params char[] trimChars)", lambda s, chars: trim(s, chars, 1)),
        static_prop("string Empty", lambda: ""),
        static_method("int Compare(string strA, string strB)", compare),
        static_method("int Compare(string strA, string strB, bool ignoreCase)", compare_fold),
        static_method(f"int Compare(string strA, string strB, {_COMPARISON})", compare),
        static_method("int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)", compare_fold),
        static_method("int Compare(string strA, int indexA, string strB, int indexB, int length)", compare_parts),
        static_method("int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)", compare_parts),
        static_method(f"int Compare(string strA, int indexA, string strB, int indexB, int length, {_COMPARISON})", compare_parts),
        static_method("int CompareOrdinal(string strA, string strB)", compare_ordinal),
        static_method("string Concat(System.Object arg0)", _concat),
        static_method("string Concat(System.Object arg0, System.Object arg1)", _concat),
        static_method("string Concat(System.Object arg0, System.Object arg1, System.Object arg2)", _concat),
        static_method("string Concat(Params System.Object[] args)", _concat_all),
        static_method("string Concat(System.Collections.Generic.IEnumerable[string] values)", _concat_all),
        static_method(f"string Concat({_OPEN})", _concat_all),
        static_method("string Concat(string str0, string str1)", _concat),
        static_method("string Concat(string str0, string str1, string str2)", _concat),
        static_method("string Concat(string str0, string str1, string str2, string str3)", _concat),
        static_method("string Concat(Params string[] values)", _concat_all),
        static_method("string Copy(string str)", lambda s: s),
        static_method("string IsInterned(string str)", lambda s: s),
        static_method("bool Equals(string a, string b)", same_strings),
        static_method(f"bool Equals(string a, string b, {_COMPARISON})", same_strings),
        static_method("string Format(string format, System.Object arg0)", _format),
        static_method("string Format(string format, System.Object arg0, System.Object arg1)", _format),
        static_method("string Format(string format, System.Object arg0, System.Object arg1, System.Object arg2)", _format),
        static_method("string Format(string format, Params System.Object[] args)", lambda f, a: _format(f, *a)),
        static_method("string Format(System.IFormatProvider provider, string format, Params System.Object[] args)", _format_with),
        static_method("string Intern(string str)", lambda s: s),
        static_method("bool IsNullOrEmpty(string value)", lambda s: not s),
        static_method("bool IsNullOrWhiteSpace(string value)", _is_blank),
        static_method("string Join(char separator, Params string[] value)", _joined),
        static_method("string Join(string separator, Params string[] value)", _joined),
        static_method("string Join(char separator, string[] value, int startIndex, int count)", _join_part),
        static_method("string Join(string separator, string[] value, int startIndex, int count)", _join_part),
        static_method("string Join(string separator, System.Collections.Generic.IEnumerable[string] values)", _joined),
        static_method(f"string Join(string separator, {_OPEN})", _joined),
        static_method("string Join(char separator, Params System.Object[] values)", _joined),
        static_method("string Join(string separator, Params System.Object[] values)", _joined),
    ],
)  # fmt: skip


def _type_code() -> Any:
    from azshell.dotnet.enums import TypeCode

    return TypeCode(18)
