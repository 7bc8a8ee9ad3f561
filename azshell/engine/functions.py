"""Functions, filters and script blocks as commands: calling one, running one as a pipeline stage, defining one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import NetException, RuntimeException
from azshell.dotnet.values import NOTHING
from azshell.engine.frame import Frame
from azshell.engine.invocation import Invocation
from azshell.engine.runtime import LeaveCommand, Runtime
from azshell.engine.scope import GuardedVariable, Scope, Variable
from azshell.engine.session import MAXIMUM_DEPTH
from azshell.engine.signals import RETURN, FlowException

if TYPE_CHECKING:
    from azshell.engine.commands import CommandInfo
    from azshell.engine.script_block import ScriptBlock
    from azshell.engine.streams import Streams


def call_block(
    frame: Frame,
    block: ScriptBlock,
    arguments: list[Any],
    out: Callable[[Any], None],
    streams: Streams,
    *,
    command: CommandInfo | None = None,
    input: Iterable[Any] | None = None,
    dollar: Any = NOTHING,
    dot: bool = False,
    node: Any = None,
) -> None:
    """Run a block once, as a call: with arguments [(spec, value)], perhaps pipeline input, perhaps `$_`."""
    from azshell.engine.pipeline import connect, feeder, run_pipeline

    stage = ScriptStage(frame, command, arguments, node or frame.node, input is not None, block, dot)
    stage.dollar = dollar
    stage.streams = streams
    connect([stage], out)
    run_pipeline(frame, [stage], None if input is None else feeder(input))


def define(frame: Frame, node: Any, context: Any) -> None:
    """A `function` or `filter` statement: puts it into the current scope, or where `function global:name` says."""
    from azshell.engine.commands import FilterInfo, FunctionInfo
    from azshell.engine.script_block import ScriptBlock

    scope = frame.scope
    state = scope.session_state
    block = ScriptBlock(node.body, context, state, definition=node)
    name = node.name
    qualifier, colon, rest = name.partition(":")
    if colon:
        found = scope.of_qualifier(qualifier.lower())
        if found is not None:
            scope, name = found, rest
    info = (FilterInfo if node.is_filter else FunctionInfo)(name, block, state.module)
    set_function(frame.session, scope, info)
    if node.body.param_block is not None and node.body.param_block.attributes:
        _name_aliases(scope, node.body, name)


def _name_aliases(scope: Scope, body: Any, name: str) -> None:
    """[Alias()] before a function's parameters names the function."""
    from azshell.engine.binder.block_attributes import alias_names
    from azshell.engine.commands import AliasInfo

    for alias in alias_names(body):
        if scope.aliases is None:
            scope.aliases = {}
        scope.aliases[alias.lower()] = AliasInfo(alias, name)


def set_function(session: Any, scope: Scope, info: Any) -> None:
    """Put a function into a scope."""
    functions = scope.functions
    if functions is None:
        functions = scope.functions = {}
    old = functions.get(info.name.lower())
    if old is not None and old.options & 3:
        from azshell.dotnet.exceptions import SessionStateUnauthorizedAccessException
        from azshell.engine.failures import failure

        raise failure(
            "FunctionNotWritable",
            f"Cannot write to function {info.name} because it is read-only or constant.",
            "WriteError",
            info.name,
            SessionStateUnauthorizedAccessException,
        )
    functions[info.name.lower()] = info
    session.command_version += 1


