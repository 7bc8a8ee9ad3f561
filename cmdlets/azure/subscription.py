"""Get-, Select-, Set- and Remove-AzureSubscription, Get- and Import-AzurePublishSettingsFile."""

from __future__ import annotations

import os
from typing import Any

from azshell.cloud import Change, publish_settings, subscription
from azshell.cloud.subscription import Subscription
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty
from cmdlets.azure.azure_cmdlet import CommandException
from cmdlets.azure.contexts import COMMON, context
from cmdlets.azure.persistent_vm import CERTIFICATE
from cmdlets.azure.profile_cmdlet import PROFILE, ProfileCmdlet, data_file

WindowsAzureSubscription = context(
    COMMON + "WindowsAzureSubscription",
    "string SubscriptionName",
    "string SubscriptionId",
    "uri ServiceEndpoint",
    "uri ResourceManagerEndpoint",
    "uri GalleryEndpoint",
    "string ActiveDirectoryEndpoint",
    "string ActiveDirectoryTenantId",
    "string ActiveDirectoryServiceEndpointResourceId",
    "string SqlDatabaseDnsSuffix",
    "bool IsDefault",
    CERTIFICATE + " Certificate",
    "string CurrentStorageAccountName",
    "string ActiveDirectoryUserId",
    COMMON + "Authentication.ITokenProvider TokenProvider",
)
SubscriptionDataExtended = context(
    COMMON + "SubscriptionDataExtended",
    "string AccountAdminLiveEmailId",
    "int CurrentCoreCount",
    "int CurrentHostedServices",
    "int CurrentDnsServers",
    "int CurrentLocalNetworkSites",
    "int CurrentVirtualNetworkSites",
    "int CurrentStorageAccounts",
    "int MaxCoreCount",
    "int MaxDnsServers",
    "int MaxHostedServices",
    "int MaxLocalNetworkSites",
    "int MaxVirtualNetworkSites",
    "int MaxStorageAccounts",
    "string ServiceAdminLiveEmailId",
    "string SubscriptionRealName",
    "string SubscriptionStatus",
    "string OperationDescription",
    "string OperationId",
    "string OperationStatus",
    base=WindowsAzureSubscription,
)
# Which quota stands behind which two properties: CurrentX and MaxX.
_USAGE = {
    "CoreCount": "cores",
    "HostedServices": "cloud_services",
    "DnsServers": "dns_servers",
    "LocalNetworkSites": "local_networks",
    "StorageAccounts": "storage_accounts",
    "VirtualNetworkSites": "virtual_networks",
}


class GetAzureSubscription(ProfileCmdlet):
    """Gives the subscriptions of the profile: all, the one named, the default or the current one.

    -ExtendedDetails asks the cloud how much is used and how much is allowed.

    Examples
    ```ps1con
    PS C:\\> Get-AzureSubscription -Current | Format-List SubscriptionName, IsDefault, CurrentStorageAccountName

    SubscriptionName          : Azure Training
    IsDefault                 : True
    CurrentStorageAccountName : books

    PS C:\\> Get-AzureSubscription -ExtendedDetails | Format-Table CurrentCoreCount, MaxCoreCount -AutoSize

    CurrentCoreCount MaxCoreCount
    ---------------- ------------
                   2           20
    ```
    """

    net_class = PROFILE + "GetAzureSubscriptionCommand"
    default_set = "ByName"
    aliases = ("Get-WAPackSubscription",)
    output_types = (WindowsAzureSubscription,)

    SubscriptionName = Parameter("string", position=0, from_property=True, sets=["ByName"], validate=validate_not_null_or_empty)
    Default = Switch(sets=["Default"])
    Current = Switch(sets=["Current"])
    ExtendedDetails = Switch()
    SubscriptionDataFile = data_file()

    def execute(self) -> None:
        for one in self.wanted():
            properties = self.properties(one)
            if self.ExtendedDetails:
                self.write(SubscriptionDataExtended(**properties, **self.details(one)))
            else:
                self.write(WindowsAzureSubscription(**properties))

    def wanted(self) -> list[Subscription]:
        """The subscriptions asked for."""
        if self.Current:
            if self.session.services.get("no current subscription"):
                raise CommandException("No subscription is currently selected. Use Select-Subscription to activate a subscription.")
            return [subscription.current(self.world)]
        known = subscription.known(self.world)
        if self.Default:
            default = [one for one in known if one.is_default]
            if not default:
                words = "No default subscription has been designated. Use Select-AzureSubscription -Default <subscriptionName> to set the default subscription."
                raise CommandException(words)
            return default
        return [self.known(self.SubscriptionName)] if self.SubscriptionName else known

    def properties(self, one: Subscription) -> dict[str, Any]:
        """What there is to know of a subscription and its environment."""
        environment = self.environment(one.environment)
        return {
            "SubscriptionName": one.name,
            "SubscriptionId": one.id,
            "ServiceEndpoint": environment.service_endpoint,
            "ResourceManagerEndpoint": environment.resource_manager_endpoint or None,
            "GalleryEndpoint": environment.gallery_endpoint or None,
            "ActiveDirectoryEndpoint": environment.active_directory_endpoint,
            "ActiveDirectoryTenantId": one.tenant or None,
            "ActiveDirectoryServiceEndpointResourceId": environment.active_directory_service_endpoint_resource_id,
            "SqlDatabaseDnsSuffix": environment.sql_database_dns_suffix,
            "IsDefault": one.is_default,
            "CurrentStorageAccountName": one.storage_account,
            "ActiveDirectoryUserId": one.account or None,
        }

    def details(self, one: Subscription) -> dict[str, Any]:
        """-ExtendedDetails: what is used and what is allowed."""
        usage = subscription.usage(self.world)
        operation = self.read("Subscription", one.id)
        counts: dict[str, Any] = {}
        for name, quota in _USAGE.items():
            counts[f"Current{name}"], counts[f"Max{name}"] = usage[quota]
        return {
            **counts,
            "AccountAdminLiveEmailId": one.account,
            "ServiceAdminLiveEmailId": one.account,
            "SubscriptionRealName": one.name,
            "SubscriptionStatus": "Active",
            "OperationDescription": operation.description,
            "OperationId": operation.id,
            "OperationStatus": operation.status,
        }


