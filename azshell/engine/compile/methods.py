"""Running the methods and constructors of a script's classes: their frames, what `return` gives, how errors leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import convert
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.types import DotNetType
from azshell.dotnet.values import NOTHING
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Execute, compile_value
from azshell.engine.errors import as_runtime
from azshell.engine.signals import FlowException, Signal
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.session_state import SessionState


class MethodReturn(Signal):
    """What `return value` gives in a class's method."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        super().__init__("return")
        self.value = value


def method_return(node: nodes.ReturnStatement, context: Context) -> Execute:
    """`return value` in a method."""
    assert node.pipeline is not None
    evaluate = compile_value(node.pipeline, context)

    def run(frame: Frame) -> Signal:
        frame.node = node.pipeline
        return MethodReturn(evaluate(frame))

    return run


class _Named:
    """What stands for the invocation in a method's frame: the method's name, for stack traces."""

    command = None
    runtime = None

    def __init__(self, name: str) -> None:
        self.name = name


class _MethodFrame:
    """The frame of a method while it runs."""

    __slots__ = ("before_frame", "before_scope", "depth", "frame", "session", "state")

    def __init__(self, frame: Frame, state: SessionState) -> None:
        self.frame = frame
        self.session = frame.session
        self.state = state

    def __enter__(self) -> Frame:
        session = self.session
        self.before_frame, self.before_scope, self.depth = session.frame, self.state.current, session.try_depth
        session.frame, self.state.current = self.frame, self.frame.scope
        session.try_depth = self.depth + 1
        return self.frame

    def __exit__(self, kind: Any, exception: BaseException | None, trace: Any) -> None:
        session = self.session
        try:
            if isinstance(exception, NetException):  # a class's errors come out as they are, not wrapped as .NET's are
                error = as_runtime(self.frame, exception)
                error.__dict__["passes_through"] = True
                if error is not exception:
                    raise error from exception
        finally:
            session.frame, self.state.current = self.before_frame, self.before_scope
            session.try_depth = self.depth


def _nowhere(obj: object) -> None:
    """Where the output of statements in a method goes."""


def method_frame(
    state: SessionState, context: Context, this: Any, node: nodes.Node, names: list[str] | None = None, args: Any = ()
) -> _MethodFrame:
    """A frame in a scope of its own, with $this and the parameters in it."""
    from azshell.engine.frame import Frame
    from azshell.engine.functions import too_deep
    from azshell.engine.scope import Scope, Variable
    from azshell.engine.session import MAXIMUM_DEPTH

    session = state.session
    caller = session.frame
    if caller.depth > MAXIMUM_DEPTH:
        raise too_deep()
    scope = Scope(state.current, state)
    variables = scope.variables
    if this is not None:
        variables["this"] = Variable("this", this)
    for name, value in zip(names or [], args, strict=False):
        variables[name.lower()] = Variable(name, value)
    frame = Frame(session, scope, _nowhere, caller.streams, context.source, caller, _Named(getattr(node, "name", "<ScriptBlock>")))
    frame.node = node
    return _MethodFrame(frame, state)


class MethodBody:
    """A method's or constructor's compiled body."""

    def __init__(
        self,
        member: nodes.FunctionMember,
        context: Context,
        owner: DotNetType,
        state: SessionState,
        names: list[str],
        return_type: DotNetType | None = None,
        returns: bool = False,
    ) -> None:
        self.member = member
        self.context = context.in_method(owner)
        self.state = state
        self.names = names
        self.return_type = return_type
        self.returns = returns
        self._code: Execute | None = None

    def frame(self, this: Any, args: tuple[Any, ...]) -> _MethodFrame:
        """The frame to run it in."""
        return method_frame(self.state, self.context, this, self.member, self.names, args)

    def execute(self, frame: Frame) -> Signal | None:
        """Runs the body in a frame."""
        code = self._code
        if code is None:
            from azshell.engine.compile.blocks import warming

            block = self.member.body.end_block
            code = self._code = warming(block, self.context, self._replace) if block is not None else (lambda frame: None)
        return code(frame)

    def _replace(self, code: Execute) -> None:
        self._code = code

    def run_on(self, this: Any, *args: Any) -> Any:
        """Calls it on an object."""
        return self.run(this, args)

    def run(self, this: Any, args: tuple[Any, ...]) -> Any:
        """Calls it; gives what it returns, as its type."""
        with self.frame(this, args) as frame:
            return self._result(self.execute(frame))

    def _result(self, signal: Signal | None) -> Any:
        if signal is not None and signal.kind != "return":
            raise FlowException(signal)
        if not self.returns:
            return NOTHING
        value = signal.value if isinstance(signal, MethodReturn) else None
        if self.return_type is not None:
            return convert(value, self.return_type)
        return None if value is NOTHING else value
