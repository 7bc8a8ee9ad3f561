"""What PowerShell refuses although it can be read: targets that take no value, duplicates, misplaced words.

Rules report a doubt when they meet one; if the whole text can be read, the first doubt, in the order in which
PowerShell visits a tree, is the error.
"""

from __future__ import annotations

from collections.abc import Sequence

from azshell.errors import ParseError
from azshell.language.faults import MESSAGES
from azshell.language.lexical import Script, words
from azshell.language.nodes import (
    ArrayLiteral,
    AssignmentStatement,
    Attribute,
    AttributedExpression,
    BinaryExpression,
    CatchClause,
    CommandExpression,
    ConstantExpression,
    ConvertExpression,
    Expression,
    Hashtable,
    IndexExpression,
    InvokeMemberExpression,
    MemberExpression,
    Node,
    Parameter,
    ParenExpression,
    Pipeline,
    ScriptBlockExpression,
    Statement,
    StringConstantExpression,
    SubExpression,
    TernaryExpression,
    TypeConstraint,
    TypeExpression,
    TypeName,
    UnaryExpression,
    UsingExpression,
    VariableExpression,
)


def doubt(text: Script, node: Node, error_id: str, start: int, end: int, *words: object, early: bool = False) -> None:
    """Note that the text from `start` to `end` is wrong, found on visiting `node`; `early`: when types are looked up, before all else."""
    text.doubts.append((not early, node.start, -node.end, len(text.doubts), error_id, start, end, words))


def settle(text: Script) -> None:
    """Raise the first doubt, if there is any."""
    if not text.doubts:
        return
    _, _, _, _, error_id, start, end, words = min(text.doubts)
    message = MESSAGES[error_id]
    raise ParseError(error_id, message.format(*words) if words else message, text.source, start, end)


_TARGETS = frozenset((VariableExpression, MemberExpression, InvokeMemberExpression, IndexExpression))

# what may be assigned to with a type before it; source: PowerShell's table of automatic variables
_AUTOMATIC = {
    "_": ("System.Object", ("object",)),
    "args": ("System.Object[]", ("object[]",)),
    "this": ("System.Object", ("object",)),
    "input": ("System.Object", ("object",)),
    "pscmdlet": ("System.Management.Automation.PSScriptCmdlet", ("management.automation.psscriptcmdlet",)),
    "psboundparameters": ("System.Management.Automation.PSBoundParametersDictionary", ()),
    "myinvocation": ("System.Management.Automation.InvocationInfo", ("management.automation.invocationinfo",)),
    "psscriptroot": ("System.String", ("string",)),
    "pscommandpath": ("System.String", ("string",)),
}


def assigned(text: Script, node: AssignmentStatement) -> None:
    """An assignment's left side must be able to take a value."""
    _target(text, node, node.left, node.operator == "=", "InvalidLeftHandSide")


def stepped(text: Script, node: UnaryExpression) -> None:
    """So must what `++` and `--` change."""
    child = node.child
    if type(child) is not VariableExpression:
        _target(text, node, child, False, "OperatorRequiresVariableOrProperty", node.operator[-2:])


def _target(text: Script, node: Node, target: Node, simple: bool, error_id: str, *words: object) -> None:
    kind = type(target)
    if kind in _TARGETS:
        if kind is VariableExpression or not target.null_conditional:  # type: ignore[attr-defined]
            return
    elif kind is ArrayLiteral and simple:
        for element in target.elements:  # type: ignore[attr-defined]
            _target(text, node, element, True, error_id, *words)
        return
    elif kind is ParenExpression:
        inside = pure_expression(target.pipeline)  # type: ignore[attr-defined]
        if inside is not None:
            _target(text, node, inside, simple, error_id, *words)
            return
        target = target.pipeline  # type: ignore[attr-defined]
    elif kind is ConvertExpression or kind is AttributedExpression:
        _constrained(text, node, target, simple, error_id, *words)  # type: ignore[arg-type]
        return
    doubt(text, node, error_id, target.start, target.end, *words)


