"""New-Guid and New-TemporaryFile: things with a name of their own."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.conversion import convert
from azshell.dotnet.exceptions import FormatException, NetException
from azshell.dotnet.members import construct, get_static, invoke_static
from azshell.dotnet.types import known_type


class NewGuid(Cmdlet):
    """Makes a new GUID, the empty one, or the one a text says.

    ```ps1con
    PS C:\\> "$(New-Guid -Empty)"
    00000000-0000-0000-0000-000000000000
    ```
    """

    default_set = "Default"
    output_types = ["System.Guid"]

    Empty = Switch(sets=["Empty"])
    InputObject = Parameter("string", position=0, from_pipeline=True, sets=["InputObject"])

    def process(self) -> None:
        kind = known_type("guid")
        if self.Empty:
            self.write(get_static(kind, "Empty"))
        elif self.InputObject is None:
            self.write(invoke_static(kind, "NewGuid", []))
        else:
            try:
                self.write(construct(kind, [self.InputObject]))
            except NetException as error:
                inner = error.inner if isinstance(error.inner, NetException) else FormatException("Unrecognized Guid format.")
                self.write_error(inner, "StringNotRecognizedAsGuid", "InvalidArgument", None)


class NewTemporaryFile(Cmdlet):
    """Makes an empty file with a name nobody else has, in the folder for temporary files."""

    supports_should_process = True
    confirm_impact = "Low"
    output_types = ["System.IO.FileInfo"]

    def process(self) -> None:
        folder = invoke_static(known_type("System.IO.Path"), "GetTempPath", [])
        if not self.should_process(folder):
            return
        name = invoke_static(known_type("System.IO.Path"), "GetTempFileName", [])
        self.write(convert(name, known_type("System.IO.FileInfo")))
