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
from azshell.dotnet.typed_arrays import int_array, string_array
from azshell.dotnet.types import constructor, declare, declare_enum, indexer, method, prop, static_method, static_prop

RegexOptions = declare_enum(
    "System.Text.RegularExpressions.RegexOptions",
    {
        "None": 0,
        "IgnoreCase": 1,
        "Multiline": 2,
        "ExplicitCapture": 4,
        "Compiled": 8,
        "Singleline": 16,
        "IgnorePatternWhitespace": 32,
        "RightToLeft": 64,
        "ECMAScript": 256,
        "CultureInvariant": 512,
        "NonBacktracking": 1024,
    },
    flags=True,
)
IGNORE_CASE, RIGHT_TO_LEFT = 1, 64
ALLOWED_WITH_ECMA = 1 | 2 | 8 | 256

Spans = dict[int, list[tuple[int, int]]]
Replacement = str | Callable[["Match"], Any]


class Regex:
    """System.Text.RegularExpressions.Regex.  RegexParseException for a pattern that is none."""

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

    def search(self, text: str, start: int | None = None, stop: int | None = None) -> Match | None:
        """The first match from `start` on (going left from there for RightToLeft), or None."""
        if start is None:
            start = len(text) if self.right_to_left else 0
        if self.compiled is not None:
            found = self.compiled.search(text, start) if stop is None else self.compiled.search(text, start, stop)
            return None if found is None else Match(self, text, found, None)
        spans = self.matcher().search(text if stop is None else text[:stop], start)
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
            if self.compiled is not None and "$" not in replacement:  # type: ignore[operator]
                head = text[:start] if start else ""
                return head + self.compiled.sub(lambda _: replacement, text[start:] if start else text, max(count, 0))  # type: ignore[arg-type, return-value]
            parts = parse_replacement(replacement)  # type: ignore[arg-type]
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
    if not _SPECIAL.search(pattern):
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
            return regex.search(text, start) if start >= 0 else None
        start = self.end + (1 if self.length == 0 else 0)
        if start > len(text):
            return None
        return regex.search(text, start)

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
        return self.net_type.text  # type: ignore[attr-defined]


class CaptureCollection(Collection):
    """The captures of a group."""

    __slots__ = ()


class MatchCollection(Collection):
    """The matches of a pattern in a text."""

    __slots__ = ()


class GroupCollection(Collection):
    """The groups of a match, by number or by name; a group that does not exist is one without success."""

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


def _checked(text: str | None, start: int | None = None) -> str:
    from azshell.dotnet.exceptions import ArgumentNullException, ArgumentOutOfRangeException

    if text is None:
        raise ArgumentNullException("input")
    if start is not None and not 0 <= start <= len(text):
        raise ArgumentOutOfRangeException("startat", "Start index cannot be less than 0 or greater than input length.")
    return text


def _match(regex: Regex, text: str, start: int | None = None, length: int | None = None) -> Match:
    text = _checked(text, start)
    if length is not None:
        found = regex.search(text[(start or 0) : (start or 0) + length])
        if found is not None and found._python is not None:
            inner = regex.compiled.search(text, start or 0, (start or 0) + length)  # type: ignore[union-attr]
            found = Match(regex, text, inner, None) if inner is not None else found
        return found or EMPTY
    return regex.search(text, start) or EMPTY


def _next(match: Match) -> Match:
    return match.following() or EMPTY


def _matches(regex: Regex, text: str, start: int | None = None) -> MatchCollection:
    return MatchCollection(list(regex.matches(_checked(text, start), start)))


def _replace(regex: Regex, text: str, replacement: Any, count: int = -1, start: int | None = None) -> str:
    from azshell.dotnet.exceptions import ArgumentNullException

    if replacement is None:
        raise ArgumentNullException("replacement")
    return regex.replace(_checked(text, start), replacement, count, start)


def _split(regex: Regex, text: str, count: int = 0, start: int | None = None) -> Any:
    return string_array(regex.split(_checked(text, start), count, start))


def _static(call: Callable[..., Any]) -> Callable[..., Any]:
    """A static method (input, pattern, ..., options) from an instance one (regex, input, ...)."""

    def run(text: str, pattern: str, *rest: Any) -> Any:
        if pattern is None:
            from azshell.dotnet.exceptions import ArgumentNullException

            raise ArgumentNullException("pattern")
        options = next((int(item) for item in rest if item.__class__ is RegexOptions), 0)
        arguments = [item for item in rest if item.__class__ is not RegexOptions and type(item).__name__ != "TimeSpan"]
        return call(regex_of(pattern, False, options), text, *arguments)

    return run


def _static_rows(head: str, name: str, call: Callable[..., Any]) -> list[Any]:
    options = "System.Text.RegularExpressions.RegexOptions options"
    run = _static(call)
    return [static_method(f"{head} {name}{tail})", run) for tail in ("", f", {options}", f", {options}, timespan matchTimeout")]


def _group_names(regex: Regex) -> Any:
    by_number = {number: name for name, number in regex.pattern.names.items()}
    return string_array(by_number[number] for number in regex.pattern.numbers)


def _name_of(regex: Regex, number: int) -> str:
    return next((name for name, known in regex.pattern.names.items() if known == number), "")


def _timeout(regex: Regex) -> Any:
    from azshell.dotnet.timespan import TimeSpan

    return regex.timeout or TimeSpan(-10000)


def _try_group(groups: GroupCollection, key: str, out: Any) -> bool:
    out.value = groups[key] if key in groups.names() else None
    return out.value is not None


EMPTY = Match(_Failed(), "", None, {})
EMPTY.name = "0"

_NS = "System.Text.RegularExpressions."
_COLLECTION = ["System.Collections.IList", "System.Collections.ICollection", "System.Collections.IEnumerable"]

