"""System.Text.Encoding: bytes from text and text from bytes."""

from __future__ import annotations

import codecs
from typing import Any

from azshell.dotnet.typed_arrays import byte_array, to_bytes, typed_array
from azshell.dotnet.types import constructor, declare, implicit, method, prop, static_method, static_prop
from azshell.dotnet.values import Char

# code page -> (Python codec, web name, .NET's English name, preamble, class)
_TABLE: dict[int, tuple[str, str, str, bytes, str]] = {
    65001: ("utf-8", "utf-8", "Unicode (UTF-8)", codecs.BOM_UTF8, "UTF8Encoding"),
    1200: ("utf-16-le", "utf-16", "Unicode", codecs.BOM_UTF16_LE, "UnicodeEncoding"),
    1201: ("utf-16-be", "utf-16BE", "Unicode (Big-Endian)", codecs.BOM_UTF16_BE, "UnicodeEncoding"),
    12000: ("utf-32-le", "utf-32", "Unicode (UTF-32)", codecs.BOM_UTF32_LE, "UTF32Encoding"),
    12001: ("utf-32-be", "utf-32BE", "Unicode (UTF-32 Big-Endian)", codecs.BOM_UTF32_BE, "UTF32Encoding"),
    65000: ("utf-7", "utf-7", "Unicode (UTF-7)", b"", "UTF7Encoding"),
    20127: ("ascii", "us-ascii", "US-ASCII", b"", "ASCIIEncoding"),
    28591: ("latin-1", "iso-8859-1", "Western European (ISO)", b"", "Latin1Encoding"),
    1252: ("cp1252", "windows-1252", "Western European (Windows)", b"", "SBCSCodePageEncoding"),
    1250: ("cp1250", "windows-1250", "Central European (Windows)", b"", "SBCSCodePageEncoding"),
    1251: ("cp1251", "windows-1251", "Cyrillic (Windows)", b"", "SBCSCodePageEncoding"),
    437: ("cp437", "IBM437", "OEM United States", b"", "SBCSCodePageEncoding"),
    850: ("cp850", "ibm850", "Western European (DOS)", b"", "SBCSCodePageEncoding"),
    932: ("cp932", "shift_jis", "Japanese (Shift-JIS)", b"", "DBCSCodePageEncoding"),
}
_NAMES = {"utf8": 65001, "unicode": 1200, "utf-16le": 1200, "ascii": 20127, "latin1": 28591, "iso_8859-1": 28591, "unicodefffe": 1201}
_MOST_BYTES = {65001: 3, 1200: 2, 1201: 2, 12000: 4, 12001: 4}


class Encoding:
    """An encoding; `mark` says whether its writers begin a file with the preamble."""

    def __init__(self, code_page: int, mark: bool = True, strict: bool = False) -> None:
        self.code_page = code_page
        self.codec, self.web_name, self.english_name, self.full_preamble, self.class_name = _TABLE[code_page]
        self.mark = mark
        self.strict = strict

    @property
    def preamble(self) -> bytes:
        """What a file in this encoding begins with."""
        return self.full_preamble if self.mark else b""

    def __str__(self) -> str:
        return f"System.Text.{self.class_name}" + ("+UTF8EncodingSealed" if self is UTF8 else "")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Encoding) and (other.code_page, other.mark) == (self.code_page, self.mark)

    def __hash__(self) -> int:
        return hash((self.code_page, self.mark))

    def encode(self, text: str) -> bytes:
        """Text to bytes; what the encoding lacks becomes a question mark."""
        if self.codec.startswith("utf"):
            return text.encode(self.codec, "surrogatepass" if self.codec[4:6] == "16" else "replace")
        return text.encode(self.codec, "strict" if self.strict else "replace")

    def decode(self, data: bytes) -> str:
        """Bytes to text; bytes that mean nothing become U+FFFD (a question mark in ASCII)."""
        if self.codec == "ascii":
            return "".join(chr(byte) if byte < 128 else "?" for byte in data)
        if self.codec == "utf-16-le" and len(data) % 2:
            return data[:-1].decode(self.codec, "replace") + "\ufffd"
        return data.decode(self.codec, "replace")


