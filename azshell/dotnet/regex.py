"""System.Text.RegularExpressions: Regex, Match, Group, Capture and their collections, for scripts and for the operators.

A pattern is read as .NET reads it and run by Python's `re` where that can say the same; else (and for the captures of repeated
groups) by regex_matcher.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from azshell.dotnet.regex_nodes import Pattern
from azshell.dotnet.types import type_of

IGNORE_CASE, RIGHT_TO_LEFT = 1, 64

ALLOWED_WITH_ECMA = 1 | 2 | 8 | 256

Spans = dict[int, list[tuple[int, int]]]

Replacement = str | Callable[["Match"], Any]


class Regex:
    """System.Text.RegularExpressions.Regex.  RegexParseException for a pattern that is none."""

    net_name = "System.Text.RegularExpressions.Regex"

    def __init__(self, pattern: str, options: int = 0, timeout: Any = None) -> None:
        from azshell.dotnet.exceptions import ArgumentNullException, ArgumentOutOfRangeException

        if pattern is None:
            raise ArgumentNullException("pattern")
        if options & 256 and options & ~ALLOWED_WITH_ECMA:
            raise ArgumentOutOfRangeException("options")
        self.source = pattern
        self.options = int(options)
        self.timeout = timeout
        self.compiled: re.Pattern[str] | None  # None: the matcher runs it
        self.compiled, self._tree = _compile(pattern, self.options & ~8)

    def __str__(self) -> str:
        return self.source

    @property
    def right_to_left(self) -> bool:
        """Whether matching goes from the end to the beginning."""
        return bool(self.options & RIGHT_TO_LEFT)

    @property
    def pattern(self) -> Pattern:
        """The tree."""
        if self._tree is None:
            from azshell.dotnet.regex_parser import parse_pattern

            self._tree = parse_pattern(self.source, self.options)
        return self._tree

    def matcher(self) -> Any:
        """A new matcher for this pattern."""
        from azshell.dotnet.regex_matcher import Matcher

        return Matcher(self.pattern, self.right_to_left)

    def is_match(self, text: str, start: int = 0) -> bool:
        """Whether the pattern matches anywhere from `start` on."""
        if self.compiled is not None:
            return self.compiled.search(text, start) is not None
        return self.search(text, len(text) if self.right_to_left and not start else start) is not None

    def search(self, text: str, start: int | None = None, stop: int | None = None, origin: int | None = None) -> Match | None:
        """The first match from `start` on (going left from there for RightToLeft), or None; `origin` is where the match before ended."""
        if start is None:
            start = len(text) if self.right_to_left else 0
        if self.compiled is not None:
            found = self.compiled.search(text, start) if stop is None else self.compiled.search(text, start, stop)
            return None if found is None else Match(self, text, found, None)
        spans = self.matcher().search(text if stop is None else text[:stop], start, origin=origin)
        return None if spans is None else Match(self, text, None, spans)

    def matches(self, text: str, start: int | None = None) -> Iterator[Match]:
        """All matches, one after the other."""
        if self.compiled is not None:
            for found in self.compiled.finditer(text, start or 0):
                yield Match(self, text, found, None)
            return
        current = self.search(text, start)
        while current is not None:
            yield current
            current = current.following()

    def replace(self, text: str, replacement: Replacement, count: int = -1, start: int | None = None) -> str:
        """The text with its matches replaced: by a replacement pattern, or by what a callable gives for each Match."""
        if count == 0:
            return text
        if replacement.__class__ is str:
            if self.compiled is not None and "$" not in replacement:
                head = text[:start] if start else ""
                return head + self.compiled.sub(lambda _: replacement, text[start:] if start else text, max(count, 0))
            parts = parse_replacement(replacement)
            evaluate: Callable[[Match], Any] = lambda match: expand(parts, match)  # noqa: E731
        else:
            evaluate = replacement  # type: ignore[assignment]
        found: list[Match] = []
        for match in self.matches(text, start):
            found.append(match)
            if len(found) == count:
                break
        if not found:
            return text
        texts = [_text(evaluate(match)) for match in found]
        pairs = list(zip(found, texts, strict=True))
        if self.right_to_left:
            pairs.reverse()
        out: list[str] = []
        position = 0
        for match, new in pairs:
            out += (text[position : match.index], new)
            position = match.index + match.length
        out.append(text[position:])
        return "".join(out)

    def split(self, text: str, count: int = 0, start: int | None = None) -> list[str]:
        """The pieces between the matches, with the captured groups between them; at most `count` pieces when it is not 0."""
        if count == 1:
            return [text]
        if self.compiled is not None and not start:
            if self.compiled.groups == 0:
                return self.compiled.split(text, max(count - 1, 0))
            return [piece for piece in self.compiled.split(text, max(count - 1, 0)) if piece is not None]
        out: list[str] = []
        position = len(text) if self.right_to_left else 0
        for number, match in enumerate(self.matches(text, start), 1):
            groups = [group.value for group in list(match.groups)[1:] if group.success]
            if self.right_to_left:
                out[:0] = [*groups, text[match.index + match.length : position]]
                position = match.index
            else:
                out += [text[position : match.index], *groups]
                position = match.index + match.length
            if number == count - 1:
                break
        return [text[:position], *out] if self.right_to_left else [*out, text[position:]]


def _text(value: Any) -> str:
    if value.__class__ is str:
        return value
    from azshell.dotnet.conversion import to_string

    return to_string(value)


@lru_cache(maxsize=512)
def _compile(pattern: str, options: int) -> tuple[re.Pattern[str] | None, Pattern | None]:
    """What runs a pattern: a compiled Python expression, or None when the matcher must; and the tree where it was needed."""
    if not _SPECIAL.search(pattern) and not options & RIGHT_TO_LEFT:
        return re.compile(re.escape(pattern), re.IGNORECASE if options & IGNORE_CASE else re.NOFLAG), None
    from azshell.dotnet.regex_parser import parse_pattern
    from azshell.dotnet.regex_translation import Untranslatable, translate

    tree = parse_pattern(pattern, options)
    if options & RIGHT_TO_LEFT:
        return None, tree
    try:
        return translate(tree), tree
    except Untranslatable:
        return None, tree


_SPECIAL = re.compile(r"[\\*+?|{}\[\]()^$.#\s]")


@lru_cache(maxsize=512)
def regex_of(pattern: str, ignore_case: bool = True, options: int = 0) -> Regex:
    """The cached Regex of a pattern.  RegexParseException."""
    return Regex(pattern, options | IGNORE_CASE if ignore_case else options)


class Capture:
    """One piece of the text that a group took."""

    net_name = "System.Text.RegularExpressions.Capture"

    __slots__ = ("end", "index", "text")

    def __init__(self, text: str, index: int, end: int) -> None:
        self.text = text
        self.index = index
        self.end = end

    @property
    def length(self) -> int:
        """How many characters."""
        return self.end - self.index

    @property
    def value(self) -> str:
        """The piece."""
        return self.text[self.index : self.end]

    def __str__(self) -> str:
        return self.value


class Group(Capture):
    """A group of a match: its last capture, and all of them."""

    net_name = "System.Text.RegularExpressions.Group"

    __slots__ = ("match", "name", "number", "success")

    def __init__(self, match: Match | None, number: int, name: str, text: str, span: tuple[int, int] | None) -> None:
        super().__init__(text, *(span or (0, 0)))
        self.match = match
        self.number = number
        self.name = name
        self.success = span is not None

    @property
    def captures(self) -> CaptureCollection:
        """Every capture of the group in this match, in order."""
        spans = self.match.spans()[self.number] if self.success and self.match is not None else []
        found = [Capture(self.text, *span) for span in spans]
        return CaptureCollection([*found[:-1], self] if found else [])  # the last capture is the group itself


class Match(Group):
    """A match.  The operators read value, index, length and groups; NextMatch goes on from here."""

    net_name = "System.Text.RegularExpressions.Match"

    __slots__ = ("_groups", "_python", "_spans", "regex")

    def __init__(self, regex: Regex, text: str, python: re.Match[str] | None, spans: Spans | None) -> None:
        self.regex = regex
        self._python = python
        self._spans = spans
        self._groups: GroupCollection | None = None
        super().__init__(self, 0, "0", text, python.span() if python is not None else spans[0][-1] if spans else None)

    def spans(self) -> Spans:
        """All captures of all groups, by group number; a match by Python's `re` is run again by the matcher to learn them."""
        if self._spans is None:
            assert self._python is not None
            spans = self.regex.matcher().search(self.text, self.index, self._python.endpos, only_here=True)
            self._spans = spans if spans is not None else {number: [] for number in self.regex.pattern.numbers}
        return self._spans

    @property
    def groups(self) -> GroupCollection:
        """The groups, the whole match first."""
        if self._groups is None:
            self._groups = GroupCollection(self)
        return self._groups

    def following(self) -> Match | None:
        """The next match in the same text, or None."""
        if not self.success:
            return None
        regex, text = self.regex, self.text
        if regex.right_to_left:
            start = self.index - (1 if self.length == 0 else 0)
            return regex.search(text, start, origin=self.index) if start >= 0 else None
        start = self.end + (1 if self.length == 0 else 0)
        if start > len(text):
            return None
        return regex.search(text, start, origin=self.end)

    def result(self, replacement: str) -> str:
        """A replacement pattern filled in with this match."""
        if not self.success:
            from azshell.dotnet.exceptions import NotSupportedException

            raise NotSupportedException("Result cannot be called on a failed Match.")
        return expand(parse_replacement(replacement), self)

    def group_span(self, number: int) -> tuple[int, int] | None:
        """The last capture of a group."""
        if self._python is not None:
            if number == 0:
                return self._python.span()
            tree = self.regex.pattern
            span = self._python.span(tree.order.index(number) + 1)
            return None if span[0] < 0 else span
        stack = (self._spans or {}).get(number)
        return stack[-1] if stack else None


