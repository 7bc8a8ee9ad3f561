"""Wildcard patterns: `*`, `?`, `[a-c]`, with the backtick as escape; what -like, parameters and providers match with."""

from __future__ import annotations

import re
from functools import lru_cache

_SPECIAL = frozenset("*?[]`")


class WildcardPattern:
    """A compiled wildcard pattern: System.Management.Automation.WildcardPattern.

    Raises WildcardPatternException for an unfinished `[`.
    """

    __slots__ = ("_match", "pattern")
    net_name = "System.Management.Automation.WildcardPattern"

    def __init__(self, pattern: str, ignore_case: bool = True) -> None:
        self.pattern = pattern
        flags = re.DOTALL | re.IGNORECASE if ignore_case else re.DOTALL
        self._match = re.compile(_regex_of(pattern), flags).fullmatch

    def matches(self, text: str) -> bool:
        """Whether the whole text matches."""
        return self._match(text) is not None


@lru_cache(maxsize=512)
def wildcard(pattern: str, ignore_case: bool = True) -> WildcardPattern:
    """The compiled pattern, from a cache."""
    return WildcardPattern(pattern, ignore_case)


def has_wildcards(text: str) -> bool:
    """Whether a text holds an unescaped `*`, `?` or `[`."""
    at, end = 0, len(text)
    while at < end:
        character = text[at]
        if character == "`":
            at += 1
        elif character in "*?[":
            return True
        at += 1
    return False


def escape(text: str) -> str:
    """The text with every wildcard character escaped by a backtick."""
    return "".join("`" + c if c in _SPECIAL else c for c in text)


def unescape(text: str) -> str:
    """The text without the backticks that stand before wildcard characters."""
    return re.sub(r"`([*?\[\]`])", r"\1", text)


def _regex_of(pattern: str) -> str:
    parts: list[str] = []
    at, end = 0, len(pattern)
    while at < end:
        character = pattern[at]
        at += 1
        if character == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif character == "?":
            parts.append(".")
        elif character == "`" and at < end:
            parts.append(re.escape(pattern[at]))
            at += 1
        elif character == "[":
            text, at = _bracket(pattern, at)
            parts.append(text)
        else:
            parts.append(re.escape(character))
    return "".join(parts)


def _bracket(pattern: str, at: int) -> tuple[str, int]:
    """The regular expression of what follows a `[`, and where it ends."""
    content: list[str] = []
    start, end = at, len(pattern)
    while at < end and (pattern[at] != "]" or at == start):
        if pattern[at] == "`" and at + 1 < end:
            at += 1
            content.append(re.escape(pattern[at]))
        elif pattern[at] == "-" and at > start and at + 1 < end and pattern[at + 1] != "]":
            content.append("-")
        else:
            content.append(re.escape(pattern[at]))
        at += 1
    if at >= end:
        from azshell.dotnet.exceptions import WildcardPatternException

        raise WildcardPatternException(
            f"The specified wildcard character pattern is not valid: {pattern}", "RuntimeException", "NotSpecified"
        )
    return "[" + "".join(content) + "]", at + 1
