"""Compare-Object: what two sets of objects do not share."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_range
from azshell.dotnet.members import MISSING, add_note
from azshell.dotnet.values import PSObject
from cmdlets.utility.object_order import compare_values
from cmdlets.utility.property_expression import read_columns

BOTH, REFERENCE, DIFFERENCE = "==", "<=", "=>"


class CompareObject(Cmdlet):
    """Compares two sets of objects, as a whole or by properties.

    Each result has a SideIndicator: `<=` stands only in the reference, `=>` only in the difference, `==` in both.

    ```ps1con
    PS C:\\> Compare-Object 1, 2, 3 2, 3, 4 | ForEach-Object { "$($_.InputObject) $($_.SideIndicator)" }
    4 =>
    1 <=
    ```
    """

    aliases = ["compare", "diff"]
    ReferenceObject = Parameter("psobject[]", position=0, mandatory=True, allow_empty_collection=True)
    DifferenceObject = Parameter("psobject[]", position=1, mandatory=True, from_pipeline=True, allow_empty_collection=True)
    SyncWindow = Parameter("int", validate=validate_range(0, 2147483647))
    Property = Parameter("object[]")
    ExcludeDifferent = Switch()
    IncludeEqual = Switch()
    PassThru = Switch()
    Culture = Parameter("string")
    CaseSensitive = Switch()

    def begin(self) -> None:
        self.columns = read_columns(self, self.Property, ("expression",), globbing=False)
        self.references = [self.entry(obj) for obj in self.ReferenceObject or ()]
        self.next = 0
        self.window = 2**31 - 1 if self.SyncWindow is None else self.SyncWindow
        self.left: list[Any] = []
        self.right: list[Any] = []
        if self.ExcludeDifferent and not self.is_bound("IncludeEqual"):
            self.IncludeEqual = True

    def process(self) -> None:
        for obj in self.DifferenceObject or ():
            self.step(self.entry(obj))

    def end(self) -> None:
        while self.next < len(self.references):
            self.step(None)
        for entry in self.right:
            self.show(entry, DIFFERENCE)
        for entry in self.left:
            self.show(entry, REFERENCE)

    def entry(self, obj: Any) -> tuple[Any, list[Any]]:
        """An object with the values it is compared by."""
        return obj, [column.keys(self, obj, 1)[0] for column in self.columns] or [obj]

    def step(self, difference: Any) -> None:
        """Set the next reference against a difference (None: there is no more), remembering what found no partner yet."""
        reference = None
        if self.next < len(self.references):
            reference = self.references[self.next]
            self.next += 1
        if reference is not None and difference is not None and self.same(reference, difference):
            self.show(reference, BOTH)
            return
        if difference is not None:
            match = self.take(difference, self.left)
            if match is not None:
                self.show(match, BOTH)
                difference = None
        if reference is not None and self.take(reference, self.right) is not None:
            self.show(reference, BOTH)
            reference = None
        if difference is not None:
            self.remember(difference, self.right, DIFFERENCE)
        if reference is not None:
            self.remember(reference, self.left, REFERENCE)

    def same(self, a: Any, b: Any) -> bool:
        return all(compare_values(x, y, not self.CaseSensitive) == 0 for x, y in zip(a[1], b[1], strict=True))

    def take(self, entry: Any, waiting: list[Any]) -> Any:
        for place, other in enumerate(waiting):
            if self.same(entry, other):
                return waiting.pop(place)
        return None

    def remember(self, entry: Any, waiting: list[Any], side: str) -> None:
        if self.window == 0:
            self.show(entry, side)
            return
        while len(waiting) >= self.window:
            self.show(waiting.pop(0), side)
        waiting.append(entry)

    def show(self, entry: Any, side: str) -> None:
        """Write one result."""
        if (side == BOTH and not self.IncludeEqual) or (side != BOTH and self.ExcludeDifferent):
            return
        obj, values = entry
        if self.PassThru:
            self.write(add_note(obj, "SideIndicator", side))
            return
        if not self.columns:
            pairs = [("InputObject", obj)]
        else:
            pairs = [(column.text, None if value is MISSING else value) for column, value in zip(self.columns, values, strict=True)]
        self.write(PSObject.custom([*pairs, ("SideIndicator", side)]))
