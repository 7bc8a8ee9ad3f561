"""Dates from text: DateTime.Parse, which takes most orders and names, and ParseExact, which follows a format.

The reader finds the time, the zone and the day of the week, and resolves the numbers that are left by the culture's order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from azshell.dotnet.date_format import standard_pattern, tokens

if TYPE_CHECKING:
    from azshell.dotnet.culture import DateTimeFormatInfo
    from azshell.dotnet.datetime import DateTime

NO_CURRENT_DATE, ADJUST, ASSUME_LOCAL, ASSUME_UTC, ROUNDTRIP = 8, 16, 32, 64, 128
MINUTE, DAY = 600_000_000, 864_000_000_000


class Parts(NamedTuple):
    """What a text said: a date (None: today), ticks of the day, and the zone's offset in ticks (None: no zone) with `utc` for Z."""

    date: tuple[int, int, int] | None
    time: int
    offset: int | None
    utc: bool = False


def parse_date(text: str, info: DateTimeFormatInfo, styles: int = 0) -> DateTime:
    """DateTime.Parse.  FormatException."""
    return finish(read_parts(text, info), text, styles)


def read_parts(text: str, info: DateTimeFormatInfo) -> Parts:
    """The date, time and zone in a text in any of the forms that .NET takes.  FormatException."""
    match = _ISO.match(text)
    if match:
        date = int(match[1]), int(match[2]), int(match[3])
        if not valid(*date):
            raise wrong(text)
        offset, utc = _zone(match[8]) if match[8] else (None, False)
        return Parts(date, _clock(text, match[4], match[5], match[6], match[7]), offset, utc)
    return _General(text, info).read()


_ISO = re.compile(
    r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:T(?=\d\d:\d\d(?::\d\d|\Z|\s*[Z+-]))|\s+)(\d{1,2}):(\d{1,2})"
    r"(?::(\d{1,2})(?:[.,](\d+))?)?)?(?:\s*(Z|GMT|[+-]\d{1,2}(?::?\d{2})?))?\s*\Z",
    re.ASCII,
)
_ZONE = re.compile(r"([+-])(\d{1,2})(?::?(\d{2}))?\Z", re.ASCII)


def _zone(text: str) -> tuple[int, bool]:
    match = _ZONE.match(text)
    if not match:
        return 0, True
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return (-minutes if match[1] == "-" else minutes) * MINUTE, False


