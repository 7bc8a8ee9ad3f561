"""Members of any value: read, write and call them, instance and static, with PowerShell's extended members and its errors.

A Python class may adapt its members itself (XML does): `net_adapter` is then an object with get(value, name) -> value or MISSING,
set(value, name, new) -> bool, and names(value) -> list of str.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from azshell.dotnet.afresh import undo_later
from azshell.dotnet.declared_access import (
    construct,
    default_value,
    get_static,
    invoke_static,
    not_found_text,
    set_static,
    write_property,
)
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import (
    GetValueInvocationException,
    NetException,
    PropertyNotFoundException,
    RuntimeException,
    SetValueException,
    SetValueInvocationException,
)
from azshell.dotnet.indexing import get_index, set_index
from azshell.dotnet.invocation import call_group, select_overload
from azshell.dotnet.text_units import length
from azshell.dotnet.types import MethodGroup, Property, type_of
from azshell.dotnet.values import MISSING, NOTHING, Array, PSObject

__all__ = [
    "LIST_MEMBERS", "MISSING", "Member", "add_member", "add_note", "carried_by",
    "construct", "default_value", "extended_member", "extended_to_string", "get_enumerated", "get_index",
    "get_member", "get_static", "has_member", "invoke_member", "invoke_static", "list_members",
    "method_not_found", "natural_type_names", "own_member", "property_names", "property_not_found", "read_property",
    "script_runner", "select_overload", "set_index", "set_key", "set_member", "set_static",
    "type_extensions", "type_names",
]  # fmt: skip


def _no_script_runner(block: Any, this: Any, arguments: Sequence[Any] = ()) -> list[Any]:
    raise RuntimeException("Script members need a running session.", "NoSession", "InvalidOperation")


script_runner: Callable[..., list[Any]] = _no_script_runner
"""script_runner(block, this, arguments) runs the block of a script member or delegate and gives the objects it wrote.
The engine puts its own here."""


class Member:
    """An extended member other than a note property.  `get` and `set` see the object itself."""

    is_member = True
    kind = ""

    def __init__(self, name: str) -> None:
        self.name = name

    def get(self, this: Any) -> Any:
        """The value."""
        return MISSING

    def set(self, this: Any, value: Any) -> None:
        """Sets the value, or raises SetValueException."""
        raise SetValueException(f"'{self.name}' is a ReadOnly property.", "SetValueException")

    def text_within(self, this: Any) -> str | None:
        """What `@{...}` shows of it, None for nothing."""
        return None

    def invoke(self, this: Any, arguments: Sequence[Any]) -> Any:
        """Calls it, or raises."""
        raise method_not_found(this, self.name)


LIST_MEMBERS: dict[int, tuple[Any, PSObject]] = {}
"""Members added to plain arrays, which hold no attributes: id -> (the array, its members)."""


def carried_by(value: Any) -> PSObject | None:
    """What holds the members added to an object that is no PSObject."""
    carried = getattr(value, "ps_members", None)
    if carried is None and LIST_MEMBERS and isinstance(value, list):
        entry = LIST_MEMBERS.get(id(value))
        return None if entry is None else entry[1]
    return carried


class _TypeExtensions:
    """Members that Update-TypeData gives to all objects of a type name, until another session begins."""

    def __init__(self) -> None:
        self.members: dict[str, dict[str, Any]] = {}
        self.names: dict[str, dict[str, str]] = {}
        self.default_properties: dict[str, list[str]] = {}

    def add(self, type_text: str, name: str, member: Any) -> None:
        """Adds a Member, or a plain value as a note property."""
        undo_later("type extensions", self.clear)
        self.members.setdefault(type_text.lower(), {})[name.lower()] = member
        self.names.setdefault(type_text.lower(), {})[name.lower()] = name

    def remove(self, type_text: str) -> None:
        """Forgets a type name."""
        for table in (self.members, self.names, self.default_properties):
            table.pop(type_text.lower(), None)

    def clear(self) -> None:
        """Forgets everything."""
        for table in (self.members, self.names, self.default_properties):
            table.clear()


type_extensions = _TypeExtensions()


def type_names(value: Any) -> list[str]:
    """PSTypeNames: the object's own, or its type's and its bases' full names."""
    if value.__class__ is PSObject:
        if value.type_names is not None:
            return value.type_names
        if value.base is None:
            return ["System.Management.Automation.PSCustomObject", "System.Object"]
        value = value.base
    carried = carried_by(value)
    if carried is not None and carried.type_names is not None:
        return carried.type_names
    return natural_type_names(value)


