"""Modules: their own session state, what they export, finding, importing and removing them.

found = find_module(session, "name or path")            ModuleFile | None
module = import_module(session, scope, "name or path", ...)  puts the exports into `scope`
module = new_module(session, block, name, arguments)     New-Module's
export_members(scope, functions=[...], ...)              Export-ModuleMember's, called from inside a module
remove_module(session, module)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from azshell.engine.lazy_type import LazyType
from azshell.engine.module_paths import EXTENSIONS, ModuleFile, available_modules, find_module, is_path
from azshell.engine.session_state import SessionState

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.scope import Scope
    from azshell.engine.script_block import ScriptBlock
    from azshell.engine.session import Session


class Module:
    """System.Management.Automation.PSModuleInfo.

    functions, aliases, variables, cmdlets   what it exports: lower name -> FunctionInfo, AliasInfo, Variable, CmdletInfo
    path, file  of its code; of what was imported: the manifest's, perhaps
    exporting   patterns by kind once Export-ModuleMember was called, else None
    import_prefix   what Import-Module -Prefix put before its commands' nouns
    kind        Script, Binary or Manifest
    """

    net_type: ClassVar[Any] = LazyType("azshell.engine.module_types")

    def __init__(self, name: str, session_state: SessionState | None, path: str = "", kind: str = "Script") -> None:
        self.name = name
        self.session_state = session_state
        self.path = path
        self.file = path
        self.kind = kind
        self.functions: dict[str, Any] = {}
        self.aliases: dict[str, Any] = {}
        self.variables: dict[str, Any] = {}
        self.cmdlets: dict[str, Any] = {}
        self.exporting: dict[str, list[str]] | None = None
        self.nested: list[Module] = []
        self.required: list[Module] = []
        self.manifest: dict[str, Any] = {}
        self.version = "0.0"
        self.guid: Any = None
        self.description: str | None = None
        self.author: str | None = None
        self.company: str | None = None
        self.copyright: str | None = None
        self.private_data: Any = None
        self.root_module: str | None = None
        self.prefix: str | None = None
        self.import_prefix = ""
        self.on_remove: Any = None
        self.definition = ""
        self.base_folder = path.replace("\\", "/").rpartition("/")[0] if path else ""
        self.imported_into: list[tuple[Scope, str, str]] = []

    def __str__(self) -> str:
        return self.name

    def shown_name(self, name: str) -> str:
        """A command's name as it was imported."""
        return with_prefix(name, self.import_prefix)

    def exported_command(self, lower: str) -> Any:
        """An exported function, cmdlet or alias by its lower-case name (the one it was imported with)."""
        prefix = self.import_prefix.lower()
        if prefix:
            verb, dash, noun = lower.rpartition("-")
            if not noun.startswith(prefix):
                return None
            lower = verb + dash + noun[len(prefix) :]
        return self.functions.get(lower) or self.cmdlets.get(lower) or self.aliases.get(lower)

    @property
    def commands(self) -> dict[str, Any]:
        """All exported commands."""
        return {**self.functions, **self.cmdlets, **self.aliases}


def with_prefix(name: str, prefix: str) -> str:
    """Get-Thing with the prefix My is Get-MyThing."""
    if not prefix:
        return name
    verb, dash, noun = name.partition("-")
    return f"{verb}-{prefix}{noun}" if dash else prefix + name


# Making


def new_module(
    session: Session, block: ScriptBlock | None, name: str, arguments: Iterable[Any] = (), results: list[Any] | None = None
) -> Module:
    """A module from a script block, run in its own session state; what it writes goes to `results`."""
    from azshell.engine.script_block import ScriptBlock

    module = Module(name, None, "")
    state = module.session_state = SessionState(session, module, session.global_scope)
    if block is not None:
        module.definition = block.text
        inside = ScriptBlock(block.node, block.context, state)
        _run(session, inside, list(arguments), results)
    finish(module)
    return module


def closure_module(session: Session) -> Module:
    """The nameless module GetNewClosure makes."""
    count = session.services["closures"] = session.services.get("closures", 0) + 1
    module = Module(f"__DynamicModule_{count}", None, "")
    module.session_state = SessionState(session, module, session.global_scope)
    return module


def _run(session: Session, block: ScriptBlock, arguments: list[Any], results: list[Any] | None = None) -> None:
    from azshell.engine.functions import call_block

    call_block(
        session.frame,
        block,
        [(None, value) for value in arguments],
        (results if results is not None else []).append,
        session.frame.streams,
        dot=True,
    )


