"""Get-AzureRole, Set-AzureRole and Reset-AzureRoleInstance: the roles of a deployment and their instances."""

from __future__ import annotations

from typing import Any

from azshell.cloud import endpoint as endpoints
from azshell.cloud import virtual_machine
from azshell.cloud.deployment import PRODUCTION, Deployment, Instance, Role
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_set
from azshell.dotnet.exceptions import ArgumentException
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.deployment_model import InstanceEndpoint, InstanceEndpointList, ServiceOperationContext
from cmdlets.azure.persistent_vm import PVM

__all__ = ["instance_endpoints"]

RoleContext = context(
    MODEL + "RoleContext", "string RoleName", "int InstanceCount", "string DeploymentID", base=ServiceOperationContext, InstanceCount=0
)
RoleInstanceContext = context(
    MODEL + "RoleInstanceContext",
    f"{PVM}InstanceEndpointList InstanceEndpoints",
    "string InstanceErrorCode",
    "System.Nullable[int] InstanceFaultDomain",
    "string InstanceName",
    "string InstanceSize",
    "string InstanceStateDetails",
    "string InstanceStatus",
    "System.Nullable[int] InstanceUpgradeDomain",
    "string RoleName",
    "string DeploymentID",
    "string IPAddress",
    "string PublicIPAddress",
    "string PublicIPName",
    base=ServiceOperationContext,
)

_HOSTED_SERVICES = "Microsoft.WindowsAzure.Commands.ServiceManagement.HostedServices."
SLOTS = ("Staging", PRODUCTION)


class GetAzureRole(DeploymentCmdlet):
    """Gives the roles of a deployment; with -InstanceDetails their instances, with addresses and states.

    ```ps1con
    PS C:\\> Get-AzureRole -ServiceName web -Slot Production -InstanceDetails | Format-Table InstanceName, IPAddress -AutoSize

    InstanceName IPAddress
    ------------ ---------
    web1         10.0.0.4
    web2         10.0.0.5


    ```
    """

    net_class = _HOSTED_SERVICES + "GetAzureRoleCommand"
    output_types = (RoleContext, RoleInstanceContext)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True)
    Slot = Parameter("string", position=1, from_property=True, validate=validate_set(*SLOTS))
    RoleName = Parameter("string", position=2, from_property=True)
    InstanceDetails = Switch(position=3, from_property=True)

    def execute(self) -> None:
        deployment = self.existing(self.Slot or PRODUCTION)
        operation = self.world.operation(self.name, f"{deployment.service}/{deployment.slot}")
        shared = {"ServiceName": self.ServiceName, "DeploymentID": deployment.private_id}
        for role in deployment.roles:
            if self.RoleName and role.name.lower() != self.RoleName.lower():
                continue
            instances = [one for one in deployment.instances if one.role.lower() == role.name.lower()]
            if not self.InstanceDetails:
                self.write(self.context(RoleContext, operation, RoleName=role.name, InstanceCount=len(instances), **shared))
                continue
            for instance in instances:
                details = self.details(deployment, role, instance)
                self.write(self.context(RoleInstanceContext, operation, **shared, **details))

    def details(self, deployment: Deployment, role: Role, instance: Instance) -> dict[str, Any]:
        """Recorded: a deallocated instance reports its names and states alone."""
        phase = virtual_machine.state(self.world, instance)
        said: dict[str, Any] = {
            "InstanceName": instance.name,
            "InstanceStatus": phase.status,
            "InstanceStateDetails": phase.details,
            "RoleName": role.name,
            "InstanceEndpoints": instance_endpoints(deployment, role, instance),
        }
        if instance.allocated:
            said |= {
                "InstanceFaultDomain": instance.fault_domain,
                "InstanceUpgradeDomain": instance.update_domain,
                "InstanceSize": role.size,
                "IPAddress": instance.address,
                "PublicIPAddress": instance.public_address,
                "PublicIPName": role.public_ip if instance.public_address else None,
            }
        return said


class SetAzureRole(AzureCmdlet):
    """Changes how many instances a role of a web or worker deployment has. Azshell runs no such deployments yet."""

    net_class = _HOSTED_SERVICES + "SetAzureRoleCommand"
    default_set = "ParameterSetDeploymentSlot"
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True)
    Slot = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_set(*SLOTS))
    RoleName = Parameter("string", mandatory=True, position=2, from_property=True, validate=validate_not_null_or_empty)
    Count = Parameter("int", mandatory=True, position=3, validate=validate_not_null_or_empty, effect="not simulated")

    def execute(self) -> None:
        """Never reached: -Count is mandatory and not simulated."""


class ResetAzureRoleInstance(DeploymentCmdlet):
    """Reboots an instance of a deployment."""

    net_class = _HOSTED_SERVICES + "ResetAzureRoleInstanceCommand"
    default_set = "ParameterSetGetDeployment"
    output_types = (ManagementOperationContext,)

    Slot = Parameter("string", mandatory=True, from_property=True, validate=[validate_not_null_or_empty, validate_set(*SLOTS)])
    InstanceName = Parameter("string", mandatory=True, from_property=True, validate=validate_not_null_or_empty)
    Reboot = Switch(from_property=True)
    # Reimaging is for web and worker roles, whose disks Azure can make anew.
    Reimage = Switch(from_property=True, effect="not simulated")

    def execute(self) -> None:
        if self.Reboot and self.Reimage:
            raise ArgumentException("Reboot and Reimage parameters are mutually exclusive.")
        if not self.Reboot and not self.Reimage:
            raise ArgumentException("Reboot or Reimage parameters should be specified.")
        self.existing(self.Slot)
        with self.change() as change:
            virtual_machine.restart(change, self.ServiceName, self.InstanceName)
        self.write_operation(change.operation)


def instance_endpoints(deployment: Deployment, role: Role, instance: Instance) -> Any:
    """The endpoints that lead to an instance; a deallocated one has none."""
    return InstanceEndpointList(
        InstanceEndpoint(
            Name=one.name, Vip=endpoints.vip_of(deployment, one), PublicPort=one.port, LocalPort=one.local_port, Protocol=one.protocol
        )
        for one in (role.endpoints if instance.allocated else ())
    )
