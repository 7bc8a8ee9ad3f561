"""-is, -isnot and -as."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.conversion import convert, to_string
from azshell.dotnet.exceptions import NetException, PSInvalidCastException
from azshell.dotnet.types import DotNetType, resolve_type, type_of
from azshell.dotnet.values import PSObject, unwrap
from azshell.engine.failures import failure


def is_instance(value: Any, wanted: Any) -> bool:
    """`value -is wanted`; wanted is a type or the name of one."""
    kind = (
        wanted
        if isinstance(wanted, DotNetType)
        else _type_named(wanted, "IsOperatorRequiresType", "-is", "RuntimeException", "NotSpecified")
    )
    name = kind.full_name
    if name in ("System.Management.Automation.PSObject", "System.Management.Automation.PSCustomObject"):
        return isinstance(value, PSObject) and (value.base is None or name.endswith("PSObject"))
    value = unwrap(value)
    if value is None:
        return False
    return kind.is_assignable_from(type_of(value))


def is_not_instance(value: Any, wanted: Any) -> bool:
    """`value -isnot wanted`."""
    return not is_instance(value, wanted)


def as_type(value: Any, wanted: Any) -> Any:
    """`value -as wanted`: the converted value, or $null when it cannot be converted."""
    if not isinstance(wanted, DotNetType):
        wanted = _type_named(wanted, "AsOperatorRequiresType", "-as", "InvalidCastFromStringToType", "InvalidArgument")
    try:
        return convert(_dates_as_shown(value) if wanted.full_name == "System.String" else value, wanted)
    except NetException:
        return None


def _dates_as_shown(value: Any) -> Any:
    """-as converts to a string in the current culture, where a cast takes the invariant one: dates tell the difference."""
    base = unwrap(value)
    if hasattr(base.__class__, "invariant_text"):
        return str(base)
    return [_dates_as_shown(item) if not isinstance(item, list) else item for item in base] if isinstance(base, list) else value


def _type_named(wanted: Any, missing_id: str, operator: str, error_id: str, category: str) -> DotNetType:
    wanted = unwrap(wanted)
    if wanted is None:
        raise failure(missing_id, f"The right operand of '{operator}' must be a type.")
    text = to_string(wanted)
    kind = resolve_type(text)
    if kind is None:
        words = f'Cannot convert the "{text}" value of type "System.String" to type "System.Type".'
        raise failure(error_id, words, category, exception=PSInvalidCastException)
    return kind
