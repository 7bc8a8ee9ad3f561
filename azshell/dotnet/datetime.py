"""System.DateTime: a moment in ticks of 100 ns since 0001-01-01, with its Kind."""

from __future__ import annotations

import datetime as python_datetime
from typing import Any

from azshell.dotnet import clock

SECOND, DAY = 10_000_000, 864_000_000_000

MAX_TICKS = 3155378975999999999

FILE_TIME_EPOCH, OLE_EPOCH = 504911232000000000, 599264352000000000

_date = python_datetime.date


class DateTime:
    """A date and time; `ticks` from 0 to MAX_TICKS, `kind` 0 Unspecified, 1 Utc, 2 Local.  Immutable but for DisplayHint."""

    net_name = "System.DateTime"

    __slots__ = ("__weakref__", "hint", "kind", "ticks")

    def __init__(self, ticks: int = 0, kind: int = 0) -> None:
        self.ticks = int(ticks)
        self.kind = int(kind)
        self.hint: str | None = None

    def __str__(self) -> str:
        return self.to_formatted("G")

    def __repr__(self) -> str:
        return f"DateTime({self.to_formatted('o')})"

    def invariant_text(self) -> str:
        """What a cast to string gives."""
        day = self.date
        seconds = self.ticks // SECOND % 86400
        return f"{day.month:02d}/{day.day:02d}/{day.year:04d} {seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"

    def __eq__(self, other: object) -> bool:
        return other.__class__ is DateTime and other.ticks == self.ticks

    def __lt__(self, other: DateTime) -> bool:
        return self.ticks < other.ticks

    def __hash__(self) -> int:
        return hash(self.ticks)

    def to_formatted(self, spec: str, provider: Any = None) -> str:
        """The text under a format."""
        from azshell.dotnet.culture import date_info
        from azshell.dotnet.date_format import format_date

        return format_date(self, spec or "G", date_info(provider))

    @property
    def date(self) -> python_datetime.date:
        """The day as a Python date."""
        return _date.fromordinal(self.ticks // DAY + 1)

    @property
    def year(self) -> int:
        """1 to 9999."""
        return self.date.year

    @property
    def month(self) -> int:
        """1 to 12."""
        return self.date.month

    @property
    def day(self) -> int:
        """1 to 31."""
        return self.date.day

    @property
    def hour(self) -> int:
        """0 to 23."""
        return self.ticks // 36_000_000_000 % 24

    @property
    def minute(self) -> int:
        """0 to 59."""
        return self.ticks // 600_000_000 % 60

    @property
    def second(self) -> int:
        """0 to 59."""
        return self.ticks // SECOND % 60

    @property
    def fraction(self) -> int:
        """The ticks of the second, 0 to 9999999."""
        return self.ticks % SECOND

    @property
    def day_of_week(self) -> int:
        """0 (Sunday) to 6."""
        return (self.ticks // DAY + 1) % 7

    @property
    def day_of_year(self) -> int:
        """1 to 366."""
        return self.date.timetuple().tm_yday

    def plus(self, ticks: int, parameter: str = "value") -> DateTime:
        """So many ticks later, of the same kind.  ArgumentOutOfRangeException."""
        total = self.ticks + ticks
        if not 0 <= total <= MAX_TICKS:
            raise unrepresentable(parameter)
        return DateTime(total, self.kind)

    def plus_months(self, months: int, parameter: str = "months") -> DateTime:
        """So many months later, at most on the month's last day."""
        day = self.date
        count = day.year * 12 + day.month - 1 + months
        year, month = count // 12, count % 12 + 1
        if not 1 <= year <= 9999:
            raise unrepresentable(parameter)
        start = _date(year, month, min(day.day, days_in_month(year, month))).toordinal() - 1
        return DateTime(start * DAY + self.ticks % DAY, self.kind)

    def to_universal(self) -> DateTime:
        """In UTC; an unspecified kind counts as local."""
        if self.kind == 1:
            return self
        from azshell.dotnet.timezone import local_offset

        return DateTime(min(max(self.ticks - local_offset(self), 0), MAX_TICKS), 1)

    def to_local(self) -> DateTime:
        """In local time; an unspecified kind counts as UTC."""
        if self.kind == 2:
            return self
        from azshell.dotnet.timezone import local_offset

        return DateTime(min(max(self.ticks + local_offset(DateTime(self.ticks, 1)), 0), MAX_TICKS), 2)


def from_date(year: int, month: int, day: int) -> DateTime:
    """Midnight of a date that exists."""
    return DateTime((_date(year, month, day).toordinal() - 1) * DAY)


def from_python(moment: python_datetime.datetime) -> DateTime:
    """Of a Python datetime: Utc when it is in UTC, Local when it has another zone, else Unspecified."""
    ticks = (moment.toordinal() - 1) * DAY + (moment.hour * 3600 + moment.minute * 60 + moment.second) * SECOND + moment.microsecond * 10
    if moment.tzinfo is None:
        return DateTime(ticks)
    offset = moment.utcoffset() or python_datetime.timedelta()
    utc = DateTime(ticks - round(offset.total_seconds()) * SECOND, 1)
    return utc if not offset else utc.to_local()


def from_unix(seconds: float, kind: int = 2) -> DateTime:
    """Of a Unix time stamp; local unless `kind` is 1."""
    moment = DateTime(clock.UNIX_EPOCH_TICKS + round(seconds * SECOND), 1)
    return moment if kind == 1 else moment.to_local()


def now() -> DateTime:
    """The local time."""
    return utc_now().to_local()


def utc_now() -> DateTime:
    """The time in UTC."""
    return DateTime(clock.utc_ticks(), 1)


def today() -> DateTime:
    """Midnight of today, local."""
    moment = now()
    return DateTime(moment.ticks - moment.ticks % DAY, 2)


def is_leap_year(year: int) -> bool:
    """Whether the year has 366 days.  ArgumentOutOfRangeException outside 1 to 9999."""
    if not 1 <= year <= 9999:
        raise out_of_range("year", "Year must be between 1 and 9999.")
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31.  ArgumentOutOfRangeException."""
    if not 1 <= month <= 12:
        raise out_of_range("month", "Month must be between one and twelve.", month)
    leap = is_leap_year(year)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def out_of_range(parameter: str | None, message: str, value: Any = None) -> Exception:
    """The exception for an argument outside of its range."""
    from azshell.dotnet.exceptions import ArgumentOutOfRangeException

    return ArgumentOutOfRangeException(parameter, message, value)


def unrepresentable(parameter: str) -> Exception:
    """The exception for a result outside of the years 1 to 9999."""
    return out_of_range(parameter, "The added or subtracted value results in an un-representable DateTime.")


def make(
    year: int,
    month: int,
    day: int,
    hour: int = 0,
    minute: int = 0,
    second: int = 0,
    millisecond: int = 0,
    microsecond: int = 0,
    kind: int = 0,
) -> DateTime:
    """The constructor from parts.  ArgumentOutOfRangeException."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        raise out_of_range(None, "Year, Month, and Day parameters describe an un-representable DateTime.")
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise out_of_range(None, "Hour, Minute, and Second parameters describe an un-representable DateTime.")
    if not 0 <= millisecond < 1000:
        raise out_of_range("millisecond", "Valid values are between 0 and 999, inclusive.")
    if not 0 <= microsecond < 1000:
        raise out_of_range("microsecond", "Valid values are between 0 and 999, inclusive.")
    ticks = (hour * 3600 + minute * 60 + second) * SECOND + millisecond * 10_000 + microsecond * 10
    return DateTime(from_date(year, month, day).ticks + ticks, kind)


def from_ticks(ticks: int, kind: int = 0) -> DateTime:
    """The constructor from ticks.  ArgumentOutOfRangeException."""
    if not 0 <= ticks <= MAX_TICKS:
        raise out_of_range("ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.")
    return DateTime(ticks, kind)


def parse(text: str | None, provider: Any = None, styles: int = 0) -> DateTime:
    """DateTime.Parse.  FormatException."""
    from azshell.dotnet.culture import date_info
    from azshell.dotnet.date_parse import parse_date

    return parse_date(text or "", date_info(provider), styles)


def parse_exact(text: str | None, formats: Any, provider: Any = None, styles: int = 0) -> DateTime:
    """DateTime.ParseExact.  FormatException."""
    from azshell.dotnet.culture import date_info
    from azshell.dotnet.date_parse import parse_date_exact

    return parse_date_exact(text, formats, date_info(provider), styles)
