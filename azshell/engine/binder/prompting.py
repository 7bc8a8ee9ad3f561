"""Asking for mandatory parameters at an interactive prompt."""

from __future__ import annotations

from typing import Any

from azshell.engine.binder.metadata import ParameterMetadata


def ask(host: Any, command: str, missing: list[ParameterMetadata]) -> dict[ParameterMetadata, Any]:
    """The values typed for missing parameters; collections are asked item by item until an empty line."""
    host.write_line()
    host.write_line(f"cmdlet {command} at command pipeline position 1")
    host.write_line("Supply values for the following parameters:")
    answers: dict[ParameterMetadata, Any] = {}
    for parameter in missing:
        if parameter.net_type.element_type is not None:
            items: list[str] = []
            while line := host.read_line(f"{parameter.name}[{len(items)}]: "):
                items.append(line)
            answers[parameter] = items
        elif parameter.net_type.full_name == "System.Security.SecureString":
            answers[parameter] = host.read_secret(f"{parameter.name}: ")
        else:
            answers[parameter] = host.read_line(f"{parameter.name}: ")
    return answers
