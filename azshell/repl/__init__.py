"""The console: a live prompt on a shell, with history, completion and continuation. The only room that knows prompt_toolkit."""

from azshell.repl.console import converse
from azshell.repl.terminal import TerminalHost

__all__ = ["TerminalHost", "converse"]
