"""CultureInfo and its formats: their members as scripts see them."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.culture import (
    DATE_PROPERTIES,
    EN_US,
    INVARIANT,
    NUMBER_PROPERTIES,
    CultureInfo,
    DateTimeFormatInfo,
    FormatInfo,
    NumberFormatInfo,
    current_culture,
    current_ui_culture,
    date_info,
    get_culture,
    number_info,
    other_cultures,
    set_current_culture,
    set_current_ui_culture,
)
from azshell.dotnet.types import constructor, declare, method, prop, static_method, static_prop


def _info_rows(table: tuple[tuple[str, str, str, Any], ...], before: dict[str, Any]) -> list[Any]:
    """The properties of a table, in .NET's order; `before` has the others by the property that follows them."""

    def row(kind: str, name: str, attribute: str) -> Any:
        def get(info: FormatInfo) -> Any:
            value = getattr(info, attribute)
            if isinstance(value, tuple):
                return _array(value, kind[:-2])
            return _enum(kind, value) if "." in kind else value

        def put(info: FormatInfo, value: Any) -> None:
            info.put(attribute, str(value) if "." in kind else value)

        return prop(f"{kind} {name.lstrip('-')}", get, None if name[0] == "-" else put)

    rows = []
    for kind, name, attribute, _ in table:
        if name.lstrip("-") in before:
            rows.append(before[name.lstrip("-")])
        rows.append(row(kind, name, attribute))
    return rows


_READ_ONLY = prop("bool IsReadOnly", lambda info: info.is_read_only)


def _array(items: tuple[Any, ...], kind: str) -> Any:
    from azshell.dotnet.types import resolve_type
    from azshell.dotnet.values import Array

    return Array(items, resolve_type(kind))


def _enum(kind: str, name: str) -> Any:
    from azshell.dotnet import globalization

    return getattr(globalization, kind.rpartition(".")[2])(getattr(globalization, kind.rpartition(".")[2]).names[name])


def _get_format(self: Any, kind: Any) -> Any:
    culture = self if isinstance(self, CultureInfo) else None
    wanted = {"NumberFormatInfo": NumberFormatInfo, "DateTimeFormatInfo": DateTimeFormatInfo}.get(kind.name)
    if culture is not None and wanted is not None:
        return culture.number_format if wanted is NumberFormatInfo else culture.date_format
    return self if wanted is type(self) else None


def _text_info(culture: CultureInfo) -> Any:
    from azshell.dotnet.text_info import TextInfo

    return TextInfo(culture)


def _compare_info(culture: CultureInfo) -> Any:
    from azshell.dotnet.text_info import CompareInfo

    return CompareInfo(culture)


def _calendar(_: Any = None) -> Any:
    from azshell.dotnet.calendar import GregorianCalendar

    return GregorianCalendar()


def _all_patterns(info: DateTimeFormatInfo, letter: str = "") -> Any:
    attributes = {
        "d": "short_date_pattern",
        "D": "long_date_pattern",
        "t": "short_time_pattern",
        "T": "long_time_pattern",
        "f": "full_date_time_pattern",
        "F": "full_date_time_pattern",
        "y": "year_month_pattern",
        "Y": "year_month_pattern",
        "m": "month_day_pattern",
        "M": "month_day_pattern",
    }
    return _array(tuple(dict.fromkeys(getattr(info, attributes[key]) for key in (letter or attributes))), "string")


def _cultures(_: Any) -> Any:
    from azshell.dotnet.types import resolve_type
    from azshell.dotnet.values import Array

    names = sorted({"", "en-US", *other_cultures(), *(name.partition("-")[0] for name in other_cultures())})
    return Array([get_culture(name) for name in names], resolve_type("System.Globalization.CultureInfo"))


declare(
    "System.Globalization.NumberFormatInfo",
    NumberFormatInfo,
    interfaces=["System.IFormatProvider", "System.ICloneable"],
    members=[
        constructor("NumberFormatInfo()", NumberFormatInfo),
        *_info_rows(NUMBER_PROPERTIES, {"CurrencyGroupSizes": _READ_ONLY}),
        method("System.Object Clone()", NumberFormatInfo.clone),
        method("System.Object GetFormat(type formatType)", _get_format),
        static_method("System.Globalization.NumberFormatInfo GetInstance(System.IFormatProvider formatProvider)", number_info),
        static_method("System.Globalization.NumberFormatInfo ReadOnly(System.Globalization.NumberFormatInfo nfi)", FormatInfo.frozen),
        static_prop("System.Globalization.NumberFormatInfo CurrentInfo", number_info),
        static_prop("System.Globalization.NumberFormatInfo InvariantInfo", lambda: INVARIANT.number_format),
    ],
)

