"""System.Security.Cryptography.X509Certificates: certificates as their bytes and what a reader sees in them, and the stores they are put in."""

from __future__ import annotations

import hashlib
from typing import Any

from azshell.dotnet.exceptions import CryptographicException
from azshell.dotnet.typed_arrays import byte_array, to_bytes
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop


class X509Certificate:
    """A certificate, as its bytes and what a reader of DER sees at once: subject, issuer, serial number, validity, thumbprint.

    CryptographicException for bytes that are none.
    """

    def __init__(self, source: Any = None, password: Any = None, *_: Any) -> None:
        self.data = b""
        self.parts: dict[str, Any] = {}
        self.has_private_key = False
        if isinstance(source, X509Certificate):
            self.data, self.parts, self.has_private_key = source.data, source.parts, source.has_private_key
        elif source is not None:
            self.load(source, password)

    def load(self, source: Any, password: Any = None, *_: Any) -> None:
        """Import: take over the certificate in a file or in bytes."""
        if isinstance(source, str):
            from azshell.dotnet.io_files import read_bytes

            source = read_bytes(source)
        from azshell.dotnet.certificate_reader import certificate_bytes, is_pfx, open_pfx, read_certificate

        self.data = certificate_bytes(to_bytes(source))
        if is_pfx(self.data):
            self.data, self.has_private_key = open_pfx(self.data, _plain(password))
        self.parts = read_certificate(self.data)

    @property
    def thumbprint(self) -> str:
        """SHA-1 of the bytes, in capitals."""
        return hashlib.sha1(self.data).hexdigest().upper() if self.data else ""

    def moment(self, name: str) -> Any:
        """not_before or not_after, local."""
        return self.parts[name].to_local() if self.parts else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, X509Certificate) and self.data == other.data

    def __hash__(self) -> int:
        return hash(self.data)

    def __str__(self) -> str:
        return (
            f"[Subject]\n  {self.parts.get('subject', '')}\n\n[Issuer]\n  {self.parts.get('issuer', '')}\n\n[Serial Number]\n"
            f"  {self.parts.get('serial', '')}\n\n[Not Before]\n  {self.moment('not_before')}\n\n[Not After]\n  {self.moment('not_after')}\n\n"
            f"[Thumbprint]\n  {self.thumbprint}\n"
        )


class X509Certificate2(X509Certificate):
    """The class with thumbprint and private key."""


class X509Store:
    """A store of certificates, named by name and place. It is this process's own: nothing reaches the host's stores."""

    stores: dict[tuple[str, str], list[X509Certificate2]] = {}

    def __init__(self, name: Any = "My", location: Any = "CurrentUser", *_: Any) -> None:
        if str(name) in LOCATIONS:
            name, location = "My", name
        self.name, self.location = str(name), str(location)
        self.flags: int | None = None

    @property
    def certificates(self) -> list[X509Certificate2]:
        """What is in it; nothing before it is open."""
        return self.stores.setdefault((self.name.lower(), self.location.lower()), []) if self.flags is not None else []

    def open(self, flags: int) -> None:
        """Open."""
        self.flags = int(flags)

    def close(self) -> None:
        """Close."""
        self.flags = None

    def writable(self) -> list[X509Certificate2]:
        """Its certificates, to be changed.  CryptographicException unless it was opened for writing."""
        if self.flags is None:
            raise CryptographicException("The X509 certificate store has not been opened.")
        if not self.flags & 3:
            raise CryptographicException("Access is denied.")
        return self.certificates

    def add(self, certificate: X509Certificate2) -> None:
        """Put a certificate in; one that is there already stays."""
        kept = self.writable()
        if certificate not in kept:
            kept.append(certificate)

    def remove(self, certificate: X509Certificate2) -> None:
        """Take a certificate out."""
        kept = self.writable()
        if certificate in kept:
            kept.remove(certificate)


LOCATIONS = ("CurrentUser", "LocalMachine")


def _plain(password: Any) -> str:
    """The text of a password given as String or SecureString; empty for none."""
    from azshell.dotnet.security import SecureString

    return password.text if isinstance(password, SecureString) else password or ""


