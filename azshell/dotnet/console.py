"""System.Console: reading, writing, colours and sizes of the session's host."""

from __future__ import annotations

from typing import Any

from azshell.dotnet import places
from azshell.dotnet.afresh import undo_later
from azshell.dotnet.enums import ConsoleColor
from azshell.dotnet.string_builder import new_line
from azshell.dotnet.text_encoding import UTF8_WITHOUT_MARK
from azshell.dotnet.text_streams import FORMATS, StringReader, TextWriter
from azshell.dotnet.types import declare, static_method, static_prop


class Terminal:
    """What stands behind the console: the session's host, else the process's own streams."""

    def __init__(self) -> None:
        self.foreground = 7
        self.background = 0

    @property
    def host(self) -> Any:
        """The session's host, or None."""
        return places.host() if places.host is not None else None

    def write(self, text: str, error: bool = False) -> None:
        """Prints text."""
        import sys

        host = self.host
        if host is not None and not error:
            host.write(text)
        else:
            (sys.stderr if error else sys.stdout).write(text)

    def read_line(self) -> str | None:
        """A line typed in, None when there is nobody to ask."""
        host = self.host
        try:
            return None if host is None else host.read_line("")
        except EOFError:
            return None

    def clear(self) -> None:
        """Clears the screen."""
        if self.host is not None:
            self.host.clear()

    @property
    def width(self) -> int:
        """Columns."""
        return getattr(self.host, "width", 120)

    @width.setter
    def width(self, value: int) -> None:
        if self.host is not None:
            self.host.width = value

    @property
    def height(self) -> int:
        """Lines."""
        return getattr(self.host, "height", 50)

    @height.setter
    def height(self, value: int) -> None:
        if self.host is not None:
            self.host.height = value

    @property
    def title(self) -> str:
        """The window's title."""
        return getattr(self.host, "title", "")

    @title.setter
    def title(self, value: str) -> None:
        if self.host is not None:
            self.host.title = value


class Current:
    """The console of the running session, and its encoding."""

    terminal = Terminal()
    encoding: Any = UTF8_WITHOUT_MARK


class ConsoleWriter(TextWriter):
    """Console.Out and Console.Error."""

    def __init__(self, error: bool = False) -> None:
        super().__init__()
        self.error = error

    def put(self, text: str) -> None:
        """Writes text."""
        Current.terminal.write(text, self.error)


OUT, ERROR = ConsoleWriter(), ConsoleWriter(True)


def _write(*values: Any) -> None:
    OUT.write(*values)


def _write_line(*values: Any) -> None:
    OUT.write(*values)
    OUT.put(new_line())


def _read_line() -> str | None:
    return Current.terminal.read_line()


def _read_key(_: bool = False) -> Any:
    from azshell.dotnet.exceptions import InvalidOperationException

    raise InvalidOperationException(
        "Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read."
    )


def _attribute(signature: str, name: str, wrap: Any = None) -> Any:
    def get() -> Any:
        value = getattr(Current.terminal, name)
        return wrap(value) if wrap is not None else value

    return static_prop(signature, get, lambda value: setattr(Current.terminal, name, value))


def _set_encoding(value: Any) -> None:
    undo_later("console encoding", lambda: setattr(Current, "encoding", UTF8_WITHOUT_MARK))
    Current.encoding = value


def _reset() -> None:
    Current.terminal.foreground, Current.terminal.background = 7, 0


declare("System.Console+Writer", ConsoleWriter, base="System.IO.TextWriter")
_VALUES = ("string value", "char value", "bool value", "int value", "long value", "double value", "decimal value", "System.Object value")
declare(
    "System.Console",
    members=[
        static_method("void Beep()", lambda: None),
        static_method("void Beep(int frequency, int duration)", lambda frequency, duration: None),
        static_method("void Clear()", lambda: Current.terminal.clear()),
        static_method("System.ConsoleKeyInfo ReadKey()", _read_key),
        static_method("System.ConsoleKeyInfo ReadKey(bool intercept)", _read_key),
        static_method("string ReadLine()", _read_line),
        static_method("void ResetColor()", _reset),
        static_method("void SetCursorPosition(int left, int top)", lambda left, top: None),
        *(static_method(f"void Write({kind})", _write) for kind in (*_VALUES, "char[] buffer", *FORMATS)),
        static_method("void WriteLine()", _write_line),
        *(static_method(f"void WriteLine({kind})", _write_line) for kind in (*_VALUES, "char[] buffer", *FORMATS)),
        _attribute("System.ConsoleColor BackgroundColor", "background", ConsoleColor),
        _attribute("int BufferHeight", "height"),
        _attribute("int BufferWidth", "width"),
        static_prop("int CursorLeft", lambda: 0, lambda value: None),
        static_prop("int CursorTop", lambda: 0, lambda value: None),
        static_prop("bool CursorVisible", lambda: True, lambda value: None),
        static_prop("System.IO.TextWriter Error", lambda: ERROR),
        _attribute("System.ConsoleColor ForegroundColor", "foreground", ConsoleColor),
        static_prop("System.IO.TextReader In", lambda: StringReader("")),
        static_prop("System.Text.Encoding InputEncoding", lambda: Current.encoding, _set_encoding),
        static_prop("bool IsInputRedirected", lambda: True),
        static_prop("bool IsOutputRedirected", lambda: True),
        static_prop("bool KeyAvailable", lambda: False),
        static_prop("System.IO.TextWriter Out", lambda: OUT),
        static_prop("System.Text.Encoding OutputEncoding", lambda: Current.encoding, _set_encoding),
        _attribute("string Title", "title"),
        static_prop("bool TreatControlCAsInput", lambda: False, lambda value: None),
        _attribute("int WindowHeight", "height"),
        _attribute("int WindowWidth", "width"),
    ],
)
