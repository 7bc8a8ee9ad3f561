"""Regex, Match, Group and Capture: their members as scripts see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.regex import (
    EMPTY,
    Capture,
    CaptureCollection,
    Group,
    GroupCollection,
    Match,
    MatchCollection,
    Regex,
    escape,
    regex_of,
    unescape,
)
from azshell.dotnet.typed_arrays import int_array, string_array
from azshell.dotnet.types import constructor, declare, declare_enum, indexer, method, prop, static_method, static_prop

RegexParseError = declare_enum(
    "System.Text.RegularExpressions.RegexParseError",
    [
        *("Unknown", "AlternationHasTooManyConditions", "AlternationHasMalformedCondition", "InvalidUnicodePropertyEscape"),
        *("MalformedUnicodePropertyEscape", "UnrecognizedEscape", "UnrecognizedControlCharacter", "MissingControlCharacter"),
        *("InsufficientOrInvalidHexDigits", "QuantifierOrCaptureGroupOutOfRange", "UndefinedNamedReference", "UndefinedNumberedReference"),
        *("MalformedNamedReference", "UnescapedEndingBackslash", "UnterminatedComment", "InvalidGroupingConstruct"),
        *("AlternationHasNamedCapture", "AlternationHasComment", "AlternationHasMalformedReference", "AlternationHasUndefinedReference"),
        *("CaptureGroupNameInvalid", "CaptureGroupOfZero", "UnterminatedBracket", "ExclusionGroupNotLast", "ReversedCharacterRange"),
        *("ShorthandClassInCharacterRange", "InsufficientClosingParentheses", "ReversedQuantifierRange"),
        *("NestedQuantifiersNotParenthesized", "QuantifierAfterNothing", "InsufficientOpeningParentheses", "UnrecognizedUnicodeProperty"),
    ],
)
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
