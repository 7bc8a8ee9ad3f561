"""New-, Get- and Remove-AzureReservedIP."""

from __future__ import annotations

from azshell.cloud import reserved_ip
from azshell.cloud.reserved_ip import ReservedIP
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context

ReservedIPContext = context(
    MODEL + "ReservedIPContext",
    "string ReservedIPName",
    "string Address",
    "string Id",
    "string Label",
    "string Location",
    "string State",
    "bool InUse",
    "string ServiceName",
    "string DeploymentName",
    base=ManagementOperationContext,
)

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."
_NEW, _BY_SLOT, _IN_USE = "CreateNewReservedIP", "CreateInUseReservedIPUsingSlot", "CreateInUseReservedIP"


class NewAzureReservedIP(AzureCmdlet):
    """Reserves a public IP address for the subscription.

    Azure chooses the address; it cannot be proposed. A subscription may hold five. It becomes the VIP of a deployment that is made with
    it, New-AzureVM -ReservedIPName, and of none that is there already.

    Examples
    ```ps1con
    PS C:\\> New-AzureReservedIP -ReservedIPName front -Label "The front door" -Location "East US"

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    New-AzureReservedIP                     [..]                                    Succeeded

    PS C:\\> Get-AzureReservedIP -ReservedIPName front | Format-List ReservedIPName, Location, State, InUse

    ReservedIPName : front
    Location       : East US
    State          : Created
    InUse          : False
    ```
    """

    net_class = _IAAS + "NewAzureReservedIPCmdlet"
    default_set = _NEW
    output_types = (ManagementOperationContext,)

    ReservedIPName = Parameter(
        "string", mandatory=True, position=0, from_property=True, sets=[_NEW, _BY_SLOT, _IN_USE], validate=validate_not_null_or_empty
    )
    Label = Parameter(
        "string",
        from_property=True,
        sets={_NEW: {"position": 1}, _BY_SLOT: {"position": 3}, _IN_USE: {"position": 2}},
        validate=validate_not_null_or_empty,
    )
    Location = Parameter(
        "string",
        mandatory=True,
        from_property=True,
        sets={_NEW: {"position": 2}, _BY_SLOT: {"position": 4}, _IN_USE: {"position": 3}},
        validate=validate_not_null_or_empty,
    )

    def execute(self) -> None:
        with self.change() as change:
            reserved_ip.create(change, self.ReservedIPName, self.Location, self.Label)
        self.write_operation(change.operation)


class GetAzureReservedIP(AzureCmdlet):
    """Gives the reserved IP addresses of the subscription, or the one named."""

    net_class = _IAAS + "GetAzureReservedIPCmdlet"
    output_types = (ReservedIPContext,)

    ReservedIPName = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        name = self.ReservedIPName
        found = [self.world.get(ReservedIP, name)] if name else self.world.all(ReservedIP)
        operation = self.read("ReservedIP", name or "")
        for reserved in found:
            self.write(
                self.context(
                    ReservedIPContext,
                    operation,
                    ReservedIPName=reserved.name,
                    Address=reserved.address,
                    Id=reserved.id,
                    Label=reserved.label,
                    Location=reserved.location,
                    State=reserved.state,
                    InUse=reserved.in_use,
                    ServiceName=reserved.service,
                    DeploymentName=reserved.deployment,
                )
            )


class RemoveAzureReservedIP(AzureCmdlet):
    """Gives a reserved IP address back that no deployment uses, after asking; -Force does not ask.

    Examples
    ```ps1con
    PS C:\\> New-AzureReservedIP -ReservedIPName front -Location "East US" | Out-Null
    PS C:\\> Get-AzureReservedIP | Remove-AzureReservedIP -Force

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    Remove-AzureReservedIP                  [..]                                    Succeeded
    ```
    """

    net_class = _IAAS + "RemoveAzureReservedIPCmdlet"
    default_set = "RemoveReservedIP"
    output_types = (ManagementOperationContext,)

    ReservedIPName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Force = Switch(position=1)

    def execute(self) -> None:
        name = self.ReservedIPName
        question = "Are you sure you want to remove the Reserved IP from your subscription?"
        if self.agrees(self.Force, question, "", "Remove the Reserved IP from your subscription.", name):
            with self.change() as change:
                reserved_ip.remove(change, name)
            self.write_operation(change.operation)
