"""What the display needs of the shell around it: script blocks run, limits and preferences. And the texts of values in cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from azshell.display.layout import LAYOUTS, MODERN, Layout
from azshell.dotnet.values import NOTHING, PSObject, Single

RunBlock = Callable[[Any, Any], Any]


def _cannot_run(block: Any, item: Any) -> Any:
    raise RuntimeError("this display runs no script blocks")


class Scope:
    """The surroundings of a display.

    run          (block, item) -> what the block gives for `$_` = item; raises what it raises
    limit        $FormatEnumerationLimit: items of a collection shown in one cell; below 0 all
    error_view   gives $ErrorView when an error is shown; None = the layout's
    width        columns
    location     gives the current location's path
    live         rows of a table are printed one by one, not several together
    patience     seconds for which rows are held back to be measured; None = until their group ends
    """

    live = False
    patience: float | None = None

    def __init__(
        self,
        *,
        layout: Layout = MODERN,
        width: int = 120,
        run: RunBlock = _cannot_run,
        limit: int = 4,
        error_view: Callable[[], Any] | None = None,
        location: Callable[[], str] | None = None,
    ) -> None:
        self.layout = layout
        self.width = width
        self.run = run
        self.limit = limit
        self._error_view = error_view
        self._location = location

    @property
    def error_view(self) -> str:
        """NormalView, CategoryView or ConciseView."""
        chosen = self._error_view() if self._error_view is not None else None
        return str(chosen) if chosen else self.layout.error_view

    def show_errors_in(self, view: Any) -> None:
        """Fix the view of errors; None = the layout's."""
        self._error_view = lambda: view

    @property
    def location(self) -> str:
        """The current location, which views shorten paths by."""
        return self._location() if self._location is not None else ""

    def text(self, value: Any, in_table: bool = False) -> str:
        """A value as a cell shows it: collections in braces, all else its ToString() in the current culture."""
        cls = value.__class__
        if cls is str:
            return _without_escapes(value) if "\x1b" in value and self.layout.strips_escapes else value
        if cls is int or cls is bool:
            return str(value)
        if value is None or value is NOTHING:
            return ""
        if cls is PSObject and value.base is not None:
            return self.text(value.base, in_table)
        if in_table and self.layout.fixed_point_cells and (cls is float or cls is Single or _is_decimal(cls)):
            from azshell.dotnet.formatting import format_value

            return format_value(value, "F")
        items = items_of(value)
        if items is not None:
            return self._items_text(items)
        return plain_text(value)

    def _items_text(self, items: Iterator[Any]) -> str:
        texts: list[str] = []
        ending = "}"
        for item in items:
            if len(texts) == self.limit:
                ending = self.layout.ellipsis + "}"
                break
            texts.append(self._item_text(item))
        return "{" + ", ".join(texts) + ending

    def _item_text(self, item: Any) -> str:
        """An item of a collection. An object whose own class has no ToString() goes by its name, id or key (PSObjectHelper)."""
        if item is None:
            return "$null"
        if item.__class__ in _TEXTS:
            return self.text(item)
        if item.__class__ is not PSObject and not _has_own_text(item):
            from azshell.display.properties import display_name

            name = display_name(item)
            if name is not None:
                return plain_text(name)
        return plain_text(item)


def _without_escapes(text: str) -> str:
    import re

    return re.sub("\x1b\\[[0-9;?]*[A-Za-z]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)", "", text)


def plain_text(value: Any) -> str:
    """A single value's text in the current culture: reals in 15 (Single: 7) digits, arrays with blanks between their items."""
    from azshell.dotnet.conversion import to_display_string, to_string

    if isinstance(value, float) or _is_decimal(value.__class__):
        from azshell.dotnet.formatting import format_value

        return format_value(value, "G15" if value.__class__ is float else "G7" if isinstance(value, float) else None)
    if isinstance(value, list):
        return to_string(value)
    own = getattr(value, "element_text", None)  # XML nodes show their names
    return own if isinstance(own, str) else to_display_string(value)


def scope_for(session: Any, *, width: int | None = None, run: RunBlock = _cannot_run) -> Scope:
    """The surroundings a session gives a display: its layout, its preferences, and `width` columns, or else as many as a file or a string gets."""
    layout = LAYOUTS[session.layout]
    if width is None:
        unattended = layout.unattended_width
        width = unattended if unattended is not None and not session.host.interactive else session.host.width - layout.console_margin
    limit = session.variable("FormatEnumerationLimit", 4)
    return Scope(
        layout=layout,
        width=width,
        run=run,
        limit=limit if type(limit) is int else 4,
        error_view=lambda: session.variable("ErrorView"),
        location=lambda: str(session.location.path),
    )


def console_scope(session: Any, run: RunBlock = _cannot_run) -> Scope:
    """The surroundings of what is printed on a session's console."""
    scope = scope_for(session, width=session.host.width - LAYOUTS[session.layout].console_margin, run=run)
    scope.live = True
    # PowerShell 7 prints what it has after 0.3 s; where nobody waits, what is printed must not hang on how fast the machine is
    scope.patience = 0.3 if session.host.interactive else None
    return scope


_TEXTS = frozenset({str, int, float, bool})


def items_of(value: Any) -> Iterator[Any] | None:
    """The items a format goes through one by one: those of a collection, and a dictionary's entries. None when there are none to go through."""
    from azshell.dotnet.dictionaries import Dictionary
    from azshell.dotnet.enumeration import enumerate_value

    if value.__class__ is PSObject:
        value = value.base
    if isinstance(value, Dictionary):
        return iter(value)
    return enumerate_value(value)


def _is_decimal(cls: type) -> bool:
    return cls.__name__ == "Decimal"


def _has_own_text(item: Any) -> bool:
    """Whether the item's own class overrides ToString(), or it comes from a command of PowerShell's, which wraps what it gives."""
    from azshell.dotnet.types import DotNetType, MethodGroup, type_of

    if item.__class__ is DotNetType or "__str__" in vars(type(item)):
        return True
    kind = type_of(item)
    if kind.definition_name.startswith(("System.Management.Automation.", "Microsoft.PowerShell.")):
        return True
    group = kind.member("ToString")
    return isinstance(group, MethodGroup) and any(method.owner is kind and not method.parameters for method in group.overloads)
