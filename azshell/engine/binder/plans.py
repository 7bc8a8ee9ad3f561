"""Planned calls: what the binder would do for a call site and a function is worked out once, and then only done.

A plan exists for a function without parameter sets, pipeline parameters and blocks other than `end`, called with arguments whose
names are written out. Everything else, and everything that goes wrong, is the binder's.
"""

from __future__ import annotations

from typing import Any

from azshell.dotnet.values import NOTHING, Char
from azshell.engine.binder.arguments import Spelled
from azshell.engine.binder.coercion import value_for
from azshell.engine.binder.metadata import ALL_SETS, CommandMetadata, ParameterMetadata
from azshell.engine.scope import GuardedVariable, Variable

_EXACT = {
    "System.Int32": int,
    "System.String": str,
    "System.Double": float,
    "System.Boolean": bool,
    "System.Char": Char,
    "System.Object[]": list,
}


class Step:
    """One parameter of a plan. `source` is the index of its value among the arguments, or -1 (present switch)."""

    __slots__ = ("details", "exact", "lower", "name", "parameter", "source")

    def __init__(self, parameter: ParameterMetadata, source: int) -> None:
        self.parameter = parameter
        self.lower = parameter.lower
        self.name = parameter.name
        self.source = source
        self.details = parameter.details
        plain = not parameter.validations and not parameter.transforms and not parameter.mandatory_anywhere and not parameter.ps_type_name
        self.exact: Any = None
        if plain:
            self.exact = object if parameter.untyped else _EXACT.get(parameter.net_type.full_name)


class Plan:
    """What to do with the values of one call site's arguments."""

    __slots__ = ("advanced", "metadata", "rest", "rest_names", "simple", "steps", "unbound")

    def __init__(
        self, metadata: CommandMetadata, steps: list[Step], rest: list[tuple[Any, int]], rest_names: dict[int, Any], unbound: list[Any]
    ) -> None:
        self.metadata = metadata
        self.advanced = metadata.is_advanced
        self.steps = steps
        self.rest = rest
        self.rest_names = rest_names
        self.unbound = unbound
        self.simple = all(step.exact is object and step.source >= 0 for step in steps)

    def fill(self, variables: dict[str, Variable], values: list[Any]) -> None:
        """Make the parameters' variables."""
        value: Any
        if self.simple:
            for step in self.steps:
                value = values[step.source]
                if value is NOTHING:
                    value = None
                elif value.__class__ is Spelled:
                    value = value.kept()
                variable = Variable(step.name, value)
                if step.details is not None:
                    variable.details = step.details
                    variable.__class__ = GuardedVariable
                variables[step.lower] = variable
            return
        for step in self.steps:
            source = step.source
            if source < 0:
                from azshell.dotnet.switch_parameter import SwitchParameter

                value = SwitchParameter(1)
            else:
                value = values[source]
                exact = step.exact
                if exact is object:
                    if value is NOTHING:
                        value = None
                    elif value.__class__ is Spelled:
                        value = value.kept()
                elif value.__class__ is not exact:
                    value = value_for(step.parameter, value, True, self.advanced)
            variable = Variable(step.name, value)
            if step.details is not None:
                variable.details = step.details
                variable.__class__ = GuardedVariable
            variables[step.lower] = variable

    def unfold(self, invocation: Any) -> None:
        """Fill in an Invocation's arguments and bound parameters."""
        values = invocation.values
        invocation.arguments = [text if source < 0 else _plain(values[source]) for text, source in self.rest]
        invocation.argument_names = self.rest_names
        bound = {}
        for step in self.steps:
            if step.source < 0:
                from azshell.dotnet.switch_parameter import SwitchParameter

                bound[step.name] = SwitchParameter(1)
            else:
                value = values[step.source]
                if step.exact is None or (step.exact is not object and value.__class__ is not step.exact):
                    value = value_for(step.parameter, value, True, self.advanced)
                bound[step.name] = _plain(value)
        invocation.bound = bound


def _plain(value: Any) -> Any:
    if value.__class__ is Spelled:
        return value.kept()
    return None if value is NOTHING else value


def plan_for(metadata: CommandMetadata, specs: tuple[Any, ...]) -> Plan | None:
    """The plan for a function and the names of a call site's arguments; None when the binder has to do it."""
    found: Any = metadata.plans.get(specs)
    if found is None:
        found = metadata.plans[specs] = _make(metadata, specs) or False
    return found or None


def plannable(metadata: CommandMetadata) -> bool:
    """Whether a function's calls can be planned at all."""
    if (
        metadata.warns
        or metadata.shares_positions
        or metadata.takes_pipeline
        or metadata.dynamic is not None
        or metadata.set_names
        or metadata.supports_paging
    ):
        return False
    if metadata.default_set and metadata.default_set != ALL_SETS:
        return False
    return not any(settings.remaining for parameter in metadata.own for settings in parameter.sets.values())


def _make(metadata: CommandMetadata, specs: tuple[Any, ...]) -> Plan | None:
    if not plannable(metadata):
        return None
    taken: dict[ParameterMetadata, int] = {}
    bare: list[tuple[Any, int]] = []
    names: dict[int, Any] = {}
    index = 0
    count = len(specs)
    while index < count:
        spec = specs[index]
        if spec is None:
            bare.append((None, index))
            index += 1
            continue
        candidates = metadata.candidates(spec.name)
        if not candidates:
            if metadata.is_advanced:
                return None
            names[len(bare)] = spec
            bare.append((spec.spelled, -1))
            if spec.has_value:
                bare.append((None, index))
            index += 1
            continue
        if len(candidates) > 1 or candidates[0].common or candidates[0] in taken:
            return None
        parameter = candidates[0]
        if spec.has_value:
            taken[parameter] = index
        elif parameter.is_switch:
            taken[parameter] = -1
        elif index + 1 < count and specs[index + 1] is None:
            index += 1
            taken[parameter] = index
        else:
            return None
        index += 1
    return _positions(metadata, taken, bare, names)


def _positions(
    metadata: CommandMetadata, taken: dict[ParameterMetadata, int], bare: list[tuple[Any, int]], names: dict[int, Any]
) -> Plan | None:
    free = sorted(
        (parameter.sets[ALL_SETS].position, order, parameter)
        for order, parameter in enumerate(metadata.own)
        if parameter not in taken and parameter.sets[ALL_SETS].position is not None
    )
    used = 0
    for _, _, parameter in free:
        if used >= len(bare) or bare[used][1] < 0:
            break
        taken[parameter] = bare[used][1]
        used += 1
    rest = bare[used:]
    if rest and metadata.is_advanced:
        return None
    unbound = [parameter for parameter in metadata.own if parameter not in taken]
    if any(parameter.mandatory_anywhere for parameter in unbound):
        return None
    steps = [Step(parameter, source) for parameter, source in taken.items()]
    return Plan(metadata, steps, rest, {at - used: spec for at, spec in names.items()}, unbound)
