"""Members as objects: $o.psobject and its collections, PSNoteProperty and the other member kinds, method groups without a call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from azshell.dotnet.exceptions import (
    ExtendedTypeSystemException,
    NetException,
    SetValueException,
)
from azshell.dotnet.member_kinds import (
    AliasProperty,
    CodeMethod,
    CodeProperty,
    MemberSet,
    NoteProperty,
    PropertySet,
    ScriptMethod,
    ScriptProperty,
    attach,
    one_or_many,
)
from azshell.dotnet.members import (
    MISSING,
    carried_by,
    get_member,
    natural_type_names,
    read_property,
    set_member,
    type_names,
)
from azshell.dotnet.types import MethodGroup, Property, type_name, type_of
from azshell.dotnet.values import PSObject

__all__ = [
    "AliasProperty", "CodeMethod", "CodeProperty", "MemberCollection", "MemberSet", "NoteProperty", "PSBase", "PSMethod",
    "PSObjectView", "PSParameterizedProperty", "PropertySet", "PropertyView", "ScriptMethod", "ScriptProperty", "TypeNames",
    "attach", "one_or_many", "own_type_names",
]  # fmt: skip


class PropertyView:
    """One property as $o.psobject.Properties shows it."""

    def __init__(self, owner: Any, name: str, kind: str, member: Any = None) -> None:
        self.owner = owner
        self.name = name
        self.kind = kind
        self.member = member

    @property
    def value(self) -> Any:
        """The value; a script getter that fails gives $null."""
        found = _read(self.owner, self.name, self.member)
        return None if found is MISSING else found

    @value.setter
    def value(self, new: Any) -> None:
        if isinstance(self.member, Property) and self.member.set is None:
            error = SetValueException(f'"{self.name}" is a ReadOnly property.', "ReadOnlyProperty", "NotSpecified")
            error.__dict__["passes_through"] = True
            raise error
        set_member(self.owner, self.name, new)

    @property
    def settable(self) -> bool:
        """Whether it can be set."""
        if isinstance(self.member, Property):
            return self.member.set is not None
        if isinstance(self.member, ScriptProperty):
            return self.member.setter is not None
        if self.member is None and (asked := getattr(self._adapter, "settable", None)) is not None:
            return bool(asked(self.owner, self.name))
        return not isinstance(self.member, CodeProperty)

    @property
    def _adapter(self) -> Any:
        owner = self.owner.base if self.owner.__class__ is PSObject else self.owner
        return getattr(owner, "net_adapter", None)

    @property
    def type_name_of_value(self) -> str:
        """The value's type; the declared one for a .NET property."""
        if isinstance(self.member, Property):
            return self.member.type.text
        if isinstance(self.member, ScriptProperty):
            return "System.Object"
        found = self.value
        return "System.Object" if found is None else type_name(found)

    @property
    def net_type(self) -> Any:
        """PSNoteProperty, PSScriptProperty ... or PSProperty."""
        from azshell.dotnet.member_types import PROPERTY_VIEW, PROPERTY_VIEWS

        return PROPERTY_VIEWS.get(self.kind, PROPERTY_VIEW)

    def definition(self) -> str:
        """As in Get-Member."""
        from azshell.dotnet.member_listing import note_definition

        if isinstance(self.member, Property):
            return self.member.definition
        if self.kind == "NoteProperty":
            return note_definition(self.name, self.value)
        if self.member is None:
            asked = getattr(self._adapter, "definition", None)
            return f"System.Object {self.name} {{get;set;}}" if asked is None else asked(self.owner, self.name)
        return self.member.definition(self.owner)


def _read(owner: Any, name: str, member: Any) -> Any:
    if isinstance(member, Property):
        return read_property(owner.base if owner.__class__ is PSObject else owner, member)
    if isinstance(owner, PSObject) and owner.base is None:
        return get_member(owner, name)
    from azshell.dotnet.members import own_member

    return own_member(owner, name) if owner.__class__ is not PSObject else get_member(owner, name)


class MemberCollection:
    """Properties, Methods or Members of an object: indexed by name, enumerable, with Add, Remove, Match."""

    net_name = "System.Management.Automation.PSMemberInfoCollection"

    def __init__(self, owner: Any, what: str) -> None:
        self.owner = owner
        self.what = what

    def _all(self) -> list[Any]:
        from azshell.dotnet.member_listing import member_views

        return member_views(self.owner, self.what)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def named(self, name: str) -> Any:
        """The member of this name, or None."""
        lower = name.lower()
        return next((member for member in self._all() if member.name.lower() == lower), None)

    def add(self, member: Any) -> None:
        """Adds a member object; ExtendedTypeSystemException when the name is taken."""
        if isinstance(member, PropertyView):
            member = NoteProperty(member.name, member.value)
        if self.named(member.name) is not None:
            raise ExtendedTypeSystemException(
                f'Cannot add a member with the name "{member.name}" because a member with that name already exists.', "MemberAlreadyPresent"
            )
        attach(self.owner, member)

    def remove(self, name: str) -> None:
        """Removes an added member."""
        carried = self.owner if self.owner.__class__ is PSObject else carried_by(self.owner)
        if carried is not None:
            carried.props.pop(name.lower(), None)

    def match(self, pattern: str) -> list[Any]:
        """The members whose names match a wildcard pattern."""
        import fnmatch
        import re

        matcher = re.compile(fnmatch.translate(pattern.lower()))
        return [member for member in self._all() if matcher.match(member.name.lower())]


