"""Objects -> lines: what Out-Default, Out-Host, Out-String and Out-File are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from azshell.display.formatter import Formatter
from azshell.display.layout import LAYOUTS, MODERN, Layout
from azshell.display.scope import Scope
from azshell.display.shapes import FormatData, FormatStartData
from azshell.display.writer import Writer


class Printer:
    """Shows objects one after another. Format data among them is printed as it says; `end` must be called after the last object."""

    def __init__(self, write: Callable[[str], None], scope: Scope) -> None:
        self.writer = Writer(write, scope.width, scope.layout)
        self.formatter = Formatter(self.writer.put, scope)

    def show(self, obj: Any) -> None:
        """One object."""
        cls = obj.__class__
        if cls is str:
            self.writer.text(obj)
        elif cls is int:
            self.writer.text(str(obj))
        elif isinstance(obj, FormatData):
            if cls is FormatStartData:
                self.formatter.end()
            self.writer.put(obj)
        else:
            self.formatter.process(obj)

    def flush(self) -> None:
        """Write what can be written now; rows that are held back to be measured stay held, as they do on PowerShell's console."""
        if self.writer.part is not None:
            self.writer.part.flush()

    def end(self) -> None:
        """No more objects: closes what is open."""
        self.formatter.end()
        self.writer.end()


def format_objects(
    objects: Iterable[Any], *, width: int = 120, layout: Layout | str = MODERN, scope: Scope | None = None
) -> Iterator[str]:
    """The lines the objects are shown with, as Out-Default shows them, `width` cells wide."""
    chosen = LAYOUTS[layout] if isinstance(layout, str) else layout
    lines: list[str] = []
    printer = Printer(lines.append, scope or Scope(layout=chosen, width=width))
    for obj in objects:
        printer.show(obj)
        if lines:
            yield from lines
            lines.clear()
    printer.end()
    yield from lines
