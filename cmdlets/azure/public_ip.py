"""Set-, Get- and Remove-AzurePublicIP: a machine's own public address, in its configuration."""

from __future__ import annotations

from azshell.cmdlet import Parameter, validate_not_null_or_empty
from cmdlets.azure.persistent_vm import AssignPublicIP, AssignPublicIPCollection
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


class SetAzurePublicIP(VMConfigurationCmdlet):
    """Wants a public address for a machine itself, beside the one of its cloud service. Every port leads to it, no endpoint needed.

    A machine has one, whose name a second call changes. The address comes with New-AzureVM or Update-AzureVM, goes when the machine is
    deallocated, and cannot be reserved. The machine must stand in a regional virtual network.
    """

    net_class = _IAAS + "SetAzurePublicIPCommand"

    PublicIPName = Parameter("string", mandatory=True, position=1, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        network = self.network()
        if network.PublicIPs:
            network.PublicIPs[0].Name = self.PublicIPName
        else:
            network.PublicIPs = AssignPublicIPCollection([AssignPublicIP(Name=self.PublicIPName)])
        self.write(self.VM)


class GetAzurePublicIP(VMConfigurationCmdlet):
    """Gives the public addresses that a machine's configuration names."""

    net_class = _IAAS + "GetAzurePublicIPCommand"
    output_types = (AssignPublicIP,)

    # The class takes a name and does not look at it (azure-sdk-tools v0.8.4).
    PublicIPName = Parameter("string", position=1, validate=validate_not_null_or_empty, effect="accepted")

    def execute(self) -> None:
        self.write_all(self.network().PublicIPs)


class RemoveAzurePublicIP(VMConfigurationCmdlet):
    """Takes the public address out of a machine's configuration."""

    net_class = _IAAS + "RemoveAzurePublicIPCommand"

    PublicIPName = Parameter("string", position=1, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        network = self.network()
        if not self.PublicIPName:
            network.PublicIPs = None
        elif network.PublicIPs is not None:
            network.PublicIPs[:] = [one for one in network.PublicIPs if one.Name.lower() != self.PublicIPName.lower()]
        self.write(self.VM)
