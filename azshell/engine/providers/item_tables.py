"""Providers without folders: Variable, Function, Alias and Environment show the session's tables as items."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from azshell.dotnet import places
from azshell.dotnet.exceptions import SessionStateUnauthorizedAccessException
from azshell.dotnet.values import NOTHING
from azshell.engine.providers.faults import fault, not_supported, path_not_found
from azshell.engine.providers.provider import Provider
from azshell.engine.scope import CONSTANT, READ_ONLY, Scope

if TYPE_CHECKING:
    from azshell.engine.providers.registry import ProviderPath


class TableProvider(Provider):
    """Named values. A subclass says how one is found, listed, set and removed."""

    drive_name = ""
    drive_description = ""

    @property
    def scope(self) -> Scope:
        """The scope that runs."""
        return self.providers.session.current_scope

    def find(self, name: str) -> Any:
        """The item, or None."""
        raise NotImplementedError

    def names(self) -> Iterator[str]:
        raise NotImplementedError

    def put(self, name: str, value: Any) -> None:
        raise NotImplementedError

    def drop(self, name: str) -> None:
        raise NotImplementedError

    def value_of(self, item: Any) -> Any:
        """What Get-Content and `$drive:name` give of an item."""
        return item.value

    # what every provider can be asked

    def exists(self, path: ProviderPath) -> bool:
        return not path.parts or self.find(path.inner) is not None

    def get_item(self, path: ProviderPath) -> Any:
        if not path.parts:
            return [self.find(name) for name in self.names()]
        item = self.find(path.inner)
        if item is None:
            raise path_not_found(path.path)
        return item

    def child_names(self, path: ProviderPath, hidden: bool = False) -> Iterator[str]:
        return iter(sorted(self.names(), key=str.lower))

    # What Set-Item and Remove-Item say of a read-only or constant item: error id and words.
    not_writable = ("", "")
    not_removable = ("", "")

    def new_item(self, path: ProviderPath, kind: str, value: Any, force: bool) -> Any:
        if not force and self.find(path.inner) is not None:
            raise fault("Argument", f"The item at path '{path.inner}' already exists.", "InvalidArgument")
        self.put(path.inner, value)
        return path.item()

    def set_item(self, path: ProviderPath, value: Any, force: bool = False) -> Any:
        with self._writable(self.find(path.inner), force):
            self.put(path.inner, value)
        return path.item() if self.exists(path) else None

    @contextmanager
    def _writable(self, item: Any, force: bool) -> Iterator[None]:
        """Lets a read-only item be written with force, and stays read-only; raises for the others."""
        options = int(getattr(item, "options", 0) or 0)
        if not options & (READ_ONLY | CONSTANT):
            yield
            return
        if options & CONSTANT or not force:
            self._refuse(self.not_writable, item.name)
        self._set_options(item, options & ~READ_ONLY)
        try:
            yield
        finally:
            self._set_options(item, options)

    def _set_options(self, item: Any, options: int) -> None:
        if hasattr(item, "set_options"):
            item.set_options(options, force=True)
        else:
            item.options = options

    def _refuse(self, what: tuple[str, str], name: str) -> NoReturn:
        error_id, words = what
        raise fault(error_id, words.format(name), "WriteError", name, SessionStateUnauthorizedAccessException)

    def clear_item(self, path: ProviderPath, force: bool = False) -> None:
        with self._writable(self.find(path.inner), force):
            self.put(path.inner, None)

    def clear_content(self, path: ProviderPath) -> None:
        self.clear_item(path)

    def remove_item(self, path: ProviderPath, recurse: bool, force: bool) -> None:
        item = self.find(path.inner)
        if item is None:
            raise path_not_found(path.path)
        options = int(getattr(item, "options", 0) or 0)
        if options & CONSTANT or (options & READ_ONLY and not force):
            self._refuse(self.not_removable, item.name)
        self.drop(path.inner)

    def rename_item(self, path: ProviderPath, name: str, force: bool) -> Any:
        value = self.get_content(path)
        self.drop(path.inner)
        self.put(name, value)
        return path.parent.child(name) if path.parent else path

    def copy_item(self, path: ProviderPath, target: ProviderPath, recurse: bool, force: bool) -> list[Any]:
        self.put(target.inner, self.get_content(path))
        return [target]

    def get_content(self, path: ProviderPath) -> Any:
        item = self.find(path.inner)
        if item is None:
            raise path_not_found(path.path)
        return self.value_of(item)


class VariableProvider(TableProvider):
    """The variables that can be seen from the running scope."""

    name = "Variable"
    drive_name = "Variable"
    drive_description = "Drive that contains a view of those variables stored in a session state"
    not_writable = ("VariableNotWritable", "Cannot overwrite variable {} because it is read-only or constant.")
    not_removable = (
        "VariableNotRemovable",
        "Cannot remove variable {} because it is constant or read-only. If the variable is read-only, try the operation again specifying "
        "the Force option.",
    )

    def find(self, name: str) -> Any:
        return self.scope.find_qualified(name)

    def names(self) -> Iterator[str]:
        return iter([variable.name for variable in self.scope.visible_variables().values()])

    def put(self, name: str, value: Any) -> None:
        self.scope.assign(name, value)

    def drop(self, name: str) -> None:
        for scope in self.scope.chain():
            if scope.remove(name.lower()):
                return


class FunctionProvider(TableProvider):
    """The functions that can be called from the running scope."""

    name = "Function"
    drive_name = "Function"
    drive_description = "Drive that contains a view of the functions stored in a session state"
    not_writable = ("FunctionNotWritable", "Cannot write to function {} because it is read-only or constant.")
    not_removable = ("FunctionNotRemovable", "Cannot remove function {} because it is constant.")

    def find(self, name: str) -> Any:
        return self.providers.session.find_function(name)

    def clear_item(self, path: ProviderPath, force: bool = False) -> None:
        self.remove_item(path, False, force)

    def clear_content(self, path: ProviderPath) -> None:
        raise not_supported("ClearContent")

    def names(self) -> Iterator[str]:
        return iter([function.name for function in self.providers.session.visible_functions()])

    def put(self, name: str, value: Any) -> None:
        if value is None or value is NOTHING:
            self.drop(name)
        else:
            self.providers.session.set_function(name, value)

    def drop(self, name: str) -> None:
        self.providers.session.remove_function(name)

    def value_of(self, item: Any) -> Any:
        return item.script_block


class AliasProvider(TableProvider):
    """The aliases that can be used from the running scope."""

    name = "Alias"
    drive_name = "Alias"
    drive_description = "Drive that contains a view of the aliases stored in a session state"
    not_writable = ("AliasNotWritable", "Alias is not writeable because alias {} is read-only or constant and cannot be written to.")
    not_removable = ("AliasNotRemovable", "Alias was not removed because alias {} is constant or read-only.")

    def find(self, name: str) -> Any:
        return self.providers.session.find_alias(name)

    def clear_item(self, path: ProviderPath, force: bool = False) -> None:
        self.remove_item(path, False, force)

    def clear_content(self, path: ProviderPath) -> None:
        raise not_supported("ClearContent")

    def names(self) -> Iterator[str]:
        return iter([alias.name for alias in self.providers.session.visible_aliases()])

    def put(self, name: str, value: Any) -> None:
        from azshell.dotnet.conversion import to_string

        if value is None or value is NOTHING:
            self.drop(name)
        else:
            self.providers.session.set_alias(name, to_string(value))

    def drop(self, name: str) -> None:
        self.providers.session.remove_alias(name)

    def value_of(self, item: Any) -> Any:
        return item.definition


class EnvironmentProvider(TableProvider):
    """The process's environment variables, as DictionaryEntry objects; the session has a copy of its own."""

    name = "Environment"
    drive_name = "Env"
    drive_description = "Drive that contains a view of the environment variables for the process"

    def find(self, name: str) -> Any:
        value = places.environment.get(name)
        if value is None:
            return None
        from azshell.dotnet.dictionaries import DictionaryEntry

        return DictionaryEntry(name, value)

    def names(self) -> Iterator[str]:
        return iter(list(places.environment))

    def put(self, name: str, value: Any) -> None:
        from azshell.dotnet.conversion import to_string

        text = to_string(value) if value is not None and value is not NOTHING else ""
        if text:
            places.environment[name] = text
        else:
            places.environment.pop(name, None)

    def drop(self, name: str) -> None:
        places.environment.pop(name, None)


TABLE_PROVIDERS = (AliasProvider, EnvironmentProvider, FunctionProvider, VariableProvider)
