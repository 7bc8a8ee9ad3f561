"""New-, Get-, Set- and Remove-AzureAffinityGroup."""

from __future__ import annotations

from azshell.cloud import affinity_group, hosted_service, storage_account
from azshell.cloud.affinity_group import AffinityGroup
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.storage_account import StorageAccount
from azshell.cmdlet import Parameter, validate_length, validate_not_null_or_empty
from azshell.display.views import declare_views, listing
from cmdlets.azure.azure_cmdlet import AzureCmdlet, date_time
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context
from cmdlets.azure.size_views import OPERATION, VM_SIZES, WEB_WORKER_SIZES

AffinityGroupService = context(MODEL + "AffinityGroupContext+Service", "uri Url", "string ServiceName")
AffinityGroupContext = context(
    MODEL + "AffinityGroupContext",
    "string Name",
    "string Label",
    "string Description",
    "string Location",
    f"System.Collections.Generic.IEnumerable[{MODEL}AffinityGroupContext+Service] HostedServices",
    f"System.Collections.Generic.IEnumerable[{MODEL}AffinityGroupContext+Service] StorageServices",
    "System.Collections.Generic.IEnumerable[string] Capabilities",
    "System.Collections.Generic.IEnumerable[string] WebWorkerRoleSizes",
    "System.Collections.Generic.IEnumerable[string] VirtualMachineRoleSizes",
    "System.Nullable[datetime] CreatedTime",
    base=ManagementOperationContext,
)
declare_views(
    listing(
        MODEL + "AffinityGroupContext",
        [
            *("Name", "Label", "Description", "Location", "HostedServices", "StorageServices", "Capabilities", "CreatedTime"),
            WEB_WORKER_SIZES,
            VM_SIZES,
            *OPERATION,
        ],
    )
)

_CLASSES = "Microsoft.WindowsAzure.Commands.ServiceManagement.AffinityGroups."


class NewAzureAffinityGroup(AzureCmdlet):
    """Makes an affinity group: a named part of a region that services and storage are put into together.

    Nothing can be moved from one group to another, and sizes that come to the region later never come to a group. Reserved IP addresses
    and internal load balancers are not for what is in one.

    Examples
    ```ps1con
    PS C:\\> New-AzureAffinityGroup -Name shop -Location "West Europe" -Label Shop

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    New-AzureAffinityGroup                  [..]                                    Succeeded

    PS C:\\> New-AzureService -ServiceName contoso-shop -AffinityGroup shop | Out-Null
    PS C:\\> (Get-AzureAffinityGroup shop).HostedServices.ServiceName
    contoso-shop
    ```
    """

    net_class = _CLASSES + "NewAzureAffinityGroup"
    output_types = (ManagementOperationContext,)

    Name = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Label = Parameter("string", validate=[validate_not_null_or_empty, validate_length(1, 100)])
    Description = Parameter("string", validate=validate_length(0, 1024))
    Location = Parameter("string", mandatory=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        with self.change() as change:
            affinity_group.create(change, self.Name, self.Location, self.Label, self.Description)
        self.write_operation(change.operation)


class GetAzureAffinityGroup(AzureCmdlet):
    """Gives the affinity groups of the subscription, or the one named, with what is in them."""

    net_class = _CLASSES + "GetAzureAffinityGroup"
    output_types = (AffinityGroupContext,)

    Name = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        world = self.world
        found = [world.get(AffinityGroup, self.Name)] if self.Name else world.all(AffinityGroup)
        operation = self.read("AffinityGroup", self.Name or "")
        for group in found:
            services = affinity_group.members(world, group.name, HostedService)
            accounts = affinity_group.members(world, group.name, StorageAccount)
            self.write(
                self.context(
                    AffinityGroupContext,
                    operation,
                    Name=group.name,
                    Label=group.label,
                    Description=group.description,
                    Location=group.location,
                    HostedServices=[AffinityGroupService(Url=hosted_service.url(world, one), ServiceName=one.name) for one in services],
                    StorageServices=[AffinityGroupService(Url=storage_account.url(world, one), ServiceName=one.name) for one in accounts],
                    Capabilities=list(group.capabilities),
                    WebWorkerRoleSizes=list(group.web_worker_sizes),
                    VirtualMachineRoleSizes=list(group.vm_sizes),
                    CreatedTime=date_time(group.created),
                )
            )


class SetAzureAffinityGroup(AzureCmdlet):
    """Changes an affinity group's label and description."""

    net_class = _CLASSES + "SetAzureAffinityGroup"
    output_types = (ManagementOperationContext,)

    Name = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Label = Parameter("string", mandatory=True, validate=[validate_not_null_or_empty, validate_length(1, 100)])
    Description = Parameter("string", validate=validate_length(0, 1024))

    def execute(self) -> None:
        with self.change() as change:
            affinity_group.update(change, self.Name, self.Label, self.Description)
        self.write_operation(change.operation)


class RemoveAzureAffinityGroup(AzureCmdlet):
    """Removes an affinity group that nothing is in."""

    net_class = _CLASSES + "RemoveAzureAffinityGroup"
    output_types = (ManagementOperationContext,)

    Name = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        with self.change() as change:
            affinity_group.remove(change, self.Name)
        self.write_operation(change.operation)
