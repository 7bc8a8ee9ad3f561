"""Cultures: CultureInfo with its NumberFormatInfo, DateTimeFormatInfo, TextInfo, CompareInfo and Calendar.

en-US is as Windows has it and Invariant as .NET has it; the other cultures' differences from Invariant stand in cultures.json
(taken from the CLDR data that .NET uses, with Windows' two decimals and no-break spaces) and are read when one is named.
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.afresh import undo_later

DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December", ""),
)

SHORT_DAYS = tuple(name[:3] for name in DAYS)

SHORT_MONTHS = tuple(name[:3] for name in MONTHS)

# .NET property name, its type, our attribute, the value of the invariant culture; a name without a setter begins with "-".
NUMBER_PROPERTIES: tuple[tuple[str, str, str, Any], ...] = (
    ("int", "CurrencyDecimalDigits", "currency_decimal_digits", 2),
    ("string", "CurrencyDecimalSeparator", "currency_decimal_separator", "."),
    ("int[]", "CurrencyGroupSizes", "currency_group_sizes", (3,)),
    ("int[]", "NumberGroupSizes", "number_group_sizes", (3,)),
    ("int[]", "PercentGroupSizes", "percent_group_sizes", (3,)),
    ("string", "CurrencyGroupSeparator", "currency_group_separator", ","),
    ("string", "CurrencySymbol", "currency_symbol", "\u00a4"),
    ("string", "NaNSymbol", "nan_symbol", "NaN"),
    ("int", "CurrencyNegativePattern", "currency_negative_pattern", 0),
    ("int", "NumberNegativePattern", "number_negative_pattern", 1),
    ("int", "PercentPositivePattern", "percent_positive_pattern", 0),
    ("int", "PercentNegativePattern", "percent_negative_pattern", 0),
    ("string", "NegativeInfinitySymbol", "negative_infinity_symbol", "-Infinity"),
    ("string", "NegativeSign", "negative_sign", "-"),
    ("int", "NumberDecimalDigits", "number_decimal_digits", 2),
    ("string", "NumberDecimalSeparator", "number_decimal_separator", "."),
    ("string", "NumberGroupSeparator", "number_group_separator", ","),
    ("int", "CurrencyPositivePattern", "currency_positive_pattern", 0),
    ("string", "PositiveInfinitySymbol", "positive_infinity_symbol", "Infinity"),
    ("string", "PositiveSign", "positive_sign", "+"),
    ("int", "PercentDecimalDigits", "percent_decimal_digits", 2),
    ("string", "PercentDecimalSeparator", "percent_decimal_separator", "."),
    ("string", "PercentGroupSeparator", "percent_group_separator", ","),
    ("string", "PercentSymbol", "percent_symbol", "%"),
    ("string", "PerMilleSymbol", "per_mille_symbol", "\u2030"),
    ("string[]", "NativeDigits", "native_digits", tuple("0123456789")),
    ("System.Globalization.DigitShapes", "DigitSubstitution", "digit_substitution", "None"),
)

LIMITS = {
    **dict.fromkeys(("currency_decimal_digits", "number_decimal_digits", "percent_decimal_digits"), 99),
    "currency_negative_pattern": 16,
    "currency_positive_pattern": 3,
    "number_negative_pattern": 4,
    "percent_negative_pattern": 11,
    "percent_positive_pattern": 3,
}

DATE_PROPERTIES: tuple[tuple[str, str, str, Any], ...] = (
    ("string", "AMDesignator", "am_designator", "AM"),
    ("string", "DateSeparator", "date_separator", "/"),
    ("System.DayOfWeek", "FirstDayOfWeek", "first_day_of_week", "Sunday"),
    ("System.Globalization.CalendarWeekRule", "CalendarWeekRule", "calendar_week_rule", "FirstDay"),
    ("string", "FullDateTimePattern", "full_date_time_pattern", "dddd, dd MMMM yyyy HH:mm:ss"),
    ("string", "LongDatePattern", "long_date_pattern", "dddd, dd MMMM yyyy"),
    ("string", "LongTimePattern", "long_time_pattern", "HH:mm:ss"),
    ("string", "MonthDayPattern", "month_day_pattern", "MMMM dd"),
    ("string", "PMDesignator", "pm_designator", "PM"),
    ("string", "-RFC1123Pattern", "rfc1123_pattern", "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"),
    ("string", "ShortDatePattern", "short_date_pattern", "MM/dd/yyyy"),
    ("string", "ShortTimePattern", "short_time_pattern", "HH:mm"),
    ("string", "-SortableDateTimePattern", "sortable_date_time_pattern", "yyyy'-'MM'-'dd'T'HH':'mm':'ss"),
    ("string", "TimeSeparator", "time_separator", ":"),
    ("string", "-UniversalSortableDateTimePattern", "universal_sortable_date_time_pattern", "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"),
    ("string", "YearMonthPattern", "year_month_pattern", "yyyy MMMM"),
    ("string[]", "AbbreviatedDayNames", "abbreviated_day_names", SHORT_DAYS),
    ("string[]", "ShortestDayNames", "shortest_day_names", tuple(name[:2] for name in DAYS)),
    ("string[]", "DayNames", "day_names", DAYS),
    ("string[]", "AbbreviatedMonthNames", "abbreviated_month_names", SHORT_MONTHS),
    ("string[]", "MonthNames", "month_names", MONTHS),
    ("string", "-NativeCalendarName", "native_calendar_name", "Gregorian Calendar"),
    ("string[]", "AbbreviatedMonthGenitiveNames", "abbreviated_month_genitive_names", SHORT_MONTHS),
    ("string[]", "MonthGenitiveNames", "month_genitive_names", MONTHS),
)


class FormatInfo:
    """What NumberFormatInfo and DateTimeFormatInfo share: the invariant culture's values, overridden per object; read-only when said."""

    is_read_only = False

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def put(self, attribute: str, value: Any) -> None:
        """Sets a value as a script does; InvalidOperationException on a read-only object, ArgumentException for an unfit value."""
        from azshell.dotnet.exceptions import ArgumentException, ArgumentOutOfRangeException, InvalidOperationException

        if self.is_read_only:
            raise InvalidOperationException("Instance is read-only.")
        limit = LIMITS.get(attribute)
        if limit is not None and not 0 <= value <= limit:
            raise ArgumentOutOfRangeException("value", f"Valid values are between 0 and {limit}, inclusive.", value)
        if attribute in ("number_decimal_separator", "currency_decimal_separator", "percent_decimal_separator") and not value:
            raise ArgumentException("The value cannot be an empty string.", "value")
        self.__dict__[attribute] = tuple(value) if isinstance(value, list) else value
        if self is _Current.culture.number_format:
            _tell_conversion(self)

    def clone(self) -> Any:
        """A copy that may be changed."""
        made = copy.copy(self)
        made.__dict__["is_read_only"] = False
        return made

    def frozen(self) -> Any:
        """A read-only copy."""
        made = copy.copy(self)
        made.__dict__["is_read_only"] = True
        return made


