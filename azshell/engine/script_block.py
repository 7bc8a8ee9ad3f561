"""Script blocks as values: compiled when first run, called with arguments, or run in the caller's scope with `$_` set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import NOTHING
from azshell.engine.frame import Frame
from azshell.engine.lazy_type import LazyType
from azshell.engine.scope import Scope, Variable
from azshell.engine.signals import RETURN, FlowException

if TYPE_CHECKING:
    from azshell.engine.session_state import SessionState


def collect(items: list[Any]) -> Any:
    """What a list of pipeline output is as a value: NOTHING, the one object, or the list."""
    if not items:
        return NOTHING
    return items[0] if len(items) == 1 else items


class ScriptBlock:
    """System.Management.Automation.ScriptBlock.

    node           the syntax tree's ScriptBlock, or the FunctionDefinition it is the body of
    context        the compiler's Context: source, namespaces
    session_state  where its names are looked up; None = that of whoever runs it
    """

    __slots__ = (
        "_body",
        "_code",
        "_metadata",
        "context",
        "definition",
        "id",
        "is_filter",
        "node",
        "origin",
        "session_state",
    )
    net_type: ClassVar[Any] = LazyType("azshell.engine.block_types")

    def __init__(self, node: Any, context: Any, session_state: SessionState | None = None, definition: Any = None) -> None:
        self.node = node
        self.context = context
        self.session_state = session_state
        self.definition = definition
        self.is_filter = definition is not None and definition.is_filter
        self._code: Any = None
        self._metadata: Any = None
        self._body: Any = None
        self.id: Any = None
        self.origin: ScriptBlock | None = None

    def bound_to(self, session_state: SessionState | None) -> ScriptBlock:
        """The object of one evaluation of `{ ... }`: it shares what is compiled with all others of that place."""
        made = ScriptBlock(self.node, self.context, session_state, self.definition)
        made.origin = self
        return made

    @property
    def code(self) -> Any:
        """The compiled blocks: begin, process, end ... closures."""
        if self._code is None:
            if self.origin is not None:
                self._code = self.origin.code
            else:
                from azshell.engine.compile import compile_block

                self._code = compile_block(self.node, self.context)
        return self._code

    @property
    def metadata(self) -> Any:
        """Its parameters and attributes (binder.metadata.CommandMetadata)."""
        if self._metadata is None and self.origin is not None:
            self._metadata = self.origin.metadata
        if self._metadata is None:
            from azshell.engine.binder.script_metadata import metadata_of

            self._metadata = metadata_of(self)
        return self._metadata

    @property
    def body(self) -> Callable[[Frame], Any]:
        """All of it as one closure (frame) -> Signal | None, for running in the caller's scope."""
        if self._body is None:
            self._body = _body_of(self.code) if self.origin is None else self.origin.body
        return self._body

    @property
    def text(self) -> str:
        """What stands between the braces."""
        source = self.context.source.text
        node = self.node
        text = source[node.start : node.end]
        if text.startswith("{") and text.endswith("}"):
            text = text[1:-1]
        definition = self.definition
        if definition is not None and definition.parameters:
            listed = source[definition.parameters[0].start : definition.parameters[-1].end]
            return f"param({listed})\n{text}"
        return text

    @property
    def module(self) -> Any:
        """The module it belongs to, or None."""
        return self.session_state.module if self.session_state is not None else None

    def __str__(self) -> str:
        return self.text

    # Running

    def state_for(self, session: Any) -> SessionState:
        """Where its names are looked up."""
        state = self.session_state
        return state if state is not None else session.frame.scope.session_state

    def invoke(
        self,
        session: Any,
        args: Iterable[Any] = (),
        input: Iterable[Any] | None = None,
        dollar_underbar: Any = NOTHING,
        out: Callable[[Any], None] | None = None,
        streams: Any = None,
        dot: bool = False,
        bound: dict[str, Any] | None = None,
    ) -> list[Any]:
        """Run it in a new scope (or, with `dot`, in the current one) and give what it wrote.

        With `out` the output goes there, and the list is empty. `bound` are arguments by name.
        """
        from azshell.engine.functions import call_block

        results: list[Any] = []
        frame = session.frame
        arguments: list[Any] = [(None, value) for value in args]
        if bound:
            from azshell.engine.binder.arguments import named

            arguments += [(named(name), value) for name, value in bound.items()]
        call_block(frame, self, arguments, out or results.append, streams or frame.streams, input=input, dollar=dollar_underbar, dot=dot)
        return results

    def value_of(self, item: Any, session: Any = None) -> Any:
        """What it gives for `$_` = item, run in the current scope: NOTHING, the one object, or a list."""
        if session is None:
            from azshell.engine.session import Session

            session = Session.running
        results: list[Any] = []
        self.call(session.frame, item, results.append)
        return collect(results)

    def call(self, frame: Frame, item: Any, out: Callable[[Any], None]) -> None:
        """Run it in the current scope of its session state with `$_` = item; `frame` is the caller's."""
        InScope(self, frame, out)(item)


class InScope:
    """Runs a block many times in the caller's scope, `$_` set each time: what ForEach-Object and Where-Object are made of.

    `owner` is the command it runs for: errors that leave the block leave that command. With `own_scope` what the block sets is lost with it,
    as in calculated properties and delay-bound arguments.
    """

    __slots__ = ("_body", "frame", "owner", "variable")

    def __init__(
        self, block: ScriptBlock, frame: Frame, out: Callable[[Any], None], streams: Any = None, owner: Any = None, own_scope: bool = False
    ) -> None:
        self.owner = owner
        session = frame.session
        state = block.session_state
        scope = frame.scope if state is None else state.current
        if own_scope:
            scope = Scope(scope, scope.session_state)
        self.frame = Frame(session, scope, out, streams or frame.streams, block.context.source, frame, frame.invocation)
        self._body = block.body
        self.variable = Variable("_")

    def __call__(self, item: Any) -> None:
        """Run it with `$_` = item."""
        variable = self.variable
        variable.value = item
        variables = self.frame.variables
        before = variables.get("_")
        variables["_"] = variable
        try:
            self.run()
        finally:
            if before is None:
                variables.pop("_", None)
            else:
                variables["_"] = before

    def run(self) -> None:
        """Run it with `$_` as it is."""
        frame = self.frame
        session = frame.session
        previous = session.frame
        session.frame = frame
        try:
            signal = self._body(frame)
        except NetException as error:
            if self.owner is None:
                raise
            raise self.owner.wrapped(error) from error
        finally:
            session.frame = previous
        if signal is not None and signal is not RETURN:
            raise FlowException(signal)


def _body_of(code: Any) -> Callable[[Frame], Any]:
    parts = [part for part in (code.begin, code.process, code.end) if part is not None]
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return lambda frame: None

    def run(frame: Frame) -> Any:
        for part in parts:
            signal = part(frame)
            if signal is not None and signal is not RETURN:
                return signal
        return None

    return run
