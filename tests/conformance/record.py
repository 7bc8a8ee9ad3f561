"""Ask a PowerShell for the answers to conformance cases: `python tests/conformance/record.py --pwsh PATH [CASE ...]`.

A CASE is a script under `cases/`; without one, every script that has no answer yet is asked about. Nothing else in the
project needs a PowerShell.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import os
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def record(pwsh: str, script: Path) -> str:
    """Write the answer beside a script; returns a line about it."""
    answer = script.with_suffix(".json")
    command = [pwsh, "-NoProfile", "-File", str(HERE / "record.ps1"), "-Script", str(script), "-Answer", str(answer)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "TZ": "UTC"})
    return f"{'recorded' if done.returncode == 0 else 'failed  '} {script.parent.name}/{script.stem} {done.stderr.strip()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", type=Path)
    parser.add_argument("--pwsh", default="pwsh", help="the PowerShell to ask")
    wanted = parser.parse_args()
    scripts = wanted.cases or [p for p in sorted(HERE.glob("cases/*/*.ps1")) if not p.with_suffix(".json").exists()]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for line in pool.map(lambda script: record(wanted.pwsh, script.resolve()), scripts):
            print(line)


if __name__ == "__main__":
    main()
