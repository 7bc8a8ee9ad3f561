"""New-AzureVM: the service if it is asked for, the deployment with the first machine, then the others."""

from __future__ import annotations

from typing import Any

from azshell.cloud import CloudError, image, virtual_machine
from azshell.cloud import hosted_service as services
from azshell.cloud.deployment import DnsSetting, InternalLoadBalancer
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.vm_image import VMImage
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty
from azshell.dotnet.exceptions import ArgumentException, NetException
from azshell.dotnet.types import array_of
from cmdlets.azure.azure_cmdlet import CloudException
from cmdlets.azure.contexts import ManagementOperationContext
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.deployment_model import DnsServer, InternalLoadBalancerConfig
from cmdlets.azure.persistent_vm import PersistentVM, ProvisioningConfigurationSet, configuration_of
from cmdlets.azure.vm_mapping import role_of

__all__ = ["DNS_SERVERS", "VMCreationCmdlet"]

_CREATE, _EXISTING = "CreateService", "ExistingService"
_BOTH = [_CREATE, _EXISTING]
DNS_SERVERS = array_of(DnsServer.net_type)
NO_SERVICE = "Cloud Service does not exist. Specify -Location or -Affinity group to create one."


class VMCreationCmdlet(DeploymentCmdlet):
    """The steps that New-AzureVM and New-AzureQuickVM take; each is an operation, which is printed when it is done."""

    def refused(self, error: CloudError) -> None:
        """Tell the service's refusal of a step; what was done before it stays."""
        self.write_error(CloudException(str(error)), "", "CloseError")

    def make_service(self, location: str | None, group: str | None, label: str | None = None, description: str | None = None) -> bool:
        """Whether it could be made."""
        try:
            with self.change(f"{self.name} - Create Cloud Service") as change:
                services.create_implicitly(change, self.ServiceName, location, group, label, description)
        except CloudError as error:
            self.refused(error)
            return False
        self.write_operation(change.operation)
        return True

    def make_deployment(self, role: Any, **settings: Any) -> bool:
        """Whether the deployment could be made with its first machine."""
        try:
            with self.change(f"{self.name} - Create Deployment with VM {role.name}") as change:
                virtual_machine.create_deployment(change, self.ServiceName, role, **settings)
        except CloudError as error:
            if self.world.find(HostedService, self.ServiceName) is None:
                raise NetException(NO_SERVICE) from error
            self.refused(error)
            return False
        self.write_operation(change.operation)
        return True

    def add_machine(self, role: Any) -> bool:
        """Whether the machine could be added to the deployment."""
        try:
            with self.change(f"{self.name} - Create VM {role.name}") as change:
                virtual_machine.add(change, self.ServiceName, role)
        except CloudError as error:
            self.refused(error)
            return False
        self.write_operation(change.operation)
        return True

    def is_os_image(self, name: str | None) -> bool:
        """Whether this is an image that machines are provisioned from; a name may not be an image's of both kinds."""
        if not name:
            return False
        system, machine = image.find(self.world, name) is not None, self.world.find(VMImage, name) is not None
        if system and machine:
            raise ArgumentException(
                f"Duplicate names '{name}' found in both VM and OS images. Please delete one of them, using other method such as Portal or "
                "Invoke-RestMethod call, and try again."
            )
        return system


