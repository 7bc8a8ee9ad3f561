"""A lesson page as data: its settings, its files, and the steps of its console session."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

PROMPT = re.compile(r"PS [^>\r\n]*> ?")
CONTINUATION = re.compile(r">> ?")
FILE_NAME = re.compile(r"\bfile=(\S+)")
SETTINGS = {
    "clock": "2014-06-02T09:00:00Z",
    "seed": "1",
    "width": "80",
    "layout": "classic",
    "world": "",
    "match": "exact",
    "title": "",
}
CHOICES = {"layout": {"classic", "modern"}, "match": {"exact", "loose"}}


class PageError(Exception):
    """A page that cannot be read as a lesson; the message names file and line."""


@dataclass
class Step:
    """One command of a session and what the console prints for it.

    prompt    as written, such as `PS C:\\> `
    command   the command's lines, without prompts
    output    the expected lines, wildcards included
    first     index (from 0) in the page's lines of the prompt
    printed   index of the first line of output; `end` is the index after the last
    """

    prompt: str
    command: list[str]
    output: list[str]
    first: int
    printed: int
    end: int

    @property
    def text(self) -> str:
        return "\n".join(self.command)


@dataclass
class Page:
    """A lesson: `lines` is the whole file, so that an update can rewrite just the outputs."""

    path: Path
    lines: list[str]
    settings: dict[str, str]
    files: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    @property
    def loose(self) -> bool:
        return self.settings["match"] == "loose"


def read_page(path: str | Path) -> Page:
    """Read a lesson. Raises PageError for a page that has no session, or settings nobody knows."""
    from markdown_it import MarkdownIt

    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PageError(f"{path}: {error}") from error
    lines = text.split("\n")
    body, settings = _front_matter(path, lines)
    page = Page(path, lines, settings)
    # The front matter's lines become blank ones, so that the line numbers of the fences stay right.
    for token in MarkdownIt().parse("\n".join([""] * body + lines[body:])):
        if token.type != "fence" or token.map is None:
            continue
        words = token.info.split()
        named = FILE_NAME.search(token.info)
        if words[:1] == ["ps1con"]:
            page.steps += _steps(path, lines, token.map[0] + 1, token.map[1] - 1)
        elif named:
            page.files[named[1]] = token.content
    if not page.steps:
        raise PageError(f"{path}: there is no console session (a fence marked ps1con) on this page")
    return page


def _front_matter(path: Path, lines: list[str]) -> tuple[int, dict[str, str]]:
    """How many lines it takes, and the settings with their defaults."""
    settings = dict(SETTINGS)
    if lines[0].strip() != "---":
        return 0, settings
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return number, settings
        if not line.strip():
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or key not in SETTINGS:
            raise PageError(f"{path}:{number}: '{line.strip()}' is not a setting; there are {', '.join(SETTINGS)}")
        if value not in CHOICES.get(key, {value}) or (key in ("seed", "width") and not value.isdigit()):
            raise PageError(f"{path}:{number}: '{value}' cannot be the {key}")
        settings[key] = value
    raise PageError(f"{path}:1: the front matter has no end; a line of three dashes closes it")


def _steps(path: Path, lines: list[str], start: int, end: int) -> list[Step]:
    """The steps between two line indexes of a page."""
    steps: list[Step] = []
    for index in range(start, end):
        line = lines[index]
        prompt = PROMPT.match(line)
        more = CONTINUATION.match(line)
        if prompt:
            steps.append(Step(prompt[0], [line[prompt.end() :]], [], index, index + 1, index + 1))
        elif not steps:
            raise PageError(f"{path}:{index + 1}: a session starts with a prompt such as 'PS C:\\> '")
        elif more and not steps[-1].output:
            steps[-1].command.append(line[more.end() :])
            steps[-1].printed = steps[-1].end = index + 1
        else:
            steps[-1].output.append(line)
            steps[-1].end = index + 1
    return steps
