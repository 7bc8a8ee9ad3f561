"""Reading -Property and -GroupBy: names, script blocks, and hashtables with Expression, Label, FormatString, Width, Alignment, Depth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from azshell.display.properties import Property
from azshell.dotnet.values import PSObject, unwrap

KEYS: dict[str, tuple[str, ...]] = {
    "table": ("expression", "label", "name", "formatstring", "width", "alignment"),
    "list": ("expression", "label", "name", "formatstring"),
    "wide": ("expression", "formatstring"),
    "custom": ("expression", "depth"),
    "group": ("expression", "label", "name", "formatstring"),
}
"""The keys that a property given as a hashtable may have; any beginning of a key will do."""


class FormatFault(Exception):
    """A format that cannot be: error id, the words of it, and the category; `kind` is the short name of the .NET exception."""

    def __init__(
        self, error_id: str, words: str, category: str = "InvalidArgument", kind: str = "NotSupportedException", target: Any = None
    ) -> None:
        super().__init__(words)
        self.error_id = error_id
        self.words = words
        self.category = category
        self.kind = kind
        self.target = target


def read_properties(given: Any, shape: str) -> list[Property]:
    """-Property's values as properties. `shape` (table, list, wide, custom, group) says which keys a hashtable may have. Raises FormatFault."""
    if given is None:
        return []
    items: Iterable[Any] = given if isinstance(given, list) else [given]
    return [_read(item, shape) for item in items] if items != [None] else []


def _read(item: Any, shape: str) -> Property:
    from azshell.dotnet.dictionaries import Dictionary

    value = unwrap(item)
    if value is None:
        raise FormatFault(
            "DictionaryKeyUnknownType", f"The value of a parameter was null; one of the following types was expected: {EXPECTED}."
        )
    if isinstance(value, Dictionary):
        return _read_dictionary(value, shape)
    if isinstance(value, str):
        if not value:
            raise FormatFault("ExpressionEmptyString2", "An empty string value is not allowed.")
        return Property(str(value))
    if _is_block(value):
        return Property(value)
    raise FormatFault("DictionaryKeyUnknownType", f"Cannot convert {_kind(item)} to one of the following types {EXPECTED}.")


EXPECTED = "{System.String, System.Management.Automation.ScriptBlock}"


def _kind(value: Any) -> str:
    from azshell.dotnet.types import type_of

    if value.__class__ is PSObject and value.base is None:
        return "System.Management.Automation.PSObject"
    return type_of(unwrap(value)).full_name


def _is_block(value: Any) -> bool:
    from azshell.dotnet.types import type_of

    return type_of(value).full_name == "System.Management.Automation.ScriptBlock"


def _read_dictionary(entries: Any, shape: str) -> Property:
    found: dict[str, tuple[str, Any]] = {}
    for key, value in entries.items():
        if not isinstance(key, str):
            raise FormatFault(
                "DictionaryKeyNonString", f"The {_kind(key).rpartition('.')[2]} key type is not valid. The key must be a string."
            )
        meant = next((name for name in KEYS[shape] if key and name.startswith(key.lower())), None)
        if meant is None:
            raise FormatFault("DictionaryKeyIllegal", f"The {key} key is not valid.")
        meant = "label" if meant == "name" else meant
        if meant in found:
            raise FormatFault("DictionaryKeyDuplicate", f'The duplicated key "{key}" conflicts with "{meant}".')
        found[meant] = (key, unwrap(value))
    if "expression" not in found:
        raise FormatFault("DictionaryKeyMandatoryEntry", "A mandatory entry for expression is missing.")
    made = Property(None)
    for meant, (key, value) in found.items():
        _CHECKS[meant](made, key, value)
    return made


def _wrong_type(key: str, value: Any, kind: str) -> FormatFault:
    words = f'The "{key}" key has a type, {_kind(value) if value is not None else ""}, that is not valid; expected type is {kind}.'
    return FormatFault("DictionaryKeyIllegalValue2", words)


def _expression(made: Property, key: str, value: Any) -> None:
    if isinstance(value, str):
        if not value:
            raise FormatFault("ExpressionEmptyString1", 'The "expression" key cannot have an empty string value.')
    elif value is None or not _is_block(value):
        kind = _kind(value) if value is not None else ""
        raise FormatFault(
            "DictionaryKeyIllegalValue1", f'The "{key}" key has a type, {kind}, that is not valid; expected types are {EXPECTED}.'
        )
    made.expression = value


def _label(made: Property, key: str, value: Any) -> None:
    if not isinstance(value, str):
        raise _wrong_type(key, value, "System.String")
    made.label = value


def _format(made: Property, key: str, value: Any) -> None:
    if not isinstance(value, str):
        raise _wrong_type(key, value, "System.String")
    if not value:
        raise FormatFault("FormatStringEmpty", 'Cannot have an empty formatting string for key "formatString".')
    made.format = value


def _width(made: Property, key: str, value: Any) -> None:
    if type(value) is not int:
        raise _wrong_type(key, value, "System.Int32")
    if value < 1:
        raise FormatFault("WidthOutOfRange", f'The value "{value}" for key "width" should be greater than 0.')
    made.width = value


def _alignment(made: Property, key: str, value: Any) -> None:
    if not isinstance(value, str):
        raise _wrong_type(key, value, "System.String")
    meant = [name for name in ("left", "center", "right") if value and name.startswith(value.lower())]
    if not meant:
        words = f'The value "{value}" for key "alignment" is not valid; valid values are {{left, center, right}}.'
        raise FormatFault("AlignmentIllegalValue", words)
    made.alignment = meant[0]


def _depth(made: Property, key: str, value: Any) -> None:
    if type(value) is not int:
        raise _wrong_type(key, value, "System.Int32")
    made.depth = value


_CHECKS: dict[str, Any] = {
    "expression": _expression, "label": _label, "formatstring": _format, "width": _width, "alignment": _alignment, "depth": _depth,
}  # fmt: skip
