"""Get-, Update- and Remove-AzureVM."""

from __future__ import annotations

from typing import Any

from azshell.cloud import disk as disks
from azshell.cloud import hosted_service, virtual_machine
from azshell.cloud.deployment import PRODUCTION, Deployment, Instance, Role
from azshell.cloud.hosted_service import HostedService
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty
from azshell.display.views import declare_views, table
from azshell.dotnet.collections import List
from azshell.dotnet.exceptions import ApplicationException
from cmdlets.azure.contexts import MODEL, Context, ManagementOperationContext, context
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.deployment_model import GuestAgentFormattedMessage, GuestAgentStatus, ResourceExtensionStatus, ServiceOperationContext
from cmdlets.azure.persistent_vm import INTERFACE, PVM, PersistentVM
from cmdlets.azure.vm_cmdlet import out_of_range
from cmdlets.azure.vm_mapping import persistent_vm_of, role_of

__all__ = ["PersistentVMRoleContext", "role_context"]

PersistentVMRoleContext = context(
    MODEL + "PersistentVMRoleContext",
    "string DeploymentName",
    "string Name",
    "string Label",
    f"{MODEL}PersistentVM VM",
    "string InstanceStatus",
    "string IpAddress",
    "string InstanceStateDetails",
    "string PowerState",
    "string InstanceErrorCode",
    "string InstanceFaultDomain",
    "string InstanceName",
    "string InstanceUpgradeDomain",
    "string InstanceSize",
    "string AvailabilitySetName",
    "string DNSName",
    "string Status",
    f"{PVM}GuestAgentStatus GuestAgentStatus",
    f"System.Collections.Generic.List[{PVM}ResourceExtensionStatus] ResourceExtensionStatusList",
    "string PublicIPAddress",
    "string PublicIPName",
    base=ServiceOperationContext,
    interfaces=[INTERFACE],
)
PersistentVMRoleContext.instance = property(lambda role: role.VM)  # IPersistentVM.GetInstance
PersistentVMRoleListContext = context(MODEL + "PersistentVMRoleListContext", base=PersistentVMRoleContext)
declare_views(table(MODEL + "PersistentVMRoleListContext", ["ServiceName", "Name", "Status"]))

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."
_BY_NAME = "GetVMByServiceAndVMName"


class GetAzureVM(DeploymentCmdlet):
    """Gives the virtual machines of the subscription, of a cloud service, or the one named.

    With -ServiceName each comes with its configuration in the property VM, which the configuration cmdlets change and Update-AzureVM
    sends back.

    ```ps1con
    PS C:\\> Get-AzureVM

    ServiceName                Name                       Status
    -----------                ----                       ------
    web                        web1                       ReadyRole
    web                        web2                       ReadyRole


    ```
    """

    net_class = _IAAS + "GetAzureVMCommand"
    default_set = "ListAllVMs"
    output_types = (PersistentVMRoleContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, sets=[_BY_NAME], validate=validate_not_null_or_empty)
    Name = Parameter("string", position=1, from_property=True, sets=[_BY_NAME])

    def execute(self) -> None:
        if not self.ServiceName:
            for deployment in self.world.all(Deployment):
                if deployment.slot == PRODUCTION:
                    self.write_machines(PersistentVMRoleListContext, deployment)
            return
        found = self.deployment()
        if found is not None:
            self.write_machines(PersistentVMRoleContext, found)

    def write_machines(self, kind: type[Context], deployment: Deployment) -> None:
        operation = self.world.operation(self.name, deployment.service)
        for role in deployment.roles:
            instance = deployment.instance(role.name)
            if instance is not None and (not self.Name or role.name.lower() == self.Name.lower()):
                made = role_context(self, kind, deployment, role, instance)
                # What is shown is the answer to the read itself: its request id, and the word for HTTP 200 (azure-sdk-tools v0.8.4).
                made.OperationDescription, made.OperationId, made.OperationStatus = self.name, operation.id.replace("-", ""), "OK"
                self.write(made)


