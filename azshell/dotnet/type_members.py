"""[type] as an object: what System.Type offers, MethodInfo and PropertyInfo as scripts list them, and [activator]."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import (
    AmbiguousMatchException,
    ArgumentException,
    ArgumentNullException,
    MissingMethodException,
    TypeLoadException,
)
from azshell.dotnet.types import (
    ASSEMBLY,
    DotNetType,
    Method,
    MethodGroup,
    Property,
    array_of,
    constructor,
    declare,
    generic,
    method,
    prop,
    resolve_type,
    static_method,
    static_prop,
)
from azshell.dotnet.values import Array, Enum


def _simple_name(kind: DotNetType) -> str:
    return kind.name


def _is_sealed(kind: DotNetType) -> bool:
    from azshell.dotnet.type_inheritance import is_sealed

    return is_sealed(kind)


def _is_abstract(kind: DotNetType) -> bool:
    from azshell.dotnet.type_inheritance import is_abstract

    return is_abstract(kind)


def _is_class(kind: DotNetType) -> bool:
    return not kind.is_value_type and not kind.is_interface


def _primitive(kind: DotNetType) -> bool:
    return kind.definition_name in _PRIMITIVES


_PRIMITIVES = frozenset(
    f"System.{name}"
    for name in ("Boolean", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "IntPtr", "Char", "Double", "Single")
)


def types_array(kinds: Any) -> Array:
    """Type[]."""
    return Array(kinds, resolve_type("System.Type"))


def _interface(kind: DotNetType, name: str, ignore_case: bool = False) -> DotNetType | None:
    wanted = name.lower() if ignore_case else name
    for found in kind.interfaces:
        names = (found.name, found.definition_name)
        if wanted in (tuple(n.lower() for n in names) if ignore_case else names):
            return found
    return None


def _subclass(kind: DotNetType, other: DotNetType) -> bool:
    return kind is not other and any(ancestor is other for ancestor in kind.ancestry())


def _make_generic(kind: DotNetType, arguments: Any) -> DotNetType:
    if not kind.is_generic_definition:
        from azshell.dotnet.exceptions import InvalidOperationException

        raise InvalidOperationException(
            f"{kind.text} is not a GenericTypeDefinition. MakeGenericType may only be called on a type for which "
            "Type.IsGenericTypeDefinition is true."
        )
    if len(arguments) != len(kind.generic_parameters):
        raise ArgumentException(
            "The number of generic arguments provided doesn't equal the arity of the generic type definition.", "instantiation"
        )
    return generic(kind, list(arguments))


class MemberInfo:
    """System.Reflection.MethodInfo, PropertyInfo, FieldInfo or ConstructorInfo of a declared member."""

    net_type: Any

    def __init__(self, owner: DotNetType, member: Method | Property, kind: str) -> None:
        self.owner = owner
        self.member = member
        self.kind = kind
        self.name = member.name

    def __str__(self) -> str:
        if isinstance(self.member, Property):
            return f"{_short(self.member.type)} {self.name}"
        parameters = ", ".join(_short(p.type) for p in self.member.parameters)
        result = "Void" if self.kind == "Constructor" else _short(self.member.return_type)
        return f"{result} {self.name}({parameters})"


def _short(kind: DotNetType) -> str:
    """Reflection's short form: primitives by name, the rest in full."""
    return kind.name if _primitive(kind) or kind.definition_name == "System.Void" else kind.text


def _members(kind: DotNetType) -> list[MemberInfo]:
    found = []
    for static in (False, True):
        for member in kind.table(static).values():
            if isinstance(member, MethodGroup):
                found += [MemberInfo(kind, overload, "Method") for overload in member.overloads]
            else:
                found.append(MemberInfo(kind, member, "Property"))
    return found


def _methods(kind: DotNetType) -> list[MemberInfo]:
    return [m for m in _members(kind) if m.kind == "Method"]


def _properties(kind: DotNetType, *flags: Any) -> list[MemberInfo]:
    return [m for m in _members(kind) if m.kind == "Property" and not m.member.static]


