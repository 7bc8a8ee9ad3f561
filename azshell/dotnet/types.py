"""How .NET types are declared, named and found: DotNetType, declare, prop, method, constructor, resolve_type, type_of.

A declaration is a table of rows; a row is a signature as Get-Member prints it and a Python callable.  Signatures are parsed when a
member is first used.  A type that is not loaded yet is found through the catalogue, which imports the module that declares it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from azshell.dotnet import accelerators as _accelerators
from azshell.dotnet.signatures import (
    Getter,
    Method,
    MethodGroup,
    Parameter,
    Property,
    Row,
    Table,
    constructor,
    conversion,
    field,
    implicit,
    indexer,
    method,
    prop,
    ps_prop,
    split_list,
    static_indexer,
    static_method,
    static_prop,
)
from azshell.dotnet.values import BigInteger, Byte, Char, Enum, Int16, Int64, IntPtr, Nothing, SByte, Single, UInt16, UInt32, UInt64

__all__ = [
    "DotNetType", "Getter", "Method", "MethodGroup", "Parameter", "Property", "Row", "Table",
    "array_of", "constructor", "conversion", "declare", "declare_enum", "field", "find_type", "forget_resolved",
    "generic", "implicit", "indexer", "known_type", "method", "prop", "ps_prop", "resolve_type",
    "static_indexer", "static_method", "static_prop", "type_name", "type_of", "type_of_class",
]  # fmt: skip


class DotNetType:
    """One .NET type: what it is called, what it derives from, and its members.  It is itself the value a script holds."""

    def __init__(
        self,
        full_name: str,
        python_class: type | None = None,
        *,
        base: str | DotNetType | None = "System.Object",
        interfaces: Sequence[str] = (),
        members: Iterable[Row] = (),
        convert: Iterable[tuple[str | None, Getter]] = (),
        kind: str = "class",
    ) -> None:
        self.definition_name = full_name
        self.namespace, _, self.name = full_name.rpartition(".")
        if "+" in self.name:
            self.name = self.name.rpartition("+")[2]
        self.python_class = python_class
        self._base = base
        self.interface_names = tuple(interfaces)
        self.kind = kind
        self._rows = list(members)
        self.conversions = list(convert)
        self.element_type: DotNetType | None = None
        self.rank = 0
        self.generic_definition: DotNetType | None = None
        self.generic_arguments: tuple[DotNetType, ...] = ()
        self.generic_parameters: tuple[str, ...] = ()
        self.bindings: dict[str, DotNetType] = {}
        self.attributes: list[Any] = []
        self.default: Any = None
        self.declared_in = ""
        self.hidden: set[str] = set()
        self.converter: Callable[[Any, DotNetType], Any] | None = None
        self._tables: dict[bool, Table] = {}
        self._constructors: MethodGroup | None = None
        self._assignable: dict[DotNetType, bool] = {}

    # ---- names

    @property
    def full_name(self) -> str:
        """Type.FullName: assembly-qualified arguments in generics."""
        if self.element_type is not None:
            return f"{self.element_type.full_name}[{',' * (self.rank - 1)}]"
        if self.generic_arguments:
            inner = ",".join(f"[{argument.full_name}, {argument.assembly}]" for argument in self.generic_arguments)
            return f"{self.definition_name}[{inner}]"
        return self.definition_name

    @property
    def assembly(self) -> str:
        """The full name of the assembly it stands in."""
        name = self.definition_name
        return next((assembly for prefix, assembly in ASSEMBLIES.items() if name.startswith(prefix)), ASSEMBLY)

    @property
    def text(self) -> str:
        """Type.ToString()."""
        if self.element_type is not None:
            return f"{self.element_type.text}[{',' * (self.rank - 1)}]"
        if self.generic_arguments:
            return f"{self.definition_name}[{','.join(argument.text for argument in self.generic_arguments)}]"
        if self.generic_parameters:
            return f"{self.definition_name}[{','.join(self.generic_parameters)}]"
        return self.definition_name

    @property
    def ps_name(self) -> str:
        """The name PowerShell uses in messages and casts to string: System.Collections.Generic.List[int]."""
        if self.element_type is not None:
            return f"{self.element_type.ps_name}[{',' * (self.rank - 1)}]"
        if self.generic_arguments:
            name = self.definition_name if "+" in self.definition_name else self.definition_name.partition("`")[0]
            return f"{name}[{','.join(a.short_name for a in self.generic_arguments)}]"
        return self.definition_name

    @property
    def short_name(self) -> str:
        """The name in signatures: the accelerator where PowerShell has one (int, string, timespan), else ps_name."""
        if self.element_type is not None:
            return f"{self.element_type.short_name}[{',' * (self.rank - 1)}]"
        if self.generic_arguments:
            return self.ps_name
        return _accelerators.SHORT.get(self.definition_name, self.definition_name)

    def __repr__(self) -> str:
        return f"[{self.ps_name}]"

    # ---- what it is

    @property
    def base(self) -> DotNetType | None:
        """The base type; None for System.Object and interfaces."""
        if isinstance(self._base, str):
            self._base = None if self.kind == "interface" or self.definition_name == "System.Object" else self.type_named(self._base)
        return self._base

    @property
    def is_enum(self) -> bool:
        """Whether this is an enum."""
        return self.kind == "enum"

    @property
    def is_value_type(self) -> bool:
        """Whether this is a struct or an enum."""
        return self.kind in ("struct", "enum")

    @property
    def is_interface(self) -> bool:
        """Whether this is an interface."""
        return self.kind == "interface"

    @property
    def is_array(self) -> bool:
        """Whether this is T[] or T[,]."""
        return self.rank > 0

    @property
    def is_generic_definition(self) -> bool:
        """Whether this is List`1 itself, without arguments."""
        return bool(self.generic_parameters) and not self.generic_arguments

    @property
    def interfaces(self) -> list[DotNetType]:
        """All interfaces, inherited ones included."""
        found: dict[DotNetType, None] = {}
        for owner in self.ancestry():
            for name in owner.interface_names:
                interface = owner.type_named(name)
                found[interface] = None
                found.update(dict.fromkeys(interface.interfaces))
        return list(found)

    def ancestry(self) -> Iterator[DotNetType]:
        """The type itself, its base, the base's base ..."""
        current: DotNetType | None = self
        while current is not None:
            yield current
            current = current.base

    def is_assignable_from(self, other: DotNetType) -> bool:
        """Whether a value of type `other` is also one of this type."""
        if self is other:
            return True
        known = self._assignable.get(other)
        if known is None:
            known = self._assignable[other] = self._assignable_from(other)
        return known

    def _assignable_from(self, other: DotNetType) -> bool:
        if self.definition_name == "System.Object" and not self.rank:
            return True
        if self.rank:
            if other.rank != self.rank or self.element_type is None or other.element_type is None:
                return False
            return not other.element_type.is_value_type and self.element_type.is_assignable_from(other.element_type)
        if self.is_interface:
            return any(self is i or _variant(self, i) for i in other.interfaces)
        return any(self is ancestor for ancestor in other.ancestry())

    def is_instance(self, value: Any) -> bool:
        """Whether `value -is` this type."""
        return value is not None and self.is_assignable_from(type_of(value))

    # ---- members

    def type_named(self, text: str) -> DotNetType:
        """The type that a signature of this type means by `text`; an unknown name gives a bare type of that name."""
        bound = self.bindings.get(text)
        if bound is not None:
            return bound
        if self.bindings and ("[" in text or "`" in text):
            text = self.substitute(text)
        return resolve_type(text) or _bare(text)

    def substitute(self, text: str) -> str:
        """A signature text with the generic parameters replaced by the arguments' names."""
        if not self.bindings:
            return text
        import re

        return re.sub(r"\b(" + "|".join(self.bindings) + r")\b", lambda match: self.bindings[match.group()].short_name, text)

    def rows(self) -> list[Row]:
        """The declaration's own rows."""
        return self.generic_definition.rows() if self.generic_definition is not None else self._rows

    def table(self, static: bool = False) -> Table:
        """Lower-case name -> Property or MethodGroup, own members first, then inherited ones."""
        table = self._tables.get(static)
        if table is None:
            table = self._tables[static] = self._build(static)
        return table

    def _build(self, static: bool) -> Table:
        table: Table = {}
        for row in self.rows():
            if row.static is not static or row.kind == "constructor":
                continue
            if row.kind == "method":
                name = row.signature[: row.signature.index("(")].rpartition(" ")[2].rpartition(".")[2]
                group = table.get(name.lower())
                if not isinstance(group, MethodGroup):
                    group = table[name.lower()] = MethodGroup(name)
                group.overloads.append(Method(row, self, name))
            else:
                member = Property(row, self)
                table[member.name.lower()] = member
        parents = self.interfaces if self.is_interface else [self.base] if self.base is not None else []
        if self.is_interface and not static:
            parents = [*parents, _object()]
        for parent in parents:
            for lower, inherited in parent.table(static).items():
                own = table.get(lower)
                if own is None:
                    table[lower] = inherited
                elif isinstance(own, MethodGroup) and isinstance(inherited, MethodGroup):
                    _inherit(own, inherited)
        return table

    def member(self, name: str, static: bool = False) -> Property | MethodGroup | None:
        """The member of this name, whatever its case."""
        return self.table(static).get(name.lower())

    @property
    def constructors(self) -> MethodGroup:
        """The constructors as one group named `new`."""
        if self._constructors is None:
            group = MethodGroup("new")
            group.overloads = [Method(row, self, ".ctor") for row in self.rows() if row.kind == "constructor"]
            if self.generic_arguments:
                for overload in group.overloads:
                    overload.call = self._bound(overload.call)
            self._constructors = group
        return self._constructors

    def _bound(self, call: Getter) -> Getter:
        """A constructor of a closed generic type tells the new object its type arguments: bind_type(arguments)."""

        def construct(*arguments: Any) -> Any:
            made = call(*arguments)
            bind = getattr(made, "bind_type", None)
            if bind is not None:
                bind(self.generic_arguments)
            return made

        return construct

    def add_members(self, rows: Iterable[Row]) -> None:
        """Adds rows to a type already declared (a family of members that lives in another module)."""
        self._rows.extend(rows)
        self._tables.clear()
        self._constructors = None


