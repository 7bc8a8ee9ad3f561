"""VM images: a captured machine with all its disks, from which further machines are made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import msgspec

from azshell.cloud.entity import Entity, Link
from azshell.cloud.image import find as find_os_image
from azshell.cloud.rule import Rule, rules
from azshell.cloud.storage_account import account_of

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["DataDiskImage", "VMImage", "remove", "update"]


class DataDiskImage(msgspec.Struct, omit_defaults=True):
    """A data disk of an image; size in GB."""

    name: str
    lun: int
    size_gb: int
    media_link: str
    host_caching: str = "None"


class VMImage(Entity):
    """A VM image.

    os_state   "Generalized": each machine made from it is provisioned anew; "Specialized": it is the machine that was captured
    service, deployment, role   where it was captured
    """

    MISSING: ClassVar[str] = "The image with the specified name does not exist."

    label: str
    os: str
    os_state: str
    os_disk_name: str
    media_link: str
    location: str
    service: str
    deployment: str
    role: str
    created: datetime
    modified: datetime
    size_gb: int = 0
    host_caching: str = "ReadWrite"
    data_disks: list[DataDiskImage] = []
    affinity_group: str | None = None
    category: str = "User"
    description: str | None = None
    language: str | None = None
    family: str | None = None
    recommended_size: str | None = None
    eula: str | None = None
    privacy_uri: str | None = None
    icon_uri: str | None = None
    small_icon_uri: str | None = None
    published: datetime | None = None
    publisher: str | None = None
    show_in_gui: bool | None = None

    def links(self) -> Iterator[Link]:
        yield Link("StorageAccount", account_of(self.media_link))


rules(
    VMImage,
    Rule(
        "create",
        "ConflictError",
        "An image with the name {it.name} already exists.",
        lambda change, it: change.find(VMImage, it.name) is not None or find_os_image(change, it.name) is not None,
        "assumed wording",
    ),
    Rule(
        "create",
        "BadRequest",
        "The image name is invalid: Consecutive underscores as image name {it.name} is not allowed.",
        lambda change, it: "__" in it.name,
        "transcript of October 2014, nakedalm.com, for OS images",
    ),
)


def update(change: Change, name: str, **fields: object) -> VMImage:
    """Change fields of an image; None leaves one as it is."""
    image = change.get(VMImage, name)
    for field, value in fields.items():
        if value is not None:
            setattr(image, field, value)
    image.modified = change.now()
    return image


def remove(change: Change, name: str) -> VMImage:
    """Remove an image with its VHDs."""
    image = change.get(VMImage, name)
    change.remove(image)
    return image
