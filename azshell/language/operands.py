"""Operands: variables, literals, brackets of all kinds, and what may follow them: members, calls, indexes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from azshell.language import checks, commands, definitions, expressions, statements, strings, tokens, types
from azshell.language.elements import production, terminal
from azshell.language.faults import deeper, lacking, wrong
from azshell.language.lexical import (
    BLANK,
    BLANKS,
    BREAKS,
    DOUBLE_QUOTES,
    NUMBER_ENDS,
    NUMBER_ENDS_TERNARY,
    SINGLE_QUOTES,
    Script,
    identifier,
    number,
    number_value,
    over_blanks,
    over_lines,
    separators,
)
from azshell.language.nodes import (
    ArrayExpression,
    ConstantExpression,
    Expression,
    Hashtable,
    IndexExpression,
    InvokeMemberExpression,
    MemberExpression,
    Node,
    ParenExpression,
    ScriptBlockExpression,
    Statement,
    StatementBlock,
    StringConstantExpression,
    SubExpression,
    UsingExpression,
    VariableExpression,
)

SomeNode = TypeVar("SomeNode", bound=Node)

_member = terminal("member", r"\.([^\W\d]\w*+)")
_generic_call = terminal("generic call", rf"[{BLANK}]*\[[{BLANK}\r\n]*(?=[^\W\d])", late=True)


@production
def primary(text: Script, at: int, ternary: bool = False) -> tuple[int, Expression | None]:
    """primary: operand { `.` member | `::` member | arguments | `[` expression `]` }, with no blanks between"""
    rule = PRIMARY.get(text[at])
    if rule is None:
        return at, None
    end, node = rule(text, at, ternary) if rule is number_literal else rule(text, at)
    if node is not None and text[end] in FOLLOWS:
        return postfixes(text, end, node)
    return end, node


def _dollar(text: Script, at: int) -> tuple[int, Expression | None]:
    char = text[at + 1]
    if char == "(":
        return sub_expression(text, at)
    if char.isalnum() or char in "_{?:^$":
        return strings.variable(text, at)
    return at, None


def _at_sign(text: Script, at: int) -> tuple[int, Expression | None]:
    char = text[at + 1]
    if char == "(":
        return array_expression(text, at)
    if char == "{":
        return hashtable(text, at)
    if char in SINGLE_QUOTES:
        return strings.literal_here_string(text, at)
    if char in DOUBLE_QUOTES:
        return strings.expandable_here_string(text, at)
    if char.isalnum() or char in "_?:^$":
        end, node = strings.variable(text, at)
        if type(node) is VariableExpression:
            checks.splatted(text, node)
        return end, node
    raise wrong(text, "UnrecognizedToken", at, at + 1)


def number_literal(text: Script, at: int, ternary: bool = False) -> tuple[int, Expression | None]:
    """number: [ sign ] digits [ `.` digits ] [ `e` digits ] [ type suffix ] [ `kb` | `mb` | `gb` | `tb` | `pb` ]"""
    match = number(text, at)
    if match is None:
        return at, None
    end = match.end()
    if text[end] == ">" and end == at + 1 and text[end + 1] == "&" and text[at] in "123456" and text[end + 2] in "12":
        return at, None
    if text[end] not in (NUMBER_ENDS_TERNARY if ternary else NUMBER_ENDS):
        return at, None
    value = number_value(match)
    if value is None:
        raise wrong(text, "BadNumericConstant", at, end, match[0])
    return end, ConstantExpression(at, end, value[0], value[1], match[0])


def _dot(text: Script, at: int) -> tuple[int, Expression | None]:
    return number_literal(text, at) if text[at + 1].isdigit() else (at, None)


@production
def paren_expression(text: Script, at: int) -> tuple[int, ParenExpression]:
    """paren_expression: `(` pipeline `)`"""
    deeper(text, at)
    commaless, text.commaless = text.commaless, False
    end, pipeline = commands.pipeline_chain(text, over_lines(text, at + 1))
    if pipeline is None:
        tokens.unreadable(text, end)
        raise lacking(text, "ExpectedExpression", at + 1, at + 1)
    end = over_lines(text, end)
    if text[end] != ")":
        tokens.unreadable(text, end)
        raise lacking(text, "MissingEndParenthesisInExpression", pipeline.end, pipeline.end)
    text.commaless = commaless
    text.depth -= 1
    return end + 1, ParenExpression(at, end + 1, pipeline)


@production
def sub_expression(text: Script, at: int) -> tuple[int, SubExpression]:
    """sub_expression: `$(` statements `)`"""
    end, block = _parenthesized_statements(text, at)
    return end, SubExpression(at, end, block)


@production
def array_expression(text: Script, at: int) -> tuple[int, ArrayExpression]:
    """array_expression: `@(` statements `)`"""
    end, block = _parenthesized_statements(text, at)
    return end, ArrayExpression(at, end, block)


def _parenthesized_statements(text: Script, at: int) -> tuple[int, StatementBlock]:
    deeper(text, at)
    commaless, text.commaless = text.commaless, False
    end, found, traps = statements.statement_list(text, at + 2)
    end = over_lines(text, end)
    if text[end] != ")":
        tokens.unreadable(text, end)
        raise lacking(text, "MissingEndParenthesisInSubexpression", end, tokens.token_end(text, end))
    text.commaless = commaless
    text.depth -= 1
    first, last = statements.span(found, traps, at + 2)
    return end + 1, StatementBlock(first, last, found, traps)


@production
def hashtable(text: Script, at: int) -> tuple[int, Hashtable]:
    """hashtable: `@{` [ pair { separator pair } ] `}`; pair: key `=` statement; key: identifier | unary"""
    deeper(text, at)
    pairs: list[tuple[Expression, Statement]] = []
    here = over_lines(text, at + 2)
    while True:
        here, key = label_or_key(text, here)
        if key is None:
            break
        here = over_blanks(text, here)
        if text[here] != "=":
            tokens.unreadable(text, here)
            raise wrong(text, "MissingEqualsInHashLiteral", key.end, key.end)
        equals = here + 1
        here = over_lines(text, equals)
        here, value = statements.statement(text, here)
        if value is None:
            tokens.unreadable(text, here)
            raise lacking(text, "MissingStatementInHashLiteral", equals, equals)
        pairs.append((key, value))
        here = over_blanks(text, here)
        if text[here] not in "\r\n;":
            break
        here = separators(text, here).end()
    if text[here] != "}":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingEndCurlyBrace", at + 2, at + 2, seen=tokens.token_end(text, here))
    text.depth -= 1
    node = Hashtable(at, here + 1, pairs)
    if len(pairs) > 1:
        checks.hash_keys(text, node)
    return here + 1, node


@production
def label_or_key(text: Script, at: int) -> tuple[int, Expression | None]:
    """label_or_key: identifier | unary, where a comma builds no array"""
    at = over_blanks(text, at)
    match = identifier(text, at)
    if match is not None:
        end = match.end()
        return end, StringConstantExpression(at, end, match[0])
    if text[at] in "\r\n;}":
        return at, None
    commaless, text.commaless = text.commaless, True
    at, node = expressions.unary(text, at)
    text.commaless = commaless
    return at, node


@production
def script_block_expression(text: Script, at: int) -> tuple[int, ScriptBlockExpression]:
    """script_block_expression: `{` script_block `}`"""
    deeper(text, at)
    commaless, text.commaless = text.commaless, False
    member, text.member = text.member, False
    end, block = definitions.script_block(text, at)
    text.commaless, text.member = commaless, member
    text.depth -= 1
    return end, ScriptBlockExpression(at, end, block)


PRIMARY = {
    "$": _dollar,
    "@": _at_sign,
    "(": paren_expression,
    "{": script_block_expression,
    ".": _dot,
    **dict.fromkeys("0123456789", number_literal),
    **dict.fromkeys(SINGLE_QUOTES, strings.single_quoted_string),
    **dict.fromkeys(DOUBLE_QUOTES, strings.double_quoted_string),
}
FOLLOWS = frozenset(".[:?<")


def postfixes(text: Script, at: int, node: Expression, command: bool = False, first: bool = False) -> tuple[int, Expression]:
    """What stands right behind an operand: members, calls, indexes.

    `command`: in a command's argument, a dot before a blank is none. `first`: a type comes before, so no index yet.
    """
    if type(node) is UsingExpression:
        end, inside = postfixes(text, at, node.sub_expression, command)
        node = UsingExpression(inside.start, inside.end, inside)
        checks.using_expression(text, node)
        return end, node
    start = node.start
    while True:
        char = text[at]
        if char == ".":
            match = _member(text, at)
            if match is None:
                if text[at + 1] == "." or (command and text[at + 1] in _STOPS):
                    return at, node
                at, node = _access(text, at, at + 1, node, command)
                first = False
                continue
            end = match.end()
            member: Expression = StringConstantExpression(at + 1, end, match[1])
            char = text[end]
            if char == "(":
                at, arguments = invoke_arguments(text, end)
                node = InvokeMemberExpression(start, at, node, member, arguments)
            elif char == "{" or char == "[" or char in BLANKS:
                at, node = _call(text, end, node, member, False, False, command)
            else:
                node = MemberExpression(start, end, node, member)
                at = end
        elif char == "[" and not first:
            at, node = _index(text, at, at + 1, node, False)
        elif char == ":":
            if text[at + 1] != ":" or (command and text[at + 2] in _STOPS):
                return at, node
            at, node = _access(text, at, at + 2, node, command, static=True)
        elif char == "?":
            char = text[at + 1]
            if char == ".":
                at, node = _access(text, at, at + 2, node, command, conditional=True)
            elif char == "[" and not first:
                at, node = _index(text, at, at + 2, node, True)
            else:
                return at, node
        elif char == "<" and text[at + 1] == "#":
            end = text.find("#>", at + 2)
            if end < 0:
                tokens.unreadable(text, at)
            if text[end + 2] not in FOLLOWS:
                return at, node
            at = end + 2
            continue
        else:
            return at, node
        first = False


_STOPS = BLANKS | frozenset("\0\r\n")


def _access(
    text: Script, at: int, end: int, target: Expression, command: bool, static: bool = False, conditional: bool = False
) -> tuple[int, Expression]:
    """A member that is not plainly named, or a static one."""
    here = over_lines(text, end)
    match = identifier(text, here)
    if match is not None:
        behind = match.end()
        return _call(text, behind, target, StringConstantExpression(here, behind, match[0]), static, conditional, command)
    char = text[here]
    member: Expression | None = None
    if char in expressions.PREFIXES:
        if not command or char in "," or text[here + 1] in BREAKS:
            behind, member = expressions.unary(text, here)
    elif char in PRIMARY:
        rule = PRIMARY[char]
        behind, member = rule(text, here)
        if type(member) is UsingExpression:
            member = UsingExpression(member.start, member.end, member.sub_expression)
    if member is None:
        tokens.unreadable(text, here)
        raise lacking(text, "MissingPropertyName", end, end)
    return _call(text, member.end, target, member, static, conditional, command)


def _call(
    text: Script, at: int, target: Expression, member: Expression, static: bool, conditional: bool, command: bool
) -> tuple[int, Expression]:
    """What follows a member's name: type arguments, arguments, a script block, or nothing."""
    generic = None
    here = at
    if not command and (text[at] == "[" or text[at] in BLANKS):
        match = _generic_call(text, at)
        if match is not None:
            here, generic = types.type_arguments(text, match.end())
            if text[here] != "]":
                before = text.size if here >= text.size else here - 1
                raise lacking(text, "EndSquareBracketExpectedAtEndOfType", before, before)
            here += 1
            if text[here] not in "({":
                here, generic = at, None
    char = text[here]
    if char == "(":
        end, arguments = invoke_arguments(text, here)
    elif char == "{":
        end, block = script_block_expression(text, here)
        arguments = [block]
    else:
        return at, MemberExpression(target.start, member.end, target, member, static, conditional)
    return end, InvokeMemberExpression(target.start, end, target, member, arguments, static, conditional, generic)


