"""Reserved IP addresses: a public address kept for the subscription, the VIP of a deployment made with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from azshell.cloud import address as addresses
from azshell.cloud import location as locations
from azshell.cloud.deployment import Deployment
from azshell.cloud.entity import Entity, Link
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.rule import Rule, quota, rules
from azshell.cloud.virtual_network import VirtualNetwork

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["ReservedIP", "create", "remove"]

NAME = re.compile(r"[A-Za-z0-9._-]{1,63}")


class ReservedIP(Entity):
    """A reserved IP.

    address      chosen by Azure, and kept whatever becomes of the deployment
    service, deployment   names of what it is in use by; also while all its machines are deallocated
    """

    MISSING: ClassVar[str] = "The reserved IP {0} does not exist."

    id: str
    address: str
    location: str
    label: str | None = None
    state: str = "Created"
    service: str | None = None
    deployment: str | None = None

    @property
    def in_use(self) -> bool:
        return self.deployment is not None

    def links(self) -> Iterator[Link]:
        yield addresses.holds(self.address)


def in_use(change: Change, reserved: ReservedIP) -> object:
    return (reserved.name, reserved.deployment, reserved.service) if reserved.in_use else None


rules(
    ReservedIP,
    Rule(
        "create",
        "BadRequest",
        "The reserved IP name {it.name} is invalid.",
        lambda change, it: not NAME.fullmatch(it.name),
        "assumed; the documentation gives no set of characters",
    ),
    Rule(
        "create",
        "ConflictError",
        "The reserved IP name {it.name} already exists.",
        lambda change, it: change.find(ReservedIP, it.name) is not None,
        "azure-sdk-tools v0.8.4, ReservedIPTest expects the code; assumed wording",
    ),
    Rule(
        "create",
        "BadRequest",
        "The reserved IP label must not be longer than 100 characters.",
        lambda change, it: len(it.label or "") > 100,
        "Create Reserved IP Address (msdn dn722413); assumed wording",
    ),
    # Soft limit of 5: the article of June 2014, and the limits of May 2014. The recorded text is that of another resource type.
    quota(ReservedIP, "reserved_ips", "reserved IP count", "recorded text; assumed resource type"),
    Rule(
        "remove",
        "BadRequest",
        "The reserved IP {0} is in use by deployment {1} of hosted service {2}.",
        in_use,
        "azure-sdk-tools v0.8.4, ReservedIPTest expects the code; assumed wording",
    ),
)


# What must hold of a deployment that is made with one. Later it cannot be attached any more (the article of June 2014).


def wanted(change: Change, deployment: Deployment) -> ReservedIP | None:
    return change.find(ReservedIP, deployment.reserved_ip) if deployment.reserved_ip else None


def unknown(change: Change, deployment: Deployment) -> object:
    return deployment.reserved_ip if deployment.reserved_ip and wanted(change, deployment) is None else None


def used_by_another(change: Change, deployment: Deployment) -> object:
    reserved = wanted(change, deployment)
    return in_use(change, reserved) if reserved else None


def grouped(change: Change, deployment: Deployment) -> object:
    reserved, service = wanted(change, deployment), change.find(HostedService, deployment.service)
    if reserved is None or service is None:
        return None
    network = change.find(VirtualNetwork, deployment.virtual_network) if deployment.virtual_network else None
    return reserved.name if service.affinity_group or (network is not None and not network.is_regional) else None


def elsewhere(change: Change, deployment: Deployment) -> object:
    reserved = wanted(change, deployment)
    return (reserved.name, reserved.location, deployment.region) if reserved and reserved.location != deployment.region else None


def without_endpoint(change: Change, deployment: Deployment) -> object:
    reserved = wanted(change, deployment)
    return (deployment.name, reserved.name) if reserved and not any(role.endpoints for role in deployment.roles) else None


rules(
    Deployment,
    Rule("create", "BadRequest", ReservedIP.MISSING, unknown, "assumed: BadRequest, as for a virtual network that is not there"),
    Rule(
        "create",
        "BadRequest",
        "The reserved IP {0} is in use by deployment {1} of hosted service {2}.",
        used_by_another,
        "azure-sdk-tools v0.8.4, ReservedIPTest expects the code; assumed wording",
    ),
    Rule(
        "create",
        "BadRequest",
        "The reserved IP {0} cannot be used by a hosted service or a virtual network that is in an affinity group.",
        grouped,
        "the article of June 2014, and documentation of reserved IPs; assumed wording",
    ),
    Rule(
        "create",
        "BadRequest",
        "The reserved IP {0} is in the location {1}, and the deployment is in {2}.",
        elsewhere,
        "azure-sdk-tools v0.8.4, ReservedIPTest expects the code; assumed wording",
    ),
    Rule(
        "create",
        "BadRequest",
        "Deployment {0} uses ReservedIP {1} but does not contain any endpoints. Deployment must contain at least one endpoint in order "
        "to use a ReservedIP.",
        without_endpoint,
        "github.com/Azure/azure-xplat-cli, issue 2664",
    ),
)


def create(change: Change, name: str, location: str, label: str | None = None) -> ReservedIP:
    """Reserve an address in a region. Which one cannot be proposed."""
    region = locations.require(change, location)
    resource = f"ReservedIP/{name}"
    return change.add(
        ReservedIP(
            name=name,
            id=change.guid(resource, "id"),
            address=addresses.draw(change, region.name, resource),
            location=region.name,
            label=label,
        )
    )


def remove(change: Change, name: str) -> None:
    """Give an address back that no deployment uses."""
    change.remove(change.get(ReservedIP, name))
