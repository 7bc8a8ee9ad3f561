"""JSON text to values, as lenient as PowerShell's reader: comments, single quotes, bare names, trailing commas, dates.

The grammar and the messages are those of Newtonsoft's JsonTextReader as ConvertFrom-Json shows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from azshell.dotnet.values import BigInteger, Int64

__all__ = ["JsonError", "read_json"]

BLANK = re.compile(r"(?:[ \t\r\n\u00a0\ufeff]+|/\*.*?\*/|//[^\r\n]*)*", re.DOTALL)
PLAIN = {'"': re.compile(r'[^"\\]*'), "'": re.compile(r"[^'\\]*")}
NUMBER = re.compile(r"[-+.0-9a-fA-FxX]*")
NUMBER_END = " \t\r\n,}]):/"
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
OCTAL = re.compile(r"0[0-7]+\Z")
HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]+\Z")
REAL = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
BARE_NAME = re.compile(r"[\w$]+")
SIMPLE_NAME = re.compile(r"[\w$]*\Z")
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "\\": "\\", '"': '"', "'": "'", "/": "/"}
WORDS: dict[str, tuple[str, Any]] = {
    "t": ("true", True),
    "f": ("false", False),
    "n": ("null", None),
    "N": ("NaN", float("nan")),
    "I": ("Infinity", float("inf")),
    "u": ("undefined", None),
}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[-+]\d\d:?\d\d)?\Z|/Date\(-?\d+(?:[-+]\d{4})?\)/\Z")


class JsonError(Exception):
    """Text that is not JSON; the message ends with path, line and position (both counted as the reader counts them)."""


def read_json(
    text: str, make_object: Callable[[list[tuple[str, Any]]], Any], make_date: Callable[[str], Any] | None, depth: int = 1024
) -> Any:
    """The value the text holds; None for blank text.

    `make_object` gets the (name, value) pairs in order, duplicates included; `make_date` gets every string that looks
    like a JSON date (None: dates stay text).  JsonError says what is wrong and where.
    """
    return _Reader(text, make_object, make_date, depth).document()


class _Reader:
    def __init__(
        self, text: str, make_object: Callable[[list[tuple[str, Any]]], Any], make_date: Callable[[str], Any] | None, depth: int
    ) -> None:
        self.text = text
        self.at = 0
        self.path: list[str | int] = []
        self.make_object = make_object
        self.make_date = make_date
        self.depth = depth
        self.cut_short = False

    def document(self) -> Any:
        self.blank()
        if self.at >= len(self.text):
            return None
        value = None if self.text[self.at] == "," else self.value()
        self.blank()
        if self.at < len(self.text) and not self.cut_short:
            self.fail(f"Additional text encountered after finished reading JSON content: {self.text[self.at]}.")
        return value

    def fail(self, message: str, at: int | None = None) -> None:
        at = self.at if at is None else at
        line_start = self.text.rfind("\n", 0, at) + 1
        line = 0 if at == 0 and not message.startswith("Additional text") else self.text.count("\n", 0, at) + 1
        raise JsonError(f"{message} Path '{self.path_text()}', line {line}, position {at - line_start}.")

    def path_text(self) -> str:
        text = ""
        for part in self.path:
            if isinstance(part, int):
                text += f"[{part}]" if part >= 0 else ""
            elif SIMPLE_NAME.match(part):
                text += f".{part}" if text else part
            else:
                quoted = part.replace("'", "\\'")
                text += f"['{quoted}']"
        return text

    def blank(self) -> None:
        self.at = BLANK.match(self.text, self.at).end()  # type: ignore[union-attr]
        if self.text.startswith("/*", self.at):
            self.fail("Unexpected end while parsing comment.", len(self.text))

    def value(self) -> Any:
        """The value at the place of reading; blanks before it are already read."""
        text, at = self.text, self.at
        char = text[at]
        if char in "\"'":
            found = self.string()
            if (
                self.make_date is not None
                and len(found) > 7
                and (found[0] == "/" or (found[0] in "0123456789" and len(found) >= 19))
                and DATE.match(found)
            ):
                return self.make_date(found)
            return found
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char in "0123456789.-":
            if text.startswith("-I", at):
                return -self.word("I", at + 1)
            return self.number()
        if char in WORDS:
            return self.word(char, at)
        if char == "]":
            self.fail("JsonToken EndArray is not valid for closing JsonType None.", at + 1)
        return self.fail(f"Unexpected character encountered while parsing value: {char}.")

    def word(self, first: str, at: int) -> Any:
        word, value = WORDS[first]
        text = self.text
        if text.startswith(word, at) and not text[at + len(word) : at + len(word) + 1].isalnum():
            self.at = at + len(word)
            return value
        if len(text) - at < len(word) and word.startswith(text[at:]) and len(text) - at > 1:
            self.fail("Unexpected end when reading JSON.", len(text))
        if first in "tf" and text[at + 1 : at + 2] == word[1]:
            same = next((i for i, pair in enumerate(zip(word, text[at:], strict=False)) if pair[0] != pair[1]), len(word))
            self.fail("Error parsing boolean value.", at + same)
        return self.fail(f"Unexpected character encountered while parsing value: {first}.", at)

    def string(self) -> str:
        text = self.text
        quote = text[self.at]
        plain = PLAIN[quote]
        self.at += 1
        parts: list[str] = []
        while True:
            match = plain.match(text, self.at)
            parts.append(match.group())  # type: ignore[union-attr]
            self.at = match.end()  # type: ignore[union-attr]
            if self.at >= len(text):
                self.fail(f"Unterminated string. Expected delimiter: {quote}.")
            if text[self.at] == quote:
                self.at += 1
                return _join_surrogates("".join(parts))
            escape = text[self.at + 1 : self.at + 2]
            if escape == "u":
                parts.append(self.unicode_escape())
            elif escape in ESCAPES and escape:
                parts.append(ESCAPES[escape])
                self.at += 2
            elif not escape:
                self.fail(f"Unterminated string. Expected delimiter: {quote}.", len(text))
            else:
                self.fail(f"Bad JSON escape sequence: \\{escape}.", self.at + 2)

    def unicode_escape(self) -> str:
        start = self.at + 2
        digits = self.text[start : start + 4]
        if len(self.text) - start < 4 or '"' in digits:
            self.fail("Unexpected end while parsing Unicode escape sequence.", start)
        try:
            code = int(digits, 16)
        except ValueError:
            self.fail(f"Invalid Unicode escape sequence: \\u{digits}.", start)
        self.at = start + 4
        return chr(code)

    def number(self) -> Any:
        text, start = self.text, self.at
        end = NUMBER.match(text, start).end()  # type: ignore[union-attr]
        if end < len(text) and text[end] not in NUMBER_END:
            self.fail(f"Unexpected character encountered while parsing number: {text[end]}.", end)
        self.at = end
        digits = text[start:end]
        if INTEGER.match(digits):
            whole = int(digits)
            return Int64(whole) if -0x8000000000000000 <= whole <= 0x7FFFFFFFFFFFFFFF else BigInteger(whole)
        if OCTAL.match(digits):
            return Int64(int(digits, 8))
        if HEXADECIMAL.match(digits):
            return Int64(int(digits, 16))
        if REAL.match(digits) and not (digits[0] == "0" and len(digits) > 1 and digits[1] not in ".eE"):
            return float(digits)
        return self.fail(f"Input string '{digits}' is not a valid number.")

    def enter(self) -> None:
        if len(self.path) >= self.depth:
            self.fail(f"The reader's MaxDepth of {self.depth} has been exceeded.", self.at + 1)
        self.at += 1

    def array(self) -> list[Any]:
        self.enter()
        text = self.text
        items: list[Any] = []
        self.path.append(-1)  # the index of the item read last
        while True:
            self.blank()
            if self.at >= len(text):
                return self.short_array(items)
            char = text[self.at]
            if char == "]":
                break
            if char == ",":
                items.append(None)
            else:
                if char in "{[":
                    self.path[-1] = len(items)
                items.append(self.value())
                if self.cut_short:
                    return items
            self.path[-1] = len(items) - 1
            self.blank()
            if self.at >= len(text):
                return self.short_array(items)
            char = text[self.at]
            if char == ",":
                self.at += 1
            elif char == "}":
                self.path.pop()
                self.fail("JsonToken EndObject is not valid for closing JsonType Array.", self.at + 1)
            elif char != "]":
                self.fail(f"After parsing a value an unexpected character was encountered: {char}.")
        self.at += 1
        self.path.pop()
        return items

    def short_array(self, items: list[Any]) -> list[Any]:
        """The text ended inside an array: accepted when the outermost value is an array with something in it."""
        if any(isinstance(part, str) for part in self.path[:1]):
            self.fail("Unexpected end when deserializing object.")
        if not items or self.text.rstrip().endswith(","):
            raise JsonError("Unexpected end when reading token. Path ''.")
        self.cut_short = True
        return items

    def object(self) -> Any:
        self.enter()
        text = self.text
        pairs: list[tuple[str, Any]] = []
        outermost = not self.path
        while True:
            self.blank()
            if self.at >= len(text):
                if not pairs:
                    self.fail("Unexpected end when reading JSON.")
                return self.short_object(pairs, outermost)
            if text[self.at] == "}":
                break
            name = self.name()
            if pairs:
                self.path[-1] = name
            else:
                self.path.append(name)
            self.blank()
            if self.at >= len(text):
                return self.short_object(pairs, outermost)
            if text[self.at] == "]":
                self.path.pop()
                self.fail("JsonToken EndArray is not valid for closing JsonType Object.", self.at + 1)
            pairs.append((name, None if text[self.at] == "," else self.value()))
            if self.cut_short:
                return self.make_object(pairs)
            self.blank()
            if self.at >= len(text):
                return self.short_object(pairs, outermost)
            char = text[self.at]
            if char == ",":
                self.at += 1
            elif char == "]":
                self.path.pop()
                self.fail("JsonToken EndArray is not valid for closing JsonType Object.", self.at + 1)
            elif char != "}":
                self.fail(f"After parsing a value an unexpected character was encountered: {char}.")
        self.at += 1
        if pairs:
            self.path.pop()
        return self.make_object(pairs)

    def short_object(self, pairs: list[tuple[str, Any]], outermost: bool) -> Any:
        if outermost or isinstance(self.path[0], str):
            self.fail("Unexpected end when deserializing object.")
        self.cut_short = True
        return self.make_object(pairs)

    def name(self) -> str:
        """A property's name and the colon after it."""
        text = self.text
        if text[self.at] in "\"'":
            name = self.string()
        else:
            match = BARE_NAME.match(text, self.at)
            if match is None:
                self.fail(f"Invalid property identifier character: {text[self.at]}.")
            name = match.group()  # type: ignore[union-attr]
            self.at = match.end()  # type: ignore[union-attr]
            if self.at < len(text) and text[self.at] not in " \t\r\n:/":
                self.fail(f"Invalid JavaScript property identifier character: {text[self.at]}.")
        self.blank()
        char = text[self.at : self.at + 1]
        if char != ":":
            self.fail(f"Invalid character after parsing property name. Expected ':' but got: {char or chr(0)}.")
        self.at += 1
        return name


def _join_surrogates(text: str) -> str:
    """Two halves written as separate escapes make one character, as they do in .NET's UTF-16."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text
