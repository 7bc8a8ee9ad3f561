"""What PowerShell refuses in classes: paths without a return value, variables that a method never assigns, and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from azshell.language.checks import doubt
from azshell.language.lexical import Script, words
from azshell.language.nodes import (
    ArrayLiteral,
    AssignmentStatement,
    Attribute,
    AttributedExpression,
    BreakStatement,
    ContinueStatement,
    ConvertExpression,
    DataStatement,
    DoUntilStatement,
    DoWhileStatement,
    ExitStatement,
    Expression,
    ForEachStatement,
    ForStatement,
    FunctionDefinition,
    FunctionMember,
    IfStatement,
    LoopStatement,
    Node,
    ParenExpression,
    PropertyMember,
    ReturnStatement,
    ScriptBlock,
    Statement,
    StatementBlock,
    StringConstantExpression,
    SwitchStatement,
    ThrowStatement,
    TrapStatement,
    TryStatement,
    TypeConstraint,
    TypeDefinition,
    TypeExpression,
    TypeName,
    UsingExpression,
    VariableExpression,
    WhileStatement,
    children,
    walk,
)

# readable in a method without being assigned there; source: PowerShell's automatic and constant variables
_KNOWN = words(
    "_ args this input pscmdlet psboundparameters myinvocation psscriptroot pscommandpath psitem true false null ? ^ $ lastexitcode "
    "error stacktrace outputencoding nestedpromptlevel pwd matches psapplicationoutputencoding base"
)


def class_members(text: Script, node: TypeDefinition) -> None:
    """Check a class that has been read."""
    properties = {member.name.lower(): member for member in node.members if isinstance(member, PropertyMember)}
    for member in node.members:
        if isinstance(member, FunctionMember):
            _method(text, node, member, properties)
        elif isinstance(member, PropertyMember):
            if member.type is not None and member.type.type_name.text.lower() in ("void", "system.void"):
                doubt(text, member, "TypeNotAllowedForProperty", member.type.start, member.type.end, member.type.type_name.text)
            if member.is_static and member.initial_value is not None:
                _no_this(text, _own(member.initial_value))


def same_names(text: Script, found: Iterable[Statement]) -> None:
    """Classes and enumerations of one script block have different names."""
    seen: set[str] = set()
    for node in found:
        if isinstance(node, TypeDefinition):
            if node.name.lower() in seen:
                doubt(text, node, "MemberAlreadyDefined", node.start, node.end, node.name, early=True)
            seen.add(node.name.lower())


def type_names(text: Script, tree: ScriptBlock, known: Callable[[str, int, bool], bool]) -> None:
    """Doubt the types that classes name and that neither the script defines nor `known` knows."""
    classes = [node for node in walk(tree) if isinstance(node, TypeDefinition)]
    defined = {node.name.lower() for node in classes}

    def check(node: Node, name: TypeName, is_attribute: bool) -> None:
        lower = name.name.lower()
        if lower not in defined and lower != "ordered" and not known(name.name, len(name.arguments), is_attribute):
            error_id = "CustomAttributeTypeNotFound" if is_attribute else "TypeNotFound"
            doubt(text, node, error_id, name.start, name.start + len(name.name), name.name, early=True)
        for argument in name.arguments:
            check(node, argument, False)

    for owner in classes:
        for node in walk(owner):
            if isinstance(node, (TypeConstraint, TypeExpression, Attribute)):
                check(node, node.type_name, isinstance(node, Attribute))


def _no_this(text: Script, found: Iterable[Node]) -> None:
    for node in found:
        if isinstance(node, VariableExpression) and node.path.lower() == "this":
            doubt(text, node, "NonStaticMemberAccessInStaticMember", node.start, node.end, node.path)


def _method(text: Script, owner: TypeDefinition, node: FunctionMember, properties: dict[str, PropertyMember]) -> None:
    body = node.body
    if body.param_block is not None:
        doubt(text, node, "ParamBlockNotAllowedInMethod", body.param_block.start, body.param_block.end)
    named = [
        block
        for block in (body.dynamic_param_block, body.begin_block, body.process_block, body.end_block, body.clean_block)
        if block is not None and not block.unnamed
    ]
    if named:
        doubt(text, node, "NamedBlockNotAllowedInMethod", named[0].start, named[0].end)
    if node.is_constructor and node.return_type is not None:
        doubt(text, node, "ConstructorCantHaveReturnType", node.return_type.start, node.return_type.end)
    void = node.return_type is None or node.return_type.type_name.text.lower() in ("void", "system.void")
    flow = Flow(text, {parameter.name.path.lower() for parameter in node.parameters})
    if node.base_call is not None:
        for argument in node.base_call.arguments:
            flow.read(argument)
    completes = flow.block(body.end_block.statements, body.end_block.traps) if body.end_block is not None else True
    if completes and not void:
        doubt(text, node, "MethodHasCodePathNotReturn", node.name_start, node.name_start + len(node.name))
    for inner in _own(body):
        if isinstance(inner, ReturnStatement):
            if inner.pipeline is not None and void:
                doubt(text, inner, "VoidMethodHasReturn", inner.start, inner.end)
            elif inner.pipeline is None and not void:
                doubt(text, inner, "NonVoidMethodMissingReturnValue", inner.start, inner.end)
        elif isinstance(inner, AssignmentStatement):
            _missing_this(text, owner, inner.left, properties)
    if node.is_static:
        _no_this(text, _own(body))
    if body.end_block is not None:
        _labels(text, body.end_block, ())


def _own(body: Node) -> Iterable[Node]:
    """A method's own nodes, those of script blocks and functions in it apart."""
    stack: list[Node] = [body]
    while stack:
        node = stack.pop()
        yield node
        stack += [child for child in children(node) if not isinstance(child, (ScriptBlock, FunctionDefinition, TypeDefinition))]


