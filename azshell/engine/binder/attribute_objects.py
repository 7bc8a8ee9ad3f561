"""The parameter attributes as .NET objects: what New-Object makes for dynamic parameters and what .Attributes shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.types import constructor, declare, prop
from azshell.engine.binder import validation
from azshell.engine.binder.metadata import ALL_SETS, ParameterMetadata, SetSettings

_SMA = "System.Management.Automation."


class ParameterAttribute:
    """[Parameter()]"""

    net_type: Any

    def __init__(self, settings: SetSettings | None = None, set_name: str = ALL_SETS) -> None:
        settings = settings or SetSettings()
        self.position = -2147483648 if settings.position is None else settings.position
        self.mandatory = settings.mandatory
        self.from_pipeline = settings.from_pipeline
        self.from_property = settings.from_property
        self.remaining = settings.remaining
        self.help = settings.help or None
        self.set_name = set_name
        self.dont_show = False

    def apply(self, parameter: ParameterMetadata) -> None:
        """Put it on a parameter."""
        position = None if self.position == -2147483648 else int(self.position)
        parameter.sets[self.set_name or ALL_SETS] = SetSettings(
            position, self.mandatory, self.from_pipeline, self.from_property, self.remaining, self.help or ""
        )


class AliasAttribute:
    """[Alias()]"""

    net_type: Any

    def __init__(self, names: Any = ()) -> None:
        self.names = [names] if isinstance(names, str) else list(names)

    def apply(self, parameter: ParameterMetadata) -> None:
        """Put it on a parameter."""
        parameter.aliases += self.names


class FlagAttribute:
    """[AllowNull()], [AllowEmptyString()], [AllowEmptyCollection()]"""

    slot = ""

    def apply(self, parameter: ParameterMetadata) -> None:
        """Put it on a parameter."""
        setattr(parameter, self.slot, True)


class AllowNullAttribute(FlagAttribute):
    net_type: Any
    slot = "allow_null"


class AllowEmptyStringAttribute(FlagAttribute):
    net_type: Any
    slot = "allow_empty_string"


class AllowEmptyCollectionAttribute(FlagAttribute):
    net_type: Any
    slot = "allow_empty_collection"


class ArgumentTypeConverterAttribute:
    """What a typed parameter of a script has."""

    net_type: Any


def apply_attributes(parameter: ParameterMetadata, attributes: list[Any]) -> None:
    """Put attribute objects on a parameter."""
    for each in attributes:
        if isinstance(each, validation.Validation):
            parameter.validations.append(each)
        elif hasattr(each, "apply"):
            each.apply(parameter)


def attributes_of(parameter: ParameterMetadata) -> list[Any]:
    """The attribute objects of a parameter."""
    found: list[Any] = [ParameterAttribute(settings, name) for name, settings in parameter.sets.items()]
    if parameter.aliases:
        found.append(AliasAttribute(parameter.aliases))
    found += parameter.validations
    for slot, kind in _FLAGS.items():
        if getattr(parameter, slot):
            found.append(kind())
    found += [each for each in parameter.attributes if hasattr(each, "net_type")]
    if parameter.written:  # PowerShell goes through them from the last to the first
        found.sort(key=lambda each: _place(parameter.written, each))
    if not parameter.untyped:
        found.append(ArgumentTypeConverterAttribute())
    return found


def _place(written: list[str], attribute: Any) -> int:
    name = attribute.net_type.name.removesuffix("Attribute").lower()
    return -max((index for index, each in enumerate(written) if each == name), default=len(written))


_FLAGS: dict[str, type[FlagAttribute]] = {
    "allow_null": AllowNullAttribute,
    "allow_empty_string": AllowEmptyStringAttribute,
    "allow_empty_collection": AllowEmptyCollectionAttribute,
}


def _plain(signature: str, name: str) -> Any:
    return prop(signature, lambda self: getattr(self, name), lambda self, value: setattr(self, name, value))


declare(
    _SMA + "ParameterAttribute",
    ParameterAttribute,
    base="System.Attribute",
    members=[
        constructor("ParameterAttribute()", ParameterAttribute),
        prop("string ExperimentName", lambda self: None),
        prop("System.Management.Automation.ExperimentAction ExperimentAction", lambda self: "None"),
        _plain("int Position", "position"),
        _plain("string ParameterSetName", "set_name"),
        _plain("bool Mandatory", "mandatory"),
        _plain("bool ValueFromPipeline", "from_pipeline"),
        _plain("bool ValueFromPipelineByPropertyName", "from_property"),
        _plain("bool ValueFromRemainingArguments", "remaining"),
        _plain("string HelpMessage", "help"),
        prop("string HelpMessageBaseName", lambda self: None),
        prop("string HelpMessageResourceId", lambda self: None),
        _plain("bool DontShow", "dont_show"),
    ],
)
declare(
    _SMA + "AliasAttribute",
    AliasAttribute,
    base="System.Attribute",
    members=[
        constructor("AliasAttribute(Params string[] aliasNames)", AliasAttribute),
        prop("System.Collections.Generic.IList[string] AliasNames", lambda self: list(self.names)),
    ],
)
for _kind in (AllowNullAttribute, AllowEmptyStringAttribute, AllowEmptyCollectionAttribute, ArgumentTypeConverterAttribute):
    declare(_SMA + _kind.__name__, _kind, base="System.Attribute", members=[constructor(f"{_kind.__name__}()", _kind)])


def _validate_set(values: Any = ()) -> validation.ValidateSet:
    return validation.ValidateSet([values] if isinstance(values, str) else list(values))


declare(_SMA + "ValidateArgumentsAttribute", base="System.Attribute")
declare(_SMA + "ValidateEnumeratedArgumentsAttribute", base=_SMA + "ValidateArgumentsAttribute")
declare(_SMA + "ArgumentTransformationAttribute", base="System.Attribute")
declare(_SMA + "IValidateSetValuesGenerator", kind="interface", base=None)
_ROWS: list[tuple[type[validation.Validation], str, Callable[..., Any], list[Any]]] = [
    (
        validation.ValidateSet,
        "ValidateSetAttribute(Params string[] validValues)",
        _validate_set,
        [
            prop("System.Collections.Generic.IList[string] ValidValues", lambda self: list(self.values)),
            _plain("bool IgnoreCase", "ignore_case"),
            _plain("string ErrorMessage", "message"),
        ],
    ),
    (
        validation.ValidateRange,
        "ValidateRangeAttribute(System.Object minRange, System.Object maxRange)",
        validation.ValidateRange,
        [prop("System.Object MinRange", lambda self: self.low), prop("System.Object MaxRange", lambda self: self.high)],
    ),
    (
        validation.ValidatePattern,
        "ValidatePatternAttribute(string regexPattern)",
        validation.ValidatePattern,
        [prop("string RegexPattern", lambda self: self.pattern)],
    ),
    (
        validation.ValidateLength,
        "ValidateLengthAttribute(int minLength, int maxLength)",
        validation.ValidateLength,
        [prop("int MinLength", lambda self: self.low), prop("int MaxLength", lambda self: self.high)],
    ),
    (
        validation.ValidateCount,
        "ValidateCountAttribute(int minLength, int maxLength)",
        validation.ValidateCount,
        [prop("int MinLength", lambda self: self.low), prop("int MaxLength", lambda self: self.high)],
    ),
    (
        validation.ValidateScript,
        "ValidateScriptAttribute(scriptblock scriptBlock)",
        validation.ValidateScript,
        [prop("scriptblock ScriptBlock", lambda self: self.block)],
    ),
    (validation.NotNull, "ValidateNotNullAttribute()", validation.NotNull, []),
    (validation.NotNullOrEmpty, "ValidateNotNullOrEmptyAttribute()", validation.NotNullOrEmpty, []),
    (validation.NotNullOrWhiteSpace, "ValidateNotNullOrWhiteSpaceAttribute()", validation.NotNullOrWhiteSpace, []),
]
for _cls, _signature, _make, _members in _ROWS:
    declare(
        _SMA + _signature.partition("(")[0],
        _cls,
        base=_SMA + "ValidateArgumentsAttribute",
        members=[constructor(_signature, _make), *_members],
    )
