"""System.DateOnly and System.TimeOnly: a day without a time, and a time without a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.datetime import DAY, MAX_TICKS, SECOND, DateTime, make, out_of_range
from azshell.dotnet.exceptions import ArgumentException, ArgumentOutOfRangeException, FormatException
from azshell.dotnet.timespan import TimeSpan
from azshell.dotnet.types import constructor, declare, method, prop, static_method, static_prop
from azshell.dotnet.values import Int64

HOUR, MINUTE = 3600 * SECOND, 60 * SECOND


class _Part:
    """What both share; `moment` is the DateTime that has the part."""

    title = ""
    standard: dict[str, str] = {}
    letters = ""
    usual = ""

    def __init__(self, moment: DateTime) -> None:
        self.moment = moment

    def __eq__(self, other: object) -> bool:
        return self.__class__ is other.__class__ and self.moment == other.moment

    def __hash__(self) -> int:
        return hash(self.moment.ticks)

    def __str__(self) -> str:
        return self.to_formatted("")

    def compare_to(self, other: Any) -> int:
        """-1, 0 or 1; $null comes before all.  ArgumentException for another type."""
        if other is None:
            return 1
        if other.__class__ is not self.__class__:
            raise ArgumentException(f"Object must be of type {self.title}.")
        return (self.moment.ticks > other.moment.ticks) - (self.moment.ticks < other.moment.ticks)

    def to_formatted(self, spec: str, provider: Any = None) -> str:
        """The text under a format.  FormatException for one that asks for the other part."""
        from azshell.dotnet.date_format import tokens

        spec = spec or self.usual
        if len(spec) == 1:
            if spec not in self.standard:
                raise FormatException("Input string was not in a correct format.")
            spec = self.standard[spec]
        elif any(count and kind in "dfFghHKmMstyz:/Z" and kind not in self.letters for kind, count in tokens(spec)):
            raise FormatException("Input string was not in a correct format.")
        return self.moment.to_formatted(spec, provider)

    @classmethod
    def parse(cls, text: str | None, provider: Any = None, styles: int = 0) -> Any:
        """Of a text that names this part alone.  FormatException."""
        from azshell.dotnet.culture import date_info
        from azshell.dotnet.date_parse import read_parts

        try:
            parts = read_parts(text or "", date_info(provider))
        except FormatException:
            raise FormatException(f"String '{text or ''}' was not recognized as a valid {cls.title}.") from None
        other = parts.date is not None if cls is TimeOnly else parts.date is None or parts.time != 0 or ("T" not in text and ":" in text)  # type: ignore[operator]
        if other or parts.offset is not None:
            raise FormatException(f"String '{text}' contains parts which are not specific to the {cls.title}.")
        return cls.of(make(*parts.date) if parts.date is not None else DateTime(parts.time))

    @classmethod
    def parse_exact(cls, text: str | None, formats: Any, provider: Any = None, styles: int = 0) -> Any:
        """Of a text that follows one of the formats.  FormatException."""
        from azshell.dotnet.datetime import parse_exact

        wanted = [formats] if isinstance(formats, str) else list(formats)
        try:
            return cls.of(parse_exact(text, [cls.standard.get(spec, spec) for spec in wanted], provider, styles))
        except FormatException:
            raise FormatException(f"String '{text or ''}' was not recognized as a valid {cls.title}.") from None

    @classmethod
    def of(cls, moment: DateTime) -> Any:
        """This part of a moment."""
        raise NotImplementedError


class DateOnly(_Part):
    """A day."""

    net_name = "System.DateOnly"
    title, letters, usual = "DateOnly", "dgMy/", "d"
    standard = {
        **{letter: letter for letter in "dDmMyY"},
        **dict.fromkeys("oO", "yyyy'-'MM'-'dd"),
        **dict.fromkeys("rR", "ddd, dd MMM yyyy"),
    }

    def invariant_text(self) -> str:
        """What a cast to string gives."""
        day = self.moment.date
        return f"{day.month:02d}/{day.day:02d}/{day.year:04d}"

    def __lt__(self, other: DateOnly) -> bool:
        return self.moment < other.moment

    @classmethod
    def of(cls, moment: DateTime) -> DateOnly:
        """The day of a moment."""
        return cls(DateTime(moment.ticks - moment.ticks % DAY))

    @classmethod
    def of_number(cls, number: int) -> DateOnly:
        """So many days after the first of January of the year 1.  ArgumentOutOfRangeException."""
        if not 0 <= number <= MAX_TICKS // DAY:
            message = "Day number must be between 0 and DateOnly.MaxValue.DayNumber."
            raise ArgumentOutOfRangeException("dayNumber", message, number)
        return cls(DateTime(number * DAY))

    def plus_days(self, count: int) -> DateOnly:
        """So many days later.  ArgumentOutOfRangeException."""
        if not 0 <= self.moment.ticks // DAY + count <= MAX_TICKS // DAY:
            raise out_of_range("value", "Value to add was out of range.")
        return DateOnly(self.moment.plus(count * DAY))

    def at(self, time: TimeOnly, kind: int = 0) -> DateTime:
        """The moment of a time on this day."""
        return DateTime(self.moment.ticks + time.moment.ticks, int(kind))


class TimeOnly(_Part):
    """A time of the day."""

    net_name = "System.TimeOnly"
    title, letters, usual = "TimeOnly", "fFhHmst:", "t"
    standard = {"t": "t", "T": "T", **dict.fromkeys("oO", "HH':'mm':'ss'.'fffffff"), **dict.fromkeys("rR", "HH':'mm':'ss")}

    def invariant_text(self) -> str:
        """What a cast to string gives."""
        return f"{self.moment.hour:02d}:{self.moment.minute:02d}"

    def __lt__(self, other: TimeOnly) -> bool:
        return self.moment < other.moment

    @classmethod
    def of(cls, moment: DateTime) -> TimeOnly:
        """The time of a moment."""
        return cls(DateTime(moment.ticks % DAY))

    @classmethod
    def of_ticks(cls, ticks: int) -> TimeOnly:
        """So many ticks after midnight.  ArgumentOutOfRangeException."""
        if not 0 <= ticks < DAY:
            raise out_of_range("ticks", "Ticks must be between 0 and and TimeOnly.MaxValue.Ticks.")
        return cls(DateTime(int(ticks)))

    def plus(self, ticks: int, wrapped: Any = None) -> TimeOnly:
        """So many ticks later, around midnight; `wrapped` ([ref]) gets the days that were passed."""
        days, rest = divmod(self.moment.ticks + int(ticks), DAY)
        if wrapped is not None:
            wrapped.value = days
        return TimeOnly(DateTime(rest))

    def is_between(self, start: TimeOnly, end: TimeOnly) -> bool:
        """Whether it is at or after the start and before the end, which may lie beyond midnight."""
        here, first, last = self.moment.ticks, start.moment.ticks, end.moment.ticks
        return first <= here < last if first <= last else here >= first or here < last


def _try(cls: type[_Part], reader: Callable[..., Any]) -> Callable[..., bool]:
    def run(*arguments: Any) -> bool:
        *given, out = arguments
        try:
            out.value = reader(*given)
        except FormatException:
            out.value = cls(DateTime(0))
            return False
        return True

    return run


def _time(hour: int, minute: int, second: int = 0, millisecond: int = 0, microsecond: int = 0) -> TimeOnly:
    return TimeOnly(make(1, 1, 1, hour, minute, second, millisecond, microsecond))


def _day_of_week(date: DateOnly) -> Any:
    from azshell.dotnet.types import resolve_type

    return resolve_type("System.DayOfWeek").python_class(date.moment.day_of_week)  # type: ignore[union-attr, misc]


_STYLES = "System.Globalization.DateTimeStyles style"
_PROVIDER = "System.IFormatProvider provider"


def _shared(name: str, cls: type[_Part]) -> list[Any]:
    exact = "string s, string format"
    return [
        method(f"int CompareTo(System.{name} value)", _Part.compare_to),
        method("int CompareTo(System.Object value)", _Part.compare_to),
        method(f"bool Equals(System.{name} value)", _Part.__eq__),
        method("bool Equals(System.Object value)", _Part.__eq__),
        method("string ToString()", str),
        method("string ToString(string format)", cls.to_formatted),
        method(f"string ToString({_PROVIDER})", lambda part, provider: part.to_formatted("", provider)),
        method(f"string ToString(string format, {_PROVIDER})", cls.to_formatted),
        static_method(f"System.{name} Parse(string s)", cls.parse),
        static_method(f"System.{name} Parse(string s, {_PROVIDER})", cls.parse),
        static_method(f"System.{name} Parse(string s, {_PROVIDER}, {_STYLES})", cls.parse),
        static_method(f"System.{name} ParseExact({exact})", cls.parse_exact),
        static_method(f"System.{name} ParseExact({exact}, {_PROVIDER}, {_STYLES})", cls.parse_exact),
        static_method(f"System.{name} ParseExact(string s, string[] formats)", cls.parse_exact),
        static_method(f"bool TryParse(string s, [ref] System.{name} result)", _try(cls, cls.parse)),
        static_method(f"bool TryParse(string s, {_PROVIDER}, [ref] System.{name} result)", _try(cls, cls.parse)),
        static_method(f"bool TryParseExact({exact}, [ref] System.{name} result)", _try(cls, cls.parse_exact)),
        static_method(f"bool TryParseExact({exact}, {_PROVIDER}, {_STYLES}, [ref] System.{name} result)", _try(cls, cls.parse_exact)),
    ]


_INTERFACES = ["System.IComparable", "System.IFormattable"]
_D, _T = "System.DateOnly", "System.TimeOnly"
_H = "int hour, int minute"
declare(
    _D,
    DateOnly,
    base="System.ValueType",
    interfaces=_INTERFACES,
    default=DateOnly(DateTime(0)),
    members=[
        constructor(f"{_D}(int year, int month, int day)", lambda year, month, day: DateOnly(make(year, month, day))),
        prop("int Year", lambda d: d.moment.year),
        prop("int Month", lambda d: d.moment.month),
        prop("int Day", lambda d: d.moment.day),
        prop("System.DayOfWeek DayOfWeek", _day_of_week),
        prop("int DayOfYear", lambda d: d.moment.day_of_year),
        prop("int DayNumber", lambda d: d.moment.ticks // DAY),
        static_prop(f"{_D} MaxValue", lambda: DateOnly.of(DateTime(MAX_TICKS))),
        static_prop(f"{_D} MinValue", lambda: DateOnly(DateTime(0))),
        method(f"{_D} AddDays(int value)", DateOnly.plus_days),
        method(f"{_D} AddMonths(int value)", lambda d, count: DateOnly(d.moment.plus_months(count, "months"))),
        method(f"{_D} AddYears(int value)", lambda d, count: DateOnly(d.moment.plus_months(12 * count, "value"))),
        method(f"datetime ToDateTime({_T} time)", DateOnly.at),
        method(f"datetime ToDateTime({_T} time, System.DateTimeKind kind)", DateOnly.at),
        method("string ToLongDateString()", lambda d: d.to_formatted("D")),
        method("string ToShortDateString()", lambda d: d.to_formatted("d")),
        method("int GetHashCode()", lambda d: d.moment.ticks // DAY),
        static_method(f"{_D} FromDateTime(datetime dateTime)", DateOnly.of),
        static_method(f"{_D} FromDayNumber(int dayNumber)", DateOnly.of_number),
        *_shared("DateOnly", DateOnly),
    ],
)
declare(
    _T,
    TimeOnly,
    base="System.ValueType",
    interfaces=_INTERFACES,
    default=TimeOnly(DateTime(0)),
    members=[
        constructor(f"{_T}({_H})", _time),
        constructor(f"{_T}({_H}, int second)", _time),
        constructor(f"{_T}({_H}, int second, int millisecond)", _time),
        constructor(f"{_T}({_H}, int second, int millisecond, int microsecond)", _time),
        constructor(f"{_T}(long ticks)", TimeOnly.of_ticks),
        prop("int Hour", lambda t: t.moment.hour),
        prop("int Minute", lambda t: t.moment.minute),
        prop("int Second", lambda t: t.moment.second),
        prop("int Millisecond", lambda t: t.moment.fraction // 10_000),
        prop("int Microsecond", lambda t: t.moment.fraction // 10 % 1000),
        prop("int Nanosecond", lambda t: t.moment.fraction % 10 * 100),
        prop("long Ticks", lambda t: Int64(t.moment.ticks)),
        static_prop(f"{_T} MaxValue", lambda: TimeOnly(DateTime(DAY - 1))),
        static_prop(f"{_T} MinValue", lambda: TimeOnly(DateTime(0))),
        method(f"{_T} Add(timespan value)", lambda t, span: t.plus(span.ticks)),
        method(f"{_T} Add(timespan value, [ref] int wrappedDays)", lambda t, span, wrapped: t.plus(span.ticks, wrapped)),
        method(f"{_T} AddHours(double value)", lambda t, count: t.plus(round(count * HOUR))),
        method(f"{_T} AddHours(double value, [ref] int wrappedDays)", lambda t, count, wrapped: t.plus(round(count * HOUR), wrapped)),
        method(f"{_T} AddMinutes(double value)", lambda t, count: t.plus(round(count * MINUTE))),
        method(f"{_T} AddMinutes(double value, [ref] int wrappedDays)", lambda t, count, wrapped: t.plus(round(count * MINUTE), wrapped)),
        method(f"bool IsBetween({_T} start, {_T} end)", TimeOnly.is_between),
        method("string ToLongTimeString()", lambda t: t.to_formatted("T")),
        method("string ToShortTimeString()", lambda t: t.to_formatted("t")),
        method("timespan ToTimeSpan()", lambda t: TimeSpan(t.moment.ticks)),
        static_method(f"{_T} FromDateTime(datetime dateTime)", TimeOnly.of),
        static_method(f"{_T} FromTimeSpan(timespan timeSpan)", lambda span: TimeOnly.of_ticks(span.ticks)),
        static_method(f"timespan op_Subtraction({_T} t1, {_T} t2)", lambda a, b: TimeSpan((a.moment.ticks - b.moment.ticks) % DAY)),
        *_shared("TimeOnly", TimeOnly),
    ],
)
