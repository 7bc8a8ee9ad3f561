"""Shell: a session, its world, and its console."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from azshell.dotnet.afresh import begin_afresh
from azshell.engine.host import Host
from azshell.engine.session import Outcome, Session
from azshell.engine.streams import Streams
from azshell.shell.console import Console, ConsoleHost
from azshell.shell.result import Result

if TYPE_CHECKING:
    from azshell.cloud import World

LAYOUTS = ("classic", "modern")
Action = Callable[[Callable[[Any], None], Streams], Outcome]
"""Runs something, given where output objects go and the other streams."""


class Shell:
    """A session on a world; also a context manager.

    world              `:memory:`, a world's folder, or an open World
    layout             "classic" prints as Windows PowerShell 4, "modern" as PowerShell 7
    width              columns of the console
    working_directory  a folder of the host, or a path of the world such as `C:\\lab`; a name is a folder made on the world's drive
    seed, clock        of the world: what identifiers are drawn from, and the moment at which the clock stands (ISO 8601, UTC)
    host               answers questions and writes; without one, nobody answers
    host_files         whether the host's own files can be reached at their own paths, beside the world's `C:` drive
    write              (text, stream) -> None: when given, everything is printed through it as it happens, and results hold no text

    Raises WorldError when the world cannot be opened, at the first command that needs it.
    """

    def __init__(
        self,
        world: str | World = ":memory:",
        *,
        layout: str = "classic",
        width: int = 80,
        working_directory: str | None = None,
        seed: int | str | None = None,
        clock: str | None = None,
        host: Host | None = None,
        host_files: bool = True,
        write: Callable[[str, str], None] | None = None,
    ) -> None:
        if layout not in LAYOUTS:
            raise ValueError(f"layout is one of {', '.join(LAYOUTS)}, not {layout!r}")
        self._place = world
        self._seed = seed
        self._clock = clock
        self._write = write
        begin_afresh()
        self.host = host or ConsoleHost(width)
        self.session = Session(self.host, layout=layout, width=width, interactive=self.host.interactive)
        self.session.world_source = self._open_world
        self._add_drives(host_files)
        self._set_environment(host_files)
        self.session.prepare()
        if clock is not None:
            from azshell.shell.standing import stand

            stand(self.session, lambda: self.world)
        self._go_to(working_directory)

    # the world

    @property
    def world(self) -> World:
        """The world, opened when first asked for."""
        return self.session.world

    @property
    def drive(self) -> Path:
        """The host's folder that is the world's `C:` drive."""
        return self.world.drive

    def _open_world(self) -> World:
        from azshell.cloud import World

        if isinstance(self._place, World):
            return self._place
        return World.open(self._place, self._seed, self._clock)

    # places

    def _add_drives(self, host_files: bool) -> None:
        providers = self.session.providers
        providers.backslash = self.session.layout == "classic"
        providers.add_folder_drive("C", lambda: str(self.drive))
        if host_files and os.sep == "/":
            providers.add_folder_drive("/", "/")

    def _set_environment(self, see_host: bool) -> None:
        """In the classic layout the variables that Windows sets are there; of the host's own only where its files are seen too."""
        from azshell.dotnet import places

        if self.session.layout != "classic":
            places.environment = dict(os.environ)
            return
        from azshell.engine.windows_environment import WindowsEnvironment

        def make_folder(path: str) -> None:
            Path(self.session.providers.host_path(path)).mkdir(parents=True, exist_ok=True)

        places.environment = WindowsEnvironment(make_folder, see_host)

    def _go_to(self, folder: str | None) -> None:
        providers = self.session.providers
        if folder is None:
            providers.step_to(providers.locate("C:\\"))
            return
        if os.path.isabs(folder) and "/" in providers.drives:
            path = providers.locate(folder)
        else:
            path = providers.locate(folder if folder[1:2] == ":" else f"C:\\{folder}")
            Path(path.host).mkdir(parents=True, exist_ok=True)
        providers.step_to(path)

    # running

    def run(self, text: str) -> Result:
        """Run a text as if it were typed at the prompt."""
        return self._recorded(lambda out, streams: self.session.run_script(text, out=out, streams=streams))

    def run_file(self, path: str | os.PathLike[str], arguments: Iterable[str] = ()) -> Result:
        """Run a script file of the host or of the world's drives, with words of a command line as its arguments.

        Raises FileNotFoundError.
        """
        shown, host = self._script_place(os.fspath(path))
        return self._recorded(lambda out, streams: self.session.run_file(shown, host, out=out, streams=streams, arguments=arguments))

    def _script_place(self, path: str) -> tuple[str, str]:
        """A script's path as scripts see it, and as the host does."""
        if os.path.isfile(path):
            return os.path.abspath(path), os.path.abspath(path)
        from azshell.dotnet.exceptions import NetException

        try:
            place = self.session.providers.locate(path)
        except NetException as error:
            raise FileNotFoundError(path) from error
        if not os.path.isfile(place.host):
            raise FileNotFoundError(path)
        return place.path, place.host

    def _recorded(self, action: Action) -> Result:
        """Everything into a Result, or as it happens to `write`.

        The success output is formatted by itself, as Out-String does; what a person would have seen is replayed afterwards, when
        anything else than objects was printed.
        """
        result = Result()
        if self._write is not None:
            console = Console(self.session, self._write)
            self._execute(action, result, console.output, console)
            console.end()
            return result
        printed = io.StringIO()
        recorder = Recorder()
        console = Console(self.session, lambda line, _: print(line, end="", file=printed))

        def output(obj: Any) -> None:
            result.output.append(obj)
            recorder.events.append(("output", obj))
            console.output(obj)

        self._execute(action, result, output, recorder)
        torn = self.session.layout == "modern" and (result.terminated or result.exited)
        if torn:
            console.abandon()
        else:
            console.end()
        result.text = printed.getvalue()
        result.transcript = result.text if recorder.only_output and not torn else self._replayed(recorder)
        result.output = [_unwrapped(obj) for obj in result.output]
        return result

    def _replayed(self, recorder: Recorder) -> str:
        printed = io.StringIO()
        console = Console(self.session, lambda line, _: print(line, end="", file=printed))
        recorder.replay(console)
        console.end()
        return printed.getvalue()

    def _execute(self, action: Action, result: Result, output: Callable[[Any], None], console: Any) -> None:
        """Run, sending objects to `output` and all else to `console` and the result."""

        def error(record: Any) -> None:
            result.errors.append(record)
            console.error(record, self.session.variable("ErrorView"))

        def message(stream: str, kept: list[str]) -> Callable[[Any], None]:
            def take(record: Any) -> None:
                words = record if isinstance(record, str) else record.message
                kept.append(words)
                console.record(stream, words)

            return take

        def information(record: Any) -> None:
            from azshell.dotnet.conversion import to_string

            result.information.append(to_string(record.message_data))
            if "PSHOST" in record.tags:
                console.host(host_text(record.message_data))

        def unseen(stream: str, record: Any) -> None:
            """What `3>$null` and the like throw away: PowerShell keeps it for its host, and shows nothing."""
            from azshell.dotnet.conversion import to_string

            kept = {"warning": result.warnings, "verbose": result.verbose, "debug": result.debug, "information": result.information}.get(
                stream
            )
            if kept is not None:
                kept.append(to_string(record.message_data) if stream == "information" else record.message)

        streams = Streams(
            error=error,
            warning=message("warning", result.warnings),
            verbose=message("verbose", result.verbose),
            debug=message("debug", result.debug),
            information=information,
            unseen=unseen,
        )
        if isinstance(self.host, ConsoleHost):
            self.host.console = console
        outcome = action(output, streams)
        result.terminated = outcome.terminated
        result.exit_code = outcome.exit_code
        result.exited = outcome.exited

    # the end

    def close(self) -> None:
        """Stop the jobs that still run, and close the world."""
        if self.session.jobs is not None:
            self.session.jobs.close()
        world = self.session.services.pop("world", None)
        if self._clock is not None:
            from azshell.shell.standing import resume

            resume()
        if world is not None and world is not self._place:
            world.close()

    def __enter__(self) -> Shell:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class Recorder:
    """Keeps what a console is told, so that it can be told again."""

    def __init__(self) -> None:
        self.events: list[tuple[str, Any]] = []
        self.only_output = True

    def _keep(self, kind: str, *what: Any) -> None:
        self.only_output = False
        self.events.append((kind, what))

    def error(self, record: Any, view: Any) -> None:
        self._keep("error", record, view)

    def record(self, stream: str, text: str) -> None:
        self._keep("record", stream, text)

    def host(self, text: str) -> None:
        self._keep("host", text)

    def replay(self, console: Console) -> None:
        """Tell a console everything."""
        for kind, what in self.events:
            if kind == "output":
                console.output(what)
            else:
                getattr(console, kind)(*what)


def host_text(data: Any) -> str:
    """What Write-Host's message prints, with its line end."""
    from azshell.dotnet.conversion import to_string

    return to_string(data) + ("" if getattr(data, "no_new_line", False) else "\n")


def _unwrapped(obj: Any) -> Any:
    from azshell.dotnet.values import PSObject

    return obj.base if type(obj) is PSObject and obj.base is not None else obj
