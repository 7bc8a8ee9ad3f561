"""-match with $Matches, -replace with text or a script block, -split with pattern, options or a script block."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import convert, to_bool, to_string
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.typed_arrays import string_array
from azshell.dotnet.values import unwrap
from azshell.engine.failures import failure
from azshell.engine.operators.comparisons import SCALARS

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

FrameOperator = Callable[["Frame", Any, Any], Any]

# SplitOptions as -split takes them, and what they are of RegexOptions.
_SIMPLE_MATCH = 1
_SPLIT_OPTIONS = {
    "simplematch": 1,
    "regexmatch": 2,
    "cultureinvariant": 4,
    "ignorepatternwhitespace": 8,
    "multiline": 16,
    "singleline": 32,
    "ignorecase": 64,
    "explicitcapture": 128,
}
_REGEX_OPTIONS = {4: 512, 8: 32, 16: 2, 32: 16, 64: 1, 128: 4}


def _regex(pattern: Any, ignore_case: bool, options: int = 0) -> Any:
    from azshell.dotnet.regex import Regex, regex_of

    pattern = unwrap(pattern)
    return pattern if isinstance(pattern, Regex) else regex_of(to_string(pattern), ignore_case, options)


def _match(ignore_case: bool, negated: bool) -> FrameOperator:
    def run(frame: Frame, left: Any, right: Any) -> Any:
        regex = _regex(right, ignore_case)
        if left.__class__ not in SCALARS:
            items = enumerate_value(left)
            if items is not None:
                return [item for item in items if regex.is_match(to_string(item)) is not negated]
        found = regex.search(left if left.__class__ is str else to_string(left))
        if found is None:
            return negated
        frame.scope.assign_local("Matches", _table_of(found))
        return not negated

    return run


def _table_of(found: Any) -> Hashtable:
    """$Matches: names first and then numbers from the highest on, as .NET's hash table lists them."""
    matches = Hashtable(ignore_case=True)
    text, span_of = found.text, found.group_span
    for key, number in _keys_of(found.regex):
        span = span_of(number)
        if span is not None:
            matches.set(key, text[span[0] : span[1]])
    return matches


@lru_cache(maxsize=256)
def _keys_of(regex: Any) -> list[tuple[str | int, int]]:
    """The keys that a pattern's matches have, with the group numbers they stand for."""
    pattern = regex.pattern
    named = [(name, number) for name, number in pattern.names.items() if not name.isdigit()]
    taken = {number for _, number in named}
    return [*named, *((number, number) for number in reversed(pattern.numbers) if number not in taken)]


def _replace(ignore_case: bool) -> FrameOperator:
    def run(frame: Frame, left: Any, right: Any) -> Any:
        pattern, replacement = _pattern_and_replacement(right)
        try:
            regex = _regex(pattern, ignore_case)
        except NetException as error:
            text = to_string(pattern)
            words = f"The regular expression pattern {text} is not valid."
            raise failure("InvalidRegularExpression", words, target=text, inner=error) from error
        with_what = _evaluator(frame, replacement)
        if left.__class__ is str:
            return regex.replace(left, with_what)
        items = enumerate_value(left)
        if items is None:
            return regex.replace(to_string(left), with_what)
        return [regex.replace(to_string(item), with_what) for item in items]

    return run


def _pattern_and_replacement(right: Any) -> tuple[Any, Any]:
    items = enumerate_value(right) if right.__class__ not in SCALARS else None
    if items is None:
        return right, ""
    parts = list(items)
    if len(parts) > 2:
        from azshell.dotnet.types import type_of

        words = f"The -replace operator allows only two elements to follow it, not {len(parts)}."
        raise failure("BadReplaceArgument", words, target=type_of(right).full_name)
    return (parts[0] if parts else ""), (parts[1] if len(parts) > 1 else "")


def _evaluator(frame: Frame, replacement: Any) -> Any:
    """The replacement text, or a function of a match for a script block."""
    from azshell.engine.script_block import ScriptBlock

    replacement = unwrap(replacement)
    if isinstance(replacement, ScriptBlock):
        block, session = replacement, frame.session
        return lambda match: to_string(block.value_of(match, session))
    if callable(replacement):
        return replacement
    return to_string(replacement)


