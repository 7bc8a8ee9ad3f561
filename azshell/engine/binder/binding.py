"""Binds a command line to a command's parameters, as PowerShell's binder does.

Order: named arguments, positional ones, $PSDefaultParameterValues, dynamic parameters, remaining arguments, the choice of the
parameter set, mandatory parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.collections import List
from azshell.dotnet.exceptions import NetException, ParameterBindingException, RuntimeException
from azshell.dotnet.types import find_type, type_of
from azshell.dotnet.values import NOTHING
from azshell.engine.binder.arguments import Argument, Spelled
from azshell.engine.binder.coercion import is_exactly, value_for
from azshell.engine.binder.metadata import CommandMetadata, ParameterMetadata
from azshell.engine.binder.sets import ParameterSets, ambiguous

if TYPE_CHECKING:
    from azshell.engine.binder.default_values import DefaultValues

_NO_VALUE = object()


def _types_of(parameter: ParameterMetadata, value: Any) -> dict[str, Any]:
    """What a binding error says of types: the parameter's, and the argument's."""
    given = value.value if value.__class__ is Spelled else value
    return {
        "parameter_type": find_type("System.Object") if parameter.untyped else parameter.net_type,
        "type_specified": None if given is None or given is NOTHING else type_of(given),
    }


class ArgumentBinder:
    """The binding of one command line; Binder (pipeline_binding.py) adds the objects of the pipeline.

    values        ParameterMetadata -> bound value
    rest          arguments nobody took ($args of a simple function); rest_names: index -> Named
    expects_input whether objects will come through the pipeline
    at            (index, whether the value is meant) of the argument being bound: where an error stands; None = the whole command
    """

    def __init__(self, metadata: CommandMetadata, name: str, expects_input: bool = False) -> None:
        self.metadata = metadata
        self.name = name
        self.expects_input = expects_input
        self.values: dict[ParameterMetadata, Any] = {}
        self.rest: list[Any] = []
        self.rest_names: dict[int, Any] = {}
        self.sets = ParameterSets(metadata)
        self.delayed: dict[ParameterMetadata, Any] = {}
        self.defaulted: set[ParameterMetadata] = set()
        self._from_pipeline: list[ParameterMetadata] = []
        self._valid_before: Any = None
        self._unknown: list[Argument] = []
        self.at: tuple[int, bool] | None = None
        self._bare_at: list[int] = []

    # Arguments of the command line

    def bind(
        self,
        arguments: Iterable[Argument],
        defaults: DefaultValues | None = None,
        dynamic: Callable[[Any], Iterable[ParameterMetadata]] | None = None,
    ) -> None:
        """Bind a command line. `defaults` gives $PSDefaultParameterValues' entries, `dynamic` the dynamic parameters."""
        bare = self._bind_named(list(arguments), final=dynamic is None)
        bare = self._bind_positional(bare)
        if defaults is not None:
            self._bind_defaults(defaults)
        if dynamic is not None:
            fresh = list(dynamic(self))
            if fresh:
                self.metadata = self.metadata.copy()
                for parameter in fresh:
                    self.metadata.add(parameter)
                self.sets.extend(self.metadata)
            pending = self._unknown
            self._unknown = []
            self.at = None
            bare = [(None, value) for value in bare]
            more = self._bind_named([*pending, *bare], final=True)
            bare = self._bind_positional(more)
        place, self.at = self.at, None
        self.sets.settle(self._taken(), self.expects_input)
        self.at = place
        self._bind_remaining(bare)
        self.at = None
        self._finish()

    def _bind_named(self, arguments: list[Argument], final: bool) -> list[Any]:
        """Bind what has a name; gives the bare values, in order."""
        bare: list[Any] = []
        explicit = {self._meant(spec) for spec, _ in arguments if spec is not None and not spec.splatted} if _has_splat(arguments) else ()
        index = 0
        count = len(arguments)
        while index < count:
            spec, value = arguments[index]
            if spec is None:
                self._bare_at.append(index)
                index += 1
                bare.append(value)
                continue
            self.at = (index, False)
            index += 1
            found = self._find(spec, final)
            if found is None:
                index = self._keep_unknown(spec, value, arguments, index, bare, final)
                continue
            if spec.splatted and found in explicit:
                continue
            if not spec.has_value:
                if found.is_switch:
                    value = True
                elif index < count and (text := self._as_value(arguments[index])) is not _NO_VALUE:
                    value = text
                    index += 1
                else:
                    raise ParameterBindingException(
                        f"Missing an argument for parameter '{found.name}'. Specify a parameter of type '{_shown_type(found)}' and try again.",
                        "MissingArgument",
                        "InvalidArgument",
                        parameter_name=found.name,
                    )
            if found in self.values or found in self.delayed:
                raise ParameterBindingException(
                    f"Cannot bind parameter because parameter '{found.name}' is specified more than once. To provide multiple values to "
                    'parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".',
                    "ParameterAlreadyBound",
                    "InvalidArgument",
                    parameter_name=found.name,
                )
            self.at = (index - 1, True)
            self._bind_one(found, value)
        return bare

    def _as_value(self, argument: Argument) -> Any:
        """The next argument as the value of the parameter before it; a `-word` counts when no parameter goes by that name."""
        spec, value = argument
        if spec is None:
            return value
        if spec.has_value or self.metadata.candidates(spec.name):
            return _NO_VALUE
        return spec.spelled

    def _meant(self, spec: Any) -> Any:
        found = self.metadata.candidates(spec.name)
        return found[0] if len(found) == 1 else None

    def _find(self, spec: Any, final: bool) -> ParameterMetadata | None:
        found = self.metadata.candidates(spec.name)
        if len(found) > 1:
            names = " ".join(f"-{each.name}" for each in found)
            raise ParameterBindingException(
                f"Parameter cannot be processed because the parameter name '{spec.name}' is ambiguous. Possible matches include: {names}.",
                "AmbiguousParameter",
                "InvalidArgument",
                parameter_name=spec.name,
            )
        return found[0] if found else None

    def _keep_unknown(self, spec: Any, value: Any, arguments: list[Argument], index: int, bare: list[Any], final: bool) -> int:
        if self.metadata.is_advanced and not self.metadata.takes_rest:
            if final:
                raise _not_found(spec.name)
            self._unknown.append((spec, value))
            if not spec.has_value and index < len(arguments) and arguments[index][0] is None:
                self._unknown.append(arguments[index])
                index += 1
            return index
        self.rest_names[len(bare)] = spec
        self._bare_at.append(index - 1)
        bare.append(_Unnamed(spec, value))
        return index

    def _bind_one(self, parameter: ParameterMetadata, value: Any, narrow: bool = True) -> None:
        if self._is_delayed(parameter, value):
            if not self.expects_input:
                raise ParameterBindingException(
                    f"Cannot evaluate parameter '{parameter.name}' because its argument is specified as a script block and there is no "
                    "input. A script block cannot be evaluated without input.",
                    "ScriptBlockArgumentNoInput",
                    "MetadataError",
                )
            self.delayed[parameter] = value
        else:
            try:
                self.values[parameter] = value_for(parameter, value, self.metadata.for_script, self.metadata.is_advanced)
            except ParameterBindingException as error:
                error.__dict__.update(_types_of(parameter, value))
                raise
        if narrow:
            self.sets.narrow(parameter)

    def _is_delayed(self, parameter: ParameterMetadata, value: Any) -> bool:
        from azshell.engine.script_block import ScriptBlock

        if value.__class__ is not ScriptBlock or parameter.untyped:
            return False
        if not any(settings.from_pipeline or settings.from_property for settings in parameter.sets.values()):
            return False
        kind = parameter.net_type
        kind = kind.element_type or kind
        return not kind.is_instance(value)

    # Positions

    def _bind_positional(self, bare: list[Any]) -> list[Any]:
        """Bind bare values by position; gives those left over."""
        if not bare:
            return bare
        if self.metadata.shares_positions:
            self._check_positions()
        left = list(bare)
        position = -1
        while left and left[0].__class__ is not _Unnamed:
            position, candidates = self._next_position(position)
            if not candidates:
                break
            self._stand_at(len(bare) - len(left))
            if self._bind_at(candidates, left[0]):
                left.pop(0)
        if left:
            self._stand_at(len(bare) - len(left))
        return left

    def _check_positions(self) -> None:
        """Two free parameters of one set must not have the same position once a value comes without a name."""
        seen: set[tuple[str, int]] = set()
        for parameter in self.metadata.positional:
            if parameter in self.values or parameter in self.delayed:
                continue
            for set_name, settings in parameter.sets.items():
                if settings.position is None or settings.remaining:
                    continue
                if (set_name, settings.position) in seen:
                    words = "Cannot bind positional parameters because no names were given."
                    raise ParameterBindingException(words, "AmbiguousPositionalParameterNoName", "InvalidArgument")
                seen.add((set_name, settings.position))

    def _stand_at(self, number: int) -> None:
        """Note which bare value is being bound."""
        places = self._bare_at
        self.at = (places[number], True) if number < len(places) else None

    def _next_position(self, after: int) -> tuple[int, list[ParameterMetadata]]:
        best: int | None = None
        found: list[ParameterMetadata] = []
        for parameter in self.metadata.positional:
            if parameter in self.values or parameter in self.delayed:
                continue
            for set_name, settings in parameter.sets.items():
                position = settings.position
                if position is None or position <= after or settings.remaining or not self.sets.is_valid(set_name):
                    continue
                if best is None or position < best:
                    best, found = position, [parameter]
                elif position == best and parameter not in found:
                    found.append(parameter)
        return (after if best is None else best), found

    def _bind_at(self, candidates: list[ParameterMetadata], value: Any) -> bool:
        default = self.sets.default
        preferred = [each for each in candidates if default is not None and self.sets.is_valid(default) and each.settings(default)]
        failure: NetException | None = None
        exact = value is not None and value is not NOTHING
        for group, coerce in ((preferred, False), (candidates, False), (preferred, True), (candidates, True)):
            done = False
            for parameter in group:
                if not coerce and not (exact and is_exactly(parameter, value)):
                    continue
                try:
                    self._bind_one(parameter, value, narrow=False)
                except NetException as error:
                    failure = failure or error
                    continue
                self.sets.narrow(parameter)  # two that take it in different sets: ambiguous
                done = True
            if done:
                return True
        if failure is not None:
            raise failure
        return False

    def _bind_remaining(self, left: list[Any]) -> None:
        if not left:
            self._bind_empty_remaining()
            return
        takers = [
            parameter
            for parameter in self.metadata.own
            if parameter not in self.values
            and any(settings.remaining and self.sets.is_valid(name) for name, settings in parameter.sets.items())
        ]
        if len(takers) > 1:
            raise ambiguous("MetadataError")
        taker = takers[0] if takers else None
        if taker is not None:
            flat: list[Any] = []
            for value in left:
                if value.__class__ is _Unnamed:
                    flat += value.texts()
                else:
                    flat.append(value.text if taker.as_spelled and value.__class__ is Spelled else _plain(value))
            if len(flat) == 1 and isinstance(flat[0], list) and not taker.is_switch:
                flat = flat[0]
            self._bind_one(taker, flat if taker.untyped or not self.metadata.for_script else List(flat, find_type("System.Object")))
            return
        if self.metadata.is_advanced:
            first = left[0]
            if first.__class__ is _Unnamed:
                raise _not_found(first.spec.name)
            from azshell.dotnet.conversion import to_string

            self.at = None
            raise ParameterBindingException(
                f"A positional parameter cannot be found that accepts argument '{to_string(_plain(first))}'.",
                "PositionalParameterNotFound",
                "InvalidArgument",
                parameter_name=to_string(_plain(first)),
            )
        rest: list[Any] = []
        names: dict[int, Any] = {}
        for value in left:
            if value.__class__ is _Unnamed:
                names[len(rest)] = value.spec
                rest += value.texts()
            else:
                rest.append(_plain(value))
        self.rest = rest
        self.rest_names = names

    def _bind_empty_remaining(self) -> None:
        self.rest_names = {}

    def _bind_defaults(self, defaults: DefaultValues) -> None:
        for parameter, value in defaults(self.metadata, self.values).items():
            if parameter in self.values or parameter in self.delayed or not self.sets.allows(parameter):
                continue
            try:
                self._bind_one(parameter, value, narrow=False)
            except NetException as error:
                defaults.failed(parameter, value, error)
                continue
            self.defaulted.add(parameter)
            self.sets.narrow(parameter)

    # The parameter set, and what is missing

    def _taken(self) -> Collection[ParameterMetadata]:
        return self.values.keys() | self.delayed.keys() if self.delayed else self.values.keys()

    def _finish(self) -> None:
        taken = self._taken()
        self.sets.settle(taken, self.expects_input)
        self._valid_before = self.sets.save()
        missing = self._missing(taken, will_have_input=self.expects_input)
        if missing:
            self._ask_or_fail(missing)

    def _missing(self, taken: Collection[ParameterMetadata], will_have_input: bool) -> list[ParameterMetadata]:
        found = []
        chosen = self.sets.chosen_or_default()
        for parameter in self.metadata.mandatory:
            if parameter in taken:
                continue
            settings = parameter.settings(chosen)
            if settings is None or not settings.mandatory:
                continue
            if will_have_input and (settings.from_pipeline or settings.from_property):
                continue
            found.append(parameter)
        if found and will_have_input and self.sets.is_open:
            if self._input_may_choose(chosen, taken):
                return []
            default = self.sets.default
            # with 32 sets (Where-Object) PowerShell's mask of sets is full and the default one is not told from "all"
            only = default is not None and default in self.sets.valid and len(self.sets.valid) < 32
            return [each for name in ([default] if only else self.sets.valid) for each in self._lacking(name or "", taken)]
        return found

    def _lacking(self, set_name: str, taken: Collection[ParameterMetadata]) -> list[ParameterMetadata]:
        """The mandatory parameters of a set that neither the command line nor the pipeline gives."""
        found = []
        for parameter in self.metadata.mandatory:
            settings = parameter.settings(set_name)
            if (
                settings is not None
                and settings.mandatory
                and parameter not in taken
                and not (settings.from_pipeline or settings.from_property)
            ):
                found.append(parameter)
        return found

    def _input_may_choose(self, chosen: str, taken: Collection[ParameterMetadata]) -> bool:
        """Whether pipeline input could settle on another set that lacks nothing but what the pipeline brings."""
        return any(name != chosen and not self._lacking(name, taken) for name in self.sets.valid)

    def _ask_or_fail(self, missing: list[ParameterMetadata]) -> None:
        from azshell.engine.session import Session

        host = Session.running.host
        if host.interactive and self.metadata.is_advanced:
            from azshell.engine.binder.prompting import ask

            for parameter, value in ask(host, self.name, missing).items():
                self._bind_one(parameter, value)
            return
        raise ParameterBindingException(
            f"Cannot process command because of one or more missing mandatory parameters: {' '.join(each.name for each in missing)}.",
            "MissingMandatoryParameter",
            "InvalidArgument",
            parameter_name="".join(f" {each.name}" for each in missing),
        )

    @property
    def parameter_set(self) -> str:
        """The name of the set chosen."""
        return self.sets.chosen_or_default()


class _Unnamed:
    """`-name` that no parameter goes by."""

    __slots__ = ("spec", "value")

    def __init__(self, spec: Any, value: Any) -> None:
        self.spec = spec
        self.value = value

    def texts(self) -> list[Any]:
        """What $args holds for it."""
        return [self.spec.spelled, _plain(self.value)] if self.spec.has_value else [self.spec.spelled]


def _plain(value: Any) -> Any:
    """A value as $args holds it."""
    if value.__class__ is Spelled:
        return value.kept()
    return None if value is NOTHING else value


def _has_splat(arguments: list[Argument]) -> bool:
    return any(spec is not None and spec.splatted for spec, _ in arguments)


def _not_found(name: str) -> RuntimeException:
    return ParameterBindingException(
        f"A parameter cannot be found that matches parameter name '{name}'.",
        "NamedParameterNotFound",
        "InvalidArgument",
        parameter_name=name,
    )


def _shown_type(parameter: ParameterMetadata) -> str:
    return parameter.net_type.ps_name if not parameter.untyped else "System.Object"
