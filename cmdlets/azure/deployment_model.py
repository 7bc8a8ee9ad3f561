"""What the service says about a deployment: its VIPs, load balancers, DNS servers and role instances, as .NET classes."""

from __future__ import annotations

from azshell.dotnet.types import declare_enum
from cmdlets.azure.contexts import EXTENSION_DATA, MODEL, ManagementOperationContext, context, list_class
from cmdlets.azure.persistent_vm import PVM

__all__ = [
    "DnsServer",
    "DnsServerList",
    "DnsSettings",
    "GuestAgentFormattedMessage",
    "GuestAgentStatus",
    "InstanceEndpoint",
    "InstanceEndpointList",
    "InternalLoadBalancerConfig",
    "IpConfiguration",
    "LoadBalancer",
    "LoadBalancerList",
    "LoadBalancerType",
    "ResourceExtensionConfigurationStatus",
    "ResourceExtensionStatus",
    "RoleConfiguration",
    "RoleInstance",
    "RoleInstancePowerState",
    "RoleInstancePublicIP",
    "ServiceOperationContext",
    "VirtualIP",
    "VirtualIPList",
]

COMPUTE = "Microsoft.WindowsAzure.Management.Compute.Models."

ServiceOperationContext = context(MODEL + "ServiceOperationContext", "string ServiceName", base=ManagementOperationContext)

DnsServer = context(PVM + "DnsServer", "string Name", "string Address", EXTENSION_DATA)
DnsServerList = list_class(PVM + "DnsServerList", PVM + "DnsServer")
DnsSettings = context(PVM + "DnsSettings", f"{PVM}DnsServerList DnsServers", EXTENSION_DATA)

VirtualIP = context(PVM + "VirtualIP", "string Address", "System.Nullable[bool] IsDnsProgrammed", "string Name", EXTENSION_DATA)
VirtualIPList = list_class(PVM + "VirtualIPList", PVM + "VirtualIP")

InternalLoadBalancerConfig = context(
    MODEL + "InternalLoadBalancerConfig", "string InternalLoadBalancerName", "string SubnetName", "string IPAddress"
)
LoadBalancerType = declare_enum(PVM + "LoadBalancerType", {"Unknown": 0, "Private": 1})
IpConfiguration = context(
    PVM + "IpConfiguration",
    f"{PVM}LoadBalancerType Type",
    "string SubnetName",
    "string StaticVirtualNetworkIPAddress",
    EXTENSION_DATA,
)
LoadBalancer = context(PVM + "LoadBalancer", "string Name", f"{PVM}IpConfiguration FrontEndIpConfiguration", EXTENSION_DATA)
LoadBalancerList = list_class(PVM + "LoadBalancerList", PVM + "LoadBalancer")

InstanceEndpoint = context(
    PVM + "InstanceEndpoint", "string Name", "string Vip", "int PublicPort", "int LocalPort", "string Protocol", EXTENSION_DATA
)
InstanceEndpointList = list_class(PVM + "InstanceEndpointList", PVM + "InstanceEndpoint")

GuestAgentMessage = context(
    PVM + "GuestAgentMessage", "string MessageResourceId", f"{PVM}GuestAgentMessageParamList ParamList", EXTENSION_DATA
)
GuestAgentFormattedMessage = context(PVM + "GuestAgentFormattedMessage", "string Language", "string Message", EXTENSION_DATA)
GuestAgentStatus = context(
    PVM + "GuestAgentStatus",
    "string ProtocolVersion",
    "System.Nullable[datetime] TimestampUtc",
    "string GuestAgentVersion",
    "string Status",
    "System.Nullable[int] Code",
    f"{PVM}GuestAgentMessage Message",
    f"{PVM}GuestAgentFormattedMessage FormattedMessage",
    EXTENSION_DATA,
)
ResourceExtensionConfigurationStatus = context(
    PVM + "ResourceExtensionConfigurationStatus",
    "System.Nullable[datetime] TimestampUtc",
    "System.Nullable[datetime] ConfigurationAppliedTimeUtc",
    "string Name",
    "string Operation",
    "string Status",
    "int Code",
    f"{PVM}GuestAgentMessage Message",
    f"{PVM}GuestAgentFormattedMessage FormattedMessage",
    f"{PVM}ResourceExtensionSubStatusList SubStatusList",
    EXTENSION_DATA,
    Code=0,
)
ResourceExtensionStatus = context(
    PVM + "ResourceExtensionStatus",
    "string HandlerName",
    "string Version",
    "string Status",
    "System.Nullable[int] Code",
    f"{PVM}GuestAgentMessage Message",
    f"{PVM}GuestAgentFormattedMessage FormattedMessage",
    f"{PVM}ResourceExtensionConfigurationStatus ExtensionSettingStatus",
    EXTENSION_DATA,
)

RoleInstancePublicIP = context(COMPUTE + "RoleInstance+PublicIP", "string Address", "string Name")
RoleInstancePowerState = declare_enum(
    COMPUTE + "RoleInstancePowerState", {"Unknown": 0, "Starting": 1, "Started": 2, "Stopping": 3, "Stopped": 4}
)
RoleInstance = context(
    COMPUTE + "RoleInstance",
    f"{COMPUTE}GuestAgentStatus GuestAgentStatus",
    "string HostName",
    f"System.Collections.Generic.IList[{PVM}InstanceEndpoint] InstanceEndpoints",
    "string InstanceErrorCode",
    "System.Nullable[int] InstanceFaultDomain",
    "string InstanceName",
    "string InstanceSize",
    "string InstanceStateDetails",
    "string InstanceStatus",
    "System.Nullable[int] InstanceUpgradeDomain",
    "string IPAddress",
    f"{COMPUTE}RoleInstancePowerState PowerState",
    f"System.Collections.Generic.IList[{COMPUTE}RoleInstance+PublicIP] PublicIPs",
    "string RemoteAccessCertificateThumbprint",
    f"System.Collections.Generic.IList[{PVM}ResourceExtensionStatus] ResourceExtensionStatusList",
    "string RoleName",
)
RoleConfiguration = context(
    MODEL + "RoleConfiguration",
    "string Name",
    "int InstanceCount",
    "System.Collections.Generic.Dictionary[string,string] Settings",
    "System.Collections.Generic.Dictionary[string,string] Certificates",
)
