"""The public Python interface: what a run gives back, and what two shells on one world see."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from azshell import Shell


def test_a_result_holds_every_stream() -> None:
    script = "1; Write-Warning w; Write-Verbose v -Verbose; Write-Host h; Write-Error e; 'end'"
    with Shell(layout="classic", width=100) as shell:
        result = shell.run(script)
    assert result.output == [1, "end"]
    assert result.text == "1\nend\n"
    assert (result.warnings, result.verbose, result.information) == (["w"], ["v"], ["h"])
    assert [(e.message, e.fully_qualified_error_id, e.exception_type) for e in result.errors] == [
        ("e", "Microsoft.PowerShell.Commands.WriteErrorException", "Microsoft.PowerShell.Commands.WriteErrorException")
    ]
    lines = result.transcript.split("\n")
    assert lines[:4] == ["1", "WARNING: w", "VERBOSE: v", "h"]
    assert lines[-2] == "end"


@pytest.mark.parametrize(
    ("script", "exit_code", "terminated", "exited"),
    [("1", 0, False, False), ("exit 3", 3, False, True), ("throw 'x'", 1, True, False), ("1 +", 1, True, False)],
)
def test_how_a_run_ends(script: str, exit_code: int, terminated: bool, exited: bool) -> None:
    with Shell() as shell:
        result = shell.run(script)
    assert (result.exit_code, result.terminated, result.exited) == (exit_code, terminated, exited)


def test_variables_and_functions_stay_from_run_to_run() -> None:
    with Shell() as shell:
        shell.run("$x = 5; function twice($n) { $n * 2 }")
        assert shell.run("twice $x").output == [10]


def test_two_shells_one_after_the_other_see_the_same_state(tmp_path: Path) -> None:
    world = str(tmp_path / "world")
    with Shell(world=world) as first:
        first.run("New-AzureService web -Location 'West US'; Set-Content C:\\note.txt kept")
    with Shell(world=world) as second:
        assert second.run("(Get-AzureService).ServiceName; Get-Content C:\\note.txt").output == ["web", "kept"]


def test_two_shells_at_once_share_a_world(tmp_path: Path) -> None:
    world = str(tmp_path / "world")
    with Shell(world=world) as first, Shell(world=world) as second:
        first.run("New-AzureService one -Location 'West US'")
        second.run("New-AzureService two -Location 'West US'")
        assert first.run("(Get-AzureService).ServiceName").output == ["one", "two"]


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_shell_keeps_every_finished_command(tmp_path: Path) -> None:
    """Killed in the middle of a stream of commands: the world opens, and what was reported as done is there."""
    world = tmp_path / "world"
    log = tmp_path / "done.txt"
    made = "New-AzureService \"svc$i\" -Location 'West US' | Out-Null"
    script = f"foreach ($i in 1..20) {{ {made}; [IO.File]::AppendAllText('{log}', \"svc$i`n\") }}"
    process = subprocess.Popen([sys.executable, "-m", "azshell.command_line", "-NoProfile", "-World", str(world), "-Command", script])
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and (not log.exists() or log.read_text().count("\n") < 3):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = set(log.read_text().split("\n")[:-1])
    with Shell(world=str(world)) as shell:
        kept = set(shell.run("(Get-AzureService).ServiceName").output)
        assert done <= kept
        assert len(kept) <= len(done) + 1
        assert shell.run("New-AzureService after -Location 'West US'").errors == []


def test_a_lesson_cannot_reach_the_host(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    with Shell(host_files=False) as shell:
        result = shell.run(f"Test-Path '{secret.as_posix()}'; [IO.File]::Exists('{secret.as_posix()}'); Get-Content '{secret.as_posix()}'")
        assert result.output == [False, False]
        assert len(result.errors) == 1


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(ValueError, match="classic, modern"):
        Shell(layout="fancy")


def test_nothing_is_random_where_the_clock_stands() -> None:
    script = "Get-Random; (New-Guid).Guid; [guid]::NewGuid().Guid; (New-Object Random).Next(); Get-Date; Start-Sleep 90; [datetime]::UtcNow; [Threading.Thread]::Sleep(500); (Get-Date).Millisecond"
    texts = []
    for _ in range(2):
        with Shell(seed=1, clock="2014-06-02T09:00:00Z") as shell:
            texts.append(shell.run(script).text)
    assert texts[0] == texts[1]
    assert texts[0].rstrip().endswith("500")
    with Shell(seed=2, clock="2014-06-02T09:00:00Z") as shell:
        assert shell.run(script).text != texts[0]


def test_errors_print_in_the_view_of_their_time() -> None:
    with Shell(layout="modern", width=100) as shell:
        shown = shell.run("$ErrorView = 'CategoryView'; 1/0; $ErrorView = 'ConciseView'; 1/0; $ErrorView = 'NormalView'").transcript
    assert shown.split("\n")[:2] == ["NotSpecified: (:) [], RuntimeException", "RuntimeException: Attempted to divide by zero."]
