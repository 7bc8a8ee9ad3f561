"""Import-Module, Get-Module, Remove-Module, New-Module, Export-ModuleMember, Test-ModuleManifest."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import (
    Cmdlet,
    Parameter,
    Switch,
    manifests,
    modules,
    validate_not_null,
    validate_not_null_or_empty,
    validate_set,
    wildcard,
)
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.exceptions import (
    ArgumentException,
    FileNotFoundException,
    InvalidOperationException,
    NetException,
    ParseException,
)
from azshell.dotnet.types import known_type
from azshell.dotnet.values import unwrap

NOT_FOUND = "The specified module '{}' was not loaded because no valid module file was found in any module directory."


class ImportModule(Cmdlet):
    """Loads a module and puts what it exports into the session.

    A module is a .psm1 or .psd1 file given by its path, or a folder of that name on $env:PSModulePath.
    """

    aliases = ["ipmo"]
    default_set = "Name"
    output_types = ["System.Management.Automation.PSModuleInfo"]

    Global = Switch()
    Prefix = Parameter("string", validate=validate_not_null)
    Name = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, sets=["Name", "WinCompat"])
    FullyQualifiedName = Parameter(
        "hashtable[]", position=0, mandatory=True, from_pipeline=True, sets=["FullyQualifiedName", "FullyQualifiedNameAndWinCompat"]
    )
    Assembly = Parameter("System.Reflection.Assembly[]", position=0, mandatory=True, from_pipeline=True, sets=["Assembly"])
    Function = Parameter("string[]", validate=validate_not_null)
    Cmdlet = Parameter("string[]", validate=validate_not_null)
    Variable = Parameter("string[]", validate=validate_not_null)
    Alias = Parameter("string[]", validate=validate_not_null)
    Force = Switch()
    SkipEditionCheck = Switch(sets=["Name", "FullyQualifiedName", "ModuleInfo", "Assembly"])
    PassThru = Switch()
    AsCustomObject = Switch()
    MinimumVersion = Parameter("version", sets=["Name", "WinCompat"], aliases=["Version"])
    MaximumVersion = Parameter("string", sets=["Name", "WinCompat"])
    RequiredVersion = Parameter("version", sets=["Name", "WinCompat"])
    ModuleInfo = Parameter("psmoduleinfo[]", position=0, mandatory=True, from_pipeline=True, sets=["ModuleInfo"])
    ArgumentList = Parameter("object[]", aliases=["Args"])
    DisableNameChecking = Switch()
    NoClobber = Switch(aliases=["NoOverwrite"])
    Scope = Parameter("string", validate=validate_set("Local", "Global"))
    UseWindowsPowerShell = Switch(mandatory=True, sets=["WinCompat", "FullyQualifiedNameAndWinCompat"], aliases=["UseWinPS"])

    def process(self) -> None:
        for module in self.ModuleInfo or ():
            modules.install(self.session, self.target, module, self.wanted())
            self.session.modules[module.name.lower()] = module
            self.finish(module)
        for name in self.Name or ():
            self.load(name)
        for specification in self.FullyQualifiedName or ():
            self.load(
                specification.get("ModuleName")
                if isinstance(specification, Dictionary)
                else getattr(specification, "name", str(specification))
            )

    @property
    def target(self) -> Any:
        """The scope the exports go to: the global one, or the module's whose code imports."""
        scope = self.runtime.frame.scope
        if self.Global or (self.Scope is not None and self.Scope.lower() == "global"):
            return self.session.global_scope
        if self.Scope is not None and self.Scope.lower() == "local":
            return scope
        return scope.session_state.top

    def wanted(self) -> Any:
        """What is picked of the exports."""
        return modules.Wanted(
            functions=None if self.Function is None else list(self.Function),
            cmdlets=None if self.Cmdlet is None else list(self.Cmdlet),
            variables=None if self.Variable is None else list(self.Variable),
            aliases=None if self.Alias is None else list(self.Alias),
            prefix=self.Prefix or "",
            no_clobber=bool(self.NoClobber),
        )

    def load(self, name: str) -> None:
        """Load one module by name or path."""
        wanted = self.wanted()
        target = _Nowhere() if self.AsCustomObject else self.target
        before = set(map(id, self.session.modules.values()))
        if self.Force:
            self.say_removal(name)
        frame = self.runtime.frame
        streams, frame.streams = frame.streams, self.runtime.streams  # the module's body writes where this command does
        try:
            module = modules.import_module(self.session, target, name, wanted, list(self.ArgumentList or ()), bool(self.Force))
        except ParseException as error:  # a file that does not parse does not end the command
            record = error.error_record
            if self.runtime.preference("ErrorAction", "erroractionpreference") == "Stop":
                stop = self.runtime.stop_exception(record)
                stop.error_record = record.copy(stop)
                raise stop from error
            self.write_error(record)
            return
        except NetException as error:
            if not hasattr(error, "fault"):
                error.__dict__.pop("was_thrown_from_throw", None)  # what a module throws is this command's error
                raise
            self.write_error(error, *error.fault)
            return
        finally:
            frame.streams = streams
        if module is None:
            words = NOT_FOUND.format(name)
            self.write_error(FileNotFoundException(words), "Modules_ModuleNotFound", "ResourceUnavailable", name)
            return
        if module.path:
            self.say_loading(module, id(module) not in before)
        self.finish(module)

    def say_removal(self, name: str) -> None:
        """-Verbose: what a forced import takes away first."""
        leaf = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
        old = self.session.modules.get(leaf.lower()) or self.session.modules.get(leaf.rpartition(".")[0].lower())
        if old is not None:
            tell_removal(self, old)

    def say_loading(self, module: Any, fresh: bool) -> None:
        """-Verbose: what was loaded and exported (if it was not there already), and imported."""
        if fresh:
            self.verbose(f"Loading module from path '{module.path}'.")
        tables = (("function", module.functions), ("alias", module.aliases), ("variable", module.variables))
        for verb in ("Exporting", "Importing") if fresh else ("Importing",):
            for kind, table in tables:
                for info in table.values():
                    self.verbose(f"{verb} {kind} '{info.name}'.")

    def finish(self, module: Any) -> None:
        """-PassThru and -AsCustomObject."""
        if self.AsCustomObject:
            from azshell.dotnet.members import invoke_member

            self.write(invoke_member(module, "AsCustomObject", []))
        elif self.PassThru:
            self.write(module)


