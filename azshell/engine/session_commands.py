"""What a session says about functions, aliases and commands to providers, completion and cmdlets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from azshell.engine.discovery import find_alias, find_command, find_function, list_commands, visible

if TYPE_CHECKING:
    from azshell.engine.binder.metadata import CommandMetadata
    from azshell.engine.commands import AliasInfo, CommandInfo, FunctionInfo
    from azshell.engine.frame import Frame
    from azshell.engine.scope import Scope


class SessionCommands:
    """The part of Session that is about names of commands, seen from the scope that runs."""

    frame: Frame
    command_version: int

    @property
    def current_scope(self) -> Scope:
        """The scope that runs."""
        return self.frame.scope

    # Functions

    def find_function(self, name: str) -> FunctionInfo | None:
        """The function of a name, or None."""
        return find_function(self.current_scope, name.lower())

    def visible_functions(self) -> list[FunctionInfo]:
        """All functions that can be seen."""
        return visible(self.current_scope, "functions")

    def set_function(self, name: str, value: Any, options: int = 0) -> FunctionInfo:
        """Define a function from a ScriptBlock, a FunctionInfo or a text; `global:name` and the like say where."""
        from azshell.dotnet.conversion import to_string
        from azshell.dotnet.values import unwrap
        from azshell.engine.commands import FilterInfo, FunctionInfo
        from azshell.engine.functions import set_function
        from azshell.engine.run import block_of_text
        from azshell.engine.script_block import ScriptBlock

        value = unwrap(value)
        if isinstance(value, FunctionInfo):
            value = value.script_block
        if not isinstance(value, ScriptBlock):
            value = block_of_text(self, to_string(value), None, self.current_scope.session_state)  # type: ignore[arg-type]
        scope, name = self._place(name)
        made = (FilterInfo if value.is_filter else FunctionInfo)(name, value, scope.session_state.module, options)
        set_function(self, scope, made)
        return made

    def remove_function(self, name: str) -> bool:
        """Remove a function from the innermost scope that has it; whether there was one."""
        return self._remove("functions", name)

    # Aliases

    def find_alias(self, name: str) -> AliasInfo | None:
        """The alias of a name, or None."""
        return find_alias(self.current_scope, name.lower())

    def visible_aliases(self) -> list[AliasInfo]:
        """All aliases that can be seen."""
        return visible(self.current_scope, "aliases")

    def set_alias(self, name: str, target: str, options: int = 0, description: str = "", scope: Scope | None = None) -> AliasInfo:
        """Define an alias."""
        from azshell.engine.commands import AliasInfo

        where, name = self._place(name)
        where = scope or where
        made = AliasInfo(name, target, options, description, where.session_state.module)
        if where.aliases is None:
            where.aliases = {}
        where.aliases[name.lower()] = made
        self.command_version += 1
        return made

    def remove_alias(self, name: str) -> bool:
        """Remove an alias from the innermost scope that has it; whether there was one."""
        return self._remove("aliases", name)

    def _place(self, name: str) -> tuple[Scope, str]:
        qualifier, colon, rest = name.partition(":")
        if colon:
            scope = self.current_scope.of_qualifier(qualifier.lower())
            if scope is not None:
                return scope, rest
        return self.current_scope, name

    def _remove(self, table: str, name: str) -> bool:
        for scope in self.current_scope.chain():
            entries = getattr(scope, table)
            if entries and entries.pop(name.lower(), None) is not None:
                self.command_version += 1
                return True
        return False

    # Commands

    def find_command(self, name: str) -> CommandInfo | None:
        """The command a name means here, aliases followed, or None."""
        return find_command(self, self.current_scope, name)  # type: ignore[arg-type]

    def command_names(self, pattern: str = "*") -> Iterator[tuple[str, str]]:
        """(name, kind) of the commands whose name matches a wildcard."""
        for info in list_commands(self, self.current_scope, pattern):  # type: ignore[arg-type]
            yield info.name, info.kind

    def metadata_of(self, name: str) -> CommandMetadata | None:
        """The parameters of a command, or None when there is no such command."""
        found = self.find_command(name)
        if found is None:
            return None
        try:
            return found.metadata
        except NotImplementedError:
            return None
