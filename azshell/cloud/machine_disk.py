"""The disks of a virtual machine: made from an image, made empty, or taken as they are; and let go with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from azshell.cloud import disk as disks
from azshell.cloud import image as images
from azshell.cloud import storage_account as accounts
from azshell.cloud import subscription as subscriptions
from azshell.cloud.deployment import DataDisk, Deployment, Role
from azshell.cloud.disk import BLOB, Attachment, Disk
from azshell.cloud.error import CloudError
from azshell.cloud.rule import Rule, rules
from azshell.cloud.storage_account import StorageAccount
from azshell.cloud.vm_image import VMImage

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["attach", "detach", "replace"]


def attach(change: Change, deployment: Deployment, role: Role) -> None:
    """Give a new machine its OS disk and its data disks, and write down the names that were left to the platform."""
    system = role.os_disk
    if system.image is None:
        disk = take(change, deployment, role, system.disk_name or "")
        system.disk_name, system.media_link, system.label, system.os = disk.name, disk.media_link, disk.label, disk.os
    else:
        captured = change.find(VMImage, system.image)
        if captured is None:
            image = images.require(change, system.image)
            check_region(change, deployment, image.name, image.locations)
            system.image, system.os, size = image.name, image.os, image.size_gb or 0
        else:
            check_region(change, deployment, captured.name, [captured.location])
            system.image, system.os, size = captured.name, captured.os, captured.size_gb
            luns = {data.lun for data in role.data_disks}
            role.data_disks += [
                DataDisk(data.lun, data.size_gb, host_caching=data.host_caching) for data in captured.data_disks if data.lun not in luns
            ]
        system.media_link = system.media_link or free_link(change, deployment, role, 0)
        check_account(change, deployment, system.media_link)
        system.disk_name = system.disk_name or free_name(change, deployment, role, 0)
        where = Attachment(deployment.service, deployment.name, role.name)
        disks.create(change, system.disk_name, system.media_link, system.label, system.os, size, system.image, where)
    for data in role.data_disks:
        attach_data(change, deployment, role, data)


def attach_data(change: Change, deployment: Deployment, role: Role, data: DataDisk) -> None:
    if data.existing:
        disk = take(change, deployment, role, data.disk_name or "")
        data.disk_name, data.media_link, data.size_gb = disk.name, disk.media_link, disk.size_gb
        return
    number = data.lun + 1
    data.media_link = data.media_link or free_link(change, deployment, role, number)
    check_account(change, deployment, data.media_link)
    data.disk_name = data.disk_name or free_name(change, deployment, role, number)
    where = Attachment(deployment.service, deployment.name, role.name)
    disks.create(change, data.disk_name, data.media_link, data.label, None, data.size_gb, None, where)


def detach(change: Change, role: Role, delete: bool = False) -> None:
    """Let the machine's disks go; they stay in the subscription unless they are to be deleted with their blobs."""
    for name in (role.os_disk.disk_name, *(data.disk_name for data in role.data_disks)):
        release(change, name, delete)


def replace(change: Change, deployment: Deployment, old: Role, new: Role) -> None:
    """Bring the data disks from an old configuration to a new one; the OS disk stays what it is."""
    new.os_disk.image, new.os_disk.disk_name = old.os_disk.image, old.os_disk.disk_name
    new.os_disk.media_link, new.os_disk.os = old.os_disk.media_link, old.os_disk.os
    known = {data.lun: data for data in old.data_disks}
    for data in new.data_disks:
        before = known.get(data.lun)
        if before and data.disk_name in (None, before.disk_name):
            data.disk_name, data.media_link, data.size_gb = before.disk_name, before.media_link, before.size_gb
            del known[data.lun]
        else:
            attach_data(change, deployment, new, data)
    for data in known.values():
        release(change, data.disk_name, delete=False)


