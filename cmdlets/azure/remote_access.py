"""Get-AzureRemoteDesktopFile and Get-AzureWinRMUri: the ways in to a Windows machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from azshell.cloud import hosted_service, remote_desktop
from azshell.cloud.deployment import PRODUCTION, Deployment, Role
from azshell.cloud.hosted_service import HostedService
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty
from azshell.dotnet.exceptions import ArgumentException
from cmdlets.azure.contexts import ManagementOperationContext, uri
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.vm_cmdlet import out_of_range

WINRM_PORT = 5986


class GetAzureRemoteDesktopFile(DeploymentCmdlet):
    """Writes the .rdp file with which a Remote Desktop client finds a virtual machine."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.PersistentVMs.GetAzureRemoteDesktopFileCommand"
    default_set = "Download"
    output_types = (ManagementOperationContext,)

    Name = Parameter(
        "string", mandatory=True, position=1, from_property=True, aliases=["InstanceName"], validate=validate_not_null_or_empty
    )
    LocalPath = Parameter(
        "string",
        sets={"Download": {"mandatory": True, "position": 2, "from_property": True}, "Launch": {"position": 2, "from_property": True}},
        validate=validate_not_null_or_empty,
    )
    Launch = Switch(mandatory=True, position=3, sets=["Launch"], effect="not simulated")

    def execute(self) -> None:
        if self.world.find(Deployment, self.ServiceName, PRODUCTION) is None:
            raise ArgumentException("Cloud Service is not present or there is no virtual machine deployment.")
        text = remote_desktop.file_text(self.world, self.ServiceName, self.Name)
        operation = self.read(self.ServiceName, self.Name)
        Path(self.session.providers.host_path(self.LocalPath)).write_text(text, encoding="utf-8", newline="")
        self.write_operation(operation)


class GetAzureWinRMUri(DeploymentCmdlet):
    """Gives the address at which Windows' remote management of a virtual machine is reached, or those of a whole cloud service."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.GetAzureWinRMUri"
    output_types = ("System.Uri", "System.Collections.Generic.List[System.Uri]")

    Name = Parameter("string", position=1, from_property=True)

    def execute(self) -> None:
        deployment = self.deployment()
        if deployment is None:
            return
        roles = deployment.roles
        if self.Name:
            found = deployment.role(self.Name)
            if found is None:
                raise out_of_range(f"Roleinstance cannot be found: {self.Name}")
            roles = [found]
        for role in roles:
            address = self.address_of(deployment, role)
            if address is not None:
                self.write(address)

    def address_of(self, deployment: Deployment, role: Role) -> Any:
        endpoint = next((one for one in role.endpoints if one.local_port == WINRM_PORT), None)
        if endpoint is None:
            return None
        name = hosted_service.dns_name(self.world, self.world.get(HostedService, deployment.service))
        return uri(f"https://{name}:{endpoint.port}/")
