r"""Character classes of .NET's regular expressions (\w, \p{Lu}, \p{IsCyrillic}, [a-z]) as fragments of Python's `re`."""

from __future__ import annotations

from functools import lru_cache

# General categories; one letter stands for all categories that begin with it.
_BLOCKS = {
    "IsBasicLatin": (0x0000, 0x007F), "IsLatin-1Supplement": (0x0080, 0x00FF), "IsLatinExtended-A": (0x0100, 0x017F),
    "IsLatinExtended-B": (0x0180, 0x024F), "IsIPAExtensions": (0x0250, 0x02AF), "IsSpacingModifierLetters": (0x02B0, 0x02FF),
    "IsCombiningDiacriticalMarks": (0x0300, 0x036F), "IsGreek": (0x0370, 0x03FF), "IsGreekandCoptic": (0x0370, 0x03FF),
    "IsCyrillic": (0x0400, 0x04FF), "IsCyrillicSupplement": (0x0500, 0x052F), "IsArmenian": (0x0530, 0x058F),
    "IsHebrew": (0x0590, 0x05FF), "IsArabic": (0x0600, 0x06FF), "IsDevanagari": (0x0900, 0x097F), "IsThai": (0x0E00, 0x0E7F),
    "IsHangulJamo": (0x1100, 0x11FF), "IsLatinExtendedAdditional": (0x1E00, 0x1EFF), "IsGreekExtended": (0x1F00, 0x1FFF),
    "IsGeneralPunctuation": (0x2000, 0x206F), "IsSuperscriptsandSubscripts": (0x2070, 0x209F), "IsCurrencySymbols": (0x20A0, 0x20CF),
    "IsLetterlikeSymbols": (0x2100, 0x214F), "IsNumberForms": (0x2150, 0x218F), "IsArrows": (0x2190, 0x21FF),
    "IsMathematicalOperators": (0x2200, 0x22FF), "IsMiscellaneousTechnical": (0x2300, 0x23FF), "IsBoxDrawing": (0x2500, 0x257F),
    "IsBlockElements": (0x2580, 0x259F), "IsGeometricShapes": (0x25A0, 0x25FF), "IsMiscellaneousSymbols": (0x2600, 0x26FF),
    "IsDingbats": (0x2700, 0x27BF), "IsCJKSymbolsandPunctuation": (0x3000, 0x303F), "IsHiragana": (0x3040, 0x309F),
    "IsKatakana": (0x30A0, 0x30FF), "IsCJKUnifiedIdeographs": (0x4E00, 0x9FFF), "IsHangulSyllables": (0xAC00, 0xD7AF),
    "IsHighSurrogates": (0xD800, 0xDB7F), "IsLowSurrogates": (0xDC00, 0xDFFF), "IsPrivateUse": (0xE000, 0xF8FF),
    "IsPrivateUseArea": (0xE000, 0xF8FF), "IsHalfwidthandFullwidthForms": (0xFF00, 0xFFEF), "IsSpecials": (0xFFF0, 0xFFFF),
}  # fmt: skip
_CATEGORIES = {
    "L",
    "Lu",
    "Ll",
    "Lt",
    "Lm",
    "Lo",
    "M",
    "Mn",
    "Mc",
    "Me",
    "N",
    "Nd",
    "Nl",
    "No",
    "P",
    "Pc",
    "Pd",
    "Ps",
    "Pe",
    "Pi",
    "Pf",
    "Po",
    "S",
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Z",
    "Zs",
    "Zl",
    "Zp",
    "C",
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
}
_ECMA = {"w": "[a-zA-Z0-9_]", "W": "[^a-zA-Z0-9_]", "d": "[0-9]", "D": "[^0-9]", "s": r"[ \f\n\r\t\v]", "S": r"[^ \f\n\r\t\v]"}


class Fragment(str):
    """An item of a class that is a class itself, not a character or a range."""

    __slots__ = ()


def shorthand(letter: str, ecma: bool) -> str:
    r"""\w, \d, \s or an opposite."""
    return _ECMA[letter] if ecma else "\\" + letter


@lru_cache(maxsize=64)
def named_class(name: str, negative: bool) -> str | None:
    """A Unicode category or block as a class; None when there is none of that name."""
    if name in _BLOCKS:
        low, high = _BLOCKS[name]
        inside = f"\\u{low:04x}-\\u{high:04x}"
    elif name in _CATEGORIES:
        inside = _category(name)
    else:
        return None
    return f"[{'^' if negative else ''}{inside}]"


def _category(name: str) -> str:
    import unicodedata

    ranges: list[list[int]] = []
    for code in range(0x10000):
        if unicodedata.category(chr(code)).startswith(name):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"\\u{low:04x}-\\u{high:04x}" if high > low else f"\\u{low:04x}" for low, high in ranges)


def join(items: list[str], negative: bool) -> str:
    r"""A class of characters and ranges (escaped for a class already) and of Fragments (\d, or a bracketed class)."""
    plain: list[str] = []
    others: list[str] = []
    for item in items:
        if item.__class__ is not Fragment or item[0] == "\\":
            plain.append(item)
        elif item[:2] != "[^":
            plain.append(item[1:-1])
        else:
            others.append(item)
    sign = "^" if negative else ""
    if not others:
        return f"[{sign}{''.join(plain)}]"
    union = "|".join([*others, *([f"[{''.join(plain)}]"] if plain else [])])
    return rf"(?:(?!{union})[\s\S])" if negative else f"(?:{union})"
