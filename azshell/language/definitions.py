"""Script blocks, functions, parameters, classes, enumerations and `using`."""

from __future__ import annotations

import re

from azshell.language import checks, class_checks, commands, expressions, operands, statements, strings, tokens, types
from azshell.language.elements import production, terminal
from azshell.language.faults import deeper, lacking, wrong
from azshell.language.lexical import BREAK, DASHES, QUOTES, SKIPPED_LINES, Script, identifier, over_blanks, over_lines, separators, words
from azshell.language.nodes import (
    Attribute,
    AttributeBase,
    BaseCtorInvokeMemberExpression,
    ExpandableStringExpression,
    Expression,
    FunctionDefinition,
    FunctionMember,
    Hashtable,
    Member,
    NamedBlock,
    ParamBlock,
    Parameter,
    PropertyMember,
    ScriptBlock,
    Statement,
    StringConstantExpression,
    TypeConstraint,
    TypeDefinition,
    UsingStatement,
    VariableExpression,
)

_param = terminal("param", rf"(?:[pP][aA][rR][aA][mM])(?=[{BREAK}])")
_block_name = terminal(
    "block name", rf"([bB]egin|[pP]rocess|[eE]nd|[dD]ynamic[pP]aram|[cC]lean|BEGIN|PROCESS|END|[A-Za-z]{{3,12}})(?=[{BREAK}])"
)
_namespace = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_BLOCKS = frozenset(("begin", "process", "end", "dynamicparam", "clean"))
_class_word = terminal("word in a class", r"[^\W\d]\w*+", late=True)


@production
def script(text: Script, at: int = 0) -> tuple[int, ScriptBlock]:
    """script: { using_statement } [ param_block ] ( statement_list | named_blocks )"""
    usings: list[UsingStatement] = []
    at = over_lines(text, at)
    while (match := statements.keyword(text, at)) is not None and match[1].lower() == "using":
        at, node = using_statement(text, at, match.end())
        usings.append(node)
        at = separators(text, at).end()
    end, block = _body(text, at, -1)
    block.using_statements = usings
    if block.end_block is not None:
        class_checks.same_names(text, block.end_block.statements)
    return end, block


@production
def script_block(text: Script, at: int, is_filter: bool = False) -> tuple[int, ScriptBlock]:
    """script_block: `{` [ param_block ] ( statement_list | named_blocks ) `}`"""
    return _body(text, at + 1, at, is_filter)


def _body(text: Script, at: int, brace: int, is_filter: bool = False) -> tuple[int, ScriptBlock]:
    """What a script and a block in braces hold; `brace` is the opening brace's place, -1 for a script."""
    scope, text.scope = text.scope, None
    at, param = param_block(text, at)
    here = separators(text, at).end() if text[at] in _SEPARATORS else at
    start = 0 if brace < 0 else brace
    match = _block_name(text, here)
    if match is not None and match[1].lower() in _BLOCKS:
        end, block = _named_blocks(text, here, brace, param)
    else:
        end, found, traps = statements.statement_list(text, here)
        first, last = statements.span(found, traps, here)
        kind = "process" if is_filter else "end"
        body = NamedBlock(first, last, kind, found, traps, True)
        block = ScriptBlock(start, end, None, None, None, param)
        if is_filter:
            block.process_block = body
        else:
            block.end_block = body
    if brace < 0:
        if end < text.size:
            tokens.unexpected(text, end)
        block.end = text.size
        return end, block
    if text[end] != "}":
        tokens.unreadable(text, end)
        raise lacking(text, "MissingEndCurlyBrace", brace, brace + 1, seen=tokens.token_end(text, end))
    text.scope = scope
    block.end = end + 1
    return end + 1, block


_SEPARATORS = SKIPPED_LINES | frozenset(";")
_KINDS = {
    "begin": "begin_block",
    "process": "process_block",
    "end": "end_block",
    "dynamicparam": "dynamic_param_block",
    "clean": "clean_block",
}


