"""Conversions to types that have no rule of their own: operators, Parse, constructors, property bags, collections."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.exceptions import NetException, PSInvalidCastException, RuntimeException
from azshell.dotnet.types import DotNetType, Method, MethodGroup, Property, type_of
from azshell.dotnet.values import Char, PSObject

_LISTS = (
    "System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.ICollection`1", "System.Collections.Generic.IList`1",
    "System.Collections.ICollection", "System.Collections.IList", "System.Collections.IEnumerable",
    "System.Collections.Generic.IReadOnlyCollection`1", "System.Collections.Generic.IReadOnlyList`1",
)  # fmt: skip


def to_object(value: Any, target: DotNetType) -> Any:
    """A value as one of a declared class, struct or interface."""
    from azshell.dotnet.conversion import no_conversion

    if value is None:
        if target.is_value_type:
            raise no_conversion(value, target)
        return None
    if target.is_instance(value):
        return value
    for way in (_custom, by_operator, _property_bag, _parse, _constructor, _collection, _parse_number):
        made = way(value, target)
        if made is not NotImplemented:
            return made
    raise no_conversion(value, target)


def object_rank(value: Any, target: DotNetType) -> int:
    """How well a value fits a declared type, for the choice of overloads; see invocation.rank."""
    from azshell.dotnet import invocation

    if any(text is None for text, _ in target.conversions):
        return invocation.CUSTOM
    if any(text is not None and _named(target, text).is_instance(value) for text, _ in target.conversions):
        return invocation.CAST
    if isinstance(value, str) and not isinstance(value, Char) and _static_parse(target) is not None:
        return invocation.PARSE
    if _one_argument_constructor(value, target) is not None:
        return invocation.CONSTRUCTOR
    if isinstance(value, Dictionary) and _has_default_constructor(target) and not target.is_interface:
        return invocation.CONSTRUCTOR
    if _list_constructor(value, target) is not None:
        return invocation.CONSTRUCTOR
    return invocation.NONE


def _named(target: DotNetType, text: str) -> DotNetType:
    return target.type_named(text)


def _custom(value: Any, target: DotNetType) -> Any:
    for text, call in target.conversions:
        if text is None:
            made = call(value)
            if made is not NotImplemented:
                return made
    return NotImplemented


def by_operator(value: Any, target: DotNetType) -> Any:
    """op_Implicit or op_Explicit, declared by the target or (as methods of those names) by the source."""
    for text, call in target.conversions:
        if text is not None and _named(target, text).is_instance(value):
            try:
                return call(value)
            except NetException as problem:
                raise _error(value, target, problem, "InvalidCastConversionOperator") from None
    if value is None or isinstance(value, (str, int, float, list)):
        return NotImplemented
    table = type_of(value).table(static=True)
    for name in ("op_implicit", "op_explicit"):
        group = table.get(name)
        if isinstance(group, MethodGroup):
            for overload in group.overloads:
                if target.is_assignable_from(overload.return_type):
                    return overload.call(value)
    return NotImplemented


def _static_parse(target: DotNetType) -> Method | None:
    group = target.table(static=True).get("parse")
    if not isinstance(group, MethodGroup):
        return None
    found = None
    for overload in group.overloads:
        names = [p.type.definition_name for p in overload.parameters]
        if names == ["System.String", "System.IFormatProvider"]:
            return overload
        if names == ["System.String"]:
            found = overload
    return found


def _parse(value: Any, target: DotNetType) -> Any:
    if not isinstance(value, str):
        return NotImplemented
    return _parse_text(str(value), value, target)


def _parse_number(value: Any, target: DotNetType) -> Any:
    """Numbers that nothing else takes are parsed as text: [version]1.5."""
    from azshell.dotnet.comparison import is_number
    from azshell.dotnet.conversion import to_string

    if not is_number(value):
        return NotImplemented
    text = to_string(value)
    if target.is_instance(text):
        return text
    made = _parse_text(text, value, target)
    return _constructor(text, target) if made is NotImplemented else made


def reads_text(target: DotNetType) -> bool:
    """Whether the type has a Parse method or a constructor that takes a string."""
    return not _takes_lists(target) and (_static_parse(target) is not None or _one_argument_constructor("", target) is not None)


def _parse_text(text: str, value: Any, target: DotNetType) -> Any:
    overload = _static_parse(target)
    if overload is None:
        return NotImplemented
    with_provider = len(overload.parameters) == 2
    try:
        return overload.call(text, _invariant()) if with_provider else overload.call(text)
    except NetException as problem:
        error_id = "InvalidCastParseTargetInvocationWithFormatProvider" if with_provider else "InvalidCastParseTargetInvocation"
        raise _error(value, target, problem, error_id) from None


def _invariant() -> Any:
    from azshell.dotnet.culture import INVARIANT

    return INVARIANT


def _one_argument_constructor(value: Any, target: DotNetType) -> Method | None:
    """The constructor whose only parameter takes the value as it is, or by a widening of numbers."""
    from azshell.dotnet import invocation

    best, best_rank = None, invocation.NUMERIC_IMPLICIT - 1
    for overload in target.constructors.overloads:
        if len(overload.parameters) == 1:
            kind = overload.parameters[0].type
            fit = invocation.IDENTITY * kind.is_instance(value)
            if not fit and (kind.definition_name in _SIMPLE or kind.rank):
                fit = invocation.rank(value, kind)
                if isinstance(value, list) and kind.definition_name != "System.Object[]" and fit:
                    fit = invocation.ASSIGNABLE
            if fit > best_rank:
                best, best_rank = overload, fit
    return best


_SIMPLE = frozenset(
    f"System.{name}"
    for name in ("Int32", "Int64", "Int16", "Byte", "SByte", "UInt16", "UInt32", "UInt64", "Double", "Single", "Decimal", "String", "Char")
)


def _constructor(value: Any, target: DotNetType) -> Any:
    overload = _one_argument_constructor(value, target)
    if overload is None or _takes_lists(target):
        return NotImplemented
    from azshell.dotnet.conversion import convert

    try:
        return overload.call(convert(value, overload.parameters[0].type))
    except NetException as problem:
        raise _error(value, target, problem, _CONSTRUCTOR_IDS.get(target.definition_name, "InvalidCastConstructorException")) from None


_CONSTRUCTOR_IDS = {"System.Text.RegularExpressions.Regex": "InvalidCastFromStringToRegex"}
"""Types whose conversion PowerShell does itself and names in the error."""


def _has_default_constructor(target: DotNetType) -> bool:
    return target.is_value_type or any(not o.parameters or o.parameters[0].is_optional for o in target.constructors.overloads)


def _property_bag(value: Any, target: DotNetType) -> Any:
    if isinstance(value, Dictionary):
        pairs = value.items()
        if _one_argument_constructor(value, target) is not None:
            return NotImplemented
    elif value.__class__ is PSObject and value.base is None:
        from azshell.dotnet.members import get_member

        pairs = [(name, get_member(value, name)) for name, _ in value.items()]
    else:
        return NotImplemented
    if not _has_default_constructor(target) or target.is_interface:
        return NotImplemented
    from azshell.dotnet.members import construct

    made = construct(target, [])
    for name, item in pairs:
        _set_one(made, str(name), item, target)
    return made


def _set_one(made: Any, name: str, value: Any, target: DotNetType) -> None:
    from azshell.dotnet.members import set_member

    member = target.member(name)
    if isinstance(member, Property) and member.set is None:
        raise PSInvalidCastException(
            f'Cannot create object of type "{target.text}". "{name}" is a ReadOnly property.', "ObjectCreationError"
        )
    if not isinstance(member, Property) or member.indexed:
        settable = [
            m
            for m in target.table().values()
            if isinstance(m, Property) and m.set is not None and not m.indexed and m.name.lower() not in getattr(target, "hidden", ())
        ]
        listed = ", ".join(f"[{m.name} <{m.type.full_name}>]" for m in settable)
        hint = f"The settable properties are: {listed}." if listed else "There is no settable property available."
        raise PSInvalidCastException(
            f"Cannot create object of type \"{target.text}\". The property '{name}' was not found for the '{target.full_name}' object. {hint}",
            "ObjectCreationError",
        )
    try:
        set_member(made, name, value)
    except RuntimeException as problem:
        inner = problem.inner if isinstance(problem.inner, NetException) else problem
        raise PSInvalidCastException(
            f'Cannot create object of type "{target.text}". {inner.message}', "ObjectCreationError", inner=problem
        ) from None


def _takes_lists(target: DotNetType) -> bool:
    """Whether this is a collection: its constructors for a capacity are no conversions."""
    if any(interface.definition_name == "System.Collections.ICollection" for interface in target.interfaces):
        return True
    overloads = target.constructors.overloads
    return any(len(o.parameters) == 1 and o.parameters[0].type.definition_name in _LISTS for o in overloads)


def _list_constructor(value: Any, target: DotNetType) -> Method | None:
    from azshell.dotnet.enumeration import is_enumerable

    many = is_enumerable(value) or isinstance(value, Dictionary)
    for overload in target.constructors.overloads:
        if len(overload.parameters) == 1:
            kind = overload.parameters[0].type
            if kind.definition_name in _LISTS and (many or kind.generic_arguments):
                return overload
    return None


def _collection(value: Any, target: DotNetType) -> Any:
    """Arrays become collections through a constructor that takes one; a scalar only where the element type is known."""
    overload = _list_constructor(value, target)
    if overload is None:
        return NotImplemented
    from azshell.dotnet.conversion import convert, no_conversion
    from azshell.dotnet.enumeration import enumerate_value

    items = iter(value) if isinstance(value, Dictionary) else enumerate_value(value)
    values = [value] if items is None else list(items)
    kind = overload.parameters[0].type
    if kind.generic_arguments:
        element = kind.generic_arguments[0]
        try:
            values = [convert(item, element) for item in values]
        except PSInvalidCastException:
            if items is None:
                raise
            raise no_conversion(value, target) from None
    try:
        return overload.call(values)
    except NetException as problem:
        raise _error(value, target, problem, "InvalidCastConstructorException") from None


def _error(value: Any, target: DotNetType, problem: NetException, error_id: str) -> PSInvalidCastException:
    from azshell.dotnet.conversion import cast_error

    return cast_error(value, target, problem, error_id)
