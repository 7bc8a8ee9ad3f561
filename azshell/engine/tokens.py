"""A tokenizer for scripts that ask for tokens (PSParser.Tokenize): plain, by regular expressions, with the parser's idea of command words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KEYWORDS = frozenset(
    [
        "begin",
        "break",
        "catch",
        "class",
        "continue",
        "data",
        "do",
        "dynamicparam",
        "else",
        "elseif",
        "end",
        "enum",
        "exit",
        "filter",
        "finally",
        "for",
        "foreach",
        "from",
        "function",
        "hidden",
        "if",
        "in",
        "param",
        "process",
        "return",
        "static",
        "switch",
        "throw",
        "trap",
        "try",
        "until",
        "using",
        "while",
    ]
)
_PATTERN = re.compile(
    r"""
    (?P<Comment><\#.*?\#>|\#[^\r\n]*)
  | (?P<NewLine>\r?\n)
  | (?P<Blank>[ \t]+)
  | (?P<HereString>@"[ \t]*\r?\n.*?\n"@|@'[ \t]*\r?\n.*?\n'@)
  | (?P<String>"(?:[^"`]|`.|"")*"|'(?:[^']|'')*')
  | (?P<Variable>\$\{[^}]*\}|[$@](?:\w+:)?\w+|\$[$?^])
  | (?P<CommandParameter>-[A-Za-z_]\w*:?)
  | (?P<Number>(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?:[dlDL]|[kmgtpKMGTP][bB])?(?![\w.]))
  | (?P<Type>\[[A-Za-z_][\w.,`\[\] ]*\])
  | (?P<StatementSeparator>;)
  | (?P<GroupStart>@\(|@\{|\$\(|[({])
  | (?P<GroupEnd>[)}\]])
  | (?P<LineContinuation>`\r?\n)
  | (?P<Operator>\|\||&&|\+\+|--|[-+*/%]?=|::|\.\.|[-+*/%!.,|&<>\[]|2>&1|>>)
  | (?P<Word>[^\s(){};,|&"'$]+)
    """,
    re.X | re.S,
)


def tokenize(text: str) -> Iterator[tuple[str, str, int, int]]:
    """(type, content, start, end) of a text's tokens; types are PSTokenType's names."""
    at = 0
    command_next = True
    while at < len(text):
        match = _PATTERN.match(text, at)
        if match is None:
            at += 1
            continue
        at = match.end()
        kind = match.lastgroup or ""
        content = match.group()
        if kind == "Blank":
            continue
        if kind in ("String", "HereString"):
            kind, content = "String", content[1:-1] if kind == "String" else content[2:-2].strip("\r\n")
        elif kind == "Variable":
            content = content[1:].strip("{}")
        elif kind == "Word":
            lower = content.lower()
            if lower in _KEYWORDS and command_next:
                kind = "Keyword"
            else:
                kind = "Command" if command_next else "CommandArgument"
        yield kind, content, match.start(), match.end()
        command_next = kind in ("NewLine", "StatementSeparator", "GroupStart", "Keyword") or (
            kind == "Operator" and content in ("|", "&", "=", "||", "&&")
        )
