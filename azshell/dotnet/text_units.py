"""Strings as .NET counts them: UTF-16 units, so that a character beyond U+FFFF is two."""

from __future__ import annotations


def length(text: str) -> int:
    """String.Length."""
    return len(text) if text.isascii() or not is_astral(text) else len(text) + sum(char > "\uffff" for char in text)


def is_astral(text: str) -> bool:
    """Whether the text holds characters beyond U+FFFF."""
    return max(text, default="") > "\uffff"


def units(text: str) -> str:
    """The text with every such character as its two surrogates."""
    if text.isascii() or not is_astral(text):
        return text
    parts = []
    for char in text:
        code = ord(char)
        if code > 0xFFFF:
            code -= 0x10000
            parts.append(chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF)))
        else:
            parts.append(char)
    return "".join(parts)


def joined(text: str) -> str:
    """Surrogates that belong together as one character again."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
