"""Disks: VHDs that are registered with the subscription, and the machine that each is attached to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import msgspec

from azshell.cloud.entity import Entity, Link
from azshell.cloud.rule import Rule, rules
from azshell.cloud.storage_account import BLOB_HAS_ACCOUNT, StorageAccount, account_of

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["Attachment", "Disk", "create", "remove", "update"]


BLOB = "blob"
"""The kind of link by which a VHD is known to be a disk's."""


class Attachment(msgspec.Struct, frozen=True):
    """The machine that a disk is in."""

    service: str
    deployment: str
    role: str


class Disk(Entity):
    """A disk. `os` is Windows or Linux for an OS disk, None for a data disk; size in GB."""

    MISSING: ClassVar[str] = "The disk with the specified name does not exist."

    media_link: str
    created: datetime
    label: str | None = None
    os: str | None = None
    size_gb: int = 0
    location: str | None = None
    affinity_group: str | None = None
    source_image: str | None = None
    attached_to: Attachment | None = None
    is_corrupted: bool = False

    def links(self) -> Iterator[Link]:
        yield Link("StorageAccount", account_of(self.media_link))
        yield Link(BLOB, self.media_link.lower())


def in_use(change: Change, disk: Disk) -> object:
    where = disk.attached_to
    return (disk.name, where.role, where.service, where.deployment) if where else None


rules(
    Disk,
    Rule(
        "create",
        "ConflictError",
        "A disk with name {it.name} already exists.",
        lambda change, it: change.find(Disk, it.name) is not None,
        "assumed wording",
    ),
    Rule(
        "create",
        "ConflictError",
        "The VHD {it.media_link} is already registered as a disk.",
        lambda change, it: change.is_taken(BLOB, it.media_link.lower()),
        "assumed wording",
    ),
    BLOB_HAS_ACCOUNT,
    Rule(
        "remove",
        "BadRequest",
        "A disk with name {0} is currently in use by virtual machine {1} running within hosted service {2}, deployment {3}.",
        in_use,
        "github.com/pkgcloud/pkgcloud, issue 98",
    ),
)


def create(
    change: Change,
    name: str,
    media_link: str,
    label: str | None = None,
    os: str | None = None,
    size_gb: int = 0,
    source_image: str | None = None,
    attached_to: Attachment | None = None,
) -> Disk:
    """Register a VHD as a disk; it is where its storage account is."""
    account = change.find(StorageAccount, account_of(media_link))
    return change.add(
        Disk(
            name=name,
            media_link=media_link,
            created=change.now(),
            label=label,
            os=os,
            size_gb=size_gb,
            location=account.location if account else None,
            affinity_group=account.affinity_group if account else None,
            source_image=source_image,
            attached_to=attached_to,
        )
    )


def update(change: Change, name: str, label: str) -> Disk:
    """Give a disk another label."""
    disk = change.get(Disk, name)
    disk.label = label
    return disk


def remove(change: Change, name: str) -> Disk:
    """Remove a disk that is in no machine."""
    disk = change.get(Disk, name)
    change.remove(disk)
    return disk
