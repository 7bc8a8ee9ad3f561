"""Expressions: operators, operands, and what may follow an operand (members, calls, indexes)."""

from __future__ import annotations

from azshell.language import checks, commands, definitions, statements, strings, types
from azshell.language.elements import production, terminal
from azshell.language.faults import fail, lacking, unreadable
from azshell.language.lexical import (
    BLANK,
    BLANKS,
    BREAKS,
    DASH,
    DASHES,
    DOUBLE_QUOTES,
    NUMBER_ENDS,
    NUMBER_ENDS_TERNARY,
    SINGLE_QUOTES,
    SKIPPED,
    SKIPPED_LINES,
    Script,
    blanks,
    identifier,
    newlines,
    number,
    number_value,
    separators,
)
from azshell.language.nodes import (
    ArrayExpression,
    ArrayLiteral,
    Attribute,
    AttributedExpression,
    BinaryExpression,
    ConstantExpression,
    ConvertExpression,
    Expression,
    Hashtable,
    IndexExpression,
    InvokeMemberExpression,
    MemberExpression,
    ParenExpression,
    ScriptBlockExpression,
    Statement,
    StatementBlock,
    StringConstantExpression,
    SubExpression,
    TernaryExpression,
    TypeConstraint,
    TypeExpression,
    UnaryExpression,
    UsingExpression,
    VariableExpression,
)
from azshell.language.types import deeper

_operator = terminal(
    "binary operator",
    rf"[{DASH}]([A-Za-z]+)|\.\.|\?\?(?!=)|\?(?!\?)|\+(?![+=])|[{DASH}](?![{DASH}=])|\*(?![=>])|[/%](?!=)",
)
_simple_variable = terminal("simple variable", r"\$([A-Za-z_]\w*+)(?![?:])")
_member = terminal("member", r"\.([^\W\d]\w*+)")
_generic_call = terminal("generic call", rf"[{BLANK}]*\[[{BLANK}\r\n]*(?=[^\W\d])")

_ENDS = frozenset(")}];\0\r\n|=")

LOGICAL, BITWISE, COMPARISON, COALESCE, ADD, MULTIPLY, FORMAT, RANGE = 1, 2, 5, 7, 9, 10, 12, 13

_COMPARED = "eq ne ge gt lt le like notlike match notmatch replace contains notcontains in notin split".split()
BINARY: dict[str, int] = {
    **{prefix + name: COMPARISON for name in _COMPARED for prefix in ("", "i", "c")},
    **dict.fromkeys(("is", "isnot", "as", "join", "shl", "shr"), COMPARISON),
    **dict.fromkeys(("and", "or", "xor"), LOGICAL),
    **dict.fromkeys(("band", "bor", "bxor"), BITWISE),
    "f": FORMAT,
}
_SIGNS = {"+": ADD, "-": ADD, "*": MULTIPLY, "/": MULTIPLY, "%": MULTIPLY, "..": RANGE, "??": COALESCE}
_WORD_OPERATORS = {word: ("-" + word, precedence) for word, precedence in BINARY.items()}
_SIGN_OPERATORS = {sign: (sign, precedence) for sign, precedence in _SIGNS.items()} | {
    dash: ("-", ADD) for dash in DASH
}
UNARY = frozenset(("not", "bnot", "join", "split", "isplit", "csplit"))


