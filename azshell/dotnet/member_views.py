"""Members as objects: $o.psobject and its collections, PSNoteProperty and the other member kinds, method groups without a call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from azshell.dotnet.exceptions import (
    ExtendedTypeSystemException,
    NetException,
    SetValueException,
)
from azshell.dotnet.members import (
    LIST_MEMBERS,
    MISSING,
    Member,
    carried_by,
    get_member,
    natural_type_names,
    read_property,
    set_member,
    type_names,
)
from azshell.dotnet.types import MethodGroup, Property, constructor, declare, declare_enum, indexer, method, prop, type_name, type_of
from azshell.dotnet.values import Array, PSObject

PSMemberTypes = declare_enum(
    "System.Management.Automation.PSMemberTypes",
    {
        "AliasProperty": 1, "CodeProperty": 2, "Property": 4, "NoteProperty": 8, "ScriptProperty": 16, "PropertySet": 32, "Method": 64,
        "CodeMethod": 128, "ScriptMethod": 256, "ParameterizedProperty": 512, "MemberSet": 1024, "Event": 2048, "Dynamic": 4096,
        "InferredProperty": 8192, "Properties": 31, "Methods": 448, "All": 16383,
    },
    flags=True,
)  # fmt: skip
PSMemberTypes.multiple = True
PSMemberViewTypes = declare_enum(
    "System.Management.Automation.PSMemberViewTypes", {"Extended": 1, "Adapted": 2, "Base": 4, "All": 7}, flags=True
)


def _run(block: Any, this: Any, arguments: Sequence[Any]) -> Any:
    from azshell.dotnet import members

    return one_or_many(members.script_runner(block, this, list(arguments)))


def one_or_many(results: list[Any]) -> Any:
    """What a block's output is as a value: $null, the one object, or an array."""
    return None if not results else results[0] if len(results) == 1 else list(results)


# ---- member kinds


class NoteProperty:
    """PSNoteProperty: a name and a value, detached until it is added to an object."""

    net_type: Any
    kind = "NoteProperty"

    def __init__(self, name: str, value: Any = None) -> None:
        self.name = name
        self.value = value

    def attached(self) -> Any:
        """What PSObject.props holds."""
        return self.value


class AliasProperty(Member):
    """Another name for a property, perhaps converted to a type."""

    net_type: Any
    kind = "AliasProperty"

    def __init__(self, name: str, referenced: str, convert_to: Any = None) -> None:
        super().__init__(name)
        self.referenced = referenced
        self.convert_to = convert_to

    def get(self, this: Any) -> Any:
        """The referenced property's value."""
        found = get_member(this, self.referenced)
        if self.convert_to is None or found is MISSING:
            return found
        from azshell.dotnet.conversion import convert

        return convert(found, self.convert_to)

    def set(self, this: Any, value: Any) -> None:
        """Sets the referenced property."""
        set_member(this, self.referenced, value)

    def text_within(self, this: Any) -> str | None:
        """The referenced value."""
        from azshell.dotnet.conversion import to_string

        found = self.get(this)
        return "" if found is MISSING else to_string(found)

    def definition(self, value: Any) -> str:
        """`Surname = Last`."""
        return (
            f"{self.name} = {self.referenced}"
            if self.convert_to is None
            else f"{self.name} = ({self.convert_to.short_name}){self.referenced}"
        )


class ScriptProperty(Member):
    """A property whose getter and setter are script blocks that see the object as $this."""

    net_type: Any
    kind = "ScriptProperty"

    def __init__(self, name: str, getter: Any = None, setter: Any = None) -> None:
        super().__init__(name)
        self.getter = getter
        self.setter = setter

    def get(self, this: Any) -> Any:
        """What the getter gives; a getter that fails gives $null."""
        if self.getter is None:
            return MISSING
        try:
            return _run(self.getter, this, [])
        except NetException as problem:
            if getattr(problem, "passes_through", False):
                raise
            return None

    def set(self, this: Any, value: Any) -> None:
        """Runs the setter with the new value as $args[0]."""
        if self.setter is None:
            raise SetValueException(
                f'Set accessor for property "{self.name}" is unavailable.', "SetWithoutSetterFromScriptProperty", "NotSpecified"
            )
        try:
            _run(self.setter, this, [value])
        except NetException as problem:
            from azshell.dotnet.exceptions import SetValueInvocationException

            raise SetValueInvocationException(
                f'Exception setting "{self.name}": "{problem.message}"', "ScriptSetValueRuntimeException", inner=problem
            ) from None

    def text_within(self, this: Any) -> str | None:
        """Its type: scripts are not run for a text."""
        return "System.Management.Automation.PSScriptProperty"

    def definition(self, value: Any) -> str:
        """`System.Object Full {get=...;set=...;}`."""
        getter = f"get={self.getter};" if self.getter is not None else ""
        setter = f"set={self.setter};" if self.setter is not None else ""
        return f"System.Object {self.name} {{{getter}{setter}}}"


