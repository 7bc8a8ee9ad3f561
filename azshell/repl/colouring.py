"""Colours for what is typed: a scan by regular expressions, good enough while a text is still unfinished."""

from __future__ import annotations

import re
from collections.abc import Callable

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.styles import Style

STYLE = Style.from_dict(
    {
        "comment": "ansigreen",
        "string": "ansicyan",
        "variable": "ansibrightgreen",
        "keyword": "ansibrightgreen",
        "parameter": "ansibrightblack",
        "operator": "ansibrightblack",
        "type": "ansigray",
        "number": "ansiwhite",
        "command": "ansibrightyellow",
    }
)
KEYWORDS = (
    "begin|break|catch|class|continue|data|do|dynamicparam|else|elseif|end|enum|exit|filter|finally|for|foreach|function|if|in|param|"
    "process|return|switch|throw|trap|try|until|using|while|workflow"
)
_DASH = "[-\u2013\u2014\u2015]"
_TOKEN = re.compile(
    rf"""
      (?P<comment>\#.*|<\#.*)
    | (?P<string>"(?:[^"`]|`.|"")*"?|'(?:[^']|'')*'?|[\u201c\u201d][^\u201c\u201d"]*[\u201c\u201d]?)
    | (?P<variable>[$@](?:\{{[^}}]*\}}?|[\w:?^$]+))
    | (?P<type>\[[\w.,\[\]]+\])
    | (?P<number>\b\d[\w.]*\b)
    | (?P<parameter>(?<!\S){_DASH}[A-Za-z]\w*:?)
    | (?P<keyword>(?<![\w-])(?:{KEYWORDS})(?![\w-]))
    | (?P<command>(?<![\w.$\\/:-])[A-Za-z]+{_DASH}\w+)
    | (?P<operator>[|;&=+*/%<>!{{}}()])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def fragments(line: str) -> StyleAndTextTuples:
    """The line in pieces, each with the class of its colour."""
    result: StyleAndTextTuples = []
    at = 0
    for match in _TOKEN.finditer(line):
        if match.start() > at:
            result.append(("", line[at : match.start()]))
        result.append((f"class:{match.lastgroup}", match[0]))
        at = match.end()
    if at < len(line):
        result.append(("", line[at:]))
    return result


class PowerShellLexer(Lexer):
    """prompt_toolkit's view of `fragments`."""

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        lines = document.lines
        return lambda number: fragments(lines[number]) if number < len(lines) else []
