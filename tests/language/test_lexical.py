"""Number literals: value and type by spelling."""

from __future__ import annotations

import pytest

from azshell.language import nodes, parse

ROWS = [
    ("1", 1, "int"),
    ("2147483648", 2147483648, "long"),
    ("9223372036854775808", "9223372036854775808", "decimal"),
    ("1.5", 1.5, "double"),
    ("1e3", 1000.0, "double"),
    ("1.50d", "1.50", "decimal"),
    ("1dkb", "1024", "decimal"),
    ("1e-999999999d", "0.0000000000000000000000000000", "decimal"),
    ("1.0000000000000000000000000001d", "1.0000000000000000000000000001", "decimal"),
    ("1kb", 1024, "int"),
    ("5TB", 5 << 40, "long"),
    ("1.5kb", 1536.0, "double"),
    ("0x10", 16, "int"),
    ("0xFFFFFFFF", -1, "int"),
    ("0xFFn", 255, "bigint"),
    ("0b101", 5, "int"),
    ("0b11111111", -1, "int"),
    ("1l", 1, "long"),
    ("1u", 1, "uint"),
    ("1ul", 1, "ulong"),
    ("1y", 1, "sbyte"),
    ("1uy", 1, "byte"),
    ("1s", 1, "short"),
    ("1us", 1, "ushort"),
    ("–5", -5, "int"),
    (".5", 0.5, "double"),
]


@pytest.mark.parametrize(("text", "value", "kind"), ROWS, ids=[row[0] for row in ROWS])
def test_number(text: str, value: object, kind: str) -> None:
    element = parse(text).end_block.statements[0].elements[0]  # type: ignore[union-attr, attr-defined]
    node = element.expression
    assert isinstance(node, nodes.ConstantExpression)
    assert (node.value, node.type_name, node.text) == (value, kind, text)
