"""Storage accounts: name, place, keys and endpoints. What is in them is not kept here."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal
from urllib.parse import urlsplit

from azshell.cloud import affinity_group as affinity_groups
from azshell.cloud import location as locations
from azshell.cloud import subscription as subscriptions
from azshell.cloud.entity import Entity, Link
from azshell.cloud.rule import Rule, quota, rules

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = ["StorageAccount", "account_of", "create", "endpoints", "is_taken", "regenerate_key", "region", "remove", "update", "url"]

NAME = re.compile(r"[a-z0-9]{3,24}")


class StorageAccount(Entity):
    """A storage account. Exactly one of `location` and `affinity_group` is set; the keys are 64 bytes in base64."""

    MISSING: ClassVar[str] = "The storage account '{0}' was not found."

    label: str
    created: datetime
    primary_key: str
    secondary_key: str
    geo_primary: str
    geo_secondary: str
    location: str | None = None
    affinity_group: str | None = None
    description: str | None = None
    geo_replication: bool = True
    status: str = "Created"
    status_of_primary: str = "Available"

    @property
    def status_of_secondary(self) -> str | None:
        return "Available" if self.geo_replication else None

    def links(self) -> Iterator[Link]:
        if self.affinity_group:
            yield Link("AffinityGroup", self.affinity_group.lower())


def artifacts(change: Change, account: StorageAccount) -> object:
    """Containers that hold the blobs of disks and images."""
    media = [getattr(one, "media_link", "") for one in change.referring(StorageAccount, account.name)]
    containers = {urlsplit(link).path.split("/")[1] for link in media if link}
    return (account.name, len(containers)) if containers else None


rules(
    StorageAccount,
    Rule(
        "create",
        "BadRequest",
        "The name is not a valid storage account name. Storage account names must be between 3 and 24 characters in length and use "
        "numbers and lower-case letters only.",
        lambda change, it: not NAME.fullmatch(it.name),
        "azure-xplat-cli, recorded answer",
    ),
    Rule(
        "create",
        "ConflictError",
        "The storage account named '{it.name}' is already taken.",
        lambda change, it: is_taken(change, it.name),
        "issues of 2013 and 2014",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The storage account label must be between 1 and 100 characters long.",
        lambda change, it: not 1 <= len(it.label) <= 100,
        "Create Storage Account (msdn hh264518); assumed wording",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The storage account description must not be longer than 1024 characters.",
        lambda change, it: len(it.description or "") > 1024,
        "Create Storage Account (msdn hh264518); assumed wording",
    ),
    quota(StorageAccount, "storage_accounts", "storage account count", "subscription limits of May 2014; assumed resource type"),
    Rule(
        "remove",
        "BadRequest",
        "Storage account {0} has {1} container(s) which have an active image and/or disk artifacts. Ensure those artifacts are removed "
        "from the image repository before deleting this storage account.",
        artifacts,
        "github.com/microsoft/TestEasy, issue 2",
    ),
)


def create(
    change: Change,
    name: str,
    location: str | None = None,
    affinity_group: str | None = None,
    label: str | None = None,
    description: str | None = None,
    geo_replication: bool = True,
) -> StorageAccount:
    """Make a storage account in a region or an affinity group; the label is the name unless given."""
    group = affinity_groups.require(change, affinity_group) if affinity_group is not None else None
    place = locations.require(change, group.location if group else location)
    return change.add(
        StorageAccount(
            name=name,
            label=label if label is not None else name,
            description=description,
            location=None if group else place.name,
            affinity_group=group.name if group else None,
            geo_replication=geo_replication,
            geo_primary=place.name,
            geo_secondary=place.pair,
            created=change.now(),
            primary_key=new_key(change, name, "Primary"),
            secondary_key=new_key(change, name, "Secondary"),
        )
    )


def update(
    change: Change, name: str, label: str | None = None, description: str | None = None, geo_replication: bool | None = None
) -> StorageAccount:
    """Change what is given and leave the rest."""
    account = change.get(StorageAccount, name)
    for field, value in (("label", label), ("description", description), ("geo_replication", geo_replication)):
        if value is not None:
            setattr(account, field, value)
    return account


def regenerate_key(change: Change, name: str, which: Literal["Primary", "Secondary"]) -> StorageAccount:
    """Put a new key in the place of one."""
    account = change.get(StorageAccount, name)
    setattr(account, f"{which.lower()}_key", new_key(change, name, which))
    return account


def remove(change: Change, name: str) -> None:
    """Remove an account that holds no blob of a disk or an image."""
    change.remove(change.get(StorageAccount, name))


def new_key(change: Change, name: str, which: str) -> str:
    return b64encode(bytes.fromhex("".join(change.hexadecimal(f"StorageAccount/{name}", f"{which} key", 64) for _ in range(2)))).decode()


def is_taken(view: View, name: str) -> bool:
    """Whether anybody has the name: what Test-AzureName answers."""
    return view.anywhere(StorageAccount, name) is not None


def region(view: View, account: StorageAccount) -> str:
    """The region's name, also of an account in an affinity group."""
    return account.geo_primary


def endpoints(view: View, account: StorageAccount) -> list[str]:
    """Blob, queue and table endpoints."""
    suffix = subscriptions.environment(view).storage_endpoint_suffix
    return [f"https://{account.name}.{service}.{suffix}/" for service in ("blob", "queue", "table")]


def url(view: View, account: StorageAccount) -> str:
    """The management URL."""
    return f"{subscriptions.environment(view).service_endpoint}{view.scope}/services/storageservices/{account.name}"


def account_of(media_link: str) -> str:
    """The account that a blob's address names: `https://books.blob.core.windows.net/vhds/a.vhd` is in `books`."""
    return (urlsplit(media_link).hostname or "").split(".")[0]


BLOB_HAS_ACCOUNT = Rule(
    "create",
    "ResourceNotFound",
    StorageAccount.MISSING,
    lambda change, it: None if change.find(StorageAccount, account_of(it.media_link)) else account_of(it.media_link),
    "assumed; a blob's account must be the subscription's",
)
"""A rule of what is made of a blob: of disks and of images."""