def tell_removal(cmdlet: Cmdlet, module: Any) -> None:
    """-Verbose: what goes away with a module."""
    for _, table, lower in module.imported_into:
        if table in KINDS:
            info = getattr(module, table).get(lower)
            cmdlet.verbose(f'Removing the imported "{lower if info is None else info.name}" {KINDS[table]}.')


KINDS = {"functions": "function", "aliases": "alias"}


class _Nowhere:
    """A scope for exports nobody wants."""

    def __init__(self) -> None:
        self.functions: Any = {}
        self.aliases: Any = {}
        self.variables: Any = {}


class GetModule(Cmdlet):
    """Gets the modules of the session, or (-ListAvailable) those that could be loaded."""

    aliases = ["gmo"]
    default_set = "Loaded"
    output_types = ["System.Management.Automation.PSModuleInfo"]

    Name = Parameter("string[]", position=0, from_pipeline=True, sets=["Loaded", "Available"], validate=validate_not_null_or_empty)
    FullyQualifiedName = Parameter("hashtable[]", from_property=True, sets=["Loaded", "Available"])
    All = Switch(sets=["Loaded", "Available"])
    ListAvailable = Switch(sets={"Available": {"mandatory": True}})
    PSEdition = Parameter("string", sets=["Available"])
    SkipEditionCheck = Switch(sets=["Available"])
    Refresh = Switch(sets=["Available"])

    def process(self) -> None:
        patterns = list(self.Name or ())
        patterns += [str(spec.get("ModuleName") if isinstance(spec, Dictionary) else spec) for spec in self.FullyQualifiedName or ()]
        if self.ListAvailable:
            self.list_available(patterns)
            return
        found = {id(module): module for module in self.session.modules.values()}
        for module in sorted(found.values(), key=lambda module: module.name.lower()):
            if not patterns or any(wildcard(pattern).matches(module.name) for pattern in patterns):
                self.write(module)

    def list_available(self, patterns: list[str]) -> None:
        """Modules on the search path, and the built-in ones."""
        for name in BUILT_IN:
            if not patterns or any(wildcard(pattern).matches(name) for pattern in patterns):
                module = modules.built_in_module(self.session, name.lower())
                if module is not None:
                    self.write(module)
        for found in modules.available_modules(self.session):
            if patterns and not any(wildcard(pattern).matches(found.name) for pattern in patterns):
                continue
            module = modules.Module(found.name, None, found.path)
            if found.path.lower().endswith(".psd1"):
                module.kind = "Manifest"
                table = manifests.read_manifest(self.session, found)
                if isinstance(table, Dictionary):
                    manifests.describe(module, table)
            self.write(module)


