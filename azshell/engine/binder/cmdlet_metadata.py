"""Metadata of cmdlets, from their declarations."""

from __future__ import annotations

from typing import Any

from azshell.engine.binder.metadata import ALL_SETS, CommandMetadata, ParameterMetadata, SetSettings


def metadata_of_cmdlet(cls: Any) -> CommandMetadata:
    """The metadata of a cmdlet class; made once and kept on the class."""
    found = cls.__dict__.get("_metadata")
    if found is None:
        found = cls._metadata = CommandMetadata(
            [_parameter(name, declared) for name, declared in cls.parameters.items()],
            default_set=cls.default_set,
            supports_should_process=cls.supports_should_process,
            supports_paging=getattr(cls, "supports_paging", False),
            confirm_impact=cls.confirm_impact,
            output_types=cls.output_types,
            dynamic=getattr(cls, "dynamic_parameters", None),
        )
    return found


def _parameter(name: str, declared: Any) -> ParameterMetadata:
    made = ParameterMetadata(name, declared.type)
    made.aliases = list(declared.aliases)
    made.validations = list(declared.validate)
    made.transforms = [declared.transform] if declared.transform is not None else []
    made.allow_null = declared.allow_null
    made.allow_empty_string = declared.allow_empty_string
    made.allow_empty_collection = declared.allow_empty_collection
    made.dont_show = declared.dont_show
    made.as_spelled = declared.as_spelled
    made.help = declared.help
    made.null_default = declared.default
    names = list(declared.sets) or list(declared.set_positions)
    if not names:
        made.sets = {ALL_SETS: _settings(declared, {})}
        return made
    for set_name in names:
        own = dict(declared.sets.get(set_name, {}))
        if set_name in declared.set_positions:
            own.setdefault("position", declared.set_positions[set_name])
        made.sets[set_name] = _settings(declared, own)
    if not declared.sets:
        made.sets.setdefault(ALL_SETS, _settings(declared, {}))
    return made


def _settings(declared: Any, own: dict[str, Any]) -> SetSettings:
    fields = {key: own.get(key, getattr(declared, key)) for key in ("position", "mandatory", "from_pipeline", "from_property", "remaining")}
    return SetSettings(help=declared.help, **fields)
