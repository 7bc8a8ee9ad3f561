"""The certificate that a Windows machine's remote management is given when nobody brings one: self-signed, in the name of the service.

Its key and its signature are made up, so it has the shape of a certificate and proves nothing.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from azshell.cloud import hosted_service, service_certificate
from azshell.cloud.hosted_service import HostedService

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["certificate", "issue"]

INTEGER, BITS, NULL, IDENTIFIER, TEXT, TIME, SEQUENCE, SET, VERSION = 0x02, 0x03, 0x05, 0x06, 0x0C, 0x17, 0x30, 0x31, 0xA0

# Object identifiers in DER (RFC 5280, RFC 3279).
COMMON_NAME = bytes.fromhex("550403")
RSA = bytes.fromhex("2a864886f70d010101")
SHA1_WITH_RSA = bytes.fromhex("2a864886f70d010105")


def issue(change: Change, service: str, role: str) -> str:
    """Make a machine's certificate, put it into its hosted service, and give the thumbprint."""
    owner = change.get(HostedService, service)
    seed = bytes.fromhex(change.hexadecimal(f"Certificate/{owner.name}/{role}", "issue", 64))
    data = certificate(hosted_service.dns_name(change, owner), change.now(), seed)
    thumbprint = hashlib.sha1(data).hexdigest().upper()
    service_certificate.add(change, owner.name, thumbprint, b64encode(data).decode())
    return thumbprint


def certificate(name: str, since: datetime, seed: bytes) -> bytes:
    """DER of a certificate for a name, a year long; the same seed gives the same bytes."""
    algorithm = der(SEQUENCE, der(IDENTIFIER, SHA1_WITH_RSA), der(NULL))
    subject = der(SEQUENCE, der(SET, der(SEQUENCE, der(IDENTIFIER, COMMON_NAME), der(TEXT, name.encode()))))
    until = since + timedelta(days=365)
    validity = der(SEQUENCE, *(der(TIME, f"{moment:%y%m%d%H%M%SZ}".encode()) for moment in (since, until)))
    modulus = b"\x00\xc0" + stretched(seed, "modulus", 254) + b"\x01"
    key = der(SEQUENCE, der(INTEGER, modulus), der(INTEGER, b"\x01\x00\x01"))
    signed = der(
        SEQUENCE,
        der(VERSION, der(INTEGER, b"\x02")),
        der(INTEGER, b"\x1f" + stretched(seed, "serial", 15)),
        algorithm,
        subject,
        validity,
        subject,
        der(SEQUENCE, der(SEQUENCE, der(IDENTIFIER, RSA), der(NULL)), der(BITS, b"\x00", key)),
    )
    return der(SEQUENCE, signed, algorithm, der(BITS, b"\x00", stretched(seed, "signature", 256)))


def der(tag: int, *parts: bytes) -> bytes:
    """A value of DER: its tag, its length, its contents."""
    contents = b"".join(parts)
    size = len(contents)
    if size < 0x80:
        return bytes([tag, size]) + contents
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + contents


def stretched(seed: bytes, purpose: str, size: int) -> bytes:
    """Bytes that look like any, the same ones for the same seed and purpose."""
    found = b""
    while len(found) < size:
        found += hashlib.sha256(seed + purpose.encode() + len(found).to_bytes(2, "big")).digest()
    return found[:size]