@production
def expression(text: Script, at: int, ternary: bool = False) -> tuple[int, Expression | None]:
    """expression: binary_expression [ `?` expression `:` expression ]
    binary_expression: array_literal { operator array_literal }, folded by precedence, left to right

    `ternary` says that `?` and `:` end a number here.
    """
    at, node = unary(text, at, ternary)
    if node is None:
        return at, None
    char = text[at]
    if char in _ENDS:
        return at, node
    if char == ",":
        if text.commaless:
            return at, node
        at, node = array_literal(text, at, node)
        if text[at] in _ENDS:
            return at, node
    match = _operator(text, at)
    if match is None:
        return at, node
    operands: list[Expression] = [node]
    operators: list[tuple[str, int]] = []
    while True:
        word = match[1]
        if word is None:
            sign = match[0]
            if sign == "?":
                break
            operator = _SIGN_OPERATORS[sign]
        else:
            found = _WORD_OPERATORS.get(word) or _WORD_OPERATORS.get(word.lower())
            if found is None:
                if word.lower() not in UNARY:
                    fail(text, "UnexpectedToken", at, match.end(), match[0])
                match = None
                break
            operator = found
        end = match.end()
        here = newlines(text, end).end() if text[end] in SKIPPED_LINES else end  # type: ignore[union-attr]
        here, node = unary(text, here, True)
        if node is None:
            lacking(text, "ExpectedValueExpression", end, end, text[at:end])
        if text[here] == "," and not text.commaless:
            here, node = array_literal(text, here, node)
        precedence = operator[1]
        while operators and precedence <= operators[-1][1]:
            right = operands.pop()
            left = operands.pop()
            operands.append(BinaryExpression(left.start, right.end, left, operators.pop()[0], right))
        operators.append(operator)
        operands.append(node)
        at = here
        if text[at] in _ENDS:
            match = None
            break
        match = _operator(text, at)
        if match is None:
            break
    while operators:
        right = operands.pop()
        left = operands.pop()
        operands.append(BinaryExpression(left.start, right.end, left, operators.pop()[0], right))
    if match is None:
        return at, operands[0]
    return _ternary(text, at, operands[0])


def _ternary(text: Script, at: int, condition: Expression) -> tuple[int, Expression]:
    deeper(text, at)
    question = at + 1
    at, if_true = expression(text, newlines(text, question).end(), True)  # type: ignore[union-attr]
    if if_true is None:
        lacking(text, "ExpectedValueExpression", question, question, "?")
    at = newlines(text, at).end()  # type: ignore[union-attr]
    if text[at] != ":" or text[at + 1] == ":":
        unreadable(text, at)
        lacking(text, "MissingColonInTernaryExpression", at, token_end(text, at))
    colon = at + 1
    at, if_false = expression(text, newlines(text, colon).end(), True)  # type: ignore[union-attr]
    if if_false is None:
        lacking(text, "ExpectedValueExpression", colon, colon, ":")
    text.depth -= 1
    return at, TernaryExpression(condition.start, if_false.end, condition, if_true, if_false)


@production
def array_literal(text: Script, at: int, first: Expression) -> tuple[int, ArrayLiteral]:
    """array_literal: unary { `,` unary }; `first` has been read, `at` is the comma"""
    elements = [first]
    while text[at] == ",":
        comma = at + 1
        at = newlines(text, comma).end() if text[comma] in SKIPPED_LINES else comma  # type: ignore[union-attr]
        at, node = unary(text, at, True)
        if node is None:
            unreadable(text, at)
            lacking(text, "MissingExpressionAfterToken", comma, comma, ",")
        elements.append(node)
    return at, ArrayLiteral(first.start, elements[-1].end, elements)


@production
def unary(text: Script, at: int, ternary: bool = False) -> tuple[int, Expression | None]:
    """unary: { unary_operator | type_constraint | attribute } primary [ `++` | `--` ]"""
    char = text[at]
    if char == "$":
        match = _simple_variable(text, at)
        if match is not None:
            end = match.end()
            node: Expression | None = VariableExpression(at, end, match[1])
            if text[end] in _FOLLOWS:
                end, node = postfixes(text, end, node)  # type: ignore[arg-type]
        else:
            end, node = primary(text, at, ternary)
    elif char in _PRIMARY:
        end, node = primary(text, at, ternary)
    elif char in _PREFIXES:
        end, node = _PREFIXES[char](text, at, ternary)
    else:
        if char not in SKIPPED:
            return at, None
        skipped = blanks(text, at).end()  # type: ignore[union-attr]
        if skipped == at:
            unreadable(text, at)
            return at, None
        return unary(text, skipped, ternary)
    if node is None:
        return at, None
    char = text[end]
    if char in SKIPPED:
        end = blanks(text, end).end()  # type: ignore[union-attr]
        char = text[end]
    if char == "+":
        if text[end + 1] == "+":
            node = UnaryExpression(node.start, end + 2, "postfix++", node)
            checks.stepped(text, node)
            end = blanks(text, end + 2).end()  # type: ignore[union-attr]
    elif char in DASHES and text[end + 1] in DASHES:
        node = UnaryExpression(node.start, end + 2, "postfix--", node)
        checks.stepped(text, node)
        end = blanks(text, end + 2).end()  # type: ignore[union-attr]
    return end, node


