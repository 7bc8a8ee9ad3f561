"""What PowerShell refuses when it makes the types of a script: members defined twice, bases that take no heirs, enum values out of bounds.

The text is PowerShell all the same: a script block of it can be made, and fails when it is first run, before its first statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NoReturn

from azshell.errors import ParseError
from azshell.language import nodes
from azshell.language.checks import constant
from azshell.language.faults import MESSAGES

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType
    from azshell.engine.compile.context import Context

_Names = dict[str, nodes.TypeDefinition]
_Fault = tuple[str, int, int, tuple[object, ...]]


def check_definitions(root: nodes.ScriptBlock, context: Context) -> None:
    """Raises the first fault of the classes and enums anywhere in a script, as a ParseException."""
    lower = context.source.text.lower()
    if "class" not in lower and "enum" not in lower:
        return
    found = list(_found(root, {}))
    if not found:
        return
    for error_id, start, end, words in _Definitions(found, context).faults():
        refuse(context, error_id, start, end, *words)


def refuse(context: Context, error_id: str, start: int, end: int, *words: object) -> NoReturn:
    """Raise the ParseException of a definition's fault."""
    from azshell.engine.run import parse_exception

    raise parse_exception(ParseError(error_id, MESSAGES[error_id].format(*words), context.source, start, end))


def _found(node: nodes.Node, around: _Names) -> Iterator[tuple[nodes.TypeDefinition, _Names]]:
    """Every definition below a node with the script's types that it sees: those of its own and the enclosing script blocks."""
    if isinstance(node, nodes.ScriptBlock):
        around = around | {each.name.lower(): each for each in _in_block(node)}
    elif isinstance(node, nodes.TypeDefinition):
        yield node, around
    for child in nodes.children(node):
        yield from _found(child, around)


def _in_block(node: nodes.Node) -> Iterator[nodes.TypeDefinition]:
    for child in nodes.children(node):
        if isinstance(child, nodes.TypeDefinition):
            yield child
        elif not isinstance(child, nodes.ScriptBlock):
            yield from _in_block(child)


