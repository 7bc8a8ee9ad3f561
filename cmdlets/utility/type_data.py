"""Update-TypeData, Get-TypeData, Remove-TypeData, Update-FormatData, Get-FormatData: members and views given to types."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null, validate_not_null_or_empty, validate_range, validate_set, wildcard
from azshell.dotnet.afresh import undo_later
from azshell.dotnet.conversion import convert
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import InvalidOperationException, ItemNotFoundException, NetException, RuntimeException
from azshell.dotnet.member_views import AliasProperty, NoteProperty, ScriptMethod, ScriptProperty
from azshell.dotnet.members import type_extensions
from azshell.dotnet.types import DotNetType, known_type, resolve_type
from azshell.dotnet.values import PSObject, unwrap
from cmdlets.utility.text_files import read_text

STANDARD = (
    "DefaultDisplayProperty", "DefaultDisplayPropertySet", "DefaultKeyPropertySet", "SerializationMethod", "SerializationDepth",
    "StringSerializationSource", "PropertySerializationSet", "TargetTypeForDeserialization", "InheritPropertySerializationSet",
    "TypeConverter", "TypeAdapter",
)  # fmt: skip


def type_name(value: Any) -> Any:
    """-TypeName: a type's full name when it is one PowerShell knows, else the text."""
    bare = unwrap(value)
    if isinstance(bare, DotNetType):
        return bare.full_name
    if isinstance(bare, str):
        found = resolve_type(bare)
        return bare if found is None else found.full_name
    return value


