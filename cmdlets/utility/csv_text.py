"""Comma-separated values to fields and back, as PowerShell reads and writes them."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["field_text", "read_records"]


def read_records(text: str, delimiter: str) -> Iterator[list[str] | str]:
    """The records of a text, blank lines left out; a line before the first record that begins with `#` comes as it is, a str.

    A field may be quoted, with quotes inside doubled; it may then hold delimiters and line ends. Blanks around fields
    are dropped before a field and after a quoted one. A delimiter at the very end of the text begins no field.
    """
    at, end = 0, len(text)
    begun = False
    while at < end:
        if not begun and text[at] == "#":
            stop = text.find("\n", at)
            stop = end if stop < 0 else stop + 1
            yield text[at:stop].rstrip("\r\n")
            at = stop
            continue
        record, at = _read_record(text, at, end, delimiter)
        if len(record) > 1 or (record and record[0]):
            begun = True
            yield record


def fields_of(line: str, delimiter: str) -> list[str]:
    """The fields of one line, whatever it begins with."""
    return _read_record(line, 0, len(line), delimiter)[0]


def _read_record(text: str, at: int, end: int, delimiter: str) -> tuple[list[str], int]:
    fields: list[str] = []
    current = ""
    quoted = False
    while at < end:
        char = text[at]
        at += 1
        if quoted:
            if char != '"':
                # as much as there is up to the next quote
                stop = text.find('"', at)
                stop = end if stop < 0 else stop
                current += char + text[at:stop]
                at = stop
            elif text.startswith('"', at):
                current += '"'
                at += 1
            else:
                quoted = False
                rest, at, over = _rest_of_field(text, at, end, delimiter)
                fields.append(current + (rest.strip(" \t") if not rest.strip(" \t") else rest))
                current = ""
                if over:
                    return fields, at
        elif char == delimiter:
            fields.append(current)
            current = ""
        elif char == '"' and not current:
            quoted = True
        elif char in "\r\n":
            if char == "\r" and text.startswith("\n", at):
                at += 1
            fields.append(current)
            return fields, at
        elif char in " \t" and not current:
            continue
        else:
            rest, at, over = _rest_of_field(text, at, end, delimiter)
            fields.append(current + char + rest)
            current = ""
            if over:
                return fields, at
            if at >= end:
                return fields, at
    if current or quoted:
        fields.append(current)
    return fields, at


def _rest_of_field(text: str, at: int, end: int, delimiter: str) -> tuple[str, int, bool]:
    """What stands before the next delimiter or line end; where reading goes on; whether the record is over."""
    start = at
    while at < end:
        char = text[at]
        if char == delimiter:
            return text[start:at], at + 1, False
        if char in "\r\n":
            after = at + (2 if text.startswith("\r\n", at) else 1)
            return text[start:at], after, True
        at += 1
    return text[start:at], at, True


def field_text(text: str | None, delimiter: str, quote: bool | None) -> str:
    """A field as written: quoted, not quoted, or (None) quoted when it has to be. A null is nothing, not even quotes."""
    if text is None:
        return ""
    if quote is None:
        quote = delimiter in text or '"' in text or "\n" in text
    return '"' + text.replace('"', '""') + '"' if quote else text
