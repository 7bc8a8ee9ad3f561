"""System.DateTimeOffset: a clock time together with its offset from UTC."""

from __future__ import annotations

from typing import Any

from azshell.dotnet import clock
from azshell.dotnet.datetime import DAY, MAX_TICKS, SECOND, DateTime, make
from azshell.dotnet.exceptions import ArgumentOutOfRangeException
from azshell.dotnet.timespan import TimeSpan
from azshell.dotnet.types import constructor, declare, implicit, method, prop, static_method, static_prop
from azshell.dotnet.values import Int64


class DateTimeOffset:
    """A clock time (`ticks`) and its offset from UTC (`offset`, ticks); equal when the moment is the same."""

    __slots__ = ("offset", "ticks")

    def __init__(self, ticks: int = 0, offset: int = 0) -> None:
        self.ticks = ticks
        self.offset = offset

    @property
    def utc_ticks(self) -> int:
        """The moment, in ticks of UTC."""
        return self.ticks - self.offset

    @property
    def clock_time(self) -> DateTime:
        """The clock time, unspecified."""
        return DateTime(self.ticks)

    def __str__(self) -> str:
        return self.to_formatted("")

    def invariant_text(self) -> str:
        """What a cast to string gives."""
        from azshell.dotnet.culture import INVARIANT

        return self.to_formatted("", INVARIANT)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DateTimeOffset) and other.utc_ticks == self.utc_ticks

    def __lt__(self, other: DateTimeOffset) -> bool:
        return self.utc_ticks < other.utc_ticks

    def __hash__(self) -> int:
        return hash(self.utc_ticks)

    def to_formatted(self, spec: str, provider: Any = None) -> str:
        """The text under a format; the general one shows the offset too."""
        from azshell.dotnet.culture import date_info
        from azshell.dotnet.date_format import format_date

        info = date_info(provider)
        pattern = spec or f"{info.short_date_pattern} {info.long_time_pattern} zzz"
        return format_date(self.clock_time, pattern, info, TimeSpan(self.offset))

    def plus(self, ticks: int) -> DateTimeOffset:
        """So many ticks later."""
        return DateTimeOffset(self.clock_time.plus(int(ticks)).ticks, self.offset)

    def plus_months(self, months: int) -> DateTimeOffset:
        """So many months later."""
        return DateTimeOffset(self.clock_time.plus_months(months).ticks, self.offset)

    def to_offset(self, offset: TimeSpan) -> DateTimeOffset:
        """The same moment by another clock."""
        return DateTimeOffset(self.utc_ticks + _checked(offset).ticks, offset.ticks)

    def to_local(self) -> DateTimeOffset:
        """The same moment by the local clock."""
        from azshell.dotnet.timezone import local_zone

        return self.to_offset(TimeSpan(local_zone().offset_at_utc(self.utc_ticks)))


def _checked(offset: TimeSpan) -> TimeSpan:
    from azshell.dotnet.exceptions import ArgumentException, ArgumentOutOfRangeException

    if offset.ticks % (60 * SECOND):
        raise ArgumentException("Offset must be specified in whole minutes.", "offset")
    if abs(offset.ticks) > 14 * 3600 * SECOND:
        raise ArgumentOutOfRangeException("offset", "Offset must be within plus or minus 14 hours.")
    return offset


def from_datetime(date: DateTime) -> DateTimeOffset:
    """A DateTime with the offset of its kind."""
    from azshell.dotnet.timezone import local_offset

    return DateTimeOffset(date.ticks, 0 if date.kind == 1 else local_offset(date))


def _make(ticks: int, offset: TimeSpan) -> DateTimeOffset:
    utc = ticks - _checked(offset).ticks
    if not 0 <= utc <= MAX_TICKS:
        from azshell.dotnet.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException(
            "offset", "The UTC time represented when the offset is applied must be between year 0 and 10,000."
        )
    return DateTimeOffset(ticks, offset.ticks)


def _with_offset(date: DateTime, offset: TimeSpan) -> DateTimeOffset:
    from azshell.dotnet.exceptions import ArgumentException
    from azshell.dotnet.timezone import local_offset

    if date.kind == 1 and offset.ticks:
        raise ArgumentException("The UTC Offset for Utc DateTime instances must be 0.", "offset")
    if date.kind == 2 and offset.ticks != local_offset(date):
        raise ArgumentException("The UTC Offset of the local dateTime parameter does not match the offset argument.", "offset")
    return _make(date.ticks, offset)


def _from_parts(*parts: Any) -> DateTimeOffset:
    return _make(make(*parts[:-1]).ticks, parts[-1])


def _of_parts(parts: Any, text: str, styles: int) -> DateTimeOffset:
    from azshell.dotnet.date_parse import ASSUME_UTC, finish

    if parts.offset is None:
        date = finish(parts, text, 0)
        made = DateTimeOffset(date.ticks, 0) if styles & ASSUME_UTC else from_datetime(date)
    else:
        made = DateTimeOffset(finish(parts._replace(offset=None), text, 0).ticks, parts.offset)
    return DateTimeOffset(made.utc_ticks, 0) if styles & 16 else made


