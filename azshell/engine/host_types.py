"""$Host, $ExecutionContext, session state and $PSVersionTable as scripts see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.types import declare, method, prop
from azshell.engine.scope import MISSING, Variable

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.session import Session

_SMA = "System.Management.Automation."


class HostObject:
    """$Host."""

    net_type: Any

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ui = HostInterface(session)


class HostInterface:
    """$Host.UI."""

    net_type: Any

    def __init__(self, session: Session) -> None:
        self.session = session
        self.raw = RawInterface(session)

    def write(self, *arguments: Any) -> None:
        """Write(text) or Write(foreground, background, text)."""
        self.session.host.write(arguments[-1])

    def write_line(self, *arguments: Any) -> None:
        """WriteLine() and its forms."""
        self.session.host.write_line(arguments[-1] if arguments else "")

    def write_marked(self, mark: str, text: str) -> None:
        """WriteWarningLine and the like."""
        self.session.host.write_line(mark + text)


class RawInterface:
    """$Host.UI.RawUI."""

    net_type: Any

    def __init__(self, session: Session) -> None:
        self.session = session


class Size:
    """A size in characters."""

    net_type: Any

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height


class ExecutionContext:
    """$ExecutionContext."""

    net_type: Any

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def state(self) -> SessionStateObject:
        """The session state of whoever asks."""
        return SessionStateObject(self.session, self.session.frame)

    @property
    def commands(self) -> CommandIntrinsics:
        """InvokeCommand."""
        return CommandIntrinsics(self.session)


class SessionStateObject:
    """A SessionState."""

    net_type: Any

    def __init__(self, session: Session, frame: Frame | None) -> None:
        self.session = session
        self.frame = frame or session.frame


class VariableIntrinsics:
    """SessionState.PSVariable."""

    net_type: Any

    def __init__(self, state: SessionStateObject) -> None:
        self.scope = state.frame.scope

    def get(self, name: str) -> Variable | None:
        """The variable, or None."""
        return self.scope.find_qualified(name)

    def get_value(self, name: str, default: Any = None) -> Any:
        """Its value, or the default."""
        value = self.scope.lookup(name)
        return default if value is MISSING else value

    def set(self, *arguments: Any) -> None:
        """Set(name, value) or Set(variable)."""
        if len(arguments) == 1:
            variable = arguments[0]
            self.scope.variables[variable.name.lower()] = variable
        else:
            self.scope.assign(arguments[0], arguments[1])

    def remove(self, name: Any) -> None:
        """Remove by name or variable."""
        self.scope.remove((name if isinstance(name, str) else name.name).lower())


class PathIntrinsics:
    """SessionState.Path."""

    net_type: Any

    def __init__(self, state: SessionStateObject) -> None:
        self.providers = state.session.providers


class CommandIntrinsics:
    """ExecutionContext.InvokeCommand."""

    net_type: Any

    def __init__(self, session: Session) -> None:
        self.session = session

    def expand(self, text: str) -> str:
        """ExpandString."""
        from azshell.dotnet.conversion import to_string
        from azshell.engine.run import block_of_text

        quoted = '@"\n' + text + '\n"@'
        block = block_of_text(self.session, quoted, None, self.session.frame.scope.session_state)
        results: list[Any] = []
        block.call(self.session.frame, None, results.append)
        return to_string(results[0]) if results else ""

    def invoke_script(self, *arguments: Any) -> Any:
        """InvokeScript(text, arguments...) in the current scope."""
        from azshell.engine.run import block_of_text
        from azshell.engine.script_block import ScriptBlock

        target = next((each for each in arguments if isinstance(each, (str, ScriptBlock))), "")
        if isinstance(target, str):
            target = block_of_text(self.session, target, None, self.session.frame.scope.session_state)
        rest = list(arguments[arguments.index(target) + 1 :]) if target in arguments else list(arguments[1:])
        return target.invoke(self.session, rest, dot=not rest)

    def new_block(self, text: str) -> Any:
        """NewScriptBlock."""
        from azshell.engine.run import block_of_text

        return block_of_text(self.session, text, None, self.session.frame.scope.session_state)

    def get_command(self, name: str, kinds: Any = None) -> Any:
        """GetCommand."""
        from azshell.engine.discovery import find_command

        return find_command(self.session, self.session.frame.scope, name)


def version_table(session: Session) -> Any:
    """$PSVersionTable: PowerShell 7.6 in the modern layout, Windows PowerShell 4.0 in the classic one."""
    from azshell.dotnet.dictionaries import Hashtable
    from azshell.dotnet.version import parse

    if session.layout == "modern":
        rows: list[tuple[str, Any]] = [
            ("PSVersion", parse("7.6.0")),
            ("PSEdition", "Core"),
            ("GitCommitId", "7.6.0"),
            ("OS", "Linux"),
            ("Platform", "Unix"),
            ("PSCompatibleVersions", [parse(text) for text in ("1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0")]),
            ("PSRemotingProtocolVersion", parse("2.4")),
            ("SerializationVersion", parse("1.1.0.1")),
            ("WSManStackVersion", parse("3.0")),
        ]
    else:
        rows = [
            ("PSVersion", parse("4.0")),
            ("WSManStackVersion", parse("3.0")),
            ("SerializationVersion", parse("1.1.0.1")),
            ("CLRVersion", parse("4.0.30319.34014")),
            ("BuildVersion", parse("6.3.9600.16406")),
            ("PSCompatibleVersions", [parse(text) for text in ("1.0", "2.0", "3.0", "4.0")]),
            ("PSRemotingProtocolVersion", parse("2.2")),
        ]
    return Hashtable(rows, ignore_case=True)


def _version(session: Session) -> Any:
    from azshell.dotnet.version import parse

    return parse("7.6.0" if session.layout == "modern" else "4.0")


def _culture(name: str) -> Any:
    from azshell.dotnet.culture import CultureInfo

    return CultureInfo(name)


declare(
    _SMA + "Internal.Host.InternalHost",
    HostObject,
    members=[
        prop("string Name", lambda h: h.session.host.name),
        prop("version Version", lambda h: _version(h.session)),
        prop("System.Management.Automation.Host.PSHostUserInterface UI", lambda h: h.ui),
        prop("cultureinfo CurrentCulture", lambda h: _culture("en-US")),
        prop("cultureinfo CurrentUICulture", lambda h: _culture("en-US")),
        prop("psobject PrivateData", lambda h: None),
        prop("bool IsRunspacePushed", lambda h: False),
        method("void SetShouldExit(int exitCode)", lambda h, code: setattr(h.session, "last_exit_code", code)),
        method("void EnterNestedPrompt()", lambda h: None),
        method("void ExitNestedPrompt()", lambda h: None),
    ],
)
declare(
    _SMA + "Internal.Host.InternalHostUserInterface",
    HostInterface,
    members=[
        prop("System.Management.Automation.Host.PSHostRawUserInterface RawUI", lambda u: u.raw),
        prop("bool SupportsVirtualTerminal", lambda u: False),
        method("string ReadLine()", lambda u: u.session.host.read_line()),
        method("void Write(string value)", HostInterface.write),
        method("void Write(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)", HostInterface.write),
        method("void WriteLine()", HostInterface.write_line),
        method("void WriteLine(string value)", HostInterface.write_line),
        method(
            "void WriteLine(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)",
            HostInterface.write_line,
        ),
        method("void WriteErrorLine(string message)", lambda u, text: u.write_marked("", text)),
        method("void WriteWarningLine(string message)", lambda u, text: u.write_marked("WARNING: ", text)),
        method("void WriteVerboseLine(string message)", lambda u, text: u.write_marked("VERBOSE: ", text)),
        method("void WriteDebugLine(string message)", lambda u, text: u.write_marked("DEBUG: ", text)),
    ],
)
declare(
    _SMA + "Internal.Host.InternalHostRawUserInterface",
    RawInterface,
    members=[
        prop(
            "System.Management.Automation.Host.Size BufferSize",
            lambda r: Size(r.session.host.width, r.session.host.height),
            lambda r, size: setattr(r.session.host, "width", size.width),
        ),
        prop(
            "System.Management.Automation.Host.Size WindowSize",
            lambda r: Size(r.session.host.width, r.session.host.height),
            lambda r, size: setattr(r.session.host, "width", size.width),
        ),
        prop("string WindowTitle", lambda r: r.session.host.title, lambda r, text: setattr(r.session.host, "title", text)),
    ],
)
declare(
    _SMA + "Host.Size",
    Size,
    base="System.ValueType",
    members=[
        prop("int Width", lambda s: s.width, lambda s, value: setattr(s, "width", value)),
        prop("int Height", lambda s: s.height, lambda s, value: setattr(s, "height", value)),
        method("string ToString()", lambda s: f"{s.width},{s.height}"),
    ],
)
declare(
    _SMA + "EngineIntrinsics",
    ExecutionContext,
    members=[
        prop("System.Management.Automation.SessionState SessionState", lambda c: c.state),
        prop("System.Management.Automation.CommandInvocationIntrinsics InvokeCommand", lambda c: c.commands),
        prop("System.Management.Automation.Host.PSHost Host", lambda c: c.session.variable("Host")),
    ],
)
declare(
    _SMA + "SessionState",
    SessionStateObject,
    members=[
        prop("System.Management.Automation.PSVariableIntrinsics PSVariable", VariableIntrinsics),
        prop("System.Management.Automation.PathIntrinsics Path", PathIntrinsics),
        prop("System.Management.Automation.CommandInvocationIntrinsics InvokeCommand", lambda s: CommandIntrinsics(s.session)),
        prop("psmoduleinfo Module", lambda s: s.frame.scope.session_state.module),
        prop("string LanguageMode", lambda s: "FullLanguage", lambda s, value: None),
    ],
)
declare(
    _SMA + "PSVariableIntrinsics",
    VariableIntrinsics,
    members=[
        method("psvariable Get(string name)", VariableIntrinsics.get),
        method("System.Object GetValue(string name)", VariableIntrinsics.get_value),
        method("System.Object GetValue(string name, System.Object defaultValue)", VariableIntrinsics.get_value),
        method("void Set(string name, System.Object value)", VariableIntrinsics.set),
        method("void Set(psvariable variable)", VariableIntrinsics.set),
        method("void Remove(string name)", VariableIntrinsics.remove),
        method("void Remove(psvariable variable)", VariableIntrinsics.remove),
    ],
)
declare(
    _SMA + "PathIntrinsics",
    PathIntrinsics,
    members=[
        prop("System.Management.Automation.PathInfo CurrentLocation", lambda p: p.providers.location),
        prop("System.Management.Automation.PathInfo CurrentFileSystemLocation", lambda p: p.providers.location),
        method("string GetUnresolvedProviderPathFromPSPath(string path)", lambda p, path: p.providers.locate(path).path),
        method("string Combine(string parent, string child)", lambda p, parent, child: p.providers.join(parent, child)),
        method("bool IsPSAbsolute(string path, ref string driveName)", lambda p, path, drive: ":" in path),
    ],
)
declare(
    _SMA + "CommandInvocationIntrinsics",
    CommandIntrinsics,
    members=[
        method("string ExpandString(string source)", CommandIntrinsics.expand),
        method("System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script)", CommandIntrinsics.invoke_script),
        method(
            "System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script, Params System.Object[] args)",
            lambda c, script, args=(): c.invoke_script(script, *args),
        ),
        method("scriptblock NewScriptBlock(string scriptText)", CommandIntrinsics.new_block),
        method("System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type)", CommandIntrinsics.get_command),
    ],
)  # fmt: skip
