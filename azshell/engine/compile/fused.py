"""Hot shapes: arithmetic and comparisons of variables, constants and indexed arrays become one Python function each.

A shape such as `$s + $i * 2` is written as the text of a function (two dictionary reads, type checks for 32-bit integers, the slow
operator where a check fails), made once for all places of that shape.  Only code that may run often is treated so: bodies of
loops, functions and script blocks (Context.hot).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.arithmetic import decrement, increment
from azshell.dotnet.conversion import to_bool
from azshell.dotnet.exceptions import NetException
from azshell.engine.compile.context import Context
from azshell.engine.compile.output import write_value
from azshell.engine.compile.table import Evaluate, Execute, compile_condition, compile_expression
from azshell.engine.compile.variables import VariablePath, read_outer, read_to_update, simple_name
from azshell.engine.errors import report_or_raise
from azshell.engine.operators.comparisons import SCALARS
from azshell.engine.signals import BREAK, CONTINUE, FlowException, meaning_of
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

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


class _Writer:
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
        from azshell.engine.compile.members import index_value

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
                outer, self.indent = self.indent, self.indent + _STEP
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


# The shapes, as the rest of the compiler asks for them


def binary(node: nodes.BinaryExpression, context: Context) -> Evaluate | None:
    """An operator's value."""
    if not context.hot or node.operator not in FAST:
        return None
    writer = _Writer(context)
    writer.write(f"return {writer.operator(node, 0, False)}")
    return writer.function()


def comparison(node: nodes.BinaryExpression, context: Context) -> Evaluate | None:
    """A comparison as a condition."""
    if not context.hot or node.operator not in COMPARING:
        return None
    writer = _Writer(context)
    writer.write(f"return {writer.operator(node, 0, True)}")
    return writer.function()


def assignment(node: nodes.AssignmentStatement, right: nodes.Expression, context: Context) -> Execute | None:
    """`$x = expression`, `$x += expression` as a statement."""
    if not _is_plain_assignment(node, context):
        return None
    writer = _Writer(context)
    _write_assignment(writer, node, right)
    return writer.function()


def _is_plain_assignment(node: nodes.AssignmentStatement, context: Context) -> bool:
    ready = context.hot and not context.asks_success and simple_name(node.left) is not None
    return ready and (node.operator == "=" or node.operator[:-1] in FAST)


def _write_assignment(writer: _Writer, node: nodes.AssignmentStatement, right: nodes.Expression) -> None:
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
    writer = _Writer(context)
    _write_step(writer, node, statement)
    return writer.function()


def _is_plain_step(node: nodes.UnaryExpression, context: Context) -> bool:
    return context.hot and not context.asks_success and simple_name(node.child) is not None


def _write_step(writer: _Writer, node: nodes.UnaryExpression, statement: nodes.Node) -> None:
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
    writer = _Writer(context)
    place = writer.bind(condition)
    writer.write(f"frame.node = {place}", "while True:")
    writer.indent = _STEP
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
    writer = _Writer(context)
    writer.write("for item in items:")
    writer.indent = _STEP
    writer.write(f"frame.node = {writer.bind(variable)}")
    writer.store(VariablePath(variable.path), "item")
    _write_body(writer, body, label)
    return writer.function("frame, items")


def block(statements: list[nodes.Statement], context: Context) -> Execute | None:
    """A statement list of which something can be written out; None when nothing can."""
    if not context.hot or context.asks_success or not any(_is_writable(each, context) for each in statements):
        return None
    writer = _Writer(context)
    if not _write_statements(writer, statements):
        return None
    writer.write("return signal")
    return writer.function()


_STEP = "    "
_LONGEST = 8
"""Longer statement lists stay as they are: their text would grow, and a call more no longer matters."""


def _write_body(writer: _Writer, body: nodes.StatementBlock, label: str) -> None:
    from azshell.engine.compile.statements import loop_body

    if body.traps or not _write_statements(writer, body.statements):
        _write_guarded(writer, loop_body(body, writer.context))
    writer.write("if signal is not None:", f"    meaning = meaning_of(signal, {writer.bind(label)})")
    writer.write("    if meaning == 1: break", "    if meaning == 2: return signal")


def _write_statements(writer: _Writer, statements: list[nodes.Statement]) -> bool:
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
            writer.indent += _STEP
        if len(writer.indent) < _DEEPEST and _is_writable(each, writer.context):
            _write_guarded(writer, each)
        else:
            _write_guarded(writer, compile_statement(each, writer.context))
    writer.indent = outer
    return True


_DEEPEST = 15 * len(_STEP)
"""Python's parser allows 100 levels of indentation and 20 nested blocks of some kinds; this stays well below."""


def _write_guarded(writer: _Writer, what: nodes.Statement | Execute) -> None:
    """A statement, written out or called, with what a statement list does with its errors."""
    if isinstance(what, nodes.BreakStatement | nodes.ContinueStatement):
        writer.write("signal = BREAK" if isinstance(what, nodes.BreakStatement) else "signal = CONTINUE")
        return
    written = isinstance(what, nodes.Node)
    if written:
        writer.write("signal = None")
    writer.write("try:")
    outer, writer.indent = writer.indent, writer.indent + _STEP
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


def _write_plain(writer: _Writer, node: nodes.Statement) -> None:
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


def _write_if(writer: _Writer, node: nodes.IfStatement) -> None:
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
        writer.indent = outer + _STEP
        if not _write_statements(writer, inner.statements):
            writer.write(f"signal = {writer.bind(statement_block(inner, writer.context))}(frame)")
        writer.indent = outer


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
