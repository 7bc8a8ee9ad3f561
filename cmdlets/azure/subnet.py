"""Set- and Get-AzureSubnet."""

from __future__ import annotations

from azshell.cmdlet import Parameter
from cmdlets.azure.persistent_vm import NetworkConfigurationSet, SubnetNamesCollection, configuration_of
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet


class SetAzureSubnet(VMConfigurationCmdlet):
    """Says which subnet of its virtual network a machine is to stand in; names given before are forgotten."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.SetAzureSubnetCommand"

    SubnetNames = Parameter("string[]", mandatory=True, position=0)

    def execute(self) -> None:
        network = configuration_of(self.machine, NetworkConfigurationSet, make=True)
        network.SubnetNames = SubnetNamesCollection(self.SubnetNames)
        self.write(self.VM)


class GetAzureSubnet(VMConfigurationCmdlet):
    """Gives the names of the subnets in a machine's configuration."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.PersistentVMs.GetAzureSubnetCommand"
    output_types = (SubnetNamesCollection,)

    def execute(self) -> None:
        network = configuration_of(self.machine, NetworkConfigurationSet)
        self.write_all(network.SubnetNames if network is not None else None)