BUILT_IN = ("Azure", "Microsoft.PowerShell.Management", "Microsoft.PowerShell.Utility")


class RemoveModule(Cmdlet):
    """Takes a module out of the session."""

    aliases = ["rmo"]
    supports_should_process = True

    Name = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, sets=["name"])
    FullyQualifiedName = Parameter("hashtable[]", position=0, mandatory=True, from_pipeline=True, sets=["FullyQualifiedName"])
    ModuleInfo = Parameter("psmoduleinfo[]", position=0, mandatory=True, from_pipeline=True, sets=["ModuleInfo"])
    Force = Switch()

    def process(self) -> None:
        found = list(self.ModuleInfo or ())
        patterns = [
            *(self.Name or ()),
            *(str(spec.get("ModuleName")) for spec in self.FullyQualifiedName or () if isinstance(spec, Dictionary)),
        ]
        for pattern in patterns:
            path = pattern.replace("\\", "/").rpartition("/")[2]
            name = path.rsplit(".", 1)[0] if path.lower().endswith((".psm1", ".psd1")) else path
            matching = [module for module in self.session.modules.values() if wildcard(name).matches(module.name)]
            found.extend(matching)
        self.count = getattr(self, "count", 0) + len(found)
        self.specific = bool(self.ModuleInfo) or any(not any(char in pattern for char in "*?[") for pattern in patterns)
        for module in found:
            if self.should_process(f"{module.name} (Path: '{module.path}')", "Remove-Module"):
                tell_removal(self, module)
                modules.remove_module(self.session, module)

    def end(self) -> None:
        """An error when nothing at all was found, though what was named last is no mere pattern."""
        if not getattr(self, "count", 0) and getattr(self, "specific", False) and not self.is_bound("WhatIf"):
            words = "No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace."
            self.write_error(InvalidOperationException(words), "Modules_NoModulesRemoved", "ResourceUnavailable", None)


