"""Which parameter sets are still possible, and which one it is in the end."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from azshell.dotnet.exceptions import ParameterBindingException, RuntimeException
from azshell.engine.binder.metadata import ALL_SETS, CommandMetadata, ParameterMetadata


class ParameterSets:
    """The possible parameter sets of an invocation. A command without named sets has none to choose from."""

    def __init__(self, metadata: CommandMetadata) -> None:
        self.metadata = metadata
        self.default = metadata.default_set
        self.valid: list[str] = list(metadata.set_names)
        if self.default and self.default != ALL_SETS and self.default not in self.valid:
            self.valid.append(self.default)
        self.chosen: str | None = None if self.valid else ALL_SETS

    def extend(self, metadata: CommandMetadata) -> None:
        """Take in the sets of dynamic parameters."""
        known = set(self.metadata.set_names)
        self.metadata = metadata
        for name in metadata.set_names:
            if name not in known:
                self.valid.append(name)

    @property
    def is_open(self) -> bool:
        """Whether more than one set is still possible."""
        return len(self.valid) > 1

    def is_valid(self, name: str) -> bool:
        """Whether a set is still possible."""
        return name == ALL_SETS or name in self.valid

    def allows(self, parameter: ParameterMetadata) -> bool:
        """Whether a parameter belongs to some set still possible."""
        return any(self.is_valid(name) for name in parameter.sets)

    def narrow(self, parameter: ParameterMetadata) -> None:
        """A parameter was bound: only its sets remain."""
        sets = parameter.sets
        if ALL_SETS in sets and len(sets) == 1:
            return
        if ALL_SETS in sets:
            return
        left = [name for name in self.valid if name in sets]
        if not left:
            raise ambiguous()
        self.valid = left

    def save(self) -> Any:
        """The state after the command line was bound."""
        return list(self.valid), self.chosen

    def restore(self, state: Any) -> None:
        """Back to that state, for the next pipeline object."""
        self.valid, self.chosen = list(state[0]), state[1]

    def settle(self, taken: Collection[ParameterMetadata] | Iterable[ParameterMetadata], more_to_come: bool) -> None:
        """Choose the set: the only one left, the default, or the only one that lacks nothing mandatory."""
        if not self.valid:
            self.chosen = ALL_SETS
            return
        if len(self.valid) == 1:
            self.chosen = self.valid[0]
            return
        taken = set(taken)
        if self.default and self.default in self.valid:
            if more_to_come and self._could_switch(taken):
                self.chosen = None
                return
            self.chosen = self.default
            return
        complete = [name for name in self.valid if not self._lacks(name, taken)]
        if len(complete) == 1 and not more_to_come:
            self.chosen = complete[0]
            self.valid = complete
            return
        if more_to_come and self._takes_input():
            self.chosen = None
            return
        if len(complete) == 1:
            self.chosen = complete[0]
            return
        if self.default == ALL_SETS:
            self.chosen = ALL_SETS
            return
        if not complete:
            lacking = self._by_pipeline(taken) if more_to_come else []
            if len(lacking) == 1:
                self.chosen = lacking[0]
                return
        raise ambiguous()

    def chosen_or_default(self) -> str:
        """The chosen set's name; before the choice, the default's."""
        if self.chosen is not None:
            return self.chosen
        if self.default and self.default in self.valid:
            return self.default
        return self.valid[0] if len(self.valid) == 1 else ALL_SETS

    def _could_switch(self, taken: set[ParameterMetadata]) -> bool:
        return self._takes_input()

    def _takes_input(self) -> bool:
        for parameter in (*self.metadata.by_value, *self.metadata.by_property):
            for name, settings in parameter.sets.items():
                if (settings.from_pipeline or settings.from_property) and self.is_valid(name):
                    return True
        return False

    def _lacks(self, set_name: str, taken: set[ParameterMetadata]) -> bool:
        for parameter in self.metadata.mandatory:
            settings = parameter.settings(set_name)
            if settings is not None and settings.mandatory and parameter not in taken:
                return True
        return False

    def _by_pipeline(self, taken: set[ParameterMetadata]) -> list[str]:
        return [
            name
            for name in self.valid
            if any(
                settings is not None and (settings.from_pipeline or settings.from_property)
                for parameter in self.metadata.own
                for settings in (parameter.sets.get(name),)
            )
        ]


def ambiguous(category: str = "InvalidArgument") -> RuntimeException:
    """AmbiguousParameterSet."""
    return ParameterBindingException(
        "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together "
        "or an insufficient number of parameters were provided.",
        "AmbiguousParameterSet",
        category,
    )