def _method(kind: DotNetType, name: str, types: Any = None) -> MemberInfo | None:
    found = [m for m in _methods(kind) if m.name == name]
    if types is not None:
        wanted = list(types)
        found = [m for m in found if [p.type for p in m.member.parameters] == wanted]
    if len(found) > 1:
        raise AmbiguousMatchException(f"Ambiguous match found for '{kind.text} {found[0]}'.")
    return found[0] if found else None


def _property(kind: DotNetType, name: str, *flags: Any) -> MemberInfo | None:
    return next((m for m in _members(kind) if m.kind == "Property" and m.name == name), None)


def _constructors(kind: DotNetType) -> list[MemberInfo]:
    return [MemberInfo(kind, overload, "Constructor") for overload in kind.constructors.overloads]


def _get_value(info: MemberInfo, target: Any, *rest: Any) -> Any:
    member = info.member
    return member.call() if member.static else member.call(target)


def _set_value(info: MemberInfo, target: Any, value: Any, *rest: Any) -> None:
    from azshell.dotnet.members import set_member, set_static

    if info.member.static:
        set_static(info.owner, info.name, value)
    else:
        set_member(target, info.name, value)


def _invoke(info: MemberInfo, target: Any, arguments: Any) -> Any:
    from azshell.dotnet.invocation import call_group

    group = MethodGroup(info.name)
    group.overloads = [info.member]  # type: ignore[list-item]
    return call_group(group, None if info.member.static else target, list(arguments or []))


class ParameterInfo:
    """System.Reflection.ParameterInfo."""

    net_type: Any

    def __init__(self, position: int, parameter: Any) -> None:
        self.position = position
        self.parameter = parameter

    def __str__(self) -> str:
        return f"{_short(self.parameter.type)} {self.parameter.name}"


def _parameters(info: MemberInfo) -> list[ParameterInfo]:
    return [ParameterInfo(i, p) for i, p in enumerate(info.member.parameters)]


def _get_type(name: str, throw: bool = False, ignore_case: bool = False) -> DotNetType | None:
    from azshell.dotnet.types import find_type

    if name is None:
        raise ArgumentNullException("typeName")
    found = find_type(name.partition(",")[0].strip()) or (resolve_type(name) if "[" in name else None)
    if found is not None and not ignore_case and found.full_name != name.partition(",")[0].strip() and "[" not in name:
        found = None
    if found is None and throw:
        raise TypeLoadException(f"Could not load type '{name}' from assembly '{ASSEMBLY}'.")
    return found


class Assembly:
    """System.Reflection.Assembly: there is one."""

    net_type: Any

    def __init__(self, full_name: str) -> None:
        self.full_name = full_name

    def __str__(self) -> str:
        return self.full_name


class AssemblyName:
    """System.Reflection.AssemblyName: `Name, Version=1.2.3.4, Culture=neutral, PublicKeyToken=...` taken apart."""

    net_type: Any

    def __init__(self, full_name: str) -> None:
        self.full_name = full_name
        self.name, *rest = full_name.split(", ")
        self.parts = dict(part.split("=", 1) for part in rest)

    def __str__(self) -> str:
        return self.full_name

    @property
    def version(self) -> Any:
        """The version."""
        from azshell.dotnet.version import parse

        return parse(self.parts["Version"]) if "Version" in self.parts else None


declare(
    "System.Reflection.AssemblyName",
    AssemblyName,
    members=[
        constructor("System.Reflection.AssemblyName(string assemblyName)", AssemblyName),
        prop("string Name", lambda n: n.name),
        prop("version Version", lambda n: n.version),
        prop("string CultureName", lambda n: ""),
        prop("string FullName", lambda n: n.full_name),
    ],
)
_ASSEMBLY = Assembly(ASSEMBLY)
declare(
    "System.Reflection.Assembly",
    Assembly,
    members=[
        prop("string FullName", lambda a: a.full_name),
        prop("string Location", lambda a: ""),
        prop("bool GlobalAssemblyCache", lambda a: False),
        prop("string ImageRuntimeVersion", lambda a: "v4.0.30319"),
        method("type GetType(string name)", lambda a, name: _get_type(name)),
        method("System.Reflection.AssemblyName GetName()", lambda a: AssemblyName(a.full_name)),
        static_method("System.Reflection.Assembly Load(string assemblyString)", lambda name: Assembly(name)),
        static_method("System.Reflection.Assembly LoadWithPartialName(string partialName)", lambda name: Assembly(name)),
        static_method("System.Reflection.Assembly LoadFrom(string assemblyFile)", lambda name: Assembly(name)),
    ],
)


