"""[powershell]::Create() and its runspaces: scripts and commands run in a session of their own."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import declare, method, prop, static_method

_SMA = "System.Management.Automation."


class PowerShellApi:
    """System.Management.Automation.PowerShell."""

    net_type: Any

    def __init__(self) -> None:
        self.steps: list[_Step] = []
        self.streams: dict[str, list[Any]] = {name: [] for name in ("error", "warning", "verbose", "debug", "information", "progress")}
        self.had_errors = False
        self.runspace: Any = None
        self._session: Any = None
        self.state = "NotStarted"
        self.reason: Any = None

    def add_script(self, text: str, local: bool = False) -> PowerShellApi:
        """A script as the next command."""
        self.steps.append(_Step(text, True))
        return self

    def add_command(self, name: str, local: bool = False) -> PowerShellApi:
        """A command by name; it goes on from the one before, as in a pipeline."""
        self.steps.append(_Step(name, False))
        return self

    def add_argument(self, value: Any) -> PowerShellApi:
        """An argument for the last command."""
        self.steps[-1].arguments.append((None, value))
        return self

    def add_parameter(self, name: str, value: Any = True) -> PowerShellApi:
        """A named argument for the last command."""
        from azshell.engine.binder.arguments import named

        self.steps[-1].arguments.append((named(name.lstrip("-")), value))
        return self

    def add_parameters(self, table: Any) -> PowerShellApi:
        """Several arguments, by name or in order."""
        if hasattr(table, "items"):
            for name, value in table.items():
                self.add_parameter(str(name), value)
        else:
            for value in table:
                self.add_argument(value)
        return self

    def add_statement(self) -> PowerShellApi:
        """What comes next starts anew."""
        if self.steps:
            self.steps[-1].ends = True
        return self

    def clear(self) -> None:
        """Forget the commands."""
        self.steps.clear()

    @property
    def session(self) -> Any:
        """The session it runs in."""
        if self._session is None:
            from azshell.engine.jobs import session_like
            from azshell.engine.session import Session

            if self.runspace is not None and self.runspace.session is not None:
                self._session = self.runspace.session
            else:
                self._session = session_like(Session.running)
                if self.runspace is not None:
                    self.runspace.session = self._session
        return self._session

    def invoke(self, *input: Any) -> Any:
        """Run; the objects written."""
        from azshell.dotnet.collections import Collection
        from azshell.dotnet.exceptions import NetException
        from azshell.engine.session import Session
        from azshell.engine.streams import Streams

        before = Session.running
        own = self.session
        Session.running = own
        self.had_errors = False
        results: list[Any] = []

        def error(record: Any) -> None:
            self.had_errors = True
            self.streams["error"].append(record)

        kept = self.streams
        streams = Streams(
            error,
            kept["warning"].append,
            kept["verbose"].append,
            kept["debug"].append,
            kept["information"].append,
            kept["progress"].append,
        )
        own.default_streams = streams
        own.frame.streams = streams
        self.state, self.reason = "Completed", None
        try:
            self._run(own, streams, results, input[0] if input else None)
        except NetException as problem:
            from azshell.engine.errors import as_runtime

            record = as_runtime(own.frame, problem).error_record
            own.add_error(record)
            self.had_errors = True
            self.state = "Failed"
            self.reason = problem
            self.streams["error"].append(record)
            raise
        finally:
            Session.running = before
        return Collection(results)

    def _run(self, own: Any, streams: Any, results: list[Any], input: Any) -> None:
        from azshell.engine.discovery import require_command
        from azshell.engine.pipeline import connect, feeder, run_pipeline
        from azshell.engine.run import block_of_text
        from azshell.engine.stages import make_stage

        groups: list[list[_Step]] = [[]]
        for step in self.steps:
            groups[-1].append(step)
            if step.ends:
                groups.append([])
        frame = own.frame
        for group in groups:
            if not group:
                continue
            stages = []
            expects = input is not None
            for step in group:
                command = block_of_text(own, step.text) if step.is_script else require_command(frame, step.text)
                stage = make_stage(frame, command, step.arguments, None, expects)
                stage.streams = streams
                stages.append(stage)
                expects = True
            connect(stages, results.append)
            run_pipeline(frame, stages, None if input is None else feeder(input))


class _Step:
    def __init__(self, text: str, is_script: bool) -> None:
        self.text = text
        self.is_script = is_script
        self.arguments: list[Any] = []
        self.ends = False


class Streams_:
    """PowerShell.Streams."""

    net_type: Any

    def __init__(self, owner: PowerShellApi) -> None:
        self.owner = owner


class Commands_:
    """PowerShell.Commands."""

    net_type: Any

    def __init__(self, owner: PowerShellApi) -> None:
        self.owner = owner


class AsyncResult:
    """What BeginInvoke gives: it is done already."""

    net_type: Any

    def __init__(self, results: Any) -> None:
        self.results = results


class Runspace:
    """A runspace: a session to be shared by several PowerShell objects."""

    net_type: Any

    def __init__(self, *details: Any) -> None:
        self.session: Any = None
        self.state = "BeforeOpen"

    def open(self) -> None:
        """Open it."""
        from azshell.engine.jobs import session_like
        from azshell.engine.session import Session

        self.session = session_like(Session.running)
        self.state = "Opened"

    def close(self) -> None:
        """Close it."""
        self.state = "Closed"


class InvocationStateInfo:
    """How far a pipeline has come, and what made it fail."""

    net_type: Any

    def __init__(self, owner: PowerShellApi) -> None:
        self.state = owner.state
        self.reason = owner.reason


def _set_runspace(api: PowerShellApi, runspace: Any) -> None:
    api.runspace = runspace
    api._session = None


def _stream(name: str) -> Any:
    return lambda s: s.owner.streams[name]


declare(
    _SMA + "PowerShell",
    PowerShellApi,
    accelerators=["powershell"],
    members=[
        static_method("powershell Create()", PowerShellApi),
        prop("bool HadErrors", lambda p: p.had_errors),
        prop("System.Management.Automation.PSDataStreams Streams", Streams_),
        prop("System.Management.Automation.PSCommand Commands", Commands_),
        prop("System.Management.Automation.Runspaces.Runspace Runspace", lambda p: p.runspace, _set_runspace),
        prop("System.Management.Automation.Runspaces.RunspacePool RunspacePool", lambda p: p.runspace, _set_runspace),
        prop("System.Management.Automation.PSInvocationStateInfo InvocationStateInfo", InvocationStateInfo),
        method("powershell AddScript(string script)", PowerShellApi.add_script),
        method("powershell AddScript(string script, bool useLocalScope)", PowerShellApi.add_script),
        method("powershell AddCommand(string cmdlet)", PowerShellApi.add_command),
        method("powershell AddCommand(string cmdlet, bool useLocalScope)", PowerShellApi.add_command),
        method("powershell AddArgument(System.Object value)", PowerShellApi.add_argument),
        method("powershell AddParameter(string parameterName)", PowerShellApi.add_parameter),
        method("powershell AddParameter(string parameterName, System.Object value)", PowerShellApi.add_parameter),
        method("powershell AddParameters(System.Collections.IDictionary parameters)", PowerShellApi.add_parameters),
        method("powershell AddParameters(System.Collections.IList parameters)", PowerShellApi.add_parameters),
        method("powershell AddStatement()", PowerShellApi.add_statement),
        method("System.Collections.ObjectModel.Collection[psobject] Invoke()", PowerShellApi.invoke),
        method("System.Collections.ObjectModel.Collection[psobject] Invoke(System.Collections.IEnumerable input)", PowerShellApi.invoke),
        method("System.IAsyncResult BeginInvoke()", lambda p: AsyncResult(p.invoke())),
        method(
            "System.Management.Automation.PSDataCollection[psobject] EndInvoke(System.IAsyncResult asyncResult)", lambda p, r: r.results
        ),
        method("void Stop()", lambda p: None),
        method("void Dispose()", lambda p: None),
    ],
)
declare(
    _SMA + "PSDataStreams",
    Streams_,
    members=[
        prop(f"System.Management.Automation.PSDataCollection[System.Object] {name.capitalize()}", _stream(name))
        for name in ("error", "warning", "verbose", "debug", "information", "progress")
    ]
    + [method("void ClearStreams()", lambda s: [each.clear() for each in s.owner.streams.values()] and None)],
)
declare(_SMA + "PSCommand", Commands_, members=[method("void Clear()", lambda c: c.owner.clear())])
declare(
    _SMA + "PSInvocationStateInfo",
    InvocationStateInfo,
    members=[
        prop("System.Management.Automation.PSInvocationState State", lambda i: i.state),
        prop("System.Exception Reason", lambda i: i.reason),
    ],
)
declare(
    "System.Management.Automation.PowerShellAsyncResult",
    AsyncResult,
    interfaces=["System.IAsyncResult"],
    members=[prop("bool IsCompleted", lambda r: True), prop("bool CompletedSynchronously", lambda r: True)],
)
declare(
    _SMA + "Runspaces.Runspace",
    Runspace,
    members=[
        prop("string RunspaceStateInfo", lambda r: r.state),
        method("void Open()", Runspace.open),
        method("void Close()", Runspace.close),
        method("void Dispose()", Runspace.close),
    ],
)
declare(
    _SMA + "Runspaces.RunspaceFactory",
    accelerators=["runspacefactory"],
    members=[
        static_method("System.Management.Automation.Runspaces.Runspace CreateRunspace()", Runspace),
        static_method("System.Management.Automation.Runspaces.Runspace CreateRunspacePool(int minRunspaces, int maxRunspaces)", Runspace),
    ],
)
