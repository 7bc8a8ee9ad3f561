"""The examples in the help of the Azure cmdlets, run in the lab."""

from __future__ import annotations

import importlib
import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import cmdlets
from azshell import Shell
from azshell.lessons.matching import matches

FENCE = re.compile(r"```ps1con\n(.*?)```", re.DOTALL)
STEP = re.compile(r"^PS [^>\n]*> (.*(?:\n>> .*)*)\n((?:(?!PS [^>\n]*> ).*\n)*)", re.MULTILINE)


def sessions() -> Iterator[tuple[str, str]]:
    index = json.loads((Path(cmdlets.__path__[0]) / "index.json").read_text(encoding="utf-8"))
    for name, place in index.get("commands", index).items():
        if place[0].startswith("cmdlets.azure."):
            text = getattr(importlib.import_module(place[0]), place[1]).__doc__ or ""
            yield from ((name, fence) for fence in FENCE.findall(textwrap.dedent("    " + text)))


@pytest.fixture
def width() -> int:
    """As wide as the lessons are."""
    return 120


@pytest.mark.parametrize(("name", "session"), list(sessions()), ids=lambda value: value if "\n" not in value else "")
def test_an_example_prints_what_it_says(lab: Shell, name: str, session: str) -> None:
    steps = STEP.findall(session)
    assert steps
    for command, printed in steps:
        shown = lab.run(command.replace("\n>> ", "\n")).transcript
        assert matches(printed.split("\n"), shown.split("\n"), loose=True), f"{command}\n{shown}"