class ScriptStage(Runtime):
    """A function or script block in a pipeline: its own scope (or, dotted, the current one) and a frame for its blocks."""

    is_cmdlet = False

    def __init__(
        self, frame: Frame, command: Any, arguments: list[Any], node: Any, expects_input: bool, block: ScriptBlock, dot: bool = False
    ) -> None:
        super().__init__(frame, command, arguments, node, expects_input)
        self.block = block
        self.dot = dot
        self.dollar: Any = NOTHING
        self.invocation.block = block
        self.collected: list[Any] = []
        self._dotted: Any = None
        self.inner: Frame | None = None
        self._current: Variable | None = None
        self.is_script_file = False

    def prepare(self) -> None:
        self.enter()
        from azshell.engine.binder.script_binding import bind_script

        bind_script(self)
        if self.dollar is not NOTHING:
            self._set_current(self.dollar)

    def enter(self) -> None:
        """Make the scope and the frame that its blocks run in."""
        frame = self.frame
        session = self.session
        if frame.depth > MAXIMUM_DEPTH:
            raise too_deep()
        block = self.block
        state = block.session_state if block.session_state is not None else frame.scope.session_state
        self.state = state
        invocation = self.invocation
        if self.dot:
            self.scope = scope = state.current
            self._enter_dotted(scope, invocation)
        else:
            self.scope = scope = Scope(state.current, state, self.is_script_file)
            scope.activation = invocation
        self.code = block.code
        self.inner = Frame(session, scope, self.out, self.streams, block.context.source, frame, invocation)

    def _enter_dotted(self, scope: Scope, invocation: Invocation) -> None:
        kept = {name: scope.variables.pop(name) for name in _PER_CALL if name in scope.variables}
        self._dotted = (scope, scope.activation, kept)
        scope.activation = invocation

    @property
    def sink(self) -> Callable[[Any], None]:
        return self.receive

    def rewire(self, out: Callable[[Any], None]) -> None:
        """Send output elsewhere."""
        self.out = out
        if self.inner is not None:
            self.inner.out = out

    def begin(self) -> None:
        self.begun = True
        inner = self.inner
        assert inner is not None
        inner.out = self.out
        inner.streams = self.streams
        if self.code.begin is not None:
            self.run_part(self.code.begin)

    def run_part(self, closure: Callable[[Frame], Any]) -> None:
        """Run one of its blocks in its scope."""
        state = self.state
        session = self.session
        inner: Any = self.inner
        before_scope = state.current
        before_frame = session.frame
        state.current = self.scope
        session.frame = inner
        try:
            signal = closure(inner)
        except NetException as error:
            if self.block.metadata.is_advanced:
                raise self.wrapped(error) from error
            raise
        except LeaveCommand as leave:
            if leave.invocation is not self.invocation:
                raise
            self.failed = True
            raise leave.error from None
        finally:
            state.current = before_scope
            session.frame = before_frame
        if signal is not None and signal is not RETURN:
            raise FlowException(signal)

    def _set_current(self, obj: Any) -> None:
        variable = self._current
        if variable is None:
            variable = self._current = Variable("_", obj)
            if self.dot and self._dotted is not None:
                self._dotted[2].setdefault("_", self.scope.variables.get("_"))
            self.scope.variables["_"] = variable
        else:
            variable.value = obj

    def receive(self, obj: Any) -> None:
        if not self.begun:
            self.begin()
        process = self.code.process
        self._set_current(obj)
        metadata = self.block.metadata
        if (metadata.takes_pipeline or metadata.is_advanced) and not self._bind_input(obj):
            return
        if process is None:
            self.collected.append(obj)
            return
        self.invocation.input = (obj,)
        self._forget_input()
        self.run_part(process)

    def _bind_input(self, obj: Any) -> bool:
        from azshell.engine.binder.script_binding import bind_input

        return bind_input(self, obj)

    def run_once(self) -> None:
        if self.code.process is not None:
            self.run_part(self.code.process)

    def end(self) -> None:
        end = self.code.end
        if end is not None:
            if self.expects_input and self.code.process is None:
                self.invocation.input = self.collected
                self._clear_current()
            elif self.expects_input:
                self.invocation.input = ()
            if self.expects_input:
                self._forget_input()
            self.run_part(end)

    def _forget_input(self) -> None:
        """$input is another one now; unless the block calls a parameter so."""
        if "input" not in self.block.metadata.parameters:
            self.scope.variables.pop("input", None)

    def _clear_current(self) -> None:
        if self._current is not None and self.dollar is NOTHING and not self.block.metadata.is_advanced:
            self._current.value = None

    def dispose(self) -> None:
        super().dispose()
        if self.inner is None:
            return
        clean = self.code.clean
        if clean is not None:
            self.run_part(clean)
        if self._dotted is not None:
            scope, activation, kept = self._dotted
            scope.activation = activation
            for name in _PER_CALL:
                scope.variables.pop(name, None)
            for name, variable in kept.items():
                if variable is None:
                    scope.variables.pop(name, None)
                else:
                    scope.variables[name] = variable
        elif self.scope.functions or self.scope.aliases:
            self.session.command_version += 1


_PER_CALL = ("args", "input", "myinvocation", "psboundparameters", "pscmdlet", "psscriptroot", "pscommandpath")


def too_deep() -> NetException:
    """CallDepthOverflow."""
    error = RuntimeException("The script failed due to call depth overflow.", "CallDepthOverflow", "InvalidOperation")
    error.passes_through = True
    return error


def variable_for(parameter: Any, value: Any) -> Variable:
    """The variable a bound parameter becomes; typed and validated parameters stay so when the function assigns to them."""
    variable = Variable(parameter.name, value)
    details = parameter.details
    if details is not None:
        variable.details = details
        variable.__class__ = GuardedVariable
    return variable
