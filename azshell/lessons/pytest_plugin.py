"""pytest collects lesson pages: a Markdown file with a `ps1con` session is one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> LessonFile | None:
    """Take Markdown files that hold a console session."""
    if file_path.suffix == ".md" and "```ps1con" in file_path.read_text(encoding="utf-8", errors="replace"):
        return LessonFile.from_parent(parent, path=file_path)
    return None


class LessonFile(pytest.File):
    """A page: one session, hence one test."""

    def collect(self) -> Iterator[LessonItem]:
        yield LessonItem.from_parent(self, name=self.path.stem)


class LessonItem(pytest.Item):
    """The playing of a page; every step that prints something else is reported."""

    def runtest(self) -> None:
        from azshell.lessons import PageError, check, read_page

        try:
            page = read_page(self.path)
            failures = [outcome.report(page) for outcome in check(page) if not outcome.passed]
        except PageError as error:
            pytest.fail(str(error), pytrace=False)
        if failures:
            pytest.fail("\n\n".join(failures), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"lesson {self.name}"
