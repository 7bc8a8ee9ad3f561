"""Set-AzureAvailabilitySet."""

from __future__ import annotations

from azshell.cmdlet import Parameter, validate_not_null_or_empty
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet


class SetAzureAvailabilitySet(VMConfigurationCmdlet):
    """Puts a machine's configuration into an availability set: its members are spread over racks and are not updated at the same time."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.AvailabilitySets.SetAzureAvailabilitySet"

    AvailabilitySetName = Parameter("string", mandatory=True, position=0, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        self.machine.AvailabilitySetName = self.AvailabilitySetName
        self.write(self.VM)
