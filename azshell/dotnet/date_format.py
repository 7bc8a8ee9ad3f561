"""Dates as text: the standard formats (d D f F g G m o r s t T u U y) and custom ones (`yyyy-MM-dd HH:mm`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azshell.dotnet.culture import DateTimeFormatInfo
    from azshell.dotnet.datetime import DateTime
    from azshell.dotnet.timespan import TimeSpan

# Formats that do not follow the culture.
FIXED = {
    "o": "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
    "r": "ddd', 'dd' 'MMM' 'yyyy' 'HH':'mm':'ss' GMT'",
    "s": "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
    "u": "yyyy'-'MM'-'dd' 'HH':'mm':'ss'Z'",
}
_TOKEN = re.compile(
    r"(?P<run>(?P<letter>[dfFghHKmMstyz:/Z])(?P=letter)*)|%(?P<single>[dfFghHKmMstyz:/])|[%\\](?P<escaped>[^%])"
    r"|'(?P<quoted>(?:[^'\\]|\\.)*)'|\"(?P<double>(?:[^\"\\]|\\.)*)\"|(?P<quote>['\"])|(?P<other>[^%\\])",
    re.DOTALL,
)


def standard_pattern(letter: str, info: DateTimeFormatInfo) -> str:
    """The custom format that a standard one stands for.  FormatException for an unknown letter."""
    pattern = FIXED.get(letter.lower() if letter in "OR" else letter)
    if pattern is not None:
        return pattern
    if letter == "f":
        return f"{info.long_date_pattern} {info.short_time_pattern}"
    if letter in "gG":
        return f"{info.short_date_pattern} {info.short_time_pattern if letter == 'g' else info.long_time_pattern}"
    attribute = _PATTERNS.get(letter)
    if attribute is None:
        raise invalid_format()
    return str(getattr(info, attribute))


_PATTERNS = {
    "d": "short_date_pattern",
    "D": "long_date_pattern",
    "F": "full_date_time_pattern",
    "U": "full_date_time_pattern",
    "t": "short_time_pattern",
    "T": "long_time_pattern",
    "m": "month_day_pattern",
    "M": "month_day_pattern",
    "y": "year_month_pattern",
    "Y": "year_month_pattern",
}


def format_date(date: DateTime, spec: str, info: DateTimeFormatInfo, offset: TimeSpan | None = None) -> str:
    """A date under a format; `offset` is a DateTimeOffset's.  FormatException."""
    if len(spec) == 1:
        if spec in "oOrRsu":
            from azshell.dotnet.culture import INVARIANT

            info = INVARIANT.date_format
        if spec == "U":
            date = date.to_universal()
        elif offset is not None and spec in "rRu":
            date = date.plus(-offset.ticks)
        pattern = standard_pattern(spec, info)
    else:
        pattern = spec
    out: list[str] = []
    for letter, count in tokens(pattern):
        if not count:
            out.append(letter)
            continue
        text = _PAINTERS[letter](date, count, info, offset, pattern)
        if letter == "F" and not text and out and out[-1] == ".":
            out.pop()  # a fraction of nothing takes its point with it
        out.append(text)
    return "".join(out)


@lru_cache(maxsize=256)
def tokens(pattern: str) -> tuple[tuple[str, int], ...]:
    """A custom format as (letter, count) runs and (literal text, 0).  FormatException."""
    found: list[tuple[str, int]] = []
    position = 0
    while position < len(pattern):
        match = _TOKEN.match(pattern, position)
        if not match:
            raise invalid_format()
        if match["quote"]:
            from azshell.dotnet.exceptions import FormatException

            raise FormatException(f"Cannot find a matching quote character for the character '{match['quote']}'.")
        if match["run"]:
            letter = match["letter"]
            if letter in "fF" and len(match["run"]) > 7:
                raise invalid_format()
            found.extend([(letter, 1)] * len(match["run"]) if letter in ":/Z" else [(letter, len(match["run"]))])
        elif match["single"]:
            found.append((match["single"], 1))
        else:
            literal = match["quoted"] if match["quoted"] is not None else match["double"]
            text = re.sub(r"\\(.)", r"\1", literal) if literal is not None else match["escaped"] or match["other"]
            found.append((text, 0))
        position = match.end()
    return tuple(found)


