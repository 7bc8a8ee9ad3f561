"""Rewriting a page from what the console prints now, making a page of a script, and a script of a page."""

from __future__ import annotations

import os
from pathlib import Path

from azshell.language import parse
from azshell.lessons.checking import lesson_shell, play, printed_lines
from azshell.lessons.matching import merged
from azshell.lessons.page import SETTINGS, Page, PageError, read_page


def update(path: str | Path) -> bool:
    """Write what the console prints now into a page; wildcards that still match stay. Returns whether it changed.

    Raises PageError on a build server: there, a page that differs is a failure and not something to overwrite.
    """
    if os.environ.get("CI"):
        raise PageError(f"{path}: pages are not updated where CI is set")
    page = read_page(path)
    lines = list(page.lines)
    for step, printed in reversed(list(play(page))):
        lines[step.printed : step.end] = merged(step.output, printed)
    if lines == page.lines:
        return False
    page.path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return True


def record(script: str | Path) -> str:
    """A lesson page of a script: every statement a command at the prompt, with what it prints."""
    script = Path(script)
    text = script.read_text(encoding="utf-8-sig")
    page = Page(script, [], dict(SETTINGS))
    rows = [
        "---",
        *(f"{key}: {page.settings[key]}" for key in ("clock", "seed", "width", "layout")),
        "---",
        "",
        f"# {script.stem}",
        "",
        "```ps1con",
    ]
    with lesson_shell(page) as shell:
        for statement in _statements(text):
            first, *rest = statement.split("\n")
            rows += [f"PS C:\\> {first}", *(f">> {line}" for line in rest), *printed_lines(shell.run(statement).transcript)]
    return "\n".join([*rows, "```", ""])


def as_script(page: Page) -> str:
    """The page's commands without prompts and output, ready to run."""
    return "\n".join(step.text for step in page.steps) + "\n"


def _statements(text: str) -> list[str]:
    """The source of each top-level statement."""
    block = parse(text).end_block
    return [text[s.start : s.end] for s in block.statements] if block else []