class SelectAzureSubscription(ProfileCmdlet):
    """Makes a subscription the current one of this session, or the default of every new one.

    Every other command acts on the current subscription.
    """

    net_class = PROFILE + "SelectAzureSubscriptionCommand"
    default_set = "Current"
    aliases = ("Select-WAPackSubscription",)
    output_types = ("System.Boolean",)

    SubscriptionName = Parameter(
        "string", mandatory=True, position=0, from_property=True, sets=["Current", "Default"], validate=validate_not_null_or_empty
    )
    Current = Switch(sets=["Current"])
    Default = Switch(mandatory=True, sets=["Default"])
    NoCurrent = Switch(mandatory=True, sets=["NoCurrent"], effect="modelled")
    NoDefault = Switch(mandatory=True, sets=["NoDefault"])
    PassThru = Switch()
    SubscriptionDataFile = data_file()

    def execute(self) -> None:
        if self.parameter_set == "Current":
            self.world.select(self.known(self.SubscriptionName).name)
            self.session.services.pop("no current subscription", None)
        elif self.parameter_set == "NoCurrent":
            self.session.services["no current subscription"] = True
        else:
            with self.change() as change:
                subscription.make_default(change, self.known(self.SubscriptionName).name if self.Default else None)
        if self.PassThru:
            self.write(True)


class SetAzureSubscription(ProfileCmdlet):
    """Changes a subscription of the profile, or makes one; most scripts set its current storage account.

    New virtual machines keep their disks in the current storage account; it must be in the location of their cloud service.

    Examples
    ```ps1con
    PS C:\\> Set-AzureSubscription -SubscriptionName "Azure Training" -CurrentStorageAccountName west
    PS C:\\> (Get-AzureSubscription -Current).CurrentStorageAccountName
    west
    ```
    """

    net_class = PROFILE + "SetAzureSubscriptionCommand"
    default_set = "CommonSettings"
    aliases = ("Set-WAPackSubscription",)
    output_types = ("System.Boolean",)

    SubscriptionName = Parameter(
        "string",
        mandatory=True,
        position=0,
        from_property=True,
        sets=["CommonSettings", "ResetCurrentStorageAccount"],
        validate=validate_not_null_or_empty,
    )
    SubscriptionId = Parameter("string", from_property=True, sets=["CommonSettings"])
    Certificate = Parameter(CERTIFICATE, from_property=True, sets=["CommonSettings"], effect="modelled")
    ServiceEndpoint = Parameter("string", from_property=True, sets=["CommonSettings"], effect="accepted")
    ResourceManagerEndpoint = Parameter("string", from_property=True, sets=["CommonSettings"], effect="accepted")
    CurrentStorageAccountName = Parameter("string", sets=["CommonSettings"], validate=validate_not_null_or_empty)
    PassThru = Switch()
    SubscriptionDataFile = data_file()

    def execute(self) -> None:
        known = {one.name.lower(): one for one in subscription.known(self.world)}.get(self.SubscriptionName.lower())
        if known is None and not self.SubscriptionId:
            # The original made a subscription without an id, and every command after it failed. Assumed wording; the category is
            # the one that this command gives to whatever goes wrong (azure-sdk-tools v0.8.4).
            self.write_error(CommandException("You must provide SubscriptionId to create a new subscription."), "", "InvalidData")
            return
        with self.change() as change:
            one = known and subscription.named(change, known.id)
            if one is None:
                one = subscription.learn(change, self.SubscriptionName, self.SubscriptionId)
            self.set(change, one)
        if self.PassThru:
            self.write(True)

    def set(self, change: Change, one: Subscription) -> None:
        """Put what was given into the subscription."""
        if self.CurrentStorageAccountName is not None:
            one.storage_account = self.CurrentStorageAccountName
        if self.Certificate is not None:
            one.certificate = self.Certificate.thumbprint