def finish(module: Module) -> None:
    """After a module ran: work out what it exports."""
    from azshell.engine.operators.wildcards import WildcardPattern

    state = module.session_state
    assert state is not None
    top = state.top
    patterns = module.exporting

    def chosen(kind: str, table: dict[str, Any], default: bool) -> dict[str, Any]:
        if patterns is None:
            return dict(table) if default else {}
        matchers = [WildcardPattern(pattern).matches for pattern in patterns.get(kind, [])]
        return {lower: value for lower, value in table.items() if any(match(lower) for match in matchers)}

    module.functions.update(chosen("functions", top.functions or {}, True))
    module.aliases.update(chosen("aliases", top.aliases or {}, bool(module.path)))
    module.variables.update(chosen("variables", top.variables, False))
    for nested in module.nested:
        module.cmdlets.update(nested.cmdlets)
        wanted = chosen("functions", nested.functions, True)
        module.functions.update({lower: value for lower, value in wanted.items() if lower not in module.functions})


def export_members(
    scope: Scope,
    functions: Iterable[str] | None = None,
    aliases: Iterable[str] | None = None,
    variables: Iterable[str] | None = None,
    cmdlets: Iterable[str] | None = None,
) -> None:
    """Export-ModuleMember. Raises InvalidOperationException outside of a module."""
    module = scope.session_state.module
    if module is None:
        from azshell.dotnet.exceptions import InvalidOperationException

        raise InvalidOperationException("The Export-ModuleMember cmdlet can only be called from inside a module.")
    if module.exporting is None:
        module.exporting = {}
    given = {"functions": functions, "aliases": aliases, "variables": variables, "cmdlets": cmdlets}
    for kind, names in given.items():
        module.exporting.setdefault(kind, []).extend(names or ())


# Importing


class Wanted:
    """What Import-Module picks of a module's exports; None = everything."""

    def __init__(
        self,
        functions: list[str] | None = None,
        cmdlets: list[str] | None = None,
        variables: list[str] | None = None,
        aliases: list[str] | None = None,
        prefix: str = "",
        no_clobber: bool = False,
    ) -> None:
        self.functions = functions
        self.cmdlets = cmdlets
        self.variables = variables
        self.aliases = aliases
        self.prefix = prefix
        self.no_clobber = no_clobber

    @property
    def is_selective(self) -> bool:
        """Whether anything was picked by name."""
        return any(each is not None for each in (self.functions, self.cmdlets, self.variables, self.aliases))


def import_module(
    session: Session, scope: Scope, text: str, wanted: Wanted | None = None, arguments: Iterable[Any] = (), force: bool = False
) -> Module | None:
    """Load a module (once, unless `force`) and put its exports into `scope`; None when there is none of that name."""
    name = text.replace("\\", "/").rstrip("/").rpartition("/")[2]
    lower = name.lower()
    for extension in EXTENSIONS:
        lower = lower.removesuffix(extension)
    if not is_path(text):
        loaded = session.modules.get(lower)
        if loaded is not None and not force:
            install(session, scope, loaded, wanted)
            return loaded
        built_in = built_in_module(session, lower)
        if built_in is not None:
            session.modules[lower] = built_in
            return built_in
    found = find_module(session, text)
    if found is None:
        # Scripts of the time load the Azure module from where its installer put it.
        return import_module(session, scope, "Azure", wanted, arguments, force) if INSTALLED.search(text) else None
    loaded = session.modules.get(found.name.lower())
    if loaded is not None and found.path in (loaded.path, loaded.file) and not force:
        install(session, scope, loaded, wanted)
        return loaded
    if loaded is not None and (force or loaded.path == found.path):
        remove_module(session, loaded)
    module = load(session, found, list(arguments))
    module.file = found.path
    session.modules[found.name.lower()] = module
    install(session, scope, module, wanted)
    return module


def load(session: Session, found: ModuleFile, arguments: list[Any]) -> Module:
    """Run a module's file in its own session state."""
    depth = session.services.get(_NESTING, 0)
    if depth >= DEEPEST:
        from azshell.dotnet.exceptions import InvalidOperationException
        from azshell.engine.manifests import fault

        words = (
            f"Cannot load the module '{found.path}' because the module nesting limit has been exceeded. Modules can only be nested to "
            f"{DEEPEST} levels. Evaluate and change the order in which you are loading modules to prevent exceeding the nesting limit, and "
            "then try running your script again."
        )
        raise fault(InvalidOperationException(words), "Modules_ModuleTooDeeplyNested", "InvalidOperation", found.path)
    session.services[_NESTING] = depth + 1
    try:
        if found.path.lower().endswith(".psd1"):
            from azshell.engine.manifests import load_manifest

            return load_manifest(session, found, arguments)
        module = Module(found.name, None, found.path)
        return run_file(session, module, found, arguments)
    finally:
        session.services[_NESTING] = depth