def _clock(text: str, hour: str | None, minute: str | None, second: str | None, fraction: str | None, half: str = "") -> int:
    """Ticks of the day.  FormatException when a part is out of its range."""
    hours, minutes, seconds = int(hour or 0), int(minute or 0), int(second or 0)
    if half:
        if hours > 12 and not (half == "p" and hours < 24):
            raise wrong(text)
        hours = hours % 12 + (12 if half == "p" else 0) if hours <= 12 else hours
    if hours > 23 or minutes > 59 or seconds > 59:
        raise unsupported(text)
    return (hours * 3600 + minutes * 60 + seconds) * 10_000_000 + (round(float("0." + fraction) * 10_000_000) if fraction else 0)


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a date."""
    from azshell.dotnet.datetime import days_in_month

    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def wrong(text: str) -> Exception:
    """The error of a text that is no date."""
    from azshell.dotnet.exceptions import FormatException

    return FormatException(f"String '{text}' was not recognized as a valid DateTime.")


def unsupported(text: str) -> Exception:
    """The error of a time, or of an exact date, that does not exist."""
    from azshell.dotnet.exceptions import FormatException

    return FormatException(
        f"The DateTime represented by the string '{text}' is not supported in calendar 'System.Globalization.GregorianCalendar'."
    )


def _wrong_day(text: str) -> Exception:
    from azshell.dotnet.exceptions import FormatException

    return FormatException(f"String '{text}' was not recognized as a valid DateTime because the day of week was incorrect.")


def _unknown_word(text: str, index: int) -> Exception:
    from azshell.dotnet.exceptions import FormatException

    return FormatException(
        f"The string '{text}' was not recognized as a valid DateTime. There is an unknown word starting at index '{index}'."
    )


_TIME = re.compile(
    r"(?<![\d:.])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?(?![\d:])(?:\s*(AM|PM|A|P)\b)?|(?<![\d:])(\d{1,2})\s*(AM|PM)\b",
    re.ASCII | re.IGNORECASE,
)
_AFTER_TIME = re.compile(r"\s*(Z\b|GMT\b|[+-]\d{1,2}(?::?\d{2})?(?!\d))", re.ASCII)
_CJK = str.maketrans({"年": "-", "月": "-", "日": " ", "时": ":", "分": ":", "秒": " "})


class _General:
    """A text that is not in ISO form."""

    def __init__(self, text: str, info: DateTimeFormatInfo) -> None:
        self.text = text
        self.info = info

    def read(self) -> Parts:
        """Time and zone first, then names, then the numbers in the culture's order."""
        rest = self.text.translate(_CJK)
        time: int | None = None
        offset: int | None = None
        utc = False
        match = _TIME.search(rest)
        if match:
            half = (match[5] or match[7] or "")[:1].lower()
            time = _clock(self.text, match[1] or match[6], match[2], match[3], match[4], half)
            end = match.end()
            zone = _AFTER_TIME.match(rest, end)
            if zone:
                offset, utc = _zone(zone[1])
                end = zone.end()
            before, after = rest[: match.start()], rest[end:]
            if re.search(r"\d", before) and re.search(r"\w", after):
                last = re.fullmatch(r"\s*([^\W\d_]+)\s*", after)
                raise (
                    _unknown_word(self.text, end + last.start(1)) if last and last[1].lower() not in _words(self.info) else wrong(self.text)
                )
            rest = before + " " * (end - match.start()) + after
        date = self.date(rest, time is not None)
        return Parts(date, time or 0, offset, utc)

    def date(self, rest: str, has_time: bool) -> tuple[int, int, int] | None:
        """The date in what is left, or None when nothing is."""
        words = _words(self.info)
        month = day_of_week = None
        month_at = 0
        out = list(rest)
        for match in re.finditer(r"[^\W\d_]+\.?", rest):
            word = match[0].lower()
            found = words.get(word) or words.get(word.rstrip("."))
            if found is None:
                if word == "t" and rest[match.start() - 1 : match.start()].isdigit():
                    raise wrong(self.text)
                raise _unknown_word(self.text, match.start())
            kind, number = found
            if kind == "month":
                if month is not None:
                    raise wrong(self.text)
                month, month_at = number, match.start()
            elif kind == "day":
                day_of_week = number
            out[match.start() : match.end()] = ("\x01" if kind == "month" else " ") + " " * (len(match[0]) - 1)
        remaining = "".join(out)
        numbers = [(int(m[0]), len(m[0]), m.start()) for m in re.finditer(r"\d+", remaining, re.ASCII)]
        gaps = re.split(r"\d+", remaining)
        if any(not re.fullmatch(r"\s*[,/.-]?\s*(?:\x01\s*)?[,/.-]?\s*", gap) for gap in gaps) or re.search(
            r"[/-]\s*[/-]|^\s*[-/.]|[-/]\s*$", remaining
        ):
            raise wrong(self.text)
        if not numbers:
            if month is not None or not has_time:
                raise wrong(self.text)
            return None
        date = self.with_month(numbers, month, month_at) if month is not None else self.in_order(numbers)
        if date is None or not valid(*date):
            raise wrong(self.text)
        if day_of_week is not None:
            from azshell.dotnet.datetime import from_date

            if from_date(*date).day_of_week != day_of_week:
                raise _wrong_day(self.text)
        return date

    def with_month(self, numbers: list[tuple[int, int, int]], month: int, month_at: int) -> tuple[int, int, int] | None:
        """A date whose month is a name."""
        if len(numbers) == 1:
            value, digits, place = numbers[0]
            if digits >= 3:
                return value, month, 1
            if place < month_at and self.info.year_month_pattern[:1] == "y":
                return _century(value, digits), month, 1
            return _this_year(), month, value
        if len(numbers) != 2:
            return None
        (first, first_digits, _), (second, second_digits, _) = numbers
        if first_digits >= 3:
            return first, month, second
        return _century(second, second_digits), month, first

    def in_order(self, numbers: list[tuple[int, int, int]]) -> tuple[int, int, int] | None:
        """A date of numbers alone."""
        order = "".join(dict.fromkeys(c.lower() for c in self.info.short_date_pattern if c in "dMy"))
        values = [value for value, _, _ in numbers]
        digits = [count for _, count, _ in numbers]
        if len(numbers) == 2:
            if digits[0] >= 3:
                return values[0], values[1], 1
            if digits[1] >= 3:
                return values[1], values[0], 1
            day_first = order.index("d") < order.index("m")
            return (_this_year(), values[1], values[0]) if day_first else (_this_year(), values[0], values[1])
        if len(numbers) != 3:
            return None
        if digits[0] >= 3:
            order = "ymd"
        elif digits[2] >= 3 and order[0] == "y":
            order = "mdy"
        found = dict(zip(order, values, strict=True))
        return _century(found["y"], digits[order.index("y")]), found["m"], found["d"]


