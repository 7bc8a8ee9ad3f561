"""Writes hot shapes as Python functions: arithmetic and comparisons of variables, constants and indexed arrays.

A shape such as `$s + $i * 2` is written as the text of a function (two dictionary reads, type checks for 32-bit integers, the slow
operator where a check fails), made once for all places of that shape.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.conversion import to_bool
from azshell.dotnet.exceptions import NetException
from azshell.engine.compile.context import Context
from azshell.engine.compile.output import write_value
from azshell.engine.compile.table import compile_condition, compile_expression
from azshell.engine.compile.variables import VariablePath, read_outer, read_to_update, simple_name
from azshell.engine.errors import report_or_raise
from azshell.engine.operators.comparisons import SCALARS
from azshell.engine.signals import BREAK, CONTINUE, FlowException, meaning_of
from azshell.language import nodes

STEP = "    "
"""One level of the written text."""

# What two Int32 (a, b) give, and whether that can leave 32 bits; two Doubles; two Strings.  None: ask the operator.
_IN_RANGE = "if not -2147483648 <= {r} <= 2147483647: {r} = {slow}({a}, {b})"
_Row = tuple[str | None, bool, str | None, str | None]
FAST: dict[str, _Row] = {
    "+": ("{r} = {a} + {b}", True, "{r} = {a} + {b}", "{r} = {a} + {b}"),
    "-": ("{r} = {a} - {b}", True, "{r} = {a} - {b}", None),
    "*": ("{r} = {a} * {b}", True, "{r} = {a} * {b}", None),
    "/": ("{r} = {slow}({a}, {b}) if {b} == 0 or {b} == -1 else {a} // {b} if {a} % {b} == 0 else {a} / {b}", False, None, None),
    "%": ("{r} = {a} % {b} if {a} >= 0 and {b} > 0 else {slow}({a}, {b})", False, None, None),
    "-band": ("{r} = {a} & {b}", False, None, None),
    "-bor": ("{r} = {a} | {b}", False, None, None),
    "-bxor": ("{r} = {a} ^ {b}", False, None, None),
    "-lt": ("{r} = {a} < {b}", False, "{r} = {a} < {b}", None),
    "-le": ("{r} = {a} <= {b}", False, "{r} = {a} <= {b}", None),
    "-gt": ("{r} = {a} > {b}", False, "{r} = {a} > {b}", None),
    "-ge": ("{r} = {a} >= {b}", False, "{r} = {a} >= {b}", None),
    "-eq": ("{r} = {a} == {b}", False, "{r} = {a} == {b}", "{r} = {a} == {b} or {a}.lower() == {b}.lower()"),
    "-ne": ("{r} = {a} != {b}", False, "{r} = {a} != {b}", "{r} = {a} != {b} and {a}.lower() != {b}.lower()"),
}
for _name in ("lt", "le", "gt", "ge", "eq", "ne"):
    FAST["-i" + _name] = FAST["-" + _name]
COMPARING = frozenset(name for name in FAST if name[0] == "-" and name[-2:] in ("lt", "le", "gt", "ge", "eq", "ne"))

_DEPTH = 4
"""How far nested operators are taken into one function."""

_factories: dict[str, Callable[..., Any]] = {}


class Writer:
    """Writes the text of one function; what differs between places of one shape (names, constants, closures) are its parameters."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.lines: list[str] = []
        self.arguments: list[Any] = []
        self.temporaries = 0
        self.indent = ""

    def bind(self, value: Any) -> str:
        """The parameter that holds a value."""
        self.arguments.append(value)
        return f"p{len(self.arguments) - 1}"

    def temporary(self) -> str:
        self.temporaries += 1
        return f"t{self.temporaries}"

    def write(self, *lines: str) -> None:
        self.lines.extend(self.indent + line for line in lines)

    def operand(self, node: nodes.Node, depth: int) -> tuple[str, type | None]:
        """Writes what evaluates a node; gives the local name of its value, and the value's type when it is known."""
        node = bare(node)
        if type(node) in (nodes.ConstantExpression, nodes.StringConstantExpression):
            from azshell.engine.compile.literals import constant_value

            value = constant_value(node)  # type: ignore[arg-type]
            return self.bind(value), type(value)
        name = simple_name(node)
        if name is not None:
            return self.variable(name), None
        if depth < _DEPTH:
            if isinstance(node, nodes.BinaryExpression) and node.operator in FAST:
                return self.operator(node, depth, False), None
            if type(node) is nodes.IndexExpression and not node.null_conditional and type(node.index) is not nodes.ArrayLiteral:
                return self.index(node, depth), None
        result = self.temporary()
        self.write(f"{result} = {self.bind(compile_expression(node, self.context))}(frame)")
        return result, None

    def variable(self, name: str, to_update: bool = False) -> str:
        result, bound = self.temporary(), self.bind(name)
        outer = "read_to_update" if to_update and self.context.keeps_locals() else "read_outer"
        self.write(f"try: {result} = frame.variables[{bound}].value", f"except KeyError: {result} = {outer}(frame, {bound})")
        return result

    def index(self, node: nodes.IndexExpression, depth: int) -> str:
        from azshell.engine.compile.items import index_value

        (a, _), (b, _) = self.operand(node.target, depth + 1), self.operand(node.index, depth + 1)
        result, slow = self.temporary(), self.bind(index_value)
        self.write(f"if type({a}) is list and type({b}) is int and 0 <= {b} < len({a}): {result} = {a}[{b}]")
        self.write(f"else: {result} = {slow}(frame, {a}, {b})")
        return result

    def operator(self, node: nodes.BinaryExpression, depth: int, test: bool) -> str:
        """Writes a binary operator; with `test` its result is a bool whatever the operands are."""
        left, right = self.operand(node.left, depth + 1), self.operand(node.right, depth + 1)
        return self.apply(node.operator, left, right, test)

    def test(self, node: nodes.Node) -> str:
        """Writes a condition; gives the local name of a bool."""
        node = bare(node)
        if isinstance(node, nodes.BinaryExpression):
            if node.operator in COMPARING:
                return self.operator(node, 0, True)
            if node.operator in ("-and", "-or"):
                result = self.temporary()
                self.write(f"{result} = {self.test(node.left)}", f"if {result}:" if node.operator == "-and" else f"if not {result}:")
                outer, self.indent = self.indent, self.indent + STEP
                self.write(f"{result} = {self.test(node.right)}")
                self.indent = outer
                return result
        if isinstance(node, nodes.UnaryExpression) and node.operator in ("!", "-not"):
            return f"(not {self.test(node.child)})"
        result = self.temporary()
        self.write(f"{result} = {self.bind(compile_condition(node, self.context))}(frame)")
        return result

    def apply(self, operator: str, left: tuple[str, type | None], right: tuple[str, type | None], test: bool = False) -> str:
        """Writes an operator on two values that stand in local names."""
        from azshell.engine.compile.operators import BINARY

        (a, a_type), (b, b_type) = left, right
        plain = BINARY[operator]
        slow = self.bind(_truth_of(plain) if test else plain)
        on_ints, may_overflow, on_floats, on_strings = FAST[operator]
        r = self.temporary()
        words = {"a": a, "b": b, "r": r, "slow": slow}
        keyword = "if"
        for kind, text in ((int, on_ints), (float, on_floats), (str, on_strings)):
            if text is None or a_type not in (None, kind) or b_type not in (None, kind):
                continue
            checks = [f"type({name}) is {kind.__name__}" for name, known in ((a, a_type), (b, b_type)) if known is None]
            self.write(f"{keyword} {' and '.join(checks) or 'True'}:", "    " + text.format(**words))
            if kind is int and may_overflow:
                self.write("    " + _IN_RANGE.format(**words))
            keyword = "elif"
        fallback = f"{r} = {slow}({a}, {b})"
        self.write(*(["else: " + fallback] if keyword == "elif" else [fallback]))
        return r

    def store(self, path: VariablePath, value: str) -> None:
        lower, name = self.bind(path.lower), self.bind(path.name)
        self.write(f"try: frame.variables[{lower}].value = {value}", f"except KeyError: frame.scope.assign_local({name}, {value})")

    def function(self, parameters: str = "frame") -> Callable[..., Any]:
        """The function of all that was written."""
        text = "\n        ".join(self.lines)
        factory = _factories.get(text)
        if factory is None:
            given = ", ".join(f"p{number}" for number in range(len(self.arguments)))
            space = dict(_NAMES)
            exec(f"def make({given}):\n    def run({parameters}):\n        {text}\n    return run\n", space)
            factory = _factories[text] = space["make"]
        return factory(*self.arguments)


def bare(node: nodes.Node) -> nodes.Node:
    """An expression without the parentheses around it, when nothing but an expression is in them."""
    from azshell.engine.compile.statements import lone_expression

    while type(node) is nodes.ParenExpression:
        inner = lone_expression(node.pipeline)
        if inner is None or isinstance(inner, nodes.UnaryExpression):
            return node
        node = inner
    return node


def _truth_of(operator: Callable[[Any, Any], Any]) -> Callable[[Any, Any], bool]:
    return lambda a, b: to_bool(operator(a, b))


_NAMES: dict[str, Any] = {
    "read_outer": read_outer,
    "read_to_update": read_to_update,
    "report_or_raise": report_or_raise,
    "meaning_of": meaning_of,
    "NetException": NetException,
    "FlowException": FlowException,
    "BREAK": BREAK,
    "CONTINUE": CONTINUE,
    "SCALARS": SCALARS,
    "write_value": write_value,
}
"""What the written functions use besides their parameters."""
