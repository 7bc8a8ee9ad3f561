"""Unary, binary and ternary operators become calls of the operator's function; hot shapes are taken over by fused.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet import arithmetic
from azshell.dotnet.conversion import to_bool
from azshell.dotnet.values import NOTHING
from azshell.engine.compile import fused
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Evaluate, compile_condition, compile_expression, condition, expression
from azshell.engine.operators.comparisons import COMPARISONS
from azshell.engine.operators.matching import MATCHING
from azshell.engine.operators.ranges import range_of
from azshell.engine.operators.text import format_operator, join, join_unary, split_unary
from azshell.engine.operators.type_tests import as_type, is_instance, is_not_instance
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": arithmetic.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
    "%": arithmetic.remainder,
    "-band": arithmetic.bitwise_and,
    "-bor": arithmetic.bitwise_or,
    "-bxor": arithmetic.bitwise_xor,
    "-shl": arithmetic.shift_left,
    "-shr": arithmetic.shift_right,
    "..": range_of,
    "-f": format_operator,
    "-join": join,
    "-is": is_instance,
    "-isnot": is_not_instance,
    "-as": as_type,
    "-xor": lambda a, b: to_bool(a) is not to_bool(b),
    **COMPARISONS,
}

UNARY: dict[str, Callable[[Any], Any]] = {
    "-": arithmetic.negate,
    "+": arithmetic.plus,
    "-bnot": arithmetic.bitwise_not,
    "-join": join_unary,
    "-split": split_unary,
    "-isplit": split_unary,
    "-csplit": split_unary,
    ",": lambda value: [None if value is NOTHING else value],
}


@expression(nodes.BinaryExpression)
def binary(node: nodes.BinaryExpression, context: Context) -> Evaluate:
    """`a -op b`."""
    special = _SPECIAL.get(node.operator)
    if special is not None:
        return special(node, context)
    with_frame = MATCHING.get(node.operator)
    if with_frame is not None:
        left, right = compile_expression(node.left, context), compile_expression(node.right, context)
        return lambda frame: with_frame(frame, left(frame), right(frame))
    quick = fused.binary(node, context)
    if quick is not None:
        return quick
    operator = BINARY[node.operator]
    left, right = compile_expression(node.left, context), compile_expression(node.right, context)
    return lambda frame: operator(left(frame), right(frame))


@condition(nodes.BinaryExpression)
def binary_condition(node: nodes.BinaryExpression, context: Context) -> Evaluate | None:
    """A comparison or a logical operator where only its truth matters."""
    special = _SPECIAL.get(node.operator)
    if special is not None:
        return special(node, context) if node.operator != "??" else None
    return fused.comparison(node, context)


def _and(node: nodes.BinaryExpression, context: Context) -> Evaluate:
    left, right = compile_condition(node.left, context), compile_condition(node.right, context)
    return lambda frame: left(frame) and right(frame)


def _or(node: nodes.BinaryExpression, context: Context) -> Evaluate:
    left, right = compile_condition(node.left, context), compile_condition(node.right, context)
    return lambda frame: left(frame) or right(frame)


def _coalesce(node: nodes.BinaryExpression, context: Context) -> Evaluate:
    left, right = compile_expression(node.left, context), compile_expression(node.right, context)

    def evaluate(frame: Frame) -> Any:
        value = left(frame)
        return right(frame) if value is None or value is NOTHING else value

    return evaluate


_SPECIAL: dict[str, Callable[[nodes.BinaryExpression, Context], Evaluate]] = {"-and": _and, "-or": _or, "??": _coalesce}


@expression(nodes.UnaryExpression)
def unary(node: nodes.UnaryExpression, context: Context) -> Evaluate:
    """`-x`, `!x`, `,x`, `$i++`."""
    if node.operator in ("!", "-not"):
        return negation(node, context)
    if node.operator in ("++", "--", "postfix++", "postfix--"):
        from azshell.engine.compile.assignments import step

        return step(node, context)
    operator = UNARY[node.operator]
    child = compile_expression(node.child, context)
    if node.operator in ("+", "-") and type(node.child) is nodes.ConstantExpression and type(node.child.value) in (int, float):
        try:
            value = operator(child(None))  # type: ignore[arg-type]
        except Exception:  # left to run time
            return lambda frame: operator(child(frame))
        return lambda frame: value
    return lambda frame: operator(child(frame))


@condition(nodes.UnaryExpression)
def unary_condition(node: nodes.UnaryExpression, context: Context) -> Evaluate | None:
    """`-not x` where only its truth matters."""
    return negation(node, context) if node.operator in ("!", "-not") else None


def negation(node: nodes.UnaryExpression, context: Context) -> Evaluate:
    """`-not x`."""
    child = compile_condition(node.child, context)
    return lambda frame: not child(frame)


@expression(nodes.TernaryExpression)
def ternary(node: nodes.TernaryExpression, context: Context) -> Evaluate:
    """`c ? a : b`."""
    test = compile_condition(node.condition, context)
    if_true, if_false = compile_expression(node.if_true, context), compile_expression(node.if_false, context)
    return lambda frame: if_true(frame) if test(frame) else if_false(frame)
