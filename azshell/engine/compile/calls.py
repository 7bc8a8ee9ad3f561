"""Calls: one command as written; finding it, evaluating its arguments, and the short way for planned calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import PSObject
from azshell.engine.binder.arguments import Named, Spelled
from azshell.engine.binder.plans import plan_for
from azshell.engine.commands import FunctionInfo
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Evaluate, Execute, compile_expression
from azshell.engine.discovery import final_name, not_found
from azshell.engine.failures import failure
from azshell.engine.frame import Frame
from azshell.engine.functions import too_deep
from azshell.engine.invocation import Invocation
from azshell.engine.pipeline import connect, run_pipeline
from azshell.engine.redirection import compile_redirections, redirected
from azshell.engine.runtime import LeaveCommand
from azshell.engine.scope import Scope
from azshell.engine.script_block import ScriptBlock
from azshell.engine.session import MAXIMUM_DEPTH
from azshell.engine.signals import RETURN, FlowException
from azshell.engine.stages import make_stage, resolve_value
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.runtime import Runtime


class CallSite:
    """One command as written: its name or what it invokes, its arguments, its redirections."""

    def __init__(self, node: nodes.Command, context: Context) -> None:
        self.node = node
        self.context = context
        self.dot = node.invocation_operator == "."
        self.invoked = bool(node.invocation_operator)
        head = node.elements[0]
        self.name: str | None = None
        self.head: Evaluate | None = None
        if isinstance(head, nodes.StringConstantExpression) and (not self.invoked or head.kind == "BareWord" or head.value):
            self.name = str(head.value)
        else:
            self.head = compile_expression(head, context)
        self.redirections = compile_redirections(node.redirections, context)
        self.specs: tuple[Named | None, ...] = ()
        self.values: list[Evaluate] = []
        self.splats = False
        self._arguments(node.elements[1:], context)
        self.like_a_method = _like_a_method(node, context)
        self.advanced_defaults = "psdefaultparametervalues" in context.source.text.lower()
        self.command: Any = None
        self._version = -1
        self._state: Any = None
        self._plan: Any = None

    def _arguments(self, elements: list[Any], context: Context) -> None:
        specs: list[Named | None] = []
        verbatim = False
        for element in elements:
            if isinstance(element, nodes.CommandParameter) and element.name == "-" and not verbatim:
                verbatim = True
                continue
            if isinstance(element, nodes.CommandParameter):
                text = context.source.text[element.start : element.end]
                if element.argument is None:
                    specs.append(Named(element.name, text, False))
                    self.values.append(_no_value)
                else:
                    spelled = text[: element.argument.start - element.start].rstrip()
                    specs.append(Named(element.name, spelled, True))
                    self.values.append(_argument(element.argument, context))
                continue
            if isinstance(element, nodes.VariableExpression) and element.splatted:
                specs.append(SPLAT)
                self.splats = True
                name = element.path.lower()
                self.values.append(_splat_args if name == "args" else compile_expression(element, context))
                continue
            if (
                isinstance(element, nodes.StringConstantExpression)
                and element.kind == "BareWord"
                and element.value == "--"
                and not verbatim
            ):
                verbatim = True
                continue
            specs.append(None)
            self.values.append(_argument(element, context))
        self.specs = tuple(specs)

    # Finding the command

    def resolve(self, frame: Frame) -> Any:
        """The command this site means in a frame; CommandNotFoundException when there is none."""
        found = self.found(frame)
        if found is None:
            raise self._missing(frame)
        return found

    def _missing(self, frame: Frame) -> Exception:
        """CommandNotFoundException, with the position of the name."""
        from azshell.engine.errors import position_info, stack_trace

        error: Any = not_found(final_name(frame.scope, self.name or ""))
        record = error.error_record
        record.invocation_info = position_info(frame, self.node.elements[0])
        record.invocation_info.invocation_name = self.name or ""
        record.script_stack_trace = stack_trace(frame)
        return error

    def found(self, frame: Frame) -> Any:
        """The command, or None. What was found is kept until commands change."""
        if self.like_a_method and frame.scope.strict_mode() >= 2:
            raise failure(
                "StrictModeFunctionCallWithParens",
                "The function or command was called as if it were a method. Parameters should be separated by spaces. "
                "For information about parameters, see the about_Parameters Help topic.",
            )
        assert self.name is not None
        session = frame.session
        state = frame.scope.session_state
        if self._version == session.command_version and self._state is state:
            return self.command
        from azshell.engine.discovery import find_command

        found = find_command(session, frame.scope, self.name)
        if found is None:
            handler = session.services.get("command_not_found")
            return handler(frame, self.name) if handler is not None else None
        if found is not self.command or self._version == -1:
            self.command = found
            self._plan = self._plan_of(found)
        self._version = session.command_version
        self._state = state
        return found

    def _plan_of(self, command: Any) -> Any:
        if self.splats or self.dot or not isinstance(command, FunctionInfo):
            return None
        return self._plan_of_block(command.script_block)

    def _plan_of_block(self, block: ScriptBlock) -> Any:
        code = block.code
        if code.begin is not None or code.process is not None or code.clean is not None or code.end is None:
            return None
        try:
            metadata = block.metadata
        except NetException:
            return None
        if metadata.is_advanced and self.advanced_defaults:
            return None
        return plan_for(metadata, self.specs)

    # Running

    def arguments(self, frame: Frame) -> list[Any]:
        """The arguments evaluated: [(spec, value)]."""
        if not self.splats:
            return [(spec, value(frame)) for spec, value in zip(self.specs, self.values, strict=True)]
        from azshell.engine.splatting import expand

        made: list[Any] = []
        for spec, value in zip(self.specs, self.values, strict=True):
            if spec is SPLAT:
                expand(value(frame), made)
            else:
                made.append((spec, value(frame)))
        return made

    def stage(self, frame: Frame, expects_input: bool) -> Runtime:
        """The stage of this command in a pipeline of a frame."""
        if self.name is None:
            assert self.head is not None
            return self._stage_of_value(frame, self.head(frame), expects_input)
        arguments = self.arguments(frame)
        stage = make_stage(frame, self.resolve(frame), arguments, self.node, expects_input, self.dot)
        stage.invocation.spelled = self.node.invocation_operator or self.name
        return stage

    def _stage_of_value(self, frame: Frame, value: Any, expects_input: bool) -> Runtime:
        """The stage of what `&` or `.` is given."""
        module = _module_of(value)
        if module is not None:
            return self._in_module(frame, module, expects_input)
        command = resolve_value(frame, value, self.node)
        stage = make_stage(frame, command, self.arguments(frame), self.node, expects_input, self.dot)
        stage.invocation.spelled = self.node.invocation_operator
        return stage

    def _in_module(self, frame: Frame, module: Any, expects_input: bool) -> Runtime:
        """`& $module command arguments`: in the module's own scope."""
        arguments = self.arguments(frame)
        target = arguments.pop(0)[1]
        state = module.session_state
        if isinstance(target, ScriptBlock):
            target = ScriptBlock(target.node, target.context, state, target.definition)
        else:
            from azshell.dotnet.conversion import to_string
            from azshell.engine.discovery import find_command

            name = to_string(target)
            found = find_command(frame.session, state.current, name)
            if found is None:
                raise not_found(name)
            target = found
        return make_stage(frame, target, arguments, self.node, expects_input, self.dot)

    def alone(self, node: Any) -> Execute:
        """As a pipeline of its own."""
        if self.redirections:
            return self._redirected(node)
        return self._quick(node) if self.name is not None else self._plain(node)

    def _plain(self, node: Any) -> Execute:
        """`& $block`: planned when it can be."""
        site = self
        head = self.head
        assert head is not None
        closures = self.values
        plannable = not self.splats and not self.dot

        def run(frame: Frame) -> None:
            frame.node = node
            value = head(frame)
            if plannable and value.__class__ is ScriptBlock:
                plan = site._plan_of_block(value)
                if plan is not None and not (plan.advanced and frame.session.has_default_values):
                    site._call(frame, None, value, plan, [closure(frame) for closure in closures])
                    return
            stage = site._stage_of_value(frame, value, False)
            connect([stage], frame.out)
            run_pipeline(frame, [stage], None)

        return run

    def _redirected(self, node: Any) -> Execute:
        def run(frame: Frame) -> None:
            frame.node = node
            stage = self.stage(frame, False)
            connect([stage], frame.out)
            close = redirected(frame, stage, self.redirections)
            try:
                run_pipeline(frame, [stage], None)
            finally:
                close()

        return run

    def _quick(self, node: Any) -> Execute:
        """A named command: planned function calls go the short way."""
        site = self
        closures = self.values

        def run(frame: Frame) -> None:
            frame.node = node
            session = frame.session
            scope = frame.scope
            if site._version == session.command_version and site._state is scope.session_state:
                command = site.command
            else:
                command = site.found(frame)
            if command is None:
                site.arguments(frame)
                raise site._missing(frame)
            plan = site._plan
            if plan is None or (plan.advanced and session.has_default_values):
                stage = site.stage(frame, False)
                connect([stage], frame.out)
                run_pipeline(frame, [stage], None)
                return
            site._call(frame, command, command.script_block, plan, [closure(frame) for closure in closures])

        return run

    def _call(self, frame: Frame, command: Any, block: ScriptBlock, plan: Any, values: list[Any]) -> None:
        """A planned call."""
        if frame.depth > MAXIMUM_DEPTH:
            raise too_deep()
        session = frame.session
        state = block.session_state or frame.scope.session_state
        before = state.current
        scope = Scope(before, state)
        invocation = Invocation(command, block, frame, self.node)
        invocation.plan = plan
        invocation.values = values
        scope.activation = invocation
        inner = Frame(session, scope, frame.out, frame.streams, block.context.source, frame, invocation)
        try:
            plan.fill(scope.variables, values)
        except NetException:
            raise self._failed_binding(frame, command, block, values) from None
        state.current = scope
        session.frame = inner
        try:
            if plan.unbound:
                _defaults(inner, plan.unbound, invocation)
            signal = block.code.end(inner)
        except NetException as error:
            if plan.advanced:
                raise self._stage_of(invocation, frame).wrapped(error) from error
            raise
        except LeaveCommand as leave:
            if leave.invocation is not invocation:
                raise
            raise leave.error from None
        finally:
            state.current = before
            session.frame = frame
            if scope.functions or scope.aliases:
                session.command_version += 1
        runtime = invocation.runtime
        session.last_success = runtime is None or not runtime.failed
        if signal is not None and signal is not RETURN:
            raise FlowException(signal)

    def _stage_of(self, invocation: Invocation, frame: Frame) -> Runtime:
        from azshell.engine.runtime import Runtime

        stage = Runtime(frame, invocation.command, [], self.node, False)
        stage.invocation = invocation
        return stage

    def _failed_binding(self, frame: Frame, command: Any, block: ScriptBlock, values: list[Any]) -> NetException:
        """What the binder says of a call that a plan could not make."""
        stage = make_stage(frame, command or block, list(zip(self.specs, values, strict=True)), self.node, False)
        stage.invocation.spelled = self.node.invocation_operator or self.name
        try:
            stage.prepare()
        except NetException as error:
            return error
        raise AssertionError("the binder does what its plan could not do")


