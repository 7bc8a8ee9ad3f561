"""System.Uri and UriBuilder: parts of addresses, their escaping and the resolution of relative ones."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from azshell.dotnet.typed_arrays import string_array
from azshell.dotnet.types import constructor, conversion, declare, declare_enum, method, prop, static_method, static_prop

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

PORTS = {
    "http": 80,
    "https": 443,
    "ftp": 21,
    "ftps": 990,
    "mailto": 25,
    "ldap": 389,
    "gopher": 70,
    "news": 119,
    "nntp": 119,
    "telnet": 23,
    "net.tcp": 808,
    "ws": 80,
    "wss": 443,
    "sftp": 22,
    "ssh": 22,
}
NEEDS_HOST = ("http", "https", "ftp", "ws", "wss", "gopher", "telnet", "net.tcp", "ldap")
NOT_DETERMINED = "Invalid URI: The format of the URI could not be determined."

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_AUTHORITY = re.compile(r"(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#\\]*)(?::([^/?#\\]*))?")
# What stays as it is in a path or query: reserved and unreserved characters and escapes.
_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")


def _failure(message: str) -> Exception:
    from azshell.dotnet.exceptions import UriFormatException

    return UriFormatException(message)


class Uri:
    """An absolute or relative address."""

    def __init__(self, text: str, kind: int = 1) -> None:
        if text is None:
            from azshell.dotnet.exceptions import ArgumentNullException

            raise ArgumentNullException("uriString")
        self.original = text
        self.absolute = False
        self.scheme = self.user = self.host = self.path = self.query = self.fragment = ""
        self.port = -1
        self.is_unc = self.is_dos = False
        stripped = text.strip()
        if kind == 1 and not stripped:
            raise _failure("Invalid URI: The URI is empty.")
        if kind != 2:
            self._parse(stripped, kind)
        if kind == 2 and _SCHEME.match(stripped) and "://" in stripped:
            raise _failure("A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.")

    def _parse(self, text: str, kind: int) -> None:
        if re.match(r"[A-Za-z]:[\\/]", text) or text.startswith("\\\\"):
            self._parse_file(text)
            return
        if text.startswith("/") and kind == 1:
            self.absolute, self.scheme, self.path = True, "file", _clean(text)
            return
        match = _SCHEME.match(text)
        if not match:
            if kind == 1:
                raise _failure(NOT_DETERMINED)
            return
        self.scheme = match[1].lower()
        rest = text[match.end() :]
        self.absolute = True
        if rest.startswith("//") or (rest.startswith("\\\\") and self.scheme in NEEDS_HOST):
            self._parse_hierarchy(rest[2:])
        elif self.scheme in NEEDS_HOST:
            if kind == 1:
                raise _failure("Invalid URI: The Authority/Host could not be parsed." if rest else NOT_DETERMINED)
            self.absolute, self.scheme = False, ""
        else:
            self._parse_opaque(rest)

    def _parse_file(self, text: str) -> None:
        self.absolute, self.scheme = True, "file"
        path = text.replace("\\", "/")
        if path.startswith("//"):
            self.is_unc = True
            self.host, _, rest = path[2:].partition("/")
            self.host = self.host.lower()
            self.path = "/" + _clean(rest)
        else:
            self.is_dos = True
            self.path = _clean(_dots(path))

    def _parse_hierarchy(self, rest: str) -> None:
        if self.scheme == "file":
            if re.match(r"/?[A-Za-z]:", rest):
                self._parse_file(rest.lstrip("/"))
                return
            if not rest.startswith("/"):
                self._parse_file("\\\\" + rest)
                return
        match = _AUTHORITY.match(rest)
        assert match is not None
        self.user = match[1] or ""
        self.host = match[2].lower()
        if self.host.startswith("["):
            self.host = _ipv6_host(self.host)
        if not self.host and self.scheme in NEEDS_HOST:
            raise _failure("Invalid URI: The hostname could not be parsed.")
        if re.search(r"[\s<>\"{}|^`%]", self.host):
            raise _failure("Invalid URI: The hostname could not be parsed.")
        if match[3] and (not match[3].isdigit() or int(match[3]) > 65535):
            raise _failure("Invalid URI: Invalid port specified.")
        self.port = int(match[3]) if match[3] else PORTS.get(self.scheme, -1)
        self._parse_tail(rest[match.end() :].replace("\\", "/") if self.scheme in NEEDS_HOST else rest[match.end() :])

    def _parse_tail(self, rest: str) -> None:
        rest, mark, fragment = rest.partition("#")
        self.fragment = "#" + _clean(fragment) if mark and fragment else ""
        rest, mark, query = rest.partition("?")
        self.query = "?" + _clean(query) if mark and query else ""
        self.path = _clean(_dots(rest) or "/")

    def _parse_opaque(self, rest: str) -> None:
        if self.scheme == "file" and rest:
            self._parse_tail(rest if rest.startswith("/") else "/" + rest)
            return
        if not rest:
            raise _failure(NOT_DETERMINED)
        if self.scheme == "mailto":
            address, mark, query = rest.partition("?")
            self.user, _, self.host = address.rpartition("@")
            self.query = "?" + query if mark else ""
            self.port = 25
            return
        rest, mark, fragment = rest.partition("#")
        self.fragment = "#" + fragment if mark else ""
        rest, mark, query = rest.partition("?")
        self.query = "?" + query if mark else ""
        self.path = _clean(rest)

    # ---- parts

    def part(self, value: Any) -> Any:
        """A part of an absolute address.  InvalidOperationException on a relative one."""
        if not self.absolute:
            from azshell.dotnet.exceptions import InvalidOperationException

            raise InvalidOperationException("This operation is not supported for a relative URI.")
        return value

    @property
    def default_port(self) -> bool:
        """Whether the port is the scheme's."""
        return self.port == PORTS.get(self.scheme, -1)

    @property
    def authority(self) -> str:
        """host[:port]."""
        return self.host if self.default_port else f"{self.host}:{self.port}"

    @property
    def absolute_uri(self) -> str:
        """The whole address, escaped."""
        if self.scheme == "mailto":
            return f"mailto:{self.user}@{self.host}{self.query}"
        if self.is_dos:
            return f"file:///{self.path}{self.query}{self.fragment}"
        tail = self.path + self.query + self.fragment
        if self.host or self.scheme == "file":
            return f"{self.scheme}://{self.user + '@' if self.user else ''}{self.authority}{tail}"
        return f"{self.scheme}:{tail}"

    @property
    def local_path(self) -> str:
        """The path for the operating system: with backslashes for a drive or a share."""
        path = unquote(self.path)
        if self.is_dos:
            return path.replace("/", "\\")
        return f"\\\\{self.host}{path}".replace("/", "\\") if self.is_unc else path

    @property
    def segments(self) -> list[str]:
        """The path in pieces that end with a slash."""
        if self.is_dos:
            return ["/", *re.findall(r"[^/]*/|[^/]+$", self.path)]
        return re.findall(r"[^/]*/|[^/]+$", self.path)

    @property
    def host_type(self) -> int:
        """UriHostNameType."""
        if not self.host:
            return 1 if self.scheme == "file" else 0
        if self.host.startswith("["):
            return 4
        return 3 if re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", self.host) else 2

    @property
    def is_loopback(self) -> bool:
        """Whether the host is this machine."""
        return self.host in ("localhost", "127.0.0.1", "[::1]", "loopback") or (self.scheme == "file" and not self.host)

    def __str__(self) -> str:
        return _readable(self.absolute_uri) if self.absolute else self.original

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            other = Uri(other, 0)
        if not isinstance(other, Uri) or other.absolute is not self.absolute:
            return False
        if not self.absolute:
            return self.original == other.original
        mine, theirs = (u.absolute_uri[: len(u.absolute_uri) - len(u.fragment)] for u in (self, other))
        return mine == theirs

    def __hash__(self) -> int:
        return hash(self.absolute_uri if self.absolute else self.original)


