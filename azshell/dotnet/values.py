"""The values scripts hold: integer widths, Single, Char, enums, arrays, PSObject, [ref], and the nothing of an empty pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType


class Nothing:
    """AutomationNull: what a pipeline gives that gave no object.  Falsy, and $null to every operator."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOTHING"

    def __reduce__(self) -> str:
        return "NOTHING"


NOTHING = Nothing()


class Missing:
    """What get_member gives for a member that is not there; strict mode decides what that means."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "MISSING"


MISSING = Missing()


class Int64(int):
    """System.Int64."""

    __slots__ = ()


class Int16(int):
    """System.Int16."""

    __slots__ = ()


class SByte(int):
    """System.SByte."""

    __slots__ = ()


class Byte(int):
    """System.Byte."""

    __slots__ = ()


class UInt16(int):
    """System.UInt16."""

    __slots__ = ()


class UInt32(int):
    """System.UInt32."""

    __slots__ = ()


class UInt64(int):
    """System.UInt64."""

    __slots__ = ()


class IntPtr(int):
    """System.IntPtr."""

    __slots__ = ()


class BigInteger(int):
    """System.Numerics.BigInteger."""

    __slots__ = ()


class Single(float):
    """System.Single; the value is already rounded to 24 bits (see numbers.single)."""

    __slots__ = ()


class Char(str):
    """System.Char: one UTF-16 unit (a Python string of length 1)."""

    __slots__ = ()


class Enum(int):
    """Base of every .NET enum; declare_enum makes the classes.  The int is the value, `names` the declared names in value order.
    `multiple` enums take wildcards: `*Property`."""

    __slots__ = ()
    net_name: ClassVar[str] = "System.Enum"
    net_type: ClassVar[DotNetType]
    names: ClassVar[dict[str, int]] = {}
    flags: ClassVar[bool] = False
    multiple: ClassVar[bool] = False
    underlying: ClassVar[str] = "System.Int32"

    def __str__(self) -> str:
        return enum_text(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({enum_text(self)})"


def enum_text(value: Enum) -> str:
    """The name(s) of an enum value as ToString() gives them: `Monday`, `ReadOnly, Hidden`, or the bare number."""
    cls = type(value)
    number = int(value)
    for name, declared in cls.names.items():
        if declared == number:
            return name
    if not cls.flags or number == 0:
        return str(number)
    found: list[str] = []
    rest = number & 0xFFFFFFFFFFFFFFFF
    for name, declared in sorted(cls.names.items(), key=lambda pair: -(pair[1] & 0xFFFFFFFFFFFFFFFF)):
        bits = declared & 0xFFFFFFFFFFFFFFFF
        if bits and rest & bits == bits:
            found.append(name)
            rest &= ~bits
    return ", ".join(reversed(found)) if rest == 0 else str(number)


class Array(list):
    """A one-dimensional array T[] other than Object[] (which is a plain list).  Fixed in length by convention."""

    __slots__ = ("element_type",)

    def __init__(self, items: Iterable[Any] = (), element_type: DotNetType | None = None) -> None:
        super().__init__(items)
        self.element_type = element_type

    @property
    def net_type(self) -> DotNetType:
        """T[]."""
        from azshell.dotnet.types import array_of, known_type

        return array_of(self.element_type or known_type("System.Object"))


class MultiArray:
    """A rectangular array T[,]: the items in row-major order, with their lengths and lower bounds per dimension."""

    __slots__ = ("element_type", "items", "lengths")

    def __init__(self, lengths: Iterable[int], element_type: DotNetType, default: Any = None) -> None:
        self.lengths = tuple(lengths)
        self.element_type = element_type
        total = 1
        for length in self.lengths:
            total *= length
        self.items: list[Any] = [default] * total

    def offset(self, indexes: Iterable[int]) -> int:
        """Where the item of these indexes stands in `items`; IndexError when one is outside its dimension."""
        position = 0
        for index, length in zip(indexes, self.lengths, strict=True):
            if not 0 <= index < length:
                raise IndexError(index)
            position = position * length + index
        return position

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def net_type(self) -> DotNetType:
        """T[,]."""
        from azshell.dotnet.types import array_of

        return array_of(self.element_type, len(self.lengths))


class PSObject:
    """A [pscustomobject] (`base is None`), or a value that carries added members.

    `props` maps the lower-case name to the value of a note property, or to a Member of another kind (members.py);
    `names` maps it to the name as written.  `names` may be shared by many objects: replace it, never change it.
    """

    __slots__ = ("__weakref__", "base", "names", "piped", "props", "spelled", "type_names")
    spelled: str
    """Set on a number that was an argument and is written otherwise than it was spelled (`1.50`, `0x10`): what its ToString() gives."""
    piped: dict[str, Any]
    """Set by Select-Object: lower-case name -> value of the properties it calculated.  PowerShell holds such values in a PSObject, and
    Get-Member and CSV show it: the type's full name, numbers and lists as PSObject.ToString() has them."""

    def __init__(self, base: Any = None, props: dict[str, Any] | None = None, names: dict[str, str] | None = None) -> None:
        self.base = base
        self.props: dict[str, Any] = {} if props is None else props
        self.names: dict[str, str] = {} if names is None else names
        self.type_names: list[str] | None = None

    @staticmethod
    def custom(pairs: Iterable[tuple[str, Any]]) -> PSObject:
        """A [pscustomobject] with these note properties, in this order."""
        props: dict[str, Any] = {}
        names: dict[str, str] = {}
        for name, value in pairs:
            lower = name.lower()
            if lower not in names:
                names[lower] = name
            props[lower] = value
        return PSObject(None, props, names)

    @staticmethod
    def from_table(pairs: Iterable[tuple[str, Any]]) -> PSObject:
        """What `[pscustomobject]@{ ... }` makes: a text under PSTypeName becomes the first of its type names."""
        made = PSObject.custom(pairs)
        if "pstypename" in made.props:
            made.take_type_name()
        return made

    def take_type_name(self) -> None:
        """Turn the note PSTypeName, if it is a text, into the first type name."""
        if isinstance(self.props["pstypename"], str):
            name = self.props.pop("pstypename")
            self.names = {lower: written for lower, written in self.names.items() if lower != "pstypename"}
            self.type_names = [name, "System.Management.Automation.PSCustomObject", "System.Object"]

    def is_piped(self, lower: str) -> bool:
        """Whether a property still holds what Select-Object calculated for it."""
        known = getattr(self, "piped", None)
        return known is not None and lower in known and known[lower] is self.props.get(lower)

    def put(self, name: str, value: Any) -> None:
        """Sets or adds a note property (or another Member) without any check."""
        lower = name.lower()
        if lower not in self.names:
            self.names = {**self.names, lower: name}
        self.props[lower] = value

    def items(self) -> Iterator[tuple[str, Any]]:
        """(name, raw value or Member) in order."""
        names = self.names
        return ((names[lower], value) for lower, value in self.props.items())

    @property
    def net_type(self) -> DotNetType:
        """The type of the base, or System.Management.Automation.PSCustomObject."""
        from azshell.dotnet.types import known_type, type_of

        return known_type("System.Management.Automation.PSCustomObject") if self.base is None else type_of(self.base)


def unwrap(value: Any) -> Any:
    """The value itself, without the PSObject that carries added members; a [pscustomobject] is itself; NOTHING is None."""
    if value.__class__ is PSObject:
        return value if value.base is None else value.base
    return None if value is NOTHING else value


class PSReference:
    """[ref]: a box around a value, or around a variable when the engine hands in how to read and write it."""

    __slots__ = ("_get", "_set", "_value")
    net_name: ClassVar[str] = "System.Management.Automation.PSReference"
    net_type: ClassVar[DotNetType]

    def __init__(self, value: Any = None, get: Callable[[], Any] | None = None, set: Callable[[Any], None] | None = None) -> None:
        self._value = value
        self._get = get
        self._set = set

    @property
    def value(self) -> Any:
        """What the reference points at."""
        return self._value if self._get is None else self._get()

    @value.setter
    def value(self, value: Any) -> None:
        if self._set is None:
            self._value = value
        else:
            self._set(value)
