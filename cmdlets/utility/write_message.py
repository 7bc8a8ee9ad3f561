"""Write-Warning, Write-Verbose, Write-Debug and Write-Progress."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range
from azshell.dotnet.records import InvocationInfo


class MessageCmdlet(Cmdlet):
    """A text for one of the streams."""

    verb, noun = "Write", ""

    Message = Parameter("string", position=0, mandatory=True, from_pipeline=True, aliases=["Msg"], allow_empty_string=True)

    @property
    def caller(self) -> Any:
        """The function or script that speaks: its $MyInvocation."""
        found = self.get_variable("MyInvocation")
        return found if isinstance(found, InvocationInfo) else None


class WriteWarning(MessageCmdlet):
    """Writes a warning message.

    ```ps1con
    PS C:\\> Write-Warning 'The disk is nearly full.'
    WARNING: The disk is nearly full.
    ```
    """

    noun = "Warning"

    def process(self) -> None:
        self.warn(self.Message, self.caller)


class WriteVerbose(MessageCmdlet):
    """Writes text to the verbose stream; it is shown with -Verbose or $VerbosePreference = 'Continue'."""

    noun = "Verbose"

    def process(self) -> None:
        self.verbose(self.Message, self.caller)


class WriteDebug(MessageCmdlet):
    """Writes text to the debug stream; it is shown with -Debug or $DebugPreference = 'Continue'."""

    noun = "Debug"

    def process(self) -> None:
        self.debug(self.Message, self.caller)


class WriteProgress(Cmdlet):
    """Shows a progress bar while a command runs."""

    Activity = Parameter("string", position=0)
    Status = Parameter("string", position=1, validate=validate_not_null_or_empty, default="Processing")
    Id = Parameter("int", position=2, validate=validate_range(0, 2147483647), default=0)
    PercentComplete = Parameter("int", validate=validate_range(-1, 100), default=-1)
    SecondsRemaining = Parameter("int", default=-1)
    CurrentOperation = Parameter("string")
    ParentId = Parameter("int", validate=validate_range(-1, 2147483647), default=-1)
    Completed = Switch()
    SourceId = Parameter("int", effect="accepted")

    def process(self) -> None:
        self.progress(
            self.Activity or "",
            self.Status,
            self.PercentComplete,
            self.Completed,
            id=self.Id,
            current_operation=self.CurrentOperation or "",
            seconds_remaining=self.SecondsRemaining,
            parent_activity_id=self.ParentId,
        )
