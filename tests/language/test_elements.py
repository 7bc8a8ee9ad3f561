"""The grammar as pyparsing sees it: named elements that can be used on their own."""

from __future__ import annotations

import pyparsing
import pytest

from azshell.language import nodes, parse
from azshell.language.elements import GRAMMAR, Production
from azshell.language.lexical import script
from azshell.source import Source


def test_rules_have_productions() -> None:
    parse("1")
    for name, element in GRAMMAR.items():
        assert str(element) == name
        if isinstance(element, Production):
            assert ":" in (element.rule.__doc__ or ""), f"{name} states no production"


def test_a_rule_is_a_pyparsing_element() -> None:
    parse("1")
    text = script("$a + 1", Source("$a + 1"))
    (node,) = GRAMMAR["expression"].parse_string(text)
    assert isinstance(node, nodes.BinaryExpression)
    with pytest.raises(pyparsing.ParseException):
        GRAMMAR["expression"].parse_string(script("foo", Source("foo")))
