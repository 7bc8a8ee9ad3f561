"""New-AzureVMConfig and Set-AzureVMSize: where a machine's configuration begins."""

from __future__ import annotations

from azshell.cloud import World, role_size, subscription
from azshell.cmdlet import Parameter, validate_not_null_or_empty, validate_set
from azshell.dotnet.exceptions import ArgumentException
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import uri
from cmdlets.azure.persistent_vm import OSVirtualHardDisk, PersistentVM, configuration_sets, data_disks
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet
from cmdlets.azure.vm_mapping import ROLE_TYPE

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


class NewAzureVMConfig(AzureCmdlet):
    """Begins the configuration of a virtual machine, from an image or from an operating system disk that is there.

    The configuration goes down the pipeline: Add-AzureProvisioningConfig, Add-AzureDataDisk, Add-AzureEndpoint, Set-AzureSubnet and
    others add to it, and New-AzureVM makes the machine. Before that the subscription needs a current storage account, where the disks
    go, unless -MediaLocation says where.

    ```ps1con
    PS C:\\> New-AzureVMConfig -Name web3 -InstanceSize Small -ImageName $image |
    >> Add-AzureProvisioningConfig -Windows -AdminUsername azureuser -Password 'P@ssw0rd!' |
    >> New-AzureVM -ServiceName web

    OperationDescription OperationId                          OperationStatus
    -------------------- -----------                          ---------------
    New-AzureVM          [..]                                 Succeeded


    ```
    """

    net_class = _IAAS + "NewAzureVMConfigCommand"
    default_set = "ImageName"
    output_types = (PersistentVM,)

    Name = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    InstanceSize = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    HostCaching = Parameter("string", position=2, validate=validate_set("ReadWrite", "ReadOnly"))
    AvailabilitySetName = Parameter("string", position=3, validate=validate_not_null_or_empty)
    Label = Parameter("string", position=4, from_property=True, validate=validate_not_null_or_empty)
    DiskName = Parameter("string", mandatory=True, position=5, sets=["DiskName"], validate=validate_not_null_or_empty)
    ImageName = Parameter("string", mandatory=True, position=5, sets=["ImageName"], validate=validate_not_null_or_empty)
    MediaLocation = Parameter("string", position=6, sets=["ImageName"], validate=validate_not_null_or_empty)
    DiskLabel = Parameter("string", position=7, sets=["ImageName"], validate=validate_not_null_or_empty)

    def execute(self) -> None:
        if not self.MediaLocation and not subscription.current(self.world).storage_account:
            raise ArgumentException("Must specify MediaLocation or set a current storage account using Set-AzureSubscription.")
        check_size(self.world, self.InstanceSize)
        self.write(
            PersistentVM(
                AvailabilitySetName=self.AvailabilitySetName,
                ConfigurationSets=configuration_sets(),
                DataVirtualHardDisks=data_disks(),
                RoleName=self.Name,
                RoleSize=self.InstanceSize,
                RoleType=ROLE_TYPE,
                Label=self.Label or self.Name,
                ProvisionGuestAgent=True,
                OSVirtualHardDisk=OSVirtualHardDisk(
                    DiskName=self.DiskName,
                    SourceImageName=self.ImageName,
                    MediaLink=uri(self.MediaLocation),
                    HostCaching=self.HostCaching,
                    DiskLabel=self.DiskLabel,
                ),
            )
        )


class SetAzureVMSize(VMConfigurationCmdlet):
    """Gives a machine's configuration another size. Update-AzureVM restarts the machine with it."""

    net_class = _IAAS + "SetAzureVMSizeCommand"

    InstanceSize = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        check_size(self.world, self.InstanceSize)
        self.machine.RoleSize = self.InstanceSize
        self.write(self.VM)


def check_size(world: World, name: str) -> None:
    """A size must be one of the known names, whether or not it can be had where the machine is to be."""
    known = [size.name for size in role_size.sizes(world) if size.virtual_machine]
    if name.lower() not in (size.lower() for size in known):
        raise ArgumentException(f"ValidateSetFailure - Invalid VM Size specified: '{name}', valid values are: '{','.join(known)}'")
