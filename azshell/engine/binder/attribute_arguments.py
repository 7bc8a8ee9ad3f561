"""What the arguments of parameter attributes may be: how many, of what type, by what name; and the errors for the rest."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import MethodException, NetException, RuntimeException, ValidationMetadataException

# attribute -> the numbers of positional arguments it has constructors for; None = any number
COUNTS: dict[str, tuple[int, ...] | None] = {
    "parameter": (0,),
    "alias": None,
    "allownull": (0,),
    "allowemptystring": (0,),
    "allowemptycollection": (0,),
    "validatenotnull": (0,),
    "validatenotnullorempty": (0,),
    "validatenotnullorwhitespace": (0, 1),
    "validateset": None,
    "validaterange": (1, 2),
    "validatepattern": (1,),
    "validatelength": (2,),
    "validatecount": (2,),
    "validatescript": (1,),
    "validatedrive": None,
    "cmdletbinding": (0,),
}
# attribute -> types its positional arguments are converted to
TYPES: dict[str, tuple[str, ...]] = {
    "validatelength": ("int", "int"),
    "validatecount": ("int", "int"),
    "validatescript": ("scriptblock",),
    "validatepattern": ("string",),
}
_MESSAGES = {"errormessage"}
# attribute -> names it has properties for
NAMES: dict[str, frozenset[str]] = {
    "parameter": frozenset(
        {
            "position",
            "parametersetname",
            "mandatory",
            "valuefrompipeline",
            "valuefrompipelinebypropertyname",
            "valuefromremainingarguments",
            "helpmessage",
            "helpmessagebasename",
            "helpmessageresourceid",
            "dontshow",
            "experimentname",
            "experimentaction",
            "typeid",
        }
    ),
    "cmdletbinding": frozenset(
        {
            "defaultparametersetname",
            "supportsshouldprocess",
            "confirmimpact",
            "positionalbinding",
            "supportspaging",
            "helpuri",
            "supportstransactions",
            "remotingcapability",
            "typeid",
        }
    ),
    "validateset": frozenset({"ignorecase", "errormessage"}),
    "validatepattern": frozenset({"options", "errormessage"}),
    "validatescript": frozenset({"errormessage"}),
    "validaterange": frozenset(),
    "validatelength": frozenset(),
    "validatecount": frozenset(),
}
_INVALID = {"parameter", "validatenotnull", "validatenotnullorempty", "validatenotnullorwhitespace", "cmdletbinding"}
_SHORTER = {
    "validatelength": (
        "ValidateLengthMaxLengthSmallerThanMinLength",
        "The specified maximum character length of the argument is shorter than the specified minimum argument character length. "
        "Update the ValidateLength attribute for the parameter.",
    ),
    "validatecount": (
        "ValidateRangeMaxLengthSmallerThanMinLength",
        "The specified maximum number of arguments for a parameter is fewer than the specified minimum number of arguments. "
        "Update the ValidateCount attribute for the parameter.",
    ),
}


def check_shape(name: str, positional: int, named: list[str]) -> None:
    """Raises when an attribute has no constructor for so many arguments, or no property of a name."""
    known = NAMES.get(name)
    if known is not None:
        for each in named:
            if each.lower() not in known:
                raise RuntimeException(
                    f"Property '{each}' cannot be found for type 'System.Management.Automation.CmdletBindingAttribute'.",
                    "PropertyNotFoundForType",
                    "InvalidOperation",
                )
    counts = COUNTS.get(name)
    if counts is not None and positional not in counts:
        words = f'Cannot find an overload for ".ctor" and the argument count: "{positional}".'
        if name in _INVALID:
            raise RuntimeException(words, "MethodCountCouldNotFindBest", "InvalidOperation")
        raise MethodException(words, "MethodCountCouldNotFindBest", "NotSpecified")


def converted(name: str, spelled: str, values: list[Any]) -> list[Any]:
    """The positional arguments as the attribute's constructor takes them."""
    wanted = TYPES.get(name)
    if wanted is None:
        return values
    from azshell.dotnet.conversion import convert
    from azshell.engine.binder.metadata import resolve_parameter_type

    try:
        made = [convert(value, resolve_parameter_type(kind)) for value, kind in zip(values, wanted, strict=True)]
    except NetException as error:
        raise constructing(spelled, error.message, error) from None
    if name in _SHORTER:
        if made[0] < 0:
            raise constructing(
                spelled,
                'Cannot process argument because the value of argument "minLength" is out of range. Change argument "minLength" to a value '
                f"that is within range. (Parameter 'minLength')\nActual value was {made[0]}.",
            )
        if made[1] < made[0]:
            error_id, words = _SHORTER[name]
            raise ValidationMetadataException(words, error_id, "MetadataError")
    return made


def constructing(spelled: str, why: str, inner: NetException | None = None) -> NetException:
    """ExceptionConstructingAttribute."""
    return RuntimeException(
        f'The following exception occurred while constructing the attribute "{spelled}": "{why}"',
        "ExceptionConstructingAttribute",
        "InvalidOperation",
        inner=inner,
    )
