"""Runs a script in a session of its own: what it wrote, as text, and the identifiers of its errors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from azshell.dotnet.conversion import to_string
from azshell.engine.session import Session
from azshell.engine.streams import Streams


def run_script(text: str) -> tuple[list[str], list[str]]:
    """(output as strings, error ids)."""
    session = Session()
    session.prepare()
    output: list[object] = []
    errors: list[str] = []
    session.run_script(text, out=output.append, streams=Streams(error=lambda record: errors.append(record.fully_qualified_error_id)))
    return [to_string(item) for item in output], errors


@pytest.fixture
def run() -> Callable[[str], tuple[list[str], list[str]]]:
    return run_script
