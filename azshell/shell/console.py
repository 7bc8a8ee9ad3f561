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
        self._printer: Any = None
        self._scope: Any = None
        self._limit: Any = session.variable("FormatEnumerationLimit", 4)  # as it is before the command runs
        self._stream = "output"

    @property
    def printer(self) -> Any:
        """What formats objects; made at the first one."""
        if self._printer is None:
            from azshell.display import Printer, console_scope

            session = self.session
            scope = console_scope(session, lambda block, item: block.value_of(item, session))
            scope.limit = self._limit if isinstance(self._limit, int) else 4
            self._scope = scope
            self._printer = Printer(self._line, scope)
        return self._printer

    def output(self, obj: Any) -> None:
        """One object of the success stream."""
        self.printer.show(obj)

    def error(self, record: Any, view: Any) -> None:
        """An error record, in a view that $ErrorView names; a table that it falls into goes on after it."""
        self._stream = "error"
        printer = self.printer
        self._scope.show_errors_in(view)
        printer.show(record)
        self._stream = "output"

    def record(self, stream: str, text: str) -> None:
        """A warning, verbose or debug message, broken at the console's width."""
        from azshell.display.cells import wrap

        self._interrupt()
        width = self.session.host.width
        for line in wrap(PREFIXES[stream] + text, width, width):
            self.write(line + "\n", stream)

    def host(self, text: str) -> None:
        """What Write-Host or a prompt prints."""
        self._interrupt()
        self.write(text, "host")

    def end(self) -> None:
        """The command is over: print what still waits."""
        printer, self._printer = self._printer, None
        if printer is not None:
            printer.end()

    def abandon(self) -> None:
        """The command was torn off: rows that were held back to be measured are never printed, as Out-String never prints them."""
        printer, self._printer = self._printer, None
        if printer is not None:
            printer.flush()

    def _interrupt(self) -> None:
        if self._printer is not None:
            self._printer.flush()

    def _line(self, line: str) -> None:
        self.write(line + "\n", self._stream)


class ConsoleHost(Host):
    """A host whose output goes to a Console, and which has nobody to ask."""

    def __init__(self, width: int, height: int = 50) -> None:
        super().__init__(width, height)
        self.console: Console | None = None

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        if self.console is not None:
            self.console.host(text)
