"""From exceptions to error records: positions, stack traces, $Error, and whether a statement's error ends more than the statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import (
    NetException,
    PSArgumentException,
    PSArgumentNullException,
    PSArgumentOutOfRangeException,
    PSInvalidCastException,
    PSInvalidOperationException,
    PSNotImplementedException,
    PSNotSupportedException,
    RuntimeException,
)
from azshell.engine.windows_words import reword

if TYPE_CHECKING:
    from azshell.dotnet.records import ErrorRecord
    from azshell.engine.frame import Frame


def report_or_raise(frame: Frame, exception: NetException, node: Any = None) -> None:
    """What becomes of an error that reached a statement list.

    Returns when it was reported (or silenced) and the next statement is to run; raises it on when an enclosing try or trap
    wants it, when the preference is Stop, or when it was thrown.
    """
    session = frame.session
    error = as_runtime(frame, exception, node)
    record = error.error_record
    session.add_error(record)
    session.last_success = False
    if session.try_depth or getattr(error, "no_resume", False):
        raise error
    preference = action_preference(frame)
    if preference in _SILENT:
        if preference == "SilentlyContinue":
            frame.streams.silenced("error", record)
        return
    if preference == "Stop":
        error.no_resume = True
        raise error
    if error.was_thrown_from_throw:
        raise error
    frame.streams.error(record)
    record.reported = True


_SILENT = frozenset({"SilentlyContinue", "Ignore"})


def action_preference(frame: Frame, name: str = "erroractionpreference") -> str:
    """The name of an ActionPreference a block sees in a preference variable."""
    variable = frame.scope.find(name)
    if variable is None:
        return "Continue"
    return preference_name(variable.value)


def preference_name(value: Any) -> str:
    """An ActionPreference's name, from the enum, a number or a text."""
    if type(value) is str:
        return _PREFERENCES.get(value.lower(), value)
    return str(value) if not isinstance(value, int) or type(value) is not int else _NUMBERS.get(value, "Continue")


RESERVED = (
    "The Suspend ActionPreference value is reserved for future use and is not supported at this time. For more information about preference "
    'variables, see the Help topic, "about_Preference_Variables."'
)
_NUMBERS = {0: "SilentlyContinue", 1: "Stop", 2: "Continue", 3: "Inquire", 4: "Ignore", 5: "Suspend", 6: "Break"}
_PREFERENCES = {name.lower(): name for name in _NUMBERS.values()}


def error_record_of(frame: Frame, exception: NetException, node: Any = None) -> ErrorRecord:
    """The positioned record of an exception, for a catch block's `$_`.

    It goes into $Error unless it is there already, and into the callers' -ErrorVariable, caught or not.
    """
    error = as_runtime(frame, exception, node)
    record = error.error_record
    frame.session.add_error(record)
    frame.streams.silenced("error", record)
    return record


def as_runtime(frame: Frame, exception: NetException, node: Any = None) -> RuntimeException:
    """The exception as PowerShell lets it travel: a RuntimeException whose record knows its position."""
    if frame.session.layout == "classic":
        reword(exception)
    if isinstance(exception, RuntimeException) and (not isinstance(exception, _NOT_RUNTIME) or exception._record is not None):
        error: Any = exception
    else:
        error = exception.__dict__.get("runtime_exception")
        if error is None and isinstance(exception, RuntimeException):  # a conversion that the language asked for
            error = RuntimeException(exception.message, exception.error_id, exception.category, exception.target, exception)
            exception.__dict__["runtime_exception"] = error
        if error is None:
            from azshell.dotnet.records import ErrorRecord

            error_id = exception.net_type.full_name
            error = RuntimeException(exception.message, error_id, "OperationStopped", None, exception)
            error.error_record = ErrorRecord(exception, error_id, "OperationStopped", None)
            exception.__dict__["runtime_exception"] = error
    record = error.error_record
    if record.invocation_info is None:
        record.invocation_info = position_info(frame, node)
    elif not record.invocation_info.position_message:  # Write-Error at the top, with Stop: the script as such has no place
        at = node or frame.node
        if at is not None and frame.source is not None:
            place(record.invocation_info, frame.source, at.start, at.end)
    if record.script_stack_trace is None:
        record.script_stack_trace = stack_trace(frame)
    return error


# These know their error id, but are no RuntimeExceptions in .NET: a statement wraps them.
_NOT_RUNTIME = (
    PSArgumentException,
    PSArgumentNullException,
    PSArgumentOutOfRangeException,
    PSInvalidCastException,
    PSInvalidOperationException,
    PSNotImplementedException,
    PSNotSupportedException,
)


# Positions


def position_info(frame: Frame, node: Any = None) -> Any:
    """An InvocationInfo that only says where."""
    from azshell.dotnet.records import InvocationInfo

    info = InvocationInfo()
    node = node or frame.node
    if node is not None and frame.source is not None:
        place(info, frame.source, node.start, node.end)
    return info


