"""Objects -> format data of one shape: a table's rows, a list's entries, ..., from a view or from properties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from azshell.display.members import is_scalar, type_names
from azshell.display.properties import Faults, Property, default_alignment, name_property, properties_of
from azshell.display.scope import Scope, items_of
from azshell.display.shapes import NEW_LINE, ComplexEntry, FormatStartData, Frame, Heading, ListEntry, TableRow, WideEntry
from azshell.display.views import Field, View, applies_to
from azshell.dotnet.exceptions import NetException

TABLE_LIMIT = 10
"""Columns of a table that takes all properties of its objects."""
DEFAULT_DEPTH = 5


class FormatOptions:
    """What a Format- cmdlet was asked for. `shape` None = nothing: the default format."""

    __slots__ = (
        "auto_size", "columns", "depth", "display_error", "expand", "force", "group_by", "hide_headers", "properties", "shape", "show_error",
        "view", "wrap",
    )  # fmt: skip

    def __init__(
        self,
        shape: str | None = None,
        properties: Sequence[Property] = (),
        *,
        group_by: Property | None = None,
        view: str | None = None,
        auto_size: bool = False,
        wrap: bool = False,
        hide_headers: bool = False,
        columns: int = 0,
        depth: int = DEFAULT_DEPTH,
        force: bool = False,
        expand: str | None = None,
        show_error: bool = False,
        display_error: bool = False,
    ) -> None:
        self.shape = shape
        self.properties = properties
        self.group_by = group_by
        self.view = view
        self.auto_size = auto_size
        self.wrap = wrap
        self.hide_headers = hide_headers
        self.columns = columns
        self.depth = depth
        self.force = force
        self.expand = expand
        self.show_error = show_error
        self.display_error = display_error


class Generator:
    """Makes the entries of one format. Without a view it goes by properties, and any object can stand in it."""

    shape = ""

    def __init__(self, scope: Scope, options: FormatOptions, view: View | None, faults: Faults) -> None:
        self.scope = scope
        self.options = options
        self.view = view
        self.faults = faults

    def accepts(self, obj: Any) -> bool:
        """Whether the object can stand in this format."""
        return self.view is None or applies_to(self.view, type_names(obj))

    def begin(self, first: Any) -> FormatStartData:
        """The start, which the first object decides."""
        return FormatStartData(self.shape)

    def entry(self, obj: Any) -> Any:
        """The entry for an object."""
        raise NotImplementedError

    def value_text(self, obj: Any, value: str | Callable[[Any], Any], format: str = "") -> str:
        """A view's value as text."""
        return Property(value, format=format).text(obj, self.scope, self.faults)


class TableGenerator(Generator):
    """Tables."""

    shape = "table"

    def begin(self, first: Any) -> FormatStartData:
        options, view = self.options, self.view
        self.properties: list[Property] = []
        self.alignments: tuple[str | None, ...] | None = None
        self.wrap = options.wrap or (view is not None and view.wrap)
        if view is None:
            headings = self._property_headings(first)
            return FormatStartData("table", headings, options.hide_headers, options.auto_size)
        headings = [Heading(column.label, column.width, column.alignment) for column in view.columns]
        if any(column.cells for column in view.columns):
            self.alignments = tuple(column.cells for column in view.columns)
        return FormatStartData("table", headings, options.hide_headers or view.hide_headers, options.auto_size or view.sizing)

    def _property_headings(self, first: Any) -> list[Heading]:
        properties = properties_of(first, self.options.properties, keep_missing=True)
        if not self.options.properties:
            properties = properties[:TABLE_LIMIT]
        self.properties = properties
        headings = []
        for prop in properties:
            alignment = prop.alignment
            if alignment is None:
                try:
                    alignment = default_alignment(prop.value(first, self.scope))
                except NetException:  # shown, or not, when the row itself is made
                    alignment = "left"
            headings.append(Heading(prop.title, prop.width, alignment))
        return headings

    def entry(self, obj: Any) -> TableRow:
        scope, faults = self.scope, self.faults
        if self.view is None:
            return TableRow([prop.text(obj, scope, faults, True) for prop in self.properties], None, self.wrap)
        cells = [self.value_text(obj, column.value, column.format) for column in self.view.columns]
        return TableRow(cells, self.alignments, self.wrap)


