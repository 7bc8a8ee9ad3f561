"""What Get-Command shows of a function's parameters: its own ones and those that its dynamicparam block gives for some arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from azshell.dotnet.exceptions import NetException
from azshell.engine.binder.metadata import CommandMetadata
from azshell.engine.commands import FunctionInfo


class FunctionWithArguments(FunctionInfo):
    """A function as Get-Command -ArgumentList gives it."""

    def __init__(self, info: FunctionInfo, arguments: Sequence[Any]) -> None:
        super().__init__(info.name, info.script_block, info.module, info.options)
        self.kind = info.kind  # type: ignore[misc]
        self.description = info.description
        self.visibility = info.visibility
        self.given = list(arguments)


def with_arguments(info: Any, arguments: Sequence[Any]) -> Any:
    """The command as it is when called with these arguments."""
    return FunctionWithArguments(info, arguments) if isinstance(info, FunctionInfo) else info


def merged_metadata(info: Any) -> CommandMetadata:
    """The metadata with dynamic parameters; a dynamicparam block that fails gives none."""
    metadata: CommandMetadata = info.metadata
    if metadata.dynamic is None or not isinstance(info, FunctionInfo):
        return metadata
    from azshell.engine.binder.pipeline_binding import Binder
    from azshell.engine.binder.script_binding import script_dynamic
    from azshell.engine.session import Session
    from azshell.engine.stages import make_stage

    stage: Any = make_stage(Session.running.frame, info, [], None, False)
    stage.enter()
    binder = stage.binder = Binder(metadata, info.name, False)
    try:
        binder.bind([(None, value) for value in getattr(info, "given", ())], None, script_dynamic(stage))
    except NetException:
        pass  # mandatory parameters are missing, or the block failed
    return binder.metadata
