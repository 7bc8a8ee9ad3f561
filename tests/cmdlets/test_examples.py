"""The examples in the cmdlets' docstrings print what they say."""

from __future__ import annotations

import importlib
import inspect
import json
from pathlib import Path

import pytest

import cmdlets
from azshell.lessons.checking import check
from azshell.lessons.page import read_page

INDEX = json.loads((Path(next(iter(cmdlets.__path__))) / "index.json").read_text(encoding="utf-8"))
FRONT = "---\nlayout: modern\nwidth: 120\nmatch: loose\n---\n\n"


def examples(name: str) -> str:
    """The docstring of a cmdlet, if it has a console session in it."""
    module, class_name, _ = INDEX[name]
    text = inspect.getdoc(getattr(importlib.import_module(module), class_name)) or ""
    return text if "```ps1con" in text else ""


FOLDERS = ("cmdlets.core.", "cmdlets.utility.")


@pytest.mark.parametrize("name", [name for name in sorted(INDEX) if INDEX[name][0].startswith(FOLDERS) and examples(name)])
def test_examples_print_what_they_say(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.md"
    path.write_text(FRONT + examples(name), encoding="utf-8")
    page = read_page(path)
    wrong = [outcome.report(page) for outcome in check(page) if not outcome.passed]
    assert not wrong, "\n".join(wrong)