class _Failed(Regex):
    """The pattern of Match.Empty."""

    def __init__(self) -> None:
        self.source = ""
        self.options = 0
        self.timeout = None
        self.compiled, self._tree = re.compile(""), Pattern(root=None, numbers=[0], names={"0": 0}, order=[])  # type: ignore[arg-type]


class Collection:
    """A read-only list of captures, groups or matches."""

    __slots__ = ("items",)

    def __init__(self, items: list[Any]) -> None:
        self.items = items

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Any:
        if not 0 <= index < len(self.items):
            from azshell.dotnet.exceptions import ArgumentOutOfRangeException

            raise ArgumentOutOfRangeException("i")
        return self.items[index]

    def __str__(self) -> str:
        return type_of(self).text


class CaptureCollection(Collection):
    """The captures of a group."""

    net_name = "System.Text.RegularExpressions.CaptureCollection"

    __slots__ = ()


class MatchCollection(Collection):
    """The matches of a pattern in a text."""

    net_name = "System.Text.RegularExpressions.MatchCollection"

    __slots__ = ()


class GroupCollection(Collection):
    """The groups of a match, by number or by name; a group that does not exist is one without success."""

    net_name = "System.Text.RegularExpressions.GroupCollection"

    __slots__ = ("match",)

    def __init__(self, match: Match) -> None:
        self.match = match
        if not match.success:
            super().__init__([match])
            return
        names = {number: name for name, number in match.regex.pattern.names.items()}
        numbers = match.regex.pattern.numbers[1:]
        super().__init__([match, *(Group(match, n, names.get(n, str(n)), match.text, match.group_span(n)) for n in numbers)])

    def __getitem__(self, key: int | str) -> Group:
        number: int | None = key if isinstance(key, int) else None
        if number is None:
            number = self.match.regex.pattern.names.get(str(key), -1)
            if number == -1 and str(key).isdigit():
                number = int(key)
        for group in self.items:
            if group.number == number:
                return group
        return Group(None, -1, "" if isinstance(key, int) or number == -1 else str(key), "", None)

    def names(self) -> list[str]:
        """The groups' names, in the order of their numbers."""
        return [group.name for group in self.items]


