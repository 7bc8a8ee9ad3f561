"""CLIXML there and back."""

from __future__ import annotations

import re
from typing import Any

import pytest

from azshell.dotnet.clixml import deserialize, serialize
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import XmlException
from azshell.dotnet.values import Char, Int64, PSObject

ELEMENTS: list[tuple[Any, str]] = [
    (5, "<I32>5</I32>"),
    (True, "<B>true</B>"),
    (None, "<Nil />"),
    ("a<b\n_x000A_", "<S>a&lt;b_x000A__x005F_x000A_</S>"),
    (Char("c"), "<C>99</C>"),
    (1e20, "<Db>1E+20</Db>"),
    (Hashtable([("k", 1)]), '<DCT><En><S N="Key">k</S><I32 N="Value">1</I32></En></DCT>'),
    (PSObject.custom([("A", None)]), '<MS><Nil N="A" /></MS>'),
]


@pytest.mark.parametrize(("value", "element"), ELEMENTS)
def test_elements(value: Any, element: str) -> None:
    assert element in re.sub(r">\s+<", "><", serialize([value]))


@pytest.mark.parametrize("value", [5, Int64(6), 2.5, "text", "", True, None, Char("x")])
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    (back,) = deserialize(serialize([value]))
    assert back == value
    assert type(back) is type(value)


def test_custom_objects_are_written_however_deep() -> None:
    deep = PSObject.custom([("A", PSObject.custom([("B", PSObject.custom([("C", 1)]))]))])
    (back,) = deserialize(serialize([deep], depth=1))
    assert back.props["a"].props["b"].props["c"] == 1
    assert back.type_names[0] == "Deserialized.System.Management.Automation.PSCustomObject"


def test_the_same_object_twice_is_a_reference() -> None:
    one = PSObject.custom([("A", 1)])
    assert '<Ref RefId="0" />' in serialize([one, one])


@pytest.mark.parametrize("text", ["zz", "<a/>"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(XmlException):
        deserialize(text)
