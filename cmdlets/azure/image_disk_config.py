"""The disk configuration of VM images: Get-, New-AzureVMImageDiskConfigSet and the cmdlets that fill one."""

from __future__ import annotations

from typing import Any

from azshell.cloud.vm_image import VMImage
from azshell.cmdlet import Parameter, validate_not_null_or_empty, validate_set
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.image_model import (
    DataDiskConfiguration,
    DataDiskConfigurationList,
    DiskConfigSet,
    OSDiskConfiguration,
    OSImageContext,
)

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


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
        self.write(DiskConfigSet(DataDiskConfigurations=DataDiskConfigurationList()))


class GetAzureVMImageDiskConfigSet(AzureCmdlet):
    """Gives the disk configuration of a VM image.

    It is a copy: changed with the cmdlets of this family, it is handed to Update-AzureVMImage. An OS image has none.

    Examples
    ```ps1con
    PS C:\\> Save-AzureVMImage web web1 captured -OSState Specialized -WarningAction SilentlyContinue | Out-Null
    PS C:\\> Get-AzureVMImage captured | Get-AzureVMImageDiskConfigSet | Set-AzureVMImageOSDiskConfig -HostCaching ReadOnly |
    >>     Update-AzureVMImage -ImageName captured -Label captured

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    Update-AzureVMImage                     [..]                                    Succeeded

    PS C:\\> (Get-AzureVMImage captured).OSDiskConfiguration.HostCaching
    ReadOnly
    ```
    """

    net_class = _IAAS + "GetAzureVMImageDiskConfigSet"
    output_types = (DiskConfigSet,)

    ImageContext = Parameter(OSImageContext, position=1, from_pipeline=True, from_property=True)

    def execute(self) -> None:
        context = self.ImageContext
        if hasattr(context, "OSDiskConfiguration"):
            self.write(
                DiskConfigSet(
                    OSDiskConfiguration=context.OSDiskConfiguration,
                    DataDiskConfigurations=DataDiskConfigurationList(context.DataDiskConfigurations or ()),
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
        if config.DataDiskConfigurations is None:
            config.DataDiskConfigurations = DataDiskConfigurationList()
        disks = config.DataDiskConfigurations
        found = next((disk for disk in disks if disk.Name.lower() == self.DataDiskName.lower()), None)
        if found is None:
            found = DataDiskConfiguration(Name=self.DataDiskName)
            disks.append(found)
        found.Lun, found.HostCaching = self.Lun, self.HostCaching


class RemoveAzureVMImageDataDiskConfig(DiskConfigCmdlet):
    """Takes a data disk out of a configuration, by its name or its LUN; one that is not in it is no error."""

    net_class = _IAAS + "RemoveAzureVMImageDataDiskConfig"
    default_set = "RemoveByDiskName"

    DataDiskName = Parameter(
        "string", mandatory=True, position=1, from_property=True, sets=["RemoveByDiskName"], validate=validate_not_null_or_empty
    )
    Lun = Parameter("int", mandatory=True, position=1, from_property=True, sets=["RemoveByDiskLun"], validate=validate_not_null_or_empty)

    def edit(self, config: Any) -> None:
        if config.DataDiskConfigurations is None:
            return
        by_name = self.parameter_set == "RemoveByDiskName"
        config.DataDiskConfigurations = DataDiskConfigurationList(
            disk
            for disk in config.DataDiskConfigurations
            if ((disk.Name or "").lower() != self.DataDiskName.lower() if by_name else disk.Lun != self.Lun)
        )
