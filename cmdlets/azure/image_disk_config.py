"""The disk configuration of VM images: Get-, New-AzureVMImageDiskConfigSet and the cmdlets that fill one."""

from __future__ import annotations

from typing import Any

from azshell.cloud.vm_image import VMImage
from azshell.cmdlet import Parameter, validate_not_null_or_empty, validate_set
from cmdlets.azure.azure_cmdlet import ArgumentException, AzureCmdlet
from cmdlets.azure.contexts import MODEL, context

_MODEL = MODEL + "PersistentVMModel."

OSDiskConfiguration = context(
    _MODEL + "OSDiskConfiguration",
    "string Name",
    "string HostCaching",
    "string OSState",
    "string OS",
    "uri MediaLink",
    "int LogicalDiskSizeInGB",
    "System.Object ExtensionData",
)
DataDiskConfiguration = context(
    _MODEL + "DataDiskConfiguration",
    "string Name",
    "string HostCaching",
    "int Lun",
    "uri MediaLink",
    "int LogicalDiskSizeInGB",
    "System.Object ExtensionData",
)
DiskConfigSet = context(
    MODEL + "VirtualMachineImageDiskConfigSet",
    _MODEL + "OSDiskConfiguration OSDiskConfiguration",
    "System.Object DataDiskConfigurations",
)

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


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


def data_disks_of(image: VMImage) -> list[Any]:
    """The data disks of a VM image, as they are shown."""
    return [
        DataDiskConfiguration(
            Name=disk.name, HostCaching=disk.host_caching, Lun=disk.lun, MediaLink=disk.media_link, LogicalDiskSizeInGB=disk.size_gb
        )
        for disk in image.data_disks
    ]


def caching_of(config: Any, image: VMImage) -> None:
    """Put the caching that a configuration asks for into an image."""
    if config is None:
        return
    if config.OSDiskConfiguration is not None and config.OSDiskConfiguration.HostCaching:
        image.host_caching = config.OSDiskConfiguration.HostCaching
    wanted = {disk.Name: disk for disk in config.DataDiskConfigurations or ()}
    for disk in image.data_disks:
        if disk.name in wanted:
            disk.host_caching, disk.lun = wanted[disk.name].HostCaching, wanted[disk.name].Lun


class DiskConfigCmdlet(AzureCmdlet):
    """What changes a configuration and passes it on."""

    output_types = (DiskConfigSet,)

    DiskConfig = Parameter(
        DiskConfigSet, mandatory=True, position=0, from_pipeline=True, from_property=True, validate=validate_not_null_or_empty
    )

    def execute(self) -> None:
        self.edit(self.DiskConfig)
        self.write(self.DiskConfig)

    def edit(self, config: Any) -> None:
        """Change the configuration."""
        raise NotImplementedError


class NewAzureVMImageDiskConfigSet(AzureCmdlet):
    """Makes an empty disk configuration."""

    net_class = _IAAS + "NewAzureVMImageDiskConfigSet"
    output_types = (DiskConfigSet,)

    def execute(self) -> None:
        self.write(DiskConfigSet(DataDiskConfigurations=[]))


class GetAzureVMImageDiskConfigSet(AzureCmdlet):
    """Gives the disk configuration of a VM image."""

    net_class = _IAAS + "GetAzureVMImageDiskConfigSet"
    output_types = (DiskConfigSet,)

    ImageContext = Parameter("object", position=1, from_pipeline=True, from_property=True)

    def execute(self) -> None:
        context = self.ImageContext
        if hasattr(context, "OSDiskConfiguration"):
            self.write(
                DiskConfigSet(
                    OSDiskConfiguration=context.OSDiskConfiguration, DataDiskConfigurations=list(context.DataDiskConfigurations or ())
                )
            )


class SetAzureVMImageOSDiskConfig(DiskConfigCmdlet):
    """Sets the caching of the OS disk in a configuration."""

    net_class = _IAAS + "SetAzureVMImageOSDiskConfig"

    HostCaching = Parameter(
        "string", position=1, from_property=True, validate=[validate_not_null_or_empty, validate_set("ReadOnly", "ReadWrite")]
    )

    def edit(self, config: Any) -> None:
        if config.OSDiskConfiguration is None:
            config.OSDiskConfiguration = OSDiskConfiguration()
        config.OSDiskConfiguration.HostCaching = self.HostCaching


class RemoveAzureVMImageOSDiskConfig(DiskConfigCmdlet):
    """Takes the OS disk out of a configuration."""

    net_class = _IAAS + "RemoveAzureVMImageOSDiskConfig"

    def edit(self, config: Any) -> None:
        config.OSDiskConfiguration = None


class SetAzureVMImageDataDiskConfig(DiskConfigCmdlet):
    """Puts a data disk into a configuration, or changes the one of that name."""

    net_class = _IAAS + "SetAzureVMImageDataDiskConfig"

    DataDiskName = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    Lun = Parameter("int", mandatory=True, position=2, from_property=True, validate=validate_not_null_or_empty)
    HostCaching = Parameter(
        "string",
        mandatory=True,
        position=3,
        from_property=True,
        validate=[validate_not_null_or_empty, validate_set("ReadOnly", "ReadWrite", "None")],
    )

    def edit(self, config: Any) -> None:
        disks = config.DataDiskConfigurations = list(config.DataDiskConfigurations or ())
        found = next((disk for disk in disks if disk.Name.lower() == self.DataDiskName.lower()), None)
        if found is None:
            found = DataDiskConfiguration(Name=self.DataDiskName)
            disks.append(found)
        found.Lun, found.HostCaching = self.Lun, self.HostCaching


class RemoveAzureVMImageDataDiskConfig(DiskConfigCmdlet):
    """Takes a data disk out of a configuration, by its name or its LUN."""

    net_class = _IAAS + "RemoveAzureVMImageDataDiskConfig"
    default_set = "RemoveByDiskName"

    DataDiskName = Parameter(
        "string", mandatory=True, position=1, from_property=True, sets=["RemoveByDiskName"], validate=validate_not_null_or_empty
    )
    Lun = Parameter("int", mandatory=True, position=1, from_property=True, sets=["RemoveByDiskLun"], validate=validate_not_null_or_empty)

    def edit(self, config: Any) -> None:
        disks = list(config.DataDiskConfigurations or ())
        by_name = self.parameter_set == "RemoveByDiskName"
        kept = [d for d in disks if (d.Name.lower() != self.DataDiskName.lower() if by_name else d.Lun != self.Lun)]
        if len(kept) == len(disks):
            raise ArgumentException(f"The data disk '{self.DataDiskName if by_name else self.Lun}' is not in the disk configuration set.")
        config.DataDiskConfigurations = kept
