"""Out-Default and Out-Host: objects to the console."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.display.printer import Printer
from azshell.display.scope import scope_for


class HostOutput(Cmdlet):
    """Shows its input on the host, formatted."""

    verb, noun = "Out", ""

    InputObject = Parameter("psobject", from_pipeline=True)

    printer: Printer

    def begin(self) -> None:
        host = self.session.host
        scope = scope_for(self.session, width=host.width, run=self.value_of)
        self.printer = Printer(host.write_line, scope)

    def process(self) -> None:
        self.printer.show(self.InputObject)

    def end(self) -> None:
        self.printer.end()


class OutDefault(HostOutput):
    """Sends the output to the default formatter and to the host."""

    noun = "Default"

    Transcript = Switch(effect="accepted")


class OutHost(HostOutput):
    """Sends output to the command line."""

    noun = "Host"
    aliases = ["oh"]

    Paging = Switch(effect="accepted")
