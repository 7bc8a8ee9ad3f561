"""The smallest pieces of PowerShell text: character classes, terminals, blanks and number literals."""

from __future__ import annotations

import re
from typing import TypeAlias

from azshell.language.elements import filler, terminal
from azshell.source import Source

# Zs, Zl and Zp count as blanks, as do form feed, vertical tab and next line; line ends do not.
BLANK = " \t\f\v\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
DASH = "-\u2013\u2014\u2015"
SINGLE = "'\u2018\u2019\u201a\u201b"
DOUBLE = '"\u201c\u201d\u201e'
# what ends a word in command mode, everywhere
BREAK = "\0\r\n&(),;{|}" + BLANK

DASHES = frozenset(DASH)
SINGLE_QUOTES = frozenset(SINGLE)
DOUBLE_QUOTES = frozenset(DOUBLE)
QUOTES = SINGLE_QUOTES | DOUBLE_QUOTES
BLANKS = frozenset(" \t\f\v\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
BREAKS = frozenset("\0\r\n&(),;{|}") | BLANKS
# where skipping has to begin: blanks, a comment, a continued line
SKIPPED = BLANKS | frozenset("#<`")
SKIPPED_LINES = SKIPPED | frozenset("\r\n")

_SKIP = rf"`(?:\r\n|[\r\n{BLANK}])|<#[^\0]*?#>|#[^\r\n\0]*"

blanks = filler("blanks", rf"(?:[{BLANK}]+|{_SKIP})*+")
newlines = filler("newlines", rf"(?:[{BLANK}\r\n]+|{_SKIP})*+")
separators = filler("separators", rf"(?:[{BLANK}\r\n;]+|{_SKIP})*+")
identifier = terminal("identifier", r"[^\W\d]\w*")
line_end = terminal("line end", r"\r\n|[\r\n]")
only_comments = terminal("only comments", rf"(?:[{BLANK}]+|#[^\r\n\0]*|<#[^\0]*?(?:#>|(?=\0)))*+\0", late=True)
# a pipe may open the next line, comments between, but no empty line
pipe_ahead = terminal(
    "pipe on the next line",
    rf"(?>\r\n|[\r\n])(?:[{BLANK}]*+(?:(?:#[^\r\n\0]*+|<#[^\0]*?#>)[{BLANK}]*+)++(?>\r\n|[\r\n]))*+(?:[{BLANK}]++|<#[^\0]*?#>)*+(?=\|)",
)

number = terminal(
    "number",
    rf"([{DASH}+]?)(?:0[xX]([0-9a-fA-F]*)|0[bB]([01]+)"
    rf"|(\d+\.(?!\.)\d*(?:[eE][{DASH}+]?\d+)?|\d+[eE][{DASH}+]?\d+|\d+|\.\d+(?:[eE][{DASH}+]?\d+)?))"
    r"(u[lsy]?|[slydn])?([kmgtp]b)?",
    re.IGNORECASE | re.ASCII,
)
NUMBER_ENDS = BREAKS | frozenset("!#%*+./<=>]") | DASHES
NUMBER_ENDS_TERNARY = NUMBER_ENDS | frozenset("?:")

_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def words(text: str) -> frozenset[str]:
    """A table's words, written with blanks between."""
    return frozenset(text.split())


Scope: TypeAlias = "tuple[str, str, Scope | None]"


class Script(str):
    """A text being parsed, closed by a NUL so that looking one character ahead never fails, with the parser's state.

    source      what the text came from; errors point into it
    size        its length without the NUL
    base        0, or for a copy of a `$(...)` taken from within a string, where that stands
    depth       how many brackets are open
    commaless   whether a comma separates here, as in a method's arguments, and so builds no array
    workflow    whether this is a workflow's body
    member      whether this is a class's member, its body apart
    scope       what break and return leave here: (`loop` or `finally`, label, the scope around), or None
    doubts      what checks found: wrong, if the rest can be read
    attributes  attributes met so far by offset: those before a statement are read again when it turns out to be an expression
    """

    __slots__ = ("attributes", "base", "commaless", "depth", "doubts", "member", "scope", "size", "source", "workflow")

    source: Source
    size: int
    base: int
    depth: int
    commaless: bool
    workflow: bool
    member: bool
    scope: Scope | None
    doubts: list[tuple[bool, int, int, int, str, int, int, tuple[object, ...]]]
    attributes: dict[int, tuple[int, object]]


def script(text: str, source: Source) -> Script:
    """A text made ready for the rules."""
    made = Script(text.replace("\0", "\ufffe") + "\0")
    made.source = source
    made.size = len(text)
    made.base = 0
    made.depth = 0
    made.commaless = False
    made.workflow = False
    made.member = False
    made.scope = None
    made.doubts = []
    made.attributes = {}
    return made


def over_blanks(text: Script, at: int) -> int:
    """The place of the next token on this line, or of the line's end."""
    return blanks(text, at).end() if text[at] in SKIPPED else at


def over_lines(text: Script, at: int) -> int:
    """The place of the next token, on this line or a later one."""
    return newlines(text, at).end() if text[at] in SKIPPED_LINES else at


_RANGES = {
    "y": ("sbyte", -(1 << 7), (1 << 7) - 1),
    "uy": ("byte", 0, (1 << 8) - 1),
    "s": ("short", -(1 << 15), (1 << 15) - 1),
    "us": ("ushort", 0, (1 << 16) - 1),
    "i": ("int", -(1 << 31), (1 << 31) - 1),
    "l": ("long", -(1 << 63), (1 << 63) - 1),
    "ui": ("uint", 0, (1 << 32) - 1),
    "ul": ("ulong", 0, (1 << 64) - 1),
}
_WIDER = {"": ("i", "l"), "u": ("ui", "ul")}
_MULTIPLIERS = {"k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40, "p": 1 << 50}
# Python reads no more by default
_MOST_DIGITS = 4300
_DECIMAL_MAX = (1 << 96) - 1
_PLAIN_DASHES = str.maketrans(dict.fromkeys(DASH, "-"))


def number_value(match: re.Match[str]) -> tuple[object, str] | None:
    """The value and type name of a number, or None when no type can hold it."""
    sign, hexadecimal, binary, digits, suffix, multiplier = match.groups()
    negative = bool(sign) and sign != "+"
    suffix = suffix.lower() if suffix else ""
    factor = _MULTIPLIERS[multiplier[0].lower()] if multiplier else 1
    if digits is None:
        hexadecimal = "0" + hexadecimal if hexadecimal == "" else hexadecimal
        if negative:
            factor = -factor
        length = len(hexadecimal or binary)
        value = int(hexadecimal, 16) if hexadecimal else int(binary, 2)
        if "u" not in suffix:
            value, suffix = _signed(value, length, suffix, bool(hexadecimal))
        elif length == (15 if hexadecimal else 64) and suffix == "u":
            suffix = "ul"
        return _whole(value * factor, suffix, exact=False)
    if digits.isdigit():
        if len(digits) > _MOST_DIGITS:
            return None
        value = int(digits)
        if negative:
            value = -value
        return _whole(value * factor, suffix, exact=True)
    digits = digits.translate(_PLAIN_DASHES)
    if suffix == "d":
        return _decimal(("-" if negative else "") + digits, factor)
    real = float(digits) * factor
    if negative:
        real = -real
    if not suffix:
        return real, "double"
    if real in (float("inf"), float("-inf")):
        return None
    return _whole(round(real), suffix, exact=True)


def _signed(value: int, length: int, suffix: str, hexadecimal: bool) -> tuple[int, str]:
    """Digits that fill a type are its two's complement: 2, 4, 8 or 16 hexadecimal ones, 8, 16, 32, 64, 96 or from 128 binary ones."""
    if hexadecimal:
        full = {"y": 2, "s": 4, "l": 16}.get(suffix) or (8 if length < 15 else 16)
        signed = length == full
        width = length * 4
        wide = length in (15, 16)
    else:
        signed = length in (8, 16, 32, 64, 96) or (length >= 128 and length % 8 == 0)
        width = length
        wide = length == 64
    if signed and value >> (width - 1):
        value -= 1 << width
    return value, "l" if wide and not suffix else suffix


def _whole(value: int, suffix: str, exact: bool) -> tuple[object, str] | None:
    if suffix == "n":
        return value, "bigint"
    if suffix == "d":
        return (str(value), "decimal") if abs(value) <= _DECIMAL_MAX else None
    for key in _WIDER.get(suffix, (suffix,)):
        name, low, high = _RANGES[key]
        if low <= value <= high:
            return value, name
    if suffix or not exact:
        return None
    if abs(value) <= _DECIMAL_MAX:
        return str(value), "decimal"
    try:
        return float(value), "double"
    except OverflowError:
        return None


def _decimal(text: str, factor: int) -> tuple[object, str] | None:
    from decimal import Context, Decimal, InvalidOperation

    context = Context(prec=60)
    try:
        value = context.multiply(Decimal(text), Decimal(factor))
    except InvalidOperation:
        return None
    if abs(value) > _DECIMAL_MAX:
        return None
    # System.Decimal holds 28 places and 96 bits
    places = min(-int(value.as_tuple().exponent), 28)
    while places > 0 and abs(value) * 10**places > _DECIMAL_MAX:
        places -= 1
    if places < -int(value.as_tuple().exponent):
        value = value.quantize(Decimal(1).scaleb(-places), context=context)
    return format(value, "f"), "decimal"


def escape(char: str) -> str:
    """What a backtick and a character stand for (`u{...}` apart)."""
    return _ESCAPES.get(char, char)
