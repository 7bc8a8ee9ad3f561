"""System.IO's streams of bytes: Stream, MemoryStream, FileStream."""

from __future__ import annotations

import os
from typing import Any

from azshell.dotnet.typed_arrays import byte_array, to_bytes
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, static_prop
from azshell.dotnet.values import Byte, Int64

FileMode = declare_enum("System.IO.FileMode", {"CreateNew": 1, "Create": 2, "Open": 3, "OpenOrCreate": 4, "Truncate": 5, "Append": 6})
FileAccess = declare_enum("System.IO.FileAccess", {"Read": 1, "Write": 2, "ReadWrite": 3}, flags=True)
FileShare = declare_enum(
    "System.IO.FileShare", {"None": 0, "Read": 1, "Write": 2, "ReadWrite": 3, "Delete": 4, "Inheritable": 16}, flags=True
)
SeekOrigin = declare_enum("System.IO.SeekOrigin", ["Begin", "Current", "End"])


def closed_stream() -> Exception:
    """The error of a stream that is used after Close."""
    from azshell.dotnet.exceptions import ObjectDisposedException

    return ObjectDisposedException("Cannot access a closed Stream.")


class Stream:
    """A stream of bytes over a Python binary file; `source` is None once it is closed."""

    can_read = can_write = can_seek = True

    def __init__(self, source: Any) -> None:
        self.source = source

    @property
    def open(self) -> Any:
        """The Python file.  ObjectDisposedException after Close."""
        if self.source is None:
            raise closed_stream()
        return self.source

    def close(self) -> None:
        """Ends the stream."""
        if self.source is not None:
            self.source.close()
            self.source = None

    @property
    def position(self) -> int:
        """Where the next byte is read or written."""
        return int(self.open.tell())

    @position.setter
    def position(self, value: int) -> None:
        self.open.seek(value)

    @property
    def length(self) -> int:
        """Bytes in the stream."""
        file = self.open
        here = file.tell()
        size = file.seek(0, os.SEEK_END)
        file.seek(here)
        return int(size)

    def read_bytes(self, count: int = -1) -> bytes:
        """The next bytes, at most `count`."""
        if not self.can_read:
            from azshell.dotnet.exceptions import NotSupportedException

            raise NotSupportedException("Stream does not support reading.")
        return self.open.read(count)

    def write_bytes(self, data: bytes) -> None:
        """Writes at the position."""
        if not self.can_write:
            from azshell.dotnet.exceptions import NotSupportedException

            raise NotSupportedException("Stream does not support writing.")
        self.open.write(data)

    def set_length(self, size: int) -> None:
        """Cuts or lengthens the stream."""
        file = self.open
        here = file.tell()
        now = self.length
        if size > now:
            file.seek(now)
            file.write(b"\0" * (size - now))
        file.truncate(size)
        file.seek(min(here, size))

    def __str__(self) -> str:
        return self.net_type.text  # type: ignore[attr-defined]


class MemoryStream(Stream):
    """System.IO.MemoryStream: empty and growing, or over a given byte[] that cannot grow."""

    def __init__(self, data: Any = None, writable: bool = True) -> None:
        from io import BytesIO

        self.fixed = data is not None and not isinstance(data, int)
        content = to_bytes(data) if self.fixed else b""
        super().__init__(BytesIO(content))
        self.can_write = writable
        self._capacity = len(content) if self.fixed else data or 0
        self._content = b""

    def write_bytes(self, data: bytes) -> None:
        """Writes at the position.  NotSupportedException past the end of a given byte[]."""
        if self.fixed and self.position + len(data) > self._capacity:
            from azshell.dotnet.exceptions import NotSupportedException

            raise NotSupportedException("Memory stream is not expandable.")
        super().write_bytes(data)

    @property
    def capacity(self) -> int:
        """The buffer's size: doubled when it was full, at least 256."""
        while self._capacity < self.length:
            self._capacity = max(self._capacity * 2, 256, self.length if self._capacity * 2 < self.length else 0)
        return self._capacity

    def content(self) -> bytes:
        """All bytes, also after Close."""
        return self._content if self.source is None else bytes(self.source.getvalue())

    def close(self) -> None:
        """Ends the stream; ToArray still works."""
        if self.source is not None:
            self._content = self.source.getvalue()
        super().close()


_MODES = {1: "xb+", 2: "wb+", 3: "rb+", 4: "rb+", 5: "rb+", 6: "ab+"}


class FileStream(Stream):
    """System.IO.FileStream on a script's path."""

    def __init__(self, path: str, mode: int, access: int | None = None, share: int = 0) -> None:
        from azshell.dotnet import io

        self.name = io.checked_path(path)
        access = (2 if mode == 6 else 3) if access is None else int(access)
        host = io.resolve_path(self.name)
        kind = _MODES[int(mode)]
        if mode == 4 and not os.path.exists(host):
            kind = "wb+"
        elif access == 1 and mode in (3, 4):
            kind = "rb"
        with io.disk(self.name):
            super().__init__(open(host, kind))  # noqa: SIM115 - the script closes it
            if mode == 5:
                self.source.truncate(0)
        self.can_read = bool(access & 1)
        self.can_write = bool(access & 2)


