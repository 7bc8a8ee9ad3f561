"""What a -Property argument may be: a name, a wildcard, a script block, or a table with Name/Expression and other entries.

Select-Object, Sort-Object, Group-Object, Measure-Object, Compare-Object, ConvertTo-Html and Join-String read theirs here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from azshell.cmdlet import Cmdlet, ScriptBlock, WildcardPattern
from azshell.dotnet.conversion import to_bool
from azshell.dotnet.dictionaries import Dictionary, Hashtable
from azshell.dotnet.exceptions import NetException, NotSupportedException
from azshell.dotnet.member_views import PropertySet, PSMethod
from azshell.dotnet.members import MISSING, extended_member, get_member, own_member, property_names, type_extensions
from azshell.dotnet.types import type_of
from azshell.dotnet.values import NOTHING, PSObject, unwrap

__all__ = ["MISSING", "Column", "has_own", "property_of", "read_columns"]

# entry -> (accepted types, other names of the entry)
ENTRIES: dict[str, tuple[tuple[type, ...], tuple[str, ...]]] = {
    "expression": ((str, ScriptBlock), ()),
    "name": ((str,), ("label",)),
    "ascending": ((), ()),
    "descending": ((), ()),
    "alignment": ((str,), ()),
    "width": ((int,), ()),
}
TYPE_WORDS = {str: "System.String", ScriptBlock: "System.Management.Automation.ScriptBlock", int: "System.Int32"}


class Column:
    """One -Property item: `text` (a name or pattern) or `block`, and the table's other entries."""

    __slots__ = ("block", "entries", "pattern", "text")

    def __init__(self, expression: str | ScriptBlock, entries: dict[str, Any] | None = None) -> None:
        self.block = None if isinstance(expression, str) else expression
        self.text = str(expression) if isinstance(expression, str) else block_text(expression)
        self.entries = entries or {}
        wild = self.block is None and any(char in self.text for char in "*?[")
        self.pattern = WildcardPattern(self.text) if wild else None

    @property
    def label(self) -> str:
        """The name the result goes by: the table's Name, else the expression's text."""
        return self.entries.get("name") or self.text

    def names(self, obj: Any) -> list[str]:
        """The object's properties a wildcard means, in its order; for a plain name the name itself."""
        if self.pattern is None:
            return self.members_of_set(obj) or [self.text]
        bare = unwrap(obj)
        if isinstance(bare, Hashtable):
            return [key for key in map(str, bare.keys()) if self.pattern.matches(key)]
        return [name for name in names_of(obj) if self.pattern.matches(name)]

    def members_of_set(self, obj: Any) -> list[str] | None:
        """The properties of the property set this name means, or None."""
        carried = obj if obj.__class__ is PSObject else getattr(obj, "ps_members", None)
        found = carried.props.get(self.text.lower()) if carried is not None else None
        if found is None and type_extensions.members and obj is not None:
            found = extended_member(obj, self.text.lower())
        return list(found.referenced) if isinstance(found, PropertySet) else None

    def values(self, cmdlet: Cmdlet, obj: Any) -> list[tuple[str, Any]]:
        """(name, value) of all that the column means for the object; a missing property gives MISSING.

        NetException when the block or a getter fails.
        """
        if self.block is not None:
            value = cmdlet.value_of(self.block, obj)
            return [(self.text, None if value is NOTHING else value)]
        if self.pattern is None:
            return [(self.text, property_of(obj, self.text))]
        return [(name, property_of(obj, name)) for name in self.names(obj)]

    def keys(self, cmdlet: Cmdlet, obj: Any, most: int | None = None) -> list[Any]:
        """The values to sort, group or compare the object by: one, or one for each property that is meant, `most` at most.

        MISSING stands for no such property, None for a block or getter that fails, which the cmdlet reports.
        """
        try:
            if self.block is not None:
                value = cmdlet.value_of(self.block, obj)
                return [None if value is NOTHING else value]
            return [property_of(obj, name) for name in self.names(obj)[:most]] or [MISSING]
        except NetException as error:
            cmdlet.write_error(error, "ExpressionEvaluation", "InvalidResult", obj)
            return [None]


def block_text(block: Any) -> str:
    """A script block's text as it heads a column."""
    return str(block)


def names_of(obj: Any) -> Sequence[str]:
    """The names of an object's properties, in order."""
    if (
        obj.__class__ is PSObject
        and obj.base is None
        and not type_extensions.members
        and not any(getattr(value, "is_member", False) for value in obj.props.values())
    ):
        return [obj.names[lower] for lower in obj.props]
    return property_names(obj)


def spelled(obj: Any, name: str) -> str:
    """A property's name as the object spells it; as written when the object has none."""
    low = name.lower()
    if obj.__class__ is PSObject and low in obj.names:
        return str(obj.names[low])
    return next((known for known in property_names(obj) if known.lower() == low), name)