def parse(text: str | None, provider: Any = None, styles: int = 0) -> DateTimeOffset:
    """DateTimeOffset.Parse.  FormatException."""
    from azshell.dotnet.culture import date_info
    from azshell.dotnet.date_parse import read_parts

    return _of_parts(read_parts(text or "", date_info(provider)), text or "", styles)


def parse_exact(text: str | None, formats: Any, provider: Any = None, styles: int = 0) -> DateTimeOffset:
    """DateTimeOffset.ParseExact.  FormatException."""
    from azshell.dotnet.culture import date_info
    from azshell.dotnet.date_parse import read_exact, wrong
    from azshell.dotnet.exceptions import FormatException

    for pattern in [formats] if isinstance(formats, str) else list(formats):
        try:
            return _of_parts(read_exact(text or "", pattern, date_info(provider), styles), text or "", styles)
        except FormatException:
            if isinstance(formats, str):
                raise
    raise wrong(text or "")


def _try(out: Any, call: Any, *arguments: Any) -> bool:
    from azshell.dotnet.exceptions import NetException

    try:
        out.value = call(*arguments)
    except NetException:
        out.value = DateTimeOffset()
        return False
    return True


def _compare(moment: DateTimeOffset, other: DateTimeOffset) -> int:
    return (moment.utc_ticks > other.utc_ticks) - (moment.utc_ticks < other.utc_ticks)


def _difference(moment: DateTimeOffset, other: Any) -> Any:
    return TimeSpan(moment.utc_ticks - other.utc_ticks) if isinstance(other, DateTimeOffset) else moment.plus(-other.ticks)


def _adder(unit: int) -> Any:
    return lambda moment, value: moment.plus(int(value * unit))


def _part(name: str) -> Any:
    return lambda moment: getattr(moment.clock_time, name)


def _day_of_week(moment: DateTimeOffset) -> Any:
    from azshell.dotnet.globalization import DayOfWeek

    return DayOfWeek(moment.clock_time.day_of_week)


def _utc_now() -> DateTimeOffset:
    return DateTimeOffset(clock.utc_ticks(), 0)


def _from_unix(count: int, unit: int, name: str) -> DateTimeOffset:
    """A moment so many units after 1970.  ArgumentOutOfRangeException outside the years 1 to 9999."""
    low, high = -clock.UNIX_EPOCH_TICKS // unit, (MAX_TICKS - clock.UNIX_EPOCH_TICKS) // unit
    if not low <= count <= high:
        raise ArgumentOutOfRangeException(name, f"Valid values are between {low} and {high}, inclusive.", count)
    return DateTimeOffset(clock.UNIX_EPOCH_TICKS + count * unit)


_T = "System.DateTimeOffset"
_STYLES = "System.Globalization.DateTimeStyles"
_UNITS = {"Days": DAY, "Hours": 36_000_000_000, "Minutes": 600_000_000, "Seconds": SECOND, "Milliseconds": 10_000, "Microseconds": 10}
_PARTS = "int year, int month, int day, int hour, int minute, int second"

