"""Every case runs as a real PowerShell ran it: the same output, errors, warnings and information.

A case is a script, `cases/AREA/slug.ps1`, with the recorded answer in `slug.json` beside it (see `record.py`).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from azshell import Shell

HERE = Path(__file__).parent


def lines(text: str) -> list[str]:
    """Lines without trailing blanks, and without trailing empty lines."""
    rows = [row.rstrip() for row in text.replace("\r\n", "\n").split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    return rows


@pytest.mark.timeout(60)
def test_case(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    script = HERE / "cases" / f"{case}.ps1"
    expected = json.loads(script.with_suffix(".json").read_text(encoding="utf-8"))
    with Shell(world=":memory:", layout="modern", width=120, working_directory=str(tmp_path)) as shell:
        result = shell.run(script.read_text(encoding="utf-8"))
    assert lines(result.text) == lines("\n".join(expected["output"]))
    assert [(e.fully_qualified_error_id, str(e.category)) for e in result.errors] == [(e["id"], e["category"]) for e in expected["errors"]]
    assert result.warnings == expected["warnings"]
    assert [str(i) for i in result.information] == expected["information"]


def test_the_list_of_gaps_names_cases_that_exist() -> None:
    from tests.conformance.conftest import not_yet

    missing = [name for name in not_yet() if not (HERE / "cases" / f"{name}.ps1").exists()]
    assert not missing
