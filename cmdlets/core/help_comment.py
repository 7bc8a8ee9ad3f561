"""Comment-based help: finds the comment of a function or script and reads its sections."""

from __future__ import annotations

import re
import textwrap
from typing import Any

__all__ = ["help_of", "sections_of"]

BLOCK_AT_START = re.compile(r"\s*(<#.*?#>|(?:#[^\n]*\n[ \t]*)*#[^\n]*)", re.DOTALL)
BLOCK_BEFORE = re.compile(r"(<#(?:(?!#>).)*#>|(?:#[^\n]*\n[ \t]*)*#[^\n]*)[ \t]*\n?(?:[ \t]*\n)?[ \t]*\Z", re.DOTALL)
BLOCK_AT_END = re.compile(r"(<#(?:(?!#>).)*#>|(?:#[^\n]*\n[ \t]*)*#[^\n]*)\s*\Z", re.DOTALL)
COMMENT_LINE = re.compile(r"(?:^|\n)[ \t]*#[^\n]*\n[ \t]*\Z")
KEYWORD = re.compile(r"^\s*\.(\w+)(?:[ \t]+(.*?))?[ \t]*$")
KEYWORDS = frozenset(
    [
        "SYNOPSIS",
        "DESCRIPTION",
        "PARAMETER",
        "EXAMPLE",
        "INPUTS",
        "OUTPUTS",
        "NOTES",
        "LINK",
        "COMPONENT",
        "ROLE",
        "FUNCTIONALITY",
        "FORWARDHELPTARGETNAME",
        "FORWARDHELPCATEGORY",
        "REMOTEHELPRUNSPACE",
        "EXTERNALHELP",
    ]
)
PROMPT = re.compile(r"\A\s*((?:PS[^>\n]*|C:\\[^>\n]*)?>\s?)")


def help_of(info: Any) -> dict[str, list[tuple[str, str]]] | None:
    """The help sections of a function's or script's CommandInfo: keyword -> (argument, text) of each; None without help."""
    block = getattr(info, "script_block", None)
    if block is None or callable(block):
        return None
    source = block.context.source.text
    node = getattr(block, "definition", None) or block.node
    start, end = node.start, node.end
    for comment in _comments(source, start, end):
        found = sections_of(comment)
        if found is not None:
            return found
    return None


def _comments(source: str, start: int, end: int) -> list[str]:
    """Comments where help may stand: first in the body, last in it, right before the function."""
    found = []
    opening = source.find("{", start, end)
    if opening >= 0:
        body = source[opening + 1 : end]
        first = BLOCK_AT_START.match(body)
        if first:
            found.append(first[1])
        last = BLOCK_AT_END.search(body.rstrip().removesuffix("}"))
        if last:
            found.append(last[1])
    before = BLOCK_BEFORE.search(source[:start])
    if before and not COMMENT_LINE.search(source[: before.start()]):
        found.append(before[1])
    return found


def sections_of(comment: str) -> dict[str, list[tuple[str, str]]] | None:
    """The sections of one comment; None when it has no help keyword first."""
    if comment.startswith("<#"):
        lines = comment[2:].removesuffix("#>").split("\n")
    else:
        lines = [re.sub(r"^\s*#", "", line) for line in comment.split("\n")]
    found: dict[str, list[tuple[str, str]]] = {}
    keyword: str | None = None
    argument = ""
    gathered: list[str] = []

    def close() -> None:
        if keyword is not None:
            found.setdefault(keyword, []).append((argument, _tidy(gathered)))

    for line in lines:
        line = line.rstrip("\r")
        match = KEYWORD.match(line)
        if match and match[1].upper() in KEYWORDS:
            close()
            keyword, argument, gathered = match[1].upper(), (match[2] or "").strip(), []
        elif keyword is None and line.strip():
            return None
        else:
            gathered.append(line)
    close()
    return found or None


def _tidy(lines: list[str]) -> str:
    text = textwrap.dedent("\n".join(line.expandtabs(4) for line in lines))
    return text.strip("\n").rstrip()


def example_parts(text: str) -> tuple[str, str, str]:
    """An example's prompt, command and remarks: the command ends at the first empty line."""
    match = PROMPT.match(text)
    prompt = "PS > "
    if match:
        prompt, text = match[1].rstrip(" "), text[match.end() :]
    code, _, remarks = text.partition("\n\n")
    return prompt, code.strip("\n"), remarks.strip("\n")
