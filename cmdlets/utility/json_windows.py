"""JSON as Windows PowerShell 4 wrote it, by .NET's JavaScriptSerializer: other escapes, dates as milliseconds, wide indents.

Source: the format that ConvertTo-Json of Windows PowerShell 3 to 5.1 prints, and the JavaScriptSerializer documentation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from azshell.dotnet.members import get_member, invoke_member
from azshell.dotnet.types import type_of
from cmdlets.utility.json_writer import JsonWriter

__all__ = ["WindowsJsonWriter"]

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^{}\[\],:"]+')
ESCAPED = re.compile("[<>&'\x00-\x1f\x85\u2028\u2029]")
EPOCH_TICKS = 621355968000000000


class WindowsJsonWriter(JsonWriter):
    """Writes one value."""

    def __init__(self, depth: int = 2, compress: bool = False) -> None:
        super().__init__(depth, compress=True)
        self.indent = not compress

    def text(self, value: Any, piped: int | None = None) -> str:
        compact = super().text(value)
        return "".join(_indented(iter(TOKEN.findall(compact)), 0)) if self.indent else compact

    def scalar(self, bare: Any) -> str | None:
        if isinstance(bare, float) and bare == bare and abs(bare) < 1e15 and bare.is_integer():
            return str(int(bare))
        if bare is not None and not isinstance(bare, (str, int, float)) and type_of(bare).full_name == "System.DateTime":
            ticks = int(get_member(invoke_member(bare, "ToUniversalTime", []), "Ticks"))
            return f'"\\/Date({(ticks - EPOCH_TICKS) // 10_000})\\/"'
        return super().scalar(bare)

    def string(self, text: str) -> str:
        quoted = json.dumps(text, ensure_ascii=False)
        return '"' + ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted[1:-1]) + '"'


def _indented(tokens: Iterator[str], column: int, first: str | None = None) -> Iterator[str]:
    """A value whose brackets stand at `column`; what is inside stands four further in."""
    token = next(tokens) if first is None else first
    if token not in "{[":
        yield token
        return
    inner, closing = " " * (column + 4), "}" if token == "{" else "]"
    yield f"{token}\n{inner}"
    while (item := next(tokens)) != closing:
        if item == ",":
            yield f",\n{inner}"
            continue
        place = column + 4
        if closing == "}":
            next(tokens)  # the colon
            yield f"{item}:  "
            yield from _indented(tokens, place + len(item) + 3)
        else:
            yield from _indented(tokens, place, item)
    yield f"\n{' ' * column}{closing}"
