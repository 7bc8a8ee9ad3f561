"""Jobs on their threads: side by side, stopped, gone with their shell, and by turns where the clock stands."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from azshell import Shell

STANDING = "2014-06-02T09:00:00Z"


def shell_on(world: str | Path, clock: str | None = None) -> Shell:
    return Shell(world=str(world), layout="modern", width=120, clock=clock, seed=1)


@pytest.fixture(params=["memory", "folder"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return ":memory:" if request.param == "memory" else str(tmp_path)


PARALLEL = [
    "$a = Start-Job { Start-Sleep 2; 1 }; $b = Start-Job { Start-Sleep 2; 2 }; $a, $b | Receive-Job -Wait",
    "$t = 1..2 | ForEach-Object { $n = $_; Start-ThreadJob { Start-Sleep 2; $using:n } }; $t | Wait-Job | Receive-Job",
    "1..2 | ForEach-Object -Parallel { Start-Sleep 2; $_ }",
]


@pytest.mark.parametrize("script", PARALLEL)
def test_runs_side_by_side(script: str) -> None:
    with shell_on(":memory:") as shell:
        began = time.monotonic()
        result = shell.run(script)
        assert sorted(result.output) == [1, 2]
        assert time.monotonic() - began < 3.8


STOPPED = [
    "while ($true) { }",
    "for (;;) { $x++ }",
    "do { } while ($true)",
    "foreach ($i in 1..2000000000) { $x = $i }",
    "& { while ($true) { 1 } } | Out-Null",
    "1..1000 | ForEach-Object { $_; Start-Sleep 1 }",
    "function f { while ($true) { f2 } }; function f2 { 1 }; f | Out-Null",
    "try { while ($true) { try { throw 1 } catch { } } } catch { 'caught' }",
    "Start-Sleep 100",
    "Wait-Event nothing",
    "[Threading.Thread]::Sleep(100000)",
    "Start-Job { while ($true) { } } | Wait-Job",
    "Invoke-Expression 'while (1) { }'",
    "class C { static [void] M() { while ($true) { } } }; [C]::M()",
]


@pytest.mark.parametrize("block", STOPPED)
@pytest.mark.parametrize("start", ["Start-Job", "Start-ThreadJob"])
def test_stops(start: str, block: str) -> None:
    with shell_on(":memory:") as shell:
        shell.run(
            f"$j = {start} {{ {block} }}; while ($j.State -ne 'Running') {{ Start-Sleep -Milliseconds 10 }}; Start-Sleep -Milliseconds 100"
        )
        began = time.monotonic()
        assert shell.run("Stop-Job $j; $j.State; Receive-Job $j | Where-Object { $_ -eq 'caught' }").text == "Stopped\n"
        assert time.monotonic() - began < 1.5


def test_finally_runs_when_stopped() -> None:
    with shell_on(":memory:") as shell:
        shell.run(
            "$l = [Collections.ArrayList]::new(); $j = Start-ThreadJob { $m = $using:l; try { Start-Sleep 100 } finally { 1..3 | % { $null = $m.Add($_) } } }"
        )
        assert shell.run('Start-Sleep -Milliseconds 300; Stop-Job $j; "$l"').text == "1 2 3\n"


def test_ends_with_its_shell() -> None:
    with shell_on(":memory:") as shell:
        shell.run("1..3 | ForEach-Object { Start-Job { Start-Job { Start-Sleep 100 }; while ($true) { } } } | Out-Null; Start-Sleep 1")
        assert sum("Job" in thread.name for thread in threading.enumerate()) == 6
        began = time.monotonic()
    assert time.monotonic() - began < 2.0
    assert not [thread for thread in threading.enumerate() if "Job" in thread.name]


def test_shares_the_world(place: str) -> None:
    with shell_on(place) as shell:
        script = (
            "$null = Get-AzureSubscription; 1..4 | % { $n = $_; Start-Job { 1..5 | % { $null = New-AzureService \"s$using:n-$_\" -Location 'West US' } } }"
            " | Wait-Job | Receive-Job; (Get-AzureService).Count"
        )
        result = shell.run(script)
        assert (result.errors, result.text) == ([], "20\n")


SESSION = [
    ("Start-ThreadJob { [cultureinfo]::CurrentCulture = 'de-DE'; (1.5).ToString() } | Receive-Job -Wait; (1.5).ToString()", "1,5\n1.5"),
    ("$x = 1; $j = Start-Job { $x = 2; $global:x = 3; \"[$y]\" }; $y = 5; \"$(Receive-Job $j -Wait) $x\"", "[] 1"),
    ("Set-Location C:\\; mkdir d | Out-Null; Set-Location d; Start-Job { $PWD.Path; Set-Location C:\\ } | Receive-Job -Wait; $PWD.Path", "C:\\d\nC:\\d"),
    ("$env:zz = 'a'; Start-Job { $env:zz; $env:zz = 'b' } | Receive-Job -Wait; $env:zz", "a\na"),
    ("$env:zz = 'a'; Start-ThreadJob { $env:zz = 'b' } | Receive-Job -Wait; $env:zz", "b"),
    ("$j = Start-Job { function f { f }; f } | Wait-Job; Receive-Job $j -ErrorAction SilentlyContinue -ErrorVariable e; $e.FullyQualifiedErrorId", "CallDepthOverflow"),
    ("$j = Start-Job { 'early'; Start-Sleep 100 }; Start-Sleep 1; \"$(Receive-Job $j) $($j.State)\"; Remove-Job $j -Force; @(Get-Job).Count", "early Running\n0"),
    ("$j = Start-Job { Start-Sleep 100 }; Wait-Job $j -Timeout 1; $j.State", "Running"),
    ("$j = 1..2 | ForEach-Object -Parallel { $_ * 2 } -AsJob; \"$($j.ChildJobs.Count) $($j | Receive-Job -Wait) $($j.State)\"", "2 2 4 Completed"),
    ("$a = Start-Job { Start-Sleep 100 }; $b = Start-Job { 1 }; (Wait-Job $a, $b -Any).Id - $b.Id", "0"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "printed"), SESSION)
def test_has_a_session_of_its_own(script: str, printed: str) -> None:
    with shell_on(":memory:") as shell:
        assert shell.run(script).text.strip() == printed


TURNS = [
    ("Start-Job { Start-Sleep 60; 'a' } | Receive-Job -Wait; Get-Date -Format T", "a\n9:01:00 AM"),
    ("$j = Start-Job { Start-Sleep 60 }; Wait-Job $j -Timeout 10; $j.State; Get-Date -Format T", "Running\n9:00:10 AM"),
    ("$j = Start-Job { Start-Sleep 5; Get-Date -Format T }; Start-Sleep 8; Receive-Job $j; Get-Date -Format T", "9:00:05 AM\n9:00:08 AM"),
    (
        "$a, $b = (Start-Job { Start-Sleep 5 }), (Start-Job { Start-Sleep 3 }); (Wait-Job $a, $b -Any).Id; Get-Date -Format T",
        "3\n9:00:03 AM",
    ),
    ("Start-Job { Start-Job { Start-Sleep 90; 'in' } | Receive-Job -Wait } | Receive-Job -Wait; Get-Date -Format T", "in\n9:01:30 AM"),
    ("$j = Start-Job { 42 }; while ($j.State -eq 'Running') { }; Receive-Job $j", "42"),
    ("$j = Start-Job { while ($true) { Start-Sleep 1 } }; Start-Sleep 5; Stop-Job $j; $j.State; Get-Date -Format T", "Stopped\n9:00:05 AM"),
]


@pytest.mark.parametrize(("script", "printed"), TURNS)
def test_takes_turns_where_the_clock_stands(script: str, printed: str, place: str) -> None:
    with shell_on(place, STANDING) as shell:
        assert shell.run(script).text.strip() == printed


def test_next_input_finds_what_was_due() -> None:
    with shell_on(":memory:", STANDING) as shell:
        assert shell.run("(Start-Job { 1 }).State").text == "Running\n"
        assert shell.run("(Get-Job).State").text == "Completed\n"
