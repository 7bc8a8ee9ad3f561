"""Join-String: one text of many objects."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.conversion import to_display_string, to_string
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.formatting import format_composite
from azshell.dotnet.members import MISSING
from azshell.dotnet.values import NOTHING
from cmdlets.utility.property_expression import property_of, read_columns


class JoinString(Cmdlet):
    """Joins objects or their properties to one text.

    ```ps1con
    PS C:\\> 1..3 | Join-String -Separator ', ' -OutputPrefix '[' -OutputSuffix ']'
    [1, 2, 3]
    ```
    """

    default_set = "default"
    output_types = ["System.String"]
    net_class = "Microsoft.PowerShell.Commands.Utility.JoinStringCommand"

    Property = Parameter("object", position=0)
    Separator = Parameter("string", position=1, allow_empty_string=True)
    OutputPrefix = Parameter("string", aliases=["op"])
    OutputSuffix = Parameter("string", aliases=["os"])
    SingleQuote = Switch(sets=["SingleQuote"])
    DoubleQuote = Switch(sets=["DoubleQuote"])
    FormatString = Parameter("string", sets=["Format"])
    UseCulture = Switch()
    InputObject = Parameter("psobject[]", from_pipeline=True)

    def begin(self) -> None:
        self.columns = read_columns(self, [self.Property]) if self.Property is not None else []
        self.texts: list[str] = []

    def process(self) -> None:
        for obj in self.InputObject or ():
            for value in self.values(obj):
                if value is not None and value is not NOTHING and value is not MISSING:
                    self.texts.append(self.shaped(value))

    def values(self, obj: Any) -> list[Any]:
        """What an object contributes."""
        if not self.columns:
            return [obj]
        column = self.columns[0]
        try:
            return (
                [self.value_of(column.block, obj)] if column.block is not None else [property_of(obj, name) for name in column.names(obj)]
            )
        except NetException:
            return []

    def shaped(self, value: Any) -> str:
        """A value's text, quoted or formatted."""
        if self.FormatString is not None:
            return format_composite(self.FormatString, [value])
        text = to_display_string(value) if self.UseCulture else to_string(value)
        quote = "'" if self.SingleQuote else '"' if self.DoubleQuote else ""
        return f"{quote}{text}{quote}"

    def end(self) -> None:
        separator = self.Separator
        if separator is None:
            ofs = self.get_variable("OFS")
            separator = "" if ofs is None else to_string(ofs)
        if self.texts:
            self.write((self.OutputPrefix or "") + separator.join(self.texts) + (self.OutputSuffix or ""))
        else:
            self.write((self.OutputPrefix or "") + (self.OutputSuffix or ""))
