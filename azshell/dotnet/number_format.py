"""How numbers become text under a .NET format: the standard specifiers (C D E F G N P R X B) and custom pictures (`#,##0.00`).

Rounding follows .NET Core 3.0 and later: a double is taken at its exact binary value (ties to even), a decimal or an
integer by its digits (ties away from zero), and a custom picture sees a double's first 15 significant digits.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from azshell.dotnet.culture import NumberFormatInfo

STANDARD = re.compile(r"([A-Za-z])([0-9]{0,9})\Z")
MESSAGE = "Format specifier was invalid."


class Digits(NamedTuple):
    """A finite number as its significant digits: 0.DIGITS times ten to the `point`."""

    negative: bool
    text: str
    point: int
    floating: bool = False


def format_integer(value: int, spec: str, info: NumberFormatInfo, bits: int | None = 32) -> str:
    """An integer under a format; `bits` is the width that X and B show negative numbers in (None: BigInteger)."""
    match = STANDARD.match(spec)
    if not match:
        return _custom(_integer_digits(value), spec, info) if spec else str(value)
    letter, count = match[1], match[2]
    kind = letter.upper()
    precision = int(count) if count else -1
    if kind == "D" or (kind == "R" and bits is None) or (kind in "GR" and precision <= 0):
        digits = str(abs(value))
        return (info.negative_sign if value < 0 else "") + digits.zfill(precision)
    if kind in "XB":
        return _bits(value, letter, max(precision, 1), bits)
    return _standard(_integer_digits(value), letter, precision, info)


def format_double(value: float, spec: str, info: NumberFormatInfo, single: bool = False) -> str:
    """A Double (or, with `single`, a Single) under a format."""
    if value != value:
        return info.nan_symbol
    if value in (float("inf"), float("-inf")):
        return info.positive_infinity_symbol if value > 0 else info.negative_infinity_symbol
    match = STANDARD.match(spec)
    if not match:
        if not spec:
            return shortest(value, single, info.negative_sign, info.number_decimal_separator)
        return _custom(_exact_digits(value, 7 if single else 15), spec, info)
    letter, kind, count = match[1], match[1].upper(), match[2]
    precision = int(count) if count else -1
    if kind == "R" or (kind == "G" and precision <= 0):
        text = shortest(value, single, info.negative_sign, info.number_decimal_separator)
        return text.replace("E", "e") if letter == "g" else text
    if kind == "G":
        return _general(_exact_digits(value, precision), precision, letter, info)
    if kind == "E":
        digits = _exact_digits(value, (6 if precision < 0 else precision) + 1)
    elif kind in _DECIMALS:
        places = _places(kind, precision, info)
        digits = _fixed_digits(value, places + (2 if kind == "P" else 0))
    else:
        raise _invalid()
    return _standard(digits, letter, precision, info)


def format_decimal(negative: bool, coefficient: int, scale: int, spec: str, info: NumberFormatInfo) -> str:
    """A Decimal, given as sign, coefficient and the number of digits after its point, under a format."""
    text = str(coefficient)
    digits = Digits(negative, "" if coefficient == 0 else text, len(text) - scale)
    match = STANDARD.match(spec)
    if spec and not match:
        return _custom(digits, spec, info)
    letter = match[1] if match else "G"
    precision = int(match[2]) if match and match[2] else -1
    kind = letter.upper()
    if kind == "R" or (kind == "G" and precision < 0):
        body = text.zfill(scale + 1)
        whole, part = (body[:-scale], body[-scale:]) if scale else (body, "")
        sign = info.negative_sign if negative and coefficient else ""
        return sign + whole + (info.number_decimal_separator + part if part else "")
    if kind == "G":
        return _general(digits, precision or 29, letter, info)
    return _standard(digits, letter, precision, info)


def shortest(value: float, single: bool = False, minus: str = "-", point: str = ".") -> str:
    """The shortest text that reads back as the same number: ToString() of a finite Double or Single."""
    text = _shortest_single(value) if single else repr(float(value))
    if text[-2:] == ".0":
        text = text[:-2]
    if not single and "e" not in text:
        return text if minus == "-" and point == "." else text.replace("-", minus).replace(".", point)
    sign, text = (minus, text[1:]) if text[0] == "-" else ("", text)
    mantissa, _, exponent = text.partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    position = int(exponent or 0) + len(whole) - (len(whole + part) - len(digits))
    digits = digits.rstrip("0")
    if not digits:
        return sign + "0"
    if -4 < position <= (9 if single else 17):
        return sign + _plain(digits, position, point)
    power = position - 1
    return f"{sign}{digits[0]}{point + digits[1:] if len(digits) > 1 else ''}E{'-' if power < 0 else '+'}{abs(power):02d}"


def _shortest_single(value: float) -> str:
    import struct

    for precision in range(6, 10):
        text = f"{value:.{precision}g}"
        if struct.unpack("f", struct.pack("f", float(text)))[0] == value:
            return repr(float(text))
    return repr(value)


def _plain(digits: str, position: int, point: str) -> str:
    if position <= 0:
        return "0" + point + "0" * -position + digits
    if len(digits) <= position:
        return digits + "0" * (position - len(digits))
    return digits[:position] + point + digits[position:]


def _invalid() -> Exception:
    from azshell.dotnet.exceptions import FormatException

    return FormatException(MESSAGE)


def _integer_digits(value: int) -> Digits:
    text = str(abs(value)) if value else ""
    return Digits(value < 0, text, len(text))


def _exact_digits(value: float, count: int) -> Digits:
    text = f"{value:.{max(count - 1, 0)}e}"
    mantissa, _, exponent = text.partition("e")
    digits = mantissa.lstrip("-").replace(".", "").rstrip("0")
    return Digits(text[0] == "-", digits, int(exponent) + 1 if digits else 0, floating=True)


def _fixed_digits(value: float, places: int) -> Digits:
    text = f"{value:.{places}f}"
    whole, _, part = text.lstrip("-").partition(".")
    digits = (whole + part).lstrip("0")
    return Digits(text[0] == "-", digits, len(digits) - places, floating=True)


def _rounded(digits: Digits, count: int) -> Digits:
    """The first `count` digits, ties away from zero; trailing zeros dropped."""
    text, point = digits.text, digits.point
    if count < 0:
        text = ""
    elif count < len(text):
        if text[count] >= "5":
            kept = str(int(text[:count] or "0") + 1)
            if len(kept) > count:
                point += 1
            text = kept
        else:
            text = text[:count]
    text = text.rstrip("0")
    if not text:
        return Digits(digits.negative and digits.floating, "", 0, digits.floating)
    return Digits(digits.negative, text, point, digits.floating)


def _bits(value: int, letter: str, width: int, bits: int | None) -> str:
    base = "b" if letter in "bB" else letter
    if bits is None:
        size = (value.bit_length() // 4 + 1) * 4 if base != "b" else value.bit_length() + 1
        text = format(value & ((1 << size) - 1), base)
        return text.rjust(max(width, size // 4 if base != "b" else size), "0" if value >= 0 else ("F" if base == "X" else "f"))
    return format(value & ((1 << bits) - 1), base).zfill(width)


def _places(kind: str, precision: int, info: NumberFormatInfo) -> int:
    return getattr(info, _DECIMALS[kind]) if precision < 0 else precision


_DECIMALS = {"C": "currency_decimal_digits", "F": "number_decimal_digits", "N": "number_decimal_digits", "P": "percent_decimal_digits"}

# The patterns of .NET's NumberFormatInfo, by index: n the number, $ the currency symbol, % the percent symbol, - the sign.
CURRENCY_POSITIVE = ("$n", "n$", "$ n", "n $")
CURRENCY_NEGATIVE = (
    *("($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-", "$ -n", "n- $", "($ n)", "(n $)"),
    "$- n",
)
NUMBER_NEGATIVE = ("(n)", "-n", "- n", "n-", "n -")
PERCENT_POSITIVE = ("n %", "n%", "%n", "% n")
PERCENT_NEGATIVE = ("-n %", "-n%", "-%n", "%-n", "%n-", "n-%", "n%-", "-% n", "n %-", "% n-", "% -n", "n- %")


def _standard(digits: Digits, letter: str, precision: int, info: NumberFormatInfo) -> str:
    kind = letter.upper()
    if kind == "G":
        return _general(digits, precision, letter, info) if precision > 0 else _general(digits, max(len(digits.text), 1), letter, info)
    if kind == "E":
        return _scientific(digits, 6 if precision < 0 else precision, letter, info)
    if kind not in _DECIMALS:
        raise _invalid()
    places = _places(kind, precision, info)
    if kind == "P":
        digits = digits._replace(point=digits.point + 2) if digits.text else digits
    digits = _rounded(digits, digits.point + places)
    if kind == "C":
        body = _fixed(digits, places, info.currency_decimal_separator, info.currency_group_separator, info.currency_group_sizes)
        pattern = (
            CURRENCY_NEGATIVE[info.currency_negative_pattern] if digits.negative else CURRENCY_POSITIVE[info.currency_positive_pattern]
        )
        return _fill(pattern, body, info.currency_symbol, info)
    if kind == "P":
        body = _fixed(digits, places, info.percent_decimal_separator, info.percent_group_separator, info.percent_group_sizes)
        pattern = PERCENT_NEGATIVE[info.percent_negative_pattern] if digits.negative else PERCENT_POSITIVE[info.percent_positive_pattern]
        return _fill(pattern, body, info.percent_symbol, info)
    if kind == "N":
        body = _fixed(digits, places, info.number_decimal_separator, info.number_group_separator, info.number_group_sizes)
        return _fill(NUMBER_NEGATIVE[info.number_negative_pattern], body, "", info) if digits.negative else body
    body = _fixed(digits, places, info.number_decimal_separator, "", ())
    return info.negative_sign + body if digits.negative else body


def _fill(pattern: str, body: str, symbol: str, info: NumberFormatInfo) -> str:
    parts = {"n": body, "$": symbol, "%": symbol, "-": info.negative_sign}
    return "".join(parts.get(c, c) for c in pattern)


def _fixed(digits: Digits, places: int, point: str, separator: str, sizes: tuple[int, ...]) -> str:
    text, position = digits.text, digits.point
    if position > 0:
        whole = text[:position].ljust(position, "0")
        part = text[position:]
    else:
        whole = "0"
        part = "0" * -position + text if text else ""
    if separator:
        whole = grouped(whole, separator, sizes)
    return whole + point + part[:places].ljust(places, "0") if places else whole


def grouped(whole: str, separator: str, sizes: tuple[int, ...]) -> str:
    """A run of digits with group separators; the last size repeats, and a size of 0 ends the grouping."""
    parts: list[str] = []
    index = 0
    while sizes:
        size = sizes[min(index, len(sizes) - 1)]
        if not size or len(whole) <= size:
            break
        parts.insert(0, whole[-size:])
        whole = whole[:-size]
        index += 1
    return separator.join([whole, *parts])


def _general(digits: Digits, precision: int, letter: str, info: NumberFormatInfo) -> str:
    digits = _rounded(digits, precision)
    sign = info.negative_sign if digits.negative else ""
    if not digits.text:
        return sign + "0"
    if digits.point > precision or digits.point < -3:
        exponent = digits.point - 1
        tail = f"{info.number_decimal_separator}{digits.text[1:]}" if len(digits.text) > 1 else ""
        mark = "e" if letter == "g" else "E"
        return f"{sign}{digits.text[0]}{tail}{mark}{info.negative_sign if exponent < 0 else info.positive_sign}{abs(exponent):02d}"
    return sign + _plain(digits.text, digits.point, info.number_decimal_separator)


def _scientific(digits: Digits, places: int, letter: str, info: NumberFormatInfo) -> str:
    digits = _rounded(digits, places + 1)
    exponent = digits.point - 1 if digits.text else 0
    text = digits.text.ljust(places + 1, "0")
    sign = info.negative_sign if digits.negative else ""
    tail = info.number_decimal_separator + text[1:] if places else ""
    return f"{sign}{text[0]}{tail}{letter}{info.negative_sign if exponent < 0 else info.positive_sign}{abs(exponent):03d}"


_TOKEN = re.compile(r"""(?P<quoted>'[^']*'?|"[^"]*"?)|\\(?P<escaped>.?)|(?P<exponent>[eE][+-]?0+)|(?P<other>.)""", re.DOTALL)


