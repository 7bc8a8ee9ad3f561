"""Invoke-Command (on this computer), Set-StrictMode, Set-PSDebug, Out-Null, Clear-Host: running and its settings."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, Validation, ValidationFailure, validate_not_null, validate_range
from azshell.dotnet.conversion import to_string
from azshell.dotnet.members import get_member
from cmdlets.core.remoting import refuse_remoting


class InvokeCommand(Cmdlet):
    """Runs a script block. Other computers are not simulated: without -ComputerName it runs here.

    ```ps1con
    PS C:\\> Invoke-Command { param($a, $b) $a + $b } -ArgumentList 1, 2
    3
    ```
    """

    aliases = ["icm"]
    default_set = "InProcess"

    ComputerName = Parameter("string[]", position=0, sets=["ComputerName", "FilePathComputerName"], aliases=["Cn"], effect="not simulated")
    Session = Parameter("object[]", position=0, sets=["Session"], effect="not simulated")
    ConnectionUri = Parameter("uri[]", position=0, sets=["Uri"], aliases=["URI", "CU"], effect="not simulated")
    HostName = Parameter("string[]", mandatory=True, sets=["SSHHost"], effect="not simulated")
    Credential = Parameter("pscredential", sets=["ComputerName", "FilePathComputerName", "Uri"], effect="not simulated")
    SessionOption = Parameter("object", sets=["ComputerName", "FilePathComputerName", "Uri"], effect="not simulated")
    Authentication = Parameter("string", sets=["ComputerName", "FilePathComputerName", "Uri"], effect="not simulated")
    ScriptBlock = Parameter(
        "scriptblock",
        sets={
            "InProcess": {"position": 0, "mandatory": True},
            "ComputerName": {"position": 1, "mandatory": True},
            "Session": {"position": 1, "mandatory": True},
            "SSHHost": {"position": 1, "mandatory": True},
            "Uri": {"position": 1, "mandatory": True},
        },
        aliases=["Command"],
        validate=validate_not_null,
    )
    FilePath = Parameter("string", position=1, mandatory=True, sets=["FilePathComputerName"], aliases=["PSPath"], effect="not simulated")
    NoNewScope = Switch(sets=["InProcess"])
    AsJob = Switch(sets=["ComputerName", "Session", "SSHHost", "FilePathComputerName"], effect="not simulated")
    JobName = Parameter("string", sets=["ComputerName", "Session", "SSHHost"], effect="not simulated")
    ThrottleLimit = Parameter("int", sets=["ComputerName", "Session", "FilePathComputerName"], effect="not simulated")
    HideComputerName = Switch(sets=["ComputerName", "Session", "SSHHost"], aliases=["HCN"], effect="not simulated")
    InputObject = Parameter("psobject", from_pipeline=True)
    ArgumentList = Parameter("object[]", aliases=["Args"])

    def begin(self) -> None:
        if self.parameter_set != "InProcess":
            refuse_remoting(self)
        self.input: list[Any] = []

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.input.append(self.InputObject)

    def end(self) -> None:
        arguments = list(self.ArgumentList or ())
        given = self.input if self.is_bound("InputObject") or self.runtime.expects_input else None
        self.ScriptBlock.invoke(
            self.session, arguments, given, out=self.runtime.out, streams=self.runtime.streams, dot=bool(self.NoNewScope)
        )


class OutNull(Cmdlet):
    """Drops its input.

    ```ps1con
    PS C:\\> 1, 2 | Out-Null
    ```
    """

    InputObject = Parameter("psobject", from_pipeline=True)

    def process_object(self, obj: Any) -> None:
        """Nothing."""

    def process(self) -> None:
        """Nothing."""


class KnownVersion(Validation):
    """A version PowerShell had."""

    attribute = "ValidateVersion"

    def check(self, value: Any) -> None:
        text = to_string(value)
        if text not in ("1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0"):
            raise ValidationFailure(
                f'The "{text}" argument does not contain a valid PowerShell version. '
                "Supply a valid version number and then try the command again."
            )


def strict_version(value: Any) -> Any:
    """-Version's transformation: `latest` as a version."""
    return "3.0" if isinstance(value, str) and value.lower() == "latest" else f"{value}.0" if isinstance(value, int) else value


class SetStrictMode(Cmdlet):
    """Makes the scope strict about variables, properties and calls: version 1, 2, 3 or Latest; -Off ends that."""

    default_set = "Version"

    Off = Switch(mandatory=True, sets=["Off"])
    Version = Parameter("version", transform=strict_version, mandatory=True, sets=["Version"], aliases=["v"], validate=KnownVersion())

    def process(self) -> None:
        if self.Off:
            level = 0
        else:
            level = min(3, int(get_member(self.Version, "Major")))
        self.runtime.frame.scope.strict = level


class SetPSDebug(Cmdlet):
    """Sets debugging: -Strict for the whole session; tracing and stepping are not simulated."""

    verb, noun = "Set", "PSDebug"
    Trace = Parameter("int", sets=["on"], validate=validate_range(0, 2))
    Step = Switch(sets=["on"])
    Strict = Switch(sets=["on"])
    Off = Switch(sets=["off"])

    def process(self) -> None:
        scope = self.session.global_scope
        if self.Off:
            scope.strict = None
        elif self.Strict:
            scope.strict = 1
        if self.Step or self.Trace:
            self.warn("Set-PSDebug -Trace and -Step are not simulated.")
