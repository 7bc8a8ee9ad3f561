"""Publish settings files: the XML by which a subscription and its management certificate reach a profile."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from hashlib import sha1
from typing import NamedTuple

__all__ = ["PublishedSubscription", "parse", "text"]


class PublishedSubscription(NamedTuple):
    """A subscription as the file names it; `certificate` is the thumbprint that the management certificate is given here."""

    name: str
    id: str
    management_url: str
    certificate: str


def parse(document: str | bytes) -> list[PublishedSubscription]:
    """The subscriptions in a file, of schema 1.0 (certificate and URL on the profile) or 2.0 (on each). Raises ValueError."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(document)
    except ElementTree.ParseError as error:
        raise ValueError(f"The publish settings file is not XML: {error}.") from error
    found = []
    for profile in root.iter("PublishProfile"):
        for one in profile.iter("Subscription"):
            url = one.get("ServiceManagementUrl") or profile.get("Url") or ""
            certificate = one.get("ManagementCertificate") or profile.get("ManagementCertificate") or ""
            name, identifier = one.get("Name"), one.get("Id")
            if not name or not identifier:
                raise ValueError("A subscription in the publish settings file has no name or no id.")
            found.append(PublishedSubscription(name, identifier.lower(), url, thumbprint(certificate)))
    if not found:
        raise ValueError("There is no subscription in the publish settings file.")
    return found


def text(subscriptions: list[tuple[str, str, str]]) -> str:
    """A file of schema 2.0 for (name, id, management URL). Its certificate is made up, and opens nothing."""
    from base64 import b64encode
    from xml.sax.saxutils import quoteattr

    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<PublishData>"]
    lines.append('  <PublishProfile SchemaVersion="2.0" PublishMethod="AzureServiceManagementAPI">')
    for name, identifier, url in subscriptions:
        certificate = b64encode(f"azshell training certificate of {identifier}".encode()).decode()
        attributes = {"ServiceManagementUrl": url, "Id": identifier, "Name": name, "ManagementCertificate": certificate}
        lines.append("    <Subscription")
        lines += [f"      {key}={quoteattr(value)}" for key, value in attributes.items()]
        lines[-1] += " />"
    return "\n".join([*lines, "  </PublishProfile>", "</PublishData>", ""])


def thumbprint(certificate: str) -> str:
    """40 hexadecimal digits for the certificate's bytes; the file is a container with a private key, which nothing here opens."""
    try:
        return sha1(b64decode(certificate)).hexdigest().upper()
    except Error as error:
        raise ValueError("The management certificate in the publish settings file is not base64.") from error
