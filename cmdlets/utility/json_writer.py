"""Values to JSON text, as ConvertTo-Json writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal as PythonDecimal
from typing import Any

from azshell.dotnet.conversion import to_string
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import InvalidOperationException, NetException
from azshell.dotnet.formatting import format_value
from azshell.dotnet.members import MISSING, get_member, property_names
from azshell.dotnet.types import Property, type_of
from azshell.dotnet.values import NOTHING, BigInteger, Enum, PSObject, unwrap

__all__ = ["JsonWriter"]

DEFAULT, NON_ASCII, HTML = 0, 1, 2
CONTROL = re.compile(r"[\x7f-\x9f\u2028\u2029]")
# .NET types written as a string
EXTENDED_KINDS = frozenset(("ScriptProperty", "CodeProperty", "AliasProperty", "NoteProperty"))
TEXT_TYPES = frozenset(("System.Guid", "System.Uri"))


class JsonWriter:
    """Writes one value; `truncated` tells whether something was deeper than `depth` and became text."""

    def __init__(self, depth: int = 2, compress: bool = False, enums_as_strings: bool = False, escape: int = DEFAULT) -> None:
        self.depth = depth
        self.compress = compress
        self.enums_as_strings = enums_as_strings
        self.escape = escape
        self.truncated = False
        self.piped: int | None = None

    def text(self, value: Any, piped: int | None = None) -> str:
        """The JSON text; `piped` is the level at which objects stand that came through a pipeline: they show what type data adds.

        InvalidOperationException for a table with keys that are no strings.
        """
        self.piped = piped
        return "".join(self.parts(value, 0))

    def parts(self, value: Any, level: int) -> Iterator[str]:
        """The pieces of the text; `level` counts the containers around."""
        bare = unwrap(value)
        scalar = self.scalar(bare)
        if scalar is not None:
            wrapped = (isinstance(value, PSObject) or level == self.piped) and type(bare) is not str and not hasattr(bare, "ticks")
            notes = self.notes(value, level) if wrapped else []
            if not notes:
                yield scalar
            else:
                yield from self.object([("value", bare), *notes], level)
            return
        if level > self.depth:
            self.truncated = True
            yield self.string(to_string(value))
            return
        if isinstance(bare, Dictionary):
            yield from self.object(self.entries(bare), level)
            return
        # also what a pipeline does not unroll, such as an XML node
        items = None if isinstance(bare, PSObject) else iter(bare) if getattr(bare, "is_sequence", False) else enumerate_value(bare)
        if items is not None:
            yield from self.array(items, level)
        else:
            yield from self.object(self.properties(value, bare, level), level)

    def scalar(self, bare: Any) -> str | None:
        """The text of a value that is neither list nor object; None for those."""
        if bare is None:
            return "null"
        kind = type(bare)
        if kind is str:
            return self.string(bare)
        if kind is bool:
            return "true" if bare else "false"
        if kind is int or isinstance(bare, BigInteger):
            return str(int(bare))
        if isinstance(bare, float):
            return real_text(bare)
        if isinstance(bare, Enum):
            return self.string(str(bare)) if self.enums_as_strings else str(int(bare))
        if isinstance(bare, str):
            return self.string(bare)
        if isinstance(bare, int):
            return str(int(bare))
        name = type_of(bare).full_name
        if name == "System.Decimal":
            text = to_string(bare)
            return text if "." in text else text + ".0"
        if name == "System.DateTime":
            return self.string(trimmed_moment(format_value(bare, "o")))
        if name == "System.DateTimeOffset":
            return self.string(trimmed_moment(format_value(bare, "o")))
        if name == "System.Uri":
            return self.string(to_string(get_member(bare, "OriginalString")))
        if name in TEXT_TYPES:
            return self.string(to_string(bare))
        if name in ("System.DBNull", "System.Management.Automation.Language.NullString"):
            return "null"
        return None

    def string(self, text: str) -> str:
        """A string in quotes; ConvertTo-Json's -EscapeHandling decides on more than what JSON demands."""
        if self.escape == NON_ASCII:
            # json.dumps escapes DEL too, .NET does not
            return '"' + "\x7f".join(json.dumps(part)[1:-1] for part in text.split("\x7f")) + '"'
        quoted = json.dumps(text, ensure_ascii=False)
        quoted = CONTROL.sub(lambda match: match.group() if match.group() == "\x7f" else f"\\u{ord(match.group()):04x}", quoted)
        if self.escape == HTML:
            quoted = '"' + re.sub(r"[<>&']|\\\"", lambda match: f"\\u{ord(match.group()[-1]):04x}", quoted[1:-1]) + '"'
        return quoted

    def entries(self, table: Dictionary) -> list[tuple[str, Any]]:
        """A table's entries; every key must be a string."""
        found = []
        for key, value in table.items():
            if not isinstance(unwrap(key), str):
                raise InvalidOperationException(
                    f"The type '{type_of(table).full_name}' is not supported for serialization or deserialization of a dictionary. Keys must be strings."
                )
            found.append((str(unwrap(key)), value))
        return found

    def notes(self, value: Any, level: int) -> list[tuple[str, Any]]:
        """The properties added to a value."""
        names = self.extended_names(unwrap(value), level)
        if isinstance(value, PSObject):
            names += [name for name, member in value.items() if name.lower() != "displayhint" and not is_method(member)]
        return [(name, get_member(value, name)) for name in names]

    def extended_names(self, bare: Any, level: int) -> list[str]:
        """The properties that type data adds to a value that came through a pipeline."""
        if level != self.piped or isinstance(bare, PSObject) or bare is None:
            return []
        return [member.name for member in type_of(bare).table().values() if isinstance(member, Property) and member.kind in EXTENDED_KINDS]

    def properties(self, value: Any, bare: Any, level: int) -> list[tuple[str, Any]]:
        """The properties of an object: all of a custom one, the type's own and the added ones of another."""
        if isinstance(bare, PSObject):
            names = property_names(value)
        else:
            names = declared_names(bare) + self.extended_names(bare, level)
            carried = value if isinstance(value, PSObject) else getattr(value, "ps_members", None)
            if carried is not None:
                names += [name for name, member in carried.items() if not is_method(member)]
        found = []
        for name in names:
            try:
                item = get_member(value, name)
            except NetException:
                item = None
            found.append((name, None if item is MISSING or item is NOTHING else item))
        return found

    def array(self, items: Iterator[Any], level: int) -> Iterator[str]:
        first = True
        for item in items:
            yield self.opening("[", first, level)
            first = False
            yield from self.parts(item, level + 1)
        yield "[]" if first else self.closing("]", level)

    def object(self, pairs: list[tuple[str, Any]], level: int) -> Iterator[str]:
        colon = ":" if self.compress else ": "
        first = True
        for name, item in pairs:
            yield self.opening("{", first, level)
            first = False
            yield self.string(name) + colon
            yield from self.parts(item, level + 1)
        yield "{}" if first else self.closing("}", level)

    def opening(self, bracket: str, first: bool, level: int) -> str:
        start = bracket if first else ","
        return start if self.compress else f"{start}\n{'  ' * (level + 1)}"

    def closing(self, bracket: str, level: int) -> str:
        return bracket if self.compress else f"\n{'  ' * level}{bracket}"


