"""Get-ItemProperty, Get-ItemPropertyValue, Set-ItemProperty: properties of files and folders."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, wildcard
from azshell.dotnet.exceptions import IOException, NetException, PSNotSupportedException, SetValueException
from azshell.dotnet.member_listing import note_definition
from azshell.dotnet.members import MISSING, add_note, get_member, property_names, set_member
from azshell.dotnet.values import PSObject
from cmdlets.management.path_cmdlet import PathCmdlet

_LOCATION = ("PSPath", "PSParentPath", "PSChildName", "PSDrive", "PSProvider")


class PropertyCmdlet(PathCmdlet):
    """What cmdlets on properties share: only the FileSystem's items have any."""

    def located(self) -> Any:
        """Path and item for everything named."""
        for path in self.paths():
            if not path.provider.has_folders:
                words = "Provider operation stopped because the provider does not support this operation."
                self.write_error(PSNotSupportedException(words), "NotSupported", "NotImplemented")
                continue
            yield path, path.item()


class GetItemProperty(PropertyCmdlet):
    """Gives an item's properties: all of them, or an object with those named."""

    aliases = ("gp",)

    Name = Parameter("string[]", position=1, aliases=["PSProperty"])

    def process(self) -> None:
        for _, item in self.located():
            if not self.Name:
                self.write(item)
                continue
            chosen = PSObject.custom([])
            for asked in self.Name:
                names = [name for name in property_names(item) if wildcard(asked).matches(name)]
                if not names and get_member(item, asked) is not MISSING:
                    names = [asked]
                if not names:
                    words = f"The property {asked} does not exist or was not found."
                    self.write_error(IOException(words), "GetValueError", "ReadError", asked)
                for name in names:
                    chosen = add_note(chosen, name, get_member(item, name))
            for name in _LOCATION:
                chosen = add_note(chosen, name, get_member(item, name))
            self.write(chosen)


class GetItemPropertyValue(PropertyCmdlet):
    """Gives the values of an item's properties."""

    aliases = ("gpv",)

    Path = Parameter("string[]", position=0, from_pipeline=True, from_property=True, sets=["Path"], validate=validate_not_null_or_empty)
    Name = Parameter("string[]", position=1, mandatory=True, aliases=["PSProperty"])

    def process(self) -> None:
        if self.Path is None and self.LiteralPath is None:
            self.Path = ["."]
        for _, item in self.located():
            for name in self.Name:
                value = get_member(item, name)
                if value is MISSING:
                    words = f"The property {name} does not exist or was not found."
                    self.write_error(IOException(words), "System.IO.IOException", "NotSpecified")
                else:
                    self.write(value)


class SetItemProperty(PropertyCmdlet):
    """Sets a property of an item, such as IsReadOnly or LastWriteTime."""

    aliases = ("sp",)
    default_set = "propertyValuePathSet"
    supports_should_process = True

    Path = Parameter("string[]", position=0, mandatory=True, from_property=True, sets=["propertyPSObjectPathSet", "propertyValuePathSet"])
    LiteralPath = Parameter(
        "string[]",
        mandatory=True,
        from_property=True,
        sets=["propertyValueLiteralPathSet", "propertyPSObjectLiteralPathSet"],
        aliases=["PSPath", "LP"],
    )
    Name = Parameter(
        "string",
        position=1,
        mandatory=True,
        from_property=True,
        sets=["propertyValuePathSet", "propertyValueLiteralPathSet"],
        aliases=["PSProperty"],
    )
    Value = Parameter(
        "object",
        position=2,
        mandatory=True,
        from_property=True,
        sets=["propertyValuePathSet", "propertyValueLiteralPathSet"],
        allow_null=True,
    )
    InputObject = Parameter(
        "psobject",
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["propertyPSObjectPathSet", "propertyPSObjectLiteralPathSet"],
    )
    PassThru = Switch()
    Force = Switch(effect="accepted")

    def process(self) -> None:
        if self.InputObject is not None:
            wanted = [(name, get_member(self.InputObject, name)) for name in property_names(self.InputObject)]
        else:
            wanted = [(self.Name, self.Value)]
        for path, item in self.located():
            for name, value in wanted:
                if self.should_process(f"Item: {path.path} Property: {name}", "Set Property"):
                    self.set(item, name, value)
            if self.PassThru:
                self.write(item)

    def set(self, item: Any, name: str, value: Any) -> None:
        """Set one property of one item."""
        if get_member(item, name) is MISSING:
            words = f"The property {note_definition(name, value)} does not exist or was not found."
            self.write_error(IOException(words), "SetPropertyError", "ReadError", name)
            return
        try:
            set_member(item, name, value)
        except NetException as error:
            if error.error_id == "PropertyAssignmentException":
                self.write_error(SetValueException(f'"{name}" is a ReadOnly property.'), "ReadOnlyProperty", "NotSpecified")
            else:
                self.write_error(error, "CatchFromBaseAdapterSetValue", "NotSpecified")