class ScriptMethod(Member):
    """A method that is a script block."""

    net_type: Any
    kind = "ScriptMethod"

    def __init__(self, name: str, script: Any) -> None:
        super().__init__(name)
        self.script = script

    def get(self, this: Any) -> Any:
        """The method without a call."""
        return PSMethod(this, self)

    def invoke(self, this: Any, arguments: Sequence[Any]) -> Any:
        """Runs the block with the arguments."""
        try:
            return _run(self.script, this, arguments)
        except NetException as problem:
            if getattr(problem, "passes_through", False):
                raise
            from azshell.dotnet.exceptions import MethodInvocationException

            message = f'Exception calling "{self.name}" with "{len(arguments)}" argument(s): "{problem.message}"'
            raise MethodInvocationException(message, "ScriptMethodRuntimeException", inner=problem) from None

    def definition(self, value: Any) -> str:
        """`System.Object Greet();`."""
        return f"System.Object {self.name}();"


class CodeProperty(Member):
    """A property computed in Python: built-in type data of files, processes, and the like."""

    kind = "CodeProperty"

    def __init__(self, name: str, getter: Callable[[Any], Any], type_text: str = "System.Object", kind: str = "CodeProperty") -> None:
        super().__init__(name)
        self.getter = getter
        self.type_text = type_text
        self.kind = kind

    def get(self, this: Any) -> Any:
        """The value."""
        return self.getter(this)

    def definition(self, value: Any) -> str:
        """`System.Object Mode {get=Mode;}`."""
        return f"{self.type_text} {self.name} {{get={self.name};}}"


class CodeMethod(Member):
    """A method computed in Python."""

    kind = "CodeMethod"

    def __init__(self, name: str, call: Callable[..., Any], definition: str = "") -> None:
        super().__init__(name)
        self.call = call
        self.text = definition

    def get(self, this: Any) -> Any:
        """The method without a call."""
        return PSMethod(this, self)

    def invoke(self, this: Any, arguments: Sequence[Any]) -> Any:
        """Calls it."""
        return self.call(this, *arguments)

    def definition(self, value: Any) -> str:
        """Its signature."""
        return self.text or f"System.Object {self.name}()"


class PropertySet(Member):
    """A named list of properties: PSStandardMembers' DefaultDisplayPropertySet, PSConfiguration."""

    net_type: Any
    kind = "PropertySet"

    def __init__(self, name: str, referenced: Sequence[str]) -> None:
        super().__init__(name)
        self.referenced = list(referenced)

    def get(self, this: Any) -> Any:
        """The set itself."""
        return self

    def definition(self, value: Any) -> str:
        """`PSConfiguration {Name, Id}`."""
        return f"{self.name} {{{', '.join(self.referenced)}}}"


class MemberSet(Member):
    """A named group of members, such as PSStandardMembers."""

    net_type: Any
    kind = "MemberSet"

    def __init__(self, name: str, members: Sequence[Any] = ()) -> None:
        super().__init__(name)
        self.members = {member.name.lower(): member for member in members}

    def get(self, this: Any) -> Any:
        """The set, through which its members are read."""
        return self

    def definition(self, value: Any) -> str:
        """`PSStandardMembers {...}`."""
        return f"{self.name} {{{', '.join(m.name for m in self.members.values())}}}"


def attach(value: Any, member: Any) -> Any:
    """Puts a member on an object and gives the object that carries it; values that hold no attributes get a PSObject around them."""
    stored = member.attached() if isinstance(member, NoteProperty) else member
    if value.__class__ is PSObject:
        value.put(member.name, stored)
        return value
    carried = carried_by(value)
    if carried is None:
        if value.__class__ in (list, Array):
            carried = PSObject()
            LIST_MEMBERS[id(value)] = (value, carried)
            carried.put(member.name, stored)
            return value
        if not hasattr(value, "__dict__") or isinstance(value, (int, float, str)):
            wrapped = PSObject(value)
            wrapped.put(member.name, stored)
            return wrapped
        carried = PSObject()
        value.ps_members = carried
    carried.put(member.name, stored)
    return value


