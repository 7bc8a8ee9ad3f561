"""System.Version."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    FormatException,
    NetException,
    OverflowException,
)
from azshell.dotnet.signatures import implicit
from azshell.dotnet.types import constructor, declare, method, prop, static_method
from azshell.dotnet.values import Int16, PSReference

_PARTS = ("major", "minor", "build", "revision")


class Version:
    """Two to four numbers; a part that is not given is -1 and stands below 0."""

    net_type: Any

    def __init__(self, *parts: int) -> None:
        for name, part in zip(_PARTS, parts, strict=False):
            if part < 0:
                raise ArgumentOutOfRangeException(name, f"{name} ('{part}') must be a non-negative value.", part)
        self.given = tuple(parts) or (0, 0)
        self.parts = self.given + (-1,) * (4 - len(self.given))

    def text(self, count: int | None = None) -> str:
        """The first `count` parts, all given ones by default."""
        if count is not None and not 0 <= count <= len(self.given):
            raise ArgumentException(f"Argument must be between 0 and {len(self.given)}.", "fieldCount")
        return ".".join(str(part) for part in self.given[:count])

    def __str__(self) -> str:
        return self.text()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other: Version) -> bool:
        return self.parts < other.parts

    def __hash__(self) -> int:
        return hash(self.parts)


def parse(text: str) -> Version:
    """Version.Parse."""
    if text is None:
        raise ArgumentNullException("input")
    pieces = text.split(".")
    if not 2 <= len(pieces) <= 4:
        raise ArgumentException("Version string portion was too short or too long.", "input")
    numbers = []
    for piece in pieces:
        stripped = piece.strip()
        if not stripped.lstrip("+-").isdigit() or not stripped.isascii():
            raise FormatException(f"The input string '{piece}' was not in a correct format.")
        number = int(stripped)
        if number > 2**31 - 1:
            raise OverflowException("Value was either too large or too small for an Int32.")
        if number < 0:
            raise ArgumentOutOfRangeException("input", f"input ('{number}') must be a non-negative value.", number)
        numbers.append(number)
    return Version(*numbers)


def _try_parse(text: str, result: PSReference) -> bool:
    try:
        result.value = parse(text)
    except NetException:
        result.value = None
        return False
    return True


def _compare(version: Version, other: Any) -> int:
    if other is None:
        return 1
    if not isinstance(other, Version):
        raise ArgumentException("Object must be of type Version.", "version")
    return (version.parts > other.parts) - (version.parts < other.parts)


def _part(index: int) -> Any:
    return lambda version: version.parts[index]


def _half(version: Version, shift: int) -> Int16:
    number = (version.parts[3] >> shift) & 0xFFFF
    return Int16(number - 0x10000 if number >= 0x8000 else number)


def _from_semantic(version: Any) -> Version:
    from azshell.dotnet.semantic_version import to_version

    return to_version(version)


declare(
    "System.Version",
    Version,
    convert=[implicit("System.Management.Automation.SemanticVersion", _from_semantic)],
    interfaces=[
        "System.ICloneable", "System.IComparable", "System.IComparable[version]", "System.IEquatable[version]",
        "System.ISpanFormattable",
    ],
    members=[
        constructor("version(int major, int minor, int build, int revision)", Version),
        constructor("version(int major, int minor, int build)", Version),
        constructor("version(int major, int minor)", Version),
        constructor("version(string version)", parse),
        constructor("version()", Version),
        prop("int Major", _part(0)),
        prop("int Minor", _part(1)),
        prop("int Build", _part(2)),
        prop("int Revision", _part(3)),
        prop("short MajorRevision", lambda v: _half(v, 16)),
        prop("short MinorRevision", lambda v: _half(v, 0)),
        method("System.Object Clone()", lambda v: Version(*v.given)),
        method("int CompareTo(System.Object version)", _compare),
        method("int CompareTo(version value)", _compare),
        method("bool Equals(System.Object obj)", Version.__eq__),
        method("bool Equals(version obj)", Version.__eq__),
        method("string ToString()", Version.text),
        method("string ToString(int fieldCount)", Version.text),
        static_method("version Parse(string input)", parse),
        static_method("bool TryParse(string input, [ref] version result)", _try_parse),
    ],
)  # fmt: skip
