"""Add-, Get-, Set- and Remove-AzureDataDisk, Get- and Set-AzureOSDisk: the disks in a machine's configuration."""

from __future__ import annotations

from typing import Any

from azshell.cloud import subscription
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_set
from azshell.dotnet.exceptions import ArgumentException
from cmdlets.azure.contexts import uri
from cmdlets.azure.persistent_vm import DataVirtualHardDisk, OSVirtualHardDisk, data_disks
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."


class DataDiskCmdlet(VMConfigurationCmdlet):
    """What the data disk cmdlets share."""

    def disks(self) -> Any:
        """The collection in the configuration, made when there is none."""
        if self.machine.DataVirtualHardDisks is None:
            self.machine.DataVirtualHardDisks = data_disks()
        return self.machine.DataVirtualHardDisks

    def at(self, lun: int) -> Any:
        return next((disk for disk in self.disks() if disk.Lun == lun), None)


class AddAzureDataDisk(DataDiskCmdlet):
    """Adds a data disk to a machine's configuration: a new empty one, one that is registered, or a VHD in a storage account.

    A disk stands at a logical unit number, 0 to 15. How many a machine may have depends on its size.
    """

    net_class = _IAAS + "AddAzureDataDiskCommand"
    default_set = "CreateNew"

    CreateNew = Switch(mandatory=True, position=0, sets=["CreateNew"])
    Import = Switch(mandatory=True, position=0, sets=["Import"])
    ImportFrom = Switch(mandatory=True, position=0, sets=["ImportFrom"], effect="modelled")
    DiskName = Parameter("string", mandatory=True, position=1, from_property=True, sets=["Import"], validate=validate_not_null_or_empty)
    DiskSizeInGB = Parameter("int", mandatory=True, position=1, sets=["CreateNew"], validate=validate_not_null_or_empty)
    # Taken with -ImportFrom too, and not looked at (azure-sdk-tools v0.8.4).
    DiskLabel = Parameter("string", mandatory=True, position=2, sets=["CreateNew", "ImportFrom"], validate=validate_not_null_or_empty)
    LUN = Parameter("int", mandatory=True, position=3, validate=validate_not_null_or_empty)
    MediaLocation = Parameter(
        "string",
        sets={"CreateNew": {"from_property": True}, "ImportFrom": {"mandatory": True, "from_property": True}},
        validate=validate_not_null_or_empty,
    )
    HostCaching = Parameter("string", validate=validate_set("ReadOnly", "ReadWrite", "None"))

    def execute(self) -> None:
        new = self.parameter_set == "CreateNew"
        if new and self.MediaLocation is None and not subscription.current(self.world).storage_account:
            raise ArgumentException("Must specify MediaLocation or set a default storage account using Set-AzureSubscription.")
        if self.at(self.LUN) is not None:
            self.refuse(
                f"A data disk has already been assigned to LUN #{self.LUN} for this VM. Specify a different LUN or use Set-DataDisk to "
                "change the configuration settings of the existing disk."
            )
        disk = DataVirtualHardDisk(HostCaching=self.HostCaching, Lun=self.LUN)
        if new:
            disk.DiskLabel, disk.LogicalDiskSizeInGB, disk.MediaLink = self.DiskLabel, self.DiskSizeInGB, uri(self.MediaLocation)
        elif self.parameter_set == "Import":
            disk.DiskName = self.DiskName
        else:
            disk.SourceMediaLink = uri(self.MediaLocation)
        self.disks().append(disk)
        self.write(self.VM)


class GetAzureDataDisk(DataDiskCmdlet):
    """Gives the data disks in a machine's configuration, or the one at a logical unit number."""

    net_class = _IAAS + "Disks.GetAzureDataDisk"
    output_types = (DataVirtualHardDisk,)

    Lun = Parameter("System.Nullable[int]", position=0, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        for disk in self.disks():
            if self.Lun is None or disk.Lun == self.Lun:
                self.write(disk)


class SetAzureDataDisk(DataDiskCmdlet):
    """Changes how the host caches a data disk."""

    net_class = _IAAS + "SetAzureDataDiskCommand"

    HostCaching = Parameter("string", mandatory=True, position=0, validate=validate_set("None", "ReadOnly", "ReadWrite"))
    LUN = Parameter("int", mandatory=True, position=1, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        disk = self.at(self.LUN)
        if disk is None:
            self.refuse(f"A data disk is not currently assigned to LUN #{self.LUN} for this VM. Use New-DataDisk to define it.")
        disk.HostCaching = self.HostCaching
        self.write(self.VM)


class RemoveAzureDataDisk(DataDiskCmdlet):
    """Takes a data disk out of a machine's configuration. The disk stays in the subscription unless -DeleteVHD is given."""

    net_class = _IAAS + "RemoveAzureDataDiskCommand"

    LUN = Parameter("int", mandatory=True, position=0, validate=validate_not_null_or_empty)
    DeleteVHD = Switch(position=1)

    def execute(self) -> None:
        disk = self.at(self.LUN)
        if disk is None:
            self.refuse(f"A data disk is not currently assigned to LUN #{self.LUN} in the configuration of this VM.")
        disks = self.disks()
        disks[:] = [one for one in disks if one is not disk]
        if self.DeleteVHD:
            if self.machine.DataVirtualHardDisksToBeDeleted is None:
                self.machine.DataVirtualHardDisksToBeDeleted = data_disks()
            self.machine.DataVirtualHardDisksToBeDeleted.append(disk)
        self.write(self.VM)


class GetAzureOSDisk(VMConfigurationCmdlet):
    """Gives the operating system disk in a machine's configuration."""

    net_class = _IAAS + "PersistentVMs.GetAzureOSDiskCommand"
    output_types = (OSVirtualHardDisk,)

    def execute(self) -> None:
        self.write(self.machine.OSVirtualHardDisk)


class SetAzureOSDisk(VMConfigurationCmdlet):
    """Changes how the host caches the operating system disk."""

    net_class = _IAAS + "SetAzureOSDiskCommand"

    HostCaching = Parameter("string", mandatory=True, position=0, validate=validate_set("ReadOnly", "ReadWrite"))

    def execute(self) -> None:
        if self.machine.OSVirtualHardDisk is None:
            self.refuse("An OSDisk has not been defined for this VM. Use New-OSDisk to assign a new OS disk.")
        self.machine.OSVirtualHardDisk.HostCaching = self.HostCaching
        self.write(self.VM)
