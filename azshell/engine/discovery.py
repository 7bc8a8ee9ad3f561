"""Finding commands: alias, function, cmdlet, script, native program, in PowerShell's order; and listing them by wildcard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from azshell.engine.commands import AliasInfo, ApplicationInfo, CmdletInfo, CommandInfo, ExternalScriptInfo

if TYPE_CHECKING:
    from pathlib import Path

    from azshell.engine.frame import Frame
    from azshell.engine.scope import Scope
    from azshell.engine.session import Session

MODULES = {
    "core": "Microsoft.PowerShell.Core",
    "utility": "Microsoft.PowerShell.Utility",
    "management": "Microsoft.PowerShell.Management",
    "security": "Microsoft.PowerShell.Security",
    "azure": "Azure",
    "nettools": "NetTools",
    "azshell": "azshell",
}


class CommandIndex:
    """The cmdlets there are, from the generated index: lower-case name -> CmdletInfo; and their aliases."""

    def __init__(self) -> None:
        self._rows, self.aliases = read_index()
        self._made: dict[str, CmdletInfo] = {}

    def find(self, lower: str) -> CmdletInfo | None:
        """The cmdlet of this lower-case name."""
        found = self._made.get(lower)
        if found is None:
            row = self._rows.get(lower)
            if row is None:
                return None
            name, module, python_module, class_name = row
            found = self._made[lower] = CmdletInfo(name, module, python_module, class_name)
        return found

    def names(self) -> list[str]:
        """All lower-case names."""
        return list(self._rows)

    def add(self, info: CmdletInfo) -> None:
        """Put a cmdlet in by hand (tests, plug-ins)."""
        self._made[info.name.lower()] = info
        self._rows[info.name.lower()] = (info.name, str(info.module), info.python_module, info.python_class)


def commands_folder() -> Path:
    """Where the package `cmdlets` is; found by name, because the engine knows commands by the index alone."""
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("cmdlets")
    assert spec is not None and spec.submodule_search_locations is not None
    return Path(next(iter(spec.submodule_search_locations)))


_INDEX: tuple[dict[str, tuple[str, str, str, str]], dict[str, str]] | None = None


def read_index() -> tuple[dict[str, tuple[str, str, str, str]], dict[str, str]]:
    """(lower name -> (name, module, Python module, class), alias -> name) from cmdlets/index.json; read once a process."""
    global _INDEX
    if _INDEX is None:
        import json

        folder = commands_folder()
        rows: dict[str, tuple[str, str, str, str]] = {}
        aliases: dict[str, str] = {}
        path = folder / "index.json"
        if path.exists():
            for name, (python_module, class_name, names) in json.loads(path.read_text(encoding="utf-8")).items():
                package = python_module.split(".")[1]
                rows[name.lower()] = (name, MODULES.get(package, package), python_module, class_name)
                for alias in names:
                    aliases[alias.lower()] = name
        _INDEX = rows, aliases
    return dict(_INDEX[0]), dict(_INDEX[1])


def require_command(frame: Frame, name: str, node: Any = None) -> CommandInfo:
    """The command a name means here, aliases followed; raises CommandNotFoundException."""
    found = find_command(frame.session, frame.scope, name)
    if found is None:
        raise not_found(final_name(frame.scope, name))
    return found


def final_name(scope: Scope | None, name: str) -> str:
    """What an alias comes to in the end: the name that error messages say."""
    seen: set[str] = set()
    alias = find_alias(scope, name.lower())
    while alias is not None and name.lower() not in seen:
        seen.add(name.lower())
        name = alias.target
        alias = find_alias(scope, name.lower())
    return name


def not_found(name: str) -> Exception:
    """CommandNotFoundException, with the words of the version."""
    from azshell.dotnet.exceptions import CommandNotFoundException
    from azshell.engine.session import Session

    module = name.partition("\\")[0]
    loaded = Session.running.modules.get(module.lower())
    is_loaded = loaded is not None and (loaded.path or not loaded.cmdlets)
    if "\\" in name and not name.startswith((".", "\\", "/", "~")) and ":" not in name and not is_loaded:
        error = CommandNotFoundException(
            f"The module '{module}' could not be loaded. For more information, run 'Import-Module {module}'.",
            "CouldNotAutoLoadModule",
            "ObjectNotFound",
            name,
        )
    else:
        error = CommandNotFoundException(
            f"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\n"
            "Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
            "CommandNotFoundException",
            "ObjectNotFound",
            name,
        )
    error.command_name = name
    record = error.error_record
    record.category_info.activity_override = ""
    return error


def find_command(session: Session, scope: Scope, name: str, follow_aliases: bool = True) -> CommandInfo | None:
    """The command a name means in a scope, or None."""
    seen: set[str] = set()
    while True:
        lower = name.lower()
        alias = find_alias(scope, lower)
        if alias is None or lower in seen:
            break
        if not follow_aliases:
            return alias
        seen.add(lower)
        name = alias.target
    return find_without_aliases(session, scope, name)


def find_without_aliases(session: Session, scope: Scope, name: str) -> CommandInfo | None:
    """A function, cmdlet, script or program."""
    lower = name.lower()
    function = find_function(scope, lower)
    if function is not None:
        return function
    found = session.commands.find(lower)
    if found is not None:
        return found
    if "\\" in name:
        qualified = _in_module(session, name)
        if qualified is not None:
            return qualified
    if "-" in name and lower not in _NO_DEFAULT_VERB:
        found = None
    external = find_external(session, name)
    if external is not None:
        return external
    if "-" not in name and name.isalpha():
        return session.commands.find("get-" + lower) or find_function(scope, "get-" + lower)
    return None


_NO_DEFAULT_VERB: frozenset[str] = frozenset()


def _in_module(session: Session, name: str) -> CommandInfo | None:
    module_name, _, command = name.rpartition("\\")
    lower = command.lower()
    module = session.modules.get(module_name.lower())
    if module is not None:
        return module.exported_command(lower)
    found = session.commands.find(lower)
    if found is not None and found.module_name.lower() == module_name.lower():
        return found
    alias = session.global_scope.aliases.get(lower) if session.global_scope.aliases else None
    if alias is not None:
        target = find_command(session, session.global_scope, alias.target)
        if target is not None and target.module_name.lower() == module_name.lower():
            return target
    return None


def find_alias(scope: Scope | None, lower: str) -> AliasInfo | None:
    """The alias a lower-case name means in a scope."""
    while scope is not None:
        aliases = scope.aliases
        if aliases:
            found = aliases.get(lower)
            if found is not None:
                return found
        scope = scope.parent
    return None


def find_function(scope: Scope | None, lower: str) -> Any:
    """The function a lower-case name means in a scope; `global:name` and the like too."""
    if ":" in lower and scope is not None:
        qualifier, _, rest = lower.partition(":")
        where = scope.of_qualifier(qualifier)
        if where is not None:
            return (where.functions or {}).get(rest) if qualifier != "local" else find_function(where, rest)
    while scope is not None:
        functions = scope.functions
        if functions:
            found = functions.get(lower)
            if found is not None:
                return found
        scope = scope.parent
    return None


def find_external(session: Session, name: str) -> CommandInfo | None:
    """A script file or a native program, by path or on the search path."""
    from azshell.engine.external import find

    return find(session, name)


def list_commands(session: Session, scope: Scope, pattern: str = "*", kinds: frozenset[str] | None = None) -> Iterator[CommandInfo]:
    """All commands whose name matches a wildcard: aliases, functions, cmdlets (native programs only by exact name)."""
    from azshell.engine.operators.wildcards import WildcardPattern

    matches = WildcardPattern(pattern).matches

    def wanted(kind: str) -> bool:
        return kinds is None or kind in kinds

    if wanted("Alias"):
        for alias in visible(scope, "aliases"):
            if matches(alias.name):
                yield alias
    for function in visible(scope, "functions"):
        if wanted(function.kind) and matches(function.name):
            yield function
    if wanted("Cmdlet"):
        for lower in session.commands.names():
            if matches(lower):
                found = session.commands.find(lower)
                if found is not None:
                    yield found


def visible(scope: Scope, table: str) -> list[Any]:
    """The functions or aliases that can be seen from a scope."""
    found: dict[str, Any] = {}
    for each in scope.chain():
        for lower, info in (getattr(each, table) or {}).items():
            found.setdefault(lower, info)
    return list(found.values())


__all__ = [
    "AliasInfo",
    "ApplicationInfo",
    "CommandIndex",
    "ExternalScriptInfo",
    "find_alias",
    "find_command",
    "find_function",
    "list_commands",
    "not_found",
    "read_index",
    "require_command",
    "visible",
]
