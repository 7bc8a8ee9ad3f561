"""Metadata of script blocks and functions, from their param blocks and attributes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.engine.binder import validation
from azshell.engine.binder.attribute_arguments import check_shape, constructing, converted
from azshell.engine.binder.block_attributes import attribute_name, attribute_nodes
from azshell.engine.binder.metadata import ALL_SETS, CommandMetadata, ParameterMetadata, SetSettings, resolve_parameter_type
from azshell.engine.scope import Details
from azshell.language import nodes


def metadata_of(block: Any) -> CommandMetadata:
    """The metadata of a ScriptBlock value."""
    node = block.node
    definition = block.definition
    declared: list[nodes.Parameter] = []
    attributes = attribute_nodes(node)
    if node.param_block is not None:
        declared = node.param_block.parameters
    elif definition is not None and definition.parameters:
        declared = definition.parameters
    reader = AttributeReader(block)
    settings: dict[str, Any] = {}
    advanced = False
    outputs: list[Any] = []
    obsolete: str | None = None
    for attribute in attributes:
        name = attribute_name(attribute)
        if name == "cmdletbinding":
            check_shape(name, len(attribute.positional_arguments), [argument.name for argument in attribute.named_arguments])
            advanced = True
            settings = {argument.name.lower(): reader.named(argument) for argument in attribute.named_arguments}
        elif name == "obsolete":
            obsolete = to_text(reader.value(attribute.positional_arguments[0])) if attribute.positional_arguments else ""
        elif name == "outputtype":
            outputs += [reader.value(argument) for argument in attribute.positional_arguments]
    parameters = [reader.parameter(each) for each in declared]
    advanced = advanced or any(each.sets for each in parameters)
    for each in parameters:
        if not each.sets:
            each.sets = {ALL_SETS: _IMPLICIT}
    _place(parameters, _truth(settings.get("positionalbinding", True)))
    should_process = _truth(settings.get("supportsshouldprocess", False))
    paging = _truth(settings.get("supportspaging", False))
    if parameters:
        from azshell.engine.binder.common_parameters import common_parameters
        from azshell.engine.binder.name_conflicts import check_names

        check_names(parameters, common_parameters(should_process, paging) if advanced else ())
    from azshell.dotnet.conversion import to_string

    return CommandMetadata(
        parameters,
        default_set=to_string(settings["defaultparametersetname"]) if "defaultparametersetname" in settings else None,
        is_advanced=advanced,
        supports_should_process=should_process,
        supports_paging=paging,
        confirm_impact=_impact(settings.get("confirmimpact", "Medium")),
        for_script=True,
        dynamic=block.code.dynamic_param if node.dynamic_param_block is not None else None,
        output_types=outputs,
        obsolete=obsolete,
    )


class _Place:
    """Stands for the block where an attribute is written outside a param block."""

    def __init__(self, context: Any) -> None:
        self.context = context


def attributes_of(node: nodes.Attribute, context: Any) -> list[Any]:
    """The validations and transformations that an attribute before a variable or a class's property means."""
    made = ParameterMetadata("")
    AttributeReader(_Place(context)).attribute(made, node)
    return [*made.validations, *map(_Transform, made.transforms)]


_IMPLICIT = SetSettings()


def to_text(value: Any) -> str:
    """A value as text."""
    from azshell.dotnet.conversion import to_string

    return to_string(value)


def _impact(value: Any) -> str:
    if value == "Medium":
        return value
    from azshell.dotnet.conversion import convert
    from azshell.engine.enums import ConfirmImpact

    return str(convert(value, ConfirmImpact.net_type))


def _truth(value: Any) -> bool:
    from azshell.dotnet.conversion import to_bool

    return value if type(value) is bool else to_bool(value)


def _place(parameters: list[ParameterMetadata], positional: bool) -> None:
    """Parameters take the order they are written in, unless one has a position or a parameter set of its own, or binding says no."""
    if not positional:
        _share(parameters)
        return
    if any(settings.position is not None or name != ALL_SETS for each in parameters for name, settings in each.sets.items()):
        _share(parameters)
        return
    position = 0
    for each in parameters:
        if each.is_switch:
            _share([each])
            continue
        made = {}
        for set_name, settings in each.sets.items():
            made[set_name] = SetSettings(
                position, settings.mandatory, settings.from_pipeline, settings.from_property, settings.remaining, settings.help
            )
        each.sets = made
        position += 1


