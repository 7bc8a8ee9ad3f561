"""What a name can mean: functions, filters, cmdlets, aliases, scripts, native programs, as the CommandInfo objects scripts see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from azshell.engine.lazy_type import LazyType

if TYPE_CHECKING:
    from azshell.engine.binder.metadata import CommandMetadata
    from azshell.engine.script_block import ScriptBlock


class CommandInfo:
    """System.Management.Automation.CommandInfo. `kind` is a name of CommandTypes; `module` the module or None."""

    kind: ClassVar[str] = "All"
    net_type: ClassVar[Any] = LazyType("azshell.engine.command_types")

    def __init__(self, name: str, module: Any = None) -> None:
        self.name = name
        self.module = module

    @property
    def metadata(self) -> CommandMetadata:
        """Its parameters."""
        raise NotImplementedError

    @property
    def module_name(self) -> str:
        """The name of its module, or ""."""
        module = self.module
        return module if isinstance(module, str) else ("" if module is None else module.name)

    @property
    def definition(self) -> str:
        """The text scripts see as Definition."""
        return self.name

    @property
    def class_name(self) -> str:
        """What follows the comma of its errors' FullyQualifiedErrorId."""
        return self.name

    def __str__(self) -> str:
        return self.name


class FunctionInfo(CommandInfo):
    """A function. `options` are ScopedItemOptions as a number."""

    kind = "Function"

    def __init__(self, name: str, script_block: ScriptBlock, module: Any = None, options: int = 0) -> None:
        super().__init__(name, module)
        self.script_block = script_block
        self.options = options
        self.description = ""
        self.visibility = 0

    @property
    def metadata(self) -> CommandMetadata:
        return self.script_block.metadata

    @property
    def definition(self) -> str:
        return self.script_block.text


class FilterInfo(FunctionInfo):
    """A filter."""

    kind = "Filter"


class CmdletInfo(CommandInfo):
    """A cmdlet, loaded when it is first used."""

    kind = "Cmdlet"

    def __init__(self, name: str, module: str, python_module: str, class_name: str) -> None:
        super().__init__(name, module)
        self.python_module = python_module
        self.python_class = class_name
        self._cls: Any = None

    @property
    def cls(self) -> Any:
        """The cmdlet's class."""
        if self._cls is None:
            import importlib

            self._cls = getattr(importlib.import_module(self.python_module), self.python_class)
        return self._cls

    @property
    def metadata(self) -> CommandMetadata:
        from azshell.engine.binder.cmdlet_metadata import metadata_of_cmdlet

        return metadata_of_cmdlet(self.cls)

    @property
    def class_name(self) -> str:
        return self.cls.net_class

    @property
    def verb(self) -> str:
        return self.name.partition("-")[0]

    @property
    def noun(self) -> str:
        return self.name.partition("-")[2]


class AliasInfo(CommandInfo):
    """An alias. `target` is what it was defined as; `resolved` is looked up by discovery."""

    kind = "Alias"

    def __init__(self, name: str, definition: str, options: int = 0, description: str = "", module: Any = None) -> None:
        super().__init__(name, module)
        self.target = definition
        self.options = options
        self.description = description

    @property
    def definition(self) -> str:
        return self.target

    @property
    def resolved(self) -> CommandInfo | None:
        """The command it stands for, or None."""
        from azshell.engine.discovery import find_command
        from azshell.engine.session import Session

        return find_command(Session.running, Session.running.frame.scope, self.target)

    @property
    def metadata(self) -> CommandMetadata:
        found = self.resolved
        if found is not None:
            return found.metadata
        from azshell.engine.binder.metadata import CommandMetadata

        return CommandMetadata([], is_advanced=False)


class ExternalScriptInfo(CommandInfo):
    """A .ps1 file. `path` is the path scripts see, `host_path` where the host keeps it."""

    kind = "ExternalScript"

    def __init__(self, name: str, path: str, host_path: str) -> None:
        super().__init__(name)
        self.path = path
        self.host_path = host_path
        self._block: Any = None

    def script_block(self, session: Any) -> ScriptBlock:
        """The parsed script."""
        if self._block is None:
            from azshell.engine.run import block_of_file

            self._block = block_of_file(session, self)
        return self._block

    @property
    def metadata(self) -> CommandMetadata:
        from azshell.engine.session import Session

        return self.script_block(Session.running).metadata

    @property
    def definition(self) -> str:
        return self.path


class ApplicationInfo(CommandInfo):
    """A native program."""

    kind = "Application"

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name)
        self.path = path

    @property
    def definition(self) -> str:
        return self.path

    @property
    def extension(self) -> str:
        name = self.name
        return name[name.rindex(".") :] if "." in name else ""
