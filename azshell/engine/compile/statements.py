"""Statement lists and the plain statements: expressions, if, return, exit, break, continue, throw, data, definitions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import to_string
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import NOTHING, unwrap
from azshell.engine.compile.context import Context
from azshell.engine.compile.output import write_value
from azshell.engine.compile.table import (
    CONDITIONS,
    Evaluate,
    Execute,
    compile_condition,
    compile_expression,
    compile_statement,
    compile_value,
    condition,
    statement,
    value,
)
from azshell.engine.errors import report_or_raise
from azshell.engine.operators.comparisons import SCALARS
from azshell.engine.signals import BREAK, CONTINUE, RETURN, ExitException, FlowException, Signal
from azshell.engine.threads import stoppable
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


# Lists


def compile_statements(statements: Iterable[nodes.Statement], traps: Iterable[nodes.TrapStatement], context: Context) -> Execute:
    """The closure of a statement list.  A statement that fails is reported, and the next one runs, unless the error goes on upwards."""
    ordered = list(statements)
    traps = list(traps) or [node for node in ordered if isinstance(node, nodes.TrapStatement)]
    if context.hot and not traps:
        from azshell.engine.compile import fused

        written = fused.block(ordered, context)
        if written is not None:
            return written
    runs = [compile_statement(node, context) for node in ordered if not isinstance(node, nodes.TrapStatement)]
    from azshell.engine.compile.classes import hoisted

    runs = hoisted(ordered, context) + runs
    if traps:
        from azshell.engine.compile.trying import trapping

        return trapping(runs, traps, context)
    if not runs:
        return lambda frame: None
    if len(runs) == 1:
        return _single(runs[0])

    def run(frame: Frame) -> Signal | None:
        for execute in runs:
            try:
                signal = execute(frame)
            except NetException as error:
                report_or_raise(frame, error)
                continue
            except FlowException as flow:
                return flow.signal
            if signal is not None:
                return signal
        return None

    return run


def _single(execute: Execute) -> Execute:
    def run(frame: Frame) -> Signal | None:
        try:
            return execute(frame)
        except NetException as error:
            report_or_raise(frame, error)
            return None
        except FlowException as flow:
            return flow.signal

    return run


def loop_body(node: nodes.StatementBlock, context: Context) -> Execute:
    """A loop's body.  A single statement comes as it is: the loop itself then does what a statement list does with errors."""
    if len(node.statements) == 1 and not node.traps and not isinstance(node.statements[0], (nodes.TrapStatement, nodes.TypeDefinition)):
        run = compile_statement(node.statements[0], context)
        return stoppable(run) if context.stoppable else run
    return statement_block(node, context)


@statement(nodes.StatementBlock, nodes.NamedBlock)
def statement_block(node: nodes.StatementBlock | nodes.NamedBlock, context: Context) -> Execute:
    """`{ statements }` of a statement, and begin, process and end blocks."""
    run = compile_statements(node.statements, node.traps, context)
    return stoppable(run) if context.stoppable else run


def lone_expression(node: nodes.Node | None) -> nodes.Expression | None:
    """The expression that a statement is, when it is nothing but one."""
    if isinstance(node, nodes.Pipeline) and len(node.elements) == 1 and not node.background:
        element = node.elements[0]
        if isinstance(element, nodes.CommandExpression) and not element.redirections:
            return element.expression
    elif isinstance(node, nodes.CommandExpression) and not node.redirections:
        return node.expression
    return None


# Expressions as statements


@statement(nodes.Pipeline)
def pipeline(node: nodes.Pipeline, context: Context) -> Execute:
    """An expression by itself, or commands."""
    lone = lone_expression(node)
    if lone is None:
        from azshell.engine.compile.pipelines import compile_pipeline

        return compile_pipeline(node, context)
    return _expression_statement(lone, node, context)


@statement(nodes.PipelineChain)
def pipeline_chain(node: nodes.PipelineChain, context: Context) -> Execute:
    """`a && b`, `a || b`."""
    from azshell.engine.compile.pipelines import compile_pipeline

    return compile_pipeline(node, context)


