"""What stands where something else was expected: how far it goes, and the error that it makes."""

from __future__ import annotations

from azshell.language import commands, operands, strings
from azshell.language.faults import lacking, wrong
from azshell.language.lexical import BREAKS, DASHES, QUOTES, Script


def token_end(text: Script, at: int) -> int:
    """Where the token at `at` ends, for an error's extent: as a command's argument would be read."""
    char = text[at]
    if at >= text.size:
        return text.size
    if char in "\r\n":
        return at + (2 if text.startswith("\r\n", at) else 1)
    pair = text[at : at + 2]
    if pair in ("&&", "||", "@(", "@{", "$("):
        return at + 2
    if char in BREAKS or char == "]":
        return at + 1
    if char == "@" or char in QUOTES:
        return operands.PRIMARY[char](text, at)[0]
    if char == "$":
        return commands.variable_or_word(text, at)[0]
    if char in DASHES and (text[at + 1].isalpha() or text[at + 1] in "_?"):
        return commands.parameter_end(text, at)
    return strings.generic_word(text, at)[0]


def unexpected(text: Script, at: int) -> None:
    """Stop: nothing may stand here but an end."""
    unreadable(text, at)
    end = token_end(text, at)
    raise wrong(text, "UnexpectedToken", at, end, text[at:end])


def unreadable(text: Script, at: int) -> None:
    """Stop if the token here has no end (a comment, a string, a variable's brace): then that is what is wrong."""
    char = text[at]
    if char == "<" and text[at + 1] == "#":
        raise lacking(text, "MissingTerminatorMultiLineComment", at, text.size)
    if char == "`" and at + 1 >= text.size:
        raise wrong(text, "IncompleteString", text.size, text.size, incomplete=True)
    if char in _OPENING:
        token_end(text, at)


_OPENING = QUOTES | frozenset("$@`0123456789")
