"""The words that are azshell's own: `azshell lessons ...`, `azshell world ...`, `azshell coverage`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path


def lessons(arguments: list[str]) -> int:
    """`azshell lessons check|update|record|script FILE...`; a folder means all the pages in it."""
    import argparse

    from azshell.lessons import PageError, as_script, check, read_page, record, update

    parser = argparse.ArgumentParser(prog="azshell lessons", description="Check, rewrite, make and convert lesson pages.")
    parser.add_argument("verb", choices=["check", "update", "record", "script"])
    parser.add_argument("files", nargs="+", type=Path)
    wanted = parser.parse_args(arguments)
    failed = 0
    try:
        for path in _pages(wanted.files, "*.ps1" if wanted.verb == "record" else "*.md"):
            if wanted.verb == "check":
                page = read_page(path)
                outcomes = check(page)
                bad = [outcome for outcome in outcomes if not outcome.passed]
                failed += bool(bad)
                print(f"{'FAILED' if bad else 'passed'}  {path}  ({len(outcomes)} commands)")
                for outcome in bad:
                    print(outcome.report(page))
            elif wanted.verb == "update":
                print(f"{'updated' if update(path) else 'current'}  {path}")
            else:
                print(record(path) if wanted.verb == "record" else as_script(read_page(path)), end="")
    except PageError as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if failed else 0


def _pages(files: list[Path], pattern: str) -> list[Path]:
    return [page for file in files for page in (sorted(file.rglob(pattern)) if file.is_dir() else [file])]


def coverage(arguments: list[str]) -> int:
    """`azshell coverage`."""
    from azshell.command_line.coverage import coverage

    return coverage(arguments)


WORDS: dict[str, Callable[[list[str]], int]] = {"lessons": lessons, "coverage": coverage}
