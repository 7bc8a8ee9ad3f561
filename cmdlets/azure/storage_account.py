"""New-, Get-, Set- and Remove-AzureStorageAccount, Get- and New-AzureStorageKey."""

from __future__ import annotations

from typing import Any

from azshell.cloud import storage_account
from azshell.cloud.storage_account import StorageAccount
from azshell.cmdlet import Parameter, validate_length, validate_not_null_or_empty, validate_set
from cmdlets.azure.azure_cmdlet import ArgumentException, AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context

StorageServiceOperationContext = context(
    MODEL + "StorageServiceOperationContext", "string StorageAccountName", base=ManagementOperationContext
)
StorageServicePropertiesOperationContext = context(
    MODEL + "StorageServicePropertiesOperationContext",
    "string StorageAccountDescription",
    "string AffinityGroup",
    "string Location",
    "System.Nullable[bool] GeoReplicationEnabled",
    "string GeoPrimaryLocation",
    "string GeoSecondaryLocation",
    "string Label",
    "string StorageAccountStatus",
    "string StatusOfPrimary",
    "string StatusOfSecondary",
    "System.Collections.Generic.IEnumerable[string] Endpoints",
    base=StorageServiceOperationContext,
)
StorageServiceKeyOperationContext = context(
    MODEL + "StorageServiceKeyOperationContext",
    "string Primary",
    "string Secondary",
    base=StorageServiceOperationContext,
)

_CLASSES = "Microsoft.WindowsAzure.Commands.ServiceManagement.StorageServices."
_GROUP, _LOCATION = "ParameterSetAffinityGroup", "ParameterSetLocation"


def name_parameter(position: int = 0, mandatory: bool = True, from_property: bool = True, **settings: Any) -> Parameter:
    """-StorageAccountName, as most of the family takes it."""
    return Parameter(
        "string",
        mandatory=mandatory,
        position=position,
        from_property=from_property,
        aliases=["ServiceName"] if mandatory else [],
        validate=validate_not_null_or_empty,
        **settings,
    )


class NewAzureStorageAccount(AzureCmdlet):
    """Makes a storage account in a location or an affinity group. The disks of virtual machines are kept in one.

    Its name is a part of public addresses: 3 to 24 lower-case letters and digits, and nobody else's. Set-AzureSubscription
    -CurrentStorageAccountName makes it the one that new machines use.

    Examples
    ```ps1con
    PS C:\\> New-AzureStorageAccount -StorageAccountName shopdisks -Location "West Europe"

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    New-AzureStorageAccount                 [..]                                    Succeeded
    ```
    """

    net_class = _CLASSES + "NewAzureStorageAccountCommand"
    default_set = _GROUP
    output_types = (ManagementOperationContext,)

    StorageAccountName = name_parameter()
    Label = Parameter("string", from_property=True, validate=validate_not_null_or_empty)
    Description = Parameter("string", from_property=True, validate=validate_not_null_or_empty)
    AffinityGroup = Parameter("string", mandatory=True, from_property=True, sets=[_GROUP], validate=validate_not_null_or_empty)
    Location = Parameter("string", mandatory=True, from_property=True, sets=[_LOCATION], validate=validate_not_null_or_empty)

    def execute(self) -> None:
        with self.change() as change:
            storage_account.create(change, self.StorageAccountName, self.Location, self.AffinityGroup, self.Label, self.Description)
        self.write_operation(change.operation)


