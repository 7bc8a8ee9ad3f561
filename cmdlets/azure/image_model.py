"""Images as .NET classes: OS images, VM images with their disks, and the disk configuration that a VM image is updated with."""

from __future__ import annotations

from typing import Any

from azshell.cloud.vm_image import VMImage
from azshell.dotnet.collections import Collection
from cmdlets.azure.contexts import EXTENSION_DATA, MODEL, ManagementOperationContext, context, list_class

_MODEL = MODEL + "PersistentVMModel."

OSDiskConfiguration = context(
    _MODEL + "OSDiskConfiguration",
    "string Name",
    "string HostCaching",
    "string OSState",
    "string OS",
    "uri MediaLink",
    "int LogicalDiskSizeInGB",
    EXTENSION_DATA,
    LogicalDiskSizeInGB=0,
)
DataDiskConfiguration = context(
    _MODEL + "DataDiskConfiguration",
    "string Name",
    "string HostCaching",
    "int Lun",
    "uri MediaLink",
    "int LogicalDiskSizeInGB",
    EXTENSION_DATA,
    LogicalDiskSizeInGB=0,
)
DataDiskConfigurationList = list_class(_MODEL + "DataDiskConfigurationList", _MODEL + "DataDiskConfiguration", Collection)
DiskConfigSet = context(
    MODEL + "VirtualMachineImageDiskConfigSet",
    _MODEL + "OSDiskConfiguration OSDiskConfiguration",
    _MODEL + "DataDiskConfigurationList DataDiskConfigurations",
)
OSImageContext = context(
    MODEL + "OSImageContext",
    "string ImageName",
    "string OS",
    "uri MediaLink",
    "System.Nullable[int] LogicalSizeInGB",
    "string AffinityGroup",
    "string Category",
    "string Location",
    "string Label",
    "string Description",
    "string Eula",
    "string ImageFamily",
    "System.Nullable[datetime] PublishedDate",
    "System.Nullable[bool] IsPremium",
    "uri IconUri",
    "uri SmallIconUri",
    "uri PrivacyUri",
    "string RecommendedVMSize",
    "string PublisherName",
    base=ManagementOperationContext,
)
VMImageContext = context(
    MODEL + "VMImageContext",
    "string ImageName",
    "string Label",
    "string Category",
    "string Description",
    "string OS",
    _MODEL + "OSDiskConfiguration OSDiskConfiguration",
    _MODEL + "DataDiskConfigurationList DataDiskConfigurations",
    "string ServiceName",
    "string DeploymentName",
    "string RoleName",
    "string AffinityGroup",
    "System.Nullable[datetime] CreatedTime",
    "System.Nullable[datetime] ModifiedTime",
    "string Language",
    "string ImageFamily",
    "string RecommendedVMSize",
    "System.Nullable[bool] IsPremium",
    "string Eula",
    "uri IconUri",
    "uri SmallIconUri",
    "uri PrivacyUri",
    "string PublisherName",
    "System.Nullable[datetime] PublishedDate",
    "System.Nullable[bool] ShowInGui",
    "uri PricingDetailLink",
    base=OSImageContext,
)


def os_disk_of(image: VMImage) -> Any:
    """The OS disk of a VM image, as it is shown."""
    return OSDiskConfiguration(
        Name=image.os_disk_name,
        HostCaching=image.host_caching,
        OSState=image.os_state,
        OS=image.os,
        MediaLink=image.media_link,
        LogicalDiskSizeInGB=image.size_gb,
    )


def data_disks_of(image: VMImage) -> Any:
    """The data disks of a VM image, as they are shown."""
    return DataDiskConfigurationList(
        DataDiskConfiguration(
            Name=disk.name, HostCaching=disk.host_caching, Lun=disk.lun, MediaLink=disk.media_link, LogicalDiskSizeInGB=disk.size_gb
        )
        for disk in image.data_disks
    )