def _enum_names(kind: DotNetType) -> Any:
    return _of_enum("GetNames", kind)


def _of_enum(name: str, kind: DotNetType, *arguments: Any) -> Any:
    """What a static method of System.Enum gives for an enum type."""
    from azshell.dotnet.exceptions import MethodInvocationException
    from azshell.dotnet.members import invoke_static

    enum = resolve_type("System.Enum")
    assert enum is not None
    try:
        return invoke_static(enum, name, [kind, *arguments])
    except MethodInvocationException as error:
        raise error.inner or error from error


def _bare_values(kind: DotNetType) -> Any:
    from azshell.dotnet.values import Array

    underlying = _underlying(kind)
    make: Any = (underlying.python_class if underlying is not None else None) or int
    return Array([make(int(value)) for value in _enum_values(kind)], underlying)


def _enum_values(kind: DotNetType) -> Any:
    return _of_enum("GetValues", kind)


def _underlying(kind: DotNetType) -> DotNetType | None:
    cls = kind.python_class
    return resolve_type(cls.underlying) if cls is not None and issubclass(cls, Enum) else kind


class FlagsAttribute:
    """System.FlagsAttribute."""

    net_type: Any


declare("System.FlagsAttribute", FlagsAttribute, base="System.Attribute")


def _attributes(kind: DotNetType, *arguments: Any) -> list[Any]:
    found = list(kind.attributes)
    if kind.is_enum and kind.python_class.flags and not any(isinstance(a, FlagsAttribute) for a in found):  # type: ignore[union-attr]
        found.insert(0, FlagsAttribute())
    return found


