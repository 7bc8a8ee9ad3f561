"""Get-Alias, Set-Alias, New-Alias, Remove-Alias, Export-Alias and Import-Alias."""

from __future__ import annotations

import os
from typing import Any

from azshell.cmdlet import AliasInfo, Parameter, Switch, has_wildcards, validate_not_null_or_empty, visible, wildcard
from azshell.dotnet.collation import collation_key
from azshell.dotnet.exceptions import IOException, ItemNotFoundException, SessionStateException, SessionStateUnauthorizedAccessException
from azshell.dotnet.types import declare_enum
from cmdlets.utility.csv_text import field_text, read_records
from cmdlets.utility.text_files import newline, one_path, open_failure, read_text, write_text
from cmdlets.utility.variable import ALL_SCOPE, CONSTANT, READ_ONLY, VariableCmdlet

ExportAliasFormat = declare_enum("Microsoft.PowerShell.Commands.ExportAliasFormat", ["Csv", "Script"])
OPTION_NAMES = ((READ_ONLY, "ReadOnly"), (CONSTANT, "Constant"), (4, "Private"), (ALL_SCOPE, "AllScope"))


def options_text(options: int) -> str:
    """ScopedItemOptions as text."""
    return ", ".join(name for bit, name in OPTION_NAMES if options & bit) or "None"


class GetAlias(VariableCmdlet):
    """Gets aliases by name or by the command they stand for.

    ```ps1con
    PS C:\\> (Get-Alias gci).Definition
    Get-ChildItem
    ```
    """

    aliases = ["gal"]
    default_set = "Default"
    output_types = ["System.Management.Automation.AliasInfo"]

    Name = Parameter("string[]", position=0, from_pipeline=True, from_property=True, sets=["Default"], validate=validate_not_null_or_empty)
    Exclude = Parameter("string[]")
    Scope = Parameter("string")
    Definition = Parameter("string[]", sets=["Definition"], validate=validate_not_null_or_empty)

    def process(self) -> None:
        by_definition = self.Definition is not None
        for pattern in self.Definition if by_definition else self.Name or ["*"]:
            found = [alias for alias in self.known() if wildcard(pattern).matches(alias.target if by_definition else alias.name)]
            if self.Exclude:
                found = [alias for alias in found if not any(wildcard(name).matches(alias.name) for name in self.Exclude)]
            if not found and not has_wildcards(pattern):
                kind = "definition" if by_definition else "name"
                words = f"This command cannot find a matching alias because an alias with the {kind} '{pattern}' does not exist."
                self.write_error(ItemNotFoundException(words), "ItemNotFoundException", "ObjectNotFound", pattern)
            for alias in sorted(found, key=lambda alias: collation_key(alias.name)):
                self.write(alias)

    def known(self) -> list[Any]:
        """All aliases that can be seen, or those of the scope named."""
        scope = self.scope_meant()
        if scope is None:
            return visible(self.scope_here, "aliases")
        return list((scope.aliases or {}).values())


class AliasWriter(VariableCmdlet):
    """What New-Alias, Set-Alias and Import-Alias share."""

    noun = ""
    Force: Any
    PassThru: Any

    def is_taken(self, name: str, scope: Any) -> bool:
        """Whether an alias of that name is seen from the scope and -Force is not given: an error then."""
        if self.Force or all(alias.name.lower() != name.lower() for alias in visible(scope, "aliases")):
            return False
        words = f"The alias is not allowed, because an alias with the name '{name}' already exists."
        self.write_error(SessionStateException(words), "AliasAlreadyExists", "ResourceExists", name)
        return True

    def put(self, name: str, target: str, options: int, description: str, scope: Any) -> None:
        """Set an alias, and write it with -PassThru; an error when one is in the way that may not be changed."""
        known = (scope.aliases or {}).get(name.lower())
        if known is not None and (known.options & CONSTANT or (known.options & READ_ONLY and not self.Force)):
            words = f"Alias is not writeable because alias {name} is read-only or constant and cannot be written to."
            self.write_error(SessionStateUnauthorizedAccessException(words), "AliasNotWritable", "WriteError", name)
            return
        if scope.aliases is None:
            scope.aliases = {}
        made = AliasInfo(name, target, options, description)
        scope.aliases[name.lower()] = made
        if options & ALL_SCOPE:
            top = scope.global_scope()
            top.aliases = {**(top.aliases or {}), name.lower(): made}
        self.session.command_version += 1
        if self.PassThru:
            self.write(made)


class SetAlias(AliasWriter):
    """Makes an alias, or changes what one stands for."""

    aliases = ["sal"]
    supports_should_process = True
    output_types = ["System.Management.Automation.AliasInfo"]

    Name = Parameter("string", position=0, mandatory=True, from_property=True)
    Value = Parameter("string", position=1, mandatory=True, from_property=True)
    Description = Parameter("string")
    Option = Parameter("System.Management.Automation.ScopedItemOptions")
    PassThru = Switch()
    Scope = Parameter("string")
    Force = Switch()

    def process(self) -> None:
        scope = self.scope_meant() or self.scope_here
        if not self.should_process(f"Name: {self.Name} Value: {self.Value}", "Set Alias"):
            return
        self.put(self.Name, self.Value, int(self.Option or 0), self.Description or "", scope)


