"""System.IO.BinaryWriter and BinaryReader: numbers little-endian, strings with their length before them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from azshell.dotnet.exceptions import EndOfStreamException
from azshell.dotnet.number_text import to_single
from azshell.dotnet.streams import Stream
from azshell.dotnet.text_encoding import Encoding
from azshell.dotnet.typed_arrays import byte_array, to_bytes
from azshell.dotnet.types import Row, constructor, declare, method, prop
from azshell.dotnet.values import Byte, Char, Int16, Int64, SByte, UInt16, UInt32, UInt64

_NUMBERS: list[tuple[str, str, str, Callable[[Any], Any]]] = [
    ("bool", "Boolean", "?", bool), ("byte", "Byte", "B", Byte), ("sbyte", "SByte", "b", SByte), ("double", "Double", "d", float),
    ("short", "Int16", "h", Int16), ("ushort", "UInt16", "H", UInt16), ("int", "Int32", "i", int), ("uint", "UInt32", "I", UInt32),
    ("long", "Int64", "q", Int64), ("ulong", "UInt64", "Q", UInt64), ("float", "Single", "f", to_single),
]  # fmt: skip
"""PowerShell's name, the name in ReadX, struct's format and how the number is made."""


class Binary:
    """What reader and writer share: a stream and an encoding."""

    net_type: Any

    def __init__(self, stream: Stream, encoding: Encoding | None = None, leave_open: bool = False) -> None:
        self.stream = stream
        self.codec = "utf-8" if encoding is None else encoding.codec
        self.leave_open = leave_open

    def close(self) -> None:
        """Closes the stream too, unless it is to stay open."""
        if not self.leave_open:
            self.stream.close()


class BinaryWriter(Binary):
    """System.IO.BinaryWriter."""

    def text(self, text: str) -> None:
        """A string: its length in bytes, seven bits a byte, and the bytes."""
        data = text.encode(self.codec)
        size = len(data)
        head = bytearray()
        while size >= 0x80:
            head.append(size & 0x7F | 0x80)
            size >>= 7
        self.stream.write_bytes(bytes([*head, size]) + data)

    def flush(self) -> None:
        """Writes at once: there is nothing to hand on."""


class BinaryReader(Binary):
    """System.IO.BinaryReader."""

    def exactly(self, count: int) -> bytes:
        """So many bytes.  EndOfStreamException when there are fewer."""
        data = self.stream.read_bytes(count)
        if len(data) < count:
            raise EndOfStreamException("Unable to read beyond the end of the stream.")
        return data

    def text(self) -> str:
        """What BinaryWriter.Write(string) wrote."""
        size = shift = 0
        while True:
            byte = self.exactly(1)[0]
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return self.exactly(size).decode(self.codec)

    def char(self) -> Char:
        """One character in the encoding."""
        data = b""
        while True:
            data += self.exactly(1)
            try:
                return Char(data.decode(self.codec))
            except UnicodeDecodeError:
                continue

    def peek(self) -> int:
        """The next character's number, -1 at the end."""
        position = self.stream.position
        try:
            return ord(self.char())
        except EndOfStreamException:
            return -1
        finally:
            self.stream.position = position


def _writing(form: str) -> Callable[[BinaryWriter, Any], None]:
    return lambda writer, value: writer.stream.write_bytes(struct.pack(f"<{form}", value))


def _reading(form: str, make: Callable[[Any], Any]) -> Callable[[BinaryReader], Any]:
    size = struct.calcsize(f"<{form}")
    return lambda reader: make(struct.unpack(f"<{form}", reader.exactly(size))[0])


def _constructors(name: str, cls: Any) -> list[Row]:
    return [
        constructor(f"{name}(System.IO.Stream input)", cls),
        constructor(f"{name}(System.IO.Stream input, System.Text.Encoding encoding)", cls),
        constructor(f"{name}(System.IO.Stream input, System.Text.Encoding encoding, bool leaveOpen)", cls),
        prop("System.IO.Stream BaseStream", lambda binary: binary.stream),
        method("void Close()", cls.close),
        method("void Dispose()", cls.close),
    ]


declare(
    "System.IO.BinaryWriter",
    BinaryWriter,
    interfaces=["System.IDisposable"],
    members=[
        *_constructors("System.IO.BinaryWriter", BinaryWriter),
        *[method(f"void Write({name} value)", _writing(form)) for name, _, form, _ in _NUMBERS],
        method("void Write(string value)", BinaryWriter.text),
        method("void Write(char ch)", lambda writer, char: writer.stream.write_bytes(char.encode(writer.codec))),
        method("void Write(byte[] buffer)", lambda writer, data: writer.stream.write_bytes(to_bytes(data))),
        method("void Write(char[] chars)", lambda writer, chars: writer.stream.write_bytes("".join(chars).encode(writer.codec))),
        method("void Flush()", BinaryWriter.flush),
    ],
)
declare(
    "System.IO.BinaryReader",
    BinaryReader,
    interfaces=["System.IDisposable"],
    members=[
        *_constructors("System.IO.BinaryReader", BinaryReader),
        *[method(f"{name} Read{word}()", _reading(form, make)) for name, word, form, make in _NUMBERS],
        method("string ReadString()", BinaryReader.text),
        method("char ReadChar()", BinaryReader.char),
        method("byte[] ReadBytes(int count)", lambda reader, count: byte_array(reader.stream.read_bytes(count))),
        method("int PeekChar()", BinaryReader.peek),
    ],
)
