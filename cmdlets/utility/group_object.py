"""Group-Object: gather objects that have equal values."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.collections import ArrayList, Collection
from azshell.dotnet.conversion import to_display_string, to_string
from azshell.dotnet.dictionaries import Dictionary, Hashtable
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import ArgumentException, ExtendedTypeSystemException, NetException
from azshell.dotnet.members import MISSING
from azshell.dotnet.types import declare, known_type, prop, type_of
from azshell.dotnet.values import NOTHING, PSObject, unwrap
from cmdlets.utility.object_order import compare_values, order_by
from cmdlets.utility.property_expression import read_columns


class GroupInfo:
    """One group: the values its objects share, and the objects."""

    net_type: Any

    def __init__(self, values: list[Any], name: str) -> None:
        self.values = ArrayList(values)
        self.name = name
        self.group = Collection((), known_type("psobject"))
        self.count = 0


class GroupInfoNoElement(GroupInfo):
    """A group that only counts (-NoElement)."""

    net_type: Any


NO_ELEMENT_MEMBERS = [
    prop("System.Collections.ArrayList Values", lambda info: info.values),
    prop("int Count", lambda info: info.count),
    prop("System.Collections.ObjectModel.Collection[psobject] Group", lambda info: info.group),
    prop("string Name", lambda info: info.name),
]
GroupInfo.net_type = declare("Microsoft.PowerShell.Commands.GroupInfo", GroupInfo, members=NO_ELEMENT_MEMBERS)
GroupInfoNoElement.net_type = declare(
    "Microsoft.PowerShell.Commands.GroupInfoNoElement", GroupInfoNoElement, base="Microsoft.PowerShell.Commands.GroupInfo"
)


WITHOUT_TABLE = "The command cannot be run because the AsString parameter requires that you specify the AsHashtable parameter."
WITHOUT_STRING = (
    "The command cannot be run because using the AsHashTable parameter with more than one property requires adding the AsString parameter."
)


class GroupObject(Cmdlet):
    """Groups objects that have the same values of the given properties.

    Each group has a Name, a Count, the Group of objects and the Values they share. -AsHashTable gives one table from
    value to objects instead; -AsString makes its keys text.

    ```ps1con
    PS C:\\> 1..5 | Group-Object { $_ % 2 } -AsHashTable -AsString | ForEach-Object { $_['1'] -join ' ' }
    1 3 5
    ```
    """

    aliases = ["group"]
    output_types = ["System.Collections.Hashtable", "Microsoft.PowerShell.Commands.GroupInfo"]

    NoElement = Switch()
    AsHashTable = Switch(sets=["HashTable"], aliases=["AHT"])
    AsString = Switch(sets=["HashTable"])
    InputObject = Parameter("psobject", from_pipeline=True)
    Property = Parameter("object[]", position=0)
    Culture = Parameter("string")
    CaseSensitive = Switch()

    def begin(self) -> None:
        self.columns = read_columns(self, self.Property, ("expression",), globbing=False)
        self.objects: list[Any] = []
        self.keys: list[list[Any]] = []
        if self.AsString and not self.AsHashTable:
            self.fail("ArgumentException", WITHOUT_TABLE)
        if self.AsHashTable and not self.AsString and len(self.columns) > 1:
            self.fail("ArgumentException", WITHOUT_STRING)

    def fail(self, error_id: str, message: str) -> None:
        """A combination of switches that makes no sense."""
        self.throw(ArgumentException(message), error_id, "InvalidArgument", None)

    def process_object(self, obj: Any) -> None:
        """Gather the object with its keys."""
        if obj is None or obj is NOTHING:
            return
        if not self.columns:
            self.keys.append([obj])
        else:
            keys: list[Any] = []
            for column in self.columns:
                keys.extend(column.keys(self, obj))
            self.keys.append(keys)
        self.objects.append(obj)

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.process_object(self.InputObject)

    def end(self) -> None:
        groups = self.groups()
        if not self.AsHashTable:
            for group in groups:
                self.write(group)
            return
        if not groups:
            return
        table = Hashtable(ignore_case=not self.CaseSensitive)
        for group in groups:
            key = group.name if self.AsString else unwrap(group.values[0]) if group.values else None
            if key is None or table.contains(key):
                words = (
                    "The objects grouped by this property cannot be expanded because there is a key duplication. "
                    "Provide a valid value for the property, and then try again."
                )
                self.write_error(NetException(words), words, "InvalidArgument", None)
                continue
            table.set(key, group.group)
        self.write(table)

    def groups(self) -> list[GroupInfo]:
        """The groups: in order of their values when these are of one type, else as they first came."""
        order = range(len(self.objects))
        if self.objects and self.one_type():
            width = max(map(len, self.keys))
            keys = [key + [MISSING] * (width - len(key)) for key in self.keys]
            order = order_by(self.objects, keys, [False] * width, not self.CaseSensitive)  # type: ignore[assignment]
        found: list[GroupInfo] = []
        by_hash: dict[Any, GroupInfo] = {}
        make = GroupInfoNoElement if self.NoElement else GroupInfo
        for position in order:
            key = [None if value is MISSING else value for value in self.keys[position]]
            hashed = self.hashed(key)
            group = by_hash.get(hashed) if hashed is not None else self.search(found, key)
            if group is None:
                group = make(key, self.name_of(key))
                found.append(group)
                if hashed is not None:
                    by_hash[hashed] = group
            group.count += 1
            if not self.NoElement:
                group.group.append(self.objects[position])
        return found

    def one_type(self) -> bool:
        """Whether every key position holds values of one type (null aside)."""
        for place in range(max(map(len, self.keys))):
            kinds = {
                type(unwrap(key[place])) for key in self.keys if place < len(key) and key[place] is not None and key[place] is not MISSING
            }
            if len(kinds) > 1:
                return False
        return True

    def hashed(self, key: list[Any]) -> Any:
        """The key as something a dict finds at once; None where only comparing tells."""
        if not self.same_types:
            return None
        parts: list[Any] = []
        for value in key:
            value = unwrap(value)
            if value is None or type(value) is int or type(value) is float:
                parts.append(value)
            elif type(value) is str:
                parts.append(value if self.CaseSensitive else value.upper())
            else:
                return None
        return tuple(parts)

    @property
    def same_types(self) -> bool:
        """Kept after the first look."""
        if not hasattr(self, "_same_types"):
            self._same_types = self.one_type()
        return self._same_types

    def search(self, groups: list[GroupInfo], key: list[Any]) -> GroupInfo | None:
        """The group whose values compare equal."""
        for value in key if groups else ():
            if isinstance(value, PSObject) and value.base is None:
                first = to_string(groups[0].values[0])
                words = (
                    f'Cannot compare "{first}" to "{to_string(value)}" because the objects are not the same type '
                    f'or the object "{first}" does not implement "IComparable".'
                )
                self.throw(ExtendedTypeSystemException(words), "PSObjectCompareTo", "NotSpecified", None)
        for group in groups:
            if len(group.values) == len(key) and all(self.same(a, b) for a, b in zip(group.values, key, strict=True)):
                return group
        return None

    def same(self, a: Any, b: Any) -> bool:
        """Whether two values are of one group. Collections are told apart by their type alone, as PowerShell does it."""
        if isinstance(unwrap(a), list) and isinstance(unwrap(b), list):
            return type_of(a) is type_of(b)
        return compare_values(a, b, not self.CaseSensitive) == 0

    def name_of(self, key: list[Any]) -> str:
        """The values as text, joined by a comma; null ones leave no trace."""
        return ", ".join(self.text_of(value, place) for place, value in enumerate(key) if value is not None)

    def text_of(self, value: Any, place: int) -> str:
        if isinstance(unwrap(value), str):
            return str(unwrap(value))
        from_block = place < len(self.columns) and self.columns[place].block is not None
        bare = unwrap(value)
        if isinstance(bare, Dictionary) and self.columns and not from_block:
            return "{" + ", ".join(f"[{to_display_string(key)}, {to_display_string(item)}]" for key, item in bare.items()) + "}"
        items = None if from_block or not self.columns else enumerate_value(value)
        if items is not None:
            return "{" + ", ".join(to_display_string(item) for item in items) + "}"
        return to_string(value) if isinstance(value, list) else to_display_string(value)
