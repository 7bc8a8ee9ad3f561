"""Binds pipeline objects: by value and by property name, without conversion and then with it; delay-bound script blocks first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.exceptions import NetException, ParameterBindingException
from azshell.dotnet.values import NOTHING, PSObject
from azshell.engine.binder.binding import ArgumentBinder
from azshell.engine.binder.coercion import is_exactly, value_for
from azshell.engine.binder.metadata import ALL_SETS, ParameterMetadata

_NO_VALUE = object()


class Binder(ArgumentBinder):
    """The binding of one command invocation."""

    def bind_object(self, obj: Any, evaluate: Callable[[Any, Any], Any]) -> list[ParameterMetadata]:
        """Bind one object of the pipeline; gives the parameters it bound, after unbinding what the one before had bound.

        `evaluate(block, obj)` runs a delay-bound script block. Raises a ParameterBindingException when nothing takes the object.
        """
        values = self.values
        for parameter in self._from_pipeline:
            values.pop(parameter, None)
        self._from_pipeline = bound = []
        self.sets.restore(self._valid_before)
        for parameter, block in self.delayed.items():
            value = self._evaluate(parameter, block, obj, evaluate)
            values[parameter] = value_for(parameter, value, self.metadata.for_script, False)
            bound.append(parameter)
        taken = self._bind_by_passes(obj, bound)
        if not taken and not self.delayed:
            raise ParameterBindingException(
                "The input object cannot be bound to any parameters for the command either because the command does not take pipeline "
                "input or the input and its properties do not match any of the parameters that take pipeline input.",
                "InputObjectNotBound",
                "InvalidArgument",
                obj,
            )
        self.sets.settle(values.keys(), False)
        missing = self._missing(values.keys(), will_have_input=False)
        if missing:
            raise ParameterBindingException(
                "The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: "
                f" {' '.join(each.name for each in missing)}",
                "InputObjectMissingMandatory",
                "InvalidArgument",
                obj,
            )
        return bound

    def _evaluate(self, parameter: ParameterMetadata, block: Any, obj: Any, evaluate: Callable[[Any, Any], Any]) -> Any:
        try:
            value = evaluate(block, obj)
        except NetException as error:
            raise ParameterBindingException(
                f"Cannot evaluate parameter '{parameter.name}' because its argument input failed. {error.message}",
                "ScriptBlockArgumentInvocationFailed",
                "InvalidArgument",
                inner=error,
            ) from None
        if value is NOTHING:
            raise ParameterBindingException(
                f"Cannot evaluate parameter '{parameter.name}' because its argument is specified as a script block and the script block "
                "did not return a value.",
                "ScriptBlockArgumentNoOutput",
                "InvalidArgument",
            )
        return value

    def _bind_by_passes(self, obj: Any, bound: list[ParameterMetadata]) -> bool:
        taken = False
        metadata = self.metadata
        for by_property, coerce in _PASSES:
            if not (metadata.by_property if by_property else metadata.by_value):
                continue
            default = self.sets.default
            if default is not None and self.sets.is_valid(default) and self._pass(obj, bound, by_property, coerce, default):
                taken = True
                continue
            if self._pass(obj, bound, by_property, coerce, None):
                taken = True
        return taken

    def _pass(self, obj: Any, bound: list[ParameterMetadata], by_property: bool, coerce: bool, set_name: str | None) -> bool:
        done = False
        valid = (*self.sets.valid, ALL_SETS) if set_name is None else (set_name, ALL_SETS)
        for parameter in self.metadata.by_property if by_property else self.metadata.by_value:
            if parameter in self.values or not _eligible(parameter, by_property, valid):
                continue
            value = obj if not by_property else _property(obj, parameter)
            if value is _NO_VALUE:
                continue
            if not coerce and not is_exactly(parameter, value):
                continue
            try:
                made = value_for(parameter, value, self.metadata.for_script, self.metadata.is_advanced)
            except ParameterBindingException as error:
                if not coerce or error.error_id in _NOT_CONVERTED[by_property]:
                    continue
                raise
            self.values[parameter] = made
            bound.append(parameter)
            self.sets.narrow(parameter)
            done = True
        return done


_UNCONVERTED = frozenset({"CannotConvertArgumentNoMessage", "CannotConvertArgument"})
_NOT_CONVERTED = {True: _UNCONVERTED, False: _UNCONVERTED | {"ParameterArgumentTransformationError"}}
"""By property? -> the errors for which an object is simply not bound: a script's parameter insists where the property is there."""

_PASSES = ((False, False), (True, False), (False, True), (True, True))


def _eligible(parameter: ParameterMetadata, by_property: bool, valid: tuple[str, ...]) -> bool:
    """Whether a parameter takes pipeline objects (or their properties) in one of the sets that are possible as a pass begins."""
    for name, settings in parameter.sets.items():
        if (settings.from_property if by_property else settings.from_pipeline) and name in valid:
            return True
    return False


def _property(obj: Any, parameter: ParameterMetadata) -> Any:
    """The object's property of the parameter's name or of one of its aliases."""
    if obj is None or obj is NOTHING:
        return _NO_VALUE
    from azshell.dotnet.members import MISSING, own_member

    for name in (parameter.name, *parameter.aliases):
        if obj.__class__ is PSObject:
            found = obj.props.get(name.lower(), MISSING)
            if found is not MISSING:
                return found.get(obj) if getattr(found, "is_member", False) else found
            if obj.base is None:
                continue
            found = own_member(obj.base, name)
        else:
            found = own_member(obj, name)
        if found is not MISSING and found.__class__.__name__ not in _NO_PROPERTY:
            return found
    return _NO_VALUE


_NO_PROPERTY = frozenset({"PSMethod", "PSParameterizedProperty"})
