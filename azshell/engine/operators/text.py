"""-f, -join and the unary forms."""

from __future__ import annotations

from typing import Any

from azshell.dotnet import conversion
from azshell.dotnet.conversion import to_display_string, to_string
from azshell.dotnet.enumeration import enumerate_value, is_enumerable
from azshell.dotnet.exceptions import FormatException
from azshell.dotnet.typed_arrays import string_array
from azshell.dotnet.types import type_of
from azshell.dotnet.values import PSObject, unwrap
from azshell.engine.failures import failure


def format_operator(template: Any, arguments: Any) -> str:
    """`template -f arguments`."""
    from azshell.dotnet.formatting import format_composite

    text = template if template.__class__ is str else to_string(template)
    if not hasattr(arguments, "spelled"):
        arguments = unwrap(arguments)
    values = arguments if isinstance(arguments, list) and hasattr(arguments, "append") and _is_array(arguments) else [arguments]
    try:
        return format_composite(text, values)
    except FormatException as error:
        raise failure("FormatError", f"Error formatting a string: {error.message}.", target=text) from error


def _is_array(value: Any) -> bool:
    if value.__class__ is list:
        return True
    from azshell.dotnet.values import Array

    return isinstance(value, Array)


def join(left: Any, right: Any) -> str:
    """`left -join right`."""
    separator = right if right.__class__ is str else to_string(right)
    if left.__class__ is not list:
        items = None if hasattr(left, "move_next") else enumerate_value(left)  # an enumerator is one value here
        if items is None:
            return to_string(left)
        left = items
    return separator.join([item if item.__class__ is str else _item_text(item) for item in left])


def _item_text(item: Any) -> str:
    """An item as -join has it, by its ToString(): a collection among the items is not spelled out."""
    if item.__class__ is PSObject and item.base is None and not item.type_names and "tostring" not in item.props:
        return ""
    if isinstance(item, float):
        text = to_string(item)  # PowerShell's 15 digits, but in the current culture
        return text if conversion.localize is None else conversion.localize(text)
    own = getattr(item, "element_text", None)  # XML nodes show their names
    if own is not None:
        return str(own)
    return type_of(unwrap(item)).text if is_enumerable(item) else to_display_string(item)


def join_unary(value: Any) -> str:
    """`-join value`."""
    return join(value, "")


def split_unary(value: Any) -> list[Any]:
    """`-split value`: at runs of white space."""
    items = enumerate_value(value) if value.__class__ is not str else None
    if items is None:
        return string_array(to_string(value).split() or [""])
    return string_array(word for item in items for word in to_string(item).split() or [""])
