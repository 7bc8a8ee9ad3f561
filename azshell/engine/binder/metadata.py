"""What the binder knows of a command: parameters, parameter sets, aliases, and finding a parameter by the start of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

ALL_SETS = "__AllParameterSets"


class SetSettings:
    """What a parameter is in one parameter set."""

    __slots__ = ("from_pipeline", "from_property", "help", "mandatory", "position", "remaining")

    def __init__(
        self,
        position: int | None = None,
        mandatory: bool = False,
        from_pipeline: bool = False,
        from_property: bool = False,
        remaining: bool = False,
        help: str = "",
    ) -> None:
        self.position = position
        self.mandatory = mandatory
        self.from_pipeline = from_pipeline
        self.from_property = from_property
        self.remaining = remaining
        self.help = help


class ParameterMetadata:
    """One parameter.

    type_name    the type as written, or None for object;  net_type resolves it
    sets         set name -> SetSettings; ALL_SETS when it is in every set
    default      (frame) -> value of a function's parameter, or None
    validations  Validation objects;  transforms: (value) -> value
    written      the names of the attributes of a script's parameter, as it has them
    details      guards of the function's variable (scope.Details), or None when it is plain
    """

    __slots__ = (
        "_net_type",
        "aliases",
        "allow_empty_collection",
        "allow_empty_string",
        "allow_null",
        "as_spelled",
        "attributes",
        "collection",
        "common",
        "default",
        "details",
        "dont_show",
        "dynamic",
        "help",
        "is_switch",
        "lower",
        "name",
        "null_default",
        "obsolete",
        "ps_type_name",
        "sets",
        "transforms",
        "type_name",
        "untyped",
        "validations",
        "written",
    )

    def __init__(self, name: str, type_name: Any = None) -> None:
        self.name = name
        self.lower = name.lower()
        self.type_name = type_name
        self._net_type: Any = None
        self.untyped = type_name is None or (isinstance(type_name, str) and type_name.lower() in _UNTYPED)
        self.is_switch = isinstance(type_name, str) and type_name.lower() in _SWITCH
        self.aliases: list[str] = []
        self.sets: dict[str, SetSettings] = {}
        self.validations: list[Any] = []
        self.transforms: list[Callable[[Any], Any]] = []
        self.attributes: list[Any] = []
        self.written: list[str] = []
        self.default: Callable[[Any], Any] | None = None
        self.null_default: Any = None
        self.details: Any = None
        self.allow_null = False
        self.allow_empty_string = False
        self.allow_empty_collection = False
        self.as_spelled = False
        self.obsolete: str | None = None
        self.dont_show = False
        self.dynamic = False
        self.common = False
        self.help = ""
        self.ps_type_name: str | None = None
        self.collection = False

    @property
    def net_type(self) -> Any:
        """The DotNetType (System.Object when there is none)."""
        if self._net_type is None:
            self._net_type = resolve_parameter_type(self.type_name)
        return self._net_type

    @net_type.setter
    def net_type(self, value: Any) -> None:
        self._net_type = value

    @property
    def mandatory_anywhere(self) -> bool:
        """Whether some set demands it."""
        return any(settings.mandatory for settings in self.sets.values())

    def values(self) -> list[str]:
        """The words it takes: a ValidateSet's, or an enum's names."""
        from azshell.engine.binder.validation import ValidateSet

        for each in self.validations:
            if isinstance(each, ValidateSet):
                return list(each.values)
        kind = None if self.untyped else (self.net_type.element_type or self.net_type)
        return list(kind.python_class.names) if kind is not None and kind.is_enum else []

    def settings(self, set_name: str) -> SetSettings | None:
        """What it is in a set; None when it is not in it."""
        found = self.sets.get(set_name)
        return found if found is not None else self.sets.get(ALL_SETS)


_UNTYPED = {"object", "psobject", "system.object", "system.management.automation.psobject"}
_SWITCH = {"switch", "switchparameter", "system.management.automation.switchparameter", "management.automation.switchparameter"}


def resolve_parameter_type(type_name: Any) -> Any:
    """The DotNetType of a parameter's declared type: a name, a Python class or a DotNetType; System.Object for None."""
    from azshell.dotnet.types import DotNetType, resolve_type, type_of_class

    if type_name is None:
        return resolve_type("System.Object")
    if isinstance(type_name, DotNetType):
        return type_name
    if isinstance(type_name, str):
        return resolve_type(type_name) or DotNetType(type_name)  # nothing is of a type that is not there
    return type_of_class(type_name)