class NumberFormatInfo(FormatInfo):
    """System.Globalization.NumberFormatInfo; the class attributes are the invariant culture's."""

    net_name = "System.Globalization.NumberFormatInfo"

    def __str__(self) -> str:
        return "System.Globalization.NumberFormatInfo"


class DateTimeFormatInfo(FormatInfo):
    """System.Globalization.DateTimeFormatInfo; the class attributes are the invariant culture's."""

    net_name = "System.Globalization.DateTimeFormatInfo"

    def __str__(self) -> str:
        return "System.Globalization.DateTimeFormatInfo"

    def month_name(self, month: int, names: str = "month_names") -> str:
        """The name of month 1 to 13."""
        if not 1 <= month <= 13:
            from azshell.dotnet.exceptions import ArgumentOutOfRangeException

            raise ArgumentOutOfRangeException("month", "Valid values are between 1 and 13, inclusive.", month)
        return getattr(self, names)[month - 1]


for _, _name, _attribute, _value in NUMBER_PROPERTIES:
    setattr(NumberFormatInfo, _attribute, _value)

for _, _name, _attribute, _value in DATE_PROPERTIES:
    setattr(DateTimeFormatInfo, _attribute, _value)


class CultureInfo:
    """System.Globalization.CultureInfo.  ArgumentException (CultureNotFoundException) for a name that cannot be one."""

    net_name = "System.Globalization.CultureInfo"

    def __init__(self, name: str | int) -> None:
        facts = _facts(name)
        self.name: str = facts["name"]
        self.lcid: int = facts["lcid"]
        self.english_name: str = facts["english_name"]
        self.native_name: str = facts.get("native_name", self.english_name)
        self.parent_name: str = facts.get("parent", "")
        self.iso: tuple[str, str, str] = tuple(facts.get("iso", (self.name[:2], self.name[:2], "ZZZ")))
        self.list_separator: str = facts.get("list_separator", ",")
        self.code_pages: tuple[int, int] = tuple(facts.get("code_pages", (1252, 437)))
        self.is_read_only = False
        self.number_format = NumberFormatInfo(**{key: _frozen(value) for key, value in facts.get("number", {}).items()})
        self.date_format = DateTimeFormatInfo(**{key: _frozen(value) for key, value in facts.get("date", {}).items()})

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CultureInfo) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def is_neutral(self) -> bool:
        """Whether the name has no region."""
        return bool(self.name) and "-" not in self.name

    @property
    def parent(self) -> CultureInfo:
        """The language of a region's culture; Invariant above that."""
        return get_culture(self.parent_name) if self.parent_name else INVARIANT

    def clone(self) -> CultureInfo:
        """A copy that may be changed."""
        made = copy.copy(self)
        made.is_read_only = False
        made.number_format = self.number_format.clone()
        made.date_format = self.date_format.clone()
        return made

    def frozen(self) -> CultureInfo:
        """A read-only copy."""
        made = copy.copy(self)
        made.is_read_only = True
        made.number_format = self.number_format.frozen()
        made.date_format = self.date_format.frozen()
        return made

    def set_format(self, attribute: str, value: Any) -> None:
        """Gives the culture another NumberFormatInfo or DateTimeFormatInfo."""
        if self.is_read_only:
            from azshell.dotnet.exceptions import InvalidOperationException

            raise InvalidOperationException("Instance is read-only.")
        setattr(self, attribute, value)


