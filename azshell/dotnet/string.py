"""System.String."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from azshell.dotnet.enumeration import Enumerator
from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException, ArgumentOutOfRangeException, IndexOutOfRangeException
from azshell.dotnet.text_units import joined, length, units
from azshell.dotnet.typed_arrays import string_array
from azshell.dotnet.types import ASSEMBLY, Row, constructor, declare, indexer, method, prop, static_method, static_prop
from azshell.dotnet.values import Array, Char, Enum

# StringComparison: 0 CurrentCulture, 1 ..IgnoreCase, 2 InvariantCulture, 3 ..IgnoreCase, 4 Ordinal, 5 OrdinalIgnoreCase
_CULTURE, _ORDINAL, _ORDINAL_IGNORE = 0, 4, 5
_NOT_SPACES = "\x1c\x1d\x1e\x1f"
WHITE_SPACE = "".join(chr(c) for c in range(0x3001) if chr(c).isspace() and chr(c) not in _NOT_SPACES)
"""What Trim() takes away (Char.IsWhiteSpace)."""


def _folds(comparison: Any) -> bool:
    return int(comparison) % 2 == 1


def compare(left: str | None, right: str | None, comparison: int = _CULTURE) -> int:
    """String.Compare under a StringComparison."""
    if left is None or right is None:
        return (left is not None) - (right is not None)
    comparison = int(comparison)
    if comparison < _ORDINAL:
        from azshell.dotnet.collation import compare_strings

        return compare_strings(left, right, _folds(comparison))
    return compare_ordinal(left, right, _folds(comparison))


def compare_ordinal(left: str, right: str, ignore_case: bool = False) -> int:
    """The difference of the first UTF-16 units that differ, or of the lengths."""
    if ignore_case:
        left, right = left.upper(), right.upper()
    for a, b in zip(left, right, strict=False):
        if a != b:
            return ord(a) - ord(b)
    return len(left) - len(right)


def _compare_parts(left: str, i: int, right: str, j: int, length: int, fold: Any = False) -> int:
    comparison = int(fold) if isinstance(fold, Enum) else (1 if fold else 0)
    return compare(left[i : i + length], right[j : j + length], comparison)


def _compare_fold(left: str, right: str, fold: bool, culture: Any = None) -> int:
    return compare(left, right, 1 if fold else 0)


def _compare_to(text: str, other: Any) -> int:
    if other is None:
        return 1
    if not isinstance(other, str) or isinstance(other, Char):
        raise ArgumentException("Object must be of type String.")
    return compare(text, other)


def _equals(text: str, other: Any, comparison: Any = _ORDINAL) -> bool:
    if not isinstance(other, str) or isinstance(other, Char):
        return False
    return text == other if int(comparison) == _ORDINAL else compare(text, other, comparison) == 0


def _same(left: str | None, right: str | None, comparison: Any = _ORDINAL) -> bool:
    return compare(left, right, comparison) == 0


def _check_start(text: str, start: int, name: str = "startIndex") -> None:
    if not 0 <= start <= len(text):
        raise ArgumentOutOfRangeException(
            name, "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
        )


def _substring(text: str, start: int, count: int | None = None) -> str:
    if not text.isascii():
        text = units(text)
    if start < 0:
        raise ArgumentOutOfRangeException("startIndex", f"startIndex ('{start}') must be a non-negative value.", start)
    if start > len(text):
        raise ArgumentOutOfRangeException("startIndex", "startIndex cannot be larger than length of string.")
    if count is None:
        return joined(text[start:])
    if count < 0:
        raise ArgumentOutOfRangeException("length", f"length ('{count}') must be a non-negative value.", count)
    if start + count > len(text):
        raise ArgumentOutOfRangeException("length", "Index and length must refer to a location within the string.")
    return joined(text[start : start + count])


def _index_of(text: str, value: str, start: int = 0, count: int | None = None, comparison: Any = _CULTURE) -> int:
    if value is None:
        raise ArgumentNullException("value")
    _check_start(text, start)
    if count is not None and (count < 0 or start + count > len(text)):
        raise ArgumentOutOfRangeException(
            "count", "Count must be positive and count must refer to a location within the string/array/collection."
        )
    stop = len(text) if count is None else start + count
    if _folds(comparison):
        return text.lower().find(value.lower(), start, stop)
    return text.find(value, start, stop)


def _index_of_char(text: str, value: str, start: int = 0, count: int | None = None) -> int:
    return _index_of(text, str(value), start, count, _ORDINAL)


def _last_index_of(text: str, value: str, start: int | None = None, count: int | None = None, comparison: Any = _CULTURE) -> int:
    if start is None:
        start = len(text) - 1
    if text and not -1 <= start <= len(text):
        _check_start(text, -1)
    stop = start + 1
    begin = 0 if count is None else max(0, stop - count)
    if _folds(comparison):
        text, value = text.lower(), value.lower()
    if value == "":
        return min(stop, len(text))
    return text.rfind(str(value), begin, stop)


def _index_of_any(text: str, chars: Iterable[str], start: int = 0, count: int | None = None) -> int:
    wanted = set(map(str, chars))
    stop = len(text) if count is None else start + count
    return next((i for i in range(start, stop) if text[i] in wanted), -1)


def _last_index_of_any(text: str, chars: Iterable[str]) -> int:
    wanted = set(map(str, chars))
    return next((i for i in range(len(text) - 1, -1, -1) if text[i] in wanted), -1)


def _starts_with(text: str, value: str, comparison: Any = _CULTURE) -> bool:
    if value is None:
        raise ArgumentNullException("value")
    return text.lower().startswith(value.lower()) if _folds(comparison) else text.startswith(value)


def _ends_with(text: str, value: str, comparison: Any = _CULTURE) -> bool:
    if value is None:
        raise ArgumentNullException("value")
    return text.lower().endswith(value.lower()) if _folds(comparison) else text.endswith(value)


def _contains(text: str, value: str, comparison: Any = _ORDINAL) -> bool:
    return value.lower() in text.lower() if _folds(comparison) else value in text


def _replace(text: str, old: str, new: str | None) -> str:
    if old is None:
        raise ArgumentNullException("oldValue")
    if old == "":
        raise ArgumentException("The value cannot be an empty string.", "oldValue")
    return text.replace(old, new or "")


def _replace_comparing(text: str, old: str, new: str | None, comparison: Any) -> str:
    if not _folds(comparison):
        return _replace(text, old, new)
    _replace("", old, new)
    lower, wanted, parts, position = text.lower(), old.lower(), [], 0
    while (found := lower.find(wanted, position)) >= 0:
        parts += [text[position:found], new or ""]
        position = found + len(old)
    return "".join([*parts, text[position:]])


def _insert(text: str, start: int, value: str) -> str:
    if start < 0 or start > len(text):
        start &= 0xFFFFFFFF  # .NET compares as unsigned, and says so
        raise ArgumentOutOfRangeException("startIndex", f"startIndex ('{start}') must be less than or equal to '{len(text)}'.", start)
    return text[:start] + value + text[start:]


def _remove(text: str, start: int, count: int | None = None) -> str:
    if start < 0:
        raise ArgumentOutOfRangeException("startIndex", "StartIndex cannot be less than zero.")
    if count is None:
        if start > len(text):
            raise ArgumentOutOfRangeException("startIndex", "startIndex cannot be larger than length of string.")
        return text[:start]
    if count < 0:
        raise ArgumentOutOfRangeException("count", f"count ('{count}') must be a non-negative value.", count)
    if start + count > len(text):
        raise ArgumentOutOfRangeException("count", f"count ('{count}') must be less than or equal to '{len(text) - start}'.", count)
    return text[:start] + text[start + count :]


def _pad(text: str, width: int, char: str, left: bool) -> str:
    if width < 0:
        raise ArgumentOutOfRangeException("totalWidth", f"totalWidth ('{width}') must be a non-negative value.", width)
    return text.rjust(width, char) if left else text.ljust(width, char)


def _trim(text: str, chars: Iterable[str] | None, ends: int) -> str:
    """ends: 1 start, 2 end, 3 both."""
    wanted = "".join(map(str, chars)) if chars else WHITE_SPACE
    return text.strip(wanted) if ends == 3 else text.lstrip(wanted) if ends == 1 else text.rstrip(wanted)


def split(text: str, separators: list[str] | None, count: int | None = None, options: int = 0) -> Array:
    """String.Split: no separators means white space."""
    if count is not None and count < 0:
        raise ArgumentOutOfRangeException("count", f"count ('{count}') must be a non-negative value.", count)
    remove, trim = bool(int(options) & 1), bool(int(options) & 2)
    wanted = [str(s) for s in separators or [] if s]
    parts: list[str] = []
    position = start = 0
    if count == 0:
        return string_array([])
    while position < len(text) and (count is None or len(parts) < count - 1 or remove):
        found = _separator_at(text, position, wanted)
        if not found:
            position += 1
            continue
        piece = text[start:position].strip(WHITE_SPACE) if trim else text[start:position]
        if piece or not remove:
            if count is not None and len(parts) == count - 1:
                break
            parts.append(piece)
        position += found
        start = position
    rest = text[start:]
    rest = rest.strip(WHITE_SPACE) if trim else rest
    if rest or not remove:
        parts.append(rest)
    return string_array(parts)


def _separator_at(text: str, position: int, wanted: list[str]) -> int:
    if not wanted:
        return 1 if text[position] in WHITE_SPACE else 0
    for separator in wanted:
        if text.startswith(separator, position):
            return len(separator)
    return 0


def _split_simple(text: str, separators: Any, count: int | None = None, options: Any = 0) -> Array:
    if separators is None:
        return split(text, None, count, options)
    chars = [separators] if isinstance(separators, str) else list(separators)
    if count is None and not int(options) and len(chars) == 1 and chars[0]:
        return string_array(text.split(chars[0]))
    return split(text, chars, count, options)


def _chars(text: str) -> Array:
    return to_char_array(text)


def to_char_array(text: str, start: int = 0, count: int | None = None) -> Array:
    """ToCharArray."""
    from azshell.dotnet.types import resolve_type

    text = units(text)
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


def _upper(text: str, culture: Any = None) -> str:
    return text.upper() if text.isascii() else "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def _lower(text: str, culture: Any = None) -> str:
    return text.lower() if text.isascii() else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


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

    return unicodedata.normalize({1: "NFC", 2: "NFD", 5: "NFKC", 6: "NFKD"}.get(int(form), "NFC"), text)


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
        method("int CompareTo(System.Object value)", _compare_to),
        method("int CompareTo(string strB)", _compare_to),
        method("bool Contains(string value)", _contains),
        method(f"bool Contains(string value, {_COMPARISON})", _contains),
        method("bool Contains(char value)", _contains),
        method(f"bool Contains(char value, {_COMPARISON})", _contains),
        method("void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)", _copy_to),
        method("bool EndsWith(string value)", _ends_with),
        method(f"bool EndsWith(string value, {_COMPARISON})", _ends_with),
        method("bool EndsWith(string value, bool ignoreCase, cultureinfo culture)", lambda s, v, fold, c: _ends_with(s, v, int(fold))),
        method("bool EndsWith(char value)", _ends_with),
        method("bool Equals(System.Object obj)", _equals),
        method("bool Equals(string value)", _equals),
        method(f"bool Equals(string value, {_COMPARISON})", _equals),
        method("System.CharEnumerator GetEnumerator()", lambda s: Enumerator(_Characters(map(Char, units(s))))),
        method("int GetHashCode()", _hash),
        method("System.TypeCode GetTypeCode()", lambda s: _type_code()),
        method("int IndexOf(char value)", _index_of_char),
        method("int IndexOf(char value, int startIndex)", _index_of_char),
        method(f"int IndexOf(char value, {_COMPARISON})", lambda s, v, c: _index_of(s, v, 0, None, c)),
        method("int IndexOf(char value, int startIndex, int count)", _index_of_char),
        method("int IndexOf(string value)", _index_of),
        method("int IndexOf(string value, int startIndex)", _index_of),
        method("int IndexOf(string value, int startIndex, int count)", _index_of),
        method(f"int IndexOf(string value, {_COMPARISON})", lambda s, v, c: _index_of(s, v, 0, None, c)),
        method(f"int IndexOf(string value, int startIndex, {_COMPARISON})", lambda s, v, i, c: _index_of(s, v, i, None, c)),
        method(f"int IndexOf(string value, int startIndex, int count, {_COMPARISON})", _index_of),
        method("int IndexOfAny(char[] anyOf)", _index_of_any),
        method("int IndexOfAny(char[] anyOf, int startIndex)", _index_of_any),
        method("int IndexOfAny(char[] anyOf, int startIndex, int count)", _index_of_any),
        method("string Insert(int startIndex, string value)", _insert),
        method("bool IsNormalized()", lambda s: _normalize(s) == s),
        method("int LastIndexOf(char value)", _last_index_of),
        method("int LastIndexOf(char value, int startIndex)", _last_index_of),
        method("int LastIndexOf(char value, int startIndex, int count)", _last_index_of),
        method("int LastIndexOf(string value)", _last_index_of),
        method("int LastIndexOf(string value, int startIndex)", _last_index_of),
        method("int LastIndexOf(string value, int startIndex, int count)", _last_index_of),
        method(f"int LastIndexOf(string value, {_COMPARISON})", lambda s, v, c: _last_index_of(s, v, None, None, c)),
        method(f"int LastIndexOf(string value, int startIndex, {_COMPARISON})", lambda s, v, i, c: _last_index_of(s, v, i, None, c)),
        method("int LastIndexOfAny(char[] anyOf)", _last_index_of_any),
        method("string Normalize()", _normalize),
        method("string Normalize(System.Text.NormalizationForm normalizationForm)", _normalize),
        method("string PadLeft(int totalWidth)", lambda s, w: _pad(s, w, " ", True)),
        method("string PadLeft(int totalWidth, char paddingChar)", lambda s, w, c: _pad(s, w, c, True)),
        method("string PadRight(int totalWidth)", lambda s, w: _pad(s, w, " ", False)),
        method("string PadRight(int totalWidth, char paddingChar)", lambda s, w, c: _pad(s, w, c, False)),
        method("string Remove(int startIndex, int count)", _remove),
        method("string Remove(int startIndex)", _remove),
        method(
            "string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)",
            lambda s, old, new, fold, c: _replace_comparing(s, old, new, int(fold)),
        ),
        method(f"string Replace(string oldValue, string newValue, {_COMPARISON})", _replace_comparing),
        method("string Replace(char oldChar, char newChar)", lambda s, old, new: s.replace(old, new)),
        method("string Replace(string oldValue, string newValue)", _replace),
        method(f"string[] Split(char separator, {_OPTIONAL})", lambda s, c, o=0: _split_simple(s, c, None, o)),
        method(f"string[] Split(char separator, int count, {_OPTIONAL})", _split_simple),
        method("string[] Split(Params char[] separator)", _split_simple),
        method("string[] Split(char[] separator, int count)", _split_simple),
        method(f"string[] Split(char[] separator, {_OPTIONS})", lambda s, c, o: _split_simple(s, c, None, o)),
        method(f"string[] Split(char[] separator, int count, {_OPTIONS})", _split_simple),
        method(f"string[] Split(string separator, {_OPTIONAL})", lambda s, c, o=0: _split_simple(s, c, None, o)),
        method(f"string[] Split(string separator, int count, {_OPTIONAL})", _split_simple),
        method(f"string[] Split(string[] separator, {_OPTIONS})", lambda s, c, o: _split_simple(s, c, None, o)),
        method(f"string[] Split(string[] separator, int count, {_OPTIONS})", _split_simple),
        method("bool StartsWith(string value)", _starts_with),
        method(f"bool StartsWith(string value, {_COMPARISON})", _starts_with),
        method("bool StartsWith(string value, bool ignoreCase, cultureinfo culture)", lambda s, v, fold, c: _starts_with(s, v, int(fold))),
        method("bool StartsWith(char value)", _starts_with),
        method("string Substring(int startIndex)", _substring),
        method("string Substring(int startIndex, int length)", _substring),
        method("char[] ToCharArray()", _chars),
        method("char[] ToCharArray(int startIndex, int length)", to_char_array),
        method("string ToLower()", _lower),
        method("string ToLower(cultureinfo culture)", _lower),
        method("string ToLowerInvariant()", _lower),
        method("string ToString()", str.__str__),
        method("string ToString(System.IFormatProvider provider)", lambda s, p: s),
        method("string ToUpper()", _upper),
        method("string ToUpper(cultureinfo culture)", _upper),
        method("string ToUpperInvariant()", _upper),
        method("string Trim()", lambda s: s.strip(WHITE_SPACE)),
        method("string Trim(char trimChar)", lambda s, c: s.strip(c)),
        method("string Trim(Params char[] trimChars)", lambda s, chars: _trim(s, chars, 3)),
        method("string TrimEnd()", lambda s: s.rstrip(WHITE_SPACE)),
        method("string TrimEnd(char trimChar)", lambda s, c: s.rstrip(c)),
        method("string TrimEnd(Params char[] trimChars)", lambda s, chars: _trim(s, chars, 2)),
        method("string TrimStart()", lambda s: s.lstrip(WHITE_SPACE)),
        method("string TrimStart(char trimChar)", lambda s, c: s.lstrip(c)),
        method("string TrimStart(Params char[] trimChars)", lambda s, chars: _trim(s, chars, 1)),
        static_prop("string Empty", lambda: ""),
        static_method("int Compare(string strA, string strB)", compare),
        static_method("int Compare(string strA, string strB, bool ignoreCase)", _compare_fold),
        static_method(f"int Compare(string strA, string strB, {_COMPARISON})", compare),
        static_method("int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)", _compare_fold),
        static_method("int Compare(string strA, int indexA, string strB, int indexB, int length)", _compare_parts),
        static_method("int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)", _compare_parts),
        static_method(f"int Compare(string strA, int indexA, string strB, int indexB, int length, {_COMPARISON})", _compare_parts),
        static_method("int CompareOrdinal(string strA, string strB)", compare_ordinal),
        static_method("string Concat(System.Object arg0)", _concat),
        static_method("string Concat(System.Object arg0, System.Object arg1)", _concat),
        static_method("string Concat(System.Object arg0, System.Object arg1, System.Object arg2)", _concat),
        static_method("string Concat(Params System.Object[] args)", _concat_all),
        static_method("string Concat(System.Collections.Generic.IEnumerable[string] values)", _concat_all),
        static_method("string Concat(string str0, string str1)", _concat),
        static_method("string Concat(string str0, string str1, string str2)", _concat),
        static_method("string Concat(string str0, string str1, string str2, string str3)", _concat),
        static_method("string Concat(Params string[] values)", _concat_all),
        static_method("string Copy(string str)", lambda s: s),
        static_method("bool Equals(string a, string b)", _same),
        static_method(f"bool Equals(string a, string b, {_COMPARISON})", _same),
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
        static_method("string Join(char separator, Params System.Object[] values)", _joined),
        static_method("string Join(string separator, Params System.Object[] values)", _joined),
    ],
)  # fmt: skip


def _type_code() -> Any:
    from azshell.dotnet.enums import TypeCode

    return TypeCode(18)
