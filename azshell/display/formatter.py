"""Objects -> format data: which view an object gets, where groups begin and end, what stands between the entries of a format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.display.generators import GENERATORS, FormatOptions, Generator, ListGenerator
from azshell.display.members import default_properties, is_scalar, member_value, property_names, type_names
from azshell.display.properties import Faults, Property
from azshell.display.property_arguments import FormatFault
from azshell.display.scope import Scope, items_of, plain_text
from azshell.display.shapes import (
    ComplexEntry,
    FormatData,
    FormatEndData,
    FormatEntryData,
    GroupEndData,
    GroupStartData,
    ListEntry,
    RawText,
)
from azshell.display.views import Grouping, View, find_out_of_band, find_view, views_of
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import NOTHING

TABLE_PROPERTIES = 4
"""Objects with more properties are shown as lists."""

_UNSET = object()


class Formatter:
    """Takes objects one after another and emits format data, as Format-Table, ... do, or as Out-Default does when `options.shape` is None."""

    def __init__(self, emit: Callable[[Any], None], scope: Scope, options: FormatOptions | None = None) -> None:
        self.emit = emit
        self.scope = scope
        self.options = options or FormatOptions()
        self.faults = Faults(self.options.display_error, self.options.show_error)
        self.generator: Generator | None = None
        self.grouping: Grouping | Property | None = None
        self.group_value: Any = _UNSET
        self.in_group = False

    def process(self, obj: Any) -> None:
        """One object of the pipeline; collections are gone through."""
        if obj is None or obj is NOTHING:
            return
        if isinstance(obj, FormatData):
            self.emit(obj)
            return
        items = items_of(obj)
        expand = (self.options.expand or "EnumOnly").lower()
        if items is None or expand == "coreonly":
            self._object(obj)
            return
        if expand == "both":
            inside = list(items)
            self._core(obj, len(inside))
            items = iter(inside)
        for item in items:
            if item is not None and item is not NOTHING:
                self._object(item)

    def end(self) -> None:
        """No more objects."""
        if self.in_group:
            self.emit(GroupEndData())
            self.in_group = False
        if self.generator is not None:
            self.emit(FormatEndData())
            self.generator = None

    # One object

    def _object(self, obj: Any) -> None:
        if isinstance(obj, FormatData):
            self.emit(obj)
            return
        if not self.options.force:
            apart = self._out_of_band(obj)
            if apart is not None:
                self._emit_apart(apart)
                return
        generator = self.generator
        if generator is None:
            generator = self.generator = self._generator(obj)
            view = generator.view
            self.grouping = self.options.group_by or (view.grouping if view is not None else None)
            self.group_value = _UNSET
            self.emit(generator.begin(obj))
        elif not self.options.force and not generator.accepts(obj):
            self._emit_apart(self._stranger(obj))
            return
        self._group(obj)
        self.emit(FormatEntryData(generator.entry(obj)))
        if self.faults.pending:
            self._report_faults()

    def _emit_apart(self, entry: Any) -> None:
        if entry is not None:
            self.emit(FormatEntryData(entry, True))

    def _out_of_band(self, obj: Any) -> Any:
        """The entry of an object that belongs to no format: a scalar, an object without properties, or one with such a view."""
        if is_scalar(obj):
            return RawText(plain_text(obj))
        view = find_out_of_band(type_names(obj))
        if view is not None and view.draw is not None:
            return view.draw(obj, self.scope)
        if not property_names(obj) and find_view(type_names(obj), self.scope.layout.name) is None:
            return RawText(plain_text(obj))
        return None

    def _stranger(self, obj: Any) -> ListEntry | None:
        """An object that cannot stand in the running format is shown as a list of its properties."""
        entry = ListGenerator(self.scope, FormatOptions("list"), None, self.faults).entry(obj)
        return entry if entry.labels else None

    def _core(self, obj: Any, count: int) -> None:
        """-Expand Both: the collection as an object, before its items."""
        self._emit_apart(RawText("The following object supports IEnumerable:"))
        entry = ListGenerator(self.scope, FormatOptions("list"), None, self.faults).entry(obj)
        self._emit_apart(entry if entry.labels else RawText(plain_text(obj)))
        words = "the following object" if count == 1 else f"the following {count} objects"
        self._emit_apart(RawText(f"The IEnumerable contains {words}:"))

    # Views

    def _generator(self, obj: Any) -> Generator:
        options = self.options
        names = type_names(obj)
        layout = self.scope.layout.name
        shape = options.shape
        view: View | None = None
        if shape is None:
            view = find_view(names, layout)
            shape = view.shape if view is not None else self._shape_for(obj)
        elif not options.properties:
            view = find_view(names, layout, shape, options.view)
            if view is None and options.view is not None:
                raise self._view_not_found(names, shape, options.view)
        return GENERATORS[shape](self.scope, options, view, self.faults)

    def _shape_for(self, obj: Any) -> str:
        shown = default_properties(obj) or property_names(obj)
        return "table" if len(shown) <= TABLE_PROPERTIES else "list"

    def _view_not_found(self, names: list[str], shape: str, wanted: str) -> FormatFault:
        title = shape.capitalize()
        known = views_of(names, self.scope.layout.name)
        same = [view.name for view in known if view.shape == shape]
        others = {view.shape.capitalize(): None for view in known if view.name.lower() == wanted.lower()}
        if others:
            commands = ", ".join(f"Format-{other}" for other in others)
            words = f" The view name {wanted} cannot be found in the {title} formatting. Try using one of these other format cmdlets: {commands}"
        elif same:
            words = f"The view name {wanted} cannot be found. Specify one of the following {title} views and try again: {', '.join(same)}."
        else:
            words = f"The view name {wanted} cannot be found. There are no existing {title} views for {names[0]} objects."
        return FormatFault("FormatViewNotFound", words, "ObjectNotFound", "PipelineStoppedException", wanted)

    # Groups

    def _group(self, obj: Any) -> None:
        changed = self._group_changes(obj)
        if not self.in_group:
            self.emit(GroupStartData(self._group_header(obj)))
            self.in_group = True
        elif changed:
            self.emit(GroupEndData())
            self.emit(GroupStartData(self._group_header(obj)))

    def _group_changes(self, obj: Any) -> bool:
        grouping = self.grouping
        if grouping is None:
            return False
        try:
            if isinstance(grouping, Property):
                resolved = grouping.resolve(obj)
                if not resolved:
                    return False
                value = resolved[0].value(obj, self.scope)
                title = resolved[0].title
            else:
                value = member_value(obj, grouping.value) if isinstance(grouping.value, str) else grouping.value(obj)
                title = grouping.label or (grouping.value if isinstance(grouping.value, str) else "")
        except NetException:  # an object whose group cannot be told stays in the running one
            return False
        before, self.group_value = self.group_value, value
        if before is _UNSET:
            self.group_title = "" if value is None else title
            return False
        changed = not _same(before, value)
        if changed:
            self.group_title = title
        return changed

    group_title = ""

    def _group_header(self, obj: Any) -> ComplexEntry | None:
        if self.group_value is _UNSET:
            return None
        grouping = self.grouping
        if isinstance(grouping, Grouping) and grouping.header is not None:
            return grouping.header(obj)
        return ComplexEntry([f"   {self.group_title}: ", self.scope.text(self.group_value)])

    def _report_faults(self) -> None:
        from azshell.dotnet.exceptions import RuntimeException
        from azshell.dotnet.records import ErrorRecord

        pending, self.faults.pending = self.faults.pending, []
        for obj, prop, _ in pending:
            error = RuntimeException(f'Failed to evaluate expression "{prop.expression}".')
            record = ErrorRecord(error, "PSPropertyExpressionError", "InvalidArgument", obj)
            entry = self._out_of_band(record)
            self._emit_apart(entry)


def _same(before: Any, value: Any) -> bool:
    if before is None or value is None:
        return before is value
    from azshell.dotnet.comparison import equal

    try:
        if equal(before, value):
            return True
        first, second = items_of(before), items_of(value)
        return first is not None and second is not None and list(first) == list(second)
    except NetException:
        return False