ASSEMBLY = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
_POWERSHELL = "Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
ASSEMBLIES = {"System.Management.Automation.": f"System.Management.Automation, {_POWERSHELL}"}
"""Start of a type's name -> its assembly, for those outside .NET's core."""

TYPES: dict[str, DotNetType] = {}
"""Lower-case full name -> declared type, of all modules loaded so far."""

_RESOLVED: dict[tuple[str, tuple[str, ...]], DotNetType] = {}
_CLOSED: dict[Any, DotNetType] = {}
_CLASS_TYPES: dict[type, DotNetType] = {}
_OPEN_TYPES: dict[type, DotNetType] = {}

_BUILTIN_NAMES: dict[type, str] = {
    int: "System.Int32", float: "System.Double", str: "System.String", bool: "System.Boolean", Int64: "System.Int64",
    Int16: "System.Int16", SByte: "System.SByte", Byte: "System.Byte", UInt16: "System.UInt16", UInt32: "System.UInt32",
    UInt64: "System.UInt64", BigInteger: "System.Numerics.BigInteger", IntPtr: "System.IntPtr", Single: "System.Single",
    Char: "System.Char", list: "System.Object[]", tuple: "System.Object[]", DotNetType: "System.RuntimeType",
    bytes: "System.Byte[]", bytearray: "System.Byte[]", Nothing: "System.Management.Automation.Internal.AutomationNull",
}  # fmt: skip