def place(info: Any, source: Any, start: int, end: int) -> None:
    """Fill an InvocationInfo's position: line and offset, the line's text, the position message."""
    line = source.line_of(start)
    column = source.column_of(start)
    info.script_line_number = line
    info.offset_in_line = column
    info.script_name = source.file or ""
    info.line = _lines_of(source, start)
    info.statement = source.text[start:end]
    info.position = (source, start, end)
    info.position_message = position_message(source, start, end)
    if source.file:
        info.ps_command_path = source.file
        info.ps_script_root = source.file.replace("\\", "/").rpartition("/")[0]


def _lines_of(source: Any, start: int) -> str:
    text = source.text
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    return text[begin : stop + 1] if stop >= 0 else text[begin:]


def position_message(source: Any, start: int, end: int) -> str:
    """`At line:1 char:5`, the line, and tildes under the extent."""
    line = source.line_of(start)
    column = source.column_of(start)
    text = source.line_text(line)
    last = min(end - start, len(text) - column + 1)
    before, here, after = text[: column - 1], text[column - 1 : column - 1 + last], text[column - 1 + last :]
    shown, under = _fit(before, here, after, _ellipsis())
    where = source.file or "line"
    return f"At {where}:{line} char:{column}\n+ {shown}\n+ {under}"


_WIDTH = 69


def _ellipsis() -> str:
    """What marks a cut line: Windows PowerShell wrote three dots."""
    from azshell.engine.session import Session

    return "..." if Session.running.layout == "classic" else "…"


def _fit(before: str, here: str, after: str, ellipsis: str) -> tuple[str, str]:
    """What PowerShell shows of a long line: 69 characters from its beginning, or as much further on as lets 8 follow what is marked (but 12 precede it)."""
    before, here, after = (part.replace("\t", "    ") for part in (before, here, after.rstrip()))
    line = before + here + after
    start = max(0, min(len(before) + len(here) + min(8, len(after)) - _WIDTH, len(before) - 12))
    shown = line[start : start + _WIDTH]
    prefix = ellipsis + " " if start else ""
    suffix = " " + ellipsis if start + _WIDTH < len(line) else ""
    marked = min(len(here), start + _WIDTH - len(before))
    return prefix + shown + suffix, " " * (len(prefix) + len(before) - start) + "~" * max(marked, 1)


def stack_trace(frame: Frame) -> str:
    """ScriptStackTrace: innermost first, `at Name, <No file>: line 3`."""
    lines = []
    at: Frame | None = frame
    while at is not None:
        if at.source is not None and at.node is not None:
            lines.append(f"at {frame_name(at)}, {at.source.file or '<No file>'}: line {at.source.line_of(at.node.start)}")
        at = at.caller
        if len(lines) > 1000:
            break
    return "\n".join(lines)


def frame_name(frame: Frame) -> str:
    """What a stack trace calls a frame: the function, or <ScriptBlock>."""
    invocation = frame.invocation
    if invocation is None or (frame.caller is not None and frame.caller.invocation is invocation):
        return "<ScriptBlock>"
    return "<ScriptBlock>" if getattr(invocation.command, "kind", "") == "ExternalScript" else invocation.name


def invocation_info(invocation: Any) -> Any:
    """The InvocationInfo of a command's call."""
    from azshell.dotnet.records import InvocationInfo

    info = InvocationInfo()
    command = invocation.command
    info.my_command = command
    if command is None and invocation.block is not None:
        from azshell.engine.commands import CommandInfo

        info.my_command = ScriptInfo(invocation.block)
        assert isinstance(info.my_command, CommandInfo)
    info.invocation_name = _spelled(invocation)
    caller = invocation.caller
    node = invocation.node
    if caller is not None and node is not None and caller.source is not None:
        place(info, caller.source, node.start, node.end)
    from azshell.engine.bound_parameters import PSBoundParameters

    bound = invocation.bound
    if not isinstance(bound, PSBoundParameters):
        bound = invocation.bound = PSBoundParameters(bound or {})
    info.bound_parameters = bound
    info.unbound_arguments = list(invocation.arguments)
    typed = command is not None and caller is not None and not caller.depth and info.invocation_name != "."
    info.command_origin = "Runspace" if typed else "Internal"
    info.pipeline_length = invocation.pipeline_length
    info.pipeline_position = invocation.pipeline_position
    info.expecting_input = invocation.expects_input
    return info


def _spelled(invocation: Any) -> str:
    """The name or operator a command was called by."""
    if invocation.spelled is not None:
        return invocation.spelled
    node = invocation.node
    elements = getattr(node, "elements", None)
    if elements and getattr(node, "invocation_operator", None) is not None:
        return node.invocation_operator or str(getattr(elements[0], "value", ""))
    return "" if invocation.command is None else invocation.command.name


def ScriptInfo(block: Any) -> Any:
    """The CommandInfo of a bare script block."""
    from azshell.engine.command_types import ScriptInfo as Info

    return Info(block)
