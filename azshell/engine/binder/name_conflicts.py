"""Names and aliases that two parameters of a script's command share: refused when the command is first called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NoReturn

from azshell.engine.binder.metadata import ParameterMetadata

_WORDS = {
    "AliasDeclaredMultipleTimes": 'The alias "{0}" is declared multiple times.',
    "AliasParameterNameAlreadyExistsForCommand": (
        "The parameter alias cannot be specified because an alias with the name '{0}' was already defined multiple times for the command."
    ),
    "ParameterNameAlreadyExistsForCommand": "A parameter with the name '{0}' was defined multiple times for the command.",
    "ParameterNameConflictsWithAlias": (
        "The parameter '{0}' cannot be specified because it conflicts with the parameter alias of the same name for parameter '{1}'."
    ),
}


def check_names(own: Sequence[ParameterMetadata], common: Iterable[ParameterMetadata]) -> None:
    """Raises MetadataException when names clash, among the command's own parameters or with the common ones."""
    names = {each.name.lower(): each for each in own}
    aliases: dict[str, ParameterMetadata] = {}
    for each in own:
        for alias in each.aliases:
            if aliases.setdefault(alias.lower(), each) is not each or [other.lower() for other in each.aliases].count(alias.lower()) > 1:
                _refuse("AliasDeclaredMultipleTimes", alias)
    for lower, owner in aliases.items():
        if lower in names:
            _refuse("ParameterNameConflictsWithAlias", names[lower].name, owner.name)
    for each in common:
        lower = each.name.lower()
        if lower in names:
            _refuse("ParameterNameAlreadyExistsForCommand", each.name)
        if lower in aliases:
            _refuse("ParameterNameConflictsWithAlias", each.name, aliases[lower].name)
        for alias in each.aliases:
            if alias in names:
                _refuse("ParameterNameConflictsWithAlias", names[alias].name, each.name)
            if alias in aliases:
                _refuse("AliasParameterNameAlreadyExistsForCommand", alias)


def _refuse(error_id: str, *words: str) -> NoReturn:
    from azshell.dotnet.exceptions import MetadataException

    raise MetadataException(_WORDS[error_id].format(*words), error_id, "MetadataError")
