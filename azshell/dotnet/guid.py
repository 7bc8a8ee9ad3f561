"""System.Guid."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException, FormatException, NetException
from azshell.dotnet.typed_arrays import byte_array, to_bytes
from azshell.dotnet.types import constructor, declare, method, prop, ps_prop, static_method, static_prop
from azshell.dotnet.values import PSReference


def _system_bytes() -> bytes:
    return os.urandom(16)


random_bytes: Callable[[], bytes] = _system_bytes
"""Where NewGuid takes its 16 bytes from; a seeded world puts its own source here."""


class Guid:
    """128 bits, kept as the number that the 32 hex digits spell."""

    net_type: Any

    def __init__(self, number: int = 0) -> None:
        self.number = number

    def text(self, spec: str | None = None, provider: Any = None) -> str:
        """ToString(format): D, N, B, P or X."""
        digits = f"{self.number:032x}"
        dashed = f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
        letter = (spec or "D").upper()
        if letter == "X":
            rest = ",".join(f"0x{digits[i : i + 2]}" for i in range(16, 32, 2))
            return f"{{0x{digits[:8]},0x{digits[8:12]},0x{digits[12:16]},{{{rest}}}}}"
        shapes = {"D": dashed, "N": digits, "B": f"{{{dashed}}}", "P": f"({dashed})"}
        if letter not in shapes:
            raise FormatException('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".')
        return shapes[letter]

    def to_formatted(self, spec: str, provider: Any = None) -> str:
        """As -f wants it."""
        return self.text(spec)

    def __str__(self) -> str:
        return self.text()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Guid) and self.number == other.number

    def __lt__(self, other: Guid) -> bool:
        return self.number < other.number

    def __hash__(self) -> int:
        return hash(self.number)


EMPTY = Guid()
_SHAPES = {"N": (32, ""), "D": (36, ""), "B": (38, "{}"), "P": (38, "()")}
_HEX = frozenset("0123456789abcdefABCDEF")


def parse(text: str, provider: Any = None) -> Guid:
    """Guid.Parse: the forms D, N, B, P and X, blanks around allowed."""
    if text is None:
        raise ArgumentNullException("input")
    stripped = text.strip()
    if stripped.startswith("{0x"):
        return _from_parts(stripped)
    if stripped[:1] + stripped[-1:] in ("{}", "()"):
        stripped = stripped[1:-1]
        if len(stripped) != 36:
            raise FormatException("Unrecognized Guid format.")
    if len(stripped) == 36 and [i for i, c in enumerate(stripped) if c == "-"] == [8, 13, 18, 23]:
        stripped = stripped.replace("-", "")
    if len(stripped) != 32 or not _HEX.issuperset(stripped):
        raise FormatException("Unrecognized Guid format.")
    return Guid(int(stripped, 16))


def _from_parts(text: str) -> Guid:
    parts = text.replace("{", "").replace("}", "").split(",")
    widths = [8, 4, 4, *[2] * 8]
    try:
        if len(parts) != 11:
            raise ValueError(text)
        return Guid(int("".join(f"{int(part, 16):0{width}x}" for part, width in zip(parts, widths, strict=True)), 16))
    except ValueError:
        raise FormatException(
            "Could not find a brace, or the length between the previous token and the brace was zero (i.e., '0x,'etc.)."
        ) from None


def _parse_exact(text: str, spec: str) -> Guid:
    length, ends = _SHAPES.get(spec.upper(), (0, ""))
    shown = text.strip()
    if length and (len(shown) != length or (ends and shown[0] + shown[-1] != ends)):
        raise FormatException(
            "Guid should contain only 32 digits (xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)."
            if spec.upper() == "N"
            else "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
        )
    return parse(text)


def _try_parse(text: str, result: PSReference) -> bool:
    try:
        result.value = parse(text)
    except NetException:
        result.value = EMPTY
        return False
    return True


def from_bytes(data: Any) -> Guid:
    """From 16 bytes, the first three groups little-endian."""
    raw = to_bytes(data)
    if len(raw) != 16:
        raise ArgumentException("Byte array for Guid must be exactly 16 bytes long.", "b")
    return Guid(int.from_bytes(raw[3::-1] + raw[5:3:-1] + raw[7:5:-1] + raw[8:], "big"))


def _to_bytes(guid: Guid) -> Any:
    raw = guid.number.to_bytes(16, "big")
    return byte_array(raw[3::-1] + raw[5:3:-1] + raw[7:5:-1] + raw[8:])


def new_guid() -> Guid:
    """A random (version 4) identifier."""
    raw = bytearray(random_bytes())
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    return Guid(int.from_bytes(raw, "big"))


def _from_numbers(a: int, b: int, c: int, *rest: int) -> Guid:
    tail = to_bytes(rest[0]) if len(rest) == 1 else bytes(rest)
    return Guid(
        int.from_bytes(
            (a & 0xFFFFFFFF).to_bytes(4, "big") + (b & 0xFFFF).to_bytes(2, "big") + (c & 0xFFFF).to_bytes(2, "big") + tail, "big"
        )
    )


def _compare(guid: Guid, other: Any) -> int:
    if other is None:
        return 1
    if not isinstance(other, Guid):
        raise ArgumentException("Object must be of type GUID.", "value")
    return (guid.number > other.number) - (guid.number < other.number)


_TAIL = "byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k"
declare(
    "System.Guid",
    Guid,
    base="System.ValueType",
    default=Guid,
    interfaces=["System.IComparable", "System.IComparable[guid]", "System.IEquatable[guid]", "System.ISpanFormattable"],
    members=[
        constructor("guid(byte[] b)", from_bytes),
        constructor(f"guid(uint a, ushort b, ushort c, {_TAIL})", _from_numbers),
        constructor("guid(int a, short b, short c, byte[] d)", _from_numbers),
        constructor(f"guid(int a, short b, short c, {_TAIL})", _from_numbers),
        constructor("guid(string g)", parse),
        ps_prop("ScriptProperty", "string Guid", "System.Object Guid {get=$this.ToString();}", Guid.text),
        prop("int Variant", lambda g: (g.number >> 60) & 0xF),
        prop("int Version", lambda g: (g.number >> 76) & 0xF),
        method("int CompareTo(System.Object value)", _compare),
        method("int CompareTo(guid value)", _compare),
        method("bool Equals(System.Object o)", Guid.__eq__),
        method("bool Equals(guid g)", Guid.__eq__),
        method("byte[] ToByteArray()", _to_bytes),
        method("string ToString()", Guid.text),
        method("string ToString(string format)", Guid.text),
        method("string ToString(string format, System.IFormatProvider provider)", Guid.text),
        static_prop("guid Empty", lambda: EMPTY),
        static_method("guid NewGuid()", lambda: new_guid()),
        static_method("guid Parse(string input)", parse),
        static_method("guid Parse(string s, System.IFormatProvider provider)", parse),
        static_method("guid ParseExact(string input, string format)", _parse_exact),
        static_method("bool TryParse(string input, [ref] guid result)", _try_parse),
    ],
)
