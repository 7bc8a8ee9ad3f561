"""System.Uri and UriBuilder: their members as scripts see them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from azshell.dotnet.typed_arrays import string_array
from azshell.dotnet.types import constructor, conversion, declare, declare_enum, method, prop, static_method, static_prop
from azshell.dotnet.uri import ESCAPE, UNSAFE, Uri, UriBuilder, clean, escape_data, resolve

UriKind = declare_enum("System.UriKind", ["RelativeOrAbsolute", "Absolute", "Relative"])

UriHostNameType = declare_enum("System.UriHostNameType", ["Unknown", "Basic", "Dns", "IPv4", "IPv6"])

UriPartial = declare_enum("System.UriPartial", ["Scheme", "Authority", "Path", "Query"])

UriFormat = declare_enum("System.UriFormat", {"UriEscaped": 1, "Unescaped": 2, "SafeUnescaped": 3})

UriComponents = declare_enum(
    "System.UriComponents",
    {
        "Scheme": 1,
        "UserInfo": 2,
        "Host": 4,
        "Port": 8,
        "SchemeAndServer": 13,
        "Path": 16,
        "Query": 32,
        "PathAndQuery": 48,
        "HttpRequestUrl": 61,
        "Fragment": 64,
        "AbsoluteUri": 127,
        "StrongPort": 128,
        "HostAndPort": 132,
        "StrongAuthority": 134,
        "NormalizedHost": 256,
        "KeepDelimiter": 1073741824,
        "SerializationInfoString": -2147483648,
    },
    flags=True,
)


def _relative(base: Uri, target: Uri) -> Uri:
    if (base.scheme, base.authority) != (target.scheme, target.authority):
        return target
    here, there = base.path.split("/")[:-1], target.path.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    path = "/".join([".."] * (len(here) - same) + there[same:])
    return Uri((path or "./") + target.query + target.fragment, 2)


def _left_part(uri: Uri, part: int) -> str:
    head = f"{uri.scheme}://"
    if part == 0:
        return head
    authority = head + (uri.user + "@" if uri.user else "") + uri.authority
    return authority if part == 1 else authority + uri.path + (uri.query if part == 3 else "")


def _components(uri: Uri, wanted: int, form: int) -> str:
    out = ""
    if wanted & 1:
        out += uri.scheme + ("://" if wanted & ~1 else "")
    if wanted & 2 and uri.user:
        out += uri.user + ("@" if wanted & 4 else "")
    if wanted & 4:
        out += uri.host
    if wanted & 128 or (wanted & 8 and not uri.default_port):
        out += f":{uri.port}" if wanted & 4 else str(uri.port)
    if wanted & 16:
        out += uri.path if wanted & ~48 or wanted & 32 else uri.path.lstrip("/")
    if wanted & 32:
        out += uri.query if wanted & ~32 else uri.query[1:]
    if wanted & 64:
        out += uri.fragment if wanted & ~64 else uri.fragment[1:]
    return unquote(out) if form == 2 else out


def _escape_uri(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="-._~:/?#[]@!$&'()*+,;=%")


def _well_formed(text: str | None, kind: int) -> bool:
    try:
        uri = Uri(text or "", kind)
    except Exception:  # whatever is wrong with it, it is not well formed
        return False
    if not uri.absolute:
        return not UNSAFE.search(text or "") and not (text or "").startswith(("//", "\\"))
    return not UNSAFE.search(text or "") and "\\" not in (text or "")


def _try_create(text: Any, kind: Any, out: Any) -> bool:
    from azshell.dotnet.exceptions import NetException

    try:
        out.value = resolve(text, kind) if isinstance(text, Uri) else Uri(text, int(kind))
    except NetException:
        out.value = None
        return False
    return True


def _cast(value: Any) -> Any:
    from azshell.dotnet.exceptions import NetException, PSInvalidCastException

    if not isinstance(value, str):
        return NotImplemented
    try:
        return Uri(str(value), 0)
    except NetException as problem:
        raise PSInvalidCastException(
            f'Cannot convert value "{value}" to type "System.Uri". Error: "{problem.message}"', "InvalidCastFromStringToUri", inner=problem
        ) from None


def _host_kind(name: str) -> Any:
    if re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", name):
        return UriHostNameType(3)
    if ":" in name:
        return UriHostNameType(4)
    return UriHostNameType(2 if re.fullmatch(r"[\w.-]+", name) else 0)


def _absolute(read: Any) -> Any:
    return lambda uri: read(uri) if uri.absolute else uri.part(None)


_SCHEMES = {
    "File": "file",
    "Ftp": "ftp",
    "Ftps": "ftps",
    "Gopher": "gopher",
    "Http": "http",
    "Https": "https",
    "Mailto": "mailto",
    "NetPipe": "net.pipe",
    "NetTcp": "net.tcp",
    "News": "news",
    "Nntp": "nntp",
    "Sftp": "sftp",
    "Ssh": "ssh",
    "Telnet": "telnet",
    "Ws": "ws",
    "Wss": "wss",
}


def _scheme_row(name: str, value: str) -> Any:
    return static_prop(f"string UriScheme{name}", lambda: value)


declare(
    "System.Uri",
    Uri,
    accelerators=["uri"],
    convert=[conversion(_cast)],
    members=[
        constructor("uri(string uriString)", Uri),
        constructor("uri(string uriString, bool dontEscape)", lambda text, _: Uri(text)),
        constructor("uri(string uriString, System.UriKind uriKind)", Uri),
        constructor("uri(uri baseUri, string relativeUri)", resolve),
        constructor("uri(uri baseUri, uri relativeUri)", resolve),
        prop("string AbsolutePath", _absolute(lambda u: u.path)),
        prop("string AbsoluteUri", _absolute(lambda u: u.absolute_uri)),
        prop("string LocalPath", _absolute(lambda u: u.local_path)),
        prop("string Authority", _absolute(lambda u: u.authority)),
        prop("System.UriHostNameType HostNameType", _absolute(lambda u: UriHostNameType(u.host_type))),
        prop("bool IsDefaultPort", _absolute(lambda u: u.default_port)),
        prop("bool IsFile", _absolute(lambda u: u.scheme == "file")),
        prop("bool IsLoopback", _absolute(lambda u: u.is_loopback)),
        prop("string PathAndQuery", _absolute(lambda u: u.path + u.query)),
        prop("string[] Segments", _absolute(lambda u: string_array(u.segments))),
        prop("bool IsUnc", _absolute(lambda u: u.is_unc)),
        prop("string Host", _absolute(lambda u: u.host)),
        prop("int Port", _absolute(lambda u: u.port)),
        prop("string Query", _absolute(lambda u: u.query)),
        prop("string Fragment", _absolute(lambda u: u.fragment)),
        prop("string Scheme", _absolute(lambda u: u.scheme)),
        prop("string OriginalString", lambda u: u.original),
        prop("string DnsSafeHost", _absolute(lambda u: u.host.strip("[]"))),
        prop("string IdnHost", _absolute(lambda u: u.host.strip("[]"))),
        prop("bool IsAbsoluteUri", lambda u: u.absolute),
        prop("bool UserEscaped", lambda u: False),
        prop("string UserInfo", _absolute(lambda u: u.user)),
        method("bool Equals(System.Object comparand)", Uri.__eq__),
        method("string GetComponents(System.UriComponents components, System.UriFormat format)", _components),
        method("string GetLeftPart(System.UriPartial part)", _left_part),
        method("bool IsBaseOf(uri uri)", lambda u, other: other.absolute_uri.startswith(u.absolute_uri[: u.absolute_uri.rfind("/") + 1])),
        method("bool IsWellFormedOriginalString()", lambda u: _well_formed(u.original, 0)),
        method("string MakeRelative(uri toUri)", lambda u, other: str(_relative(u, other))),
        method("uri MakeRelativeUri(uri uri)", _relative),
        method("string ToString()", str),
        static_method("System.UriHostNameType CheckHostName(string name)", _host_kind),
        static_method("bool CheckSchemeName(string schemeName)", lambda name: bool(re.fullmatch(r"[A-Za-z][\w+.-]*", name or ""))),
        static_method("string EscapeDataString(string stringToEscape)", escape_data),
        static_method("string EscapeUriString(string stringToEscape)", _escape_uri),
        static_method("int FromHex(char digit)", lambda digit: int(digit, 16)),
        static_method("string HexEscape(char character)", lambda character: f"%{ord(character):02X}"),
        static_method("bool IsHexDigit(char character)", lambda character: character in "0123456789abcdefABCDEF"),
        static_method("bool IsHexEncoding(string pattern, int index)", lambda text, at: bool(ESCAPE.match(text, at))),
        static_method("bool IsWellFormedUriString(string uriString, System.UriKind uriKind)", _well_formed),
        static_method("bool TryCreate(string uriString, System.UriKind uriKind, [ref] uri result)", _try_create),
        static_method("bool TryCreate(uri baseUri, string relativeUri, [ref] uri result)", _try_create),
        static_method("bool TryCreate(uri baseUri, uri relativeUri, [ref] uri result)", _try_create),
        static_method("string UnescapeDataString(string stringToUnescape)", lambda text: unquote(text)),
        static_prop("string SchemeDelimiter", lambda: "://"),
        *(_scheme_row(name, value) for name, value in _SCHEMES.items()),
    ],
)


def _build(scheme: str, host: str, port: int = -1, path: str = "/", extra: str = "") -> UriBuilder:
    made = UriBuilder()
    made.scheme, made.host, made.port = scheme.lower(), host, port
    _set_path(made, path)
    if extra.startswith("?"):
        made.query = extra
    elif extra.startswith("#"):
        made.fragment = extra
    return made


def _set_path(builder: UriBuilder, value: str | None) -> None:
    path = clean((value or "/").replace("\\", "/"))
    builder.path = path.replace("?", "%3F").replace("#", "%23")


def _set_marked(name: str, mark: str) -> Any:
    def put(builder: UriBuilder, value: str | None) -> None:
        value = value or ""
        setattr(builder, name, value if not value or value.startswith(mark) else mark + value)

    return put


def _set_port(builder: UriBuilder, value: int) -> None:
    if not -1 <= value <= 65535:
        from azshell.dotnet.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException("value")
    builder.port = value


def _set_scheme(builder: UriBuilder, value: str | None) -> None:
    builder.scheme = (value or "").partition(":")[0].lower()


def _plain(name: str) -> Any:
    return lambda builder, value: setattr(builder, name, value or "")


_B = "System.UriBuilder"

declare(
    _B,
    UriBuilder,
    members=[
        constructor(f"{_B}()", UriBuilder),
        constructor(f"{_B}(string uri)", UriBuilder),
        constructor(f"{_B}(uri uri)", UriBuilder),
        constructor(f"{_B}(string schemeName, string hostName)", _build),
        constructor(f"{_B}(string scheme, string host, int portNumber)", _build),
        constructor(f"{_B}(string scheme, string host, int port, string pathValue)", _build),
        constructor(f"{_B}(string scheme, string host, int port, string path, string extraValue)", _build),
        prop("string Scheme", lambda b: b.scheme, _set_scheme),
        prop("string UserName", lambda b: b.user, _plain("user")),
        prop("string Password", lambda b: b.password, _plain("password")),
        prop("string Host", lambda b: b.host, _plain("host")),
        prop("int Port", lambda b: b.port, _set_port),
        prop("string Path", lambda b: b.path, _set_path),
        prop("string Query", lambda b: b.query, _set_marked("query", "?")),
        prop("string Fragment", lambda b: b.fragment, _set_marked("fragment", "#")),
        prop("uri Uri", lambda b: b.uri),
        method("string ToString()", str),
    ],
)
