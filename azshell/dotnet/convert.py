"""[convert] and [bitconverter]."""

from __future__ import annotations

import struct
from typing import Any

from azshell.dotnet.comparison import is_number
from azshell.dotnet.conversion import out_of_bounds
from azshell.dotnet.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    FormatException,
    InvalidCastException,
    OverflowException,
)
from azshell.dotnet.number_text import RANGES, to_single
from azshell.dotnet.typed_arrays import byte_array, to_bytes
from azshell.dotnet.types import Row, declare, resolve_type, static_method, type_of, type_of_class
from azshell.dotnet.values import Byte, Char, Enum, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64, unwrap

_INTEGERS: dict[str, tuple[str, Any]] = {
    "ToByte": ("byte", Byte), "ToSByte": ("sbyte", SByte), "ToInt16": ("short", Int16), "ToUInt16": ("ushort", UInt16),
    "ToInt32": ("int", int), "ToUInt32": ("uint", UInt32), "ToInt64": ("long", Int64), "ToUInt64": ("ulong", UInt64),
}  # fmt: skip


def _invalid(value: Any, name: str) -> InvalidCastException:
    return InvalidCastException(f"Invalid cast from '{type_of(value).name}' to '{name}'.")


def to_integer(value: Any, kind: Any) -> Any:
    """Convert.ToInt32 and its kin."""
    value = unwrap(value)
    target = type_of_class(kind)
    if value is None:
        return kind(0)
    if isinstance(value, Char):
        number = ord(value)
    elif isinstance(value, str):
        from azshell.dotnet.numbers import parse_integer

        return parse_integer(value, target)
    elif isinstance(value, float):
        if value != value or abs(value) > 1e300:
            raise out_of_bounds(target)
        number = round(value)
    elif isinstance(value, int):
        number = int(value)
    elif value.__class__.__name__ == "Decimal":
        number = int(value.rounded(0))
    else:
        convertible = getattr(value, "net_convert", None)
        if convertible is None:
            raise _unable(value)
        raise _invalid(value, target.name)
    low, high = RANGES[kind]
    if not low <= number <= high:
        raise out_of_bounds(target)
    return kind(number)


def _unable(value: Any) -> InvalidCastException:
    return InvalidCastException(f"Unable to cast object of type '{type_of(value).text}' to type 'System.IConvertible'.")


def from_base(text: str, base: int, kind: Any) -> Any:
    """Text in base 2, 8, 10 or 16 as an integer of the type's width."""
    if base not in (2, 8, 10, 16):
        raise ArgumentException("Invalid Base.")
    if not text:
        if text is None:
            return kind(0)
        # .NET hands its message over as the parameter's name here
        raise ArgumentOutOfRangeException("Index was out of range. Must be non-negative and less than the size of the collection.")
    digits = text[2:] if base == 16 and text[:2].lower() == "0x" else text
    try:
        number = int(digits, base)
    except ValueError:
        if base == 10 or not digits:
            raise FormatException("The input string was not in a correct format.") from None
        raise FormatException(
            "Could not find any recognizable digits."
            if not _digit(digits[0], base)
            else "Additional non-parsable characters are at the end of the string."
        ) from None
    low, high = RANGES[kind]
    if base != 10 and low < 0 and high < number <= 2 * high + 1:
        number -= 2 * (high + 1)
    if not low <= number <= high:
        raise out_of_bounds(type_of_class(kind))
    return kind(number)


def _digit(char: str, base: int) -> bool:
    try:
        return int(char, 36) < base
    except ValueError:
        return False


def to_base(value: int, base: int) -> str:
    """Convert.ToString(value, base): two's complement for negative numbers."""
    if base not in (2, 8, 10, 16):
        raise ArgumentException("Invalid Base.")
    if base == 10:
        return str(int(value))
    if value < 0:
        value = int(value) + 2 * (RANGES[type(value)][1] + 1)
    return format(int(value), {2: "b", 8: "o", 16: "x"}[base])


def _to_boolean(value: Any) -> bool:
    value = unwrap(value)
    if value is None:
        return False
    if isinstance(value, Char):
        raise _invalid(value, "Boolean")
    if isinstance(value, str):
        from azshell.dotnet.boolean import parse

        return parse(value)
    if is_number(value) or isinstance(value, (bool, Enum)):
        return bool(value)
    raise _unable(value)


def _to_char(value: Any) -> Char:
    value = unwrap(value)
    if isinstance(value, str):
        if len(value) != 1:
            raise FormatException("String must be exactly one character long.")
        return Char(value)
    if value is None:
        return Char("\0")
    if isinstance(value, bool) or not isinstance(value, int):
        raise _invalid(value, "Char")
    if not 0 <= value <= 0xFFFF:
        raise OverflowException("Value was either too large or too small for a character.")
    return Char(chr(value))


def _to_double(value: Any) -> float:
    value = unwrap(value)
    if value is None:
        return 0.0
    if isinstance(value, Char):
        raise _invalid(value, "Double")
    if isinstance(value, str):
        from azshell.dotnet.numbers import parse_real

        return parse_real(value)
    if is_number(value) or isinstance(value, (bool, Enum)):
        return float(value)
    raise _unable(value)


