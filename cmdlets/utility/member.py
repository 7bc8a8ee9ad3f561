"""Get-Member and Add-Member: what an object has, and what it is given besides."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, HostException, Parameter, Switch, validate_not_null_or_empty, wildcard
from azshell.dotnet.conversion import convert
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import ArgumentTransformationMetadataException, InvalidOperationException
from azshell.dotnet.member_listing import MemberRow
from azshell.dotnet.member_views import AliasProperty, MemberSet, NoteProperty, PropertySet, ScriptMethod, ScriptProperty, own_type_names
from azshell.dotnet.members import add_member, list_members, type_names
from azshell.dotnet.types import DotNetType, declare, known_type, prop, resolve_type, type_of
from azshell.dotnet.values import NOTHING, unwrap

# PSMemberTypes' single kinds, as bits
KINDS = {
    "AliasProperty": 1, "CodeProperty": 2, "Property": 4, "NoteProperty": 8, "ScriptProperty": 16, "PropertySet": 32, "Method": 64,
    "CodeMethod": 128, "ScriptMethod": 256, "ParameterizedProperty": 512, "MemberSet": 1024, "Event": 2048, "Dynamic": 4096,
    "InferredProperty": 8192,
}  # fmt: skip
ALL = 16383
# PSMemberViewTypes: members the type itself brings, and those added to it or its objects
EXTENDED_VIEW, ADAPTED_VIEW, BASE_VIEW = 1, 2, 4
EXTENDED_KINDS = KINDS["AliasProperty"] | KINDS["NoteProperty"] | KINDS["ScriptProperty"] | KINDS["CodeProperty"] | KINDS["ScriptMethod"]


OF_EVERY_OBJECT = (
    "Members, Properties, Methods, ImmediateBaseObject, BaseObject, TypeNames, get_Members, get_Properties, get_Methods, "
    "get_ImmediateBaseObject, get_BaseObject, get_TypeNames, ToString, Copy, CompareTo, Equals, GetHashCode, GetObjectData, GetType, "
    "GetMetaObject"
)


def hidden_members(rows: list[MemberRow]) -> list[MemberRow]:
    """What only -Force shows, of an object with these members."""
    own = ", ".join(row.name for row in rows if not KINDS[row.member_type] & EXTENDED_KINDS)
    added = ", ".join(row.name for row in rows if KINDS[row.member_type] & EXTENDED_KINDS)
    strings = known_type("System.Collections.ObjectModel.Collection[string]").full_name
    sets = {"psadapted": own, "psbase": own, "psextended": added, "psobject": OF_EVERY_OBJECT}
    return [
        MemberRow("pstypenames", "CodeProperty", f"{strings} pstypenames{{get=PSTypeNames;}}"),
        *(MemberRow(name, "MemberSet", f"{name} {{{members}}}") for name, members in sets.items()),
    ]


def _member_types() -> Any:
    return known_type("System.Management.Automation.PSMemberTypes").python_class


class MemberDefinition:
    """One row of Get-Member."""

    net_type: Any

    def __init__(self, type_name: str, name: str, member_type: str, definition: str) -> None:
        self.type_name = type_name
        self.name = name
        self.member_type = member_type
        self.definition = definition

    def __str__(self) -> str:
        return self.definition


MemberDefinition.net_type = declare(
    "Microsoft.PowerShell.Commands.MemberDefinition",
    MemberDefinition,
    members=[
        prop("string TypeName", lambda row: row.type_name),
        prop("string Name", lambda row: row.name),
        prop(
            "System.Management.Automation.PSMemberTypes MemberType",
            lambda row: _member_types()(KINDS[row.member_type]),
        ),
        prop("string Definition", lambda row: row.definition),
    ],
)


class GetMember(Cmdlet):
    """Gets the properties and methods of objects, once for each kind of object.

    ```ps1con
    PS C:\\> [pscustomobject]@{ Port = 80 } | Get-Member -MemberType NoteProperty | ForEach-Object Definition
    int Port=80
    ```
    """

    aliases = ["gm"]
    output_types = ["Microsoft.PowerShell.Commands.MemberDefinition"]

    InputObject = Parameter("psobject", from_pipeline=True)
    Name = Parameter("string[]", position=0, validate=validate_not_null_or_empty)
    MemberType = Parameter("System.Management.Automation.PSMemberTypes", aliases=["Type"])
    View = Parameter("System.Management.Automation.PSMemberViewTypes")
    Static = Switch()
    Force = Switch()

    def begin(self) -> None:
        self.seen: set[str] = set()
        self.asked = ALL if self.MemberType is None else int(self.MemberType)
        self.views = EXTENDED_VIEW | ADAPTED_VIEW if self.View is None else int(self.View)

    def process_object(self, obj: Any) -> None:
        """Write the members, if this kind of object was not yet seen."""
        if obj is None or obj is NOTHING:
            return
        bare = unwrap(obj)
        if self.Static:
            obj = bare if isinstance(bare, DotNetType) else type_of(bare)
            kind = obj.full_name
        else:
            kind = type_names(obj)[0]
        if kind.lower() in self.seen:
            return
        self.seen.add(kind.lower())
        members = list_members(obj, static=bool(self.Static), force=bool(self.Force))
        hidden = hidden_members(members) if self.Force and not self.Static else []
        ordered = [row for row in (*hidden, *sorted(members, key=lambda row: (row.member_type, row.name.upper()))) if self.wanted(row)]
        for name in self.Name or ("*",):
            asked = wildcard(name)
            for row in ordered:
                if asked.matches(row.name):
                    self.write(MemberDefinition(kind, row.name, row.member_type, row.definition))

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.process_object(self.InputObject)

    def wanted(self, member: Any) -> bool:
        """Whether a member has the asked kind and view."""
        bit = KINDS[member.member_type]
        if not bit & self.asked:
            return False
        view = EXTENDED_VIEW if bit & EXTENDED_KINDS else ADAPTED_VIEW | BASE_VIEW
        return bool(view & self.views)

    def end(self) -> None:
        if not self.seen:
            words = "You must specify an object for the Get-Member cmdlet."
            self.write_error(InvalidOperationException(words), "NoObjectInGetMember", "CloseError", None)


def no_member_type(value: Any) -> Any:
    """-NotePropertyName's transformation: a name that is a kind of member one can add is meant as -MemberType."""
    text = unwrap(value)
    if isinstance(text, str) and text.lower() in {kind.lower() for kind in MAKERS}:
        raise ArgumentTransformationMetadataException(
            f'The parameter value "{text}" is not valid: NotePropertyName cannot take values of the type PSMemberTypes.'
        )
    return value


