"""Get-Unique: drop what equals the object before it."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.conversion import to_string
from azshell.dotnet.members import type_names
from azshell.dotnet.values import NOTHING
from cmdlets.utility.object_order import compare_values


class GetUnique(Cmdlet):
    """Gives each of a run of equal objects once; the input has to be sorted for the result to be unique.

    ```ps1con
    PS C:\\> 1, 1, 2, 1 | Get-Unique
    1
    2
    1
    ```
    """

    aliases = ["gu"]
    default_set = "AsString"

    InputObject = Parameter("psobject", from_pipeline=True)
    AsString = Switch(sets=["AsString"])
    OnType = Switch(sets=["UniqueByType"])
    CaseInsensitive = Switch()

    def begin(self) -> None:
        self.last: Any = NOTHING

    def process_object(self, obj: Any) -> None:
        """Write the object unless it equals the one before."""
        if self.last is NOTHING:
            fresh = True
        elif self.OnType:
            fresh = type_names(obj)[0] != type_names(self.last)[0]
        elif self.AsString:
            left, right = to_string(obj), to_string(self.last)
            fresh = (left.lower() != right.lower()) if self.CaseInsensitive else left != right
        else:
            fresh = obj is None or self.last is None or compare_values(obj, self.last, bool(self.CaseInsensitive)) != 0
        if fresh:
            self.last = obj
            self.write(obj)

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.process_object(self.InputObject)
