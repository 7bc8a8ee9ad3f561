"""Get-AzureRoleSize."""

from __future__ import annotations

from azshell.cloud import role_size
from azshell.cmdlet import Parameter, validate_not_null_or_empty
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context

RoleSizeContext = context(
    MODEL + "RoleSizeContext",
    "string InstanceSize",
    "string RoleSizeLabel",
    "int Cores",
    "int MemoryInMb",
    "bool SupportedByWebWorkerRoles",
    "bool SupportedByVirtualMachines",
    "System.Nullable[int] MaxDataDiskCount",
    "System.Nullable[int] WebWorkerResourceDiskSizeInMb",
    "System.Nullable[int] VirtualMachineResourceDiskSizeInMb",
    base=ManagementOperationContext,
)


class GetAzureRoleSize(AzureCmdlet):
    """Gives the sizes that role instances and virtual machines can have, or the one named.

    Examples
    ```ps1con
    PS C:\\> Get-AzureRoleSize | Where-Object { $_.Cores -eq 2 -and $_.SupportedByVirtualMachines } | Format-Table InstanceSize, MemoryInMb, MaxDataDiskCount -AutoSize

    InstanceSize MemoryInMb MaxDataDiskCount
    ------------ ---------- ----------------
    Medium             3584                4
    A5                14336                4
    Basic_A2           3584                4
    ```
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.HostedServices.AzureRoleSizeCommand"
    output_types = (RoleSizeContext,)

    InstanceSize = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        operation = self.read("RoleSize")
        for size in role_size.sizes(self.world):
            if self.InstanceSize is None or size.name.lower() == self.InstanceSize.lower():
                self.write(
                    self.context(
                        RoleSizeContext,
                        operation,
                        InstanceSize=size.name,
                        RoleSizeLabel=size.label,
                        Cores=size.cores,
                        MemoryInMb=size.memory_mb,
                        SupportedByWebWorkerRoles=size.web_worker,
                        SupportedByVirtualMachines=size.virtual_machine,
                        MaxDataDiskCount=size.max_data_disks,
                        WebWorkerResourceDiskSizeInMb=size.web_worker_disk_mb,
                        VirtualMachineResourceDiskSizeInMb=size.vm_disk_mb,
                    )
                )
