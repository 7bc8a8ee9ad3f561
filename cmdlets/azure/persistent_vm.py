"""The configuration of a virtual machine as scripts hold it: PersistentVM, its disks, and its configuration sets."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.collections import Collection
from azshell.dotnet.types import declare, method, resolve_type
from cmdlets.azure.contexts import MODEL, Context, context, list_class

__all__ = [
    "AssignPublicIP",
    "AssignPublicIPCollection",
    "DataVirtualHardDisk",
    "InputEndpoint",
    "LoadBalancerProbe",
    "NetworkConfigurationSet",
    "OSVirtualHardDisk",
    "PersistentVM",
    "ProvisioningConfigurationSet",
    "ResourceExtensionReference",
    "ResourceExtensionReferenceList",
    "SubnetNamesCollection",
    "configuration_of",
    "configuration_sets",
    "data_disks",
    "endpoints_of",
]

PVM = MODEL + "PersistentVMModel."
INTERFACE = MODEL + "IPersistentVM"

# The members are the classes' of azure-sdk-tools v0.8.4, in reflection order, because that is the order in which they print.
Mergable = context(PVM + "Mergable", "System.Runtime.Serialization.ExtensionDataObject ExtensionData")

OSVirtualHardDisk = context(
    PVM + "OSVirtualHardDisk",
    "string HostCaching",
    "string DiskLabel",
    "string DiskName",
    "uri MediaLink",
    "string SourceImageName",
    "string OS",
    base=Mergable,
)
DataVirtualHardDisk = context(
    PVM + "DataVirtualHardDisk",
    "string HostCaching",
    "string DiskLabel",
    "string DiskName",
    "int Lun",
    "int LogicalDiskSizeInGB",
    "uri MediaLink",
    "uri SourceMediaLink",
    base=Mergable,
    Lun=0,
    LogicalDiskSizeInGB=0,
)
LoadBalancerProbe = context(
    PVM + "LoadBalancerProbe",
    "string Path",
    "int Port",
    "string Protocol",
    "System.Nullable[int] IntervalInSeconds",
    "System.Nullable[int] TimeoutInSeconds",
    base=Mergable,
    Port=0,
)
AccessControlListRule = context(
    PVM + "AccessControlListRule",
    "System.Nullable[int] Order",
    "string Action",
    "string RemoteSubnet",
    "string Description",
    base=Mergable,
)
EndpointAccessControlList = context(
    PVM + "EndpointAccessControlList",
    f"System.Collections.ObjectModel.Collection[{PVM}AccessControlListRule] Rules",
    base=Mergable,
)
InputEndpoint = context(
    PVM + "InputEndpoint",
    "string LoadBalancedEndpointSetName",
    "int LocalPort",
    "string Name",
    "System.Nullable[int] Port",
    f"{PVM}LoadBalancerProbe LoadBalancerProbe",
    "string Protocol",
    "string Vip",
    "System.Nullable[bool] EnableDirectServerReturn",
    f"{PVM}EndpointAccessControlList EndpointAccessControlList",
    "string LoadBalancerName",
    base=Mergable,
    LocalPort=0,
)
AssignPublicIP = context(PVM + "AssignPublicIP", "string Name")
AssignPublicIPCollection = list_class(PVM + "AssignPublicIPCollection", PVM + "AssignPublicIP")
SubnetNamesCollection = list_class(PVM + "SubnetNamesCollection", "System.String", Collection)

ConfigurationSet = context(PVM + "ConfigurationSet", "string ConfigurationSetType", base=Mergable)
NetworkConfigurationSet = context(
    PVM + "NetworkConfigurationSet",
    "string ConfigurationSetType",
    f"System.Collections.ObjectModel.Collection[{PVM}InputEndpoint] InputEndpoints",
    f"{PVM}SubnetNamesCollection SubnetNames",
    f"{PVM}VirtualIPGroups VirtualIPGroups",
    "string StaticVirtualNetworkIPAddress",
    f"{PVM}AssignPublicIPCollection PublicIPs",
    base=ConfigurationSet,
    ConfigurationSetType="NetworkConfiguration",
)
ProvisioningConfigurationSet = context(PVM + "ProvisioningConfigurationSet", base=ConfigurationSet)

ResourceExtensionReference = context(
    PVM + "ResourceExtensionReference",
    "string ReferenceName",
    "string Publisher",
    "string Name",
    "string Version",
    f"{PVM}ResourceExtensionParameterValueList ResourceExtensionParameterValues",
    "string State",
    base=Mergable,
)
ResourceExtensionReferenceList = list_class(PVM + "ResourceExtensionReferenceList", PVM + "ResourceExtensionReference")

CERTIFICATE = "System.Security.Cryptography.X509Certificates.X509Certificate2"

declare(INTERFACE, base=None, kind="interface", members=[method(f"{MODEL}PersistentVM GetInstance()", lambda vm: vm.instance)])
PersistentVM = context(
    MODEL + "PersistentVM",
    "string AvailabilitySetName",
    f"System.Collections.ObjectModel.Collection[{PVM}ConfigurationSet] ConfigurationSets",
    f"System.Collections.ObjectModel.Collection[{PVM}DataVirtualHardDisk] DataVirtualHardDisks",
    "string Label",
    f"{PVM}OSVirtualHardDisk OSVirtualHardDisk",
    "string RoleName",
    "string RoleSize",
    "string RoleType",
    f"{CERTIFICATE} WinRMCertificate",
    f"System.Collections.Generic.List[{CERTIFICATE}] X509Certificates",
    "bool NoExportPrivateKey",
    "bool NoRDPEndpoint",
    "bool NoSSHEndpoint",
    "string DefaultWinRmCertificateThumbprint",
    "System.Nullable[bool] ProvisionGuestAgent",
    f"{PVM}ResourceExtensionReferenceList ResourceExtensionReferences",
    f"System.Collections.ObjectModel.Collection[{PVM}DataVirtualHardDisk] DataVirtualHardDisksToBeDeleted",
    interfaces=[INTERFACE],
    members=[method(f"{MODEL}PersistentVM GetInstance()", lambda vm: vm)],
    NoExportPrivateKey=False,
    NoRDPEndpoint=False,
    NoSSHEndpoint=False,
)
PersistentVM.instance = property(lambda vm: vm)  # IPersistentVM.GetInstance


def collection(element: str, items: Any = ()) -> Collection:
    """A Collection[T] of one of the classes here, by its short name."""
    return Collection(items, resolve_type(PVM + element))


def configuration_sets(items: Any = ()) -> Collection:
    """A Collection[ConfigurationSet]."""
    return collection("ConfigurationSet", items)


def data_disks(items: Any = ()) -> Collection:
    """A Collection[DataVirtualHardDisk]."""
    return collection("DataVirtualHardDisk", items)


def configuration_of(vm: Any, kind: type[Context], make: bool = False) -> Any:
    """The one configuration set of a kind, or None; with `make` a new one is put there when it is missing."""
    sets = vm.ConfigurationSets
    found = next((one for one in sets or () if isinstance(one, kind)), None)
    if found is None and make:
        if sets is None:
            vm.ConfigurationSets = sets = configuration_sets()
        found = kind()
        sets.append(found)
    return found


def endpoints_of(vm: Any) -> Any:
    """The input endpoints of a configuration, the network configuration made when there is none."""
    network = configuration_of(vm, NetworkConfigurationSet, make=True)
    if network.InputEndpoints is None:
        network.InputEndpoints = collection("InputEndpoint")
    return network.InputEndpoints