def property_of(obj: Any, name: str) -> Any:
    """The property of this one object: no member enumeration, no methods; MISSING when it has none."""
    if obj.__class__ is PSObject:
        found = obj.props.get(name.lower(), MISSING)
        if found is not MISSING:
            found = found.get(obj) if getattr(found, "is_member", False) else found
            return None if found is NOTHING else found
    value = _member_of(obj, name)
    return MISSING if value.__class__ is PSMethod else None if value is NOTHING else value


def has_own(obj: Any, name: str) -> bool:
    """Whether the object itself has a property or method of this name."""
    return _member_of(obj, name) is not MISSING


def _member_of(obj: Any, name: str) -> Any:
    if obj is None or obj is NOTHING:
        return MISSING
    if obj.__class__ is PSObject:
        lower = name.lower()
        if lower in obj.props:
            return get_member(obj, name)
        found = extended_member(obj, lower)
        if found is not MISSING:
            return get_member(obj, name)
        if obj.base is None:
            return MISSING if lower in ("count", "length") else get_member(obj, name)
        obj = obj.base
    if isinstance(obj, Hashtable):  # of the dictionaries only this one has its keys as properties here
        found = obj.get(name, MISSING)
        if found is not MISSING:
            return found
    return own_member(obj, name)


def read_columns(
    cmdlet: Cmdlet, items: Iterable[Any] | None, allowed: Sequence[str] = ("expression", "name"), globbing: bool = True
) -> list[Column]:
    """The columns that -Property items mean; `allowed` says which entries a table may have, `globbing` whether names may have wildcards.

    Wrong items end the command.
    """
    columns = []
    for item in items or ():
        bare = unwrap(item)
        if isinstance(bare, Dictionary):
            columns.append(_from_table(cmdlet, bare, allowed))
            if not globbing and columns[-1].pattern is not None:
                words = f'The "expression" key cannot have wildcard characters in value "{columns[-1].text}".'
                _fail(cmdlet, "ExpressionGlobbing1", words)
        elif isinstance(bare, str):
            if not bare:
                _fail(cmdlet, "ExpressionEmptyString2", "An empty string value is not allowed.")
            columns.append(Column(str(bare)))
            if not globbing and columns[-1].pattern is not None:
                _fail(cmdlet, "ExpressionGlobbing2", f'Wildcard characters are not allowed in "{bare}".')
        elif isinstance(bare, ScriptBlock):
            columns.append(Column(bare))
        elif bare is not None:
            words = "{System.String, System.Management.Automation.ScriptBlock}"
            _fail(cmdlet, "DictionaryKeyUnknownType", f"Cannot convert {type_of(bare).full_name} to one of the following types {words}.")
    return columns


def _from_table(cmdlet: Cmdlet, table: Dictionary, allowed: Sequence[str]) -> Column:
    entries: dict[str, Any] = {}
    for key, value in table.items():
        if not isinstance(key, str):
            _fail(cmdlet, "DictionaryKeyNonString", f"The {type_of(key).name} key type is not valid. The key must be a string.")
        entry = _entry(key, allowed)
        if entry is None:
            _fail(cmdlet, "DictionaryKeyIllegal", f"The {key} key is not valid.")
        elif entry in entries:
            _fail(cmdlet, "DictionaryKeyDuplicate", f'The duplicated key "{key}" conflicts with "{entry}".')
        else:
            entries[entry] = _checked(cmdlet, entry, key, unwrap(value))
    if "expression" not in entries:
        _fail(cmdlet, "DictionaryKeyMandatoryEntry", "A mandatory entry for expression is missing.")
    expression = entries.pop("expression")
    if expression == "":
        _fail(cmdlet, "ExpressionEmptyString1", 'The "expression" key cannot have an empty string value.')
    return Column(expression, entries)


def _entry(key: str, allowed: Sequence[str]) -> str | None:
    low = key.lower()
    if not low:
        return None
    for entry in allowed:
        if entry.startswith(low) or any(other.startswith(low) for other in ENTRIES[entry][1]):
            return entry
    return None


def _checked(cmdlet: Cmdlet, entry: str, key: str, value: Any) -> Any:
    types, _ = ENTRIES[entry]
    if not types:
        return to_bool(value)
    if value is None:
        _fail(cmdlet, "DictionaryKeyMissingValue", f"The {key} key has no value.")
    if not isinstance(value, types):
        found = type_of(value).full_name
        if len(types) > 1:
            words = ", ".join(TYPE_WORDS[kind] for kind in types)
            _fail(
                cmdlet,
                "DictionaryKeyIllegalValue1",
                f'The "{key}" key has a type, {found}, that is not valid; expected types are {{{words}}}.',
            )
        words = TYPE_WORDS[types[0]]
        _fail(cmdlet, "DictionaryKeyIllegalValue2", f'The "{key}" key has a type, {found}, that is not valid; expected type is {words}.')
    return value


def _fail(cmdlet: Cmdlet, error_id: str, details: str) -> None:
    # PowerShell throws the bare NotSupportedException and keeps the real words in the record's ErrorDetails
    from azshell.dotnet.records import ErrorDetails, ErrorRecord

    record = ErrorRecord(NotSupportedException("Specified method is not supported."), error_id, "InvalidArgument", None)
    record.error_details = ErrorDetails(details)
    cmdlet.throw(record)
