"""Enums: what a value means as one, System.Enum's members, and the enums of the core library that scripts name."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.convertible import convertible_rows
from azshell.dotnet.exceptions import (
    ArgumentException,
    ArgumentNullException,
    InvalidCastException,
    MethodException,
    NetException,
    PSInvalidCastException,
)
from azshell.dotnet.types import DotNetType, declare, declare_enum, method, prop, resolve_type, static_method, type_of
from azshell.dotnet.values import Array, Char, Enum, PSReference, enum_text, unwrap


def enum_from_value(value: Any, target: DotNetType) -> Enum:
    """PowerShell's cast to an enum: numbers, names, unambiguous beginnings of names, comma lists, arrays of these."""
    kind: Any = target.python_class
    names = ",".join(kind.names)
    if value is None:
        raise PSInvalidCastException(
            f'Cannot convert null to type "{target.text}" due to enumeration values that are not valid. Specify one of the following '
            f'enumeration values and try again. The possible enumeration values are "{names}".',
            "nullToEnumInvalidCast",
        )
    if isinstance(value, (bool, Char)):
        from azshell.dotnet.conversion import cast_error

        words = f"Invalid cast from '{type_of(value).text}' to '{target.text}'."
        raise cast_error(value, target, InvalidCastException(words), "InvalidCastIConvertible")
    if isinstance(value, Enum):
        if type(value) is kind:
            return value
        return kind(int(value))
    if isinstance(value, int):
        return _from_number(int(value), target, names)
    if isinstance(value, list):
        return _from_items(value, target)
    if not isinstance(value, str):
        from azshell.dotnet.comparison import is_number
        from azshell.dotnet.conversion import to_string

        if not is_number(value):
            from azshell.dotnet.conversion import no_conversion

            raise no_conversion(value, target)
        value = to_string(value)
    return _from_text(value, target)


def _from_number(number: int, target: DotNetType, names: str, error_id: str = "UndefinedIntegerToEnum") -> Enum:
    kind: Any = target.python_class
    if not _is_defined(kind, number):
        raise PSInvalidCastException(
            f'Cannot convert value "{number}" to type "{target.text}" due to enumeration values that are not valid. Specify one of the '
            f'following enumeration values and try again. The possible enumeration values are "{names}".',
            error_id,
        )
    return kind(number)


def _is_defined(kind: Any, number: int) -> bool:
    if number in kind.names.values():
        return True
    if not kind.flags:
        return False
    everything = 0
    for value in kind.names.values():
        everything |= value
    return number & ~everything == 0


def _from_items(items: list[Any], target: DotNetType) -> Enum:
    kind: Any = target.python_class
    total = 0
    for item in items:
        total |= int(enum_from_value(unwrap(item), target))
    return kind(total)


def _from_text(text: str, target: DotNetType) -> Enum:
    kind: Any = target.python_class
    stripped = text.strip()
    if stripped.lstrip("+-").isdigit():
        return _from_number(int(stripped), target, ",".join(kind.names), "EnumParseUndefined")
    total = 0
    for part in text.split(","):
        total |= _named(part.strip(), text, target)
    return kind(total)


def _named(name: str, text: str, target: DotNetType) -> int:
    kind: Any = target.python_class
    lower = name.lower()
    for declared, value in kind.names.items():
        if declared.lower() == lower:
            return value
    if name.lstrip("+-").isdigit():
        return int(name)
    if kind.multiple and "*" in name:
        return _matching(lower, kind)
    close = [declared for declared in kind.names if declared.lower().startswith(lower)]
    if len({kind.names[declared] for declared in close}) == 1:
        return kind.names[close[0]]
    if close:
        message = (
            f"The identifier name {name} cannot be processed because it is either too similar or identical to the following enumerator "
            f"names: {', '.join(close)}. Use a more specific identifier name."
        )
    else:
        message = (
            f"Unable to match the identifier name {text} to a valid enumerator name. Specify one of the following enumerator names and "
            f"try again:\n{', '.join(kind.names)}"
        )
    raise _cast_failure(text, target, message)


