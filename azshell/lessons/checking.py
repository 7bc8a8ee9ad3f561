"""Playing a lesson, and telling whether the console still prints what the page says."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

from azshell.lessons.matching import matches
from azshell.lessons.page import Page, PageError, Step

if TYPE_CHECKING:
    from azshell.cloud import World
    from azshell.shell import Shell


@dataclass
class Outcome:
    """What a step printed, and whether that is what the page says."""

    step: Step
    printed: list[str]
    passed: bool

    def report(self, page: Page) -> str:
        """Where and how it differs: `-` is the page, `+` the console."""
        difference = difflib.unified_diff(self.step.output, self.printed, lineterm="", n=3)
        body = "\n".join(line for line in list(difference)[2:])
        return f"{page.path}:{self.step.first + 1}: {self.step.prompt}{self.step.command[0]}\n{body}"


@contextmanager
def lesson_shell(page: Page) -> Iterator[Shell]:
    """A fresh session as the page's front matter wants it, with the page's files on its `C:` drive."""
    from azshell.shell import Shell

    settings = page.settings
    world: Any = starting_world(page) if settings["world"] else ":memory:"
    with Shell(
        world=world,
        layout=settings["layout"],
        width=int(settings["width"]),
        working_directory="C:\\",
        seed=int(settings["seed"]),
        clock=settings["clock"],
        host_files=False,
    ) as shell:
        for name, content in page.files.items():
            place = PureWindowsPath(name)
            target = shell.drive.joinpath(*place.parts[1 if place.anchor else 0 :])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        yield shell


def starting_world(page: Page) -> World:
    """The exported world beside the page, in memory, its clock where the page wants it."""
    from azshell.cloud import WorldError, snapshot

    try:
        world = snapshot.restore(snapshot.load((page.path.parent / page.settings["world"]).read_bytes()))
    except (OSError, WorldError) as error:
        raise PageError(f"{page.path}: the world to start from: {error}") from error
    world.set_clock(page.settings["clock"])
    return world


def play(page: Page) -> Iterator[tuple[Step, list[str]]]:
    """Run the steps one after the other; yields each with the lines that it printed."""
    with lesson_shell(page) as shell:
        for step in page.steps:
            yield step, printed_lines(shell.run(step.text).transcript)


def check(page: Page) -> list[Outcome]:
    """Play the page and compare; an outcome a step."""
    return [Outcome(step, printed, matches(step.output, printed, page.loose)) for step, printed in play(page)]


def printed_lines(text: str) -> list[str]:
    """A console's text as lines, without the blanks that end them."""
    lines = [line.rstrip() for line in text.split("\n")]
    return lines[:-1] if lines and not lines[-1] else lines
