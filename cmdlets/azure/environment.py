"""Add-, Get-, Set- and Remove-AzureEnvironment: the sets of endpoints that subscriptions live in."""

from __future__ import annotations

from typing import Any

from azshell.cloud import subscription
from azshell.cloud.subscription import ENVIRONMENTS, Environment
from azshell.cmdlet import Parameter
from azshell.dotnet.values import PSObject
from cmdlets.azure.azure_cmdlet import CommandException
from cmdlets.azure.contexts import COMMON, context
from cmdlets.azure.profile_cmdlet import PROFILE, ProfileCmdlet

WindowsAzureEnvironment = context(
    COMMON + "WindowsAzureEnvironment",
    "string Name",
    "string PublishSettingsFileUrl",
    "string ServiceEndpoint",
    "string ResourceManagerEndpoint",
    "string ManagementPortalUrl",
    "string ActiveDirectoryEndpoint",
    "string ActiveDirectoryCommonTenantId",
    "string ActiveDirectoryServiceEndpointResourceId",
    "string StorageEndpointSuffix",
    "string StorageBlobEndpointFormat",
    "string StorageQueueEndpointFormat",
    "string StorageTableEndpointFormat",
    "string GalleryEndpoint",
    "string SqlDatabaseDnsSuffix",
)

# Parameter -> field of the environment.
_FIELDS = {
    "PublishSettingsFileUrl": "publish_settings_file_url",
    "ServiceEndpoint": "service_endpoint",
    "ManagementPortalUrl": "management_portal_url",
    "StorageEndpoint": "storage_endpoint_suffix",
    "ActiveDirectoryEndpoint": "active_directory_endpoint",
    "ResourceManagerEndpoint": "resource_manager_endpoint",
    "GalleryEndpoint": "gallery_endpoint",
    "ActiveDirectoryServiceEndpointResourceId": "active_directory_service_endpoint_resource_id",
}


def shown(environment: Environment) -> Any:
    """An environment as the cmdlets print it."""
    suffix = environment.storage_endpoint_suffix
    formats = {kind: f"{{0}}://{{1}}.{kind}.{suffix}/" if suffix else None for kind in ("blob", "queue", "table")}
    return WindowsAzureEnvironment(
        Name=environment.name,
        PublishSettingsFileUrl=environment.publish_settings_file_url or None,
        ServiceEndpoint=environment.service_endpoint or None,
        ResourceManagerEndpoint=environment.resource_manager_endpoint or None,
        ManagementPortalUrl=environment.management_portal_url or None,
        ActiveDirectoryEndpoint=environment.active_directory_endpoint or None,
        ActiveDirectoryCommonTenantId=environment.active_directory_common_tenant_id or None,
        ActiveDirectoryServiceEndpointResourceId=environment.active_directory_service_endpoint_resource_id or None,
        StorageEndpointSuffix=suffix or None,
        StorageBlobEndpointFormat=formats["blob"],
        StorageQueueEndpointFormat=formats["queue"],
        StorageTableEndpointFormat=formats["table"],
        GalleryEndpoint=environment.gallery_endpoint or None,
        SqlDatabaseDnsSuffix=environment.sql_database_dns_suffix or None,
    )


class EnvironmentCmdlet(ProfileCmdlet):
    """What adding and changing share: the endpoints."""

    output_types = (WindowsAzureEnvironment,)

    Name = Parameter("string", mandatory=True, position=0, from_property=True)
    PublishSettingsFileUrl = Parameter("string", position=1, from_property=True)
    ServiceEndpoint = Parameter("string", position=2, from_property=True)
    ManagementPortalUrl = Parameter("string", position=3, from_property=True)
    StorageEndpoint = Parameter("string", position=4)
    ActiveDirectoryEndpoint = Parameter("string", position=5, from_property=True)
    ResourceManagerEndpoint = Parameter("string", position=6, from_property=True)
    GalleryEndpoint = Parameter("string", position=7, from_property=True)
    ActiveDirectoryServiceEndpointResourceId = Parameter("string", position=8, from_property=True)

    def fill(self, environment: Environment) -> None:
        """Put the endpoints that were given into an environment."""
        for parameter, field in _FIELDS.items():
            value = getattr(self, parameter)
            if value is not None:
                setattr(environment, field, value)


def must_be_ours(name: str) -> None:
    """The public environments cannot be changed."""
    if name.lower() in ENVIRONMENTS:
        raise CommandException(f"Changing/Removing public environment '{name}' is not allowed.")


class AddAzureEnvironment(EnvironmentCmdlet):
    """Adds an environment of one's own."""

    net_class = PROFILE + "AddAzureEnvironmentCommand"
    aliases = ("Add-WAPackEnvironment",)

    def execute(self) -> None:
        if self.Name.lower() in ENVIRONMENTS or self.world.find(Environment, self.Name) is not None:
            raise CommandException(f"The environment '{self.Name}' already exists.")
        with self.change() as change:
            environment = Environment(name=self.Name)
            self.fill(environment)
            change.add(environment)
        self.write(shown(environment))


class SetAzureEnvironment(EnvironmentCmdlet):
    """Changes the endpoints of an environment of one's own."""

    net_class = PROFILE + "SetAzureEnvironmentCommand"
    aliases = ("Set-WAPackEnvironment",)

    ActiveDirectoryEndpoint = Parameter("string", position=5, from_property=True, aliases=["AdEndpointUrl"])

    def execute(self) -> None:
        must_be_ours(self.Name)
        self.environment(self.Name)
        with self.change() as change:
            environment = change.get(Environment, self.Name)
            self.fill(environment)
        self.write(shown(environment))


class GetAzureEnvironment(ProfileCmdlet):
    """Gives the environments, or the one named with all that is known of it.

    Examples
    ```ps1con
    PS C:\\> Get-AzureEnvironment | Format-Table EnvironmentName, ServiceEndpoint -AutoSize

    EnvironmentName ServiceEndpoint
    --------------- ---------------
    AzureCloud      https://management.core.windows.net/
    AzureChinaCloud https://management.core.chinacloudapi.cn/
    ```
    """

    net_class = PROFILE + "GetAzureEnvironmentCommand"
    aliases = ("Get-WAPackEnvironment",)
    output_types = (f"System.Collections.Generic.List[{COMMON}WindowsAzureEnvironment]", WindowsAzureEnvironment)

    Name = Parameter("string", position=0, from_property=True)

    def execute(self) -> None:
        if self.Name:
            self.write(shown(self.environment(self.Name)))
            return
        for environment in subscription.environments(self.world):
            properties: dict[str, Any] = {"EnvironmentName": environment.name}
            for name in ("ServiceEndpoint", "ResourceManagerEndpoint", "PublishSettingsFileUrl"):
                properties[name] = getattr(environment, _FIELDS[name]) or None
            self.write(PSObject.custom(list(properties.items())))


class RemoveAzureEnvironment(ProfileCmdlet):
    """Removes an environment of one's own."""

    net_class = PROFILE + "RemoveAzureEnvironmentCommand"
    aliases = ("Remove-WAPackEnvironment",)
    output_types = ("System.Boolean",)

    Name = Parameter("string", mandatory=True, position=0, from_property=True)
    PassThru = Parameter("string", position=1, help="a string in this release")

    def execute(self) -> None:
        must_be_ours(self.Name)
        self.environment(self.Name)
        with self.change() as change:
            change.remove(change.get(Environment, self.Name))
        if self.PassThru is not None:
            self.write(True)
