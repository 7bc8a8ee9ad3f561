"""New-AzureDns, Get-AzureDns: DNS servers that a deployment is made with."""

from __future__ import annotations

from azshell.cmdlet import Parameter, validate_not_null_or_empty
from cmdlets.azure.azure_cmdlet import ArgumentException, AzureCmdlet
from cmdlets.azure.deployment_model import DnsServer, DnsServerList, DnsSettings


class NewAzureDns(AzureCmdlet):
    """Makes a DNS server entry for New-AzureVM -DnsSettings, which needs -VNetName too. Nothing reaches the subscription yet.

    Examples
    ```ps1con
    PS C:\\> New-AzureDns -Name dc1 -IPAddress 10.2.0.7 | Format-Table Name, Address -AutoSize

    Name Address
    ---- -------
    dc1  10.2.0.7
    ```
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.Network.NewAzureDnsCommand"
    output_types = (DnsServer,)

    Name = Parameter("string", mandatory=True, position=0, validate=validate_not_null_or_empty)
    IPAddress = Parameter("string", mandatory=True, position=1, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        from azshell.dotnet.conversion import convert
        from azshell.dotnet.exceptions import NetException
        from azshell.dotnet.types import resolve_type

        address = resolve_type("System.Net.IPAddress")
        assert address is not None
        try:
            convert(self.IPAddress, address)
        except NetException as error:
            raise ArgumentException("An invalid IP address was specified.") from error
        self.write(DnsServer(Name=self.Name, Address=self.IPAddress))


class GetAzureDns(AzureCmdlet):
    """Gives the DNS servers of a deployment's settings, one by one.

    The settings come from Get-AzureDeployment, which can be piped in. The DNS servers of the network configuration file are not among
    them.

    Examples
    ```ps1con
    PS C:\\> $dns = New-AzureDns -Name dc1 -IPAddress 10.2.0.7
    PS C:\\> New-Config app | New-AzureVM -ServiceName app -Location "East US" -VNetName AtlanticVNET -DnsSettings $dns 3> $null | Out-Null
    PS C:\\> Get-AzureDeployment app | Get-AzureDns | Format-Table Name, Address -AutoSize

    Name Address
    ---- -------
    dc1  10.2.0.7
    ```
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.PersistentVMs.GetAzureDnsCommand"
    output_types = (DnsServerList,)

    DnsSettings = Parameter(DnsSettings, from_property=True, aliases=["InputObject"], validate=validate_not_null_or_empty)

    def execute(self) -> None:
        if self.DnsSettings is not None:
            self.write_all(self.DnsSettings.DnsServers)
