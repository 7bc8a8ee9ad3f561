"""The parts of a Uri, resolving against another, and escaping."""

import pytest

from azshell.dotnet.uri import Uri, escape_data, resolve

ROWS = [
    ("http://a/b/../c?x=1#f", "http://a/c?x=1#f", "a", 80),
    ("HTTP://User@Host:80/%7Ea b", "http://User@host/~a%20b", "host", 80),
    ("http://h:8080", "http://h:8080/", "h", 8080),
    ("mailto:a@b.c", "mailto:a@b.c", "b.c", 25),
    ("http://[::1]/p", "http://[::1]/p", "[::1]", 80),
    ("C:\\a b\\c.txt", "file:///C:/a%20b/c.txt", "", -1),
    ("\\\\srv\\share\\f", "file://srv/share/f", "srv", -1),
    ("http://h?q", "http://h/?q", "h", 80),
]


@pytest.mark.parametrize(("text", "absolute", "host", "port"), ROWS)
def test_parts(text: str, absolute: str, host: str, port: int) -> None:
    uri = Uri(text)
    assert (uri.absolute_uri, uri.host, uri.port) == (absolute, host, port)


@pytest.mark.parametrize(("relative", "absolute"), [("../g", "http://a/b/g"), ("?y", "http://a/b/c/d;p?y"), ("//h/x", "http://h/x")])
def test_resolve(relative: str, absolute: str) -> None:
    assert resolve(Uri("http://a/b/c/d;p?q"), relative).absolute_uri == absolute


def test_escape() -> None:
    assert escape_data("a b/ü'!") == "a%20b%2F%C3%BC%27%21"
