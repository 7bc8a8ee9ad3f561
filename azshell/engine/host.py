"""The host: where a session prints and asks. The base class prints nothing and has nobody to ask."""

from __future__ import annotations

from typing import Any


class Host:
    """What a session needs of a console; hosts derive from it.

    width        columns for formatting
    interactive  whether questions can be asked
    """

    name = "ConsoleHost"
    interactive = False

    def __init__(self, width: int = 120, height: int = 50) -> None:
        self.width = width
        self.height = height
        self.title = ""

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        """Print a text without a line end."""

    def write_line(self, text: str = "", foreground: Any = None, background: Any = None) -> None:
        """Print a line."""
        self.write(text + "\n", foreground, background)

    def write_progress(self, record: Any) -> None:
        """Show progress."""

    def clear(self) -> None:
        """Clear the screen."""

    def read_line(self, prompt: str = "") -> str:
        """Ask for a line; EOFError when there is nobody to ask."""
        raise EOFError

    def read_secret(self, prompt: str = "") -> str:
        """Ask for a line without showing it."""
        raise EOFError

    def choose(self, caption: str, message: str, choices: list[tuple[str, str]], default: int) -> int:
        """Ask for one of several (label, help); the index chosen. EOFError when there is nobody to ask."""
        raise EOFError
