"""Get-, Add-, Update- and Remove-AzureDisk: disks of the subscription, attached or not."""

from __future__ import annotations

from typing import Any

from azshell.cloud import Operation, disk
from azshell.cloud.disk import Disk
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty
from azshell.dotnet.types import method
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context


def reference_text(reference: Any) -> str:
    """What AttachedTo prints."""
    return f"RoleName: {reference.RoleName} \r\nDeploymentName: {reference.DeploymentName} \r\nHostedServiceName: {reference.HostedServiceName}"


RoleReference = context(
    MODEL + "DiskContext+RoleReference",
    "string DeploymentName",
    "string HostedServiceName",
    "string RoleName",
    members=[method("string ToString()", reference_text)],
)
DiskContext = context(
    MODEL + "DiskContext",
    "string AffinityGroup",
    MODEL + "DiskContext+RoleReference AttachedTo",
    "bool IsCorrupted",
    "string Label",
    "string Location",
    "int DiskSizeInGB",
    "uri MediaLink",
    "string DiskName",
    "string SourceImageName",
    "string OS",
    base=ManagementOperationContext,
)

_CLASSES = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


def attached(one: Disk) -> Any:
    """Where a disk is attached, or $null."""
    place = one.attached_to
    if place is None:
        return None
    return RoleReference(RoleName=place.role, DeploymentName=place.deployment, HostedServiceName=place.service)


class DiskCmdlet(AzureCmdlet):
    """What the family shares: how a disk is shown."""

    output_types = (DiskContext,)

    def show(self, one: Disk, operation: Operation) -> None:
        self.write(
            self.context(
                DiskContext,
                operation,
                AffinityGroup=one.affinity_group,
                AttachedTo=attached(one),
                IsCorrupted=one.is_corrupted,
                Label=one.label,
                Location=one.location,
                DiskSizeInGB=one.size_gb,
                MediaLink=one.media_link,
                DiskName=one.name,
                SourceImageName=one.source_image,
                OS=one.os,
            )
        )


class GetAzureDisk(DiskCmdlet):
    """Gives the disks of the subscription, or the one named, with what each is attached to.

    A disk outlives its machine: those without AttachedTo can be removed, or become machines again.

    Examples
    ```ps1con
    PS C:\\> Remove-AzureVM -ServiceName web -Name web2 | Out-Null
    PS C:\\> Get-AzureDisk | Where-Object { -not $_.AttachedTo } | Format-Table DiskName, OS, DiskSizeInGB -AutoSize

    DiskName                        OS      DiskSizeInGB
    --------                        --      ------------
    web-web2-0-201406020900000000   Windows          128
    ```
    """

    net_class = _CLASSES + "GetAzureDiskCommand"

    DiskName = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        found = [self.world.get(Disk, self.DiskName)] if self.DiskName else self.world.all(Disk)
        operation = self.read("Disk", self.DiskName or "")
        for one in found:
            self.show(one, operation)


class AddAzureDisk(DiskCmdlet):
    """Registers a blob as a disk; with -OS it is one that a machine can start from."""

    net_class = _CLASSES + "AddAzureDiskCommand"

    DiskName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    MediaLocation = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    Label = Parameter("string", from_property=True, validate=validate_not_null_or_empty)
    OS = Parameter("string", from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        with self.change() as change:
            one = disk.create(change, self.DiskName, self.MediaLocation, self.Label, self.OS)
        self.show(one, change.operation)


class UpdateAzureDisk(DiskCmdlet):
    """Changes a disk's label."""

    net_class = _CLASSES + "UpdateAzureDiskCommand"

    DiskName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Label = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        with self.change() as change:
            one = disk.update(change, self.DiskName, self.Label)
        self.show(one, change.operation)


class RemoveAzureDisk(AzureCmdlet):
    """Removes a disk that is not attached, with -DeleteVHD its blob too.

    Examples
    ```ps1con
    PS C:\\> Add-AzureDisk -DiskName old -MediaLocation https://books.blob.core.windows.net/vhds/old.vhd | Out-Null
    PS C:\\> Remove-AzureDisk -DiskName old -DeleteVHD

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    Remove-AzureDisk                        [..]                                    Succeeded
    ```
    """

    net_class = _CLASSES + "RemoveAzureDiskCommand"
    output_types = (ManagementOperationContext,)

    DiskName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    DeleteVHD = Switch(effect="modelled")

    def execute(self) -> None:
        with self.change() as change:
            disk.remove(change, self.DiskName)
        self.write_operation(change.operation)
