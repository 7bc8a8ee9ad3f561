"""From a configuration to the role that the service is asked for, and from what the service has back to a configuration."""

from __future__ import annotations

from typing import Any

from azshell.cloud import endpoint as endpoints
from azshell.cloud.acl import AclRule
from azshell.cloud.deployment import DataDisk, Deployment, Endpoint, OSDisk, Probe, Role
from azshell.dotnet.conversion import to_string
from cmdlets.azure.contexts import uri
from cmdlets.azure.persistent_vm import (
    AccessControlListRule,
    AssignPublicIP,
    AssignPublicIPCollection,
    DataVirtualHardDisk,
    EndpointAccessControlList,
    InputEndpoint,
    LoadBalancerProbe,
    NetworkConfigurationSet,
    OSVirtualHardDisk,
    PersistentVM,
    ProvisioningConfigurationSet,
    ResourceExtensionReference,
    ResourceExtensionReferenceList,
    SubnetNamesCollection,
    collection,
    configuration_of,
    configuration_sets,
    data_disks,
)
from cmdlets.azure.provisioning_sets import LinuxProvisioningConfigurationSet, WindowsProvisioningConfigurationSet

__all__ = ["BGINFO", "bginfo", "endpoint_of", "persistent_vm_of", "role_of"]

# The one extension that Azure PowerShell asked for by itself: it draws the machine's facts on the desktop.
BGINFO = "BGInfo"
ROLE_TYPE = "PersistentVMRole"


# To the service


def role_of(vm: Any) -> Role:
    """What the service is asked for. A password is not kept: nothing signs in to a simulated machine."""
    network = configuration_of(vm, NetworkConfigurationSet)
    provisioning = configuration_of(vm, ProvisioningConfigurationSet)
    disk = vm.OSVirtualHardDisk or OSVirtualHardDisk()
    references = vm.ResourceExtensionReferences if vm.ProvisionGuestAgent else None
    return Role(
        name=vm.RoleName or "",
        size=vm.RoleSize or "",
        label=vm.Label,
        availability_set=vm.AvailabilitySetName,
        os_disk=OSDisk(
            image=disk.SourceImageName,
            disk_name=disk.DiskName,
            label=disk.DiskLabel,
            media_link=text_of(disk.MediaLink),
            host_caching=disk.HostCaching or "ReadWrite",
            os=disk.OS,
        ),
        data_disks=[data_disk_to(data) for data in vm.DataVirtualHardDisks or ()],
        endpoints=[endpoint_of(one) for one in (network.InputEndpoints or () if network else ())],
        subnets=[str(name) for name in (network.SubnetNames or () if network else ())],
        static_address=(network.StaticVirtualNetworkIPAddress or None) if network else None,
        public_ip=network.PublicIPs[0].Name if network and network.PublicIPs else None,
        host_name=host_name(provisioning),
        extensions=[reference.Name for reference in references or ()],
        provisioning=told(provisioning, bool(vm.ProvisionGuestAgent)),
    )


def data_disk_to(data: Any) -> DataDisk:
    return DataDisk(
        lun=data.Lun,
        size_gb=data.LogicalDiskSizeInGB or 0,
        disk_name=data.DiskName,
        label=data.DiskLabel,
        media_link=text_of(data.SourceMediaLink) or text_of(data.MediaLink),
        host_caching=data.HostCaching or "None",
        existing=bool(data.DiskName),
    )


def endpoint_of(one: Any) -> Endpoint:
    """A probe counts only where there is a set. Its interval and timeout are the service's unless given."""
    probe = one.LoadBalancerProbe if one.LoadBalancedEndpointSetName else None
    return Endpoint(
        name=one.Name,
        local_port=one.LocalPort,
        protocol=(one.Protocol or "").lower(),
        port=one.Port or None,
        set_name=one.LoadBalancedEndpointSetName,
        probe=None if probe is None else probe_to(probe),
        direct_server_return=bool(one.EnableDirectServerReturn),
        acl=rules_to(one.EndpointAccessControlList),
        load_balancer=one.LoadBalancerName,
    )


def probe_to(probe: Any) -> Probe:
    made = Probe(port=probe.Port, protocol=(probe.Protocol or "tcp").lower(), path=probe.Path)
    if probe.IntervalInSeconds is not None:
        made.interval = probe.IntervalInSeconds
    if probe.TimeoutInSeconds is not None:
        made.timeout = probe.TimeoutInSeconds
    return made


def rules_to(access: Any) -> list[AclRule]:
    if access is None:
        return []
    return [
        AclRule(
            order=rule.Order or 0, action=(rule.Action or "").lower(), remote_subnet=rule.RemoteSubnet or "", description=rule.Description
        )
        for rule in access.Rules or ()
    ]


def host_name(provisioning: Any) -> str | None:
    return getattr(provisioning, "ComputerName", None) or getattr(provisioning, "HostName", None)


