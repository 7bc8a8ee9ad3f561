"""Write-Host and Write-Information: what goes to the information stream."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import NOTHING, Cmdlet, Parameter, Switch, items_of
from azshell.dotnet.conversion import to_display_string
from azshell.dotnet.records import HostInformationMessage


class WriteHost(Cmdlet):
    """Writes text to the host.

    Collections are written item by item with the separator between them. The text also goes to the information stream.

    ```ps1con
    PS C:\\> Write-Host 1, 2, 3 -Separator ' + '
    1 + 2 + 3
    ```
    """

    Object = Parameter("object", position=0, from_pipeline=True, remaining=True, aliases=["Msg", "Message"], as_spelled=True)
    NoNewline = Switch()
    Separator = Parameter("object", default=" ")
    ForegroundColor = Parameter("System.ConsoleColor")
    BackgroundColor = Parameter("System.ConsoleColor")

    def process(self) -> None:
        message = HostInformationMessage(self.text(self.Object), self.ForegroundColor, self.BackgroundColor, bool(self.NoNewline))
        self.information(message, ["PSHOST"])

    def text(self, value: Any) -> str:
        """A value as one text."""
        if value is None or value is NOTHING:
            return ""
        if isinstance(value, str):
            return str(value)
        items = items_of(value)
        if items is None:
            return to_display_string(value)
        separator = "" if self.Separator is None else to_display_string(self.Separator)
        return separator.join([self.text(item) for item in items])


class WriteInformation(Cmdlet):
    """Writes an object to the information stream."""

    MessageData = Parameter("object", position=0, mandatory=True, from_pipeline=True, aliases=["Msg", "Message"], allow_null=True)
    Tags = Parameter("string[]", position=1)

    def process(self) -> None:
        self.information(self.MessageData, self.Tags or ())
