"""Text from values: composite formats (`-f`, String.Format) and single values under a format specifier (ToString("N2")).

A .NET class of ours that is IFormattable defines `to_formatted(spec, provider) -> str`; all other values give their plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from azshell.dotnet.values import (
    BigInteger,
    Byte,
    Char,
    Enum,
    Int16,
    Int64,
    IntPtr,
    PSObject,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
    enum_text,
)


def format_composite(template: str, arguments: Sequence[Any], provider: Any = None) -> str:
    """`{0,-8:N2}`-style formatting.  FormatException for a malformed template or an index without an argument."""
    if "{" not in template and "}" not in template:
        return template
    out: list[str] = []
    for item in _parsed(template):
        if isinstance(item, str):
            out.append(item)
            continue
        index, width, spec = item
        if index >= len(arguments):
            raise _format_error("Index (zero based) must be greater than or equal to zero and less than the size of the argument list.")
        value = arguments[index]
        text = value if value.__class__ is str else format_value(value, spec, provider)
        if width:
            text = text.rjust(width) if width > 0 else text.ljust(-width)
        out.append(text)
    return "".join(out)


def format_value(value: Any, spec: str | None = None, provider: Any = None) -> str:
    """One value as text, under a format specifier when its type knows one; $null is the empty text."""
    cls = value.__class__
    if cls is str:
        return value
    if cls is int and not spec:
        return str(value)
    formatter = _FORMATTERS.get(cls)
    if formatter is not None:
        return formatter(value, spec or "", provider)
    if value is None:
        return ""
    if cls is PSObject and value.base is not None:
        if not spec and hasattr(value, "spelled"):
            return value.spelled
        return format_value(value.base, spec, provider)
    if isinstance(value, Enum):
        return format_enum(value, spec or "G")
    own = getattr(value, "to_formatted", None)
    if own is not None:
        return own(spec or "", provider)
    if cls.__name__ == "Decimal":
        return _decimal(value, spec or "", provider)
    from azshell.dotnet.conversion import to_display_string

    return to_display_string(value)


def format_enum(value: Enum, spec: str = "G") -> str:
    """An enum value under G, F, D or X."""
    kind = spec.upper() if spec else "G"
    if kind in ("G", "F"):
        return enum_text(value)
    if kind == "D":
        return str(int(value))
    if kind == "X":
        size = _ENUM_SIZES.get(type(value).underlying, 4)
        return f"{int(value) & ((1 << size * 8) - 1):0{size * 2}X}"
    raise _format_error('Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".')


_ENUM_SIZES = {"System.Byte": 1, "System.SByte": 1, "System.Int16": 2, "System.UInt16": 2, "System.Int64": 8, "System.UInt64": 8}

_ITEM = re.compile(r"\{([0-9]{1,7}) *(?:, *(-?[0-9]{1,7}) *)?(?::([^{}]*))?\}")
_LITERAL = re.compile(r"(?:[^{}]|\{\{|\}\})+")


@lru_cache(maxsize=512)
def _parsed(template: str) -> tuple[str | tuple[int, int, str], ...]:
    items: list[str | tuple[int, int, str]] = []
    position = 0
    while position < len(template):
        literal = _LITERAL.match(template, position)
        if literal:
            items.append(literal[0].replace("{{", "{").replace("}}", "}"))
            position = literal.end()
            continue
        item = _ITEM.match(template, position)
        if not item:
            raise _malformed(template, position)
        items.append((int(item[1]), int(item[2] or 0), item[3] or ""))
        position = item.end()
    return tuple(items)


_STEPS = (re.compile(r"[0-9]{1,7} *"), re.compile(r", *-?"), re.compile(r"[0-9]{1,7} *"))


def _malformed(template: str, start: int) -> Exception:
    """The error of the item that begins at `start`, with the offset where .NET's reader gives up."""

    def error(offset: int, reason: str) -> Exception:
        return _format_error(f"Input string was not in a correct format. Failure to parse near offset {offset}. {reason}")

    ends, digit = "Format item ends prematurely.", "Expected an ASCII digit."
    if template[start] == "}":
        return error(start + 1, ends)
    position = start + 1
    for step in _STEPS:
        if position >= len(template):
            return error(position, ends)
        match = step.match(template, position)
        if not match and step is not _STEPS[1]:
            return error(position, digit)
        if not match:
            break
        position = match.end()
    if template[position : position + 1] == ":":
        inner = re.compile(r"[^{}]*").match(template, position + 1)
        position = inner.end() if inner else position
    return error(position, ends)


def _format_error(message: str) -> Exception:
    from azshell.dotnet.exceptions import FormatException

    return FormatException(message)


def _info(provider: Any) -> Any:
    from azshell.dotnet.culture import number_info

    return number_info(provider)


def _integer(bits: int | None) -> Callable[[Any, str, Any], str]:
    def formatter(value: Any, spec: str, provider: Any) -> str:
        if not spec and provider is None:
            return str(int(value))
        from azshell.dotnet.number_format import format_integer

        return format_integer(int(value), spec, _info(provider), bits)

    return formatter


def _double(value: float, spec: str, provider: Any) -> str:
    from azshell.dotnet.number_format import format_double

    return format_double(value, spec, _info(provider))


def _single(value: float, spec: str, provider: Any) -> str:
    from azshell.dotnet.number_format import format_double

    return format_double(value, spec, _info(provider), single=True)


def _decimal(value: Any, spec: str, provider: Any) -> str:
    from azshell.dotnet.number_format import format_decimal

    return format_decimal(value.mantissa < 0, abs(value.mantissa), value.scale, spec, _info(provider))


def _plain(value: Any, spec: str, provider: Any) -> str:
    return str(value)


_FORMATTERS: dict[type, Callable[[Any, str, Any], str]] = {
    int: _integer(32), Int64: _integer(64), Int16: _integer(16), SByte: _integer(8), Byte: _integer(8), UInt16: _integer(16),
    UInt32: _integer(32), UInt64: _integer(64), IntPtr: _integer(64), BigInteger: _integer(None),
    float: _double, Single: _single, bool: _plain, Char: _plain,
}  # fmt: skip