@lru_cache(maxsize=8)
def _words(info: DateTimeFormatInfo) -> dict[str, tuple[str, int]]:
    """Lower-case word -> (month, 1..12), (day, 0..6) or (other, 0), in the culture's language and in English."""
    from azshell.dotnet.culture import INVARIANT

    words: dict[str, tuple[str, int]] = {"ad": ("other", 0), "a.d.": ("other", 0)}
    for names in (INVARIANT.date_format, info):
        for attribute in ("month_names", "abbreviated_month_names", "month_genitive_names", "abbreviated_month_genitive_names"):
            for number, name in enumerate(getattr(names, attribute)[:12], 1):
                words[name.lower().rstrip(".")] = ("month", number)
        for attribute in ("day_names", "abbreviated_day_names"):
            for number, name in enumerate(getattr(names, attribute)):
                words[name.lower().rstrip(".")] = ("day", number)
    return words


def _century(year: int, digits: int) -> int:
    if digits > 2:
        return year
    return year + (2000 if year <= 49 else 1900)


def _this_year() -> int:
    from azshell.dotnet.datetime import today

    return today().year


def finish(parts: Parts, text: str, styles: int) -> DateTime:
    """The DateTime that parts mean under DateTimeStyles."""
    from azshell.dotnet.datetime import MAX_TICKS, DateTime, from_date, today

    if parts.date is not None:
        day = from_date(*parts.date).ticks
    else:
        day = 0 if styles & NO_CURRENT_DATE else today().ticks
    ticks = day + parts.time
    if ticks > MAX_TICKS:
        raise unsupported(text)
    offset = parts.offset
    if offset is None:
        if styles & ASSUME_UTC:
            date = DateTime(ticks, 1)
            return date if styles & (ADJUST | ROUNDTRIP) and styles & ADJUST else date.to_local()
        if styles & ASSUME_LOCAL:
            date = DateTime(ticks, 2)
            return date.to_universal() if styles & ADJUST else date
        return DateTime(ticks)
    universal = DateTime(min(max(ticks - offset, 0), MAX_TICKS), 1)
    if styles & ADJUST or (styles & ROUNDTRIP and parts.utc):
        return universal
    return universal.to_local()


def parse_date_exact(text: str | None, formats: Any, info: DateTimeFormatInfo, styles: int = 0) -> DateTime:
    """DateTime.ParseExact with one format or several.  FormatException."""
    text = text or ""
    if isinstance(formats, str):
        return finish(read_exact(text, formats, info, styles), text, styles)
    from azshell.dotnet.exceptions import FormatException

    for pattern in formats:
        try:
            return finish(read_exact(text, pattern, info, styles), text, styles)
        except FormatException:
            continue
    raise wrong(text)


def read_exact(text: str, pattern: str, info: DateTimeFormatInfo, styles: int = 0) -> Parts:
    """The parts of a text that follows a format.  FormatException."""
    if not pattern:
        from azshell.dotnet.exceptions import FormatException

        raise FormatException("Format specifier '' was invalid.")
    if len(pattern) == 1:
        if pattern in "oOrRsu":
            from azshell.dotnet.culture import INVARIANT

            info = INVARIANT.date_format
        fixed_zone = pattern in "rRu"
        pattern = standard_pattern(pattern, info)
    else:
        fixed_zone = False
    expression, names = _expression(pattern, info, styles & 7)
    match = expression.match(text)
    if not match:
        raise wrong(text)
    return _exact_parts(text, match, names, info, fixed_zone)


