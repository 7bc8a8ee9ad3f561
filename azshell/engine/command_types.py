"""The engine's objects as .NET types: CommandInfo and its kin, ScriptBlock, PSVariable, parameter metadata."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import DotNetType, declare, method, prop, ps_prop
from azshell.engine import commands
from azshell.engine.binder.metadata import ALL_SETS, CommandMetadata, ParameterMetadata, SetSettings
from azshell.engine.script_block import ScriptBlock

_SMA = "System.Management.Automation."


class ScriptInfo(commands.CommandInfo):
    """What MyCommand is for a bare script block."""

    kind = "Script"

    def __init__(self, block: ScriptBlock) -> None:
        super().__init__("")
        self.script_block = block

    @property
    def definition(self) -> str:
        return self.script_block.text

    def __str__(self) -> str:
        return self.definition


class CommandParameterInfo:
    """One parameter as CommandInfo.Parameters shows it (ParameterMetadata)."""

    def __init__(self, parameter: ParameterMetadata) -> None:
        self.parameter = parameter

    @property
    def name(self) -> str:
        return self.parameter.name


class CommandParameterSetInfo:
    """One parameter set with its parameters."""

    def __init__(self, metadata: CommandMetadata, name: str) -> None:
        self.metadata = metadata
        self.name = name

    @property
    def parameters(self) -> list[Any]:
        """The set's parameters, as declared."""
        return [
            ParameterInSet(parameter, settings)
            for parameter in self.metadata.parameters.values()
            if (settings := parameter.settings(self.name)) is not None
        ]


class ParameterInSet:
    """A parameter in a parameter set."""

    def __init__(self, parameter: ParameterMetadata, settings: SetSettings) -> None:
        self.parameter = parameter
        self.settings = settings


class ParameterSetMetadata:
    """What ParameterMetadata.ParameterSets holds."""

    def __init__(self, settings: SetSettings) -> None:
        self.settings = settings


class PSTypeName:
    """One of OutputType's types."""

    def __init__(self, value: Any) -> None:
        self.value = value

    @property
    def name(self) -> str:
        return self.value if isinstance(self.value, str) else self.type.full_name

    @property
    def type(self) -> Any:
        """The DotNetType, or None for a name without one."""
        from azshell.dotnet.types import resolve_type

        return resolve_type(self.value) if isinstance(self.value, str) else getattr(self.value, "net_type", self.value)


def _enum(kind: str, name: str) -> Any:
    from azshell.engine import enums

    made = getattr(enums, kind)
    return made(made.names[name])


def _options(number: int) -> Any:
    from azshell.engine.enums import ScopedItemOptions

    return ScopedItemOptions(number)


def parameters_table(info: commands.CommandInfo) -> Any:
    """CommandInfo.Parameters: a case-blind dictionary of CommandParameterInfo; None for an alias of nothing."""
    from azshell.dotnet.dictionaries import GenericDictionary
    from azshell.engine.binder.merged import merged_metadata

    if isinstance(info, commands.AliasInfo) and info.resolved is None:
        return None
    made = GenericDictionary(ignore_case=True)
    for parameter in merged_metadata(info).parameters.values():
        made.set(parameter.name, CommandParameterInfo(parameter))
    return made


def parameter_sets(info: commands.CommandInfo) -> list[CommandParameterSetInfo] | None:
    """CommandInfo.ParameterSets; an alias has none of its own."""
    if isinstance(info, commands.AliasInfo):
        return None
    from azshell.engine.binder.merged import merged_metadata
    from azshell.engine.syntax import shown_sets

    metadata = merged_metadata(info)
    return [CommandParameterSetInfo(metadata, name) for name in shown_sets(metadata)]


def _module(info: Any) -> Any:
    module = info.module
    if not isinstance(module, str):
        return module
    from azshell.engine.modules import built_in_module
    from azshell.engine.session import Session

    return built_in_module(Session.running, module.lower())


def _version(info: Any) -> Any:
    from azshell.dotnet.conversion import convert
    from azshell.dotnet.types import known_type

    if info.module is None or info.module == "":
        return None
    version = _module(info).version
    return convert(version, known_type("version")) if isinstance(version, str) else version


def _help_uri(info: Any) -> str:
    from azshell.engine.binder.block_attributes import CmdletBindingAttribute, attributes_of_block

    bindings = [each for each in attributes_of_block(info.script_block) if isinstance(each, CmdletBindingAttribute)]
    return bindings[-1].values.get("helpuri", "") if bindings else ""


