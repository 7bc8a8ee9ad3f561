"""Out-Default and Out-Host: objects to the console."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Printer, Switch, console_scope


class HostOutput(Cmdlet):
    """Shows its input on the host, formatted."""

    verb, noun = "Out", ""

    InputObject = Parameter("psobject", from_pipeline=True)

    printer: Printer

    def begin(self) -> None:
        self.printer = Printer(self.session.host.write_line, console_scope(self.session, self.value_of))

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
