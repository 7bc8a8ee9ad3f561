"""Error records and their parts, and the records of the other streams (warning, verbose, debug, information, progress)."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, ps_prop
from azshell.dotnet.values import Enum

ErrorCategory = declare_enum(
    "System.Management.Automation.ErrorCategory",
    [
        "NotSpecified", "OpenError", "CloseError", "DeviceError", "DeadlockDetected", "InvalidArgument", "InvalidData", "InvalidOperation",
        "InvalidResult", "InvalidType", "MetadataError", "NotImplemented", "NotInstalled", "ObjectNotFound", "OperationStopped",
        "OperationTimeout", "SyntaxError", "ParserError", "PermissionDenied", "ResourceBusy", "ResourceExists", "ResourceUnavailable",
        "ReadError", "WriteError", "FromStdErr", "SecurityError", "ProtocolError", "ConnectionError", "AuthenticationError",
        "LimitsExceeded", "QuotaExceeded", "NotEnabled",
    ],
)  # fmt: skip


class ErrorCategoryInfo:
    """The category of an error, what was being done, to what."""

    net_type: Any

    def __init__(self, record: ErrorRecord) -> None:
        self.record = record
        self.activity_override: str | None = None
        self.reason_override: str | None = None
        self.target_name_override: str | None = None
        self.target_type_override: str | None = None

    @property
    def activity(self) -> str:
        """The command that failed."""
        return self.activity_override or ""

    @property
    def reason(self) -> str:
        """The exception's short type name."""
        if self.reason_override is not None:
            return self.reason_override
        exception = self.record.exception
        return getattr(exception, "reason_name", None) or exception.net_type.name

    @property
    def target_name(self) -> str:
        """The target object as text."""
        if self.target_name_override is not None:
            return self.target_name_override
        if self.record.target is None:
            return ""
        from azshell.dotnet.conversion import to_display_string

        return to_display_string(self.record.target)

    @property
    def target_type(self) -> str:
        """The target object's short type name."""
        if self.target_type_override is not None:
            return self.target_type_override
        if self.record.target is None:
            return ""
        from azshell.dotnet.types import type_of
        from azshell.dotnet.values import PSObject

        target = self.record.target
        return "PSObject" if target.__class__ is PSObject and target.base is None else type_of(target).name

    def message(self) -> str:
        """`InvalidArgument: (abc:String) [Get-Thing], ArgumentException`."""
        name, kind = _shortened(self.target_name), _shortened(self.target_type)
        return f"{self.record.category}: ({name}:{kind}) [{self.activity}], {self.reason}"


def _shortened(text: str) -> str:
    """Category messages keep the ends of a text longer than 40 characters."""
    return text if len(text) <= 40 else f"{text[:18]}...{text[-19:]}"


class ErrorDetails:
    """A better message than the exception's, and what to do about it."""

    net_type: Any

    def __init__(self, message: str, recommended_action: str = "") -> None:
        self.message = message
        self.recommended_action = recommended_action


class ErrorRecord:
    """One error.  `category` is a name of ErrorCategory; `error_id` stands before the comma of the FullyQualifiedErrorId."""

    net_type: Any

    def __init__(self, exception: BaseException, error_id: str | None, category: Any = "NotSpecified", target: Any = None) -> None:
        self.exception: Any = exception
        self.error_id = error_id or ""
        self.category: str = _category_name(category)
        self.target = target
        self.command_class: str | None = None
        self.category_info = ErrorCategoryInfo(self)
        self.error_details: ErrorDetails | None = None
        self.invocation_info: Any = None
        self.script_stack_trace: str | None = None
        self.pipeline_iteration_info: list[int] = []
        self.reported = False

    @property
    def fully_qualified_error_id(self) -> str:
        """error_id, and the command's class after a comma when a command raised it."""
        return ",".join(part for part in (self.error_id, self.command_class) if part)

    @property
    def exception_type(self) -> str:
        """The exception's full .NET name."""
        return self.exception.net_type.full_name

    @property
    def message(self) -> str:
        """The details' message, or the exception's."""
        if self.error_details is not None and self.error_details.message:
            return self.error_details.message
        return self.exception.message

    def __str__(self) -> str:
        return self.message

    def copy(self, exception: Any = None) -> ErrorRecord:
        """A record with the same facts, perhaps about another exception."""
        made = ErrorRecord(exception or self.exception, self.error_id, self.category, self.target)
        made.__dict__.update({k: v for k, v in self.__dict__.items() if k not in ("exception", "category_info")})
        made.category_info.__dict__.update({k: v for k, v in self.category_info.__dict__.items() if k != "record"})
        return made


def _category_name(category: Any) -> str:
    if isinstance(category, Enum):
        return str(category)
    return category if isinstance(category, str) else str(ErrorCategory(category))


