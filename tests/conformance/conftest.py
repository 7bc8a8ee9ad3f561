"""A row for every conformance case, those of `not_yet.txt` expected to fail, strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASES = HERE / "cases"


def not_yet() -> dict[str, str]:
    """Cases that do not pass yet, with the reason: lines of `area/slug  reason`."""
    rows = (HERE / "not_yet.txt").read_text(encoding="utf-8").splitlines()
    return dict(row.split(maxsplit=1) for row in rows if row.strip() and not row.startswith("#"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `case` every script that has an answer beside it."""
    if "case" not in metafunc.fixturenames:
        return
    gaps = not_yet()
    names = sorted(str(p.relative_to(CASES).with_suffix("")).replace("\\", "/") for p in CASES.glob("*/*.ps1"))
    rows = [
        pytest.param(name, marks=pytest.mark.xfail(reason=gaps[name], strict=True)) if name in gaps else pytest.param(name)
        for name in names
    ]
    metafunc.parametrize("case", rows)
