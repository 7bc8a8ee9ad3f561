"""Members by declaration: writing a declared property, static members, and making objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from azshell.dotnet.exceptions import (
    GetValueInvocationException,
    NetException,
    RuntimeException,
    SetValueException,
    SetValueInvocationException,
)
from azshell.dotnet.invocation import call_group
from azshell.dotnet.types import DotNetType, MethodGroup, Property
from azshell.dotnet.values import MISSING, NOTHING, Array, MultiArray


def not_found_text(name: str) -> str:
    """What setting a property that is not there says."""
    return f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set."


def write_property(member: Property, target: tuple[Any, ...], new: Any) -> None:
    """Sets a declared property, the value converted; `target` is the object (and indexes), empty for a static one."""
    from azshell.dotnet.conversion import convert

    try:
        kind = member.type
        if (new is not None and new is not NOTHING) or kind.is_value_type or kind.definition_name == "System.String":
            new = convert(new, kind)
        else:
            new = None
        member.set(*target, new)
    except NetException as problem:
        if isinstance(problem, RuntimeException) and getattr(problem, "passes_through", False):
            raise
        raise SetValueInvocationException(
            f'Exception setting "{member.name}": "{problem.message}"', "ExceptionWhenSetting", inner=problem
        ) from None


def get_static(kind: DotNetType, name: str) -> Any:
    """A static property's value, an enum's value, a method group, or MISSING."""
    if kind.is_enum:
        lower = name.lower()
        cls: Any = kind.python_class
        for declared, number in cls.names.items():
            if declared.lower() == lower:
                return cls(number)
    member = kind.table(static=True).get(name.lower())
    if member is None:
        if name.lower() == "new":
            from azshell.dotnet.member_views import PSMethod

            return PSMethod(kind, kind.constructors, is_static=True)
        return MISSING
    if isinstance(member, MethodGroup):
        from azshell.dotnet.member_views import PSMethod

        return PSMethod(kind, member, is_static=True)
    if member.indexed:
        from azshell.dotnet.member_views import PSParameterizedProperty

        return PSParameterizedProperty(kind, member)
    try:
        return member.call()
    except NetException as problem:
        if getattr(problem, "passes_through", False):
            raise
        raise GetValueInvocationException(
            f'Exception getting "{member.name}": "{problem.message}"', "ExceptionWhenGetting", inner=problem
        ) from None


def set_static(kind: DotNetType, name: str, new: Any) -> None:
    """Sets a static property."""
    member = kind.table(static=True).get(name.lower())
    if not isinstance(member, Property):
        if kind.is_enum and get_static(kind, name) is not MISSING:
            raise _read_only(name)
        raise RuntimeException(not_found_text(name), "PropertyAssignmentException", "InvalidOperation")
    if member.set is None:
        raise _read_only(member.name)
    write_property(member, (), new)


def _read_only(name: str) -> RuntimeException:
    text = f"'{name}' is a ReadOnly property."
    return RuntimeException(text, "PropertyAssignmentException", "InvalidOperation", inner=SetValueException(text))


def invoke_static(kind: DotNetType, name: str, arguments: Sequence[Any]) -> Any:
    """Calls a static method; `new` is the constructor."""
    lower = name.lower()
    if lower == "new":
        return construct(kind, arguments)
    group = kind.table(static=True).get(lower)
    if not isinstance(group, MethodGroup):
        if lower.startswith("get_") and get_static(kind, name[4:]) is not MISSING:
            return get_static(kind, name[4:])
        raise RuntimeException(
            f"Method invocation failed because [{kind.text}] does not contain a method named '{name}'.",
            "MethodNotFound",
            "InvalidOperation",
        )
    return call_group(group, None, arguments)


def construct(kind: DotNetType, arguments: Sequence[Any], strict: bool = False) -> Any:
    """A new object of the type; MethodException MethodCountCouldNotFindBest when no constructor fits.

    A struct's default needs no constructor; strictly, as `::new()` has it, only where the struct declares none at all.
    """
    if kind.rank:
        return _new_array(kind, arguments)
    if not arguments and kind.is_value_type:
        declared = kind.constructors.overloads
        if not declared or not (strict or any(not overload.parameters for overload in declared)):
            return default_value(kind)
    return call_group(kind.constructors, None, arguments, "new")


def default_value(kind: DotNetType) -> Any:
    """What default(T) is: 0, False, '\\0', an all-zero struct; None for reference types."""
    if not kind.is_value_type or kind.definition_name == "System.Nullable`1":
        return None
    if kind.default is not None:
        return kind.default() if callable(kind.default) else kind.default
    if kind.is_enum:
        return kind.python_class(0)  # type: ignore[misc]
    if kind.definition_name == "System.Char":
        return kind.python_class("\0")  # type: ignore[misc]
    return kind.python_class() if kind.python_class is not None else None


def _new_array(kind: DotNetType, arguments: Sequence[Any]) -> Any:
    from azshell.dotnet.exceptions import OverflowException
    from azshell.dotnet.invocation import convert_argument, invocation_error
    from azshell.dotnet.types import type_of_class

    element = kind.element_type
    assert element is not None
    if len(arguments) != kind.rank:
        from azshell.dotnet.exceptions import MethodException

        raise MethodException(
            f'Cannot find an overload for "new" and the argument count: "{len(arguments)}".', "MethodCountCouldNotFindBest"
        )
    lengths = [int(convert_argument(argument, type_of_class(int), str(at), ".ctor")) for at, argument in enumerate(arguments)]
    if any(length < 0 for length in lengths):
        raise invocation_error(".ctor", len(arguments), OverflowException())
    default = default_value(element)
    if kind.rank > 1:
        return MultiArray(lengths, element, default)
    if element.definition_name in ("System.Object", "System.Management.Automation.PSObject"):
        return [None] * lengths[0]
    return Array([default] * lengths[0], element)