@statement(nodes.CommandExpression)
def command_expression(node: nodes.CommandExpression, context: Context) -> Execute:
    """An expression where a statement is wanted."""
    return pipeline(nodes.Pipeline(node.start, node.end, [node]), context)


def _expression_statement(lone: nodes.Expression, node: nodes.Node, context: Context) -> Execute:
    if isinstance(lone, nodes.UnaryExpression) and lone.operator.endswith(("++", "--")):
        return _step_statement(lone, node, context)
    evaluate = compile_expression(lone, context)
    if context.asks_success and not leaves_success(lone):

        def run_noting(frame: Frame) -> None:
            frame.node = node
            found = evaluate(frame)
            frame.session.last_success = True
            write_value(frame, found)

        return run_noting

    def run(frame: Frame) -> None:
        frame.node = node
        found = evaluate(frame)
        if found.__class__ in SCALARS:
            frame.out(found)
        else:
            write_value(frame, found)

    return run


def leaves_success(node: nodes.Node) -> bool:
    """Whether `$?` after an expression is what commands in it made of it: in bare parentheses, `$( )` and `@( )`.

    Any other expression sets it true.
    """
    return isinstance(node, (nodes.ParenExpression, nodes.SubExpression, nodes.ArrayExpression)) and _runs_commands(node)


def _runs_commands(node: nodes.Node) -> bool:
    return any(isinstance(inner, nodes.Command) for inner in nodes.walk(node))


def successful_condition(node: nodes.Node, holds: Evaluate, context: Context) -> Evaluate:
    """The condition of if and of loops: `$?` is true afterwards, whatever commands in it did."""
    if not context.asks_success or not isinstance(node, nodes.Statement) or not _runs_commands(node):
        return holds

    def test(frame: Frame) -> bool:
        found = holds(frame)
        frame.session.last_success = True
        return found

    return test


def _step_statement(lone: nodes.UnaryExpression, node: nodes.Node, context: Context) -> Execute:
    from azshell.engine.compile import fused

    quick = fused.step(lone, node, context)
    if quick is not None:
        return quick
    evaluate = compile_expression(lone, context)

    def run(frame: Frame) -> None:
        frame.node = node
        evaluate(frame)

    return run


@value(nodes.Pipeline)
def pipeline_value(node: nodes.Pipeline, context: Context) -> Evaluate:
    """A pipeline's value: an expression's as it is, else what the commands write."""
    lone = lone_expression(node)
    if lone is not None:
        return compile_expression(lone, context)
    from azshell.engine.compile.output import capturing

    return capturing(compile_statement(node, context))


@value(nodes.CommandExpression)
def command_expression_value(node: nodes.CommandExpression, context: Context) -> Evaluate:
    """An expression where a statement's value is wanted."""
    return pipeline_value(nodes.Pipeline(node.start, node.end, [node]), context)


@condition(nodes.Pipeline)
def pipeline_condition(node: nodes.Pipeline, context: Context) -> Evaluate | None:
    """The condition of if and of loops."""
    lone = lone_expression(node)
    if lone is None or type(lone) not in CONDITIONS:
        return None
    return compile_condition(lone, context)


# Choices


@statement(nodes.IfStatement)
def if_statement(node: nodes.IfStatement, context: Context) -> Execute:
    """if, elseif, else."""
    clauses = [(test, compile_condition(test, context), statement_block(body, context)) for test, body in node.clauses]
    otherwise = statement_block(node.else_clause, context) if node.else_clause is not None else None
    if len(clauses) == 1:
        place, holds, body = clauses[0]

        def run_one(frame: Frame) -> Signal | None:
            frame.node = place
            if holds(frame):
                return body(frame)
            return None if otherwise is None else otherwise(frame)

        return run_one

    def run(frame: Frame) -> Signal | None:
        for place, holds, body in clauses:
            frame.node = place
            if holds(frame):
                return body(frame)
        return None if otherwise is None else otherwise(frame)

    return run