# ---- $o.psobject


class PropertyView:
    """One property as $o.psobject.Properties shows it."""

    net_type: Any

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

    net_type: Any

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

    net_type: Any

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

    net_type: Any


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


PSBase.net_type = property(lambda self: type_of(self.owner))  # type: ignore[assignment]


class PSMethod:
    """A method without a call: `'a'.Substring`, `[math]::Max`.  `member` is a MethodGroup or a script or code method."""

    net_type: Any

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

    net_type: Any

    def __init__(self, owner: Any, member: Property) -> None:
        self.owner = owner
        self.member = member
        self.name = member.name

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


# ---- what scripts see of these


def _kind_of(member: Any) -> Any:
    return PSMemberTypes(PSMemberTypes.names[member.kind])


_INFO = [
    prop("System.Management.Automation.PSMemberTypes MemberType", _kind_of),
    prop("string Name", lambda m: m.name),
    method("string ToString()", lambda m: m.definition() if isinstance(m, (PropertyView, PSMethod)) else _detached_text(m)),
]


def _detached_text(member: Any) -> str:
    if isinstance(member, NoteProperty):
        from azshell.dotnet.member_listing import note_definition

        return note_definition(member.name, member.value)
    return member.definition(None)


def _set_value(member: Any, value: Any) -> None:
    member.value = value


declare("System.Management.Automation.PSMemberInfo", None, members=_INFO)
declare("System.Management.Automation.PSPropertyInfo", None, base="System.Management.Automation.PSMemberInfo")
declare(
    "System.Management.Automation.PSNoteProperty",
    NoteProperty,
    base="System.Management.Automation.PSPropertyInfo",
    members=[
        constructor("PSNoteProperty(string name, System.Object value)", NoteProperty),
        prop("System.Object Value", lambda m: m.value, _set_value),
        prop("bool IsGettable", lambda m: True),
        prop("bool IsSettable", lambda m: True),
        prop("string TypeNameOfValue", lambda m: "System.Object" if m.value is None else type_name(m.value)),
    ],
)
declare(
    "System.Management.Automation.PSAliasProperty",
    AliasProperty,
    base="System.Management.Automation.PSPropertyInfo",
    members=[
        constructor("PSAliasProperty(string name, string referencedMemberName)", AliasProperty),
        constructor("PSAliasProperty(string name, string referencedMemberName, type conversionType)", AliasProperty),
        prop("string ReferencedMemberName", lambda m: m.referenced),
    ],
)
declare(
    "System.Management.Automation.PSScriptProperty",
    ScriptProperty,
    base="System.Management.Automation.PSPropertyInfo",
    members=[
        constructor("PSScriptProperty(string name, scriptblock getterScript)", ScriptProperty),
        constructor("PSScriptProperty(string name, scriptblock getterScript, scriptblock setterScript)", ScriptProperty),
        prop("scriptblock GetterScript", lambda m: m.getter),
        prop("scriptblock SetterScript", lambda m: m.setter),
        prop("bool IsSettable", lambda m: m.setter is not None),
    ],
)
declare("System.Management.Automation.PSMethodInfo", None, base="System.Management.Automation.PSMemberInfo")
declare(
    "System.Management.Automation.PSScriptMethod",
    ScriptMethod,
    base="System.Management.Automation.PSMethodInfo",
    members=[
        constructor("PSScriptMethod(string name, scriptblock script)", ScriptMethod),
        prop("scriptblock Script", lambda m: m.script),
    ],
)
declare(
    "System.Management.Automation.PSPropertySet",
    PropertySet,
    base="System.Management.Automation.PSMemberInfo",
    members=[
        constructor("PSPropertySet(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)", PropertySet),
        prop("System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames", lambda m: m.referenced),
    ],
)
declare(
    "System.Management.Automation.PSMemberSet",
    MemberSet,
    base="System.Management.Automation.PSMemberInfo",
    members=[
        constructor("PSMemberSet(string name)", MemberSet),
        constructor("PSMemberSet(string name, System.Collections.Generic.IEnumerable[System.Object] members)", MemberSet),
    ],
)
_VIEW_TYPE = declare(
    "System.Management.Automation.PSProperty",
    None,
    base="System.Management.Automation.PSPropertyInfo",
    members=[
        prop("System.Object Value", lambda m: m.value, _set_value),
        prop("bool IsGettable", lambda m: True),
        prop("bool IsSettable", lambda m: m.settable),
        prop("bool IsInstance", lambda m: m.kind != "Property"),
        prop("string TypeNameOfValue", lambda m: m.type_name_of_value),
    ],
)