class ListGenerator(Generator):
    """Lists."""

    shape = "list"

    def entry(self, obj: Any) -> ListEntry:
        scope, faults = self.scope, self.faults
        if self.view is None:
            properties = properties_of(obj, self.options.properties)
            return ListEntry([prop.title for prop in properties], [prop.text(obj, scope, faults) for prop in properties])
        fields = [field for field in self._fields(obj) if field.when is None or field.when(obj)]
        return ListEntry([field.label for field in fields], [self.value_text(obj, field.value, field.format) for field in fields])

    def _fields(self, obj: Any) -> Sequence[Field]:
        view = self.view
        assert view is not None
        if view.variants:
            for kind in type_names(obj):
                if kind in view.variants:
                    return view.variants[kind]
        return view.fields


class WideGenerator(Generator):
    """Several objects a line."""

    shape = "wide"

    def begin(self, first: Any) -> FormatStartData:
        return FormatStartData("wide", sizing=self.options.auto_size, columns=0 if self.options.auto_size else self.options.columns or 2)

    def entry(self, obj: Any) -> WideEntry:
        if self.view is not None:
            return WideEntry(self.value_text(obj, self.view.value))
        chosen = self.options.properties
        prop = None if chosen else name_property(obj)
        found = [prop] if prop else properties_of(obj, chosen)
        return WideEntry(found[0].text(obj, self.scope, self.faults) if found else "")


class CustomGenerator(Generator):
    """Free text: a view's, or an object's properties within braces, and theirs within those."""

    shape = "custom"

    def entry(self, obj: Any) -> ComplexEntry:
        if self.view is not None and self.view.draw is not None:
            return self.view.draw(obj, self.scope)
        if is_scalar(obj):
            return ComplexEntry([self.scope.text(obj), NEW_LINE])
        items = items_of(obj)
        if items is not None:
            return ComplexEntry(self._enumeration(items, 0))
        return ComplexEntry(self._object(obj, 0, self.options.properties))

    def _object(self, obj: Any, level: int, chosen: Sequence[Property]) -> list[Any]:
        names = type_names(obj)
        name = names[0].rpartition(".")[2] if names else "PSObject"
        inner: list[Any] = []
        for prop in properties_of(obj, chosen):
            inner.append(f"{prop.title} = ")
            try:
                value = prop.value(obj, self.scope)
            except NetException:
                value = "#ERR" if self.faults.display else ""
            inner += self._value(value, level, self.options.depth if prop.depth is None else prop.depth)
        return [f"class {name}", NEW_LINE, "{", NEW_LINE, Frame(inner, 2), "}", NEW_LINE]

    def _value(self, value: Any, level: int, depth: int) -> list[Any]:
        items = None if value is None else items_of(value)
        if items is not None:
            return [NEW_LINE, Frame(self._enumeration(items, level + 1), 2)]
        if self._is_leaf(value, level, depth):
            return [self.scope.text(value), NEW_LINE]
        return [NEW_LINE, Frame(self._object(value, level + 1, ()), 2)]

    def _is_leaf(self, value: Any, level: int, depth: int) -> bool:
        return value is None or level >= depth or is_scalar(value)

    def _enumeration(self, items: Any, level: int) -> list[Any]:
        inner: list[Any] = []
        for count, item in enumerate(items):
            if count == self.scope.limit:
                inner += [self.scope.layout.ellipsis, NEW_LINE]
                break
            if self._is_leaf(item, level, self.options.depth):
                inner += [self.scope.text(item), NEW_LINE]
                continue
            nested = items_of(item)
            if nested is not None:
                inner += [NEW_LINE, Frame(self._enumeration(nested, level + 1), 2)]
            else:
                inner += self._object(item, level + 1, ())
        return ["[", NEW_LINE, Frame(inner, 2), "]", NEW_LINE, NEW_LINE]


GENERATORS: dict[str, type[Generator]] = {
    "table": TableGenerator,
    "list": ListGenerator,
    "wide": WideGenerator,
    "custom": CustomGenerator,
}
