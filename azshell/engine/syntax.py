"""Command syntax as Get-Command -Syntax and Get-Help print it."""

from __future__ import annotations

from azshell.engine.binder.metadata import ALL_SETS, CommandMetadata, ParameterMetadata, SetSettings


def parameter_set_syntax(metadata: CommandMetadata, set_name: str) -> str:
    """`[[-Name] <string[]>] [-All] [<CommonParameters>]`."""
    placed: list[tuple[int, str]] = []
    named: list[tuple[int, str]] = []
    for parameter in metadata.parameters.values():
        settings = parameter.settings(set_name)
        if settings is None or parameter.dont_show:
            continue
        if parameter.common and parameter.lower not in ("whatif", "confirm"):
            continue
        text = _parameter(parameter, settings)
        if settings.position is not None:
            placed.append((settings.position, text))
        else:
            named.append((0 if settings.mandatory else 1, text))
    words = [text for _, text in sorted(placed, key=lambda row: row[0])]
    words += [text for _, text in sorted(named, key=lambda row: row[0])]
    if metadata.is_advanced:
        words.append("[<CommonParameters>]")
    return " ".join(words)


def command_syntax(name: str, metadata: CommandMetadata) -> list[str]:
    """One line a parameter set."""
    return [f"{name} {parameter_set_syntax(metadata, each)}".rstrip() for each in metadata.set_names or [ALL_SETS]]


def _parameter(parameter: ParameterMetadata, settings: SetSettings) -> str:
    name = f"-{parameter.name}"
    if parameter.is_switch:
        return name if settings.mandatory else f"[{name}]"
    kind = f"<{_type_text(parameter)}>"
    if settings.position is not None:
        text = f"[{name}] {kind}"
        return text if settings.mandatory else f"[{text}]"
    return f"{name} {kind}" if settings.mandatory else f"[{name} {kind}]"


def _type_text(parameter: ParameterMetadata) -> str:
    if parameter.untyped and not (isinstance(parameter.type_name, str) and "psobject" in parameter.type_name.lower()):
        return "Object"
    if parameter.untyped:
        return "psobject"
    return parameter.net_type.short_name
