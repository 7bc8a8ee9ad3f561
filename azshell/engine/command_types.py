"""The engine's objects as .NET types: CommandInfo and its kin, ScriptBlock, PSVariable, parameter metadata."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import constructor, declare, method, prop, static_method
from azshell.engine import commands
from azshell.engine.binder.metadata import ALL_SETS, CommandMetadata, ParameterMetadata, SetSettings
from azshell.engine.scope import ComputedVariable, GuardedVariable, Variable
from azshell.engine.script_block import ScriptBlock, collect

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
        return self.value if isinstance(self.value, str) else self.value.full_name


def _enum(kind: str, name: str) -> Any:
    from azshell.engine import enums

    made = getattr(enums, kind)
    return made(made.names[name])


def _options(number: int) -> Any:
    from azshell.engine.enums import ScopedItemOptions

    return ScopedItemOptions(number)


def parameters_table(info: commands.CommandInfo) -> Any:
    """CommandInfo.Parameters: a case-blind dictionary of CommandParameterInfo."""
    from azshell.dotnet.dictionaries import GenericDictionary

    made = GenericDictionary(ignore_case=True)
    for parameter in info.metadata.parameters.values():
        made.set(parameter.name, CommandParameterInfo(parameter))
    return made


def parameter_sets(info: commands.CommandInfo) -> list[CommandParameterSetInfo]:
    """CommandInfo.ParameterSets."""
    metadata = info.metadata
    return [CommandParameterSetInfo(metadata, name) for name in metadata.set_names or [ALL_SETS]]


def _module(info: Any) -> Any:
    module = info.module
    return None if isinstance(module, str) else module


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
        prop("string Name", lambda c: c.name),
        prop(_SMA + "CommandTypes CommandType", lambda c: _enum("CommandTypes", c.kind)),
        prop("string Definition", lambda c: c.definition),
        prop("string Source", lambda c: getattr(c, "path", None) or c.module_name),
        prop("string ModuleName", lambda c: c.module_name),
        prop(_SMA + "PSModuleInfo Module", _module),
        prop("version Version", lambda c: None),
        prop(_SMA + "SessionStateEntryVisibility Visibility", lambda c: _enum("SessionStateEntryVisibility", "Public")),
        prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters", parameters_table),
        prop(
            "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo] ParameterSets",
            parameter_sets,
        ),
        prop("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType", _output_types),
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
            prop("scriptblock ScriptBlock", lambda c: c.script_block),
            prop("bool CmdletBinding", lambda c: c.metadata.is_advanced),
            prop("string DefaultParameterSet", lambda c: c.metadata.default_set),
            prop(
                _SMA + "ScopedItemOptions Options", lambda c: _options(c.options), lambda c, value: setattr(c, "options", int(value))
            ),
            prop("string Description", lambda c: c.description, lambda c, value: setattr(c, "description", value)),
            prop("string Noun", lambda c: c.name.partition("-")[2]),
            prop("string Verb", lambda c: c.name.partition("-")[0] if "-" in c.name else ""),
            prop("string HelpFile", lambda c: None),
        ],
    )  # fmt: skip
declare(
    _SMA + "CmdletInfo",
    commands.CmdletInfo,
    base=_SMA + "CommandInfo",
    members=[
        prop("string Verb", lambda c: c.verb),
        prop("string Noun", lambda c: c.noun),
        prop("string DefaultParameterSet", lambda c: c.metadata.default_set),
        prop("type ImplementingType", lambda c: None),
        prop("string HelpFile", lambda c: f"{c.module_name}.dll-Help.xml"),
        prop(_SMA + "ScopedItemOptions Options", lambda c: _options(1)),
    ],
)
declare(
    _SMA + "AliasInfo",
    commands.AliasInfo,
    base=_SMA + "CommandInfo",
    members=[
        prop(_SMA + "CommandInfo ReferencedCommand", lambda c: c.resolved),
        prop(_SMA + "CommandInfo ResolvedCommand", lambda c: c.resolved),
        prop("string ResolvedCommandName", lambda c: c.resolved.name if c.resolved is not None else None),
        prop("string DisplayName", lambda c: f"{c.name} -> {c.target}"),
        prop(_SMA + "ScopedItemOptions Options", lambda c: _options(c.options), lambda c, value: setattr(c, "options", int(value))),
        prop("string Description", lambda c: c.description, lambda c, value: setattr(c, "description", value)),
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
        prop("type Type", lambda t: None if isinstance(t.value, str) else t.value),
        method("string ToString()", lambda t: t.name),
    ],
)


def _syntax(info: CommandParameterSetInfo) -> str:
    from azshell.engine.syntax import parameter_set_syntax

    return parameter_set_syntax(info.metadata, info.name)


# Script blocks


def _session() -> Any:
    from azshell.engine.session import Session

    return Session.running


def _flat(arguments: Any) -> list[Any]:
    return list(arguments)


def _invoke(block: ScriptBlock, *arguments: Any) -> Any:
    from azshell.dotnet.collections import Collection

    return Collection(_enclosed(block, "Invoke", arguments))


def _invoke_as_is(block: ScriptBlock, *arguments: Any) -> Any:
    return collect(_enclosed(block, "InvokeReturnAsIs", arguments))


def _enclosed(block: ScriptBlock, name: str, arguments: Any) -> list[Any]:
    """Statement-terminating errors of an invoked block come out of the call."""
    session = _session()
    session.try_depth += 1
    try:
        return block.invoke(session, _flat(arguments))
    finally:
        session.try_depth -= 1


def _closure(block: ScriptBlock) -> ScriptBlock:
    """GetNewClosure: the caller's variables are copied into a module of its own."""
    from azshell.engine.modules import closure_module

    session = _session()
    state = closure_module(session).session_state
    for name, variable in session.frame.scope.variables.items():
        if name not in state.top.variables and not isinstance(variable, ComputedVariable):
            state.top.variables[name] = Variable(variable.name, variable.value)
    return ScriptBlock(block.node, block.context, state, block.definition)


