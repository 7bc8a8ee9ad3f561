"""Get-, Set- and Remove-AzureVNetConfig, Get-AzureVNetSite."""

from __future__ import annotations

import os
from typing import Any

from azshell.cloud import netcfg, virtual_network
from azshell.cloud.virtual_network import DnsServer, LocalNetwork, VirtualNetwork
from azshell.cmdlet import Parameter, validate_not_null_or_empty
from azshell.dotnet.types import method
from cmdlets.azure.azure_cmdlet import ArgumentException, AzureCmdlet
from cmdlets.azure.contexts import EXTENSION_DATA, MODEL, ManagementOperationContext, context, list_class
from cmdlets.azure.deployment_model import DnsServer as DnsServerSetting

NETWORK = MODEL + "PersistentVMModel."


def export(obj: Any, path: str | None) -> None:
    """VirtualNetworkConfigContext.ExportToFile."""
    from azshell.dotnet import places

    if not path:
        raise ArgumentException("A file path should be specified.")
    target = places.resolve_path(path)
    if not os.path.isdir(os.path.dirname(target)):
        raise ArgumentException("The directory specified by the file path does not exist.")
    with open(target, "w", encoding="utf-8", newline="") as file:
        file.write(obj.XMLConfiguration)


VirtualNetworkConfigContext = context(
    MODEL + "VirtualNetworkConfigContext",
    "string XMLConfiguration",
    base=ManagementOperationContext,
    members=[method("void ExportToFile(string filePath)", export)],
)
SubnetDescription = context(NETWORK + "Subnet", "string Name", "string AddressPrefix", EXTENSION_DATA)
AddressPrefixList = list_class(NETWORK + "AddressPrefixList", "System.String")
AddressSpace = context(NETWORK + "AddressSpace", NETWORK + "AddressPrefixList AddressPrefixes", EXTENSION_DATA)
ConnectionDescription = context(NETWORK + "Connection", "string Type", EXTENSION_DATA)
ConnectionList = list_class(NETWORK + "ConnectionList", NETWORK + "Connection")
LocalNetworkSite = context(
    NETWORK + "LocalNetworkSite",
    "string Name",
    NETWORK + "AddressSpace AddressSpace",
    "string VpnGatewayAddress",
    NETWORK + "ConnectionList Connections",
    EXTENSION_DATA,
)
LocalNetworkSiteList = list_class(NETWORK + "LocalNetworkSiteList", NETWORK + "LocalNetworkSite")
VirtualNetworkSiteContext = context(
    MODEL + "VirtualNetworkSiteContext",
    "System.Collections.Generic.IEnumerable[string] AddressSpacePrefixes",
    "string AffinityGroup",
    f"System.Collections.Generic.IEnumerable[{NETWORK}DnsServer] DnsServers",
    "string GatewayProfile",
    NETWORK + "LocalNetworkSiteList GatewaySites",
    "string Id",
    "bool InUse",
    "string Label",
    "string Name",
    "string State",
    f"System.Collections.Generic.IEnumerable[{NETWORK}Subnet] Subnets",
    base=ManagementOperationContext,
)

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