def _matching(pattern: str, kind: Any) -> int:
    import re

    matcher = re.compile(".*".join(map(re.escape, pattern.split("*"))))
    total = 0
    for name, value in kind.names.items():
        if matcher.fullmatch(name.lower()):
            total |= value
    return total


def _cast_failure(value: Any, target: DotNetType, message: str) -> PSInvalidCastException:
    from azshell.dotnet.conversion import to_string

    return PSInvalidCastException(
        f'Cannot convert value "{to_string(value)}" to type "{target.text}". Error: "{message}"',
        "SubstringDisambiguationEnumParseThrewAnException",
        inner=NetException(message),
    )


def _enum_class(kind: DotNetType) -> Any:
    if not kind.is_enum:
        raise ArgumentException("Type provided must be an Enum.", "enumType")
    return kind.python_class


def parse_enum(kind: DotNetType, text: str, ignore_case: bool = False) -> Enum:
    """Enum.Parse: exact names only."""
    cls = _enum_class(kind)
    if text is None:
        raise ArgumentNullException("value")
    total = 0
    for part in text.split(","):
        name = part.strip()
        if not name:
            raise ArgumentException("Must specify valid information for parsing in the string.", "value")
        if name.lstrip("+-").isdigit():
            total |= int(name)
            continue
        for declared, value in cls.names.items():
            if declared == name or (ignore_case and declared.lower() == name.lower()):
                total |= value
                break
        else:
            raise ArgumentException(f"Requested value '{text}' was not found.")
    return cls(total)


def _try_parse(kind: DotNetType, text: str, ignore_case: bool, result: PSReference) -> bool:
    try:
        result.value = parse_enum(kind, text, ignore_case)
    except NetException:
        result.value = _enum_class(kind)(0)
        return False
    return True


def _try_parse_into(text: str, *rest: Any) -> bool:
    """The generic TryParse[TEnum]: the type is that of the variable behind the reference."""
    present = unwrap(rest[-1].value)
    if not isinstance(present, Enum):
        raise MethodException(
            f'Cannot find an overload for "TryParse" and the argument count: "{1 + len(rest)}".',
            "MethodCountCouldNotFindBest",
            passes_through=True,
        )
    return _try_parse(type_of(present), text, bool(rest[0]) if len(rest) == 2 else False, rest[-1])


def _in_value_order(cls: Any) -> list[tuple[str, int]]:
    return sorted(cls.names.items(), key=lambda pair: pair[1] & 0xFFFFFFFFFFFFFFFF)


def _names(kind: DotNetType) -> Array:
    return Array([name for name, _ in _in_value_order(_enum_class(kind))], resolve_type("string"))


def _values(kind: DotNetType) -> Array:
    cls = _enum_class(kind)
    return Array([cls(value) for _, value in _in_value_order(cls)], kind)


def _name_of(kind: DotNetType, value: Any) -> str | None:
    cls = _enum_class(kind)
    return next((name for name, declared in cls.names.items() if declared == int(value)), None)


def _defined(kind: DotNetType, value: Any) -> bool:
    cls = _enum_class(kind)
    return value in cls.names if isinstance(value, str) else int(value) in cls.names.values()


def format_enum(value: Enum, spec: str | None) -> str:
    """Enum.ToString(format): G, F, D, X."""
    letter = (spec or "G").upper()
    if letter in ("G", "F"):
        return enum_text(value)
    if letter == "D":
        return str(int(value))
    if letter == "X":
        width = {"System.Byte": 2, "System.SByte": 2, "System.Int16": 4, "System.UInt16": 4, "System.Int64": 16, "System.UInt64": 16}
        digits = width.get(type(value).underlying, 8)
        return f"{int(value) & (16**digits - 1):0{digits}X}"
    from azshell.dotnet.exceptions import FormatException

    raise FormatException(
        'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".'
    )  # fmt: skip


def _compare(value: Enum, other: Any) -> int:
    return (int(value) > int(other)) - (int(value) < int(other))


def _number(value: Enum) -> Any:
    """The bare number, of the underlying type."""
    kind = resolve_type(type(value).underlying)
    return int(value) if kind is None or kind.python_class is None else kind.python_class(int(value))


