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


def world(arguments: list[str]) -> int:
    """`azshell world export|import|fork|compare ...`: worlds as JSON text, copied, and told apart."""
    import argparse

    from azshell.cloud import World, WorldError, snapshot
    from azshell.folders import world_location

    parser = argparse.ArgumentParser(
        prog="azshell world", description="Export, import, copy and compare worlds. A world is a name or a folder."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, first, second in (
        ("export", "world", ""),
        ("import", "file", "world"),
        ("fork", "world", "copy"),
        ("compare", "before", "after"),
    ):
        command = verbs.add_parser(verb)
        command.add_argument(first)
        if second:
            command.add_argument(second)
    wanted = parser.parse_args(arguments)

    def taken(name: str) -> dict[str, object]:
        """The state of a world, or of a file that one was exported to."""
        if Path(name).is_file():
            return snapshot.load(Path(name).read_bytes())
        with World.open(world_location(name)) as opened:
            return opened.export()

    try:
        if wanted.verb == "export":
            print(snapshot.dump(taken(wanted.world)), end="")
        elif wanted.verb == "import":
            snapshot.restore(snapshot.load(Path(wanted.file).read_bytes()), world_location(wanted.world)).close()
        elif wanted.verb == "fork":
            with World.open(world_location(wanted.world)) as opened:
                opened.fork(world_location(wanted.copy)).close()
        else:
            differences = snapshot.compare(taken(wanted.before), taken(wanted.after))
            for path, before, after in differences:
                print(f"{path}: {before!r} -> {after!r}")
            return 1 if differences else 0
    except (WorldError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def coverage(arguments: list[str]) -> int:
    """`azshell coverage`."""
    from azshell.command_line.coverage import coverage

    return coverage(arguments)


WORDS: dict[str, Callable[[list[str]], int]] = {"lessons": lessons, "world": world, "coverage": coverage}
