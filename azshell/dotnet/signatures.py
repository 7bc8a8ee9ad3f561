"""What a type declaration is made of: rows of signatures and callables, and the properties and methods they become."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType

Getter = Callable[..., Any]


class Parameter:
    """One parameter of a method: its type, name, and whether it is [ref]/out, a params array, or optional."""

    __slots__ = ("default", "is_object", "is_optional", "is_params", "is_ref", "name", "type")

    def __init__(self, type: DotNetType, name: str, is_ref: bool, is_params: bool, is_optional: bool, default: str) -> None:
        self.is_object = type.definition_name == "System.Object" and not is_ref
        self.type = type
        self.name = name
        self.is_ref = is_ref
        self.is_params = is_params
        self.is_optional = is_optional
        self.default = default


class Row:
    """What prop, method and constructor make: a signature, its callables, and where it belongs.  `declare` sorts them into tables."""

    __slots__ = ("call", "definition", "kind", "set", "shown_as", "signature", "static")

    def __init__(
        self,
        kind: str,
        signature: str,
        call: Any,
        set: Any = None,
        static: bool = False,
        shown_as: str = "Property",
        definition: str = "",
    ) -> None:
        self.shown_as = shown_as
        self.definition = definition
        self.kind = kind
        self.signature = signature
        self.call = call
        self.set = set
        self.static = static


def prop(signature: str, get: Getter, set: Getter | None = None) -> Row:
    """An instance property `int Days`: get(self), set(self, converted value)."""
    return Row("property", signature, get, set)


def field(signature: str, get: Getter, set: Getter | None = None) -> Row:
    """An instance field; a property to scripts."""
    return Row("property", signature, get, set)


def ps_prop(kind: str, signature: str, definition: str, get: Getter, set: Getter | None = None) -> Row:
    """A property that PowerShell's type data adds: `kind` is AliasProperty, ScriptProperty, CodeProperty or NoteProperty."""
    return Row("property", signature, get, set, False, kind, definition)


def static_prop(signature: str, get: Getter, set: Getter | None = None) -> Row:
    """A static property or constant `timespan Zero`: get(), set(converted value)."""
    return Row("property", signature, get, set, True)


def method(signature: str, call: Getter) -> Row:
    """An instance method `string Substring(int startIndex)`: call(self, *converted arguments).  Overloads are rows of one name."""
    return Row("method", signature, call)


def static_method(signature: str, call: Getter) -> Row:
    """A static method: call(*converted arguments)."""
    return Row("method", signature, call, None, True)


def constructor(signature: str, call: Getter) -> Row:
    """A constructor `TimeSpan(long ticks)`: call(*converted arguments) gives the new object."""
    return Row("constructor", signature, call)


def indexer(signature: str, get: Getter, set: Getter | None = None) -> Row:
    """A parameterized property `char Chars(int index)`: get(self, *indexes), set(self, *indexes, value)."""
    return Row("indexer", signature, get, set)


def static_indexer(signature: str, get: Getter, set: Getter | None = None) -> Row:
    """A static parameterized property."""
    return Row("indexer", signature, get, set, True)


def implicit(from_type: str, call: Getter) -> tuple[str, Getter]:
    """An entry of declare(convert=[...]): op_Implicit/op_Explicit from the named type; call(value)."""
    return from_type, call


def conversion(call: Getter) -> tuple[None, Getter]:
    """An entry of declare(convert=[...]): call(value) gives the converted value or NotImplemented; tried before all other ways."""
    return None, call


