"""for, foreach, while, do; labels and the signals that end them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.enumeration import Enumerator, enumerate_value
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import NOTHING, Array
from azshell.engine.compile import fused
from azshell.engine.compile.context import Context
from azshell.engine.compile.statements import lone_expression, loop_body, statement_block
from azshell.engine.compile.table import (
    Evaluate,
    Execute,
    compile_condition,
    compile_expression,
    compile_statement,
    compile_value,
    statement,
)
from azshell.engine.compile.variables import Store, VariablePath, simple_name, variable_store
from azshell.engine.errors import report_or_raise
from azshell.engine.operators.ranges import lazy_range
from azshell.engine.scope import Variable
from azshell.engine.signals import PASS_ON, STOP, FlowException, Signal, meaning_of
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


@statement(nodes.WhileStatement)
def while_statement(node: nodes.WhileStatement, context: Context) -> Execute:
    """while (condition) { }."""
    label = _label(node)
    with _Hot(context):
        quick = fused.loop(node.condition, None, node.body, label, context)
        if quick is not None:
            return quick
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
                meaning = meaning_of(signal, label)
                if meaning == STOP:
                    break
                if meaning == PASS_ON:
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
                meaning = meaning_of(signal, label)
                if meaning == STOP:
                    break
                if meaning == PASS_ON:
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
    start = silent(node.initializer, context)
    with _Hot(context):
        quick = fused.loop(node.condition, node.iterator, node.body, label, context)
        if quick is not None:
            return _in_turn(start, quick)
        holds = compile_condition(node.condition, context) if node.condition is not None else (lambda frame: True)
        step = silent(node.iterator, context)
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
                meaning = meaning_of(signal, label)
                if meaning == STOP:
                    break
                if meaning == PASS_ON:
                    return signal
            step(frame)
            frame.node = place
        return None

    return run


def _in_turn(first: Execute, second: Execute) -> Execute:
    def run(frame: Frame) -> Signal | None:
        first(frame)
        return second(frame)

    return run


def silent(node: nodes.Statement | None, context: Context) -> Execute:
    """A statement whose output goes nowhere: the parts of a for statement."""
    if node is None:
        return lambda frame: None
    lone = lone_expression(node)
    if isinstance(node, nodes.AssignmentStatement) or (isinstance(lone, nodes.UnaryExpression) and lone.operator.endswith(("++", "--"))):
        return compile_statement(node, context)
    evaluate = compile_value(node, context)

    def run(frame: Frame) -> None:
        frame.node = node
        evaluate(frame)

    return run


# foreach


def source_of(value: Any) -> Any:
    """What $foreach and $switch enumerate: an array itself, which they can begin again; anything else once."""
    return value if value.__class__ in (list, range, Array) else items_of(value)


def items_of(value: Any) -> Iterator[Any]:
    """What a loop runs over: a collection's items, a single value, or nothing for $null."""
    if value.__class__ is list or value.__class__ is range:
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
    evaluate = _collection(node.condition, context)
    if simple_name(node.variable) is None or mentions(node.body, "foreach"):
        with _Hot(context):
            return _foreach_general(node, evaluate, statement_block(node.body, context), label)
    condition = node.condition
    with _Hot(context):
        quick = fused.each(node.variable, node.body, label, context)
        if quick is not None:
            written = quick

            def run_written(frame: Frame) -> Signal | None:
                frame.node = condition
                return written(frame, items_of(evaluate(frame)))

            return run_written
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
                meaning = meaning_of(signal, label)
                if meaning == STOP:
                    break
                if meaning == PASS_ON:
                    return signal
        return None

    return run


def _collection(node: nodes.Statement, context: Context) -> Evaluate:
    """What foreach runs over; a range is not made into an array first."""
    lone = lone_expression(node)
    if not isinstance(lone, nodes.BinaryExpression) or lone.operator != "..":
        return compile_value(node, context)
    left, right = compile_expression(lone.left, context), compile_expression(lone.right, context)
    return lambda frame: lazy_range(left(frame), right(frame))


def _foreach_general(node: nodes.ForEachStatement, evaluate: Evaluate, body: Execute, label: str) -> Execute:
    store: Store = variable_store(node.variable)

    def run(frame: Frame) -> Signal | None:
        frame.node = node.condition
        enumerator = Enumerator(source_of(evaluate(frame)))
        with Shadow(frame, "foreach", enumerator):
            while enumerator.move_next():
                store(frame, enumerator.current)
                signal = body(frame)
                if signal is not None:
                    meaning = meaning_of(signal, label)
                    if meaning == STOP:
                        break
                    if meaning == PASS_ON:
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
