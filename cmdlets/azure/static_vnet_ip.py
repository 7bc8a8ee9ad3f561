"""Set-, Get-, Remove- and Test-AzureStaticVNetIP."""

from __future__ import annotations

from azshell.cloud import internal_address
from azshell.cmdlet import Parameter, validate_not_null_or_empty
from azshell.dotnet.collections import List
from azshell.dotnet.types import resolve_type
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet

VirtualNetworkStaticIPContext = context(MODEL + "VirtualNetworkStaticIPContext", "string IPAddress")
VirtualNetworkStaticIPAvailabilityContext = context(
    MODEL + "VirtualNetworkStaticIPAvailabilityContext",
    "bool IsAvailable",
    "System.Collections.Generic.List[string] AvailableAddresses",
    base=ManagementOperationContext,
)

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


class SetAzureStaticVNetIP(VMConfigurationCmdlet):
    """Gives a virtual machine's configuration an address of its own in its subnet, which it keeps through every stop and start.

    The machine must stand in a virtual network, and the address in the machine's subnet: name it with Set-AzureSubnet. Whether the
    address can be had is seen when New-AzureVM or Update-AzureVM sends the configuration; Test-AzureStaticVNetIP asks beforehand.

    ```ps1con
    PS C:\\> Get-AzureVM web web1 | Set-AzureSubnet Static | Set-AzureStaticVNetIP -IPAddress 10.2.0.7 | Update-AzureVM

    OperationDescription OperationId                          OperationStatus
    -------------------- -----------                          ---------------
    Update-AzureVM       [..]                                 Succeeded


    PS C:\\> (Get-AzureVM web web1).IpAddress
    10.2.0.7
    ```
    """

    net_class = _IAAS + "SetAzureStaticVNetIPCommand"

    IPAddress = Parameter("string", mandatory=True, position=1, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        self.network().StaticVirtualNetworkIPAddress = self.IPAddress
        self.write(self.VM)


class GetAzureStaticVNetIP(VMConfigurationCmdlet):
    """Gives the static address in a machine's configuration, nothing when there is none."""

    net_class = _IAAS + "PersistentVMs.GetAzureStaticVNetIPCommand"
    output_types = (VirtualNetworkStaticIPContext,)

    def execute(self) -> None:
        address = self.network().StaticVirtualNetworkIPAddress
        if address:
            self.write(VirtualNetworkStaticIPContext(IPAddress=address))


class RemoveAzureStaticVNetIP(VMConfigurationCmdlet):
    """Takes the static address out of a machine's configuration, so that the platform chooses one."""

    net_class = _IAAS + "RemoveAzureStaticVNetIPCommand"

    def execute(self) -> None:
        self.network().StaticVirtualNetworkIPAddress = None
        self.write(self.VM)


class TestAzureStaticVNetIP(AzureCmdlet):
    """Says whether an address of a virtual network can be had as a static one, and if not, up to five that can."""

    net_class = _IAAS + "TestAzureStaticVNetIPCommand"
    output_types = (VirtualNetworkStaticIPAvailabilityContext,)

    VNetName = Parameter("string", mandatory=True, position=0, validate=validate_not_null_or_empty)
    IPAddress = Parameter("string", mandatory=True, position=1, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        answer = internal_address.test_static(self.world, self.VNetName, self.IPAddress)
        self.write(
            self.context(
                VirtualNetworkStaticIPAvailabilityContext,
                self.read(self.VNetName, self.IPAddress),
                IsAvailable=answer.is_available,
                AvailableAddresses=List(answer.alternatives, resolve_type("string")),
            )
        )
