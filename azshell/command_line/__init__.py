"""How azshell is started: powershell.exe's switches, and the words that are ours (`azshell lessons ...`)."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run azshell with these arguments; returns the process's exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    from azshell.command_line.words import WORDS

    word = WORDS.get(arguments[0]) if arguments else None
    if word is not None:
        return word(arguments[1:])
    from azshell.command_line.starting import start
    from azshell.command_line.switches import SwitchError, read_switches

    try:
        options = read_switches(arguments)
    except SwitchError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return start(options)
