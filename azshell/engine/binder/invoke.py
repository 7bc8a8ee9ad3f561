"""Where the binder meets a running command: binding a cmdlet's attributes, a function's variables, the common parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.exceptions import NetException
from azshell.engine.binder.common_parameters import NAMES, SHOULD_PROCESS_NAMES
from azshell.engine.binder.default_values import default_values
from azshell.engine.binder.metadata import CommandMetadata, ParameterMetadata
from azshell.engine.binder.pipeline_binding import Binder

_COMMON = NAMES | SHOULD_PROCESS_NAMES


def bind_cmdlet(stage: Any, cmdlet: Any) -> None:
    """Bind a cmdlet's arguments and set its attributes; decides whether objects can go to it directly."""
    command = stage.command
    metadata: CommandMetadata = command.metadata
    binder = stage.binder = Binder(metadata, command.name, stage.expects_input)
    dynamic = None
    if metadata.dynamic is not None:
        dynamic = _cmdlet_dynamic(stage, cmdlet)
    try:
        binder.bind(stage.arguments, default_values(stage), dynamic)
    except NetException as error:
        raise binding_error(stage, error) from None
    fields = cmdlet.__dict__
    bound = stage.bound
    common: dict[str, Any] = {}
    for parameter, value in binder.values.items():
        name = parameter.name
        if parameter.common:
            common[name] = value
        else:
            fields[name] = value
        bound[name] = value
    stage.parameter_set = binder.parameter_set
    stage.invocation.bound = bound
    if common:
        stage.take_common(common)
    stage.direct = stage.expects_input and takes_objects_directly(type(cmdlet), metadata, binder)


def takes_objects_directly(cls: Any, metadata: CommandMetadata, binder: Binder) -> bool:
    """Whether `process_object` can be handed pipeline objects unbound: InputObject is the only pipeline parameter, and is free."""
    if not hasattr(cls, "process_object") or binder.delayed:
        return False
    if len(metadata.by_value) != 1 or metadata.by_property:
        return False
    sole = metadata.by_value[0]
    if not sole.untyped or sole in binder.values or sole.validations or sole.transforms:
        return False
    if len(binder.sets.valid) <= 1 or binder.sets.chosen is not None:
        return True
    found = [sole.settings(name) for name in binder.sets.valid]
    return all(settings is not None and settings.from_pipeline for settings in found)


def _cmdlet_dynamic(stage: Any, cmdlet: Any) -> Callable[[Binder], list[ParameterMetadata]]:
    def dynamic(binder: Binder) -> list[ParameterMetadata]:
        from azshell.engine.binder.cmdlet_metadata import _parameter

        for parameter, value in binder.values.items():
            if not parameter.common:
                cmdlet.__dict__[parameter.name] = value
        found = []
        for name, declared in (cmdlet.dynamic_parameters() or {}).items():
            made = _parameter(name, declared)
            made.dynamic = True
            found.append(made)
        return found

    return dynamic


def binding_error(stage: Any, error: NetException) -> NetException:
    """A binder's error with the command's name and position."""
    from azshell.engine.errors import stack_trace

    record = error.error_record
    if record.invocation_info is None:
        info = record.invocation_info = _argument_info(stage)
        error.__dict__.update(command_invocation=info, line=info.script_line_number, offset=info.offset_in_line)
        command = stage.command
        if command is not None:
            record.command_class = command.class_name
            record.category_info.activity_override = command.name
        record.script_stack_trace = stack_trace(stage.frame)
    stage.failed = True
    return error


def _argument_info(stage: Any) -> Any:
    """An InvocationInfo that names the command and stands at the argument that is wrong."""
    from azshell.dotnet.records import InvocationInfo
    from azshell.engine.errors import ScriptInfo, place

    info = InvocationInfo()
    block = stage.invocation.block
    info.my_command = stage.command or (ScriptInfo(block) if block is not None else None)
    frame, node = stage.frame, stage.node
    if node is None or frame.source is None:
        return info
    start, end = node.start, node.end
    at: Any = getattr(stage.binder, "at", None)
    written = argument_nodes(node) if at is not None else None
    if written is not None and at[0] < len(written):
        element = written[at[0]]
        argument = getattr(element, "argument", None)
        meant = argument if at[1] and argument is not None else element
        start, end = meant.start, meant.end
    place(info, frame.source, start, end)
    return info


def argument_nodes(node: Any) -> list[Any] | None:
    """The nodes of a command's arguments as the binder counts them; None when splatting makes that impossible."""
    made: list[Any] = []
    ended = False
    for element in getattr(node, "elements", ())[1:]:
        if getattr(element, "splatted", False):
            return None
        if not ended and (getattr(element, "name", None) == "-" or getattr(element, "value", None) == "--"):
            ended = True
            continue
        made.append(element)
    return made