def _with_context(block: ScriptBlock, functions: Any, variables: Any, *arguments: Any) -> Any:
    from azshell.dotnet.collections import Collection
    from azshell.engine.functions import set_function

    session = _session()
    state = block.state_for(session)
    from azshell.engine.scope import Scope

    outer = Scope(state.current, state)
    for name, body in (functions or {}).items() if functions else ():
        set_function(session, outer, commands.FunctionInfo(str(name), body))
    for variable in variables or ():
        outer.variables[variable.name.lower()] = variable
    before = state.current
    state.current = outer
    try:
        return Collection(_enclosed(block, "InvokeWithContext", arguments))
    finally:
        state.current = before


def _create(text: str) -> ScriptBlock:
    from azshell.engine.run import block_of_text

    return block_of_text(_session(), text, None, _session().frame.scope.session_state)


def _tree(block: ScriptBlock) -> Any:
    from azshell.engine.tree_types import tree_object

    return tree_object(block.node, block.context.source)


def _steppable(block: ScriptBlock, *arguments: Any) -> Any:
    from azshell.engine.steppable import steppable_pipeline

    return steppable_pipeline(_session(), block)


declare(
    _SMA + "ScriptBlock",
    ScriptBlock,
    accelerators=["scriptblock"],
    members=[
        prop("bool IsFilter", lambda b: b.is_filter, lambda b, value: setattr(b, "is_filter", value)),
        prop("bool IsConfiguration", lambda b: False),
        prop("string File", lambda b: b.context.source.file),
        prop("psmoduleinfo Module", lambda b: b.module),
        prop("System.Collections.Generic.List[System.Attribute] Attributes", lambda b: []),
        prop("System.Management.Automation.Language.Ast Ast", _tree),
        prop("guid Id", lambda b: _id(b)),
        prop("bool DebuggerHidden", lambda b: False, lambda b, value: None),
        prop("System.Management.Automation.PSToken StartPosition", lambda b: None),
        method(
            "System.Collections.ObjectModel.Collection[psobject] Invoke(Params System.Object[] args)", lambda b, args=(): _invoke(b, *args)
        ),
        method("System.Object InvokeReturnAsIs(Params System.Object[] args)", lambda b, args=(): _invoke_as_is(b, *args)),
        method(
            "System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.IDictionary functionsToDefine, "
            "System.Collections.Generic.List[psvariable] variablesToDefine, Params System.Object[] args)",
            lambda b, functions, variables, args=(): _with_context(b, functions, variables, *args),
        ),
        method("scriptblock GetNewClosure()", _closure),
        method("System.Management.Automation.SteppablePipeline GetSteppablePipeline()", _steppable),
        method(
            "System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin origin)",
            _steppable,
        ),
        method("void CheckRestrictedLanguage(System.Object commands, System.Object variables, bool allowEnvironment)", lambda b, *a: None),
        method("string ToString()", str),
        static_method("scriptblock Create(string script)", _create),
    ],
)  # fmt: skip


def _id(block: ScriptBlock) -> Any:
    if block.id is None:
        from azshell.dotnet.guid import new_guid

        block.id = new_guid()
    return block.id


# Variables


def _made_variable(name: str, value: Any = None, options: Any = 0) -> Variable:
    variable = Variable(name, value)
    if int(options):
        variable.guard().options = int(options)
    return variable


def _variable_attributes(variable: Variable) -> list[Any]:
    details = variable.details
    if details is None:
        return []
    from azshell.engine.binder.attribute_objects import ArgumentTypeConverterAttribute

    return [*([ArgumentTypeConverterAttribute()] if details.net_type is not None else []), *details.attributes]


declare(
    _SMA + "PSVariable",
    Variable,
    accelerators=["psvariable"],
    members=[
        constructor("psvariable(string name)", _made_variable),
        constructor("psvariable(string name, System.Object value)", _made_variable),
        constructor("psvariable(string name, System.Object value, System.Management.Automation.ScopedItemOptions options)", _made_variable),
        prop("string Name", lambda v: v.name),
        prop("string Description", lambda v: v.description, lambda v, value: setattr(v.guard(), "description", value)),
        prop("System.Object Value", lambda v: v.value, lambda v, value: setattr(v, "value", value)),
        prop("System.Management.Automation.SessionStateEntryVisibility Visibility", lambda v: _enum("SessionStateEntryVisibility", "Public")),
        prop("psmoduleinfo Module", lambda v: None),
        prop("string ModuleName", lambda v: ""),
        prop("System.Management.Automation.ScopedItemOptions Options", lambda v: _options(v.options), lambda v, value: v.set_options(int(value))),
        prop(
            "System.Collections.ObjectModel.Collection[System.Attribute] Attributes",
            _variable_attributes,
        ),
        method("bool IsValidValue(System.Object value)", lambda v, value: True),
    ],
)  # fmt: skip
for _variable_class in (GuardedVariable, ComputedVariable):
    _variable_class.net_type = Variable.net_type  # type: ignore[attr-defined]
