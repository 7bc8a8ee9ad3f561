"""Properties to show: what -Property, -GroupBy and default property sets name, and what they give for an object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from azshell.display.scope import Scope
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import NOTHING, Enum, PSObject, unwrap

__all__ = [
    "FormatFault", "Property", "default_alignment", "display_name", "is_scalar", "properties_of", "read_properties", "type_names",
]  # fmt: skip

SCALARS = frozenset(
    "System." + name
    for name in (
        "String", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Char", "Single", "Double", "Boolean", "Decimal",
        "IntPtr", "Security.SecureString", "Numerics.BigInteger",
    )
)  # fmt: skip
NAME_PATTERNS = ("name", "id", "key", "*key", "*name", "*id")
"""Where an object's name is looked for, in this order."""

KEYS: dict[str, tuple[str, ...]] = {
    "table": ("expression", "label", "name", "formatstring", "width", "alignment"),
    "list": ("expression", "label", "name", "formatstring"),
    "wide": ("expression", "formatstring"),
    "custom": ("expression", "depth"),
    "group": ("expression", "label", "name", "formatstring"),
}
"""The keys that a property given as a hashtable may have; any beginning of a key will do."""


class FormatFault(Exception):
    """A format that cannot be: error id, the words of it, and the category; `kind` is the short name of the .NET exception."""

    def __init__(self, error_id: str, words: str, category: str = "InvalidArgument", kind: str = "NotSupportedException", target: Any = None) -> None:
        super().__init__(words)
        self.error_id = error_id
        self.words = words
        self.category = category
        self.kind = kind
        self.target = target


class Property:
    """One property to show: a name (perhaps with wildcards) or a script block, and how to show it. Width in cells, 0 = not said."""

    __slots__ = ("alignment", "depth", "expression", "format", "label", "width")

    def __init__(
        self, expression: Any, label: str | None = None, format: str = "", width: int = 0, alignment: str | None = None, depth: int | None = None
    ) -> None:
        self.expression = expression
        self.label = label
        self.format = format
        self.width = width
        self.alignment = alignment
        self.depth = depth

    @property
    def title(self) -> str:
        """The label, or what names the value."""
        if self.label is not None:
            return self.label
        return self.expression if isinstance(self.expression, str) else str(self.expression)

    def resolve(self, obj: Any) -> list[Property]:
        """The properties of an object that this stands for: itself, all that its wildcards match, or none."""
        expression = self.expression
        if not isinstance(expression, str):
            return [self]
        names = property_names(obj, added_first=True)
        if any(character in expression for character in "*?["):
            matches = _wildcard(expression)
            matching = [name for name in names if matches(name)]
        else:
            lower = expression.lower()
            matching = [name for name in names if name.lower() == lower] or ([expression] if has_member(obj, expression) else [])
        found: list[Property] = []
        for name in matching:
            members = property_set(obj, name) or (name,)
            found += [Property(member, self.label, self.format, self.width, self.alignment, self.depth) for member in members]
        return found

    def value(self, obj: Any, scope: Scope) -> Any:
        """What it gives for an object; None when it is not there. Raises what a script block or a getter raises."""
        expression = self.expression
        if isinstance(expression, str):
            return member_value(obj, expression)
        value = scope.run(expression, obj) if not callable(expression) or hasattr(expression, "net_type") else expression(obj)
        return None if value is NOTHING else value

    def text(self, obj: Any, scope: Scope, faults: Faults, in_table: bool = False) -> str:
        """The value as a cell shows it."""
        try:
            value = self.value(obj, scope)
        except NetException as error:
            return faults.failed(obj, self, error)
        if self.format:
            from azshell.dotnet.formatting import format_composite, format_value

            try:
                if "{0" in self.format or "}" in self.format:
                    return format_composite(self.format, [value])
                return format_value(value, self.format)
            except NetException as error:
                if faults.display:
                    return faults.unformatted(obj, self, error)
                in_table = False
        return scope.text(value, in_table)


