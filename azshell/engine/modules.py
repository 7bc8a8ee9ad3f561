"""Modules: their own session state, what they export, importing and removing them."""

from __future__ import annotations

from typing import Any


class Module:
    """System.Management.Automation.PSModuleInfo."""

    def __init__(self, name: str, session_state: Any, path: str = "") -> None:
        self.name = name
        self.session_state = session_state
        self.path = path
        self.functions: dict[str, Any] = {}
        self.aliases: dict[str, Any] = {}
        self.variables: dict[str, Any] = {}
        self.cmdlets: dict[str, Any] = {}

    def exported_command(self, lower: str) -> Any:
        """An exported function, cmdlet or alias by its lower-case name."""
        return self.functions.get(lower) or self.cmdlets.get(lower) or self.aliases.get(lower)
