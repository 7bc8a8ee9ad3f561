"""Pipelines and commands: elements, arguments, parameters, redirections."""

from __future__ import annotations

from azshell.language import checks, expressions, operands, statements, strings, tokens
from azshell.language.elements import production, terminal
from azshell.language.faults import deeper, lacking, wrong
from azshell.language.lexical import (
    BLANK,
    BREAK,
    BREAKS,
    DASH,
    DASHES,
    DOUBLE,
    DOUBLE_QUOTES,
    QUOTES,
    SINGLE,
    SINGLE_QUOTES,
    SKIPPED,
    Script,
    number,
    number_value,
    over_blanks,
    over_lines,
    pipe_ahead,
)
from azshell.language.nodes import (
    ArrayLiteral,
    AssignmentStatement,
    Command,
    CommandBase,
    CommandExpression,
    CommandParameter,
    ConstantExpression,
    ExpandableStringExpression,
    Expression,
    FileRedirection,
    MergingRedirection,
    Pipeline,
    PipelineChain,
    Redirection,
    Statement,
    StringConstantExpression,
    VariableExpression,
)

_assignment = terminal("assignment operator", rf"=|[{DASH}+*/%]=|\?\?=")
_redirection = terminal("redirection", r"(?:([1-6])>(?:&([12])|>)?|(\*)>(?:&(1)|>)?|>>?)")
parameter_name = terminal(
    "parameter",
    rf"[{DASH}]([^\W\d][^\0\r\n{{}}();,|&.\[:{BLANK}{SINGLE}{DOUBLE}]*+|\?[^\0\r\n{{}}();,|&.\[:{BLANK}{SINGLE}{DOUBLE}]*+)(:?)",
)
_word = terminal("plain argument", rf"[A-Za-z_][^{BREAK}`${SINGLE}{DOUBLE}]*+(?=[{BREAK}])")
_verbatim = terminal(
    "rest of the line", rf"[{BLANK}]*((?:[^\r\n\0|&{DOUBLE}]+|&(?!&)|[{DOUBLE}][^\r\n\0{DOUBLE}]*[{DOUBLE}]?)*+)", late=True
)

STREAMS = {"*": "all", "1": "output", "2": "error", "3": "warning", "4": "verbose", "5": "debug", "6": "information"}
_DASHED = {"-=": "-=", "+=": "+=", "*=": "*=", "/=": "/=", "%=": "%=", "=": "=", "??=": "??="}
_PIPELINE_ENDS = frozenset(";\r\n)}\0")
_ARGUMENT_ENDS = frozenset("|});\0\r\n&")
_PRIMARY_STARTS = frozenset("({@") | SINGLE_QUOTES | DOUBLE_QUOTES


@production
def pipeline_chain(text: Script, at: int) -> tuple[int, Statement | None]:
    """pipeline_chain: assignment | pipeline { ( `&&` | `||` ) pipeline } [ `&` ]; assignment: expression operator statement"""
    at = over_blanks(text, at)
    first: Expression | None = None
    if text[at] in operands.PRIMARY or text[at] in expressions.PREFIXES:
        here, first = expressions.expression(text, at)
        if first is not None:
            at = here
            match = _assignment(text, at)
            if match is not None:
                end = match.end()
                return _assigned(text, first, end, match[0])
    at, node = _pipeline(text, at, first)
    if node is None:
        return at, None
    if text[at] not in "&|":
        return at, node
    return _chain(text, at, node)


def _assigned(text: Script, left: Expression, end: int, operator: str) -> tuple[int, Statement]:
    deeper(text, left.start)
    here = over_lines(text, end)
    here, right = statements.statement(text, here)
    if right is None:
        tokens.unreadable(text, here)
        raise lacking(text, "ExpectedValueExpression", end, end, operator)
    text.depth -= 1
    node = AssignmentStatement(left.start, right.end, left, _DASHED.get(operator, "-="), right)
    if type(left) is not VariableExpression:
        checks.assigned(text, node)
    return here, node


def _chain(text: Script, at: int, node: Pipeline) -> tuple[int, Statement]:
    chain: Statement = node
    while True:
        operator = text[at : at + 2]
        if operator != "&&" and operator != "||":
            if text[at] != "&":
                return at, chain
            end = over_blanks(text, at + 1)
            if text[end : end + 2] in ("&&", "||"):
                raise wrong(text, "BackgroundOperatorInPipelineChain", end, end + 2)
            chain.background = True  # type: ignore[attr-defined]
            return end, chain
        here = over_lines(text, at + 2)
        if here >= text.size:
            raise lacking(text, "EmptyPipelineChainElement", at + 2, at + 2)
        behind, right = _pipeline(text, here, None)
        if right is None:
            raise wrong(text, "EmptyPipelineChainElement", at, tokens.token_end(text, here))
        chain = PipelineChain(chain.start, right.end, chain, right, operator)
        at = behind


