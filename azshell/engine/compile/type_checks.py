"""What PowerShell looks up before a script with classes runs: the types that the classes' declarations name.

Types named inside method bodies are looked up when the body runs, so that a script can use what is there of .NET's types.
"""

from __future__ import annotations

from collections.abc import Iterator

from azshell.engine.compile.context import Context
from azshell.errors import ParseError
from azshell.language import nodes
from azshell.source import Source


def check_types(tree: nodes.ScriptBlock, source: Source) -> None:
    """ParseError TypeNotFound for the first type that is neither .NET's nor one of the script's own."""
    lower = source.text.lower()
    if "class" not in lower:
        return
    definitions = [node for node in nodes.walk(tree) if isinstance(node, nodes.TypeDefinition)]
    if not definitions:
        return
    own = {node.name.lower() for node in definitions}
    spaces = [str(using.name.value) for using in tree.using_statements if using.kind == "namespace" and using.name is not None]
    if spaces or any(using.kind in ("module", "assembly") for using in tree.using_statements):
        return  # the name may be that of a type which is not among ours
    context = Context(source)
    for definition in definitions:
        if definition.kind == "enum":
            continue
        for constraint in _constraints(definition):
            for name in _named(constraint.type_name):
                known = "." in name.name or name.text.lower() in own or name.name.lower() in own
                if not known and context.resolve(name.text) is None:
                    words = f"Unable to find type [{name.text}]."
                    raise ParseError("TypeNotFound", words, source, name.start, name.end)


def _constraints(definition: nodes.TypeDefinition) -> Iterator[nodes.TypeConstraint]:
    yield from definition.base_types
    for member in definition.members:
        if isinstance(member, nodes.PropertyMember) and member.type is not None:
            yield member.type
        elif isinstance(member, nodes.FunctionMember):
            if member.return_type is not None:
                yield member.return_type
            for parameter in member.parameters:
                yield from (each for each in parameter.attributes if isinstance(each, nodes.TypeConstraint))


def _named(name: nodes.TypeName) -> Iterator[nodes.TypeName]:
    """The names that must be there: of `List[Item[]]` only `Item`, for generic types are looked up with their arguments."""
    if name.arguments:
        for argument in name.arguments:
            yield from _named(argument)
    elif name.ranks:
        text = name.text.partition("[")[0]
        yield nodes.TypeName(name.start, name.start + len(text), text, text)
    else:
        yield name