class AddMember(Cmdlet):
    """Adds properties and methods to an object.

    ```ps1con
    PS C:\\> $o = [pscustomobject]@{ W = 2; H = 3 }
    PS C:\\> $o | Add-Member ScriptProperty Area { $this.W * $this.H }
    PS C:\\> $o.Area
    6
    ```
    """

    default_set = "TypeNameSet"

    InputObject = Parameter(
        "psobject",
        mandatory=True,
        from_pipeline=True,
        sets=["MemberSet", "TypeNameSet", "NotePropertySingleMemberSet", "NotePropertyMultiMemberSet"],
    )
    MemberType = Parameter("System.Management.Automation.PSMemberTypes", position=0, mandatory=True, sets=["MemberSet"], aliases=["Type"])
    Name = Parameter("string", position=1, mandatory=True, sets=["MemberSet"])
    Value = Parameter("object", position=2, sets=["MemberSet"])
    SecondValue = Parameter("object", position=3, sets=["MemberSet"])
    TypeName = Parameter(
        "string",
        sets={"TypeNameSet": {"mandatory": True}, "MemberSet": {}, "NotePropertySingleMemberSet": {}, "NotePropertyMultiMemberSet": {}},
        validate=validate_not_null_or_empty,
    )
    Force = Switch(sets=["MemberSet", "NotePropertySingleMemberSet", "NotePropertyMultiMemberSet"])
    PassThru = Switch(sets=["MemberSet", "TypeNameSet", "NotePropertySingleMemberSet", "NotePropertyMultiMemberSet"])
    NotePropertyName = Parameter(
        "string",
        transform=no_member_type,
        position=0,
        mandatory=True,
        sets=["NotePropertySingleMemberSet"],
        validate=validate_not_null_or_empty,
    )
    NotePropertyValue = Parameter("object", position=1, mandatory=True, sets=["NotePropertySingleMemberSet"], allow_null=True)
    NotePropertyMembers = Parameter(
        "System.Collections.IDictionary",
        position=0,
        mandatory=True,
        sets=["NotePropertyMultiMemberSet"],
        validate=validate_not_null_or_empty,
    )

    def process(self) -> None:
        obj = self.InputObject
        if self.parameter_set == "NotePropertySingleMemberSet":
            obj = self.add(obj, NoteProperty(self.NotePropertyName, self.NotePropertyValue))
        elif self.parameter_set == "NotePropertyMultiMemberSet":
            for name, value in self.NotePropertyMembers.items():
                obj = self.add(obj, NoteProperty(convert(name, known_type("string")), value))
        elif self.parameter_set == "MemberSet":
            kind = str(self.MemberType)
            maker = MAKERS.get(kind)
            if kind not in KINDS:
                words = f'To add a member, only one member type can be specified. The member types specified are: "{kind}"'
                self.throw(InvalidOperationException(words), "WrongMemberCount", "InvalidOperation", None)
            if maker is None:
                words = f'Cannot add a member with type "{kind}". Specify a different type for the MemberTypes parameter.'
                self.throw(InvalidOperationException(words), "CannotAddMemberType", "InvalidOperation", None)
            obj = self.add(obj, maker(self))  # type: ignore[misc]
        if self.TypeName:
            own_type_names(obj).insert(0, type_name_of(self.TypeName))
        if self.PassThru:
            self.write(obj)

    def add(self, obj: Any, member: Any) -> Any:
        """The object with the member; an error when it has one of that name already."""
        if not self.Force and own_of(obj, member.name):
            words = (
                f'Cannot add a member with the name "{member.name}" because a member with that name already exists. '
                "To overwrite the member anyway, add the Force parameter to your command."
            )
            self.write_error(InvalidOperationException(words), "MemberAlreadyExists", "InvalidOperation", obj)
            return obj
        return add_member(obj, member)

    # one method for each kind of member

    def note(self) -> Any:
        """NoteProperty name, value."""
        self.no_second_value()
        return NoteProperty(self.Name, self.Value)

    def alias(self) -> Any:
        """AliasProperty name, property meant, type to convert to."""
        self.value_needed()
        target = convert(self.Value, known_type("string"))
        kind = None if self.SecondValue is None else convert(self.SecondValue, known_type("type"))
        return AliasProperty(self.Name, target, kind)

    def script_property(self) -> Any:
        """ScriptProperty name, getter, setter."""
        if self.SecondValue is None:
            self.value_needed()
        block = known_type("scriptblock")
        getter = None if self.Value is None else convert(self.Value, block)
        setter = None if self.SecondValue is None else convert(self.SecondValue, block)
        return ScriptProperty(self.Name, getter, setter)

    def script_method(self) -> Any:
        """ScriptMethod name, block."""
        self.no_second_value()
        self.value_needed()
        return ScriptMethod(self.Name, convert(self.Value, known_type("scriptblock")))

    def code_member(self) -> Any:
        """CodeProperty and CodeMethod: a .NET method, which scripts seldom have at hand."""
        self.value_needed()
        method_info = known_type("System.Reflection.MethodInfo")
        return convert(self.Value, method_info)

    def property_set(self) -> Any:
        """PropertySet name, property names."""
        self.no_second_value()
        self.value_needed()
        items = enumerate_value(self.Value)
        names = [self.Value] if items is None else list(items)
        return PropertySet(self.Name, [str(unwrap(name)) for name in names])

    def member_set(self) -> Any:
        """MemberSet name, members."""
        self.no_second_value()
        members = [] if self.Value is None else list(enumerate_value(self.Value) or [self.Value])
        info = known_type("System.Management.Automation.PSMemberInfo")
        return MemberSet(self.Name, [convert(member, info) if isinstance(member, (str, int, float)) else member for member in members])

    def value_needed(self) -> None:
        """PowerShell asks the user for a value that the kind of member cannot do without; here there is nobody to ask."""
        if self.Value is None:
            words = (
                "A command that prompts the user failed because the host program or the command type does not support user interaction. "
                "The host was attempting to request confirmation with the following message: "
            )
            self.throw(HostException(words), "HostFunctionNotImplemented", "NotImplemented", None)

    def no_second_value(self) -> None:
        """Only some kinds of member take -SecondValue."""
        if self.SecondValue is not None:
            words = (
                f'The SecondValue parameter is not necessary for a member of type "{self.MemberType}", and should not be specified. '
                "Do not specify the SecondValue parameter when you add members of this type."
            )
            self.throw(InvalidOperationException(words), "Value2ShouldNotBeSpecified", "InvalidOperation", None)


MAKERS = {
    "NoteProperty": AddMember.note,
    "AliasProperty": AddMember.alias,
    "ScriptProperty": AddMember.script_property,
    "ScriptMethod": AddMember.script_method,
    "CodeProperty": AddMember.code_member,
    "CodeMethod": AddMember.code_member,
    "PropertySet": AddMember.property_set,
    "MemberSet": AddMember.member_set,
}


def type_name_of(text: str) -> str:
    """A type's full name when it is one PowerShell knows, else the text as written."""
    found = resolve_type(text)
    return text if found is None else found.full_name


def own_of(obj: Any, name: str) -> bool:
    """Whether the object itself (not the items of a collection) has a member of this name."""
    from cmdlets.utility.property_expression import has_own

    return has_own(obj, name)