def told(provisioning: Any, guest_agent: bool) -> dict[str, Any]:
    """What a provisioning set says beyond the host name, without its secrets; whether the guest agent is in the machine."""
    said: dict[str, Any] = {"ProvisionGuestAgent": guest_agent}
    if isinstance(provisioning, WindowsProvisioningConfigurationSet):
        said |= {"AdminUsername": provisioning.AdminUsername, "EnableAutomaticUpdates": bool(provisioning.EnableAutomaticUpdates)}
        said["ResetPasswordOnFirstLogon"] = bool(provisioning.ResetPasswordOnFirstLogon)
        if provisioning.TimeZone:
            said["TimeZone"] = provisioning.TimeZone
        if provisioning.DomainJoin is not None:
            said["JoinDomain"] = provisioning.DomainJoin.JoinDomain
        if provisioning.WinRM is not None:
            said["WinRM"] = [listener.Protocol for listener in provisioning.WinRM.Listeners or ()]
        if provisioning.StoredCertificateSettings:
            said["Certificates"] = [setting.Thumbprint for setting in provisioning.StoredCertificateSettings]
    elif isinstance(provisioning, LinuxProvisioningConfigurationSet):
        said |= {"UserName": provisioning.UserName}
        said["DisableSshPasswordAuthentication"] = bool(provisioning.DisableSshPasswordAuthentication)
        if provisioning.SSH is not None:
            keys = [*(provisioning.SSH.PublicKeys or ()), *(provisioning.SSH.KeyPairs or ())]
            said["SSH"] = [{"Fingerprint": key.Fingerprint, "Path": key.Path} for key in keys]
    return said


def text_of(link: Any) -> str | None:
    return None if link is None else to_string(link)


# From the service


def persistent_vm_of(deployment: Deployment, role: Role) -> Any:
    """The configuration of a machine that is there. The provisioning set is not in it: the service does not give it back."""
    return PersistentVM(
        AvailabilitySetName=role.availability_set,
        ConfigurationSets=configuration_sets([network_from(deployment, role)]),
        DataVirtualHardDisks=data_disks(data_disk_from(data) for data in role.data_disks),
        Label=role.label,
        OSVirtualHardDisk=OSVirtualHardDisk(
            HostCaching=role.os_disk.host_caching,
            DiskLabel=role.os_disk.label,
            DiskName=role.os_disk.disk_name,
            MediaLink=uri(role.os_disk.media_link),
            SourceImageName=role.os_disk.image,
            OS=role.os_disk.os,
        ),
        RoleName=role.name,
        RoleSize=role.size,
        RoleType=ROLE_TYPE,
        DefaultWinRmCertificateThumbprint=role.provisioning.get("WinRMCertificate"),
        ProvisionGuestAgent=role.provisioning.get("ProvisionGuestAgent", True),
        ResourceExtensionReferences=ResourceExtensionReferenceList(extension(name) for name in role.extensions),
    )


def network_from(deployment: Deployment, role: Role) -> Any:
    return NetworkConfigurationSet(
        InputEndpoints=collection("InputEndpoint", (endpoint_from(deployment, one) for one in role.endpoints)),
        SubnetNames=SubnetNamesCollection(role.subnets),
        StaticVirtualNetworkIPAddress=role.static_address,
        PublicIPs=AssignPublicIPCollection([AssignPublicIP(Name=role.public_ip)] if role.public_ip else []),
    )


def endpoint_from(deployment: Deployment, one: Endpoint) -> Any:
    probe = one.probe
    rules = (
        AccessControlListRule(Order=rule.order, Action=rule.action, RemoteSubnet=rule.remote_subnet, Description=rule.description)
        for rule in one.acl
    )
    return InputEndpoint(
        LoadBalancedEndpointSetName=one.set_name,
        LocalPort=one.local_port,
        Name=one.name,
        Port=one.port,
        LoadBalancerProbe=probe
        and LoadBalancerProbe(
            Path=probe.path, Port=probe.port, Protocol=probe.protocol, IntervalInSeconds=probe.interval, TimeoutInSeconds=probe.timeout
        ),
        Protocol=one.protocol,
        Vip=endpoints.vip_of(deployment, one),
        EnableDirectServerReturn=one.direct_server_return,
        EndpointAccessControlList=EndpointAccessControlList(Rules=collection("AccessControlListRule", rules)) if one.acl else None,
        LoadBalancerName=one.load_balancer,
    )


def data_disk_from(data: DataDisk) -> Any:
    return DataVirtualHardDisk(
        HostCaching=data.host_caching,
        DiskLabel=data.label,
        DiskName=data.disk_name,
        Lun=data.lun,
        LogicalDiskSizeInGB=data.size_gb,
        MediaLink=uri(data.media_link),
    )


def extension(name: str) -> Any:
    return ResourceExtensionReference(
        ReferenceName=name, Publisher="Microsoft.Compute", Name=name, Version="1.*", State="Enable", ResourceExtensionParameterValues=None
    )


def bginfo() -> Any:
    """The extensions that a Windows machine gets unless its guest agent is left out."""
    return ResourceExtensionReferenceList([extension(BGINFO)])
