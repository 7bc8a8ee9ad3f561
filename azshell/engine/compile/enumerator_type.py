"""The .NET type of $foreach and $switch."""

from __future__ import annotations

from azshell.dotnet.types import declare, method, prop

ENUMERATOR = declare(
    "System.Collections.IEnumerator",
    kind="interface",
    members=[
        prop("System.Object Current", lambda enumerator: enumerator.current),
        method("bool MoveNext()", lambda enumerator: enumerator.move_next()),
        method("void Reset()", lambda enumerator: None),
    ],
    register=False,
)
