"""Tee-Object: keep a copy of what passes by."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty
from azshell.dotnet.collections import ArrayList
from azshell.dotnet.values import NOTHING
from cmdlets.utility.text_files import encoding_argument


class TeeObject(Cmdlet):
    """Saves its input in a file or a variable and sends it on.

    ```ps1con
    PS C:\\> 1, 2 | Tee-Object -Variable kept | ForEach-Object { $_ * 10 }
    10
    20
    PS C:\\> $kept.Count
    2
    ```
    """

    aliases = ["tee"]
    default_set = "File"

    InputObject = Parameter("psobject", from_pipeline=True)
    FilePath = Parameter("string", position=0, mandatory=True, sets=["File"], aliases=["Path"])
    LiteralPath = Parameter("string", mandatory=True, sets=["LiteralFile"], aliases=["PSPath", "LP"])
    Append = Switch(sets=["File"])
    Encoding = Parameter("object", transform=encoding_argument, sets=["File", "LiteralFile"], validate=validate_not_null_or_empty)
    Variable = Parameter("string", mandatory=True, sets=["Variable"])

    def begin(self) -> None:
        self.kept: list[Any] = []

    def process_object(self, obj: Any) -> None:
        """Keep the object and pass it on."""
        if obj is NOTHING:
            return
        self.kept.append(obj)
        self.write(obj)

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.process_object(self.InputObject)

    def end(self) -> None:
        if self.Variable is not None:
            if self.kept:
                self.set_variable(self.Variable, self.kept[0] if len(self.kept) == 1 else ArrayList(self.kept))
            return
        options = {name: value for name, value in self.bound.items() if name in ("FilePath", "LiteralPath", "Append", "Encoding")}
        self.run("Out-File", input=self.kept, **options)
