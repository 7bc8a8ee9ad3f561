"""Reads an X.509 certificate (DER, PEM, base 64, or the one in a PFX) far enough for its names, number and dates; no signature is checked."""

from __future__ import annotations

from typing import Any

# Attribute types of distinguished names, as .NET abbreviates them (RFC 4519 and .NET's X500DistinguishedName).
_NAMES = {
    "2.5.4.3": "CN", "2.5.4.4": "SN", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "S", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.12": "T",
    "2.5.4.42": "G", "1.2.840.113549.1.9.1": "E", "0.9.2342.19200300.100.1.25": "DC",
}  # fmt: skip


def certificate_bytes(data: bytes) -> bytes:
    """DER of a certificate given as DER, PEM or base 64.  CryptographicException."""
    if data[:1] == b"\x30":
        return data
    if data[:2] == b"\xff\xfe":  # base 64 as Out-File wrote it
        data = data[2:].decode("utf-16-le", "replace").encode("ascii", "replace")
    import base64
    import re

    match = re.search(rb"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", data, re.DOTALL)
    try:
        decoded = base64.b64decode(re.sub(rb"\s", b"", match[1] if match else data), validate=True)
    except ValueError:
        raise _refused() from None
    if decoded[:1] != b"\x30":
        raise _refused()
    return decoded


def is_pfx(data: bytes) -> bool:
    """Whether it is a PKCS #12 file: a sequence that begins with a version number, where a certificate begins with a sequence."""
    try:
        return data[:1] == b"\x30" and _value(data, 0)[1][:1] == b"\x02"
    except (IndexError, ValueError):
        return False


def open_pfx(data: bytes, password: str) -> tuple[bytes, bool]:
    """DER of the certificate in a PFX, and whether its private key is there too.

    The file is encrypted, so this needs the package `cryptography`, which azshell does without otherwise: NotSupportedException
    where it is not installed.  CryptographicException for a wrong password.
    """
    from azshell.dotnet.exceptions import CryptographicException, NotSupportedException

    try:
        from cryptography.hazmat.primitives.serialization import Encoding
        from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
    except ImportError:
        raise NotSupportedException(
            "Opening a PFX file needs the Python package cryptography (pip install azshell[certificates])."
        ) from None
    try:
        found = load_pkcs12(data, password.encode())
    except ValueError:
        words = "The certificate data cannot be read with the provided password, the password may be incorrect."
        raise CryptographicException(words) from None
    certificate = found.cert or next(iter(found.additional_certs), None)
    if certificate is None:
        raise _refused()
    return certificate.certificate.public_bytes(Encoding.DER), found.key is not None


def read_certificate(data: bytes) -> dict[str, Any]:
    """version, serial (hexadecimal), issuer, subject, not_before, not_after.  CryptographicException."""
    try:
        _, certificate, _ = _value(data, 0)
        _, signed, _ = _value(certificate, 0)
        place = 0
        version = 1
        if signed[0] == 0xA0:
            _, inner, place = _value(signed, 0)
            version = _value(inner, 0)[1][0] + 1
        _, serial, place = _value(signed, place)
        _, _, place = _value(signed, place)
        _, issuer, place = _value(signed, place)
        _, validity, place = _value(signed, place)
        _, subject, place = _value(signed, place)
        kind, before, following = _value(validity, 0)
        kind_after, after, _ = _value(validity, following)
    except (IndexError, ValueError):
        raise _refused() from None
    return {
        "version": version,
        "serial": serial.hex().upper(),
        "issuer": _name(issuer),
        "subject": _name(subject),
        "not_before": _time(kind, before),
        "not_after": _time(kind_after, after),
    }


def _refused() -> Exception:
    from azshell.dotnet.exceptions import CryptographicException

    return CryptographicException("Cannot find the requested object.")


def _value(data: bytes, at: int) -> tuple[int, bytes, int]:
    """(tag, contents, where the next value begins) of the DER value at a place."""
    tag, length = data[at], data[at + 1]
    start = at + 2
    if length & 0x80:
        count = length & 0x7F
        length = int.from_bytes(data[start : start + count], "big")
        start += count
    if start + length > len(data):
        raise ValueError("short")
    return tag, data[start : start + length], start + length


def _name(data: bytes) -> str:
    parts: list[str] = []
    place = 0
    while place < len(data):
        _, group, place = _value(data, place)
        _, pair, _ = _value(group, 0)
        _, kind, following = _value(pair, 0)
        tag, text, _ = _value(pair, following)
        value = text.decode("utf-16-be" if tag == 0x1E else "utf-8", "replace")
        name = _NAMES.get(_identifier(kind), "OID." + _identifier(kind))
        parts.append(f'{name}="{value}"' if "," in value else f"{name}={value}")
    return ", ".join(reversed(parts)) if parts else ""


def _identifier(data: bytes) -> str:
    numbers = [data[0] // 40, data[0] % 40]
    current = 0
    for byte in data[1:]:
        current = current << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(current)
            current = 0
    return ".".join(map(str, numbers))


def _time(tag: int, data: bytes) -> Any:
    from azshell.dotnet.datetime import make

    text = data.decode("ascii").rstrip("Z")
    if tag == 0x17:
        text = ("20" if int(text[:2]) < 50 else "19") + text
    month, day, hour, minute, second = (int(text[at : at + 2]) for at in range(4, 14, 2))
    return make(int(text[:4]), month, day, hour, minute, second, kind=1)
