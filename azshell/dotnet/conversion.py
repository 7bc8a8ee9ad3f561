"""PowerShell's conversions: convert, try_convert, to_bool, to_string, to_display_string, with PowerShell's errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.cast_errors import bad_format, cast_error, no_conversion, out_of_bounds
from azshell.dotnet.exceptions import NetException, PSInvalidCastException
from azshell.dotnet.number_conversion import from_operator, to_big_integer, to_char, to_decimal, to_double, to_integer
from azshell.dotnet.number_text import double_text, double_text_15, single_text, single_text_7
from azshell.dotnet.text_units import units
from azshell.dotnet.types import ASSEMBLY, DotNetType, MethodGroup, array_of, find_type, resolve_type, type_of
from azshell.dotnet.values import NOTHING, Array, Char, Enum, MultiArray, PSObject, PSReference, Single, enum_text, unwrap

__all__ = [
    "bad_format", "cast_error", "convert", "custom_text", "no_conversion", "object_text", "out_of_bounds",
    "to_bool", "to_display_string", "to_enum", "to_string", "try_convert",
]  # fmt: skip

Converter = Callable[[Any, DotNetType], Any]


def convert(value: Any, target: DotNetType) -> Any:
    """The value as one of the target type (LanguagePrimitives.ConvertTo).  PSInvalidCastException when there is no way."""
    cls = value.__class__
    if cls is target.python_class and not target.generic_parameters:
        return value
    converter = target.converter
    if converter is None:
        converter = target.converter = _find_converter(target)
    if cls is PSObject and value.base is not None and target.definition_name not in KEEP_WRAPPED:
        value = value.spelled if target.definition_name == "System.String" and hasattr(value, "spelled") else value.base
    elif value is NOTHING:
        value = None
    return converter(value, target)


KEEP_WRAPPED = frozenset(("System.Object", "System.Management.Automation.PSObject"))


def try_convert(value: Any, target: DotNetType) -> tuple[bool, Any]:
    """(True, converted) or (False, None)."""
    try:
        return True, convert(value, target)
    except NetException:
        return False, None


def to_bool(value: Any) -> bool:
    """Whether a value is true to PowerShell: not $null, 0, '', an empty array or an array of one false value."""
    cls = value.__class__
    if cls is bool:
        return value
    if cls is int or cls is float or cls is str:
        return bool(value)
    if value is None or value is NOTHING:
        return False
    if cls is PSObject:
        return True if value.base is None else to_bool(value.base)
    if isinstance(value, list):
        truth = getattr(cls, "net_truth", None)  # Queue and Stack are no IList: always true
        return _list_truth(value) if truth is None else truth(value)
    if cls is Char:
        return value != "\0"
    if isinstance(value, (int, float, str)):
        return bool(value)
    if cls is MultiArray:
        return len(value) > 0
    truth = getattr(cls, "net_truth", None)
    return True if truth is None else truth(value)


def _list_truth(items: list[Any]) -> bool:
    if len(items) == 1:
        only = items[0]
        if isinstance(unwrap(only), list):
            return len(unwrap(only)) > 0
        return to_bool(only)
    return bool(items)


def to_string(value: Any, ofs: str = " ") -> str:
    """PowerShell's cast to string, in the invariant culture; arrays are joined with `ofs`."""
    cls = value.__class__
    if cls is str:
        return value
    if cls is int:
        return str(value)
    if value is None or value is NOTHING:
        return ""
    known = _TO_STRING.get(cls)
    if known is not None:
        return known(value)
    if cls is PSObject:
        return custom_text(value) if value.base is None and not _has_to_string(value) else _ps_object_text(value, ofs)
    if isinstance(value, (list, tuple)):
        return ofs.join([_element_text(item) for item in value])
    if isinstance(value, Enum):
        return enum_text(value)
    if isinstance(value, (int, str)):
        return str.__str__(value) if isinstance(value, str) else int.__repr__(value)
    from azshell.dotnet.enumeration import enumerate_value

    items = enumerate_value(value)
    if items is not None:
        return ofs.join([_element_text(item) for item in items])
    return object_text(value, True)


localize: Callable[[str], str] | None = None
"""Puts a number's text into the current culture; None while that writes numbers as en-US does.  culture.py sets it."""


def to_display_string(value: Any) -> str:
    """ToString() in the current culture, as -f and the console use it; Double in its shortest form."""
    cls = value.__class__
    if cls is str:
        return value
    if cls is int:
        return str(value)
    if value is None or value is NOTHING:
        return ""
    if cls is float or cls is Single:
        text = double_text(value) if cls is float else single_text(value)
        if localize is not None:
            return localize(text)
        return text.replace("Infinity", "∞") if text[-1] == "y" else text
    known = _TO_STRING.get(cls)
    if known is not None and cls is not DotNetType:
        return known(value)
    if cls is PSObject:
        if value.base is None and not _has_to_string(value):
            return custom_text(value, _shown_property)
        return _ps_object_text(value, " ", to_display_string)
    if isinstance(value, (int, str)):
        return to_string(value)
    return object_text(value, False)