class Section(NamedTuple):
    """One section of a custom picture: its tokens, and what they say about digits, scale and grouping."""

    tokens: tuple[tuple[str, str], ...]
    digits: int
    decimals: int
    first_zero: int
    last_zero: int
    scale: int
    grouping: bool
    scientific: bool


@lru_cache(maxsize=256)
def _sections(picture: str) -> tuple[Section, ...]:
    groups: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(picture):
        kind = match.lastgroup or "escaped"
        text = match[0]
        if kind == "quoted":
            groups[-1].append(("text", text[1:-1] if len(text) > 1 and text[-1] == text[0] else text[1:]))
        elif kind == "escaped":
            groups[-1].append(("text", match["escaped"] or ""))
        elif kind == "exponent":
            groups[-1].append(("exponent", text))
        elif text == ";":
            groups.append([])
        elif text in "0#.,%‰":
            groups[-1].append((text, text))
        else:
            groups[-1].append(("text", text))
    return tuple(_section(tokens) for tokens in groups)


def _section(tokens: list[tuple[str, str]]) -> Section:
    count = 0
    decimals = first_zero = -1
    last_zero = scale = 0
    comma_at, commas = -1, 0
    grouping = scientific = False
    for kind, _text in tokens:
        if kind in "0#":
            if kind == "0":
                first_zero = count if first_zero < 0 else first_zero
                last_zero = count + 1
            count += 1
        elif kind == "." and decimals < 0:
            decimals = count
        elif kind == "," and count > 0 and decimals < 0:
            if comma_at == count:
                commas += 1
                continue
            grouping = grouping or comma_at >= 0
            comma_at, commas = count, 1
        elif kind in ("%", "‰"):
            scale += 2 if kind == "%" else 3
        elif kind == "exponent":
            scientific = True
    if decimals < 0:
        decimals = count
    if comma_at >= 0:
        if comma_at == decimals:
            scale -= 3 * commas
        else:
            grouping = True
    return Section(tuple(tokens), count, decimals, first_zero, last_zero, scale, grouping, scientific)