def _prefixed(text: Script, at: int, end: int, operator: str) -> tuple[int, Expression]:
    """A prefix operator's operand; what comes back is the operand's own end."""
    deeper(text, at)
    _, child = unary(text, newlines(text, end).end(), True)  # type: ignore[union-attr]
    if child is None:
        lacking(text, "MissingExpressionAfterOperator", end, end, text[at:end])
    text.depth -= 1
    if operator == ",":
        return child.end, ArrayLiteral(at, child.end, [child])
    node = UnaryExpression(at, child.end, operator, child)
    if operator == "++" or operator == "--":
        checks.stepped(text, node)
    return child.end, node


def _dash(text: Script, at: int, ternary: bool) -> tuple[int, Expression | None]:
    char = text[at + 1]
    if char in DASHES:
        return _prefixed(text, at, at + 2, "--")
    if char == "=":
        return at, None
    if char.isalpha():
        match = _operator(text, at)
        word = match[1].lower() if match is not None and match[1] else ""
        if word in UNARY:
            return _prefixed(text, at, match.end(), "-" + word)  # type: ignore[union-attr]
        if word:
            return at, None
    elif char.isdigit() or char == ".":
        return _number(text, at, ternary)
    return _prefixed(text, at, at + 1, "-")


def _plus(text: Script, at: int, ternary: bool) -> tuple[int, Expression | None]:
    char = text[at + 1]
    if char == "+":
        return _prefixed(text, at, at + 2, "++")
    if char == "=":
        return at, None
    if char.isdigit() or char == ".":
        return _number(text, at, ternary)
    return _prefixed(text, at, at + 1, "+")


def _exclaim(text: Script, at: int, ternary: bool) -> tuple[int, Expression | None]:
    char = text[at + 1]
    if char.isalpha() or char == "_":
        return at, None
    if char.isdigit() or char == ".":
        match = number(text, at + 1)
        if match is None or text[match.end()] not in NUMBER_ENDS:
            return at, None
    return _prefixed(text, at, at + 1, "!")


def _comma(text: Script, at: int, ternary: bool) -> tuple[int, Expression | None]:
    if text.commaless:
        return at, None
    return _prefixed(text, at, at + 1, ",")


def _bracket(text: Script, at: int, ternary: bool) -> tuple[int, Expression | None]:
    """A type as a value, or before what it converts or constrains; attributes likewise."""
    end, found = types.attribute_list(text, at)
    last = found[-1]
    node: Expression | None = None
    if isinstance(last, Attribute):
        deeper(text, at)
        end, child = unary(text, newlines(text, end).end(), True)  # type: ignore[union-attr]
        if child is None:
            lacking(text, "UnexpectedAttribute", last.start, last.end, last.type_name.text)
        text.depth -= 1
        node = AttributedExpression(last.start, child.end, last, child)
        checks.attributed(text, node)
    else:
        assert isinstance(last, TypeConstraint)
        char = text[end]
        if char == ":" or char == "." or char == "?":
            value = TypeExpression(last.start, last.end, last.type_name)
            end, node = postfixes(text, end, value, first=True)
            if node is value:
                node = None
        if node is None:
            if char not in "\r\n,)":
                deeper(text, at)
                _, child = unary(text, end, True)
                text.depth -= 1
                if child is not None:
                    node = ConvertExpression(last.start, child.end, last, child)
                    if last.type_name.name.lower() in _CHECKED_TYPES:
                        checks.converted(text, node, len(found) > 1)
            if node is None:
                node = TypeExpression(last.start, last.end, last.type_name)
    for bracket in found[-2::-1]:
        if isinstance(bracket, TypeConstraint):
            node = ConvertExpression(bracket.start, node.end, bracket, node)
            if bracket.type_name.name.lower() in _CHECKED_TYPES:
                checks.converted(text, node, bracket is not found[0])
        else:
            node = AttributedExpression(bracket.start, node.end, bracket, node)  # type: ignore[arg-type]
            checks.attributed(text, node)
    return node.end, node


_CHECKED_TYPES = frozenset(("ordered", "ref", "system.management.automation.psreference", "management.automation.psreference"))
_PREFIXES = {"[": _bracket, "+": _plus, "!": _exclaim, ",": _comma} | dict.fromkeys(DASH, _dash)