def object_text(value: Any, invariant: bool) -> str:
    """An object's ToString(): its `invariant_text()` when the invariant culture is wanted, its `__str__`, or its type's name."""
    cls = value.__class__
    if invariant and hasattr(cls, "invariant_text"):
        return value.invariant_text()
    if cls.__str__ is not object.__str__ and not isinstance(value, (list, tuple, BaseException)):
        return str(value)
    kind = type_of(value)
    group = kind.member("ToString")
    if isinstance(group, MethodGroup):
        overload = next((o for o in group.overloads if not o.parameters), None)
        if overload is not None and overload.owner.definition_name != "System.Object":
            return overload.call(value)
    return kind.text


def custom_text(value: PSObject, text_of: Callable[[Any], str] | None = None) -> str:
    """@{a=1; b=x}; `text_of` gives a property's text, by default in the invariant culture."""
    text_of = text_of or _property_text
    parts = []
    for name, item in value.items():
        if getattr(item, "is_member", False):
            text = item.text_within(value)
            if text is not None:
                parts.append(f"{name}={text}")
            continue
        parts.append(f"{name}={text_of(item)}")
    return "@{" + "; ".join(parts) + "}" if parts else ""


def _property_text(value: Any) -> str:
    """Within @{...} a nested custom object is empty, and a collection (an XML node is one) shows its type."""
    return object_text(value, True) if hasattr(value, "element_text") else _element_text(value)


def _shown_property(value: Any) -> str:
    """The same in the current culture."""
    value = value.base if value.__class__ is PSObject and value.base is not None and not value.props else value
    if isinstance(value, float) and localize is None:
        return _property_text(value).replace("Infinity", "∞")
    if isinstance(value, (float, PSObject, DotNetType, list, tuple)):
        return _property_text(value)
    return to_display_string(value)


def _element_text(value: Any) -> str:
    """An element of a joined array: not recursive, so a nested array shows its type and a custom object nothing."""
    cls = value.__class__
    if cls is str:
        return value
    if cls is PSObject:
        if value.base is None:
            return _ps_object_text(value, " ") if _has_to_string(value) else ""
        return getattr(value, "spelled", None) or _element_text(value.base)
    if isinstance(value, (list, tuple)):
        return type_of(value).text
    known = _TO_STRING.get(cls)
    if known is None and value is not None and not isinstance(value, (int, float, str)) and value is not NOTHING:
        own = getattr(value, "element_text", None)  # XML nodes show their names
        return own if own is not None else object_text(value, True)
    return to_string(value)


def _has_to_string(value: PSObject) -> bool:
    return "tostring" in value.props or bool(value.type_names)


def _ps_object_text(value: PSObject, ofs: str, plain: Callable[[Any], str] | None = None) -> str:
    spelled = getattr(value, "spelled", None)
    if spelled is not None:
        return spelled
    if "tostring" in value.props:
        from azshell.dotnet.members import invoke_member

        return to_string(invoke_member(value, "ToString", []))
    if value.base is None:
        from azshell.dotnet.members import extended_to_string

        text = extended_to_string(value)
        return custom_text(value, None if plain is None else _shown_property) if text is None else text
    return to_string(value.base, ofs) if plain is None else plain(value.base)


_TO_STRING: dict[type, Callable[[Any], str]] = {
    bool: lambda v: "True" if v else "False",
    float: double_text_15,
    Single: single_text_7,
    Char: str.__str__,
    DotNetType: lambda t: t.short_name if t.definition_name != "System.RuntimeType" else f"{t.full_name}, {ASSEMBLY}",  # it is not public
}


# ---- errors


# ---- the converters, one per kind of target


def _find_converter(target: DotNetType) -> Converter:
    special = _SPECIAL.get(target.definition_name)
    if special is not None:
        return special
    if target.definition_name == "System.Nullable`1":
        return _to_nullable
    if target.rank == 1:
        return _to_array
    if target.rank > 1:
        return _to_multi_array
    if target.is_enum:
        return to_enum
    if target.kind == "delegate":
        return _to_delegate
    from azshell.dotnet.conversion_objects import to_object

    return to_object


def _identity(value: Any, target: DotNetType) -> Any:
    return value


def _to_string(value: Any, target: DotNetType) -> str:
    return to_string(value)


def _to_bool(value: Any, target: DotNetType) -> bool:
    return to_bool(value)


def _to_void(value: Any, target: DotNetType) -> Any:
    return NOTHING


