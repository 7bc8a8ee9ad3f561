"""From an argument to a parameter's value: transformation, conversion, what mandatory forbids, validation; and the errors of each."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import (
    NetException,
    ParameterBindingArgumentTransformationException,
    ParameterBindingException,
    ParameterBindingValidationException,
    RuntimeException,
)
from azshell.dotnet.values import NOTHING, PSObject
from azshell.engine.binder.arguments import Spelled
from azshell.engine.binder.metadata import ParameterMetadata
from azshell.engine.binder.validation import NotNull, ValidationFailure


def value_for(parameter: ParameterMetadata, value: Any, for_script: bool, advanced: bool) -> Any:
    """The value as the parameter takes it; raises a ParameterBindingException."""
    if value is NOTHING:
        value = None
    elif value.__class__ is Spelled:
        value = value.text if _wants_text(parameter) else value.kept() if _keeps_spelling(parameter, for_script) else value.value
    if value is None and not for_script:
        if _is_value(parameter):
            return _null_value(parameter)
        if (
            parameter.mandatory_anywhere
            and not parameter.allow_null
            and not any(isinstance(each, NotNull) for each in parameter.validations)
        ):
            raise _empty(parameter, "it is null", "ParameterArgumentValidationErrorNullNotAllowed")
    if parameter.transforms:
        value = _transformed(parameter, value)
    if not parameter.untyped:
        value = script_value(parameter, value, advanced) if for_script and not parameter.dynamic else cmdlet_value(parameter, value)
    if parameter.ps_type_name is not None:
        _check_type_name(parameter, value)
    for validation in parameter.validations:
        try:
            validation.check(value)
        except ValidationFailure as failure:
            raise _not_valid(parameter, failure) from None
    if parameter.mandatory_anywhere:
        refuse_empty(parameter, value)
    return value


def _keeps_spelling(parameter: ParameterMetadata, for_script: bool) -> bool:
    """Scripts' parameters without a type, and what Write-Output passes on."""
    return parameter.untyped and (for_script or any(settings.remaining for settings in parameter.sets.values()))


def _is_value(parameter: ParameterMetadata) -> bool:
    if parameter.untyped or parameter.is_switch:
        return False
    kind = parameter.net_type
    return kind.is_value_type and not kind.full_name.startswith("System.Nullable")


def _null_value(parameter: ParameterMetadata) -> Any:
    """$null for a cmdlet's parameter of a value type: turned down by its validation, or when the value is set."""
    if parameter.validations:
        try:
            parameter.validations[0].check(None)
        except ValidationFailure as failure:
            raise _not_valid(parameter, failure) from None
    raise ParameterBindingException(
        f"Cannot bind parameter '{parameter.name}' to the target. Exception setting \"{parameter.name}\": "
        f'"Cannot convert null to type "{parameter.net_type.full_name}"."',
        "ParameterBindingFailed",
        "WriteError",
    )


def _not_valid(parameter: ParameterMetadata, failure: ValidationFailure) -> RuntimeException:
    return ParameterBindingValidationException(
        f"Cannot validate argument on parameter '{parameter.name}'. {failure.message}",
        "ParameterArgumentValidationError",
        "InvalidData",
        parameter_name=parameter.name,
        inner=_metadata_error(failure),
    )


def is_exactly(parameter: ParameterMetadata, value: Any) -> bool:
    """Whether a value needs no conversion: what the first binding passes ask."""
    if parameter.untyped:
        return True
    if value.__class__ is Spelled:
        value = value.value
    if value is None or value is NOTHING:
        return not parameter.net_type.is_value_type
    kind = parameter.net_type
    if value.__class__ is PSObject and value.base is not None:
        value = value.base
    if kind.element_type is None or kind.is_instance(value):
        return kind.is_instance(value)
    items = value if value.__class__ is list else [value]  # an array made on the command line is asked item by item
    element = kind.element_type
    return bool(items) and all(
        element.is_instance(item.base if item.__class__ is PSObject and item.base is not None else item) for item in items
    )


def _wants_text(parameter: ParameterMetadata) -> bool:
    if parameter.untyped:
        return parameter.as_spelled
    kind = parameter.net_type
    return (kind.element_type or kind).full_name in ("System.String", "System.Version")


