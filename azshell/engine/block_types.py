"""Script blocks and variables as .NET types."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import constructor, declare, method, prop, static_method
from azshell.engine import commands
from azshell.engine.scope import ComputedVariable, GuardedVariable, Variable
from azshell.engine.script_block import ScriptBlock, collect

_SMA = "System.Management.Automation."


def _options(number: int) -> Any:
    from azshell.engine.enums import ScopedItemOptions

    return ScopedItemOptions(number)


def _public() -> Any:
    from azshell.engine.enums import SessionStateEntryVisibility

    return SessionStateEntryVisibility(0)


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
    state: Any = closure_module(session).session_state
    for name, variable in session.frame.scope.variables.items():
        if name != "this" and name not in state.top.variables and not isinstance(variable, ComputedVariable):
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


def _attributes(block: ScriptBlock) -> list[Any]:
    from azshell.engine.binder.block_attributes import attributes_of_block

    return attributes_of_block(block)


def _steppable(block: ScriptBlock, *arguments: Any) -> Any:
    from azshell.engine.steppable import steppable_pipeline

    return steppable_pipeline(_session(), block)


def _check_restricted(block: ScriptBlock, commands: Any, variables: Any, environment: bool) -> None:
    """Refuse a block that says more than the restricted language has."""
    from azshell.engine.run import parse_exception
    from azshell.errors import ParseError
    from azshell.language import walk
    from azshell.language.faults import MESSAGES
    from azshell.language.restricted import faults

    allowed = {str(name).lower() for name in commands or ()}
    source = block.context.source
    found = (node for node in walk(block.node) if node is not block.node)
    for _, error_id, start, end, words in faults(source.text, found, allowed, [str(name) for name in variables or ()], environment):
        raise parse_exception(ParseError(error_id, MESSAGES[error_id].format(*words), source, start, end))


declare(
    _SMA + "ScriptBlock",
    ScriptBlock,
    accelerators=["scriptblock"],
    members=[
        prop("System.Collections.Generic.List[System.Attribute] Attributes", _attributes),
        prop("string File", lambda b: b.context.source.file),
        prop("bool IsFilter", lambda b: b.is_filter, lambda b, value: setattr(b, "is_filter", value)),
        prop("bool IsConfiguration", lambda b: False),
        prop("psmoduleinfo Module", lambda b: b.module),
        prop("System.Management.Automation.PSToken StartPosition", lambda b: None),
        prop("bool DebuggerHidden", lambda b: False, lambda b, value: None),
        prop("guid Id", lambda b: _id(b)),
        prop("System.Management.Automation.Language.Ast Ast", _tree),
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
        method(
            "void CheckRestrictedLanguage(System.Collections.Generic.IEnumerable[string] allowedCommands, "
            "System.Collections.Generic.IEnumerable[string] allowedVariables, bool allowEnvironmentVariables)",
            _check_restricted,
        ),
        method("string ToString()", str),
        static_method("scriptblock Create(string script)", _create),
    ],
)  # fmt: skip


def _id(block: ScriptBlock) -> Any:
    if block.id is None:
        from azshell.dotnet.guid import new_guid

        block.id = new_guid()
    return block.id


def _made_variable(name: str, value: Any = None, options: Any = 0) -> Variable:
    variable = Variable(name, value)
    if int(options):
        variable.guard().options = int(options)
    return variable


def _variable_attributes(variable: Variable) -> list[Any]:
    details = variable.details
    if details is None:
        return []
    _ = variable.value  # only now does a lazy one know its type
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
        prop("System.Management.Automation.SessionStateEntryVisibility Visibility", lambda v: _public()),
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
    _variable_class.net_type = Variable.net_type
