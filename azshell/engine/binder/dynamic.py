"""RuntimeDefinedParameter and its dictionary: what a function's dynamicparam block gives."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.dictionaries import GenericDictionary
from azshell.dotnet.types import DotNetType, constructor, declare, prop
from azshell.engine.binder.attribute_objects import apply_attributes
from azshell.engine.binder.metadata import ALL_SETS, ParameterMetadata, SetSettings


class RuntimeDefinedParameter:
    """A parameter made at run time: name, type, attributes; `value` and `is_set` are filled in by the binder."""

    net_type: Any

    def __init__(self, name: str = "", type: DotNetType | None = None, attributes: Any = ()) -> None:
        self.name = name
        self.type = type
        self.attributes = attributes if isinstance(attributes, list) else list(attributes or ())
        self.value: Any = None
        self.is_set = False

    def metadata(self) -> ParameterMetadata:
        """As the binder wants it."""
        made = ParameterMetadata(self.name, self.type)
        if self.type is None or self.type.full_name == "System.Object":
            made.untyped = True
        elif self.type.full_name == "System.Management.Automation.SwitchParameter":
            made.is_switch = True
        apply_attributes(made, self.attributes)
        if not made.sets:
            made.sets = {ALL_SETS: SetSettings()}
        made.dynamic = True
        made.attributes = [self]
        return made


class RuntimeDefinedParameterDictionary(GenericDictionary):
    """Name -> RuntimeDefinedParameter."""

    @property
    def net_type(self) -> Any:
        """RuntimeDefinedParameterDictionary."""
        return _TABLE

    def __init__(self) -> None:
        super().__init__(ignore_case=True)


def parameters_of(results: list[Any]) -> list[ParameterMetadata]:
    """The parameters in what a dynamicparam block wrote."""
    from azshell.dotnet.values import unwrap

    found: list[ParameterMetadata] = []
    for each in results:
        each = unwrap(each)
        if isinstance(each, RuntimeDefinedParameterDictionary):
            found += [unwrap(value).metadata() for value in each.values()]
        elif isinstance(each, RuntimeDefinedParameter):
            found.append(each.metadata())
    return found


_SMA = "System.Management.Automation."
declare(
    _SMA + "RuntimeDefinedParameter",
    RuntimeDefinedParameter,
    members=[
        constructor("RuntimeDefinedParameter()", RuntimeDefinedParameter),
        constructor(
            "RuntimeDefinedParameter(string name, type parameterType, System.Collections.ObjectModel.Collection[System.Attribute] attributes)",
            RuntimeDefinedParameter,
        ),
        prop("string Name", lambda p: p.name, lambda p, value: setattr(p, "name", value)),
        prop("type ParameterType", lambda p: p.type, lambda p, value: setattr(p, "type", value)),
        prop("System.Object Value", lambda p: p.value, lambda p, value: setattr(p, "value", value)),
        prop("bool IsSet", lambda p: p.is_set, lambda p, value: setattr(p, "is_set", value)),
        prop("System.Collections.ObjectModel.Collection[System.Attribute] Attributes", lambda p: p.attributes),
    ],
)
_TABLE = declare(
    _SMA + "RuntimeDefinedParameterDictionary",
    RuntimeDefinedParameterDictionary,
    base="System.Collections.Generic.Dictionary[string,System.Management.Automation.RuntimeDefinedParameter]",
    members=[constructor("RuntimeDefinedParameterDictionary()", RuntimeDefinedParameterDictionary)],
)
