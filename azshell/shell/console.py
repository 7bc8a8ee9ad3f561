"""Where everything a session prints becomes lines: objects, error records, warnings, and what hosts are told to write."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.engine.host import Host

if TYPE_CHECKING:
    from azshell.engine.session import Session

# What a stream's lines begin with.
PREFIXES = {"warning": "WARNING: ", "verbose": "VERBOSE: ", "debug": "DEBUG: "}


class Console:
    """Prints the streams of a session in the order in which things happen.

    write    takes a text and the name of its stream (output, error, warning, verbose, debug, host)

    Objects are formatted when they come, because they may change afterwards.
    """

    def __init__(self, session: Session, write: Callable[[str, str], None]) -> None:
        self.session = session
        self.write = write
        self._formatter: Any = None

    def output(self, obj: Any) -> None:
        """One object of the success stream."""
        if self._formatter is None:
            from azshell.display import Formatter

            session = self.session
            self._formatter = Formatter(width=session.host.width, layout=session.layout, write_line=self._line, call=self._value_of)
        self._formatter.push(obj)

    def error(self, record: Any) -> None:
        """An error record, in the view that $ErrorView names."""
        from azshell.display import error_lines

        self._interrupt()
        session = self.session
        view = str(session.variable("ErrorView") or "NormalView")
        for line in error_lines(record, layout=session.layout, width=session.host.width, view=view):
            self.write(line + "\n", "error")

    def record(self, stream: str, text: str) -> None:
        """A warning, verbose or debug message."""
        from azshell.display import stream_lines

        self._interrupt()
        for line in stream_lines(PREFIXES[stream], text, self.session.host.width):
            self.write(line + "\n", stream)

    def host(self, text: str) -> None:
        """What Write-Host or a prompt prints."""
        self._interrupt()
        self.write(text, "host")

    def end(self) -> None:
        """The command is over: print what still waits."""
        formatter, self._formatter = self._formatter, None
        if formatter is not None:
            formatter.end()

    def _value_of(self, block: Any, item: Any) -> Any:
        """What a calculated column's script block gives for an item."""
        return block.value_of(item, self.session)

    def _interrupt(self) -> None:
        if self._formatter is not None:
            self._formatter.flush()

    def _line(self, line: str) -> None:
        self.write(line + "\n", "output")


class ConsoleHost(Host):
    """A host whose output goes to a Console, and which has nobody to ask."""

    def __init__(self, width: int, height: int = 50) -> None:
        super().__init__(width, height)
        self.console: Console | None = None

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        if self.console is not None:
            self.console.host(text)
