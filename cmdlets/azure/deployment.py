"""Get- and Remove-AzureDeployment."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from azshell.cloud import deployment as deployments
from azshell.cloud import hosted_service, virtual_machine
from azshell.cloud.deployment import PRODUCTION, Deployment
from azshell.cloud.hosted_service import HostedService
from azshell.cmdlet import Parameter, Switch, validate_set
from azshell.dotnet.collections import List
from azshell.dotnet.dictionaries import GenericDictionary
from azshell.dotnet.types import resolve_type
from cmdlets.azure.azure_cmdlet import date_time
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context, uri
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.deployment_model import (
    COMPUTE,
    DnsServer,
    DnsServerList,
    DnsSettings,
    IpConfiguration,
    LoadBalancer,
    LoadBalancerList,
    LoadBalancerType,
    RoleConfiguration,
    RoleInstance,
    RoleInstancePowerState,
    RoleInstancePublicIP,
    ServiceOperationContext,
    VirtualIP,
    VirtualIPList,
)
from cmdlets.azure.persistent_vm import PVM
from cmdlets.azure.role import SLOTS, instance_endpoints

DeploymentInfoContext = context(
    MODEL + "DeploymentInfoContext",
    "string SdkVersion",
    "System.Nullable[bool] RollbackAllowed",
    "string Slot",
    "string Name",
    "string DeploymentName",
    "uri Url",
    "string Status",
    "int CurrentUpgradeDomain",
    "string CurrentUpgradeDomainState",
    "string UpgradeType",
    f"System.Collections.Generic.IList[{COMPUTE}RoleInstance] RoleInstanceList",
    "string Configuration",
    "string DeploymentId",
    "string Label",
    "string VNetName",
    f"{PVM}DnsSettings DnsSettings",
    "string OSVersion",
    f"System.Collections.Generic.IDictionary[string,{MODEL}RoleConfiguration] RolesConfiguration",
    f"{PVM}VirtualIPList VirtualIPs",
    "string ReservedIPName",
    "System.Nullable[datetime] CreatedTime",
    "System.Nullable[datetime] LastModifiedTime",
    "System.Nullable[bool] Locked",
    "string InternalLoadBalancerName",
    f"{PVM}LoadBalancerList LoadBalancers",
    base=ServiceOperationContext,
    CurrentUpgradeDomain=0,
)

_HOSTED_SERVICES = "Microsoft.WindowsAzure.Commands.ServiceManagement.HostedServices."
CONFIGURATION = "http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceConfiguration"


class GetAzureDeployment(DeploymentCmdlet):
    """Gives what runs in a slot of a cloud service: its state, addresses, virtual network, load balancer and instances."""

    net_class = _HOSTED_SERVICES + "GetAzureDeploymentCommand"
    output_types = (DeploymentInfoContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True)
    Slot = Parameter("string", position=1, validate=validate_set(*SLOTS))

    def execute(self) -> None:
        service = self.world.get(HostedService, self.ServiceName)
        found = self.world.get(Deployment, self.ServiceName, self.Slot or PRODUCTION)
        operation = self.read(found.service, found.slot)
        balancers = load_balancers(found)
        self.write(
            self.context(
                DeploymentInfoContext,
                operation,
                RollbackAllowed=False,
                Slot=found.slot,
                Name=found.name,
                DeploymentName=found.name,
                Url=uri(f"http://{hosted_service.dns_name(self.world, service)}/"),
                Status=deployments.status(self.world, found),
                RoleInstanceList=List((self.instance(found, one) for one in found.instances), RoleInstance.net_type),
                Configuration=configuration(found),
                DeploymentId=found.private_id,
                Label=found.label,
                VNetName=found.virtual_network,
                DnsSettings=dns_settings(found),
                OSVersion="",
                RolesConfiguration=role_configurations(found),
                VirtualIPs=VirtualIPList(
                    VirtualIP(Address=one.address, IsDnsProgrammed=one.is_dns_programmed, Name=one.name)
                    for one in deployments.virtual_ips(found)
                ),
                ReservedIPName=found.reserved_ip,
                CreatedTime=date_time(found.created),
                LastModifiedTime=date_time(found.modified),
                Locked=False,
                InternalLoadBalancerName=balancers[0].Name if balancers else None,
                LoadBalancers=balancers,
                ServiceName=self.ServiceName,
            )
        )

    def instance(self, found: Deployment, instance: deployments.Instance) -> Any:
        phase = virtual_machine.state(self.world, instance)
        role = found.role(instance.role)
        placed = instance.allocated
        return RoleInstance(
            HostName=role.host_name if role and placed else None,
            InstanceEndpoints=instance_endpoints(found, role, instance) if role else None,
            InstanceFaultDomain=instance.fault_domain if placed else None,
            InstanceName=instance.name,
            InstanceSize=role.size if role and placed else None,
            InstanceStateDetails=phase.details,
            InstanceStatus=phase.status,
            InstanceUpgradeDomain=instance.update_domain if placed else None,
            IPAddress=instance.address,
            PowerState=RoleInstancePowerState(RoleInstancePowerState.names.get(phase.power, 0)),
            PublicIPs=List(
                [RoleInstancePublicIP(Address=instance.public_address, Name=role.public_ip)] if role and instance.public_address else [],
                RoleInstancePublicIP.net_type,
            ),
            RoleName=instance.role,
        )


class RemoveAzureDeployment(DeploymentCmdlet):
    """Removes what runs in a slot of a cloud service, virtual machines included. The service stays; so do the disks without -DeleteVHD."""

    net_class = _HOSTED_SERVICES + "RemoveAzureDeploymentCommand"
    output_types = (ManagementOperationContext,)

    Slot = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_set(*SLOTS))
    DeleteVHD = Switch(position=2)
    Force = Switch(position=3)

    def execute(self) -> None:
        question = (
            "This cmdlet will remove deployed applications including VMs from the specified deployment slot. Do you want to continue?"
        )
        if not (self.Force or self.should_continue(question, "Deployment Deletion")):
            return
        found = self.existing(self.Slot)
        if found.reserved_ip:
            self.timed(
                f"Reserved IP with the Name:'{found.reserved_ip}' will no longer be in use after the deployment is deleted, it is still "
                "reserved in your subscription for later use. Please note that the Reserved IPs that are not associated with a cloud "
                "service will incur billing charges."
            )
        with self.change() as change:
            virtual_machine.remove_deployment(change, self.ServiceName, self.Slot, self.DeleteVHD)
        self.write_operation(change.operation)


def configuration(found: Deployment) -> str:
    """The service configuration that the platform keeps of a deployment of machines: a role and one instance for each."""
    roles = "".join(f'  <Role name={quoteattr(role.name)}>\r\n    <Instances count="1" />\r\n  </Role>\r\n' for role in found.roles)
    spaces = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return f'<ServiceConfiguration {spaces} xmlns="{CONFIGURATION}">\r\n{roles}</ServiceConfiguration>'


def role_configurations(found: Deployment) -> Any:
    pairs = ((role.name, RoleConfiguration(Name=role.name, InstanceCount=1, **settings())) for role in found.roles)
    return GenericDictionary(pairs, key_type=resolve_type("string"), value_type=RoleConfiguration.net_type)


def settings() -> dict[str, Any]:
    text = resolve_type("string")
    return {name: GenericDictionary(key_type=text, value_type=text) for name in ("Settings", "Certificates")}


def dns_settings(found: Deployment) -> Any:
    if not found.dns_servers:
        return None
    return DnsSettings(DnsServers=DnsServerList(DnsServer(Name=one.name, Address=one.address) for one in found.dns_servers))


def load_balancers(found: Deployment) -> Any:
    one = found.load_balancer
    if one is None:
        return LoadBalancerList()
    front = IpConfiguration(
        Type=LoadBalancerType(LoadBalancerType.names["Private"]), SubnetName=one.subnet, StaticVirtualNetworkIPAddress=one.address
    )
    return LoadBalancerList([LoadBalancer(Name=one.name, FrontEndIpConfiguration=front)])
