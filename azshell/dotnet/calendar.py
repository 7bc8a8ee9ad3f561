"""System.Globalization.GregorianCalendar: what scripts ask a culture's calendar."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.datetime import DAY, MAX_TICKS, SECOND, DateTime, days_in_month, from_date, is_leap_year, make
from azshell.dotnet.globalization import CalendarAlgorithmType, DayOfWeek, GregorianCalendarTypes
from azshell.dotnet.types import constructor, declare, method, prop, static_prop

FIRST_DAY, FIRST_FULL_WEEK, FIRST_FOUR_DAY_WEEK = 0, 1, 2


class GregorianCalendar:
    """The Gregorian calendar."""

    __slots__ = ()


def week_of_year(date: DateTime, rule: int, first_day: int) -> int:
    """The number of a date's week, by a CalendarWeekRule and the week's first day."""
    day_of_year = date.day_of_year - 1
    # the weekday of January 1st, counted from the week's first day
    first = (date.day_of_week - day_of_year % 7 - first_day + 14) % 7
    if rule == FIRST_DAY:
        return (day_of_year + first) // 7 + 1
    needed = 7 if rule == FIRST_FULL_WEEK else 4
    offset = (7 - first) % 7
    if offset and offset >= needed:
        offset -= 7
    day = day_of_year - offset
    if day >= 0:
        return day // 7 + 1
    if date.year == 1:
        return 52
    return week_of_year(from_date(date.year - 1, 12, 31), rule, first_day)


def _adder(unit: int) -> Any:
    return lambda calendar, date, count: date.plus(int(count * unit))


def _four_digits(_: Any, year: int) -> int:
    return year if year > 99 else year + (2000 if year <= 49 else 1900)


def _to_date(_: Any, *parts: int) -> DateTime:
    return make(*parts[:7])


_C = "System.Globalization.Calendar"
declare(_C, base="System.Object", interfaces=["System.ICloneable"], members=[static_prop("int CurrentEra", lambda: 0)])
declare(
    "System.Globalization.GregorianCalendar",
    GregorianCalendar,
    base=_C,
    members=[
        constructor("GregorianCalendar()", GregorianCalendar),
        method("datetime AddDays(datetime time, int days)", _adder(DAY)),
        method("datetime AddHours(datetime time, int hours)", _adder(36_000_000_000)),
        method("datetime AddMilliseconds(datetime time, double milliseconds)", _adder(10_000)),
        method("datetime AddMinutes(datetime time, int minutes)", _adder(600_000_000)),
        method("datetime AddMonths(datetime time, int months)", lambda c, date, months: date.plus_months(months)),
        method("datetime AddSeconds(datetime time, int seconds)", _adder(SECOND)),
        method("datetime AddWeeks(datetime time, int weeks)", _adder(7 * DAY)),
        method("datetime AddYears(datetime time, int years)", lambda c, date, years: date.plus_months(years * 12)),
        method("System.Object Clone()", lambda c: GregorianCalendar()),
        method("int GetDayOfMonth(datetime time)", lambda c, date: date.day),
        method("System.DayOfWeek GetDayOfWeek(datetime time)", lambda c, date: DayOfWeek(date.day_of_week)),
        method("int GetDayOfYear(datetime time)", lambda c, date: date.day_of_year),
        method("int GetDaysInMonth(int year, int month)", lambda c, year, month: days_in_month(year, month)),
        method("int GetDaysInYear(int year)", lambda c, year: 366 if is_leap_year(year) else 365),
        method("int GetEra(datetime time)", lambda c, date: 1),
        method("int GetHour(datetime time)", lambda c, date: date.hour),
        method("double GetMilliseconds(datetime time)", lambda c, date: float(date.fraction // 10_000)),
        method("int GetMinute(datetime time)", lambda c, date: date.minute),
        method("int GetMonth(datetime time)", lambda c, date: date.month),
        method("int GetMonthsInYear(int year)", lambda c, year: 12),
        method("int GetSecond(datetime time)", lambda c, date: date.second),
        method(
            "int GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek)",
            lambda c, date, rule, first: week_of_year(date, rule, first),
        ),
        method("int GetYear(datetime time)", lambda c, date: date.year),
        method("bool IsLeapDay(int year, int month, int day)", lambda c, year, month, day: is_leap_year(year) and (month, day) == (2, 29)),
        method("bool IsLeapYear(int year)", lambda c, year: is_leap_year(year)),
        method("datetime ToDateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)", _to_date),
        method("int ToFourDigitYear(int year)", _four_digits),
        prop("datetime MinSupportedDateTime", lambda c: DateTime(0)),
        prop("datetime MaxSupportedDateTime", lambda c: DateTime(MAX_TICKS)),
        prop("System.Globalization.CalendarAlgorithmType AlgorithmType", lambda c: CalendarAlgorithmType(1)),
        prop("System.Globalization.GregorianCalendarTypes CalendarType", lambda c: GregorianCalendarTypes(1)),
        prop("int[] Eras", lambda c: _eras()),
        prop("int TwoDigitYearMax", lambda c: 2049),
        prop("bool IsReadOnly", lambda c: False),
        static_prop("int ADEra", lambda: 1),
    ],
)


def _eras() -> Any:
    from azshell.dotnet.typed_arrays import int_array

    return int_array([1])
