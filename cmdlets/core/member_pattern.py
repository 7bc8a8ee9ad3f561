"""The member that a wildcard in ForEach-Object's or Where-Object's argument means."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, wildcard
from azshell.dotnet.exceptions import PSArgumentException


def the_member(cmdlet: Cmdlet, obj: Any, pattern: str, error_id: str) -> str | None:
    """The name of the one member that matches; None when there is none or, with an error, when there are several."""
    from azshell.dotnet.members import list_members

    matches = wildcard(pattern).matches
    names = [member.name for member in list_members(obj) if matches(member.name)]
    if len(names) > 1:
        words = (
            f'Input name "{pattern}" is ambiguous. It can be resolved to multiple matched members. '
            f"Possible matches include: {' '.join(names)}."
        )
        cmdlet.write_error(PSArgumentException(words), error_id, "InvalidArgument", obj)
        return None
    return names[0] if names else None