@production
def primary(text: Script, at: int, ternary: bool = False) -> tuple[int, Expression | None]:
    """primary: operand { `.` member | `::` member | arguments | `[` expression `]` }, with no blanks between"""
    rule = _PRIMARY.get(text[at])
    if rule is None:
        return at, None
    end, node = rule(text, at, ternary) if rule is _number else rule(text, at)
    if node is not None and text[end] in _FOLLOWS:
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
    fail(text, "UnrecognizedToken", at, at + 1)


def _number(text: Script, at: int, ternary: bool = False) -> tuple[int, Expression | None]:
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
        fail(text, "BadNumericConstant", at, end, match[0])
    return end, ConstantExpression(at, end, value[0], value[1], match[0])


def _dot(text: Script, at: int) -> tuple[int, Expression | None]:
    return _number(text, at) if text[at + 1].isdigit() else (at, None)


@production
def paren_expression(text: Script, at: int) -> tuple[int, ParenExpression]:
    """paren_expression: `(` pipeline `)`"""
    deeper(text, at)
    commaless, text.commaless = text.commaless, False
    end, pipeline = commands.pipeline_chain(text, newlines(text, at + 1).end())  # type: ignore[union-attr]
    if pipeline is None:
        unreadable(text, end)
        lacking(text, "ExpectedExpression", at + 1, at + 1)
    if text[end] in SKIPPED_LINES:
        end = newlines(text, end).end()  # type: ignore[union-attr]
    if text[end] != ")":
        unreadable(text, end)
        lacking(text, "MissingEndParenthesisInExpression", pipeline.end, pipeline.end)
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
    if text[end] in SKIPPED_LINES:
        end = newlines(text, end).end()  # type: ignore[union-attr]
    if text[end] != ")":
        unreadable(text, end)
        lacking(text, "MissingEndParenthesisInSubexpression", end, token_end(text, end))
    text.commaless = commaless
    text.depth -= 1
    first, last = statements.span(found, traps, at + 2)
    return end + 1, StatementBlock(first, last, found, traps)


@production
def hashtable(text: Script, at: int) -> tuple[int, Hashtable]:
    """hashtable: `@{` [ pair { separator pair } ] `}`; pair: key `=` statement; key: identifier | unary"""
    deeper(text, at)
    pairs: list[tuple[Expression, Statement]] = []
    here = newlines(text, at + 2).end()  # type: ignore[union-attr]
    while True:
        here, key = label_or_key(text, here)
        if key is None:
            break
        if text[here] in SKIPPED:
            here = blanks(text, here).end()  # type: ignore[union-attr]
        if text[here] != "=":
            fail(text, "MissingEqualsInHashLiteral", key.end, key.end)
        equals = here + 1
        here = newlines(text, equals).end() if text[equals] in SKIPPED_LINES else equals  # type: ignore[union-attr]
        here, value = statements.statement(text, here)
        if value is None:
            unreadable(text, here)
            lacking(text, "MissingStatementInHashLiteral", equals, equals)
        pairs.append((key, value))
        if text[here] in SKIPPED:
            here = blanks(text, here).end()  # type: ignore[union-attr]
        if text[here] not in "\r\n;":
            break
        here = separators(text, here).end()  # type: ignore[union-attr]
    if text[here] != "}":
        unreadable(text, here)
        lacking(text, "MissingEndCurlyBrace", at + 2, at + 2, seen=token_end(text, here))
    text.depth -= 1
    node = Hashtable(at, here + 1, pairs)
    if len(pairs) > 1:
        checks.hash_keys(text, node)
    return here + 1, node


@production
def label_or_key(text: Script, at: int) -> tuple[int, Expression | None]:
    """label_or_key: identifier | unary, where a comma builds no array"""
    if text[at] in SKIPPED:
        at = blanks(text, at).end()  # type: ignore[union-attr]
    match = identifier(text, at)
    if match is not None:
        end = match.end()
        return end, StringConstantExpression(at, end, match[0])
    if text[at] in "\r\n;}":
        return at, None
    commaless, text.commaless = text.commaless, True
    at, node = unary(text, at)
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


