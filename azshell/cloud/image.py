"""OS images: those of the platform, which are facts, and those that the user made, which are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from azshell.cloud import location as locations
from azshell.cloud.entity import Entity, Link
from azshell.cloud.error import CloudError
from azshell.cloud.rule import Rule, rules
from azshell.cloud.storage_account import BLOB_HAS_ACCOUNT, StorageAccount, account_of

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.facts import ImageFact
    from azshell.cloud.view import View

__all__ = ["OSImage", "create", "find", "get", "images", "remove", "require", "update"]


class OSImage(Entity):
    """An OS image. `locations` are region names; `media_link` is None for the platform's; sizes in GB."""

    MISSING: ClassVar[str] = "The image with the specified name does not exist."

    label: str
    os: str
    size_gb: int | None = None
    locations: list[str] = []
    category: str = "User"
    media_link: str | None = None
    affinity_group: str | None = None
    description: str | None = None
    family: str | None = None
    published: datetime | None = None
    publisher: str | None = None
    recommended_size: str | None = None
    eula: str | None = None
    privacy_uri: str | None = None
    icon_uri: str | None = None
    small_icon_uri: str | None = None

    def links(self) -> Iterator[Link]:
        if self.media_link:
            yield Link("StorageAccount", account_of(self.media_link))


rules(
    OSImage,
    Rule(
        "create",
        "ConflictError",
        "An image with the name {it.name} already exists.",
        lambda change, it: find(change, it.name) is not None or change.store.row(change.scope, "VMImage", it.key) is not None,
        "assumed wording",
    ),
    Rule(
        "create",
        "BadRequest",
        "The image name is invalid: Consecutive underscores as image name {it.name} is not allowed.",
        lambda change, it: "__" in it.name,
        "transcript of October 2014, nakedalm.com",
    ),
    BLOB_HAS_ACCOUNT,
)


def images(view: View) -> list[OSImage]:
    """The platform's in published order, then the user's by name."""
    everywhere = [region.name for region in locations.regions(view)]
    return [*(from_fact(fact, everywhere) for fact in view.facts.images.values()), *view.all(OSImage)]


def find(view: View, name: str) -> OSImage | None:
    """The image of that name, in any case."""
    fact = view.facts.images.get(name.lower())
    if fact is None:
        return view.find(OSImage, name)
    return from_fact(fact, [region.name for region in locations.regions(view)])


def get(view: View, name: str) -> OSImage:
    """The image of that name, or ResourceNotFound."""
    found = find(view, name)
    if found is None:
        raise CloudError("ResourceNotFound", OSImage.MISSING)
    return found


def require(view: View, name: str) -> OSImage:
    """The image that a machine is to be made from; the service looks at the form of an unknown name first."""
    if find(view, name) is None and "__" in name:
        # Transcript of October 2014 (nakedalm.com): only the platform's images have two underscores in a row.
        raise CloudError("BadRequest", f"The image name is invalid: Consecutive underscores as image name {name} is not allowed.")
    return get(view, name)


def create(change: Change, name: str, media_link: str, os: str, label: str | None = None, **fields: object) -> OSImage:
    """Register a blob as an image of the user's. `fields` are further fields of OSImage."""
    account = change.find(StorageAccount, account_of(media_link))
    image = OSImage(
        name=name,
        label=label if label is not None else name,
        os=os,
        media_link=media_link,
        locations=[account.geo_primary] if account else [],
        affinity_group=account.affinity_group if account else None,
    )
    return change.add(with_fields(image, fields))


def update(change: Change, name: str, **fields: object) -> OSImage:
    """Change fields of a user's image; None leaves one as it is."""
    return with_fields(change.get(OSImage, name), fields)


def remove(change: Change, name: str) -> OSImage:
    """Remove a user's image. The platform's cannot be removed."""
    if name.lower() in change.facts.images:
        raise CloudError("ForbiddenError", "This operation is not allowed for this subscription.")
    image = change.get(OSImage, name)
    change.remove(image)
    return image


def with_fields(image: OSImage, fields: dict[str, object]) -> OSImage:
    for field, value in fields.items():
        if value is not None:
            setattr(image, field, value)
    return image


def from_fact(fact: ImageFact, everywhere: list[str]) -> OSImage:
    # The recorded places are AzureCloud's; another environment has the images in all its regions.
    places = [name for name in fact.locations or () if name in everywhere] or everywhere
    return OSImage(
        name=fact.name,
        label=fact.label,
        os=fact.os,
        size_gb=fact.size_gb,
        locations=places,
        category=fact.category,
        family=fact.family,
        published=fact.published,
        publisher=fact.publisher,
        recommended_size=fact.recommended_size,
    )
