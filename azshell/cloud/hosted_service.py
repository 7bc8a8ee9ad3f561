"""Hosted services (cloud services): the container of deployments, bound for life to a DNS name and one location."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from azshell.cloud import affinity_group as affinity_groups
from azshell.cloud import location as locations
from azshell.cloud import subscription as subscriptions
from azshell.cloud.entity import Entity, Link
from azshell.cloud.rule import Rule, quota, rules

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = ["HostedService", "create", "create_implicitly", "dns_name", "is_taken", "region", "remove", "update", "url"]

CERTIFICATE_OF = "certificate of a hosted service"
"""The kind of link by which certificates belong to a service; what belongs to it goes with it, and does not keep it in use."""

NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


class HostedService(Entity):
    """A hosted service. Exactly one of `location` and `affinity_group` is set."""

    MISSING: ClassVar[str] = "The hosted service does not exist."

    label: str
    created: datetime
    modified: datetime
    location: str | None = None
    affinity_group: str | None = None
    description: str | None = None
    status: str = "Created"
    extended_properties: dict[str, str] = {}

    def links(self) -> Iterator[Link]:
        if self.affinity_group:
            yield Link("AffinityGroup", self.affinity_group.lower())


def name_in_use(change: Change, service: HostedService) -> bool:
    return is_taken(change, service.name)


rules(
    HostedService,
    Rule(
        "create",
        "BadRequest",
        "The hosted service name is invalid.",
        lambda change, it: not NAME.fullmatch(it.name),
        "azure-xplat-cli, recorded answer",
    ),
    Rule("create", "ConflictError", "The specified DNS name is already taken.", name_in_use, "issues of 2012 to 2014"),
    Rule(
        "keep",
        "BadRequest",
        "The hosted service label must be between 1 and 100 characters long.",
        lambda change, it: not 1 <= len(it.label) <= 100,
        "azure-sdk-tools v0.8.4, Set-AzureService; assumed wording",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The hosted service description must not be longer than 1024 characters.",
        lambda change, it: len(it.description or "") > 1024,
        "azure-sdk-tools v0.8.4, Set-AzureService; assumed wording",
    ),
    quota(HostedService, "cloud_services", "hosted service count", "documentation on cloud service allocation failures"),
    Rule(
        "remove",
        "BadRequest",
        "A hosted service cannot be deleted while it still contains deployments.",
        lambda change, it: bool(change.referring(HostedService, it.name)),
        "github.com/Azure/azure-xplat-cli, issue 1139",
    ),
)


def create(
    change: Change,
    name: str,
    location: str | None = None,
    affinity_group: str | None = None,
    label: str | None = None,
    description: str | None = None,
) -> HostedService:
    """Make a hosted service in a region or an affinity group; the label is the name unless given."""
    group = affinity_groups.require(change, affinity_group) if affinity_group is not None else None
    place = locations.require(change, location).name if group is None else None
    now = change.now()
    return change.add(
        HostedService(
            name=name,
            label=label if label is not None else name,
            description=description,
            location=place,
            affinity_group=group.name if group else None,
            created=now,
            modified=now,
        )
    )


def create_implicitly(
    change: Change,
    name: str,
    location: str | None = None,
    affinity_group: str | None = None,
    label: str | None = None,
    description: str | None = None,
) -> HostedService:
    """As New-AzureVM and New-AzureQuickVM do when they make the service on the way (azure-sdk-tools v0.8.4)."""
    description = description or f"Implicitly created hosted service{change.now():%Y-%m-%d %H:%M}"
    return create(change, name, location, affinity_group, label, description)


def update(change: Change, name: str, label: str | None = None, description: str | None = None) -> HostedService:
    """Change label and description; None leaves one as it is."""
    service = change.get(HostedService, name)
    if label is not None:
        service.label = label
    if description is not None:
        service.description = description
    service.modified = change.now()
    return service


def remove(change: Change, name: str) -> None:
    """Remove a hosted service that holds no deployment, and its certificates."""
    service = change.get(HostedService, name)
    belongings = change.referring(CERTIFICATE_OF, service.name)
    change.remove(service)
    for one in belongings:
        change.remove(one)


def is_taken(view: View, name: str) -> bool:
    """Whether anybody has the DNS name: what Test-AzureName answers."""
    return view.anywhere(HostedService, name) is not None


def region(view: View, service: HostedService) -> str:
    """The region's name, also of a service in an affinity group."""
    return service.location or affinity_groups.require(view, service.affinity_group or "").location


def dns_name(view: View, service: HostedService) -> str:
    """`web.cloudapp.net`"""
    return service.name.lower() + subscriptions.environment(view).dns_suffix


def url(view: View, service: HostedService) -> str:
    """The management URL."""
    return f"{subscriptions.environment(view).service_endpoint}{view.scope}/services/hostedservices/{service.name}"
