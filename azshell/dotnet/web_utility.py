"""System.Net.WebUtility, System.Web.HttpUtility, SecurityElement: HTML, XML and URL encoding, query strings."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import quote_plus, unquote_plus

from azshell.dotnet.types import declare, static_method


def html_encode(text: str | None) -> str | None:
    """Markup characters, quotes and Latin-1 letters as references."""
    if text is None:
        return None
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")
    return re.sub("[\u00a0-\u00ff\U00010000-\U0010ffff]", lambda match: f"&#{ord(match[0])};", text)


def xml_escape(text: str | None) -> str | None:
    """Markup characters and quotes as XML's own references."""
    if text is None:
        return None
    for character, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot"), ("'", "apos")):
        text = text.replace(character, f"&{name};")
    return text


def html_decode(text: str | None) -> str | None:
    """References as characters."""
    return None if text is None else html.unescape(text)


def _url_encode(text: str | None, lower: bool = False) -> str | None:
    if text is None:
        return None
    encoded = quote_plus(text, safe="-_.!*()").replace("~", "%7E")
    return re.sub(r"%[0-9A-F]{2}", lambda match: match[0].lower(), encoded) if lower else encoded


def _url_decode(text: str | None, _: Any = None) -> str | None:
    return None if text is None else unquote_plus(text)


def _path_encode(text: str | None) -> str | None:
    return None if text is None else re.sub(r"[^\x21-\x7e]", lambda match: "".join(f"%{b:02x}" for b in match[0].encode()), text)


def _query(text: str, _: Any = None) -> Any:
    from azshell.dotnet.types import resolve_type

    kind = resolve_type("System.Collections.Specialized.NameValueCollection")
    pairs = [piece.partition("=") for piece in text.lstrip("?").split("&") if piece]
    decoded = [(unquote_plus(name) if mark else None, unquote_plus(value if mark else name)) for name, mark, value in pairs]
    if kind is not None and kind.python_class is not None:
        made = kind.python_class()
        for name, value in decoded:
            made.add(name, value)
        return made
    from azshell.dotnet.dictionaries import OrderedDictionary

    joined: dict[Any, str] = {}
    for name, value in decoded:
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return OrderedDictionary(((name or "", value) for name, value in joined.items()), ignore_case=True)


def _attribute(text: str | None) -> str | None:
    return None if text is None else text.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;").replace("<", "&lt;")


def _script(text: str | None, quotes: bool = False) -> str:
    marks = {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\r": "\\r",
        "\t": "\\t",
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "'": "\\u0027",
    }
    encoded = "".join(marks.get(character, character) for character in text or "")
    return f'"{encoded}"' if quotes else encoded


_SHARED = [
    static_method("string HtmlDecode(string value)", html_decode),
    static_method("string HtmlEncode(string value)", html_encode),
]
declare(
    "System.Net.WebUtility",
    members=[
        *_SHARED,
        static_method("string UrlDecode(string encodedValue)", _url_decode),
        static_method("string UrlEncode(string value)", _url_encode),
    ],
)
declare("System.Security.SecurityElement", members=[static_method("string Escape(string str)", xml_escape)])
declare(
    "System.Web.HttpUtility",
    members=[
        *_SHARED,
        static_method("string HtmlAttributeEncode(string s)", _attribute),
        static_method("string JavaScriptStringEncode(string value)", _script),
        static_method("string JavaScriptStringEncode(string value, bool addDoubleQuotes)", _script),
        static_method("System.Collections.Specialized.NameValueCollection ParseQueryString(string query)", _query),
        static_method("string UrlDecode(string str)", _url_decode),
        static_method("string UrlDecode(string str, System.Text.Encoding e)", _url_decode),
        static_method("string UrlEncode(string str)", lambda text: _url_encode(text, True)),
        static_method("string UrlPathEncode(string str)", _path_encode),
    ],
)
