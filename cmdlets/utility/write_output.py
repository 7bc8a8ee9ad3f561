"""Write-Output."""

from __future__ import annotations

from azshell.cmdlet import NOTHING, Cmdlet, Parameter, Switch


class WriteOutput(Cmdlet):
    """Writes objects to the pipeline; with -NoEnumerate a collection as one object.

    ```ps1con
    PS C:\\> (Write-Output 1, 2, 3 | Measure-Object).Count
    3
    PS C:\\> (Write-Output 1, 2, 3 -NoEnumerate | Measure-Object).Count
    1
    ```
    """

    aliases = ["echo", "write"]

    InputObject = Parameter(
        "psobject", position=0, mandatory=True, from_pipeline=True, remaining=True, allow_null=True, allow_empty_collection=True
    )
    NoEnumerate = Switch()

    def process(self) -> None:
        value = self.InputObject
        if value is NOTHING:
            value = None
        if self.NoEnumerate:
            self.write(value)
        else:
            self.write_all(value)
