"""Affinity groups: a named part of a region that compute and storage are put into together."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, TypeVar

from azshell.cloud import location as locations
from azshell.cloud.entity import Entity
from azshell.cloud.error import CloudError
from azshell.cloud.rule import Rule, quota, rules

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = ["AffinityGroup", "create", "members", "remove", "require", "update"]

E = TypeVar("E", bound=Entity)
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,62}")


class AffinityGroup(Entity):
    """An affinity group.

    capabilities, web_worker_sizes, vm_sizes   what the group's hardware had when the group was made; sizes that come to the
                                               region later never come to the group
    """

    MISSING: ClassVar[str] = "The affinity group does not exist."

    label: str
    location: str
    created: datetime
    description: str | None = None
    capabilities: list[str] = []
    web_worker_sizes: list[str] = []
    vm_sizes: list[str] = []


rules(
    AffinityGroup,
    Rule(
        "create",
        "BadRequest",
        "The affinity group name is empty or was not specified.",
        lambda change, it: not it.name,
        "github.com/microsoft/azure-puppet, issue 30",
    ),
    Rule(
        "create",
        "BadRequest",
        "The affinity group name is invalid.",
        lambda change, it: not NAME.fullmatch(it.name),
        "azure-xplat-cli, recorded answer",
    ),
    Rule(
        "create",
        "ConflictError",
        "The specified affinity group name {it.name} already exists.",
        lambda change, it: change.find(AffinityGroup, it.name) is not None,
        "assumed wording",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The affinity group label must be between 1 and 100 characters long.",
        lambda change, it: not 1 <= len(it.label) <= 100,
        "azure-sdk-tools v0.8.4, New-AzureAffinityGroup; assumed wording",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The affinity group description must not be longer than 1024 characters.",
        lambda change, it: len(it.description or "") > 1024,
        "azure-sdk-tools v0.8.4, New-AzureAffinityGroup; assumed wording",
    ),
    quota(AffinityGroup, "affinity_groups", "affinity group count", "subscription limits of May 2014; assumed resource type"),
    Rule(
        "remove",
        "BadRequest",
        "The affinity group {it.name} is in use and cannot be deleted.",
        lambda change, it: bool(change.referring(AffinityGroup, it.name)),
        "azure-sdk-tools functional tests expect the code; assumed wording",
    ),
)

# High-memory clusters came with the sizes A8 and A9, which older clusters never got; a group keeps to its cluster.
FROZEN_OUT = frozenset({"A8", "A9"})


def create(change: Change, name: str, location: str, label: str | None = None, description: str | None = None) -> AffinityGroup:
    """Make an affinity group; the label is the name unless given."""
    region = locations.require(change, location)
    return change.add(
        AffinityGroup(
            name=name,
            label=label if label is not None else name,
            description=description,
            location=region.name,
            created=change.now(),
            capabilities=[service for service in region.services if service not in ("Compute", "Storage")],
            web_worker_sizes=[size for size in region.web_worker_sizes if size not in FROZEN_OUT],
            vm_sizes=[size for size in region.vm_sizes if size not in FROZEN_OUT],
        )
    )


def update(change: Change, name: str, label: str, description: str | None = None) -> AffinityGroup:
    """Give a group another label, and another description when one is given."""
    group = change.get(AffinityGroup, name)
    group.label = label
    if description is not None:
        group.description = description
    return group


def remove(change: Change, name: str) -> None:
    """Remove a group that nothing is in."""
    change.remove(change.get(AffinityGroup, name))


def require(view: View, name: str) -> AffinityGroup:
    """The group that something is to be made in; BadRequest where reading one would say ResourceNotFound."""
    if not name:
        raise CloudError("BadRequest", "The affinity group name is empty or was not specified.")
    group = view.find(AffinityGroup, name)
    if group is None:
        # Recorded: github.com/microsoft/msopentech-tools-for-intellij, issue 211.
        raise CloudError("BadRequest", "The affinity group does not exist.")
    return group


def members(view: View, name: str, kind: type[E]) -> list[E]:
    """What of a kind is in the group: `members(world, "west", HostedService)`."""
    return [one for one in view.referring(AffinityGroup, name) if isinstance(one, kind)]