def _to_type(value: Any, target: DotNetType) -> Any:
    if value is None:
        return None
    if isinstance(value, DotNetType):
        return value
    if isinstance(value, str):
        found = type_resolver(value)
        if found is not None:
            return found
        raise PSInvalidCastException(
            f'Cannot convert the "{value}" value of type "System.String" to type "System.Type".', "InvalidCastFromStringToType"
        )
    return from_operator(value, target)


def _default_type_resolver(text: str) -> DotNetType | None:
    return resolve_type(text)


type_resolver: Callable[[str], DotNetType | None] = _default_type_resolver
"""How a string becomes a type.  The engine puts in its own, which also knows the session's classes and `using namespace`."""


def to_enum(value: Any, target: DotNetType) -> Any:
    """Names (unambiguous beginnings too), numbers, comma lists and arrays of names."""
    from azshell.dotnet.enums import enum_from_value

    return enum_from_value(value, target)


def _to_nullable(value: Any, target: DotNetType) -> Any:
    return None if value is None else convert(value, target.generic_arguments[0])


def _to_array(value: Any, target: DotNetType) -> Any:
    element = target.element_type
    assert element is not None
    if value is None:
        return None
    is_object = element.definition_name in KEEP_WRAPPED
    if isinstance(value, list):
        if value.__class__ is list and is_object:
            return value
        if value.__class__ is Array and value.element_type is element:
            return value
        items: Any = value
    elif isinstance(value, (bytes, bytearray)):
        items = list(value)
    elif isinstance(value, str):
        if element.definition_name == "System.Char" and value.__class__ is not Char:
            return Array(map(Char, units(value)), element)
        return _scalar_to_array(value, target, element, is_object)
    else:
        from azshell.dotnet.dictionaries import Dictionary
        from azshell.dotnet.enumeration import enumerate_value

        items = None if isinstance(value, Dictionary) or value.__class__ is MultiArray else enumerate_value(value)
        if items is None:
            return _scalar_to_array(value, target, element, is_object)
    if is_object:
        return list(items)
    if value.__class__ is list or value.__class__ is Array:
        return Array([convert(item, element) for item in items], element)
    try:
        return Array([convert(item, element) for item in items], element)
    except NetException as problem:
        raise cast_error(value, target, problem, "InvalidCastExceptionEnumerableToArray") from None


def _scalar_to_array(value: Any, target: DotNetType, element: DotNetType, is_object: bool) -> Any:
    if is_object:
        return [value]
    try:
        return Array([convert(value, element)], element)
    except NetException as problem:
        raise cast_error(value, target, problem, "InvalidCastExceptionScalarToArray") from None


def _to_multi_array(value: Any, target: DotNetType) -> Any:
    if value is None or (isinstance(value, MultiArray) and type_of(value) is target):
        return value
    raise no_conversion(value, target)


def _to_any_array(value: Any, target: DotNetType) -> Any:
    if value is None or isinstance(value, (list, MultiArray)):
        if value is None or value.__class__ in (list, Array, MultiArray):
            return value
        return list(value)
    found = find_type("System.Object")
    assert found is not None
    return _to_array(value, array_of(found))


def _to_delegate(value: Any, target: DotNetType) -> Any:
    from azshell.dotnet.delegates import to_delegate

    return to_delegate(value, target)


def _to_ps_object(value: Any, target: DotNetType) -> Any:
    return value


def _to_reference(value: Any, target: DotNetType) -> Any:
    if isinstance(value, PSReference):
        return value
    raise PSInvalidCastException("Reference type is expected in argument.", "InvalidCastExceptionReferenceTypeExpected")


def _to_hashtable(value: Any, target: DotNetType) -> Any:
    from azshell.dotnet.dictionaries import Dictionary, Hashtable

    if value.__class__ is PSObject and value.base is None:
        raise cast_error(value, target, no_conversion(value, target), "InvalidCastConstructorException")
    if value is None or value.__class__ is Hashtable:
        return value
    if isinstance(value, Dictionary):
        return Hashtable(value.items(), False)
    raise no_conversion(value, target)


_SPECIAL: dict[str, Converter] = {
    "System.Object": _identity,
    "System.Management.Automation.PSObject": _to_ps_object,
    "System.Management.Automation.PSCustomObject": _to_ps_object,
    "System.String": _to_string,
    "System.Boolean": _to_bool,
    "System.Numerics.BigInteger": to_big_integer,
    "System.Double": to_double,
    "System.Single": to_double,
    "System.Decimal": to_decimal,
    "System.Char": to_char,
    "System.Void": _to_void,
    "System.Type": _to_type,
    "System.RuntimeType": _to_type,
    "System.Array": _to_any_array,
    "System.Management.Automation.PSReference": _to_reference,
    "System.Collections.Hashtable": _to_hashtable,
    **dict.fromkeys(
        [
            "System.Int32", "System.Int64", "System.Int16", "System.SByte", "System.Byte", "System.UInt16", "System.UInt32",
            "System.UInt64",
        ],
        to_integer,
    ),
}  # fmt: skip