def _like_a_method(node: nodes.Command, context: Context) -> bool:
    """`f(1, 2)`: a name with one parenthesis right behind it, and more than one thing inside."""
    if len(node.elements) != 2 or node.invocation_operator:
        return False
    head, argument = node.elements
    if not isinstance(argument, nodes.ParenExpression) or argument.start != head.end:
        return False
    inside = argument.pipeline
    elements: Any = getattr(inside, "elements", None)
    return bool(elements) and isinstance(getattr(elements[0], "expression", None), nodes.ArrayLiteral)


SPLAT = Named("", "@", False)


def _no_value(frame: Frame) -> Any:
    from azshell.engine.scope import MISSING

    return MISSING


def _defaults(inner: Frame, unbound: list[Any], invocation: Invocation) -> None:
    """Variables of the parameters a planned call did not bind."""
    from azshell.engine.binder.script_binding import default_in_frame, unbound_variable
    from azshell.engine.functions import variable_for

    variables = inner.variables
    for parameter in unbound:
        if parameter.default is None:
            variables[parameter.lower] = unbound_variable(parameter)
    for parameter in unbound:
        if parameter.default is not None:
            variables[parameter.lower] = variable_for(parameter, default_in_frame(inner, parameter, invocation))


def _argument(node: Any, context: Context) -> Evaluate:
    """An argument's closure. A number keeps its spelling for parameters that want text."""
    if type(node) is nodes.ConstantExpression:
        text = context.source.text[node.start : node.end]
        value = compile_expression(node, context)(None)  # type: ignore[arg-type]
        from azshell.dotnet.conversion import to_string

        if to_string(value) != text:
            spelled = Spelled(value, text)
            return lambda frame: spelled
        return lambda frame: value
    return compile_expression(node, context)


def _splat_args(frame: Frame) -> Any:
    """@args: the caller's $args, with the names that were names."""
    scope: Any = frame.scope
    while scope is not None:
        activation = scope.activation
        if activation is not None:
            try:
                value = activation.automatic("args", scope)
            except KeyError:
                return scope.lookup("args", None)
            variable = scope.variables.get("args")
            if variable is not None and variable.value is not value:
                return variable.value
            from azshell.engine.splatting import PassedOn

            return PassedOn(value, activation.argument_names or {})
        scope = scope.parent
    return frame.scope.lookup("args", None)


def _module_of(value: Any) -> Any:
    if value.__class__ is PSObject and value.base is not None:
        value = value.base
    from azshell.engine.modules import Module

    return value if isinstance(value, Module) else None
