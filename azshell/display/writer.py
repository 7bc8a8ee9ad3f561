"""Format data -> lines: what Out-Host, Out-String and Out-File print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from azshell.display.cells import cell_width, cut, head, pad, wrap
from azshell.display.grid import SEPARATOR, draw, fit_columns
from azshell.display.layout import Layout
from azshell.display.shapes import (
    NEW_LINE,
    ComplexEntry,
    FormatData,
    FormatEndData,
    FormatEntryData,
    FormatStartData,
    Frame,
    GroupEndData,
    GroupStartData,
    Heading,
    ListEntry,
    RawText,
    TableRow,
    WideEntry,
)

LABEL_SEPARATOR = " : "
LEAST_WIDTH = 5
"""Cells below which neither a table nor a list is printed."""
ROWS_AT_ONCE = 100
"""Rows of a table with fixed widths that are drawn together."""


def out_of_sequence(data: FormatData) -> Exception:
    """The error for format data in an order no Format- cmdlet writes."""
    from azshell.dotnet.exceptions import InvalidOperationException, RuntimeException

    words = (
        f'The object of type "{data.net_type.full_name}" is not valid or not in the correct sequence. This is likely caused by a user-specified '
        '"format-*" command which is conflicting with the default formatting.'
    )
    error_id = "ConsoleLineOutputOutOfSequencePacket,Microsoft.PowerShell.Commands.OutLineOutputCommand"
    return RuntimeException(words, error_id, "InvalidData", inner=InvalidOperationException(words))


def _ends_line(header: ComplexEntry) -> bool:
    """Whether a header ends its last line itself, so that an empty one follows it anyway."""
    last = header.items[-1] if header.items else None
    return last is NEW_LINE or (last.__class__ is Frame and last.items[-1:] == [NEW_LINE])


class Writer:
    """Takes format data, one after another, and writes lines of at most `width` cells.

    Once one format has taken its widths from its rows, all later ones of this writer do (as in PowerShell, where the cache that measures
    rows is never switched off).
    """

    def __init__(self, write: Callable[[str], None], width: int, layout: Layout) -> None:
        self.write = write
        self.width = width
        self.layout = layout
        self.start: FormatStartData | None = None
        self.in_group = False
        self.group_ended = False
        self.measuring = False
        self.held: list[FormatEntryData] = []
        self.part: Any = None

    # What comes in

    def put(self, data: FormatData) -> None:
        """One piece of format data."""
        _PUT[data.__class__](self, data)

    def text(self, text: str) -> None:
        """A text that belongs to no format."""
        if self.held:
            self.held.append(FormatEntryData(RawText(text), True))
            return
        if self.part is not None:
            self.part.flush()
        self.raw(text)

    def flush(self) -> None:
        """Print what waits."""
        if self.held:
            self._release()
        if self.part is not None:
            self.part.flush()

    def end(self) -> None:
        """The end of all input: closes what is open."""
        if self.in_group:
            self._group_end(None)
        if self.start is not None:
            self._end(None)

    # Formats and groups

    def _start(self, data: FormatStartData) -> None:
        self.end()
        self.start = data
        sized = self.layout.sizes_columns and data.shape == "table" and data.headings and data.headings[0].width == 0
        if data.sizing or sized:
            self.measuring = True
        self.write("")

    def _group_start(self, data: GroupStartData) -> None:
        if self.start is None:
            raise out_of_sequence(data)
        if self.group_ended:
            if not self.layout.group_after:
                self.write("")
            self._close_part()
        if data.header is not None:
            self.empty(self.layout.group_before)
            self.complex(data.header, self.width)
            if self.layout.group_before or not _ends_line(data.header):
                self.write("")
        self.in_group = True
        self.group_ended = False
        if not self.measuring:
            self.part = PARTS[self.start.shape](self, self.start, None)

    def _entry(self, data: FormatEntryData) -> None:
        if data.out_of_band:
            if self.held or self._measures():
                self.held.append(data)
            else:
                self._out_of_band(data.entry)
        elif not self.in_group or self.start is None:
            raise out_of_sequence(data)
        elif self._measures():
            self.held.append(data)
        else:
            self.part.put(data.entry)

    def _measures(self) -> bool:
        """Whether the running group's entries are held back."""
        return self.measuring and self.in_group and self.part is None

    def _release(self) -> None:
        """Print what was held back until the whole group could be measured."""
        if self.start is None:
            return
        held, self.held = self.held, []
        shape = PARTS[self.start.shape]
        self.part = shape(self, self.start, shape.measure(self.start, [data.entry for data in held if not data.out_of_band]))
        for data in held:
            if data.out_of_band:
                self._out_of_band(data.entry)
            else:
                self.part.put(data.entry)

    def _group_end(self, data: GroupEndData | None) -> None:
        if not self.in_group:
            raise out_of_sequence(data or GroupEndData())
        if self._measures():
            self._release()
        if self.part is not None and not self.part.lags:
            self.part.flush()
        self.in_group = False
        self.group_ended = True
        if self.layout.group_after:
            self._close_part()
            self.empty(self.layout.group_after)

    def _close_part(self) -> None:
        if self.part is not None:
            self.part.flush()
            self.part = None

    def _end(self, data: FormatEndData | None) -> None:
        if self.start is None:
            raise out_of_sequence(data or FormatEndData())
        self._close_part()
        self.empty(self.layout.list_end if self.start.shape == "list" else self.layout.end)
        self.start = None
        self.group_ended = False

    # Pieces

    def empty(self, count: int) -> None:
        """Empty lines."""
        for _ in range(count):
            self.write("")

    def raw(self, text: str) -> None:
        """A text as it is."""
        if "\n" in text or "\r" in text:
            for line in text.replace("\r\n", "\n").split("\n"):
                self.write(line)
        else:
            self.write(text)

    def _out_of_band(self, entry: Any) -> None:
        if self.part is not None:
            self.part.flush()
        if entry.__class__ is RawText:
            self.raw(entry.text)
        elif entry.__class__ is ComplexEntry:
            self.complex(entry, self.width if self.layout.wraps_errors else 1 << 30)
        else:
            self.write("")
            self.list(entry)
            self.write("")

    def list(self, entry: ListEntry) -> None:
        """An object as a list of labels and values."""
        labels, values = entry
        if not labels or self.width < LEAST_WIDTH:
            return
        size = min(max([cell_width(label) for label in labels]), self.width - len(LABEL_SEPARATOR) - 1)
        room = self.width - size - len(LABEL_SEPARATOR)
        margin = " " * (size + len(LABEL_SEPARATOR))
        write = self.write
        for label, value in zip(labels, values, strict=True):
            lines = wrap(value, room, room)
            self.raw(pad(head(label, size), size) + LABEL_SEPARATOR + lines[0])
            for line in lines[1:]:
                write(margin + line)

    def complex(self, entry: ComplexEntry, width: int) -> None:
        """Free text in its frames."""
        buffer: list[str] = []

        def flush(left: int, right: int, first: int) -> None:
            room = width - left - right
            if abs(first) >= room:
                first = 0
            lines = wrap("".join(buffer), room - max(first, 0), room + min(first, 0))
            buffer.clear()
            margin = left + max(first, 0)
            for line in lines:
                self.write(" " * margin + line)
                margin = left - min(first, 0)

        def walk(items: Sequence[Any], left: int, right: int, first: int) -> None:
            for item in items:
                if item.__class__ is Frame:
                    walk(item.items, left + item.left, right + item.right, item.first)
                elif item is NEW_LINE:
                    flush(left, right, first)
                else:
                    buffer.append(item)

        walk(entry.items, 0, 0, 0)
        flush(0, 0, 0)


_PUT: dict[type, Callable[[Writer, Any], None]] = {
    FormatStartData: Writer._start,
    GroupStartData: Writer._group_start,
    FormatEntryData: Writer._entry,
    GroupEndData: Writer._group_end,
    FormatEndData: Writer._end,
}


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
        if len(self.rows) >= ROWS_AT_ONCE or not self.writer.measuring:
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
