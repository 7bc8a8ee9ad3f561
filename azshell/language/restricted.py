"""The restricted language of `data` sections: constants, hash tables and the commands that were allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from azshell.language.checks import doubt
from azshell.language.faults import MESSAGES
from azshell.language.lexical import Script, over_lines, words
from azshell.language.nodes import (
    AssignmentStatement,
    Attribute,
    AttributedExpression,
    BinaryExpression,
    BlockStatement,
    BreakStatement,
    Command,
    ContinueStatement,
    DataStatement,
    DoUntilStatement,
    DoWhileStatement,
    ExitStatement,
    FileRedirection,
    ForEachStatement,
    ForStatement,
    FunctionDefinition,
    IndexExpression,
    InvokeMemberExpression,
    MemberExpression,
    MergingRedirection,
    Node,
    ReturnStatement,
    ScriptBlock,
    ScriptBlockExpression,
    StringConstantExpression,
    SwitchStatement,
    ThrowStatement,
    TrapStatement,
    TryStatement,
    TypeConstraint,
    TypeExpression,
    UnaryExpression,
    VariableExpression,
    WhileStatement,
    walk,
)

_REFUSED: dict[type[Node], str] = {
    AssignmentStatement: "AssignmentStatement",
    Attribute: "Attribute",
    AttributedExpression: "Attribute",
    BlockStatement: "ParallelAndSequenceBlock",
    BreakStatement: "FlowControlStatement",
    ContinueStatement: "FlowControlStatement",
    DataStatement: "DataSectionStatement",
    DoUntilStatement: "DoWhileStatement",
    DoWhileStatement: "DoWhileStatement",
    ExitStatement: "FlowControlStatement",
    FileRedirection: "Redirection",
    ForEachStatement: "ForeachStatement",
    ForStatement: "ForWhileStatement",
    FunctionDefinition: "FunctionDeclaration",
    IndexExpression: "ArrayReference",
    InvokeMemberExpression: "MethodCall",
    MemberExpression: "PropertyReference",
    MergingRedirection: "Redirection",
    ReturnStatement: "FlowControlStatement",
    ScriptBlock: "ScriptBlock",
    ScriptBlockExpression: "ScriptBlock",
    SwitchStatement: "SwitchStatement",
    ThrowStatement: "FlowControlStatement",
    TrapStatement: "TrapStatement",
    TryStatement: "TryStatement",
    WhileStatement: "ForWhileStatement",
}
_VARIABLES = frozenset(("psculture", "psuiculture", "true", "false", "null"))
_OPERATORS = words(".. -f -join -as ++ -- postfix++ postfix--") | frozenset(
    "-" + prefix + name for name in ("match", "notmatch", "replace", "split") for prefix in ("", "i", "c")
)
_TYPES = words(
    "bool boolean byte sbyte char short int16 ushort uint16 int int32 uint uint32 long int64 ulong uint64 float single double decimal "
    "string datetime dbnull"
)


Fault = tuple[Node, str, int, int, tuple[object, ...]]


def data_section(text: Script, node: DataStatement) -> None:
    """Doubt what a data section may not hold."""
    allowed: set[str] | None = {"convertfrom-stringdata"}
    for name in node.commands_allowed:
        if not isinstance(name, StringConstantExpression):
            allowed = None
            break
        allowed.add(str(name.value).lower())  # type: ignore[union-attr]
    for inner, error_id, start, end, said in faults(text, walk(node.body), allowed):
        doubt(text, inner, error_id, start, end, *said)


def faults(
    text: str, found: Iterable[Node], commands: set[str] | None, variables: Sequence[str] = (), environment: bool = False
) -> Iterator[Fault]:
    """What the restricted language refuses among some nodes: (node, error id, start, end, words for the message).

    `commands` are the allowed ones in lower case, None = any; `variables` are allowed besides the usual ones, `*` = any;
    `environment` allows `$env:`.
    """
    known = {*_VARIABLES, *(name.lower() for name in variables)}
    for inner in found:
        refused = _REFUSED.get(type(inner))
        if refused is not None:
            yield inner, refused + "NotSupportedInDataSection", inner.start, inner.end, ()
        elif isinstance(inner, VariableExpression):
            path = inner.path.lower()
            if path not in known and "*" not in known and not (environment and path.startswith("env:")):
                listed = ", ".join([MESSAGES["DefaultAllowedVariablesInDataSection"], *(f"${name}" for name in variables)])
                yield inner, "VariableReferenceNotSupportedInDataSection", inner.start, inner.end, (listed,)
        elif isinstance(inner, Command):
            yield from _command(text, inner, commands)
        elif isinstance(inner, BinaryExpression):
            if inner.operator in _OPERATORS:
                at = over_lines(text, inner.left.end)  # type: ignore[arg-type]
                yield inner, "OperatorNotSupportedInDataSection", at, at + len(inner.operator), (_canonical(inner.operator),)
        elif isinstance(inner, UnaryExpression):
            if inner.operator in _OPERATORS or inner.operator in ("-isplit", "-csplit"):
                word = _canonical(inner.operator.removeprefix("postfix"))
                yield inner, "OperatorNotSupportedInDataSection", inner.start, inner.end, (word,)
        elif isinstance(inner, (TypeConstraint, TypeExpression)):
            short = inner.type_name.text.lower().removeprefix("system.").removesuffix("[]")
            if short not in _TYPES:
                yield inner, "TypeNotAllowedInDataSection", inner.start, inner.end, (inner.type_name.text,)


def _command(text: str, node: Command, allowed: set[str] | None) -> Iterator[Fault]:
    if node.invocation_operator == ".":
        yield node, "DotSourcingNotSupportedInDataSection", node.start, node.end, ()
        return
    if allowed is None:
        return
    first = node.elements[0]
    if not isinstance(first, StringConstantExpression):
        if node.invocation_operator == "&":
            yield node, "OperatorNotSupportedInDataSection", node.start, node.end, ("&",)
        else:
            yield node, "CmdletNotInAllowedListForDataSection", node.start, node.end, (text[node.start : node.end],)
    elif str(first.value).lower() not in allowed:
        yield node, "CmdletNotInAllowedListForDataSection", node.start, node.end, (first.value,)


def _canonical(operator: str) -> str:
    """`-match` is `-imatch` in full."""
    name = operator.lstrip("-")
    return "-i" + name if name in ("match", "notmatch", "replace", "split") else operator
