"""What an object is to the display: its type names, its properties in order, and those it shows when nobody says which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from azshell.dotnet.values import NOTHING, Enum, PSObject, unwrap

SCALARS = frozenset(
    "System." + name
    for name in (
        "String", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Char", "Single", "Double", "Boolean", "Decimal",
        "IntPtr", "Security.SecureString", "Numerics.BigInteger",
    )
)  # fmt: skip


def type_names(obj: Any) -> list[str]:
    """PSTypeNames: the names views are looked up by, the nearest first."""
    if obj.__class__ is PSObject and obj.type_names is not None:
        return obj.type_names
    from azshell.dotnet.members import type_names as names

    return names(obj)


def is_scalar(obj: Any) -> bool:
    """Whether a value of this kind is shown as one text, whatever its properties: strings, numbers, enums ..."""
    value = unwrap(obj)
    if isinstance(value, (str, int, float)):
        # an enum that was serialized and came back is a number with a property Value
        return not (obj.__class__ is PSObject and obj.props and type_names(obj)[0].startswith("Deserialized."))
    names = type_names(obj)
    return bool(names) and (names[0] in SCALARS or isinstance(value, Enum))


def property_names(obj: Any, *, added_first: bool = False) -> list[str]:
    """The names of all properties: added notes, the type's own, what PowerShell adds to the type; `added_first`: the last before the own, as * has it."""
    from azshell.dotnet.dictionaries import Dictionary
    from azshell.dotnet.members import type_extensions

    source = obj
    carrier = obj if obj.__class__ is PSObject else getattr(obj, "ps_members", None)
    if obj.__class__ is PSObject:
        if obj.base is None and not type_extensions.members:
            return [name for name, value in obj.items() if not getattr(value, "is_member", False) or _is_property(value)]
        if obj.base is not None:
            obj = obj.base
    if isinstance(obj, Dictionary):
        return []
    if carrier is None and not type_extensions.members and not hasattr(obj, "net_adapter"):
        from azshell.dotnet.types import type_of

        kind = type_of(obj)
        known = _NAMES.get((kind, added_first))
        if known is None:
            known = _NAMES[kind, added_first] = _ordered(obj, None, added_first)
        return known
    return _ordered(source, carrier, added_first)


_NAMES: dict[Any, list[str]] = {}


def _is_property(member: Any) -> bool:
    return "Property" in member.kind and member.kind != "PropertySet"


def _ordered(obj: Any, carrier: Any, added_first: bool) -> list[str]:
    from azshell.dotnet.member_listing import member_views

    notes: list[str] = []
    own: list[str] = []
    added: list[str] = []
    for view in member_views(obj, "Properties"):
        if carrier is not None and view.name.lower() in carrier.props:
            notes.append(view.name)
        else:
            (own if view.kind == "Property" else added).append(view.name)
    return [*notes, *added, *own] if added_first else [*notes, *own, *added]


def member_value(obj: Any, name: str) -> Any:
    """A property's value; None when there is none."""
    from azshell.dotnet.members import MISSING, get_member

    value = get_member(obj, name)
    return None if value is MISSING or value is NOTHING else value


def has_member(obj: Any, name: str) -> bool:
    """Whether an object has a property, be it one that * does not show."""
    from azshell.dotnet.members import MISSING, extended_member, own_member
    from azshell.dotnet.types import MethodGroup, type_of

    lower = name.lower()
    if obj.__class__ is PSObject:
        if lower in obj.props:
            return True
        if obj.base is None:
            return extended_member(obj, lower) is not MISSING
        obj = obj.base
    return not isinstance(type_of(obj).table().get(lower), MethodGroup) and own_member(obj, name) is not MISSING


def property_set(obj: Any, name: str) -> Sequence[str] | None:
    """The names in a property set; None when the name is not one's."""
    from azshell.dotnet.members import MISSING, extended_member

    lower = name.lower()
    carrier = obj if obj.__class__ is PSObject else getattr(obj, "ps_members", None)
    found: Any = carrier.props.get(lower, MISSING) if carrier is not None else MISSING
    if found is MISSING:
        found = extended_member(obj, lower)
    return list(found.referenced) if getattr(found, "kind", "") == "PropertySet" else None


DEFAULT_PROPERTIES = {
    "System.IO.FileInfo": ("LastWriteTime", "Length", "Name"),
    "System.Diagnostics.Process": ("Id", "Handles", "CPU", "SI", "Name"),
    "System.ServiceProcess.ServiceController": ("Status", "Name", "DisplayName"),
}
"""The default display property sets PowerShell gives to types of its own accord."""

DISPLAY_PROPERTIES = {"System.Net.IPAddress": "IPAddressToString", "System.IO.DirectoryInfo": "Name"}
"""The properties objects of these types go by."""


def default_properties(obj: Any) -> list[str]:
    """The names in the object's DefaultDisplayPropertySet; none when it has no such set."""
    from azshell.dotnet.members import type_extensions

    carrier: Any = obj if obj.__class__ is PSObject else getattr(obj, "ps_members", None)
    standard: Any = carrier.props.get("psstandardmembers") if carrier is not None else None
    members = getattr(standard, "members", None)
    if members is not None and "defaultdisplaypropertyset" in members:
        return list(members["defaultdisplaypropertyset"].referenced)
    sets = type_extensions.default_properties
    for name in type_names(obj):
        found = sets.get(name.lower()) or DEFAULT_PROPERTIES.get(name)
        if found:
            return list(found)
    base = obj.base if obj.__class__ is PSObject else obj
    adapter: Any = getattr(base, "net_adapter", None)
    # an XML node shows its attributes and children, not the properties of its class
    return adapter.names(base) if getattr(adapter, "shown_alone", False) else []
