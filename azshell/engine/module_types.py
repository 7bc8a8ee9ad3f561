"""PSModuleInfo as scripts see it."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import declare, method, prop
from azshell.engine.modules import Module

_DICTIONARY = "System.Collections.Generic.Dictionary[string,System.Management.Automation.{}]"


def _table(entries: dict[str, Any]) -> Any:
    from azshell.dotnet.dictionaries import GenericDictionary

    made = GenericDictionary(ignore_case=True)
    for value in sorted(entries.values(), key=lambda each: each.name.lower()):
        made.set(value.name, value)
    return made


def _functions(module: Module) -> Any:
    """The functions under the names they were imported with."""
    if not module.import_prefix:
        return _table(module.functions)
    from azshell.dotnet.dictionaries import GenericDictionary

    made = GenericDictionary(ignore_case=True)
    for name, value in _table(module.functions).items():
        made.set(module.shown_name(name), value)
    return made


def _commands(module: Module) -> Any:
    """Functions, then cmdlets, then aliases."""
    made = _functions(module)
    for entries in (module.cmdlets, module.aliases):
        for key, value in _table(entries).items():
            made.set(key, value)
    return made


def _version(module: Module) -> Any:
    from azshell.dotnet.version import parse

    return parse(module.version)


def _guid(module: Module) -> Any:
    from azshell.dotnet.guid import parse

    return parse(str(module.guid) if module.guid else "00000000-0000-0000-0000-000000000000")


def _enum(kind: str, name: str) -> Any:
    from azshell.engine import enums

    made = getattr(enums, kind)
    return made(made.names[name])


def _session_state(module: Module) -> Any:
    from azshell.engine.frame import Frame
    from azshell.engine.host_types import SessionStateObject
    from azshell.engine.session import Session

    session = Session.running
    state = module.session_state
    if state is None:
        return None
    frame = Frame(session, state.top, session.frame.out, session.frame.streams, None, session.frame)
    return SessionStateObject(session, frame)


def _invoke(module: Module, block: Any, *arguments: Any) -> Any:
    from azshell.engine.script_block import ScriptBlock, collect
    from azshell.engine.session import Session

    inside = ScriptBlock(block.node, block.context, module.session_state, block.definition)
    return collect(inside.invoke(Session.running, arguments))


def _bound(module: Module, block: Any) -> Any:
    from azshell.engine.script_block import ScriptBlock

    return ScriptBlock(block.node, block.context, module.session_state, block.definition)


def _custom_object(module: Module) -> Any:
    from azshell.engine.custom_object import as_custom_object

    return as_custom_object(module)


declare(
    "System.Management.Automation.PSModuleInfo",
    Module,
    accelerators=["psmoduleinfo"],
    members=[
        prop("bool LogPipelineExecutionDetails", lambda m: False, lambda m, value: None),
        prop("string Name", lambda m: m.name),
        prop("string Path", lambda m: m.path or None),
        prop("string Definition", lambda m: m.definition),
        prop("string Description", lambda m: m.description, lambda m, value: setattr(m, "description", value)),
        prop("guid Guid", _guid),
        prop("string ModuleBase", lambda m: m.base_folder or None),
        prop("System.Object PrivateData", lambda m: m.private_data, lambda m, value: setattr(m, "private_data", value)),
        prop("version Version", _version),
        prop("System.Management.Automation.ModuleType ModuleType", lambda m: _enum("ModuleType", m.kind)),
        prop("string Author", lambda m: m.author),
        prop("System.Management.Automation.ModuleAccessMode AccessMode", lambda m: _enum("ModuleAccessMode", "ReadWrite")),
        prop("string CompanyName", lambda m: m.company),
        prop("string Copyright", lambda m: m.copyright),
        prop(_DICTIONARY.format("FunctionInfo") + " ExportedFunctions", _functions),
        prop("string Prefix", lambda m: m.prefix),
        prop(_DICTIONARY.format("CmdletInfo") + " ExportedCmdlets", lambda m: _table(m.cmdlets)),
        prop(_DICTIONARY.format("CommandInfo") + " ExportedCommands", _commands),
        prop("System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] NestedModules", lambda m: list(m.nested)),
        prop("System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] RequiredModules", lambda m: list(m.required)),
        prop("string RootModule", lambda m: m.root_module),
        prop(_DICTIONARY.format("PSVariable") + " ExportedVariables", lambda m: _table(m.variables)),
        prop(_DICTIONARY.format("AliasInfo") + " ExportedAliases", lambda m: _table(m.aliases)),
        prop("System.Management.Automation.SessionState SessionState", _session_state),
        prop("scriptblock OnRemove", lambda m: m.on_remove, lambda m, value: setattr(m, "on_remove", value)),
        method("System.Object Invoke(scriptblock sb, Params System.Object[] args)", lambda m, b, args=(): _invoke(m, b, *args)),
        method("scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)", _bound),
        method("psobject AsCustomObject()", _custom_object),
        method("string ToString()", str),
    ],
)