class InvocationInfo:
    """How a command was called, and where.  The engine fills it in."""

    net_type: Any

    def __init__(self, **fields: Any) -> None:
        self.my_command: Any = None
        self.bound_parameters: Any = None
        self.unbound_arguments: Any = None
        self.script_line_number = 0
        self.offset_in_line = 0
        self.history_id = 1
        self.script_name = ""
        self.line = ""
        self.statement = ""
        self.position_message = ""
        self.ps_script_root = ""
        self.ps_command_path = ""
        self.invocation_name = ""
        self.pipeline_length = 0
        self.pipeline_position = 0
        self.expecting_input = False
        self.command_origin = "Internal"
        self.display_script_position: Any = None
        self.__dict__.update(fields)

    def of_error(self) -> InvocationInfo:
        """What an error record says of the call: the command and the place, nothing of arguments and pipeline."""
        made = InvocationInfo()
        made.__dict__.update(self.__dict__)
        made.bound_parameters = made.unbound_arguments = None
        made.pipeline_length = made.pipeline_position = 0
        made.expecting_input = False
        made.command_origin = "Internal"
        return made


class InformationalRecord:
    """What warning, verbose and debug records share."""

    net_type: Any

    def __init__(self, message: str = "", invocation_info: Any = None) -> None:
        self.message = message
        self.invocation_info = invocation_info
        self.pipeline_iteration_info: list[int] = []

    def __str__(self) -> str:
        return self.message


class WarningRecord(InformationalRecord):
    """A record of the warning stream."""

    def __init__(self, message: str = "", invocation_info: Any = None, warning_id: str = "") -> None:
        super().__init__(message, invocation_info)
        self.warning_id = warning_id


class VerboseRecord(InformationalRecord):
    """A record of the verbose stream."""


class DebugRecord(InformationalRecord):
    """A record of the debug stream."""


class HostInformationMessage:
    """What Write-Host hands over: the message and its colours."""

    net_type: Any

    def __init__(self, message: str = "", foreground: Any = None, background: Any = None, no_new_line: bool = False) -> None:
        self.message = message
        self.foreground = foreground
        self.background = background
        self.no_new_line = no_new_line

    def __str__(self) -> str:
        return self.message


class InformationRecord:
    """A record of the information stream."""

    net_type: Any

    def __init__(self, message_data: Any = None, source: str = "", tags: Any = ()) -> None:
        self.message_data = message_data
        self.source = source
        self.tags = list(tags)
        self.time_generated: Any = None
        self.user = ""
        self.computer = ""

    def __str__(self) -> str:
        from azshell.dotnet.conversion import to_string

        return "" if self.message_data is None else to_string(self.message_data)


class ProgressRecord:
    """A record of the progress stream."""

    net_type: Any

    def __init__(self, activity_id: int = 0, activity: str = "", status: str = "Processing") -> None:
        self.activity_id = activity_id
        self.activity = activity
        self.status = status
        self.current_operation = ""
        self.percent_complete = -1
        self.seconds_remaining = -1
        self.parent_activity_id = -1
        self.record_type = 0


def _attribute(name: str) -> Any:
    return lambda self: getattr(self, name, None)


def _setter(name: str) -> Any:
    return lambda self, value: setattr(self, name, value)


def _made_details(record: ErrorRecord, value: Any) -> None:
    record.error_details = value


declare(
    "System.Management.Automation.ErrorCategoryInfo",
    ErrorCategoryInfo,
    members=[
        prop("System.Management.Automation.ErrorCategory Category", lambda c: ErrorCategory(ErrorCategory.names[c.record.category])),
        prop("string Activity", lambda c: c.activity, _setter("activity_override")),
        prop("string Reason", lambda c: c.reason, _setter("reason_override")),
        prop("string TargetName", lambda c: c.target_name, _setter("target_name_override")),
        prop("string TargetType", lambda c: c.target_type, _setter("target_type_override")),
        method("string GetMessage()", ErrorCategoryInfo.message),
        method("string ToString()", ErrorCategoryInfo.message),
    ],
)
declare(
    "System.Management.Automation.ErrorDetails",
    ErrorDetails,
    members=[
        constructor("ErrorDetails(string message)", ErrorDetails),
        prop("string Message", _attribute("message")),
        prop("string RecommendedAction", _attribute("recommended_action"), _setter("recommended_action")),
        method("string ToString()", lambda d: d.message),
    ],
)
declare(
    "System.Management.Automation.ErrorRecord",
    ErrorRecord,
    interfaces=["System.Runtime.Serialization.ISerializable"],
    members=[
        constructor(
            "ErrorRecord(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)",
            ErrorRecord,
        ),
        ps_prop(
            "ScriptProperty",
            "System.Object PSMessageDetails",
            "System.Object PSMessageDetails {get=& { Set-StrictMode -Version 1; $this.Exception.InnerException.PSMessageDetails };}",
            lambda r: None,
        ),
        prop("System.Exception Exception", _attribute("exception")),
        prop("System.Object TargetObject", _attribute("target")),
        prop("System.Management.Automation.ErrorCategoryInfo CategoryInfo", _attribute("category_info")),
        prop("string FullyQualifiedErrorId", lambda r: r.fully_qualified_error_id),
        prop("System.Management.Automation.ErrorDetails ErrorDetails", _attribute("error_details"), _made_details),
        prop("System.Management.Automation.InvocationInfo InvocationInfo", _attribute("invocation_info")),
        prop("string ScriptStackTrace", _attribute("script_stack_trace")),
        prop(
            "System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo", lambda r: list(r.pipeline_iteration_info)
        ),
        method("string ToString()", ErrorRecord.__str__),
    ],
)  # fmt: skip


