"""The host of a live console: prints with the console's colours, and asks."""

from __future__ import annotations

import getpass
import shutil
import sys
from typing import Any

from azshell.shell import ConsoleHost

# System.ConsoleColor in ANSI's terms.
_COLOURS = (
    "black", "darkblue", "darkgreen", "darkcyan", "darkred", "darkmagenta", "darkyellow", "gray",
    "darkgray", "blue", "green", "cyan", "red", "magenta", "yellow", "white",
)  # fmt: skip
_CODES = (30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97)
ANSI = dict(zip(_COLOURS, _CODES, strict=True))
STREAM_COLOURS = {"error": "red", "warning": "yellow", "verbose": "yellow", "debug": "yellow"}


class TerminalHost(ConsoleHost):
    """A person sits before it. `interactive` False refuses questions, as -NonInteractive asks."""

    def __init__(self, interactive: bool = True) -> None:
        size = shutil.get_terminal_size((80, 25))
        super().__init__(size.columns, size.lines)
        self.interactive = interactive

    def write_stream(self, text: str, stream: str) -> None:
        """Print a stream's text in its colour."""
        self._print(text, STREAM_COLOURS.get(stream))

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        self._print(text, foreground, background)

    def _print(self, text: str, foreground: Any = None, background: Any = None) -> None:
        codes = []
        if foreground is not None:
            codes.append(str(ANSI.get(str(foreground).lower(), 39)))
        if background is not None:
            codes.append(str(ANSI.get(str(background).lower(), 39) + 10))
        if codes and sys.stdout.isatty():
            body = text.rstrip("\n")
            text = f"\x1b[{';'.join(codes)}m{body}\x1b[0m{text[len(body) :]}"
        sys.stdout.write(text)
        sys.stdout.flush()

    def clear(self) -> None:
        if sys.stdout.isatty():
            self._print("\x1b[2J\x1b[H")

    def read_line(self, prompt: str = "") -> str:
        if not self.interactive:
            raise EOFError
        return input(prompt)

    def read_secret(self, prompt: str = "") -> str:
        if not self.interactive:
            raise EOFError
        return getpass.getpass(prompt)

    def choose(self, caption: str, message: str, choices: list[tuple[str, str]], default: int) -> int:
        """As powershell.exe asks: `[Y] Yes  [A] Yes to All ... [?] Help (default is "Y"):`."""
        letters = [_letter(label) for label, _ in choices]
        self.write_line()
        self.write_line(caption)
        self.write_line(message)
        offer = "  ".join(f"[{letter}] {label.replace('&', '')}" for letter, (label, _) in zip(letters, choices, strict=True))
        while True:
            answer = self.read_line(f'{offer}  [?] Help (default is "{letters[default]}"): ').strip().lower()
            if not answer and default >= 0:
                return default
            if answer == "?":
                for letter, (_, help) in zip(letters, choices, strict=True):
                    self.write_line(f"{letter} - {help}")
            for index, (label, _) in enumerate(choices):
                if answer in (letters[index].lower(), label.replace("&", "").lower()):
                    return index


def _letter(label: str) -> str:
    at = label.find("&")
    return label[at + 1 : at + 2].upper() if at >= 0 else label[:1].upper()
