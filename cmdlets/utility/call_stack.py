"""Get-PSCallStack, the breakpoint commands (not simulated), and Get-Error."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null, validate_not_null_or_empty, validate_range
from azshell.dotnet.exceptions import NotSupportedException
from azshell.dotnet.types import declare, method, prop


class CallStackFrame:
    """One frame of the call stack, innermost first."""

    net_type: Any

    def __init__(self, frame: Any) -> None:
        self.invocation = frame.invocation
        self.source = frame.source
        self.node = frame.node

    @property
    def function_name(self) -> str:
        """The function's name, with what runs of it in braces; <ScriptBlock> for the rest."""
        command = getattr(self.invocation, "command", None)
        return "<ScriptBlock>" if command is None or command.kind not in ("Function", "Filter") else command.name

    @property
    def command(self) -> str:
        """The command's name."""
        command = getattr(self.invocation, "command", None)
        return "<ScriptBlock>" if command is None else command.name

    @property
    def file(self) -> str | None:
        """The script file, or None."""
        return getattr(self.source, "name", None) or None

    @property
    def line(self) -> int:
        """The line that runs, from 1."""
        if self.source is None or self.node is None:
            return 0
        return self.source.text.count("\n", 0, self.node.start) + 1

    @property
    def location(self) -> str:
        """`script.ps1: line 3`, or <No file>."""
        name = self.file
        if not name:
            return "<No file>"
        last = name.replace("\\", "/").rpartition("/")[2]
        return f"{last}: line {self.line}"

    @property
    def arguments(self) -> str:
        """`{Name=a, Count=2}`."""
        from azshell.dotnet.conversion import to_string

        unfold = getattr(self.invocation, "unfold", None)
        if unfold is not None:
            unfold()
        bound = getattr(self.invocation, "bound", None)
        pairs = bound.items() if bound else ()
        rest = [to_string(value) for value in getattr(self.invocation, "arguments", ()) or ()]
        return "{" + ", ".join([f"{name}={to_string(value)}" for name, value in pairs] + rest) + "}"

    def __str__(self) -> str:
        return f"at {self.function_name}, {self.location}"


CallStackFrame.net_type = declare(
    "System.Management.Automation.CallStackFrame",
    CallStackFrame,
    members=[
        prop("string ScriptName", lambda frame: frame.file),
        prop("int ScriptLineNumber", lambda frame: frame.line),
        prop("System.Management.Automation.InvocationInfo InvocationInfo", lambda frame: getattr(frame.invocation, "info", None)),
        prop("string FunctionName", lambda frame: frame.function_name),
        prop("string Command", lambda frame: frame.command),
        prop("string Location", lambda frame: frame.location),
        prop("string Arguments", lambda frame: frame.arguments),
        method("string ToString()", str),
        method("string GetScriptLocation()", lambda frame: frame.location),
    ],
)


class GetPSCallStack(Cmdlet):
    """Gets the calls that led here, the innermost first."""

    verb, noun = "Get", "PSCallStack"
    aliases = ["gcs"]
    output_types = ["System.Management.Automation.CallStackFrame"]

    def process(self) -> None:
        frame = self.runtime.frame
        while frame is not None:
            self.write(CallStackFrame(frame))
            frame = frame.caller


class NotSimulated(Cmdlet):
    """What the commands share that only say that they are not simulated."""

    noun = ""
    reason = "there is no debugger in this shell."

    def process(self) -> None:
        self.throw(NotSupportedException(f"{self.name} is not simulated: {self.reason}"), "NotSimulated", "NotImplemented", None)