def natural_type_names(value: Any) -> list[str]:
    """The type's and its bases' names."""
    names = getattr(value, "net_type_names", None)
    if names is not None:
        return list(names)
    return [kind.full_name for kind in type_of(value).ancestry()]


def extended_member(value: Any, lower: str) -> Any:
    """A type extension's Member or value for this object, or MISSING."""
    tables = type_extensions.members
    if tables:
        for name in type_names(value):
            table = tables.get(name.lower())
            if table is not None and lower in table:
                return table[lower]
    return MISSING


def extended_to_string(value: PSObject) -> str | None:
    """ToString by a type extension, or None."""
    member: Any = extended_member(value, "tostring") if value.type_names else MISSING
    if member is MISSING:
        return None
    from azshell.dotnet.conversion import to_string

    return to_string(member.invoke(value, []))


# ---- reading


def get_member(value: Any, name: str) -> Any:
    """The property's value; over a collection without it, the values of its items; MISSING when there is none."""
    cls = value.__class__
    if cls is PSObject:
        lower = name.lower()
        found = value.props.get(lower, MISSING)
        if found is not MISSING:
            return found.get(value) if getattr(found, "is_member", False) else found
        return _ps_object_member(value, name, lower)
    if value is None or value is NOTHING:
        return 0 if name.lower() in ("count", "length") else MISSING
    if cls is str and name.lower() == "length":
        return len(value) if value.isascii() else length(value)
    if (cls is list or cls is Array) and not LIST_MEMBERS and name.lower() in ("count", "length"):
        return len(value)
    if isinstance(value, Dictionary):
        found = value.get(name, MISSING)
        if found is not MISSING:
            return found
    found = own_member(value, name)
    if found is not MISSING:
        return found
    items = enumerate_value(value)
    if items is not None:
        return _of_items(items, name)
    if name.lower() in ("count", "length"):
        return 1
    return MISSING


def own_member(value: Any, name: str) -> Any:
    """The member of the value itself, without looking into collections."""
    lower = name.lower()
    carried = carried_by(value)
    if carried is not None and lower in carried.props:
        found = carried.props[lower]
        return found.get(value) if getattr(found, "is_member", False) else found
    if type_extensions.members:
        found = extended_member(value, lower)
        if found is not MISSING:
            return found.get(value) if getattr(found, "is_member", False) else found
    adapter = getattr(value, "net_adapter", None)
    if adapter is not None:
        found = adapter.get(value, name)
        if found is not MISSING:
            return found
    kind = type_of(value)
    member = kind.table().get(lower)
    if member is None:
        return _intrinsic(value, name, lower)
    if isinstance(member, Property):
        if member.indexed:
            from azshell.dotnet.member_views import PSParameterizedProperty

            return PSParameterizedProperty(value, member)
        try:
            return read_property(value, member)
        except GetValueInvocationException:
            return None  # PowerShell's binder gives $null when a .NET getter throws: ([uri]'x').Host
    from azshell.dotnet.member_views import PSMethod

    return PSMethod(value, member)


def read_property(value: Any, member: Property) -> Any:
    """A declared property's value; a getter that fails raises GetValueInvocationException."""
    try:
        return member.call(value)
    except RuntimeException:
        raise
    except NetException as problem:
        raise GetValueInvocationException(
            f'Exception getting "{member.name}": "{problem.message}"', "ExceptionWhenGetting", inner=problem
        ) from None


def _ps_object_member(value: PSObject, name: str, lower: str) -> Any:
    if value.type_names is not None or type_extensions.members:
        found = extended_member(value, lower)
        if found is not MISSING:
            return found.get(value) if getattr(found, "is_member", False) else found
    if value.base is not None:
        if lower in _INTRINSIC:
            return _intrinsic(value, name, lower)
        return get_member(value.base, name)
    found = _intrinsic(value, name, lower)
    if found is not MISSING:
        return found
    if lower in ("count", "length"):
        return 1
    group = type_of(value).table().get(lower)
    if isinstance(group, MethodGroup):
        from azshell.dotnet.member_views import PSMethod

        return PSMethod(value, group)
    return MISSING


_INTRINSIC = frozenset(("psobject", "psbase", "psadapted", "psextended", "pstypenames"))


def _intrinsic(value: Any, name: str, lower: str) -> Any:
    if lower not in _INTRINSIC:
        return MISSING
    if lower == "pstypenames":
        from azshell.dotnet.member_views import own_type_names

        return own_type_names(value)
    if lower in ("psbase", "psadapted"):
        from azshell.dotnet.member_views import PSBase

        return PSBase(value)
    if lower == "psextended":
        from azshell.dotnet.member_views import extended

        return extended(value)
    from azshell.dotnet.member_views import PSObjectView

    return PSObjectView(value)