def _share(parameters: list[ParameterMetadata]) -> None:
    for each in parameters:
        each.sets = {
            name: SetSettings(s.position, s.mandatory, s.from_pipeline, s.from_property, s.remaining, s.help)
            for name, s in each.sets.items()
        }


class AttributeReader:
    """Evaluates attribute arguments, which are constants, types and script blocks, and compiles defaults."""

    def __init__(self, block: Any) -> None:
        self.block = block
        self.context = block.context
        self.attribute_name = self.attribute_text = ""

    def value(self, node: Any) -> Any:
        if isinstance(node, nodes.StringConstantExpression):
            return node.value
        from azshell.engine.compile import compile_expression
        from azshell.engine.session import Session

        return compile_expression(node, self.context)(Session.running.frame)

    def named(self, argument: Any) -> Any:
        if argument.expression_omitted or argument.argument is None:
            return True
        return self.value(argument.argument)

    def parameter(self, node: nodes.Parameter) -> ParameterMetadata:
        name = node.name.path
        type_name: str | None = None
        made = ParameterMetadata(name)
        for attribute in node.attributes:
            if isinstance(attribute, nodes.TypeConstraint):
                type_name = type_name or attribute.type_name.text  # the outermost one is the last to convert
                continue
            made.written.append(attribute_name(attribute))
            self.attribute(made, attribute)
        if type_name is not None:
            fresh = ParameterMetadata(name, type_name)
            made.type_name, made.untyped, made.is_switch = type_name, fresh.untyped, fresh.is_switch
            if not fresh.untyped:
                made.net_type = self.resolve(type_name)
        if not made.untyped or made.validations or made.transforms:
            made.details = Details(0, None if made.untyped else made.net_type, [*made.validations, *map(_Transform, made.transforms)])
        made.null_default = _default_of(made)
        if node.default is not None:
            from azshell.engine.compile import compile_expression

            made.default = compile_expression(node.default, self.context)
        return made

    def resolve(self, text: str) -> Any:
        from azshell.dotnet.types import resolve_type

        low = text.lower()
        if low in ("ref", "psreference", "system.management.automation.psreference"):
            return resolve_type("ref")
        found = self.context.resolve(text)
        if found is None:
            from azshell.engine.compile.casts import type_not_found

            raise type_not_found(text)
        return found

    def attribute(self, made: ParameterMetadata, attribute: Any) -> None:
        name = attribute_name(attribute)
        handler = _ATTRIBUTES.get(name)
        positional = attribute.positional_arguments
        settings = {argument.name.lower(): argument for argument in attribute.named_arguments}
        if handler is not None:
            check_shape(name, len(positional), [argument.name for argument in attribute.named_arguments])
            self.attribute_name, self.attribute_text = name, attribute.type_name.text
            handler(self, made, positional, settings)
        else:
            self.own_attribute(made, attribute)

    def own_attribute(self, made: ParameterMetadata, attribute: Any) -> None:
        """An attribute class of the script's own: one that validates or transforms does so."""
        text = attribute.type_name.text
        kind = None
        for spelled in (text, text + "Attribute"):
            kind = self.context.resolve(spelled)
            if kind is not None:
                break
        if kind is None:
            from azshell.engine.failures import failure

            raise failure(
                "CustomAttributeTypeNotFound",
                f"Cannot find the type for custom attribute '{text}'. Make sure that the assembly that contains this type is loaded.",
            )
        from azshell.dotnet.members import construct, invoke_member, set_member

        obj = construct(kind, [self.value(argument) for argument in attribute.positional_arguments])
        for argument in attribute.named_arguments:
            set_member(obj, argument.name, self.named(argument))
        made.attributes.append(obj)
        bases = {base.full_name for base in kind.ancestry()}
        if "System.Management.Automation.ArgumentTransformationAttribute" in bases:
            made.transforms.append(lambda value: invoke_member(obj, "Transform", [None, value]))
        elif "System.Management.Automation.ValidateArgumentsAttribute" in bases:
            made.validations.append(_OwnValidation(lambda value: invoke_member(obj, "Validate", [value, None])))
        elif "System.Management.Automation.ValidateEnumeratedArgumentsAttribute" in bases:
            made.validations.append(_OwnEachValidation(lambda value: invoke_member(obj, "ValidateElement", [value])))


class _Transform:
    """A transformation as a constrained variable's attribute."""

    def __init__(self, call: Callable[[Any], Any]) -> None:
        self.transform = call


