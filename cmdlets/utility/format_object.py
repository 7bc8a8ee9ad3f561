"""Format-Table, Format-List, Format-Wide and Format-Custom."""

from __future__ import annotations

from typing import Any, ClassVar

from azshell.cmdlet import (
    Cmdlet,
    ErrorRecord,
    FormatFault,
    FormatOptions,
    Formatter,
    Parameter,
    ScriptBlock,
    Switch,
    read_properties,
    scope_for,
    validate_range,
    validate_set,
)
from azshell.dotnet.exceptions import RuntimeException

_OUTPUT = [
    f"Microsoft.PowerShell.Commands.Internal.Format.{name}"
    for name in ("FormatStartData", "FormatEntryData", "FormatEndData", "GroupStartData", "GroupEndData")
]


class FormatCmdlet(Cmdlet):
    """What the four share: the objects go through a formatter, whose data they write."""

    verb, noun = "Format", ""
    output_types = _OUTPUT
    shape: ClassVar[str] = ""

    GroupBy = Parameter("object")
    View = Parameter("string")
    ShowError = Switch()
    DisplayError = Switch()
    Force = Switch()
    Expand = Parameter("string", validate=validate_set("CoreOnly", "EnumOnly", "Both"))
    InputObject = Parameter("psobject", from_pipeline=True)

    formatter: Formatter

    def begin(self) -> None:
        """Read what is asked for."""
        try:
            options = self.options()
        except FormatFault as fault:
            self.refuse(fault)
        self.formatter = Formatter(self.runtime.out, scope_for(self.session, run=self.evaluate), options)

    def evaluate(self, block: ScriptBlock, item: object) -> object:
        """What a calculated property's block gives. It runs in a scope of its own, and an error ends it."""
        session = self.session
        session.try_depth += 1
        try:
            results = self.invoke(block, dollar_underbar=item)
            return results[0] if len(results) == 1 else results or None
        except RuntimeException as error:
            session.add_error(error.error_record)
            raise
        finally:
            session.try_depth -= 1

    def options(self) -> FormatOptions:
        """The options all have. Raises FormatFault."""
        properties = read_properties(getattr(self, "Property", None), self.shape)
        if properties and self.View:
            raise FormatFault(
                "FormatCannotSpecifyViewAndProperty",
                "Cmdlet parameters View and Property are mutually exclusive.",
                kind="InvalidDataException",
            )
        return FormatOptions(
            self.shape,
            properties,
            group_by=self.group_by(),
            view=self.View or None,
            force=self.Force,
            expand=self.Expand,
            show_error=self.ShowError,
            display_error=self.DisplayError,
        )

    def group_by(self) -> Any:
        """-GroupBy as a property."""
        given = self.GroupBy
        if given is None:
            return None
        found = read_properties([given], "group")
        return found[0] if found else None

    def process(self) -> None:
        try:
            self.formatter.process(self.InputObject)
        except FormatFault as fault:
            self.refuse(fault)

    def end(self) -> None:
        self.formatter.end()

    def refuse(self, fault: FormatFault) -> None:
        """A terminating error, its words in the error's details."""
        from azshell.dotnet import exceptions
        from azshell.dotnet.records import ErrorDetails

        record = ErrorRecord(getattr(exceptions, fault.kind)(), fault.error_id, fault.category, fault.target)
        record.error_details = ErrorDetails(fault.words)
        self.throw(record)


class FormatTable(FormatCmdlet):
    """Formats the output as a table.

    A property is a name, which may have wildcards, a script block, or a hashtable with the keys Expression, Name or Label, FormatString,
    Width and Alignment.

    ```ps1con
    PS C:\\> 'fig', 'apple' | Select-Object Length, @{ Name = 'Fruit'; Expression = { $_ } } | Format-Table Fruit, Length -AutoSize

    Fruit Length
    ----- ------
    fig        3
    apple      5


    ```
    """

    noun = "Table"
    aliases = ["ft"]
    shape = "table"

    AutoSize = Switch()
    RepeatHeader = Switch(effect="accepted")
    HideTableHeaders = Switch()
    Wrap = Switch()
    Property = Parameter("object[]", position=0)

    def options(self) -> FormatOptions:
        options = super().options()
        options.auto_size = self.AutoSize
        options.wrap = self.Wrap
        options.hide_headers = self.HideTableHeaders
        return options


class FormatList(FormatCmdlet):
    """Formats the output as a list of properties, one a line.

    ```ps1con
    PS C:\\> [pscustomobject]@{ Name = 'web'; Port = 80 } | Format-List Name, @{ Name = 'Next'; Expression = { $_.Port + 1 } }

    Name : web
    Next : 81

    ```
    """

    noun = "List"
    aliases = ["fl"]
    shape = "list"

    Property = Parameter("object[]", position=0)


class FormatWide(FormatCmdlet):
    """Formats objects as a wide table that shows one property of each.

    ```ps1con
    PS C:\\> 'a', 'b', 'c' | Select-Object @{ Name = 'Letter'; Expression = { $_ } } | Format-Wide -Column 3

    a                                        b                                       c

    ```
    """

    noun = "Wide"
    aliases = ["fw"]
    shape = "wide"

    Property = Parameter("object", position=0)
    AutoSize = Switch()
    Column = Parameter("int", validate=validate_range(1, 2147483647), default=0)

    def options(self) -> FormatOptions:
        given = self.Property
        if given is not None and isinstance(given, list):
            read_properties([given], "wide")
        options = super().options()
        if self.AutoSize and self.Column:
            raise FormatFault(
                "FormatCannotSpecifyAutosizeAndColumns",
                "Cmdlet parameters AutoSize and Column are mutually exclusive.",
                kind="InvalidDataException",
            )
        options.auto_size = self.AutoSize
        options.columns = self.Column
        return options


class FormatCustom(FormatCmdlet):
    """Uses a customized view, or shows an object's properties, and theirs, within braces.

    ```ps1con
    PS C:\\> [pscustomobject]@{ Name = 'web'; Ports = 80, 443 } | Format-Custom

    class PSCustomObject
    {
      Name = web
      Ports =
        [
          80
          443
        ]

    }

    ```
    """

    noun = "Custom"
    aliases = ["fc"]
    shape = "custom"

    Property = Parameter("object[]", position=0)
    Depth = Parameter("int", validate=validate_range(1, 2147483647), default=5)

    def options(self) -> FormatOptions:
        options = super().options()
        options.depth = self.Depth
        return options