class PSObjectView:
    """$o.psobject."""

    net_name = "System.Management.Automation.Internal.PSObjectView"

    def __init__(self, owner: Any) -> None:
        self.owner = owner

    def collection(self, what: str) -> MemberCollection:
        """Properties, Methods or Members."""
        return MemberCollection(self.owner, what)

    @property
    def base(self) -> Any:
        """BaseObject."""
        return self.owner.base if self.owner.__class__ is PSObject and self.owner.base is not None else self.owner

    def copy(self) -> Any:
        """A copy that shares values but not members."""
        owner = self.owner
        if owner.__class__ is PSObject:
            made = PSObject(owner.base, dict(owner.props), owner.names)
            made.type_names = list(owner.type_names) if owner.type_names is not None else None
            return made
        clone = getattr(owner, "clone", None)
        return owner if clone is None else clone()


class TypeNames(list):
    """The live PSTypeNames of an object."""

    net_name = "System.Management.Automation.PSTypeNames"


def own_type_names(value: Any) -> TypeNames:
    """The object's type names as a list that changes it."""
    carried = value if value.__class__ is PSObject else carried_by(value)
    if carried is None:
        if hasattr(value, "__dict__") and not isinstance(value, (int, float, str, list)):
            carried = value.ps_members = PSObject()
        else:
            return TypeNames(natural_type_names(value))
    if carried.type_names is None or carried.type_names.__class__ is not TypeNames:
        carried.type_names = TypeNames(carried.type_names if carried.type_names is not None else type_names(value))
    return carried.type_names


class PSBase:
    """$o.psbase: the object's own .NET members, without keys or added members in the way."""

    net_type: Any
    enumerates = False

    def __init__(self, owner: Any) -> None:
        self.owner = owner.base if owner.__class__ is PSObject and owner.base is not None else owner

    class _Adapter:
        @staticmethod
        def get(value: PSBase, name: str) -> Any:
            member = type_of(value.owner).table().get(name.lower())
            if isinstance(member, Property) and not member.indexed:
                return read_property(value.owner, member)
            return PSMethod(value.owner, member) if isinstance(member, MethodGroup) else MISSING

        @staticmethod
        def set(value: PSBase, name: str, new: Any) -> bool:
            member = type_of(value.owner).table().get(name.lower())
            if isinstance(member, Property) and member.set is not None:
                member.set(value.owner, new)
                return True
            return False

        @staticmethod
        def names(value: PSBase) -> list[str]:
            return [m.name for m in type_of(value.owner).table().values() if isinstance(m, Property) and not m.indexed]

    net_adapter = _Adapter


PSBase.net_type = property(lambda self: type_of(self.owner))


def extended(owner: Any) -> PSObject:
    """$o.psextended: what was added to the object, apart from what it is."""
    carried = owner if owner.__class__ is PSObject else carried_by(owner)
    return PSObject(None) if carried is None else PSObject(None, dict(carried.props), carried.names)


class PSMethod:
    """A method without a call: `'a'.Substring`, `[math]::Max`.  `member` is a MethodGroup or a script or code method."""

    @property
    def net_type(self) -> Any:
        """PSMethod, or PSScriptMethod."""
        from azshell.dotnet.member_types import METHOD_VIEW, SCRIPT_METHOD_VIEW

        return SCRIPT_METHOD_VIEW if isinstance(self.member, ScriptMethod) else METHOD_VIEW

    def __init__(self, owner: Any, member: Any, is_static: bool = False) -> None:
        self.owner = owner
        self.member = member
        self.name = member.name
        self.is_static = is_static
        self.kind = "Method" if isinstance(member, MethodGroup) else member.kind

    @property
    def overloads(self) -> list[str]:
        """OverloadDefinitions."""
        if isinstance(self.member, MethodGroup):
            return [o.definition for o in self.member.overloads]
        return [self.member.definition(self.owner)]

    def definition(self) -> str:
        """As in Get-Member."""
        return ", ".join(self.overloads)

    def invoke(self, arguments: Sequence[Any]) -> Any:
        """Calls it."""
        if isinstance(self.member, MethodGroup):
            from azshell.dotnet.invocation import call_group

            base = self.owner.base if self.owner.__class__ is PSObject and self.owner.base is not None else self.owner
            return call_group(self.member, None if self.is_static else base, list(arguments))
        return self.member.invoke(self.owner, list(arguments))

    def __str__(self) -> str:
        return self.definition()


class PSParameterizedProperty:
    """A parameterized property without its arguments: $list.Item."""

    net_name = "System.Management.Automation.PSParameterizedProperty"
    kind = "ParameterizedProperty"

    def __init__(self, owner: Any, member: Property) -> None:
        self.owner = owner
        self.member = member
        self.name = member.name

    def definition(self) -> str:
        """As in Get-Member."""
        return self.member.definition

    def invoke(self, arguments: Sequence[Any]) -> Any:
        """The property at these indexes."""
        from azshell.dotnet.conversion import convert
        from azshell.dotnet.exceptions import GetValueInvocationException

        converted = [convert(a, p.type) for a, p in zip(arguments, self.member.parameters, strict=False)]
        try:
            return self.member.call(*converted) if self.member.static else self.member.call(self.owner, *converted)
        except NetException as problem:
            raise GetValueInvocationException(
                f'Exception getting "{self.name}": "{problem.message}"', "ExceptionWhenGetting", inner=problem
            ) from None

    def __str__(self) -> str:
        return self.member.definition
