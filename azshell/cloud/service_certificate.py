"""Service certificates: what is uploaded to a hosted service for its machines, and goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from azshell.cloud.entity import Entity, Link, key_of
from azshell.cloud.error import CloudError
from azshell.cloud.hosted_service import CERTIFICATE_OF, HostedService
from azshell.cloud.rule import Rule, quota, rules

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = ["ServiceCertificate", "add", "get", "of", "remove"]

THUMBPRINT = re.compile(r"[0-9A-F]{40}")


class ServiceCertificate(Entity):
    """A certificate of a hosted service; `name` is its thumbprint in upper case, `data` base64."""

    MISSING: ClassVar[str] = "The certificate was not found."

    service: str
    data: str = ""
    algorithm: str = "sha1"

    @property
    def key(self) -> str:
        return key_of(self.service, self.name)

    def links(self) -> Iterator[Link]:
        yield Link(CERTIFICATE_OF, self.service.lower())


rules(
    ServiceCertificate,
    Rule("create", "BadRequest", "A parameter was incorrect", lambda change, it: not THUMBPRINT.fullmatch(it.name), "assumed"),
    quota(
        ServiceCertificate, "service_certificates", "service certificate count", "subscription limits of May 2014; assumed resource type"
    ),
)


def add(change: Change, service: str, thumbprint: str, data: str = "") -> ServiceCertificate:
    """Upload a certificate; one that is there already is put in its place."""
    owner = change.get(HostedService, service)
    known = change.find(ServiceCertificate, owner.name, thumbprint)
    if known is not None:
        known.data = data
        return known
    return change.add(ServiceCertificate(name=thumbprint.upper(), service=owner.name, data=data))


def of(view: View, service: str) -> list[ServiceCertificate]:
    """The certificates of a hosted service."""
    view.get(HostedService, service)
    return [one for one in view.referring(CERTIFICATE_OF, service) if isinstance(one, ServiceCertificate)]


def get(view: View, service: str, algorithm: str, thumbprint: str) -> ServiceCertificate:
    """The certificate of that thumbprint, in any case. Raises CloudError ResourceNotFound."""
    found = view.get(ServiceCertificate, view.get(HostedService, service).name, thumbprint)
    if found.algorithm != algorithm.lower():
        raise CloudError("ResourceNotFound", ServiceCertificate.MISSING)
    return found


def remove(change: Change, service: str, algorithm: str, thumbprint: str) -> None:
    """Remove a certificate."""
    change.remove(get(change, service, algorithm, thumbprint))
