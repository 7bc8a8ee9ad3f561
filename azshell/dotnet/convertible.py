"""IConvertible: ToBoolean(provider) ... ToUInt64(provider), which numbers, strings, chars, booleans, enums and dates have."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import Row, method

_RESULTS = {
    "bool": "ToBoolean", "byte": "ToByte", "char": "ToChar", "datetime": "ToDateTime", "decimal": "ToDecimal", "double": "ToDouble",
    "short": "ToInt16", "int": "ToInt32", "long": "ToInt64", "sbyte": "ToSByte", "float": "ToSingle", "ushort": "ToUInt16",
    "uint": "ToUInt32", "ulong": "ToUInt64",
}  # fmt: skip


def _by_convert(name: str) -> Any:
    def call(value: Any, provider: Any) -> Any:
        from azshell.dotnet.members import invoke_static
        from azshell.dotnet.types import resolve_type

        owner = resolve_type("System.Convert")
        assert owner is not None
        return invoke_static(owner, name, [value])

    return call


def _to_type(value: Any, kind: Any, provider: Any) -> Any:
    from azshell.dotnet.convert import change_type

    return change_type(value, kind)


def convertible_rows() -> list[Row]:
    """The rows; Convert does the work."""
    rows = [
        method(f"{result} IConvertible.{name}(System.IFormatProvider provider)", _by_convert(name)) for result, name in _RESULTS.items()
    ]
    return [*rows, method("System.Object IConvertible.ToType(type conversionType, System.IFormatProvider provider)", _to_type)]
