"""Runs a text in a fresh session."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from azshell.dotnet.conversion import to_string
from azshell.engine.session import Session
from azshell.engine.streams import Streams

Answer = tuple[list[str], list[str]]


@pytest.fixture
def run() -> Callable[[str], Answer]:
    """run(text) -> (output as texts, FullyQualifiedErrorIds)."""

    def run_text(text: str) -> Answer:
        session = Session()
        session.prepare()
        output: list[str] = []
        errors: list[str] = []
        session.run_script(
            text,
            out=lambda obj: output.append(to_string(obj)),
            streams=Streams(error=lambda record: errors.append(record.fully_qualified_error_id)),
        )
        return output, errors

    return run_text
