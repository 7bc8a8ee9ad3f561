"""The console: a live prompt on a shell, with history, completion and continuation. The only room that knows prompt_toolkit."""

from azshell.repl.console import converse

__all__ = ["converse"]
