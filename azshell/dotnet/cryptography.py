"""System.Security.Cryptography's hashes, keyed hashes and random bytes, and a view of X.509 certificates."""

from __future__ import annotations

import hashlib
from typing import Any

from azshell.dotnet.typed_arrays import byte_array, to_bytes
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, static_method

# .NET's class -> (Python's name, bits, classes that are the same under another name)
ALGORITHMS = {
    "MD5": ("md5", 128, ("MD5CryptoServiceProvider",)),
    "SHA1": ("sha1", 160, ("SHA1Managed", "SHA1CryptoServiceProvider")),
    "SHA256": ("sha256", 256, ("SHA256Managed", "SHA256CryptoServiceProvider")),
    "SHA384": ("sha384", 384, ("SHA384Managed", "SHA384CryptoServiceProvider")),
    "SHA512": ("sha512", 512, ("SHA512Managed", "SHA512CryptoServiceProvider")),
}
_NAMESPACE = "System.Security.Cryptography."


class HashAlgorithm:
    """A hash; `algorithm` is hashlib's name."""

    algorithm = "sha256"
    bits = 256

    def __init__(self) -> None:
        self.result: Any = None
        self.pending = b""

    def digest(self, data: bytes) -> bytes:
        """The hash of bytes."""
        return hashlib.new(self.algorithm, data).digest()

    def compute(self, source: Any, offset: int | None = None, count: int | None = None) -> Any:
        """ComputeHash of a byte[] (or a part of it) or of a stream from its position on."""
        from azshell.dotnet.streams import Stream

        if source is None:
            from azshell.dotnet.exceptions import ArgumentNullException

            raise ArgumentNullException("buffer")
        data = source.read_bytes() if isinstance(source, Stream) else to_bytes(source)
        if offset is not None:
            data = data[offset : offset + (count or 0)]
        self.result = byte_array(self.digest(data))
        return self.result

    def __str__(self) -> str:
        return self.net_type.text  # type: ignore[attr-defined]


def _make_class(name: str, algorithm: str, bits: int) -> type[HashAlgorithm]:
    return type(name, (HashAlgorithm,), {"algorithm": algorithm, "bits": bits, "__doc__": f"{name}."})


class KeyedHash(HashAlgorithm):
    """An HMAC."""

    def __init__(self, key: Any = None) -> None:
        super().__init__()
        import os

        self.key = to_bytes(key) if key is not None else os.urandom(64)

    def digest(self, data: bytes) -> bytes:
        """The keyed hash of bytes."""
        import hmac

        return hmac.new(self.key, data, self.algorithm).digest()


CLASSES: dict[str, type[HashAlgorithm]] = {}


def hash_named(name: str) -> HashAlgorithm | None:
    """HashAlgorithm.Create(name); None for an unknown one."""
    plain = name.rpartition(".")[2].replace("-", "").upper()
    found = next((cls for key, cls in CLASSES.items() if key.upper() == plain), None)
    return found() if found is not None else None


def _transform(hash: HashAlgorithm, buffer: Any, offset: int, count: int, *_: Any) -> int:
    hash.pending += to_bytes(buffer)[offset : offset + count]
    return count


def _transform_final(hash: HashAlgorithm, buffer: Any, offset: int, count: int) -> Any:
    last = to_bytes(buffer)[offset : offset + count]
    hash.result = byte_array(hash.digest(hash.pending + last))
    hash.pending = b""
    return byte_array(last)


declare(
    _NAMESPACE + "HashAlgorithm",
    HashAlgorithm,
    interfaces=["System.IDisposable"],
    members=[
        prop("int HashSize", lambda h: h.bits),
        prop("byte[] Hash", lambda h: h.result),
        prop("int InputBlockSize", lambda h: 1),
        prop("int OutputBlockSize", lambda h: 1),
        prop("bool CanTransformMultipleBlocks", lambda h: True),
        prop("bool CanReuseTransform", lambda h: True),
        method("void Clear()", lambda h: None),
        method("byte[] ComputeHash(byte[] buffer)", HashAlgorithm.compute),
        method("byte[] ComputeHash(byte[] buffer, int offset, int count)", HashAlgorithm.compute),
        method("byte[] ComputeHash(System.IO.Stream inputStream)", HashAlgorithm.compute),
        method("void Dispose()", lambda h: None),
        method("void Initialize()", lambda h: setattr(h, "pending", b"")),
        method(
            "int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)", _transform
        ),
        method("byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)", _transform_final),
        static_method(f"{_NAMESPACE}HashAlgorithm Create(string hashName)", hash_named),
    ],
)


def _hash_data(cls: type[HashAlgorithm]) -> Any:
    return lambda source: cls().compute(source)