class GetAzureStorageAccount(AzureCmdlet):
    """Gives the storage accounts of the subscription, or the one named.

    Examples
    ```ps1con
    PS C:\\> Get-AzureStorageAccount | Format-Table StorageAccountName, GeoPrimaryLocation, GeoSecondaryLocation -AutoSize

    StorageAccountName GeoPrimaryLocation GeoSecondaryLocation
    ------------------ ------------------ --------------------
    books              East US            West US
    west               West US            East US
    ```
    """

    net_class = _CLASSES + "GetAzureStorageAccountCommand"
    output_types = (StorageServicePropertiesOperationContext,)

    StorageAccountName = name_parameter(mandatory=False)

    def execute(self) -> None:
        name = self.StorageAccountName
        found = [self.world.get(StorageAccount, name)] if name else self.world.all(StorageAccount)
        operation = self.read("StorageAccount", name or "")
        for account in found:
            self.write(
                self.context(
                    StorageServicePropertiesOperationContext,
                    operation,
                    StorageAccountName=account.name,
                    StorageAccountDescription=account.description,
                    AffinityGroup=account.affinity_group,
                    Location=account.location,
                    GeoReplicationEnabled=account.geo_replication,
                    GeoPrimaryLocation=account.geo_primary,
                    GeoSecondaryLocation=account.geo_secondary if account.geo_replication else None,
                    Label=account.label,
                    StorageAccountStatus=account.status,
                    StatusOfPrimary=account.status_of_primary,
                    StatusOfSecondary=account.status_of_primary if account.geo_replication else None,
                    Endpoints=storage_account.endpoints(self.world, account),
                )
            )


class SetAzureStorageAccount(AzureCmdlet):
    """Changes a storage account's label, description or geo-replication."""

    net_class = _CLASSES + "SetAzureStorageAccountCommand"
    output_types = (ManagementOperationContext,)

    StorageAccountName = name_parameter(from_property=False)
    Label = Parameter("string", validate=validate_length(0, 100))
    Description = Parameter("string", validate=validate_length(0, 1024))
    GeoReplicationEnabled = Parameter("System.Nullable[bool]")

    def execute(self) -> None:
        if self.Label is None and self.Description is None and self.GeoReplicationEnabled is None:
            raise ArgumentException("You must specify a value for either Label, Description or GeoReplicationEnabled.")
        with self.change() as change:
            storage_account.update(change, self.StorageAccountName, self.Label, self.Description, self.GeoReplicationEnabled)
        self.write_operation(change.operation)


class RemoveAzureStorageAccount(AzureCmdlet):
    """Removes a storage account that holds no blob of a disk or an image."""

    net_class = _CLASSES + "RemoveAzureStorageAccountCommand"
    output_types = (StorageServiceOperationContext,)

    StorageAccountName = name_parameter()

    def execute(self) -> None:
        with self.change() as change:
            storage_account.remove(change, self.StorageAccountName)
        self.write(self.context(StorageServiceOperationContext, change.operation, StorageAccountName=self.StorageAccountName))


class GetAzureStorageKey(AzureCmdlet):
    """Gives the two access keys of a storage account.

    Examples
    ```ps1con
    PS C:\\> (Get-AzureStorageKey -StorageAccountName books).Primary.Length
    88
    ```
    """

    net_class = _CLASSES + "GetAzureStorageKeyCommand"
    output_types = (StorageServiceKeyOperationContext,)

    StorageAccountName = name_parameter()

    def execute(self) -> None:
        account = self.world.get(StorageAccount, self.StorageAccountName)
        operation = self.read("StorageAccount", account.name)
        self.write(
            self.context(
                StorageServiceKeyOperationContext,
                operation,
                StorageAccountName=account.name,
                Primary=account.primary_key,
                Secondary=account.secondary_key,
            )
        )


class NewAzureStorageKey(AzureCmdlet):
    """Puts a new key in the place of the primary or the secondary one."""

    net_class = _CLASSES + "NewAzureStorageKeyCommand"
    output_types = (StorageServiceKeyOperationContext,)

    KeyType = Parameter("string", mandatory=True, position=0, validate=validate_set("Primary", "Secondary"))
    StorageAccountName = name_parameter(1)

    def execute(self) -> None:
        with self.change() as change:
            account = storage_account.regenerate_key(change, self.StorageAccountName, self.KeyType.capitalize())
        self.write(
            self.context(
                StorageServiceKeyOperationContext,
                change.operation,
                StorageAccountName=account.name,
                Primary=account.primary_key,
                Secondary=account.secondary_key,
            )
        )
