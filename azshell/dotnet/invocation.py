"""Calling declared methods: PowerShell's choice among overloads, argument conversion, and what a failing call raises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from azshell.dotnet.conversion import convert, to_display_string
from azshell.dotnet.exceptions import (
    ArgumentNullException,
    ArgumentOutOfRangeException,
    DivideByZeroException,
    FormatException,
    MethodException,
    MethodInvocationException,
    NetException,
    OverflowException,
    PSInvalidCastException,
)
from azshell.dotnet.types import DotNetType, Method, MethodGroup, Parameter, type_of, type_of_class
from azshell.dotnet.values import NOTHING, Array, Char, PSObject, PSReference, unwrap

# How well a value fits a parameter type: the numbers of PowerShell's ConversionRank, as far as a comparison of some 5,000 pairs of
# overloads with a real PowerShell shows them.
NONE, ANY_ARRAY, TO_STRING, CUSTOM, CONVERTIBLE, CAST, CONSTRUCTOR, CREATE, PARSE = 0x00, 0x0F, 0x1F, 0x2F, 0x3F, 0x5F, 0x6F, 0x73, 0x7F
PS_OBJECT, LANGUAGE, NULL_TO_VALUE, NULL_TO_REF, NUMERIC_EXPLICIT = 0x8F, 0x9F, 0xAF, 0xBF, 0xCF
NUMERIC_STRING, NUMERIC_IMPLICIT, ASSIGNABLE, IDENTITY, STRING_TO_CHARS = 0xEF, 0xFF, 0x10F, 0x11F, 0x11A
_TO_ARRAY = 8
"""A scalar put into an array ranks so much lower than the scalar itself."""

_INTEGERS = [
    "System.SByte",
    "System.Byte",
    "System.Int16",
    "System.UInt16",
    "System.Int32",
    "System.UInt32",
    "System.Int64",
    "System.UInt64",
]
_REALS = ["System.Single", "System.Double", "System.Decimal"]
_NUMERIC = frozenset((*_INTEGERS, *_REALS))
_WIDENS: dict[str, frozenset[str]] = {
    "System.SByte": frozenset(("System.Int16", "System.Int32", "System.Int64", *_REALS)),
    "System.Byte": frozenset(("System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64", *_REALS)),
    "System.Int16": frozenset(("System.Int32", "System.Int64", *_REALS)),
    "System.UInt16": frozenset(("System.Int32", "System.UInt32", "System.Int64", "System.UInt64", *_REALS)),
    "System.Int32": frozenset(("System.Int64", *_REALS)),
    "System.UInt32": frozenset(("System.Int64", "System.UInt64", *_REALS)),
    "System.Int64": frozenset(_REALS),
    "System.UInt64": frozenset(_REALS),
    "System.Single": frozenset(("System.Double",)),
}
_PS_OBJECT_NAME = "System.Management.Automation.PSObject"


def rank(value: Any, target: DotNetType) -> int:
    """How well the value fits the type; NONE when it cannot be converted at all."""
    value = unwrap(value)
    name = target.definition_name
    if value is None:
        return _null_rank(target, name)
    source = type_of(value)
    if source is target:
        return IDENTITY
    if name == _PS_OBJECT_NAME:
        return IDENTITY if value.__class__ is PSObject else PS_OBJECT
    if name == "System.Nullable`1":
        return max(rank(value, target.generic_arguments[0]) - 1, NONE)
    if target.is_assignable_from(source) or (name in _OPEN and target.generic_definition is None and _closes(value, source, target)):
        return ASSIGNABLE
    if target.rank == 1:
        return _array_rank(value, target)
    if name == "System.Array":
        return ASSIGNABLE - _TO_ARRAY - 1
    if name == "System.Boolean":
        return LANGUAGE
    if name in _NEVER:
        return NONE
    ranked = _RANKS.get(source.definition_name, _enum_rank if source.is_enum else None)
    if ranked is not None:
        found = ranked(source.definition_name, target, name)
        if found is not None:
            return found
    elif name == "System.String":
        return TO_STRING
    if target.kind == "delegate":
        if source.kind == "delegate":  # the open methods of Linq take every Func of as many arguments
            return LANGUAGE if source.definition_name == name else NONE
        return LANGUAGE if source.definition_name == "System.Management.Automation.ScriptBlock" else NONE
    if isinstance(value, list) and target.is_enum:
        return TO_STRING + 1
    if name in _NUMERIC or name == "System.Char":
        return NONE
    if name == "System.Type":
        return LANGUAGE if isinstance(value, str) else NONE
    from azshell.dotnet.conversion_objects import object_rank

    return object_rank(value, target)


_OPEN = frozenset(("System.Collections.Generic.IEnumerable`1",))
"""Definitions that stand as parameter types for what PowerShell infers."""


def _closes(value: Any, source: DotNetType, target: DotNetType) -> bool:
    """Whether a type argument can be inferred for an open parameter type, IEnumerable[T]: never from object[] or a string."""
    return (
        value.__class__ is not list and value.__class__ is not str and any(each.generic_definition is target for each in source.interfaces)
    )


_NEVER = frozenset(("System.Management.Automation.PSReference", "System.Management.Automation.ScriptBlock"))


def _null_rank(target: DotNetType, name: str) -> int:
    if name == "System.String":
        return TO_STRING
    if not target.is_value_type or name == "System.Nullable`1":
        if name in ("System.Object", "System.Object[]", _PS_OBJECT_NAME):
            return NULL_TO_REF
        return NULL_TO_REF - 1 if name == "System.Array" else NULL_TO_REF - 2
    return NULL_TO_VALUE + {"System.Boolean": 2, "System.Char": 1}.get(name, 0)


def _integer_rank(source: str, target: DotNetType, name: str) -> int | None:
    if name in _NUMERIC:
        return NUMERIC_IMPLICIT if name in _WIDENS.get(source, ()) else NUMERIC_EXPLICIT
    if name in ("System.String", "System.Char"):
        return NUMERIC_STRING
    return LANGUAGE if target.is_enum else None


def _real_rank(source: str, target: DotNetType, name: str) -> int | None:
    if name in _NUMERIC:
        return NUMERIC_IMPLICIT if name in _WIDENS.get(source, ()) else NUMERIC_EXPLICIT
    return NUMERIC_STRING if name in ("System.String", "System.Char") else None


def _big_rank(source: str, target: DotNetType, name: str) -> int | None:
    return CAST if name in _NUMERIC else NUMERIC_STRING if name in ("System.String", "System.Char") else None


def _string_rank(source: str, target: DotNetType, name: str) -> int | None:
    if name in _NUMERIC or name == "System.Numerics.BigInteger":
        return NUMERIC_STRING
    return PARSE if name == "System.Char" or target.is_enum else None


def _char_rank(source: str, target: DotNetType, name: str) -> int | None:
    if name == "System.String":
        return TO_STRING
    if name in ("System.Double", "System.Single"):
        return LANGUAGE
    return CONVERTIBLE - 1 if name == "System.Decimal" else CUSTOM if name in _NUMERIC or target.is_enum else None


def _bool_rank(source: str, target: DotNetType, name: str) -> int | None:
    return TO_STRING if name == "System.String" else CONVERTIBLE if name in _NUMERIC or name == "System.Char" or target.is_enum else None


def _enum_rank(source: str, target: DotNetType, name: str) -> int | None:
    if name == "System.String":
        return TO_STRING
    return CONVERTIBLE if name == "System.Decimal" else CUSTOM if name in _NUMERIC or name == "System.Char" else None


_RANKS: dict[str, Any] = {
    **dict.fromkeys(_INTEGERS, _integer_rank),
    **dict.fromkeys(_REALS, _real_rank),
    "System.Numerics.BigInteger": _big_rank,
    "System.String": _string_rank,
    "System.Char": _char_rank,
    "System.Boolean": _bool_rank,
}


def _array_rank(value: Any, target: DotNetType) -> int:
    element = target.element_type
    assert element is not None
    is_chars = element.definition_name == "System.Char"
    if isinstance(value, str):
        if is_chars:
            return STRING_TO_CHARS if value.__class__ is not Char else IDENTITY - _TO_ARRAY
    elif isinstance(value, (bytes, bytearray)):
        return IDENTITY if element.definition_name == "System.Byte" else LANGUAGE
    elif isinstance(value, list):
        if element.definition_name == "System.Object":
            return LANGUAGE
        if any(rank(item, element) == NONE for item in value):
            return NONE
        return ANY_ARRAY
    else:
        from azshell.dotnet.enumeration import is_enumerable

        if is_enumerable(value):
            return LANGUAGE
    return max(rank(value, element) - _TO_ARRAY, NONE)


class _Candidate:
    """One overload, its parameters spread over the arguments given, and how well each argument fits."""

    __slots__ = ("expanded", "method", "ranks", "types")

    def __init__(self, method: Method, types: list[Parameter], expanded: bool) -> None:
        self.method = method
        self.types = types
        self.expanded = expanded
        self.ranks: list[int] = []


def _candidates(group: MethodGroup, count: int, arguments: Sequence[Any]) -> list[_Candidate]:
    found = []
    for overload in group.overloads:
        parameters = overload.parameters
        total = len(parameters)
        if total and parameters[-1].is_params:
            if count == total and _is_array_argument(arguments[-1], parameters[-1].type):
                found.append(_Candidate(overload, parameters, False))
            elif count >= total - 1:
                last = parameters[-1]
                element = last.type.element_type or last.type
                extra = Parameter(element, last.name, False, False, False, "")
                found.append(_Candidate(overload, [*parameters[:-1], *[extra] * (count - total + 1)], True))
        elif count == total:
            found.append(_Candidate(overload, parameters, False))
        elif count < total and parameters[count].is_optional:
            found.append(_Candidate(overload, parameters[:count], False))
    return found


def _is_array_argument(value: Any, target: DotNetType) -> bool:
    base = unwrap(value)
    if isinstance(base, list):
        element = target.element_type
        return element is None or base.__class__ is not list or all(rank(item, element) != NONE for item in base)
    return isinstance(base, (bytes, bytearray)) or (base is None) or rank(base, target) in (IDENTITY, STRING_TO_CHARS)


class CastArguments(list[Any]):
    """Arguments of which some were written as casts: an overload that takes just those types comes before all others."""

    __slots__ = ("casts",)

    def __init__(self, values: list[Any], casts: list[DotNetType | None]) -> None:
        super().__init__(values)
        self.casts = casts


def _takes_casts(candidate: _Candidate, casts: list[DotNetType | None]) -> bool:
    return all(cast is None or cast is parameter.type for cast, parameter in zip(casts, candidate.types, strict=True))


def choose(group: MethodGroup, arguments: Sequence[Any], name: str, strict: bool = False) -> _Candidate:
    """The overload PowerShell would call.  MethodException MethodCountCouldNotFindBest when none fits, or (if strict) two fit equally."""
    candidates = _candidates(group, len(arguments), arguments)
    if len(candidates) > 1:
        fitting = []
        for candidate in candidates:
            candidate.ranks = [_parameter_rank(value, p) for value, p in zip(arguments, candidate.types, strict=True)]
            if NONE not in candidate.ranks:
                fitting.append(candidate)
        if not fitting:
            raise _not_found(name, len(arguments))
        casts = getattr(arguments, "casts", None)
        candidates = (casts and [candidate for candidate in fitting if _takes_casts(candidate, casts)]) or fitting
    elif (
        candidates
        and (len(group.overloads) > 1 or _has_reference(candidates[0].types))
        and any(rank_ == NONE for rank_ in map(_parameter_rank, arguments, candidates[0].types))
    ):
        raise _not_found(name, len(arguments))
    if not candidates:
        raise _not_found(name, len(arguments))
    best, tied = candidates[0], False
    for candidate in candidates[1:]:
        order = _compare(candidate, best)
        if order >= 0:
            tied = order == 0
            best = candidate if order else best
    if tied and strict:
        raise MethodException(
            f'Multiple ambiguous overloads found for "{name}" and the argument count: "{len(arguments)}".', "MethodCountCouldNotFindBest"
        )
    return best


def _has_reference(parameters: Sequence[Parameter]) -> bool:
    return any(parameter.is_ref for parameter in parameters)


def _parameter_rank(value: Any, parameter: Parameter) -> int:
    if parameter.is_ref or isinstance(value, PSReference):
        if not isinstance(value, PSReference):
            return TO_STRING
        name = parameter.type.definition_name
        if not parameter.is_ref:
            return IDENTITY if name in ("System.Object", "System.Management.Automation.PSReference") else NONE
        return NONE if _is_null(value.value) and not _can_be_null(parameter.type) else IDENTITY
    return rank(value, parameter.type)


def _is_null(value: Any) -> bool:
    base = unwrap(value)
    return base is None or base is NOTHING


def _can_be_null(target: DotNetType) -> bool:
    """Whether a [ref] that holds $null is taken, by [out] parameters too: numbers become 0."""
    return not target.is_value_type or target.definition_name in _NULL_IS_ZERO


_NULL_IS_ZERO = _NUMERIC | {"System.Boolean", "System.Char", "System.Nullable`1", "System.Numerics.BigInteger"}


def _compare(left: _Candidate, right: _Candidate) -> int:
    """Earlier arguments weigh more than later ones; then the more specific parameter types; then no params array."""
    better = 0
    weight = len(left.ranks)
    for a, b in zip(left.ranks, right.ranks, strict=True):
        better += (a > b) * weight - (a < b) * weight
        weight -= 1
    if better:
        return better
    weight = len(left.types)
    for fit, first, second in zip(left.ranks, left.types, right.types, strict=True):
        better += weight * _more_specific(first.type, second.type, fit)
        weight -= 1
    if better:
        return better
    if left.expanded != right.expanded and [p.type for p in left.types] == [p.type for p in right.types]:
        return -1 if left.expanded else 1
    return len(right.method.parameters) - len(left.method.parameters)


_NARROW_FIRST = {name: number for number, name in enumerate([*_INTEGERS, "System.Decimal", "System.Single", "System.Double"])}
_WIDE_FIRST = ["System.Double", "System.Single", "System.Decimal", *reversed(_INTEGERS)]
_WIDTHS = {name: number for number, name in enumerate(_WIDE_FIRST)}


def _more_specific(left: DotNetType, right: DotNetType, fit: int) -> int:
    """1 when the left parameter type is the better one of two that fit equally, -1 when the right one is."""
    if left is right:
        return 0
    order = _NARROW_FIRST if fit in (NUMERIC_IMPLICIT, NUMERIC_IMPLICIT - _TO_ARRAY, ASSIGNABLE) else _WIDTHS
    a, b = order.get(left.definition_name), order.get(right.definition_name)
    if a is not None and b is not None:
        return (a < b) - (a > b)
    names = (left.definition_name, right.definition_name)
    if names == ("System.Char", "System.String"):
        return 1
    if names == ("System.String", "System.Char"):
        return -1
    if left.definition_name == "System.Object" or left.is_assignable_from(right):
        return -1
    if right.definition_name == "System.Object" or right.is_assignable_from(left):
        return 1
    if NULL_TO_VALUE <= fit < NUMERIC_IMPLICIT and left.rank != right.rank:  # of two conversions the more general type, an array, is better
        if left.element_type is right:
            return 1
        if right.element_type is left:
            return -1
    if left.rank and right.rank and left.element_type is not None and right.element_type is not None:
        return _more_specific(left.element_type, right.element_type, fit)
    return 0


def _not_found(name: str, count: int) -> MethodException:
    return MethodException(f'Cannot find an overload for "{name}" and the argument count: "{count}".', "MethodCountCouldNotFindBest")


def convert_argument(value: Any, target: DotNetType, parameter: str, method: str) -> Any:
    """One argument as its parameter's type; the error names the parameter and the method."""
    if (value is None or value is NOTHING) and not target.is_value_type and target.definition_name != "System.String":
        return None
    if target.generic_definition is None and target.definition_name in _OPEN:
        return unwrap(value)
    try:
        return convert(value, target)
    except PSInvalidCastException as problem:
        text = to_display_string(value) if not isinstance(unwrap(value), list) else type_of(unwrap(value)).text
        raise MethodException(
            f'Cannot convert argument "{parameter}", with value: "{text}", for "{method}" to type "{target.text}": "{problem.message}"',
            "MethodArgumentConversionInvalidCastArgument",
            inner=problem,
        ) from None