declare(
    "System.Enum",
    Enum,
    base="System.ValueType",
    interfaces=["System.IComparable", "System.IFormattable", "System.IConvertible"],
    kind="class",
    members=[
        prop("int value__", _number, lambda v, number: None),
        method("int CompareTo(System.Object target)", _compare),
        method("bool Equals(System.Object obj)", lambda v, o: type(v) is type(o) and int(v) == int(o)),
        method("int GetHashCode()", int),
        method("System.TypeCode GetTypeCode()", lambda v: TypeCode(9)),  # type: ignore[has-type]
        *convertible_rows(),
        method("bool HasFlag(System.Enum flag)", lambda v, flag: int(v) & int(flag) == int(flag)),
        method("string ToString()", enum_text),
        method("string ToString(string format, System.IFormatProvider provider)", lambda v, f, p: format_enum(v, f)),
        method("string ToString(string format)", format_enum),
        method("string ToString(System.IFormatProvider provider)", lambda v, p: enum_text(v)),
        static_method("string GetName(type enumType, System.Object value)", _name_of),
        static_method("string[] GetNames(type enumType)", _names),
        static_method("array GetValues(type enumType)", _values),
        static_method("type GetUnderlyingType(type enumType)", lambda kind: resolve_type(_enum_class(kind).underlying)),
        static_method("bool IsDefined(type enumType, System.Object value)", _defined),
        static_method("System.Object Parse(type enumType, string value)", parse_enum),
        static_method("System.Object Parse(type enumType, string value, bool ignoreCase)", parse_enum),
        static_method(
            "bool TryParse(type enumType, string value, [ref] System.Object result)", lambda kind, text, r: _try_parse(kind, text, False, r)
        ),
        static_method("bool TryParse(type enumType, string value, bool ignoreCase, [ref] System.Object result)", _try_parse),
        static_method("bool TryParse(string value, [ref] System.Object result)", _try_parse_into),
        static_method("bool TryParse(string value, bool ignoreCase, [ref] System.Object result)", _try_parse_into),
        static_method("string GetName`1(type TEnum, System.Object value)", _name_of),
        static_method("string[] GetNames`1(type TEnum)", _names),
        static_method("array GetValues`1(type TEnum)", _values),
        static_method("bool IsDefined`1(type TEnum, System.Object value)", _defined),
        static_method("System.Object Parse`1(type TEnum, string value)", parse_enum),
        static_method("System.Object Parse`1(type TEnum, string value, bool ignoreCase)", parse_enum),
        static_method("bool TryParse`1(type TEnum, string value, [ref] System.Object result)", lambda k, text, r: _try_parse(k, text, False, r)),
        static_method("bool TryParse`1(type TEnum, string value, bool ignoreCase, [ref] System.Object result)", _try_parse),
        static_method("System.Object ToObject(type enumType, System.Object value)", lambda kind, value: _enum_class(kind)(int(value))),
        static_method("string Format(type enumType, System.Object value, string format)", lambda kind, value, f: format_enum(_enum_class(kind)(int(value)), f)),
    ],
)  # fmt: skip