def _output_types(info: Any) -> list[PSTypeName]:
    return [PSTypeName(value) for value in info.metadata.output_types]


def _sets_of(info: CommandParameterInfo) -> Any:
    from azshell.dotnet.dictionaries import GenericDictionary

    made = GenericDictionary(ignore_case=True)
    for name, settings in info.parameter.sets.items():
        made.set(name, ParameterSetMetadata(settings))
    return made


def _attributes_of(info: CommandParameterInfo) -> list[Any]:
    from azshell.engine.binder.attribute_objects import attributes_of

    return attributes_of(info.parameter)


declare(
    _SMA + "CommandInfo",
    commands.CommandInfo,
    members=[
        prop("string Definition", lambda c: c.definition),
        prop("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType", _output_types),
        prop("string Name", lambda c: c.name),
        prop(_SMA + "CommandTypes CommandType", lambda c: _enum("CommandTypes", c.kind)),
        prop("string Source", lambda c: getattr(c, "path", None) or c.module_name),
        prop("version Version", _version),
        prop(_SMA + "SessionStateEntryVisibility Visibility", lambda c: _enum("SessionStateEntryVisibility", "Public")),
        prop("string ModuleName", lambda c: c.module_name),
        prop(_SMA + "PSModuleInfo Module", _module),
        prop(_SMA + "RemotingCapability RemotingCapability", lambda c: _enum("RemotingCapability", "PowerShell")),
        prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters", parameters_table),
        prop(
            "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo] ParameterSets",
            parameter_sets,
        ),
        method("string ToString()", str),
        method(
            "System.Management.Automation.ParameterMetadata ResolveParameter(string name)",
            lambda c, name: next((CommandParameterInfo(each) for each in c.metadata.candidates(name)), None),
        ),
    ],
)  # fmt: skip
for _class in (commands.FunctionInfo, commands.FilterInfo):
    declare(
        _SMA + _class.__name__,
        _class,
        base=_SMA + ("CommandInfo" if _class is commands.FunctionInfo else "FunctionInfo"),
        members=[
            prop("string HelpUri", _help_uri),
            prop("scriptblock ScriptBlock", lambda c: c.script_block),
            prop("bool CmdletBinding", lambda c: c.metadata.is_advanced),
            prop("string DefaultParameterSet", lambda c: c.metadata.default_set),
            prop("string Definition", lambda c: c.definition),
            prop(_SMA + "ScopedItemOptions Options", lambda c: _options(c.options), lambda c, value: setattr(c, "options", int(value))),
            prop("string Description", lambda c: c.description, lambda c, value: setattr(c, "description", value)),
            prop("string Verb", lambda c: c.name.partition("-")[0] if "-" in c.name else ""),
            prop("string Noun", lambda c: c.name.partition("-")[2]),
            prop("string HelpFile", lambda c: None),
        ],
    )  # fmt: skip


def _implementing_type(command: commands.CmdletInfo) -> Any:
    return DotNetType(command.class_name, None, base="System.Management.Automation.PSCmdlet")


