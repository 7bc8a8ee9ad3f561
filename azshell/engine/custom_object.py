"""A module as an object: its functions become methods, its variables properties (New-Module -AsCustomObject)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.members import Member

if TYPE_CHECKING:
    from azshell.engine.modules import Module


class VariableProperty(Member):
    """A property that is a module's variable."""

    kind = "NoteProperty"

    def __init__(self, variable: Any) -> None:
        super().__init__(variable.name)
        self.variable = variable

    def get(self, this: Any) -> Any:
        """The variable's value."""
        return self.variable.value

    def set(self, this: Any, value: Any) -> None:
        """Set the variable."""
        self.variable.value = value

    def text_within(self, this: Any) -> str | None:
        """Its value in `@{...}`."""
        from azshell.dotnet.conversion import to_string

        return to_string(self.variable.value)

    def definition(self, value: Any) -> str:
        """What Get-Member shows."""
        from azshell.dotnet.member_listing import note_definition

        return note_definition(self.name, self.variable.value)


def as_custom_object(module: Module) -> Any:
    """The object of a module's exports."""
    from azshell.dotnet.member_views import ScriptMethod
    from azshell.dotnet.values import PSObject

    made = PSObject.custom([])
    for variable in module.variables.values():
        made.put(variable.name, VariableProperty(variable))
    for function in module.functions.values():
        made.put(function.name, ScriptMethod(function.name, function.script_block))
    return made