def _ipv6_host(host: str) -> str:
    import ipaddress

    try:
        return f"[{ipaddress.IPv6Address(host[1:-1].partition('%')[0])}]"
    except ValueError:
        raise _failure("Invalid URI: The hostname could not be parsed.") from None


def _clean(text: str) -> str:
    """Escapes what must be, and undoes escapes that need not be."""
    text = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), text)
    return _ESCAPE.sub(lambda match: _unreserved(match), text)


def _unreserved(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character.isascii() and (character.isalnum() or character in "-._~") else match[0]


def _readable(text: str) -> str:
    """What ToString shows: escapes undone, but for those that would change the meaning."""

    def undo(match: re.Match[str]) -> str:
        decoded = unquote(match[0], errors="strict")
        return "".join(
            c if c.isprintable() and c not in "%;/?:@&=+$,#[]!'()*" else "".join(f"%{b:02X}" for b in c.encode()) for c in decoded
        )

    try:
        return re.sub(r"(?:%[0-9A-Fa-f]{2})+", undo, text)
    except UnicodeDecodeError:
        return text


def _dots(path: str) -> str:
    """Resolves . and .. in a path."""
    if "." not in path:
        return path
    parts: list[str] = []
    pieces = path.split("/")
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        if piece == "..":
            if len(parts) > 1 or (parts and parts[0]):
                parts.pop()
            if last:
                parts.append("")
        elif piece == ".":
            if last:
                parts.append("")
        else:
            parts.append(piece)
    return "/".join(parts)


def resolve(base: Uri, relative: Any) -> Uri:
    """A relative address against a base."""
    text = relative.original if isinstance(relative, Uri) else relative or ""
    if not base.absolute:
        from azshell.dotnet.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException("baseUri", "Specified argument was out of the range of valid values.")
    match = _SCHEME.match(text)
    if match and (len(match[1]) > 1 or text[2:3] in ("/", "\\")):
        return Uri(text)
    head = base.absolute_uri[: len(base.absolute_uri) - len(base.path + base.query + base.fragment)]
    if text.startswith("//"):
        return Uri(f"{base.scheme}:{text}")
    if text.startswith("/"):
        return Uri(head + text)
    if text.startswith("?"):
        return Uri(head + base.path + text)
    if text.startswith("#") or not text:
        return Uri(head + base.path + base.query + text)
    return Uri(head + base.path[: base.path.rfind("/") + 1] + text)


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


def escape_data(text: str) -> str:
    """Uri.EscapeDataString."""
    from urllib.parse import quote

    return quote(text, safe="-._~")


def _escape_uri(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="-._~:/?#[]@!$&'()*+,;=%")


def _well_formed(text: str | None, kind: int) -> bool:
    try:
        uri = Uri(text or "", kind)
    except Exception:  # whatever is wrong with it, it is not well formed
        return False
    if not uri.absolute:
        return not _UNSAFE.search(text or "") and not (text or "").startswith(("//", "\\"))
    return not _UNSAFE.search(text or "") and "\\" not in (text or "")


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
        static_method("bool IsHexEncoding(string pattern, int index)", lambda text, at: bool(_ESCAPE.match(text, at))),
        static_method("bool IsWellFormedUriString(string uriString, System.UriKind uriKind)", _well_formed),
        static_method("bool TryCreate(string uriString, System.UriKind uriKind, [ref] uri result)", _try_create),
        static_method("bool TryCreate(uri baseUri, string relativeUri, [ref] uri result)", _try_create),
        static_method("bool TryCreate(uri baseUri, uri relativeUri, [ref] uri result)", _try_create),
        static_method("string UnescapeDataString(string stringToUnescape)", lambda text: unquote(text)),
        static_prop("string SchemeDelimiter", lambda: "://"),
        *(_scheme_row(name, value) for name, value in _SCHEMES.items()),
    ],
)


