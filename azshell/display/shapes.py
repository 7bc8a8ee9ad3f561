"""What the Format- cmdlets write: objects that say how to print, which only the display reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from azshell.dotnet.types import declare

__all__ = [
    "NEW_LINE", "ComplexEntry", "FormatData", "FormatEndData", "FormatEntryData", "FormatStartData", "Frame", "GroupEndData",
    "GroupStartData", "Heading", "ListEntry", "RawText", "TableRow", "WideEntry",
]  # fmt: skip


class Heading(NamedTuple):
    """A column of a table about to be printed: `width` 0 = not yet decided; alignment left, right or center."""

    label: str
    width: int
    alignment: str


class TableRow(NamedTuple):
    """The cells of a row. `alignments` where they differ from the headings' (None = as the heading); `wrap`: long cells go on below."""

    cells: list[str]
    alignments: tuple[str | None, ...] | None
    wrap: bool


class ListEntry(NamedTuple):
    """The labels and values of one object."""

    labels: list[str]
    values: list[str]


class WideEntry(NamedTuple):
    """The one value of an object."""

    text: str


class RawText(NamedTuple):
    """Lines printed as they are."""

    text: str


class _NewLine:
    __slots__ = ()


NEW_LINE = _NewLine()
"""The end of a line in a ComplexEntry."""


class Frame(NamedTuple):
    """Items moved in: `left` and `right` margins, and how much further in (or, below 0, out) the first line stands. All in cells."""

    items: list[Any]
    left: int = 0
    right: int = 0
    first: int = 0


class ComplexEntry(NamedTuple):
    """Free text: a tree of str, NEW_LINE and Frame."""

    items: list[Any]


class FormatData:
    """Any object a Format- cmdlet writes."""

    __slots__ = ()
    net_type: Any


class FormatStartData(FormatData):
    """The beginning: the shape (table, list, wide, custom) and what is common to its entries.

    sizing       widths are to be taken from the rows (-AutoSize)
    columns      of a wide format; 0 = not said
    """

    __slots__ = ("columns", "headings", "hide_header", "shape", "sizing")

    def __init__(
        self, shape: str, headings: Sequence[Heading] = (), hide_header: bool = False, sizing: bool = False, columns: int = 0
    ) -> None:
        self.shape = shape
        self.headings = headings
        self.hide_header = hide_header
        self.sizing = sizing
        self.columns = columns


class GroupStartData(FormatData):
    """The beginning of a group; `header` is what stands above it, None for nothing."""

    __slots__ = ("header",)

    def __init__(self, header: ComplexEntry | None = None) -> None:
        self.header = header


class FormatEntryData(FormatData):
    """One object. Out of band: it does not belong to the format around it, and is printed between its entries."""

    __slots__ = ("entry", "out_of_band")

    def __init__(self, entry: TableRow | ListEntry | WideEntry | ComplexEntry | RawText, out_of_band: bool = False) -> None:
        self.entry = entry
        self.out_of_band = out_of_band


class GroupEndData(FormatData):
    """The end of a group."""

    __slots__ = ()


class FormatEndData(FormatData):
    """The end of a format."""

    __slots__ = ()


def _declare(classes: Iterable[type]) -> None:
    for made in classes:
        declare(f"Microsoft.PowerShell.Commands.Internal.Format.{made.__name__}", made)


_declare([FormatStartData, GroupStartData, FormatEntryData, GroupEndData, FormatEndData])
