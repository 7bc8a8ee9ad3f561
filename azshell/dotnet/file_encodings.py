"""The -Encoding names of the cmdlets that read and write files: a codec and a byte order mark for each."""

from __future__ import annotations

import codecs
from typing import NamedTuple

# Windows PowerShell 4 wrote files in the system's ANSI code page (Set-Content) or UTF-16 (Out-File); PowerShell 7 writes UTF-8.
_TABLE = {
    "ascii": ("ascii", b""),
    "utf8": ("utf-8", b""),
    "utf8nobom": ("utf-8", b""),
    "utf8bom": ("utf-8", codecs.BOM_UTF8),
    "unicode": ("utf-16-le", codecs.BOM_UTF16_LE),
    "bigendianunicode": ("utf-16-be", codecs.BOM_UTF16_BE),
    "utf32": ("utf-32-le", codecs.BOM_UTF32_LE),
    "bigendianutf32": ("utf-32-be", codecs.BOM_UTF32_BE),
    "utf7": ("utf-7", b""),
    "ansi": ("cp1252", b""),
    "latin1": ("latin-1", b""),
    "oem": ("utf-8", b""),
    "default": ("utf-8", b""),
    "string": ("utf-16-le", codecs.BOM_UTF16_LE),
    "unknown": ("utf-16-le", codecs.BOM_UTF16_LE),
}
# Where Windows PowerShell 4 meant something else by a name (about_Character_Encoding).
_CLASSIC = {"utf8": ("utf-8", codecs.BOM_UTF8), "default": ("cp1252", b""), "oem": ("cp437", b"")}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NAMES = ("ascii", "ansi", "bigendianunicode", "bigendianutf32", "unicode", "utf7", "utf8", "utf8BOM", "utf8NoBOM", "utf32")


class FileEncoding(NamedTuple):
    """A codec's Python name and the bytes that begin a file in it."""

    codec: str
    mark: bytes

    def encode(self, text: str) -> bytes:
        """Bytes without the mark; what the codec lacks becomes a question mark, as in .NET."""
        return text.encode(self.codec, "replace")


def encoding_named(name: str, classic: bool = False) -> FileEncoding | None:
    """The encoding a name or a code page number means; None when nobody knows it."""
    lower = name.lower()
    if classic and lower in _CLASSIC:
        return FileEncoding(*_CLASSIC[lower])
    if lower in _TABLE:
        return FileEncoding(*_TABLE[lower])
    try:
        return FileEncoding(codecs.lookup(f"cp{name}" if name.isdigit() else name).name, b"")
    except LookupError:
        return None


def default_encoding(classic: bool, redirected: bool = False) -> FileEncoding:
    """What is written without -Encoding; `redirected` for Out-File and `>`."""
    if not classic:
        return FileEncoding("utf-8", b"")
    return FileEncoding("utf-16-le", codecs.BOM_UTF16_LE) if redirected else FileEncoding("cp1252", b"")


def encoding_of(data: bytes, classic: bool = False) -> FileEncoding:
    """The encoding of a file's bytes, by their mark; without one the default."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return FileEncoding(codec, mark)
    return default_encoding(classic)


def decode(data: bytes, encoding: FileEncoding | None = None, classic: bool = False) -> str:
    """A file's text; a byte order mark outranks the encoding asked for, as it does in .NET."""
    found = encoding_of(data, classic)
    if found.mark or encoding is None:
        return data[len(found.mark) :].decode(found.codec, "replace")
    return data.decode(encoding.codec, "replace")