_NAMESPACE = "System.Security.Cryptography.X509Certificates."
_X, _X2, _STORE = (_NAMESPACE + name for name in ("X509Certificate", "X509Certificate2", "X509Store"))
_STORAGE, _FLAGS, _NAME, _PLACE = (_NAMESPACE + name for name in ("X509KeyStorageFlags", "OpenFlags", "StoreName", "StoreLocation"))
declare_enum(
    _STORAGE,
    {
        "DefaultKeySet": 0,
        "UserKeySet": 1,
        "MachineKeySet": 2,
        "Exportable": 4,
        "UserProtected": 8,
        "PersistKeySet": 16,
        "EphemeralKeySet": 32,
    },
    flags=True,
)
declare_enum(_FLAGS, {"ReadOnly": 0, "ReadWrite": 1, "MaxAllowed": 2, "OpenExistingOnly": 4, "IncludeArchived": 8}, flags=True)
declare_enum(
    _NAME,
    {
        "AddressBook": 1,
        "AuthRoot": 2,
        "CertificateAuthority": 3,
        "Disallowed": 4,
        "My": 5,
        "Root": 6,
        "TrustedPeople": 7,
        "TrustedPublisher": 8,
    },
)
declare_enum(_PLACE, {"CurrentUser": 1, "LocalMachine": 2})


def _constructors(name: str, kind: type) -> list[Any]:
    return [
        constructor(f"{name}()", kind),
        constructor(f"{name}(string fileName)", kind),
        constructor(f"{name}(string fileName, string password)", kind),
        constructor(f"{name}(string fileName, securestring password)", kind),
        constructor(f"{name}(byte[] rawData)", kind),
        constructor(f"{name}(byte[] rawData, string password)", kind),
        constructor(f"{name}(string fileName, string password, {_STORAGE} keyStorageFlags)", kind),
        constructor(f"{name}({_X} certificate)", kind),
    ]


declare(
    _X,
    X509Certificate,
    accelerators=["x509certificate"],
    members=[
        *_constructors(_X, X509Certificate),
        prop("string Issuer", lambda c: c.parts.get("issuer", "")),
        prop("string Subject", lambda c: c.parts.get("subject", "")),
        method("string GetCertHashString()", lambda c: c.thumbprint),
        method("byte[] GetRawCertData()", lambda c: byte_array(c.data)),
        method("string GetSerialNumberString()", lambda c: c.parts.get("serial", "")),
        method("void Import(string fileName)", X509Certificate.load),
        method("void Import(byte[] rawData)", X509Certificate.load),
        method(f"void Import(string fileName, string password, {_STORAGE} keyStorageFlags)", X509Certificate.load),
        method(f"void Import(byte[] rawData, string password, {_STORAGE} keyStorageFlags)", X509Certificate.load),
        method("string ToString()", str),
    ],
)
declare(
    _X2,
    X509Certificate2,
    base=_X,
    accelerators=["x509certificate2"],
    members=[
        *_constructors(_X2, X509Certificate2),
        prop("string FriendlyName", lambda c: ""),
        prop("bool HasPrivateKey", lambda c: c.has_private_key),
        prop("string Issuer", lambda c: c.parts.get("issuer", "")),
        prop("datetime NotAfter", lambda c: c.moment("not_after")),
        prop("datetime NotBefore", lambda c: c.moment("not_before")),
        prop("byte[] RawData", lambda c: byte_array(c.data)),
        prop("string SerialNumber", lambda c: c.parts.get("serial", "")),
        prop("string Subject", lambda c: c.parts.get("subject", "")),
        prop("string Thumbprint", lambda c: c.thumbprint),
        prop("int Version", lambda c: c.parts.get("version", 3)),
    ],
)
declare(
    _STORE,
    X509Store,
    members=[
        constructor(f"{_STORE}()", X509Store),
        constructor(f"{_STORE}(string storeName)", X509Store),
        constructor(f"{_STORE}({_NAME} storeName)", X509Store),
        constructor(f"{_STORE}({_PLACE} storeLocation)", X509Store),
        constructor(f"{_STORE}(string storeName, {_PLACE} storeLocation)", X509Store),
        constructor(f"{_STORE}({_NAME} storeName, {_PLACE} storeLocation)", X509Store),
        prop(f"{_X2}[] Certificates", lambda store: list(store.certificates)),
        prop(f"{_PLACE} Location", lambda store: store.location),
        prop("string Name", lambda store: store.name),
        method(f"void Open({_FLAGS} flags)", X509Store.open),
        method(f"void Add({_X2} certificate)", X509Store.add),
        method(f"void Remove({_X2} certificate)", X509Store.remove),
        method("void Close()", X509Store.close),
    ],
)