def _custom(digits: Digits, picture: str, info: NumberFormatInfo) -> str:
    sections = _sections(picture)

    def choose(index: int) -> int:
        return index if index < len(sections) and sections[index].tokens else 0

    chosen = choose(2) if not digits.text else choose(1) if digits.negative else 0
    while True:
        section = sections[chosen]
        if not digits.text:
            value = Digits(digits.negative and digits.floating, "", 0, digits.floating)
            break
        scaled = digits._replace(point=digits.point + section.scale)
        value = _rounded(scaled, section.digits if section.scientific else scaled.point + section.digits - section.decimals)
        if value.text or choose(2) == chosen:
            break
        chosen = choose(2)
        digits = value
    body = _paint(value, section, info)
    if value.negative and chosen == 0 and (body or value.point):
        return info.negative_sign + body
    return body


def _paint(value: Digits, section: Section, info: NumberFormatInfo) -> str:
    text = value.text
    first = section.decimals - section.first_zero if 0 <= section.first_zero < section.decimals else 0
    last = min(section.decimals - section.last_zero, 0)
    if section.scientific:
        position, extra = section.decimals, 0
    else:
        position, extra = max(value.point, section.decimals), value.point - section.decimals
    marks: set[int] = set()
    if section.grouping:
        width = max(first, position + min(extra, 0), value.point if not section.scientific else 0)
        at, index = 0, 0
        sizes = info.number_group_sizes
        while sizes and sizes[min(index, len(sizes) - 1)]:
            at += sizes[min(index, len(sizes) - 1)]
            if at >= width:
                break
            marks.add(at)
            index += 1
    out: list[str] = []
    cursor = 0
    pointed = False

    def digit(character: str) -> None:
        out.append(character)
        if position > 1 and position - 1 in marks:
            out.append(info.number_group_separator)

    for kind, literal in section.tokens:
        while extra > 0 and kind in "0#.":
            digit(text[cursor] if cursor < len(text) else "0")
            cursor += 1
            position -= 1
            extra -= 1
        if kind in "0#":
            if extra < 0:
                extra += 1
                character = "0" if position <= first else ""
            elif cursor < len(text):
                character = text[cursor]
                cursor += 1
            else:
                character = "0" if position > last else ""
            if character:
                if position == 0 and not pointed:
                    out.append(info.number_decimal_separator)
                    pointed = True
                digit(character)
            position -= 1
        elif kind == ".":
            if position == 0 and not pointed and (last < 0 or (section.decimals < section.digits and cursor < len(text))):
                out.append(info.number_decimal_separator)
                pointed = True
        elif kind == "%":
            out.append(info.percent_symbol)
        elif kind == "‰":
            out.append(info.per_mille_symbol)
        elif kind == "exponent":
            out.append(_exponent(literal, value.point - section.decimals if text else 0, info))
        elif kind == "text":
            out.append(literal)
    return "".join(out)


def _exponent(literal: str, power: int, info: NumberFormatInfo) -> str:
    sign = info.negative_sign if power < 0 else info.positive_sign if literal[1] == "+" else ""
    return f"{literal[0]}{sign}{str(abs(power)).zfill(literal.count('0'))}"