def _constrained(
    text: Script, node: Node, target: ConvertExpression | AttributedExpression, simple: bool, error_id: str, *words: object
) -> None:
    child: Expression = target
    converts = 0
    reference: TypeConstraint | None = None
    last = ""
    while isinstance(child, (ConvertExpression, AttributedExpression)):
        if isinstance(child, ConvertExpression):
            converts += 1
            last = _short(child.type.type_name)
            if last in _REFERENCE:
                reference = child.type
            elif last == "void":
                doubt(text, node, "VoidTypeConstraintNotAllowed", child.type.start, child.type.end)
        child = child.child
    if reference is not None and converts > 1:
        doubt(text, node, "ReferenceNeedsToBeByItselfInTypeConstraint", reference.start, reference.end)
    elif type(child) is VariableExpression and ":" not in child.path:
        automatic = _AUTOMATIC.get(child.path.lower())
        if automatic is not None and last not in automatic[1]:
            doubt(text, node, "AssignmentStatementToAutomaticNotSupported", target.start, target.end, child.path, automatic[0])
    _target(text, node, child, simple, error_id, *words)


_REFERENCE = frozenset(("ref", "management.automation.psreference"))


def _short(name: TypeName) -> str:
    return name.text.lower().removeprefix("system.")


def pure_expression(statement: Statement) -> Expression | None:
    """The expression that a pipeline is, if it is nothing else."""
    if isinstance(statement, Pipeline) and len(statement.elements) == 1 and not statement.background:
        element = statement.elements[0]
        if isinstance(element, CommandExpression) and not element.redirections:
            return element.expression
    return None


def converted(text: Script, node: ConvertExpression, inner: bool) -> None:
    """`[ordered]` is for hash literals; `[ref]` stands alone. `inner`: another bracket stands before it."""
    name = _short(node.type.type_name)
    if name == "ordered":
        if not isinstance(node.child, Hashtable):
            doubt(text, node, "OrderedAttributeOnlyOnHashLiteralNode", node.start, node.end, node.type.type_name.text)
    elif name in _REFERENCE:
        child = node.child
        while isinstance(child, (ConvertExpression, AttributedExpression)):
            if isinstance(child, ConvertExpression) and _short(child.type.type_name) in _REFERENCE:
                doubt(text, node, "ReferenceNeedsToBeByItselfInTypeSequence", child.type.start, child.type.end)
            child = child.child


def attributed(text: Script, node: AttributedExpression) -> None:
    """Attributes constrain variables only."""
    child: Expression = node
    while isinstance(child, (ConvertExpression, AttributedExpression)):
        child = child.child
        if type(child) is VariableExpression:
            return
    name = node.attribute.type_name.text
    doubt(text, node, "UnexpectedAttribute", node.attribute.start, node.attribute.end, name)


def hash_keys(text: Script, node: Hashtable) -> None:
    """Constant keys differ."""
    seen: set[str] = set()
    for key, _ in node.pairs:
        if type(key) is StringConstantExpression or type(key) is ConstantExpression:
            spelled = str(key.value).lower()
            if spelled in seen:
                doubt(text, node, "DuplicateKeyInHashLiteral", key.start, key.end, key.value)
            seen.add(spelled)


def splatted(text: Script, node: VariableExpression, listed: bool = False) -> None:
    """`@x` is an argument, nothing else."""
    error_id = "SplattingNotPermittedInArgumentList" if listed else "SplattingNotPermitted"
    doubt(text, node, error_id, node.start, node.end, node.path)


def using_expression(text: Script, node: UsingExpression) -> None:
    """`$using:x` may have members and constant indexes."""
    child: Expression = node.sub_expression
    while type(child) is not VariableExpression:
        if type(child) is MemberExpression and type(child.member) is StringConstantExpression:
            child = child.expression
        elif type(child) is IndexExpression:
            if not constant(child.index, False):
                child = child.index
                break
            child = child.target
        else:
            break
    if type(child) is not VariableExpression:
        doubt(text, node, "InvalidUsingExpression", child.start, child.end)


def attribute(text: Script, node: Attribute) -> None:
    """An attribute's arguments are constants."""
    in_class = text.member
    error_id = "ParameterAttributeArgumentNeedsToBeConstant" if in_class else "ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock"
    seen: set[str] = set()
    for named in node.named_arguments:
        if named.name.lower() in seen:
            doubt(text, node, "DuplicateNamedArgument", named.start, named.end, named.name)
        seen.add(named.name.lower())
        if not named.expression_omitted and not constant(named.argument, in_class):
            doubt(text, node, error_id, named.argument.start, named.argument.end)
    for argument in node.positional_arguments:
        if type(argument) is not StringConstantExpression and not constant(argument, in_class):
            doubt(text, node, error_id, argument.start, argument.end)


