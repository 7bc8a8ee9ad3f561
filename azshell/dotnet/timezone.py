"""System.TimeZoneInfo: UTC, the local zone, and the zones of the tz database under their Windows and IANA names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.types import declare, method, prop, static_method, static_prop

if TYPE_CHECKING:
    from azshell.dotnet.datetime import DateTime
    from azshell.dotnet.timespan import TimeSpan

UNIX_EPOCH_TICKS = 621355968000000000

# Windows name -> (IANA name, display name, standard name, daylight name); the zones that scripts name most.
WINDOWS_ZONES = {
    "UTC": ("Etc/UTC", "(UTC) Coordinated Universal Time", "Coordinated Universal Time", "Coordinated Universal Time"),
    "GMT Standard Time": ("Europe/London", "(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "GMT Standard Time", "GMT Daylight Time"),
    "W. Europe Standard Time": (
        *("Europe/Berlin", "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"),
        *("W. Europe Standard Time", "W. Europe Daylight Time"),
    ),
    "Romance Standard Time": (
        *("Europe/Paris", "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "Romance Standard Time", "Romance Daylight Time"),
    ),
    "Central European Standard Time": (
        *("Europe/Warsaw", "(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb"),
        *("Central European Standard Time", "Central European Daylight Time"),
    ),
    "E. Europe Standard Time": ("Europe/Chisinau", "(UTC+02:00) Chisinau", "E. Europe Standard Time", "E. Europe Daylight Time"),
    "FLE Standard Time": (
        *("Europe/Kiev", "(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", "FLE Standard Time", "FLE Daylight Time"),
    ),
    "Russian Standard Time": ("Europe/Moscow", "(UTC+03:00) Moscow, St. Petersburg", "Russian Standard Time", "Russian Daylight Time"),
    "India Standard Time": (
        *("Asia/Kolkata", "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "India Standard Time", "India Daylight Time"),
    ),
    "China Standard Time": (
        *("Asia/Shanghai", "(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "China Standard Time", "China Daylight Time"),
    ),
    "Singapore Standard Time": (
        *("Asia/Singapore", "(UTC+08:00) Kuala Lumpur, Singapore"),
        *("Malay Peninsula Standard Time", "Malay Peninsula Daylight Time"),
    ),
    "Tokyo Standard Time": ("Asia/Tokyo", "(UTC+09:00) Osaka, Sapporo, Tokyo", "Tokyo Standard Time", "Tokyo Daylight Time"),
    "AUS Eastern Standard Time": (
        *("Australia/Sydney", "(UTC+10:00) Canberra, Melbourne, Sydney", "AUS Eastern Standard Time", "AUS Eastern Daylight Time"),
    ),
    "E. South America Standard Time": (
        *("America/Sao_Paulo", "(UTC-03:00) Brasilia", "E. South America Standard Time", "E. South America Daylight Time"),
    ),
    "Eastern Standard Time": (
        "America/New_York",
        "(UTC-05:00) Eastern Time (US & Canada)",
        "Eastern Standard Time",
        "Eastern Daylight Time",
    ),
    "Central Standard Time": (
        "America/Chicago",
        "(UTC-06:00) Central Time (US & Canada)",
        "Central Standard Time",
        "Central Daylight Time",
    ),
    "Mountain Standard Time": (
        "America/Denver",
        "(UTC-07:00) Mountain Time (US & Canada)",
        "Mountain Standard Time",
        "Mountain Daylight Time",
    ),
    "Pacific Standard Time": (
        *("America/Los_Angeles", "(UTC-08:00) Pacific Time (US & Canada)", "Pacific Standard Time", "Pacific Daylight Time"),
    ),
}


class TimeZoneInfo:
    """A time zone: `zone` is a zoneinfo.ZoneInfo, or None for a fixed offset of `base` ticks."""

    def __init__(self, id: str, base: int = 0, zone: Any = None, names: tuple[str, str, str] | None = None) -> None:
        self.id = id
        self.zone = zone
        self.base = base
        self.names = names or (id, id, id)

    def __str__(self) -> str:
        return self.names[0]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TimeZoneInfo) and other.id.lower() == self.id.lower()

    def __hash__(self) -> int:
        return hash(self.id.lower())

    def offset_at_utc(self, ticks: int) -> int:
        """The offset in ticks that holds at a moment in UTC."""
        if self.zone is None:
            return self.base
        moment = _moment(ticks)
        return round(moment.astimezone(self.zone).utcoffset().total_seconds()) * 10_000_000

    def offset_at_local(self, ticks: int) -> int:
        """The offset in ticks that holds at a time on this zone's clocks; standard time where two hold."""
        if self.zone is None:
            return self.base
        later = _moment(ticks).replace(tzinfo=self.zone, fold=1)
        return round(later.utcoffset().total_seconds()) * 10_000_000

    def is_daylight(self, ticks: int) -> bool:
        """Whether the zone's clocks show summer time then."""
        return self.zone is not None and bool(_moment(ticks).replace(tzinfo=self.zone, fold=1).dst())

    @property
    def has_daylight(self) -> bool:
        """Whether the zone has a summer time in 2014."""
        from datetime import datetime as moment

        return self.zone is not None and any(moment(2014, month, 1, tzinfo=self.zone).dst() for month in (1, 7))


