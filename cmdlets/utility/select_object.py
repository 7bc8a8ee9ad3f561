"""Select-Object: choose properties or objects."""

from __future__ import annotations

from collections import deque
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, ScriptBlock, Switch, WildcardPattern, validate_range
from azshell.dotnet.comparison import equal
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import InvalidOperationException, NetException, PSArgumentException
from azshell.dotnet.members import MISSING, add_note, type_names
from azshell.dotnet.values import NOTHING, PSObject, unwrap
from cmdlets.utility.object_order import compare_values
from cmdlets.utility.property_expression import Column, property_of, read_columns, spelled


class SelectObject(Cmdlet):
    """Selects objects, or properties of objects.

    With -Property each object gives a new one that has just these properties; calculated ones are tables with the keys
    Name (or Label) and Expression. With -First, -Last, -Skip, -Index and -Unique it chooses among the objects. -First
    ends the commands before it as soon as it has enough.

    ```ps1con
    PS C:\\> 1..9 | Select-Object -First 2 -Skip 1
    2
    3
    ```
    """

    aliases = ["select"]
    default_set = "DefaultParameter"

    InputObject = Parameter("psobject", from_pipeline=True)
    Property = Parameter("object[]", position=0, sets=["DefaultParameter", "SkipLastParameter"])
    ExcludeProperty = Parameter("string[]", sets=["DefaultParameter", "SkipLastParameter"])
    ExpandProperty = Parameter("string", sets=["DefaultParameter", "SkipLastParameter"])
    Unique = Switch()
    CaseInsensitive = Switch()
    Last = Parameter("int", sets=["DefaultParameter"], validate=validate_range(0, 2147483647))
    First = Parameter("int", sets=["DefaultParameter"], validate=validate_range(0, 2147483647))
    Skip = Parameter("int", sets=["DefaultParameter", "SkipLastParameter"], validate=validate_range(0, 2147483647))
    SkipLast = Parameter("int", sets=["SkipLastParameter"], validate=validate_range(0, 2147483647))
    Wait = Switch(sets=["DefaultParameter", "IndexParameter"])
    Index = Parameter("int[]", sets=["IndexParameter"], validate=validate_range(0, 2147483647))
    SkipIndex = Parameter("int[]", sets=["SkipIndexParameter"], validate=validate_range(0, 2147483647))

    def begin(self) -> None:
        self.columns = read_columns(self, self.Property)
        self.expand = read_columns(self, [self.ExpandProperty]) if self.ExpandProperty else []
        self.excluded = [WildcardPattern(name) for name in self.ExcludeProperty or ()]
        if self.excluded and not self.columns and not self.expand:
            self.columns = [Column("*")]
        self.shapes = bool(self.columns or self.expand)
        self.seen: list[Any] = []
        self.kept: dict[Any, dict[Any, list[Any]]] = {}
        self.position = 0
        self.given = 0
        self.waiting: deque[Any] = deque()
        self.indexes = set(self.Index) if self.Index is not None else None
        self.skipped = set(self.SkipIndex) if self.SkipIndex is not None else None
        self.skip = self.Skip or 0
        self.plain = not self.Unique and all(
            choice is None for choice in (self.First, self.Last, self.SkipLast, self.Index, self.SkipIndex)
        )
        if self.First == 0 and self.Last is None and not self.Wait and self.is_bound("First"):
            self.given = 0

    def process_object(self, obj: Any) -> None:
        """Choose by position, then by uniqueness, then shape."""
        if obj is None or obj is NOTHING:
            return
        position = self.position
        self.position = position + 1
        if self.indexes is not None:
            if position in self.indexes:
                self.pass_on(obj)
                if not self.Wait and position >= max(self.indexes):
                    self.enough()
            return
        if self.skipped is not None:
            if position not in self.skipped:
                self.pass_on(obj)
            return
        if self.SkipLast is not None:
            if position >= self.skip:
                self.waiting.append(obj)
                if len(self.waiting) > self.SkipLast:
                    self.pass_on(self.waiting.popleft())
            return
        if self.First is None and self.Last is not None:
            self.waiting.append(obj)  # -Skip counts from the end here
            if len(self.waiting) > self.Last + self.skip:
                self.waiting.popleft()
            return
        if position < self.skip:
            return
        if self.First is None:
            self.pass_on(obj)
        elif self.given < self.First:
            self.given += 1
            self.pass_on(obj)
            if self.given == self.First and self.Last is None and not self.Wait and not self.Unique:
                self.enough()
        elif self.Last is not None:
            self.waiting.append(obj)
            if len(self.waiting) > self.Last:
                self.waiting.popleft()
        elif not self.Wait:
            self.enough()

    def process(self) -> None:
        self.process_object(self.InputObject)

    def enough(self) -> None:
        """End the commands before this one; what waits is written first, because this one's own end is not run then."""
        self.end()
        self.stop_upstream()

    def end(self) -> None:
        waiting = list(self.waiting)
        if self.SkipLast is not None:
            waiting = []
        elif self.First is None and self.Last is not None:
            waiting = waiting[: max(0, len(waiting) - self.skip)][-self.Last :] if self.Last else []
        for obj in waiting:
            self.pass_on(obj)
        for obj in self.seen:
            self.write(obj)

    # one object

    def pass_on(self, obj: Any) -> None:
        """Shape a chosen object and write it (with -Unique: keep it for the end)."""
        out = self.keep if self.Unique else self.write
        if not self.shapes:
            out(obj)
            return
        pairs = self.selected(obj)
        if not self.expand:
            shaped = PSObject.custom(pairs)
            # the object's own kind stays readable in its type names, as PowerShell does it
            shaped.type_names = [f"Selected.{type_names(obj)[0].removeprefix('Selected.')}", *CUSTOM_NAMES]
            if self.calculated:
                shaped.piped = {lower: shaped.props[lower] for lower in self.calculated}
            out(shaped)
            return
        self.expanded(obj, pairs, out)

    def selected(self, obj: Any) -> list[tuple[str, Any]]:
        """The properties that -Property names for this object."""
        taken: dict[str, None] = {}
        pairs: list[tuple[str, Any]] = []
        self.calculated: list[str] = []
        for column in self.columns:
            named = bool(column.entries.get("name"))
            if column.block is not None:
                try:
                    value = self.value_of(column.block, obj)
                except NetException:
                    value = None
                found: list[tuple[str, Any]] = [(column.text, value)]
            else:
                found = [(name, property_of(obj, name)) for name in column.names(obj)]
                if named and len(found) > 1:
                    self.write_error(
                        InvalidOperationException("Cannot rename multiple results."), "RenamingMultipleResults", "InvalidOperation", obj
                    )
                    continue
            for name, value in found:
                shown = column.entries["name"] if named else spelled(obj, name) if column.block is None else name
                if self.excluded and any(pattern.matches(shown) for pattern in self.excluded):
                    continue
                if shown.lower() in taken:
                    self.already_there(shown, obj)
                    continue
                taken[shown.lower()] = None
                if (column.block is not None and value is not None) or (obj.__class__ is PSObject and obj.is_piped(name.lower())):
                    self.calculated.append(shown.lower())
                pairs.append((shown, None if value is MISSING or value is NOTHING else value))
        return pairs

    def expanded(self, obj: Any, pairs: list[tuple[str, Any]], out: Any) -> None:
        """Write the values of -ExpandProperty, each with the selected properties added."""
        column = self.expand[0]
        names = column.names(obj)
        if len(names) > 1:
            self.write_error(
                PSArgumentException("Multiple properties cannot be expanded."),
                "MutlipleExpandProperties",
                "InvalidArgument",
                self.ExpandProperty,
            )
            return
        value = property_of(obj, names[0]) if names else MISSING
        if value is MISSING:
            self.write_error(
                PSArgumentException(f'Property "{self.ExpandProperty}" cannot be found.'),
                "ExpandPropertyNotFound",
                "InvalidArgument",
                self.ExpandProperty,
            )
            return
        items = enumerate_value(value)
        if items is None:
            if value is None or value is NOTHING:
                return
            items = iter((value,))
        for item in items:
            if item is None:
                continue
            out(self.with_notes(item, pairs))

    def with_notes(self, item: Any, pairs: list[tuple[str, Any]]) -> Any:
        """The item with the selected properties as notes."""
        if not pairs:
            return item
        for name, value in pairs:
            if property_of(item, name) is not MISSING:
                self.already_there(name, item, "AlreadyExistingUserSpecifiedPropertyExpand")
                continue
            item = add_note(item, name, value)
        return item

    def already_there(self, name: str, target: Any, error_id: str = "AlreadyExistingUserSpecifiedPropertyNoExpand") -> None:
        self.write_error(
            PSArgumentException(f'The property cannot be processed because the property "{name}" already exists.'),
            error_id,
            "InvalidOperation",
            target,
        )

    # -Unique

    def keep(self, obj: Any) -> None:
        """Keep an object for the end unless an equal one is kept already."""
        values = [value for _, value in obj.items()] if self.shapes and not self.expand else [obj]
        names = tuple(obj.names.values()) if self.shapes and not self.expand else ()
        values = [unwrap(value) for value in values]
        kinds = (names, *map(type, values))
        groups = self.kept.setdefault(kinds, {})
        exact = self.exact(values)
        if exact is not None:
            if exact in groups:
                return
            # things of other types may be equal too: 1 and '1'
            others = [entry for kind, found in self.kept.items() if kind != kinds and kind[0] == names for entry in found.values()]
        else:
            others = [entry for kind, found in self.kept.items() if kind[0] == names for entry in found.values()]
        if any(self.same(values, entry) for entry in others):
            return
        groups[len(self.seen) if exact is None else exact] = values
        self.seen.append(obj)

    def exact(self, values: list[Any]) -> Any:
        """Plain values as a key that only equal ones of the same types share; None when there are others among them."""
        if not all(type(value) in PLAIN for value in values):
            return None
        return tuple(value.upper() if self.CaseInsensitive and type(value) is str else value for value in values)

    def same(self, left: list[Any], right: list[Any]) -> bool:
        return len(left) == len(right) and all(_equal(a, b, self.CaseInsensitive) for a, b in zip(left, right, strict=True))


UNORDERED = (PSObject, Dictionary, list, ScriptBlock)
PLAIN = frozenset((str, int, float, bool, type(None)))
CUSTOM_NAMES = ("System.Management.Automation.PSCustomObject", "System.Object")


def _equal(a: Any, b: Any, ignore_case: bool) -> bool:
    a, b = unwrap(a), unwrap(b)
    if a is b:
        return True
    try:
        if equal(a, b, ignore_case):
            return True
    except NetException:
        pass
    # what has no order is told apart by its text alone
    return isinstance(a, UNORDERED) and isinstance(b, UNORDERED) and compare_values(a, b, ignore_case) == 0
