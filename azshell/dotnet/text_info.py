"""System.Globalization's TextInfo, CompareInfo and StringInfo: case, comparison and text elements."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from azshell.dotnet.types import constructor, declare, method, prop, static_method

if TYPE_CHECKING:
    from azshell.dotnet.culture import CultureInfo

IGNORE_CASE, IGNORE_NON_SPACE, ORDINAL_IGNORE_CASE, ORDINAL = 1, 2, 0x10000000, 0x40000000


class TextInfo:
    """How a culture writes text."""

    def __init__(self, culture: CultureInfo) -> None:
        self.culture = culture
        self.list_separator = culture.list_separator

    def __str__(self) -> str:
        return f"TextInfo - {self.culture.name}"


class CompareInfo:
    """How a culture compares text."""

    def __init__(self, culture: CultureInfo) -> None:
        self.culture = culture

    def __str__(self) -> str:
        return f"CompareInfo - {self.culture.name}"


def title_case(text: str) -> str:
    """TextInfo.ToTitleCase: each word's first letter in upper case, the rest in lower; words all in upper case stay."""
    return re.sub(r"\w(?:['\u2019]?\w)*(?:['\u2019](?=\W|\Z))?", lambda match: _title_word(match[0]), text.replace("_", "\0")).replace(
        "\0", "_"
    )


def _title_word(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return word
    start = next((at for at, c in enumerate(word) if c.isalpha()), 0)
    return word[:start] + word[start : start + 1].upper() + word[start + 1 :].lower()


def _folded(text: str, options: int) -> str:
    if options & (IGNORE_CASE | ORDINAL_IGNORE_CASE):
        text = text.casefold()
    if options & IGNORE_NON_SPACE:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return text


def _compare(_: CompareInfo, first: str | None, second: str | None, options: int = 0) -> int:
    if first is None or second is None:
        return (first is not None) - (second is not None)
    if options & (ORDINAL | ORDINAL_IGNORE_CASE):
        a, b = _folded(first, options), _folded(second, options)
        return (a > b) - (a < b)
    from azshell.dotnet.comparison import compare

    return compare(
        _folded(first, options & IGNORE_NON_SPACE), _folded(second, options & IGNORE_NON_SPACE), ignore_case=bool(options & IGNORE_CASE)
    )


def _index(_: CompareInfo, source: str, value: str, options: int = 0) -> int:
    return _folded(source, options).find(_folded(value, options))


def _last_index(_: CompareInfo, source: str, value: str, options: int = 0) -> int:
    return _folded(source, options).rfind(_folded(value, options))


class StringInfo:
    """A string as its text elements: a letter with its accents counts as one."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    @property
    def elements(self) -> list[str]:
        """The text elements."""
        found: list[str] = []
        for character in self.text:
            if found and unicodedata.combining(character):
                found[-1] += character
            else:
                found.append(character)
        return found


_OPTIONS = "System.Globalization.CompareOptions options"
declare(
    "System.Globalization.TextInfo",
    TextInfo,
    interfaces=["System.ICloneable"],
    members=[
        prop("int ANSICodePage", lambda t: t.culture.code_pages[0]),
        prop("int OEMCodePage", lambda t: t.culture.code_pages[1]),
        prop("int MacCodePage", lambda t: 10000),
        prop("int EBCDICCodePage", lambda t: 37),
        prop("int LCID", lambda t: t.culture.lcid),
        prop("string CultureName", lambda t: t.culture.name),
        prop("bool IsReadOnly", lambda t: t.culture.is_read_only),
        prop("string ListSeparator", lambda t: t.list_separator, lambda t, value: setattr(t, "list_separator", value)),
        prop("bool IsRightToLeft", lambda t: t.culture.name[:2] in ("ar", "he", "fa", "ur")),
        method("string ToLower(string str)", lambda t, text: text.lower()),
        method("char ToLower(char c)", lambda t, c: type(c)(c.lower())),
        method("string ToTitleCase(string str)", lambda t, text: title_case(text)),
        method("string ToUpper(string str)", lambda t, text: text.upper()),
        method("char ToUpper(char c)", lambda t, c: type(c)(c.upper())),
        method("string ToString()", str),
    ],
)
declare(
    "System.Globalization.CompareInfo",
    CompareInfo,
    members=[
        prop("string Name", lambda c: c.culture.name),
        prop("int LCID", lambda c: c.culture.lcid),
        method("int Compare(string string1, string string2)", _compare),
        method(f"int Compare(string string1, string string2, {_OPTIONS})", _compare),
        method("int IndexOf(string source, string value)", _index),
        method(f"int IndexOf(string source, string value, {_OPTIONS})", _index),
        method("int LastIndexOf(string source, string value)", _last_index),
        method(f"int LastIndexOf(string source, string value, {_OPTIONS})", _last_index),
        method("bool IsPrefix(string source, string prefix)", lambda c, source, prefix: source.startswith(prefix)),
        method(f"bool IsPrefix(string source, string prefix, {_OPTIONS})", lambda c, s, p, o: _folded(s, o).startswith(_folded(p, o))),
        method("bool IsSuffix(string source, string suffix)", lambda c, source, suffix: source.endswith(suffix)),
        method(f"bool IsSuffix(string source, string suffix, {_OPTIONS})", lambda c, s, p, o: _folded(s, o).endswith(_folded(p, o))),
        method("string ToString()", str),
    ],
)


def _elements(info: StringInfo, start: int, length: int | None = None) -> str:
    elements = info.elements
    return "".join(elements[start:] if length is None else elements[start : start + length])


declare(
    "System.Globalization.StringInfo",
    StringInfo,
    members=[
        constructor("StringInfo()", StringInfo),
        constructor("StringInfo(string value)", StringInfo),
        prop("int LengthInTextElements", lambda s: len(s.elements)),
        prop("string String", lambda s: s.text, lambda s, value: setattr(s, "text", value)),
        method("string SubstringByTextElements(int startingTextElement)", _elements),
        method("string SubstringByTextElements(int startingTextElement, int lengthInTextElements)", _elements),
        static_method("int GetNextTextElementLength(string str)", lambda text: len(StringInfo(text).elements[0]) if text else 0),
    ],
)