def numbered(error: MethodException, name: str, method: str) -> None:
    """Words of an argument that does not convert as commands have them: it goes by its number, a constructor by its type's name."""
    parameter, position = getattr(error, "argument", ("", 0))
    error.message = error.message.replace(f'argument "{parameter}",', f'argument "{position}",', 1).replace(
        f'for "{method}"', f'for "{name}"', 1
    )


def call_group(group: MethodGroup, instance: Any, arguments: Sequence[Any], name: str | None = None) -> Any:
    """Calls the fitting overload.  `instance` is None for static methods and constructors.

    Exceptions of the method come out as MethodInvocationException with the exception inside.
    """
    name = name or group.name
    chosen, converted = select_overload(group, arguments, name)
    return invoke_method(chosen, instance, converted, ".ctor" if name == "new" else name, len(arguments))


def select_overload(group: MethodGroup, arguments: Sequence[Any], name: str | None = None) -> tuple[Method, list[Any]]:
    """The overload PowerShell would call, and the arguments converted for it."""
    classes = tuple([argument.__class__ for argument in arguments])
    known = None if arguments.__class__ is CastArguments else group.cache.get(classes)
    if known is not None:  # plain values of these classes need neither choice nor conversion
        return known, list(arguments)
    name = name or group.name
    overloads = group.overloads
    candidate = None
    if len(overloads) == 1 and _fits_as_given(overloads[0].parameters, arguments):
        chosen, parameters = overloads[0], overloads[0].parameters
    else:
        candidate = choose(group, arguments, name)
        chosen, parameters = candidate.method, candidate.types
    shown, count = ".ctor" if name == "new" else name, len(arguments)
    converted = [_argument(value, p, position, shown, count) for position, (value, p) in enumerate(zip(arguments, parameters, strict=True))]
    if candidate is not None and candidate.expanded:
        fixed = len(chosen.parameters) - 1
        element = chosen.parameters[-1].type.element_type
        rest = converted[fixed:]
        converted[fixed:] = [rest if element is None or element.definition_name == "System.Object" else Array(rest, element)]
    elif arguments.__class__ is not CastArguments and _PLAIN.issuperset(classes) and all(map(_takes_as_is, classes, parameters)):
        group.cache[classes] = chosen
    return chosen, converted


