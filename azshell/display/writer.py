"""Format data -> lines: what Out-Host, Out-String and Out-File print."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from azshell.display.cells import cell_width, head, pad, wrap
from azshell.display.parts import LEAST_WIDTH, PARTS
from azshell.display.scope import Scope
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
    ListEntry,
    RawText,
)

LABEL_SEPARATOR = " : "


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
    """Takes format data, one after another, and writes lines of at most the scope's width.

    Once one format has taken its widths from its rows, all later ones of this writer do (as in PowerShell, where the cache that measures
    rows is never switched off).
    """

    def __init__(self, write: Callable[[str], None], scope: Scope) -> None:
        self.write = write
        self.width = scope.width
        self.layout = scope.layout
        self.live = scope.live
        self.patience = scope.patience
        self.start: FormatStartData | None = None
        self.in_group = False
        self.group_ended = False
        self.measuring = False
        self.held: list[FormatEntryData] = []
        self.held_since = 0.0
        self.part: Any = None

    # What comes in

    def put(self, data: FormatData) -> None:
        """One piece of format data."""
        _PUT[data.__class__](self, data)

    def text(self, text: str) -> None:
        """A text that belongs to no format."""
        if self.held:
            self._hold(FormatEntryData(RawText(text), True))
            return
        if self.part is not None:
            self.part.flush()
        self.raw(text)

    def flush(self) -> None:
        """Print what waits, except rows that are still being measured."""
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
                self._hold(data)
            else:
                self._out_of_band(data.entry)
        elif not self.in_group or self.start is None:
            raise out_of_sequence(data)
        elif self._measures():
            self._hold(data)
        else:
            self.part.put(data.entry)

    def _hold(self, data: FormatEntryData) -> None:
        """Keep an entry until its group can be measured, or patience is at an end."""
        if self.patience is not None:
            if not self.held:
                self.held_since = time.monotonic()
            elif time.monotonic() - self.held_since > self.patience:
                self.held.append(data)
                self._release()
                return
        self.held.append(data)

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