def _split(ignore_case: bool) -> FrameOperator:
    def run(frame: Frame, left: Any, right: Any) -> list[Any]:
        items = enumerate_value(left) if left.__class__ is not str else None
        texts = [to_string(left)] if items is None else [to_string(item) for item in items]
        arguments = list(enumerate_value(right) or [right]) if right.__class__ is not str else [right]
        limit = _limit(arguments[1]) if len(arguments) > 1 else 0
        from azshell.engine.script_block import ScriptBlock

        delimiter = unwrap(arguments[0]) if arguments else ""
        if isinstance(delimiter, ScriptBlock):
            return string_array(part for text in texts for part in _split_by_block(frame, text, delimiter, limit))
        options = _options(arguments[2]) if len(arguments) > 2 else None
        if options is not None and options & _SIMPLE_MATCH:
            import re

            delimiter = re.escape(to_string(delimiter))
        flags = sum(flag for bit, flag in _REGEX_OPTIONS.items() if options and options & bit)
        regex = _regex(delimiter, ignore_case, flags)
        return string_array(part for text in texts for part in _split_text(regex, text, limit))

    return run


def _limit(value: Any) -> int:
    from azshell.dotnet.types import type_of_class

    try:
        return int(convert(value, type_of_class(int)))
    except NetException as error:
        raise failure("RuntimeException", error.message, "NotSpecified") from error


def _options(value: Any) -> int:
    names = enumerate_value(value) if value.__class__ is not str else None
    words = [to_string(value)] if names is None else [to_string(name) for name in names]
    total = 0
    for word in ",".join(words).split(","):
        word = word.strip()
        if word.isdigit():
            total |= int(word)
        elif word.lower() in _SPLIT_OPTIONS:
            total |= _SPLIT_OPTIONS[word.lower()]
        else:
            names_text = (
                "SimpleMatch, RegexMatch, CultureInvariant, IgnorePatternWhitespace, Multiline, Singleline, IgnoreCase, ExplicitCapture"
            )
            text = (
                f'Cannot convert value "{word}" to type "System.Management.Automation.SplitOptions". Error: "Unable to match the identifier name '
                f'{word} to a valid enumerator name. Specify one of the following enumerator names and try again:\n{names_text}"'
            )
            raise failure("RuntimeException", text, "NotSpecified")
    return total


def _split_text(regex: Any, text: str, limit: int) -> list[str]:
    """At most `limit` parts with the groups' captures between them; a negative limit counts from the right."""
    if limit >= 0:
        return regex.split(text, limit)
    found = []
    at = 0
    while at <= len(text):
        match = regex.search(text, at)
        if match is None:
            break
        found.append(match)
        at = match.index + match.length + (match.length == 0)
    kept = found[max(0, len(found) - (-limit - 1)) :] if limit < -1 else []
    parts, start = [], 0
    for match in kept:
        parts.append(text[start : match.index])
        parts.extend(group.value for group in list(match.groups)[1:] if group.success)
        start = match.index + match.length
    parts.append(text[start:])
    return parts


def _split_by_block(frame: Frame, text: str, block: Any, limit: int) -> list[str]:
    cuts = [at for at, character in enumerate(text) if _is_cut(frame, block, text, at, character)]
    if limit > 0:
        cuts = cuts[: limit - 1]
    elif limit < 0:
        cuts = cuts[len(cuts) - (-limit - 1) :] if limit < -1 else []
    parts, start = [], 0
    for at in cuts:
        parts.append(text[start:at])
        start = at + 1
    parts.append(text[start:])
    return parts


def _is_cut(frame: Frame, block: Any, text: str, at: int, character: str) -> bool:
    from azshell.engine.script_block import collect

    return to_bool(collect(block.invoke(frame.session, [text, at], dollar_underbar=character)))


def _with_variants() -> dict[str, FrameOperator]:
    table: dict[str, FrameOperator] = {}
    for prefix, ignore_case in (("-", True), ("-i", True), ("-c", False)):
        table[prefix + "match"] = _match(ignore_case, False)
        table[prefix + "notmatch"] = _match(ignore_case, True)
        table[prefix + "replace"] = _replace(ignore_case)
        table[prefix + "split"] = _split(ignore_case)
    return table


MATCHING: dict[str, FrameOperator] = _with_variants()
