"""System.Xml.XmlConvert: values as XML Schema writes them, and names escaped for XML."""

from __future__ import annotations

import re
from typing import Any

from azshell.dotnet.types import declare, resolve_type, static_method
from azshell.dotnet.values import Single


def to_xml_text(value: Any) -> str:
    """A value as XmlConvert.ToString gives it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _real(value)
    name = type(value).__name__
    if name == "DateTime":
        return _date(value, 3)
    if name == "DateTimeOffset":
        return _trimmed(value.to_formatted("yyyy-MM-ddTHH:mm:ss.fffffff")) + ("Z" if not value.offset else value.to_formatted("zzz"))
    if name == "TimeSpan":
        return duration(value)
    from azshell.dotnet.conversion import to_string

    return to_string(value)


def _real(value: float) -> str:
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "INF" if value > 0 else "-INF"
    from azshell.dotnet.number_format import shortest

    return shortest(value, isinstance(value, Single))


def _trimmed(text: str) -> str:
    return re.sub(r"\.?0+$", "", text) if "." in text else text


def _date(value: Any, mode: int) -> str:
    """A DateTime; mode is XmlDateTimeSerializationMode."""
    if mode == 0:
        value = value.to_local()
    elif mode == 1:
        value = value.to_universal()
    text = _trimmed(value.to_formatted("yyyy-MM-ddTHH:mm:ss.fffffff"))
    return text if mode == 2 else text + value.to_formatted("' 'K")[1:]


def duration(value: Any) -> str:
    """A TimeSpan as xs:duration: P1DT2H3M4.5S."""
    ticks = abs(value.ticks)
    days, rest = divmod(ticks, 864_000_000_000)
    hours, rest = divmod(rest, 36_000_000_000)
    minutes, rest = divmod(rest, 600_000_000)
    seconds, fraction = divmod(rest, 10_000_000)
    tail = f".{fraction:07d}".rstrip("0") if fraction else ""
    time = f"{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}{f'{seconds}{tail}S' if seconds or tail else ''}"
    text = f"{f'{days}D' if days else ''}{'T' + time if time else ''}" or "T0S"
    return ("-" if value.ticks < 0 else "") + "P" + text


_DURATION = re.compile(r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?")


def _to_span(text: str) -> Any:
    from azshell.dotnet.exceptions import FormatException
    from azshell.dotnet.timespan import checked

    match = _DURATION.fullmatch(text.strip())
    if not match or text.strip() in ("P", "-P"):
        raise FormatException(f"The string '{text}' is not a valid TimeSpan value.")
    years, months, days, hours, minutes, seconds = (int(group or 0) for group in match.groups()[1:7])
    total = ((years * 365 + months * 30 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
    ticks = total * 10_000_000 + int((match[8] or "").ljust(7, "0")[:7] or 0)
    return checked(-ticks if match[1] else ticks)


def _to_bool(text: str) -> bool:
    plain = text.strip()
    if plain in ("1", "true"):
        return True
    if plain in ("0", "false"):
        return False
    from azshell.dotnet.exceptions import FormatException

    raise FormatException(f"The string '{text}' is not a valid Boolean value.")


def _to_real(text: str) -> float:
    plain = text.strip()
    special = {"INF": float("inf"), "-INF": float("-inf"), "NaN": float("nan")}.get(plain)
    return special if special is not None else _number("System.Double")(plain)


def _number(name: str) -> Any:
    def parse(text: str) -> Any:
        from azshell.dotnet.culture import INVARIANT
        from azshell.dotnet.members import invoke_static

        kind = resolve_type(name)
        assert kind is not None
        return invoke_static(kind, "Parse", [text.strip(), INVARIANT])

    return parse


def _to_date(text: str, mode: Any = 3) -> Any:
    from azshell.dotnet.culture import INVARIANT
    from azshell.dotnet.date_parse import parse_date_exact, wrong
    from azshell.dotnet.datetime import parse

    if isinstance(mode, str):
        return parse_date_exact(text, mode, INVARIANT.date_format)
    if not re.match(r"\s*-?\d{4}-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?|\s*\d\d:\d\d:\d\d", text):
        raise wrong(text)
    date = parse(text, INVARIANT, 128)
    return {0: date.to_local, 1: date.to_universal}.get(int(mode), lambda: date)()


def encode_name(name: str | None, colons: bool = True) -> str | None:
    """XmlConvert.EncodeName: what cannot be in a name as _xHHHH_."""
    if not name:
        return name
    out = []
    for place, character in enumerate(name):
        good = character.isalnum() or character in "_-." or (character == ":" and colons)
        if place == 0 and (character.isdigit() or character in "-."):
            good = False
        if character == "_" and re.match(r"_x[0-9A-Fa-f]{4}_", name[place:]):
            good = False
        out.append(character if good else f"_x{ord(character):04X}_")
    return "".join(out)


def decode_name(name: str | None) -> str | None:
    """XmlConvert.DecodeName."""
    return None if name is None else re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), name)


def _verify(name: str) -> str:
    from azshell.dotnet.exceptions import XmlException

    match = re.match(r"[^\W\d]|:", name or "")
    if not match:
        first = (name or " ")[0]
        raise XmlException(f"Name cannot begin with the '{first}' character, hexadecimal value 0x{ord(first):02X}.")
    for character in name:
        if not (character.isalnum() or character in "_-.:"):
            raise XmlException(f"The '{character}' character, hexadecimal value 0x{ord(character):02X}, cannot be included in a name.")
    return name


_KINDS = {
    "Byte": "byte", "Decimal": "decimal", "Guid": "guid", "Int16": "short", "Int32": "int", "Int64": "long", "SByte": "sbyte", "Single": "float",
    "UInt16": "ushort", "UInt32": "uint", "UInt64": "ulong",
}  # fmt: skip
_TEXTS = (
    "bool",
    "char",
    "decimal",
    "sbyte",
    "short",
    "int",
    "long",
    "byte",
    "ushort",
    "uint",
    "ulong",
    "float",
    "double",
    "timespan",
    "guid",
)
declare(
    "System.Xml.XmlConvert",
    members=[
        static_method("string DecodeName(string name)", decode_name),
        static_method("string EncodeLocalName(string name)", lambda name: encode_name(name, False)),
        static_method("string EncodeName(string name)", encode_name),
        static_method("string EncodeNmToken(string name)", encode_name),
        static_method("bool ToBoolean(string s)", _to_bool),
        static_method("datetime ToDateTime(string s)", _to_date),
        static_method("datetime ToDateTime(string s, string format)", _to_date),
        static_method("datetime ToDateTime(string s, System.Xml.XmlDateTimeSerializationMode dateTimeOption)", _to_date),
        static_method("double ToDouble(string s)", _to_real),
        *(
            static_method(f"{short} To{name}(string s)", _number(f"System.{name}") if name != "Guid" else _number("System.Guid"))
            for name, short in _KINDS.items()
        ),
        static_method("timespan ToTimeSpan(string s)", _to_span),
        *(static_method(f"string ToString({kind} value)", to_xml_text) for kind in _TEXTS),
        static_method("string ToString(datetime value)", to_xml_text),
        static_method("string ToString(datetime value, string format)", lambda date, spec: date.to_formatted(spec)),
        static_method(
            "string ToString(datetime value, System.Xml.XmlDateTimeSerializationMode dateTimeOption)", lambda d, m: _date(d, int(m))
        ),
        static_method("string ToString(System.DateTimeOffset value)", to_xml_text),
        static_method("string VerifyName(string name)", _verify),
        static_method("string VerifyNCName(string name)", _verify),
    ],
)
