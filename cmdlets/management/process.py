"""Get-Process, Stop-Process, Wait-Process: the host's processes can be looked at; none can be ended from a script."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, has_wildcards, validate_not_null_or_empty, validate_range, wildcard
from azshell.dotnet.diagnostics import Process, processes
from azshell.dotnet.exceptions import ProcessCommandException


class ProcessCmdlet(Cmdlet):
    """What the family shares: finding processes, and saying which are not there."""

    def found(self, names: list[str] | None, ids: list[int] | None) -> list[Any]:
        """The processes named or numbered, in order of their ids."""
        everything = processes()
        if ids:
            return [process for id in ids for process in self.of_id(everything, id)]
        chosen: list[Any] = []
        for name in names or ["*"]:
            matching = [process for process in everything if wildcard(name).matches(process.name)]
            if not matching and not has_wildcards(name):
                words = f'Cannot find a process with the name "{name}". Verify the process name and call the cmdlet again.'
                self.write_error(ProcessCommandException(words), "NoProcessFoundForGivenName", "ObjectNotFound", name)
            chosen += [process for process in matching if process not in chosen]
        return chosen

    def of_id(self, everything: list[Process], id: int) -> list[Process]:
        matching = [process for process in everything if process.id == id]
        if not matching:
            words = f"Cannot find a process with the process identifier {id}."
            self.write_error(ProcessCommandException(words), "NoProcessFoundForGivenId", "ObjectNotFound", id)
        return matching


class GetProcess(ProcessCmdlet):
    """Gives the processes of the host."""

    aliases = ("gps", "ps")
    default_set = "Name"
    output_types = ("System.Diagnostics.Process",)

    Name = Parameter(
        "string[]", position=0, from_property=True, sets=["Name"], aliases=["ProcessName"], validate=validate_not_null_or_empty
    )
    Id = Parameter("int[]", mandatory=True, from_property=True, sets=["Id"], aliases=["PID"])
    InputObject = Parameter("System.Diagnostics.Process[]", mandatory=True, from_pipeline=True, sets=["InputObject"])
    Module = Switch(effect="not simulated")
    FileVersionInfo = Switch(effect="not simulated", aliases=["FV", "FVI"])

    def process(self) -> None:
        for process in self.InputObject or self.found(self.Name, self.Id):
            self.write(process)


class StopProcess(ProcessCmdlet):
    """Refused: processes of the host are not a script's to end."""

    aliases = ("spps", "kill")
    default_set = "Id"
    supports_should_process = True
    output_types = ("System.Diagnostics.Process",)

    Name = Parameter("string[]", mandatory=True, from_property=True, sets=["Name"], aliases=["ProcessName"])
    Id = Parameter("int[]", mandatory=True, position=0, from_property=True, sets=["Id"])
    InputObject = Parameter("System.Diagnostics.Process[]", mandatory=True, position=0, from_pipeline=True, sets=["InputObject"])
    PassThru = Switch()
    Force = Switch(effect="accepted")

    def process(self) -> None:
        for process in self.InputObject or self.found(self.Name, self.Id):
            if self.should_process(f"{process.name} ({process.id})"):
                words = f"The process {process.name} ({process.id}) is the host's, and is not ended."
                self.write_error(ProcessCommandException(words), "NotSimulated", "NotImplemented", process)


class WaitProcess(ProcessCmdlet):
    """Waits until processes have ended."""

    default_set = "Name"
    output_types = ("System.Diagnostics.Process",)

    Id = Parameter(
        "int[]",
        mandatory=True,
        position=0,
        from_property=True,
        sets=["Id"],
        aliases=["PID", "ProcessId"],
        validate=validate_not_null_or_empty,
    )
    Name = Parameter("string[]", mandatory=True, position=0, from_property=True, sets=["Name"], aliases=["ProcessName"])
    InputObject = Parameter("System.Diagnostics.Process[]", mandatory=True, from_pipeline=True, sets=["InputObject"])
    Timeout = Parameter("int", position=1, aliases=["TimeoutSec"], validate=validate_range(0, 32767))
    Any = Switch()
    PassThru = Switch()

    def process(self) -> None:
        import time

        waiting = list(self.InputObject or self.found(self.Name, self.Id))
        ends = time.monotonic() + self.Timeout if self.Timeout is not None else None
        left = list(waiting)
        while left and not (self.Any and len(left) < len(waiting)):
            if ends is not None and time.monotonic() >= ends:
                for process in left:
                    words = (
                        f'This command stopped because process "{process.name} ({process.id})" is not stopped in the specified time-out.'
                    )
                    self.write_error(ProcessCommandException(words), "ProcessNotTerminated", "CloseError", process)
                break
            time.sleep(0.05)
            left = [process for process in left if process.exists]
        if self.PassThru:
            for process in waiting:
                self.write(process)
