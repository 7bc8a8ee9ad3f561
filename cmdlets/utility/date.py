"""Get-Date, Set-Date and New-TimeSpan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_range
from azshell.dotnet.conversion import to_display_string
from azshell.dotnet.exceptions import NotSupportedException
from azshell.dotnet.formatting import format_value
from azshell.dotnet.members import add_note, get_member, get_static, invoke_member, invoke_static
from azshell.dotnet.types import declare_enum, known_type
from azshell.dotnet.values import Int64

DisplayHintType = declare_enum("Microsoft.PowerShell.Commands.DisplayHintType", ["Date", "Time", "DateTime"])
FILE_FORMATS = {
    "filedate": "yyyyMMdd",
    "filedatetime": "yyyyMMddTHHmmssffff",
    "filedateuniversal": "yyyyMMddZ",
    "filedatetimeuniversal": "yyyyMMddTHHmmssffffZ",
}
PARTS = ("Year", "Month", "Day", "Hour", "Minute", "Second", "Millisecond")
EPOCH_TICKS = 621355968000000000


class GetDate(Cmdlet):
    """Gets the date and time of now or of -Date, as an object or formatted.

    ```ps1con
    PS C:\\> Get-Date '2014-06-02' -Format 'dddd d MMMM yyyy'
    Monday 2 June 2014
    ```
    """

    default_set = "DateAndFormat"
    output_types = ["System.String", "System.DateTime"]

    Date = Parameter(
        "datetime", position=0, from_pipeline=True, from_property=True, sets=["DateAndFormat", "DateAndUFormat"], aliases=["LastWriteTime"]
    )
    UnixTimeSeconds = Parameter(
        "long",
        mandatory=True,
        sets=["UnixTimeSecondsAndFormat", "UnixTimeSecondsAndUFormat"],
        aliases=["UnixTime"],
        validate=validate_range(-62135596800, 253402300799),
    )
    Year = Parameter("int", validate=validate_range(1, 9999))
    Month = Parameter("int", validate=validate_range(1, 12))
    Day = Parameter("int", validate=validate_range(1, 31))
    Hour = Parameter("int", validate=validate_range(0, 23))
    Minute = Parameter("int", validate=validate_range(0, 59))
    Second = Parameter("int", validate=validate_range(0, 59))
    Millisecond = Parameter("int", validate=validate_range(0, 999))
    DisplayHint = Parameter(DisplayHintType)
    UFormat = Parameter("string", mandatory=True, sets=["DateAndUFormat", "UnixTimeSecondsAndUFormat"])
    Format = Parameter("string", sets=["DateAndFormat", "UnixTimeSecondsAndFormat"])
    AsUTC = Switch()

    def process(self) -> None:
        moment = self.moment()
        for part in PARTS:
            value = getattr(self, part)
            if value is not None:
                moment = self.with_part(moment, part, value)
        if self.UFormat is not None:
            self.write(unix_format(moment, self.UFormat))
        elif self.Format is not None:
            self.write(self.formatted(moment))
        else:
            hint = self.DisplayHint if self.DisplayHint is not None else DisplayHintType(2)
            if int(hint) != 2:
                moment = invoke_member(moment, "AddTicks", [Int64(0)])  # a copy: the hint is this object's alone
                moment.hint = str(hint)
            self.write(add_note(moment, "DisplayHint", hint))

    def moment(self) -> Any:
        """The date asked for, or now by the session's clock."""
        net_type = known_type("datetime")
        if self.UnixTimeSeconds is not None:
            epoch = invoke_static(known_type("datetimeoffset"), "FromUnixTimeSeconds", [self.UnixTimeSeconds])
            found = get_member(epoch, "LocalDateTime")
        else:
            found = self.Date if self.Date is not None else get_static(net_type, "Now")
        return invoke_member(found, "ToUniversalTime", []) if self.AsUTC else found

    def with_part(self, moment: Any, part: str, value: int) -> Any:
        """The moment with another year, hour ...; a day the month lacks runs over into the next."""
        if part == "Millisecond":  # what is below a millisecond goes too
            moment = invoke_member(moment, "AddTicks", [Int64(-(int(get_member(moment, "Ticks")) % 10_000))])
        difference = value - int(get_member(moment, part))
        return invoke_member(moment, f"Add{part}s", [difference]) if difference else moment

    def formatted(self, moment: Any) -> str:
        """By -Format; the names of file formats beside .NET's."""
        text = self.Format
        low = text.lower()
        if low in FILE_FORMATS:
            if low.endswith("universal"):
                moment = invoke_member(moment, "ToUniversalTime", [])
            date, _, time = FILE_FORMATS[low].partition("T")
            shown = format_value(moment, date.replace("Z", "'Z'"))
            return shown + ("T" + format_value(moment, time.replace("Z", "'Z'")) if time else "")
        return format_value(moment, text) if text else to_display_string(moment)