class NewModule(Cmdlet):
    """Makes a module of a script block, in memory.

    ```ps1con
    PS C:\\> $m = New-Module { function Get-Seven { 7 } }
    PS C:\\> Get-Seven
    7
    ```
    """

    aliases = ["nmo"]
    default_set = "ScriptBlock"
    output_types = ["System.Management.Automation.PSModuleInfo"]

    Name = Parameter("string", position=0, mandatory=True, from_pipeline=True, sets=["Name"])
    ScriptBlock = Parameter(
        "scriptblock",
        sets={"Name": {"position": 1, "mandatory": True}, "ScriptBlock": {"position": 0, "mandatory": True}},
        validate=validate_not_null,
    )
    Function = Parameter("string[]", validate=validate_not_null)
    Cmdlet = Parameter("string[]", validate=validate_not_null)
    ReturnResult = Switch()
    AsCustomObject = Switch()
    ArgumentList = Parameter("object[]", remaining=True, aliases=["Args"])

    def process(self) -> None:
        from azshell.dotnet.members import invoke_member, invoke_static

        name = self.Name or "__DynamicModule_" + str(invoke_static(known_type("guid"), "NewGuid", []))
        results: list[Any] = []
        module = modules.new_module(self.session, self.ScriptBlock, name, list(self.ArgumentList or ()), results)
        if self.AsCustomObject:
            self.write(invoke_member(module, "AsCustomObject", []))
            return
        if self.Function is not None or self.Cmdlet is not None:
            wanted = list(self.Function or ())
            module.functions = {
                lower: info for lower, info in module.functions.items() if any(wildcard(pattern).matches(info.name) for pattern in wanted)
            }
        modules.install(self.session, self.runtime.frame.scope.session_state.top, module)
        if self.ReturnResult:
            for result in results:
                self.write(result)
        else:
            self.write(module)


class ExportModuleMember(Cmdlet):
    """Says what the running module exports."""

    Function = Parameter("string[]", position=0, from_pipeline=True, from_property=True, allow_empty_collection=True)
    Cmdlet = Parameter("string[]", from_property=True, allow_empty_collection=True)
    Variable = Parameter("string[]", from_property=True, validate=validate_not_null)
    Alias = Parameter("string[]", from_property=True, validate=validate_not_null)

    def begin(self) -> None:
        self.names: list[str] = []

    def process(self) -> None:
        self.names.extend(self.Function or ())

    def end(self) -> None:
        try:
            modules.export_members(
                self.runtime.frame.scope,
                functions=self.names,
                aliases=list(self.Alias or ()),
                variables=list(self.Variable or ()),
                cmdlets=list(self.Cmdlet or ()),
            )
        except InvalidOperationException as error:
            self.throw(error, "Modules_CanOnlyExecuteExportModuleMemberInsideAModule", "PermissionDenied", None)


class TestModuleManifest(Cmdlet):
    """Checks a module manifest and gives the module it describes."""

    output_types = ["System.Management.Automation.PSModuleInfo"]

    Path = Parameter("string", position=0, mandatory=True, from_pipeline=True, from_property=True)

    def process(self) -> None:
        try:
            paths = self.resolve_path(self.Path)
        except NetException:
            words = NOT_FOUND.format(self.Path)
            self.write_error(FileNotFoundException(words), "Modules_ModuleNotFound", "ResourceUnavailable", self.Path)
            return
        for path in paths:
            self.check(path)

    def check(self, path: Any) -> None:
        """One manifest."""
        shown = path.provider_path
        name = path.name.rsplit(".", 1)[0]
        table = unwrap(manifests.read_manifest(self.session, modules.ModuleFile(name, shown, path.host)))
        try:
            manifests.check_manifest(table, shown)
        except NetException as error:
            self.write_error(error, *error.__dict__.get("fault", (None, None, None)))
            return
        module = modules.Module(name, None, shown, "Manifest")
        manifests.describe(module, table)
        root = module.root_module
        if root and path.parent is not None and not path.parent.child(root).exists():
            words = (
                f"The module manifest '{root}' could not be processed because it is not a valid PowerShell module manifest file. "
                f"Remove the elements that are not permitted: {shown}"
            )
            self.write_error(ArgumentException(words), "Modules_InvalidRootModuleInModuleManifest", "InvalidArgument", self.Path)
            return
        if root:
            module.kind = "Script"
        for key, listed in (
            ("FunctionsToExport", module.functions),
            ("AliasesToExport", module.aliases),
            ("CmdletsToExport", module.cmdlets),
        ):
            value = table.get(key)
            for entry in value if isinstance(value, list) else [] if value is None else [value]:
                if not any(char in str(entry) for char in "*?["):
                    listed[str(entry).lower()] = _Named(str(entry))
        self.write(module)


class _Named:
    """A command that a manifest only names."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name