def declare(
    full_name: str,
    python_class: type | None = None,
    *,
    base: str | DotNetType | None = "System.Object",
    interfaces: Sequence[str] = (),
    accelerators: Sequence[str] = (),
    members: Iterable[Row] = (),
    convert: Iterable[tuple[str | None, Getter]] = (),
    kind: str = "",
    default: Any = None,
    register: bool = True,
) -> DotNetType:
    """Declares a .NET type.  `kind` is class, struct, interface, delegate or enum (struct is seen from the base System.ValueType).

    Generic definitions are named with their parameters, `System.Collections.Generic.List[T]`; rows may use the parameters.
    `default` is what a struct's cast from nothing gives; `register=False` keeps a type made at run time out of the name table.
    """
    name = full_name
    parameters: tuple[str, ...] = ()
    if "[" in full_name:
        name, _, inside = full_name.partition("[")
        parameters = tuple(part.strip() for part in inside.rstrip("]").split(","))
        outer, plus, inner = name.partition("+")
        name = f"{outer}`{len(parameters)}{plus}{inner}"
    if not kind:
        kind = "struct" if base == "System.ValueType" else "class"
    made = DotNetType(name, python_class, base=base, interfaces=interfaces, members=members, convert=convert, kind=kind)
    made.generic_parameters = parameters
    made.default = default
    if register:
        made.declared_in = sys._getframe(1).f_globals["__name__"]
        if made.declared_in == __name__:
            made.declared_in = sys._getframe(2).f_globals["__name__"]
        TYPES[name.lower()] = made
        _RESOLVED.clear()
        for accelerator in accelerators:
            _accelerators.ACCELERATORS.setdefault(accelerator.lower(), name)
    if python_class is not None:
        if isinstance(getattr(python_class, "net_type", None), property):  # every object tells its own, closed type
            _OPEN_TYPES.setdefault(python_class, made)
        else:
            _CLASS_TYPES.setdefault(python_class, made)
            if python_class not in _BUILTIN_NAMES:
                python_class.net_type = made  # type: ignore[attr-defined]
    return made


