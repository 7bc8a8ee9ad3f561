"""Text in cells: widths, cutting, breaking into lines."""

import pytest

from azshell.display.cells import cell_width, cut, pad, wrap


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("日本", 4), ("a\tb", 3), ("e\u0301", 2), ("😀", 2)])
def test_width(text, width):
    assert cell_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "alignment", "expected"),
    [
        ("abcdef", 6, "left", "abcdef"),
        ("abcdefg", 6, "left", "abcde…"),
        ("1234567", 6, "right", "…34567"),
        ("abc", 1, "left", "a"),
        ("line one\nline two", 20, "left", "line one…"),
        ("日本語", 4, "left", "日…"),
    ],
)
def test_cut(text, width, alignment, expected):
    assert cut(text, width, alignment, "…") == expected


def test_cut_with_three_dots():
    assert cut("abcdefgh", 6, "left", "...") == "abc..."
    assert cut("abcdefgh", 3, "left", "...") == "abc"


@pytest.mark.parametrize(
    ("text", "alignment", "expected"),
    [("ab", "left", "ab   "), ("ab", "right", "   ab"), ("ab", "center", " ab  "), ("日", "right", "   日")],
)
def test_pad(text, alignment, expected):
    assert pad(text, 5, alignment) == expected


@pytest.mark.parametrize(
    ("text", "first", "rest", "expected"),
    [
        ("", 5, 5, [""]),
        ("one two three", 20, 20, ["one two three"]),
        ("one two three", 8, 8, ["one two ", "three"]),
        ("value value value", 5, 5, ["value", " valu", "e ", "value"]),
        ("a\r\nb\n\nc", 5, 5, ["a", "b", "", "c"]),
    ],
)
def test_wrap(text, first, rest, expected):
    assert wrap(text, first, rest) == expected
