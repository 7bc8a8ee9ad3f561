"""Column widths, and rows drawn in them."""

import pytest

from azshell.display.grid import draw, fit_columns


@pytest.mark.parametrize(
    ("widths", "room", "expected"),
    [
        ([4, 5], 120, [4, 5]),
        ([80, 80, 5], 120, [80, 39, -1]),
        ([0, 0], 120, [60, 59]),
        ([0, 0, 0], 79, [26, 26, 25]),
        ([5, 25, 0], 120, [5, 25, 88]),
        ([130], 120, [120]),
        ([119, 3], 120, [119, -1]),
        ([60, 0, 60], 120, [60, 1, 57]),
    ],
)
def test_fit_columns(widths, room, expected):
    assert fit_columns(widths, room) == expected


def test_draw_aligns_and_leaves_a_ragged_end():
    assert draw([["Name", "N"], ["a", "12"]], [6, 4], ["left", "right"], ragged=True) == ["Name      N", "a        12"]
    assert draw([["a", "b"], ["", "日本"]], [3, 6], ["right", "left"], ragged=True) == ["  a b", "    日本"]


def test_draw_pads_every_column_when_not_ragged():
    assert draw([["a", "b"]], [3, 4], ["left", "left"]) == ["a   b   "]


def test_draw_keeps_blanks_tabs_and_marks():
    assert draw([["a\tb", " x "], ["e\u0301", ""]], [4, 5], ["left", "left"], ragged=True) == ["a\tb   x ", "e\u0301   "]
