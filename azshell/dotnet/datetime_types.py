"""System.DateTime: its members as scripts see them."""

from __future__ import annotations

from typing import Any

from azshell.dotnet import clock
from azshell.dotnet.datetime import (
    DAY,
    FILE_TIME_EPOCH,
    MAX_TICKS,
    OLE_EPOCH,
    SECOND,
    DateTime,
    days_in_month,
    from_ticks,
    is_leap_year,
    make,
    now,
    out_of_range,
    parse,
    parse_exact,
    today,
    unrepresentable,
    utc_now,
)
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, ps_prop, static_method, static_prop
from azshell.dotnet.values import Int64

DateTimeKind = declare_enum("System.DateTimeKind", ["Unspecified", "Utc", "Local"])


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
            raise unrepresentable("value")
        return date.plus(int(ticks))

    return add


def _add_months(date: DateTime, months: int) -> DateTime:
    if not -120000 <= months <= 120000:
        raise out_of_range("months", "Months value must be between +/-120000.")
    return date.plus_months(months)


def _add_years(date: DateTime, years: int) -> DateTime:
    if not -10000 <= years <= 10000:
        raise out_of_range("value", "Years value must be between +/-10000.")
    return date.plus_months(years * 12, "value")


def _from_file_time(value: int, kind: int = 2) -> DateTime:
    if not 0 <= value <= MAX_TICKS - FILE_TIME_EPOCH:
        raise out_of_range("fileTime", "Not a valid Win32 FileTime.")
    moment = DateTime(value + FILE_TIME_EPOCH, 1)
    return moment if kind == 1 else moment.to_local()


def _to_file_time(date: DateTime) -> Int64:
    utc = date.to_universal()
    if utc.ticks < FILE_TIME_EPOCH:
        raise out_of_range(None, "Not a valid Win32 FileTime.")
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
        constructor(f"datetime({_TIME}, System.DateTimeKind kind)", lambda *parts: make(*parts[:6], kind=parts[6])),  # type: ignore[misc]
        constructor(f"datetime({_TIME}, int millisecond)", make),
        constructor(f"datetime({_TIME}, int millisecond, System.DateTimeKind kind)", lambda *parts: make(*parts[:7], kind=parts[7])),  # type: ignore[misc]
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