def _pipeline(text: Script, at: int, first: Expression | None) -> tuple[int, Pipeline | None]:
    """pipeline: element { `|` element }; element: expression { redirection } | command

    A pipe may also open the next line.
    """
    elements: list[CommandBase] = []
    pipe = -1
    node = first
    while True:
        if node is None and (text[at] in operands.PRIMARY or text[at] in expressions.PREFIXES) and first is None:
            here, node = expressions.expression(text, at)
            if node is not None:
                at = here
        if node is not None:
            if elements:
                raise wrong(text, "ExpressionsMustBeFirstInPipeline", node.start, node.end)
            redirections: list[Redirection] | None = None
            end = node.end
            if text[at] in _REDIRECTS and (_redirection(text, at) or (text[at] == "<" and text[at + 1] != "#")):
                redirections = []
                while text[at] in _REDIRECTS and (_redirection(text, at) or (text[at] == "<" and text[at + 1] != "#")):
                    at = redirection(text, at, redirections)[0]
                    end = redirections[-1].end
                    at = over_blanks(text, at)
            element: CommandBase | None = CommandExpression(node.start, end, node, redirections)
        else:
            at, element = command(text, at)
        if element is not None:
            elements.append(element)
        elif elements or (text[at] == "|" and text[at + 1] != "|"):
            start = pipe if pipe >= 0 else at
            raise lacking(text, "EmptyPipeElement", start, start if pipe >= 0 else at + 1)
        node = first = None
        char = text[at]
        if (char == "\n" or char == "\r") and (match := pipe_ahead(text, at)) is not None:
            at = match.end()
            char = "|"
        if char in _PIPELINE_ENDS:
            break
        if char == "|":
            if text[at + 1] == "|":
                break
            pipe = at + 1
            at = over_lines(text, pipe)
            if at >= text.size:
                raise lacking(text, "EmptyPipeElement", pipe, pipe)
            continue
        if char == "&":
            break
        tokens.unexpected(text, at)
    if not elements:
        return at, None
    return at, Pipeline(elements[0].start, elements[-1].end, elements)


_REDIRECTS = frozenset("><123456*")


@production
def redirection(text: Script, at: int, found: list[Redirection]) -> tuple[int, Redirection | None]:
    """redirection: [ stream ] ( `>` | `>>` ) argument | stream `>&` ( `1` | `2` ) | `<` argument"""
    match = _redirection(text, at)
    end = match.end() if match is not None else at + 1
    if match is not None and (match[2] or match[4]):
        source = STREAMS[match[1] or match[3]]
        target = match[2] or match[4]
        if target != "1" or source == "output":
            raise wrong(text, "RedirectionNotSupported", at, end, match[0])
        node: Redirection = MergingRedirection(at, end, source, "output")
    else:
        here = over_blanks(text, end)
        here, location = single_argument(text, here)
        if location is None:
            raise wrong(text, "MissingFileSpecification", end, end)
        if match is None:
            raise wrong(text, "RedirectionNotSupported", at, end, "<")
        source = STREAMS[match[1] or match[3] or "1"]
        node = FileRedirection(at, location.end, source, location, match[0].endswith(">>"))
        end = here
    for other in found:
        if other.from_stream == source:  # type: ignore[attr-defined]
            raise wrong(text, "StreamAlreadyRedirected", node.start, node.end, _STREAM_WORDS[source])
    found.append(node)
    return end, node


_STREAM_WORDS = {name: f"{name} stream" for name in STREAMS.values()} | {"all": "* stream"}