# Leaving


@statement(nodes.ReturnStatement)
def return_statement(node: nodes.ReturnStatement, context: Context) -> Execute:
    """return, with or without output."""
    if node.pipeline is None:
        return lambda frame: RETURN
    if context.method is not None:
        from azshell.engine.compile.methods import method_return

        return method_return(node, context)
    lone = node.pipeline if isinstance(node.pipeline, nodes.AssignmentStatement) else lone_expression(node.pipeline)
    if lone is None:
        write = compile_statement(node.pipeline, context)

        def run_command(frame: Frame) -> Signal:
            signal = write(frame)
            return RETURN if signal is None else signal

        return run_command
    if isinstance(lone, nodes.UnaryExpression) and lone.operator.endswith(("++", "--")):
        silent = compile_expression(lone, context)

        def run_step(frame: Frame) -> Signal:
            frame.node = node
            silent(frame)
            return RETURN

        return run_step
    evaluate = compile_value(lone, context)
    place = node.pipeline  # an error in it stands there, not at the word return

    def run(frame: Frame) -> Signal:
        frame.node = place
        write_value(frame, evaluate(frame))
        return RETURN

    return run


@statement(nodes.ExitStatement)
def exit_statement(node: nodes.ExitStatement, context: Context) -> Execute:
    """exit, with or without a code."""
    evaluate = compile_value(node.pipeline, context) if node.pipeline is not None else None

    def run(frame: Frame) -> None:
        frame.node = node
        code: Any = 0
        if evaluate is not None:
            from azshell.dotnet.conversion import try_convert
            from azshell.dotnet.types import resolve_type

            kind = resolve_type("int")
            assert kind is not None
            _, code = try_convert(unwrap(evaluate(frame)), kind)
        raise ExitException(int(code or 0))

    return run


def _leaving(node: nodes.BreakStatement | nodes.ContinueStatement, kind: str, plain: Signal, context: Context) -> Execute:
    if node.label is None:
        return lambda frame: plain
    if isinstance(node.label, nodes.StringConstantExpression):
        fixed = Signal(kind, str(node.label.value).lower())
        return lambda frame: fixed
    label = compile_expression(node.label, context)
    return lambda frame: Signal(kind, to_string(label(frame)).lower())


@statement(nodes.BreakStatement)
def break_statement(node: nodes.BreakStatement, context: Context) -> Execute:
    """break, with or without a label."""
    return _leaving(node, "break", BREAK, context)


@statement(nodes.ContinueStatement)
def continue_statement(node: nodes.ContinueStatement, context: Context) -> Execute:
    """continue, with or without a label."""
    return _leaving(node, "continue", CONTINUE, context)


# Definitions and the rest


@statement(nodes.FunctionDefinition)
def function_definition(node: nodes.FunctionDefinition, context: Context) -> Execute:
    """function, filter, workflow."""

    def run(frame: Frame) -> None:
        frame.node = node
        frame.session.define_function(frame, node, context)

    return run


@statement(nodes.TypeDefinition, nodes.UsingStatement)
def done_before(node: nodes.Node, context: Context) -> Execute:
    """class, enum and using take effect before the block runs."""
    return lambda frame: None


@statement(nodes.DataStatement)
def data_statement(node: nodes.DataStatement, context: Context) -> Execute:
    """data { }: its output, or what goes into its variable."""
    body = statement_block(node.body, context)
    if node.variable is None:
        return body
    from azshell.engine.compile.output import capturing

    evaluate, name = capturing(body), node.variable

    def run(frame: Frame) -> None:
        frame.node = node
        frame.scope.assign_local(name, evaluate(frame))

    return run


@statement(nodes.BlockStatement)
def block_statement(node: nodes.BlockStatement, context: Context) -> Execute:
    """parallel and sequence of workflows: one after the other."""
    return statement_block(node.body, context)


__all__ = ["NOTHING", "compile_statements", "lone_expression", "statement_block"]