DayOfWeek = declare_enum("System.DayOfWeek", ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])
NormalizationForm = declare_enum("System.Text.NormalizationForm", {"FormC": 1, "FormD": 2, "FormKC": 5, "FormKD": 6})
StringComparison = declare_enum(
    "System.StringComparison",
    ["CurrentCulture", "CurrentCultureIgnoreCase", "InvariantCulture", "InvariantCultureIgnoreCase", "Ordinal", "OrdinalIgnoreCase"],
)
StringSplitOptions = declare_enum("System.StringSplitOptions", {"None": 0, "RemoveEmptyEntries": 1, "TrimEntries": 2}, flags=True)
MemberTypes = declare_enum(
    "System.Reflection.MemberTypes",
    {
        "Constructor": 1, "Event": 2, "Field": 4, "Method": 8, "Property": 16, "TypeInfo": 32, "Custom": 64, "NestedType": 128, "All": 191,
    },
    flags=True,
)  # fmt: skip
BindingFlags = declare_enum(
    "System.Reflection.BindingFlags",
    {
        "Default": 0, "IgnoreCase": 1, "DeclaredOnly": 2, "Instance": 4, "Static": 8, "Public": 16, "NonPublic": 32, "FlattenHierarchy": 64,
        "InvokeMethod": 256, "CreateInstance": 512, "GetField": 1024, "SetField": 2048, "GetProperty": 4096, "SetProperty": 8192,
        "PutDispProperty": 16384, "PutRefDispProperty": 32768, "ExactBinding": 65536, "SuppressChangeType": 131072,
        "OptionalParamBinding": 262144, "IgnoreReturn": 16777216, "DoNotWrapExceptions": 33554432,
    },
    flags=True,
)  # fmt: skip
TypeAttributes = declare_enum(
    "System.Reflection.TypeAttributes",
    {
        "NotPublic": 0, "AutoLayout": 0, "AnsiClass": 0, "Class": 0, "Public": 1, "NestedPublic": 2, "NestedPrivate": 3, "NestedFamily": 4,
        "NestedAssembly": 5, "NestedFamANDAssem": 6, "VisibilityMask": 7, "NestedFamORAssem": 7, "SequentialLayout": 8, "ExplicitLayout": 16,
        "LayoutMask": 24, "Interface": 32, "ClassSemanticsMask": 32, "Abstract": 128, "Sealed": 256, "SpecialName": 1024,
        "RTSpecialName": 2048, "Import": 4096, "Serializable": 8192, "WindowsRuntime": 16384, "UnicodeClass": 65536, "AutoClass": 131072,
        "StringFormatMask": 196608, "CustomFormatClass": 196608, "HasSecurity": 262144, "ReservedMask": 264192, "BeforeFieldInit": 1048576,
        "CustomFormatMask": 12582912,
    },
    flags=True,
)  # fmt: skip
MidpointRounding = declare_enum("System.MidpointRounding", ["ToEven", "AwayFromZero", "ToZero", "ToNegativeInfinity", "ToPositiveInfinity"])
TypeCode = declare_enum(
    "System.TypeCode",
    {
        "Empty": 0, "Object": 1, "DBNull": 2, "Boolean": 3, "Char": 4, "SByte": 5, "Byte": 6, "Int16": 7, "UInt16": 8, "Int32": 9,
        "UInt32": 10, "Int64": 11, "UInt64": 12, "Single": 13, "Double": 14, "Decimal": 15, "DateTime": 16, "String": 18,
    },
)  # fmt: skip
ConsoleColor = declare_enum(
    "System.ConsoleColor",
    [
        "Black", "DarkBlue", "DarkGreen", "DarkCyan", "DarkRed", "DarkMagenta", "DarkYellow", "Gray", "DarkGray", "Blue", "Green", "Cyan",
        "Red", "Magenta", "Yellow", "White",
    ],
)  # fmt: skip
Base64FormattingOptions = declare_enum("System.Base64FormattingOptions", {"None": 0, "InsertLineBreaks": 1}, flags=True)
AttributeTargets = declare_enum(
    "System.AttributeTargets",
    {
        "Assembly": 1, "Module": 2, "Class": 4, "Struct": 8, "Enum": 16, "Constructor": 32, "Method": 64, "Property": 128, "Field": 256,
        "Event": 512, "Interface": 1024, "Parameter": 2048, "Delegate": 4096, "ReturnValue": 8192, "GenericParameter": 16384, "All": 32767,
    },
    flags=True,
)  # fmt: skip
EnvironmentVariableTarget = declare_enum("System.EnvironmentVariableTarget", ["Process", "User", "Machine"])
NumberStyles = declare_enum(
    "System.Globalization.NumberStyles",
    {
        "None": 0, "AllowLeadingWhite": 1, "AllowTrailingWhite": 2, "AllowLeadingSign": 4, "Integer": 7, "AllowTrailingSign": 8,
        "AllowParentheses": 16, "AllowDecimalPoint": 32, "AllowThousands": 64, "Number": 111, "AllowExponent": 128, "Float": 167,
        "AllowCurrencySymbol": 256, "Currency": 383, "Any": 511, "AllowHexSpecifier": 512, "HexNumber": 515, "AllowBinarySpecifier": 1024,
        "BinaryNumber": 1027,
    },
    flags=True,
)  # fmt: skip
