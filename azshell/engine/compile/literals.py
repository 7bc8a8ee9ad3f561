"""Constants, strings with variables in them, arrays, parentheses, subexpressions, script blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import to_string
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.values import NOTHING, PSObject
from azshell.engine.compile.context import Context
from azshell.engine.compile.output import capturing, collecting
from azshell.engine.compile.table import Evaluate, compile_expression, compile_value, condition, expression
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


def constant_value(node: nodes.ConstantExpression) -> Any:
    """The .NET value of a constant: made of the digits and the type that the spelling gives it."""
    kind = getattr(node, "type_name", None)
    value: Any = node.value
    if kind in (None, "int", "double", "string"):
        return value
    if kind == "decimal":
        from azshell.dotnet.decimals import Decimal

        return Decimal.parse(value) if isinstance(value, str) else Decimal(value)
    from azshell.dotnet import values

    return getattr(values, _CLASSES[kind])(value)


_CLASSES = {
    "long": "Int64",
    "bigint": "BigInteger",
    "byte": "Byte",
    "sbyte": "SByte",
    "short": "Int16",
    "ushort": "UInt16",
    "uint": "UInt32",
    "ulong": "UInt64",
    "single": "Single",
    "float": "Single",
    "int16": "Int16",
    "int64": "Int64",
    "uint16": "UInt16",
    "uint32": "UInt32",
    "uint64": "UInt64",
}


@expression(nodes.ConstantExpression, nodes.StringConstantExpression)
def constant(node: nodes.ConstantExpression, context: Context) -> Evaluate:
    """A number or a plain string: made once."""
    value = constant_value(node)
    return lambda frame: value


# Strings


def text_getter(node: nodes.Expression, context: Context) -> Callable[[Frame], str]:
    """The closure that gives a part of an expandable string as text; collections are joined with $OFS."""
    evaluate = compile_expression(node, context)
    if isinstance(node, nodes.VariableExpression):
        evaluate = _lenient(evaluate, node)

    def text(frame: Frame) -> str:
        value = evaluate(frame)
        kind = value.__class__
        if kind is str:
            return value
        if kind is int:
            return str(value)
        return expand(frame, value)

    return text


def expand(frame: Frame, value: Any) -> str:
    """A value as it stands in an expandable string."""
    if value is None or value is NOTHING:
        return ""
    if value.__class__ is list or enumerate_value(value) is not None:
        found = frame.scope.find("ofs")
        if found is not None:
            return to_string(value, " " if found.value is None else to_string(found.value))
    if value.__class__ is PSObject and hasattr(value, "spelled"):
        value = value.base  # in a string a number that was an argument stands as a number
    return to_string(value)


def _lenient(evaluate: Evaluate, node: nodes.VariableExpression) -> Evaluate:
    """Strict mode 1 lets a string name a variable that is not set; later modes do not."""
    from azshell.engine.compile.variables import simple_name

    name = simple_name(node)
    if name is None:
        return evaluate

    def read(frame: Frame) -> Any:
        try:
            return frame.variables[name].value
        except KeyError:
            if frame.scope.find(name) is None and frame.scope.strict_mode() == 1:
                return None
            return evaluate(frame)

    return read


@expression(nodes.ExpandableStringExpression)
def expandable(node: nodes.ExpandableStringExpression, context: Context) -> Evaluate:
    """`"a $b $(c)"`."""
    parts = [_text(part) if isinstance(part, str) else text_getter(part, context) for part in node.parts]
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        first, second = parts
        return lambda frame: first(frame) + second(frame)
    return lambda frame: "".join([part(frame) for part in parts])


def _text(text: str) -> Callable[[Frame], str]:
    return lambda frame: text


# Groups


@expression(nodes.ParenExpression)
def parenthesized(node: nodes.ParenExpression, context: Context) -> Evaluate:
    """`( statement )`: its value, as it is."""
    return compile_value(node.pipeline, context)


@condition(nodes.ParenExpression)
def parenthesized_condition(node: nodes.ParenExpression, context: Context) -> Evaluate:
    """Parentheses in a condition."""
    from azshell.engine.compile.table import compile_condition

    return compile_condition(node.pipeline, context)


@expression(nodes.SubExpression)
def subexpression(node: nodes.SubExpression, context: Context) -> Evaluate:
    """`$( statements )`: nothing, the one object, or an array."""
    from azshell.engine.compile.statements import compile_statements

    block = node.sub_expression
    if not block.statements:
        return lambda frame: None
    return capturing(compile_statements(block.statements, block.traps, context))


@expression(nodes.ArrayExpression)
def array_expression(node: nodes.ArrayExpression, context: Context) -> Evaluate:
    """`@( statements )`: always an array."""
    from azshell.engine.compile.statements import compile_statements, lone_expression

    block = node.sub_expression
    if len(block.statements) == 1 and not block.traps:
        lone = lone_expression(block.statements[0])
        if isinstance(lone, nodes.ArrayLiteral):
            return array_literal(lone, context)
    return collecting(compile_statements(block.statements, block.traps, context), flush=False)


@expression(nodes.ArrayLiteral)
def array_literal(node: nodes.ArrayLiteral, context: Context) -> Evaluate:
    """`a, b`."""
    if all(type(element) in (nodes.ConstantExpression, nodes.StringConstantExpression) for element in node.elements):
        constants = [constant_value(element) for element in node.elements]  # type: ignore[arg-type]
        return lambda frame: constants[:]
    elements = [compile_expression(element, context) for element in node.elements]

    def evaluate(frame: Frame) -> list[Any]:
        return [element(frame) for element in elements]

    return evaluate


@expression(nodes.ScriptBlockExpression)
def script_block(node: nodes.ScriptBlockExpression, context: Context) -> Evaluate:
    """`{ ... }`: a new object each time, of one compiled body."""
    from azshell.engine.script_block import ScriptBlock

    if context.method is not None:
        context = context.in_method(None)
    original = ScriptBlock(node.script_block, context, None)

    def evaluate(frame: Frame) -> ScriptBlock:
        return original.bound_to(frame.scope.session_state)

    return evaluate
