"""$PSCmdlet: what an advanced function may say of itself and to the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import NetException
from azshell.dotnet.types import declare, method, prop
from azshell.engine.runtime import LeaveCommand, Runtime

if TYPE_CHECKING:
    from azshell.engine.invocation import Invocation


class PSScriptCmdlet:
    """System.Management.Automation.PSScriptCmdlet over the runtime of the function that runs."""

    net_type: Any

    def __init__(self, invocation: Invocation) -> None:
        self.invocation = invocation
        runtime = invocation.runtime
        if runtime is None:
            assert invocation.caller is not None
            runtime = Runtime(invocation.caller, invocation.command, [], invocation.node, False)
            runtime.invocation = invocation
            invocation.runtime = runtime
        self.runtime: Any = runtime

    def acting(self) -> Any:
        """The runtime, writing to where the function's own frame writes and seeing its preference variables."""
        from azshell.engine.session import Session

        runtime = self.runtime
        frame: Any = Session.running.frame
        while frame is not None and frame.invocation is not self.invocation:
            frame = frame.caller
        if frame is not None:
            return _Acting(runtime, frame)
        return runtime


class _Acting:
    """A runtime seen from inside its function: streams, output and preferences are the function's."""

    def __init__(self, runtime: Any, frame: Any) -> None:
        self._runtime = runtime
        self._frame = frame

    def __enter__(self) -> Any:
        runtime, frame = self._runtime, self._frame
        self._before = (runtime.frame, runtime.streams, runtime.out)
        runtime.frame, runtime.streams, runtime.out = frame, frame.streams, frame.out
        return runtime

    def __exit__(self, *details: object) -> None:
        runtime = self._runtime
        runtime.frame, runtime.streams, runtime.out = self._before


class _Plain:
    def __init__(self, runtime: Any) -> None:
        self.runtime = runtime

    def __enter__(self) -> Any:
        return self.runtime

    def __exit__(self, *details: object) -> None:
        """Nothing to put back."""


def _inside(cmdlet: PSScriptCmdlet) -> Any:
    acting = cmdlet.acting()
    return acting if isinstance(acting, _Acting) else _Plain(acting)


def _write_error(cmdlet: PSScriptCmdlet, record: Any) -> None:
    with _inside(cmdlet) as runtime:
        runtime.write_error(record)


def _throw(cmdlet: PSScriptCmdlet, record: Any) -> None:
    with _inside(cmdlet) as runtime:
        try:
            runtime.throw(record)
        except NetException as error:
            raise LeaveCommand(cmdlet.invocation, error) from None


def _write_object(cmdlet: PSScriptCmdlet, value: Any, enumerate_collection: bool = False) -> None:
    with _inside(cmdlet) as runtime:
        out = runtime.out
        if enumerate_collection:
            from azshell.dotnet.enumeration import enumerate_value

            items = enumerate_value(value)
            if items is not None:
                for item in items:
                    out(item)
                return
        out(value)


def _saying(verb: str) -> Any:
    def say(cmdlet: PSScriptCmdlet, text: str) -> None:
        with _inside(cmdlet) as runtime:
            getattr(runtime, verb)(text)

    return say


def _write_information(cmdlet: PSScriptCmdlet, data: Any, tags: Any = ()) -> None:
    with _inside(cmdlet) as runtime:
        runtime.write_information(data, list(tags or ()))


def _should_process(cmdlet: PSScriptCmdlet, target: str, action: str | None = None, caption: str | None = None, *rest: Any) -> bool:
    with _inside(cmdlet) as runtime:
        return runtime.should_process(target, action, caption)


def _should_continue(cmdlet: PSScriptCmdlet, query: str, caption: str, *rest: Any) -> bool:
    with _inside(cmdlet) as runtime:
        return runtime.should_continue(query, caption, bool(rest))


def _variable(cmdlet: PSScriptCmdlet, name: str, default: Any = None) -> Any:
    return cmdlet.runtime.get_variable(name, default)


def _session_state(cmdlet: PSScriptCmdlet) -> Any:
    from azshell.engine.host_types import SessionStateObject

    return SessionStateObject(cmdlet.runtime.session, cmdlet.invocation.caller)


def _host(cmdlet: PSScriptCmdlet) -> Any:
    return cmdlet.runtime.session.variable("Host")


def _commands(cmdlet: PSScriptCmdlet) -> Any:
    from azshell.engine.host_types import CommandIntrinsics

    return CommandIntrinsics(cmdlet.runtime.session)


class CommandRuntime:
    """$PSCmdlet.CommandRuntime; its text is the command's name."""

    net_type: Any

    def __init__(self, cmdlet: PSScriptCmdlet) -> None:
        self.cmdlet = cmdlet

    def __str__(self) -> str:
        return self.cmdlet.invocation.name