def script_value(parameter: ParameterMetadata, value: Any, advanced: bool) -> Any:
    """As the type constraint of a script's parameter converts."""
    from azshell.dotnet.conversion import convert
    from azshell.dotnet.enumeration import is_enumerable

    kind = parameter.net_type
    name = kind.full_name
    try:
        if name in _BOOLEANS:
            return _boolean(kind, value)
        if kind.definition_name == _NULLABLE and kind.generic_arguments[0].full_name in _BOOLEANS:
            return value if value is None else _boolean(kind, value)
        if advanced and value is not None and _of_booleans(kind):
            for item in value if isinstance(value, list) else [value]:
                _boolean(_element(kind), item)
        if advanced and name == "System.String" and isinstance(value, list):
            raise ParameterBindingException("Cannot convert value to type System.String.")
        if name in _ANY_ARRAY and value.__class__ is not list and is_enumerable(value) and not _is_list(value):
            value = [value]  # a queue, a set, the keys of a table: one object
        made = convert(value, kind)
        if name == "System.String[]" and isinstance(value, list) and made is not value:
            for index, item in enumerate(value):
                if item is None:
                    made[index] = None
        return made
    except NetException as error:
        raise ParameterBindingArgumentTransformationException(
            f"Cannot process argument transformation on parameter '{parameter.name}'. {error.message}",
            "ParameterArgumentTransformationError",
            "InvalidData",
            parameter_name=parameter.name,
            inner=_transformation_error(error),
        ) from None


_ANY_ARRAY = frozenset(("System.Object[]", "System.Array", "System.Collections.ArrayList"))


def _is_list(value: Any) -> bool:
    """Whether a value is an IList, as the binder asks."""
    from azshell.dotnet.types import type_of

    if value is None or isinstance(value, (str, int, float)):
        return False
    return any(each.full_name == "System.Collections.IList" for each in type_of(value).interfaces)


_KEEP_WRAPPED = frozenset(("System.Object", "System.Management.Automation.PSObject"))


def cmdlet_value(parameter: ParameterMetadata, value: Any) -> Any:
    """As a cmdlet's parameter is coerced: like a conversion, but a collection is never turned into a single value."""
    from azshell.dotnet.conversion import convert

    kind = parameter.net_type
    if parameter.is_switch and type(value) is bool:
        return convert(value, kind) if parameter.dynamic else value
    name = kind.full_name
    if value.__class__ is PSObject and value.base is not None and name not in _KEEP_WRAPPED:
        value = value.base  # a parameter of a type of its own takes the bare value, without what was added to it
    if kind.is_instance(value):
        return value
    try:
        if name in _BOOLEANS:
            if value is None or isinstance(value, (bool, int, float)):
                return bool(value)
            raise _no_conversion(parameter, value, "")
        if isinstance(value, list) and _is_single(kind) and not kind.is_enum:
            from azshell.dotnet.exceptions import NotSupportedException

            unsupported = NotSupportedException()
            raise _no_conversion(parameter, value, unsupported.message, unsupported)
        if value is None and (kind.element_type is not None or parameter.allow_null):
            return None
        if kind.element_type is not None and not kind.element_type.is_instance(value):
            element = kind.element_type
            items = value if isinstance(value, list) or _is_list(value) else [value]
            value = [
                item if (item is None and not element.is_value_type) or element.is_instance(item) else convert(item, element)
                for item in items
            ]
            return value if any(item is None for item in value) else convert(value, kind)
        return convert(value, kind)
    except ParameterBindingException:
        raise
    except NetException as error:
        raise ParameterBindingException(
            f"Cannot bind parameter '{parameter.name}'. {error.message}",
            "CannotConvertArgumentNoMessage",
            "InvalidArgument",
            parameter_name=parameter.name,
            inner=error,
        ) from None


def _no_conversion(parameter: ParameterMetadata, value: Any, why: str, inner: Any = None) -> RuntimeException:
    from azshell.dotnet.types import type_of

    return ParameterBindingException(
        f"Cannot convert '{type_of(value).full_name}' to the type '{parameter.net_type.full_name}' required by parameter "
        f"'{parameter.name}'. {why}",
        "CannotConvertArgument",
        "InvalidArgument",
        parameter_name=parameter.name,
        inner=inner,
    )


_BOOLEANS = {"System.Boolean": "Boolean", "System.Management.Automation.SwitchParameter": "SwitchParameter"}
_LOOSE = {"System.Object", "System.Collections.IEnumerable", "System.Collections.IList", "System.Collections.ICollection", "System.Array"}


def _is_single(kind: Any) -> bool:
    if kind.element_type is not None or kind.full_name in _LOOSE or kind.generic_arguments:
        return False
    return kind.full_name == "System.String" or kind.is_value_type


_NULLABLE = "System.Nullable`1"


def _element(kind: Any) -> Any:
    return kind.element_type or (kind.generic_arguments[0] if kind.generic_arguments else None)


