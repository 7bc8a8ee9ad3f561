"""From a command to its stage in a pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.engine.commands import AliasInfo, ApplicationInfo, CmdletInfo, CommandInfo, ExternalScriptInfo, FunctionInfo
from azshell.engine.functions import ScriptStage
from azshell.engine.pipeline import CmdletStage
from azshell.engine.runtime import Runtime
from azshell.engine.script_block import ScriptBlock

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


def make_stage(frame: Frame, command: Any, arguments: list[Any], node: Any, expects_input: bool, dot: bool = False) -> Runtime:
    """The stage of a CommandInfo or a ScriptBlock."""
    if isinstance(command, CmdletInfo):
        return CmdletStage(frame, command, arguments, node, expects_input)
    if isinstance(command, FunctionInfo):
        return ScriptStage(frame, command, arguments, node, expects_input, command.script_block, dot)
    if isinstance(command, ScriptBlock):
        return ScriptStage(frame, None, arguments, node, expects_input, command, dot)
    if isinstance(command, AliasInfo):
        from azshell.engine.discovery import not_found

        target = command.resolved
        if target is None:
            raise not_found(command.name)
        return make_stage(frame, target, arguments, node, expects_input, dot)
    if isinstance(command, ExternalScriptInfo):
        stage = ScriptStage(frame, command, arguments, node, expects_input, command.script_block(frame.session), dot)
        from azshell.engine.run import as_script_file

        return as_script_file(stage)
    if isinstance(command, ApplicationInfo):
        from azshell.engine.native import NativeStage

        return NativeStage(frame, command, arguments, node, expects_input)
    block = getattr(command, "script_block", None)
    if isinstance(block, ScriptBlock):
        return ScriptStage(frame, None, arguments, node, expects_input, block, dot)
    raise TypeError(type(command).__name__)


def resolve_value(frame: Frame, value: Any, node: Any) -> Any:
    """What `& value` means: a ScriptBlock or CommandInfo as it is, anything else by name."""
    from azshell.dotnet.values import NOTHING, PSObject

    if value.__class__ is PSObject and value.base is not None:
        value = value.base
    if isinstance(value, (ScriptBlock, CommandInfo)):
        return value
    from azshell.dotnet.conversion import to_string
    from azshell.engine.discovery import require_command
    from azshell.engine.failures import failure

    if value is None or value is NOTHING or value == "":
        operator = getattr(node, "invocation_operator", "") or "&"
        raise failure(
            "BadExpression",
            f"The expression after '{operator}' in a pipeline element produced an object that was not valid. It must result in a command name, "
            "a script block, or a CommandInfo object.",
            "InvalidOperation",
            value if value != "" else "",
        )
    return require_command(frame, to_string(value), node)
