"""Get-Command: what commands there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from azshell.cmdlet import (
    Cmdlet,
    Parameter,
    Switch,
    find_command,
    has_wildcards,
    list_commands,
    merged,
    not_found,
    syntax,
    validate_not_null_or_empty,
    wildcard,
)
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.exceptions import CommandNotFoundException
from azshell.dotnet.values import unwrap

# CommandTypes, as bits
KINDS = {"Alias": 1, "Function": 2, "Filter": 4, "Cmdlet": 8, "ExternalScript": 16, "Application": 32, "Script": 64, "Configuration": 256}


class GetCommand(Cmdlet):
    """Gets commands by name, wildcard, verb, noun, module or kind; with -Syntax how they are called.

    ```ps1con
    PS C:\\> (Get-Command gci).Definition
    Get-ChildItem
    ```
    """

    aliases = ["gcm"]
    default_set = "CmdletSet"
    output_types = [
        "System.Management.Automation.AliasInfo",
        "System.Management.Automation.ApplicationInfo",
        "System.Management.Automation.FunctionInfo",
        "System.Management.Automation.CmdletInfo",
        "System.Management.Automation.ExternalScriptInfo",
        "System.Management.Automation.FilterInfo",
        "System.String",
        "System.Management.Automation.PSObject",
    ]

    Name = Parameter(
        "string[]", position=0, from_pipeline=True, from_property=True, sets=["AllCommandSet"], validate=validate_not_null_or_empty
    )
    Verb = Parameter("string[]", from_property=True, sets=["CmdletSet"])
    Noun = Parameter("string[]", from_property=True, sets=["CmdletSet"])
    Module = Parameter("string[]", from_property=True, aliases=["PSSnapin"])
    ExcludeModule = Parameter("string[]")
    FullyQualifiedModule = Parameter("hashtable[]", from_property=True)
    CommandType = Parameter("System.Management.Automation.CommandTypes", from_property=True, sets=["AllCommandSet"], aliases=["Type"])
    TotalCount = Parameter("int", from_property=True)
    Syntax = Switch(from_property=True)
    ShowCommandInfo = Switch()
    ArgumentList = Parameter("object[]", position=1, remaining=True, aliases=["Args"], allow_null=True, allow_empty_collection=True)
    All = Switch(from_property=True)
    ListImported = Switch(from_property=True)
    ParameterName = Parameter("string[]", validate=validate_not_null_or_empty)
    ParameterType = Parameter("System.Management.Automation.PSTypeName[]", validate=validate_not_null_or_empty)
    UseFuzzyMatching = Switch(sets=["AllCommandSet"])
    FuzzyMinimumDistance = Parameter("uint", sets=["AllCommandSet"])
    UseAbbreviationExpansion = Switch(from_property=True, sets=["AllCommandSet"])

    def begin(self) -> None:
        self.given = 0
        self.limit = -1 if self.TotalCount is None else self.TotalCount

    def process(self) -> None:
        if self.Name is not None:
            for name in self.Name:
                self.by_name(str(name))
        else:
            for info in self.sorted_commands("*"):
                self.show(info)

    @property
    def scope(self) -> Any:
        """The caller's scope."""
        return self.runtime.frame.scope

    @property
    def bits(self) -> int:
        """The kinds of command asked for."""
        if self.CommandType is not None:
            return int(self.CommandType)
        return 511 if self.Name is not None else KINDS["Alias"] | KINDS["Function"] | KINDS["Filter"] | KINDS["Cmdlet"]

    def wanted(self, info: Any) -> bool:
        """Whether a command has the asked kind, module, verb, noun and parameters."""
        if not KINDS.get(info.kind, 0) & self.bits:
            return False
        modules = [
            *(self.Module or ()),
            *(str(spec.get("ModuleName")) for spec in self.FullyQualifiedModule or () if isinstance(spec, Dictionary)),
        ]
        if modules and not any(wildcard(pattern).matches(info.module_name) for pattern in modules):
            return False
        verb, _, noun = info.name.partition("-")
        if self.Verb and not (noun and any(wildcard(pattern).matches(verb) for pattern in self.Verb)):
            return False
        if self.Noun and not (noun and any(wildcard(pattern).matches(noun) for pattern in self.Noun)):
            return False
        return not self.ParameterName or self.has_parameter(info)

    def has_parameter(self, info: Any) -> bool:
        """Whether a command has one of -ParameterName."""
        try:
            parameters = info.metadata.parameters.values()
        except (LookupError, NotImplementedError):
            return False
        return any(
            wildcard(pattern).matches(name) for pattern in self.ParameterName for each in parameters for name in (each.name, *each.aliases)
        )

    def by_name(self, name: str) -> None:
        """One -Name: a wildcard, or a name that has to be there."""
        if has_wildcards(name):
            for info in self.sorted_commands(name):
                self.show(info)
            return
        info = find_command(self.session, self.scope, name, False)
        if info is not None and not self.wanted(info):
            info = next((each for each in self.every(name) if self.wanted(each)), None)
        if info is None:
            error = not_found(name)
            assert isinstance(error, CommandNotFoundException)
            missing = CommandNotFoundException(error.message, "CommandNotFoundException", "ObjectNotFound", name, command_name=name)
            self.write_error(missing, "CommandNotFoundException", "ObjectNotFound", name)
            return
        self.show(info)
        if self.All:
            for other in self.every(name):
                if other is not info and other.kind != info.kind and self.wanted(other):
                    self.show(other)

    def every(self, name: str) -> Iterator[Any]:
        """All commands of a name, those hidden by others too."""
        yield from list_commands(self.session, self.scope, name)
        from azshell.cmdlet import find_external

        external = find_external(self.session, name)
        if external is not None:
            yield external

    def sorted_commands(self, pattern: str) -> list[Any]:
        """The commands a wildcard matches, in order of their names."""
        found = [info for info in list_commands(self.session, self.scope, pattern) if self.wanted(info)]
        return sorted(found, key=lambda info: info.name.lower())

    def show(self, info: Any) -> None:
        """Write one command, or how it is called."""
        if 0 <= self.limit <= self.given:
            return
        self.given += 1
        if self.ArgumentList:
            info = merged.with_arguments(info, self.ArgumentList)
        if not self.Syntax:
            self.write(info)
            return
        lines: list[str] = []
        name = info.name
        target = info
        if info.kind == "Alias":
            target = info.resolved
            lines.append(f"{name} (alias) -> {info.target}")
            if target is None:
                self.write(info.target)
                return
        elif info.kind == "ExternalScript":
            name = next((str(unwrap(each)) for each in self.Name or ()), name)
            lines.append(f"{name} (alias) -> {info.path}")
        elif info.kind == "Application":
            self.write(info.path)
            return
        lines += syntax.command_syntax(name, merged.merged_metadata(target))
        self.write("\n" + "\n\n".join(lines) + "\n")
