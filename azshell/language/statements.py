"""Statements: lists of them, and everything a keyword begins but functions and types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from azshell.language import checks, commands, definitions, operands, restricted, tokens, types
from azshell.language.elements import production, terminal
from azshell.language.faults import deeper, lacking, wrong
from azshell.language.lexical import BREAK, SKIPPED, SKIPPED_LINES, Script, identifier, over_blanks, over_lines, separators, words
from azshell.language.nodes import (
    Attribute,
    AttributeBase,
    BlockStatement,
    BreakStatement,
    CatchClause,
    CommandExpression,
    ContinueStatement,
    DataStatement,
    DoUntilStatement,
    DoWhileStatement,
    ExitStatement,
    Expression,
    ForEachStatement,
    ForStatement,
    IfStatement,
    Pipeline,
    ReturnStatement,
    Statement,
    StatementBlock,
    SwitchStatement,
    ThrowStatement,
    TrapStatement,
    TryStatement,
    TypeConstraint,
    UsingExpression,
    VariableExpression,
    WhileStatement,
)

keyword = terminal("keyword", rf"([A-Za-z]+)(?=[{BREAK}])")
_label = terminal("label", rf":([^\W\d]\w*+)(?=[{BREAK}])", late=True)
_STARTS = SKIPPED_LINES | frozenset(";")

Keyword = Callable[[Script, int, int, str, "str | None", int], tuple[int, Statement]]


@production
def statement_list(text: Script, at: int) -> tuple[int, list[Statement], list[TrapStatement]]:
    """statement_list: { statement | newline | `;` }"""
    found: list[Statement] = []
    traps: list[TrapStatement] = []
    while True:
        char = text[at]
        if char in _STARTS:
            at = separators(text, at).end()
            char = text[at]
        if char == "}" or char == ")" or char == "\0":
            return at, found, traps
        at, node = statement(text, at)
        if node is None:
            return at, found, traps
        if type(node) is TrapStatement:
            traps.append(node)
        else:
            found.append(node)


def span(found: Sequence[Statement], traps: Sequence[TrapStatement], at: int) -> tuple[int, int]:
    """From the first statement's start to the last one's end; nothing at `at` when there are none."""
    if traps:
        both = [*found, *traps]
        return min(node.start for node in both), max(node.end for node in both)
    if found:
        return found[0].start, found[-1].end
    return at, at


@production
def statement(text: Script, at: int) -> tuple[int, Statement | None]:
    """statement: [ label ] keyword_statement | [ attributes ] definition | pipeline_chain"""
    char = text[at]
    if char == "$":
        return commands.pipeline_chain(text, at)
    if char.isalpha():
        match = keyword(text, at)
        if match is not None:
            word = match[1].lower()
            rule = KEYWORDS.get(word)
            if rule is not None:
                return rule(text, at, match.end(), word, None, at)
        return commands.pipeline_chain(text, at)
    if char == ":":
        match = _label(text, at)
        if match is not None:
            here = over_lines(text, match.end())
            second = keyword(text, here)
            if second is not None and second[1].lower() in LOOPS:
                word = second[1].lower()
                return _loop(text, here, second.end(), word, match[1], at)
    elif char == "[":
        return _bracketed(text, at)
    elif char in SKIPPED:
        here = over_blanks(text, at)
        if here > at:
            return statement(text, here)
    return commands.pipeline_chain(text, at)


def _bracketed(text: Script, at: int) -> tuple[int, Statement | None]:
    """A statement that begins with brackets: attributes of a definition, or an expression."""
    match = types.simple_type(text, at)
    if match is not None and text[match.end()] in ":$.@('\"0123456789":
        return commands.pipeline_chain(text, at)
    here, found = types.attributes(text, at)
    second = keyword(text, here)
    word = second[1].lower() if second is not None else ""
    if word in ALL_KEYWORDS:
        constraint = next((item for item in found if isinstance(item, TypeConstraint)), None)
        if word in _WITHOUT_ATTRIBUTES:
            if constraint is None:
                raise wrong(text, "UnexpectedAttribute", found[0].start, found[0].end, found[0].type_name.text)  # type: ignore[attr-defined]
        else:
            if constraint is not None:
                raise wrong(text, "TypeNotAllowedBeforeStatement", constraint.start, constraint.end, constraint.type_name.text)
            if word in ("class", "enum"):
                rule = definitions.class_definition if word == "class" else definitions.enum_definition
                return rule(text, here, second.end(), word, None, found[0].start, found)  # type: ignore[union-attr]
    return commands.pipeline_chain(text, at)


@production
def statement_block(text: Script, at: int) -> tuple[int, StatementBlock | None]:
    """statement_block: `{` statement_list `}`, on a later line or not; behind it nothing is passed over"""
    at = over_lines(text, at)
    if text[at] != "{":
        tokens.unreadable(text, at)
        return at, None
    deeper(text, at)
    end, found, traps = statement_list(text, at + 1)
    if text[end] != "}":
        tokens.unreadable(text, end)
        raise lacking(text, "MissingEndCurlyBrace", at, at + 1, seen=tokens.token_end(text, end))
    text.depth -= 1
    return end + 1, StatementBlock(at, end + 1, found, traps)


def _open(text: Script, at: int, error_id: str, word: str) -> int:
    """The place behind the parenthesis that must come next."""
    here = over_lines(text, at)
    if text[here] != "(":
        tokens.unreadable(text, here)
        raise lacking(text, error_id, at, at, word)
    return here + 1


def _loop(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """A loop, or switch: what `break` in it leaves."""
    scope, text.scope = text.scope, ("loop", (label or "").lower(), text.scope)
    at, node = LOOPS[word](text, at, end, word, label, start)
    text.scope = scope
    return at, node


def if_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """if_statement: `if` `(` pipeline `)` block { `elseif` `(` pipeline `)` block } [ `else` block ]"""
    clauses: list[tuple[Statement, StatementBlock]] = []
    written = text[at:end]
    while True:
        inside = _open(text, end, "MissingOpenParenthesisInIfStatement", written)
        here, condition = commands.pipeline_chain(text, over_lines(text, inside))
        if condition is None:
            tokens.unreadable(text, here)
            raise lacking(text, "IfStatementMissingCondition", inside, inside, written)
        here = over_lines(text, here)
        if text[here] != ")":
            tokens.unreadable(text, here)
            raise lacking(text, "MissingEndParenthesisAfterStatement", here, tokens.token_end(text, here), written)
        end, body = statement_block(text, here + 1)
        if body is None:
            raise lacking(text, "MissingStatementBlock", here, here + 1, written)
        clauses.append((condition, body))
        here = over_lines(text, end)
        match = keyword(text, here)
        if match is None or (word := match[1].lower()) not in ("else", "elseif"):
            return end, IfStatement(start, body.end, clauses)
        end = match.end()
        if word == "else":
            here, body = statement_block(text, end)
            if body is None:
                raise lacking(text, "MissingStatementBlockAfterElse", end, end)
            return here, IfStatement(start, body.end, clauses, body)
        written = match[0]


def while_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """while_statement: `while` `(` pipeline `)` block"""
    here, condition = _condition(text, end, text[at:end], word)
    end, body = statement_block(text, here)
    if body is None:
        raise lacking(text, "MissingLoopStatement", here, here, word)
    return end, WhileStatement(start, body.end, label, condition, body)


def _condition(text: Script, at: int, written: str, word: str) -> tuple[int, Statement]:
    inside = _open(text, at, "MissingOpenParenthesisAfterKeyword", written)
    here, condition = commands.pipeline_chain(text, over_lines(text, inside))
    if condition is None:
        tokens.unreadable(text, here)
        raise lacking(text, "MissingExpressionAfterKeyword", inside, inside, word)
    here = over_lines(text, here)
    if text[here] != ")":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingEndParenthesisAfterStatement", condition.end, condition.end, word)
    return here + 1, condition


def do_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """do_statement: `do` block ( `while` | `until` ) `(` pipeline `)`"""
    here, body = statement_block(text, end)
    if body is None:
        raise lacking(text, "MissingLoopStatement", end, end, "do")
    match = keyword(text, over_lines(text, here))
    if match is None or (word := match[1].lower()) not in ("while", "until"):
        tokens.unreadable(text, over_lines(text, here))
        raise lacking(text, "MissingWhileOrUntilInDoWhile", body.end, body.end)
    end, condition = _condition(text, match.end(), word, word)
    return end, (DoWhileStatement if word == "while" else DoUntilStatement)(start, end, label, condition, body)


def for_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """for_statement: `for` `(` [ pipeline ] [ `;` [ pipeline ] [ `;` [ pipeline ] ] ] `)` block"""
    inside = _open(text, end, "MissingOpenParenthesisAfterKeyword", word)
    here = inside
    last = inside
    parts: list[Statement | None] = []
    for _ in range(3):
        here, part = commands.pipeline_chain(text, over_lines(text, here))
        if part is not None:
            last = part.end
        parts.append(part)
        if len(parts) < 3 and text[here] == ";":
            here += 1
            last = here
    here = over_lines(text, here)
    if text[here] != ")":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingEndParenthesisAfterStatement", last, last, word)
    end, body = statement_block(text, here + 1)
    if body is None:
        raise lacking(text, "MissingLoopStatement", here + 1, here + 1, word)
    return end, ForStatement(start, body.end, label, parts[0], parts[1], parts[2], body)


def foreach_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """foreach_statement: `foreach` [ `-parallel` ] [ `-throttlelimit` argument ] `(` variable `in` pipeline `)` block"""
    parallel = False
    throttle: Expression | None = None
    here = over_lines(text, end)
    while (match := commands.parameter_name(text, here)) is not None:
        name = match[1].lower()
        here = match.end()
        if "parallel".startswith(name):
            parallel = True
        elif "throttlelimit".startswith(name):
            behind = here
            here, throttle = commands.single_argument(text, over_lines(text, here))
            if throttle is None:
                raise lacking(text, "MissingThrottleLimit", behind, behind)
        else:
            raise wrong(text, "InvalidForeachFlag", match.start(), here, match[1])
        here = over_lines(text, here)
    if text[here] != "(":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingOpenParenthesisAfterKeyword", end, end, word)
    inside = here + 1
    here = over_lines(text, inside)
    if text[here] not in "$@" or not (text[here + 1].isalnum() or text[here + 1] in "_{?:^$"):
        tokens.unreadable(text, here)
        raise lacking(text, "MissingVariableNameAfterForeach", inside, inside)
    here, variable = commands.variable_or_word(text, here)
    if not isinstance(variable, (VariableExpression, UsingExpression)):
        raise lacking(text, "MissingVariableNameAfterForeach", inside, inside)
    if not isinstance(variable, VariableExpression):
        variable = VariableExpression(variable.start, variable.end, "using:" + variable.sub_expression.path)  # type: ignore[attr-defined]
    match = keyword(text, over_lines(text, here))
    if match is None or match[1].lower() != "in":
        tokens.unreadable(text, over_lines(text, here))
        raise lacking(text, "MissingInInForeach", here, here)
    behind = match.end()
    here, condition = commands.pipeline_chain(text, over_lines(text, behind))
    if condition is None:
        tokens.unreadable(text, here)
        raise lacking(text, "MissingForeachExpression", behind, behind)
    here = over_lines(text, here)
    if text[here] != ")":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingEndParenthesisAfterForeach", condition.end, condition.end)
    end, body = statement_block(text, here + 1)
    if body is None:
        raise lacking(text, "MissingForeachStatement", here + 1, here + 1)
    node = ForEachStatement(start, body.end, label, variable, condition, body, parallel, throttle)
    if variable.splatted:
        checks.splatted(text, variable)
    if not text.workflow:
        if parallel:
            checks.doubt(text, node, "KeywordParameterReservedForFutureUse", start, end, "foreach", "parallel")
        if throttle is not None:
            checks.doubt(text, node, "KeywordParameterReservedForFutureUse", start, end, "foreach", "throttlelimit")
    return end, node


_SWITCH_FLAGS = ("regex", "wildcard", "exact", "casesensitive", "parallel", "file")


def switch_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """switch_statement: `switch` { flag } ( `(` pipeline `)` | `-file` argument ) `{` clause { clause } `}`
    clause: ( argument | `default` ) block
    """
    flags: set[str] = set()
    condition: Statement | None = None
    last = end if label is None else start + 1 + len(label)
    here = over_lines(text, end)
    while (match := commands.parameter_name(text, here)) is not None:
        last = here = match.end()
        name = match[1].lower()
        flag = next((flag for flag in _SWITCH_FLAGS if flag.startswith(name)), None)
        if flag is None:
            raise wrong(text, "InvalidSwitchFlag", match.start(), here, match[1])
        if flag in ("regex", "wildcard", "exact"):
            flags -= {"regex", "wildcard", "exact"}
        flags.add(flag)
        if flag == "file":
            here, file = commands.single_argument(text, over_lines(text, here))
            if file is None:
                raise lacking(text, "MissingFilenameOption", last, last)
            last = file.end
            condition = Pipeline(file.start, file.end, [CommandExpression(file.start, file.end, file)])
        here = over_blanks(text, here)
    if text[here] == "(":
        inside = here + 1
        if "file" in flags:
            raise wrong(text, "PipelineValueRequired", here, inside)
        here, condition = commands.pipeline_chain(text, over_lines(text, inside))
        if condition is None:
            tokens.unreadable(text, here)
            raise lacking(text, "PipelineValueRequired", inside, inside)
        here = over_lines(text, here)
        if text[here] != ")":
            tokens.unreadable(text, here)
            raise lacking(text, "MissingEndParenthesisInSwitchStatement", condition.end, condition.end)
        here += 1
        last = here
    elif condition is None:
        tokens.unreadable(text, here)
        raise lacking(text, "PipelineValueRequired", last, last)
    here = over_lines(text, here)
    if text[here] != "{":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingCurlyBraceInSwitchStatement", last, last)
    deeper(text, here)
    brace = here
    here, clauses, default = _switch_clauses(text, brace)
    text.depth -= 1
    node = SwitchStatement(start, here, label, frozenset(flags), condition, clauses, default)
    if "parallel" in flags and not text.workflow:
        checks.doubt(text, node, "KeywordParameterReservedForFutureUse", start, here, "switch", "parallel")
    return here, node


def _switch_clauses(text: Script, brace: int) -> tuple[int, list[tuple[Expression, StatementBlock]], StatementBlock | None]:
    clauses: list[tuple[Expression, StatementBlock]] = []
    default: StatementBlock | None = None
    last = brace + 1
    here = over_lines(text, last)
    while True:
        match = keyword(text, here)
        if match is not None and match[1].lower() == "default":
            test = None
            first, last = here, match.end()
        else:
            _, test = commands.single_argument(text, here)
            if test is None:
                tokens.unreadable(text, here)
                raise lacking(text, "MissingSwitchConditionExpression", last, last)
            last = test.end
        here, body = statement_block(text, last)
        if body is None:
            raise lacking(text, "MissingSwitchStatementClause", last, last)
        last = body.end
        if test is not None:
            clauses.append((test, body))
        elif default is not None:
            raise wrong(text, "MultipleSwitchDefaultClauses", first, first + 7)
        else:
            default = body
        here = separators(text, here).end()
        if text[here] == "}":
            return here + 1, clauses, default
        if here >= text.size:
            raise lacking(text, "MissingEndCurlyBrace", brace, brace + 1, seen=text.size)


def try_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """try_statement: `try` block { `catch` [ type { `,` type } ] block } [ `finally` block ]"""
    here, body = statement_block(text, end)
    if body is None:
        raise lacking(text, "MissingTryStatementBlock", end, end)
    end = here
    catches: list[CatchClause] = []
    final: StatementBlock | None = None
    while True:
        here = over_lines(text, end)
        match = keyword(text, here)
        word = match[1].lower() if match is not None else ""
        if match is not None and word == "catch":
            end, clause = _catch(text, here, match.end())
            catches.append(clause)
            continue
        if match is not None and word == "finally":
            behind = match.end()
            scope, text.scope = text.scope, ("finally", "", text.scope)
            end, final = statement_block(text, behind)
            text.scope = scope
            if final is None:
                raise lacking(text, "MissingFinallyStatementBlock", behind, behind, "finally")
        elif not catches:
            tokens.unreadable(text, here)
            raise lacking(text, "MissingCatchOrFinally", body.end, body.end)
        node = TryStatement(start, end, body, catches, final)
        if len(catches) > 1:
            checks.catches(text, node, catches)
        return end, node


def _catch(text: Script, at: int, end: int) -> tuple[int, CatchClause]:
    found: list[TypeConstraint] = []
    last = here = end
    while True:
        here = over_lines(text, here)
        if text[here] != "[":
            if found:
                tokens.unreadable(text, here)
                raise lacking(text, "MissingTypeLiteralToken", last, last)
            break
        here, node = types.type_constraint(text, here)
        if not isinstance(node, TypeConstraint):
            here = last
            break
        found.append(node)
        last = here
        here = over_lines(text, here)
        if text[here] != ",":
            break
        here += 1
        last = here
    end, body = statement_block(text, here)
    if body is None:
        raise lacking(text, "MissingCatchHandlerBlock", last, last)
    return end, CatchClause(at, end, found, body)


def trap_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """trap_statement: `trap` [ type ] block"""
    here = over_lines(text, end)
    node: AttributeBase | None = None
    last = end
    if text[here] == "[":
        here, node = types.type_constraint(text, here)
        if isinstance(node, Attribute):
            here, node = end, None
        else:
            last = here
    scope, text.scope = text.scope, None
    here, body = statement_block(text, here)
    text.scope = scope
    if body is None:
        raise lacking(text, "MissingTrapStatement", last, last)
    return here, TrapStatement(start, here, node, body)  # type: ignore[arg-type]


def data_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """data_statement: `data` [ name ] [ `-SupportedCommand` argument { `,` argument } ] block"""
    here = over_lines(text, end)
    match = identifier(text, here)
    name: str | None = None
    last = end
    if match is not None:
        name = match[0]
        last = match.end()
        here = over_lines(text, last)
    allowed: list[Expression] = []
    match = commands.parameter_name(text, here)
    if match is not None:
        last = here = match.end()
        if not "supportedcommand".startswith(match[1].lower()):
            raise wrong(text, "InvalidParameterForDataSectionStatement", match.start(), here, match[1])
        while True:
            here, node = commands.single_argument(text, over_lines(text, here))
            if node is None:
                raise lacking(text, "MissingValueForSupportedCommandInDataSectionStatement", last, last)
            allowed.append(node)
            last = node.end
            if text[here] != ",":
                break
            last = here = here + 1
    here, body = statement_block(text, here)
    if body is None:
        raise lacking(text, "MissingStatementBlockForDataSection", last, last)
    section = DataStatement(start, here, name, allowed, body)
    restricted.data_section(text, section)
    return here, section


def flow_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """flow_statement: ( `return` | `throw` | `exit` ) [ pipeline ]"""
    here, node = commands.pipeline_chain(text, end)
    flow = _FLOW[word](start, end if node is None else node.end, node)
    if word == "return" and text.scope is not None:
        checks.leaving(text, flow, None, False)
    return here, flow


_FLOW = {"return": ReturnStatement, "throw": ThrowStatement, "exit": ExitStatement}


def leave_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """leave_statement: ( `break` | `continue` ) [ label ]"""
    here, node = operands.label_or_key(text, end)
    rule = BreakStatement if word == "break" else ContinueStatement
    leave = rule(start, end if node is None else node.end, node)
    if text.scope is not None:
        checks.leaving(text, leave, node, True)
    return here, leave


def block_statement(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """block_statement: ( `parallel` | `sequence` ) block, in a workflow only"""
    here, body = statement_block(text, end)
    if body is None:
        raise lacking(text, "MissingStatementAfterKeyword", end, end, text[at:end])
    node = BlockStatement(start, here, word, body)
    if not text.workflow:
        checks.doubt(text, node, "UnexpectedKeyword", at, end, text[at:end])
    return here, node


def reserved(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    raise wrong(text, "ReservedKeywordNotAllowed", at, end, word)


def misplaced_using(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    node = definitions.using_statement(text, at, end)[1]
    raise wrong(text, "UsingMustBeAtStartOfScript", node.start, node.end)


def function_definition(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    return definitions.function_definition(text, at, end, word, label, start)


def class_definition(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    return definitions.class_definition(text, at, end, word, label, start)


def enum_definition(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    return definitions.enum_definition(text, at, end, word, label, start)


LOOPS: dict[str, Keyword] = {
    "foreach": foreach_statement,
    "for": for_statement,
    "while": while_statement,
    "do": do_statement,
    "switch": switch_statement,
}
KEYWORDS: dict[str, Keyword] = {
    "if": if_statement,
    **dict.fromkeys(LOOPS, _loop),
    "try": try_statement,
    "trap": trap_statement,
    "data": data_statement,
    "return": flow_statement,
    "throw": flow_statement,
    "exit": flow_statement,
    "break": leave_statement,
    "continue": leave_statement,
    "function": function_definition,
    "filter": function_definition,
    "workflow": function_definition,
    "class": class_definition,
    "enum": enum_definition,
    "parallel": block_statement,
    "sequence": block_statement,
    "from": reserved,
    "define": reserved,
    "var": reserved,
    "using": misplaced_using,
}
_WITHOUT_ATTRIBUTES = frozenset(KEYWORDS) - {"class", "enum"} | {"inlinescript"}
ALL_KEYWORDS = frozenset(KEYWORDS) | words(
    "elseif else in until catch finally begin process end dynamicparam clean param inlinescript configuration public private static "
    "interface namespace module type assembly command hidden base default"
)