def _targets(target: Expression) -> Iterable[Expression]:
    """What an assignment's left side assigns to, without types and parentheses."""
    if isinstance(target, (ConvertExpression, AttributedExpression)):
        yield from _targets(target.child)
    elif isinstance(target, ArrayLiteral):
        for element in target.elements:
            yield from _targets(element)
    else:
        yield target


def _plain_targets(target: Expression) -> Iterable[Expression]:
    """The same, but an attribute hides its variable."""
    if isinstance(target, ArrayLiteral):
        for element in target.elements:
            yield from _plain_targets(element)
    while type(target) is ConvertExpression:
        target = target.child
    yield target


def _missing_this(text: Script, owner: TypeDefinition, left: Expression, properties: dict[str, PropertyMember]) -> None:
    for target in _plain_targets(left):
        if isinstance(target, VariableExpression) and target.path.lower() in properties:
            member = properties[target.path.lower()]
            if member.is_static:
                words = (f"[{owner.name}]::", member.name)
                doubt(text, target, "MissingTypeInStaticPropertyAssignment", target.start, target.end, *words, early=True)
            else:
                doubt(text, target, "MissingThis", target.start, target.end, "$this.", member.name, early=True)


def _labels(text: Script, node: Node, known: tuple[str, ...]) -> None:
    """A label that a method jumps to stands around the jump."""
    if isinstance(node, (BreakStatement, ContinueStatement)):
        label = node.label.value if isinstance(node.label, StringConstantExpression) else None
        if label and str(label).lower() not in known:
            doubt(text, node, "LabelNotFound", node.start, node.end, label)
    if isinstance(node, LoopStatement) and node.label:  # type: ignore[attr-defined]
        known = (*known, node.label.lower())  # type: ignore[attr-defined]
    for child in children(node):
        if not isinstance(child, (ScriptBlock, FunctionDefinition)):
            _labels(text, child, known)