def declare_enum(
    full_name: str,
    names: dict[str, int] | Sequence[str],
    flags: bool = False,
    underlying: str = "System.Int32",
    accelerators: Sequence[str] = (),
    register: bool = True,
) -> type[Enum]:
    """Declares an enum and gives its Python class, with one class attribute per value: DayOfWeek.Monday."""
    values = dict(names) if isinstance(names, dict) else {name: number for number, name in enumerate(names)}
    namespace: dict[str, Any] = {"__slots__": (), "net_name": full_name, "names": values, "flags": flags, "underlying": underlying}
    made = type(full_name.rpartition(".")[2].rpartition("+")[2], (Enum,), namespace)
    for name, number in values.items():
        setattr(made, name + "_" if hasattr(Enum, name) else name, made(number))
    declare(full_name, made, base="System.Enum", kind="enum", accelerators=accelerators, register=register)
    return made


def no_script_types() -> dict[str, DotNetType]:
    """What `script_types` is where no session runs."""
    return {}


script_types: Callable[[], dict[str, DotNetType]] = no_script_types
"""Lower-case name -> class or enum that the running session's scripts have defined; the engine puts its own here."""


def find_type(full_name: str) -> DotNetType | None:
    """The declared type of exactly this full name (whatever its case), loading its module when needed."""
    lower = full_name.lower()
    own = script_types()
    if own and lower in own:
        return own[lower]
    found = TYPES.get(lower)
    if found is None:
        from azshell.dotnet import catalogue

        if catalogue.load(lower):
            found = TYPES.get(lower)
    return found


def resolve_type(text: str, namespaces: Iterable[str] = ()) -> DotNetType | None:
    """The type a script means by `text`: int, List[int] (with `using namespace`), System.Text.StringBuilder, int[,]; else None."""
    spaces = tuple(namespaces)
    key = (text.lower(), spaces)
    own = script_types()
    if own and any(name in key[0] for name in own):  # one session's classes are not another's: not kept
        return _resolve(text.strip(), spaces)
    found = _RESOLVED.get(key)
    if found is None:
        found = _resolve(text.strip(), spaces)
        if found is not None:
            _RESOLVED[key] = found
    return found


def _resolve(text: str, spaces: tuple[str, ...]) -> DotNetType | None:
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1].strip()
    if not text.endswith("]"):
        return _resolve_name(text.partition(",")[0].strip(), spaces)
    start = _opening(text)
    if start <= 0:
        return None
    inside = text[start + 1 : -1].strip()
    if not inside.strip(", "):
        element = _resolve(text[:start].strip(), spaces)
        return None if element is None else array_of(element, inside.count(",") + 1)
    parts = split_list(inside)
    arguments = [_resolve(part, spaces) for part in parts]
    name = text[:start].strip().partition("`")[0]
    definition = _resolve_name(f"{name}`{len(parts)}", spaces)
    if definition is None or any(argument is None for argument in arguments):
        return None
    return generic(definition, [argument for argument in arguments if argument is not None])


def _resolve_name(name: str, spaces: tuple[str, ...]) -> DotNetType | None:
    own = script_types()
    if own and name.lower() in own:
        return own[name.lower()]
    target = _accelerators.ACCELERATORS.get(name.lower())
    if target is not None:
        return _resolve(target, ()) if target.endswith("]") else find_type(target)
    found = find_type(name)
    if found is None:
        for space in (*spaces, "System"):
            found = find_type(f"{space}.{name}")
            if found is not None:
                break
    return found


def _opening(text: str) -> int:
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        if text[position] == "]":
            depth += 1
        elif text[position] == "[":
            depth -= 1
            if depth == 0:
                return position
    return -1


def array_of(element: DotNetType, rank: int = 1) -> DotNetType:
    """T[] or, with a rank, T[,]."""
    key = (element, rank)
    found = _CLOSED.get(key)
    if found is None:
        interfaces = ["System.Collections.IList", "System.ICloneable", "System.Collections.IStructuralEquatable"]
        if rank == 1:
            interfaces += [f"System.Collections.Generic.{name}[T]" for name in ("IList", "IReadOnlyList")]
        found = DotNetType(element.definition_name, None, base="System.Array", interfaces=interfaces)
        suffix = f"[{',' * (rank - 1)}]"
        found.name = element.name + suffix
        found.namespace = element.namespace
        found.element_type = element
        found.rank = rank
        found.bindings = {"T": element}
        found.definition_name = element.definition_name + suffix
        _CLOSED[key] = found
    return found


