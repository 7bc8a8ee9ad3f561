"""What runs often becomes one function: operators, assignments, loops and short statement lists, written out by shapes.py.

Only code that may run often is treated so: bodies of loops, and of functions and script blocks once they have run a while (Context.hot).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.arithmetic import decrement, increment
from azshell.engine.compile.context import Context
from azshell.engine.compile.shapes import COMPARING, FAST, STEP, Writer, bare
from azshell.engine.compile.table import Evaluate, Execute
from azshell.engine.compile.variables import VariablePath, simple_name
from azshell.engine.threads import check_stop
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


def binary(node: nodes.BinaryExpression, context: Context) -> Evaluate | None:
    """An operator's value."""
    if not context.hot or node.operator not in FAST:
        return None
    writer = Writer(context)
    writer.write(f"return {writer.operator(node, 0, False)}")
    return writer.function()


def comparison(node: nodes.BinaryExpression, context: Context) -> Evaluate | None:
    """A comparison as a condition."""
    if not context.hot or node.operator not in COMPARING:
        return None
    writer = Writer(context)
    writer.write(f"return {writer.operator(node, 0, True)}")
    return writer.function()


def assignment(node: nodes.AssignmentStatement, right: nodes.Expression, context: Context) -> Execute | None:
    """`$x = expression`, `$x += expression` as a statement."""
    if not _is_plain_assignment(node, context):
        return None
    writer = Writer(context)
    _write_assignment(writer, node, right)
    return writer.function()


def _is_plain_assignment(node: nodes.AssignmentStatement, context: Context) -> bool:
    ready = context.hot and not context.asks_success and simple_name(node.left) is not None
    return ready and (node.operator == "=" or node.operator[:-1] in FAST)


def _write_assignment(writer: Writer, node: nodes.AssignmentStatement, right: nodes.Expression) -> None:
    path = VariablePath(node.left.path)  # type: ignore[attr-defined]
    writer.write(f"frame.node = {writer.bind(node)}")
    if node.operator == "=":
        value, _ = writer.operand(right, 0)
    else:
        before = writer.variable(path.lower, to_update=True)
        value = writer.apply(node.operator[:-1], (before, None), writer.operand(right, 1))
    writer.store(path, value)


def step(node: nodes.UnaryExpression, statement: nodes.Node, context: Context) -> Execute | None:
    """`$i++`, `$i--` as a statement."""
    if not _is_plain_step(node, context):
        return None
    writer = Writer(context)
    _write_step(writer, node, statement)
    return writer.function()


def _is_plain_step(node: nodes.UnaryExpression, context: Context) -> bool:
    return context.hot and not context.asks_success and simple_name(node.child) is not None


def _write_step(writer: Writer, node: nodes.UnaryExpression, statement: nodes.Node) -> None:
    path = VariablePath(node.child.path)  # type: ignore[attr-defined]
    up = node.operator.endswith("++")
    writer.write(f"frame.node = {writer.bind(statement)}")
    before = writer.variable(path.lower)
    limit, sign = ("2147483647", "+") if up else ("-2147483648", "-")
    result, slow = writer.temporary(), writer.bind(increment if up else decrement)
    writer.write(f"if type({before}) is int and {before} != {limit}: {result} = {before} {sign} 1", f"else: {result} = {slow}({before})")
    writer.store(path, result)


# Loops and blocks


def loop(
    condition: nodes.Statement | None, iterator: nodes.Statement | None, body: nodes.StatementBlock, label: str, context: Context
) -> Execute | None:
    """`while`, and `for` without its first part: condition, step and the plain statements of the body in one function."""
    from azshell.engine.compile.statements import lone_expression

    test = lone_expression(condition)
    if test is None or context.asks_success:
        return None
    writer = Writer(context)
    place = writer.bind(condition)
    writer.write(f"frame.node = {place}", "while True:")
    writer.indent = STEP
    _write_check(writer)
    writer.write(f"if not {writer.test(test)}: break")
    _write_body(writer, body, label)
    if iterator is not None:
        if _is_writable(iterator, context):
            _write_plain(writer, iterator)
        else:
            from azshell.engine.compile.loops import silent

            writer.write(f"{writer.bind(silent(iterator, context))}(frame)")
    writer.write(f"frame.node = {place}")
    return writer.function()


def each(
    variable: nodes.VariableExpression, body: nodes.StatementBlock, label: str, context: Context
) -> Callable[[Frame, Any], Any] | None:
    """`foreach` over an iterator, its variable being a plain one."""
    if context.asks_success:
        return None
    writer = Writer(context)
    writer.write("for item in items:")
    writer.indent = STEP
    _write_check(writer)
    writer.write(f"frame.node = {writer.bind(variable)}")
    writer.store(VariablePath(variable.path), "item")
    _write_body(writer, body, label)
    return writer.function("frame, items")


def block(statements: list[nodes.Statement], context: Context) -> Execute | None:
    """A statement list of which something can be written out; None when nothing can."""
    if not context.hot or context.asks_success or not any(_is_writable(each, context) for each in statements):
        return None
    writer = Writer(context)
    if not _write_statements(writer, statements):
        return None
    writer.write("return signal")
    return writer.function()


_LONGEST = 8
"""Longer statement lists stay as they are: their text would grow, and a call more no longer matters."""