def _to_decimal(value: Any) -> Any:
    from azshell.dotnet.decimals import Decimal

    value = unwrap(value)
    if isinstance(value, str) and not isinstance(value, Char):
        from azshell.dotnet.numbers import parse_decimal

        return parse_decimal(value)
    if isinstance(value, float):
        return Decimal.from_double(value, 7 if isinstance(value, Single) else 15)
    if isinstance(value, Decimal):
        return value
    return Decimal(int(to_integer(value, Int64))) if not isinstance(value, UInt64) else Decimal(int(value))


def _to_date_time(value: Any) -> Any:
    from azshell.dotnet.members import invoke_static

    kind = resolve_type("datetime")
    assert kind is not None
    value = unwrap(value)
    if type_of(value) is kind:
        return value
    if isinstance(value, str):
        return _inner(invoke_static, kind, "Parse", [value])
    raise _invalid(value, "DateTime")


def _inner(call: Any, *arguments: Any) -> Any:
    """A nested call without its wrapper: the caller wraps the exception itself."""
    from azshell.dotnet.exceptions import MethodInvocationException, NetException

    try:
        return call(*arguments)
    except MethodInvocationException as problem:
        raise (problem.inner if isinstance(problem.inner, NetException) else problem) from None


def _to_string(value: Any, provider: Any = None) -> str:
    from azshell.dotnet.conversion import to_display_string

    return to_display_string(value)


def _to_base64(data: Any, offset: int = 0, length: int | None = None, options: Any = 0) -> str:
    import base64

    if data is None:
        raise ArgumentNullException("inArray")
    raw = to_bytes(data)
    raw = raw[offset : len(raw) if length is None else offset + length]
    text = base64.b64encode(raw).decode("ascii")
    if int(options):
        return "\r\n".join(text[i : i + 76] for i in range(0, len(text), 76))
    return text


def _from_base64(text: str) -> Any:
    import base64
    import binascii

    if text is None:
        raise ArgumentNullException("s")
    cleaned = "".join(c for c in text if c not in " \t\r\n")
    try:
        if len(cleaned) % 4:
            raise binascii.Error
        return byte_array(base64.b64decode(cleaned, validate=True))
    except binascii.Error:
        raise FormatException(
            "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an "
            "illegal character among the padding characters."
        ) from None


def _to_hex(data: Any) -> str:
    return to_bytes(data).hex().upper()


def _from_hex(text: str) -> Any:
    if len(text) % 2 or any(c not in "0123456789abcdefABCDEF" for c in text):
        raise FormatException(
            "The input is not a valid hex string as its length is not a multiple of 2."
            if len(text) % 2
            else "The input is not a valid hex string as it contains a non-hex character."
        )
    return byte_array(bytes.fromhex(text))


def change_type(value: Any, kind: Any, provider: Any = None) -> Any:
    """Convert.ChangeType: by IConvertible's rules, not PowerShell's."""
    value = unwrap(value)
    if isinstance(kind, Enum):
        kind = resolve_type(f"System.{kind}")
    if value is None:
        if kind.is_value_type:
            raise InvalidCastException("Null object cannot be converted to a value type.")
        return None
    if type_of(value) is kind:
        return value
    call = _CHANGES.get(kind.definition_name)
    if call is None:
        if not isinstance(value, (str, int, float)):
            raise _unable(value)
        raise InvalidCastException(f"Invalid cast from '{type_of(value).text}' to '{kind.text}'.")
    return call(value)


_CHANGES: dict[str, Any] = {
    "System.Boolean": _to_boolean, "System.Char": _to_char, "System.Double": _to_double, "System.Decimal": _to_decimal,
    "System.DateTime": _to_date_time, "System.String": _to_string, "System.Single": lambda v: to_single(_to_double(v)),
    "System.Object": lambda v: v,
}  # fmt: skip


def _from_base_call(kind: Any) -> Any:
    return lambda text, base: from_base(text, base, kind)


def _integer_rows() -> list[Row]:
    rows = []
    for name, (short, kind) in _INTEGERS.items():
        _CHANGES[type_of_class(kind).definition_name] = lambda v, kind=kind: to_integer(v, kind)
        call = _CHANGES[type_of_class(kind).definition_name]
        rows += [
            static_method(f"{short} {name}(System.Object value)", call),
            static_method(f"{short} {name}(string value)", call),
            static_method(f"{short} {name}(System.Object value, System.IFormatProvider provider)", lambda v, p, call=call: call(v)),
            static_method(f"{short} {name}(string value, int fromBase)", _from_base_call(kind)),
        ]
    return rows