class RemoveAzureSubscription(ProfileCmdlet):
    """Takes a subscription out of the profile. What is in it stays, and signing in brings it back."""

    net_class = PROFILE + "RemoveAzureSubscriptionCommand"
    supports_should_process = True
    aliases = ("Remove-WAPackSubscription",)
    output_types = ("System.Boolean",)

    SubscriptionName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Force = Switch(position=2)
    PassThru = Switch(position=3)
    SubscriptionDataFile = data_file()

    def execute(self) -> None:
        name = self.SubscriptionName
        question = f"Are you sure you want to remove subscription '{name}'?"
        if not self.agrees(self.Force, question, "", "Removing subscription", name):
            return
        one = self.known(name)
        self.warn_of_removal(one)
        with self.change() as change:
            subscription.forget(change, one.id)
        if self.PassThru:
            self.write(True)


class GetAzurePublishSettingsFile(ProfileCmdlet):
    """Writes the publish settings file of the world's subscriptions to the current location: there is no portal to download it from."""

    net_class = PROFILE + "GetAzurePublishSettingsFileCommand"
    aliases = ("Get-WAPackPublishSettingsFile",)
    output_types = ("System.Boolean",)

    Environment = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty, effect="modelled")
    Realm = Parameter("string", position=1, from_property=True, validate=validate_not_null_or_empty, effect="accepted")
    PassThru = Switch(position=2, from_property=True)

    def execute(self) -> None:
        self.environment(self.Environment)
        known = [(one.name, one.id, self.environment(one.environment).service_endpoint) for one in subscription.known(self.world)]
        path = f"{known[0][0] if known else 'azure'}-credentials.publishsettings"
        with open(self.host_file(path), "w", encoding="utf-8") as file:
            file.write(publish_settings.text(known))
        self.verbose(f"The publish settings file was written to '{path}'.")
        if self.PassThru:
            self.write(True)


class ImportAzurePublishSettingsFile(ProfileCmdlet):
    """Brings the subscriptions of a publish settings file into the profile; the first becomes the default when there is none.

    Of a folder, or without a name of the current one, the first such file is taken, and its path is written.

    Examples
    ```ps1con
    PS C:\\> Get-AzurePublishSettingsFile
    PS C:\\> Import-AzurePublishSettingsFile -PublishSettingsFile "C:\\Azure Training-credentials.publishsettings"
    PS C:\\> Get-AzureSubscription | Format-Table SubscriptionName, IsDefault -AutoSize

    SubscriptionName IsDefault
    ---------------- ---------
    Azure Training        True
    ```
    """

    net_class = PROFILE + "ImportAzurePublishSettingsCommand"
    aliases = ("Import-WAPackPublishSettingsFile",)

    PublishSettingsFile = Parameter("string", position=0, from_property=True)
    SubscriptionDataFile = data_file()

    def execute(self) -> None:
        place, chosen, others = self.file()
        with open(place, "rb") as file:
            try:
                published = publish_settings.parse(file.read())
            except ValueError as error:
                raise CommandException(str(error)) from error
        with self.change() as change:
            for one in published:
                subscription.learn(change, one.name, one.id, certificate=one.certificate)
            is_first = not any(one.is_default for one in change.all(Subscription))
            if is_first:
                subscription.make_default(change, published[0].id)
        if is_first:
            self.world.select(published[0].name)
            self.verbose(
                f"Setting: {published[0].name} as the default and current subscription. To view other subscriptions use Get-AzureSubscription"
            )
        if chosen is not None:
            if others:
                self.warn(f'The first publish settings file "{chosen}" is used. If you want to use another file specify the file name.')
            self.write(chosen)

    def file(self) -> tuple[str, str | None, bool]:
        """Where the file is on the host; and, when a folder was named or nothing, the path of the first one in it, and whether there are more."""
        named = self.PublishSettingsFile or "."
        place = self.host_file(named)
        if os.path.isfile(place):
            return place, None, False
        if not os.path.isdir(place):
            raise CommandException()  # the original throws an Exception without words
        found = sorted(name for name in os.listdir(place) if name.lower().endswith(".publishsettings"))
        folder = self.session.providers.locate(named).path
        if not found:
            raise CommandException(f'No publish settings files with extension *.publishsettings are found in the directory "{folder}".')
        return os.path.join(place, found[0]), folder.rstrip("\\/") + "\\" + found[0], len(found) > 1
