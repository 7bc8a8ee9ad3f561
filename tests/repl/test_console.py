"""The live console, driven through a pipe: prompt, continuation, completion, Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from azshell import Shell
from azshell.repl.colouring import fragments
from azshell.repl.completing import candidates, place_of
from azshell.repl.console import is_unfinished, make_prompt, prompt_loop, prompt_text


@pytest.fixture
def printed() -> list[str]:
    return []


@pytest.fixture
def shell(printed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> Iterator[Shell]:
    monkeypatch.setenv("AZSHELL_HOME", str(tmp_path))
    with Shell(layout="classic", host_files=False, write=lambda text, stream: printed.append(text)) as made:
        yield made


def typed(shell: Shell, keys: str) -> int:
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        return prompt_loop(shell, make_prompt(shell, input=pipe, output=DummyOutput()))


def test_lines_are_run_and_exit_leaves(shell: Shell, printed: list[str]) -> None:
    assert typed(shell, "1+1\rexit 4\r") == 4
    assert "".join(printed) == "2\n"


def test_unfinished_input_goes_on(shell: Shell, printed: list[str]) -> None:
    assert typed(shell, "foreach ($i in 1..2) {\r$i * 10\r}\rexit\r") == 0
    assert "".join(printed) == "10\n20\n"


def test_ctrl_c_abandons_a_line(shell: Shell, printed: list[str]) -> None:
    assert typed(shell, "'never'\x03'kept'\rexit\r") == 0
    assert "".join(printed) == "kept\n"


def test_the_end_of_input_leaves(shell: Shell) -> None:
    assert typed(shell, "\x04") == 0


def test_the_prompt_is_a_function(shell: Shell) -> None:
    assert prompt_text(shell) == "PS C:\\> "
    shell.run("function prompt { 'me> ' }")
    assert prompt_text(shell) == "me> "


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [("1", False), ("1 +", True), ("{", True), ("'x", True), ("@'\nx", True), ("Get-Item |", True), ("1 +\n\n", False), (")", False)],
)
def test_unfinished(text: str, unfinished: bool) -> None:
    assert is_unfinished(text) is unfinished


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Get-Az", ("Get-Az", "", "")),
        ("Get-AzureVM -Na", ("-Na", "Get-AzureVM", "")),
        ("Get-AzureVM -Name ", ("", "Get-AzureVM", "-Name")),
        ("1..3 | For", ("For", "", "")),
        ("$x = Get-I", ("Get-I", "", "")),
        ("if ($a) { Get-I", ("Get-I", "", "")),
        ("Get-Item 'C:\\my f", ("'C:\\my f", "Get-Item", "")),
    ],
)
def test_place(text: str, place: tuple[str, str, str]) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Get-AzureReserved", ["Get-AzureReservedIP"]),
        ("New-AzureReservedIP -Lo", ["-Location"]),
        ("Add-AzureEndpoint -Protocol u", ["udp"]),
        ("$ErrorView", ["$ErrorView"]),
    ],
)
def test_completion(shell: Shell, text: str, words: list[str]) -> None:
    assert [candidate.text for candidate in candidates(shell, text)[1]] == words


def test_completion_of_paths(shell: Shell) -> None:
    shell.run("Set-Content C:\\notes.txt x; New-Item 'C:\\my folder' -ItemType Directory | Out-Null")
    assert [c.text for c in candidates(shell, "Get-Content not")[1]] == [".\\notes.txt"]
    assert [c.text for c in candidates(shell, "Get-Content C:\\my")[1]] == ["'C:\\my folder'"]


def test_colours() -> None:
    assert [style for style, text, *_ in fragments("Get-Item -Name $x 'y' # z") if text.strip()] == [
        "class:command", "class:parameter", "class:variable", "class:string", "class:comment",
    ]  # fmt: skip