def _of_items(items: Any, name: str) -> Any:
    """Member enumeration: the values of all items that have the member, collections among them unrolled."""
    found: list[Any] = []
    seen = False
    for item in items:
        value = get_enumerated(item, name)
        if value is MISSING:
            if item.__class__ is PSObject and item.base is None:  # a custom object without the property counts as $null
                found.append(None)
                seen = True
            continue
        seen = True
        more = enumerate_value(value)
        if more is not None:
            found.extend(more)
        elif value is not NOTHING:
            found.append(value)
    if not seen:
        return MISSING
    return found[0] if len(found) == 1 else found if found else None


def get_enumerated(item: Any, name: str) -> Any:
    """An item's own member; items that are collections are looked into, but no scalar has a Count of 1 here."""
    if item is None or item is NOTHING:
        return MISSING
    cls = item.__class__
    if cls is PSObject:
        lower = name.lower()
        if lower in item.props:
            return get_member(item, name)
        if lower in ("count", "length") and item.base is None and extended_member(item, lower) is MISSING:
            return 1
        return get_member(item, name)
    if isinstance(item, Dictionary):
        found = item.get(name, MISSING)
        if found is not MISSING:
            return found
    found = own_member(item, name)
    if found is not MISSING:
        return found
    more = enumerate_value(item)
    if more is not None:
        return _of_items(more, name)
    return 1 if name.lower() in ("count", "length") else MISSING


def has_member(value: Any, name: str) -> bool:
    """Whether a property or method of this name is there."""
    return get_member(value, name) is not MISSING


# ---- writing


def set_member(value: Any, name: str, new: Any) -> None:
    """Sets a property.  RuntimeException PropertyNotFound, PropertyAssignmentException, ExceptionWhenSetting as PowerShell raises them."""
    cls = value.__class__
    if cls is PSObject:
        lower = name.lower()
        found = value.props.get(lower, MISSING)
        if found is not MISSING:
            if getattr(found, "is_member", False):
                _set_extended(found, value, new)
            else:
                value.props[lower] = new
            return
        if value.base is None:
            member = extended_member(value, lower)
            if member is not MISSING and getattr(member, "is_member", False):
                _set_extended(member, value, new)
                return
            problem = RuntimeException(not_found_text(name), "PropertyNotFound", "InvalidOperation")
            raise SetValueInvocationException(f'Exception setting "{name}": "{problem.message}"', "ExceptionWhenSetting", inner=problem)
        value = value.base
    if value is None or value is NOTHING:
        raise RuntimeException(not_found_text(name), "PropertyNotFound", "InvalidOperation")
    if isinstance(value, Dictionary):
        member = type_of(value).table().get(name.lower())
        if not (isinstance(member, Property) and member.set is not None and not member.indexed and not value.contains(name)):
            set_key(value, name, new)
            return
    if not _set_own(value, name, new):
        _set_on_items(value, name, new)


def set_key(value: Dictionary, key: Any, new: Any) -> None:
    """Sets a dictionary's key, converted to its key and value types."""
    converter = getattr(value, "converted", None)
    if converter is not None:
        key, new = converter(key, new)
    value.set(key, new)


def _set_extended(member: Any, this: Any, new: Any) -> None:
    try:
        member.set(this, new)
    except SetValueException as problem:
        if problem.error_id == "SetValueException":
            raise RuntimeException(problem.message, "PropertyAssignmentException", "InvalidOperation", inner=problem) from None
        raise


def _set_own(value: Any, name: str, new: Any) -> bool:
    lower = name.lower()
    carried = carried_by(value)
    if carried is not None and lower in carried.props:
        found = carried.props[lower]
        if getattr(found, "is_member", False):
            _set_extended(found, value, new)
        else:
            carried.props[lower] = new
        return True
    extended = extended_member(value, lower)
    if getattr(extended, "is_member", False):
        _set_extended(extended, value, new)
        return True
    adapter = getattr(value, "net_adapter", None)
    if adapter is not None and adapter.set(value, name, new):
        return True
    member = type_of(value).table().get(lower)
    if not isinstance(member, Property):
        return False
    if member.set is None:
        raise RuntimeException(
            f"'{member.name}' is a ReadOnly property.",
            "PropertyAssignmentException",
            "InvalidOperation",
            inner=SetValueException(f"'{member.name}' is a ReadOnly property."),
        )
    write_property(member, (value,), new)
    return True