class NewAlias(AliasWriter):
    """Makes an alias; an error when there is one of that name."""

    aliases = ["nal"]
    supports_should_process = True
    confirm_impact = "Low"
    output_types = ["System.Management.Automation.AliasInfo"]

    Name = Parameter("string", position=0, mandatory=True, from_property=True)
    Value = Parameter("string", position=1, mandatory=True, from_property=True)
    Description = Parameter("string")
    Option = Parameter("System.Management.Automation.ScopedItemOptions")
    PassThru = Switch()
    Scope = Parameter("string")
    Force = Switch()

    def process(self) -> None:
        scope = self.scope_meant() or self.scope_here
        if not self.should_process(f"Name: {self.Name} Value: {self.Value}", "New Alias"):
            return
        if not self.is_taken(self.Name, scope):
            self.put(self.Name, self.Value, int(self.Option or 0), self.Description or "", scope)


class RemoveAlias(VariableCmdlet):
    """Takes aliases away."""

    aliases = ["ral"]
    default_set = "Default"

    Name = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, from_property=True)
    Scope = Parameter("string")
    Force = Switch()

    def process(self) -> None:
        for name in self.Name:
            scopes = [self.scope_meant()] if self.Scope else list(self.scope_here.chain())
            holder = next((scope for scope in scopes if scope.aliases and name.lower() in scope.aliases), None)
            if holder is None:
                words = f"This command cannot find a matching alias because an alias with the name '{name}' does not exist."
                self.write_error(ItemNotFoundException(words), "ItemNotFoundException", "ObjectNotFound", name)
                continue
            options = holder.aliases[name.lower()].options
            if options & CONSTANT or (options & READ_ONLY and not self.Force):
                words = f"Alias was not removed because alias {name} is constant or read-only."
                self.write_error(SessionStateUnauthorizedAccessException(words), "AliasNotRemovable", "WriteError", name)
                continue
            del holder.aliases[name.lower()]
            self.session.command_version += 1


class ExportAlias(VariableCmdlet):
    """Writes aliases to a file, as comma-separated values or as a script."""

    aliases = ["epal"]
    default_set = "ByPath"
    supports_should_process = True
    output_types = ["System.Management.Automation.AliasInfo"]

    Path = Parameter("string", position=0, mandatory=True, sets=["ByPath"])
    LiteralPath = Parameter("string", mandatory=True, from_property=True, sets=["ByLiteralPath"], aliases=["PSPath", "LP"])
    Name = Parameter("string[]", position=1, from_property=True)
    PassThru = Switch()
    As = Parameter(ExportAliasFormat)
    Append = Switch()
    Force = Switch()
    NoClobber = Switch(aliases=["NoOverwrite"])
    Description = Parameter("string")
    Scope = Parameter("string")

    def process(self) -> None:
        given = self.LiteralPath if self.Path is None else self.Path
        path = one_path(self, given, self.Path is None)
        if not self.should_process(given):
            return
        if self.NoClobber and os.path.exists(path.host):
            self.throw(IOException(f"The file '{path.provider_path}' already exists."), "NoClobber", "ResourceExists", path.provider_path)
        names = self.Name or ["*"]
        found = [alias for alias in visible(self.scope_here, "aliases") if any(wildcard(name).matches(alias.name) for name in names)]
        found.sort(key=lambda alias: collation_key(alias.name))
        lines = [f"# {line}" for line in self.heading()] + [self.line(alias) for alias in found]
        try:
            write_text(path, lines, None, newline(self), bool(self.Append))
        except OSError as error:
            failure, category = open_failure(error, path)
            self.throw(failure, "FileOpenFailure", category, None)
        if self.PassThru:
            for alias in found:
                self.write(alias)

    def heading(self) -> list[str]:
        """Who exported the aliases, where and when."""
        from azshell.dotnet.conversion import to_display_string

        user = self.session.read_drive_variable(self.runtime.frame, "env", "USERNAME") or ""
        moment = self.run("Get-Date")[0]
        return ["Alias File", f"Exported by : {user}", f"Date/Time : {to_display_string(moment)}", "Computer : localhost"]

    def line(self, alias: Any) -> str:
        options = options_text(alias.options)
        if self.As is not None and int(self.As) == 1:
            return f'set-alias -Name:"{alias.name}" -Value:"{alias.target}" -Description:"{alias.description}" -Option:"{options}"'
        return ",".join(field_text(text, ",", True) for text in (alias.name, alias.target, alias.description, options))


class ImportAlias(AliasWriter):
    """Reads aliases from a file that Export-Alias wrote."""

    aliases = ["ipal"]
    default_set = "ByPath"
    supports_should_process = True
    output_types = ["System.Management.Automation.AliasInfo"]

    Path = Parameter("string", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["ByPath"])
    LiteralPath = Parameter(
        "string", mandatory=True, from_pipeline=True, from_property=True, sets=["ByLiteralPath"], aliases=["PSPath", "LP"]
    )
    Scope = Parameter("string", validate=validate_not_null_or_empty)
    PassThru = Switch()
    Force = Switch()

    def process(self) -> None:
        literal = self.Path is None
        scope = self.scope_meant() or self.scope_here
        for path in self.resolve_path(self.LiteralPath if literal else self.Path, literal):
            try:
                text = read_text(path)
            except OSError as error:
                failure, category = open_failure(error, path)
                self.throw(failure, "FileOpenFailure", category, path.provider_path)
            for record in read_records(text, ","):
                if isinstance(record, str) or len(record) != 4:
                    continue
                name, target, description, options = record
                bits = sum(bit for bit, word in OPTION_NAMES if word in options)
                if not self.is_taken(name, scope):
                    self.put(name, target, bits, description, scope)