def _moment(ticks: int) -> Any:
    from datetime import UTC, datetime, timedelta

    return datetime(1, 1, 1, tzinfo=UTC) + timedelta(microseconds=min(max(ticks, 864_000_000_000), 3155370000000000000) // 10)


UTC_ZONE = TimeZoneInfo("UTC", names=WINDOWS_ZONES["UTC"][1:])


class _Local:
    zone: TimeZoneInfo | None = None


def local_zone() -> TimeZoneInfo:
    """The local zone: what set_local_zone said, else TZ or /etc/localtime, else UTC."""
    if _Local.zone is None:
        _Local.zone = _system_zone()
    return _Local.zone


def set_local_zone(zone: TimeZoneInfo | None) -> None:
    """Fixes the local zone (a world's); None asks the system again."""
    _Local.zone = zone


def _system_zone() -> TimeZoneInfo:
    import os

    name = os.environ.get("TZ", "").lstrip(":") or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    try:
        return find_zone(name) if name else UTC_ZONE
    except Exception:  # whatever the machine calls its zone, a date must not fail over it
        import time

        return UTC_ZONE if not time.timezone else TimeZoneInfo(time.tzname[0], -time.timezone * 10_000_000)


def find_zone(name: str) -> TimeZoneInfo:
    """The zone of this Windows or IANA name.  TimeZoneNotFoundException."""
    if name.lower() in ("utc", "etc/utc", "uct", "zulu", "etc/uct"):
        return UTC_ZONE
    for windows, (iana, *names) in WINDOWS_ZONES.items():
        if name.lower() in (windows.lower(), iana.lower()):
            return _zone(name if "/" in name else windows, iana, (names[0], names[1], names[2]))
    return _zone(name, name, None)


def _zone(id: str, iana: str, names: tuple[str, str, str] | None) -> TimeZoneInfo:
    from zoneinfo import ZoneInfo

    try:
        zone = ZoneInfo(iana)
    except Exception:
        from azshell.dotnet.exceptions import TimeZoneNotFoundException

        raise TimeZoneNotFoundException(f"The time zone ID '{id}' was not found on the local computer.") from None
    from datetime import datetime as moment
    from datetime import timedelta

    winter = min((moment(2014, month, 1, tzinfo=zone) for month in (1, 7)), key=lambda m: m.utcoffset() or timedelta(0))
    return TimeZoneInfo(id, round(winter.utcoffset().total_seconds()) * 10_000_000, zone, names)  # type: ignore[union-attr]


def local_offset(date: DateTime) -> int:
    """The local zone's offset in ticks at a date: of its moment when it is UTC, else of its clock time."""
    zone = local_zone()
    return zone.offset_at_utc(date.ticks) if date.kind == 1 else zone.offset_at_local(date.ticks)


def _span(ticks: int) -> TimeSpan:
    from azshell.dotnet.timespan import TimeSpan

    return TimeSpan(ticks)


def _utc_offset(zone: TimeZoneInfo, date: Any) -> TimeSpan:
    if hasattr(date, "utc_ticks"):
        return _span(zone.offset_at_utc(date.utc_ticks))
    if date.kind == 1:
        return _span(zone.offset_at_utc(date.ticks))
    return _span(zone.offset_at_local(date.ticks))


def _convert(date: Any, source: TimeZoneInfo, target: TimeZoneInfo) -> Any:
    from azshell.dotnet.datetime import DateTime

    utc = date.ticks - source.offset_at_local(date.ticks)
    return DateTime(utc + target.offset_at_utc(utc), 1 if target is UTC_ZONE else 2 if target == local_zone() else 0)


def _convert_to(date: Any, target: TimeZoneInfo) -> Any:
    if hasattr(date, "utc_ticks"):
        return date.to_offset(_span(target.offset_at_utc(date.utc_ticks)))
    return _convert(date, UTC_ZONE if date.kind == 1 else local_zone(), target)


def _from_utc(date: Any, target: TimeZoneInfo) -> Any:
    if date.kind == 2:
        from azshell.dotnet.exceptions import ArgumentException

        raise ArgumentException(
            "The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly. "
            "For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.",
            "sourceTimeZone",
        )
    return _convert(date, UTC_ZONE, target)


def _to_utc(date: Any, source: TimeZoneInfo | None = None) -> Any:
    return date if date.kind == 1 else _convert(date, source or local_zone(), UTC_ZONE)


def _all_zones(*_: Any) -> Any:
    return [find_zone(name) for name in WINDOWS_ZONES]


def _try_find(name: str, out: Any) -> bool:
    from azshell.dotnet.exceptions import NetException

    try:
        out.value = find_zone(name)
    except NetException:
        out.value = None
        return False
    return True


_T = "System.TimeZoneInfo"
declare(
    _T,
    TimeZoneInfo,
    accelerators=["timezoneinfo"],
    members=[
        prop("string Id", lambda z: z.id),
        prop("bool HasIanaId", lambda z: "/" in z.id or z is UTC_ZONE),
        prop("string DisplayName", lambda z: z.names[0]),
        prop("string StandardName", lambda z: z.names[1]),
        prop("string DaylightName", lambda z: z.names[2]),
        prop("timespan BaseUtcOffset", lambda z: _span(z.base)),
        prop("bool SupportsDaylightSavingTime", lambda z: z.has_daylight),
        method(f"bool Equals({_T} other)", TimeZoneInfo.__eq__),
        method("timespan GetUtcOffset(System.DateTimeOffset dateTimeOffset)", _utc_offset),
        method("timespan GetUtcOffset(datetime dateTime)", _utc_offset),
        method(f"bool HasSameRules({_T} other)", lambda z, other: z.zone == other.zone and z.base == other.base),
        method("bool IsDaylightSavingTime(datetime dateTime)", lambda z, date: z.is_daylight(date.ticks)),
        method("string ToString()", str),
        static_method("void ClearCachedData()", lambda: None),
        static_method(f"System.DateTimeOffset ConvertTime(System.DateTimeOffset dateTimeOffset, {_T} destinationTimeZone)", _convert_to),
        static_method(f"datetime ConvertTime(datetime dateTime, {_T} destinationTimeZone)", _convert_to),
        static_method(f"datetime ConvertTime(datetime dateTime, {_T} sourceTimeZone, {_T} destinationTimeZone)", _convert),
        static_method(
            "datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string destinationTimeZoneId)",
            lambda date, target: _convert_to(date, find_zone(target)),
        ),
        static_method(
            "datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)",
            lambda date, source, target: _convert(date, find_zone(source), find_zone(target)),
        ),
        static_method(f"datetime ConvertTimeFromUtc(datetime dateTime, {_T} destinationTimeZone)", _from_utc),
        static_method("datetime ConvertTimeToUtc(datetime dateTime)", _to_utc),
        static_method(f"datetime ConvertTimeToUtc(datetime dateTime, {_T} sourceTimeZone)", _to_utc),
        static_method(
            f"{_T} CreateCustomTimeZone(string id, timespan baseUtcOffset, string displayName, string standardDisplayName)",
            lambda id, base, shown, standard: TimeZoneInfo(id, base.ticks, None, (shown, standard, standard)),
        ),
        static_method(f"{_T} FindSystemTimeZoneById(string id)", find_zone),
        static_method(f"System.Collections.ObjectModel.ReadOnlyCollection[{_T}] GetSystemTimeZones()", _all_zones),
        static_method(f"bool TryFindSystemTimeZoneById(string id, [ref] {_T} timeZoneInfo)", _try_find),
        static_prop(f"{_T} Local", local_zone),
        static_prop(f"{_T} Utc", lambda: UTC_ZONE),
    ],
)