def _set_on_items(value: Any, name: str, new: Any) -> None:
    """PowerShell does not assign through member enumeration."""
    if enumerate_value(value) is not None:
        raise RuntimeException(not_found_text(name), "PropertyAssignmentException", "InvalidOperation")
    raise RuntimeException(not_found_text(name), "PropertyAssignmentException", "InvalidOperation")


# ---- calling


def method_not_found(value: Any, name: str) -> RuntimeException:
    """Method invocation failed because [System.String] does not contain a method named 'Nope'."""
    return RuntimeException(
        f"Method invocation failed because [{type_of(value).text}] does not contain a method named '{name}'.",
        "MethodNotFound",
        "InvalidOperation",
    )


def invoke_member(value: Any, name: str, arguments: Sequence[Any]) -> Any:
    """Calls a method; over a collection without it, the method of every item."""
    if value is None or value is NOTHING:
        raise RuntimeException("You cannot call a method on a null-valued expression.", "InvokeMethodOnNull", "InvalidOperation")
    lower = name.lower()
    cls = value.__class__
    carried = value if cls is PSObject else carried_by(value)
    if carried is not None:
        found: Any = carried.props.get(lower)
        if getattr(found, "is_member", False) and "Method" in found.kind:
            return found.invoke(value, arguments)
    if type_extensions.members:
        found = extended_member(value, lower)
        if getattr(found, "is_member", False) and "Method" in found.kind:
            return found.invoke(value, arguments)
    base = value.base if cls is PSObject and value.base is not None else value
    group = type_of(base).table().get(lower)
    if isinstance(group, MethodGroup):
        return call_group(group, base, arguments)
    return _invoke_missing(base, name, lower, arguments, group)


def _invoke_missing(value: Any, name: str, lower: str, arguments: Sequence[Any], member: Any) -> Any:
    if isinstance(member, Property) and member.indexed:
        from azshell.dotnet.member_views import PSParameterizedProperty

        return PSParameterizedProperty(value, member).invoke(arguments)
    if lower.startswith(("get_", "set_")):
        found = type_of(value).table().get(lower[4:])
        if isinstance(found, Property):
            if lower.startswith("get_"):
                return found.call(value, *arguments) if found.indexed else read_property(value, found)
            write_property(found, (value, *arguments[:-1]), arguments[-1])
            return NOTHING
        if lower in ("get_item", "set_item"):
            if lower == "get_item":
                return get_index(value, arguments[0])
            set_index(value, arguments[0], arguments[-1])
            return NOTHING
    items = enumerate_value(value)
    if items is None or not _any_has(value, lower):
        for item in items or ():
            raise method_not_found(item if item is not None else value, name)
        raise method_not_found(value, name)
    results: list[Any] = []
    for item in items:
        result = invoke_member(item, name, arguments)
        if result is None or result is NOTHING:
            continue
        more = enumerate_value(result)
        if more is None:
            results.append(result)
        else:
            results.extend(more)
    return results[0] if len(results) == 1 else results if results else NOTHING


def _any_has(value: Any, lower: str) -> bool:
    for item in enumerate_value(value) or ():
        if item is None:
            continue
        base = item.base if item.__class__ is PSObject and item.base is not None else item
        carried = item if item.__class__ is PSObject else carried_by(item)
        if carried is not None and getattr(carried.props.get(lower), "is_member", False):
            return True
        return isinstance(type_of(base).table().get(lower), MethodGroup) or enumerate_value(item) is not None
    return False


# ---- static members


def property_names(value: Any) -> list[str]:
    """The names of the properties that Select-Object * and Format-List show, in their order."""
    from azshell.dotnet.member_listing import property_names as listed

    return listed(value)


def list_members(value: Any, static: bool = False, force: bool = False) -> list[Any]:
    """Rows (name, member_type, definition) as Get-Member shows them."""
    from azshell.dotnet.member_listing import list_members as listed

    return listed(value, static, force)


def add_member(value: Any, member: Any) -> Any:
    """Adds a member object (PSNoteProperty ... of member_views) and gives the object that carries it."""
    from azshell.dotnet.member_views import attach

    return attach(value, member)


def add_note(value: Any, name: str, note: Any) -> Any:
    """Adds a note property without any check, and gives the object that carries it."""
    from azshell.dotnet.member_views import NoteProperty, attach

    return attach(value, NoteProperty(name, note))


def property_not_found(name: str) -> PropertyNotFoundException:
    """Strict mode's error for a property that is not there."""
    return PropertyNotFoundException(
        f"The property '{name}' cannot be found on this object. Verify that the property exists.", "PropertyNotFoundStrict", "NotSpecified"
    )