_VIEW_TYPE.python_class = PropertyView
PropertyView.net_type = property(lambda self: _VIEW_TYPE if self.kind != "NoteProperty" else _NOTE_VIEW)  # type: ignore[assignment]
_NOTE_VIEW = declare(
    "System.Management.Automation.PSNoteProperty",
    None,
    base="System.Management.Automation.PSProperty",
    register=False,
)
declare(
    "System.Management.Automation.PSMemberInfoCollection",
    MemberCollection,
    members=[
        indexer("System.Management.Automation.PSMemberInfo Item(string name)", lambda c, name: c.named(name)),
        prop("int Count", len),
        method("void Add(System.Object member)", MemberCollection.add),
        method("void Add(System.Object member, bool preValidated)", lambda c, m, _: c.add(m)),
        method("void Remove(string name)", MemberCollection.remove),
        method("System.Object Match(string name)", MemberCollection.match),
        method("System.Object Match(string name, System.Management.Automation.PSMemberTypes memberTypes)", lambda c, n, _: c.match(n)),
    ],
)
declare(
    "System.Management.Automation.Internal.PSObjectView",
    PSObjectView,
    base="System.Management.Automation.PSMemberInfo",
    members=[
        prop("System.Object BaseObject", lambda v: v.base),
        prop("System.Object ImmediateBaseObject", lambda v: v.base),
        prop("System.Management.Automation.PSMemberInfoCollection Members", lambda v: v.collection("Members")),
        prop("System.Management.Automation.PSMemberInfoCollection Properties", lambda v: v.collection("Properties")),
        prop("System.Management.Automation.PSMemberInfoCollection Methods", lambda v: v.collection("Methods")),
        prop("System.Collections.ObjectModel.Collection[string] TypeNames", lambda v: own_type_names(v.owner)),
        method("psobject Copy()", PSObjectView.copy),
        method("type GetType()", lambda v: _member_set_type()),
    ],
)


def _member_set_type() -> Any:
    from azshell.dotnet.types import find_type

    return find_type("System.Management.Automation.PSObject")


declare(
    "System.Management.Automation.PSMethod",
    None,
    base="System.Management.Automation.PSMethodInfo",
    members=[
        prop("System.Collections.ObjectModel.Collection[string] OverloadDefinitions", lambda m: list(m.overloads)),
        prop("string TypeNameOfValue", lambda m: "System.Management.Automation.PSMethod"),
        prop("string Value", lambda m: m.definition()),
        prop("bool IsInstance", lambda m: False),
        method("System.Object Invoke(Params System.Object[] arguments)", lambda m, arguments: m.invoke(arguments)),
    ],
)  # fmt: skip
declare("System.Management.Automation.PSMethod`1", PSMethod, base="System.Management.Automation.PSMethod")
declare(
    "System.Management.Automation.PSParameterizedProperty",
    PSParameterizedProperty,
    base="System.Management.Automation.PSMethodInfo",
    members=[
        prop("System.Collections.ObjectModel.Collection[string] OverloadDefinitions", lambda m: [m.member.definition]),
        prop("bool IsSettable", lambda m: m.member.set is not None),
        method("System.Object Invoke(Params System.Object[] arguments)", lambda m, arguments: m.invoke(arguments)),
    ],
)
declare(
    "System.Management.Automation.PSTypeNames",
    TypeNames,
    base="System.Object",
    members=[
        prop("int Count", len),
        method("void Add(string item)", TypeNames.append),
        method("void Insert(int index, string item)", TypeNames.insert),
        method("void Clear()", TypeNames.clear),
        method("bool Contains(string item)", lambda names, item: item in names),
        method("bool Remove(string item)", lambda names, item: item in names and (names.remove(item) or True)),
        indexer("string Item(int index)", lambda names, index: names[index], lambda names, index, v: names.__setitem__(index, v)),
    ],
)
