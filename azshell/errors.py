"""What can be wrong with a text: the one error that the language's parser raises."""

from __future__ import annotations

from azshell.source import Extent, Source


class ParseError(Exception):
    """A text that is not PowerShell, or not yet.

    error_id    PowerShell's identifier, such as MissingEndCurlyBrace
    message     PowerShell's words, one line
    extent      the offending stretch
    incomplete  True when more input could mend it: the console then shows its continuation prompt
    """

    def __init__(self, error_id: str, message: str, source: Source, start: int, end: int, incomplete: bool = False) -> None:
        super().__init__(message)
        self.error_id = error_id
        self.message = message
        self.extent = Extent(source, start, end)
        self.incomplete = incomplete

    @property
    def line(self) -> int:
        """Line number, from 1."""
        return self.extent.line

    @property
    def column(self) -> int:
        """Column number, from 1."""
        return self.extent.column