class _Definitions:
    """The types of a script, and what is wrong with them in the order in which PowerShell meets it."""

    def __init__(self, found: list[tuple[nodes.TypeDefinition, _Names]], context: Context) -> None:
        self.found = [node for node, _ in found]
        self.names = {id(node): names for node, names in found}
        self.context = context
        self.own: _Names = {}

    def faults(self) -> Iterator[_Fault]:
        classes = [node for node in self.found if node.kind != "enum"]
        for check in (self.bases, self.enums, self.members, self.creation):
            yield from check(classes)

    # Bases

    def bases(self, classes: Iterable[nodes.TypeDefinition]) -> Iterator[_Fault]:
        made: set[int] = set()
        for node in classes:
            self.own = self.names[id(node)]
            for place, base in enumerate(node.base_types):
                yield from self.base(base, place == 0, made)
            made.add(id(node))

    def base(self, base: nodes.TypeConstraint, first: bool, made: set[int]) -> Iterator[_Fault]:
        name = base.type_name
        lower = name.text.lower()
        place = (base.start, base.end) if base.end - base.start == len(name.text) else (name.start, name.end)
        if lower.endswith("[]"):
            yield "SubtypeArray", *place, (name.text,)
        elif lower in self.own:
            if id(self.own[lower]) not in made:
                yield "TypeNotFound", *place, (name.text,)
            elif not first:
                yield "InterfaceNameExpected", *place, (self.own[lower].name,)
        else:
            kind = self.context.resolve(name.text)
            if kind is not None:
                yield from ((error_id, *place, (_short_name(kind),)) for error_id, wrong in _BASE_RULES if wrong(kind, name, first))

    # Enums

    def enums(self, classes: Iterable[nodes.TypeDefinition]) -> Iterator[_Fault]:
        enums = [node for node in self.found if node.kind == "enum"]
        needed = {id(node): self.needed(node) for node in enums}
        for node in enums:
            if _reaches(id(node), needed) and id(node) not in needed[id(node)]:
                yield "CycleInEnumInitializers", node.start, node.end, ()
        for node in reversed(enums):
            seen: set[str] = set()
            for member in node.members:
                if not isinstance(member, nodes.PropertyMember):
                    continue
                given = member.initial_value
                if given is not None and not (constant(given, True) and node.name.lower() not in _types_in(given)):
                    yield "EnumeratorValueMustBeConstant", given.start, given.end, ()
                if member.name.lower() in seen:
                    yield "MemberAlreadyDefined", member.start, member.end, (member.name,)
                seen.add(member.name.lower())

    def needed(self, node: nodes.TypeDefinition) -> set[int]:
        """The script's types that an enum's values name."""
        own = self.names[id(node)]
        return {id(own[name]) for name in _types_in(node) if name in own}

    # Members

    def members(self, classes: Iterable[nodes.TypeDefinition]) -> Iterator[_Fault]:
        for node in classes:
            self.own = self.names[id(node)]
            properties: set[str] = set()
            methods: set[tuple[object, ...]] = set()
            for member in node.members:
                if isinstance(member, nodes.PropertyMember):
                    if member.name.lower() in properties:
                        yield "MemberAlreadyDefined", member.start, member.end, (member.name,)
                    properties.add(member.name.lower())
                elif isinstance(member, nodes.FunctionMember):
                    yield from self.method(member, methods)
            if node.base_types and not any(_is_instance_constructor(member) for member in node.members):
                yield from self.default_constructor(node)

    def method(self, member: nodes.FunctionMember, methods: set[tuple[object, ...]]) -> Iterator[_Fault]:
        if member.is_constructor and member.is_static and member.parameters:
            yield "StaticConstructorCantHaveParameters", member.parameters[0].start, member.parameters[-1].end, ()
            return
        # a static method and one of objects cannot have the same parameters; constructors can
        types = tuple(self.parameter_type(parameter) for parameter in member.parameters)
        key = (member.name.lower(), member.is_constructor and member.is_static, types)
        if key in methods:
            yield "MemberAlreadyDefined", member.name_start, member.name_start + len(member.name), (member.name,)
        methods.add(key)

    def parameter_type(self, parameter: nodes.Parameter) -> str:
        """What tells a parameter's type from others."""
        constraint = next((each for each in parameter.attributes if isinstance(each, nodes.TypeConstraint)), None)
        if constraint is None:
            return "system.object"
        text = constraint.type_name.text
        kind = None if text.lower() in self.own else self.context.resolve(text)
        return text.lower() if kind is None else kind.full_name.lower()

    def default_constructor(self, node: nodes.TypeDefinition) -> Iterator[_Fault]:
        """A class without constructors calls its base's constructor that takes nothing."""
        name = node.base_types[0].type_name.text
        own = self.own.get(name.lower())
        if own is not None:
            made = [member for member in own.members if isinstance(member, nodes.FunctionMember) and _is_instance_constructor(member)]
            lacks = bool(made) and all(member.parameters for member in made)
        else:
            kind = self.context.resolve(name)
            lacks = kind is not None and not kind.is_interface and _lacks_default_constructor(kind)
            name = _short_name(kind) if kind is not None else name
        if lacks:
            yield "BaseClassNoDefaultCtor", node.start, node.end, (own.name if own is not None else name,)

    # Creation

    def creation(self, classes: Iterable[nodes.TypeDefinition]) -> Iterator[_Fault]:
        """Interfaces' members are all there."""
        for node in classes:
            self.own = self.names[id(node)]
            if node.base_types and node.base_types[0].type_name.text.lower() in self.own:
                continue
            kinds = [self.context.resolve(base.type_name.text) for base in node.base_types]
            if all(kind is None or kind.is_interface for kind in kinds):
                missing = next((name for kind in kinds if kind is not None for name in _missing(kind, node)), None)
                if missing is not None:
                    reason = f"Method '{missing}' in type '{node.name}' from assembly '{_ASSEMBLY}' does not have an implementation."
                    yield "TypeCreationError", node.start, node.end, (node.name, reason)


