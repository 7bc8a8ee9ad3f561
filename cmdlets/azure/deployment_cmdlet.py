"""What the cmdlets that act on the machines of a cloud service share: its deployment, its storage account, waiting for a boot."""

from __future__ import annotations

from azshell.cloud import subscription, virtual_machine
from azshell.cloud.deployment import PRODUCTION, Deployment
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.storage_account import StorageAccount
from azshell.cmdlet import Parameter, has_wildcards, validate_not_null_or_empty, wildcard
from azshell.dotnet.exceptions import ArgumentException
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.vm_cmdlet import out_of_range

__all__ = ["DeploymentCmdlet"]

POLL = 30
"""Seconds between two looks at a machine that is being waited for (azure-sdk-tools v0.8.4)."""


class DeploymentCmdlet(AzureCmdlet):
    """A cmdlet whose -ServiceName says whose production deployment it is about."""

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)

    def deployment(self) -> Deployment | None:
        """The production deployment. A service without one, or that is not there, gets a warning and not an error."""
        self.tell("Begin", "Get Deployment")
        found = self.world.find(Deployment, self.ServiceName, PRODUCTION)
        if found is None:
            self.warn(f"No deployment found in service: '{self.ServiceName}'.")
        else:
            self.tell("Completed", "Get Deployment")
        return found

    def existing(self, slot: str = PRODUCTION) -> Deployment:
        """The deployment in a slot, or the service's own refusal."""
        self.tell("Begin", "Get Deployment")
        self.world.get(HostedService, self.ServiceName)
        found = self.world.get(Deployment, self.ServiceName, slot)
        self.tell("Completed", "Get Deployment")
        return found

    def names(self, deployment: Deployment, pattern: str) -> list[str]:
        """The machines that a name, or a pattern, means; ArgumentOutOfRangeException when none is meant."""
        if has_wildcards(pattern):
            matches = wildcard(pattern).matches
            found = [role.name for role in deployment.roles if matches(role.name)]
        else:
            role = deployment.role(pattern)
            found = [role.name] if role is not None else []
        if not found:
            raise out_of_range(f"Roleinstance cannot be found: {pattern}")
        return found

    def check_storage_account(self) -> None:
        """The current storage account must be named, and be there: the disks of new machines go to it."""
        name = subscription.current(self.world).storage_account
        if not name:
            raise ArgumentException(
                "CurrentStorageAccountName is not set. Use Set-AzureSubscription subname -CurrentStorageAccountName storageaccount to set it."
            )
        if self.world.find(StorageAccount, name) is None:
            raise ArgumentException(
                "CurrentStorageAccountName is not accessible. Ensure the current storage account is accessible and in the same location or "
                "affinity group as your cloud service."
            )

    def wait_for_boot(self, name: str) -> None:
        """Let the world's time pass until the machine is ready."""
        told = None
        while True:
            _, _, instance = virtual_machine.machine(self.world, self.ServiceName, name)
            status = virtual_machine.state(self.world, instance).status
            if status != told:
                self.timed(f"InstanceStatus is {status}")
                told = status
            if status == "ReadyRole":
                return
            self.world.sleep(POLL)
