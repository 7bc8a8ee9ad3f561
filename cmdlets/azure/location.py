"""Get-AzureLocation."""

from __future__ import annotations

from azshell.cloud import location

from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context

LocationsContext = context(
    MODEL + "LocationsContext",
    "string DisplayName",
    "string Name",
    "System.Collections.Generic.List[string] AvailableServices",
    "System.Collections.Generic.IEnumerable[string] WebWorkerRoleSizes",
    "System.Collections.Generic.IEnumerable[string] VirtualMachineRoleSizes",
    base=ManagementOperationContext,
)


class GetAzureLocation(AzureCmdlet):
    """Gives the regions that the subscription can use, with what each offers."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.HostedServices.GetAzureLocationCommand"
    output_types = (LocationsContext,)

    def execute(self) -> None:
        operation = self.read("Location")
        for region in location.regions(self.world):
            self.write(
                self.context(
                    LocationsContext,
                    operation,
                    DisplayName=region.name,
                    Name=region.name,
                    AvailableServices=list(region.services),
                    WebWorkerRoleSizes=list(region.web_worker_sizes),
                    VirtualMachineRoleSizes=list(region.vm_sizes),
                )
            )