def declared_names(bare: Any) -> list[str]:
    """The properties of a value's type, in order; those a script class hides are in JSON all the same."""
    table = type_of(bare).table()
    return [member.name for member in table.values() if isinstance(member, Property) and not member.indexed and member.kind == "Property"]


def is_method(member: Any) -> bool:
    """Whether an added member is a method of some kind."""
    return getattr(member, "kind", "") in ("ScriptMethod", "CodeMethod", "MemberSet", "PropertySet")


def real_text(value: float) -> str:
    """A number with a decimal point or an exponent, shortest digits that read back as the same; text for NaN and infinities."""
    if value != value:
        return '"NaN"'
    if value in (float("inf"), float("-inf")):
        return '"Infinity"' if value > 0 else '"-Infinity"'
    text = format_value(value, "R")
    if "E" in text and type(value) is float:
        mantissa, _, exponent = text.partition("E")
        # the serializer writes numbers below 1E+17 in full
        if 0 <= int(exponent) < 17:
            text = f"{PythonDecimal(mantissa).scaleb(int(exponent)):f}"
    return text if any(char in text for char in ".E") else text + ".0"


def trimmed_moment(text: str) -> str:
    """A round-trip date without the zeros that end its fraction."""
    return re.sub(r"\.(\d*?)0+(?=\D|$)", lambda match: f".{match[1]}" if match[1] else "", text, count=1)
