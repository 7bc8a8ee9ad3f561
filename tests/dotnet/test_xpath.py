"""XPath 1.0 over XmlDocument's nodes."""

from typing import Any

import pytest

from azshell.dotnet.exceptions import NetException
from azshell.dotnet.xml_nodes import XmlDocument
from azshell.dotnet.xpath import compile_xpath

TEXT = '<r a="1"><b>x</b><c k="v">y</c><d/>t<!--c--><![CDATA[cd]]></r>'
VALUES = [
    ("5 mod 2", 1.0),
    ("1 = 1.0", True),
    ('number(" 12 ")', 12.0),
    ('translate("abc","ab","x")', "xc"),
    ("round(2.5)", 3.0),
    ("count(//@k)", 1.0),
    ("count(//c/ancestor::*)", 1.0),
    ("count(/r/b/namespace::*)", 1.0),
    ("4-1", 3.0),
    ("string(//c/@k)", "v"),
    ("//b < 'x'", False),
    ("name(/r/*[last()])", "d"),
]


def evaluate(expression: str) -> Any:
    document = XmlDocument()
    document.load(TEXT)
    return compile_xpath(expression).evaluate(document)


@pytest.mark.parametrize(("expression", "value"), VALUES)
def test_evaluate(expression: str, value: Any) -> None:
    assert evaluate(expression) == value


@pytest.mark.parametrize("expression", ["current()", "//", "a[", "p:a"])
def test_refused(expression: str) -> None:
    with pytest.raises(NetException):
        evaluate(expression)