class CommandMetadata:
    """A command's parameters. `parameters` maps lower-case names, in declaration order; `names` maps aliases too."""

    def __init__(
        self,
        parameters: Iterable[ParameterMetadata],
        *,
        default_set: str | None = None,
        is_advanced: bool = True,
        supports_should_process: bool = False,
        supports_paging: bool = False,
        confirm_impact: str = "Medium",
        for_script: bool = False,
        dynamic: Any = None,
        output_types: Iterable[Any] = (),
        obsolete: str | None = None,
    ) -> None:
        self.parameters: dict[str, ParameterMetadata] = {parameter.lower: parameter for parameter in parameters}
        self.default_set = default_set
        self.is_advanced = is_advanced
        self.supports_should_process = supports_should_process
        self.supports_paging = supports_paging
        self.confirm_impact = confirm_impact
        self.for_script = for_script
        self.obsolete = obsolete
        self.dynamic = dynamic
        self.output_types = list(output_types)
        self.own = list(self.parameters.values())
        if is_advanced:
            from azshell.engine.binder.common_parameters import common_parameters

            for parameter in common_parameters(supports_should_process, supports_paging):
                self.parameters.setdefault(parameter.lower, parameter)
        self.names: dict[str, ParameterMetadata] = {}
        self._index()
        self.plans: dict[Any, Any] = {}

    def _index(self) -> None:
        self.names = dict(self.parameters)
        for parameter in self.parameters.values():
            for alias in parameter.aliases:
                self.names.setdefault(alias.lower(), parameter)
        sets: dict[str, None] = {}
        for parameter in self.parameters.values():
            for name in parameter.sets:
                if name != ALL_SETS:
                    sets.setdefault(name)
        self.set_names = list(sets)
        if self.default_set and self.default_set not in sets and self.default_set != ALL_SETS:
            match = next((name for name in sets if name.lower() == self.default_set.lower()), None)
            if match is not None:
                self.default_set = match
        everything = list(self.parameters.values())
        self.positional = [each for each in everything if any(s.position is not None and not s.remaining for s in each.sets.values())]
        self.mandatory = [each for each in everything if each.mandatory_anywhere]
        self.by_value = [each for each in self.own if any(s.from_pipeline for s in each.sets.values())]
        self.by_property = [each for each in self.own if any(s.from_property for s in each.sets.values())]
        places = [(name, s.position) for each in self.own for name, s in each.sets.items() if s.position is not None and not s.remaining]
        self.shares_positions = len(places) != len(set(places))
        self.takes_rest = any(s.remaining for each in self.own for s in each.sets.values())
        self.takes_pipeline = bool(self.by_value or self.by_property)
        self.warns = self.obsolete is not None or any(each.obsolete is not None for each in self.own)

    def add(self, parameter: ParameterMetadata) -> None:
        """Add a dynamic parameter (to a copy: see `copy`)."""
        self.parameters[parameter.lower] = parameter
        self.own.append(parameter)
        self._index()

    def copy(self) -> CommandMetadata:
        """One to add dynamic parameters to."""
        made = object.__new__(CommandMetadata)
        made.__dict__.update(self.__dict__)
        made.parameters = dict(self.parameters)
        made.own = list(self.own)
        made.plans = {}
        return made

    def find(self, name: str) -> ParameterMetadata | None:
        """The one parameter a name or its start means, or None."""
        found = self.candidates(name)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str) -> list[ParameterMetadata]:
        """The parameters a name may mean: the exact one, or all whose name or alias starts so."""
        lower = name.lower()
        exact = self.names.get(lower)
        if exact is not None:
            return [exact]
        found: list[ParameterMetadata] = []
        for spelled, parameter in self.names.items():
            if spelled.startswith(lower) and parameter not in found:
                found.append(parameter)
        if len(found) > 1:
            own = [parameter for parameter in found if not parameter.common]
            if len(own) == 1:
                return own
        return found
