"""Capturing machines: into an OS image, which uses the machine up, or into a VM image with all its disks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.cloud import image as images
from azshell.cloud import virtual_machine
from azshell.cloud.disk import Disk
from azshell.cloud.vm_image import DataDiskImage, VMImage

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.image import OSImage

__all__ = ["os_image", "vm_image"]


def os_image(change: Change, service: str, name: str, image_name: str, label: str | None = None) -> OSImage:
    """Make the OS disk of a machine an image. The machine is deleted; its data disks stay (azure-sdk-tools v0.8.4)."""
    _, role, _ = virtual_machine.machine(change, service, name)
    disk = change.get(Disk, role.os_disk.disk_name or "")
    virtual_machine.remove(change, service, name)
    change.remove(disk)
    return images.create(change, image_name, disk.media_link, disk.os or "Windows", label, size_gb=disk.size_gb)


def vm_image(change: Change, service: str, name: str, image_name: str, os_state: str, label: str | None = None) -> VMImage:
    """Copy a machine's disks into a VM image, Generalized or Specialized. The machine stays."""
    deployment, role, _ = virtual_machine.machine(change, service, name)
    disk = change.get(Disk, role.os_disk.disk_name or "")
    now = change.now()
    stem = f"{disk.media_link.rpartition('/')[0]}/{image_name}"
    return change.add(
        VMImage(
            name=image_name,
            label=label if label is not None else image_name,
            os=disk.os or "Windows",
            os_state=os_state,
            os_disk_name=f"{image_name}-os-{now:%Y-%m-%d}",
            media_link=f"{stem}-os-{now:%Y-%m-%d}.vhd",
            location=deployment.region,
            service=deployment.service,
            deployment=deployment.name,
            role=role.name,
            created=now,
            modified=now,
            size_gb=disk.size_gb,
            host_caching=role.os_disk.host_caching,
            affinity_group=disk.affinity_group,
            data_disks=[
                DataDiskImage(
                    f"{image_name}-datadisk-{data.lun}-{now:%Y-%m-%d}",
                    data.lun,
                    data.size_gb,
                    f"{stem}-datadisk-{data.lun}-{now:%Y-%m-%d}.vhd",
                    data.host_caching,
                )
                for data in role.data_disks
            ],
        )
    )
