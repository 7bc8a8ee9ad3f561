"""for, foreach, while, do; labels and the signals that end them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.enumeration import Enumerator, enumerate_value
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import NOTHING
from azshell.engine.compile.context import Context
from azshell.engine.compile.statements import loop_body, statement_block
from azshell.engine.compile.table import Evaluate, Execute, compile_condition, compile_statement, compile_value, statement
from azshell.engine.compile.variables import Store, VariablePath, simple_name, variable_store
from azshell.engine.errors import report_or_raise
from azshell.engine.scope import Variable
from azshell.engine.signals import RETURN, FlowException, Signal
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


class _Hot:
    """While it is open, what is compiled counts as running often."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.before = context.hot

    def __enter__(self) -> None:
        self.context.hot = True

    def __exit__(self, *_: object) -> None:
        self.context.hot = self.before


def _label(node: Any) -> str:
    return (node.label or "").lower()


# What a signal from a body means to the loop: _GO_ON, _STOP, or pass it on.
_GO_ON, _STOP, _PASS = 0, 1, 2


def _meaning(signal: Signal, label: str) -> int:
    if signal is RETURN or signal.kind == "return":
        return _PASS
    if signal.label and signal.label != label:
        return _PASS
    return _STOP if signal.kind == "break" else _GO_ON


@statement(nodes.WhileStatement)
def while_statement(node: nodes.WhileStatement, context: Context) -> Execute:
    """while (condition) { }."""
    label = _label(node)
    with _Hot(context):
        holds, body = compile_condition(node.condition, context), loop_body(node.body, context)
    place = node.condition

    def run(frame: Frame) -> Signal | None:
        frame.node = place
        while holds(frame):
            try:
                signal = body(frame)
            except NetException as error:
                report_or_raise(frame, error)
                signal = None
            except FlowException as flow:
                signal = flow.signal
            if signal is not None:
                meaning = _meaning(signal, label)
                if meaning == _STOP:
                    break
                if meaning == _PASS:
                    return signal
            frame.node = place
        return None

    return run


def _do(node: nodes.DoWhileStatement | nodes.DoUntilStatement, context: Context, going: bool) -> Execute:
    label = _label(node)
    with _Hot(context):
        holds, body = compile_condition(node.condition, context), statement_block(node.body, context)
    place = node.condition

    def run(frame: Frame) -> Signal | None:
        while True:
            signal = body(frame)
            if signal is not None:
                meaning = _meaning(signal, label)
                if meaning == _STOP:
                    break
                if meaning == _PASS:
                    return signal
            frame.node = place
            if holds(frame) is not going:
                break
        return None

    return run


@statement(nodes.DoWhileStatement)
def do_while(node: nodes.DoWhileStatement, context: Context) -> Execute:
    """do { } while (condition)."""
    return _do(node, context, True)


@statement(nodes.DoUntilStatement)
def do_until(node: nodes.DoUntilStatement, context: Context) -> Execute:
    """do { } until (condition)."""
    return _do(node, context, False)


@statement(nodes.ForStatement)
def for_statement(node: nodes.ForStatement, context: Context) -> Execute:
    """for (start; condition; step) { }."""
    label = _label(node)
    start = _silent(node.initializer, context)
    with _Hot(context):
        holds = compile_condition(node.condition, context) if node.condition is not None else (lambda frame: True)
        step = _silent(node.iterator, context)
        body = loop_body(node.body, context)
    place = node.condition or node

    def run(frame: Frame) -> Signal | None:
        start(frame)
        frame.node = place
        while holds(frame):
            try:
                signal = body(frame)
            except NetException as error:
                report_or_raise(frame, error)
                signal = None
            except FlowException as flow:
                signal = flow.signal
            if signal is not None:
                meaning = _meaning(signal, label)
                if meaning == _STOP:
                    break
                if meaning == _PASS:
                    return signal
            step(frame)
            frame.node = place
        return None

    return run


def _silent(node: nodes.Statement | None, context: Context) -> Execute:
    """A statement whose output goes nowhere: the parts of a for statement."""
    if node is None:
        return lambda frame: None
    from azshell.engine.compile.statements import lone_expression

    lone = lone_expression(node)
    if isinstance(node, nodes.AssignmentStatement) or (isinstance(lone, nodes.UnaryExpression) and lone.operator.endswith(("++", "--"))):
        return compile_statement(node, context)
    evaluate = compile_value(node, context)

    def run(frame: Frame) -> None:
        frame.node = node
        evaluate(frame)

    return run


# foreach


def items_of(value: Any) -> Iterator[Any]:
    """What a loop runs over: a collection's items, a single value, or nothing for $null."""
    if value.__class__ is list:
        return iter(value)
    if value is None or value is NOTHING:
        return iter(())
    items = enumerate_value(value)
    return iter((value,)) if items is None else iter(items)


def mentions(node: nodes.Node, name: str) -> bool:
    """Whether a variable of that (lower-case) name stands anywhere in a node."""
    return any(isinstance(inner, nodes.VariableExpression) and inner.path.lower() == name for inner in nodes.walk(node))


@statement(nodes.ForEachStatement)
def foreach_statement(node: nodes.ForEachStatement, context: Context) -> Execute:
    """foreach ($x in collection) { }."""
    label = _label(node)
    evaluate = compile_value(node.condition, context)
    if simple_name(node.variable) is None or mentions(node.body, "foreach"):
        with _Hot(context):
            return _foreach_general(node, evaluate, statement_block(node.body, context), label)
    with _Hot(context):
        body = loop_body(node.body, context)
    path = VariablePath(node.variable.path)
    lower, name, place = path.lower, path.name, node.variable

    def run(frame: Frame) -> Signal | None:
        frame.node = node.condition
        for item in items_of(evaluate(frame)):
            frame.node = place
            try:
                frame.variables[lower].value = item
            except KeyError:
                frame.scope.assign_local(name, item)
            try:
                signal = body(frame)
            except NetException as error:
                report_or_raise(frame, error)
                continue
            except FlowException as flow:
                signal = flow.signal
            if signal is not None:
                meaning = _meaning(signal, label)
                if meaning == _STOP:
                    break
                if meaning == _PASS:
                    return signal
        return None

    return run


def _foreach_general(node: nodes.ForEachStatement, evaluate: Evaluate, body: Execute, label: str) -> Execute:
    store: Store = variable_store(node.variable)

    def run(frame: Frame) -> Signal | None:
        frame.node = node.condition
        enumerator = Enumerator(items_of(evaluate(frame)))
        with Shadow(frame, "foreach", enumerator):
            while enumerator.move_next():
                store(frame, enumerator.current)
                signal = body(frame)
                if signal is not None:
                    meaning = _meaning(signal, label)
                    if meaning == _STOP:
                        break
                    if meaning == _PASS:
                        return signal
        return None

    return run


class Shadow:
    """A variable of the running scope for the time of a statement; then what was there before is put back."""

    __slots__ = ("before", "frame", "name", "value")

    def __init__(self, frame: Frame, name: str, value: Any) -> None:
        self.frame, self.name, self.value = frame, name, value

    def __enter__(self) -> Variable:
        variables = self.frame.variables
        self.before = variables.get(self.name)
        made = variables[self.name] = Variable(self.name, self.value)
        return made

    def __exit__(self, *_: object) -> None:
        if self.before is None:
            self.frame.variables.pop(self.name, None)
        else:
            self.frame.variables[self.name] = self.before