class SetPSBreakpoint(NotSimulated):
    """Sets a breakpoint. Not simulated."""

    verb, noun = "Set", "PSBreakpoint"
    aliases = ["sbp"]
    default_set = "Line"
    output_types = [
        "System.Management.Automation.CommandBreakpoint",
        "System.Management.Automation.LineBreakpoint",
        "System.Management.Automation.VariableBreakpoint",
    ]

    Action = Parameter("scriptblock", sets=["Command", "Line", "Variable"])
    Column = Parameter("int", position=2, sets=["Line"], validate=validate_range(1, 2147483647))
    Command = Parameter("string[]", mandatory=True, sets=["Command"], aliases=["C"])
    Line = Parameter("int[]", position=1, mandatory=True, sets=["Line"])
    Script = Parameter(
        "string[]",
        sets={"Command": {"position": 0}, "Line": {"position": 0, "mandatory": True}, "Variable": {"position": 0}},
        validate=validate_not_null,
    )
    Variable = Parameter("string[]", mandatory=True, sets=["Variable"], aliases=["V"])
    Mode = Parameter("string", sets=["Variable"])
    Runspace = Parameter("object", validate=validate_not_null)


class GetPSBreakpoint(Cmdlet):
    """Gets the breakpoints: there are none."""

    verb, noun = "Get", "PSBreakpoint"
    aliases = ["gbp"]
    default_set = "Line"
    output_types = [
        "System.Management.Automation.CommandBreakpoint",
        "System.Management.Automation.LineBreakpoint",
        "System.Management.Automation.VariableBreakpoint",
        "System.Management.Automation.Breakpoint",
    ]

    Script = Parameter(
        "string[]",
        sets={"Line": {"position": 0, "from_pipeline": True}, "Command": {}, "Variable": {}, "Type": {}},
        validate=validate_not_null_or_empty,
    )
    Id = Parameter("int[]", position=0, mandatory=True, from_pipeline=True, sets=["Id"], validate=validate_not_null)
    Variable = Parameter("string[]", mandatory=True, sets=["Variable"], validate=validate_not_null)
    Command = Parameter("string[]", mandatory=True, sets=["Command"], validate=validate_not_null)
    Type = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, sets=["Type"], validate=validate_not_null)
    Runspace = Parameter("object", validate=validate_not_null)


class RemovePSBreakpoint(NotSimulated):
    """Takes breakpoints away. Not simulated."""

    verb, noun = "Remove", "PSBreakpoint"
    aliases = ["rbp"]
    default_set = "Breakpoint"
    supports_should_process = True

    Breakpoint = Parameter("object[]", position=0, mandatory=True, from_pipeline=True, sets=["Breakpoint"], validate=validate_not_null)
    Id = Parameter("int[]", position=0, mandatory=True, from_property=True, sets=["Id"], validate=validate_not_null)
    Runspace = Parameter("object", from_property=True, sets=["Id"], aliases=["RunspaceId"])


class TraceCommand(NotSimulated):
    """Traces a command's inner workings. Not simulated."""

    reason = "the engine's inner workings are not PowerShell's."
    default_set = "expressionSet"

    InputObject = Parameter("psobject", from_pipeline=True)
    Name = Parameter("string[]", position=0, mandatory=True)
    Option = Parameter("string", position=2)
    Expression = Parameter("scriptblock", position=1, mandatory=True, sets=["expressionSet"])
    Command = Parameter("string", position=1, mandatory=True, sets=["commandSet"])
    ArgumentList = Parameter("object[]", remaining=True, sets=["commandSet"], aliases=["Args"])
    ListenerOption = Parameter("string")
    FilePath = Parameter("string", aliases=["PSPath", "Path"])
    Force = Switch()
    Debugger = Switch()
    PSHost = Switch()


class GetError(Cmdlet):
    """Gets the last errors of the session, or shows the one handed in."""

    aliases = ["gerr"]
    default_set = "Newest"
    output_types = ["System.Management.Automation.ErrorRecord#PSExtendedError", "System.Exception#PSExtendedError"]

    InputObject = Parameter("psobject", position=0, from_pipeline=True, sets=["Error"], validate=validate_not_null_or_empty)
    Newest = Parameter("int", sets=["Newest"], aliases=["Last"], validate=validate_range(1, 2147483647))

    def process(self) -> None:
        if self.InputObject is not None:
            self.write(self.InputObject)
            return
        for record in list(self.session.errors)[: self.Newest or 1]:
            self.write(record)
