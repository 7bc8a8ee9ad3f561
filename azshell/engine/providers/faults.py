"""The exceptions of drives and paths, with PowerShell's identifiers and words."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import (
    DriveNotFoundException_,
    ItemNotFoundException,
    ProviderNotFoundException,
    PSArgumentException,
    PSNotSupportedException,
)
from azshell.dotnet.records import ErrorRecord


def fault(error_id: str, message: str, category: str, target: Any = None, exception: type[Any] = PSArgumentException) -> Any:
    """An exception of any class to raise, with the record that a cmdlet writes for it."""
    made = exception(message)
    made.error_record = ErrorRecord(made, error_id, category, target)
    return made


def path_not_found(path: str) -> Any:
    """PathNotFound."""
    return fault("PathNotFound", f"Cannot find path '{path}' because it does not exist.", "ObjectNotFound", path, ItemNotFoundException)


def drive_not_found(name: str, error_id: str = "DriveNotFound") -> Any:
    """DriveNotFound; Get-PSDrive says GetLocationNoMatchingDrive."""
    words = f"Cannot find drive. A drive with the name '{name}' does not exist."
    return fault(error_id, words, "ObjectNotFound", name, DriveNotFoundException_)


def provider_not_found(name: str) -> Any:
    """ProviderNotFound."""
    words = f"Cannot find a provider with the name '{name}'."
    return fault("ProviderNotFound", words, "ObjectNotFound", name, ProviderNotFoundException)


def not_supported(operation: str = "") -> Any:
    """NotSupported: the provider has no such operation; PowerShell names those on contents."""
    words = "Provider operation stopped because the provider does not support this operation."
    if operation:
        words = f"Cannot perform the {operation} operation. The {operation} operation is not supported by this provider."
    return fault("NotSupported", words, "NotImplemented", None, PSNotSupportedException)


def bad_argument(message: str, target: object = None) -> Any:
    """Argument: PSArgumentException."""
    return fault("Argument", message, "InvalidArgument", target, PSArgumentException)
