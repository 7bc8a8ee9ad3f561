"""What String methods do: comparing, searching, cutting, replacing, splitting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException, ArgumentOutOfRangeException
from azshell.dotnet.text_units import joined, units
from azshell.dotnet.typed_arrays import string_array
from azshell.dotnet.values import Array, Char, Enum

# StringComparison: 0 CurrentCulture, 1 ..IgnoreCase, 2 InvariantCulture, 3 ..IgnoreCase, 4 Ordinal, 5 OrdinalIgnoreCase
_CULTURE, _ORDINAL, _ORDINAL_IGNORE = 0, 4, 5


_NOT_SPACES = "\x1c\x1d\x1e\x1f"


WHITE_SPACE = "".join(chr(c) for c in range(0x3001) if chr(c).isspace() and chr(c) not in _NOT_SPACES)
"""What Trim() takes away (Char.IsWhiteSpace)."""


def folds(comparison: Any) -> bool:
    """Whether a StringComparison ignores case."""
    return int(comparison) % 2 == 1


def compare(left: str | None, right: str | None, comparison: int = _CULTURE) -> int:
    """String.Compare under a StringComparison."""
    if left is None or right is None:
        return (left is not None) - (right is not None)
    comparison = int(comparison)
    if comparison < _ORDINAL:
        from azshell.dotnet.collation import compare_strings

        return compare_strings(left, right, folds(comparison))
    return compare_ordinal(left, right, folds(comparison))


def compare_ordinal(left: str, right: str, ignore_case: bool = False) -> int:
    """The difference of the first UTF-16 units that differ, or of the lengths."""
    if ignore_case:
        left, right = left.upper(), right.upper()
    for a, b in zip(left, right, strict=False):
        if a != b:
            return ord(a) - ord(b)
    return len(left) - len(right)


def compare_parts(left: str, i: int, right: str, j: int, length: int, fold: Any = False) -> int:
    """Compare(strA, indexA, strB, indexB, length ...)."""
    comparison = int(fold) if isinstance(fold, Enum) else (1 if fold else 0)
    return compare(left[i : i + length], right[j : j + length], comparison)


def compare_fold(left: str, right: str, fold: bool, culture: Any = None) -> int:
    """Compare(strA, strB, ignoreCase)."""
    return compare(left, right, 1 if fold else 0)


def compare_to(text: str, other: Any) -> int:
    """CompareTo: only with another string."""
    if other is None:
        return 1
    if not isinstance(other, str) or isinstance(other, Char):
        raise ArgumentException("Object must be of type String.")
    return compare(text, other)


def equals(text: str, other: Any, comparison: Any = _ORDINAL) -> bool:
    """Equals: ordinal unless a comparison is given."""
    if not isinstance(other, str) or isinstance(other, Char):
        return False
    return text == other if int(comparison) == _ORDINAL else compare(text, other, comparison) == 0


def same_strings(left: str | None, right: str | None, comparison: Any = _ORDINAL) -> bool:
    """The static Equals."""
    return compare(left, right, comparison) == 0


def _check_start(text: str, start: int, name: str = "startIndex") -> None:
    if not 0 <= start <= len(text):
        raise ArgumentOutOfRangeException(
            name, "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
        )


def substring(text: str, start: int, count: int | None = None) -> str:
    """Substring, in UTF-16 units."""
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


def index_of(text: str, value: str, start: int = 0, count: int | None = None, comparison: Any = _CULTURE) -> int:
    """IndexOf a string."""
    if value is None:
        raise ArgumentNullException("value")
    _check_start(text, start)
    if count is not None and (count < 0 or start + count > len(text)):
        raise ArgumentOutOfRangeException(
            "count", "Count must be positive and count must refer to a location within the string/array/collection."
        )
    stop = len(text) if count is None else start + count
    if folds(comparison):
        return text.lower().find(value.lower(), start, stop)
    return text.find(value, start, stop)


def index_of_char(text: str, value: str, start: int = 0, count: int | None = None) -> int:
    """IndexOf a character."""
    return index_of(text, str(value), start, count, _ORDINAL)


def last_index_of(text: str, value: str, start: int | None = None, count: int | None = None, comparison: Any = _CULTURE) -> int:
    """LastIndexOf."""
    if start is None:
        start = len(text) - 1
    if text and not -1 <= start <= len(text):
        _check_start(text, -1)
    stop = start + 1
    begin = 0 if count is None else max(0, stop - count)
    if folds(comparison):
        text, value = text.lower(), value.lower()
    if value == "":
        return min(stop, len(text))
    return text.rfind(str(value), begin, stop)


def index_of_any(text: str, chars: Iterable[str], start: int = 0, count: int | None = None) -> int:
    """IndexOfAny."""
    wanted = set(map(str, chars))
    stop = len(text) if count is None else start + count
    return next((i for i in range(start, stop) if text[i] in wanted), -1)


def last_index_of_any(text: str, chars: Iterable[str]) -> int:
    """LastIndexOfAny."""
    wanted = set(map(str, chars))
    return next((i for i in range(len(text) - 1, -1, -1) if text[i] in wanted), -1)


def starts_with(text: str, value: str, comparison: Any = _CULTURE) -> bool:
    """StartsWith."""
    if value is None:
        raise ArgumentNullException("value")
    return text.lower().startswith(value.lower()) if folds(comparison) else text.startswith(value)


def ends_with(text: str, value: str, comparison: Any = _CULTURE) -> bool:
    """EndsWith."""
    if value is None:
        raise ArgumentNullException("value")
    return text.lower().endswith(value.lower()) if folds(comparison) else text.endswith(value)


def contains(text: str, value: str, comparison: Any = _ORDINAL) -> bool:
    """Contains: ordinal unless a comparison is given."""
    return value.lower() in text.lower() if folds(comparison) else value in text


def replace(text: str, old: str, new: str | None) -> str:
    """Replace: ordinal."""
    if old is None:
        raise ArgumentNullException("oldValue")
    if old == "":
        raise ArgumentException("The value cannot be an empty string.", "oldValue")
    return text.replace(old, new or "")


def replace_comparing(text: str, old: str, new: str | None, comparison: Any) -> str:
    """Replace under a StringComparison."""
    if not folds(comparison):
        return replace(text, old, new)
    replace("", old, new)
    lower, wanted, parts, position = text.lower(), old.lower(), [], 0
    while (found := lower.find(wanted, position)) >= 0:
        parts += [text[position:found], new or ""]
        position = found + len(old)
    return "".join([*parts, text[position:]])


def insert(text: str, start: int, value: str) -> str:
    """Insert."""
    if start < 0 or start > len(text):
        start &= 0xFFFFFFFF  # .NET compares as unsigned, and says so
        raise ArgumentOutOfRangeException("startIndex", f"startIndex ('{start}') must be less than or equal to '{len(text)}'.", start)
    return text[:start] + value + text[start:]


def remove(text: str, start: int, count: int | None = None) -> str:
    """Remove."""
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


def pad(text: str, width: int, char: str, left: bool) -> str:
    """PadLeft and PadRight."""
    if width < 0:
        raise ArgumentOutOfRangeException("totalWidth", f"totalWidth ('{width}') must be a non-negative value.", width)
    return text.rjust(width, char) if left else text.ljust(width, char)


def trim(text: str, chars: Iterable[str] | None, ends: int) -> str:
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


def split_simple(text: str, separators: Any, count: int | None = None, options: Any = 0) -> Array:
    """Split with one separator or several; the plain case by the short way."""
    if separators is None:
        return split(text, None, count, options)
    chars = [separators] if isinstance(separators, str) else list(separators)
    if count is None and not int(options) and len(chars) == 1 and chars[0]:
        return string_array(text.split(chars[0]))
    return split(text, chars, count, options)


def replace_line_endings(text: str, replacement: str = "\n") -> str:
    """ReplaceLineEndings: every kind of line end becomes the same."""
    import re

    return re.sub("\r\n|[\n\r\f\x85\u2028\u2029]", lambda _: replacement, text)
