"""The groups of a format as they are printed: rows of a table, entries of a list, lines of a wide format, free text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from azshell.display.cells import cell_width, cut, wrap
from azshell.display.grid import SEPARATOR, draw, fit_columns
from azshell.display.shapes import ComplexEntry, FormatStartData, Heading, ListEntry, TableRow, WideEntry

if TYPE_CHECKING:
    from azshell.display.writer import Writer

LEAST_WIDTH = 5
"""Cells below which neither a table nor a list is printed."""
ROWS_AT_ONCE = 100
"""Rows of a table that are drawn together."""


class TablePart:
    """One group of a table."""

    lags = False

    def __init__(self, writer: Writer, start: FormatStartData, measured: list[int] | None) -> None:
        self.writer = writer
        self.rows: list[list[str]] = []
        self.ends: list[int] = []
        headings: Sequence[Heading] = start.headings
        self.alignments = [heading.alignment for heading in headings]
        self.row_alignments: tuple[str | None, ...] | None = None
        has_room = headings and writer.width >= LEAST_WIDTH
        self.widths = fit_columns(measured or [heading.width for heading in headings], writer.width) if has_room else []
        self.visible = [k for k, width in enumerate(self.widths) if width > 0]
        self.ragged = bool(self.visible) and self.visible[-1] == len(headings) - 1
        if not start.hide_header and self.visible:
            self._header([heading.label for heading in headings])

    @staticmethod
    def measure(start: FormatStartData, entries: Sequence[Any]) -> list[int]:
        """The widest of each column's label and cells."""
        widths = [cell_width(heading.label) for heading in start.headings]
        for entry in entries:
            if entry.__class__ is TableRow:
                for k, cell in enumerate(entry.cells):
                    size = cell_width(cell)
                    if size > widths[k]:
                        widths[k] = size
        return widths

    def _header(self, labels: list[str]) -> None:
        dashes = []
        for label, width in zip(labels, self.widths, strict=True):
            size = cell_width(label)
            dashes.append("-" * (size if 0 < size < width else width))
        self._wrap(labels)
        self.rows.append(dashes)
        self.ends.append(-1)
        self.flush()

    def put(self, row: TableRow) -> None:
        """One row."""
        if not self.visible:
            return
        if row.alignments is not self.row_alignments:
            self.flush()
            self.row_alignments = row.alignments
        if row.wrap:
            self._wrap(row.cells)
        else:
            ellipsis = self.writer.layout.ellipsis
            self.rows.append(
                [
                    cell if len(cell) <= width and cell.isascii() and cell.isprintable() else cut(cell, width, alignment, ellipsis)
                    for cell, width, alignment in zip(row.cells, self.widths, self._row_alignments(), strict=True)
                ]
            )
            self.ends.append(-1)
        if len(self.rows) >= ROWS_AT_ONCE or (self.writer.live and not self.writer.measuring):
            self.flush()

    def _row_alignments(self) -> list[str]:
        if self.row_alignments is None:
            return self.alignments
        return [own or column for own, column in zip(self.row_alignments, self.alignments, strict=True)]

    def _wrap(self, cells: Sequence[str]) -> None:
        """A row whose long cells go on in further lines; a line ends with its last cell."""
        columns = [wrap(cells[k], self.widths[k], self.widths[k]) if self.widths[k] > 0 else [] for k in range(len(cells))]
        for line in range(max(len(column) for column in columns)):
            self.rows.append([column[line] if line < len(column) else "" for column in columns])
            self.ends.append(max(k for k, column in enumerate(columns) if line < len(column)))

    def flush(self) -> None:
        """Print the rows that wait."""
        if not self.rows:
            return
        rows, self.rows = self.rows, []
        ends, self.ends = self.ends, []
        shown, widths, alignments = self.visible, self.widths, self._row_alignments()
        if len(shown) != len(widths):
            rows = [[row[k] for k in shown] for row in rows]
            alignments = [alignments[k] for k in shown]
            widths = [widths[k] for k in shown]
            ends = [shown.index(end) if end >= 0 else -1 for end in ends]
        for line in draw(rows, widths, alignments, ragged=self.ragged, ends=ends):
            self.writer.write(line)


class ListPart:
    """One group of a list."""

    lags = False

    def __init__(self, writer: Writer, start: FormatStartData, measured: None) -> None:
        self.writer = writer

    @staticmethod
    def measure(start: FormatStartData, entries: Sequence[Any]) -> None:
        """A list takes no measure."""

    def put(self, entry: ListEntry) -> None:
        """One object."""
        self.writer.empty(self.writer.layout.entry_before)
        self.writer.list(entry)
        self.writer.empty(self.writer.layout.entry_after)

    def flush(self) -> None:
        """Nothing waits."""


class WidePart:
    """One group of a wide format. A line that is not full is printed only when the next group begins, after the line that parts them."""

    lags = True

    def __init__(self, writer: Writer, start: FormatStartData, measured: int | None) -> None:
        self.writer = writer
        self.waiting: list[str] = []
        self.columns = start.columns or 2
        if measured:
            self.columns = max(1, (writer.width + SEPARATOR) // (measured + SEPARATOR)) if measured < writer.width else 1
        self.widths = fit_columns([0] * self.columns, writer.width)

    @staticmethod
    def measure(start: FormatStartData, entries: Sequence[Any]) -> int | None:
        """The widest entry, unless the number of columns is given."""
        if start.columns:
            return None
        return max([cell_width(entry.text) for entry in entries if entry.__class__ is WideEntry], default=0)

    def put(self, entry: WideEntry) -> None:
        """One object."""
        self.waiting.append(entry.text)
        if len(self.waiting) == self.columns:
            self.flush()

    def flush(self) -> None:
        """Print the line that waits, full or not."""
        if self.waiting:
            texts = self.waiting + [""] * (self.columns - len(self.waiting))
            self.waiting = []
            shown = [k for k, width in enumerate(self.widths) if width > 0]
            cells = [[cut(texts[k], self.widths[k], "left", self.writer.layout.ellipsis) for k in shown]]
            widths = [self.widths[k] for k in shown]
            for line in draw(cells, widths, ["left"] * len(shown), ragged=shown[-1] == len(self.widths) - 1):
                self.writer.write(line)


class ComplexPart:
    """One group of a custom format."""

    lags = False

    def __init__(self, writer: Writer, start: FormatStartData, measured: None) -> None:
        self.writer = writer

    @staticmethod
    def measure(start: FormatStartData, entries: Sequence[Any]) -> None:
        """A custom format takes no measure."""

    def put(self, entry: ComplexEntry) -> None:
        """One object."""
        self.writer.complex(entry, self.writer.width)

    def flush(self) -> None:
        """Nothing waits."""


PARTS: dict[str, Any] = {"table": TablePart, "list": ListPart, "wide": WidePart, "custom": ComplexPart}
