"""A class's DotNetType, declared when something first asks for it: declarations cost time at start-up."""

from __future__ import annotations

from typing import Any


class LazyType:
    """Put on a class as `net_type`; the named module declares the type, which then takes this one's place."""

    def __init__(self, module: str) -> None:
        self.module = module

    def __get__(self, instance: Any, owner: type) -> Any:
        import importlib

        importlib.import_module(self.module)
        for cls in owner.__mro__:
            found = cls.__dict__.get("net_type")
            if found is not None and not isinstance(found, LazyType):
                return found
        raise AttributeError(f"{self.module} declares no type for {owner.__name__}")
