"""System.TimeSpan: a count of 100 ns ticks, its parts, formats and parsing."""

from __future__ import annotations

import re
from typing import Any

from azshell.dotnet.types import constructor, declare, method, prop, static_method, static_prop
from azshell.dotnet.values import Int64

MILLISECOND, SECOND, MINUTE = 10_000, 10_000_000, 600_000_000
HOUR, DAY = 60 * MINUTE, 24 * 60 * MINUTE
MAX_TICKS, MIN_TICKS = 2**63 - 1, -(2**63)
TOO_LONG = "TimeSpan overflowed because the duration is too long."


class TimeSpan:
    """A duration in ticks of 100 ns; immutable."""

    __slots__ = ("ticks",)

    def __init__(self, ticks: int = 0) -> None:
        self.ticks = int(ticks)

    def __str__(self) -> str:
        return format_timespan(self, "c")

    def __repr__(self) -> str:
        return f"TimeSpan({format_timespan(self, 'c')})"

    def __eq__(self, other: object) -> bool:
        return other.__class__ is TimeSpan and other.ticks == self.ticks

    def __lt__(self, other: TimeSpan) -> bool:
        return self.ticks < other.ticks

    def __hash__(self) -> int:
        return hash(self.ticks)

    def part(self, unit: int, size: int) -> int:
        """The whole units in the span, beyond the next larger one; has the span's sign."""
        whole = abs(self.ticks) // unit % size
        return -whole if self.ticks < 0 else whole

    @property
    def days(self) -> int:
        """Whole days, with the sign."""
        return self.part(DAY, 1 << 62)

    def to_formatted(self, spec: str, provider: Any = None) -> str:
        """The text under a TimeSpan format specifier."""
        return format_timespan(self, spec or "c", provider)


def checked(ticks: int) -> TimeSpan:
    """A TimeSpan of so many ticks; OverflowException when they do not fit."""
    if not MIN_TICKS <= ticks <= MAX_TICKS:
        from azshell.dotnet.exceptions import OverflowException

        raise OverflowException(TOO_LONG)
    return TimeSpan(ticks)


def from_parts(days: int, hours: int, minutes: int, seconds: int, milliseconds: int = 0, microseconds: int = 0) -> TimeSpan:
    """The constructor's sum; ArgumentOutOfRangeException when it does not fit."""
    ticks = days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND + milliseconds * MILLISECOND + microseconds * 10
    if not MIN_TICKS <= ticks <= MAX_TICKS:
        from azshell.dotnet.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException(None, TOO_LONG)
    return TimeSpan(ticks)


def from_units(value: float, unit: int) -> TimeSpan:
    """So many units, truncated to whole ticks."""
    if value != value:
        from azshell.dotnet.exceptions import ArgumentException

        raise ArgumentException("TimeSpan does not accept floating point Not-a-Number values.")
    ticks = value * unit
    return checked(int(ticks) if abs(ticks) < 1e30 else MAX_TICKS + 1)


_FORM = re.compile(r"\s*(-?)(?:(\d+)|(?:(\d+)[.:](?=\d+:\d+:))?(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?|(\d+)\.(\d+):(\d+))\s*\Z", re.ASCII)


def parse_timespan(text: str) -> TimeSpan:
    """`[-][d.]hh:mm[:ss[.fffffff]]` or days alone.  FormatException; OverflowException for a part out of its range."""
    match = _FORM.match(text)
    if not match:
        raise _wrong(text)
    sign, alone, days, hours, minutes, seconds, fraction, days2, hours2, minutes2 = match.groups()
    if alone is not None:
        parts = (int(alone), 0, 0, 0)
    elif days2 is not None:
        parts = (int(days2), int(hours2), int(minutes2), 0)
    else:
        parts = (int(days or 0), int(hours), int(minutes), int(seconds or 0))
        # .NET reads a:b:c with a past 23 as days:hours:minutes
        if days is None and parts[1] > 23 and seconds is not None and fraction is None:
            parts = (parts[1], parts[2], parts[3], 0)
    day, hour, minute, second = parts
    if hour > 23 or minute > 59 or second > 59 or len(fraction or "") > 7 or day > 10675199:
        raise _range(text)
    ticks = day * DAY + hour * HOUR + minute * MINUTE + second * SECOND + int((fraction or "").ljust(7, "0"))
    ticks = -ticks if sign else ticks
    if not MIN_TICKS <= ticks <= MAX_TICKS:
        raise _range(text)
    return TimeSpan(ticks)


def _wrong(text: str) -> Exception:
    from azshell.dotnet.exceptions import FormatException

    return FormatException(f"String '{text}' was not recognized as a valid TimeSpan.")