@production
def command(text: Script, at: int) -> tuple[int, Command | None]:
    """command: [ `&` | `.` ] name { argument | parameter | redirection | `--` | `--%` rest of the line }"""
    start = at
    char = text[at]
    operator = ""
    if char == "&" and text[at + 1] != "&":
        operator = "&"
    elif char == "." and (text[at + 1] in BREAKS or text[at + 1] in "$\"'"):
        operator = "."
    elif char in _ARGUMENT_ENDS:
        return at, None
    elements: list[Expression | CommandParameter] = []
    redirections: list[Redirection] | None = None
    end = at
    naming = True
    dashes = False
    if operator:
        at += 1
        at = over_blanks(text, at)
    while True:
        match = _word(text, at)
        if match is not None:
            end = match.end()
            node: Expression | None = StringConstantExpression(at, end, match[0])
            at = end
            if text.workflow and naming and not operator and match[0].lower() == "inlinescript":
                elements.append(node)  # type: ignore[arg-type]
                here = over_lines(text, at)
                if text[here] != "{":
                    raise lacking(text, "MissingStatementAfterKeyword", at, at, match[0])
                at, node = operands.script_block_expression(text, here)
                end = node.end
            elif not naming:
                at = over_blanks(text, at)
                if text[at] == ",":
                    at, node = argument_list(text, at, node)  # type: ignore[arg-type]
                    end = node.end
            elements.append(node)  # type: ignore[arg-type]
        else:
            char = text[at]
            if char in _ARGUMENT_ENDS:
                break
            if char in DASHES and (match := parameter_name(text, at)) is not None and (match[2] or text[match.end()] not in QUOTES):
                if naming or dashes:
                    end = match.end()
                    elements.append(StringConstantExpression(at, end, match[0]))
                    at = end
                else:
                    at, parameter = command_parameter(text, at)
                    end = parameter.end
                    elements.append(parameter)
            elif char in _REDIRECTS and (char != "*" or text[at + 1] == ">") and (match := _redirection(text, at)) is not None:
                if naming:
                    end = match.end()
                    elements.append(StringConstantExpression(at, end, match[0]))
                    at = end
                else:
                    if redirections is None:
                        redirections = []
                    at = redirection(text, at, redirections)[0]
                    end = redirections[-1].end
            elif char == ",":
                raise wrong(text, "MissingArgument", at, at + 1)
            elif char in DASHES and text[at + 1] in DASHES and text[at + 2] in BREAKS:
                end = at + 2
                elements.append(StringConstantExpression(at, end, text[at:end]) if dashes else CommandParameter(at, end, "-"))
                dashes = True
                at = end
            elif char == "<":
                if text[at + 1] == "#":
                    tokens.unreadable(text, at)
                if naming:
                    elements.append(StringConstantExpression(at, at + 1, "<"))
                    end = at = at + 1
                else:
                    redirection(text, at, redirections or [])
            else:
                here = at
                at, node = argument(text, at, naming and not operator) if naming else argument_or_list(text, at)
                if node is None:
                    at = here
                    break
                end = node.end
                elements.append(node)
                if type(node) is StringConstantExpression and node.value == "--%":
                    match = _verbatim(text, end)
                    assert match is not None
                    at = end = match.end()
                    elements.append(StringConstantExpression(match.start(1), at, match[1]))
                    break
        naming = False
        if text[at] in SKIPPED:
            here = at
            at = over_blanks(text, at)
            if at == here:
                tokens.unreadable(text, at)
    if not elements:
        if operator:
            raise wrong(text, "MissingExpression", start, start + 1, operator)
        return at, None
    return at, Command(start, end, elements, redirections, operator)


@production
def command_parameter(text: Script, at: int) -> tuple[int, CommandParameter]:
    """command_parameter: dash name [ `:` argument ]"""
    match = parameter_name(text, at)
    assert match is not None
    end = match.end()
    if not match[2]:
        return end, CommandParameter(at, end, match[1])
    here = over_blanks(text, end)
    if text[here] == ",":
        return here, CommandParameter(at, end, match[1])
    here, node = argument_or_list(text, here)
    if node is None:
        tokens.unreadable(text, here)
        raise wrong(text, "ParameterRequiresArgument", end, end, match[0])
    if type(node) is VariableExpression and node.splatted:
        checks.splatted(text, node)
    return here, CommandParameter(at, node.end, match[1], node)


def parameter_end(text: Script, at: int) -> int:
    """Where a parameter's name ends, its colon included."""
    match = parameter_name(text, at)
    return match.end() if match is not None else at + 1


def argument_or_list(text: Script, at: int) -> tuple[int, Expression | None]:
    """An argument, or several with commas between; blanks behind are passed over."""
    at, node = argument(text, at)
    if node is None:
        return at, None
    at = over_blanks(text, at)
    if text[at] == ",":
        return argument_list(text, at, node)
    return at, node


@production
def argument_list(text: Script, at: int, first: Expression) -> tuple[int, Expression]:
    """argument_list: argument `,` argument { `,` argument }; `first` has been read, `at` is the comma"""
    found = [first]
    while text[at] == ",":
        comma = at + 1
        at = over_lines(text, comma)
        at, node = argument(text, at, listed=True)
        if node is None:
            tokens.unreadable(text, at)
            raise lacking(text, "MissingExpression", comma, comma, ",")
        found.append(node)
        at = over_blanks(text, at)
    for node in found:
        if type(node) is VariableExpression and node.splatted:
            checks.splatted(text, node, listed=True)
    return at, ArrayLiteral(first.start, found[-1].end, found)


