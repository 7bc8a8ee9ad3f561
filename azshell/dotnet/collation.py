"""The order of strings in the current and invariant culture, as ICU's root collation has it."""

from __future__ import annotations

import unicodedata
from typing import Any

_ORDER = "\t\n\x0b\x0c\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
_PRIMARY = {char: number + 1 for number, char in enumerate(_ORDER)}
_LETTERS = {letter: len(_ORDER) + 10 + 10 * number for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
_EXPANSIONS = {"æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i"}


_WEIGHTS: dict[int, int | None] = dict.fromkeys(range(128))
_WEIGHTS.update({ord(char): 32 + number for number, char in enumerate(_ORDER + "abcdefghijklmnopqrstuvwxyz")})
"""ASCII in lower case -> a character that sorts as the culture sorts; controls count for nothing."""


def compare_strings(left: str, right: str, ignore_case: bool = True) -> int:
    """-1, 0 or 1: letters without regard to case first, then accents, then (unless ignored) lower before upper case."""
    if left == right:
        return 0
    if not (left.isascii() and right.isascii()):
        a, b = collation_key(left, ignore_case), collation_key(right, ignore_case)
        return (a > b) - (a < b)
    low, high = left.lower(), right.lower()
    if low != high:
        if not (low.isalnum() and high.isalnum()):
            low, high = low.translate(_WEIGHTS), high.translate(_WEIGHTS)
        if low != high:
            return 1 if low > high else -1
    if ignore_case:
        return 0
    left, right = left.swapcase(), right.swapcase()
    return (left > right) - (left < right)


def equal_strings(left: str, right: str, ignore_case: bool = True) -> bool:
    """Equality in the invariant culture."""
    if left == right:
        return True
    if left.isascii() and right.isascii():
        if ignore_case and left.lower() == right.lower():
            return True
        return False if left.isprintable() and right.isprintable() else _same(left, right, ignore_case)
    return _same(left, right, ignore_case)


def _same(left: str, right: str, ignore_case: bool) -> bool:
    a, b = _comparable(left), _comparable(right)
    return a == b or (ignore_case and a.lower() == b.lower())


def _comparable(text: str) -> str:
    """Composed, and without what collation ignores: controls and format characters."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c in "\t\n\r\x0b\x0c" or unicodedata.category(c) not in ("Cc", "Cf"))


def collation_key(text: str, ignore_case: bool = True) -> Any:
    """A tuple that sorts as the culture does."""
    primary: list[int] = []
    secondary: list[int] = []
    tertiary: list[int] = []
    for char in text if text.isascii() else unicodedata.normalize("NFD", text):
        lower = char.lower()
        weight: float | None = _LETTERS.get(lower) or _PRIMARY.get(char)
        if weight is None:
            expanded = _EXPANSIONS.get(lower)
            if expanded is not None:
                primary += [_LETTERS[c] for c in expanded]
                secondary += [1] * len(expanded)
                tertiary += [char != lower] * len(expanded)
                continue
            category = unicodedata.category(char)
            if category in ("Cc", "Cf"):
                continue
            if category == "Mn":
                if secondary:
                    secondary[-1] = secondary[-1] * 1000 + ord(char)
                continue
            if category == "Nd":
                weight = _PRIMARY[str(unicodedata.digit(char))]
            elif category[0] in "LM":
                weight = 1000 + ord(lower[0])
            else:
                weight = len(_ORDER) - 11 + ord(char) / 0x200000
        primary.append(weight)  # type: ignore[arg-type]
        secondary.append(0)
        tertiary.append(char != lower)
    if ignore_case:
        return (primary, secondary)
    return (primary, secondary, tertiary)
