"""Properties to show: a name or a script block, how its value becomes text, and which of them an object has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from azshell.display.members import (
    DISPLAY_PROPERTIES,
    default_properties,
    has_member,
    is_scalar,
    member_value,
    property_names,
    property_set,
    type_names,
)
from azshell.display.scope import Scope
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import NOTHING

NAME_PATTERNS = ("name", "id", "key", "*key", "*name", "*id")
"""Where an object's name is looked for, in this order."""


class Property:
    """One property to show: a name (perhaps with wildcards) or a script block, and how to show it. Width in cells, 0 = not said."""

    __slots__ = ("alignment", "depth", "expression", "format", "label", "width")

    def __init__(
        self,
        expression: Any,
        label: str | None = None,
        format: str = "",
        width: int = 0,
        alignment: str | None = None,
        depth: int | None = None,
    ) -> None:
        self.expression = expression
        self.label = label
        self.format = format
        self.width = width
        self.alignment = alignment
        self.depth = depth

    @property
    def title(self) -> str:
        """The label, or what names the value."""
        if self.label is not None:
            return self.label
        return self.expression if isinstance(self.expression, str) else str(self.expression)

    def resolve(self, obj: Any) -> list[Property]:
        """The properties of an object that this stands for: itself, all that its wildcards match, or none."""
        expression = self.expression
        if not isinstance(expression, str):
            return [self]
        names = property_names(obj, added_first=True)
        if any(character in expression for character in "*?["):
            matches = _wildcard(expression)
            matching = [name for name in names if matches(name)]
        else:
            lower = expression.lower()
            matching = [name for name in names if name.lower() == lower] or ([expression] if has_member(obj, expression) else [])
        found: list[Property] = []
        for name in matching:
            members = property_set(obj, name) or (name,)
            found += [Property(member, self.label, self.format, self.width, self.alignment, self.depth) for member in members]
        return found

    def value(self, obj: Any, scope: Scope) -> Any:
        """What it gives for an object; None when it is not there. Raises what a script block or a getter raises."""
        expression = self.expression
        if isinstance(expression, str):
            return member_value(obj, expression)
        value = scope.run(expression, obj) if not callable(expression) or hasattr(expression, "net_type") else expression(obj)
        return None if value is NOTHING else value

    def text(self, obj: Any, scope: Scope, faults: Faults, in_table: bool = False) -> str:
        """The value as a cell shows it."""
        try:
            value = self.value(obj, scope)
        except NetException as error:
            return faults.failed(obj, self, error)
        if self.format:
            from azshell.dotnet.formatting import format_composite, format_value

            if isinstance(value, list):
                value = _Joined(value)
            try:
                if "{0" in self.format or "}" in self.format:
                    return format_composite(self.format, [value])
                return format_value(value, self.format)
            except NetException as error:
                if faults.display:
                    return faults.unformatted(obj, self, error)
                in_table = False
        return scope.text(value, in_table)


class _Joined:
    """A collection under a format string: its items under it, with blanks between them."""

    def __init__(self, items: list[Any]) -> None:
        self.items = items

    def to_formatted(self, spec: str, provider: Any) -> str:
        """The items as text."""
        from azshell.dotnet.formatting import format_value

        return " ".join([format_value(item, spec, provider) for item in self.items])


class Faults:
    """What becomes of properties that cannot be read or formatted: -DisplayError shows #ERR, -ShowError reports them."""

    def __init__(self, display: bool = False, show: bool = False) -> None:
        self.display = display
        self.show = show
        self.pending: list[tuple[Any, Property, BaseException]] = []

    def failed(self, obj: Any, prop: Property, error: BaseException) -> str:
        """The text of a value that could not be read."""
        if self.show:
            self.pending.append((obj, prop, error))
        return "#ERR" if self.display else ""

    def unformatted(self, obj: Any, prop: Property, error: BaseException) -> str:
        """The text of a value that could not be formatted."""
        return "#FMTERR"


def properties_of(obj: Any, chosen: Sequence[Property], *, keep_missing: bool = False) -> list[Property]:
    """What to show of an object: the chosen properties, else its default set, else all. Missing ones stay only when `keep_missing`."""
    if chosen:
        found: list[Property] = []
        for prop in chosen:
            resolved = prop.resolve(obj)
            if not resolved and keep_missing and not any(character in prop.expression for character in "*?["):
                resolved = [prop]
            found.extend(resolved)
        return found
    return [Property(name) for name in default_properties(obj) or property_names(obj)]


def display_name(obj: Any) -> Any:
    """The value of the property that an object goes by; None without one."""
    prop = name_property(obj)
    if prop is None:
        return None
    try:
        return prop.value(obj, Scope())
    except NetException:  # a property that cannot be read names nothing
        return None


def name_property(obj: Any) -> Property | None:
    """The property an object goes by: the one its type says, or one called name, id, key, ..."""
    for name in type_names(obj):
        if name in DISPLAY_PROPERTIES:
            return Property(DISPLAY_PROPERTIES[name])
    keys = [key for key in list(obj.keys()) if isinstance(key, str)] if isinstance(obj, Hashtable) else []
    for pattern in NAME_PATTERNS:
        matches = _wildcard(pattern)
        named = next((key for key in keys if matches(key)), None)
        if named is not None:
            return Property(named)
        found = Property(pattern).resolve(obj)
        if found:
            return found[0]
    return None


def _wildcard(pattern: str) -> Callable[[str], Any]:
    """A test of names against * ? and [...]."""
    import re

    parts = re.split(r"(\*|\?|\[[^]]*\])", pattern)
    known = {"*": ".*", "?": "."}
    expression = "".join(known.get(part) or (part if part.startswith("[") and part.endswith("]") else re.escape(part)) for part in parts)
    return re.compile(expression, re.IGNORECASE | re.DOTALL).fullmatch


def default_alignment(value: Any) -> str:
    """Numbers, booleans, characters and enums stand at the right."""
    if value is None or value is NOTHING or value.__class__ is str:
        return "left"
    return "right" if is_scalar(value) and type_names(value)[0] != "System.String" else "left"
