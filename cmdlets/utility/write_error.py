"""Write-Error."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter
from azshell.dotnet import records
from azshell.dotnet.exceptions import WriteErrorException
from azshell.dotnet.records import ErrorDetails, InvocationInfo

_MADE = ["NoException", "WithException"]


class WriteError(Cmdlet):
    """Writes a non-terminating error, in the name of the function or script that calls it.

    ```ps1con
    PS C:\\> function Test-Age ($Age) { if ($Age -lt 0) { Write-Error 'An age is positive.' -ErrorId NegativeAge } }
    PS C:\\> Test-Age -1 2> $null
    PS C:\\> $Error[0].FullyQualifiedErrorId
    NegativeAge,Test-Age
    ```
    """

    default_set = "NoException"

    Exception = Parameter("System.Exception", sets={"WithException": {"mandatory": True, "position": 0}})
    Message = Parameter(
        "string",
        sets={"NoException": {"mandatory": True, "position": 0, "from_pipeline": True}, "WithException": {}},
        aliases=["Msg"],
        allow_null=True,
        allow_empty_string=True,
    )
    ErrorRecord = Parameter("System.Management.Automation.ErrorRecord", sets={"ErrorRecord": {"mandatory": True, "position": 0}})
    Category = Parameter("System.Management.Automation.ErrorCategory", sets=_MADE, default="NotSpecified")
    ErrorId = Parameter("string", sets=_MADE, default="")
    TargetObject = Parameter("object", sets=_MADE)
    RecommendedAction = Parameter("string", default="")
    CategoryActivity = Parameter("string", aliases=["Activity"], default="")
    CategoryReason = Parameter("string", aliases=["Reason"], default="")
    CategoryTargetName = Parameter("string", aliases=["TargetName"], default="")
    CategoryTargetType = Parameter("string", aliases=["TargetType"], default="")

    def process(self) -> None:
        record = self.record()
        if self.RecommendedAction:
            if record.error_details is None:
                record.error_details = ErrorDetails(record.exception.message)
            record.error_details.recommended_action = self.RecommendedAction
        category = record.category_info
        category.reason_override = self.CategoryReason or category.reason_override
        category.target_name_override = self.CategoryTargetName or category.target_name_override
        category.target_type_override = self.CategoryTargetType or category.target_type_override
        caller = self.get_variable("MyInvocation")
        if isinstance(caller, InvocationInfo):
            record.invocation_info = caller.of_error()
            record.command_class = getattr(caller.my_command, "name", None) or None
        category.activity_override = self.CategoryActivity or "Write-Error"
        self.write_error(record)

    def record(self) -> records.ErrorRecord:
        """The record of what was given."""
        if self.ErrorRecord is not None:
            return self.ErrorRecord.copy()
        message = self.Message
        exception = self.Exception
        if exception is None:
            exception = WriteErrorException() if message is None else WriteErrorException(message)
            return records.ErrorRecord(exception, self.ErrorId or exception.net_type.full_name, self.Category, self.TargetObject)
        record = records.ErrorRecord(exception, self.ErrorId or exception.net_type.full_name, self.Category, self.TargetObject)
        if self.is_bound("Message"):
            record.error_details = ErrorDetails(message or "")
        return record