for _name, (_algorithm, _bits, _others) in ALGORITHMS.items():
    _class = CLASSES[_name] = _make_class(_name, _algorithm, _bits)
    declare(
        _NAMESPACE + _name,
        _class,
        base=_NAMESPACE + "HashAlgorithm",
        members=[
            static_method(f"{_NAMESPACE}{_name} Create()", _class),
            static_method("byte[] HashData(byte[] source)", _hash_data(_class)),
        ],
    )
    for _other in _others:
        _same = type(_other, (_class,), {"__doc__": f"{_other}."})
        declare(_NAMESPACE + _other, _same, base=_NAMESPACE + _name, members=[constructor(f"{_other}()", _same)])
    _keyed = type(f"HMAC{_name}", (KeyedHash,), {"algorithm": _algorithm, "bits": _bits, "__doc__": f"HMAC{_name}."})
    declare(
        f"{_NAMESPACE}HMAC{_name}",
        _keyed,
        base=_NAMESPACE + "HashAlgorithm",
        members=[
            constructor(f"HMAC{_name}()", _keyed),
            constructor(f"HMAC{_name}(byte[] key)", _keyed),
            prop("byte[] Key", lambda h: byte_array(h.key), lambda h, value: setattr(h, "key", to_bytes(value))),
        ],
    )


class RandomNumberGenerator:
    """Random bytes: a world's when it seeds random.py, else the system's."""


def random_bytes(count: int) -> bytes:
    """So many bytes."""
    from azshell.dotnet.random import shared

    source = shared()
    if source.state is not None:
        return bytes(source.internal() & 0xFF for _ in range(count))
    import os

    return os.urandom(count)


def _fill(_: Any, buffer: Any) -> None:
    buffer[:] = byte_array(random_bytes(len(buffer)))


_R = _NAMESPACE + "RandomNumberGenerator"
declare(
    _R,
    RandomNumberGenerator,
    members=[
        method("void GetBytes(byte[] data)", _fill),
        method("void GetNonZeroBytes(byte[] data)", _fill),
        method("void Dispose()", lambda r: None),
        static_method(f"{_R} Create()", RandomNumberGenerator),
        static_method("byte[] GetBytes(int count)", lambda count: byte_array(random_bytes(count))),
        static_method("int GetInt32(int toExclusive)", lambda high: int.from_bytes(random_bytes(8), "big") % high),
        static_method(
            "int GetInt32(int fromInclusive, int toExclusive)",
            lambda low, high: low + int.from_bytes(random_bytes(8), "big") % (high - low),
        ),
    ],
)


class RNGCryptoServiceProvider(RandomNumberGenerator):
    """The same under its old name."""


declare(
    _NAMESPACE + "RNGCryptoServiceProvider",
    RNGCryptoServiceProvider,
    base=_R,
    members=[constructor("RNGCryptoServiceProvider()", RNGCryptoServiceProvider)],
)


class X509Certificate2:
    """A certificate, as its bytes and what a reader of DER sees at once: subject, issuer, serial number, validity, thumbprint.

    CryptographicException for bytes that are none.
    """

    def __init__(self, source: Any = None, password: Any = None, *_: Any) -> None:
        self.data = b""
        self.parts: dict[str, Any] = {}
        self.has_private_key = False
        if source is not None:
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

    def __str__(self) -> str:
        return (
            f"[Subject]\n  {self.parts.get('subject', '')}\n\n[Issuer]\n  {self.parts.get('issuer', '')}\n\n[Serial Number]\n"
            f"  {self.parts.get('serial', '')}\n\n[Not Before]\n  {self.moment('not_before')}\n\n[Not After]\n  {self.moment('not_after')}\n\n"
            f"[Thumbprint]\n  {self.thumbprint}\n"
        )


def _plain(password: Any) -> str:
    """The text of a password given as String or SecureString; empty for none."""
    from azshell.dotnet.security import SecureString

    return password.text if isinstance(password, SecureString) else password or ""


_X = _NAMESPACE + "X509Certificates.X509Certificate2"
_STORAGE = _NAMESPACE + "X509Certificates.X509KeyStorageFlags"
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
declare(
    _X,
    X509Certificate2,
    accelerators=["x509certificate2"],
    members=[
        constructor(f"{_X}()", X509Certificate2),
        constructor(f"{_X}(string fileName)", X509Certificate2),
        constructor(f"{_X}(string fileName, string password)", X509Certificate2),
        constructor(f"{_X}(string fileName, securestring password)", X509Certificate2),
        constructor(f"{_X}(byte[] rawData)", X509Certificate2),
        constructor(f"{_X}(byte[] rawData, string password)", X509Certificate2),
        constructor(f"{_X}(string fileName, string password, {_STORAGE} keyStorageFlags)", X509Certificate2),
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
        method("string GetCertHashString()", lambda c: c.thumbprint),
        method("byte[] GetRawCertData()", lambda c: byte_array(c.data)),
        method("string GetSerialNumberString()", lambda c: c.parts.get("serial", "")),
        method("void Import(string fileName)", X509Certificate2.load),
        method("void Import(byte[] rawData)", X509Certificate2.load),
        method(f"void Import(string fileName, string password, {_STORAGE} keyStorageFlags)", X509Certificate2.load),
        method(f"void Import(byte[] rawData, string password, {_STORAGE} keyStorageFlags)", X509Certificate2.load),
        method("string ToString()", str),
    ],
)