def _range(text: str) -> Exception:
    from azshell.dotnet.exceptions import OverflowException

    return OverflowException(
        f"The TimeSpan string '{text}' could not be parsed because at least one of the numeric components "
        "is out of range or contains too many digits."
    )


def _invalid() -> Exception:
    from azshell.dotnet.exceptions import FormatException

    return FormatException("Input string was not in a correct format.")


def format_timespan(span: TimeSpan, spec: str, provider: Any = None) -> str:
    """A TimeSpan under c, g, G or a custom format.  FormatException for anything else."""
    ticks = abs(span.ticks)
    days, rest = divmod(ticks, DAY)
    hours, rest = divmod(rest, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, fraction = divmod(rest, SECOND)
    sign = "-" if span.ticks < 0 else ""
    if spec in ("c", "t", "T"):
        text = f"{sign}{f'{days}.' if days else ''}{hours:02d}:{minutes:02d}:{seconds:02d}"
        return f"{text}.{fraction:07d}" if fraction else text
    if spec in ("g", "G"):
        from azshell.dotnet.culture import number_info

        point = number_info(provider).number_decimal_separator
        if spec == "G":
            return f"{sign}{days}:{hours:02d}:{minutes:02d}:{seconds:02d}{point}{fraction:07d}"
        tail = f"{point}{fraction:07d}".rstrip("0") if fraction else ""
        return f"{sign}{f'{days}:' if days else ''}{hours}:{minutes:02d}:{seconds:02d}{tail}"
    if len(spec) < 2:
        raise _invalid()
    values = {"d": days, "h": hours, "m": minutes, "s": seconds}
    out: list[str] = []
    for letter, count, literal in _tokens(spec):
        if not letter:
            out.append(literal)
        elif letter in values:
            out.append(str(values[letter]).zfill(count))
        else:
            digits = f"{fraction:07d}"[:count]
            out.append(digits if letter == "f" else digits.rstrip("0"))
    return "".join(out)


_TOKEN = re.compile(r"%?(?P<run>(?P<letter>[dhmsfF])(?P=letter)*)|\\(?P<escaped>.)|'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"", re.DOTALL)
_LONGEST = {"d": 8, "f": 7, "F": 7}


def _tokens(spec: str) -> list[tuple[str, int, str]]:
    """A custom format's runs as (letter, count, "") and its literals as ("", 0, text)."""
    found: list[tuple[str, int, str]] = []
    position = 0
    while position < len(spec):
        match = _TOKEN.match(spec, position)
        if not match:
            raise _invalid()
        if match["run"]:
            if len(match["run"]) > _LONGEST.get(match["letter"], 2):
                raise _invalid()
            found.append((match["letter"], len(match["run"]), ""))
        else:
            found.append(("", 0, match["escaped"] or match["single"] or match["double"] or ""))
        position = match.end()
    return found


def parse_exact(text: str, formats: Any, provider: Any = None, styles: int = 0) -> TimeSpan:
    """The span of a text that follows one of the formats exactly.  FormatException."""
    if text is None:
        from azshell.dotnet.exceptions import ArgumentNullException

        raise ArgumentNullException("input")
    for spec in [formats] if isinstance(formats, str) else list(formats):
        found = _exact(text, spec, styles)
        if found is not None:
            return found
    raise _invalid()


_STANDARD_TEXT = {
    "c": re.compile(r"-?(\d+\.)?\d\d:\d\d:\d\d(\.\d{7})?\Z", re.ASCII),
    "g": re.compile(r"-?(\d+:)?\d{1,2}:\d{1,2}(:\d{1,2}(\.\d{1,7})?)?\Z|-?\d+\Z", re.ASCII),
    "G": re.compile(r"-?\d+:\d{1,2}:\d{1,2}:\d{1,2}\.\d{7}\Z", re.ASCII),
}


def _exact(text: str, spec: str, styles: int) -> TimeSpan | None:
    if spec in ("c", "t", "T"):
        return parse_timespan(text)
    if spec in ("g", "G"):
        return parse_timespan(text) if _STANDARD_TEXT[spec].match(text) else None
    if len(spec) < 2:
        raise _invalid()
    tokens = _tokens(spec)
    letters = [letter for letter, _, _ in tokens if letter]
    if len({letter.lower() for letter in letters}) < len(letters):
        raise _invalid()
    pattern = ""
    for letter, count, literal in tokens:
        if not letter:
            pattern += re.escape(literal)
        elif letter == "F":
            pattern += rf"(?P<f>\d{{0,{count}}})"
        elif letter == "f":
            pattern += rf"(?P<f>\d{{{count}}})"
        else:
            pattern += rf"(?P<{letter}>\d{{{count},{8 if letter == 'd' else 2}}})" if count == 1 else rf"(?P<{letter}>\d{{{count}}})"
    match = re.fullmatch(pattern, text, re.ASCII)
    if not match:
        return None
    found = {name: int(value or 0) for name, value in match.groupdict().items() if name != "f"}
    fraction = int((match.groupdict().get("f") or "").ljust(7, "0"))
    if found.get("h", 0) > 23 or found.get("m", 0) > 59 or found.get("s", 0) > 59 or found.get("d", 0) > 10675199:
        raise _range(text)
    ticks = found.get("d", 0) * DAY + found.get("h", 0) * HOUR + found.get("m", 0) * MINUTE + found.get("s", 0) * SECOND + fraction
    return checked(-ticks if styles & 1 else ticks)


def _try(reference: Any, parse: Any, *arguments: Any) -> bool:
    from azshell.dotnet.exceptions import NetException

    try:
        reference.value = parse(*arguments)
    except NetException:
        reference.value = ZERO
        return False
    return True


def _negate(span: TimeSpan) -> TimeSpan:
    if span.ticks == MIN_TICKS:
        from azshell.dotnet.exceptions import OverflowException

        raise OverflowException("Negating the minimum value of a twos complement number is invalid.")
    return TimeSpan(-span.ticks)


def _duration(span: TimeSpan) -> TimeSpan:
    if span.ticks == MIN_TICKS:
        from azshell.dotnet.exceptions import OverflowException

        raise OverflowException(
            "The duration cannot be returned for TimeSpan.MinValue because the absolute value of "
            "TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue."
        )
    return TimeSpan(abs(span.ticks))


def _compare(span: TimeSpan, other: Any) -> int:
    if other is None:
        return 1
    if other.__class__ is not TimeSpan:
        from azshell.dotnet.exceptions import ArgumentException

        raise ArgumentException("Object must be of type TimeSpan.")
    return (span.ticks > other.ticks) - (span.ticks < other.ticks)


def _scaled(span: TimeSpan, factor: float) -> TimeSpan:
    if factor != factor:
        from azshell.dotnet.exceptions import ArgumentException

        raise ArgumentException("TimeSpan does not accept floating point Not-a-Number values.", "factor")
    product = span.ticks * factor
    return checked(round(product) if abs(product) < 1e30 else MAX_TICKS + 1)


def _divided(span: TimeSpan, divisor: float) -> TimeSpan:
    return checked(round(span.ticks / divisor) if divisor else MAX_TICKS + 1)


def _ratio(span: TimeSpan, other: TimeSpan) -> float:
    if other.ticks == 0:
        return float("nan") if span.ticks == 0 else float("inf") if span.ticks > 0 else float("-inf")
    return span.ticks / other.ticks


def _hash(span: TimeSpan) -> int:
    value = (span.ticks ^ (span.ticks >> 32)) & 0xFFFFFFFF
    return value - (1 << 32) if value >= 1 << 31 else value


def _total(unit: int) -> Any:
    return lambda span: span.ticks / unit


ZERO = TimeSpan(0)
_UNITS = {"Days": DAY, "Hours": HOUR, "Minutes": MINUTE, "Seconds": SECOND, "Milliseconds": MILLISECOND, "Microseconds": 10}
_CONSTANTS = {
    "HoursPerDay": 24, "MinutesPerHour": 60, "MinutesPerDay": 1440, "SecondsPerMinute": 60, "SecondsPerHour": 3600,
    "SecondsPerDay": 86400, "MillisecondsPerSecond": 1000, "MillisecondsPerMinute": 60000, "MillisecondsPerHour": 3600000,
    "MillisecondsPerDay": 86400000, "NanosecondsPerTick": 100, "TicksPerMicrosecond": 10, "TicksPerMillisecond": MILLISECOND,
    "TicksPerSecond": SECOND, "TicksPerMinute": MINUTE, "TicksPerHour": HOUR, "TicksPerDay": DAY,
}  # fmt: skip


def _constant(name: str, value: int) -> Any:
    return static_prop(f"{'int' if name == 'HoursPerDay' else 'long'} {name}", lambda: value if name == "HoursPerDay" else Int64(value))


def _from(unit: int) -> Any:
    return lambda value: from_units(value, unit)


declare(
    "System.TimeSpan",
    TimeSpan,
    base="System.ValueType",
    interfaces=["System.IComparable", "System.IFormattable"],
    accelerators=["timespan"],
    default=ZERO,
    members=[
        constructor("TimeSpan(long ticks)", checked),
        constructor("TimeSpan(int hours, int minutes, int seconds)", lambda h, m, s: from_parts(0, h, m, s)),
        constructor("TimeSpan(int days, int hours, int minutes, int seconds)", from_parts),
        constructor("TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds)", from_parts),
        constructor("TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)", from_parts),
        prop("long Ticks", lambda t: Int64(t.ticks)),
        prop("int Days", lambda t: t.days),
        prop("int Hours", lambda t: t.part(HOUR, 24)),
        prop("int Milliseconds", lambda t: t.part(MILLISECOND, 1000)),
        prop("int Microseconds", lambda t: t.part(10, 1000)),
        prop("int Nanoseconds", lambda t: t.part(1, 10) * 100),
        prop("int Minutes", lambda t: t.part(MINUTE, 60)),
        prop("int Seconds", lambda t: t.part(SECOND, 60)),
        *(
            prop(f"double Total{name}", _total(_UNITS[name]) if name in _UNITS else lambda t: t.ticks * 100.0)
            for name in ("Days", "Hours", "Milliseconds", "Microseconds", "Nanoseconds", "Minutes", "Seconds")
        ),
        method("timespan Add(timespan ts)", lambda t, other: checked(t.ticks + other.ticks)),
        method("int CompareTo(System.Object value)", _compare),
        method("int CompareTo(timespan value)", _compare),
        method("timespan Divide(double divisor)", _divided),
        method("double Divide(timespan ts)", _ratio),
        method("timespan Duration()", _duration),
        method("bool Equals(System.Object value)", TimeSpan.__eq__),
        method("bool Equals(timespan obj)", TimeSpan.__eq__),
        method("int GetHashCode()", _hash),
        method("timespan Multiply(double factor)", _scaled),
        method("timespan Negate()", _negate),
        method("timespan Subtract(timespan ts)", lambda t, other: checked(t.ticks - other.ticks)),
        method("string ToString()", str),
        method("string ToString(string format)", lambda t, spec: t.to_formatted(spec or "")),
        method("string ToString(string format, System.IFormatProvider formatProvider)", lambda t, spec, p: t.to_formatted(spec or "", p)),
        static_method("int Compare(timespan t1, timespan t2)", _compare),
        static_method("bool Equals(timespan t1, timespan t2)", TimeSpan.__eq__),
        *(static_method(f"timespan From{name}(double value)", _from(unit)) for name, unit in _UNITS.items()),
        static_method("timespan FromTicks(long value)", checked),
        static_method("timespan Parse(string s)", parse_timespan),
        static_method("timespan Parse(string input, System.IFormatProvider formatProvider)", lambda text, _: parse_timespan(text)),
        static_method("timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)", parse_exact),
        static_method("timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider)", parse_exact),
        static_method(
            "timespan ParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles)",
            parse_exact,
        ),
        static_method("bool TryParse(string s, [ref] timespan result)", lambda text, out: _try(out, parse_timespan, text or "")),
        static_method(
            "bool TryParse(string input, System.IFormatProvider formatProvider, [ref] timespan result)",
            lambda text, _, out: _try(out, parse_timespan, text or ""),
        ),
        static_method(
            "bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, [ref] timespan result)",
            lambda text, spec, provider, out: _try(out, parse_exact, text, spec),
        ),
        static_method(
            "bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, [ref] timespan result)",
            lambda text, spec, provider, out: _try(out, parse_exact, text, spec),
        ),
        static_method("timespan op_Addition(timespan t1, timespan t2)", lambda a, b: checked(a.ticks + b.ticks)),
        static_method("timespan op_Subtraction(timespan t1, timespan t2)", lambda a, b: checked(a.ticks - b.ticks)),
        static_method("timespan op_Multiply(timespan timeSpan, double factor)", _scaled),
        static_method("timespan op_Multiply(double factor, timespan timeSpan)", lambda factor, span: _scaled(span, factor)),
        static_method("timespan op_Division(timespan timeSpan, double divisor)", _divided),
        static_method("double op_Division(timespan t1, timespan t2)", _ratio),
        static_method("timespan op_UnaryNegation(timespan t)", _negate),
        static_method("timespan op_UnaryPlus(timespan t)", lambda t: t),
        static_prop("timespan MaxValue", lambda: TimeSpan(MAX_TICKS)),
        static_prop("timespan MinValue", lambda: TimeSpan(MIN_TICKS)),
        static_prop("timespan Zero", lambda: ZERO),
        *(_constant(name, value) for name, value in _CONSTANTS.items()),
    ],
)
