"""Module manifests (.psd1): reading one, and loading the module it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import NetException
from azshell.engine.module_paths import ModuleFile, at_path, find_module
from azshell.engine.modules import Module, finish, load, run_file
from azshell.engine.session_state import SessionState

if TYPE_CHECKING:
    from azshell.engine.session import Session


MEMBERS = (
    "ModuleToProcess", "NestedModules", "GUID", "Author", "CompanyName", "Copyright", "ModuleVersion", "Description", "PowerShellVersion",
    "PowerShellHostName", "PowerShellHostVersion", "CLRVersion", "DotNetFrameworkVersion", "ProcessorArchitecture", "RequiredModules",
    "TypesToProcess", "FormatsToProcess", "ScriptsToProcess", "PrivateData", "RequiredAssemblies", "ModuleList", "FileList",
    "FunctionsToExport", "VariablesToExport", "AliasesToExport", "CmdletsToExport", "DscResourcesToExport", "CompatiblePSEditions",
    "HelpInfoURI", "RootModule", "DefaultCommandPrefix",
)  # fmt: skip


def fault(exception: NetException, error_id: str, category: str, target: Any) -> NetException:
    """An exception about a manifest, with what its error record is to say: `.fault` is (id, category, target)."""
    exception.__dict__["fault"] = (error_id, category, target)
    return exception


def check_manifest(table: Any, path: str) -> None:
    """Raise (see `fault`) what is wrong with the members of a manifest."""
    from azshell.dotnet.conversion import to_string, try_convert
    from azshell.dotnet.dictionaries import Dictionary
    from azshell.dotnet.exceptions import ArgumentException, InvalidOperationException, MissingMemberException
    from azshell.dotnet.types import known_type

    if not isinstance(table, Dictionary):
        words = (
            f"Processing the module manifest file '{path}' did not result in a valid manifest object. Update the file to contain a valid "
            "PowerShell module manifest. A valid manifest can be created using the New-ModuleManifest cmdlet."
        )
        raise fault(ArgumentException(words), "Modules_InvalidManifest", "ResourceUnavailable", path)
    known = {member.lower() for member in MEMBERS}
    strange = [to_string(key) for key, _ in table.items() if to_string(key).lower() not in known]
    if strange:
        names = ", ".join(f"'{member}'" for member in MEMBERS)
        words = (
            f"The '{path}' module cannot be imported because its manifest contains one or more members that are not valid. The valid manifest "
            f"members are ({names}). Remove the members that are not valid ({', '.join(repr(name) for name in strange)}), then try to import "
            "the module again."
        )
        raise fault(InvalidOperationException(words), "Modules_InvalidManifestMember", "InvalidData", path)
    if not try_convert(table.get("ModuleVersion"), known_type("version"))[0] or table.get("ModuleVersion") is None:
        words = (
            "The member 'ModuleVersion' is not present in the module manifest. This member must exist and be assigned a version number of "
            f"the form 'n.n.n.n'. Add the missing member to the file '{path}'."
        )
        raise fault(MissingMemberException(words), "Modules_InvalidManifest", "ResourceUnavailable", path)


def read_manifest(session: Session, found: ModuleFile) -> Any:
    """The hashtable of a manifest file; its errors are the script's."""
    from azshell.engine.run import block_of_text, decode

    with open(found.host_path, "rb") as stream:
        text = decode(stream.read())
    block = block_of_text(session, text, found.path)
    results: list[Any] = block.invoke(session)
    return results[0] if results else None


def describe(module: Module, table: Any) -> None:
    """Put a manifest's facts on a module."""
    from azshell.dotnet.conversion import to_string

    def text(key: str) -> str | None:
        value = table.get(key)
        return None if value is None else to_string(value)

    module.manifest = {str(key): value for key, value in table.items()}
    module.version = text("ModuleVersion") or "0.0"
    module.guid = table.get("GUID")
    module.description = text("Description")
    module.author = text("Author")
    module.company = text("CompanyName")
    module.copyright = text("Copyright")
    module.private_data = table.get("PrivateData")
    module.root_module = text("RootModule") or text("ModuleToProcess")
    module.prefix = text("DefaultCommandPrefix")


def load_manifest(session: Session, found: ModuleFile, arguments: list[Any]) -> Module:
    """Load a manifest's module: required modules, nested modules, the root module, then the lists of exports."""
    from azshell.dotnet.exceptions import MissingMemberException, PSInvalidOperationException
    from azshell.engine.operators.wildcards import WildcardPattern

    table = read_manifest(session, found)
    check_manifest(table, found.path)
    module = Module(found.name, None, found.path, "Manifest")
    describe(module, table)
    module.session_state = SessionState(session, module, session.global_scope)
    folder = found.path.replace("\\", "/").rpartition("/")[0]
    for name in _texts(table.get("RequiredModules")):
        from azshell.engine.modules import import_module

        required = import_module(session, session.global_scope, name)
        if required is None:
            words = (
                f"The required module '{name}' is not loaded. Load the module or remove the module from 'RequiredModules' in the file "
                f"'{found.path}'."
            )
            raise fault(MissingMemberException(words), "Modules_InvalidManifest", "ResourceUnavailable", found.path)
        module.required.append(required)
    for name in _texts(table.get("ScriptsToProcess")):
        script = at_path(session, f"{folder}/{name}")
        if script is not None:
            from azshell.engine.run import block_of_text, decode

            with open(script.host_path, "rb") as stream:
                block_of_text(session, decode(stream.read()), script.path).invoke(session, dot=True)
    for name in _texts(table.get("NestedModules")):
        nested = at_path(session, f"{folder}/{name}") or find_module(session, name)
        if nested is not None:
            module.nested.append(load(session, nested, []))
    root = module.root_module
    if root:
        target = at_path(session, f"{folder}/{root}")
        if target is not None and target.path.lower().endswith((".psm1", ".ps1")):
            module.kind = "Script"
            run_file(session, module, target, arguments)
            module.path = target.path
        elif target is None and root.lower().endswith((".psm1", ".ps1", ".psd1")):
            words = (
                f"The module to process '{root}', listed in field 'ModuleToProcess/RootModule' of module manifest '{found.path}' was not "
                "processed because no valid module was found in any module directory."
            )
            raise fault(PSInvalidOperationException(words), "Modules_ModuleFileNotFound", "ResourceUnavailable", found.name)
        else:
            finish(module)
    else:
        module.exporting = None
        finish(module)
    for key, name in (
        ("FunctionsToExport", "functions"),
        ("AliasesToExport", "aliases"),
        ("VariablesToExport", "variables"),
        ("CmdletsToExport", "cmdlets"),
    ):
        if not table.contains(key):
            continue
        matchers = [WildcardPattern(pattern).matches for pattern in _texts(table.get(key))]
        entries = getattr(module, name)
        setattr(module, name, {lower: value for lower, value in entries.items() if any(match(lower) for match in matchers)})
    return module


def _texts(value: Any) -> list[str]:
    from azshell.dotnet.conversion import to_string
    from azshell.dotnet.dictionaries import Dictionary

    if value is None:
        return []
    items = value if isinstance(value, list) else [value]
    return [to_string(item.get("ModuleName") if isinstance(item, Dictionary) else item) for item in items]