class UriBuilder:
    """An address in the making."""

    def __init__(self, uri: Any = None) -> None:
        self.scheme, self.host, self.port, self.path = "http", "localhost", -1, "/"
        self.user = self.password = self.query = self.fragment = ""
        if uri is not None:
            if isinstance(uri, str):
                uri = Uri(uri, 0)
                if not uri.absolute:
                    uri = Uri("http://" + uri.original)
            self._take(uri)

    def _take(self, uri: Uri) -> None:
        self.scheme, self.host, self.path = uri.scheme, uri.host, uri.path
        self.port = uri.port
        self.user, _, self.password = uri.user.partition(":")
        self.query, self.fragment = uri.query, uri.fragment

    def __str__(self) -> str:
        if self.password and not self.user:
            raise _failure("Invalid URI: The username:password construct is badly formed.")
        user = self.user + (f":{self.password}" if self.password else "") + "@" if self.user else ""
        port = f":{self.port}" if self.port != -1 and self.host else ""
        path = self.path if self.path.startswith("/") or not self.host else "/" + self.path
        return f"{self.scheme}://{user}{self.host}{port}{path}{self.query}{self.fragment}"

    @property
    def uri(self) -> Uri:
        """The address."""
        return Uri(str(self))


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
    path = _clean((value or "/").replace("\\", "/"))
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
