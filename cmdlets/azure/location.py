"""Get-AzureLocation."""

from __future__ import annotations

from azshell.cloud import location
from azshell.display.views import declare_views, listing
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context, list_class
from cmdlets.azure.size_views import OPERATION, VM_SIZES, WEB_WORKER_SIZES

AvailableServicesList = list_class(MODEL + "PersistentVMModel.AvailableServicesList", "System.String")
LocationsContext = context(
    MODEL + "LocationsContext",
    "string DisplayName",
    "string Name",
    MODEL + "PersistentVMModel.AvailableServicesList AvailableServices",
    "System.Collections.Generic.IEnumerable[string] WebWorkerRoleSizes",
    "System.Collections.Generic.IEnumerable[string] VirtualMachineRoleSizes",
    base=ManagementOperationContext,
)
declare_views(listing(MODEL + "LocationsContext", ["DisplayName", "Name", "AvailableServices", WEB_WORKER_SIZES, VM_SIZES, *OPERATION]))


class GetAzureLocation(AzureCmdlet):
    """Gives the regions that the subscription can use, with what each offers.

    Examples
    ```ps1con
    PS C:\\> (Get-AzureLocation | Where-Object { $_.VirtualMachineRoleSizes -contains "A9" }).Name
    East US
    [...]
    ```
    """

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
                    AvailableServices=AvailableServicesList(region.services),
                    WebWorkerRoleSizes=list(region.web_worker_sizes),
                    VirtualMachineRoleSizes=list(region.vm_sizes),
                )
            )
