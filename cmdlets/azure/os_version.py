"""Get-AzureOSVersion."""

from __future__ import annotations

from azshell.dotnet.exceptions import NotSupportedException
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context

OSVersionsContext = context(
    MODEL + "OSVersionsContext",
    "string Family",
    "string FamilyLabel",
    "bool IsActive",
    "bool IsDefault",
    "string Label",
    "string Version",
    base=ManagementOperationContext,
)


class GetAzureOSVersion(AzureCmdlet):
    """Listed the guest operating systems of web and worker roles. Not simulated: which releases were offered in June 2014 is not known."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.HostedServices.GetAzureOSVersionCommand"
    output_types = (OSVersionsContext,)
    effect = "not simulated"

    def execute(self) -> None:
        words = "The guest operating systems of web and worker roles are not simulated."
        self.throw(NotSupportedException(words), "NotSimulated", "NotImplemented", None)
