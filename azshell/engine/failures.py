"""Makes the exceptions that the language itself raises, with PowerShell's identifier, words and category."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import RuntimeException


def failure(
    error_id: str,
    message: str,
    category: str = "InvalidOperation",
    target: Any = None,
    exception: type[RuntimeException] = RuntimeException,
    inner: BaseException | None = None,
) -> RuntimeException:
    """An exception to raise.

    error_id  the FullyQualifiedErrorId's first part;  category  an ErrorCategory's name
    """
    return exception(message, error_id, category, target, inner)
