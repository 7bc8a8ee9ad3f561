"""Objects -> text: views, tables, lists, wide and custom formats, error views, in the two layouts of PowerShell 7 and Windows PowerShell 4."""

from __future__ import annotations

from typing import Any

__all__ = ["CLASSIC", "LAYOUTS", "MODERN", "Layout", "Printer", "Scope", "console_scope", "format_objects", "scope_for"]

_HOMES = {
    "CLASSIC": "layout", "LAYOUTS": "layout", "MODERN": "layout", "Layout": "layout", "Printer": "printer", "Scope": "scope",
    "console_scope": "scope", "scope_for": "scope",
    "format_objects": "printer",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"azshell.display.{home}"), name)
