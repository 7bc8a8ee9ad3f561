"""$PSBoundParameters: the dictionary of bound parameters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from azshell.dotnet.dictionaries import GenericDictionary
from azshell.dotnet.types import declare


class PSBoundParameters(GenericDictionary):
    """System.Management.Automation.PSBoundParametersDictionary; names without regard to case."""

    @property
    def net_type(self) -> Any:
        """PSBoundParametersDictionary."""
        return _TYPE

    def __init__(self, values: dict[str, Any] | Iterable[tuple[str, Any]] = ()) -> None:
        super().__init__()
        self.ignore_case = True
        self.replace(values)

    def replace(self, values: Any) -> None:
        """Hold these values instead."""
        self.clear()
        for name, value in values.items() if hasattr(values, "items") else values:
            self.set(name, value)


_TYPE = declare(
    "System.Management.Automation.PSBoundParametersDictionary",
    PSBoundParameters,
    base="System.Collections.Generic.Dictionary[string,object]",
)
