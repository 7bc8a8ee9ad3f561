"""The session: what all running blocks share.

How one is put together and a script run (azshell.shell does this):

    session = Session(host, layout="modern", width=120)
    session.prepare()                                  # automatic variables, aliases, drives
    outcome = session.run_script(text, out=results.append, streams=Streams(error=..., warning=..., ...))
    outcome.terminated, outcome.exit_code              # errors were written to streams.error and are in session.errors
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

from azshell.dotnet.collections import ArrayList
from azshell.dotnet.values import NOTHING
from azshell.engine.frame import Frame
from azshell.engine.host import Host
from azshell.engine.scope import MISSING, Variable
from azshell.engine.session_commands import SessionCommands
from azshell.engine.session_state import SessionState
from azshell.engine.streams import Streams
from azshell.engine.threads import SessionType

MAXIMUM_ERRORS = 256
MAXIMUM_DEPTH = 2000
"""Calls within calls before CallDepthOverflow; the interpreter's own limit is raised to hold them (see prepare)."""


class Outcome:
    """How a script ended: `terminated` by an error, and the exit code."""

    __slots__ = ("error", "exit_code", "exited", "terminated")

    def __init__(self) -> None:
        self.terminated = False
        self.exited = False
        self.exit_code = 0
        self.error: Any = None


class Session(SessionCommands, metaclass=SessionType):
    """One session. `frame` is the running frame, `last_success` is `$?`, `errors` is `$Error`.

    try_depth   how many enclosing try blocks would take a statement-terminating error (0: the statement list goes on)
    script_types  the classes and enums that its scripts have defined, by lower-case name
    services    things other rooms keep for the session by name (the world, the fabric, jobs, events ...)

    `Session.running` is the session that the calling thread runs (see threads.py).
    """

    def __init__(self, host: Host | None = None, *, layout: str = "modern", width: int = 120, interactive: bool = False) -> None:
        self.host = host or Host(width=width)
        self.layout = layout
        self.interactive = interactive
        self.errors: ArrayList = ArrayList()
        self.last_success = True
        self.try_depth = 0
        self.command_version = 0
        self.modules: dict[str, Any] = {}
        self.services: dict[str, Any] = {}
        self.script_types: dict[str, Any] = {}
        self.history: list[Any] = []
        self.jobs: Any = None
        self.default_values: Any = None
        self.world_source: Callable[[], Any] = _no_world
        self.default_streams = Streams()
        self.state = SessionState(self)
        self.global_scope = self.state.top
        self.frame = Frame(self, self.global_scope, self._discard, self.default_streams, None, None)
        Session.running = self

    def _discard(self, obj: object) -> None:
        """Output with nowhere to go."""

    # Putting it together

    def prepare(self) -> None:
        """Automatic variables, built-in aliases and functions, drives."""
        from azshell.engine.startup import prepare

        prepare(self)

    @property
    def last_exit_code(self) -> int | None:
        """What $LASTEXITCODE says; None until a program or a script file has ended."""
        variable = self.global_scope.find_local("lastexitcode")
        return None if variable is None else variable.value

    @last_exit_code.setter
    def last_exit_code(self, code: int) -> None:
        self.global_scope.assign_local("LASTEXITCODE", code)

    @property
    def commands(self) -> Any:
        """The command index (discovery.CommandIndex)."""
        index = self.services.get("commands")
        if index is None:
            from azshell.engine.discovery import CommandIndex

            index = self.services["commands"] = CommandIndex()
        return index

    @property
    def providers(self) -> Any:
        """Drives and providers (providers.Providers)."""
        found = self.services.get("providers")
        if found is None:
            from azshell.engine.providers import Providers

            found = self.services["providers"] = Providers(self)
        return found

    @property
    def world(self) -> Any:
        """The world that the cloud's commands work on; opened when one first asks (`world_source` is set by the shell)."""
        found = self.services.get("world")
        if found is None:
            with _opening:  # two jobs may ask at once
                found = self.services.get("world")
                if found is None:
                    found = self.services["world"] = self.world_source()
        return found

    @property
    def line_end(self) -> str:
        """What ends a line that a cmdlet writes to a file."""
        return "\r\n" if self.layout == "classic" else "\n"

    @property
    def location(self) -> Any:
        """The current location (PathInfo)."""
        return self.providers.location

    @property
    def has_default_values(self) -> bool:
        """Whether $PSDefaultParameterValues has entries."""
        variable = self.default_values
        table = None if variable is None else variable.value
        return table is not None and bool(len(table))

    # Running

    def run_script(
        self,
        text: str,
        file: str | None = None,
        *,
        out: Callable[[Any], None] | None = None,
        streams: Streams | None = None,
        arguments: Iterable[Any] = (),
        report: bool = True,
    ) -> Outcome:
        """Parse and run a text in the global scope, as typed at the prompt.

        Output objects go to `out`. An error that ends the script is written to `streams.error` (unless `report` is False) and noted in the outcome.
        """
        from azshell.engine.run import run_text

        return run_text(self, text, file, out or self._discard, streams or self.default_streams, list(arguments), report)

    def run_file(
        self,
        path: str,
        host_path: str,
        *,
        out: Callable[[Any], None] | None = None,
        streams: Streams | None = None,
        arguments: Iterable[str] = (),
    ) -> Outcome:
        """Run a script file in the global scope, as -File does: `path` is what scripts see, `arguments` are words of a command line."""
        from azshell.engine.run import run_file

        return run_file(self, path, host_path, out or self._discard, streams or self.default_streams, list(arguments))

    def evaluate(self, text: str) -> list[Any]:
        """Run a text and give its output; errors go to the default streams."""
        results: list[Any] = []
        self.run_script(text, out=results.append)
        return results

    # Errors

    def add_error(self, record: Any) -> None:
        """Put a record at the front of $Error (the same record twice in a row only once)."""
        errors = self.errors
        if errors and (errors[0] is record or getattr(errors[0], "exception", None) is record.exception):
            return
        errors.insert(0, record)
        if len(errors) > MAXIMUM_ERRORS:
            del errors[MAXIMUM_ERRORS:]

    # Variables and drives

    def variable(self, name: str, default: Any = None) -> Any:
        """A variable as the running block sees it."""
        found = self.frame.scope.find(name.lower())
        return default if found is None else found.value

    def set_global(self, name: str, value: Any) -> Variable:
        """Set a global variable."""
        return self.global_scope.assign_local(name, value)

    def read_drive_variable(self, frame: Frame, drive: str, path: str) -> Any:
        """`$env:x`, `$function:x`, `$C:path` ...: the value, or MISSING."""
        return self.providers.read_variable(drive, path)

    def write_drive_variable(self, frame: Frame, drive: str, path: str, value: Any) -> None:
        """Assignment to a variable on a drive."""
        self.providers.write_variable(drive, path, value)

    def define_function(self, frame: Frame, node: Any, context: Any) -> None:
        """A `function` or `filter` statement."""
        from azshell.engine.functions import define

        define(frame, node, context)


_opening = threading.RLock()


def _no_world() -> Any:
    raise LookupError("this session has no world")


__all__ = ["MAXIMUM_DEPTH", "MISSING", "NOTHING", "Outcome", "Session"]
