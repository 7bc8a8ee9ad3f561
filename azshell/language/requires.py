"""`#requires` comments: found after a script has been read, and checked as PowerShell checks them."""

from __future__ import annotations

import re

from azshell.errors import ParseError
from azshell.language import commands
from azshell.language.checks import constant
from azshell.language.faults import wrong
from azshell.language.lexical import Script, script
from azshell.language.nodes import (
    ArrayLiteral,
    Command,
    CommandParameter,
    ConstantExpression,
    ExpandableStringExpression,
    Expression,
    Hashtable,
    ScriptBlock,
    StringConstantExpression,
    walk,
)

_mark = re.compile(r"#([rR][eE][qQ][uU][iI][rR][eE][sS][^\r\n\0]*)")
_version = re.compile(r"\d+(?:\.\d+){0,3}")
_PARAMETERS = ("shellid", "pssnapin", "psedition", "version", "assembly", "modules")
_EDITIONS = ("core", "desktop")


def requirements(text: Script, tree: ScriptBlock) -> list[str]:
    """What stands after each `#requires`; raises ParseError when it is not in order."""
    found: list[str] = []
    covered: list[tuple[int, int]] | None = None
    for match in _mark.finditer(text):
        at = match.start()
        line = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        if "#" in text[line:at] or text.rfind("<#", 0, at) > text.rfind("#>", 0, at):
            continue
        if covered is None:
            strings = (StringConstantExpression, ExpandableStringExpression)
            covered = [(node.start, node.end) for node in walk(tree) if isinstance(node, strings)]
        if any(start < at < end for start, end in covered):
            continue
        _check(text, match[1], at + 1)
        found.append(match[1][8:].strip())
    return found


def _check(text: Script, words: str, start: int) -> None:
    copy = script(words, text.source)
    try:
        _, node = commands.command(copy, 0)
        if node is not None:
            _parameters(copy, node)
    except ParseError as error:
        error.extent.start += start
        error.extent.end += start
        raise


def _parameters(text: Script, node: Command) -> None:
    name = node.elements[0]
    if not isinstance(name, StringConstantExpression) or str(name.value).lower() != "requires":
        raise wrong(text, "ScriptRequiresInvalidFormat", node.start, node.end)
    seen: dict[str, object] = {}
    elements = iter(node.elements[1:])
    for element in elements:
        if not isinstance(element, CommandParameter):
            raise wrong(text, "ScriptRequiresInvalidFormat", element.start, element.end)
        argument = element.argument or next(elements, None)
        given = element.name.lower()
        if "runasadministrator".startswith(given):
            if argument is not None:
                raise wrong(text, "ParameterCannotHaveArgument", element.start, element.end, element.name)
            continue
        if argument is None:
            raise wrong(text, "ParameterRequiresArgument", element.start, element.end, element.name)
        if not isinstance(argument, Expression) or not _constant(argument):
            raise wrong(text, "RequiresArgumentMustBeConstant", argument.start, argument.end)
        full = next((full for full in _PARAMETERS if full.startswith(given)), None)
        if full is None:
            raise wrong(text, "ScriptRequiresInvalidFormat", element.start, element.end)
        value: object = argument.value if isinstance(argument, ConstantExpression) else None
        if full in seen and full not in ("assembly", "modules") and (full != "version" or seen[full] != value):
            raise wrong(text, "ParameterAlreadyBound", element.start, element.end, "", full)
        seen[full] = value
        _argument(text, full, argument)


def _constant(node: Expression) -> bool:
    if isinstance(node, Hashtable):
        from azshell.language.checks import pure_expression

        values = [pure_expression(value) for _, value in node.pairs]
        return all(value is not None and _constant(value) for value in values)
    if isinstance(node, ArrayLiteral):
        return all(_constant(element) for element in node.elements)
    return constant(node, True)


def _argument(text: Script, parameter: str, node: Expression) -> None:
    if parameter == "version":
        written = node.value if isinstance(node, StringConstantExpression) else text[node.start : node.end]
        if not _version.fullmatch(str(written)):
            raise wrong(text, "RequiresVersionInvalid", node.start, node.end)
    elif parameter != "modules":
        items = node.elements if isinstance(node, ArrayLiteral) and parameter in ("psedition", "assembly") else [node]
        for item in items:
            if not isinstance(item, StringConstantExpression):
                raise wrong(text, "RequiresInvalidStringArgument", node.start, node.end, parameter)
            if parameter == "psedition" and str(item.value).lower() not in _EDITIONS:
                raise wrong(text, "RequiresPSEditionInvalid", node.start, node.end, parameter)