def _write_check(writer: Writer) -> None:
    if writer.context.stoppable:
        writer.write(f"{writer.bind(check_stop)}()")


def _write_body(writer: Writer, body: nodes.StatementBlock, label: str) -> None:
    from azshell.engine.compile.statements import loop_body

    if body.traps or not _write_statements(writer, body.statements):
        _write_guarded(writer, loop_body(body, writer.context))
    writer.write("if signal is not None:", f"    meaning = meaning_of(signal, {writer.bind(label)})")
    writer.write("    if meaning == 1: break", "    if meaning == 2: return signal")


def _write_statements(writer: Writer, statements: list[nodes.Statement]) -> bool:
    """Writes a statement list, which leaves its signal (or None) in `signal`; False when it is not one to be written."""
    if not statements:
        writer.write("signal = None")
        return True
    if len(statements) > _LONGEST or any(isinstance(each, (nodes.TrapStatement, nodes.TypeDefinition)) for each in statements):
        return False
    from azshell.engine.compile.table import compile_statement

    outer = writer.indent
    for number, each in enumerate(statements):
        if number:  # what follows a statement runs only when that gave no signal
            writer.write("if signal is None:")
            writer.indent += STEP
        if len(writer.indent) < _DEEPEST and _is_writable(each, writer.context):
            _write_guarded(writer, each)
        else:
            _write_guarded(writer, compile_statement(each, writer.context))
    writer.indent = outer
    return True


_DEEPEST = 15 * len(STEP)
"""Python's parser allows 100 levels of indentation and 20 nested blocks of some kinds; this stays well below."""


def _write_guarded(writer: Writer, what: nodes.Statement | Execute) -> None:
    """A statement, written out or called, with what a statement list does with its errors."""
    if isinstance(what, nodes.BreakStatement | nodes.ContinueStatement):
        writer.write("signal = BREAK" if isinstance(what, nodes.BreakStatement) else "signal = CONTINUE")
        return
    written = isinstance(what, nodes.Node)
    if written:
        writer.write("signal = None")
    writer.write("try:")
    outer, writer.indent = writer.indent, writer.indent + STEP
    if written:
        _write_plain(writer, what)  # type: ignore[arg-type]
    else:
        writer.write(f"signal = {writer.bind(what)}(frame)")
    writer.indent = outer
    writer.write("except NetException as error:", "    report_or_raise(frame, error)", "    signal = None")
    writer.write("except FlowException as flow: signal = flow.signal")


def _is_writable(node: nodes.Statement, context: Context) -> bool:
    from azshell.engine.compile.statements import lone_expression

    if isinstance(node, nodes.AssignmentStatement):
        return lone_expression(node.right) is not None and _is_plain_assignment(node, context)
    if isinstance(node, (nodes.BreakStatement, nodes.ContinueStatement)):
        return node.label is None
    if isinstance(node, nodes.IfStatement):
        return _is_plain_if(node)
    lone = lone_expression(node)
    if isinstance(lone, nodes.UnaryExpression) and lone.operator.endswith(("++", "--")):
        return _is_plain_step(lone, context)
    return isinstance(lone, (nodes.BinaryExpression, nodes.VariableExpression)) and _is_fusable(lone)


def _is_fusable(node: nodes.Node) -> bool:
    return simple_name(node) is not None or (isinstance(node, nodes.BinaryExpression) and node.operator in FAST)


def _is_plain_if(node: nodes.IfStatement) -> bool:
    from azshell.engine.compile.statements import lone_expression

    test, body = node.clauses[0]
    if len(node.clauses) != 1 or body.traps or len(body.statements) > _LONGEST or (node.else_clause is not None and node.else_clause.traps):
        return False
    return lone_expression(test) is not None


def _write_plain(writer: Writer, node: nodes.Statement) -> None:
    """Writes a statement that _is_writable."""
    from azshell.engine.compile.statements import lone_expression

    if isinstance(node, nodes.AssignmentStatement):
        right = lone_expression(node.right)
        assert right is not None
        _write_assignment(writer, node, right)
        return
    if isinstance(node, nodes.IfStatement):
        _write_if(writer, node)
        return
    lone = lone_expression(node)
    if isinstance(lone, nodes.UnaryExpression):
        _write_step(writer, lone, node)
        return
    assert lone is not None
    writer.write(f"frame.node = {writer.bind(node)}")
    value, _ = writer.operand(lone, 0)
    writer.write(f"if {value}.__class__ in SCALARS: frame.out({value})", f"else: write_value(frame, {value})")


def _write_if(writer: Writer, node: nodes.IfStatement) -> None:
    from azshell.engine.compile.statements import lone_expression, statement_block

    test, body = node.clauses[0]
    lone = lone_expression(test)
    assert lone is not None
    writer.write(f"frame.node = {writer.bind(test)}")
    writer.write(f"if {writer.test(lone)}:")
    outer = writer.indent
    for keyword, inner in (("", body), ("else:", node.else_clause)):
        if inner is None:
            continue
        if keyword:
            writer.write(keyword)
        writer.indent = outer + STEP
        if not _write_statements(writer, inner.statements):
            writer.write(f"signal = {writer.bind(statement_block(inner, writer.context))}(frame)")
        writer.indent = outer


__all__ = ["assignment", "bare", "binary", "block", "comparison", "each", "loop", "step"]
