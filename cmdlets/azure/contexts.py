"""The module's .NET classes that hold properties and little else, declared by their properties' signatures; and lists of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from azshell.dotnet.collections import List
from azshell.dotnet.types import DotNetType, Row, constructor, declare, prop, resolve_type

MODEL = "Microsoft.WindowsAzure.Commands.ServiceManagement.Model."
COMMON = "Microsoft.WindowsAzure.Commands.Utilities.Common."
EXTENSION_DATA = "System.Runtime.Serialization.ExtensionDataObject ExtensionData"


class Context:
    """An object with the properties of its class; each starts as $null (or as `defaults` say) and can be set by name."""

    names: ClassVar[list[str]] = []
    net_type: ClassVar[Any]
    defaults: ClassVar[dict[str, Any]] = {}

    def __init__(self, **properties: Any) -> None:
        for name in type(self).names:
            value = self.defaults.get(name)
            setattr(self, name, value() if callable(value) else value)
        for name, value in properties.items():
            setattr(self, name, value)


def context(
    full_name: str,
    *signatures: str,
    base: type[Context] | None = None,
    interfaces: Sequence[str] = (),
    members: Iterable[Row] = (),
    **defaults: Any,
) -> Any:
    """Declare a class of properties, in the order in which they print; a base's come after them.

    signatures  `string ReservedIPName`
    members     what it has beside them
    defaults    values of properties that do not start as $null; a callable makes one for each object
    """
    own = [signature.rpartition(" ")[2] for signature in signatures]
    parent = base or Context
    names = [*own, *(name for name in getattr(parent, "names", ()) if name not in own)]
    made = type(
        full_name.rpartition(".")[2].rpartition("+")[2],
        (parent,),
        {"names": names, "defaults": {**parent.defaults, **defaults}, "__module__": __name__, "__doc__": full_name + "."},
    )
    base_type = base.net_type.full_name if base is not None else "System.Object"
    rows = [_property(signature, name) for signature, name in zip(signatures, own, strict=True)]
    rows = [constructor(f"{full_name}()", made), *rows, *members]
    return declared(made, declare(full_name, made, base=base_type, interfaces=interfaces, members=rows))


def list_class(full_name: str, element: str, kind: type[List] = List) -> type[List]:
    """Declare a class of its own that is a list (or another kind of collection) of `element`, a type's name."""

    def start(self: List, items: Iterable[Any] = ()) -> None:
        List.__init__(self, items, resolve_type(element))

    made = type(full_name.rpartition(".")[2].rpartition("+")[2], (kind,), {"net_type": None, "__init__": start, "__module__": __name__})
    members = [
        constructor(f"{full_name}()", made),
        constructor(f"{full_name}(System.Collections.Generic.IEnumerable[{element}] collection)", made),
    ]
    return declared(made, declare(full_name, made, base=f"{kind.definition.partition('`')[0]}[{element}]", members=members))


def declared(made: Any, kind: DotNetType) -> Any:
    """The class, its type known to be of the module that asked for it, so that the catalogue of types finds it there."""
    kind.declared_in = made.__module__ = sys._getframe(2).f_globals["__name__"]
    return made


def uri(text: Any) -> Any:
    """A System.Uri of a text; None of none, and what is one already as it is."""
    if not text or not isinstance(text, str):
        return text or None
    from azshell.dotnet.conversion import convert

    kind = resolve_type("System.Uri")
    return convert(text, kind) if kind is not None else text


def _property(signature: str, name: str) -> Row:
    def get(obj: Any) -> Any:
        return getattr(obj, name)

    def get_uri(obj: Any) -> Any:
        """Texts of the world become System.Uri when somebody looks."""
        value = getattr(obj, name)
        if isinstance(value, str):
            from azshell.dotnet.uri import Uri

            value = Uri(value)
        return value

    return prop(signature, get_uri if signature.startswith("uri ") else get, lambda obj, value: setattr(obj, name, value))


ManagementOperationContext = context(
    COMMON + "ManagementOperationContext",
    "string OperationDescription",
    "string OperationId",
    "string OperationStatus",
)
