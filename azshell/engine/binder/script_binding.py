"""Binds a function's or script block's parameters to variables of its scope."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.exceptions import NetException, ParameterBindingException
from azshell.dotnet.values import NOTHING
from azshell.engine.binder.default_values import default_values
from azshell.engine.binder.invoke import binding_error
from azshell.engine.binder.metadata import ParameterMetadata
from azshell.engine.binder.pipeline_binding import Binder
from azshell.engine.scope import Variable


def bind_script(stage: Any) -> None:
    """Bind a ScriptStage's arguments: variables, $args, $PSBoundParameters, defaults, common parameters."""
    from azshell.engine.functions import variable_for

    metadata = stage.block.metadata
    invocation = stage.invocation
    binder = stage.binder = Binder(metadata, stage.command.name if stage.command else "", stage.expects_input)
    advanced = metadata.is_advanced
    dynamic = script_dynamic(stage) if metadata.dynamic is not None else None
    try:
        binder.bind(stage.arguments, default_values(stage) if advanced else None, dynamic)
    except NetException as error:
        raise binding_error(stage, error) from None
    variables = stage.scope.variables
    bound = stage.bound
    common: dict[str, Any] = {}
    for parameter, value in binder.values.items():
        if parameter.common:
            common[parameter.name] = value
        elif not parameter.dynamic:
            variables[parameter.lower] = variable_for(parameter, value)
        bound[parameter.name] = value
    invocation.bound = bound
    invocation.arguments = binder.rest
    invocation.argument_names = binder.rest_names
    stage.parameter_set = invocation.parameter_set = binder.parameter_set
    if common:
        stage.take_common(common)
        stage.inner.streams = stage.streams
        stage.inner.out = stage.out
        _set_preferences(variables, common)
    if metadata.warns:
        _warn(stage, metadata, binder)
    if binder.metadata is not metadata:
        _fill_dynamic(binder)
    set_defaults(stage, metadata, binder)


def _warn(stage: Any, metadata: Any, binder: Any) -> None:
    """[Obsolete()] commands and parameters say so."""
    if metadata.obsolete is not None:
        what = f"The command '{stage.command.name}'" if stage.command else "The script block"
        stage.write_warning(f"{what} is obsolete. {metadata.obsolete}")
    for parameter in binder.values:
        if parameter.obsolete is not None:
            stage.write_warning(f"Parameter '{parameter.name}' is obsolete. {parameter.obsolete}")


def set_defaults(stage: Any, metadata: Any, binder: Any) -> None:
    """Unbound parameters get their default expressions' values, in order; the earlier ones can be seen by the later."""
    from azshell.engine.functions import variable_for

    scope = stage.scope
    variables = scope.variables
    values = binder.values
    pending = [parameter for parameter in metadata.own if parameter not in values and not parameter.dynamic]
    if not pending:
        return
    for parameter in pending:
        if parameter.default is None:
            variables[parameter.lower] = unbound_variable(parameter)
    for parameter in pending:
        if parameter.default is not None:
            value = evaluate_default(stage, parameter)
            variables[parameter.lower] = variable_for(parameter, value)


def unbound_variable(parameter: ParameterMetadata) -> Variable:
    """The variable of a parameter nobody gave; validation does not look at its first value."""
    from azshell.engine.functions import variable_for

    value = parameter.null_default
    if parameter.is_switch:
        from azshell.dotnet.switch_parameter import SwitchParameter

        value = SwitchParameter(0)
    return variable_for(parameter, value)


def evaluate_default(stage: Any, parameter: ParameterMetadata, raw: bool = False) -> Any:
    """A default expression's value, converted as an argument would be (unless `raw`)."""
    session = stage.session
    state = stage.state
    inner = stage.inner
    before_scope, before_frame = state.current, session.frame
    state.current, session.frame = stage.scope, inner
    try:
        value = parameter.default(inner)  # type: ignore[misc]
    finally:
        state.current, session.frame = before_scope, before_frame
    return value if raw else _converted(parameter, value, stage)


def default_in_frame(inner: Any, parameter: ParameterMetadata, invocation: Any) -> Any:
    """The same for a planned call, whose frame is the running one."""
    value = parameter.default(inner)  # type: ignore[misc]
    if parameter.untyped and value is not NOTHING:
        return value
    from azshell.engine.runtime import Runtime

    def stage() -> Any:
        made = Runtime(invocation.caller, invocation.command, [], invocation.node, False)
        made.invocation = invocation
        return made

    return _converted(parameter, value, stage)


def _converted(parameter: ParameterMetadata, value: Any, stage: Any) -> Any:
    if value is NOTHING:
        value = None
    if parameter.untyped:
        return value
    from azshell.engine.binder.coercion import script_value

    try:
        return script_value(parameter, value, False)
    except NetException as error:
        raise binding_error(stage() if callable(stage) else stage, error) from None


