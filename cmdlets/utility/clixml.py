"""Export-Clixml, Import-Clixml, ConvertTo-CliXml, ConvertFrom-CliXml: objects kept in XML."""

from __future__ import annotations

import os
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range
from azshell.dotnet.exceptions import IOException, ItemNotFoundException, NetException, XmlException
from azshell.dotnet.values import NOTHING
from cmdlets.utility.text_files import encoding_argument, newline, one_path, open_failure, read_text, write_text


class ExportClixml(Cmdlet):
    """Keeps objects in a file, so that Import-Clixml gives them back with their properties.

    ```ps1con
    PS C:\\> @{ Port = 80 } | Export-Clixml state.xml
    PS C:\\> (Import-Clixml state.xml).Port
    80
    ```
    """

    default_set = "ByPath"
    supports_should_process = True

    Depth = Parameter("int", validate=validate_range(1, 2147483647))
    Path = Parameter("string", position=0, mandatory=True, sets=["ByPath"])
    LiteralPath = Parameter("string", mandatory=True, sets=["ByLiteralPath"], aliases=["PSPath", "LP"])
    InputObject = Parameter("psobject", mandatory=True, from_pipeline=True, allow_null=True)
    Force = Switch()
    NoClobber = Switch(aliases=["NoOverwrite"])
    Encoding = Parameter("object", transform=encoding_argument, validate=validate_not_null_or_empty)

    def begin(self) -> None:
        self.objects: list[Any] = []
        given = self.LiteralPath if self.Path is None else self.Path
        self.target = one_path(self, given, self.Path is None)
        self.open = self.should_process(given)
        if not self.open:
            return
        host = self.target.host
        if self.NoClobber and os.path.exists(host):
            shown = self.target.provider_path
            self.throw(IOException(f"The file '{shown}' already exists."), "NoClobber", "ResourceExists", shown)
        try:
            write_text(self.target, (), self.Encoding, newline(self))
        except OSError as error:
            failure, category = open_failure(error, self.target)
            self.throw(failure, "FileOpenFailure", category, None)

    def process_object(self, obj: Any) -> None:
        """Gather."""
        self.objects.append(None if obj is NOTHING else obj)

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.process_object(self.InputObject)

    def end(self) -> None:
        if not self.open:
            return
        from azshell.dotnet.clixml import serialize

        text = serialize(self.objects, self.Depth or 2).replace("\n", newline(self))
        write_text(self.target, [text], self.Encoding, "")


class ImportClixml(Cmdlet):
    """Gives back the objects of a file that Export-Clixml wrote."""

    default_set = "ByPath"

    Path = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["ByPath"])
    LiteralPath = Parameter("string[]", mandatory=True, from_property=True, sets=["ByLiteralPath"], aliases=["PSPath", "LP"])

    IncludeTotalCount = Switch()
    Skip = Parameter("ulong")
    First = Parameter("ulong")

    def process(self) -> None:
        literal = self.Path is None
        for given in self.LiteralPath if literal else self.Path:
            try:
                paths = self.resolve_path(given, literal)
            except ItemNotFoundException:
                paths = [self.session.providers.locate(given)]
            for path in paths:
                self.read(path)

    def read(self, path: Any) -> None:
        """Write the objects of one file."""
        from azshell.dotnet.clixml import deserialize

        try:
            text = read_text(path)
        except OSError as error:
            failure, category = open_failure(error, path)
            self.throw(failure, "FileOpenFailure", category, None)
            return
        try:
            objects = deserialize(text)
        except XmlException as error:
            self.throw(error, "System.Xml.XmlException", "NotSpecified", None)
            return
        if self.IncludeTotalCount:
            self.write("Unknown total count")
        start = int(self.Skip or 0)
        stop = None if self.First is None else start + int(self.First)
        for obj in objects[start:stop]:
            if isinstance(obj, list) and len(objects) == 1:
                self.write_all(obj)
            else:
                self.write(obj)


class ConvertToCliXml(Cmdlet):
    """Converts objects to a CLIXML text."""

    output_types = ["System.String"]
    net_class = "Microsoft.PowerShell.Commands.ConvertToClixmlCommand"

    InputObject = Parameter("psobject", position=0, mandatory=True, from_pipeline=True)
    Depth = Parameter("int", validate=validate_range(1, 2147483647))

    def begin(self) -> None:
        self.objects: list[Any] = []

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.objects.append(self.InputObject)

    def end(self) -> None:
        from azshell.dotnet.clixml import serialize

        self.write(serialize(self.objects, self.Depth or 2))


class ConvertFromCliXml(Cmdlet):
    """Gives back the objects of a CLIXML text."""

    net_class = "Microsoft.PowerShell.Commands.ConvertFromClixmlCommand"

    InputObject = Parameter("string", position=0, mandatory=True, from_pipeline=True)

    def process(self) -> None:
        from azshell.dotnet.clixml import deserialize

        try:
            for obj in deserialize(self.InputObject):
                self.write_all(obj)
        except NetException as error:
            self.throw(error, error.net_type.full_name, "NotSpecified", None)
