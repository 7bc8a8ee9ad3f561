"""azshell as a process: exit codes, standard input, script files, and what starting does not import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def azshell(*arguments: str, typed: str = "", code: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "azshell.command_line"]
    return subprocess.run([*command, "-NoProfile", "-World", ":memory:", *arguments], input=typed, capture_output=True, text=True, cwd=ROOT)


@pytest.mark.parametrize(
    ("arguments", "output", "exit_code"),
    [
        (["-Command", "1+1"], "2\n", 0),
        (["-Command", "'a'; exit 3"], "a\n", 3),
        (["-Command", "Get-Item nope -ErrorAction SilentlyContinue"], "", 1),
        (["-Command", "throw 'x'"], "", 1),
        (["-EncodedCommand", "MQArADEA"], "2\n", 0),
        (["-NoSuchSwitch"], "", 64),
        (["-File", "no-such-script.ps1"], "", 64),
    ],
)
def test_commands(arguments: list[str], output: str, exit_code: int) -> None:
    done = azshell(*arguments)
    assert (done.stdout, done.returncode) == (output, exit_code)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("script", "arguments", "output", "exit_code"),
    [
        ('param($Name, [int]$Count) "$Name $($Count + 1)"', ["-Name", "x", "-Count", "4"], "x 5\n", 0),
        ('param($a, $b) "$b $a"', ["1", "two"], "two 1\n", 0),
        ("$args.Count; exit 7", ["a", "b"], "2\n", 7),
        ("'before'; throw 'x'; 'after'", [], "before\n", 1),
        ("1/0; 'after'", [], "after\n", 0),
        ("'é' + $PSCommandPath.EndsWith('script.ps1')", [], "éTrue\n", 0),
    ],
)
def test_script_files(tmp_path: Path, script: str, arguments: list[str], output: str, exit_code: int) -> None:
    file = tmp_path / "script.ps1"
    file.write_text(script, encoding="utf-8")
    done = azshell(str(file), *arguments)
    assert (done.stdout, done.returncode) == (output, exit_code), done.stderr


@pytest.mark.parametrize(
    ("typed", "output", "exit_code"),
    [
        ("1\n2\n", "1\n2\n", 0),
        ("foreach ($i in 1..2) {\n$i * 2\n}\n", "2\n4\n", 0),
        ("$x = 5\nfunction f {\n$x\n}\nf\nexit 9\n'never'\n", "5\n", 9),
    ],
)
def test_standard_input(typed: str, output: str, exit_code: int) -> None:
    done = azshell("-", typed=typed)
    assert (done.stdout, done.returncode) == (output, exit_code), done.stderr


def test_starting_imports_nothing_heavy() -> None:
    code = (
        "import sys; from azshell.command_line import main; main(sys.argv[1:]);"
        "heavy = {'prompt_toolkit', 'tabulate', 'lxml', 'cryptography', 'msgspec', 'sqlite3', 'decimal', 'asyncio'};"
        "print(sorted(heavy & set(sys.modules)), [m for m in sys.modules if m.startswith('cmdlets.')])"
    )
    assert azshell("-Command", "1", code=code).stdout == "1\n[] []\n"


def test_the_index_of_commands_is_current() -> None:
    assert subprocess.run([sys.executable, "-m", "azshell.cmdlet", "index", "--check"], cwd=ROOT, capture_output=True).returncode == 0
