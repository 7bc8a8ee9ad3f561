"""Add- and Save-AzureVhd."""

from __future__ import annotations

from azshell.cloud import storage_account as accounts
from azshell.cloud.disk import BLOB
from azshell.cloud.storage_account import StorageAccount
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_range
from azshell.dotnet.conversion import to_string
from azshell.dotnet.exceptions import ArgumentException, InvalidOperationException
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, context

VhdUploadContext = context(MODEL + "VhdUploadContext", "System.IO.FileInfo LocalFilePath", "uri DestinationUri")
VhdDownloadContext = context(MODEL + "VhdDownloadContext", "System.IO.FileInfo LocalFilePath", "uri Source")

_VHD = "Vhd"
_STORAGE = "Microsoft.WindowsAzure.Commands.ServiceManagement.StorageServices."


class AddAzureVhd(AzureCmdlet):
    """Uploads a VHD file to a storage account of the subscription, where Add-AzureDisk and Add-AzureVMImage find it.

    Azshell keeps no content of blobs: that the file and the account are there, and that no disk has the blob, is all that is looked at.
    """

    net_class = _STORAGE + "AddAzureVhdCommand"
    output_types = (VhdUploadContext,)

    Destination = Parameter(
        "uri",
        mandatory=True,
        position=1,
        sets=[_VHD],
        from_property=True,
        aliases=["dst"],
        validate=validate_not_null_or_empty,
        effect="modelled",
    )
    LocalFilePath = Parameter(
        "System.IO.FileInfo",
        mandatory=True,
        position=2,
        sets=[_VHD],
        from_property=True,
        aliases=["lf"],
        validate=validate_not_null_or_empty,
        effect="modelled",
    )
    NumberOfUploaderThreads = Parameter(
        "int",
        position=3,
        sets=[_VHD],
        from_property=True,
        aliases=["th"],
        validate=[validate_not_null_or_empty, validate_range(1, 64)],
        default=8,
        effect="accepted",
    )
    BaseImageUriToPatch = Parameter(
        "uri", position=4, sets=[_VHD], from_property=True, aliases=["bs"], validate=validate_not_null_or_empty, effect="not simulated"
    )
    OverWrite = Switch(position=5, sets=[_VHD], from_property=True, aliases=["o"], validate=validate_not_null_or_empty, effect="modelled")

    def execute(self) -> None:
        from azshell.dotnet.members import get_member

        address, shown = to_string(self.Destination), str(get_member(self.LocalFilePath, "FullName"))
        path = self.session.providers.locate(shown)
        if not path.exists():
            raise ArgumentException(f"Path {shown} doesn't exist.")
        self.world.get(StorageAccount, accounts.account_of(address))
        if self.world.is_taken(BLOB, address.lower()) and not self.OverWrite:
            raise InvalidOperationException(
                "An image already exists in blob storage with this name. If you want to upload again, use the Overwrite option."
            )
        self.write(VhdUploadContext(LocalFilePath=self.LocalFilePath, DestinationUri=self.Destination))


class SaveAzureVhd(AzureCmdlet):
    """Downloads a VHD from a storage account. Azshell keeps no content of blobs, so there is nothing to download."""

    net_class = _STORAGE + "SaveAzureVhdCommand"
    output_types = (VhdDownloadContext,)

    Source = Parameter(
        "uri",
        mandatory=True,
        position=1,
        sets=[_VHD],
        from_property=True,
        aliases=["src"],
        validate=validate_not_null_or_empty,
        effect="not simulated",
    )
    LocalFilePath = Parameter(
        "System.IO.FileInfo",
        mandatory=True,
        position=2,
        sets=[_VHD],
        aliases=["lf"],
        validate=validate_not_null_or_empty,
        effect="not simulated",
    )
    NumberOfThreads = Parameter(
        "int",
        position=3,
        sets=[_VHD],
        aliases=["th"],
        validate=[validate_not_null_or_empty, validate_range(1, 64)],
        default=8,
        effect="not simulated",
    )
    StorageKey = Parameter("string", position=4, sets=[_VHD], aliases=["sk"], validate=validate_not_null_or_empty, effect="not simulated")
    OverWrite = Switch(
        position=5, sets=[_VHD], from_property=True, aliases=["o"], validate=validate_not_null_or_empty, effect="not simulated"
    )

    def execute(self) -> None:
        """Never reached: -Source is mandatory and not simulated."""
