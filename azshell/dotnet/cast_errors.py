"""What PowerShell says when a cast fails."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.exceptions import FormatException, InvalidCastException, OverflowException, PSInvalidCastException
from azshell.dotnet.types import DotNetType, type_of
from azshell.dotnet.values import unwrap


def cast_error(value: Any, target: DotNetType, inner: BaseException, error_id: str, name: str | None = None) -> PSInvalidCastException:
    """`Cannot convert value "abc" to type "System.Int32". Error: "..."`."""
    from azshell.dotnet.conversion import to_display_string

    text = to_display_string(value)
    message = f'Cannot convert value "{text}" to type "{name or target.text}". Error: "{getattr(inner, "message", inner)}"'
    return PSInvalidCastException(message, error_id, inner=inner)


def no_conversion(value: Any, target: DotNetType) -> PSInvalidCastException:
    """`Cannot convert the "5" value of type "System.Int32" to type "System.Collections.Hashtable".`"""
    base = unwrap(value)
    if base is None:
        return PSInvalidCastException(f'Cannot convert null to type "{target.text}".', "nullToObjectInvalidCast")
    kind = type_of(base)
    if (
        _is_convertible(kind)
        and (target.kind == "struct" or (base.__class__ is bool and _reads_text(target)))
        and target.definition_name != "System.Management.Automation.SwitchParameter"
    ):
        names = (kind.name, target.name) if _is_convertible(target) else (kind.text, target.text)
        problem = InvalidCastException(f"Invalid cast from '{names[0]}' to '{names[1]}'.")
        return cast_error(base, target, problem, "InvalidCastIConvertible")
    from azshell.dotnet.conversion import to_display_string

    text = kind.text if isinstance(base, list) else to_display_string(value)
    shown = "the value" if target.full_name == "System.Management.Automation.PSCredential" else f'the "{text}" value'  # maybe a secret
    return PSInvalidCastException(
        f'Cannot convert {shown} of type "{kind.text}" to type "{target.text}".', "ConvertToFinalInvalidCastException"
    )


def _reads_text(target: DotNetType) -> bool:
    """Whether the type has a Parse method or a constructor that takes a string."""
    from azshell.dotnet.conversion_objects import reads_text

    return reads_text(target)


def _is_convertible(kind: DotNetType) -> bool:
    return kind.is_enum or "System.IConvertible" in kind.interface_names or kind.definition_name == "System.DateTime"


_BOUNDS_WORDS = {
    "System.Byte": "an unsigned byte", "System.SByte": "a signed byte", "System.Int16": "an Int16", "System.Int32": "an Int32",
    "System.Int64": "an Int64", "System.UInt16": "a UInt16", "System.UInt32": "a UInt32", "System.UInt64": "a UInt64",
}  # fmt: skip


def out_of_bounds(target: DotNetType) -> OverflowException:
    """What .NET says when a number does not fit an integer type."""
    return OverflowException(f"Value was either too large or too small for {_BOUNDS_WORDS[target.definition_name]}.")


def bad_format(text: str) -> FormatException:
    """.NET's words for a text that is no number."""
    return FormatException(f"The input string '{text}' was not in a correct format.")
