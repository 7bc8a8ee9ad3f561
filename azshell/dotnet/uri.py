"""System.Uri and UriBuilder: parts of addresses, their escaping and the resolution of relative ones."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

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
UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")

ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")


def _failure(message: str) -> Exception:
    from azshell.dotnet.exceptions import UriFormatException

    return UriFormatException(message)


class Uri:
    """An absolute or relative address."""

    net_name = "System.Uri"

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
            self.absolute, self.scheme, self.path = True, "file", clean(text)
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
            self.path = "/" + clean(rest)
        else:
            self.is_dos = True
            self.path = clean(_dots(path))

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
        self.fragment = "#" + clean(fragment) if mark and fragment else ""
        rest, mark, query = rest.partition("?")
        self.query = "?" + clean(query) if mark and query else ""
        self.path = clean(_dots(rest) or "/")

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
        self.path = clean(rest)

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


def clean(text: str) -> str:
    """Escapes what must be, and undoes escapes that need not be."""
    text = UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), text)
    return ESCAPE.sub(lambda match: _unreserved(match), text)


def _unreserved(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character.isascii() and (character.isalnum() or character in "-._~") else match[0]


def _readable(text: str) -> str:
    """What ToString shows: escapes undone, but for those that would change the meaning."""

    def undo(match: re.Match[str]) -> str:
        escapes = match[0]
        parts = []
        at = 0
        for character in bytes.fromhex(escapes.replace("%", "")).decode():
            end = at + 3 * len(character.encode())
            parts.append(character if character.isprintable() and character not in "%;/?:@&=+$,#[]!'()*" else escapes[at:end])
            at = end
        return "".join(parts)

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


def escape_data(text: str) -> str:
    """Uri.EscapeDataString."""
    from urllib.parse import quote

    return quote(text, safe="-._~")


class UriBuilder:
    """An address in the making."""

    net_name = "System.UriBuilder"

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
