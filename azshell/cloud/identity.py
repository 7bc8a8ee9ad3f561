"""Identifiers that a world derives from its seed: the same steps give the same ids, and a step put in between changes no later one."""

from __future__ import annotations

from hashlib import sha256

__all__ = ["Identity"]


class Identity:
    """Derives values from (seed, resource, verb, count). Pure: who calls it keeps the count."""

    __slots__ = ("seed",)

    def __init__(self, seed: str) -> None:
        self.seed = seed

    def digest(self, resource: str, verb: str, count: int) -> bytes:
        """32 bytes, evenly spread."""
        return sha256(f"{self.seed}\0{resource.lower()}\0{verb.lower()}\0{count}".encode()).digest()

    def guid(self, resource: str, verb: str, count: int) -> str:
        """A GUID in lower case with dashes. Request ids of the service are no version 4 GUIDs, so no bits are set."""
        text = self.digest(resource, verb, count).hex()
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"

    def number(self, resource: str, verb: str, count: int, low: int, high: int) -> int:
        """A number from low to high, both included."""
        return low + int.from_bytes(self.digest(resource, verb, count)[:8], "big") % (high - low + 1)
