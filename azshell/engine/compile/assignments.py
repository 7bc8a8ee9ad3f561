"""Assignment: targets of every kind, compound operators, several targets at once, `++` and `--`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.arithmetic import decrement, increment
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.values import NOTHING
from azshell.engine.compile import fused
from azshell.engine.compile.context import Context
from azshell.engine.compile.items import IndexPlace
from azshell.engine.compile.members import MemberPlace
from azshell.engine.compile.operators import BINARY
from azshell.engine.compile.statements import leaves_success, lone_expression
from azshell.engine.compile.table import Evaluate, Execute, compile_expression, compile_value, statement, value
from azshell.engine.compile.variables import Store, constrained_store, read_to_update, simple_name, variable_store
from azshell.engine.failures import failure
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


@statement(nodes.AssignmentStatement)
def assignment(node: nodes.AssignmentStatement, context: Context) -> Execute:
    """`target = value`; gives no output."""
    right = lone_expression(node.right)
    if right is not None:
        quick = fused.assignment(node, right, context)
        if quick is not None:
            return quick
    assign = assignment_value(node, context)
    marks_success = context.asks_success and right is not None and not leaves_success(right)

    def run(frame: Frame) -> None:
        frame.node = node
        assign(frame)
        if marks_success:
            frame.session.last_success = True

    return run


@value(nodes.AssignmentStatement)
def assignment_value(node: nodes.AssignmentStatement, context: Context) -> Evaluate:
    """An assignment whose value is wanted: `($a = 5)`, `$a = $b = 5`."""
    get = compile_value(node.right, context)
    if node.operator == "=":
        store = compile_store(node.left, context)
        if isinstance(node.left, (nodes.ConvertExpression, nodes.AttributedExpression)):
            return _constrained_assignment(node.left, get, store, context)

        def assign(frame: Frame) -> Any:
            new = get(frame)
            store(frame, new)
            return new

        return assign
    if node.operator == "??=":
        return _coalescing(node, get, context)
    return _compound(node, get, BINARY[node.operator[:-1]], context)


def _constrained_assignment(left: nodes.Expression, get: Evaluate, store: Store, context: Context) -> Evaluate:
    """`[int]$x = value`: its value is what the variable then holds."""
    inner = _without_constraints(left)
    read = compile_expression(inner, context) if isinstance(inner, nodes.VariableExpression) else None

    def assign(frame: Frame) -> Any:
        new = get(frame)
        store(frame, new)
        return new if read is None else read(frame)

    return assign


def _compound(node: nodes.AssignmentStatement, get: Evaluate, operator: Callable[[Any, Any], Any], context: Context) -> Evaluate:
    place = _place(node.left, context)
    if place is not None:
        return lambda frame: place.update(frame, lambda old: operator(old, get(frame)))
    read, store = _reader_to_update(node.left, context), compile_store(node.left, context)

    def assign(frame: Frame) -> Any:
        old = read(frame)
        new = operator(old, get(frame))
        store(frame, new)
        return new

    return assign


def _coalescing(node: nodes.AssignmentStatement, get: Evaluate, context: Context) -> Evaluate:
    place = _place(node.left, context)
    if place is not None:
        return lambda frame: place.coalesce(frame, lambda: get(frame))
    read, store = _reader_to_update(node.left, context), compile_store(node.left, context)

    def assign(frame: Frame) -> Any:
        old = read(frame)
        if old is not None and old is not NOTHING:
            return old
        new = get(frame)
        store(frame, new)
        return new

    return assign


def _reader_to_update(node: nodes.Expression, context: Context) -> Evaluate:
    inner = _without_constraints(node)
    if inner is not node:
        return _converted_reader(node, _reader_to_update(inner, context), context)
    name = simple_name(inner) if context.keeps_locals() else None
    if name is None:
        return compile_expression(inner, context)
    lower: str = name

    def read(frame: Frame) -> Any:
        try:
            return frame.variables[lower].value
        except KeyError:
            return read_to_update(frame, lower)

    return read


def _converted_reader(node: nodes.Expression, read: Evaluate, context: Context) -> Evaluate:
    """`[int]$x += 1` and the like convert what the variable holds first."""
    from azshell.dotnet.conversion import convert

    kinds: list[Any] = []
    while isinstance(node, (nodes.ConvertExpression, nodes.AttributedExpression)):
        if isinstance(node, nodes.ConvertExpression):
            kinds.insert(0, context.resolve(node.type.type_name.text))
        node = node.child
    wanted = [kind for kind in kinds if kind is not None]

    def converted(frame: Frame) -> Any:
        value = read(frame)
        for kind in wanted:
            value = convert(value, kind)
        return value

    return converted


def _without_constraints(node: nodes.Expression) -> nodes.Expression:
    while isinstance(node, (nodes.ConvertExpression, nodes.AttributedExpression)):
        node = node.child
    return node


# Targets


def _place(node: nodes.Expression, context: Context) -> MemberPlace | IndexPlace | None:
    if isinstance(node, nodes.MemberExpression) and not isinstance(node, nodes.InvokeMemberExpression):
        return MemberPlace(node, context)
    if isinstance(node, nodes.IndexExpression):
        return IndexPlace(node, context)
    return None


def compile_store(node: nodes.Expression, context: Context) -> Store:
    """What puts a value into a target."""
    place = _place(node, context)
    if place is not None:
        return place.store
    if isinstance(node, nodes.VariableExpression):
        return variable_store(node)
    if isinstance(node, (nodes.ConvertExpression, nodes.AttributedExpression)):
        return constrained_store(node, context)
    if isinstance(node, nodes.ArrayLiteral):
        return _several([compile_store(element, context) for element in node.elements])
    if isinstance(node, nodes.ParenExpression):
        inner = lone_expression(node.pipeline)
        if inner is not None:
            return compile_store(inner, context)
    raise failure("InvalidLeftHandSide", "The assignment expression is not valid.", "ParserError")


def _several(stores: list[Store]) -> Store:
    """`$a, $b = ...`: one each, and what is left over to the last one."""
    count = len(stores)

    def store(frame: Frame, value: Any) -> None:
        found = enumerate_value(value) if value.__class__ is not list else value
        items = [value] if found is None else list(found)
        if value is NOTHING or value is None:
            items = [value]
        for number, put in enumerate(stores):
            if number == count - 1 and len(items) > count:
                put(frame, items[number:])
            else:
                put(frame, items[number] if number < len(items) else None)

    return store


# Steps


def step(node: nodes.UnaryExpression, context: Context) -> Evaluate:
    """`$i++`, `--$i` as a value."""
    change = increment if "++" in node.operator else decrement
    before_wanted = node.operator.startswith("postfix")
    target = fused.bare(node.child)
    place = _place(target, context)  # type: ignore[arg-type]
    if place is not None:

        def step_place(frame: Frame) -> Any:
            old: Any = None

            def next_value(now: Any) -> Any:
                nonlocal old
                old = now
                return change(now)

            new = place.update(frame, next_value)
            return _number(old) if before_wanted else new

        return step_place
    read, store = compile_expression(_without_constraints(target), context), compile_store(target, context)  # type: ignore[arg-type]

    def step_variable(frame: Frame) -> Any:
        old = read(frame)
        new = change(old)
        store(frame, new)
        return _number(old) if before_wanted else new

    return step_variable


def _number(old: Any) -> Any:
    return 0 if old is None or old is NOTHING else old