def _named_blocks(text: Script, at: int, brace: int, param: ParamBlock | None) -> tuple[int, ScriptBlock]:
    """named_blocks: { ( `dynamicparam` | `begin` | `process` | `end` | `clean` ) block }"""
    block = ScriptBlock(0 if brace < 0 else brace, at, None, None, None, param)
    while True:
        match = _block_name(text, at)
        word = match[1].lower() if match is not None else ""
        if match is None or word not in _BLOCKS:
            if text[at] == "}" or at >= text.size:
                return at, block
            tokens.unreadable(text, at)
            end = tokens.token_end(text, at)
            raise wrong(text, "MissingNamedBlocks", at, end, text[at:end])
        end = match.end()
        here, body = statements.statement_block(text, end)
        if body is None:
            raise lacking(text, "MissingNamedStatementBlock", end, end, word)
        if getattr(block, _KINDS[word]) is not None:
            raise wrong(text, "DuplicateScriptCommandClause", at, here, word)
        setattr(block, _KINDS[word], NamedBlock(at, here, word, body.statements, body.traps))
        at = separators(text, here).end()


@production
def param_block(text: Script, at: int) -> tuple[int, ParamBlock | None]:
    """param_block: { attribute } `param` `(` [ parameter { `,` parameter } ] `)`"""
    here = over_lines(text, at)
    start = here
    found: list[AttributeBase] = []
    char = text[here]
    if char == "[":
        match = types.simple_type(text, here)
        if match is not None and text[match.end()] in ":$.@('\"":
            return at, None
        here, found = types.attributes(text, here)
        char = text[here]
    if (char != "p" and char != "P") or (match := _param(text, here)) is None:
        return at, None
    word = here
    here = over_lines(text, match.end())
    if text[here] != "(":
        return at, None
    end, parameters = parameter_list(text, here)
    attributes: list[Attribute] = []
    for node in found:
        if isinstance(node, TypeConstraint):
            raise wrong(text, "TypeNotAllowedBeforeParam", node.start, node.end, node.type_name.text)
        attributes.append(node)  # type: ignore[arg-type]
    return end, ParamBlock(start if found else word, end, attributes, parameters)


@production
def parameter_list(text: Script, at: int) -> tuple[int, list[Parameter]]:
    """parameter_list: `(` [ parameter { `,` parameter } ] `)`"""
    end, found = operands.in_parentheses(text, at, parameter, "MissingEndParenthesisInFunctionParameterList")
    if found:
        checks.parameters(text, found)
    return end, found


@production
def parameter(text: Script, at: int) -> tuple[int, Parameter | None]:
    """parameter: { attribute | type_constraint } variable [ `=` expression ]"""
    here, found = types.attributes(text, at)
    char = text[here + 1] if text[here] in "$@" else ""
    if not char or not (char.isalnum() or char in "_{?:^$") or (char == "{" and text[here] == "@"):
        if found:
            last = found[-1].end
            tokens.unreadable(text, here)
            raise lacking(text, "InvalidFunctionParameter", last, last)
        return here, None
    end, name = strings.variable(text, here)
    if not isinstance(name, VariableExpression):
        name = VariableExpression(name.start, name.end, "using:" + name.sub_expression.path)  # type: ignore[attr-defined]
    default: Expression | None = None
    here = over_lines(text, end)
    if text[here] == "=":
        equals = here + 1
        here, default = expressions.expression(text, over_lines(text, equals))
        if default is None:
            tokens.unreadable(text, here)
            raise lacking(text, "MissingExpressionAfterToken", equals, equals, "=")
        end = default.end
    return here, Parameter(found[0].start if found else name.start, end, found, name, default)  # type: ignore[arg-type]


