"""Subscriptions, the accounts that see them, and the environments they live in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from azshell.cloud.entity import Entity, Link

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = [
    "ENVIRONMENTS",
    "Account",
    "Environment",
    "Subscription",
    "current",
    "default",
    "environment",
    "environments",
    "forget",
    "found",
    "known",
    "learn",
    "make_default",
    "named",
    "sign_in",
    "usage",
]


class Account(Entity):
    """Who signs in; `name` is the address. Nothing checks a password here.

    type            "User" for Add-AzureAccount, "Certificate" for a publish settings file
    subscriptions   ids of what the account sees
    """

    WORLD_WIDE: ClassVar[bool] = True
    type: str = "User"
    tenant: str = ""
    subscriptions: list[str] = []


class Subscription(Entity):
    """A subscription; `name` is SubscriptionName.

    id                GUID
    environment       AzureCloud or AzureChinaCloud
    is_default        what a new session selects
    storage_account   CurrentStorageAccountName
    account           the account it is seen with
    certificate       thumbprint of the management certificate
    is_known          False once it was removed from the profile: what is in it goes on, and signing in brings it back
    """

    MISSING: ClassVar[str] = "The specified subscription {0} does not exist"
    WORLD_WIDE: ClassVar[bool] = True
    id: str
    environment: str = "AzureCloud"
    is_default: bool = False
    storage_account: str | None = None
    account: str = ""
    certificate: str = ""
    tenant: str = ""
    is_known: bool = True

    def links(self) -> list[Link]:  # type: ignore[override]
        return [Link("subscription id", self.id)]


class Environment(Entity):
    """A set of endpoints. `dns_suffix` is the one of hosted services, with its dot.

    Values of the two public ones: azure-sdk-tools v0.8.4, WindowsAzureEnvironment and its constants.
    """

    WORLD_WIDE: ClassVar[bool] = True
    publish_settings_file_url: str = ""
    service_endpoint: str = ""
    resource_manager_endpoint: str = ""
    management_portal_url: str = ""
    active_directory_endpoint: str = ""
    active_directory_common_tenant_id: str = ""
    active_directory_service_endpoint_resource_id: str = ""
    storage_endpoint_suffix: str = ""
    gallery_endpoint: str = ""
    sql_database_dns_suffix: str = ""
    dns_suffix: str = ".cloudapp.net"
    traffic_manager_suffix: str = ".trafficmanager.net"


ENVIRONMENTS = {
    "azurecloud": Environment(
        name="AzureCloud",
        publish_settings_file_url="http://go.microsoft.com/fwlink/?LinkID=301775",
        service_endpoint="https://management.core.windows.net/",
        resource_manager_endpoint="https://management.azure.com/",
        management_portal_url="http://go.microsoft.com/fwlink/?LinkId=254433",
        active_directory_endpoint="https://login.windows.net/",
        active_directory_common_tenant_id="common",
        active_directory_service_endpoint_resource_id="https://management.core.windows.net/",
        storage_endpoint_suffix="core.windows.net",
        gallery_endpoint="https://gallery.azure.com/",
        sql_database_dns_suffix=".database.windows.net",
    ),
    "azurechinacloud": Environment(
        name="AzureChinaCloud",
        publish_settings_file_url="http://go.microsoft.com/fwlink/?LinkID=301774",
        service_endpoint="https://management.core.chinacloudapi.cn/",
        management_portal_url="http://go.microsoft.com/fwlink/?LinkId=301902",
        active_directory_endpoint="https://login.chinacloudapi.cn/",
        active_directory_common_tenant_id="common",
        active_directory_service_endpoint_resource_id="https://management.core.chinacloudapi.cn/",
        storage_endpoint_suffix="core.chinacloudapi.cn",
        sql_database_dns_suffix=".database.chinacloudapi.cn",
        dns_suffix=".chinacloudapp.cn",
        traffic_manager_suffix=".trafficmanager.cn",
    ),
}
"""The environments that nobody can change, by lower-case name."""


def found(change: Change) -> Subscription:
    """What a new world starts with: one account that sees one subscription, which is the default."""
    identifier = change.guid("subscription", "create")
    tenant = change.guid("tenant", "create")
    change.add(Account(name="admin@contoso.onmicrosoft.com", tenant=tenant, subscriptions=[identifier]))
    return change.add(
        Subscription(name="Azure Training", id=identifier, is_default=True, account="admin@contoso.onmicrosoft.com", tenant=tenant)
    )


def known(view: View) -> list[Subscription]:
    """The subscriptions of the profile, by name: what Get-AzureSubscription lists."""
    return [one for one in view.all(Subscription) if one.is_known]


def default(view: View) -> Subscription:
    """The default subscription; when none is marked, the first one."""
    everything = known(view) or view.all(Subscription)
    return next((one for one in everything if one.is_default), everything[0])


def named(view: View, name: str) -> Subscription:
    """The subscription of that name or id. Raises CloudError ResourceNotFound."""
    by_id = next((one for one in view.all(Subscription) if one.id == name.lower()), None)
    return by_id or view.get(Subscription, name)


def current(view: View) -> Subscription:
    """The subscription that this view reads."""
    return next(one for one in view.all(Subscription) if one.id == view.scope)


def learn(
    change: Change, name: str, identifier: str, environment: str = "AzureCloud", certificate: str = "", account: str = ""
) -> Subscription:
    """Put a subscription into the profile, as importing a publish settings file does; one of that id is brought up to date."""
    one = next((one for one in change.all(Subscription) if one.id == identifier.lower()), None)
    if one is None:
        return change.add(Subscription(name=name, id=identifier.lower(), environment=environment, certificate=certificate, account=account))
    one.is_known = True
    one.certificate = certificate or one.certificate
    one.account = account or one.account
    return one


def sign_in(change: Change, address: str) -> list[Subscription]:
    """Sign an account in: the subscriptions that it sees are in the profile again. An unknown account sees all there are."""
    account = change.find(Account, address)
    if account is None:
        account = change.add(Account(name=address, subscriptions=[one.id for one in change.all(Subscription)]))
    seen = [one for one in change.all(Subscription) if one.id in account.subscriptions]
    for one in seen:
        one.is_known, one.account = True, account.name
    return seen


def forget(change: Change, name: str) -> Subscription:
    """Take a subscription out of the profile. What is in it stays."""
    one = named(change, name)
    one.is_known = one.is_default = False
    return one


def make_default(change: Change, name: str | None) -> None:
    """Mark the subscription that new sessions select, or none."""
    wanted = named(change, name) if name is not None else None
    for one in change.all(Subscription):
        one.is_default = wanted is not None and one.id == wanted.id


def usage(view: View) -> dict[str, tuple[int, int]]:
    """(current, limit) by the id of the quota: what Get-AzureSubscription -ExtendedDetails shows."""
    kinds = {
        "cloud_services": "HostedService",
        "storage_accounts": "StorageAccount",
        "virtual_networks": "VirtualNetwork",
        "local_networks": "LocalNetwork",
        "dns_servers": "DnsServer",
        "reserved_ips": "ReservedIP",
        "affinity_groups": "AffinityGroup",
        "cores": "cores",
        "instance_level_public_ips": "public ip",
    }
    return {quota: (view.store.count(view.scope, kind), view.facts.quota(quota)) for quota, kind in kinds.items()}


def environments(view: View) -> list[Environment]:
    """The public ones, then those that the user added."""
    return [*ENVIRONMENTS.values(), *view.all(Environment)]


def environment(view: View, name: str | None = None) -> Environment:
    """An environment by name, or the one of the current subscription. Raises CloudError ResourceNotFound."""
    wanted = current(view).environment if name is None else name
    return ENVIRONMENTS.get(wanted.lower()) or view.get(Environment, wanted)