class _OwnValidation(validation.Validation):
    """Runs a script class's Validate."""

    attribute = "ValidateArguments"

    def __init__(self, call: Callable[[Any], Any]) -> None:
        self.call = call

    def check(self, value: Any) -> None:
        from azshell.dotnet.exceptions import NetException

        try:
            self.call(value)
        except NetException as error:
            raise validation.ValidationFailure(_inner_message(error), error) from error


class _OwnEachValidation(validation.Each):
    """Runs a script class's ValidateElement."""

    def __init__(self, call: Callable[[Any], Any]) -> None:
        self.call = call

    def check_one(self, value: Any) -> None:
        _OwnValidation(self.call).check(value)


def _inner_message(error: Any) -> str:
    inner = error.inner
    return inner.message if inner is not None and hasattr(inner, "message") else error.message


def _default_of(made: ParameterMetadata) -> Any:
    """What an unbound parameter without default holds: the type's zero for value types, "" for strings."""
    if made.is_switch:
        return False
    if made.untyped:
        return None
    kind = made.net_type
    if kind.full_name == "System.String":
        return ""
    if kind.is_value_type and not kind.full_name.startswith("System.Nullable"):
        from azshell.dotnet.conversion import try_convert

        if kind.is_enum or kind.full_name in _NUMERIC:
            return None if kind.is_enum else try_convert(0, kind)[1]
    return None


_NUMERIC = {
    f"System.{name}"
    for name in ["Int32", "Int64", "Int16", "SByte", "Byte", "UInt16", "UInt32", "UInt64", "Double", "Single", "Decimal", "Boolean"]
}


_HELP_TEXTS = {name.lower(): name for name in ("HelpMessage", "HelpMessageBaseName", "HelpMessageResourceId")}


def bad_argument(name: str) -> Exception:
    """The error of an attribute's argument that must not be empty."""
    from azshell.dotnet.exceptions import PSArgumentException

    return PSArgumentException(
        f'Cannot process argument because the value of argument "{name}" is not valid. '
        f'Change the value of the "{name}" argument and run the operation again.'
    )


def _parameter_attribute(reader: AttributeReader, made: ParameterMetadata, positional: list[Any], settings: dict[str, Any]) -> None:
    values = {name: reader.named(argument) for name, argument in settings.items()}
    from azshell.dotnet.conversion import to_string

    for name in _HELP_TEXTS.keys() & values.keys():
        if not to_string(values[name]):
            raise bad_argument(_HELP_TEXTS[name])
    set_name = to_string(values.get("parametersetname", "")) or ALL_SETS
    position = values.get("position")
    if position is not None and type(position) is not int:
        from azshell.dotnet.conversion import convert

        position = convert(position, resolve_parameter_type("int"))
    made.sets[set_name] = SetSettings(
        None if position is None or (int(position) < 0 and position == -2147483648) else int(position),
        _truth(values.get("mandatory", False)),
        _truth(values.get("valuefrompipeline", False)),
        _truth(values.get("valuefrompipelinebypropertyname", False)),
        _truth(values.get("valuefromremainingarguments", False)),
        to_string(values.get("helpmessage", "")),
    )
    if _truth(values.get("dontshow", False)):
        made.dont_show = True


def _alias(reader: AttributeReader, made: ParameterMetadata, positional: list[Any], settings: dict[str, Any]) -> None:
    from azshell.dotnet.conversion import to_string

    made.aliases += [to_string(reader.value(argument)) for argument in positional]


def _flag(slot: str) -> Callable[..., None]:
    def set_flag(reader: AttributeReader, made: ParameterMetadata, positional: list[Any], settings: dict[str, Any]) -> None:
        setattr(made, slot, True)

    return set_flag


def _validator(build: Callable[[AttributeReader, list[Any], dict[str, Any]], Any]) -> Callable[..., None]:
    def add(reader: AttributeReader, made: ParameterMetadata, positional: list[Any], settings: dict[str, Any]) -> None:
        values = converted(reader.attribute_name, reader.attribute_text, [reader.value(argument) for argument in positional])
        named = {name: reader.named(argument) for name, argument in settings.items()}
        made.validations.append(build(reader, values, named))

    return add