_EN_US: dict[str, Any] = {
    "name": "en-US",
    "lcid": 1033,
    "english_name": "English (United States)",
    "parent": "en",
    "iso": ("en", "eng", "ENU"),
    "number": {
        "currency_symbol": "$",
        "percent_positive_pattern": 1,
        "percent_negative_pattern": 1,
        "positive_infinity_symbol": "\u221e",
        "negative_infinity_symbol": "-\u221e",
    },
    "date": {
        "full_date_time_pattern": "dddd, MMMM d, yyyy h:mm:ss tt",
        "long_date_pattern": "dddd, MMMM d, yyyy",
        "long_time_pattern": "h:mm:ss tt",
        "month_day_pattern": "MMMM d",
        "short_date_pattern": "M/d/yyyy",
        "short_time_pattern": "h:mm tt",
        "year_month_pattern": "MMMM yyyy",
    },
}

_INVARIANT: dict[str, Any] = {
    "name": "",
    "lcid": 127,
    "english_name": "Invariant Language (Invariant Country)",
    "iso": ("iv", "ivl", "IVL"),
}

_NEUTRAL_LCIDS = {"en": 9, "de": 7, "fr": 12, "ja": 17, "es": 10, "it": 16, "nl": 19, "zh": 30724, "ko": 18, "ru": 25}


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _facts(name: str | int) -> dict[str, Any]:
    if name in ("", 127):
        return _INVARIANT
    if name == 1033 or (isinstance(name, str) and name.lower() == "en-us"):
        return _EN_US
    others = other_cultures()
    if isinstance(name, int):
        for key, facts in others.items():
            if facts["lcid"] == name:
                return {"name": key, **facts}
        raise _not_found(str(name), "culture")
    for key, facts in others.items():
        if key.lower() == name.lower():
            return {"name": key, **facts}
    return _neutral_or_unknown(name, others)


def _neutral_or_unknown(name: str, others: dict[str, Any]) -> dict[str, Any]:
    import re

    match = re.fullmatch(r"([A-Za-z]{2,})((?:-[A-Za-z0-9]{1,8})*)", name)
    if not match:
        raise _not_found(name, "name")
    language, region = match[1].lower(), match[2].upper()
    for key, facts in {"en-US": _EN_US, **others}.items():
        if not region and key.partition("-")[0] == language:
            return {
                "name": language,
                "lcid": _NEUTRAL_LCIDS.get(language, 4096),
                "english_name": facts["english_name"].partition(" (")[0],
                **{key: facts[key] for key in ("iso", "number", "date", "list_separator") if key in facts},
                "native_name": facts.get("native_name", facts["english_name"]).partition(" (")[0],
            }
    text = language + region
    return {"name": text, "lcid": 4096, "english_name": f"{language} ({region[1:]})" if region else language}


