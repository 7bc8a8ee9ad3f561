"""What the cmdlets of the profile share: subscriptions, accounts and environments are kept in the world, not in the cloud."""

from __future__ import annotations

from azshell.cloud import CloudError, subscription
from azshell.cloud.subscription import Environment, Subscription
from azshell.cmdlet import Parameter
from cmdlets.azure.azure_cmdlet import AzureCmdlet, CommandException

PROFILE = "Microsoft.WindowsAzure.Commands.Profile."


class ProfileCmdlet(AzureCmdlet):
    """A cmdlet that never asks the cloud; what it refuses, Azure PowerShell refused itself."""

    def tell(self, step: str, name: str) -> None:
        """No operation is told of: nothing is asked of the cloud."""

    def known(self, name: str) -> Subscription:
        """The subscription of the profile with that name."""
        for one in subscription.known(self.world):
            if one.name.lower() == name.lower():
                return one
        words = f"The subscription named '{name}' cannot be found. Use Set-AzureSubscription to initialize the subscription data."
        raise CommandException(words)

    def warn_of_removal(self, one: Subscription) -> None:
        """Warn when the subscription that is going is the default or the current one."""
        for role, is_it in (("default", one.is_default), ("current", one.id == subscription.current(self.world).id)):
            if is_it:
                self.warn(
                    f"The {role} subscription is being removed. "
                    f"Use Select-Subscription <subscriptionName> to select a new {role} subscription."
                )

    def environment(self, name: str | None) -> Environment:
        """The environment of that name, or that of the current subscription."""
        try:
            return subscription.environment(self.world, name)
        except CloudError as error:
            raise CommandException(f"The environment name '{name}' is not found.") from error


def data_file() -> Parameter:
    """-SubscriptionDataFile: the profile is the world's, wherever a file would have been."""
    return Parameter("string", effect="accepted")