def _set_of(reader: AttributeReader, values: list[Any], named: dict[str, Any]) -> Any:
    from azshell.dotnet.conversion import to_string
    from azshell.dotnet.types import DotNetType

    if len(values) == 1 and isinstance(values[0], DotNetType):
        from azshell.dotnet.members import construct, invoke_member

        values = list(invoke_member(construct(values[0], []), "GetValidValues", []))
    elif not values:
        from azshell.dotnet.exceptions import RuntimeException

        raise RuntimeException(
            'Cannot process argument because the value of argument "validValues" is out of range. Change argument "validValues" to a value '
            "that is within range. (Parameter 'validValues')\nActual value was System.String[].",
            "ArgumentOutOfRange",
            "InvalidArgument",
        )
    flat: list[Any] = []
    for value in values:
        flat += value if isinstance(value, list) else [value]
    return validation.ValidateSet([to_string(value) for value in flat], _truth(named.get("ignorecase", True)), named.get("errormessage"))


_RANGE_KINDS = ("Positive", "NonNegative", "Negative", "NonPositive")


def _range_of(reader: AttributeReader, values: list[Any], named: dict[str, Any]) -> Any:
    if len(values) == 1:
        from azshell.dotnet.conversion import to_string

        kind = values[0]
        if isinstance(kind, int):
            kind = _RANGE_KINDS[kind] if 0 <= kind < len(_RANGE_KINDS) else kind
        elif to_string(kind).lower() not in validation.ValidateRange.kinds:
            raise constructing(
                reader.attribute_text,
                f'Cannot convert value "{to_string(kind)}" to type "System.Management.Automation.ValidateRangeKind". Error: "Unable to match '
                f"the identifier name {to_string(kind)} to a valid enumerator name. Specify one of the following enumerator names and try "
                f'again:\n{", ".join(_RANGE_KINDS)}"',
            )
        return validation.ValidateRange(kind=to_string(kind))
    low, high = values
    if isinstance(low, str) is not isinstance(high, str):
        from azshell.dotnet.exceptions import ValidationMetadataException
        from azshell.dotnet.types import type_of

        raise ValidationMetadataException(
            f"The specified minimum range ({type_of(low).name}) cannot be accepted because it is not the same type as the specified "
            f"maximum range ({type_of(high).name}). Update the ValidateRange attribute for the parameter.",
            "MinRangeNotTheSameTypeOfMaxRange",
            "MetadataError",
        )
    return validation.ValidateRange(low, high)


def _pattern_of(reader: AttributeReader, values: list[Any], named: dict[str, Any]) -> Any:
    return validation.ValidatePattern(values[0], named.get("options"), named.get("errormessage"))


def _ps_type_name(reader: AttributeReader, made: ParameterMetadata, positional: list[Any], settings: dict[str, Any]) -> None:
    made.ps_type_name = reader.value(positional[0])


def _obsolete(reader: AttributeReader, made: ParameterMetadata, positional: list[Any], settings: dict[str, Any]) -> None:
    made.obsolete = to_text(reader.value(positional[0])) if positional else ""


def _ignored(reader: AttributeReader, made: ParameterMetadata, positional: list[Any], settings: dict[str, Any]) -> None:
    """Attributes that change nothing when a command runs."""


_ATTRIBUTES: dict[str, Callable[..., None]] = {
    "parameter": _parameter_attribute,
    "alias": _alias,
    "allownull": _flag("allow_null"),
    "allowemptystring": _flag("allow_empty_string"),
    "allowemptycollection": _flag("allow_empty_collection"),
    "validatenotnull": _validator(lambda reader, values, named: validation.NotNull()),
    "validatenotnullorempty": _validator(lambda reader, values, named: validation.NotNullOrEmpty()),
    "validatenotnullorwhitespace": _validator(lambda reader, values, named: validation.NotNullOrWhiteSpace()),
    "validateset": _validator(_set_of),
    "validaterange": _validator(_range_of),
    "validatepattern": _validator(_pattern_of),
    "validatelength": _validator(lambda reader, values, named: validation.ValidateLength(int(values[0]), int(values[1]))),
    "validatecount": _validator(lambda reader, values, named: validation.ValidateCount(int(values[0]), int(values[1]))),
    "validatescript": _validator(lambda reader, values, named: validation.ValidateScript(values[0], named.get("errormessage"))),
    "validatedrive": _validator(lambda reader, values, named: validation.ValidateDrive(values)),
    "validateuserdrive": _validator(lambda reader, values, named: validation.ValidateDrive(["User"])),
    "pstypename": _ps_type_name,
    "argumentcompleter": _ignored,
    "argumentcompletions": _ignored,
    "supportswildcards": _ignored,
    "psdefaultvalue": _ignored,
    "credential": _ignored,
    "obsolete": _obsolete,
    "experimental": _ignored,
    "componentmodel.description": _ignored,
}