def _of_booleans(kind: Any) -> bool:
    """Whether a type is an array or list of booleans; [CmdletBinding()] makes their items as strict as one boolean."""
    element = _element(kind)
    return element is not None and element.full_name in _BOOLEANS and len(kind.generic_arguments) < 2


def _boolean(kind: Any, value: Any) -> Any:
    """Parameters take booleans and numbers for booleans, and nothing else."""
    from azshell.dotnet.conversion import convert
    from azshell.dotnet.values import unwrap

    plain = unwrap(value)
    if isinstance(plain, (bool, int, float)) and not isinstance(plain, str):
        return convert(plain, kind)
    from azshell.dotnet.exceptions import PSInvalidCastException
    from azshell.dotnet.types import type_of

    name = "" if plain is None else type_of(plain).full_name
    if plain is None and kind.full_name.endswith("SwitchParameter"):
        return convert(False, kind)
    raise PSInvalidCastException(
        f'Cannot convert value "{name}" to type "{kind.text}". '
        "Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.",
    )


def _transformed(parameter: ParameterMetadata, value: Any) -> Any:
    for transform in reversed(parameter.transforms):
        try:
            value = transform(value)
        except NetException as error:
            inner = error.inner if isinstance(error.inner, NetException) else error
            raise ParameterBindingArgumentTransformationException(
                f"Cannot process argument transformation on parameter '{parameter.name}'. {inner.message}",
                "ParameterArgumentTransformationError",
                "InvalidData",
                parameter_name=parameter.name,
                inner=inner,
            ) from None
    return value


def _transformation_error(error: NetException) -> NetException:
    from azshell.dotnet.exceptions import ArgumentTransformationMetadataException

    return ArgumentTransformationMetadataException(error.message, inner=error)


def _metadata_error(failure: ValidationFailure) -> NetException:
    from azshell.dotnet.exceptions import ValidationMetadataException

    if isinstance(failure.inner, NetException):
        return failure.inner
    return ValidationMetadataException(failure.message, failure.error_id, "MetadataError")


def _check_type_name(parameter: ParameterMetadata, value: Any) -> None:
    from azshell.dotnet.members import type_names

    wanted = parameter.ps_type_name or ""
    names = [name.lower() for name in type_names(value)] if value is not None else []
    if wanted.lower() not in names:
        raise ParameterBindingException(
            f"Cannot bind argument to parameter '{parameter.name}', because PSTypeNames of the argument do not match the PSTypeName "
            f"required by the parameter: {wanted}.",
            "MismatchedPSTypeName",
            "InvalidArgument",
        )


def refuse_empty(parameter: ParameterMetadata, value: Any) -> None:
    """A mandatory parameter takes no null, empty string or empty collection unless it says so."""
    if value is None:
        if not parameter.allow_null:
            raise _empty(parameter, "it is null", "ParameterArgumentValidationErrorNullNotAllowed")
        return
    if isinstance(value, str):
        if not value and not parameter.allow_empty_string and _is_text(parameter):
            raise _empty(parameter, "it is an empty string", "ParameterArgumentValidationErrorEmptyStringNotAllowed")
        return
    if not isinstance(value, list) or not _is_collection(parameter):
        return
    if not value:
        if not parameter.allow_empty_collection:
            raise _empty(parameter, "it is an empty array", "ParameterArgumentValidationErrorEmptyArrayNotAllowed")
        return
    for item in value:
        if item is None and not parameter.allow_null:
            raise _empty(parameter, "it is null", "ParameterArgumentValidationErrorNullNotAllowed")
        if type(item) is str and not item and not parameter.allow_empty_string and _is_text(parameter):
            raise _empty(parameter, "it is an empty string", "ParameterArgumentValidationErrorEmptyStringNotAllowed")


def _is_text(parameter: ParameterMetadata) -> bool:
    if parameter.untyped:
        return False
    kind = parameter.net_type
    element = kind.element_type or (kind.generic_arguments[0] if kind.generic_arguments else kind)
    return element.full_name == "System.String"


def _is_collection(parameter: ParameterMetadata) -> bool:
    if parameter.untyped:
        return False
    kind = parameter.net_type
    return kind.element_type is not None or bool(kind.generic_arguments) or kind.full_name in _LOOSE


def _empty(parameter: ParameterMetadata, why: str, error_id: str) -> RuntimeException:
    return ParameterBindingValidationException(
        f"Cannot bind argument to parameter '{parameter.name}' because {why}.", error_id, "InvalidData", parameter_name=parameter.name
    )