def function_definition(text: Script, at: int, end: int, word: str, label: str | None, start: int) -> tuple[int, Statement]:
    """function_definition: ( `function` | `filter` | `workflow` ) name [ parameter_list ] script_block"""
    here = over_lines(text, end)
    behind, name = _function_name(text, here)
    if not name:
        tokens.unreadable(text, here)
        raise lacking(text, "MissingNameAfterKeyword", end, end, text[at:end])
    parameters: list[Parameter] | None = None
    last = behind
    here = over_lines(text, behind)
    if text[here] == "(":
        last, parameters = parameter_list(text, here)
        here = over_lines(text, last)
    if text[here] != "{":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingFunctionBody", last, last)
    deeper(text, here)
    parameters = parameters or None
    workflow, text.workflow = text.workflow, word == "workflow"
    end, body = script_block(text, here, word == "filter")
    text.workflow = workflow
    text.depth -= 1
    definition = FunctionDefinition(start, end, name, parameters, body, word == "filter", word == "workflow")
    if parameters is not None and body.param_block is not None:
        checks.doubt(text, definition, "OnlyOneParameterListAllowed", body.param_block.start, body.param_block.end)
    return end, definition


def _function_name(text: Script, at: int) -> tuple[int, str]:
    """A function's name, any word; empty where there is none."""
    char = text[at]
    if char in "|({})\0;<>&" or char in QUOTES:
        return at, ""
    if char == "@" and (text[at + 1] in "({" or text[at + 1] in QUOTES):
        return at, ""
    if char == "$" or char == "@":
        end, node = commands.variable_or_word(text, at)
        return end, text[at:end] if isinstance(node, (StringConstantExpression, ExpandableStringExpression)) else ""
    end = tokens.token_end(text, at)
    name = text[at:end]
    if char in DASHES or char in ",]" or name.isalnum():
        return end, name
    _, node = strings.generic_word(text, at)
    return end, str(node.value) if isinstance(node, StringConstantExpression) else name


def class_definition(
    text: Script, at: int, end: int, word: str, label: str | None, start: int, found: list[AttributeBase] | None = None
) -> tuple[int, TypeDefinition]:
    """class_definition: `class` name [ `:` type_name { `,` type_name } ] `{` { member } `}`"""
    here = over_lines(text, end)
    match = identifier(text, here)
    if match is None:
        tokens.unreadable(text, here)
        raise lacking(text, "MissingNameAfterKeyword", end, end, text[at:end])
    name = match[0]
    last = match.end()
    bases: list[TypeConstraint] = []
    here = over_lines(text, last)
    if text[here] == ":" and text[here + 1] != ":":
        before = here + 1
        while True:
            behind, base = types.type_name(text, over_lines(text, before), assembly=False)
            if base is None:
                tokens.unreadable(text, behind)
                raise lacking(text, "TypeNameExpected", before, before)
            last = base.end
            bases.append(TypeConstraint(base.start, base.end, base))
            here = over_lines(text, behind)
            if text[here] != ",":
                break
            before = here + 1
    if text[here] != "{":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingTypeBody", last, last, word)
    deeper(text, here)
    brace = here
    here += 1
    members: list[Member] = []
    outside, text.member = text.member, True
    while True:
        here, member = class_member(text, here, name)
        if member is None:
            break
        members.append(member)
    text.member = outside
    here = over_lines(text, here)
    if text[here] != "}":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingEndCurlyBrace", brace + 1, brace + 1, seen=tokens.token_end(text, here))
    text.depth -= 1
    node = TypeDefinition(start, here + 1, name, "class", found or [], bases, members)  # type: ignore[arg-type]
    class_checks.class_members(text, node)
    return here + 1, node


@production
def class_member(text: Script, at: int, class_name: str = "") -> tuple[int, Member | None]:
    """class_member: { attribute | type_constraint | `hidden` | `static` } ( variable [ `=` expression ] | method ) ; terminator"""
    attributes: list[Attribute] = []
    constraint: TypeConstraint | None = None
    words: dict[str, int] = {}
    start = last = -1
    here = at
    while True:
        here = over_lines(text, here)
        if start < 0:
            start = here
        if text[here] == "[":
            here, node = types.type_constraint(text, here)
            last = here
            if isinstance(node, Attribute):
                attributes.append(node)
            elif constraint is not None:
                raise wrong(text, "TooManyTypes", node.start, node.end)
            elif isinstance(node, TypeConstraint):
                constraint = node
            continue
        match = _class_word(text, here)
        word = match[0].lower() if match is not None else ""
        if match is None or word not in ("hidden", "static"):
            break
        if word in words:
            raise wrong(text, "DuplicateQualifier", here, match.end(), match[0])
        words[word] = here
        last = here = match.end()
    static, hidden = "static" in words, "hidden" in words
    if text[here] == "$" and (text[here + 1].isalnum() or text[here + 1] in "_{?:^$"):
        return _property(text, here, start, constraint, attributes, static, hidden)
    if match is None:
        if last >= 0:
            tokens.unreadable(text, here)
            raise lacking(text, "IncompleteMemberDefinition", last, last)
        return here, None
    return _method(text, here, match.end(), start, class_name, constraint, attributes, static, hidden)