_FOLDED = words("* / % + - -and -or -xor -band -bor -bxor -shl -shr")
_FOLDED_UNARY = words("! -not -bnot + -")
_CONSTANTS = frozenset(("true", "false", "null"))
_PRIMITIVES = words(
    "bool boolean byte sbyte char short int16 ushort uint16 int int32 uint uint32 long int64 ulong uint64 float single double"
)


def constant(node: Node, in_class: bool) -> bool:
    """Whether an attribute's argument is known when it is read."""
    kind = type(node)
    if kind in (StringConstantExpression, ConstantExpression, TypeExpression):
        return True
    if isinstance(node, VariableExpression):
        return node.path.lower() in _CONSTANTS
    if isinstance(node, ScriptBlockExpression):
        return not in_class
    if isinstance(node, ArrayLiteral):
        return all(constant(element, in_class) for element in node.elements)
    if isinstance(node, ParenExpression):
        inside = pure_expression(node.pipeline)
        return inside is not None and constant(inside, in_class)
    if isinstance(node, UnaryExpression):
        return node.operator in _FOLDED_UNARY and constant(node.child, in_class)
    if isinstance(node, BinaryExpression):
        return node.operator in _FOLDED and constant(node.left, in_class) and constant(node.right, in_class)
    if isinstance(node, TernaryExpression):
        return all(constant(part, in_class) for part in (node.condition, node.if_true, node.if_false))
    if isinstance(node, ConvertExpression):
        return _short(node.type.type_name) in _PRIMITIVES and constant(node.child, in_class)
    if kind is MemberExpression:
        return node.static and isinstance(node.expression, TypeExpression)  # type: ignore[attr-defined]
    if isinstance(node, SubExpression):
        block = node.sub_expression
        inside = pure_expression(block.statements[0]) if len(block.statements) == 1 and not block.traps else None
        return inside is not None and constant(inside, in_class)
    return False


def parameters(text: Script, found: Sequence[Parameter]) -> None:
    """Parameters' names differ; none is void or `[ordered]`."""
    seen: set[str] = set()
    for node in found:
        name = node.name.path
        if node.name.splatted:
            splatted(text, node.name)
        if name.lower() in seen:
            doubt(text, node, "DuplicateFormalParameter", node.name.start, node.name.end, name)
        seen.add(name.lower())
        typed = False
        for constraint in node.attributes:
            if not isinstance(constraint, TypeConstraint):
                continue
            short = _short(constraint.type_name)
            if short == "void":
                doubt(text, node, "VoidTypeConstraintNotAllowed", constraint.start, constraint.end)
            elif short == "ordered":
                words = constraint.type_name.text
                doubt(text, node, "OrderedAttributeOnlyOnHashLiteralNode", constraint.start, constraint.end, words)
            if typed and text.member:
                doubt(text, node, "MultipleTypeConstraintsOnMethodParam", constraint.start, constraint.end)
            typed = True


def catches(text: Script, node: Statement, clauses: Sequence[CatchClause]) -> None:
    """A catch that takes everything comes last; no exception is caught twice."""
    for index, first in enumerate(clauses[:-1]):
        for second in clauses[index + 1 :]:
            if not first.types:
                doubt(text, node, "EmptyCatchNotLast", second.start - 1, second.start - 1)
                break
            for one in first.types:
                for other in second.types:
                    a, b = _short(one.type_name), _short(other.type_name)
                    written = other.type_name.text
                    full = written.lower().startswith("system.")
                    # every exception is an Exception; of those without a namespace nothing is known here
                    if a == b or (a == "exception" and full):
                        word = written if full else "System." + written
                        doubt(text, node, "ExceptionTypeAlreadyCaught", other.start, other.end, word)


def leaving(text: Script, node: Statement, label: Expression | None, jump: bool) -> None:
    """Nothing jumps out of a finally block; `jump`: break or continue, which a loop may stop."""
    name: str | None = None
    if jump:
        name = "" if label is None else str(label.value).lower() if isinstance(label, StringConstantExpression) else None
    scope = text.scope
    while scope is not None:
        kind, own, scope = scope
        if kind == "finally":
            doubt(text, node, "ControlLeavingFinally", node.start, node.end)
            return
        if name is not None and (not name or name == own):
            return