def _resolved_path(cmdlet: PSScriptCmdlet, path: str) -> str:
    return cmdlet.runtime.session.providers.locate(path).path


declare(
    "System.Management.Automation.MshCommandRuntime",
    CommandRuntime,
    interfaces=["System.Management.Automation.ICommandRuntime"],
    members=[
        prop("System.Management.Automation.Host.PSHost Host", lambda r: _host(r.cmdlet)),
        method("void WriteObject(System.Object sendToPipeline)", lambda r, value: _write_object(r.cmdlet, value)),
        method("void WriteError(System.Management.Automation.ErrorRecord errorRecord)", lambda r, record: _write_error(r.cmdlet, record)),
        *(
            method(f"void Write{name}(string text)", lambda r, text, say=_saying(verb): say(r.cmdlet, text))
            for name, verb in (("Verbose", "write_verbose"), ("Warning", "write_warning"), ("Debug", "write_debug"))
        ),
        method("string ToString()", str),
    ],
)
declare("System.Management.Automation.Internal.InternalCommand")
declare("System.Management.Automation.Cmdlet", base="System.Management.Automation.Internal.InternalCommand")
declare("System.Management.Automation.PSCmdlet", base="System.Management.Automation.Cmdlet")
declare(
    "System.Management.Automation.PSScriptCmdlet",
    PSScriptCmdlet,
    base="System.Management.Automation.PSCmdlet",
    members=[
        prop("string ParameterSetName", lambda c: c.invocation.parameter_set),
        prop("System.Management.Automation.InvocationInfo MyInvocation", lambda c: c.invocation.info),
        prop("System.Management.Automation.SessionState SessionState", _session_state),
        prop("System.Management.Automation.Host.PSHost Host", _host),
        prop("bool Stopping", lambda c: False),
        prop("System.Management.Automation.CommandOrigin CommandOrigin", lambda c: c.invocation.info.command_origin),
        prop("System.Management.Automation.ICommandRuntime CommandRuntime", CommandRuntime),
        prop("System.Management.Automation.CommandInvocationIntrinsics InvokeCommand", _commands),
        prop("System.Management.Automation.PagingParameters PagingParameters", lambda c: _paging(c)),
        method("void WriteError(System.Management.Automation.ErrorRecord errorRecord)", _write_error),
        method("void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)", _throw),
        method("void WriteObject(System.Object sendToPipeline)", _write_object),
        method("void WriteObject(System.Object sendToPipeline, bool enumerateCollection)", _write_object),
        method("void WriteVerbose(string text)", _saying("write_verbose")),
        method("void WriteWarning(string text)", _saying("write_warning")),
        method("void WriteDebug(string text)", _saying("write_debug")),
        method("void WriteCommandDetail(string text)", lambda c, text: None),
        method("void WriteInformation(System.Object messageData, string[] tags)", _write_information),
        method(
            "void WriteProgress(System.Management.Automation.ProgressRecord progressRecord)", lambda c, r: c.runtime.streams.progress(r)
        ),
        method("bool ShouldProcess(string target)", _should_process),
        method("bool ShouldProcess(string target, string action)", _should_process),
        method("bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)", _should_process),
        method("bool ShouldContinue(string query, string caption)", _should_continue),
        method("System.Object GetVariableValue(string name)", _variable),
        method("System.Object GetVariableValue(string name, System.Object defaultValue)", _variable),
        method("string GetUnresolvedProviderPathFromPSPath(string path)", _resolved_path),
        method("string ToString()", lambda c: "System.Management.Automation.PSScriptCmdlet"),
    ],
)


class PagingParameters:
    """-First, -Skip and -IncludeTotalCount of a function that supports paging."""

    net_type: Any

    def __init__(self, bound: dict[str, Any]) -> None:
        self.bound = bound


declare(
    "System.Management.Automation.PagingParameters",
    PagingParameters,
    members=[
        prop("uint64 Skip", lambda p: p.bound.get("Skip", 0)),
        prop("uint64 First", lambda p: p.bound.get("First", 18446744073709551615)),
        prop("switch IncludeTotalCount", lambda p: p.bound.get("IncludeTotalCount", False)),
    ],
)


def _paging(cmdlet: PSScriptCmdlet) -> PagingParameters | None:
    bound = cmdlet.invocation.bound or {}
    metadata = cmdlet.invocation.block.metadata
    return (
        None
        if not metadata.supports_paging
        else PagingParameters({name: bound.get(name) for name in ("Skip", "First", "IncludeTotalCount") if bound.get(name) is not None})
    )