def _fits_as_given(parameters: Sequence[Parameter], arguments: Sequence[Any]) -> bool:
    return len(arguments) == len(parameters) and not (arguments and (parameters[-1].is_params or _has_reference(parameters)))


_PLAIN = frozenset((int, float, str, bool))
"""Classes whose values all rank alike, so that the choice for them can be kept."""


def _takes_as_is(cls: type, parameter: Parameter) -> bool:
    return not parameter.is_ref and (parameter.type.definition_name == "System.Object" or parameter.type is type_of_class(cls))


def _argument(value: Any, parameter: Parameter, position: int, method: str, count: int) -> Any:
    if parameter.is_object:
        return None if value is NOTHING else value
    if value.__class__ is parameter.type.python_class and not parameter.is_ref and not parameter.type.generic_parameters:
        return value
    if parameter.is_ref:
        if isinstance(value, PSReference):
            try:
                convert(value.value, parameter.type)
            except PSInvalidCastException as problem:
                raise invocation_error(method, count, problem) from None
            return value
        raise MethodException(
            f"Argument: '{position + 1}' should be a System.Management.Automation.PSReference. Use [ref].",
            "NonRefArgumentToRefParameterMsg",
        )
    if isinstance(value, PSReference) and parameter.type.definition_name not in (
        "System.Object",
        "System.Management.Automation.PSReference",
    ):
        raise MethodException(
            f"Argument: '{position + 1}' should not be a System.Management.Automation.PSReference. Do not use [ref].",
            "RefArgumentToNonRefParameterMsg",
        )
    try:
        return convert_argument(value, parameter.type, parameter.name, method)
    except MethodException as error:
        error.__dict__["argument"] = (parameter.name, position)
        raise


