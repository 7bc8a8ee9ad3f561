"""Command syntax as Get-Command -Syntax and Get-Help print it."""

from __future__ import annotations

from azshell.dotnet.types import DotNetType
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
    return [f"{name} {parameter_set_syntax(metadata, each)}".rstrip() for each in shown_sets(metadata)]


def shown_sets(metadata: CommandMetadata) -> list[str]:
    """The parameter sets in the order that PowerShell lists them: the default one first, even when no parameter is in it."""
    first = [metadata.default_set] if metadata.default_set and metadata.default_set != ALL_SETS else []
    return [*first, *(name for name in metadata.set_names if name not in first)] or [ALL_SETS]


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
    return _without_namespace(parameter.net_type)


def _without_namespace(kind: DotNetType) -> str:
    """A type as the syntax names it: `int`, `FileInfo[]`, `List[int]`; a nullable one as what it may hold."""
    if kind.element_type is not None:
        return f"{_without_namespace(kind.element_type)}[{',' * (kind.rank - 1)}]"
    if kind.definition_name == "System.Nullable`1":
        return _without_namespace(kind.generic_arguments[0])
    name = kind.short_name.partition("[")[0].rpartition(".")[2]
    if kind.generic_arguments:
        return f"{name}[{','.join(_without_namespace(each) for each in kind.generic_arguments)}]"
    return name
