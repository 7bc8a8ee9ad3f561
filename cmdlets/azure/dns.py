"""New-AzureDns, Get-AzureDns: DNS servers that a deployment is made with."""

from __future__ import annotations

from azshell.cmdlet import Parameter, validate_not_null_or_empty
from cmdlets.azure.azure_cmdlet import ArgumentException, AzureCmdlet
from cmdlets.azure.deployment_model import DnsServer, DnsSettings


class NewAzureDns(AzureCmdlet):
    """Makes a DNS server entry for New-AzureVM -DnsSettings."""

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
    """Gives the DNS servers of a deployment's settings, one by one."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.PersistentVMs.GetAzureDnsCommand"
    output_types = (DnsServer,)

    DnsSettings = Parameter(DnsSettings, from_property=True, aliases=["InputObject"], validate=validate_not_null_or_empty)

    def execute(self) -> None:
        if self.DnsSettings is not None:
            self.write_all(self.DnsSettings.DnsServers)