_MEMBERS = [
    prop("string Name", _simple_name),
    prop("string FullName", lambda t: t.full_name),
    prop("string Namespace", lambda t: t.namespace or None),
    prop("type BaseType", lambda t: t.base),
    prop("string AssemblyQualifiedName", lambda t: f"{t.full_name}, {t.assembly}"),
    prop("System.Reflection.Assembly Assembly", lambda t: _ASSEMBLY),
    prop("bool IsAbstract", _is_abstract),
    prop("bool IsArray", lambda t: t.is_array),
    prop("bool IsClass", _is_class),
    prop("bool IsEnum", lambda t: t.is_enum),
    prop("bool IsInterface", lambda t: t.is_interface),
    prop("bool IsValueType", lambda t: t.is_value_type),
    prop("bool IsPrimitive", _primitive),
    prop("bool IsPublic", lambda t: True),
    prop("bool IsSealed", _is_sealed),
    prop("bool IsSerializable", lambda t: not t.is_interface and t.full_name != "System.Management.Automation.PSObject"),
    prop("bool IsNested", lambda t: "+" in t.definition_name),
    prop("bool IsByRef", lambda t: False),
    prop("bool IsPointer", lambda t: False),
    prop("bool IsGenericType", lambda t: bool(t.generic_parameters)),
    prop("bool IsGenericTypeDefinition", lambda t: t.is_generic_definition),
    prop("bool IsConstructedGenericType", lambda t: bool(t.generic_arguments)),
    prop("bool ContainsGenericParameters", lambda t: t.is_generic_definition),
    prop("type[] GenericTypeArguments", lambda t: types_array(t.generic_arguments)),
    prop("type DeclaringType", lambda t: None),
    prop("type UnderlyingSystemType", lambda t: t),
    prop("System.Reflection.MemberTypes MemberType", lambda t: "TypeInfo"),
    prop("guid GUID", lambda t: None),
    prop("type[] ImplementedInterfaces", lambda t: types_array(t.interfaces)),
    method("bool Equals(type o)", lambda t, o: t is o),
    method("bool Equals(System.Object o)", lambda t, o: t is o),
    method("string ToString()", lambda t: t.text),
    method("type GetElementType()", lambda t: t.element_type),
    method("int GetArrayRank()", lambda t: t.rank),
    method("type GetEnumUnderlyingType()", _underlying),
    method("string GetEnumName(System.Object value)", lambda t, value: _of_enum("GetName", t, value)),
    method("string[] GetEnumNames()", _enum_names),
    method("array GetEnumValuesAsUnderlyingType()", _bare_values),
    method("bool IsEnumDefined(System.Object value)", lambda t, value: _of_enum("IsDefined", t, value)),
    method("array GetEnumValues()", _enum_values),
    method("type[] GetGenericArguments()", lambda t: types_array(t.generic_arguments)),
    method("type GetGenericTypeDefinition()", lambda t: t.generic_definition or t),
    method("type[] GetInterfaces()", lambda t: types_array(t.interfaces)),
    method("type GetInterface(string name)", _interface),
    method("type GetInterface(string name, bool ignoreCase)", _interface),
    method("bool IsAssignableFrom(type c)", lambda t, c: c is not None and t.is_assignable_from(c)),
    method("bool IsAssignableTo(type targetType)", lambda t, c: c is not None and c.is_assignable_from(t)),
    method("bool IsInstanceOfType(System.Object o)", lambda t, o: t.is_instance(o)),
    method("bool IsSubclassOf(type c)", _subclass),
    method("type MakeGenericType(Params type[] typeArguments)", _make_generic),
    method("type MakeArrayType()", lambda t: array_of(t)),
    method("type MakeArrayType(int rank)", lambda t, rank: array_of(t, rank)),
    method("System.Reflection.MemberInfo[] GetMembers()", lambda t: _members(t) + _constructors(t)),
    method("System.Reflection.MethodInfo[] GetMethods()", _methods),
    method("System.Reflection.MethodInfo[] GetMethods(System.Object bindingAttr)", lambda t, flags: _methods(t)),
    method("System.Reflection.MethodInfo GetMethod(string name)", _method),
    method("System.Reflection.MethodInfo GetMethod(string name, type[] types)", _method),
    method("System.Reflection.PropertyInfo[] GetProperties()", _properties),
    method("System.Reflection.PropertyInfo[] GetProperties(System.Object bindingAttr)", _properties),
    method("System.Reflection.PropertyInfo GetProperty(string name)", _property),
    method("System.Reflection.PropertyInfo GetProperty(string name, System.Object bindingAttr)", _property),
    method("System.Reflection.FieldInfo[] GetFields()", lambda t: [m for m in _members(t) if m.kind == "Property" and m.member.static]),
    method("System.Reflection.FieldInfo GetField(string name)", _property),
    method("System.Reflection.ConstructorInfo[] GetConstructors()", _constructors),
    method("System.Object[] GetCustomAttributes(bool inherit)", _attributes),
    method("System.Object[] GetCustomAttributes(type attributeType, bool inherit)", _attributes),
    prop("System.Object[] CustomAttributes", _attributes),
    static_method("type GetType(string typeName)", _get_type),
    static_method("type GetType(string typeName, bool throwOnError)", _get_type),
    static_method("type GetType(string typeName, bool throwOnError, bool ignoreCase)", _get_type),
    static_method("System.TypeCode GetTypeCode(type type)", lambda t: _type_code(t)),
    static_prop("type[] EmptyTypes", lambda: types_array([])),
]  # fmt: skip


def _type_code(kind: DotNetType) -> Any:
    from azshell.dotnet.enums import TypeCode

    return TypeCode(TypeCode.names.get(kind.name, 1))