def invalid_format() -> Exception:
    """The error of a format that is none."""
    from azshell.dotnet.exceptions import FormatException

    return FormatException("Input string was not in a correct format.")


def _day(date: DateTime, count: int, info: DateTimeFormatInfo, offset: Any, pattern: str) -> str:
    if count <= 2:
        return str(date.day).zfill(count)
    return (info.abbreviated_day_names if count == 3 else info.day_names)[date.day_of_week]


def _month(date: DateTime, count: int, info: DateTimeFormatInfo, offset: Any, pattern: str) -> str:
    month = date.month
    if count <= 2:
        return str(month).zfill(count)
    genitive = any(letter == "d" and run in (1, 2) for letter, run in tokens(pattern))
    if count == 3:
        return (info.abbreviated_month_genitive_names if genitive else info.abbreviated_month_names)[month - 1]
    return (info.month_genitive_names if genitive else info.month_names)[month - 1]


def _year(date: DateTime, count: int, info: DateTimeFormatInfo, offset: Any, pattern: str) -> str:
    return str(date.year % 100 if count <= 2 else date.year).zfill(count)


def _fraction(date: DateTime, count: int, info: DateTimeFormatInfo, offset: Any, pattern: str) -> str:
    return f"{date.fraction:07d}"[:count]


def _short_fraction(date: DateTime, count: int, info: DateTimeFormatInfo, offset: Any, pattern: str) -> str:
    return f"{date.fraction:07d}"[:count].rstrip("0")


def _half(date: DateTime, count: int, info: DateTimeFormatInfo, offset: Any, pattern: str) -> str:
    name = info.am_designator if date.hour < 12 else info.pm_designator
    return name[:1] if count == 1 else name


def _offset(date: DateTime, offset: TimeSpan | None) -> tuple[str, int]:
    if offset is not None:
        minutes = offset.ticks // 600_000_000
    else:
        from azshell.dotnet.timezone import local_offset

        minutes = 0 if date.kind == 1 else local_offset(date) // 600_000_000
    return ("-" if minutes < 0 else "+"), abs(minutes)


def _zone(date: DateTime, count: int, info: DateTimeFormatInfo, offset: Any, pattern: str) -> str:
    sign, minutes = _offset(date, offset)
    hours = str(minutes // 60).zfill(min(count, 2))
    return f"{sign}{hours}:{minutes % 60:02d}" if count >= 3 else sign + hours


def _kind(date: DateTime, count: int, info: DateTimeFormatInfo, offset: Any, pattern: str) -> str:
    if offset is None and date.kind != 2:
        return "Z" if date.kind == 1 else ""
    return _zone(date, 3, info, offset, pattern)


def _padded(part: str) -> Any:
    return lambda date, count, info, offset, pattern: str(getattr(date, part)).zfill(min(count, 2))


_PAINTERS: dict[str, Any] = {
    "d": _day,
    "M": _month,
    "y": _year,
    "H": _padded("hour"),
    "h": lambda date, count, info, offset, pattern: str((date.hour + 11) % 12 + 1).zfill(min(count, 2)),
    "m": _padded("minute"),
    "s": _padded("second"),
    "f": _fraction,
    "F": _short_fraction,
    "t": _half,
    "z": _zone,
    "K": _kind,
    "g": lambda date, count, info, offset, pattern: "AD",
    "Z": lambda date, count, info, offset, pattern: "Z",  # a letter of its own because ParseExact takes it for UTC
    ":": lambda date, count, info, offset, pattern: info.time_separator,
    "/": lambda date, count, info, offset, pattern: info.date_separator,
}
