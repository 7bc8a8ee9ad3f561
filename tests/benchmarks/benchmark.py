"""How fast the shell is, as ratios measured in one run: `python tests/benchmarks/benchmark.py [--pwsh PATH] [NAME ...]`.

Each row runs a script in azshell and the same work in CPython; with --pwsh also in that PowerShell. The best of several
repetitions counts, and only ratios are printed with the times, because times alone say something about a machine.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tabulate import tabulate

from azshell import Shell

REPETITIONS = 3
CASES_FOLDER = Path(__file__).resolve().parent.parent / "conformance" / "cases"


class Case(NamedTuple):
    """A script, the same work in Python, and how many times of each other measure is allowed (None: no limit)."""

    name: str
    script: str
    python: Callable[[], object]
    of_python: float | None
    of_powershell: float | None


def pipeline() -> list[int]:
    return [x * 2 for x in range(1, 100_001) if x % 2]


def calls() -> int:
    def add(a: int, b: int) -> int:
        return a + b

    total = 0
    for i in range(100_000):
        total = add(i, 1)
    return total


def objects() -> list[dict[str, object]]:
    return [{"Name": "x", "Value": i} for i in range(100_000)]


def loop() -> int:
    total = 0
    i = 0
    while i < 1_000_000:
        total = total + i % 7
        i += 1
    return total


CASES = (
    Case("pipeline", "$null = 1..100000 | Where-Object { $_ % 2 } | ForEach-Object { $_ * 2 }", pipeline, None, 1.0),
    Case("calls", "function add($a, $b) { $a + $b }; foreach ($i in 1..100000) { $null = add $i 1 }", calls, None, 0.7),
    Case("objects", "$null = foreach ($i in 1..100000) { [pscustomobject]@{ Name = 'x'; Value = $i } }", objects, None, 1.0),
    Case(
        "loop",
        "function work { $total = 0; for ($i = 0; $i -lt 1000000; $i++) { $total = $total + $i % 7 }; $total }; $null = work",
        loop,
        8.0,
        None,
    ),
)


def best(run: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(REPETITIONS):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def in_azshell(script: str) -> float:
    with Shell() as shell:
        result = shell.run("1")
        assert not result.errors

        def run() -> None:
            assert not shell.run(script).errors

        return best(run)


def in_powershell(pwsh: str, script: str) -> float:
    """Measured inside PowerShell, so that its start does not count."""
    timed = f"foreach ($r in 1..{REPETITIONS + 2}) {{ 'took ' + (Measure-Command {{ {script} }}).TotalSeconds.ToString('R', [cultureinfo]::InvariantCulture) }}"
    done = subprocess.run([pwsh, "-NoProfile", "-Command", timed], capture_output=True, text=True, check=True)
    return min(float(seconds) for seconds in re.findall(r"took ([\d.E+-]+)", done.stdout))


def memory() -> list[object]:
    """10^6 integers in an array against a Python list, in bytes a process grew by."""
    import tracemalloc

    def grown(make: Callable[[], object]) -> int:
        tracemalloc.start()
        kept = make()
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del kept
        return size

    def array() -> object:
        shell = Shell()
        shell.run("$a = 1..1000000")
        return shell

    ours, python = grown(array), grown(lambda: list(range(1_000_000)))
    return ["memory of 10^6 integers", f"{ours / 1e6:.1f} MB", f"{ours / python:.2f}", 3.0, "", "", verdict(ours / python, 3.0)]


def parsing() -> list[object]:
    """The parser against Pygments' PowerShell lexer, on the programs among the conformance cases."""
    from pygments.lexers import PowerShellLexer

    from azshell.language import parse

    texts = [path.read_text(encoding="utf-8") for path in sorted(CASES_FOLDER.glob("program/*.ps1"))]
    lexer = PowerShellLexer()
    ours = best(lambda: [parse(text) for text in texts])
    theirs = best(lambda: [list(lexer.get_tokens(text)) for text in texts])
    speed = f"{sum(map(len, texts)) / ours / 1e6:.2f} M characters/s"
    return ["parsing, x Pygments", speed, f"{ours / theirs:.2f}", 8.0, "", "", verdict(ours / theirs, 8.0)]


def verdict(ratio: float | None, limit: float | None) -> str:
    return "" if ratio is None or limit is None else "ok" if ratio <= limit else "OVER"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="only these cases")
    parser.add_argument("--pwsh", help="a PowerShell to compare with")
    wanted = parser.parse_args()
    rows = []
    for case in CASES:
        if wanted.names and case.name not in wanted.names:
            continue
        ours, python = in_azshell(case.script), best(case.python)
        theirs = in_powershell(wanted.pwsh, case.script) if wanted.pwsh else None
        ratio = ours / theirs if theirs else None
        rows.append([
            case.name, f"{ours * 1000:.0f} ms", f"{ours / python:.2f}", case.of_python, f"{ratio:.2f}" if ratio else "", case.of_powershell,
            verdict(ours / python, case.of_python) or verdict(ratio, case.of_powershell),
        ])  # fmt: skip
    rows += [measure() for measure in (parsing, memory) if not wanted.names or measure.__name__ in wanted.names]
    print(tabulate(rows, headers=["case", "azshell", "x CPython", "limit", "x PowerShell", "limit", ""]))
    return 1 if any(row[-1] == "OVER" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