class SetAzureVNetConfig(AzureCmdlet):
    """Uploads a network configuration file: it replaces the subscription's whole configuration.

    A subscription has exactly one such file. A network that is not in it goes, unless it is in use; then nothing changes. So a change
    begins with Get-AzureVNetConfig.

    Examples
    ```ps1con
    PS C:\\> [xml]$file = (Get-AzureVNetConfig).XMLConfiguration
    PS C:\\> $site = $file.NetworkConfiguration.VirtualNetworkConfiguration.VirtualNetworkSites.VirtualNetworkSite
    PS C:\\> $subnet = $site.Subnets.Subnet[0].Clone()
    PS C:\\> $subnet.name = "Tools"
    PS C:\\> $subnet.AddressPrefix = "10.9.0.0/24"
    PS C:\\> $site.Subnets.AppendChild($subnet) | Out-Null
    PS C:\\> $file.Save("C:\\changed.xml")
    PS C:\\> Set-AzureVNetConfig -ConfigurationPath C:\\changed.xml

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    Set-AzureVNetConfig                     [..]                                    Succeeded

    PS C:\\> (Get-AzureVNetSite AtlanticVNET).Subnets.Name -join ", "
    FrontEnd, BackEnd, Static, Tools
    ```
    """

    net_class = _IAAS + "SetAzureVNetConfigCommand"
    output_types = (ManagementOperationContext,)

    ConfigurationPath = Parameter("string", mandatory=True, position=0, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        path = self.host_file(self.ConfigurationPath)
        if not os.path.isfile(path):
            raise ArgumentException("The specified network configuration file path does not exist.")
        with open(path, "rb") as file:
            document = file.read().decode("utf-8-sig", "replace")
        with self.change() as change:
            netcfg.upload(change, document)
        self.write_operation(change.operation)


class GetAzureVNetConfig(AzureCmdlet):
    """Gives the network configuration of the subscription, and writes it to a file when asked to; nothing when there is none.

    Examples
    ```ps1con
    PS C:\\> Get-AzureVNetConfig -ExportToFile C:\\net.xml | Out-Null
    PS C:\\> Select-String "VirtualNetworkSite name" C:\\net.xml | ForEach-Object { $_.Line.Trim() }
    <VirtualNetworkSite name="AtlanticVNET" Location="East US">
    ```
    """

    net_class = _IAAS + "GetAzureVNetConfigCommand"
    output_types = (VirtualNetworkConfigContext,)

    ExportToFile = Parameter("string", validate=validate_not_null_or_empty)

    def execute(self) -> None:
        target = self.host_file(self.ExportToFile) if self.ExportToFile else None
        if target is not None and not os.path.isdir(os.path.dirname(target)):
            raise ArgumentException("The directory specified to export the network configuration does not exist.")
        operation = self.read("NetworkConfiguration")
        document = netcfg.text(self.world)
        if document is None:
            return
        if target is not None:
            with open(target, "w", encoding="utf-8", newline="") as file:
                file.write(document)
        self.write(self.context(VirtualNetworkConfigContext, operation, XMLConfiguration=document))


class RemoveAzureVNetConfig(AzureCmdlet):
    """Removes the network configuration: every virtual network, if none is in use.

    Examples
    ```ps1con
    PS C:\\> Remove-AzureVNetConfig
    Remove-AzureVNetConfig : BadRequest: Cannot delete or modify virtual network while in use 'AtlanticVNET'.
    [...]
    ```
    """

    net_class = _IAAS + "RemoveAzureVNetConfigCommand"
    output_types = (ManagementOperationContext,)

    def execute(self) -> None:
        with self.change() as change:
            netcfg.clear(change)
        self.write_operation(change.operation)


class GetAzureVNetSite(AzureCmdlet):
    """Gives the virtual networks of the subscription, or the one named.

    InUse is True while a deployment is in it. This release does not say in which region a network is; the file does.

    Examples
    ```ps1con
    PS C:\\> (Get-AzureVNetSite -VNetName AtlanticVNET).Subnets | Format-Table Name, AddressPrefix -AutoSize

    Name     AddressPrefix
    ----     -------------
    FrontEnd 10.0.0.0/16
    BackEnd  10.1.0.0/16
    Static   10.2.0.0/16
    ```
    """

    net_class = _IAAS + "GetAzureVNetSiteCommand"
    output_types = (f"System.Collections.Generic.IEnumerable[{MODEL}VirtualNetworkSiteContext]",)

    VNetName = Parameter("string", position=0, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        operation = self.read("NetworkConfiguration")
        sites = virtual_network.sites(self.world)
        if self.VNetName is not None:
            sites = [site for site in sites if site.name.lower() == self.VNetName.lower()]
            if not sites:
                raise ArgumentException(f"The specified virtual network name was not found: {self.VNetName}", "VNetName")
        for site in sites:
            self.write(
                self.context(
                    VirtualNetworkSiteContext,
                    operation,
                    AddressSpacePrefixes=list(site.prefixes),
                    AffinityGroup=site.affinity_group,
                    DnsServers=[self.server(name) for name in site.dns_servers],
                    GatewayProfile="Small" if site.gateway else None,
                    GatewaySites=self.local_sites(site),
                    Id=site.id,
                    InUse=virtual_network.in_use(self.world, site),
                    Label=site.label,
                    Name=site.name,
                    State="Created",
                    Subnets=[SubnetDescription(Name=subnet.name, AddressPrefix=subnet.prefix) for subnet in site.subnets],
                )
            )

    def server(self, name: str) -> Any:
        """A DNS server of the configuration."""
        server = self.world.get(DnsServer, name)
        return DnsServerSetting(Name=server.name, Address=server.address)

    def local_sites(self, site: VirtualNetwork) -> Any:
        """The local networks that a gateway connects to; $null without a gateway."""
        if site.gateway is None:
            return None
        return LocalNetworkSiteList(self.local_site(link.site, link.types) for link in site.gateway.connections)

    def local_site(self, name: str, types: list[str]) -> Any:
        """One of them."""
        local = self.world.get(LocalNetwork, name)
        return LocalNetworkSite(
            Name=local.name,
            AddressSpace=AddressSpace(AddressPrefixes=AddressPrefixList(local.prefixes)),
            VpnGatewayAddress=local.vpn_address,
            Connections=ConnectionList(ConnectionDescription(Type=kind) for kind in types),
        )