def _property(
    text: Script, at: int, start: int, constraint: TypeConstraint | None, attributes: list[Attribute], static: bool, hidden: bool
) -> tuple[int, PropertyMember]:
    end, name = strings.variable(text, at)
    initial: Expression | None = None
    here = over_blanks(text, end)
    if text[here] == "=":
        here, initial = expressions.expression(text, over_lines(text, here + 1))
        if initial is not None:
            end = initial.end
    here, end = _terminator(text, here, end)
    path = getattr(name, "path", "")
    return here, PropertyMember(start, end, path, constraint, attributes, initial, static, hidden)


def _terminator(text: Script, at: int, end: int) -> tuple[int, int]:
    """What ends a property; a semicolon belongs to it."""
    char = text[at]
    if char not in "\r\n;}":
        tokens.unreadable(text, at)
        raise lacking(text, "MissingPropertyTerminator", end, end)
    behind = separators(text, at).end()
    return behind, at + 1 if char == ";" else end


def _method(
    text: Script,
    at: int,
    end: int,
    start: int,
    class_name: str,
    constraint: TypeConstraint | None,
    attributes: list[Attribute],
    static: bool,
    hidden: bool,
) -> tuple[int, FunctionMember]:
    name = text[at:end]
    here = over_blanks(text, end)
    if text[here] != "(":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingMethodParameterList", end, end)
    last, parameters = parameter_list(text, here)
    here = over_lines(text, last)
    is_constructor = name.lower() == class_name.lower()
    base: list[Expression] | None = None
    call: BaseCtorInvokeMemberExpression | None = None
    if is_constructor and not static:
        base = []
        if text[here] == ":" and text[here + 1] != ":":
            colon = here + 1
            here = word = over_lines(text, colon)
            match = _class_word(text, here)
            if match is None or match[0].lower() != "base":
                raise lacking(text, "MissingBaseCtorCall", colon, colon)
            behind = match.end()
            here = over_lines(text, behind)
            if text[here] != "(":
                raise lacking(text, "MissingMethodParameterList", behind, behind)
            here, base = operands.invoke_arguments(text, here)
            member = StringConstantExpression(word, behind, ".ctor")
            call = BaseCtorInvokeMemberExpression(word, here, VariableExpression(word, behind, "this"), member, base)
            here = over_lines(text, here)
    if text[here] != "{":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingFunctionBody", last, last)
    deeper(text, here)
    text.member = False
    end, body = script_block(text, here)
    text.member = True
    text.depth -= 1
    return end, FunctionMember(start, end, name, constraint, attributes, parameters, body, static, hidden, is_constructor, base, call, at)