declare(
    _T,
    DateTimeOffset,
    base="System.ValueType",
    interfaces=["System.IComparable", "System.IFormattable"],
    default=DateTimeOffset(),
    convert=[implicit("System.DateTime", from_datetime)],
    members=[
        constructor(f"{_T}(long ticks, timespan offset)", _make),
        constructor(f"{_T}(datetime dateTime)", from_datetime),
        constructor(f"{_T}(datetime dateTime, timespan offset)", _with_offset),
        constructor(f"{_T}({_PARTS}, timespan offset)", _from_parts),
        constructor(f"{_T}({_PARTS}, int millisecond, timespan offset)", _from_parts),
        prop("datetime DateTime", lambda m: m.clock_time),
        prop("datetime UtcDateTime", lambda m: DateTime(m.utc_ticks, 1)),
        prop("datetime LocalDateTime", lambda m: DateTime(m.utc_ticks, 1).to_local()),
        prop("datetime Date", lambda m: DateTime(m.ticks - m.ticks % DAY)),
        prop("int Day", _part("day")),
        prop("System.DayOfWeek DayOfWeek", _day_of_week),
        prop("int DayOfYear", _part("day_of_year")),
        prop("int Hour", _part("hour")),
        prop("int Millisecond", lambda m: m.ticks // 10_000 % 1000),
        prop("int Microsecond", lambda m: m.ticks // 10 % 1000),
        prop("int Nanosecond", lambda m: m.ticks % 10 * 100),
        prop("int Minute", _part("minute")),
        prop("int Month", _part("month")),
        prop("timespan Offset", lambda m: TimeSpan(m.offset)),
        prop("int TotalOffsetMinutes", lambda m: m.offset // 600_000_000),
        prop("int Second", _part("second")),
        prop("long Ticks", lambda m: Int64(m.ticks)),
        prop("long UtcTicks", lambda m: Int64(m.utc_ticks)),
        prop("timespan TimeOfDay", lambda m: TimeSpan(m.ticks % DAY)),
        prop("int Year", _part("year")),
        method(f"{_T} Add(timespan timeSpan)", lambda m, span: m.plus(span.ticks)),
        *(method(f"{_T} Add{name}(double {name.lower()})", _adder(unit)) for name, unit in _UNITS.items()),
        method(f"{_T} AddMonths(int months)", DateTimeOffset.plus_months),
        method(f"{_T} AddTicks(long ticks)", DateTimeOffset.plus),
        method(f"{_T} AddYears(int years)", lambda m, years: m.plus_months(years * 12)),
        method(f"int CompareTo({_T} other)", _compare),
        method("bool Equals(System.Object obj)", DateTimeOffset.__eq__),
        method(f"bool Equals({_T} other)", DateTimeOffset.__eq__),
        method(f"bool EqualsExact({_T} other)", lambda m, other: m.ticks == other.ticks and m.offset == other.offset),
        method(f"timespan Subtract({_T} value)", _difference),
        method(f"{_T} Subtract(timespan value)", _difference),
        method("long ToFileTime()", lambda m: Int64(m.utc_ticks - 504911232000000000)),
        method(f"{_T} ToLocalTime()", DateTimeOffset.to_local),
        method(f"{_T} ToOffset(timespan offset)", DateTimeOffset.to_offset),
        method("string ToString()", str),
        method("string ToString(string format)", lambda m, spec: m.to_formatted(spec)),
        method("string ToString(System.IFormatProvider formatProvider)", lambda m, provider: m.to_formatted("", provider)),
        method("string ToString(string format, System.IFormatProvider formatProvider)", lambda m, spec, p: m.to_formatted(spec, p)),
        method(f"{_T} ToUniversalTime()", lambda m: DateTimeOffset(m.utc_ticks, 0)),
        method("long ToUnixTimeMilliseconds()", lambda m: Int64((m.utc_ticks - clock.UNIX_EPOCH_TICKS) // 10_000)),
        method("long ToUnixTimeSeconds()", lambda m: Int64((m.utc_ticks - clock.UNIX_EPOCH_TICKS) // SECOND)),
        static_method(f"int Compare({_T} first, {_T} second)", _compare),
        static_method(f"bool Equals({_T} first, {_T} second)", DateTimeOffset.__eq__),
        static_method(f"{_T} FromFileTime(long fileTime)", lambda value: DateTimeOffset(value + 504911232000000000).to_local()),
        static_method(f"{_T} FromUnixTimeMilliseconds(long milliseconds)", lambda n: _from_unix(n, 10_000, "milliseconds")),
        static_method(f"{_T} FromUnixTimeSeconds(long seconds)", lambda n: _from_unix(n, SECOND, "seconds")),
        static_method(f"{_T} Parse(string input)", parse),
        static_method(f"{_T} Parse(string input, System.IFormatProvider formatProvider)", parse),
        static_method(f"{_T} Parse(string input, System.IFormatProvider formatProvider, {_STYLES} styles)", parse),
        static_method(f"{_T} ParseExact(string input, string format, System.IFormatProvider formatProvider)", parse_exact),
        static_method(
            f"{_T} ParseExact(string input, string format, System.IFormatProvider formatProvider, {_STYLES} styles)", parse_exact
        ),
        static_method(
            f"{_T} ParseExact(string input, string[] formats, System.IFormatProvider formatProvider, {_STYLES} styles)", parse_exact
        ),
        static_method(f"bool TryParse(string input, [ref] {_T} result)", lambda s, out: _try(out, parse, s)),
        static_method(
            f"bool TryParse(string input, System.IFormatProvider formatProvider, {_STYLES} styles, [ref] {_T} result)",
            lambda s, provider, styles, out: _try(out, parse, s, provider, styles),
        ),
        static_method(
            f"bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, {_STYLES} styles, [ref] {_T} result)",
            lambda s, spec, provider, styles, out: _try(out, parse_exact, s, spec, provider, styles),
        ),
        static_method(f"{_T} op_Addition({_T} dateTimeOffset, timespan timeSpan)", lambda m, span: m.plus(span.ticks)),
        static_method(f"{_T} op_Subtraction({_T} dateTimeOffset, timespan timeSpan)", _difference),
        static_method(f"timespan op_Subtraction({_T} left, {_T} right)", _difference),
        static_prop(f"{_T} MaxValue", lambda: DateTimeOffset(MAX_TICKS)),
        static_prop(f"{_T} MinValue", DateTimeOffset),
        static_prop(f"{_T} Now", lambda: _utc_now().to_local()),
        static_prop(f"{_T} UnixEpoch", lambda: DateTimeOffset(clock.UNIX_EPOCH_TICKS)),
        static_prop(f"{_T} UtcNow", _utc_now),
    ],
)
