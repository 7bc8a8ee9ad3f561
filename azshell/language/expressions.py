"""Expressions: operators and what they bind: folded by precedence, prefixed, converted, attributed."""

from __future__ import annotations

from azshell.language import checks, operands, tokens, types
from azshell.language.elements import production, terminal
from azshell.language.faults import deeper, lacking, wrong
from azshell.language.lexical import DASH, DASHES, NUMBER_ENDS, SKIPPED, Script, number, over_blanks, over_lines, words
from azshell.language.nodes import (
    ArrayLiteral,
    Attribute,
    AttributedExpression,
    BinaryExpression,
    ConvertExpression,
    Expression,
    TernaryExpression,
    TypeConstraint,
    TypeExpression,
    UnaryExpression,
    VariableExpression,
)

_operator = terminal(
    "binary operator",
    rf"[{DASH}]([A-Za-z]+)|\.\.|\?\?(?!=)|\?(?!\?)|\+(?![+=])|[{DASH}](?![{DASH}=])|\*(?![=>])|[/%](?!=)",
)
_simple_variable = terminal("simple variable", r"\$([A-Za-z_]\w*+)(?![?:])")
_ENDS = frozenset(")}];\0\r\n|=")

LOGICAL, BITWISE, COMPARISON, COALESCE, ADD, MULTIPLY, FORMAT, RANGE = 1, 2, 5, 7, 9, 10, 12, 13

_COMPARED = words("eq ne ge gt lt le like notlike match notmatch replace contains notcontains in notin split")
BINARY: dict[str, int] = {
    **{prefix + name: COMPARISON for name in _COMPARED for prefix in ("", "i", "c")},
    **dict.fromkeys(("is", "isnot", "as", "join", "shl", "shr"), COMPARISON),
    **dict.fromkeys(("and", "or", "xor"), LOGICAL),
    **dict.fromkeys(("band", "bor", "bxor"), BITWISE),
    "f": FORMAT,
}
_SIGNS = {"+": ADD, "-": ADD, "*": MULTIPLY, "/": MULTIPLY, "%": MULTIPLY, "..": RANGE, "??": COALESCE}
_WORD_OPERATORS = {word: ("-" + word, precedence) for word, precedence in BINARY.items()}
_SIGN_OPERATORS = {sign: (sign, precedence) for sign, precedence in _SIGNS.items()} | dict.fromkeys(DASH, ("-", ADD))
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
                    raise wrong(text, "UnexpectedToken", at, match.end(), match[0])
                match = None
                break
            operator = found
        end = match.end()
        here = over_lines(text, end)
        here, node = unary(text, here, True)
        if node is None:
            tokens.unreadable(text, here)
            raise lacking(text, "ExpectedValueExpression", end, end, text[at:end])
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
    at, if_true = expression(text, over_lines(text, question), True)
    if if_true is None:
        raise lacking(text, "ExpectedValueExpression", question, question, "?")
    at = over_lines(text, at)
    if text[at] != ":" or text[at + 1] == ":":
        tokens.unreadable(text, at)
        raise lacking(text, "MissingColonInTernaryExpression", at, tokens.token_end(text, at))
    colon = at + 1
    at, if_false = expression(text, over_lines(text, colon), True)
    if if_false is None:
        raise lacking(text, "ExpectedValueExpression", colon, colon, ":")
    text.depth -= 1
    return at, TernaryExpression(condition.start, if_false.end, condition, if_true, if_false)


@production
def array_literal(text: Script, at: int, first: Expression) -> tuple[int, ArrayLiteral]:
    """array_literal: unary { `,` unary }; `first` has been read, `at` is the comma"""
    elements = [first]
    while text[at] == ",":
        comma = at + 1
        at = over_lines(text, comma)
        at, node = unary(text, at, True)
        if node is None:
            tokens.unreadable(text, at)
            raise lacking(text, "MissingExpressionAfterToken", comma, comma, ",")
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
            if text[end] in operands.FOLLOWS:
                end, node = operands.postfixes(text, end, node)  # type: ignore[arg-type]
        else:
            end, node = operands.primary(text, at, ternary)
    elif char in operands.PRIMARY:
        end, node = operands.primary(text, at, ternary)
    elif char in PREFIXES:
        end, node = PREFIXES[char](text, at, ternary)
    else:
        if char not in SKIPPED:
            return at, None
        skipped = over_blanks(text, at)
        if skipped == at:
            tokens.unreadable(text, at)
            return at, None
        return unary(text, skipped, ternary)
    if node is None:
        return at, None
    char = text[end]
    if char in SKIPPED:
        end = over_blanks(text, end)
        char = text[end]
    if char == "+":
        if text[end + 1] == "+":
            node = UnaryExpression(node.start, end + 2, "postfix++", node)
            checks.stepped(text, node)
            end = over_blanks(text, end + 2)
    elif char in DASHES and text[end + 1] in DASHES:
        node = UnaryExpression(node.start, end + 2, "postfix--", node)
        checks.stepped(text, node)
        end = over_blanks(text, end + 2)
    return end, node


def _prefixed(text: Script, at: int, end: int, operator: str) -> tuple[int, Expression]:
    """A prefix operator's operand; what comes back is the operand's own end."""
    deeper(text, at)
    here, child = unary(text, over_lines(text, end), True)
    if child is None:
        tokens.unreadable(text, here)
        raise lacking(text, "MissingExpressionAfterOperator", end, end, text[at:end])
    text.depth -= 1
    if operator == ",":
        return child.end, ArrayLiteral(at, child.end, [child])
    node = UnaryExpression(at, child.end, operator, child)
    if operator == "++" or operator == "--":
        checks.stepped(text, node)
    return child.end, node


def _signed_number(text: Script, at: int, ternary: bool) -> tuple[int, Expression | None]:
    end, node = operands.number_literal(text, at, ternary)
    if node is not None and text[end] in operands.FOLLOWS:
        return operands.postfixes(text, end, node)
    return end, node


def _dash(text: Script, at: int, ternary: bool) -> tuple[int, Expression | None]:
    char = text[at + 1]
    if char in DASHES:
        return _prefixed(text, at, at + 2, "--")
    if char == "=":
        return at, None
    if char.isalpha():
        match = _operator(text, at)
        word = match[1].lower() if match is not None and match[1] else ""
        if match is not None and word in UNARY:
            return _prefixed(text, at, match.end(), "-" + word)
        if word:
            return at, None
    elif char.isdigit() or char == ".":
        return _signed_number(text, at, ternary)
    return _prefixed(text, at, at + 1, "-")


def _plus(text: Script, at: int, ternary: bool) -> tuple[int, Expression | None]:
    char = text[at + 1]
    if char == "+":
        return _prefixed(text, at, at + 2, "++")
    if char == "=":
        return at, None
    if char.isdigit() or char == ".":
        return _signed_number(text, at, ternary)
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
        end, child = unary(text, over_lines(text, end), True)
        if child is None:
            raise lacking(text, "UnexpectedAttribute", last.start, last.end, last.type_name.text)
        text.depth -= 1
        node = AttributedExpression(last.start, child.end, last, child)
        checks.attributed(text, node)
    else:
        assert isinstance(last, TypeConstraint)
        char = text[end]
        if char == ":" or char == "." or char == "?":
            value = TypeExpression(last.start, last.end, last.type_name)
            end, node = operands.postfixes(text, end, value, first=True)
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
PREFIXES = {"[": _bracket, "+": _plus, "!": _exclaim, ",": _comma} | dict.fromkeys(DASH, _dash)
