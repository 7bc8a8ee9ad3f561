"""The two layouts, `modern` (PowerShell 7) and `classic` (Windows PowerShell 4), as values: everything in which their printing differs."""

from __future__ import annotations

from typing import NamedTuple


class Layout(NamedTuple):
    """How a console lays out what it prints.

    ellipsis              marks a cut cell, and a collection longer than $FormatEnumerationLimit
    sizes_columns         a table whose first column has no width takes its widths from its rows; otherwise the columns that have none share
                          the line evenly
    fixed_point_cells     Double, Single and Decimal show the culture's decimals in a table made from properties
    strips_escapes        terminal escape sequences are taken out of cells
    unattended_width      columns of a console that nobody sits at, in characters; None: those of the host
    console_margin        columns at the right of the console that are not printed on
    error_view            what $ErrorView is at first
    error_indent          blanks before the + CategoryInfo and + FullyQualifiedErrorId lines of an error
    wraps_errors          whether an error's lines are broken at the console's width

    The rest counts empty lines:
    group_before, group_after    before a group's header, and after each group
    entry_before, entry_after    before and after each entry of a list
    list_end, end                after the last group of a list, and of any other format
    """

    name: str
    ellipsis: str
    sizes_columns: bool
    fixed_point_cells: bool
    strips_escapes: bool
    unattended_width: int | None
    console_margin: int
    error_view: str
    error_indent: int
    wraps_errors: bool
    group_before: int
    group_after: int
    entry_before: int
    entry_after: int
    list_end: int
    end: int


MODERN = Layout(
    name="modern",
    ellipsis="…",
    sizes_columns=True,
    fixed_point_cells=True,
    strips_escapes=True,
    unattended_width=80,
    console_margin=0,
    error_view="NormalView",
    error_indent=0,
    wraps_errors=False,
    group_before=0,
    group_after=0,
    entry_before=0,
    entry_after=1,
    list_end=0,
    end=1,
)

# Windows PowerShell writes an empty line when a format starts, before a group's header, after a group and when the format ends; a list
# also one before each entry and one after the last: hence two before and three after it.
CLASSIC = Layout(
    name="classic",
    ellipsis="...",
    sizes_columns=False,
    fixed_point_cells=False,
    strips_escapes=False,
    unattended_width=None,
    console_margin=1,
    error_view="NormalView",
    error_indent=4,
    wraps_errors=True,
    group_before=1,
    group_after=1,
    entry_before=1,
    entry_after=0,
    list_end=2,
    end=1,
)

LAYOUTS = {layout.name: layout for layout in (MODERN, CLASSIC)}