_TOKEN = re.compile(r"\$(?:([0-9]+)|\{(\w+)\}|([$&`'_+]))")


@lru_cache(maxsize=256)
def parse_replacement(replacement: str) -> tuple[tuple[str, str], ...]:
    """A replacement pattern as (kind, text) parts: text, number, name, or one of the special signs."""
    parts: list[tuple[str, str]] = []
    position = 0
    for token in _TOKEN.finditer(replacement):
        if token.start() > position:
            parts.append(("text", replacement[position : token.start()]))
        position = token.end()
        reference = token[1] or token[2]
        if token[3] == "$":
            parts.append(("text", "$"))
        elif token[3]:
            parts.append((token[3], ""))
        else:
            parts.append((reference, token[0]))
    if position < len(replacement):
        parts.append(("text", replacement[position:]))
    return tuple(parts)


def expand(parts: tuple[tuple[str, str], ...], match: Match) -> str:
    """The text of a parsed replacement pattern for one match; a reference to a group that does not exist stays as it is."""
    out: list[str] = []
    for kind, text in parts:
        if kind == "text":
            out.append(text)
        elif kind in _SIGNS:
            out.append(_SIGNS[kind](match))
        else:
            number = match.regex.pattern.names.get(kind)
            if number is None and kind.isdigit() and int(kind) in match.regex.pattern.numbers:
                number = int(kind)
            if number is None:
                out.append(text)
            else:
                span = match.group_span(number)
                out.append(match.text[span[0] : span[1]] if span else "")
    return "".join(out)


_SIGNS: dict[str, Callable[[Match], str]] = {
    "&": lambda match: match.value,
    "`": lambda match: match.text[: match.index],
    "'": lambda match: match.text[match.end :],
    "_": lambda match: match.text,
    "+": lambda match: match.groups.items[-1].value,
}

_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f"}


def escape(text: str) -> str:
    """Regex.Escape."""
    return re.sub(r"[\\*+?|{\[()^$.# ]|[\n\r\t\f]", lambda match: _ESCAPES.get(match[0], "\\" + match[0]), text)


def unescape(text: str) -> str:
    """Regex.Unescape.  RegexParseException for an unknown escape."""
    from azshell.dotnet.regex_parser import Escapes

    if "\\" not in text:
        return text
    reader = Escapes(text)
    out: list[str] = []
    while reader.position < len(text):
        character = text[reader.position]
        reader.position += 1
        if character == "\\" and reader.position < len(text):
            character = reader.character_escape()
        elif character == "\\":
            character = ""
        out.append(character)
    return "".join(out)


EMPTY = Match(_Failed(), "", None, {})

EMPTY.name = "0"
