"""Add-Type: assemblies are all there already; source code is not compiled."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null, validate_not_null_or_empty
from azshell.dotnet.exceptions import ItemNotFoundException, NotSupportedException
from azshell.dotnet.types import declare_enum

SourceLanguage = declare_enum("Microsoft.PowerShell.Commands.Language", ["CSharp"])
OutputAssemblyType = declare_enum(
    "Microsoft.PowerShell.Commands.OutputAssemblyType", ["ConsoleApplication", "Library", "WindowsApplication"]
)
# assemblies a script may ask for: their types are built in, or not there at all
KNOWN = ("system", "microsoft", "presentation", "windowsbase", "mscorlib", "netstandard", "newtonsoft", "accessibility")


class AddType(Cmdlet):
    """Loads an assembly. What is known of .NET here is always loaded; C# source is not simulated.

    ```ps1con
    PS C:\\> Add-Type -AssemblyName System.Web
    ```
    """

    default_set = "FromSource"
    output_types = ["System.Type"]

    TypeDefinition = Parameter("string", position=0, mandatory=True, sets=["FromSource"])
    Name = Parameter("string", position=0, mandatory=True, sets=["FromMember"])
    MemberDefinition = Parameter("string[]", position=1, mandatory=True, sets=["FromMember"])
    Namespace = Parameter("string", sets=["FromMember"], aliases=["NS"], allow_null=True)
    UsingNamespace = Parameter("string[]", sets=["FromMember"], aliases=["Using"], validate=validate_not_null)
    Path = Parameter("string[]", position=0, mandatory=True, sets=["FromPath"])
    LiteralPath = Parameter("string[]", mandatory=True, sets=["FromLiteralPath"], aliases=["PSPath", "LP"])
    AssemblyName = Parameter("string[]", mandatory=True, sets=["FromAssemblyName"], aliases=["AN"])
    Language = Parameter(SourceLanguage, sets=["FromSource", "FromMember"])
    ReferencedAssemblies = Parameter("string[]", sets=["FromSource", "FromMember", "FromPath", "FromLiteralPath"], aliases=["RA"])
    OutputAssembly = Parameter("string", sets=["FromSource", "FromMember", "FromPath", "FromLiteralPath"], aliases=["OA"])
    OutputType = Parameter(OutputAssemblyType, sets=["FromSource", "FromMember", "FromPath", "FromLiteralPath"], aliases=["OT"])
    PassThru = Switch()
    IgnoreWarnings = Switch(sets=["FromSource", "FromMember", "FromPath", "FromLiteralPath"])
    CompilerOptions = Parameter(
        "string[]", sets=["FromSource", "FromMember", "FromPath", "FromLiteralPath"], validate=validate_not_null_or_empty
    )

    def process(self) -> None:
        if self.AssemblyName is None:
            words = "Add-Type is not simulated for source code and assembly files: this shell compiles no C#."
            self.throw(NotSupportedException(words), "NotSimulated", "NotImplemented", None)
            return
        for name in self.AssemblyName:
            if not name.lower().startswith(KNOWN):
                shown = self.session.providers.locate(f"{name}.dll").provider_path
                words = f"Cannot find path '{shown}' because it does not exist."
                self.throw(ItemNotFoundException(words), "PathNotFound", "ObjectNotFound", shown)
