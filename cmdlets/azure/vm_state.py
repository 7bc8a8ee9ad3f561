"""Start-, Stop- and Restart-AzureVM."""

from __future__ import annotations

from azshell.cloud import virtual_machine
from azshell.cloud.deployment import Deployment
from azshell.cmdlet import Parameter, Switch, has_wildcards, validate_not_null_or_empty
from azshell.dotnet.exceptions import ArgumentException
from cmdlets.azure.contexts import ManagementOperationContext
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.persistent_vm import PersistentVM

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


class VMStateCmdlet(DeploymentCmdlet):
    """A cmdlet about a machine that is given by name, or as the configuration that Get-AzureVM gave."""

    default_set = "ByName"
    output_types = (ManagementOperationContext,)

    Name = Parameter("string", mandatory=True, position=1, from_property=True, sets=["ByName"], validate=validate_not_null_or_empty)
    VM = Parameter(
        PersistentVM, mandatory=True, from_property=True, sets=["Input"], aliases=["InputObject"], validate=validate_not_null_or_empty
    )

    @property
    def wanted(self) -> str:
        return self.Name if self.parameter_set == "ByName" else self.VM.RoleName


class StartAzureVM(VMStateCmdlet):
    """Starts a virtual machine, or those whose names match a pattern.

    One that was deallocated gets the lowest free address of its subnet, unless it has a static one; the first one that starts brings
    the cloud service a new public address, unless that is reserved.
    """

    net_class = _IAAS + "StartAzureVMCommand"

    def execute(self) -> None:
        deployment = self.deployment()
        if deployment is None:
            return
        names = self.names(deployment, self.wanted)
        with self.change() as change:
            for name in names:
                virtual_machine.start(change, self.ServiceName, name)
        self.write_operation(change.operation)


class RestartAzureVM(VMStateCmdlet):
    """Restarts a virtual machine. It keeps its addresses."""

    net_class = _IAAS + "RestartAzureVMCommand"

    def execute(self) -> None:
        if self.deployment() is None:
            return
        with self.change() as change:
            virtual_machine.restart(change, self.ServiceName, self.wanted)
        self.write_operation(change.operation)


class StopAzureVM(VMStateCmdlet):
    """Stops a virtual machine, or those whose names match a pattern, and gives its place and its addresses back.

    The last one takes the public address of the cloud service with it: that is asked for, unless -Force is given. -StayProvisioned
    keeps place and addresses, and costs what a running machine costs.
    """

    net_class = _IAAS + "StopAzureVMCommand"

    StayProvisioned = Switch(position=2)
    Force = Switch(position=3)

    def execute(self) -> None:
        deployment = self.deployment()
        if deployment is None:
            return
        wanted = self.wanted
        names = self.names(deployment, wanted)
        if has_wildcards(wanted) and not self.StayProvisioned and not self.Force:
            raise ArgumentException("Must provide the Force switch when using wildcard syntax.")
        if self.StayProvisioned:
            self.warn_of_static_addresses(deployment, names)
        elif not self.loss_is_agreed(deployment, wanted, len(names)):
            return
        with self.change() as change:
            for name in names:
                virtual_machine.stop(change, self.ServiceName, name, self.StayProvisioned)
        self.write_operation(change.operation)

    def loss_is_agreed(self, deployment: Deployment, wanted: str, count: int) -> bool:
        """Whether to go on although the deployment may lose its address; with -Force nobody is asked or warned."""
        if self.Force or sum(instance.allocated for instance in deployment.instances) > count:
            return True
        if deployment.reserved_ip:
            self.warn(
                f"Reserved IP with the Name:'{deployment.reserved_ip}' will no longer be in use after all the VMs in the Cloud Service are "
                "in the Stopped Deallocated state, it is still reserved in your subscription for later use. Please note that the Reserved "
                "IPs that are not associated with a deployment will incur billing charges."
            )
        question = (
            "The specified virtual machine is the last virtual machine in this deployment. Continuing will result in a new IP address for "
            "your deployment. To shut down without losing the deployment IP use -StayProvisioned."
        )
        return self.agrees(False, question, "", f"Deprovisioning the VM: {wanted} ", "")

    def warn_of_static_addresses(self, deployment: Deployment, names: list[str]) -> None:
        for name in names:
            role = deployment.role(name)
            if role is not None and role.static_address:
                self.warn(
                    f"Stopping VM role: '{name}'. Its static IP address: '{role.static_address}' will no longer be in use after the it is "
                    "stopped and stayed in provision, but it is still being reserved."
                )