class UTF8Encoding(Encoding):
    """System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier)."""


class UnicodeEncoding(Encoding):
    """System.Text.UnicodeEncoding(bigEndian, byteOrderMark)."""


class UTF32Encoding(Encoding):
    """System.Text.UTF32Encoding."""


class ASCIIEncoding(Encoding):
    """System.Text.ASCIIEncoding."""


_CLASSES = {
    "UTF8Encoding": UTF8Encoding,
    "UnicodeEncoding": UnicodeEncoding,
    "UTF32Encoding": UTF32Encoding,
    "ASCIIEncoding": ASCIIEncoding,
}


def _make(code_page: int, mark: bool = True, strict: bool = False) -> Encoding:
    return _CLASSES.get(_TABLE[code_page][4], Encoding)(code_page, mark, strict)


UTF8 = _make(65001)
UTF8_WITHOUT_MARK = UTF8Encoding(65001, mark=False)
UNICODE = _make(1200)
ASCII = _make(20127)


def encoding_named(name: str | int) -> Encoding:
    """Encoding.GetEncoding by name or code page.  ArgumentException, NotSupportedException."""
    if isinstance(name, int):
        if name == 0:
            return UTF8_WITHOUT_MARK
        if name in _TABLE:
            return _make(name)
        from azshell.dotnet.exceptions import NotSupportedException

        raise NotSupportedException(
            f"No data is available for encoding {name}. For information on defining a custom encoding, see the documentation for the "
            "Encoding.RegisterProvider method."
        )
    lower = name.lower()
    for code_page, row in _TABLE.items():
        if lower == row[1].lower() or _NAMES.get(lower) == code_page:
            return UTF8 if code_page == 65001 else _make(code_page)
    from azshell.dotnet.exceptions import ArgumentException

    raise ArgumentException(
        f"'{name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the "
        "Encoding.RegisterProvider method.",
        "name",
    )


def detect(data: bytes, default: Encoding) -> tuple[Encoding, int]:
    """The encoding that the bytes' mark tells, and the length of the mark."""
    for code_page in (65001, 12000, 12001, 1200, 1201):
        mark = _TABLE[code_page][3]
        if data.startswith(mark):
            return _make(code_page), len(mark)
    return default, 0


def _bytes(items: Any, start: int | None = None, count: int | None = None) -> bytes:
    if items is None:
        from azshell.dotnet.exceptions import ArgumentNullException

        raise ArgumentNullException("bytes")
    data = to_bytes(items)
    return data if start is None else data[start : start + (count or 0)]


def _text(value: Any, start: int | None = None, count: int | None = None) -> str:
    if value is None:
        from azshell.dotnet.exceptions import ArgumentNullException

        raise ArgumentNullException("s")
    text = value if isinstance(value, str) else "".join(value)
    return text if start is None else text[start : start + (count or 0)]


def _chars(encoding: Encoding, *arguments: Any) -> Any:
    return typed_array([Char(c) for c in encoding.decode(_bytes(*arguments))], "System.Char")


def _convert(source: Encoding, target: Encoding, data: Any) -> Any:
    return byte_array(target.encode(source.decode(_bytes(data))))


