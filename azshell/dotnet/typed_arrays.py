"""Arrays of one element type from Python sequences: string[], int[], byte[]."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from azshell.dotnet.types import resolve_type
from azshell.dotnet.values import Array, Byte


def typed_array(items: Iterable[Any], element: str) -> Array:
    """T[] of the named element type."""
    return Array(items, resolve_type(element))


def string_array(items: Iterable[str]) -> Array:
    """string[]."""
    return Array(items, resolve_type("System.String"))


def int_array(items: Iterable[int]) -> Array:
    """int[]."""
    return Array(items, resolve_type("System.Int32"))


_BYTES = [Byte(number) for number in range(256)]


def byte_array(data: Iterable[int]) -> Array:
    """byte[] of bytes, or of numbers from 0 to 255."""
    return Array([_BYTES[number] for number in data], resolve_type("System.Byte"))


def to_bytes(items: Any) -> bytes:
    """The Python bytes of a byte[] (or of anything that holds numbers from 0 to 255)."""
    return items if items.__class__ is bytes else bytes(items)
