"""Add-, Get- and Remove-AzureAccount, Switch-AzureMode, Show-AzurePortal."""

from __future__ import annotations

from typing import Any

from azshell.cloud import subscription
from azshell.cloud.subscription import Account, Subscription
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_set
from azshell.dotnet.types import method
from cmdlets.azure.azure_cmdlet import CommandException
from cmdlets.azure.contexts import context
from cmdlets.azure.profile_cmdlet import PROFILE, ProfileCmdlet, data_file


def braced(obj: Any) -> str:
    """How C# writes an object of an anonymous class."""
    return "{ " + ", ".join(f"{name} = {getattr(obj, name)}" for name in obj.names) + " }"


# The original writes objects of anonymous classes; these are the names that the C# compiler gives such.
DirectoryEntry = context(
    "<>f__AnonymousType1",
    "string ActiveDirectoryTenantId",
    "string ActiveDirectoryEndpoint",
    members=[method("string ToString()", braced)],
)
AccountEntry = context(
    "<>f__AnonymousType0", "string Name", "System.Object[] ActiveDirectories", members=[method("string ToString()", braced)]
)


class AddAzureAccount(ProfileCmdlet):
    """Signs an account in, so that its subscriptions are in the profile. Nobody is asked for a password: the world's account signs in.

    A world starts with one subscription, selected, so no script needs this; those that call it go on as if somebody had signed in.

    Examples
    ```ps1con
    PS C:\\> Add-AzureAccount
    PS C:\\> (Get-AzureSubscription -Current).SubscriptionName
    Azure Training
    ```
    """

    net_class = PROFILE + "AddAzureAccount"

    Environment = Parameter("string", effect="modelled")
    Credential = Parameter("pscredential", help="of later releases, in many scripts of the time: names the account that signs in")
    SubscriptionDataFile = data_file()

    def execute(self) -> None:
        if self.Environment is not None:
            self.environment(self.Environment)
        address = self.Credential.user_name if self.Credential is not None else self.world.all(Account)[0].name
        with self.change() as change:
            seen = subscription.sign_in(change, address)
            if seen and not any(one.is_default for one in change.all(Subscription)):
                subscription.make_default(change, seen[0].id)
        default = subscription.default(self.world)
        self.verbose(f'Account "{address}" has been added.')
        self.verbose(f'Subscription "{default.name}" is selected as the default subscription.')
        self.verbose("To view all the subscriptions, please use Get-AzureSubscription.")
        self.verbose("To switch to a different subscription, please use Select-AzureSubscription.")


class GetAzureAccount(ProfileCmdlet):
    """Gives the accounts that are signed in, with the directories that their subscriptions belong to.

    Examples
    ```ps1con
    PS C:\\> (Get-AzureAccount).Name
    admin@contoso.onmicrosoft.com
    ```
    """

    net_class = PROFILE + "GetAzureAccount"

    Name = Parameter("string", position=0)
    SubscriptionDataFile = data_file()

    def execute(self) -> None:
        known = subscription.known(self.world)
        for account in self.world.all(Account):
            seen = [one for one in known if one.id in account.subscriptions]
            if not seen or (self.Name is not None and account.name.lower() != self.Name.lower()):
                continue
            places = dict.fromkeys((one.tenant, self.environment(one.environment).active_directory_endpoint) for one in seen)
            directories = [DirectoryEntry(ActiveDirectoryTenantId=tenant, ActiveDirectoryEndpoint=endpoint) for tenant, endpoint in places]
            self.write(AccountEntry(Name=account.name, ActiveDirectories=directories))


class RemoveAzureAccount(ProfileCmdlet):
    """Signs an account out: the subscriptions that only it sees leave the profile. What is in them stays."""

    net_class = PROFILE + "RemoveAzureAccountCommand"
    supports_should_process = True
    output_types = ("System.Boolean",)

    Name = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Force = Switch(position=2)
    PassThru = Switch(position=3)
    SubscriptionDataFile = data_file()

    def execute(self) -> None:
        if not self.agrees(self.Force, f"Are you sure you want to remove account '{self.Name}'?", "", "Removing account", self.Name):
            return
        account = self.world.find(Account, self.Name)
        if account is None:
            raise CommandException(f"The account '{self.Name}' is not found.")
        gone = [one for one in subscription.known(self.world) if one.account.lower() == account.name.lower()]
        for one in gone:
            self.warn_of_removal(one)
        with self.change() as change:
            for one in gone:
                subscription.forget(change, one.id)
        if self.PassThru:
            self.write(True)


class SwitchAzureMode(ProfileCmdlet):
    """Chooses between the two modules of the time. Only Service Management is simulated."""

    net_class = PROFILE + "SwitchAzureMode"

    Name = Parameter(
        "string",
        mandatory=True,
        position=0,
        validate=validate_set("AzureServiceManagement", "AzureResourceManager", ignore_case=False),
        effect="modelled",
    )
    Global = Switch(position=1, effect="accepted")

    def execute(self) -> None:
        """Going to the mode one is in does nothing; the check of the name takes case into account."""
        if self.Name == "AzureResourceManager":
            self.throw("The AzureResourceManager mode is not simulated.", "NotSimulated", "NotImplemented", self.Name)


class ShowAzurePortal(ProfileCmdlet):
    """Opened the management portal, which is no more. Not simulated."""

    effect = "not simulated"
    net_class = "Microsoft.WindowsAzure.Commands.Websites.ShowAzurePortalCommand"
    aliases = ("Show-WAPackPortal",)

    Name = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty, effect="not simulated")
    Realm = Parameter("string", from_property=True, validate=validate_not_null_or_empty, effect="not simulated")
    Environment = Parameter("string", from_property=True, effect="not simulated")

    def execute(self) -> None:
        self.throw("The management portal is not simulated.", "NotSimulated", "NotImplemented")