@production
def invoke_arguments(text: Script, at: int) -> tuple[int, list[Expression]]:
    """invoke_arguments: `(` [ expression { `,` expression } ] `)`"""
    end = at + 1
    if text[end] == ")":
        return end + 1, []
    deeper(text, at)
    end, arguments = in_parentheses(text, at, expressions.expression, "MissingEndParenthesisInMethodCall")
    text.depth -= 1
    return end, arguments


def in_parentheses(
    text: Script, at: int, item: Callable[[Script, int], tuple[int, SomeNode | None]], unclosed: str
) -> tuple[int, list[SomeNode]]:
    """`(` [ item { `,` item } ] `)`, over lines; `unclosed` is the error id where the parenthesis does not close."""
    found: list[SomeNode] = []
    commaless, text.commaless = text.commaless, True
    here = at + 1
    comma = -1
    while True:
        here, node = item(text, over_lines(text, here))
        if node is None:
            if comma >= 0:
                tokens.unreadable(text, here)
                raise lacking(text, "MissingExpressionAfterToken", comma + 1, comma + 1, ",")
            break
        found.append(node)
        here = over_lines(text, here)
        if text[here] != ",":
            break
        comma = here
        here += 1
    if text[here] != ")":
        tokens.unreadable(text, here)
        last = found[-1].end if found else at + 1
        raise lacking(text, unclosed, last, last)
    text.commaless = commaless
    return here + 1, found


def _index(text: Script, at: int, end: int, target: Expression, conditional: bool) -> tuple[int, IndexExpression]:
    deeper(text, at)
    commaless, text.commaless = text.commaless, False
    here = over_lines(text, end)
    here, node = expressions.expression(text, here)
    text.commaless = commaless
    if node is None:
        tokens.unreadable(text, here)
        raise lacking(text, "MissingArrayIndexExpression", end, end)
    here = over_lines(text, here)
    if text[here] != "]":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingEndSquareBracket", node.end, node.end)
    text.depth -= 1
    return here + 1, IndexExpression(target.start, here + 1, target, node, conditional)