declare(
    _SMA + "CmdletInfo",
    commands.CmdletInfo,
    base=_SMA + "CommandInfo",
    members=[
        prop("string Verb", lambda c: c.verb),
        prop("string Noun", lambda c: c.noun),
        prop("string HelpFile", lambda c: f"{c.module_name}.dll-Help.xml"),
        prop("type ImplementingType", _implementing_type),
        prop("string Definition", lambda c: c.definition),
        prop("string DefaultParameterSet", lambda c: c.metadata.default_set),
        prop("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType", _output_types),
        prop(_SMA + "ScopedItemOptions Options", lambda c: _options(1)),
    ],
)
declare(
    _SMA + "AliasInfo",
    commands.AliasInfo,
    base=_SMA + "CommandInfo",
    members=[
        ps_prop(
            "ScriptProperty",
            "System.Object ResolvedCommandName",
            "System.Object ResolvedCommandName {get=$this.ResolvedCommand.Name;}",
            lambda c: c.resolved.name if c.resolved is not None else None,
        ),
        ps_prop(
            "ScriptProperty",
            "System.Object DisplayName",
            'System.Object DisplayName {get=$this.Name + " -> " + $this.ResolvedCommand.Name;}',
            lambda c: f"{c.name} -> {c.target}",
        ),
        prop(_SMA + "CommandInfo ReferencedCommand", lambda c: c.resolved),
        prop(_SMA + "CommandInfo ResolvedCommand", lambda c: c.resolved),
        prop("string Definition", lambda c: c.definition),
        prop(_SMA + "ScopedItemOptions Options", lambda c: _options(c.options), lambda c, value: setattr(c, "options", int(value))),
        prop("string Description", lambda c: c.description, lambda c, value: setattr(c, "description", value)),
        prop(
            "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType",
            lambda c: None if c.resolved is None else _output_types(c),
        ),
    ],
)
declare(
    _SMA + "ExternalScriptInfo",
    commands.ExternalScriptInfo,
    base=_SMA + "CommandInfo",
    members=[prop("string Path", lambda c: c.path), prop("string ScriptContents", lambda c: c.metadata and "")],
)
declare(
    _SMA + "ApplicationInfo",
    commands.ApplicationInfo,
    base=_SMA + "CommandInfo",
    members=[prop("string Path", lambda c: c.path), prop("string Extension", lambda c: c.extension)],
)
declare(
    _SMA + "ScriptInfo",
    ScriptInfo,
    base=_SMA + "CommandInfo",
    members=[prop("scriptblock ScriptBlock", lambda c: c.script_block)],
)
declare(
    _SMA + "ParameterMetadata",
    CommandParameterInfo,
    members=[
        prop("string Name", lambda p: p.parameter.name),
        prop("type ParameterType", lambda p: p.parameter.net_type),
        prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterSetMetadata] ParameterSets", _sets_of),
        prop("bool IsDynamic", lambda p: p.parameter.dynamic),
        prop("System.Collections.ObjectModel.Collection[string] Aliases", lambda p: list(p.parameter.aliases)),
        prop("System.Collections.ObjectModel.Collection[System.Attribute] Attributes", _attributes_of),
        prop("bool SwitchParameter", lambda p: p.parameter.is_switch),
    ],
)
declare(
    _SMA + "CommandParameterSetInfo",
    CommandParameterSetInfo,
    members=[
        prop("string Name", lambda s: s.name),
        prop("bool IsDefault", lambda s: s.name == (s.metadata.default_set or ALL_SETS)),
        prop(
            "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterInfo] Parameters",
            lambda s: s.parameters,
        ),
        method("string ToString()", lambda s: _syntax(s)),
    ],
)
declare(
    _SMA + "CommandParameterInfo",
    ParameterInSet,
    members=[
        prop("string Name", lambda p: p.parameter.name),
        prop("type ParameterType", lambda p: p.parameter.net_type),
        prop("bool IsMandatory", lambda p: p.settings.mandatory),
        prop("bool IsDynamic", lambda p: p.parameter.dynamic),
        prop("int Position", lambda p: -2147483648 if p.settings.position is None else p.settings.position),
        prop("bool ValueFromPipeline", lambda p: p.settings.from_pipeline),
        prop("bool ValueFromPipelineByPropertyName", lambda p: p.settings.from_property),
        prop("bool ValueFromRemainingArguments", lambda p: p.settings.remaining),
        prop("string HelpMessage", lambda p: p.settings.help),
        prop("System.Collections.ObjectModel.ReadOnlyCollection[string] Aliases", lambda p: list(p.parameter.aliases)),
        prop(
            "System.Collections.ObjectModel.ReadOnlyCollection[System.Attribute] Attributes",
            lambda p: _attributes_of(CommandParameterInfo(p.parameter)),
        ),
    ],
)
declare(
    _SMA + "ParameterSetMetadata",
    ParameterSetMetadata,
    members=[
        prop("bool IsMandatory", lambda p: p.settings.mandatory),
        prop("int Position", lambda p: -2147483648 if p.settings.position is None else p.settings.position),
        prop("bool ValueFromPipeline", lambda p: p.settings.from_pipeline),
        prop("bool ValueFromPipelineByPropertyName", lambda p: p.settings.from_property),
        prop("bool ValueFromRemainingArguments", lambda p: p.settings.remaining),
        prop("string HelpMessage", lambda p: p.settings.help),
    ],
)
declare(
    _SMA + "PSTypeName",
    PSTypeName,
    members=[
        prop("string Name", lambda t: t.name),
        prop("type Type", lambda t: t.type),
        method("string ToString()", lambda t: t.name),
    ],
)


def _syntax(info: CommandParameterSetInfo) -> str:
    from azshell.engine.syntax import parameter_set_syntax

    return parameter_set_syntax(info.metadata, info.name)
