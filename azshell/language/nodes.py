"""The syntax tree: classes named after PowerShell's own, without `Ast`, with its extents.

Every node knows `start` and `end` (offsets into the source, end exclusive). Field names are PowerShell's property
names in snake case. `walk` visits a tree, parents first.
"""

from __future__ import annotations

from collections.abc import Iterator

from azshell.source import Source


class TypeName:
    """A type's name as written: `int`, `string[]`, `Dictionary[string,int]`. Not a node.

    name       the name without arguments and brackets, with its namespace
    arguments  generic arguments
    ranks      one number of dimensions for each pair of brackets, outermost last
    text       all of it, without blanks: PowerShell's full name
    """

    __slots__ = ("arguments", "end", "name", "ranks", "start", "text")

    def __init__(
        self, start: int, end: int, text: str, name: str, arguments: list[TypeName] | None = None, ranks: tuple[int, ...] = ()
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.name = name
        self.arguments = arguments or []
        self.ranks = ranks


class Node:
    """A stretch of a script and what it is."""

    __slots__ = ("end", "start")
    fields: tuple[str, ...] = ()

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.fields)
        return f"{type(self).__name__}({self.start}, {self.end}{', ' if inside else ''}{inside})"


# The script and its blocks


class ScriptBlock(Node):
    """A script, a function's body, or the inside of `{ ... }`.

    `source` is set on the root only. `requirements` are the texts after `#requires`.
    """

    __slots__ = (
        "attributes",
        "begin_block",
        "clean_block",
        "dynamic_param_block",
        "end_block",
        "param_block",
        "process_block",
        "requirements",
        "source",
        "using_statements",
    )
    fields = (
        "source",
        "attributes",
        "using_statements",
        "param_block",
        "dynamic_param_block",
        "begin_block",
        "process_block",
        "end_block",
        "clean_block",
        "requirements",
    )

    def __init__(
        self,
        start: int,
        end: int,
        source: Source | None = None,
        attributes: list[Attribute] | None = None,
        using_statements: list[UsingStatement] | None = None,
        param_block: ParamBlock | None = None,
        dynamic_param_block: NamedBlock | None = None,
        begin_block: NamedBlock | None = None,
        process_block: NamedBlock | None = None,
        end_block: NamedBlock | None = None,
        clean_block: NamedBlock | None = None,
        requirements: list[str] | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.source = source
        self.attributes = attributes or []
        self.using_statements = using_statements or []
        self.param_block = param_block
        self.dynamic_param_block = dynamic_param_block
        self.begin_block = begin_block
        self.process_block = process_block
        self.end_block = end_block
        self.clean_block = clean_block
        self.requirements = requirements or []


class ParamBlock(Node):
    """`[CmdletBinding()] param(...)`."""

    __slots__ = ("attributes", "parameters")
    fields = ("attributes", "parameters")

    def __init__(self, start: int, end: int, attributes: list[Attribute], parameters: list[Parameter]) -> None:
        self.start = start
        self.end = end
        self.attributes = attributes
        self.parameters = parameters


class Parameter(Node):
    """One parameter: attributes and type constraints in order, name, default."""

    __slots__ = ("attributes", "default", "name")
    fields = ("attributes", "name", "default")

    def __init__(
        self,
        start: int,
        end: int,
        attributes: list[Attribute | TypeConstraint],
        name: VariableExpression,
        default: Expression | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.attributes = attributes
        self.name = name
        self.default = default


class NamedBlock(Node):
    """begin, process, end, dynamicparam, clean, or the unnamed body.

    `kind` is the lower-case keyword; an unnamed body is `end` (`process` in a filter).
    """

    __slots__ = ("kind", "statements", "traps", "unnamed")
    fields = ("kind", "statements", "traps", "unnamed")

    def __init__(
        self, start: int, end: int, kind: str, statements: list[Statement], traps: list[TrapStatement] | None = None, unnamed: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.statements = statements
        self.traps = traps or []
        self.unnamed = unnamed


class StatementBlock(Node):
    """Statements between braces."""

    __slots__ = ("statements", "traps")
    fields = ("statements", "traps")

    def __init__(self, start: int, end: int, statements: list[Statement], traps: list[TrapStatement] | None = None) -> None:
        self.start = start
        self.end = end
        self.statements = statements
        self.traps = traps or []


# Statements


class Statement(Node):
    """Anything that stands in a statement list."""

    __slots__ = ()


class Pipeline(Statement):
    """Commands joined by `|`."""

    __slots__ = ("background", "elements")
    fields = ("elements", "background")

    def __init__(self, start: int, end: int, elements: list[CommandBase], background: bool = False) -> None:
        self.start = start
        self.end = end
        self.elements = elements
        self.background = background


class PipelineChain(Statement):
    """`a && b`, `a || b`."""

    __slots__ = ("background", "left", "operator", "right")
    fields = ("left", "right", "operator", "background")

    def __init__(self, start: int, end: int, left: Statement, right: Pipeline, operator: str, background: bool = False) -> None:
        self.start = start
        self.end = end
        self.left = left
        self.right = right
        self.operator = operator
        self.background = background


class AssignmentStatement(Statement):
    """`$a = ...`; the right side is a whole statement.

    `operator` is `=`, `+=`, `-=`, `*=`, `/=`, `%=` or `??=`.
    """

    __slots__ = ("left", "operator", "right")
    fields = ("left", "operator", "right")

    def __init__(self, start: int, end: int, left: Expression, operator: str, right: Statement) -> None:
        self.start = start
        self.end = end
        self.left = left
        self.operator = operator
        self.right = right


class IfStatement(Statement):
    """if, elseif, else."""

    __slots__ = ("clauses", "else_clause")
    fields = ("clauses", "else_clause")

    def __init__(
        self, start: int, end: int, clauses: list[tuple[Statement, StatementBlock]], else_clause: StatementBlock | None = None
    ) -> None:
        self.start = start
        self.end = end
        self.clauses = clauses
        self.else_clause = else_clause


class LoopStatement(Statement):
    """What loops share."""

    __slots__ = ()


class WhileStatement(LoopStatement):
    """while (condition) { }."""

    __slots__ = ("body", "condition", "label")
    fields = ("label", "condition", "body")

    def __init__(self, start: int, end: int, label: str | None, condition: Statement, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition
        self.body = body


class DoWhileStatement(LoopStatement):
    """do { } while (condition)."""

    __slots__ = ("body", "condition", "label")
    fields = ("label", "condition", "body")

    def __init__(self, start: int, end: int, label: str | None, condition: Statement, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition
        self.body = body


class DoUntilStatement(LoopStatement):
    """do { } until (condition)."""

    __slots__ = ("body", "condition", "label")
    fields = ("label", "condition", "body")

    def __init__(self, start: int, end: int, label: str | None, condition: Statement, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition
        self.body = body


class ForStatement(LoopStatement):
    """for (init; condition; iterator) { }."""

    __slots__ = ("body", "condition", "initializer", "iterator", "label")
    fields = ("label", "initializer", "condition", "iterator", "body")

    def __init__(
        self,
        start: int,
        end: int,
        label: str | None,
        initializer: Statement | None,
        condition: Statement | None,
        iterator: Statement | None,
        body: StatementBlock,
    ) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.initializer = initializer
        self.condition = condition
        self.iterator = iterator
        self.body = body


class ForEachStatement(LoopStatement):
    """foreach ($v in ...) { }."""

    __slots__ = ("body", "condition", "label", "parallel", "throttle_limit", "variable")
    fields = ("label", "variable", "condition", "body", "parallel", "throttle_limit")

    def __init__(
        self,
        start: int,
        end: int,
        label: str | None,
        variable: VariableExpression,
        condition: Statement,
        body: StatementBlock,
        parallel: bool = False,
        throttle_limit: Expression | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.variable = variable
        self.condition = condition
        self.body = body
        self.parallel = parallel
        self.throttle_limit = throttle_limit


class SwitchStatement(LoopStatement):
    """switch -flags (value) { clauses }.

    `flags` holds regex, wildcard, exact, file, casesensitive, parallel in lower case.
    """

    __slots__ = ("clauses", "condition", "default", "flags", "label")
    fields = ("label", "flags", "condition", "clauses", "default")

    def __init__(
        self,
        start: int,
        end: int,
        label: str | None,
        flags: frozenset[str],
        condition: Statement,
        clauses: list[tuple[Expression, StatementBlock]],
        default: StatementBlock | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.flags = flags
        self.condition = condition
        self.clauses = clauses
        self.default = default


class TryStatement(Statement):
    """try, catch, finally."""

    __slots__ = ("body", "catch_clauses", "finally_block")
    fields = ("body", "catch_clauses", "finally_block")

    def __init__(
        self, start: int, end: int, body: StatementBlock, catch_clauses: list[CatchClause], finally_block: StatementBlock | None = None
    ) -> None:
        self.start = start
        self.end = end
        self.body = body
        self.catch_clauses = catch_clauses
        self.finally_block = finally_block


class CatchClause(Node):
    """catch [type], [type] { }."""

    __slots__ = ("body", "types")
    fields = ("types", "body")

    def __init__(self, start: int, end: int, types: list[TypeConstraint], body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.types = types
        self.body = body


class TrapStatement(Statement):
    """trap [type] { }."""

    __slots__ = ("body", "type")
    fields = ("type", "body")

    def __init__(self, start: int, end: int, type: TypeConstraint | None, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.type = type
        self.body = body


class ReturnStatement(Statement):
    """return value."""

    __slots__ = ("pipeline",)
    fields = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Statement | None) -> None:
        self.start = start
        self.end = end
        self.pipeline = pipeline


class ThrowStatement(Statement):
    """throw value."""

    __slots__ = ("pipeline",)
    fields = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Statement | None) -> None:
        self.start = start
        self.end = end
        self.pipeline = pipeline


class ExitStatement(Statement):
    """exit code."""

    __slots__ = ("pipeline",)
    fields = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Statement | None) -> None:
        self.start = start
        self.end = end
        self.pipeline = pipeline


class BreakStatement(Statement):
    """break label."""

    __slots__ = ("label",)
    fields = ("label",)

    def __init__(self, start: int, end: int, label: Expression | None) -> None:
        self.start = start
        self.end = end
        self.label = label


class ContinueStatement(Statement):
    """continue label."""

    __slots__ = ("label",)
    fields = ("label",)

    def __init__(self, start: int, end: int, label: Expression | None) -> None:
        self.start = start
        self.end = end
        self.label = label


class DataStatement(Statement):
    """data name -SupportedCommand c { }."""

    __slots__ = ("body", "commands_allowed", "variable")
    fields = ("variable", "body")

    def __init__(self, start: int, end: int, variable: str | None, commands_allowed: list[Expression], body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.variable = variable
        self.commands_allowed = commands_allowed
        self.body = body


class BlockStatement(Statement):
    """parallel { } and sequence { } of workflows."""

    __slots__ = ("body", "kind")
    fields = ("kind", "body")

    def __init__(self, start: int, end: int, kind: str, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.body = body


class FunctionDefinition(Statement):
    """function, filter, workflow.

    `parameters` are those in parentheses after the name; None when there are none. `body` then has no param block.
    """

    __slots__ = ("body", "is_filter", "is_workflow", "name", "parameters")
    fields = ("name", "parameters", "body", "is_filter", "is_workflow")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        parameters: list[Parameter] | None,
        body: ScriptBlock,
        is_filter: bool = False,
        is_workflow: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.parameters = parameters
        self.body = body
        self.is_filter = is_filter
        self.is_workflow = is_workflow


class UsingStatement(Statement):
    """using namespace, module, assembly, command, type."""

    __slots__ = ("alias", "kind", "module_specification", "name")
    fields = ("kind", "name", "alias", "module_specification")

    def __init__(
        self,
        start: int,
        end: int,
        kind: str,
        name: StringConstantExpression | None,
        alias: StringConstantExpression | None = None,
        module_specification: Hashtable | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.name = name
        self.alias = alias
        self.module_specification = module_specification


class TypeDefinition(Statement):
    """class, enum, interface."""

    __slots__ = ("attributes", "base_types", "kind", "members", "name")
    fields = ("name", "kind", "attributes", "base_types", "members")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        kind: str,
        attributes: list[Attribute],
        base_types: list[TypeConstraint],
        members: list[Member],
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.kind = kind
        self.attributes = attributes
        self.base_types = base_types
        self.members = members


class Member(Node):
    """What stands in a type."""

    __slots__ = ()


class PropertyMember(Member):
    """A property of a class, or a value of an enum."""

    __slots__ = ("attributes", "initial_value", "is_hidden", "is_static", "name", "type")
    fields = ("name", "type", "attributes", "initial_value", "is_static", "is_hidden")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        type: TypeConstraint | None,
        attributes: list[Attribute],
        initial_value: Expression | None,
        is_static: bool = False,
        is_hidden: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.type = type
        self.attributes = attributes
        self.initial_value = initial_value
        self.is_static = is_static
        self.is_hidden = is_hidden


class FunctionMember(Member):
    """A method or a constructor.

    `base_arguments` are those of `: base(...)`, an empty list for a constructor without; `base_call` is that call.
    """

    __slots__ = (
        "attributes",
        "base_arguments",
        "base_call",
        "body",
        "is_constructor",
        "is_hidden",
        "is_static",
        "name",
        "name_start",
        "parameters",
        "return_type",
    )
    fields = ("name", "return_type", "attributes", "parameters", "base_call", "body", "is_static", "is_hidden", "is_constructor")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        return_type: TypeConstraint | None,
        attributes: list[Attribute],
        parameters: list[Parameter],
        body: ScriptBlock,
        is_static: bool = False,
        is_hidden: bool = False,
        is_constructor: bool = False,
        base_arguments: list[Expression] | None = None,
        base_call: BaseCtorInvokeMemberExpression | None = None,
        name_start: int = -1,
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.return_type = return_type
        self.attributes = attributes
        self.parameters = parameters
        self.body = body
        self.is_static = is_static
        self.is_hidden = is_hidden
        self.is_constructor = is_constructor
        self.base_arguments = base_arguments
        self.base_call = base_call
        self.name_start = name_start


# Commands


class CommandBase(Statement):
    """One element of a pipeline."""

    __slots__ = ()


class Command(CommandBase):
    """A command and its arguments.

    `invocation_operator` is `&`, `.` or empty; `elements[0]` is the name or what is invoked.
    """

    __slots__ = ("elements", "invocation_operator", "redirections")
    fields = ("elements", "redirections", "invocation_operator")

    def __init__(
        self,
        start: int,
        end: int,
        elements: list[Expression | CommandParameter],
        redirections: list[Redirection] | None = None,
        invocation_operator: str = "",
    ) -> None:
        self.start = start
        self.end = end
        self.elements = elements
        self.redirections = redirections or []
        self.invocation_operator = invocation_operator


class CommandExpression(CommandBase):
    """An expression as a pipeline element."""

    __slots__ = ("expression", "redirections")
    fields = ("expression", "redirections")

    def __init__(self, start: int, end: int, expression: Expression, redirections: list[Redirection] | None = None) -> None:
        self.start = start
        self.end = end
        self.expression = expression
        self.redirections = redirections or []


class CommandParameter(Node):
    """`-Name` or `-Name:argument`."""

    __slots__ = ("argument", "name")
    fields = ("name", "argument")

    def __init__(self, start: int, end: int, name: str, argument: Expression | None = None) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.argument = argument


class Redirection(Node):
    """What redirections share."""

    __slots__ = ()


class FileRedirection(Redirection):
    """`2>> file`.

    Streams are output, error, warning, verbose, debug, information, all.
    """

    __slots__ = ("append", "from_stream", "location")
    fields = ("from_stream", "location", "append")

    def __init__(self, start: int, end: int, from_stream: str, location: Expression, append: bool = False) -> None:
        self.start = start
        self.end = end
        self.from_stream = from_stream
        self.location = location
        self.append = append


class MergingRedirection(Redirection):
    """`2>&1`."""

    __slots__ = ("from_stream", "to_stream")
    fields = ("from_stream", "to_stream")

    def __init__(self, start: int, end: int, from_stream: str, to_stream: str) -> None:
        self.start = start
        self.end = end
        self.from_stream = from_stream
        self.to_stream = to_stream


# Attributes and types


class AttributeBase(Node):
    """What attributes and type constraints share."""

    __slots__ = ()


class Attribute(AttributeBase):
    """`[Name(arguments)]`."""

    __slots__ = ("named_arguments", "positional_arguments", "type_name")
    fields = ("type_name", "positional_arguments", "named_arguments")

    def __init__(
        self,
        start: int,
        end: int,
        type_name: TypeName,
        positional_arguments: list[Expression],
        named_arguments: list[NamedAttributeArgument],
    ) -> None:
        self.start = start
        self.end = end
        self.type_name = type_name
        self.positional_arguments = positional_arguments
        self.named_arguments = named_arguments


class NamedAttributeArgument(Node):
    """`Name = value`; without a value it means true."""

    __slots__ = ("argument", "expression_omitted", "name")
    fields = ("name", "argument", "expression_omitted")

    def __init__(self, start: int, end: int, name: str, argument: Expression, expression_omitted: bool = False) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.argument = argument
        self.expression_omitted = expression_omitted


class TypeConstraint(AttributeBase):
    """`[type]` before what it constrains."""

    __slots__ = ("type_name",)
    fields = ("type_name",)

    def __init__(self, start: int, end: int, type_name: TypeName) -> None:
        self.start = start
        self.end = end
        self.type_name = type_name


# Expressions


class Expression(Node):
    """Anything with a value."""

    __slots__ = ()


class ConstantExpression(Expression):
    """A number, of the type its spelling gives it.

    value      an int or a float; for `decimal` a string of digits, exact
    type_name  int, long, double, decimal, bigint, byte, sbyte, short, ushort, uint or ulong
    text       the number as written: a command's argument keeps its spelling (`0x10`, `1.50`)
    """

    __slots__ = ("text", "type_name", "value")
    fields = ("value", "type_name")

    def __init__(self, start: int, end: int, value: object, type_name: str = "int", text: str = "") -> None:
        self.start = start
        self.end = end
        self.value = value
        self.type_name = type_name
        self.text = text


class StringConstantExpression(ConstantExpression):
    """A string or bare word without expansion.

    `kind` is BareWord, SingleQuoted, DoubleQuoted, SingleQuotedHereString or DoubleQuotedHereString.
    """

    __slots__ = ("kind",)
    fields = ("value", "kind")
    type_name = "string"

    def __init__(self, start: int, end: int, value: str, kind: str = "BareWord") -> None:
        self.start = start
        self.end = end
        self.value = value
        self.kind = kind


class ExpandableStringExpression(Expression):
    """A string or bare word with `$` in it.

    `parts` alternate as written: literal text with escapes resolved, and VariableExpression or SubExpression.
    """

    __slots__ = ("kind", "parts")
    fields = ("parts", "kind")

    def __init__(self, start: int, end: int, parts: list[str | Expression], kind: str = "DoubleQuoted") -> None:
        self.start = start
        self.end = end
        self.parts = parts
        self.kind = kind


class VariableExpression(Expression):
    """`$name`, `${name}`, `@name`.

    `path` is what stands after the sign, without braces, escapes resolved: `x`, `global:x`, `env:PATH`.
    """

    __slots__ = ("path", "splatted")
    fields = ("path", "splatted")

    def __init__(self, start: int, end: int, path: str, splatted: bool = False) -> None:
        self.start = start
        self.end = end
        self.path = path
        self.splatted = splatted


class TypeExpression(Expression):
    """`[type]` as a value."""

    __slots__ = ("type_name",)
    fields = ("type_name",)

    def __init__(self, start: int, end: int, type_name: TypeName) -> None:
        self.start = start
        self.end = end
        self.type_name = type_name


class ConvertExpression(Expression):
    """`[type]value`."""

    __slots__ = ("child", "type")
    fields = ("type", "child")

    def __init__(self, start: int, end: int, type: TypeConstraint, child: Expression) -> None:
        self.start = start
        self.end = end
        self.type = type
        self.child = child


class AttributedExpression(Expression):
    """`[Attribute()]$variable`."""

    __slots__ = ("attribute", "child")
    fields = ("attribute", "child")

    def __init__(self, start: int, end: int, attribute: Attribute, child: Expression) -> None:
        self.start = start
        self.end = end
        self.attribute = attribute
        self.child = child


class UnaryExpression(Expression):
    """`-x`, `-not x`, `$i++`.

    `operator` in lower case: `!`, `-not`, `-bnot`, `+`, `-`, `-join`, `-split`, `-csplit`, `-isplit`, `,`, `++`, `--`, `postfix++`, `postfix--`.
    """

    __slots__ = ("child", "operator")
    fields = ("operator", "child")

    def __init__(self, start: int, end: int, operator: str, child: Expression) -> None:
        self.start = start
        self.end = end
        self.operator = operator
        self.child = child


class BinaryExpression(Expression):
    """`a -op b`.

    `operator` in lower case as written, with an ASCII dash: `+`, `..`, `-eq`, `-ieq`, `-ceq`, `-and`, `-f`, `-is`, `??`.
    """

    __slots__ = ("left", "operator", "right")
    fields = ("left", "operator", "right")

    def __init__(self, start: int, end: int, left: Expression, operator: str, right: Expression) -> None:
        self.start = start
        self.end = end
        self.left = left
        self.operator = operator
        self.right = right


class TernaryExpression(Expression):
    """`c ? a : b`."""

    __slots__ = ("condition", "if_false", "if_true")
    fields = ("condition", "if_true", "if_false")

    def __init__(self, start: int, end: int, condition: Expression, if_true: Expression, if_false: Expression) -> None:
        self.start = start
        self.end = end
        self.condition = condition
        self.if_true = if_true
        self.if_false = if_false


class MemberExpression(Expression):
    """`a.b`, `[t]::b`, `a?.b`.

    `member` is a StringConstantExpression when written as a name.
    """

    __slots__ = ("expression", "member", "null_conditional", "static")
    fields = ("expression", "member", "static", "null_conditional")

    def __init__(
        self, start: int, end: int, expression: Expression, member: Expression, static: bool = False, null_conditional: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.expression = expression
        self.member = member
        self.static = static
        self.null_conditional = null_conditional


class InvokeMemberExpression(MemberExpression):
    """`a.b(...)`."""

    __slots__ = ("arguments", "generic_arguments")
    fields = ("expression", "member", "arguments", "static", "null_conditional", "generic_arguments")  # type: ignore[assignment]

    def __init__(
        self,
        start: int,
        end: int,
        expression: Expression,
        member: Expression,
        arguments: list[Expression],
        static: bool = False,
        null_conditional: bool = False,
        generic_arguments: list[TypeName] | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.expression = expression
        self.member = member
        self.arguments = arguments
        self.static = static
        self.null_conditional = null_conditional
        self.generic_arguments = generic_arguments or []


class BaseCtorInvokeMemberExpression(InvokeMemberExpression):
    """`base(...)` of a constructor: the member `.ctor` of `$this`, both where `base` stands."""

    __slots__ = ()


class IndexExpression(Expression):
    """`a[i]`."""

    __slots__ = ("index", "null_conditional", "target")
    fields = ("target", "index", "null_conditional")

    def __init__(self, start: int, end: int, target: Expression, index: Expression, null_conditional: bool = False) -> None:
        self.start = start
        self.end = end
        self.target = target
        self.index = index
        self.null_conditional = null_conditional


class ParenExpression(Expression):
    """`( pipeline )`."""

    __slots__ = ("pipeline",)
    fields = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Statement) -> None:
        self.start = start
        self.end = end
        self.pipeline = pipeline


class SubExpression(Expression):
    """`$( statements )`."""

    __slots__ = ("sub_expression",)
    fields = ("sub_expression",)

    def __init__(self, start: int, end: int, sub_expression: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.sub_expression = sub_expression


class ArrayExpression(Expression):
    """`@( statements )`."""

    __slots__ = ("sub_expression",)
    fields = ("sub_expression",)

    def __init__(self, start: int, end: int, sub_expression: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.sub_expression = sub_expression


class ArrayLiteral(Expression):
    """`a, b`."""

    __slots__ = ("elements",)
    fields = ("elements",)

    def __init__(self, start: int, end: int, elements: list[Expression]) -> None:
        self.start = start
        self.end = end
        self.elements = elements


class Hashtable(Expression):
    """`@{ key = statement }`."""

    __slots__ = ("pairs",)
    fields = ("pairs",)

    def __init__(self, start: int, end: int, pairs: list[tuple[Expression, Statement]]) -> None:
        self.start = start
        self.end = end
        self.pairs = pairs


class ScriptBlockExpression(Expression):
    """`{ ... }`."""

    __slots__ = ("script_block",)
    fields = ("script_block",)

    def __init__(self, start: int, end: int, script_block: ScriptBlock) -> None:
        self.start = start
        self.end = end
        self.script_block = script_block


class UsingExpression(Expression):
    """`$using:x`."""

    __slots__ = ("sub_expression",)
    fields = ("sub_expression",)

    def __init__(self, start: int, end: int, sub_expression: Expression) -> None:
        self.start = start
        self.end = end
        self.sub_expression = sub_expression


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below one, as its fields stand."""
    for name in node.fields:
        yield from _nodes_in(getattr(node, name))


def _nodes_in(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _nodes_in(item)


def walk(node: Node) -> Iterator[Node]:
    """Every node of a tree, parents first; a stack, so that depth does not matter."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(children(node))))
