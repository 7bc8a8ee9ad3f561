"""Get-Verb: the approved verbs of commands."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, validate_set, wildcard
from azshell.dotnet.types import declare, prop
from cmdlets.utility.verb_table import VERBS


class VerbInfo:
    """An approved verb."""

    net_type: Any

    def __init__(self, verb: str, prefix: str, group: str, description: str) -> None:
        self.verb = verb
        self.prefix = prefix
        self.group = group
        self.description = description


VerbInfo.net_type = declare(
    "System.Management.Automation.VerbInfo",
    VerbInfo,
    members=[
        prop("string Verb", lambda info: info.verb),
        prop("string AliasPrefix", lambda info: info.prefix),
        prop("string Group", lambda info: info.group),
        prop("string Description", lambda info: info.description),
    ],
)


class GetVerb(Cmdlet):
    """Gets the verbs that command names should begin with.

    ```ps1con
    PS C:\\> (Get-Verb Get).AliasPrefix
    g
    ```
    """

    output_types = ["System.Management.Automation.VerbInfo"]

    Verb = Parameter("string[]", position=0, from_pipeline=True, from_property=True)
    Group = Parameter(
        "string[]",
        position=1,
        from_pipeline=True,
        from_property=True,
        validate=validate_set("Common", "Communications", "Data", "Diagnostic", "Lifecycle", "Other", "Security"),
    )

    def process(self) -> None:
        for group, rows in VERBS.items():
            if self.Group and group not in [name.capitalize() for name in self.Group]:
                continue
            for verb, prefix, description in rows:
                if not self.Verb or any(wildcard(pattern).matches(verb) for pattern in self.Verb):
                    self.write(VerbInfo(verb, prefix, group, description))