def _checked(buffer: Any, offset: int, count: int) -> None:
    from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException

    if buffer is None:
        raise ArgumentNullException("buffer")
    if offset < 0 or count < 0 or offset + count > len(buffer):
        raise ArgumentException(
            "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the "
            "end of the source collection."
        )


def _read(stream: Stream, buffer: Any, offset: int, count: int) -> int:
    _checked(buffer, offset, count)
    data = stream.read_bytes(count)
    buffer[offset : offset + len(data)] = [Byte(byte) for byte in data]
    return len(data)


def _read_byte(stream: Stream) -> int:
    data = stream.read_bytes(1)
    return data[0] if data else -1


def _write(stream: Stream, buffer: Any, offset: int, count: int) -> None:
    _checked(buffer, offset, count)
    stream.write_bytes(to_bytes(buffer[offset : offset + count]))


def _seek(stream: Stream, offset: int, origin: int) -> Int64:
    start = {0: 0, 1: stream.position, 2: stream.length}[int(origin)]
    if start + offset < 0:
        from azshell.dotnet.exceptions import IOException

        raise IOException("An attempt was made to move the position before the beginning of the stream.")
    stream.position = start + int(offset)
    return Int64(stream.position)


def _set_position(stream: Stream, value: int) -> None:
    if value < 0:
        from azshell.dotnet.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException("value", "Non-negative number required.")
    stream.position = int(value)


def _flush(stream: Stream, *_: Any) -> None:
    if stream.source is not None:
        stream.source.flush()


def _set_capacity(stream: MemoryStream, value: int) -> None:
    stream._capacity = value


declare(
    "System.IO.Stream",
    Stream,
    base="System.MarshalByRefObject",
    interfaces=["System.IDisposable"],
    members=[
        prop("bool CanRead", lambda s: s.source is not None and s.can_read),
        prop("bool CanSeek", lambda s: s.source is not None and s.can_seek),
        prop("bool CanTimeout", lambda s: False),
        prop("bool CanWrite", lambda s: s.source is not None and s.can_write),
        prop("long Length", lambda s: Int64(s.length)),
        prop("long Position", lambda s: Int64(s.position), _set_position),
        method("void Close()", lambda s: s.close()),
        method("void CopyTo(System.IO.Stream destination)", lambda s, target: target.write_bytes(s.read_bytes())),
        method("void CopyTo(System.IO.Stream destination, int bufferSize)", lambda s, target, _: target.write_bytes(s.read_bytes())),
        method("void Dispose()", lambda s: s.close()),
        method("void Flush()", _flush),
        method("int Read(byte[] buffer, int offset, int count)", _read),
        method("int ReadByte()", _read_byte),
        method("long Seek(long offset, System.IO.SeekOrigin origin)", _seek),
        method("void SetLength(long value)", lambda s, size: s.set_length(int(size))),
        method("void Write(byte[] buffer, int offset, int count)", _write),
        method("void WriteByte(byte value)", lambda s, value: s.write_bytes(bytes([value]))),
        static_prop("System.IO.Stream Null", lambda: MemoryStream()),
    ],
)
declare(
    "System.IO.MemoryStream",
    MemoryStream,
    base="System.IO.Stream",
    members=[
        constructor("System.IO.MemoryStream()", MemoryStream),
        constructor("System.IO.MemoryStream(int capacity)", MemoryStream),
        constructor("System.IO.MemoryStream(byte[] buffer)", MemoryStream),
        constructor("System.IO.MemoryStream(byte[] buffer, bool writable)", MemoryStream),
        constructor(
            "System.IO.MemoryStream(byte[] buffer, int index, int count)", lambda data, at, count: MemoryStream(data[at : at + count])
        ),
        prop("int Capacity", lambda s: s.capacity, _set_capacity),
        method("byte[] GetBuffer()", lambda s: byte_array(s.content().ljust(s.capacity, b"\0"))),
        method("byte[] ToArray()", lambda s: byte_array(s.content())),
        method("void WriteTo(System.IO.Stream stream)", lambda s, target: target.write_bytes(s.content())),
    ],
)
_PATH = "string path, System.IO.FileMode mode"
declare(
    "System.IO.FileStream",
    FileStream,
    base="System.IO.Stream",
    members=[
        constructor(f"System.IO.FileStream({_PATH})", FileStream),
        constructor(f"System.IO.FileStream({_PATH}, System.IO.FileAccess access)", FileStream),
        constructor(f"System.IO.FileStream({_PATH}, System.IO.FileAccess access, System.IO.FileShare share)", FileStream),
        prop("string Name", lambda s: s.name),
        method("void Flush(bool flushToDisk)", _flush),
    ],
)