class UpdateTypeData(Cmdlet):
    """Gives a type's objects more members, or other default properties, for this session.

    ```ps1con
    PS C:\\> Update-TypeData -TypeName System.Int32 -MemberType ScriptProperty -MemberName Twice -Value { $this * 2 }
    PS C:\\> (21).Twice
    42
    ```
    """

    default_set = "FileSet"
    supports_should_process = True
    confirm_impact = "Low"

    MemberType = Parameter(
        "System.Management.Automation.PSMemberTypes",
        sets=["DynamicTypeSet"],
        validate=[
            validate_not_null_or_empty,
            validate_set("NoteProperty", "AliasProperty", "ScriptProperty", "CodeProperty", "ScriptMethod", "CodeMethod"),
        ],
    )
    MemberName = Parameter("string", sets=["DynamicTypeSet"], validate=validate_not_null_or_empty)
    Value = Parameter("object", sets=["DynamicTypeSet"])
    SecondValue = Parameter("object", sets=["DynamicTypeSet"], validate=validate_not_null)
    TypeConverter = Parameter("type", sets=["DynamicTypeSet"], validate=validate_not_null)
    TypeAdapter = Parameter("type", sets=["DynamicTypeSet"], validate=validate_not_null)
    SerializationMethod = Parameter("string", sets=["DynamicTypeSet"], validate=validate_not_null_or_empty)
    TargetTypeForDeserialization = Parameter("type", sets=["DynamicTypeSet"], validate=validate_not_null)
    SerializationDepth = Parameter("int", sets=["DynamicTypeSet"], validate=[validate_not_null, validate_range(0, 2147483647)])
    DefaultDisplayProperty = Parameter("string", sets=["DynamicTypeSet"], validate=validate_not_null_or_empty)
    InheritPropertySerializationSet = Parameter("System.Nullable[bool]", sets=["DynamicTypeSet"], validate=validate_not_null)
    StringSerializationSource = Parameter("string", sets=["DynamicTypeSet"], validate=validate_not_null_or_empty)
    DefaultDisplayPropertySet = Parameter("string[]", sets=["DynamicTypeSet"], validate=validate_not_null_or_empty)
    DefaultKeyPropertySet = Parameter("string[]", sets=["DynamicTypeSet"], validate=validate_not_null_or_empty)
    PropertySerializationSet = Parameter("string[]", sets=["DynamicTypeSet"], validate=validate_not_null_or_empty)
    TypeName = Parameter(
        "string", transform=type_name, mandatory=True, from_pipeline=True, sets=["DynamicTypeSet"], validate=validate_not_null_or_empty
    )
    Force = Switch(sets=["DynamicTypeSet", "TypeDataSet"])
    TypeData = Parameter("hashtable[]", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["TypeDataSet"])
    AppendPath = Parameter(
        "string[]",
        position=0,
        from_pipeline=True,
        from_property=True,
        sets=["FileSet"],
        aliases=["PSPath", "Path"],
        validate=validate_not_null,
    )
    PrependPath = Parameter("string[]", sets=["FileSet"], validate=validate_not_null)

    def process(self) -> None:
        if self.parameter_set == "DynamicTypeSet":
            if self.should_process(f"Name: {self.TypeName}", "Update TypeData"):
                self.update()
        elif self.parameter_set == "TypeDataSet":
            for row in self.TypeData:
                for name, value in row.members.items():
                    self.put(row.type_name, name, value)
        else:
            for given in [*(self.PrependPath or ()), *(self.AppendPath or ())]:
                self.load(given)

    def update(self) -> None:
        """One type's members from the parameters."""
        name = self.TypeName
        standard = [key for key in STANDARD if self.is_bound(key)]
        wants_member = any(self.is_bound(key) for key in ("MemberType", "MemberName", "Value", "SecondValue"))
        if not standard and not wants_member:
            self.refuse("TypeDataEmpty", f'No member is specified for the update on type "{name}".')
            return
        if wants_member:
            member = self.member()
            if member is None:
                return
            self.put(name, self.MemberName, member)
        for key in standard:
            self.put_standard(name, key, getattr(self, key))

    def refuse(self, error_id: str, words: str) -> None:
        self.write_error(InvalidOperationException(words), error_id, "InvalidOperation", None)

    def member(self) -> Any:
        """The member the parameters describe; None after an error."""
        if self.MemberType is None:
            self.refuse(
                "MemberTypeIsMissing",
                "The MemberName, Value, and SecondValue parameters cannot be specified without the MemberType parameter.",
            )
            return None
        if self.MemberName is None:
            self.refuse(
                "MemberNameShouldBeSpecified",
                f'The MemberName parameter is required for the type "{self.MemberType}". Please specify the MemberName parameter.',
            )
            return None
        kind = str(self.MemberType)
        if self.Value is None and self.SecondValue is None and kind != "NoteProperty":
            self.refuse(
                "ValueShouldBeSpecified", f'The Value parameter is required for the type "{kind}". Please specify the Value parameter.'
            )
            return None
        if self.SecondValue is not None and kind in ("NoteProperty", "ScriptMethod", "CodeMethod"):
            self.refuse(
                "SecondValueShouldNotBeSpecified",
                f'The SecondValue parameter is not necessary for a member of type "{kind}", and should not be specified. Do not specify the SecondValue parameter when you update this type.',
            )
            return None
        block = known_type("scriptblock")
        if kind == "NoteProperty":
            return NoteProperty(self.MemberName, self.Value)
        if kind == "AliasProperty":
            target = None if self.SecondValue is None else convert(self.SecondValue, known_type("type"))
            return AliasProperty(self.MemberName, convert(self.Value, known_type("string")), target)
        if kind == "ScriptProperty":
            getter = None if self.Value is None else convert(self.Value, block)
            setter = None if self.SecondValue is None else convert(self.SecondValue, block)
            return ScriptProperty(self.MemberName, getter, setter)
        if kind == "ScriptMethod":
            return ScriptMethod(self.MemberName, convert(self.Value, block))
        self.refuse(
            "CannotUpdateMemberType", f'Cannot update a member with type "{kind}". Specify a different type for the MemberType parameter.'
        )
        return None

    def put(self, name: str, member_name: str, member: Any) -> None:
        """Give a type a member; an error when it has one of that name."""
        table = type_extensions.members.get(name.lower(), {})
        if member_name.lower() in table and not self.Force:
            words = f'Error in TypeData "{name}": The member {member_name} is already present.'
            self.write_error(RuntimeException(words), "TypesDynamicUpdateException", "InvalidOperation", None)
            return
        type_extensions.add(name, member_name, member.attached() if isinstance(member, NoteProperty) else member)
        changed(self)

    def put_standard(self, name: str, key: str, value: Any) -> None:
        """Set one of a type's standard members."""
        table = standard_members(name)
        if key in table and not self.Force:
            words = f'Error in TypeData "{name}": The member {key} is already present.'
            self.write_error(RuntimeException(words), "TypesDynamicUpdateException", "InvalidOperation", None)
            return
        table[key] = value
        if key == "DefaultDisplayPropertySet":
            undo_later("type extensions", type_extensions.clear)
            type_extensions.default_properties[name.lower()] = list(value)
        changed(self)

    def load(self, given: str) -> None:
        """Take in a types.ps1xml file."""
        for path in found_files(self, given, "TypesAppendPathException"):
            if self.should_process(path.provider_path, "Update TypeData"):
                load_types(self, read_text(path))


STANDARD_MEMBERS: dict[str, dict[str, Any]] = {}


def standard_members(name: str) -> dict[str, Any]:
    """The standard members given to a type so far."""
    undo_later("standard members", STANDARD_MEMBERS.clear)
    return STANDARD_MEMBERS.setdefault(name.lower(), {})


def changed(cmdlet: Cmdlet) -> None:
    """Compiled code may have assumed what a type's members are."""
    cmdlet.session.command_version += 1


def found_files(cmdlet: Cmdlet, given: str, error_id: str) -> list[Any]:
    """The files a path names; an error when there is none."""
    try:
        return cmdlet.resolve_path(given)
    except NetException:
        shown = cmdlet.session.providers.locate(given).provider_path
        error = ItemNotFoundException(f"Cannot find path '{shown}' because it does not exist.")
        cmdlet.write_error(error, error_id, "InvalidOperation", given)
        return []


