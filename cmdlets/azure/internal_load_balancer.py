"""Add-, Get- and Remove-AzureInternalLoadBalancer, New-AzureInternalLoadBalancerConfig."""

from __future__ import annotations

from azshell.cloud import internal_load_balancer
from azshell.cloud.deployment import PRODUCTION, Deployment
from azshell.cmdlet import Parameter, validate_not_null_or_empty
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context
from cmdlets.azure.deployment_model import InternalLoadBalancerConfig

InternalLoadBalancerContext = context(
    MODEL + "InternalLoadBalancerContext",
    "string InternalLoadBalancerName",
    "string ServiceName",
    "string DeploymentName",
    "string SubnetName",
    "string IPAddress",
    base=ManagementOperationContext,
)

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."
_PLAIN, _SUBNET, _ADDRESS = "ServiceAndSlot", "SubnetNameOnly", "SubnetNameAndIP"


def subnet_parameter(position: int) -> Parameter:
    return Parameter(
        "string", mandatory=True, position=position, from_property=True, sets=[_SUBNET, _ADDRESS], validate=validate_not_null_or_empty
    )


def address_parameter(position: int) -> Parameter:
    return Parameter(
        "System.Net.IPAddress",
        mandatory=True,
        position=position,
        from_property=True,
        sets=[_ADDRESS],
        validate=validate_not_null_or_empty,
    )


class AddAzureInternalLoadBalancer(AzureCmdlet):
    """Adds an internal load balancer to the production deployment of a cloud service.

    It has an address inside the network; without -StaticVNetIPAddress it is the lowest free one of the subnet. A deployment has at
    most one, and none in a virtual network that is in an affinity group. Endpoints join it by its name: Add-AzureEndpoint and
    Set-AzureEndpoint -InternalLoadBalancerName -LBSetName, then Update-AzureVM.

    Examples
    ```ps1con
    PS C:\\> Add-AzureInternalLoadBalancer -ServiceName web -InternalLoadBalancerName inside -SubnetName BackEnd

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    Add-AzureInternalLoadBalancer           [..]                                    Succeeded

    PS C:\\> Get-AzureInternalLoadBalancer -ServiceName web | Format-Table InternalLoadBalancerName, SubnetName, IPAddress -AutoSize

    InternalLoadBalancerName SubnetName IPAddress
    ------------------------ ---------- ---------
    inside                   BackEnd    10.1.0.4
    ```
    """

    net_class = _IAAS + "AddAzureInternalLoadBalancer"
    default_set = _PLAIN
    output_types = (ManagementOperationContext,)

    InternalLoadBalancerName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    ServiceName = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    SubnetName = subnet_parameter(2)
    StaticVNetIPAddress = address_parameter(3)

    def execute(self) -> None:
        address = str(self.StaticVNetIPAddress) if self.StaticVNetIPAddress is not None else None
        with self.change() as change:
            internal_load_balancer.add(change, self.ServiceName, self.InternalLoadBalancerName, self.SubnetName, address)
        self.write_operation(change.operation)


class GetAzureInternalLoadBalancer(AzureCmdlet):
    """Gives the internal load balancer of a cloud service's production deployment; nothing when there is none."""

    net_class = _IAAS + "GetAzureInternalLoadBalancer"
    output_types = (InternalLoadBalancerContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        deployment = self.world.get(Deployment, self.ServiceName, PRODUCTION)
        operation = self.read("Deployment", self.ServiceName, PRODUCTION)
        balancer = deployment.load_balancer
        if balancer is not None:
            self.write(
                self.context(
                    InternalLoadBalancerContext,
                    operation,
                    InternalLoadBalancerName=balancer.name,
                    ServiceName=deployment.service,
                    DeploymentName=deployment.name,
                    SubnetName=balancer.subnet,
                    IPAddress=balancer.address,
                )
            )


class RemoveAzureInternalLoadBalancer(AzureCmdlet):
    """Removes the internal load balancer of a cloud service, without asking; not while an endpoint is on it.

    Examples
    ```ps1con
    PS C:\\> Add-AzureInternalLoadBalancer inside web | Out-Null
    PS C:\\> Remove-AzureInternalLoadBalancer -ServiceName web

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    Remove-AzureInternalLoadBalancer        [..]                                    Succeeded
    ```
    """

    net_class = _IAAS + "RemoveAzureInternalLoadBalancer"
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        with self.change() as change:
            internal_load_balancer.remove(change, self.ServiceName)
        self.write_operation(change.operation)


class NewAzureInternalLoadBalancerConfig(AzureCmdlet):
    """Makes the description of an internal load balancer for New-AzureVM, which then makes both at once."""

    net_class = _IAAS + "NewAzureInternalLoadBalancerConfig"
    default_set = _PLAIN
    output_types = (InternalLoadBalancerConfig,)

    InternalLoadBalancerName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    SubnetName = subnet_parameter(1)
    StaticVNetIPAddress = address_parameter(2)

    def execute(self) -> None:
        self.write(
            InternalLoadBalancerConfig(
                InternalLoadBalancerName=self.InternalLoadBalancerName,
                SubnetName=self.SubnetName,
                IPAddress=str(self.StaticVNetIPAddress) if self.StaticVNetIPAddress is not None else None,
            )
        )