DEEPEST = 10
"""So many modules may load one another."""
_NESTING = "module nesting"


def run_file(session: Session, module: Module, found: ModuleFile, arguments: list[Any]) -> Module:
    """Run a .psm1 or .ps1 as a module's body."""
    from azshell.engine.run import block_of_text, decode

    state = module.session_state
    if state is None:
        state = module.session_state = SessionState(session, module, session.global_scope)
    with open(found.host_path, "rb") as stream:
        text = decode(stream.read())
    module.definition = text
    block = block_of_text(session, text, found.path, state)
    _run(session, block, arguments)
    finish(module)
    return module


def install(session: Session, scope: Scope, module: Module, wanted: Wanted | None = None) -> None:
    """Put a module's exports into a scope."""
    from azshell.engine.operators.wildcards import WildcardPattern

    wanted = wanted or Wanted()
    selective = wanted.is_selective

    def picked(table: dict[str, Any], patterns: list[str] | None) -> dict[str, Any]:
        if patterns is None:
            return {} if selective else table
        matchers = [WildcardPattern(pattern).matches for pattern in patterns]
        return {lower: value for lower, value in table.items() if any(match(lower) for match in matchers)}

    module.import_prefix = wanted.prefix
    prefixed = module.shown_name

    import copy

    for info in picked(module.functions, wanted.functions).values():
        made = info
        if wanted.prefix:
            made = copy.copy(info)
            made.name = prefixed(info.name)
        if scope.functions is None:
            scope.functions = {}
        if wanted.no_clobber and made.name.lower() in scope.functions:
            continue
        scope.functions[made.name.lower()] = made
        module.imported_into.append((scope, "functions", made.name.lower()))
    for alias in picked(module.aliases, wanted.aliases).values():
        if scope.aliases is None:
            scope.aliases = {}
        made = alias
        if wanted.prefix:
            made = copy.copy(alias)
            made.name = prefixed(alias.name)
        scope.aliases[made.name.lower()] = made
        module.imported_into.append((scope, "aliases", made.name.lower()))
    for lower, variable in picked(module.variables, wanted.variables).items():
        scope.variables[lower] = variable
        module.imported_into.append((scope, "variables", lower))
    session.command_version += 1


def remove_module(session: Session, module: Module) -> None:
    """Take a module's exports out of wherever they were put."""
    if module.on_remove is not None:
        module.on_remove.invoke(session, [module])
    for scope, table, lower in module.imported_into:
        entries = getattr(scope, table)
        if entries:
            entries.pop(lower, None)
    module.imported_into.clear()
    for lower, loaded in list(session.modules.items()):
        if loaded is module:
            del session.modules[lower]
    session.command_version += 1


def import_required(frame: Frame, name: str) -> bool:
    """`using module` and `#requires -Modules`: whether the module is there now."""
    return import_module(frame.session, frame.session.global_scope, name) is not None


def built_in_module(session: Session, lower: str) -> Module | None:
    """One of the modules the cmdlets stand for."""
    from azshell.engine.discovery import MODULES

    name = next((each for each in MODULES.values() if each.lower() == lower), None)
    if name is None:
        return None
    key = f"module:{lower}"
    found = session.services.get(key)
    if found is None:
        found = session.services[key] = Module(name, None, "", "Manifest" if name != "Azure" else "Binary")
        versions = _CLASSIC_VERSIONS if session.layout == "classic" else _VERSIONS
        found.version = versions.get(name, "3.1.0.0" if session.layout == "classic" else "7.0.0.0")
        index = session.commands
        for each in index.names():
            info = index.find(each)
            if info is not None and info.module_name == name:
                found.cmdlets[each] = info
        for alias, target in index.aliases.items():
            if target.lower() in found.cmdlets:
                from azshell.engine.commands import AliasInfo

                found.aliases[alias] = AliasInfo(alias, target, module=found)
    return found


INSTALLED = re.compile(
    r"Microsoft SDKs[\\/](Windows )?Azure[\\/]PowerShell[\\/](ServiceManagement[\\/])?Azure[\\/]Azure(\.psd1)?$", re.IGNORECASE
)
"""Paths of the Azure module on a machine of 2013 or 2014."""

_VERSIONS = {"Azure": "0.8.4", "Microsoft.PowerShell.Core": "7.6.0.500"}
_CLASSIC_VERSIONS = {"Azure": "0.8.4", "Microsoft.PowerShell.Core": "3.0.0.0"}

__all__ = [
    "Module",
    "ModuleFile",
    "Wanted",
    "available_modules",
    "export_members",
    "find_module",
    "import_module",
    "new_module",
    "remove_module",
]
