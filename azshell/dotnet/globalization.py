"""The enums of System.Globalization (and, from enums.py, the days of the week)."""

from __future__ import annotations

from azshell.dotnet.enums import DayOfWeek
from azshell.dotnet.types import declare_enum

__all__ = ["CalendarWeekRule", "CultureTypes", "DateTimeStyles", "DayOfWeek"]

CalendarWeekRule = declare_enum("System.Globalization.CalendarWeekRule", ["FirstDay", "FirstFullWeek", "FirstFourDayWeek"])

CalendarAlgorithmType = declare_enum(
    "System.Globalization.CalendarAlgorithmType", ["Unknown", "SolarCalendar", "LunarCalendar", "LunisolarCalendar"]
)

GregorianCalendarTypes = declare_enum(
    "System.Globalization.GregorianCalendarTypes",
    {"Localized": 1, "USEnglish": 2, "MiddleEastFrench": 9, "Arabic": 10, "TransliteratedEnglish": 11, "TransliteratedFrench": 12},
)

CultureTypes = declare_enum(
    "System.Globalization.CultureTypes",
    {
        "NeutralCultures": 1,
        "SpecificCultures": 2,
        "InstalledWin32Cultures": 4,
        "AllCultures": 7,
        "UserCustomCulture": 8,
        "ReplacementCultures": 16,
        "WindowsOnlyCultures": 32,
        "FrameworkCultures": 64,
    },
    flags=True,
)

CompareOptions = declare_enum(
    "System.Globalization.CompareOptions",
    {
        "None": 0,
        "IgnoreCase": 1,
        "IgnoreNonSpace": 2,
        "IgnoreSymbols": 4,
        "IgnoreKanaType": 8,
        "IgnoreWidth": 16,
        "NumericOrdering": 32,
        "OrdinalIgnoreCase": 0x10000000,
        "StringSort": 0x20000000,
        "Ordinal": 0x40000000,
    },
    flags=True,
)

DateTimeStyles = declare_enum(
    "System.Globalization.DateTimeStyles",
    {
        "None": 0,
        "AllowLeadingWhite": 1,
        "AllowTrailingWhite": 2,
        "AllowInnerWhite": 4,
        "AllowWhiteSpaces": 7,
        "NoCurrentDateDefault": 8,
        "AdjustToUniversal": 16,
        "AssumeLocal": 32,
        "AssumeUniversal": 64,
        "RoundtripKind": 128,
    },
    flags=True,
)

TimeSpanStyles = declare_enum("System.Globalization.TimeSpanStyles", ["None", "AssumeNegative"], flags=True)

DigitShapes = declare_enum("System.Globalization.DigitShapes", ["Context", "None", "NativeNational"])

UnicodeCategory = declare_enum(
    "System.Globalization.UnicodeCategory",
    [
        *("UppercaseLetter", "LowercaseLetter", "TitlecaseLetter", "ModifierLetter", "OtherLetter", "NonSpacingMark"),
        *("SpacingCombiningMark", "EnclosingMark", "DecimalDigitNumber", "LetterNumber", "OtherNumber", "SpaceSeparator"),
        *("LineSeparator", "ParagraphSeparator", "Control", "Format", "Surrogate", "PrivateUse", "ConnectorPunctuation"),
        *("DashPunctuation", "OpenPunctuation", "ClosePunctuation", "InitialQuotePunctuation", "FinalQuotePunctuation"),
        *("OtherPunctuation", "MathSymbol", "CurrencySymbol", "ModifierSymbol", "OtherSymbol", "OtherNotAssigned"),
    ],
)