class Faults:
    """What becomes of properties that cannot be read or formatted: -DisplayError shows #ERR, -ShowError reports them."""

    def __init__(self, display: bool = False, show: bool = False) -> None:
        self.display = display
        self.show = show
        self.pending: list[tuple[Any, Property, BaseException]] = []

    def failed(self, obj: Any, prop: Property, error: BaseException) -> str:
        """The text of a value that could not be read."""
        if self.show:
            self.pending.append((obj, prop, error))
        return "#ERR" if self.display else ""

    def unformatted(self, obj: Any, prop: Property, error: BaseException) -> str:
        """The text of a value that could not be formatted."""
        return "#FMTERR"


# An object's type and members


def type_names(obj: Any) -> list[str]:
    """PSTypeNames: the names views are looked up by, the nearest first."""
    if obj.__class__ is PSObject and obj.type_names is not None:
        return obj.type_names
    from azshell.dotnet.members import type_names as names

    return names(obj)


def is_scalar(obj: Any) -> bool:
    """Whether a value of this kind is shown as one text, whatever its properties: strings, numbers, enums ..."""
    value = unwrap(obj)
    if isinstance(value, (str, int, float)):
        return True
    names = type_names(obj)
    return bool(names) and (names[0] in SCALARS or isinstance(value, Enum))


def property_names(obj: Any, *, added_first: bool = False) -> list[str]:
    """The names of all properties: added notes, the type's own, what PowerShell adds to the type; `added_first`: the last before the own, as * has it."""
    from azshell.dotnet.dictionaries import Dictionary
    from azshell.dotnet.members import type_extensions

    source = obj
    carrier = obj if obj.__class__ is PSObject else getattr(obj, "ps_members", None)
    if obj.__class__ is PSObject:
        if obj.base is None and not type_extensions.members:
            return [name for name, value in obj.items() if not getattr(value, "is_member", False) or _is_property(value)]
        if obj.base is not None:
            obj = obj.base
    if isinstance(obj, Dictionary):
        return []
    if carrier is None and not type_extensions.members and not hasattr(obj, "net_adapter"):
        from azshell.dotnet.types import type_of

        kind = type_of(obj)
        known = _NAMES.get((kind, added_first))
        if known is None:
            known = _NAMES[kind, added_first] = _ordered(obj, None, added_first)
        return known
    return _ordered(source, carrier, added_first)


_NAMES: dict[Any, list[str]] = {}


def _is_property(member: Any) -> bool:
    return "Property" in member.kind and member.kind != "PropertySet"


def _ordered(obj: Any, carrier: Any, added_first: bool) -> list[str]:
    from azshell.dotnet.member_listing import member_views

    notes: list[str] = []
    own: list[str] = []
    added: list[str] = []
    for view in member_views(obj, "Properties"):
        if carrier is not None and view.name.lower() in carrier.props:
            notes.append(view.name)
        else:
            (own if view.kind == "Property" else added).append(view.name)
    return [*notes, *added, *own] if added_first else [*notes, *own, *added]


def member_value(obj: Any, name: str) -> Any:
    """A property's value; None when there is none."""
    from azshell.dotnet.members import MISSING, get_member

    value = get_member(obj, name)
    return None if value is MISSING or value is NOTHING else value


def has_member(obj: Any, name: str) -> bool:
    """Whether an object has a property, be it one that * does not show."""
    from azshell.dotnet.members import MISSING, extended_member, own_member
    from azshell.dotnet.types import MethodGroup, type_of

    lower = name.lower()
    if obj.__class__ is PSObject:
        if lower in obj.props:
            return True
        if obj.base is None:
            return extended_member(obj, lower) is not MISSING
        obj = obj.base
    return not isinstance(type_of(obj).table().get(lower), MethodGroup) and own_member(obj, name) is not MISSING


def property_set(obj: Any, name: str) -> Sequence[str] | None:
    """The names in a property set; None when the name is not one's."""
    from azshell.dotnet.members import MISSING, extended_member

    lower = name.lower()
    carrier = obj if obj.__class__ is PSObject else getattr(obj, "ps_members", None)
    found: Any = carrier.props.get(lower, MISSING) if carrier is not None else MISSING
    if found is MISSING:
        found = extended_member(obj, lower)
    return list(found.referenced) if getattr(found, "kind", "") == "PropertySet" else None