_ASSEMBLY = "PowerShell Class Assembly, Version=1.0.0.1, Culture=neutral, PublicKeyToken=null"


def _is_sealed(kind: DotNetType) -> bool:
    from azshell.dotnet.type_inheritance import is_sealed

    return is_sealed(kind)


_BASE_RULES: tuple[tuple[str, Callable[[DotNetType, nodes.TypeName, bool], bool]], ...] = (
    ("SealedBaseClass", lambda kind, name, first: first and _is_sealed(kind)),
    ("SubtypeUnclosedGeneric", lambda kind, name, first: first and "`" in kind.full_name and not name.arguments),
    ("InterfaceNameExpected", lambda kind, name, first: not first and not kind.is_interface),
)


def _short_name(kind: DotNetType) -> str:
    return kind.name.partition("[")[0]


def _is_instance_constructor(member: nodes.Member) -> bool:
    return isinstance(member, nodes.FunctionMember) and member.is_constructor and not member.is_static


def _lacks_default_constructor(kind: DotNetType) -> bool:
    made = kind.constructors.overloads if kind.constructors is not None else []
    return kind.full_name in ("System.Array", "System.Delegate") or (bool(made) and all(each.parameters for each in made))


def _missing(kind: DotNetType, node: nodes.TypeDefinition) -> Iterator[str]:
    """The methods of an interface that a class lacks."""
    methods = {
        (member.name.lower(), len(member.parameters), _short(member.return_type))
        for member in node.members
        if isinstance(member, nodes.FunctionMember)
    }
    properties = {member.name.lower() for member in node.members if isinstance(member, nodes.PropertyMember)}
    for name, count, returned in _REQUIRED.get(kind.definition_name, ()):
        if (name.lower(), count, returned) not in methods and not (name.startswith("get_") and name[4:].lower() in properties):
            yield name


def _short(constraint: nodes.TypeConstraint | None) -> str:
    if constraint is None:
        return "void"
    return _FULL_NAMES.get(name := constraint.type_name.text.lower().rpartition(".")[2], name)


_FULL_NAMES = {"boolean": "bool", "int32": "int", "ienumerator": "object"}

_REQUIRED: dict[str, tuple[tuple[str, int, str], ...]] = {
    "System.IComparable": (("CompareTo", 1, "int"),),
    "System.IComparable`1": (("CompareTo", 1, "int"),),
    "System.IDisposable": (("Dispose", 0, "void"),),
    "System.ICloneable": (("Clone", 0, "object"),),
    "System.IEquatable`1": (("Equals", 1, "bool"),),
    "System.IFormattable": (("ToString", 2, "string"),),
    "System.Collections.IComparer": (("Compare", 2, "int"),),
    "System.Collections.Generic.IComparer`1": (("Compare", 2, "int"),),
    "System.Collections.IEnumerable": (("GetEnumerator", 0, "object"),),
    "System.Collections.IEnumerator": (("MoveNext", 0, "bool"), ("get_Current", 0, "object"), ("Reset", 0, "void")),
    "System.Collections.IEqualityComparer": (("Equals", 2, "bool"), ("GetHashCode", 1, "int")),
    "System.Collections.Generic.IEqualityComparer`1": (("Equals", 2, "bool"), ("GetHashCode", 1, "int")),
}
"""What the interfaces that scripts implement ask of a class; those left out ask nothing here."""


def _types_in(node: nodes.Node) -> set[str]:
    return {inner.type_name.text.lower() for inner in nodes.walk(node) if isinstance(inner, nodes.TypeExpression)}


def _reaches(start: int, needed: dict[int, set[int]]) -> bool:
    """Whether an enum's values hang on themselves."""
    seen: set[int] = set()
    ahead = list(needed[start])
    while ahead:
        other = ahead.pop()
        if other == start:
            return True
        if other not in seen:
            seen.add(other)
            ahead += needed.get(other, ())
    return False
