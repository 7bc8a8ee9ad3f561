"""Export- and Import-AzureVM: a machine's configuration as an XML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from azshell.cmdlet import Parameter, validate_not_null_or_empty
from azshell.dotnet.exceptions import ApplicationException, ArgumentException
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.persistent_vm import PersistentVM
from cmdlets.azure.vm import PersistentVMRoleContext, role_context
from cmdlets.azure.vm_xml import read_vm, write_vm

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


class ExportAzureVM(DeploymentCmdlet):
    """Writes the configuration of a virtual machine to a file, from which Import-AzureVM makes it again.

    That is how a machine is moved: export it, remove it, import its configuration and give that to New-AzureVM. Its disks are found
    again by their names; what was said when it was provisioned is not in the file.

    ```ps1con
    PS C:\\> $null = Export-AzureVM -ServiceName web -Name web1 -Path C:\\web1.xml
    PS C:\\> $null = Remove-AzureVM -ServiceName web -Name web1
    PS C:\\> $null = Import-AzureVM -Path C:\\web1.xml | Set-AzureSubnet BackEnd | New-AzureVM -ServiceName web
    PS C:\\> (Get-AzureVM web web1).IpAddress
    10.1.0.4
    ```
    """

    net_class = _IAAS + "ExportAzureVMCommand"

    Name = Parameter("string", mandatory=True, position=1, from_property=True)
    Path = Parameter("string", mandatory=True, position=2, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        deployment = self.deployment()
        if deployment is None:
            return
        role, instance = deployment.role(self.Name), deployment.instance(self.Name)
        if role is None or instance is None:
            raise ApplicationException(f"No role can be found in the deployment with '{self.Name}' name")
        operation = self.world.operation(self.name, f"{deployment.service}/{role.name}")
        made = role_context(self, PersistentVMRoleContext, deployment, role, instance)
        made.OperationDescription, made.OperationId, made.OperationStatus = operation.description, operation.id, operation.status
        try:
            Path(self.session.providers.host_path(self.Path)).write_text(write_vm(made.VM), encoding="utf-8", newline="")
        except OSError as error:
            raise ApplicationException(
                f"Could not read properties for virtual machine: {role.name}. It may still be provisioning."
            ) from error
        self.write(made)


class ImportAzureVM(AzureCmdlet):
    """Reads a configuration that Export-AzureVM wrote. It goes on to New-AzureVM as one that New-AzureVMConfig began."""

    net_class = _IAAS + "ImportAzureVMCommand"
    output_types = (PersistentVM,)

    Path = Parameter("string", mandatory=True, position=0, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        path = Path(self.session.providers.host_path(self.Path))
        if not path.is_file():
            raise ArgumentException("The file to load the role does not exist\r\nParameter name: filePath")
        vm: Any = read_vm(path.read_text(encoding="utf-8-sig"))
        self.write(vm)
