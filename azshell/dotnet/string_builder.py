"""System.Text.StringBuilder."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import constructor, declare, indexer, method, prop
from azshell.dotnet.values import Char

MAX = 0x7FFFFFFF


class StringBuilder:
    """Text that grows: pieces are kept apart until somebody reads the whole."""

    def __init__(self, text: str | None = "", capacity: int = 16, max_capacity: int = MAX) -> None:
        text = text or ""
        self.max_capacity = max_capacity
        self._pieces = [text] if text else []
        self._length = len(text)
        self._capacity = max(capacity or 16, 16 if not text else len(text), len(text))

    @property
    def text(self) -> str:
        """The whole text."""
        pieces = self._pieces
        if len(pieces) > 1:
            pieces[:] = ["".join(pieces)]
        return pieces[0] if pieces else ""

    @text.setter
    def text(self, value: str) -> None:
        self._pieces[:] = [value] if value else []
        self._length = len(value)
        self._grow()

    def _grow(self) -> None:
        if self._length > self.max_capacity:
            raise _out_of_range("valueCount", "The length cannot be greater than the capacity.")
        while self._capacity < self._length:
            self._capacity = max(self._capacity * 2, self._length)

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self._length

    def add(self, text: str) -> StringBuilder:
        """Appends."""
        if text:
            self._pieces.append(text)
            self._length += len(text)
            if self._capacity < self._length:
                self._grow()
        return self

    @property
    def capacity(self) -> int:
        """How much fits without growing."""
        return self._capacity

    @capacity.setter
    def capacity(self, value: int) -> None:
        if value < self._length:
            raise _out_of_range("value", "capacity was less than the current size.")
        self._capacity = value

    @property
    def length(self) -> int:
        """How many characters."""
        return self._length

    @length.setter
    def length(self, value: int) -> None:
        if value < 0:
            raise _out_of_range("value", f"value ('{value}') must be a non-negative value.", value)
        text = self.text
        self.text = text[:value] if value <= len(text) else text + "\0" * (value - len(text))


def _out_of_range(parameter: str, message: str, actual: Any = None) -> Exception:
    from azshell.dotnet.exceptions import ArgumentOutOfRangeException

    return ArgumentOutOfRangeException(parameter, message, actual)


def text_of(value: Any) -> str:
    """A value as Append and Write put it: in the current culture, characters of a char[] joined."""
    if value.__class__ is str:
        return value
    if value is None:
        return ""
    if isinstance(value, list) and value and all(item.__class__ is Char for item in value):
        return "".join(value)
    from azshell.dotnet.formatting import format_value

    return format_value(value)


def _append(builder: StringBuilder, value: Any, start: int | None = None, count: int | None = None) -> StringBuilder:
    text = text_of(value)
    return builder.add(text if start is None else text[start : start + (count or 0)])


def _append_repeated(builder: StringBuilder, value: str, count: int) -> StringBuilder:
    if count < 0:
        raise _out_of_range("repeatCount", "Count cannot be less than zero.")
    return builder.add(value * count)


def new_line() -> str:
    """Environment.NewLine."""
    from azshell.dotnet.environment import NEW_LINE

    return NEW_LINE.text


def _append_format(builder: StringBuilder, template: Any, *arguments: Any) -> StringBuilder:
    from azshell.dotnet.formatting import format_composite

    provider = None
    if not isinstance(template, str):
        provider, template, arguments = template, arguments[0], arguments[1:]
    if len(arguments) == 1 and isinstance(arguments[0], list):
        arguments = tuple(arguments[0])
    return builder.add(format_composite(template, arguments, provider))


def _insert(builder: StringBuilder, index: int, value: Any, count: int = 1) -> StringBuilder:
    text = builder.text
    if not 0 <= index <= len(text):
        raise _out_of_range("index", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.")
    builder.text = text[:index] + text_of(value) * count + text[index:]
    return builder


def _remove(builder: StringBuilder, start: int, count: int) -> StringBuilder:
    text = builder.text
    if count < 0:
        raise _out_of_range("length", "Length cannot be less than zero.")
    if start < 0:
        raise _out_of_range("startIndex", "StartIndex cannot be less than zero.")
    if start + count > len(text):
        raise _out_of_range("length", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.")
    builder.text = text[:start] + text[start + count :]
    return builder


def _replace(builder: StringBuilder, old: str, new: str | None, start: int = 0, count: int | None = None) -> StringBuilder:
    from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException

    if old is None:
        raise ArgumentNullException("oldValue")
    if not old:
        raise ArgumentException("The value cannot be an empty string.", "oldValue")
    text = builder.text
    end = len(text) if count is None else start + count
    builder.text = text[:start] + text[start:end].replace(old, new or "") + text[end:]
    return builder


def _get(builder: StringBuilder, index: int) -> Char:
    if not 0 <= index < len(builder):
        from azshell.dotnet.exceptions import IndexOutOfRangeException

        raise IndexOutOfRangeException()
    return Char(builder.text[index])


def _set(builder: StringBuilder, index: int, value: str) -> None:
    if not 0 <= index < len(builder):
        raise _out_of_range("index", "Index was out of range. Must be non-negative and less than the size of the collection.")
    text = builder.text
    builder.text = text[:index] + value + text[index + 1 :]


def _clear(builder: StringBuilder) -> StringBuilder:
    builder.text = ""
    return builder


def _substring(builder: StringBuilder, start: int, count: int) -> str:
    text = builder.text
    if start < 0 or start > len(text):
        raise _out_of_range("startIndex", "startIndex cannot be larger than length of string.")
    if count < 0 or start + count > len(text):
        raise _out_of_range("length", "Index and length must refer to a location within the string.")
    return text[start : start + count]


def _append_line(builder: StringBuilder, value: str | None = None) -> StringBuilder:
    return builder.add((value or "") + new_line())


def _append_join(builder: StringBuilder, separator: str, values: Any) -> StringBuilder:
    return builder.add(str(separator).join(text_of(value) for value in values))


def _ensure(builder: StringBuilder, capacity: int) -> int:
    builder.capacity = max(builder.capacity, capacity)
    return builder.capacity


_S = "System.Text.StringBuilder"
_KINDS = ("char value", "string value", "char[] value", "bool value", "int value", "long value", "double value", "decimal value")
declare(
    _S,
    StringBuilder,
    members=[
        constructor(f"{_S}()", StringBuilder),
        constructor(f"{_S}(int capacity)", lambda capacity: StringBuilder("", capacity)),
        constructor(f"{_S}(string value)", StringBuilder),
        constructor(f"{_S}(string value, int capacity)", StringBuilder),
        constructor(f"{_S}(int capacity, int maxCapacity)", lambda capacity, most: StringBuilder("", capacity, most)),
        constructor(
            f"{_S}(string value, int startIndex, int length, int capacity)",
            lambda text, start, length, capacity: StringBuilder(text[start : start + length], capacity),
        ),
        prop("int Capacity", lambda b: b.capacity, lambda b, value: setattr(b, "capacity", value)),
        indexer("char Chars(int index)", _get, _set),
        prop("int MaxCapacity", lambda b: b.max_capacity),
        prop("int Length", lambda b: b.length, lambda b, value: setattr(b, "length", value)),
        *(method(f"{_S} Append({kind})", _append) for kind in _KINDS),
        method(f"{_S} Append(System.Object value)", _append),
        method(f"{_S} Append(char value, int repeatCount)", _append_repeated),
        method(f"{_S} Append(string value, int startIndex, int count)", _append),
        method(f"{_S} Append(char[] value, int startIndex, int charCount)", _append),
        method(f"{_S} AppendFormat(string format, System.Object arg0)", _append_format),
        method(f"{_S} AppendFormat(string format, System.Object arg0, System.Object arg1)", _append_format),
        method(f"{_S} AppendFormat(string format, System.Object arg0, System.Object arg1, System.Object arg2)", _append_format),
        method(f"{_S} AppendFormat(string format, Params System.Object[] args)", _append_format),
        method(f"{_S} AppendFormat(System.IFormatProvider provider, string format, Params System.Object[] args)", _append_format),
        method(f"{_S} AppendJoin(string separator, Params System.Object[] values)", _append_join),
        method(f"{_S} AppendJoin(char separator, Params System.Object[] values)", _append_join),
        method(f"{_S} AppendLine()", _append_line),
        method(f"{_S} AppendLine(string value)", _append_line),
        method(f"{_S} Clear()", _clear),
        method("int EnsureCapacity(int capacity)", _ensure),
        method(f"bool Equals({_S} sb)", lambda b, other: other is not None and b.text == other.text),
        method(f"{_S} Insert(int index, string value)", _insert),
        method(f"{_S} Insert(int index, char value)", _insert),
        method(f"{_S} Insert(int index, System.Object value)", _insert),
        method(f"{_S} Insert(int index, string value, int count)", _insert),
        method(f"{_S} Remove(int startIndex, int length)", _remove),
        method(f"{_S} Replace(string oldValue, string newValue)", _replace),
        method(f"{_S} Replace(char oldChar, char newChar)", _replace),
        method(f"{_S} Replace(string oldValue, string newValue, int startIndex, int count)", _replace),
        method("string ToString()", str),
        method("string ToString(int startIndex, int length)", _substring),
    ],
)
