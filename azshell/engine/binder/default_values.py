"""$PSDefaultParameterValues: the dictionary, and what of it applies to a command."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import NetException, PSArgumentException, PSInvalidOperationException
from azshell.dotnet.signatures import implicit
from azshell.dotnet.types import constructor, declare
from azshell.dotnet.values import NOTHING
from azshell.engine.binder.metadata import CommandMetadata, ParameterMetadata

_FORMAT = "about_Parameters_Default_Values at https://go.microsoft.com/fwlink/?LinkId=228266"


class DefaultParameterDictionary(Hashtable):
    """`Command:Parameter` -> value; `Disabled` switches all of it off."""

    net_name = "System.Management.Automation.DefaultParameterDictionary"

    def set(self, key: Any, value: Any) -> None:
        """Sets or adds; PSInvalidOperationException for a key that is not `Command:Parameter`."""
        super().set(_checked(key), value)

    __setitem__ = set

    def add(self, key: Any, value: Any) -> None:
        """Adds; PSArgumentException when the key is there."""
        if self.contains(_checked(key)):
            raise PSArgumentException(f"The key '{key}' has already been added to the dictionary.")
        self.set(key, value)


def default_values(stage: Any) -> DefaultValues | None:
    """The defaults for a command about to be bound; None when there are none."""
    variable = stage.frame.scope.find("psdefaultparametervalues")
    table = None if variable is None else variable.value
    if table is None or not hasattr(table, "items") or not len(table) or stage.command is None:
        return None
    return DefaultValues(stage, table)


class DefaultValues:
    """Gives a command's defaults, and tells which of them cannot be bound."""

    def __init__(self, stage: Any, table: Any) -> None:
        self.stage = stage
        self.table = table

    def __call__(self, metadata: CommandMetadata, bound: Any) -> dict[ParameterMetadata, Any]:
        """Parameter -> default; `bound` are the parameters that have a value."""
        from azshell.dotnet.comparison import equal
        from azshell.dotnet.conversion import to_bool

        items = [(key, value) for key, value in self.table.items() if isinstance(key, str)]
        if any(key.strip().lower() == "disabled" and to_bool(value) for key, value in items):
            return {}
        found: dict[ParameterMetadata, Any] = {}
        ambiguous: list[ParameterMetadata] = []
        for key, value in items:
            parameter = self._parameter(key, metadata)
            if parameter is None:
                continue
            if parameter not in found:
                found[parameter] = value
            elif parameter not in ambiguous and not (found[parameter] is value or equal(found[parameter], value)):
                ambiguous.append(parameter)
        for parameter in ambiguous:
            del found[parameter]
            self.stage.write_warning(
                "Multiple different default values are defined in $PSDefaultParameterValues for the parameter matching the following name or "
                f"alias: {parameter.name}. These defaults have been ignored."
            )
        return {parameter: self._value(value, bound) for parameter, value in found.items()}

    def failed(self, parameter: ParameterMetadata, value: Any, error: NetException) -> None:
        """A default that its parameter refuses is left out with a warning."""
        from azshell.dotnet.conversion import to_string
        from azshell.dotnet.types import type_of

        shown = type_of(value).full_name if isinstance(value, list) else to_string(value)
        self.stage.write_warning(f"The binding of default value '{shown}' to parameter '{parameter.name}' failed: {error.message}")

    def _parameter(self, key: str, metadata: CommandMetadata) -> ParameterMetadata | None:
        from azshell.engine.operators.wildcards import WildcardPattern

        command, colon, name = key.rpartition(":")
        if not colon:
            return None
        command, name = (part.strip().strip("'\"") for part in (command, name))
        if not WildcardPattern(self._aliased(command), ignore_case=True).matches(self.stage.command.name):
            return None
        if "*" in name:
            matcher = WildcardPattern(name, ignore_case=True)
            candidates = [each for each in metadata.parameters.values() if matcher.matches(each.name)]
        else:
            candidates = metadata.candidates(name)
        return candidates[0] if len(candidates) == 1 else None

    def _aliased(self, command: str) -> str:
        from azshell.engine.discovery import find_alias

        alias = find_alias(self.stage.frame.scope, command.lower())
        return command if alias is None else alias.definition

    def _value(self, value: Any, bound: Any) -> Any:
        from azshell.engine.script_block import ScriptBlock, collect

        if not isinstance(value, ScriptBlock):
            return value
        from azshell.dotnet.records import InvocationInfo
        from azshell.engine.bound_parameters import PSBoundParameters

        info = InvocationInfo(bound_parameters=PSBoundParameters((parameter.name, given) for parameter, given in bound.items()))
        return collect(value.invoke(self.stage.session, [info]))


def _checked(key: Any) -> str:
    if not isinstance(key, str):
        from azshell.dotnet.types import type_of

        raise PSArgumentException(
            f"The key '{key}' of type '{type_of(key).full_name}' is not a string value. DefaultParameterDictionary only accepts string value keys."
        )
    command, colon, name = key.strip().rpartition(":")
    if key.strip().lower() != "disabled" and not (colon and command.strip() and name.strip()):
        raise PSInvalidOperationException(
            f"The key '{key}' does not have a valid format. For information about the correct format, see {_FORMAT}."
        )
    return key


def _copied(table: Any = None) -> DefaultParameterDictionary:
    return DefaultParameterDictionary(() if table is None or table is NOTHING else table.items())


declare(
    "System.Management.Automation.DefaultParameterDictionary",
    DefaultParameterDictionary,
    base="System.Collections.Hashtable",
    members=[
        constructor("DefaultParameterDictionary()", _copied),
        constructor("DefaultParameterDictionary(System.Collections.IDictionary dictionary)", _copied),
    ],
    convert=[implicit("System.Collections.IDictionary", _copied)],
)