def _bound_parameters(info: InvocationInfo) -> Any:
    if info.bound_parameters is None:
        from azshell.dotnet.dictionaries import GenericDictionary

        info.bound_parameters = GenericDictionary()
    return info.bound_parameters


declare(
    "System.Management.Automation.InvocationInfo",
    InvocationInfo,
    members=[
        prop("System.Management.Automation.CommandInfo MyCommand", _attribute("my_command")),
        prop("System.Collections.Generic.Dictionary[string,System.Object] BoundParameters", _bound_parameters),
        prop("System.Collections.Generic.List[System.Object] UnboundArguments", lambda info: info.unbound_arguments or []),
        prop("int ScriptLineNumber", _attribute("script_line_number")),
        prop("int OffsetInLine", _attribute("offset_in_line")),
        prop("long HistoryId", _attribute("history_id"), _setter("history_id")),
        prop("string ScriptName", _attribute("script_name")),
        prop("string Line", _attribute("line")),
        prop("string Statement", _attribute("statement")),
        prop("string PositionMessage", _attribute("position_message")),
        prop("string PSScriptRoot", _attribute("ps_script_root")),
        prop("string PSCommandPath", _attribute("ps_command_path")),
        prop("string InvocationName", _attribute("invocation_name")),
        prop("int PipelineLength", _attribute("pipeline_length")),
        prop("int PipelinePosition", _attribute("pipeline_position")),
        prop("bool ExpectingInput", _attribute("expecting_input")),
        prop("System.Management.Automation.CommandOrigin CommandOrigin", _attribute("command_origin")),
        prop("System.Management.Automation.Language.IScriptExtent DisplayScriptPosition", _attribute("display_script_position")),
    ],
)
declare(
    "System.Management.Automation.InformationalRecord",
    InformationalRecord,
    members=[
        prop("string Message", _attribute("message"), _setter("message")),
        prop("System.Management.Automation.InvocationInfo InvocationInfo", _attribute("invocation_info")),
        prop(
            "System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo", lambda r: list(r.pipeline_iteration_info)
        ),
        method("string ToString()", InformationalRecord.__str__),
    ],
)  # fmt: skip
for _kind in (WarningRecord, VerboseRecord, DebugRecord):
    declare(
        f"System.Management.Automation.{_kind.__name__}",
        _kind,
        base="System.Management.Automation.InformationalRecord",
        members=[
            constructor(f"{_kind.__name__}(string message)", _kind),
            *([prop("string FullyQualifiedWarningId", _attribute("warning_id"))] if _kind is WarningRecord else []),
        ],
    )
declare(
    "System.Management.Automation.HostInformationMessage",
    HostInformationMessage,
    members=[
        constructor("HostInformationMessage()", HostInformationMessage),
        prop("string Message", _attribute("message"), _setter("message")),
        prop("System.Nullable[bool] NoNewLine", _attribute("no_new_line"), _setter("no_new_line")),
        prop("System.Nullable[System.ConsoleColor] ForegroundColor", _attribute("foreground"), _setter("foreground")),
        prop("System.Nullable[System.ConsoleColor] BackgroundColor", _attribute("background"), _setter("background")),
        method("string ToString()", HostInformationMessage.__str__),
    ],
)
declare(
    "System.Management.Automation.InformationRecord",
    InformationRecord,
    members=[
        constructor("InformationRecord(System.Object messageData, string source)", InformationRecord),
        prop("System.Object MessageData", _attribute("message_data"), _setter("message_data")),
        prop("string Source", _attribute("source"), _setter("source")),
        prop("datetime TimeGenerated", _attribute("time_generated"), _setter("time_generated")),
        prop("System.Collections.Generic.List[string] Tags", _attribute("tags"), _setter("tags")),
        prop("string User", _attribute("user"), _setter("user")),
        prop("string Computer", _attribute("computer"), _setter("computer")),
        method("string ToString()", InformationRecord.__str__),
    ],
)
declare(
    "System.Management.Automation.ProgressRecord",
    ProgressRecord,
    members=[
        constructor("ProgressRecord(int activityId, string activity, string statusDescription)", ProgressRecord),
        prop("int ActivityId", _attribute("activity_id")),
        prop("int ParentActivityId", _attribute("parent_activity_id"), _setter("parent_activity_id")),
        prop("string Activity", _attribute("activity"), _setter("activity")),
        prop("string StatusDescription", _attribute("status"), _setter("status")),
        prop("string CurrentOperation", _attribute("current_operation"), _setter("current_operation")),
        prop("int PercentComplete", _attribute("percent_complete"), _setter("percent_complete")),
        prop("int SecondsRemaining", _attribute("seconds_remaining"), _setter("seconds_remaining")),
    ],
)