class Flow:
    """Follows a method's paths: which variables are assigned on all of them, and whether they reach its end."""

    def __init__(self, text: Script, assigned: set[str]) -> None:
        self.text = text
        self.assigned = assigned

    def block(self, statements: Iterable[Statement], traps: Iterable[TrapStatement] = ()) -> bool:
        """Whether control passes a list of statements."""
        for trap in traps:
            before = set(self.assigned)
            self.block(trap.body.statements, trap.body.traps)
            self.assigned = before
        return all(self.statement(node) for node in statements)

    def body(self, block: StatementBlock) -> bool:
        return self.block(block.statements, block.traps)

    def branches(self, blocks: Iterable[StatementBlock], others: set[str] | None) -> bool:
        """Paths that part and meet again; `others`: what is assigned on a path beside them, if there is one."""
        before = self.assigned
        ends = [] if others is None else [others]
        for block in blocks:
            self.assigned = set(before)
            if self.body(block):
                ends.append(self.assigned)
        self.assigned = set.intersection(*ends) if ends else before
        return bool(ends)

    def statement(self, node: Statement) -> bool:
        rule = _FLOWS.get(type(node))
        if rule is not None:
            return rule(self, node)
        self.read(node)
        return True

    def read(self, node: Node) -> None:
        """Visit what a statement evaluates, in order."""
        kind = type(node)
        if kind is VariableExpression:
            self.variable(node)  # type: ignore[arg-type]
        elif kind is AssignmentStatement:
            self.assign(node)  # type: ignore[arg-type]
        elif kind in _FLOWS:
            self.statement(node)  # type: ignore[arg-type]
        elif kind not in (ScriptBlock, FunctionDefinition, TypeDefinition, UsingExpression):
            for child in children(node):
                self.read(child)

    def variable(self, node: VariableExpression) -> None:
        name = node.path.lower()
        scope, colon, rest = name.partition(":")
        if colon:
            if scope not in ("local", "private", "variable"):
                return
            name = rest
        if name not in self.assigned and name not in _KNOWN:
            doubt(self.text, node, "VariableNotLocal", node.start, node.end)

    def assign(self, node: AssignmentStatement) -> None:
        self.statement(node.right)
        for target in _targets(node.left):
            if isinstance(target, ParenExpression):
                self.read(target)
            elif isinstance(target, VariableExpression):
                self.assigned.add(target.path.lower().rpartition(":")[2])
            else:
                self.read(target)

    def if_statement(self, node: IfStatement) -> bool:
        before: set[str] | None = None
        ends: list[set[str]] = []
        for condition, block in node.clauses:
            self.read(condition)
            before = set(self.assigned)
            if self.body(block):
                ends.append(self.assigned)
            self.assigned = before
        if node.else_clause is None or self.body(node.else_clause):
            ends.append(self.assigned)
        if ends:
            self.assigned = set.intersection(*ends)
        return bool(ends)

    def loop(self, node: WhileStatement) -> bool:
        self.read(node.condition)
        before = set(self.assigned)
        self.body(node.body)
        self.assigned = before
        return True

    def do_loop(self, node: DoWhileStatement) -> bool:
        completes = self.body(node.body)
        self.read(node.condition)
        return completes or _breaks(node.body)

    def for_loop(self, node: ForStatement) -> bool:
        for part in (node.initializer, node.condition):
            if part is not None:
                self.read(part)
        before = set(self.assigned)
        self.body(node.body)
        if node.iterator is not None:
            self.read(node.iterator)
        if node.condition is not None:
            self.assigned = before
        return node.condition is not None or _breaks(node.body)

    def foreach(self, node: ForEachStatement) -> bool:
        self.read(node.condition)
        self.assigned |= {node.variable.path.lower(), "foreach"}
        before = set(self.assigned)
        self.body(node.body)
        self.assigned = before
        return True

    def switch(self, node: SwitchStatement) -> bool:
        self.read(node.condition)
        self.assigned.add("switch")
        before = set(self.assigned)
        for test, block in node.clauses:
            self.read(test)
            self.body(block)
            self.assigned = set(before)
        if node.default is not None:
            self.body(node.default)
        self.assigned = before
        return True

    def try_statement(self, node: TryStatement) -> bool:
        before = set(self.assigned)
        ends = []
        if self.body(node.body):
            ends.append(self.assigned)
        for clause in node.catch_clauses:
            self.assigned = set(before)
            if self.body(clause.body):
                ends.append(self.assigned)
        self.assigned = set.intersection(*ends) if ends else before
        final = self.body(node.finally_block) if node.finally_block is not None else True
        return bool(ends) and final

    def data(self, node: DataStatement) -> bool:
        if node.variable is not None:
            self.assigned.add(node.variable.lower())
        return True

    def leave(self, node: ReturnStatement) -> bool:
        if node.pipeline is not None:
            self.read(node.pipeline)
        return False

    def jump(self, node: Statement) -> bool:
        return False


_FLOWS: dict[type[Node], Callable[[Flow, Any], bool]] = {
    IfStatement: Flow.if_statement,
    WhileStatement: Flow.loop,
    DoWhileStatement: Flow.do_loop,
    DoUntilStatement: Flow.do_loop,
    ForStatement: Flow.for_loop,
    ForEachStatement: Flow.foreach,
    SwitchStatement: Flow.switch,
    TryStatement: Flow.try_statement,
    DataStatement: Flow.data,
    ReturnStatement: Flow.leave,
    ThrowStatement: Flow.leave,
    ExitStatement: Flow.leave,
    BreakStatement: Flow.jump,
    ContinueStatement: Flow.jump,
}


def _breaks(node: Node) -> bool:
    """Whether a loop's body holds a break of its own."""
    if isinstance(node, (BreakStatement, ContinueStatement)):
        return True
    return any(_breaks(child) for child in children(node) if not isinstance(child, (LoopStatement, ScriptBlock, FunctionDefinition)))