def enum_definition(
    text: Script, at: int, end: int, word: str, label: str | None, start: int, found: list[AttributeBase] | None = None
) -> tuple[int, TypeDefinition]:
    """enum_definition: `enum` name [ `:` type_name ] `{` { name [ `=` expression ] terminator } `}`"""
    here = over_lines(text, end)
    match = identifier(text, here)
    if match is None:
        tokens.unreadable(text, here)
        raise lacking(text, "MissingNameAfterKeyword", end, end, text[at:end])
    name = match[0]
    last = match.end()
    bases: list[TypeConstraint] = []
    here = over_blanks(text, last)
    if text[here] == ":" and text[here + 1] != ":":
        behind, base = types.type_name(text, over_lines(text, here + 1), assembly=False)
        if base is None:
            raise lacking(text, "TypeNameExpected", here + 1, here + 1)
        if base.text.lower().removeprefix("system.") not in _INTEGERS:
            raise wrong(text, "InvalidUnderlyingType", base.start, base.end, base.text)
        bases.append(TypeConstraint(base.start, base.end, base))
        here = behind
    here = over_lines(text, here)
    if text[here] != "{":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingTypeBody", last, last, word)
    brace = here
    here += 1
    members: list[Member] = []
    while True:
        here = over_lines(text, here)
        match = identifier(text, here)
        if match is None:
            break
        first, end = here, match.end()
        initial: Expression | None = None
        here = over_blanks(text, end)
        if text[here] == "=":
            equals = here + 1
            here, initial = expressions.expression(text, over_blanks(text, equals))
            if initial is None:
                raise wrong(text, "ExpectedValueExpression", equals, equals, "=")
            end = initial.end
        here, end = _terminator(text, here, end)
        members.append(PropertyMember(first, end, match[0], None, [], initial, True))
    if text[here] != "}":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingEndCurlyBrace", brace + 1, brace + 1, seen=tokens.token_end(text, here))
    return here + 1, TypeDefinition(start, here + 1, name, "enum", found or [], bases, members)  # type: ignore[arg-type]


_INTEGERS = words("byte sbyte short ushort int uint long ulong int16 uint16 int32 uint32 int64 uint64")


def using_statement(text: Script, at: int, end: int) -> tuple[int, UsingStatement]:
    """using_statement: `using` ( `namespace` | `module` | `assembly` | `type` | `command` ) argument [ `=` argument ] terminator"""
    here = over_blanks(text, end)
    match = statements.keyword(text, here)
    kind = match[1].lower() if match is not None else ""
    if match is None or kind not in ("namespace", "module", "assembly", "type", "command"):
        raise lacking(text, "MissingUsingStatementDirective", end, end)
    behind = match.end()
    here = over_blanks(text, behind)
    if text[here] in "\0\r\n,;":
        raise lacking(text, "MissingUsingItemName", behind, behind)
    first = here
    here, item = commands.argument_or_list(text, here)
    if item is None:
        end = tokens.token_end(text, first)
        raise wrong(text, "InvalidValueForUsingItemName", first, end, text[first:end])
    if not isinstance(item, StringConstantExpression) and not (kind == "module" and isinstance(item, Hashtable)):
        raise wrong(text, "InvalidValueForUsingItemName", item.start, item.end, text[item.start : item.end])
    specification = item if isinstance(item, Hashtable) else None
    name = item if isinstance(item, StringConstantExpression) else None
    alias: Expression | None = None
    last: Expression = item
    if kind != "assembly" and specification is None:
        if text[here] == "=" and text[here + 1] in " \t\r\n\0":
            equals = here + 1
            here, alias = commands.argument_or_list(text, over_blanks(text, equals))
            if alias is None:
                raise lacking(text, "MissingNamespaceAlias", equals, equals)
            last = alias
            if kind == "module" and isinstance(alias, Hashtable):
                specification, alias = alias, None
            elif not isinstance(alias, StringConstantExpression):
                raise wrong(text, "InvalidValueForUsingItemName", alias.start, alias.end, text[alias.start : alias.end])
        elif kind in ("type", "command"):
            raise lacking(text, "MissingEqualsInUsingAlias", item.end, item.end)
    here = over_blanks(text, here)
    if text[here] not in "\r\n;\0":
        raise lacking(text, "MissingStatementTerminator", here, tokens.token_end(text, here))
    node = UsingStatement(at, last.end, kind, name, alias, specification)  # type: ignore[arg-type]
    if kind in ("type", "command") or alias is not None:
        checks.doubt(text, node, "UsingStatementNotSupported", at, node.end)
    elif name is not None and kind == "namespace" and not _namespace.fullmatch(str(name.value)):
        checks.doubt(text, node, "InvalidNamespaceValue", item.start, item.end)
    elif name is not None and kind == "assembly":
        raise wrong(text, "ErrorLoadingAssembly", item.start, item.end, name.value)
    return here, node
