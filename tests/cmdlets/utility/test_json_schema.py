"""What a JSON schema forbids."""

from __future__ import annotations

from typing import Any

import pytest

from cmdlets.utility.json_schema import violations

SCHEMA = {
    "type": "object",
    "properties": {"n": {"type": "integer", "minimum": 3}, "s": {"enum": ["a", "b"]}, "l": {"type": "array", "minItems": 1}},
    "required": ["n"],
    "additionalProperties": False,
}
ROWS: list[tuple[Any, list[tuple[str, str]]]] = [
    ({"n": 5, "s": "a"}, []),
    ({"n": 5.0}, []),
    ({"n": "x"}, [('Value is "string" but should be "integer"', "/n")]),
    ({"n": True}, [('Value is "boolean" but should be "integer"', "/n")]),
    ({"n": 1}, [("1 should be at least 3", "/n")]),
    ({}, [('Required properties ["n"] are not present', "")]),
    ({"n": 5, "zz": 1}, [("All values fail against the false schema", "/zz")]),
    ({"n": 5, "s": "q"}, [("Value should match one of the values specified by the enum", "/s")]),
    ([], [('Value is "array" but should be "object"', "")]),
]


@pytest.mark.parametrize(("value", "found"), ROWS)
def test_violations(value: Any, found: list[tuple[str, str]]) -> None:
    assert list(violations(value, SCHEMA)) == found


def test_references_and_alternatives() -> None:
    schema = {"$defs": {"name": {"type": "string"}}, "anyOf": [{"$ref": "#/$defs/name"}, {"type": "null"}]}
    assert not list(violations("x", schema))
    assert list(violations(5, schema))