DEFAULT_PROPERTIES = {
    "System.IO.FileInfo": ("LastWriteTime", "Length", "Name"),
    "System.Diagnostics.Process": ("Id", "Handles", "CPU", "SI", "Name"),
    "System.ServiceProcess.ServiceController": ("Status", "Name", "DisplayName"),
}
"""The default display property sets PowerShell gives to types of its own accord."""

DISPLAY_PROPERTIES = {"System.Net.IPAddress": "IPAddressToString", "System.IO.DirectoryInfo": "Name"}
"""The properties objects of these types go by."""


def default_properties(obj: Any) -> list[str]:
    """The names in the object's DefaultDisplayPropertySet; none when it has no such set."""
    from azshell.dotnet.members import type_extensions

    carrier: Any = obj if obj.__class__ is PSObject else getattr(obj, "ps_members", None)
    standard: Any = carrier.props.get("psstandardmembers") if carrier is not None else None
    members = getattr(standard, "members", None)
    if members is not None and "defaultdisplaypropertyset" in members:
        return list(members["defaultdisplaypropertyset"].referenced)
    sets = type_extensions.default_properties
    for name in type_names(obj):
        found = sets.get(name.lower()) or DEFAULT_PROPERTIES.get(name)
        if found:
            return list(found)
    base = obj.base if obj.__class__ is PSObject else obj
    adapter: Any = getattr(base, "net_adapter", None)
    # an XML node shows its attributes and children, not the properties of its class
    return adapter.names(base) if getattr(adapter, "shown_alone", False) else []


def properties_of(obj: Any, chosen: Sequence[Property], *, keep_missing: bool = False) -> list[Property]:
    """What to show of an object: the chosen properties, else its default set, else all. Missing ones stay only when `keep_missing`."""
    if chosen:
        found: list[Property] = []
        for prop in chosen:
            resolved = prop.resolve(obj)
            if not resolved and keep_missing and not any(character in prop.expression for character in "*?["):
                resolved = [prop]
            found.extend(resolved)
        return found
    return [Property(name) for name in default_properties(obj) or property_names(obj)]


def display_name(obj: Any) -> Any:
    """The value of the property that an object goes by; None without one."""
    prop = name_property(obj)
    if prop is None:
        return None
    try:
        return prop.value(obj, Scope())
    except NetException:  # a property that cannot be read names nothing
        return None


def name_property(obj: Any) -> Property | None:
    """The property an object goes by: the one its type says, or one called name, id, key, ..."""
    for name in type_names(obj):
        if name in DISPLAY_PROPERTIES:
            return Property(DISPLAY_PROPERTIES[name])
    for pattern in NAME_PATTERNS:
        found = Property(pattern).resolve(obj)
        if found:
            return found[0]
    return None


def _wildcard(pattern: str) -> Callable[[str], Any]:
    """A test of names against * ? and [...]."""
    import re

    parts = re.split(r"(\*|\?|\[[^]]*\])", pattern)
    known = {"*": ".*", "?": "."}
    expression = "".join(known.get(part) or (part if part.startswith("[") and part.endswith("]") else re.escape(part)) for part in parts)
    return re.compile(expression, re.IGNORECASE | re.DOTALL).fullmatch


def default_alignment(value: Any) -> str:
    """Numbers, booleans, characters and enums stand at the right."""
    if value is None or value is NOTHING or value.__class__ is str:
        return "left"
    return "right" if is_scalar(value) and type_names(value)[0] != "System.String" else "left"


# Reading -Property and -GroupBy


def read_properties(given: Any, shape: str) -> list[Property]:
    """-Property's values as properties. `shape` (table, list, wide, custom, group) says which keys a hashtable may have. Raises FormatFault."""
    if given is None:
        return []
    items: Iterable[Any] = given if isinstance(given, list) else [given]
    return [_read(item, shape) for item in items] if items != [None] else []


