"""System.DateTime: a moment in ticks of 100 ns since 0001-01-01, with its Kind."""

from __future__ import annotations

import datetime as python_datetime
from typing import Any

from azshell.dotnet import clock
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, ps_prop, static_method, static_prop
from azshell.dotnet.values import Int64

SECOND, DAY = 10_000_000, 864_000_000_000
MAX_TICKS = 3155378975999999999
FILE_TIME_EPOCH, OLE_EPOCH = 504911232000000000, 599264352000000000

DateTimeKind = declare_enum("System.DateTimeKind", ["Unspecified", "Utc", "Local"])

_date = python_datetime.date


class DateTime:
    """A date and time; `ticks` from 0 to MAX_TICKS, `kind` 0 Unspecified, 1 Utc, 2 Local.  Immutable but for DisplayHint."""

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
        return other.__class__ is DateTime and other.ticks == self.ticks  # type: ignore[attr-defined]

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
            raise _unrepresentable(parameter)
        return DateTime(total, self.kind)

    def plus_months(self, months: int, parameter: str = "months") -> DateTime:
        """So many months later, at most on the month's last day."""
        day = self.date
        count = day.year * 12 + day.month - 1 + months
        year, month = count // 12, count % 12 + 1
        if not 1 <= year <= 9999:
            raise _unrepresentable(parameter)
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
        raise _out_of_range("year", "Year must be between 1 and 9999.")
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31.  ArgumentOutOfRangeException."""
    if not 1 <= month <= 12:
        raise _out_of_range("month", "Month must be between one and twelve.", month)
    leap = is_leap_year(year)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _out_of_range(parameter: str | None, message: str, value: Any = None) -> Exception:
    from azshell.dotnet.exceptions import ArgumentOutOfRangeException

    return ArgumentOutOfRangeException(parameter, message, value)


def _unrepresentable(parameter: str) -> Exception:
    return _out_of_range(parameter, "The added or subtracted value results in an un-representable DateTime.")


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
        raise _out_of_range(None, "Year, Month, and Day parameters describe an un-representable DateTime.")
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise _out_of_range(None, "Hour, Minute, and Second parameters describe an un-representable DateTime.")
    if not 0 <= millisecond < 1000:
        raise _out_of_range("millisecond", "Valid values are between 0 and 999, inclusive.")
    if not 0 <= microsecond < 1000:
        raise _out_of_range("microsecond", "Valid values are between 0 and 999, inclusive.")
    ticks = (hour * 3600 + minute * 60 + second) * SECOND + millisecond * 10_000 + microsecond * 10
    return DateTime(from_date(year, month, day).ticks + ticks, kind)


def from_ticks(ticks: int, kind: int = 0) -> DateTime:
    """The constructor from ticks.  ArgumentOutOfRangeException."""
    if not 0 <= ticks <= MAX_TICKS:
        raise _out_of_range("ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.")
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


def _try(out: Any, call: Any, *arguments: Any) -> bool:
    from azshell.dotnet.exceptions import NetException

    try:
        out.value = call(*arguments)
    except NetException:
        out.value = DateTime(0)
        return False
    return True


def _compare(date: DateTime, other: Any) -> int:
    if other is None:
        return 1
    if other.__class__ is not DateTime:
        from azshell.dotnet.exceptions import ArgumentException

        raise ArgumentException("Object must be of type DateTime.")
    return (date.ticks > other.ticks) - (date.ticks < other.ticks)


def _span(ticks: int) -> Any:
    from azshell.dotnet.timespan import TimeSpan

    return TimeSpan(ticks)


def _adder(unit: int) -> Any:
    def add(date: DateTime, value: float) -> DateTime:
        ticks = value * unit
        if ticks != ticks or abs(ticks) > 4e18:
            raise _unrepresentable("value")
        return date.plus(int(ticks))

    return add


def _add_months(date: DateTime, months: int) -> DateTime:
    if not -120000 <= months <= 120000:
        raise _out_of_range("months", "Months value must be between +/-120000.")
    return date.plus_months(months)


def _add_years(date: DateTime, years: int) -> DateTime:
    if not -10000 <= years <= 10000:
        raise _out_of_range("value", "Years value must be between +/-10000.")
    return date.plus_months(years * 12, "value")


def _from_file_time(value: int, kind: int = 2) -> DateTime:
    if not 0 <= value <= MAX_TICKS - FILE_TIME_EPOCH:
        raise _out_of_range("fileTime", "Not a valid Win32 FileTime.")
    moment = DateTime(value + FILE_TIME_EPOCH, 1)
    return moment if kind == 1 else moment.to_local()


def _to_file_time(date: DateTime) -> Int64:
    utc = date.to_universal()
    if utc.ticks < FILE_TIME_EPOCH:
        raise _out_of_range(None, "Not a valid Win32 FileTime.")
    return Int64(utc.ticks - FILE_TIME_EPOCH)


def _to_binary(date: DateTime) -> Int64:
    if date.kind == 2:
        from azshell.dotnet.timezone import local_offset

        ticks = (date.ticks - local_offset(date)) & 0x3FFFFFFFFFFFFFFF
    else:
        ticks = date.ticks
    value = ticks | date.kind << 62
    return Int64(value - (1 << 64) if value >= 1 << 63 else value)


def _from_binary(value: int) -> DateTime:
    bits = value & 0xFFFFFFFFFFFFFFFF
    ticks, kind = bits & 0x3FFFFFFFFFFFFFFF, bits >> 62
    return DateTime(ticks, 1).to_local() if kind >= 2 else from_ticks(ticks, kind)


def _to_ole(date: DateTime) -> float:
    if date.ticks == 0:
        return 0.0
    milliseconds = (date.ticks - OLE_EPOCH) // 10_000
    if milliseconds < 0 and milliseconds % 86_400_000:
        milliseconds -= (milliseconds % 86_400_000) * 2
    return milliseconds / 86_400_000


def _from_ole(value: float) -> DateTime:
    if not -657435.0 < value < 2958466.0:
        from azshell.dotnet.exceptions import ArgumentException

        raise ArgumentException("Not a legal OleAut date.")
    milliseconds = int(value * 86_400_000 + (0.5 if value >= 0 else -0.5))
    if milliseconds < 0:
        milliseconds -= -(-milliseconds % 86_400_000) * 2
    return DateTime(OLE_EPOCH + milliseconds * 10_000)


def _difference(date: DateTime, other: Any) -> Any:
    return _span(date.ticks - other.ticks) if other.__class__ is DateTime else date.plus(-other.ticks)


def _specify(date: DateTime, kind: int) -> DateTime:
    return DateTime(date.ticks, kind)


def _hash(date: DateTime) -> int:
    value = (date.ticks ^ (date.ticks >> 32)) & 0xFFFFFFFF
    return value - (1 << 32) if value >= 1 << 31 else value


def _formats(date: DateTime, letter: Any = None, provider: Any = None) -> Any:
    from azshell.dotnet.typed_arrays import string_array

    return string_array(date.to_formatted(spec, provider) for spec in (letter or "dDfFgGmMoOrRstTuUyY"))


def _day_of_week(date: DateTime) -> Any:
    from azshell.dotnet.globalization import DayOfWeek

    return DayOfWeek(date.day_of_week)


def _is_daylight(date: DateTime) -> bool:
    from azshell.dotnet.timezone import local_zone

    return date.kind != 1 and local_zone().is_daylight(date.ticks)


def _type_code(_: DateTime) -> Any:
    from azshell.dotnet.types import resolve_type

    code = resolve_type("System.TypeCode")
    return code.python_class(16) if code is not None and code.python_class is not None else 16


_STYLES = "System.Globalization.DateTimeStyles"
_PARTS = "int year, int month, int day"
_TIME = f"{_PARTS}, int hour, int minute, int second"


def _shown(moment: DateTime) -> str:
    """The DateTime property: the long date and time, or what Get-Date -DisplayHint asked for."""
    hint = str(getattr(moment, "hint", None) or "").lower()
    date, time = moment.to_formatted("D"), moment.to_formatted("T")
    return {"date": date, "time": time}.get(hint, f"{date} {time}")


declare(
    "System.DateTime",
    DateTime,
    base="System.ValueType",
    interfaces=["System.IComparable", "System.IFormattable", "System.IConvertible"],
    accelerators=["datetime"],
    default=DateTime(0),
    members=[
        constructor("datetime(long ticks)", from_ticks),
        constructor("datetime(long ticks, System.DateTimeKind kind)", from_ticks),
        constructor(f"datetime({_PARTS})", make),
        constructor(f"datetime({_PARTS}, System.Globalization.Calendar calendar)", lambda y, m, d, _: make(y, m, d)),
        constructor(f"datetime({_TIME})", make),
        constructor(f"datetime({_TIME}, System.DateTimeKind kind)", lambda *parts: make(*parts[:6], kind=parts[6])),
        constructor(f"datetime({_TIME}, int millisecond)", make),
        constructor(f"datetime({_TIME}, int millisecond, System.DateTimeKind kind)", lambda *parts: make(*parts[:7], kind=parts[7])),
        constructor(f"datetime({_TIME}, int millisecond, int microsecond)", make),
        prop("datetime Date", lambda d: DateTime(d.ticks - d.ticks % DAY, d.kind)),
        prop("int Day", lambda d: d.day),
        prop("System.DayOfWeek DayOfWeek", _day_of_week),
        prop("int DayOfYear", lambda d: d.day_of_year),
        prop("int Hour", lambda d: d.hour),
        prop("System.DateTimeKind Kind", lambda d: DateTimeKind(d.kind)),
        prop("int Millisecond", lambda d: d.fraction // 10_000),
        prop("int Microsecond", lambda d: d.fraction // 10 % 1000),
        prop("int Nanosecond", lambda d: d.fraction % 10 * 100),
        prop("int Minute", lambda d: d.minute),
        prop("int Month", lambda d: d.month),
        prop("int Second", lambda d: d.second),
        prop("long Ticks", lambda d: Int64(d.ticks)),
        prop("timespan TimeOfDay", lambda d: _span(d.ticks % DAY)),
        prop("int Year", lambda d: d.year),
        ps_prop("ScriptProperty", "System.Object DateTime", "System.Object DateTime {get=... by $this.DisplayHint;}", _shown),
        method("datetime Add(timespan value)", lambda d, span: d.plus(span.ticks)),
        method("datetime AddDays(double value)", _adder(DAY)),
        method("datetime AddHours(double value)", _adder(36_000_000_000)),
        method("datetime AddMicroseconds(double value)", _adder(10)),
        method("datetime AddMilliseconds(double value)", _adder(10_000)),
        method("datetime AddMinutes(double value)", _adder(600_000_000)),
        method("datetime AddMonths(int months)", _add_months),
        method("datetime AddSeconds(double value)", _adder(SECOND)),
        method("datetime AddTicks(long value)", lambda d, ticks: d.plus(int(ticks))),
        method("datetime AddYears(int value)", _add_years),
        method("int CompareTo(System.Object value)", _compare),
        method("int CompareTo(datetime value)", _compare),
        method("bool Equals(System.Object value)", DateTime.__eq__),
        method("bool Equals(datetime value)", DateTime.__eq__),
        method("string[] GetDateTimeFormats()", _formats),
        method("string[] GetDateTimeFormats(System.IFormatProvider provider)", lambda d, provider: _formats(d, None, provider)),
        method("string[] GetDateTimeFormats(char format)", _formats),
        method("string[] GetDateTimeFormats(char format, System.IFormatProvider provider)", _formats),
        method("int GetHashCode()", _hash),
        method("System.TypeCode GetTypeCode()", _type_code),
        method("bool IsDaylightSavingTime()", _is_daylight),
        method("timespan Subtract(datetime value)", _difference),
        method("datetime Subtract(timespan value)", _difference),
        method("long ToBinary()", _to_binary),
        method("long ToFileTime()", _to_file_time),
        method("long ToFileTimeUtc()", lambda d: _to_file_time(DateTime(d.ticks, 1) if d.kind != 2 else d)),
        method("datetime ToLocalTime()", DateTime.to_local),
        method("string ToLongDateString()", lambda d: d.to_formatted("D")),
        method("string ToLongTimeString()", lambda d: d.to_formatted("T")),
        method("double ToOADate()", _to_ole),
        method("string ToShortDateString()", lambda d: d.to_formatted("d")),
        method("string ToShortTimeString()", lambda d: d.to_formatted("t")),
        method("string ToString()", str),
        method("string ToString(string format)", lambda d, spec: d.to_formatted(spec)),
        method("string ToString(System.IFormatProvider provider)", lambda d, provider: d.to_formatted("G", provider)),
        method("string ToString(string format, System.IFormatProvider provider)", lambda d, spec, p: d.to_formatted(spec, p)),
        method("datetime ToUniversalTime()", DateTime.to_universal),
        static_method("int Compare(datetime t1, datetime t2)", _compare),
        static_method("int DaysInMonth(int year, int month)", days_in_month),
        static_method("bool Equals(datetime t1, datetime t2)", DateTime.__eq__),
        static_method("datetime FromBinary(long dateData)", _from_binary),
        static_method("datetime FromFileTime(long fileTime)", _from_file_time),
        static_method("datetime FromFileTimeUtc(long fileTime)", lambda value: _from_file_time(value, 1)),
        static_method("datetime FromOADate(double d)", _from_ole),
        static_method("bool IsLeapYear(int year)", is_leap_year),
        static_method("datetime Parse(string s)", parse),
        static_method("datetime Parse(string s, System.IFormatProvider provider)", parse),
        static_method(f"datetime Parse(string s, System.IFormatProvider provider, {_STYLES} styles)", parse),
        static_method("datetime ParseExact(string s, string format, System.IFormatProvider provider)", parse_exact),
        static_method(f"datetime ParseExact(string s, string format, System.IFormatProvider provider, {_STYLES} style)", parse_exact),
        static_method(f"datetime ParseExact(string s, string[] formats, System.IFormatProvider provider, {_STYLES} style)", parse_exact),
        static_method("datetime SpecifyKind(datetime value, System.DateTimeKind kind)", _specify),
        static_method("bool TryParse(string s, [ref] datetime result)", lambda s, out: _try(out, parse, s)),
        static_method(
            f"bool TryParse(string s, System.IFormatProvider provider, {_STYLES} styles, [ref] datetime result)",
            lambda s, provider, styles, out: _try(out, parse, s, provider, styles),
        ),
        static_method(
            "bool TryParse(string s, System.IFormatProvider provider, [ref] datetime result)",
            lambda s, provider, out: _try(out, parse, s, provider),
        ),
        *(
            static_method(
                f"bool TryParseExact(string s, {kind}, System.IFormatProvider provider, {_STYLES} style, [ref] datetime result)",
                lambda s, formats, provider, styles, out: _try(out, parse_exact, s, formats, provider, styles),
            )
            for kind in ("string format", "string[] formats")
        ),
        static_method("datetime op_Addition(datetime d, timespan t)", lambda d, t: d.plus(t.ticks, "t")),
        static_method("datetime op_Subtraction(datetime d, timespan t)", lambda d, t: d.plus(-t.ticks, "t")),
        static_method("timespan op_Subtraction(datetime d1, datetime d2)", _difference),
        static_prop("datetime MaxValue", lambda: DateTime(MAX_TICKS)),
        static_prop("datetime MinValue", lambda: DateTime(0)),
        static_prop("datetime Now", now),
        static_prop("datetime Today", today),
        static_prop("datetime UnixEpoch", lambda: DateTime(clock.UNIX_EPOCH_TICKS, 1)),
        static_prop("datetime UtcNow", utc_now),
    ],
)
