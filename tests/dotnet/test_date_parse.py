"""Texts that are dates to .NET, and how dates and spans of time are written."""

import pytest

from azshell.dotnet.culture import INVARIANT
from azshell.dotnet.datetime import make, parse
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.timespan import parse_timespan

DATES = [
    ("2021-03-04", "2021-03-04T00:00:00.0000000"),
    ("4-Mar-2021", "2021-03-04T00:00:00.0000000"),
    ("2021-03-04T15:06:07.5", "2021-03-04T15:06:07.5000000"),
    ("1/1/99", "1999-01-01T00:00:00.0000000"),
    (" 2021-03-04 ", "2021-03-04T00:00:00.0000000"),
    ("1 January 2001", "2001-01-01T00:00:00.0000000"),
    ("10:30 3/4/2021", "2021-03-04T10:30:00.0000000"),
    ("Sep. 4, 2021", "2021-09-04T00:00:00.0000000"),
    ("6/2/14 9:00 PM", "2014-06-02T21:00:00.0000000"),
]


@pytest.mark.parametrize(("text", "written"), DATES)
def test_parse(text: str, written: str) -> None:
    assert parse(text, INVARIANT).to_formatted("o") == written


@pytest.mark.parametrize("text", ["20210304", "2021-02-29", "2021-03-04 13:00 AM", "2021-03-04 -", ""])
def test_no_date(text: str) -> None:
    with pytest.raises(NetException):
        parse(text, INVARIANT)


FORMS = [
    ("m", "March 4"),
    ("u", "2021-03-04 05:06:07Z"),
    ("y", "March 2021"),
    ("hh:mm:ss t", "05:06:07 A"),
    ("dd/MM/yy HH:mm", "04/03/21 05:06"),
    ("ddd d MMM yyyy 'at' h", "Thu 4 Mar 2021 at 5"),
    ("s", "2021-03-04T05:06:07"),
]


@pytest.mark.parametrize(("form", "text"), FORMS)
def test_format(form: str, text: str) -> None:
    assert make(2021, 3, 4, 5, 6, 7).to_formatted(form) == text


SPANS = [
    ("1", "1.00:00:00"),
    ("1.2:3", "1.02:03:00"),
    ("0:0:0.0000001", "00:00:00.0000001"),
    ("-1:30", "-01:30:00"),
]


@pytest.mark.parametrize(("text", "written"), SPANS)
def test_span(text: str, written: str) -> None:
    assert str(parse_timespan(text)) == written


@pytest.mark.parametrize("text", ["1:60", "25:61:00", "1:99999", "x"])
def test_no_span(text: str) -> None:
    with pytest.raises(NetException):
        parse_timespan(text)
