"""Text in screen cells: how wide it is, how it is cut to a width, and how it is broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The ranges PowerShell's console counts as two cells wide. It measures UTF-16 units, so that a character beyond them (an emoji) also
# counts as two, and a combining mark as one.
_WIDE_RANGES = (
    "\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    "\U00010000-\U0010ffff"
)

_WORDS = "[^ \t\u00ad\u2011\u00a0]*[ \t\u00ad\u2011\u00a0]?"


def cell_width(text: str) -> int:
    """How many screen cells a text takes."""
    return len(text) if text.isascii() else len(text) + len(re.findall(f"[{_WIDE_RANGES}]", text))


def head(text: str, width: int) -> str:
    """As much of the beginning as fits into `width` cells."""
    if text.isascii():
        return text[:width]
    used = 0
    for index, character in enumerate(text):
        used += cell_width(character)
        if used > width:
            return text[:index]
    return text


def tail(text: str, width: int) -> str:
    """As much of the end as fits into `width` cells."""
    return text[max(len(text) - width, 0) :] if text.isascii() else head(text[::-1], width)[::-1]


def cut(text: str, width: int, alignment: str, ellipsis: str) -> str:
    """A cell's text on one line and in `width` cells: what does not fit is cut, at the left when the cell is right-aligned."""
    if "\n" in text or "\r" in text:
        text = re.split("[\r\n]", text, maxsplit=1)[0] + ellipsis
    if cell_width(text) <= width:
        return text
    room = width - len(ellipsis)
    if room <= 0:
        ellipsis, room = "", width
    return ellipsis + tail(text, room) if alignment == "right" else head(text, room) + ellipsis


def pad(text: str, width: int, alignment: str = "left") -> str:
    """The text filled up with blanks to `width` cells."""
    missing = width - cell_width(text)
    if missing <= 0:
        return text
    if alignment == "right":
        return " " * missing + text
    if alignment == "center":
        return " " * (missing // 2) + text + " " * (missing - missing // 2)
    return text + " " * missing


def wrap(text: str, first: int, rest: int) -> list[str]:
    """The lines of a text, those that are too long broken between words: `first` cells for a first piece, `rest` for the following.

    A word keeps the blank after it; a word longer than a line is broken anywhere.
    """
    if len(text) <= first and "\n" not in text and "\r" not in text and text.isascii():
        return [text]
    lines: list[str] = []
    for line in text.replace("\r", "").split("\n"):
        if cell_width(line) <= first:
            lines.append(line)
        else:
            lines.extend(_pieces(line, first, rest))
    return lines


def _pieces(text: str, first: int, rest: int) -> Iterator[str]:
    width = first if first > 0 else rest
    if width <= 0:
        return
    left = width
    piece: list[str] = []
    for word in re.findall(_WORDS, text):
        size = cell_width(word)
        parts = word if size > width else (word,)
        for part in parts:
            taken = size if part is word else cell_width(part)
            if taken > width:  # a character of two cells on a line of one
                part, taken = "?", 1
            if taken > left:
                yield "".join(piece)
                piece = []
                width = left = rest
            piece.append(part)
            left -= taken
    yield "".join(piece)