_PRIMARY = {
    "$": _dollar,
    "@": _at_sign,
    "(": paren_expression,
    "{": script_block_expression,
    ".": _dot,
    **dict.fromkeys("0123456789", _number),
    **dict.fromkeys(SINGLE_QUOTES, strings.single_quoted_string),
    **dict.fromkeys(DOUBLE_QUOTES, strings.double_quoted_string),
}
EXPRESSION_STARTS = frozenset(_PRIMARY) | frozenset(_PREFIXES)
_FOLLOWS = frozenset(".[:?<")


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
                if text[at + 1] == "." or command and text[at + 1] in _STOPS:
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
            if text[at + 1] != ":" or command and text[at + 2] in _STOPS:
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
                unreadable(text, at)
            if text[end + 2] not in _FOLLOWS:
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
    here = newlines(text, end).end() if text[end] in SKIPPED_LINES else end  # type: ignore[union-attr]
    match = identifier(text, here)
    if match is not None:
        behind = match.end()
        return _call(text, behind, target, StringConstantExpression(here, behind, match[0]), static, conditional, command)
    char = text[here]
    member: Expression | None = None
    if char in _PREFIXES:
        if not command or char in "," or text[here + 1] in BREAKS:
            behind, member = unary(text, here)
    elif char in _PRIMARY:
        rule = _PRIMARY[char]
        behind, member = rule(text, here)
        if type(member) is UsingExpression:
            member = UsingExpression(member.start, member.end, member.sub_expression)
    if member is None:
        unreadable(text, here)
        lacking(text, "MissingPropertyName", end, end)
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
                lacking(text, "EndSquareBracketExpectedAtEndOfType", before, before)
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
    commaless, text.commaless = text.commaless, True
    arguments: list[Expression] = []
    comma = -1
    while True:
        if text[end] in SKIPPED_LINES:
            end = newlines(text, end).end()  # type: ignore[union-attr]
        end, node = expression(text, end)
        if node is None:
            if comma >= 0:
                unreadable(text, end)
                lacking(text, "MissingExpressionAfterToken", comma + 1, comma + 1, ",")
            break
        arguments.append(node)
        if text[end] in SKIPPED_LINES:
            end = newlines(text, end).end()  # type: ignore[union-attr]
        if text[end] != ",":
            break
        comma = end
        end += 1
    if text[end] != ")":
        unreadable(text, end)
        last = arguments[-1].end if arguments else at + 1
        lacking(text, "MissingEndParenthesisInMethodCall", last, last)
    text.commaless = commaless
    text.depth -= 1
    return end + 1, arguments


def _index(text: Script, at: int, end: int, target: Expression, conditional: bool) -> tuple[int, IndexExpression]:
    deeper(text, at)
    commaless, text.commaless = text.commaless, False
    here = newlines(text, end).end() if text[end] in SKIPPED_LINES else end  # type: ignore[union-attr]
    here, node = expression(text, here)
    text.commaless = commaless
    if node is None:
        unreadable(text, here)
        lacking(text, "MissingArrayIndexExpression", end, end)
    if text[here] in SKIPPED_LINES:
        here = newlines(text, here).end()  # type: ignore[union-attr]
    if text[here] != "]":
        unreadable(text, here)
        lacking(text, "MissingEndSquareBracket", node.end, node.end)
    text.depth -= 1
    return here + 1, IndexExpression(target.start, here + 1, target, node, conditional)


def token_end(text: Script, at: int) -> int:
    """Where the token at `at` ends, for an error's extent: as a command's argument would be read."""
    char = text[at]
    if at >= text.size:
        return text.size
    if char in "\r\n":
        return at + (2 if text.startswith("\r\n", at) else 1)
    pair = text[at : at + 2]
    if pair in ("&&", "||", "@(", "@{", "$("):
        return at + 2
    if char in BREAKS or char == "]":
        return at + 1
    if char == "@" or char in SINGLE_QUOTES or char in DOUBLE_QUOTES:
        return _PRIMARY[char](text, at)[0]
    if char == "$":
        return commands.variable_or_word(text, at)[0]
    if char in DASHES and (text[at + 1].isalpha() or text[at + 1] in "_?"):
        return commands.parameter_end(text, at)
    return strings.generic_word(text, at)[0]


def unexpected(text: Script, at: int, typed: bool = False) -> None:
    """Stop: nothing may stand here but an end."""
    unreadable(text, at)
    end = token_end(text, at)
    fail(text, "UnexpectedToken", at, end, text[at:end])
