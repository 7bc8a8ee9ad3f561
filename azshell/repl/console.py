"""The read-run-print loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.shortcuts import CompleteStyle

from azshell.folders import history_file
from azshell.language import ParseError, parse
from azshell.repl.colouring import STYLE, PowerShellLexer
from azshell.repl.completing import ShellCompleter

if TYPE_CHECKING:
    from azshell.shell import Shell

LOGO = """azshell: classic Azure, June 2014, on your own disk
Get-Help and Tab help along; 'exit' leaves.
"""
CONTINUATION = ">> "


def converse(shell: Shell, logo: bool = True) -> int:
    """Greet, then prompt until `exit` or the end of input; returns the exit code."""
    if logo:
        shell.host.write_line(LOGO)
    for notice in shell.world.notices:
        shell.host.write_line(notice)
    return prompt_loop(shell, make_prompt(shell))


def prompt_loop(shell: Shell, prompt: PromptSession[str]) -> int:
    """Ask, run, print; Ctrl-C abandons a line or stops a command, Ctrl-D leaves."""
    while True:
        try:
            text = prompt.prompt(prompt_text(shell))
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if not text.strip():
            continue
        try:
            result = shell.run(text)
        except KeyboardInterrupt:
            shell.host.write_line("^C")
            continue
        if result.exited:
            return result.exit_code & 0xFF


def prompt_text(shell: Shell) -> str:
    """What the `prompt` function gives; without one that works, `PS>`."""
    from azshell.dotnet.conversion import to_string

    given = shell.session.evaluate("prompt")
    return to_string(given[-1]) if given else "PS>"


def make_prompt(shell: Shell, **settings: object) -> PromptSession[str]:
    """The line editor; `settings` replace its input and output in tests."""
    return PromptSession(
        history=_history(),
        multiline=True,
        prompt_continuation=lambda width, number, wraps: "" if wraps else CONTINUATION,
        key_bindings=_keys(),
        completer=ShellCompleter(shell),
        complete_while_typing=False,
        complete_style=CompleteStyle.READLINE_LIKE if settings.get("readline") else CompleteStyle.COLUMN,
        lexer=PowerShellLexer(),
        style=STYLE,
        enable_history_search=True,
        **{key: value for key, value in settings.items() if key != "readline"},  # type: ignore[arg-type]
    )


def is_unfinished(text: str) -> bool:
    """Whether more input could make the text a command: the console then goes on with `>> `.

    As in powershell.exe, an empty line ends input that stays unfinished, so that its error can be seen.
    """
    try:
        parse(text)
    except ParseError as error:
        return error.incomplete and not text.endswith("\n\n")
    return False


def _history() -> History:
    try:
        history_file().parent.mkdir(parents=True, exist_ok=True)
        return FileHistory(str(history_file()))
    except OSError:
        return InMemoryHistory()


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @Condition
    def completing() -> bool:
        from prompt_toolkit.application import get_app

        return get_app().current_buffer.complete_state is not None

    @keys.add("enter", filter=~completing)
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if is_unfinished(buffer.text):
            buffer.insert_text("\n")
        else:
            buffer.validate_and_handle()

    @keys.add("enter", filter=completing)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.complete_state = None

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @keys.add("f8")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.history_backward()

    @keys.add("escape", eager=False)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return keys