class UpdateAzureVM(DeploymentCmdlet):
    """Sends a changed configuration to the virtual machine that it is of. Another size, subnet or static address restarts it."""

    net_class = _IAAS + "UpdateAzureVMCommand"
    output_types = (ManagementOperationContext,)

    Name = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    VM = Parameter(
        PersistentVM, mandatory=True, from_pipeline=True, from_property=True, aliases=["InputObject"], validate=validate_not_null_or_empty
    )

    def execute(self) -> None:
        if self.world.find(Deployment, self.ServiceName, PRODUCTION) is None:
            raise ApplicationException(f"Could not find a deployment for '{self.ServiceName}' in '{PRODUCTION}' slot.")
        if any(disk.MediaLink is None and not disk.DiskName for disk in self.VM.DataVirtualHardDisks or ()):
            self.check_storage_account()
        with self.change() as change:
            virtual_machine.update(change, self.ServiceName, self.Name, role_of(self.VM))
            for disk in self.VM.DataVirtualHardDisksToBeDeleted or ():
                if disk.DiskName:
                    disks.remove(change, disk.DiskName)
        self.write_operation(change.operation)


class RemoveAzureVM(DeploymentCmdlet):
    """Removes a virtual machine; with the last one of a cloud service its deployment goes too, and its address.

    The disks stay in the subscription, unless -DeleteVHD is given.
    """

    net_class = _IAAS + "RemoveAzureVMCommand"
    output_types = (ManagementOperationContext,)

    Name = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    DeleteVHD = Switch(position=2)

    def execute(self) -> None:
        deployment = self.deployment()
        if deployment is None:
            return
        if deployment.role(self.Name) is None:
            raise out_of_range(f"Roleinstance cannot be found: {self.Name}")
        if len(deployment.roles) == 1 and deployment.reserved_ip:
            self.timed(
                f"Reserved IP with the Name:'{deployment.reserved_ip}' will no longer be in use after the last VM in the Cloud Service is "
                "deleted, it is still reserved in your subscription for later use. Please note that the Reserved IPs that are not "
                "associated with a deployment will incur billing charges."
            )
        with self.change() as change:
            virtual_machine.remove(change, self.ServiceName, self.Name, self.DeleteVHD)
        self.write_operation(change.operation)


def role_context(cmdlet: DeploymentCmdlet, kind: type[Context], deployment: Deployment, role: Role, instance: Instance) -> Any:
    """A machine as Get-AzureVM shows it, without the operation. A deallocated one has neither address nor domains."""
    world, placed = cmdlet.world, instance.allocated
    phase = virtual_machine.state(world, instance)
    service = world.get(HostedService, deployment.service)
    return kind(
        ServiceName=deployment.service,
        DeploymentName=deployment.name,
        DNSName=f"http://{hosted_service.dns_name(world, service)}/",
        Name=role.name,
        AvailabilitySetName=role.availability_set,
        Label=role.label,
        InstanceSize=role.size,
        InstanceStatus=phase.status,
        Status=phase.status,
        PowerState=phase.power,
        InstanceStateDetails=phase.details,
        InstanceName=instance.name,
        IpAddress=instance.address,
        InstanceFaultDomain=str(instance.fault_domain) if placed else None,
        InstanceUpgradeDomain=str(instance.update_domain) if placed else None,
        GuestAgentStatus=guest_agent_status(role, phase.status) if placed else None,
        ResourceExtensionStatusList=List(extension_statuses(role, phase.status) if placed else ()),
        PublicIPAddress=instance.public_address,
        PublicIPName=role.public_ip if instance.public_address else None,
        VM=persistent_vm_of(deployment, role),
    )


def guest_agent_status(role: Role, status: str) -> Any:
    """Recorded: NotReady while the machine comes up, then Ready; nothing where there is no agent."""
    if not role.provisioning.get("ProvisionGuestAgent", True):
        return None
    ready = status == "ReadyRole"
    words = "GuestAgent is running and accepting new configurations." if ready else f"Status not available for role {role.name}."
    return GuestAgentStatus(
        ProtocolVersion="1.0",
        GuestAgentVersion="2.4.1198.689" if ready else "Unknown",
        Status="Ready" if ready else "NotReady",
        FormattedMessage=GuestAgentFormattedMessage(Language="en-US", Message=words),
    )


def extension_statuses(role: Role, status: str) -> list[Any]:
    """The handlers that have reported, once the machine is up."""
    if status != "ReadyRole":
        return []
    return [ResourceExtensionStatus(HandlerName=f"Microsoft.Compute.{name}", Version="1.1", Status="Ready") for name in role.extensions]
