"""Operations: what every management call leaves behind, and what its cmdlet prints."""

from __future__ import annotations

from datetime import datetime

import msgspec

__all__ = ["Operation"]


class Operation(msgspec.Struct, frozen=True, omit_defaults=True):
    """description    the cmdlet's name as it is defined, such as New-AzureService
    id                a GUID in lower case
    status            Succeeded
    resource          what it was about, `kind/key`
    started, completed   UTC
    subscription      the subscription's id
    """

    description: str
    id: str
    status: str = "Succeeded"
    resource: str = ""
    started: datetime | None = None
    completed: datetime | None = None
    subscription: str = ""
