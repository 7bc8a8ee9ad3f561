"""XML as XmlDocument reads and writes it, and the messages about malformed text."""

import pytest

from azshell.dotnet.exceptions import NetException
from azshell.dotnet.xml_nodes import XmlDocument

WRITTEN = [
    ("<a>&#0x;</a>", None),
    ('<a b="&lt;&#10;&#x41;"/>', '<a b="&lt;&#xA;A" />'),
    ('<a xml:space="preserve"> <b/></a>', '<a xml:space="preserve"> <b /></a>'),
    ("<a> <b></b>\n</a>", "<a><b></b></a>"),
    ("<a><![CDATA[<]]><?p q?><!--c--></a>", "<a><![CDATA[<]]><?p q?><!--c--></a>"),
    ("<?xml version='1.0'?><p:a xmlns:p='u'/>", '<?xml version="1.0"?><p:a xmlns:p="u" />'),
]


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_load(text: str, written: str | None) -> None:
    document = XmlDocument()
    if written is None:
        with pytest.raises(NetException):
            document.load(text)
    else:
        document.load(text)
        assert document.outer_xml == written


MALFORMED = [
    ('<a b="<"/>', "'<', hexadecimal value 0x3C, is an invalid attribute character. Line 1, position 7."),
    ("</a>", "Unexpected end tag. Line 1, position 3."),
    ("<a:b:c/>", "The ':' character, hexadecimal value 0x3A, cannot be included in a name. Line 1, position 5."),
    ("<a>]]></a>", "']]>' is not allowed in character data. Line 1, position 4."),
    ("< a/>", "Name cannot begin with the ' ' character, hexadecimal value 0x20. Line 1, position 2."),
    ("<!foo><a/>", "'foo' is an unexpected token. The expected token is 'DOCTYPE'. Line 1, position 3."),
    ("&amp;", "Data at the root level is invalid. Line 1, position 1."),
    ("<a><", "Unexpected end of file has occurred. The following elements are not closed: a. Line 1, position 5."),
]


@pytest.mark.parametrize(("text", "message"), MALFORMED)
def test_malformed(text: str, message: str) -> None:
    with pytest.raises(NetException) as caught:
        XmlDocument().load(text)
    assert caught.value.message == message
