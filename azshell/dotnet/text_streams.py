"""System.IO's readers and writers of text: StreamReader and StreamWriter, StringReader and StringWriter."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.streams import FileStream, Stream
from azshell.dotnet.string_builder import StringBuilder, new_line, text_of
from azshell.dotnet.text_encoding import UNICODE, UTF8, UTF8_WITHOUT_MARK, Encoding, detect
from azshell.dotnet.types import constructor, declare, method, prop, static_prop
from azshell.dotnet.values import Char


class TextReader:
    """Text read from `text` at `position`; closed when `text` is None."""

    class_name = "TextReader"

    def __init__(self, text: str | None) -> None:
        self.text = text
        self.position = 0

    def open_text(self) -> str:
        """The text.  ObjectDisposedException after Close."""
        if self.text is None:
            from azshell.dotnet.exceptions import ObjectDisposedException

            raise ObjectDisposedException(f"Cannot read from a closed TextReader.\nObject name: '{self.class_name}'.")
        return self.text

    def read_line(self) -> str | None:
        """The next line without its end, or None at the end."""
        text = self.open_text()
        start = self.position
        if start >= len(text):
            return None
        ends = [place for place in (text.find("\n", start), text.find("\r", start)) if place >= 0]
        if not ends:
            self.position = len(text)
            return text[start:]
        end = min(ends)
        self.position = end + (2 if text[end : end + 2] == "\r\n" else 1)
        return text[start:end]

    def read_to_end(self) -> str:
        """The rest."""
        text = self.open_text()
        rest = text[self.position :]
        self.position = len(text)
        return rest

    def close(self) -> None:
        """Ends the reader."""
        self.text = None

    def __str__(self) -> str:
        return self.net_type.text  # type: ignore[attr-defined]


class StringReader(TextReader):
    """System.IO.StringReader(text)."""

    class_name = "StringReader"

    def __init__(self, text: str) -> None:
        if text is None:
            from azshell.dotnet.exceptions import ArgumentNullException

            raise ArgumentNullException("s")
        super().__init__(text)


class StreamReader(TextReader):
    """System.IO.StreamReader on a path or a stream; a byte order mark outranks the encoding.  Reads when first asked."""

    class_name = "StreamReader"

    def __init__(self, source: Any, encoding: Encoding | None = None) -> None:
        super().__init__("")
        self.encoding = encoding or UTF8
        self.stream: Stream | None = source if isinstance(source, Stream) else FileStream(source, 3, 1)
        self.pending = True

    def open_text(self) -> str:
        """The text; read from the stream when it was read to its end and has grown."""
        text = super().open_text()
        if self.stream is not None and self.position >= len(text):
            data = self.stream.read_bytes()
            if data:
                skipped = 0
                if self.pending:
                    self.encoding, skipped = detect(data, self.encoding)
                    self.pending = False
                self.text = text + self.encoding.decode(data[skipped:])
        return self.text or ""

    def close(self) -> None:
        """Ends the reader and its stream."""
        super().close()
        if self.stream is not None:
            self.stream.close()


class TextWriter:
    """Text written with put(); `new_line` ends lines."""

    def __init__(self) -> None:
        self.new_line = new_line()

    def put(self, text: str) -> None:
        """Writes text."""
        raise NotImplementedError

    def write(self, *values: Any) -> None:
        """Write: a value, a composite format with its arguments, or a char[] with a range."""
        self.put(_written(values))

    def write_line(self, *values: Any) -> None:
        """WriteLine."""
        self.put(_written(values) + self.new_line)

    def flush(self) -> None:
        """Hands on what is buffered."""

    def close(self) -> None:
        """Ends the writer."""

    def __str__(self) -> str:
        return self.net_type.text  # type: ignore[attr-defined]


def _written(values: tuple[Any, ...]) -> str:
    if len(values) < 2:
        return text_of(values[0]) if values else ""
    if isinstance(values[0], list):
        return "".join(values[0])[values[1] : values[1] + values[2]]
    from azshell.dotnet.formatting import format_composite

    arguments = values[1] if len(values) == 2 and isinstance(values[1], list) else values[1:]
    return format_composite(values[0], arguments)


class StringWriter(TextWriter):
    """System.IO.StringWriter, on a StringBuilder of its own or a given one."""

    def __init__(self, builder: Any = None) -> None:
        super().__init__()
        self.builder = builder if isinstance(builder, StringBuilder) else StringBuilder()

    def put(self, text: str) -> None:
        """Writes text."""
        self.builder.add(text)

    def __str__(self) -> str:
        return str(self.builder)


class StreamWriter(TextWriter):
    """System.IO.StreamWriter on a path or a stream."""

    def __init__(self, target: Any, append: bool = False, encoding: Encoding | None = None) -> None:
        super().__init__()
        self.encoding = encoding or UTF8_WITHOUT_MARK
        self.auto_flush = False
        self.stream: Stream = target if isinstance(target, Stream) else FileStream(target, 6 if append else 2, 2)
        self.pending: list[str] = []
        self.closed = False
        self.marked = bool(self.stream.length) if self.stream.can_seek else True

    def put(self, text: str) -> None:
        """Writes text.  ObjectDisposedException after Close."""
        if self.closed:
            from azshell.dotnet.exceptions import ObjectDisposedException

            raise ObjectDisposedException("Cannot write to a closed TextWriter.\nObject name: 'StreamWriter'.")
        self.pending.append(text)
        if self.auto_flush:
            self.flush()

    def flush(self) -> None:
        """Encodes and writes what is buffered."""
        if self.closed:
            return
        text = "".join(self.pending)
        self.pending.clear()
        if text:
            mark = b"" if self.marked else self.encoding.preamble
            self.marked = True
            self.stream.write_bytes(mark + self.encoding.encode(text))
        if self.stream.source is not None:
            self.stream.source.flush()

    def close(self) -> None:
        """Writes the rest and ends the stream."""
        if not self.closed:
            self.flush()
            self.stream.close()
            self.closed = True


def _read(reader: TextReader, *buffer: Any) -> int:
    text = reader.open_text()
    if not buffer:
        if reader.position >= len(text):
            return -1
        reader.position += 1
        return ord(text[reader.position - 1])
    chars, index, count = buffer
    piece = text[reader.position : reader.position + count]
    chars[index : index + len(piece)] = [Char(c) for c in piece]
    reader.position += len(piece)
    return len(piece)


def _peek(reader: TextReader) -> int:
    text = reader.open_text()
    return ord(text[reader.position]) if reader.position < len(text) else -1


def _at_end(reader: StreamReader) -> bool:
    return reader.position >= len(reader.open_text())


def _set_new_line(writer: TextWriter, value: str | None) -> None:
    writer.new_line = value if value is not None else new_line()


def _set_auto_flush(writer: StreamWriter, value: bool) -> None:
    writer.auto_flush = value
    if value:
        writer.flush()


_CHARS = "char[] buffer, int index, int count"
_VALUES = ("char value", "string value", "bool value", "int value", "long value", "double value", "decimal value", "System.Object value")
FORMATS = (
    "string format, System.Object arg0",
    "string format, System.Object arg0, System.Object arg1",
    "string format, System.Object arg0, System.Object arg1, System.Object arg2",
    "string format, Params System.Object[] arg",
)
declare(
    "System.IO.TextReader",
    TextReader,
    base="System.MarshalByRefObject",
    interfaces=["System.IDisposable"],
    members=[
        method("void Close()", lambda r: r.close()),
        method("void Dispose()", lambda r: r.close()),
        method("int Peek()", _peek),
        method("int Read()", _read),
        method(f"int Read({_CHARS})", _read),
        method(f"int ReadBlock({_CHARS})", _read),
        method("string ReadLine()", lambda r: r.read_line()),
        method("string ReadToEnd()", lambda r: r.read_to_end()),
    ],
)
declare(
    "System.IO.StringReader",
    StringReader,
    base="System.IO.TextReader",
    members=[constructor("System.IO.StringReader(string s)", StringReader)],
)
declare(
    "System.IO.StreamReader",
    StreamReader,
    base="System.IO.TextReader",
    members=[
        constructor("System.IO.StreamReader(System.IO.Stream stream)", StreamReader),
        constructor("System.IO.StreamReader(System.IO.Stream stream, System.Text.Encoding encoding)", StreamReader),
        constructor("System.IO.StreamReader(string path)", StreamReader),
        constructor("System.IO.StreamReader(string path, System.Text.Encoding encoding)", StreamReader),
        constructor("System.IO.StreamReader(string path, bool detectEncodingFromByteOrderMarks)", lambda path, _: StreamReader(path)),
        prop("System.IO.Stream BaseStream", lambda r: r.stream),
        prop("System.Text.Encoding CurrentEncoding", lambda r: r.encoding),
        prop("bool EndOfStream", _at_end),
        method("void DiscardBufferedData()", lambda r: r.read_to_end() and None),
    ],
)
declare(
    "System.IO.TextWriter",
    TextWriter,
    base="System.MarshalByRefObject",
    interfaces=["System.IDisposable"],
    members=[
        prop("System.Text.Encoding Encoding", lambda w: getattr(w, "encoding", UNICODE)),
        prop("System.IFormatProvider FormatProvider", lambda w: None),
        prop("string NewLine", lambda w: w.new_line, _set_new_line),
        method("void Close()", lambda w: w.close()),
        method("void Dispose()", lambda w: w.close()),
        method("void Flush()", lambda w: w.flush()),
        *(method(f"void Write({kind})", lambda w, *values: w.write(*values)) for kind in (*_VALUES, "char[] buffer", _CHARS, *FORMATS)),
        method("void WriteLine()", lambda w: w.write_line()),
        *(
            method(f"void WriteLine({kind})", lambda w, *values: w.write_line(*values))
            for kind in (*_VALUES, "char[] buffer", _CHARS, *FORMATS)
        ),
    ],
)
declare(
    "System.IO.StringWriter",
    StringWriter,
    base="System.IO.TextWriter",
    members=[
        constructor("System.IO.StringWriter()", StringWriter),
        constructor("System.IO.StringWriter(System.Text.StringBuilder sb)", StringWriter),
        constructor("System.IO.StringWriter(System.IFormatProvider formatProvider)", lambda _: StringWriter()),
        method("System.Text.StringBuilder GetStringBuilder()", lambda w: w.builder),
        method("string ToString()", str),
    ],
)
declare(
    "System.IO.StreamWriter",
    StreamWriter,
    base="System.IO.TextWriter",
    members=[
        constructor("System.IO.StreamWriter(System.IO.Stream stream)", StreamWriter),
        constructor(
            "System.IO.StreamWriter(System.IO.Stream stream, System.Text.Encoding encoding)", lambda s, e: StreamWriter(s, False, e)
        ),
        constructor("System.IO.StreamWriter(string path)", StreamWriter),
        constructor("System.IO.StreamWriter(string path, bool append)", StreamWriter),
        constructor("System.IO.StreamWriter(string path, bool append, System.Text.Encoding encoding)", StreamWriter),
        prop("bool AutoFlush", lambda w: w.auto_flush, _set_auto_flush),
        prop("System.IO.Stream BaseStream", lambda w: w.stream),
        static_prop("System.IO.StreamWriter Null", lambda: StreamWriter(_null())),
    ],
)


def _null() -> Stream:
    from azshell.dotnet.streams import MemoryStream

    return MemoryStream()
