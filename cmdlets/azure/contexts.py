"""Result objects: .NET classes that hold properties and nothing else, declared by their properties' signatures."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import Row, declare, prop

MODEL = "Microsoft.WindowsAzure.Commands.ServiceManagement.Model."
COMMON = "Microsoft.WindowsAzure.Commands.Utilities.Common."


class Context:
    """An object with the properties of its class; each starts as $null (or as `defaults` say) and can be set by name."""

    defaults: dict[str, Any] = {}

    def __init__(self, **properties: Any) -> None:
        for name in type(self).names:  # type: ignore[attr-defined]
            setattr(self, name, self.defaults.get(name))
        for name, value in properties.items():
            setattr(self, name, value)


def context(full_name: str, *signatures: str, base: type[Context] | None = None, **defaults: Any) -> type[Context]:
    """Declare a class of properties, in the order in which they print; a base's come after them.

    signatures  `string ReservedIPName`
    defaults    values of properties that do not start as $null
    """
    own = [signature.rpartition(" ")[2] for signature in signatures]
    parent = base or Context
    names = [*own, *getattr(parent, "names", ())]
    made = type(
        full_name.rpartition(".")[2].rpartition("+")[2],
        (parent,),
        {"names": names, "defaults": {**parent.defaults, **defaults}, "__module__": __name__, "__doc__": full_name + "."},
    )
    base_type = base.net_type.full_name if base is not None else "System.Object"  # type: ignore[attr-defined]
    declare(full_name, made, base=base_type, members=[_property(signature, name) for signature, name in zip(signatures, own, strict=True)])
    return made


def _property(signature: str, name: str) -> Row:
    return prop(signature, lambda obj: getattr(obj, name), lambda obj, value: setattr(obj, name, value))


ManagementOperationContext = context(
    COMMON + "ManagementOperationContext",
    "string OperationDescription",
    "string OperationId",
    "string OperationStatus",
)
