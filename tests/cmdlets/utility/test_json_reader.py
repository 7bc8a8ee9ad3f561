"""JSON texts, and what is wrong with those that are none."""

from __future__ import annotations

from typing import Any

import pytest

from azshell.dotnet.values import BigInteger, Int64
from cmdlets.utility.json_reader import JsonError, read_json

GOOD: list[tuple[str, Any]] = [
    ('{"a": [1, 2.5, "x", true, null]}', {"a": [1, 2.5, "x", True, None]}),
    ("{ // comment\n 'a': 0x1F, b: 017, }", {"a": 31, "b": 15}),
    ("[1,,2,]", [1, None, 2]),
    ('{"a":,"b":1}', {"a": None, "b": 1}),
    ('[1,{"a":1', [1, {"a": 1}]),
    ('"\\u00e9\\ud83d\\ude00\\/"', "é😀/"),
    ("  ", None),
]
BAD = [
    ('{"a":', "Unexpected end when deserializing object. Path 'a', line 1, position 5."),
    ('{"a":}', "Unexpected character encountered while parsing value: }. Path 'a', line 1, position 5."),
    ('{"a":]}', "JsonToken EndArray is not valid for closing JsonType Object. Path '', line 1, position 6."),
    (",", "Additional text encountered after finished reading JSON content: ,. Path '', line 1, position 0."),
    ("{a b}", "Invalid character after parsing property name. Expected ':' but got: b. Path '', line 1, position 3."),
    ('{"a":1}{', "Additional text encountered after finished reading JSON content: {. Path '', line 1, position 7."),
    ('{\n "a": [1,\n {"x":b}]}', "Unexpected character encountered while parsing value: b. Path 'a[1].x', line 3, position 6."),
    ('{"a b":{"c.d":[x]}}', "Unexpected character encountered while parsing value: x. Path '['a b']['c.d']', line 1, position 15."),
    ("08", "Input string '08' is not a valid number. Path '', line 1, position 2."),
    ("abc", "Unexpected character encountered while parsing value: a. Path '', line 0, position 0."),
    ("[", "Unexpected end when reading token. Path ''."),
]


@pytest.mark.parametrize(("text", "value"), GOOD)
def test_reads(text: str, value: Any) -> None:
    assert read_json(text, dict, None) == value


@pytest.mark.parametrize(("text", "message"), BAD)
def test_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(JsonError) as caught:
        read_json(text, dict, None)
    assert str(caught.value) == message


def test_whole_numbers_are_int64_or_wider() -> None:
    values = read_json("[1, 9223372036854775808, 1.0]", dict, None)
    assert [type(value) for value in values] == [Int64, BigInteger, float]


def test_dates_are_handed_over() -> None:
    assert read_json('["2014-05-06T07:08:09Z", "2014-05-06"]', dict, lambda text: ("date", text)) == [
        ("date", "2014-05-06T07:08:09Z"),
        "2014-05-06",
    ]


def test_too_deep() -> None:
    with pytest.raises(JsonError, match=r"MaxDepth of 2 has been exceeded. Path '\[0\]\[0\]', line 1, position 3"):
        read_json("[[[1]]]", dict, None, 2)