def generic(definition: DotNetType, arguments: Sequence[DotNetType]) -> DotNetType:
    """The closed type of a generic definition and its arguments."""
    key = (definition, tuple(arguments))
    found = _CLOSED.get(key)
    if found is None:
        base = definition._base
        found = DotNetType(
            definition.definition_name, definition.python_class, base=base, interfaces=definition.interface_names, kind=definition.kind
        )
        found.generic_definition = definition
        found.generic_arguments = tuple(arguments)
        found.generic_parameters = definition.generic_parameters
        found.bindings = dict(zip(definition.generic_parameters, arguments, strict=False))
        found.conversions = definition.conversions
        _CLOSED[key] = found
    return found


def forget_resolved() -> None:
    """After a change of the accelerators: names are resolved anew."""
    _RESOLVED.clear()


def known_type(text: str) -> DotNetType:
    """resolve_type of a name that is there for certain; LookupError when it is not."""
    found = resolve_type(text)
    if found is None:
        raise LookupError(text)
    return found


def type_of(value: Any) -> DotNetType:
    """The .NET type of a value that is not $null.  AttributeError for a Python object that is no .NET value."""
    cls = value.__class__
    found = _CLASS_TYPES.get(cls)
    if found is not None and not found.generic_parameters:
        return found
    name = _BUILTIN_NAMES.get(cls)
    if name is not None:
        resolved = resolve_type(name)
        assert resolved is not None, name
        _CLASS_TYPES[cls] = resolved
        return resolved
    kind: Any = getattr(value, "net_type", None)
    if kind is None:
        kind = _by_name(cls)
    if kind.python_class is cls and not kind.generic_parameters:
        _CLASS_TYPES[cls] = kind
    return kind


def _by_name(cls: type) -> DotNetType:
    """A class that is declared in another module, which its `net_name` finds.  AttributeError for what is no .NET class."""
    found = find_type(cls.net_name)  # type: ignore[attr-defined]
    if found is None:
        raise AttributeError(f"{cls.net_name} is not declared")  # type: ignore[attr-defined]
    return found


def type_of_class(python_class: type) -> DotNetType:
    """The .NET type a Python class stands for."""
    found = _CLASS_TYPES.get(python_class) or _OPEN_TYPES.get(python_class)
    if found is None:
        name = _BUILTIN_NAMES.get(python_class)
        found = resolve_type(name) if name is not None else getattr(python_class, "net_type", None) or _by_name(python_class)
        assert found is not None, python_class
        if not isinstance(found, DotNetType):
            raise TypeError(f"{python_class.__name__} is no .NET class")
        _CLASS_TYPES[python_class] = found
    return found


def type_name(value: Any) -> str:
    """The full name of a value's type as error messages have it; `null` has none."""
    return "null" if value is None else type_of(value).ps_name


def _object() -> DotNetType:
    found = find_type("System.Object")
    assert found is not None
    return found


def _bare(name: str) -> DotNetType:
    """A type known by name alone, so that signatures may speak of types nobody declared."""
    is_interface = name.rpartition(".")[2][:1] == "I" and name.rpartition(".")[2][1:2].isupper()
    key = ("bare", name.lower())
    found = _CLOSED.get(key)
    if found is None:
        found = _CLOSED[key] = DotNetType(
            name, None, base=None if is_interface else "System.Object", kind="interface" if is_interface else "class"
        )
    return found


def _variant(wanted: DotNetType, actual: DotNetType) -> bool:
    """IEnumerable[object] takes an IEnumerable[string]."""
    if wanted.generic_definition is None or wanted.generic_definition is not actual.generic_definition:
        return False
    pairs = zip(wanted.generic_arguments, actual.generic_arguments, strict=True)
    return all(w is a or (not a.is_value_type and w.is_assignable_from(a)) for w, a in pairs)


def _inherit(own: MethodGroup, inherited: MethodGroup) -> None:
    seen = {overload.signature[overload.signature.index("(") :].lower() for overload in own.overloads}
    for overload in inherited.overloads:
        if overload.signature[overload.signature.index("(") :].lower() not in seen:
            own.overloads.append(overload)
