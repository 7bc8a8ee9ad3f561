"""Get-History, Add-History, Clear-History and Invoke-History: the commands typed so far."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range, wildcard
from azshell.dotnet.conversion import convert, to_string
from azshell.dotnet.exceptions import ArgumentException, InvalidDataException, InvalidOperationException, NetException
from azshell.dotnet.members import MISSING, get_member, get_static, invoke_member
from azshell.dotnet.types import declare, known_type, method, prop
from azshell.dotnet.values import Int64


class HistoryInfo:
    """One command line: its number, text, outcome, and when it ran."""

    def __init__(self, number: int, command_line: str, started: Any, ended: Any, state: str = "Completed") -> None:
        self.number = number
        self.command_line = command_line
        self.started = started
        self.ended = ended
        self.state = state

    def __str__(self) -> str:
        return self.command_line


HistoryInfo.net_type = declare(  # type: ignore[attr-defined]
    "Microsoft.PowerShell.Commands.HistoryInfo",
    HistoryInfo,
    members=[
        prop("long Id", lambda info: Int64(info.number)),
        prop("string CommandLine", lambda info: info.command_line),
        prop("string ExecutionStatus", lambda info: info.state),
        prop("datetime StartExecutionTime", lambda info: info.started),
        prop("datetime EndExecutionTime", lambda info: info.ended),
        prop("timespan Duration", lambda info: invoke_member(info.ended, "Subtract", [info.started])),
        method("string ToString()", str),
    ],
)


def entries(session: Any) -> list[HistoryInfo]:
    """The session's history, oldest first. A host may have noted plain texts: they become entries here."""
    history = session.history
    for place, entry in enumerate(history):
        if not isinstance(entry, HistoryInfo):
            now = get_static(known_type("datetime"), "Now")
            text = getattr(entry, "command_line", None) or (entry[1] if isinstance(entry, tuple) else str(entry))
            history[place] = HistoryInfo(
                getattr(entry, "id", place + 1), text, getattr(entry, "started", now), getattr(entry, "ended", now)
            )
    return history


class GetHistory(Cmdlet):
    """Gets the commands of this session."""

    aliases = ["history", "h", "ghy"]
    output_types = ["Microsoft.PowerShell.Commands.HistoryInfo"]

    Id = Parameter("long[]", position=0, from_pipeline=True, validate=validate_range(1, 9223372036854775807))
    Count = Parameter("int", position=1, validate=validate_range(0, 32767))

    def process(self) -> None:
        found = entries(self.session)
        count = self.Count if self.Count is not None else 2**31 if self.Id is None else None
        if self.Id is None:
            for entry in found[-count:] if count else ():
                self.write(entry)
            return
        for number in self.Id:
            matching = [entry for entry in found if entry.number == number]
            if not matching:
                words = f"Cannot locate the history for Id {number}."
                self.write_error(ArgumentException(words), "GetHistoryNoHistoryForId", "ObjectNotFound", number)
            if self.Count is not None:
                matching = [entry for entry in found if entry.number <= number][-self.Count :]
            for entry in matching:
                self.write(entry)


class AddHistory(Cmdlet):
    """Adds entries to the history."""

    output_types = ["Microsoft.PowerShell.Commands.HistoryInfo"]

    InputObject = Parameter("psobject[]", position=0, from_pipeline=True)
    Passthru = Switch()

    def process(self) -> None:
        for obj in self.InputObject or ():
            try:
                text = get_member(obj, "CommandLine")
                if text is MISSING or text is None:
                    raise InvalidDataException
                moment = known_type("datetime")
                started = convert(get_member(obj, "StartExecutionTime"), moment)
                ended = convert(get_member(obj, "EndExecutionTime"), moment)
            except (NetException, TypeError):
                words = "Cannot add history because the input object has a format that is not valid."
                self.write_error(InvalidDataException(words), "AddHistoryInvalidInput", "InvalidData", obj)
                continue
            found = entries(self.session)
            entry = HistoryInfo(found[-1].number + 1 if found else 1, to_string(text), started, ended)
            found.append(entry)
            if self.Passthru:
                self.write(entry)


class ClearHistory(Cmdlet):
    """Forgets entries of the history."""

    aliases = ["clhy"]
    default_set = "IDParameter"
    supports_should_process = True

    Id = Parameter("int[]", position=0, sets=["IDParameter"], validate=validate_range(1, 2147483647))
    CommandLine = Parameter("string[]", sets=["CommandLineParameter"], validate=validate_not_null_or_empty)
    Count = Parameter("int", position=1, validate=validate_range(1, 2147483647))
    Newest = Switch()

    def process(self) -> None:
        found = entries(self.session)
        if not self.should_process("Clear-History"):
            return
        doomed = list(found)
        if self.Id is not None:
            doomed = [entry for entry in found if entry.number in set(self.Id)]
        elif self.CommandLine is not None:
            doomed = [entry for entry in found if any(wildcard(pattern).matches(entry.command_line) for pattern in self.CommandLine)]
        if self.Count is not None:
            doomed = doomed[-self.Count :] if self.Newest else doomed[: self.Count]
        found[:] = [entry for entry in found if entry not in doomed]


class InvokeHistory(Cmdlet):
    """Runs a command of the history again: the last, or one by its number or beginning."""

    aliases = ["ihy", "r"]
    supports_should_process = True

    Id = Parameter("string", position=0, from_property=True)

    def process(self) -> None:
        found = entries(self.session)
        wanted = self.Id
        if wanted is None:
            entry = found[-1] if found else None
        elif wanted.lstrip("-").isdigit():
            entry = next((each for each in found if each.number == int(wanted)), None)
        else:
            entry = next((each for each in reversed(found) if each.command_line.lower().startswith(wanted.lower())), None)
        if entry is None:
            if wanted is not None and not wanted.lstrip("-").isdigit():
                words = f"Cannot locate the history for command line {wanted}."
                self.throw(ArgumentException(words), "InvokeHistoryNoHistoryForCommandline", "ObjectNotFound", wanted)
            words = (
                "Cannot locate the most recent command in the history." if wanted is None else f"Cannot locate the history for Id {wanted}."
            )
            identifier = "InvokeHistoryNoLastHistoryEntryFound" if wanted is None else "InvokeHistoryNoHistoryForId"
            self.throw(
                ArgumentException(words), identifier, "ObjectNotFound" if wanted else "InvalidOperation", int(wanted) if wanted else None
            )
            return
        running = self.session.services.setdefault("invoked history", set())
        if entry.number in running:
            words = "The Invoke-History cmdlet is called repeatedly, in a loop."
            self.throw(InvalidOperationException(words), "InvokeHistoryLoopDetected", "InvalidOperation", None)
        if self.should_process(entry.command_line):
            running.add(entry.number)
            try:
                for obj in self.run("Invoke-Expression", entry.command_line):
                    self.write(obj)
            finally:
                running.discard(entry.number)
