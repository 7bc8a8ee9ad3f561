"""System.Globalization.ISOWeek: weeks that begin on Monday, the first with the year's first Thursday."""

from __future__ import annotations

from azshell.dotnet.datetime import DAY, DateTime, from_date
from azshell.dotnet.exceptions import ArgumentOutOfRangeException
from azshell.dotnet.types import declare, static_method


def _monday(year: int) -> DateTime:
    """The Monday of a year's first week: that of January 4th."""
    fourth = from_date(year, 1, 4)
    return fourth.plus(-((fourth.day_of_week + 6) % 7) * DAY)


def year_of(date: DateTime) -> int:
    """The year that a date's week belongs to."""
    if date.ticks < _monday(date.year).ticks:
        return date.year - 1
    return date.year + 1 if date.year < 9999 and date.ticks >= _monday(date.year + 1).ticks else date.year


def week_of(date: DateTime) -> int:
    """The number of a date's week."""
    return (date.ticks - _monday(year_of(date)).ticks) // (7 * DAY) + 1


def weeks_in(year: int) -> int:
    """52 or 53."""
    if not 1 <= year <= 9999:
        raise ArgumentOutOfRangeException("year", "The ISO week year must be between 1 and 9999.")
    return week_of(from_date(year, 12, 28))


def _to_date(year: int, week: int, day: int) -> DateTime:
    if not 1 <= week <= 53:
        raise ArgumentOutOfRangeException("week", "The week parameter must be in the range 1 through 53.")
    return _monday(year).plus((week - 1) * 7 * DAY + ((int(day) + 6) % 7) * DAY)


declare(
    "System.Globalization.ISOWeek",
    None,
    members=[
        static_method("int GetWeekOfYear(datetime date)", week_of),
        static_method("int GetYear(datetime date)", year_of),
        static_method("int GetWeeksInYear(int year)", weeks_in),
        static_method("datetime GetYearStart(int year)", _monday),
        static_method("datetime GetYearEnd(int year)", lambda year: _to_date(year, weeks_in(year), 0)),
        static_method("datetime ToDateTime(int year, int week, System.DayOfWeek dayOfWeek)", _to_date),
    ],
)
