"""A module as an object: its functions become methods, its variables properties (New-Module -AsCustomObject)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azshell.engine.modules import Module


def as_custom_object(module: Module) -> Any:
    """The object of a module's exports."""
    from azshell.dotnet.member_views import ScriptMethod, VariableProperty
    from azshell.dotnet.values import PSObject

    made = PSObject.custom([])
    for variable in module.variables.values():
        made.put(variable.name, VariableProperty(variable))
    for function in module.functions.values():
        made.put(function.name, ScriptMethod(function.name, function.script_block))
    return made