declare(
    "System.Globalization.DateTimeFormatInfo",
    DateTimeFormatInfo,
    interfaces=["System.IFormatProvider", "System.ICloneable"],
    members=[
        constructor("DateTimeFormatInfo()", DateTimeFormatInfo),
        *_info_rows(
            DATE_PROPERTIES, {"DateSeparator": prop("System.Globalization.Calendar Calendar", _calendar), "NativeCalendarName": _READ_ONLY}
        ),
        method("System.Object Clone()", DateTimeFormatInfo.clone),
        method("System.Object GetFormat(type formatType)", _get_format),
        method("string GetMonthName(int month)", DateTimeFormatInfo.month_name),
        method("string GetAbbreviatedMonthName(int month)", lambda info, month: info.month_name(month, "abbreviated_month_names")),
        method("string GetDayName(System.DayOfWeek dayofweek)", lambda info, day: info.day_names[day]),
        method("string GetAbbreviatedDayName(System.DayOfWeek dayofweek)", lambda info, day: info.abbreviated_day_names[day]),
        method("string GetShortestDayName(System.DayOfWeek dayOfWeek)", lambda info, day: info.shortest_day_names[day]),
        method("string GetEraName(int era)", lambda info, era: "AD"),
        method("string[] GetAllDateTimePatterns()", _all_patterns),
        method("string[] GetAllDateTimePatterns(char format)", _all_patterns),
        static_method("System.Globalization.DateTimeFormatInfo GetInstance(System.IFormatProvider provider)", date_info),
        static_prop("System.Globalization.DateTimeFormatInfo CurrentInfo", date_info),
        static_prop("System.Globalization.DateTimeFormatInfo InvariantInfo", lambda: INVARIANT.date_format),
    ],
)

declare(
    "System.Globalization.CultureInfo",
    CultureInfo,
    interfaces=["System.IFormatProvider", "System.ICloneable"],
    accelerators=["cultureinfo"],
    members=[
        constructor("CultureInfo(string name)", CultureInfo),
        constructor("CultureInfo(string name, bool useUserOverride)", lambda name, _: CultureInfo(name)),
        constructor("CultureInfo(int culture)", CultureInfo),
        prop("cultureinfo Parent", lambda c: c.parent),
        prop("int LCID", lambda c: c.lcid),
        prop("int KeyboardLayoutId", lambda c: c.lcid),
        prop("string Name", lambda c: c.name),
        prop("string IetfLanguageTag", lambda c: c.name),
        prop("string DisplayName", lambda c: c.english_name),
        prop("string NativeName", lambda c: c.native_name),
        prop("string EnglishName", lambda c: c.english_name),
        prop("string TwoLetterISOLanguageName", lambda c: c.iso[0]),
        prop("string ThreeLetterISOLanguageName", lambda c: c.iso[1]),
        prop("string ThreeLetterWindowsLanguageName", lambda c: c.iso[2]),
        prop("System.Globalization.CompareInfo CompareInfo", _compare_info),
        prop("System.Globalization.TextInfo TextInfo", _text_info),
        prop("bool IsNeutralCulture", lambda c: c.is_neutral),
        prop(
            "System.Globalization.CultureTypes CultureTypes",
            lambda c: _enum("System.Globalization.CultureTypes", "NeutralCultures" if c.is_neutral else "SpecificCultures"),
        ),
        prop(
            "System.Globalization.NumberFormatInfo NumberFormat",
            lambda c: c.number_format,
            lambda c, value: c.set_format("number_format", value),
        ),
        prop(
            "System.Globalization.DateTimeFormatInfo DateTimeFormat",
            lambda c: c.date_format,
            lambda c, value: c.set_format("date_format", value),
        ),
        prop("System.Globalization.Calendar Calendar", _calendar),
        prop("System.Globalization.Calendar[] OptionalCalendars", lambda c: _array((_calendar(),), "System.Globalization.Calendar")),
        prop("bool UseUserOverride", lambda c: not c.is_read_only),
        prop("bool IsReadOnly", lambda c: c.is_read_only),
        method("void ClearCachedData()", lambda c: None),
        method("System.Object Clone()", CultureInfo.clone),
        method("cultureinfo GetConsoleFallbackUICulture()", lambda c: c),
        method("System.Object GetFormat(type formatType)", _get_format),
        method("string ToString()", str),
        static_method("cultureinfo CreateSpecificCulture(string name)", CultureInfo),
        static_method("cultureinfo GetCultureInfo(int culture)", get_culture),
        static_method("cultureinfo GetCultureInfo(string name)", get_culture),
        static_method("cultureinfo GetCultureInfoByIetfLanguageTag(string name)", get_culture),
        static_method("cultureinfo[] GetCultures(System.Globalization.CultureTypes types)", _cultures),
        static_method("cultureinfo ReadOnly(cultureinfo ci)", CultureInfo.frozen),
        static_prop("cultureinfo CurrentCulture", current_culture, set_current_culture),
        static_prop("cultureinfo CurrentUICulture", current_ui_culture, set_current_ui_culture),
        static_prop("cultureinfo DefaultThreadCurrentCulture", lambda: None, set_current_culture),
        static_prop("cultureinfo DefaultThreadCurrentUICulture", lambda: None, set_current_ui_culture),
        static_prop("cultureinfo InstalledUICulture", lambda: EN_US),
        static_prop("cultureinfo InvariantCulture", lambda: INVARIANT),
    ],
)
