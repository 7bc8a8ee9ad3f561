"""Numbers as text and text as numbers: Double's shortest and 15-digit forms, and what a string means where a number is wanted."""

from __future__ import annotations

import re
import struct
from typing import Any

from azshell.dotnet.values import BigInteger, Byte, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64

RANGES: dict[type, tuple[int, int]] = {
    int: (-(2**31), 2**31 - 1), Int64: (-(2**63), 2**63 - 1), Int16: (-(2**15), 2**15 - 1), SByte: (-128, 127), Byte: (0, 255),
    UInt16: (0, 2**16 - 1), UInt32: (0, 2**32 - 1), UInt64: (0, 2**64 - 1),
}  # fmt: skip
"""Smallest and largest value of every integer type but BigInteger."""

_MULTIPLIERS = {"kb": 2**10, "mb": 2**20, "gb": 2**30, "tb": 2**40, "pb": 2**50}
_SUFFIXES: dict[str, type] = {
    "y": SByte, "uy": Byte, "s": Int16, "us": UInt16, "l": Int64, "n": BigInteger,
}  # fmt: skip
_NUMBER = re.compile(
    r"\s*([+-]?)(?:0x([0-9a-f]+)|0b([01]+)|(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?))(u?[ysl]|u|n|d)?(kb|mb|gb|tb|pb)?\s*\Z",
    re.IGNORECASE | re.ASCII,
)


def double_text(value: float) -> str:
    """Double.ToString(): the shortest text that reads back as the same number; an exponent from 1E+17 on."""
    text = repr(value)
    if text.endswith(".0"):
        return text[:-2]
    if "e" in text:
        return text.replace("e", "E") if text[-3:] != "+16" else str(int(value))
    return _SPECIAL.get(text, text)


_SPECIAL = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}


def double_text_15(value: float) -> str:
    """What PowerShell's cast to string gives: 15 significant digits."""
    text = f"{value:.15g}"
    if "e" in text:
        return text.replace("e", "E")
    return _SPECIAL.get(text, text)


def single_text(value: float) -> str:
    """Single.ToString(): the shortest text that reads back as the same 32-bit number."""
    if value != value or value in (float("inf"), float("-inf")):
        return _SPECIAL[repr(float(value))]
    for digits in range(1, 10):
        text = f"{value:.{digits}g}"
        if to_single(float(text)) == value:
            break
    number = float(text)
    plain = f"{number:.9g}"
    mantissa, _, exponent = f"{number:.{digits - 1}e}".partition("e")
    if "e" not in plain and -5 < int(exponent) < 9:
        return plain
    return (
        f"{mantissa.rstrip('0').rstrip('.') if '.' in mantissa else mantissa}E{'-' if int(exponent) < 0 else '+'}{abs(int(exponent)):02d}"
    )


def single_text_7(value: float) -> str:
    """PowerShell's cast of a Single to string: 7 significant digits."""
    text = f"{value:.7g}"
    if "e" in text:
        return text.replace("e", "E")
    return _SPECIAL.get(text, text)


def to_single(value: float) -> Single:
    """Rounds to 24 bits; too large is infinity."""
    try:
        return Single(struct.unpack("f", struct.pack("f", value))[0])
    except OverflowError:
        return Single("inf" if value > 0 else "-inf")


def integer(value: int) -> Any:
    """The narrowest of Int32, Int64, Decimal, Double that an unsuffixed literal of this value has."""
    if -(2**31) <= value < 2**31:
        return int(value)
    if -(2**63) <= value < 2**63:
        return Int64(value)
    if abs(value) < 2**96:
        from azshell.dotnet.decimals import Decimal

        return Decimal(value)
    return float(value)


def scan_number(text: str) -> Any:
    """The value of a number as PowerShell's tokenizer reads it (0x1F, 1kb, 2.5, 3L, 1d), signs and blanks allowed; None if it is none."""
    if text.isdigit() and text.isascii():
        return integer(int(text))
    match = _NUMBER.match(text)
    if match is None:
        return None if text.strip() else 0
    sign, hexadecimal, binary, real, suffix, multiplier = match.groups()
    suffix = suffix.lower() if suffix else ""
    factor = _MULTIPLIERS[multiplier.lower()] if multiplier else 1
    if hexadecimal is not None or binary is not None:
        return _scan_bits(sign, hexadecimal, binary, suffix, factor)
    is_real = not real.isdigit()
    if suffix == "d":
        from azshell.dotnet.decimals import Decimal

        try:
            return Decimal.parse(sign + real) * Decimal(factor)
        except Exception:
            return None
    if is_real:
        value = float(sign + real) * factor
        if not suffix:
            return value
        number = round(value)
    else:
        number = int(sign + real) * factor
    return _suffixed(number, suffix)


def _scan_bits(sign: str, hexadecimal: str | None, binary: str | None, suffix: str, factor: int) -> Any:
    digits, base = (hexadecimal, 16) if hexadecimal is not None else (binary or "0", 2)
    number = int(digits, base)
    width = len(digits) * (4 if base == 16 else 1)
    if not suffix and width in ((32, 64) if base == 16 else (8, 16, 32, 64)) and number >= 1 << (width - 1):
        number -= 1 << width
        suffix = "l" if width == 64 else ""
    return _suffixed((-number if sign == "-" else number) * factor, suffix)


def _suffixed(number: int, suffix: str) -> Any:
    if not suffix:
        return integer(number)
    if suffix in ("u", "ul"):
        kind: type = UInt32 if suffix == "u" and number < 2**32 else UInt64
    else:
        kind = _SUFFIXES[suffix]
    if kind is BigInteger:
        return BigInteger(number)
    low, high = RANGES[kind]
    return kind(number) if low <= number <= high else None