def unix_format(moment: Any, text: str) -> str:
    """A date by the letters of date(1), after % or not."""
    parts: list[str] = []
    at = 1 if text.startswith("+") else 0
    while at < len(text):
        char = text[at]
        if char == "%" and at + 1 < len(text):
            at += 1
            letter = text[at]
            form = UNIX.get(letter)
            parts.append(
                letter
                if form is None
                else form
                if form in ("\n", "\t", "%")
                else form(moment)
                if callable(form)
                else _several(moment, form)
            )
        else:
            parts.append(char)
        at += 1
    return "".join(parts)


def _several(moment: Any, form: str) -> str:
    return format_value(moment, form if len(form) > 1 else "%" + form)


def _number(name: str, form: str = "{}", change: Callable[[int], int] = lambda value: value) -> Callable[[Any], str]:
    return lambda moment: form.format(change(int(get_member(moment, name))))


def _iso_week(moment: Any) -> tuple[int, int]:
    import datetime

    day = datetime.date(*(int(get_member(moment, name)) for name in ("Year", "Month", "Day")))
    year, week, _ = day.isocalendar()
    return year, week


def _zone(moment: Any) -> str:
    return format_value(moment, "zz")


def _epoch(moment: Any) -> str:
    utc = invoke_member(moment, "ToUniversalTime", [])
    return str((int(get_member(utc, "Ticks")) - EPOCH_TICKS) // 10_000_000)


def _hour12(form: str) -> Callable[[Any], str]:
    return lambda moment: form.format((int(get_member(moment, "Hour")) + 11) % 12 + 1)


# letter -> a .NET format, a text, or a function
UNIX: dict[str, Any] = {
    "A": "dddd", "a": "ddd", "B": "MMMM", "b": "MMM", "h": "MMM", "d": "dd", "H": "HH", "I": "hh", "M": "mm", "m": "MM", "S": "ss",
    "p": "tt", "Y": "yyyy", "y": "yy", "R": "HH:mm", "T": "HH:mm:ss", "X": "HH:mm:ss", "r": "hh:mm:ss tt", "D": "MM/dd/yy", "x": "MM/dd/yy",
    "F": "yyyy-MM-dd", "c": "ddd dd MMM yyyy HH:mm:ss", "n": "\n", "t": "\t", "%": "%",
    "C": _number("Year", "{:02d}", lambda year: year // 100),
    "e": _number("Day", "{:2d}"),
    "j": _number("DayOfYear", "{:03d}"),
    "k": _number("Hour", "{:2d}"),
    "l": _hour12("{:2d}"),
    "u": _number("DayOfWeek", "{}", lambda day: day or 7),
    "w": _number("DayOfWeek"),
    "G": lambda moment: str(_iso_week(moment)[0]),
    "g": lambda moment: f"{_iso_week(moment)[0] % 100:02d}",
    "U": _number("DayOfYear", "{}", lambda day: day // 7),
    "W": _number("DayOfYear", "{}", lambda day: day // 7),
    "V": lambda moment: f"{_iso_week(moment)[1]:02d}",
    "s": _epoch,
    "Z": _zone,
}  # fmt: skip


class SetDate(Cmdlet):
    """Sets the system's date. Not simulated: the clock is the world's."""

    default_set = "Date"
    supports_should_process = True
    output_types = ["System.DateTime"]

    Date = Parameter("datetime", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["Date"])
    Adjust = Parameter("timespan", position=0, mandatory=True, from_property=True, sets=["Adjust"], allow_null=True)
    DisplayHint = Parameter(DisplayHintType)

    def process(self) -> None:
        words = "Set-Date is not simulated: the clock belongs to the world."
        self.throw(NotSupportedException(words), "NotSimulated", "NotImplemented", None)


class NewTimeSpan(Cmdlet):
    """Makes a time span: between two dates, or of days, hours, minutes, seconds and milliseconds.

    ```ps1con
    PS C:\\> (New-TimeSpan -Hours 36).Days
    1
    ```
    """

    default_set = "Date"
    output_types = ["System.TimeSpan"]

    Start = Parameter("datetime", position=0, from_pipeline=True, from_property=True, sets=["Date"], aliases=["LastWriteTime"])
    End = Parameter("datetime", position=1, from_property=True, sets=["Date"])
    Days = Parameter("int", sets=["Time"])
    Hours = Parameter("int", sets=["Time"])
    Minutes = Parameter("int", sets=["Time"])
    Seconds = Parameter("int", sets=["Time"])
    Milliseconds = Parameter("int", sets=["Time"])

    def process(self) -> None:
        if self.parameter_set == "Date":
            now = get_static(known_type("datetime"), "Now")
            start = now if self.Start is None else self.Start
            end = now if self.End is None else self.End
            self.write(invoke_member(end, "Subtract", [start]))
            return
        from azshell.dotnet.members import construct

        parts = [self.Days, self.Hours, self.Minutes, self.Seconds, self.Milliseconds]
        self.write(construct(known_type("timespan"), [part or 0 for part in parts]))
