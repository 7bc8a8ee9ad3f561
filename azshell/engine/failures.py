"""Makes the exceptions that the language itself raises, with PowerShell's identifier, words and category."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import RuntimeException


def failure(
    error_id: str, message: str, category: str = "InvalidOperation", target: Any = None, exception: type[Any] = RuntimeException, inner: Any = None
) -> Any:
    """An exception to raise.

    error_id  the FullyQualifiedErrorId's first part;  category  an ErrorCategory's name
    """
    made = exception(message)
    made.error_id = error_id
    made.category = category
    made.target = target
    if inner is not None:
        made.inner = inner
    return made