declare(
    _NS + "Capture",
    Capture,
    members=[
        prop("int Index", lambda c: c.index),
        prop("int Length", lambda c: c.length),
        prop("string Value", lambda c: c.value),
        prop("System.ReadOnlySpan[char] ValueSpan", lambda c: None),
        method("string ToString()", str),
    ],
)
declare(
    _NS + "Group",
    Group,
    base=_NS + "Capture",
    members=[
        prop("bool Success", lambda g: g.success),
        prop("string Name", lambda g: g.name),
        prop(f"{_NS}CaptureCollection Captures", lambda g: g.captures),
    ],
)
declare(
    _NS + "Match",
    Match,
    base=_NS + "Group",
    members=[
        prop(f"{_NS}GroupCollection Groups", lambda m: m.groups),
        method(f"{_NS}Match NextMatch()", _next),
        method("string Result(string replacement)", Match.result),
        static_prop(f"{_NS}Match Empty", lambda: EMPTY),
        static_method(f"{_NS}Match Synchronized({_NS}Match inner)", lambda match: match),
    ],
)
for _name, _class, _item, _parameter in (
    ("CaptureCollection", CaptureCollection, "Capture", "int i"),
    ("MatchCollection", MatchCollection, "Match", "int i"),
    ("GroupCollection", GroupCollection, "Group", "System.Object groupnum"),
):
    declare(
        _NS + _name,
        _class,
        interfaces=_COLLECTION,
        members=[
            prop("int Count", len),
            prop("bool IsFixedSize", lambda c: True),
            prop("bool IsReadOnly", lambda c: True),
            prop("bool IsSynchronized", lambda c: False),
            prop("System.Object SyncRoot", lambda c: c),
            indexer(f"{_NS}{_item} Item({_parameter})", _class.__getitem__),
            *([prop("System.Collections.Generic.IEnumerable[string] Keys", lambda g: string_array(g.names()))] if _item == "Group" else []),
            *([prop("System.Object Values", lambda g: list(g))] if _item == "Group" else []),
            *([method("bool ContainsKey(string key)", lambda g, key: key in g.names())] if _item == "Group" else []),
            *([method(f"bool TryGetValue(string key, [ref] {_NS}Group value)", _try_group)] if _item == "Group" else []),
        ],
    )

declare(
    _NS + "Regex",
    Regex,
    accelerators=["regex"],
    members=[
        constructor("regex(string pattern)", Regex),
        constructor(f"regex(string pattern, {_NS}RegexOptions options)", Regex),
        constructor(f"regex(string pattern, {_NS}RegexOptions options, timespan matchTimeout)", Regex),
        prop(f"{_NS}RegexOptions Options", lambda r: RegexOptions(r.options)),
        prop("bool RightToLeft", lambda r: r.right_to_left),
        prop("timespan MatchTimeout", _timeout),
        method("int Count(string input)", lambda r, text: sum(1 for _ in r.matches(_checked(text)))),
        method("string[] GetGroupNames()", _group_names),
        method("int[] GetGroupNumbers()", lambda r: int_array(r.pattern.numbers)),
        method("string GroupNameFromNumber(int i)", _name_of),
        method("int GroupNumberFromName(string name)", lambda r, name: r.pattern.names.get(name, -1)),
        method("bool IsMatch(string input)", lambda r, text: r.is_match(_checked(text))),
        method("bool IsMatch(string input, int startat)", lambda r, text, start: r.is_match(_checked(text, start), start)),
        method(f"{_NS}Match Match(string input)", _match),
        method(f"{_NS}Match Match(string input, int startat)", _match),
        method(f"{_NS}Match Match(string input, int beginning, int length)", _match),
        method(f"{_NS}MatchCollection Matches(string input)", _matches),
        method(f"{_NS}MatchCollection Matches(string input, int startat)", _matches),
        method("string Replace(string input, string replacement)", _replace),
        method("string Replace(string input, string replacement, int count)", _replace),
        method("string Replace(string input, string replacement, int count, int startat)", _replace),
        method(f"string Replace(string input, {_NS}MatchEvaluator evaluator)", _replace),
        method(f"string Replace(string input, {_NS}MatchEvaluator evaluator, int count)", _replace),
        method(f"string Replace(string input, {_NS}MatchEvaluator evaluator, int count, int startat)", _replace),
        method("string[] Split(string input)", _split),
        method("string[] Split(string input, int count)", _split),
        method("string[] Split(string input, int count, int startat)", _split),
        method("string ToString()", str),
        *_static_rows("int", "Count(string input, string pattern", lambda r, text: sum(1 for _ in r.matches(_checked(text)))),
        *_static_rows("bool", "IsMatch(string input, string pattern", lambda r, text: r.is_match(_checked(text))),
        *_static_rows(f"{_NS}Match", "Match(string input, string pattern", _match),
        *_static_rows(f"{_NS}MatchCollection", "Matches(string input, string pattern", _matches),
        *_static_rows("string", "Replace(string input, string pattern, string replacement", _replace),
        *_static_rows("string", f"Replace(string input, string pattern, {_NS}MatchEvaluator evaluator", _replace),
        *_static_rows("string[]", "Split(string input, string pattern", _split),
        static_method("string Escape(string str)", escape),
        static_method("string Unescape(string str)", unescape),
        static_prop("int CacheSize", lambda: 15, lambda value: None),
        static_prop("timespan InfiniteMatchTimeout", lambda: _timeout(EMPTY.regex)),
    ],
)
declare(_NS + "MatchEvaluator", kind="delegate", base="System.MulticastDelegate", members=[
    method(f"string Invoke({_NS}Match match)", lambda delegate, match: delegate(match)),
])  # fmt: skip