_E = "System.Text.Encoding"
_RANGE = "int index, int count"
declare(
    _E,
    Encoding,
    interfaces=["System.ICloneable"],
    members=[
        prop("string BodyName", lambda e: e.web_name),
        prop("string EncodingName", lambda e: e.english_name),
        prop("string HeaderName", lambda e: e.web_name),
        prop("string WebName", lambda e: e.web_name),
        prop("int WindowsCodePage", lambda e: 1200 if e.codec.startswith("utf") else 1252),
        prop("bool IsSingleByte", lambda e: e.class_name in ("ASCIIEncoding", "Latin1Encoding", "SBCSCodePageEncoding")),
        prop("bool IsReadOnly", lambda e: True),
        prop("int CodePage", lambda e: e.code_page),
        method("System.Object Clone()", lambda e: _make(e.code_page, e.mark)),
        method("int GetByteCount(string s)", lambda e, text: len(e.encode(_text(text)))),
        method("int GetByteCount(char[] chars)", lambda e, text: len(e.encode(_text(text)))),
        method("byte[] GetBytes(string s)", lambda e, text: byte_array(e.encode(_text(text)))),
        method("byte[] GetBytes(char[] chars)", lambda e, text: byte_array(e.encode(_text(text)))),
        method(f"byte[] GetBytes(char[] chars, {_RANGE})", lambda e, text, at, n: byte_array(e.encode(_text(text, at, n)))),
        method(f"byte[] GetBytes(string s, {_RANGE})", lambda e, text, at, n: byte_array(e.encode(_text(text, at, n)))),
        method("int GetCharCount(byte[] bytes)", lambda e, data: len(e.decode(_bytes(data)))),
        method("char[] GetChars(byte[] bytes)", _chars),
        method(f"char[] GetChars(byte[] bytes, {_RANGE})", _chars),
        method("int GetMaxByteCount(int charCount)", lambda e, count: (count + 1) * _MOST_BYTES.get(e.code_page, 1)),
        method("int GetMaxCharCount(int byteCount)", lambda e, count: count + 1),
        method("byte[] GetPreamble()", lambda e: byte_array(e.preamble)),
        method("string GetString(byte[] bytes)", lambda e, data: e.decode(_bytes(data))),
        method(f"string GetString(byte[] bytes, {_RANGE})", lambda e, data, at, n: e.decode(_bytes(data, at, n))),
        method("string ToString()", str),
        static_method(f"byte[] Convert({_E} srcEncoding, {_E} dstEncoding, byte[] bytes)", _convert),
        static_method(f"{_E} GetEncoding(int codepage)", encoding_named),
        static_method(f"{_E} GetEncoding(string name)", encoding_named),
        static_method("System.Text.EncodingInfo[] GetEncodings()", lambda: [_make(code_page) for code_page in _TABLE]),
        static_prop(f"{_E} ASCII", lambda: ASCII),
        static_prop(f"{_E} BigEndianUnicode", lambda: _make(1201)),
        static_prop(f"{_E} Default", lambda: UTF8_WITHOUT_MARK),
        static_prop(f"{_E} Latin1", lambda: _make(28591)),
        static_prop(f"{_E} Unicode", lambda: UNICODE),
        static_prop(f"{_E} UTF32", lambda: _make(12000)),
        static_prop(f"{_E} UTF7", lambda: _make(65000)),
        static_prop(f"{_E} UTF8", lambda: UTF8),
    ],
    convert=[implicit("System.String", encoding_named), implicit("System.Int32", encoding_named)],
)
declare(
    "System.Text.UTF8Encoding",
    UTF8Encoding,
    base=_E,
    members=[
        constructor("System.Text.UTF8Encoding()", lambda: UTF8Encoding(65001, False)),
        constructor("System.Text.UTF8Encoding(bool encoderShouldEmitUTF8Identifier)", lambda mark: UTF8Encoding(65001, mark)),
        constructor(
            "System.Text.UTF8Encoding(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)",
            lambda mark, strict: UTF8Encoding(65001, mark, strict),
        ),
    ],
)
declare(
    "System.Text.UnicodeEncoding",
    UnicodeEncoding,
    base=_E,
    members=[
        constructor("System.Text.UnicodeEncoding()", lambda: UnicodeEncoding(1200)),
        constructor(
            "System.Text.UnicodeEncoding(bool bigEndian, bool byteOrderMark)",
            lambda big, mark: UnicodeEncoding(1201 if big else 1200, mark),
        ),
    ],
)
declare(
    "System.Text.UTF32Encoding",
    UTF32Encoding,
    base=_E,
    members=[constructor("System.Text.UTF32Encoding()", lambda: UTF32Encoding(12000))],
)
declare(
    "System.Text.ASCIIEncoding",
    ASCIIEncoding,
    base=_E,
    members=[constructor("System.Text.ASCIIEncoding()", lambda: ASCIIEncoding(20127))],
)
