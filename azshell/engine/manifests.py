"""Module manifests (.psd1): reading one, and loading the module it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.engine.modules import Module, ModuleFile, _at_path, find_module, finish, load, run_file
from azshell.engine.session_state import SessionState

if TYPE_CHECKING:
    from azshell.engine.session import Session


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
    from azshell.engine.operators.wildcards import WildcardPattern

    table = read_manifest(session, found)
    module = Module(found.name, None, found.path, "Manifest")
    describe(module, table)
    module.session_state = SessionState(session, module, session.global_scope)
    folder = found.path.replace("\\", "/").rpartition("/")[0]
    for name in _texts(table.get("RequiredModules")):
        from azshell.engine.modules import import_module

        required = import_module(session, session.global_scope, name)
        if required is not None:
            module.required.append(required)
    for name in _texts(table.get("ScriptsToProcess")):
        script = _at_path(session, f"{folder}/{name}")
        if script is not None:
            from azshell.engine.run import block_of_text, decode

            with open(script.host_path, "rb") as stream:
                block_of_text(session, decode(stream.read()), script.path).invoke(session, dot=True)
    for name in _texts(table.get("NestedModules")):
        nested = _at_path(session, f"{folder}/{name}") or find_module(session, name)
        if nested is not None:
            module.nested.append(load(session, nested, []))
    root = module.root_module
    if root:
        target = _at_path(session, f"{folder}/{root}")
        if target is not None and target.path.lower().endswith((".psm1", ".ps1")):
            module.kind = "Script"
            run_file(session, module, target, arguments)
            module.path = target.path
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