declare(
    "System.Convert",
    None,
    members=[
        *_integer_rows(),
        static_method("bool ToBoolean(System.Object value)", _to_boolean),
        static_method("char ToChar(System.Object value)", _to_char),
        static_method("double ToDouble(System.Object value)", _to_double),
        static_method("double ToDouble(System.Object value, System.IFormatProvider provider)", lambda v, p: _to_double(v)),
        static_method("float ToSingle(System.Object value)", lambda v: to_single(_to_double(v))),
        static_method("decimal ToDecimal(System.Object value)", _to_decimal),
        static_method("datetime ToDateTime(System.Object value)", _to_date_time),
        static_method("datetime ToDateTime(System.Object value, System.IFormatProvider provider)", lambda v, p: _to_date_time(v)),
        static_method("string ToString(System.Object value)", _to_string),
        static_method("string ToString(System.Object value, System.IFormatProvider provider)", _to_string),
        static_method("string ToString(byte value, int toBase)", to_base),
        static_method("string ToString(short value, int toBase)", to_base),
        static_method("string ToString(int value, int toBase)", to_base),
        static_method("string ToString(long value, int toBase)", to_base),
        static_method("string ToBase64String(byte[] inArray)", _to_base64),
        static_method(
            "string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)", lambda d, o: _to_base64(d, 0, None, o)
        ),
        static_method("string ToBase64String(byte[] inArray, int offset, int length)", _to_base64),
        static_method("byte[] FromBase64String(string s)", _from_base64),
        static_method("string ToHexString(byte[] inArray)", _to_hex),
        static_method("string ToHexStringLower(byte[] inArray)", lambda d: _to_hex(d).lower()),
        static_method("byte[] FromHexString(string s)", _from_hex),
        static_method("System.Object ChangeType(System.Object value, type conversionType)", change_type),
        static_method("System.Object ChangeType(System.Object value, System.TypeCode typeCode)", change_type),
        static_method("System.Object ChangeType(System.Object value, type conversionType, System.IFormatProvider provider)", change_type),
        static_method("bool IsDBNull(System.Object value)", lambda v: type(v).__name__ == "DBNull"),
        static_method("System.TypeCode GetTypeCode(System.Object value)", lambda v: _type_code(v)),
    ],
)


def _type_code(value: Any) -> Any:
    from azshell.dotnet.enums import TypeCode

    return TypeCode(0 if value is None else TypeCode.names.get(type_of(unwrap(value)).name, 1))


_FORMATS: dict[str, tuple[str, Any, str]] = {
    "Int16": ("<h", Int16, "short"), "UInt16": ("<H", UInt16, "ushort"), "Int32": ("<i", int, "int"), "UInt32": ("<I", UInt32, "uint"),
    "Int64": ("<q", Int64, "long"), "UInt64": ("<Q", UInt64, "ulong"), "Double": ("<d", float, "double"),
    "Single": ("<f", Single, "float"), "Boolean": ("<?", bool, "bool"),
}  # fmt: skip


def _reader(form: str, kind: Any) -> Any:
    size = struct.calcsize(form)

    def read(data: Any, start: int) -> Any:
        if data is None:
            raise ArgumentNullException("value")
        raw = to_bytes(data)
        if not 0 <= start < len(raw):
            raise ArgumentOutOfRangeException(
                "startIndex", "Index was out of range. Must be non-negative and less than the size of the collection."
            )
        if start + size > len(raw):
            raise ArgumentException(
                "The array starting from the specified index is not long enough to read a value of the specified type.", "value"
            )
        return kind(struct.unpack_from(form, raw, start)[0])

    return read


def _bytes_of(form: str) -> Any:
    return lambda value: byte_array(struct.pack(form, value))


def _hex_text(data: Any, start: int = 0, length: int | None = None) -> str:
    raw = to_bytes(data)
    raw = raw[start : len(raw) if length is None else start + length]
    return "-".join(f"{byte:02X}" for byte in raw)


def _bits(source: str, target: str, kind: Any) -> Any:
    return lambda value: kind(struct.unpack(target, struct.pack(source, value))[0])


declare(
    "System.BitConverter",
    None,
    members=[
        Row("property", "bool IsLittleEndian", lambda: True, None, True),
        static_method("byte[] GetBytes(char value)", lambda c: byte_array(struct.pack("<H", ord(c)))),
        *[static_method(f"byte[] GetBytes({short} value)", _bytes_of(form)) for form, _, short in _FORMATS.values()],
        *[
            static_method(f"{short} To{name}(byte[] value, int startIndex)", _reader(form, kind))
            for name, (form, kind, short) in _FORMATS.items()
        ],
        static_method("char ToChar(byte[] value, int startIndex)", _reader("<H", lambda n: Char(chr(n)))),
        static_method("string ToString(byte[] value)", _hex_text),
        static_method("string ToString(byte[] value, int startIndex)", _hex_text),
        static_method("string ToString(byte[] value, int startIndex, int length)", _hex_text),
        static_method("long DoubleToInt64Bits(double value)", _bits("<d", "<q", Int64)),
        static_method("double Int64BitsToDouble(long value)", _bits("<q", "<d", float)),
        static_method("int SingleToInt32Bits(float value)", _bits("<f", "<i", int)),
        static_method("float Int32BitsToSingle(int value)", _bits("<i", "<f", Single)),
    ],
)
