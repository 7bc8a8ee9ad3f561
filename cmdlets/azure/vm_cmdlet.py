"""What the cmdlets that work on a virtual machine's configuration share: the VM parameter, and the network configuration in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from azshell.cmdlet import Parameter, validate_not_null_or_empty
from azshell.dotnet.exceptions import ArgumentOutOfRangeException, InvalidOperationException
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.persistent_vm import INTERFACE, NetworkConfigurationSet, configuration_of

__all__ = ["VMConfigurationCmdlet", "out_of_range"]


class VMConfigurationCmdlet(AzureCmdlet):
    """A cmdlet that takes a configuration, or what Get-AzureVM gave, changes it, and hands it on as it came.

    Nothing reaches the subscription before New-AzureVM or Update-AzureVM.
    """

    output_types: ClassVar[Sequence[Any]] = (INTERFACE,)

    VM = Parameter(
        INTERFACE, mandatory=True, from_pipeline=True, from_property=True, aliases=["InputObject"], validate=validate_not_null_or_empty
    )

    @property
    def machine(self) -> Any:
        """The PersistentVM that the pipeline's object is or holds."""
        return self.VM.instance

    def network(self) -> Any:
        """The network configuration, which must be there already."""
        found = configuration_of(self.machine, NetworkConfigurationSet)
        if found is None:
            raise out_of_range("Network configuration not found on the persistent VM.")
        return found

    def refuse(self, words: str) -> None:
        """End the command, as the configuration cmdlets do about what is there twice or not at all (azure-sdk-tools v0.8.4)."""
        self.throw(InvalidOperationException(words), "", "InvalidData", None)


def out_of_range(words: str) -> ArgumentOutOfRangeException:
    """The module hands its words over where .NET expects a parameter's name, so they stand in the second line of the message."""
    return ArgumentOutOfRangeException(None, f"Specified argument was out of the range of valid values.\r\nParameter name: {words}")
