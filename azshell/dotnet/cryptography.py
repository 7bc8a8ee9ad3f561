"""System.Security.Cryptography's hashes, keyed hashes and random bytes."""

from __future__ import annotations

import hashlib
from typing import Any

from azshell.dotnet.typed_arrays import byte_array, to_bytes
from azshell.dotnet.types import constructor, declare, method, prop, static_method

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
