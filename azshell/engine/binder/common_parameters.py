"""The parameters that every cmdlet and advanced function has: -Verbose, -ErrorAction, -OutVariable ... and -WhatIf, -Confirm."""

from __future__ import annotations

from functools import cache

from azshell.engine.binder.metadata import ALL_SETS, ParameterMetadata, SetSettings

_ROWS = (
    ("Verbose", "switch", "vb"),
    ("Debug", "switch", "db"),
    ("ErrorAction", "System.Management.Automation.ActionPreference", "ea"),
    ("WarningAction", "System.Management.Automation.ActionPreference", "wa"),
    ("InformationAction", "System.Management.Automation.ActionPreference", "infa"),
    ("ProgressAction", "System.Management.Automation.ActionPreference", "proga"),
    ("ErrorVariable", "string", "ev"),
    ("WarningVariable", "string", "wv"),
    ("InformationVariable", "string", "iv"),
    ("OutVariable", "string", "ov"),
    ("OutBuffer", "int", "ob"),
    ("PipelineVariable", "string", "pv"),
)
_SHOULD_PROCESS = (("WhatIf", "switch", "wi"), ("Confirm", "switch", "cf"))
_PAGING = (("IncludeTotalCount", "switch", None), ("Skip", "uint64", None), ("First", "uint64", None))

NAMES = frozenset(row[0] for row in _ROWS)
SHOULD_PROCESS_NAMES = frozenset(row[0] for row in _SHOULD_PROCESS)


@cache
def common_parameters(should_process: bool, paging: bool = False) -> tuple[ParameterMetadata, ...]:
    """The common parameters' metadata; shared, never changed."""
    made = [_made(row, True) for row in _ROWS]
    if should_process:
        made += [_made(row, True) for row in _SHOULD_PROCESS]
    if paging:
        made += [_made(row, False) for row in _PAGING]
    return tuple(made)


def _made(row: tuple[str, str, str | None], common: bool) -> ParameterMetadata:
    name, type_name, alias = row
    parameter = ParameterMetadata(name, type_name)
    parameter.aliases = [alias] if alias else []
    parameter.sets = {ALL_SETS: SetSettings()}
    parameter.common = common
    if name == "OutBuffer":
        from azshell.engine.binder.validation import ValidateRange

        parameter.validations = [ValidateRange(0, 2**31 - 1)]
    return parameter