def load_types(cmdlet: UpdateTypeData, text: str) -> None:
    """Take in the types of a types.ps1xml text."""
    from xml.etree import ElementTree

    from azshell.dotnet.members import invoke_static

    block = known_type("scriptblock")

    def script(element: Any) -> Any:
        return None if element is None else invoke_static(block, "Create", [element.text or ""])

    for kind in ElementTree.fromstring(text).iter("Type"):
        name = (kind.findtext("Name") or "").strip()
        for element in kind.find("Members") or ():
            member_name = (element.findtext("Name") or "").strip()
            if element.tag == "NoteProperty":
                cmdlet.put(name, member_name, NoteProperty(member_name, element.findtext("Value")))
            elif element.tag == "AliasProperty":
                cmdlet.put(name, member_name, AliasProperty(member_name, (element.findtext("ReferencedMemberName") or "").strip(), None))
            elif element.tag == "ScriptProperty":
                getter, setter = element.find("GetScriptBlock"), element.find("SetScriptBlock")
                cmdlet.put(name, member_name, ScriptProperty(member_name, script(getter), script(setter)))
            elif element.tag == "ScriptMethod":
                cmdlet.put(name, member_name, ScriptMethod(member_name, script(element.find("Script"))))


class GetTypeData(Cmdlet):
    """Gets what was added to types in this session."""

    output_types = ["System.Management.Automation.PSObject"]

    TypeName = Parameter("string[]", position=0, from_pipeline=True, validate=validate_not_null_or_empty)

    def process(self) -> None:
        for pattern in self.TypeName or ["*"]:
            for name, table in type_extensions.members.items():
                if not wildcard(pattern).matches(name):
                    continue
                shown = resolve_type(name)
                members = Hashtable(((type_extensions.names[name][key], member) for key, member in table.items()), ignore_case=True)
                pairs = [("TypeName", name if shown is None else shown.full_name), ("Members", members)]
                pairs += [(key, STANDARD_MEMBERS.get(name, {}).get(key)) for key in STANDARD]
                row = PSObject.custom(pairs)
                row.type_names = ["object", "System.Object"]
                self.write(row)


class RemoveTypeData(Cmdlet):
    """Takes away what was added to a type in this session."""

    default_set = "RemoveTypeDataSet"
    supports_should_process = True

    TypeName = Parameter(
        "string",
        transform=type_name,
        position=0,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["RemoveTypeSet"],
        validate=validate_not_null_or_empty,
    )
    Path = Parameter("string[]", mandatory=True, sets=["RemoveFileSet"], validate=validate_not_null_or_empty)
    TypeData = Parameter("hashtable", mandatory=True, from_pipeline=True, sets=["RemoveTypeDataSet"])

    def process(self) -> None:
        if self.TypeName is None:
            return
        name = self.TypeName
        if not self.should_process(f"Name: {name}", "Remove TypeData"):
            return
        if name.lower() not in type_extensions.members and name.lower() not in STANDARD_MEMBERS:
            words = (
                f'Error in TypeData "{name}": The type "{name}" was not found. The type name value must be the full name of the type. '
                "Verify the type name and run the command again."
            )
            self.write_error(RuntimeException(words), "TypesDynamicRemoveException", "InvalidOperation", None)
            return
        type_extensions.remove(name)
        STANDARD_MEMBERS.pop(name.lower(), None)
        changed(self)


class UpdateFormatData(Cmdlet):
    """Reads format.ps1xml files. Accepted when the files are there; their views are not used."""

    default_set = "FileSet"
    supports_should_process = True
    confirm_impact = "Low"

    AppendPath = Parameter(
        "string[]",
        position=0,
        from_pipeline=True,
        from_property=True,
        sets=["FileSet"],
        aliases=["PSPath", "Path"],
        validate=validate_not_null,
    )
    PrependPath = Parameter("string[]", sets=["FileSet"], validate=validate_not_null)

    def process(self) -> None:
        for given in [*(self.PrependPath or ()), *(self.AppendPath or ())]:
            found_files(self, given, "FormatAppendPathException")


class GetFormatData(Cmdlet):
    """Gets the names of the types that have a view of their own."""

    output_types = ["System.Management.Automation.ExtendedTypeDefinition"]

    TypeName = Parameter("string[]", position=0, validate=validate_not_null_or_empty)
    PowerShellVersion = Parameter("version")

    def process(self) -> None:
        from azshell.display.views import viewed_types

        names = viewed_types(self.session.layout)
        for name in names:
            if self.TypeName is None or any(wildcard(pattern).matches(name) for pattern in self.TypeName):
                row = PSObject.custom([("TypeNames", [name]), ("TypeName", name)])
                row.type_names = ["System.Management.Automation.ExtendedTypeDefinition", "System.Object"]
                self.write(row)
