"""Type names, type literals and attributes: all that stands in square brackets but an index."""

from __future__ import annotations

from azshell.language import checks, expressions, tokens
from azshell.language.elements import filler, production, terminal
from azshell.language.faults import deeper, lacking, wrong
from azshell.language.lexical import BLANK, Script, identifier, over_blanks, over_lines
from azshell.language.nodes import (
    Attribute,
    AttributeBase,
    ConstantExpression,
    Expression,
    NamedAttributeArgument,
    TypeConstraint,
    TypeName,
)

simple_type = terminal("simple type literal", r"\[([^\W\d][\w.]*+)((?:\[\])*)\]")
_name = terminal("type name", r"[^\W\d][\w.`+#\\]*+")
_assembly = filler("assembly name", rf"[^\0\r\n,=\]{BLANK}]*")


@production
def type_constraint(text: Script, at: int) -> tuple[int, AttributeBase]:
    """type_constraint: `[` type_name `]`; attribute: `[` type_name `(` [ arguments ] `)` `]`

    `at` is the bracket's place; what comes back is the place right behind.
    """
    match = simple_type(text, at)
    if match is not None:
        end = match.end()
        ranks = match[2]
        simple = TypeName(at + 1, end - 1, match[1] + ranks, match[1], None, (1,) * (len(ranks) // 2))
        return end, TypeConstraint(at, end, simple)
    known = text.attributes.get(at)
    if known is not None:
        return known  # type: ignore[return-value]
    deeper(text, at)
    end, name = type_name(text, over_lines(text, at + 1))
    if name is None:
        tokens.unreadable(text, end)
        raise lacking(text, "MissingTypename", at + 1, at + 1)
    behind = over_blanks(text, end)
    if text[behind] == "(":
        node: AttributeBase
        end, node = _attribute(text, at, name, behind)
        text.attributes[at] = (end, node)
    else:
        if text[behind] != "]":
            tokens.unreadable(text, behind)
            before = text.size if behind >= text.size else behind - 1
            raise wrong(text, "EndSquareBracketExpectedAtEndOfAttribute", before, before)
        end = behind + 1
        node = TypeConstraint(at, end, name)
    text.depth -= 1
    return end, node


@production
def attributes(text: Script, at: int) -> tuple[int, list[AttributeBase]]:
    """attributes: { attribute | type_constraint }, each on its own line or not"""
    found: list[AttributeBase] = []
    while True:
        at = over_lines(text, at)
        if text[at] != "[":
            return at, found
        at, node = type_constraint(text, at)
        found.append(node)


@production
def attribute_list(text: Script, at: int) -> tuple[int, list[AttributeBase]]:
    """attribute_list: the brackets before an expression; a line may end behind attributes, not behind types"""
    found: list[AttributeBase] = []
    while True:
        at, node = type_constraint(text, at)
        found.append(node)
        behind = over_lines(text, at) if isinstance(node, Attribute) else over_blanks(text, at)
        if text[behind] == "[":
            at = behind
            continue
        if text[behind] in ".:" and behind > at and not text.startswith("<#", at):
            return at, found
        return behind, found


def _attribute(text: Script, at: int, name: TypeName, paren: int) -> tuple[int, Attribute]:
    positional: list[Expression] = []
    named: list[NamedAttributeArgument] = []
    commaless, text.commaless = text.commaless, True
    seen: set[str] = set()
    last = paren + 1
    comma = -1
    here = paren + 1
    while True:
        here = over_lines(text, here)
        word = identifier(text, here)
        if word is not None:
            start, here = here, word.end()
            after = over_blanks(text, here)
            if text[after] == "=":
                here, value = expressions.expression(text, over_lines(text, after + 1))
                if value is None:
                    raise lacking(text, "MissingExpressionInNamedArgument", after + 1, after + 1)
                last = value.end
                omitted = False
            else:
                value = ConstantExpression(here, here, True, "bool", word[0])
                here = after
                omitted = True
            if word[0] in seen:
                raise wrong(text, "DuplicateNamedArgument", start, word.end(), word[0])
            seen.add(word[0])
            named.append(NamedAttributeArgument(start, value.end, word[0], value, omitted))
        else:
            here, value = expressions.expression(text, here)
            if value is not None:
                positional.append(value)
                last = value.end
            elif comma >= 0:
                raise lacking(text, "MissingExpressionAfterToken", comma + 1, comma + 1, ",")
        here = over_lines(text, here)
        if text[here] != ",":
            break
        comma = here
        here += 1
        last = here
    text.commaless = commaless
    if text[here] != ")":
        tokens.unreadable(text, here)
        raise lacking(text, "MissingEndParenthesisInExpression", last, last)
    end = over_lines(text, here + 1)
    if text[end] != "]":
        tokens.unreadable(text, end)
        raise lacking(text, "EndSquareBracketExpectedAtEndOfAttribute", here + 1, here + 1)
    node = Attribute(at, end + 1, name, positional, named)
    if positional or named:
        checks.attribute(text, node)
    return end + 1, node


@production
def type_name(text: Script, at: int, assembly: bool = True, argument: bool = False) -> tuple[int, TypeName | None]:
    """type_name: name [ `[` type_arguments `]` ] { `[` { `,` } `]` } [ `,` assembly_name ]

    `argument` marks a generic argument without brackets of its own: there a comma separates arguments.
    """
    at = over_blanks(text, at)
    match = _name(text, at)
    if match is None:
        return at, None
    start, end = at, match.end()
    found = TypeName(start, end, match[0], match[0])
    here = over_blanks(text, end)
    generic = False
    while text[here] == "[":
        inside = over_lines(text, here + 1) if not generic and not found.ranks else over_blanks(text, here + 1)
        char = text[inside]
        if char == "]" or char == ",":
            end, rank = _rank(text, inside)
            found.ranks += (rank,)
        elif not generic and not found.ranks and (char == "[" or _name(text, inside)):
            deeper(text, here)
            behind, found.arguments = type_arguments(text, inside)
            text.depth -= 1
            if text[behind] != "]":
                before = text.size if behind >= text.size else behind - 1
                raise lacking(text, "EndSquareBracketExpectedAtEndOfAttribute", before, before)
            generic = True
            end = behind + 1
        elif inside >= text.size:
            if generic or found.ranks:
                raise wrong(text, "EndSquareBracketExpectedAtEndOfAttribute", text.size, text.size)
            raise lacking(text, "MissingTypename", here + 1, here + 1)
        else:
            tokens.unreadable(text, inside)
            tokens.unexpected(text, inside)
        here = over_blanks(text, end)
        found.end, found.text = end, _spelled(found)
    if text[here] == "," and not argument and (assembly or generic or found.ranks):
        named = _assembly_name(text, here + 1)
        if named == here + 1 or not text[here + 1 : named].strip():
            raise wrong(text, "MissingAssemblyNameSpecification", here + 1, here + 1)
        end = named
        assembly_name = ", ".join("=".join(side.strip() for side in part.split("=")) for part in text[here + 1 : end].split(","))
        found.text += "," + assembly_name
        if not generic and not found.ranks:
            found.end = end
    return end, found


def _spelled(name: TypeName) -> str:
    """A type's name without blanks, as PowerShell's messages have it."""
    arguments = f"[{','.join(argument.text for argument in name.arguments)}]" if name.arguments else ""
    return name.name + arguments + "".join(f"[{',' * (rank - 1)}]" for rank in name.ranks)


def _rank(text: Script, at: int) -> tuple[int, int]:
    """The dimensions between brackets: the place behind, and how many."""
    first, rank = at, 1
    last = at
    while text[at] == ",":
        rank += 1
        last = at
        at = over_blanks(text, at + 1)
    if rank > 32:
        raise wrong(text, "ArrayHasTooManyDimensions", first, last + 1, rank)
    if text[at] != "]":
        raise wrong(text, "EndSquareBracketExpectedAtEndOfAttribute", last + 1, last + 1)
    return at + 1, rank


@production
def type_arguments(text: Script, at: int) -> tuple[int, list[TypeName]]:
    """type_arguments: type_argument { `,` type_argument }; type_argument: type_name | `[` type_name `]`"""
    found: list[TypeName] = []
    while True:
        if text[at] == "[":
            end, name = type_name(text, at + 1)
            if name is None:
                raise lacking(text, "MissingTypename", end + 1, end + 1)
            end = over_blanks(text, end)
            if text[end] != "]":
                before = text.size if end >= text.size else end - 1
                raise lacking(text, "EndSquareBracketExpectedAtEndOfType", before, before)
            end += 1
        else:
            end, name = type_name(text, at, argument=True)
        found.append(name)  # type: ignore[arg-type]
        at = over_lines(text, end)
        if text[at] != ",":
            return at, found
        comma = at
        at = over_lines(text, at + 1)
        if text[at] != "[" and _name(text, at) is None:
            raise lacking(text, "MissingTypename", comma + 1, comma + 1)


def _assembly_name(text: Script, at: int) -> int:
    """`mscorlib, Version=4.0.0.0, Culture=neutral`: the place behind."""
    while True:
        end = _assembly(text, _over_spaces(text, at)).end()
        at = _over_spaces(text, end)
        if text[at] == "=":
            end = _assembly(text, _over_spaces(text, at + 1)).end()
            at = _over_spaces(text, end)
        if text[at] != ",":
            return at
        at += 1


def _over_spaces(text: Script, at: int) -> int:
    while text[at] in " \t":
        at += 1
    return at