class NewAzureVM(VMCreationCmdlet):
    """Makes virtual machines from their configurations: in a cloud service that is there, or with -Location or -AffinityGroup in a new one.

    The first machine of a service comes with the deployment. Virtual network, DNS servers, reserved IP address and internal load
    balancer are given with it, and stay for the deployment's life. A machine that is refused does not stop those after it.

    ```ps1con
    PS C:\\> $vmConfiguration = New-AzureVMConfig -Name db1 -InstanceSize Small -ImageName $image |
    >> Add-AzureProvisioningConfig -Windows -AdminUsername azureuser -Password 'P@ssw0rd!' | Set-AzureSubnet BackEnd
    PS C:\\> New-AzureVM -ServiceName db -Location 'East US' -VNetName AtlanticVNET -VMs $vmConfiguration
    WARNING: No deployment found in service: 'db'.

    OperationDescription OperationId                          OperationStatus
    -------------------- -----------                          ---------------
    New-AzureVM          [..]                                 Succeeded
    New-AzureVM          [..]                                 Succeeded


    ```
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.PersistentVMs.NewAzureVMCommand"
    default_set = _EXISTING
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter(
        "string", mandatory=True, from_pipeline=True, from_property=True, sets=_BOTH, validate=validate_not_null_or_empty
    )
    Location = Parameter("string", from_property=True, sets=[_CREATE], validate=validate_not_null_or_empty)
    AffinityGroup = Parameter("string", from_property=True, sets=[_CREATE], validate=validate_not_null_or_empty)
    ServiceLabel = Parameter("string", from_property=True, sets=[_CREATE], validate=validate_not_null_or_empty)
    ServiceDescription = Parameter("string", from_property=True, sets=[_CREATE], validate=validate_not_null_or_empty)
    DeploymentLabel = Parameter("string", from_property=True, sets=_BOTH, validate=validate_not_null_or_empty)
    DeploymentName = Parameter("string", from_property=True, sets=_BOTH, validate=validate_not_null_or_empty)
    VNetName = Parameter("string", sets=_BOTH)
    DnsSettings = Parameter(DNS_SERVERS, from_pipeline=True, from_property=True, sets=_BOTH, validate=validate_not_null_or_empty)
    InternalLoadBalancerConfig = Parameter(
        InternalLoadBalancerConfig, from_pipeline=True, from_property=True, sets=_BOTH, validate=validate_not_null_or_empty
    )
    VMs = Parameter(
        array_of(PersistentVM.net_type),
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=_BOTH,
        validate=validate_not_null_or_empty,
    )
    WaitForBoot = Switch(validate=validate_not_null_or_empty)
    ReservedIPName = Parameter("string", from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        self.check()
        deployment = self.deployment()
        self.check_storage_account()
        if self.parameter_set == _CREATE:
            made = self.make_service(self.Location, self.AffinityGroup, self.ServiceLabel, self.ServiceDescription)
            if not made:
                return
        ready: list[Any] = []
        roles = [role_of(vm) for vm in self.VMs]
        if deployment is None:
            first = roles.pop(0)
            if not self.make_deployment(first, **self.settings()):
                return
            ready.append(first)
        elif self.VNetName is not None or self.DnsSettings is not None or self.DeploymentLabel or self.DeploymentName:
            self.warn("VNetName, DnsSettings, DeploymentLabel or DeploymentName Name can only be specified on new deployments.")
        ready += [role for role in roles if self.add_machine(role)]
        if self.WaitForBoot:
            for role in ready:
                self.wait_for_boot(role.name)

    def check(self) -> None:
        """What is checked before anything is sent."""
        if self.parameter_set == _CREATE:
            if not self.Location and not self.AffinityGroup:
                raise ArgumentException("Location or AffinityGroup is required when creating a new Cloud Service.")
        elif self.Location and self.AffinityGroup:
            raise ArgumentException("Location or AffinityGroup can only be specified when creating a new cloud service.")
        if self.DnsSettings is not None and not self.VNetName:
            raise ArgumentException("VNetName is required when specifying DNS Settings.")
        for vm in self.VMs:
            disk = vm.OSVirtualHardDisk
            if self.is_os_image(disk and disk.SourceImageName) and configuration_of(vm, ProvisioningConfigurationSet) is None:
                raise ArgumentException(f"Virtual Machine {vm.RoleName} is missing provisioning configuration")

    def settings(self) -> dict[str, Any]:
        """What is given to the new deployment."""
        config = self.InternalLoadBalancerConfig
        return {
            "name": self.DeploymentName,
            "label": self.DeploymentLabel,
            "virtual_network": self.VNetName or None,
            "dns_servers": [DnsSetting(server.Name, server.Address) for server in self.DnsSettings or ()],
            "reserved_ip": self.ReservedIPName,
            "load_balancer": config
            and InternalLoadBalancer(config.InternalLoadBalancerName, config.IPAddress or "", config.SubnetName or None),
        }