declare("System.Reflection.MemberInfo", None)
declare("System.Type", None, base="System.Reflection.MemberInfo", members=_MEMBERS)
declare("System.Reflection.TypeInfo", None, base="System.Type")
declare("System.RuntimeType", DotNetType, base="System.Reflection.TypeInfo")
declare(
    "System.Reflection.MethodInfo",
    MemberInfo,
    base="System.Reflection.MemberInfo",
    members=[
        prop("string Name", lambda m: m.name),
        prop("type DeclaringType", lambda m: m.member.owner),
        prop("type ReflectedType", lambda m: m.owner),
        prop("System.Reflection.MemberTypes MemberType", lambda m: m.kind),
        prop("bool IsStatic", lambda m: m.member.static),
        prop("bool IsPublic", lambda m: True),
        prop("type ReturnType", lambda m: m.member.return_type if isinstance(m.member, Method) else None),
        prop("type PropertyType", lambda m: m.member.type if isinstance(m.member, Property) else None),
        prop("type FieldType", lambda m: m.member.type if isinstance(m.member, Property) else None),
        prop("bool CanRead", lambda m: True),
        prop("bool CanWrite", lambda m: isinstance(m.member, Property) and m.member.set is not None),
        method("System.Reflection.ParameterInfo[] GetParameters()", _parameters),
        method("System.Object GetValue(System.Object obj)", _get_value),
        method("System.Object GetValue(System.Object obj, System.Object[] index)", _get_value),
        method("void SetValue(System.Object obj, System.Object value)", _set_value),
        method("void SetValue(System.Object obj, System.Object value, System.Object[] index)", _set_value),
        method("System.Object Invoke(System.Object obj, System.Object[] parameters)", _invoke),
        method("string ToString()", str),
    ],
)
declare(
    "System.Reflection.ParameterInfo",
    ParameterInfo,
    members=[
        prop("string Name", lambda p: p.parameter.name),
        prop("type ParameterType", lambda p: p.parameter.type),
        prop("int Position", lambda p: p.position),
        prop("bool IsOptional", lambda p: p.parameter.is_optional),
        method("string ToString()", str),
    ],
)


def _create_instance(kind: DotNetType, arguments: Any = ()) -> Any:
    from azshell.dotnet.members import construct

    if kind.definition_name == "System.String" and not arguments:
        raise MissingMethodException(
            "Cannot dynamically create an instance of type 'System.String'. Reason: Uninitialized Strings cannot be created."
        )
    if not arguments and not kind.is_value_type and not any(not o.parameters for o in kind.constructors.overloads):
        raise MissingMethodException(
            f"Cannot dynamically create an instance of type '{kind.text}'. Reason: No parameterless constructor defined."
        )
    return construct(kind, list(arguments or []))


declare(
    "System.Activator",
    None,
    members=[
        static_method("System.Object CreateInstance(type type)", _create_instance),
        static_method("System.Object CreateInstance(type type, Params System.Object[] args)", _create_instance),
    ],
)
declare("System.Nullable[T]", None, base="System.ValueType")
declare(
    "System.Nullable",
    None,
    members=[
        static_method(
            "type GetUnderlyingType(type nullableType)",
            lambda t: t.generic_arguments[0] if t.definition_name == "System.Nullable`1" else None,
        )
    ],
)


def type_accelerators() -> Any:
    """PowerShell's table of accelerators as a dictionary."""
    from azshell.dotnet.accelerators import ACCELERATORS
    from azshell.dotnet.dictionaries import GenericDictionary

    return GenericDictionary([(name, resolve_type(full)) for name, full in list(ACCELERATORS.items())], True)


def _add_accelerator(name: str, kind: DotNetType) -> None:
    from azshell.dotnet.accelerators import ACCELERATORS
    from azshell.dotnet.afresh import undo_later
    from azshell.dotnet.types import forget_resolved

    before = dict(ACCELERATORS)

    def undo() -> None:
        ACCELERATORS.clear()
        ACCELERATORS.update(before)
        forget_resolved()

    undo_later("accelerators", undo)
    ACCELERATORS[name.lower()] = kind.ps_name
    forget_resolved()


declare(
    "System.Management.Automation.TypeAccelerators",
    None,
    members=[
        static_prop("System.Collections.Generic.Dictionary[string,type] Get", type_accelerators),
        static_method("void Add(string typeName, type type)", _add_accelerator),
    ],
)