def take(change: Change, deployment: Deployment, role: Role, name: str) -> Disk:
    """Attach a disk that is there and free."""
    disk = change.get(Disk, name)
    if disk.attached_to is not None:
        where = disk.attached_to
        # Recorded for the removal of a disk; the same words are assumed for its second use.
        words = f"A disk with name {disk.name} is currently in use by virtual machine {where.role} running within hosted service "
        raise CloudError("BadRequest", f"{words}{where.service}, deployment {where.deployment}.")
    disk.attached_to = Attachment(deployment.service, deployment.name, role.name)
    return disk


def release(change: Change, name: str | None, delete: bool) -> None:
    disk = change.find(Disk, name) if name else None
    if disk is not None:
        disk.attached_to = None
        if delete:
            change.remove(disk)


def free_name(change: Change, deployment: Deployment, role: Role, number: int) -> str:
    """`web-vm1-0-201406020900000000`: the moment tells disks of one machine's many lives apart (azure-sdk-tools v0.8.4)."""
    moment = change.now()
    while True:
        name = f"{deployment.service}-{role.name}-{number}-{moment:%Y%m%d%H%M%S}{moment.microsecond // 100:04d}"
        if change.find(Disk, name) is None:
            return name
        moment += timedelta(microseconds=100)


def free_link(change: Change, deployment: Deployment, role: Role, number: int) -> str:
    """A blob of the current storage account that is no disk's: `.../vhds/web-vm1-2014-6-2-9-0-0-0-0.vhd` (azure-sdk-tools v0.8.4)."""
    account = subscriptions.current(change).storage_account
    if account is None:
        raise CloudError("BadRequest", "A parameter was incorrect")
    suffix = subscriptions.environment(change).storage_endpoint_suffix
    moment = change.now()
    while True:
        parts = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond // 1000, number)
        name = "-".join(map(str, (deployment.service, role.name, *parts)))
        link = f"https://{account}.blob.{suffix}/vhds/{name}.vhd"
        if not change.is_taken(BLOB, link.lower()):
            return link
        moment += timedelta(milliseconds=1)


def check_region(change: Change, deployment: Deployment, image: str, regions: list[str]) -> None:
    """The image must be where the machine is to be; the platform's are replicated to most regions."""
    if deployment.region in regions or not regions:
        return
    place = regions[0]
    # Recorded: github.com/Azure/azure-powershell, issue 60.
    raise CloudError(
        "BadRequest",
        f"The location or affinity group {place} of the storage account where the source image {image} resides is not in the same "
        "location or affinity group as the specified cloud service. The source image must reside in a storage account that has the same "
        f"affinity group or location as the cloud service {deployment.service}.",
    )


def check_account(change: Change, deployment: Deployment, media_link: str) -> None:
    """The account that a disk's blob goes to must be the subscription's, and where the machine is."""
    name = accounts.account_of(media_link)
    account = change.get(StorageAccount, name)
    if account.geo_primary != deployment.region:
        place = account.affinity_group or account.location
        # Assumed from the words for a source image.
        raise CloudError(
            "BadRequest",
            f"The location or affinity group {place} of the storage account {account.name} is not in the same location or affinity group "
            f"as the specified cloud service {deployment.service}.",
        )


# What must hold


def bad_lun(change: Change, deployment: Deployment) -> object:
    for role in deployment.roles:
        luns = [data.lun for data in role.data_disks]
        if len(set(luns)) != len(luns) or any(not 0 <= lun <= 15 for lun in luns):
            return True
    return None


def too_many(change: Change, deployment: Deployment) -> object:
    for role in deployment.roles:
        size = change.facts.sizes.get(role.size.lower())
        if size and len(role.data_disks) > size.max_data_disks:
            return size.max_data_disks, role.size, role.name
    return None


rules(
    Deployment,
    Rule("keep", "BadRequest", "A parameter was incorrect", bad_lun, "azure-xplat-cli, recorded answer; LUNs are 0 to 15"),
    Rule(
        "keep",
        "BadRequest",
        "No more than {0} data disks can be attached to a virtual machine of the size {1}: {2}.",
        too_many,
        "role sizes of 2014; assumed wording",
    ),
)