def single_argument(text: Script, at: int) -> tuple[int, Expression | None]:
    """One argument, without commas: a file's name, a switch's condition; blanks behind are passed over."""
    at = over_blanks(text, at)
    if text[at] == ",":
        return at, None
    at, node = argument(text, at, listed=True, alone=True)
    if node is not None and text[at] in SKIPPED:
        at = over_blanks(text, at)
    return at, node


@production
def argument(text: Script, at: int, name: bool = False, listed: bool = False, alone: bool = False) -> tuple[int, Expression | None]:
    """argument: primary | number | bare word

    `name`: a command's name, in which `$` stands for itself. `listed`: a dash begins a word here, no parameter.
    `alone`: not a command's own argument, so that `@x` is out of place.
    """
    match = _word(text, at)
    if match is not None:
        end = match.end()
        return end, StringConstantExpression(at, end, match[0])
    char = text[at]
    node: Expression | None
    if char == "$":
        end, node = variable_or_word(text, at)
        if type(node) is StringConstantExpression or type(node) is ExpandableStringExpression:
            return end, _as_name(text, node) if name else node
    elif char in _PRIMARY_STARTS:
        if char == "@" and (text[at + 1].isalnum() or text[at + 1] in "_?:^$"):
            end, node = variable_or_word(text, at)
            if type(node) is StringConstantExpression or type(node) is ExpandableStringExpression:
                return end, node
            if type(node) is VariableExpression and (alone or text[end] in ".["):
                checks.splatted(text, node)
        else:
            end, node = operands.PRIMARY[char](text, at)
    elif (char.isdigit() and char.isascii()) or (char == "." and text[at + 1].isdigit()):
        if listed and char in "123456" and text[at + 1] == ">":
            return at, None
        match = number(text, at)
        value = number_value(match) if match is not None and text[match.end()] in BREAKS else None
        if value is None:
            return _bare(text, at, name)
        assert match is not None
        end = match.end()
        node = ConstantExpression(at, end, value[0], value[1], match[0])
    elif char in _ARGUMENT_ENDS or char == ",":
        return at, None
    elif char == "]":
        return at + 1, StringConstantExpression(at, at + 1, "]")
    elif char == "<" or char == ">" or (char == "*" and text[at + 1] == ">"):
        if char == "<" and text[at + 1] == "#":
            tokens.unreadable(text, at)
        return at, None
    elif char in DASHES and listed:
        if text[at + 1] in DASHES and text[at + 2] in BREAKS:
            return at, None
        match = parameter_name(text, at)
        if match is not None and (match[2] or text[match.end()] not in QUOTES):
            end = match.end()
            return end, StringConstantExpression(at, end, match[0])
        return _bare(text, at, name)
    elif char == "." and (text[at + 1] in BREAKS or text[at + 1] in "$\"'"):
        return at + 1, StringConstantExpression(at, at + 1, ".")
    else:
        return _bare(text, at, name)
    if node is not None and text[end] in operands.FOLLOWS:
        return operands.postfixes(text, end, node, command=True)
    return end, node


def _bare(text: Script, at: int, name: bool) -> tuple[int, Expression]:
    if text[at] == "`" and at + 1 >= text.size:
        tokens.unreadable(text, at)
    end, node = strings.generic_word(text, at)
    return end, _as_name(text, node) if name else node


def _as_name(text: Script, node: Expression) -> Expression:
    if type(node) is not ExpandableStringExpression:
        return node
    value = "".join(part if isinstance(part, str) else text[part.start : part.end] for part in node.parts)
    return StringConstantExpression(node.start, node.end, value)


def variable_or_word(text: Script, at: int) -> tuple[int, Expression]:
    """A variable, unless more of a word follows: `$x` but `$x-y`."""
    char = text[at + 1]
    if char == "(" and text[at] == "$":
        return operands.sub_expression(text, at)
    if char == "{" and text[at] == "$":
        end, node = strings.variable(text, at)
        if text[end] in BREAKS or text[end] in ".[":
            return end, node
        return strings.generic_word(text, at)
    match = strings.variable_name(text, at + 1)
    if match is None:
        return strings.generic_word(text, at)
    end = match.end()
    behind = text[end]
    if behind in BREAKS or (char not in "$?^" and (behind in ".[=" or behind == ":")):
        return strings.variable(text, at)
    return strings.generic_word(text, at)