_OTHERS: dict[str, Any] = {}


def other_cultures() -> dict[str, Any]:
    """The facts of the cultures beside en-US and the invariant one, by name."""
    if not _OTHERS:
        import json
        from importlib import resources

        _OTHERS.update(json.loads(resources.files("azshell.dotnet").joinpath("cultures.json").read_text("utf-8")))
    return _OTHERS


def _not_found(name: str, parameter: str) -> Exception:
    from azshell.dotnet.exceptions import CultureNotFoundException

    return CultureNotFoundException(f"Culture is not supported. (Parameter '{parameter}')\n{name} is an invalid culture identifier.")


INVARIANT = CultureInfo("").frozen()

EN_US = CultureInfo("en-US")

_KNOWN: dict[str | int, CultureInfo] = {"": INVARIANT}


class _Cultures(threading.local):
    """The thread's culture and user interface culture, and how its Doubles are rewritten (None: they are not)."""

    culture = EN_US
    ui_culture = EN_US
    rewrite: Callable[[str], str] | None = None


_Current = _Cultures()


def get_culture(name: str | int) -> CultureInfo:
    """The read-only culture of this name or LCID."""
    key = name.lower() if isinstance(name, str) else name
    found = _KNOWN.get(key)
    if found is None:
        found = _KNOWN[key] = CultureInfo(name).frozen()
    return found


def current_culture() -> CultureInfo:
    """What -f, ToString and Parse follow."""
    return _Current.culture


def set_current_culture(culture: CultureInfo) -> None:
    """Changes what -f, ToString and Parse follow."""
    undo_later("culture", lambda: set_current_culture(EN_US))
    _Current.culture = culture
    _tell_conversion(culture.number_format)


def _tell_conversion(info: FormatInfo) -> None:
    """Tells conversion.py how the current culture writes a Double; it asks nobody while no thread's is other than en-US's."""
    from azshell.dotnet import conversion

    english = all(getattr(info, name) == value for name, value in _PLAIN_SIGNS.items())
    words = {
        "Infinity": info.positive_infinity_symbol,
        "-Infinity": info.negative_infinity_symbol,
        "NaN": info.nan_symbol,
    }
    signs = str.maketrans({".": info.number_decimal_separator, "-": info.negative_sign, "+": info.positive_sign})
    _Current.rewrite = None if english else lambda text: words[text] if text in words else text.translate(signs)
    if not english:
        conversion.localize = lambda text: text if _Current.rewrite is None else _Current.rewrite(text)
    elif threading.current_thread() is threading.main_thread():
        conversion.localize = None


_PLAIN_SIGNS = {
    "number_decimal_separator": ".",
    "negative_sign": "-",
    "positive_sign": "+",
    "nan_symbol": "NaN",
    "positive_infinity_symbol": "\u221e",
    "negative_infinity_symbol": "-\u221e",
}


def current_ui_culture() -> CultureInfo:
    """The language of messages."""
    return _Current.ui_culture


def set_current_ui_culture(culture: CultureInfo) -> None:
    """Changes the language of messages; ours are English whatever it says."""
    undo_later("user interface culture", lambda: set_current_ui_culture(EN_US))
    _Current.ui_culture = culture


def number_info(provider: Any = None) -> NumberFormatInfo:
    """The NumberFormatInfo that an IFormatProvider (or None: the current culture) stands for."""
    if type(provider) is CultureInfo:
        return provider.number_format
    return provider if type(provider) is NumberFormatInfo else _Current.culture.number_format


def date_info(provider: Any = None) -> DateTimeFormatInfo:
    """The DateTimeFormatInfo that an IFormatProvider (or None: the current culture) stands for."""
    if type(provider) is CultureInfo:
        return provider.date_format
    return provider if type(provider) is DateTimeFormatInfo else _Current.culture.date_format
