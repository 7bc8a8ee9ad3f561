"""Regular expressions of .NET: what Python's `re` has not, replacement patterns, and the messages about malformed ones."""

import pytest

from azshell.dotnet.exceptions import NetException
from azshell.dotnet.regex import escape, regex_of

FOUND = [
    (r"\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)", "x(a(b)c)y", "(a(b)c)"),
    (r"(?<=\w+:\s*)\d+", "price: 30", "30"),
    (r"[a-z-[aeiou]]+", "aebcd", "bcd"),
    (r"\p{Lu}\p{Ll}\p{Nd}", "xAb1", "Ab1"),
    (r"(a)?(?(1)b|c)", "c", "c"),
    (r"(?x) a # letter" "\n b", "ab", "ab"),
]


@pytest.mark.parametrize(("pattern", "text", "value"), FOUND)
def test_search(pattern: str, text: str, value: str) -> None:
    assert regex_of(pattern).search(text).value == value


def test_captures() -> None:
    match = regex_of(r"(?:(\d+)[,;])+").search("1,22,333;")
    assert [(capture.value, capture.index) for capture in match.groups[1].captures] == [("1", 0), ("22", 2), ("333", 5)]


REPLACED = [
    ("$`", "foo foo  bar"),
    ("$9", "foo $9 bar"),
    ("a$", "foo a$ bar"),
    ("$<n>", "foo $<n> bar"),
    ("${n}$1", "foo ab bar"),
    ("[$&]", "foo [ab] bar"),
    ("$$", "foo $ bar"),
]


@pytest.mark.parametrize(("replacement", "text"), REPLACED)
def test_replace(replacement: str, text: str) -> None:
    assert regex_of("(?<n>a)(b)").replace("foo ab bar", replacement) == text


MALFORMED = [
    ("(", "Invalid pattern '(' at offset 1. Not enough )'s."),
    ("a)", "Invalid pattern 'a)' at offset 2. Too many )'s."),
    ("?", "Invalid pattern '?' at offset 1. Quantifier '?' following nothing."),
    (r"\c", r"Invalid pattern '\c' at offset 2. Missing control character."),
    ("[b-a]", "Invalid pattern '[b-a]' at offset 4. [x-y] range in reverse order."),
]


@pytest.mark.parametrize(("pattern", "message"), MALFORMED)
def test_malformed(pattern: str, message: str) -> None:
    with pytest.raises(NetException) as caught:
        regex_of(pattern)
    assert caught.value.message == message


def test_escape() -> None:
    assert escape("a.b c#[]{}\t") == r"a\.b\ c\#\[]\{}\t"
