"""Objects -> lines: what Out-Default, Out-Host, Out-String and Out-File are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from azshell.display.layout import LAYOUTS, MODERN, Layout
from azshell.display.scope import Scope

if TYPE_CHECKING:
    from azshell.display.formatter import Formatter
    from azshell.display.writer import Writer


class Printer:
    """Shows objects one after another. Format data among them is printed as it says; `end` must be called after the last object.

    The formatter is made at the first object that is not simply a text or a number.
    """

    formatter: Formatter | None = None
    writer: Writer | None = None

    def __init__(self, write: Callable[[str], None], scope: Scope) -> None:
        self.write = write
        self.scope = scope

    def show(self, obj: Any) -> None:
        """One object."""
        cls = obj.__class__
        if cls is str or cls is int:
            text = obj if cls is str else str(obj)
            if self.writer is not None:
                self.writer.text(text)
            elif cls is str and ("\n" in text or "\r" in text):
                for line in text.replace("\r\n", "\n").split("\n"):
                    self.write(line)
            else:
                self.write(text)
        else:
            self._format(obj)

    def flush(self) -> None:
        """Something else is about to be printed: show what waits, except rows that are still being measured."""
        if self.writer is not None:
            self.writer.flush()

    def end(self) -> None:
        """No more objects: closes what is open."""
        if self.formatter is not None and self.writer is not None:
            self.formatter.end()
            self.writer.end()

    def _format(self, obj: Any) -> None:
        from azshell.display.shapes import FormatData, FormatStartData

        if self.formatter is None or self.writer is None:
            from azshell.display.formatter import Formatter
            from azshell.display.writer import Writer

            self.writer = Writer(self.write, self.scope)
            self.formatter = Formatter(self.writer.put, self.scope)
        if isinstance(obj, FormatData):
            if obj.__class__ is FormatStartData:
                self.formatter.end()
            self.writer.put(obj)
        else:
            self.formatter.process(obj)


def format_objects(objects: Iterable[Any], *, width: int = 120, layout: Layout | str = MODERN, scope: Scope | None = None) -> Iterator[str]:
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