def _set_preferences(variables: dict[str, Variable], common: dict[str, Any]) -> None:
    """-Verbose, -ErrorAction ... become preference variables of the function's scope."""
    for name, value in common.items():
        rule = _PREFERENCES.get(name)
        if rule is not None:
            variable_name, make = rule
            variables[variable_name.lower()] = Variable(variable_name, make(value))


def _action(name: str) -> Any:
    from azshell.dotnet.conversion import convert
    from azshell.engine.enums import ActionPreference

    return convert(name, ActionPreference.net_type)


def _switched(value: Any) -> Any:
    return _action("Continue" if value else "SilentlyContinue")


_PREFERENCES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "Verbose": ("VerbosePreference", _switched),
    "Debug": ("DebugPreference", _switched),
    "ErrorAction": ("ErrorActionPreference", lambda value: value),
    "WarningAction": ("WarningPreference", lambda value: value),
    "InformationAction": ("InformationPreference", lambda value: value),
    "ProgressAction": ("ProgressPreference", lambda value: value),
    "WhatIf": ("WhatIfPreference", lambda value: value),
    "Confirm": ("ConfirmPreference", lambda value: _impact("Low" if value else "None")),
}


def _impact(name: str) -> Any:
    from azshell.dotnet.conversion import convert
    from azshell.engine.enums import ConfirmImpact

    return convert(name, ConfirmImpact.net_type)


def bind_input(stage: Any, obj: Any) -> bool:
    """Bind a pipeline object to a function's parameters; False when nothing takes it (the error is written)."""
    from azshell.engine.functions import variable_for

    binder = stage.binder
    variables = stage.scope.variables
    bound = stage.bound
    previous = list(binder._from_pipeline)
    try:
        fresh = binder.bind_object(obj, lambda block, item: _evaluate(stage, block, item))
    except NetException as error:
        record = error.error_record
        stage.note_place(error)
        stage.write_error(record, collected=False)
        for parameter in previous:
            _reset(stage, parameter)
        return False
    for parameter in previous:
        if parameter not in binder.values:
            _reset(stage, parameter)
            bound[parameter.name] = variables[parameter.lower].value  # as PowerShell does: it stays a bound parameter
    for parameter in fresh:
        value = binder.values[parameter]
        variables[parameter.lower] = variable_for(parameter, value)
        bound[parameter.name] = value
    invocation = stage.invocation
    if invocation.bound is not bound:
        invocation.bound.replace(bound)
    invocation.parameter_set = stage.parameter_set = binder.parameter_set
    return True


def _reset(stage: Any, parameter: ParameterMetadata) -> None:
    """A parameter that only the object before bound goes back to its default; a validated one takes it unconverted, as PowerShell does."""
    from azshell.engine.functions import variable_for

    if parameter.default is None:
        stage.scope.variables[parameter.lower] = unbound_variable(parameter)
    else:
        stage.scope.variables[parameter.lower] = variable_for(parameter, evaluate_default(stage, parameter, bool(parameter.validations)))


def _evaluate(stage: Any, block: Any, item: Any) -> Any:
    """A delay-bound script block's value, run in the caller's scope."""
    return stage.value_of(block, item)


def script_dynamic(stage: Any) -> Callable[[Binder], list[ParameterMetadata]]:
    """What runs a function's dynamicparam block once the arguments before it are bound."""

    def dynamic(binder: Binder) -> list[ParameterMetadata]:
        from azshell.engine.binder.dynamic import parameters_of
        from azshell.engine.functions import variable_for

        variables = stage.scope.variables
        for parameter, value in binder.values.items():
            if parameter.common:
                continue
            variables[parameter.lower] = variable_for(parameter, value)
            stage.bound[parameter.name] = value
        stage.invocation.bound = dict(stage.bound)
        set_defaults(stage, binder.metadata, binder)
        results: list[Any] = []
        inner = stage.inner
        before = inner.out
        inner.out = results.append
        try:
            stage.run_part(binder.metadata.dynamic)
        except NetException as error:
            raise ParameterBindingException(
                f"Cannot retrieve the dynamic parameters for the cmdlet. {error.message}",
                "GetDynamicParametersException",
                "InvalidArgument",
                inner=error,
            ) from None
        finally:
            inner.out = before
        return parameters_of(results)

    return dynamic


def _fill_dynamic(binder: Binder) -> None:
    for parameter, value in binder.values.items():
        if parameter.dynamic and parameter.attributes:
            parameter.attributes[0].value = value
            parameter.attributes[0].is_set = True
