"""Records of comma-separated texts, and fields as written."""

from __future__ import annotations

import pytest

from cmdlets.utility.csv_text import field_text, read_records

RECORDS = [
    ('"x""y",2', [['x"y', "2"]]),
    ('x"y"z,2', [['x"y"z', "2"]]),
    ('"x"z,2', [["xz", "2"]]),
    (' "x" ,2', [["x", "2"]]),
    ("a , b", [["a ", "b"]]),
    ('"multi\nline",2', [["multi\nline", "2"]]),
    ('"unterminated,2', [["unterminated,2"]]),
    ("1,", [["1"]]),
    ("1,\n", [["1", ""]]),
    (",", []),
    ("a\r\n\r\nb", [["a"], ["b"]]),
    ("#TYPE X\na\n#b", ["#TYPE X", ["a"], ["#b"]]),
]
FIELDS = [
    (None, True, ""),
    ("", True, '""'),
    ('say "hi"', True, '"say ""hi"""'),
    ("a,b", None, '"a,b"'),
    ("plain", None, "plain"),
    ("a,b", False, "a,b"),
]


@pytest.mark.parametrize(("text", "records"), RECORDS)
def test_records(text: str, records: list[object]) -> None:
    assert list(read_records(text, ",")) == records


@pytest.mark.parametrize(("text", "quote", "written"), FIELDS)
def test_fields(text: str | None, quote: bool | None, written: str) -> None:
    assert field_text(text, ",", quote) == written
