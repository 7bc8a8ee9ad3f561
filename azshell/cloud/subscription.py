"""Subscriptions, the accounts that see them, and the environments they live in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from azshell.cloud.entity import Entity, Link

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = ["ENVIRONMENTS", "Account", "Environment", "Subscription", "current", "default", "environment", "environments", "found", "named"]


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


def default(view: View) -> Subscription:
    """The default subscription; when none is marked, the first by name."""
    everything = view.all(Subscription)
    return next((one for one in everything if one.is_default), everything[0])


def named(view: View, name: str) -> Subscription:
    """The subscription of that name or id. Raises CloudError ResourceNotFound."""
    by_id = next((one for one in view.all(Subscription) if one.id == name.lower()), None)
    return by_id or view.get(Subscription, name)


def current(view: View) -> Subscription:
    """The subscription that this view reads."""
    return next(one for one in view.all(Subscription) if one.id == view.scope)


def environments(view: View) -> list[Environment]:
    """The public ones, then those that the user added."""
    return [*ENVIRONMENTS.values(), *view.all(Environment)]


def environment(view: View, name: str | None = None) -> Environment:
    """An environment by name, or the one of the current subscription. Raises CloudError ResourceNotFound."""
    wanted = current(view).environment if name is None else name
    return ENVIRONMENTS.get(wanted.lower()) or view.get(Environment, wanted)