def invoke_method(chosen: Method, instance: Any, converted: list[Any], name: str, count: int) -> Any:
    """Runs one overload with converted arguments; its exceptions are wrapped."""
    try:
        result = chosen.call(*converted) if instance is None or chosen.static else chosen.call(instance, *converted)
        return NOTHING if chosen.is_void else result
    except NetException as problem:
        if getattr(problem, "passes_through", False):
            raise
        raise invocation_error(name, count, problem) from None
    except RecursionError:
        raise
    except (ZeroDivisionError, OverflowError, IndexError, UnicodeError) as problem:
        raise invocation_error(name, count, _as_net(problem)) from None
    except (TypeError, AttributeError):
        missing = next((p.name for p, value in zip(chosen.parameters, converted, strict=False) if value is None), None)
        if missing is None:
            raise
        raise invocation_error(name, count, ArgumentNullException(missing)) from None


def invocation_error(name: str, count: int, problem: NetException) -> MethodInvocationException:
    """Exception calling "Parse" with "1" argument(s): "..."; the id is the inner exception's type name."""
    message = f'Exception calling "{name}" with "{count}" argument(s): "{problem.message}"'
    return MethodInvocationException(message, problem.net_name.rpartition(".")[2], inner=problem)


def _as_net(problem: Exception) -> NetException:
    if isinstance(problem, ZeroDivisionError):
        return DivideByZeroException()
    if isinstance(problem, OverflowError):
        return OverflowException()
    if isinstance(problem, IndexError):
        return ArgumentOutOfRangeException(
            "index", "Index was out of range. Must be non-negative and less than the size of the collection."
        )
    return FormatException(str(problem))
