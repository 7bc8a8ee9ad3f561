"""New-ModuleManifest: writes the .psd1 file that describes a module."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null, validate_not_null_or_empty, validate_set
from azshell.dotnet.conversion import to_string
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.exceptions import DirectoryNotFoundException, InvalidOperationException
from azshell.dotnet.values import unwrap

# key -> (parameter, comment, how it is written, what stands when nothing was given: None = as a comment)
ENTRIES: list[tuple[str, str, str, str, str | None]] = [
    ("RootModule", "RootModule", "Script module or binary module file associated with this manifest.", "text", None),
    ("ModuleVersion", "ModuleVersion", "Version number of this module.", "text", "'0.0.1'"),
    ("CompatiblePSEditions", "CompatiblePSEditions", "Supported PSEditions", "list", None),
    ("GUID", "Guid", "ID used to uniquely identify this module", "text", ""),
    ("Author", "Author", "Author of this module", "text", ""),
    ("CompanyName", "CompanyName", "Company or vendor of this module", "text", "'Unknown'"),
    ("Copyright", "Copyright", "Copyright statement for this module", "text", ""),
    ("Description", "Description", "Description of the functionality provided by this module", "text", None),
    ("PowerShellVersion", "PowerShellVersion", "Minimum version of the PowerShell engine required by this module", "text", None),
    ("PowerShellHostName", "PowerShellHostName", "Name of the PowerShell host required by this module", "text", None),
    ("PowerShellHostVersion", "PowerShellHostVersion", "Minimum version of the PowerShell host required by this module", "text", None),
    (
        "RequiredModules",
        "RequiredModules",
        "Modules that must be imported into the global environment prior to importing this module",
        "list",
        None,
    ),
    ("RequiredAssemblies", "RequiredAssemblies", "Assemblies that must be loaded prior to importing this module", "list", None),
    (
        "ScriptsToProcess",
        "ScriptsToProcess",
        "Script files (.ps1) that are run in the caller's environment prior to importing this module.",
        "list",
        None,
    ),
    ("TypesToProcess", "TypesToProcess", "Type files (.ps1xml) to be loaded when importing this module", "list", None),
    ("FormatsToProcess", "FormatsToProcess", "Format files (.ps1xml) to be loaded when importing this module", "list", None),
    (
        "NestedModules",
        "NestedModules",
        "Modules to import as nested modules of the module specified in RootModule/ModuleToProcess",
        "list",
        None,
    ),
    ("FunctionsToExport", "FunctionsToExport", "Functions to export from this module", "names", "'*'"),
    ("CmdletsToExport", "CmdletsToExport", "Cmdlets to export from this module", "names", "'*'"),
    ("VariablesToExport", "VariablesToExport", "Variables to export from this module", "names", "'*'"),
    ("AliasesToExport", "AliasesToExport", "Aliases to export from this module", "names", "'*'"),
    ("ModuleList", "ModuleList", "List of all modules packaged with this module", "list", None),
    ("FileList", "FileList", "List of all files packaged with this module", "list", None),
    ("PrivateData", "PrivateData", "Private data to pass to the module specified in RootModule/ModuleToProcess.", "private", ""),
    ("HelpInfoURI", "HelpInfoUri", "HelpInfo URI of this module", "text", None),
    ("DefaultCommandPrefix", "DefaultCommandPrefix", "Default prefix for commands exported from this module.", "text", None),
]


def quoted(value: Any) -> str:
    """A text in single quotes."""
    return "'" + to_string(value).replace("'", "''") + "'"


class NewModuleManifest(Cmdlet):
    """Makes a module manifest: a .psd1 file with every key, those without a value as comments."""

    supports_should_process = True
    confirm_impact = "Low"
    output_types = ["System.String"]

    Path = Parameter("string", position=0, mandatory=True)
    NestedModules = Parameter("object[]", allow_empty_collection=True)
    Guid = Parameter("guid")
    Author = Parameter("string", allow_empty_string=True)
    CompanyName = Parameter("string", allow_empty_string=True)
    Copyright = Parameter("string", allow_empty_string=True)
    RootModule = Parameter("string", aliases=["ModuleToProcess"], allow_empty_string=True)
    ModuleVersion = Parameter("version", validate=validate_not_null)
    Description = Parameter("string", allow_empty_string=True)
    ProcessorArchitecture = Parameter("string")
    PowerShellVersion = Parameter("version")
    ClrVersion = Parameter("version")
    DotNetFrameworkVersion = Parameter("version")
    PowerShellHostName = Parameter("string")
    PowerShellHostVersion = Parameter("version")
    RequiredModules = Parameter("object[]")
    TypesToProcess = Parameter("string[]", allow_empty_collection=True)
    FormatsToProcess = Parameter("string[]", allow_empty_collection=True)
    ScriptsToProcess = Parameter("string[]", allow_empty_collection=True)
    RequiredAssemblies = Parameter("string[]", allow_empty_collection=True)
    FileList = Parameter("string[]", allow_empty_collection=True)
    ModuleList = Parameter("object[]", allow_empty_collection=True)
    FunctionsToExport = Parameter("string[]", allow_empty_collection=True)
    AliasesToExport = Parameter("string[]", allow_empty_collection=True)
    VariablesToExport = Parameter("string[]", allow_empty_collection=True)
    CmdletsToExport = Parameter("string[]", allow_empty_collection=True)
    DscResourcesToExport = Parameter("string[]", allow_empty_collection=True)
    CompatiblePSEditions = Parameter("string[]", allow_empty_collection=True, validate=validate_set("Desktop", "Core"))
    PrivateData = Parameter("object", allow_null=True)
    Tags = Parameter("string[]", validate=validate_not_null_or_empty)
    ProjectUri = Parameter("uri", validate=validate_not_null_or_empty)
    LicenseUri = Parameter("uri", validate=validate_not_null_or_empty)
    IconUri = Parameter("uri", validate=validate_not_null_or_empty)
    ReleaseNotes = Parameter("string", validate=validate_not_null_or_empty)
    Prerelease = Parameter("string", validate=validate_not_null_or_empty)
    RequireLicenseAcceptance = Switch()
    ExternalModuleDependencies = Parameter("string[]", validate=validate_not_null_or_empty)
    HelpInfoUri = Parameter("string", allow_null=True)
    PassThru = Switch()
    DefaultCommandPrefix = Parameter("string", allow_null=True)

    def process(self) -> None:
        path = self.session.providers.locate(self.Path)
        if not path.name.lower().endswith(".psd1"):
            words = (
                f"The module manifest path '{self.Path}' is not valid. The value of the Path argument must resolve to a single file that has a "
                "'.psd1' extension. Change the value of the Path argument to point to a valid psd1 file, and then try again."
            )
            self.throw(InvalidOperationException(words), "Modules_InvalidModuleManifestPath", "InvalidArgument", self.Path)
        if not self.should_process(path.provider_path, "Creating the module manifest file"):
            return
        text = "\n".join(self.lines(path.name.rsplit(".", 1)[0])) + "\n"
        try:
            with open(path.host, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError:
            words = f"Could not find a part of the path '{path.provider_path}'."
            self.throw(DirectoryNotFoundException(words), "FileOpenFailure", "OpenError", self.Path)
        if self.PassThru:
            self.write(text)

    def lines(self, name: str) -> list[str]:
        """The manifest's lines."""
        author = self.Author or str(self.session.read_drive_variable(self.runtime.frame, "env", "USERNAME") or "Unknown")
        today = self.run("Get-Date", Format="d")[0]
        lines = [
            "#",
            f"# Module manifest for module '{name}'",
            "#",
            f"# Generated by: {author}",
            "#",
            f"# Generated on: {today}",
            "#",
            "",
            "@{",
            "",
        ]
        made = {
            "GUID": lambda: quoted(self.Guid if self.is_bound("Guid") else self.run("New-Guid")[0]),
            "Author": lambda: quoted(author),
            "Copyright": lambda: quoted(f"(c) {author}. All rights reserved."),
        }
        for key, parameter, comment, style, default in ENTRIES:
            lines.append(f"# {comment}")
            value = getattr(self, parameter, None)
            if style == "private":
                lines += [*self.private(), ""]
                continue
            if value is not None and self.is_bound(parameter):
                lines += [f"{key} = {self.written(value, style)}", ""]
            elif default is None:
                lines += [f"# {key} = {'@()' if style == 'list' else QUOTES}", ""]
            else:
                lines += [f"{key} = {default or made[key]()}", ""]
        return [*lines, "}", ""]

    @staticmethod
    def written(value: Any, style: str) -> str:
        """A value in the manifest's language."""
        if style == "text":
            return quoted(value)
        items = value if isinstance(value, list) else [value]
        texts = [table_text(unwrap(item)) if isinstance(unwrap(item), Dictionary) else quoted(item) for item in items]
        if style == "names":
            return ", ".join(texts) if texts else "@()"
        return "@(" + ", ".join(texts) + ")"

    def private(self) -> list[str]:
        """PrivateData, with what the gallery wants to know in PSData."""
        lines = ["PrivateData = @{", "", "    PSData = @{", ""]
        for key, comment in (
            ("Tags", "Tags applied to this module. These help with module discovery in online galleries."),
            ("LicenseUri", "A URL to the license for this module."),
            ("ProjectUri", "A URL to the main website for this project."),
            ("IconUri", "A URL to an icon representing this module."),
            ("ReleaseNotes", "ReleaseNotes of this module"),
        ):
            value = getattr(self, key, None)
            lines.append(f"        # {comment}")
            if value is None:
                lines.append(f"        # {key} = {'@()' if key == 'Tags' else QUOTES}")
            else:
                lines.append(f"        {key} = {self.written(value, 'names' if key == 'Tags' else 'text')}")
            lines.append("")
        lines += ["    } # End of PSData hashtable", ""]
        data = unwrap(self.PrivateData)
        if isinstance(data, Dictionary):
            lines += [f"    {to_string(key)} = {quoted(value)}" for key, value in data.items()] + [""]
        return [*lines, "} # End of PrivateData hashtable"]


QUOTES = "''"


def table_text(table: Dictionary) -> str:
    """A table on one line."""
    return "@{" + "; ".join(f"{to_string(key)} = {quoted(value)}" for key, value in table.items()) + "; }"