class Property:
    """A property (or a parameterized one) of a declared type."""

    __slots__ = ("call", "indexed", "kind", "name", "owner", "parameters_text", "set", "shown_name", "static", "text", "type_text")

    def __init__(self, row: Row, owner: DotNetType) -> None:
        self.kind = row.shown_as
        self.text = row.definition
        head, _, rest = row.signature.partition("(")
        type_text, _, self.shown_name = head.strip().rpartition(" ")
        self.name = self.shown_name.rpartition(".")[2]  # IList.Item is called Item
        self.type_text = type_text.strip() or "System.Object"
        self.parameters_text = rest[:-1] if rest else ""
        self.indexed = row.kind == "indexer"
        self.call = row.call
        self.set = row.set
        self.static = row.static
        self.owner = owner

    @property
    def type(self) -> DotNetType:
        """The property's declared type."""
        return self.owner.type_named(self.type_text)

    @property
    def parameters(self) -> list[Parameter]:
        """A parameterized property's parameters."""
        return _parse_parameters(self.parameters_text, self.owner)

    @property
    def definition(self) -> str:
        """What Get-Member's Definition column says: `int Length {get;}`."""
        if self.text:
            return self.text
        static = "static " if self.static else ""
        arguments = f"({self.owner.substitute(self.parameters_text)})" if self.indexed else ""
        kind = self.owner.substitute(self.type_text)
        return f"{static}{kind} {self.shown_name}{arguments} {{get;{'set;' if self.set else ''}}}"


class Method:
    """One overload of a method or constructor."""

    __slots__ = ("_parameters", "call", "is_void", "name", "owner", "signature", "static", "text")

    def __init__(self, row: Row, owner: DotNetType, name: str) -> None:
        self.name = name
        self.signature = row.signature
        self.call = row.call
        self.static = row.static
        self.owner = owner
        self.text = row.definition
        self.is_void = row.signature.startswith("void ")
        self._parameters: list[Parameter] | None = None

    @property
    def parameters(self) -> list[Parameter]:
        """The parameters, parsed on first use."""
        if self._parameters is None:
            self._parameters = _parse_parameters(self.signature[self.signature.index("(") + 1 : self.signature.rindex(")")], self.owner)
        return self._parameters

    @property
    def return_type(self) -> DotNetType:
        """The declared return type."""
        return self.owner.type_named(self.signature[: self.signature.index("(")].rpartition(" ")[0])

    @property
    def definition(self) -> str:
        """What Get-Member and OverloadDefinitions show: `static int Parse(string s)`, `version new(int major, int minor)`."""
        if self.text:
            return self.text
        if self.name == ".ctor":
            return f"{self.owner.short_name} new({self.owner.substitute(self.signature.partition('(')[2])}"
        return ("static " if self.static else "") + self.owner.substitute(self.signature)


class MethodGroup:
    """All overloads of one name."""

    __slots__ = ("cache", "name", "overloads")

    def __init__(self, name: str) -> None:
        self.name = name
        self.overloads: list[Method] = []
        self.cache: dict[Any, Any] = {}

    @property
    def definition(self) -> str:
        """The overloads' definitions, as Get-Member joins them."""
        return ", ".join(overload.definition for overload in self.overloads)


Table = dict[str, "Property | MethodGroup"]


def split_list(text: str) -> list[str]:
    """The parts between commas that stand outside all brackets."""
    parts, depth, start = [], 0, 0
    for position, char in enumerate(text):
        if char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(text[start:position].strip())
            start = position + 1
    parts.append(text[start:].strip())
    return parts


def _parse_parameters(text: str, owner: DotNetType) -> list[Parameter]:
    if not text.strip():
        return []
    return [_parse_parameter(part, owner) for part in split_list(text)]


def _parse_parameter(text: str, owner: DotNetType) -> Parameter:
    declared, equals, default = text.partition("=")
    declared = declared.strip()
    is_params = declared.lower().startswith("params ")
    if is_params:
        declared = declared[7:].strip()
    is_ref = False
    for prefix in ("[ref] ", "ref ", "out "):
        if declared.lower().startswith(prefix):
            declared, is_ref = declared[len(prefix) :].strip(), True
    type_text, _, name = declared.rpartition(" ")
    return Parameter(owner.type_named(type_text or name), name, is_ref, is_params, bool(equals), default.strip())
