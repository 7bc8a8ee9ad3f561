"""Wildcard patterns."""

from __future__ import annotations

import pytest

from azshell.dotnet.exceptions import WildcardPatternException
from azshell.engine.operators.wildcards import escape, has_wildcards, unescape, wildcard

ROWS = [
    ("a*", "ABC", True),
    ("?b?", "abc", True),
    ("?b?", "abcd", False),
    ("[a-c]x", "bx", True),
    ("[ac]x", "bx", False),
    ("a`*", "a*", True),
    ("a`*", "ab", False),
    ("*.txt", "x\ny.txt", True),
    ("a.c", "abc", False),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), ROWS)
def test_matches(pattern: str, text: str, expected: bool) -> None:
    assert wildcard(pattern).matches(text) is expected


def test_case_sensitive() -> None:
    assert not wildcard("a*", ignore_case=False).matches("Abc")


def test_unfinished_bracket() -> None:
    with pytest.raises(WildcardPatternException):
        wildcard("[")


def test_escape_and_back() -> None:
    assert escape("a*[b]?") == "a`*`[b`]`?"
    assert unescape("a`*`[b`]`?") == "a*[b]?"
    assert has_wildcards("a?") and not has_wildcards("a`?")
