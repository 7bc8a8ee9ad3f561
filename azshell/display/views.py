"""How views are declared and found: which columns or lines an object of a type is printed with when nobody says otherwise.

    declare_views(
        table("Microsoft.Azure.Thing", [column("ServiceName", 20), column("Size", 8, align="right"), column("Label")]),
        listing("Microsoft.Azure.Thing", ["ServiceName", "Size", field("Where", lambda thing: ...)]),
    )

A value is a property's name or a callable that takes the object. The first view declared for the nearest of an object's type names is its
default view; a Format- cmdlet takes the first of its own shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from azshell.display.shapes import ComplexEntry

Value = str | Callable[[Any], Any]
BOTH = ("modern", "classic")


class Column(NamedTuple):
    """A column of a table. `width` in cells, 0 = what is left; `alignment` of the label, and of the cells unless `cells` differs."""

    label: str
    value: Value
    width: int = 0
    alignment: str = "left"
    cells: str | None = None
    format: str = ""


class Field(NamedTuple):
    """A line of a list; left out where `when` says so."""

    label: str
    value: Value
    format: str = ""
    when: Callable[[Any], bool] | None = None


class Grouping(NamedTuple):
    """What puts neighbours into one group: a value, and above the group `   label: value`, or what `header` makes of its first object."""

    value: Value
    label: str | None = None
    header: Callable[[Any], ComplexEntry] | None = None


class View(NamedTuple):
    """A view: the types it is for, its shape (table, list, wide, custom), and what it shows.

    variants      fields of a list for objects of a nearer type
    draw          a custom view's text: draw(object, scope)
    out_of_band   its objects never begin or end another format
    sizing        widths are taken from the rows, as by -AutoSize
    """

    types: Sequence[str]
    shape: str
    name: str
    columns: Sequence[Column] = ()
    fields: Sequence[Field] = ()
    variants: dict[str, Sequence[Field]] | None = None
    value: Value = ""
    draw: Callable[[Any, Any], ComplexEntry] | None = None
    grouping: Grouping | None = None
    wrap: bool = False
    sizing: bool = False
    hide_headers: bool = False
    out_of_band: bool = False
    layouts: Sequence[str] = BOTH


def column(
    value: Value, width: int = 0, *, label: str | None = None, align: str = "left", cells: str | None = None, format: str = ""
) -> Column:
    """A column, by default under the property's own name."""
    return Column(label if label is not None else str(value), value, width, align, cells, format)


def field(label: str, value: Value | None = None, *, format: str = "", when: Callable[[Any], bool] | None = None) -> Field:
    """A line of a list: the property of that name, or a value of its own."""
    return Field(label, label if value is None else value, format, when)


def table(types: str | Sequence[str], columns: Sequence[Column | str], **settings: Any) -> View:
    """A table view; a column given as a name is that property."""
    return _view(types, "table", columns=[column(c) if isinstance(c, str) else c for c in columns], **settings)


def listing(types: str | Sequence[str], fields: Sequence[Field | str], **settings: Any) -> View:
    """A list view."""
    variants = {kind: _fields(given) for kind, given in (settings.pop("variants", None) or {}).items()}
    return _view(types, "list", fields=_fields(fields), variants=variants or None, **settings)


def wide(types: str | Sequence[str], value: Value, **settings: Any) -> View:
    """A wide view."""
    return _view(types, "wide", value=value, **settings)


def custom(types: str | Sequence[str], draw: Callable[[Any, Any], ComplexEntry], **settings: Any) -> View:
    """A view of free text."""
    return _view(types, "custom", draw=draw, **settings)


def _fields(given: Sequence[Field | str]) -> list[Field]:
    return [field(f) if isinstance(f, str) else f for f in given]


def _view(types: str | Sequence[str], shape: str, **settings: Any) -> View:
    names = [types] if isinstance(types, str) else list(types)
    return View(names, shape, settings.pop("name", names[0]), **settings)


_VIEWS: dict[str, list[View]] = {}
_OUT_OF_BAND: dict[str, View] = {}
_sources = ["azshell.display.dotnet_views", "azshell.display.shell_views", "azshell.display.help_views"]


def declare_views(*views: View) -> None:
    """Add views; a later one of the same types and shape stands behind the earlier ones."""
    for view in views:
        for kind in view.types:
            if view.out_of_band:
                _OUT_OF_BAND.setdefault(kind.lower(), view)
            else:
                _VIEWS.setdefault(kind.lower(), []).append(view)


def _load() -> None:
    while _sources:
        import_module(_sources.pop(0))


def find_view(type_names: Sequence[str], layout: str, shape: str | None = None, name: str | None = None) -> View | None:
    """The view of this shape (None = any) and name (None = any) for the nearest type that has one."""
    if _sources:
        _load()
    for kind in type_names:
        for view in _VIEWS.get(_undressed(kind), ()):
            if (shape is None or view.shape == shape) and (name is None or view.name.lower() == name.lower()) and layout in view.layouts:
                return view
    return None


def views_of(type_names: Sequence[str], layout: str) -> list[View]:
    """All views for an object, the nearest type's first."""
    if _sources:
        _load()
    return [view for kind in type_names for view in _VIEWS.get(_undressed(kind), ()) if layout in view.layouts]


def viewed_types(layout: str) -> list[str]:
    """The names of all types that have a view of their own."""
    if _sources:
        _load()
    found = [view for views in _VIEWS.values() for view in views if layout in view.layouts] + list(_OUT_OF_BAND.values())
    return list(dict.fromkeys(kind for view in found for kind in view.types))


def find_out_of_band(type_names: Sequence[str]) -> View | None:
    """The out-of-band view for the nearest type that has one."""
    if _sources:
        _load()
    for kind in type_names:
        view = _OUT_OF_BAND.get(_undressed(kind))
        if view is not None:
            return view
    return None


def applies_to(view: View, type_names: Sequence[str]) -> bool:
    """Whether an object can stand among those of this view."""
    kinds = {kind.lower() for kind in view.types}
    return any(_undressed(kind) in kinds for kind in type_names)


def _undressed(kind: str) -> str:
    """Lower case, and without the mark of what was read back from a file."""
    return kind.lower().removeprefix("deserialized.")
