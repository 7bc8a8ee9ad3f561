"""Sort-Object: put objects in order."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_range
from azshell.dotnet.comparison import equal
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.members import MISSING
from azshell.dotnet.values import NOTHING, PSObject, unwrap
from cmdlets.utility.object_order import compare_values, order_by
from cmdlets.utility.property_expression import Column, read_columns


class SortObject(Cmdlet):
    """Sorts objects by their values, or by properties and calculated keys.

    Each -Property is a name, a script block, or a table with Expression and Ascending or Descending. Text is compared
    without regard to case unless -CaseSensitive is given. Equal objects keep their order for sure with -Stable; without it
    many of them come in the order .NET's sort leaves them.

    ```ps1con
    PS C:\\> 'pear', 'Apple', 'fig' | Sort-Object Length, { $_ } -Descending
    Apple
    pear
    fig
    ```
    """

    default_set = "Default"

    Stable = Switch(sets=["Default"])
    Descending = Switch()
    Unique = Switch()
    Top = Parameter("int", mandatory=True, sets=["Top"], validate=validate_range(1, 2147483647))
    Bottom = Parameter("int", mandatory=True, sets=["Bottom"], validate=validate_range(1, 2147483647))
    InputObject = Parameter("psobject", from_pipeline=True)
    Property = Parameter("object[]", position=0)
    Culture = Parameter("string")
    CaseSensitive = Switch()

    def begin(self) -> None:
        self.columns = read_columns(self, self.Property, ("expression", "ascending", "descending"))
        self.objects: list[Any] = []

    def process_object(self, obj: Any) -> None:
        """Gather."""
        if obj is not None and obj is not NOTHING:
            self.objects.append(obj)

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.process_object(self.InputObject)

    def end(self) -> None:
        objects = self.objects
        columns = self.plain_columns()
        keys = [[column.keys(self, obj, 1)[0] for column in columns] if columns else [obj] for obj in objects]
        falling = [self.falls(column) for column in columns] or [bool(self.Descending)]
        stable = bool(self.Stable) or self.Top is not None or self.Bottom is not None
        order = order_by(objects, keys, falling, not self.CaseSensitive, stable)
        if self.Unique:
            order = self.without_repeats(order, keys)
        if self.Top is not None:
            order = order[: self.Top]
        elif self.Bottom is not None:
            order = order[-self.Bottom :]
        for position in order:
            self.write(objects[position])

    def plain_columns(self) -> list[Column]:
        """The keys; a wildcard is all properties of any object that it matches, by name."""
        found: list[Column] = []
        for column in self.columns:
            if column.pattern is None or not self.objects:
                found.append(column)
            else:
                names = {name.lower(): name for obj in self.objects for name in column.names(obj)}
                found.extend(Column(names[low], column.entries) for low in sorted(names))
        return found

    def falls(self, column: Column) -> bool:
        """Whether a key goes from high to low: its own entries before -Descending."""
        if "descending" in column.entries:
            return bool(column.entries["descending"])
        if "ascending" in column.entries:
            return not column.entries["ascending"]
        return bool(self.Descending)

    def without_repeats(self, order: list[int], keys: list[list[Any]]) -> list[int]:
        """One of each run of equal keys."""
        kept: list[int] = []
        for position in order:
            if kept and all(self.same(a, b) for a, b in zip(keys[kept[-1]], keys[position], strict=True)):
                continue
            kept.append(position)
        return kept

    def same(self, a: Any, b: Any) -> bool:
        a, b = unwrap(a), unwrap(b)
        if isinstance(a, PSObject) and isinstance(b, PSObject):
            return compare_values(a, b, not self.CaseSensitive) == 0
        if a is None or b is None or a is MISSING or b is MISSING:
            return (a is None or a is MISSING) == (b is None or b is MISSING)
        try:
            return equal(a, b, not self.CaseSensitive) or compare_values(a, b, not self.CaseSensitive) == 0
        except NetException:
            return False
