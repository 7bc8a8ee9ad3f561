"""Running what a command line asks for: a command, a script file, statements from standard input, or the console."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from azshell.folders import profile_script, world_location

if TYPE_CHECKING:
    from azshell.command_line.switches import Options
    from azshell.shell import Result, Shell

USAGE = """azshell [-NoLogo] [-NoProfile] [-NonInteractive] [-NoExit] [-World <name or folder>] [-Layout classic|modern]
        [-WorkingDirectory <path>] [-ExecutionPolicy <policy>] [-EncodedCommand <Base64>]
        [[-File] <script> <arguments>] [-Command <text> | -]
azshell lessons check|update|record|script <files>
azshell world export|import|fork|compare <worlds>
azshell coverage

Without -File or -Command it starts a console; from a pipe it runs the statements it reads.
A world is a name, a folder, or :memory: for one that leaves nothing; AZSHELL_WORLD names the usual one."""

# -File with a script that is not there: Windows PowerShell's -196608, as a process's exit code is seen elsewhere.
NO_SUCH_SCRIPT = 64


def start(options: Options) -> int:
    """Run it; returns the exit code."""
    if options.help:
        print(USAGE)
        return 0
    live = options.command is None and options.file is None and not options.read_input and sys.stdin.isatty()
    if live or not options.exit:
        return start_console(options)
    with open_shell(options) as shell:
        if options.command is not None:
            return command_exit_code(shell, shell.run(options.command))
        if options.file is not None:
            return run_file(shell, options.file, options.arguments)
        return run_input(shell)


def start_console(options: Options) -> int:
    """The live console; with -NoExit after a command or a script."""
    from azshell.repl import TerminalHost, converse

    host = TerminalHost(interactive=options.interactive)
    with open_shell(options, host=host, write=host.write_stream) as shell:
        if options.command is not None:
            shell.run(options.command)
        elif options.file is not None:
            run_file(shell, options.file, options.arguments)
        return converse(shell, logo=options.logo)


def open_shell(options: Options, **settings: object) -> Shell:
    """The shell that a command line describes, its profile run."""
    import shutil

    from azshell.shell import ConsoleHost, Shell

    width = shutil.get_terminal_size((80, 25)).columns if sys.stdout.isatty() else 80
    settings.setdefault("host", ConsoleHost(width))
    shell = Shell(
        world_location(options.world),
        layout=options.layout,
        width=width,
        working_directory=options.working_directory,
        write=settings.pop("write", print_text),  # type: ignore[arg-type]
        **settings,  # type: ignore[arg-type]
    )
    if options.execution_policy:
        os.environ["PSExecutionPolicyPreference"] = options.execution_policy  # noqa: SIM112  (its name on every system)
    if options.profile and profile_script().is_file():
        run_file(shell, str(profile_script()), [])
    return shell


def print_text(text: str, stream: str) -> None:
    """Errors to standard error, all else to standard output."""
    target = sys.stderr if stream == "error" else sys.stdout
    target.write(text)
    target.flush()


def command_exit_code(shell: Shell, result: Result) -> int:
    """-Command ends with what `exit` said, else with 1 when the last statement failed."""
    if result.exited:
        return result.exit_code & 0xFF
    return 1 if result.terminated or not shell.session.last_success else 0


def run_file(shell: Shell, file: str, arguments: Sequence[str]) -> int:
    """Run a script file of the host or of the world; `exit` decides the code, an error that ends the script makes it 1."""
    try:
        result = shell.run_file(file, arguments)
    except FileNotFoundError:
        print_text(
            f"The argument '{file}' to the -File parameter does not exist. Provide the path to an existing '.ps1' file as an argument to "
            "the -File parameter.\n",
            "error",
        )
        return NO_SUCH_SCRIPT
    if result.exited:
        return result.exit_code & 0xFF
    return 1 if result.terminated else 0


def run_input(shell: Shell) -> int:
    """Run the statements of standard input one after the other, each when it is complete, as if typed."""
    from azshell.language import ParseError, parse

    lines: list[str] = []
    result = None
    for line in [*sys.stdin, None]:
        if line is not None:
            lines.append(line)
        text = "".join(lines)
        if not text.strip():
            continue
        try:
            parse(text)
        except ParseError as error:
            if error.incomplete and line is not None:
                continue
        lines.clear()
        result = shell.run(text)
        if result.exited:
            return result.exit_code & 0xFF
    return 0 if result is None else command_exit_code(shell, result)
