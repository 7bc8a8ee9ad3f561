"""System.Object and the bare bones: ValueType, Void, DBNull, PSCustomObject, [ref], and the interfaces that signatures name."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.comparison import net_equals
from azshell.dotnet.enumeration import ENUMERATOR_TYPES, Enumerator
from azshell.dotnet.types import constructor, declare, method, prop, static_method, static_prop, type_of
from azshell.dotnet.values import PSObject, PSReference, unwrap


def hash_code(value: Any) -> int:
    """GetHashCode: stable within a run, as a 32-bit number."""
    value = unwrap(value)
    if isinstance(value, bool):
        return int(value)
    try:
        number = hash(value)
    except TypeError:
        number = id(value) >> 4
    number &= 0xFFFFFFFF
    return number - 2**32 if number >= 2**31 else number


class NetObject:
    """[object]::new(): nothing but an identity."""

    net_name = "System.Object"


def _to_string(value: Any) -> str:
    from azshell.dotnet.conversion import to_display_string

    if value.__class__ is PSObject and value.base is None:
        return ""  # only the cast to string shows the properties
    if isinstance(value, list):
        return type_of(value).text
    return to_display_string(value)


def _equals(value: Any, other: Any) -> bool:
    """A custom object's own properties are no part of the .NET object behind it, so it does not even equal itself."""
    return not (value.__class__ is PSObject and value.base is None) and net_equals(value, other)


declare(
    "System.Object",
    NetObject,
    base=None,
    members=[
        constructor("Object()", NetObject),
        method("string ToString()", _to_string),
        method("type GetType()", type_of),
        method("bool Equals(System.Object obj)", _equals),
        method("int GetHashCode()", hash_code),
        static_method("bool Equals(System.Object objA, System.Object objB)", net_equals),
        static_method("bool ReferenceEquals(System.Object objA, System.Object objB)", lambda a, b: unwrap(a) is unwrap(b)),
    ],
)
declare("System.ValueType", None, kind="class")
declare("System.Void", None, base="System.ValueType")
declare("System.Attribute", None, members=[prop("System.Object TypeId", type_of)])
declare("System.Management.Automation.Internal.AutomationNull", None, members=[static_prop("psobject Value", lambda: _nothing())])


def _nothing() -> Any:
    from azshell.dotnet.values import NOTHING

    return NOTHING


class DBNull:
    """System.DBNull."""

    net_type: Any

    def __str__(self) -> str:
        return ""


DB_NULL = DBNull()
declare(
    "System.DBNull",
    DBNull,
    interfaces=["System.IConvertible"],
    members=[static_prop("System.DBNull Value", lambda: DB_NULL), method("string ToString()", lambda v: "")],
)


class NullString:
    """[NullString]::Value: a null for string parameters."""

    net_type: Any


declare(
    "System.Management.Automation.Language.NullString",
    NullString,
    members=[static_prop("System.Management.Automation.Language.NullString Value", lambda: None)],
)


def _new_ps_object(value: Any = None) -> Any:
    return PSObject() if value is None else value


declare(
    "System.Management.Automation.PSObject",
    None,
    interfaces=["System.IFormattable", "System.IComparable", "System.Dynamic.IDynamicMetaObjectProvider"],
    members=[
        constructor("PSObject()", _new_ps_object),
        constructor("PSObject(int capacity)", lambda capacity: PSObject()),
        constructor("PSObject(System.Object obj)", _new_ps_object),
        static_method("psobject AsPSObject(System.Object obj)", lambda value: value),
    ],
)
declare("System.Management.Automation.PSCustomObject", None)


def _set_reference(reference: PSReference, value: Any) -> None:
    reference.value = value


declare(
    "System.Management.Automation.PSReference",
    PSReference,
    members=[
        constructor("PSReference(System.Object value)", PSReference),
        prop("System.Object Value", lambda r: r.value, _set_reference),
    ],
)


def _current(enumerator: Enumerator) -> Any:
    return enumerator.current


def _entry(enumerator: Enumerator, name: str) -> Any:
    return getattr(enumerator.current, name, None)


declare("System.Collections.IEnumerator", None, kind="interface")
declare(
    "System.Collections.Enumerator",
    Enumerator,
    interfaces=["System.Collections.IEnumerator", "System.ICloneable"],
    members=[
        prop("System.Object Current", _current),
        prop("System.Object Key", lambda e: _entry(e, "key")),
        prop("System.Object Value", lambda e: _entry(e, "value")),
        prop("System.Collections.DictionaryEntry Entry", _current),
        method("bool MoveNext()", Enumerator.move_next),
        method("void Reset()", Enumerator.reset),
        method("void Dispose()", lambda e: None),
    ],
)

for _name in ENUMERATOR_TYPES.values():
    declare(_name, None, base="System.Collections.Enumerator", interfaces=["System.ICloneable"])

_INTERFACES: dict[str, list[str]] = {
    "System.IComparable": [],
    "System.IComparable[T]": [],
    "System.IEquatable[T]": [],
    "System.IFormattable": [],
    "System.ISpanFormattable": ["System.IFormattable"],
    "System.IConvertible": [],
    "System.ICloneable": [],
    "System.IDisposable": [],
    "System.IFormatProvider": [],
    "System.IObservable[T]": [],
    "System.Collections.IEnumerable": [],
    "System.Collections.ICollection": ["System.Collections.IEnumerable"],
    "System.Collections.IList": ["System.Collections.ICollection"],
    "System.Collections.IDictionary": ["System.Collections.ICollection"],
    "System.Collections.IDictionaryEnumerator": ["System.Collections.IEnumerator"],
    "System.Collections.IComparer": [],
    "System.Collections.IEqualityComparer": [],
    "System.Collections.IStructuralEquatable": [],
    "System.Collections.IStructuralComparable": [],
    "System.Collections.Specialized.IOrderedDictionary": ["System.Collections.IDictionary"],
    "System.Collections.Generic.IEnumerable[T]": ["System.Collections.IEnumerable"],
    "System.Collections.Generic.IEnumerator[T]": ["System.Collections.IEnumerator", "System.IDisposable"],
    "System.Collections.Generic.ICollection[T]": ["System.Collections.Generic.IEnumerable[T]"],
    "System.Collections.Generic.IList[T]": ["System.Collections.Generic.ICollection[T]"],
    "System.Collections.Generic.ISet[T]": ["System.Collections.Generic.ICollection[T]"],
    "System.Collections.Generic.IReadOnlyCollection[T]": ["System.Collections.Generic.IEnumerable[T]"],
    "System.Collections.Generic.IReadOnlyList[T]": ["System.Collections.Generic.IReadOnlyCollection[T]"],
    "System.Collections.Generic.IDictionary[K,V]": ["System.Collections.IEnumerable"],
    "System.Collections.Generic.IReadOnlyDictionary[K,V]": ["System.Collections.IEnumerable"],
    "System.Collections.Generic.IComparer[T]": [],
    "System.Collections.Generic.IEqualityComparer[T]": [],
    "System.Runtime.Serialization.ISerializable": [],
    "System.Runtime.Serialization.IDeserializationCallback": [],
    "System.Xml.XPath.IXPathNavigable": [],
    "System.Management.Automation.IContainsErrorRecord": [],
    "System.Dynamic.IDynamicMetaObjectProvider": [],
    "System.Management.Automation.IDynamicParameters": [],
}
for _name, _parents in _INTERFACES.items():
    declare(_name, None, kind="interface", interfaces=_parents)