def _read(item: Any, shape: str) -> Property:
    from azshell.dotnet.dictionaries import Dictionary

    value = unwrap(item)
    if value is None:
        raise FormatFault("DictionaryKeyUnknownType", f"The value of a parameter was null; one of the following types was expected: {EXPECTED}.")
    if isinstance(value, Dictionary):
        return _read_dictionary(value, shape)
    if isinstance(value, str):
        if not value:
            raise FormatFault("ExpressionEmptyString2", "An empty string value is not allowed.")
        return Property(str(value))
    if _is_block(value):
        return Property(value)
    raise FormatFault("DictionaryKeyUnknownType", f"Cannot convert {_kind(item)} to one of the following types {EXPECTED}.")


EXPECTED = "{System.String, System.Management.Automation.ScriptBlock}"


def _kind(value: Any) -> str:
    from azshell.dotnet.types import type_of

    if value.__class__ is PSObject and value.base is None:
        return "System.Management.Automation.PSObject"
    return type_of(unwrap(value)).full_name


def _is_block(value: Any) -> bool:
    from azshell.dotnet.types import type_of

    return type_of(value).full_name == "System.Management.Automation.ScriptBlock"


def _read_dictionary(entries: Any, shape: str) -> Property:
    found: dict[str, tuple[str, Any]] = {}
    for key, value in entries.items():
        if not isinstance(key, str):
            raise FormatFault("DictionaryKeyNonString", f"The {_kind(key).rpartition('.')[2]} key type is not valid. The key must be a string.")
        meant = next((name for name in KEYS[shape] if key and name.startswith(key.lower())), None)
        if meant is None:
            raise FormatFault("DictionaryKeyIllegal", f"The {key} key is not valid.")
        meant = "label" if meant == "name" else meant
        if meant in found:
            raise FormatFault("DictionaryKeyDuplicate", f'The duplicated key "{key}" conflicts with "{meant}".')
        found[meant] = (key, unwrap(value))
    if "expression" not in found:
        raise FormatFault("DictionaryKeyMandatoryEntry", "A mandatory entry for expression is missing.")
    made = Property(None)
    for meant, (key, value) in found.items():
        _CHECKS[meant](made, key, value)
    return made


def _wrong_type(key: str, value: Any, kind: str) -> FormatFault:
    words = f'The "{key}" key has a type, {_kind(value) if value is not None else ""}, that is not valid; expected type is {kind}.'
    return FormatFault("DictionaryKeyIllegalValue2", words)


def _expression(made: Property, key: str, value: Any) -> None:
    if isinstance(value, str):
        if not value:
            raise FormatFault("ExpressionEmptyString1", 'The "expression" key cannot have an empty string value.')
    elif value is None or not _is_block(value):
        kind = _kind(value) if value is not None else ""
        raise FormatFault("DictionaryKeyIllegalValue1", f'The "{key}" key has a type, {kind}, that is not valid; expected types are {EXPECTED}.')
    made.expression = value


def _label(made: Property, key: str, value: Any) -> None:
    if not isinstance(value, str):
        raise _wrong_type(key, value, "System.String")
    made.label = value


def _format(made: Property, key: str, value: Any) -> None:
    if not isinstance(value, str):
        raise _wrong_type(key, value, "System.String")
    if not value:
        raise FormatFault("FormatStringEmpty", 'Cannot have an empty formatting string for key "formatString".')
    made.format = value


def _width(made: Property, key: str, value: Any) -> None:
    if type(value) is not int:
        raise _wrong_type(key, value, "System.Int32")
    if value < 1:
        raise FormatFault("WidthOutOfRange", f'The value "{value}" for key "width" should be greater than 0.')
    made.width = value


def _alignment(made: Property, key: str, value: Any) -> None:
    if not isinstance(value, str):
        raise _wrong_type(key, value, "System.String")
    meant = [name for name in ("left", "center", "right") if value and name.startswith(value.lower())]
    if not meant:
        words = f'The value "{value}" for key "alignment" is not valid; valid values are {{left, center, right}}.'
        raise FormatFault("AlignmentIllegalValue", words)
    made.alignment = meant[0]


def _depth(made: Property, key: str, value: Any) -> None:
    if type(value) is not int:
        raise _wrong_type(key, value, "System.Int32")
    made.depth = value


_CHECKS: dict[str, Any] = {
    "expression": _expression, "label": _label, "formatstring": _format, "width": _width, "alignment": _alignment, "depth": _depth,
}  # fmt: skip