@lru_cache(maxsize=128)
def _expression(pattern: str, info: DateTimeFormatInfo, blanks: int) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The regular expression of a format, and the run letter of each of its groups."""
    source: list[str] = []
    kinds: list[str] = []
    for letter, count in tokens(pattern):
        if not count:
            source.append(re.escape(letter) if letter.strip() or not blanks & 4 else r"\s*")
            continue
        piece = _piece(letter, count, info)
        if piece is None:
            source.append(re.escape({":": info.time_separator, "/": info.date_separator}[letter]))
        else:
            kinds.append(letter if letter not in "dM" or count < 3 else letter * min(count, 4))
            source.append(f"({piece})")
        if blanks & 4:
            source.append(r"\s*")
    lead, trail = (r"\s*" if blanks & 1 else ""), (r"\s*" if blanks & 2 else "")
    return re.compile(f"{lead}{''.join(source)}{trail}\\Z", re.IGNORECASE | re.ASCII), tuple(kinds)


def _piece(letter: str, count: int, info: DateTimeFormatInfo) -> str | None:
    if letter in "dM" and count >= 3:
        attribute = ("abbreviated_" if count == 3 else "") + ("day_names" if letter == "d" else "month_names")
        names = [name for name in (*getattr(info, attribute), *_genitives(letter, count, info)) if name]
        return "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True))
    if letter in "dMHhms":
        return r"\d{1,2}" if count == 1 else r"\d{2}"
    if letter == "y":
        return r"\d{1,2}" if count == 1 else rf"\d{{{count}}}"
    if letter in "fF":
        return rf"\d{{{count}}}" if letter == "f" else rf"\d{{0,{count}}}"
    if letter == "t":
        return "|".join(re.escape(name[:1] if count == 1 else name) for name in (info.am_designator, info.pm_designator))
    if letter == "Z":
        return "Z"
    if letter in "zK":
        number = r"[+-]\d{1,2}" if count == 1 else r"[+-]\d{2}"
        return r"Z|[+-]\d{2}:\d{2}|" if letter == "K" else number if count < 3 else r"[+-]\d{1,2}:?\d{2}"
    if letter == "g":
        return "AD|A\\.D\\."
    return None


def _genitives(letter: str, count: int, info: DateTimeFormatInfo) -> tuple[str, ...]:
    if letter == "d":
        return ()
    return tuple(getattr(info, ("abbreviated_" if count == 3 else "") + "month_genitive_names"))


def _exact_parts(text: str, match: re.Match[str], kinds: tuple[str, ...], info: DateTimeFormatInfo, fixed_zone: bool) -> Parts:
    found: dict[str, str] = {}
    for kind, value in zip(kinds, match.groups(), strict=True):
        if kind in found and found[kind] != value:
            raise wrong(text)
        found[kind] = value
    month = int(found["M"]) if "M" in found else None
    for kind in ("MMM", "MMMM"):
        if kind in found:
            month = _words(info).get(found[kind].lower().rstrip("."), ("month", 0))[1]
    year = _century(int(found["y"]), len(found["y"])) if "y" in found else None
    day = int(found["d"]) if "d" in found else None
    hour = found.get("H") or found.get("h")
    half = ""
    if "t" in found:
        half = "a" if found["t"].lower() == info.am_designator[: len(found["t"])].lower() else "p"
    if "h" in found and "H" not in found and int(found["h"]) > 12:
        raise wrong(text)
    if half and "h" in found:
        hour = str(int(found["h"]) % 12 + (12 if half == "p" else 0))
    elif "h" in found and "H" not in found:
        hour = str(int(found["h"]) % 12) if int(found["h"]) == 12 else found["h"]
    time = _clock(text, hour, found.get("m"), found.get("s"), found.get("f") or found.get("F") or None)
    date: tuple[int, int, int] | None = None
    if year is not None or month is not None or day is not None:
        date = (year if year is not None else _this_year(), month or 1, day or 1)
        if not valid(*date):
            raise unsupported(text)
    zone = found.get("z") or found.get("K") or found.get("Z")
    if fixed_zone:
        zone = None
    offset, utc = _zone(zone) if zone else (None, False)
    named = next((found[kind] for kind in ("ddd", "dddd") if kind in found), None)
    if named is not None:
        from azshell.dotnet.datetime import from_date, today

        weekday = from_date(*date).day_of_week if date else today().day_of_week
        if _words(info).get(named.lower().rstrip("."), ("day", -1))[1] != weekday:
            raise _wrong_day(text)
    return Parts(date, time, offset, utc)
