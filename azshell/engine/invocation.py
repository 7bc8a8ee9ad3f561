"""What called a block: command, arguments, bound parameters; the source of $MyInvocation, $args, $PSBoundParameters ..."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.values import NOTHING

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.scope import Scope


class Invocation:
    """One call of a function, script or script block; most of what scripts may ask of it is made when they ask.

    command    the CommandInfo, or None for a bare script block
    block      the ScriptBlock
    caller     the frame that called
    node       the command's node in the caller's source
    arguments  what went to $args;  argument_names: index -> Named of those that were `-name`, so that @args can pass them on
    bound      name -> value of bound parameters
    input      the collected or current pipeline input ($input)
    cmdlet     what $PSCmdlet is, made when asked for; None in simple functions
    plan       set while arguments and bound are not filled in yet: a planned call's plan, with its `values`
    """

    arguments: list[Any] | tuple[Any, ...] = ()
    argument_names: Any = None
    bound: Any = None
    input: Any = None
    cmdlet: Any = None
    runtime: Any = None
    parameter_set = "__AllParameterSets"
    expects_input = False
    pipeline_length = 1
    pipeline_position = 1
    spelled: str | None = None
    plan: Any = None
    values: Any = None
    _info: Any = None

    def __init__(self, command: Any, block: Any, caller: Frame | None, node: Any) -> None:
        self.command = command
        self.block = block
        self.caller = caller
        self.node = node

    def unfold(self) -> None:
        """After a planned call: say what was bound and what went to $args (see binder.plans)."""
        plan = self.plan
        if plan is not None:
            self.plan = None
            plan.unfold(self)

    def automatic(self, name: str, scope: Scope) -> Any:
        """The value of one of scope.AUTOMATIC; KeyError when this block has none of that name."""
        if self.plan is not None:
            self.unfold()
        return _AUTOMATIC[name](self)

    @property
    def info(self) -> Any:
        """The InvocationInfo of the call."""
        if self._info is None:
            if self.plan is not None:
                self.unfold()
            from azshell.engine.errors import invocation_info

            self._info = invocation_info(self)
        return self._info

    @property
    def name(self) -> str:
        """The name it was called by, for stack traces."""
        if self.command is not None:
            return self.command.name
        return "<ScriptBlock>"


def _args(call: Invocation) -> Any:
    if call.block is not None and call.block.metadata.is_advanced:
        raise KeyError("args")
    if type(call.arguments) is not list:
        call.arguments = list(call.arguments)
    return call.arguments


def _input(call: Invocation) -> Any:
    from azshell.engine.input_enumerator import InputEnumerator

    if call.input is None:
        return [] if call.block is not None and call.block.metadata.is_advanced else InputEnumerator(())
    return call.input if isinstance(call.input, InputEnumerator) else InputEnumerator(call.input)


def _bound(call: Invocation) -> Any:
    from azshell.engine.bound_parameters import PSBoundParameters

    if not isinstance(call.bound, PSBoundParameters):
        call.bound = PSBoundParameters(call.bound or {})
    return call.bound


def _cmdlet(call: Invocation) -> Any:
    if call.cmdlet is None:
        if call.block is None or not call.block.metadata.is_advanced:
            raise KeyError("pscmdlet")
        from azshell.engine.script_cmdlet import PSScriptCmdlet

        call.cmdlet = PSScriptCmdlet(call)
    return call.cmdlet


def _script_root(call: Invocation) -> Any:
    path = _script_path(call)
    return path.replace("\\", "/").rpartition("/")[0] or path if path else ""


def _script_path(call: Invocation) -> Any:
    file = call.block.context.source.file if call.block is not None else None
    return file or ""


_AUTOMATIC: dict[str, Callable[[Invocation], Any]] = {
    "args": _args,
    "input": _input,
    "psboundparameters": _bound,
    "myinvocation": lambda call: call.info,
    "pscmdlet": _cmdlet,
    "psscriptroot": _script_root,
    "pscommandpath": _script_path,
}

__all__ = ["NOTHING", "Invocation"]
