"""System.Net: IPAddress, IPEndPoint, Dns, PhysicalAddress and MailAddress."""

from __future__ import annotations

import re
from typing import Any

from azshell.dotnet.typed_arrays import byte_array, string_array, to_bytes, typed_array
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, ps_prop, static_method, static_prop
from azshell.dotnet.values import Int16, Int64

AddressFamily = declare_enum(
    "System.Net.Sockets.AddressFamily",
    {"Unknown": -1, "Unspecified": 0, "Unix": 1, "InterNetwork": 2, "AppleTalk": 16, "InterNetworkV6": 23},
)


def _argument(message: str, parameter: str | None = None) -> Exception:
    from azshell.dotnet.exceptions import ArgumentException

    return ArgumentException(message, parameter)


def _format(message: str, inner: BaseException | None = None) -> Exception:
    from azshell.dotnet.exceptions import FormatException

    return FormatException(message, inner)


class IPAddress:
    """An address of four or sixteen bytes, the latter with a scope."""

    __slots__ = ("__weakref__", "data", "ps_members", "scope")

    def __init__(self, data: bytes, scope: int = 0) -> None:
        if len(data) not in (4, 16):
            raise _argument("An invalid IP address was specified.", "address")
        self.data = data
        self.scope = scope
        self.ps_members: Any = None

    @property
    def is_v6(self) -> bool:
        """Whether it is of IPv6."""
        return len(self.data) == 16

    def __str__(self) -> str:
        if not self.is_v6:
            return ".".join(map(str, self.data))
        import ipaddress

        address = ipaddress.IPv6Address(self.data)
        if address.ipv4_mapped is not None or (self.data[:12] == bytes(12) and self.data[12:14] != b"\0\0"):
            head = "::ffff:" if address.ipv4_mapped is not None else "::"
            text = head + ".".join(map(str, self.data[12:]))
        else:
            text = str(address)
        return f"{text}%{self.scope}" if self.scope else text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IPAddress) and (other.data, other.scope) == (self.data, self.scope)

    def __hash__(self) -> int:
        return hash((self.data, self.scope))


def parse_address(text: str | None) -> IPAddress:
    """IPAddress.Parse: also the short, octal and hexadecimal forms of IPv4.  FormatException."""
    if text is None:
        from azshell.dotnet.exceptions import ArgumentNullException

        raise ArgumentNullException("ipString")
    data, scope = _v6(text) if ":" in text else (_v4(text), 0)
    if data is None:
        raise _format("An invalid IP address was specified.")
    return IPAddress(data, scope)


def _v4(text: str) -> bytes | None:
    parts = text.split(".")
    if not 1 <= len(parts) <= 4:
        return None
    numbers = []
    for part in parts:
        if re.fullmatch(r"0[xX][0-9A-Fa-f]+", part):
            numbers.append(int(part, 16))
        elif re.fullmatch(r"0[0-7]+", part):
            numbers.append(int(part, 8))
        elif part.isascii() and part.isdigit() and not (len(part) > 1 and part[0] == "0"):
            numbers.append(int(part))
        else:
            return None
    *heads, last = numbers
    if any(number > 255 for number in heads) or last >= 1 << 8 * (5 - len(numbers)):
        return None
    return bytes(heads) + last.to_bytes(5 - len(numbers), "big")


def _v6(text: str) -> tuple[bytes | None, int]:
    import ipaddress

    text = text[1 : text.index("]")] if text.startswith("[") and "]" in text else text
    address, _, scope = text.partition("%")
    try:
        data = ipaddress.IPv6Address(address.partition("/")[0]).packed
    except ValueError:
        return None, 0
    return data, int(scope) if scope.isdigit() else 0


def _from_number(value: int) -> IPAddress:
    if not 0 <= value <= 0xFFFFFFFF:
        from azshell.dotnet.exceptions import ArgumentOutOfRangeException
        from azshell.dotnet.values import UInt64

        number = value & 0xFFFFFFFFFFFFFFFF
        raise ArgumentOutOfRangeException(
            "newAddress", f"newAddress ('{number}') must be less than or equal to '4294967295'.", UInt64(number)
        )
    return IPAddress(int(value).to_bytes(4, "little"))


def _try(out: Any, call: Any, text: Any) -> bool:
    from azshell.dotnet.exceptions import NetException

    try:
        out.value = call(text)
    except NetException:
        out.value = None
        return False
    return True


def _number(address: IPAddress) -> Int64:
    if address.is_v6:
        from azshell.dotnet.exceptions import SocketException

        raise SocketException("Operation not supported")
    return Int64(int.from_bytes(address.data, "little"))


def _set_number(address: IPAddress, value: int) -> None:
    address.data = int(value).to_bytes(4, "little")


def _scope_id(address: IPAddress) -> Int64:
    if not address.is_v6:
        from azshell.dotnet.exceptions import SocketException

        raise SocketException("Operation not supported")
    return Int64(address.scope)


def _starts(address: IPAddress, prefix: int, bits: int) -> bool:
    return address.is_v6 and int.from_bytes(address.data[:4], "big") >> (32 - bits) == prefix


def _to_v4(address: IPAddress) -> IPAddress:
    return IPAddress(address.data[-4:])


def _to_v6(address: IPAddress) -> IPAddress:
    return address if address.is_v6 else IPAddress(bytes(10) + b"\xff\xff" + address.data)


def _swapped(kind: Any, size: int) -> Any:
    return lambda value: kind(int.from_bytes(int(value).to_bytes(size, "big", signed=True), "little", signed=True))


def _known(text: str) -> Any:
    return lambda: parse_address(text)


def _is_loopback(address: IPAddress) -> bool:
    return address.data[0] == 127 if not address.is_v6 else address.data == bytes(15) + b"\x01" or str(address).startswith("::ffff:127.")


_SIZES = (("long", Int64, 8), ("int", int, 4), ("short", Int16, 2))
declare(
    "System.Net.IPAddress",
    IPAddress,
    accelerators=["ipaddress"],
    members=[
        constructor("ipaddress(long newAddress)", _from_number),
        constructor("ipaddress(byte[] address, long scopeid)", lambda data, scope: IPAddress(to_bytes(data), int(scope))),
        constructor("ipaddress(byte[] address)", lambda data: IPAddress(to_bytes(data))),
        prop("System.Net.Sockets.AddressFamily AddressFamily", lambda a: AddressFamily(23 if a.is_v6 else 2)),
        prop("long ScopeId", _scope_id, lambda a, value: setattr(a, "scope", int(value))),
        prop("bool IsIPv6Multicast", lambda a: _starts(a, 0xFF, 8)),
        prop("bool IsIPv6LinkLocal", lambda a: _starts(a, 0xFE80 >> 6, 10)),
        prop("bool IsIPv6SiteLocal", lambda a: _starts(a, 0xFEC0 >> 6, 10)),
        prop("bool IsIPv6Teredo", lambda a: _starts(a, 0x20010000, 32)),
        prop("bool IsIPv6UniqueLocal", lambda a: _starts(a, 0xFC >> 1, 7)),
        prop("bool IsIPv4MappedToIPv6", lambda a: a.is_v6 and a.data[:12] == bytes(10) + b"\xff\xff"),
        prop("long Address", _number, _set_number),
        ps_prop("ScriptProperty", "System.Object IPAddressToString", "System.Object IPAddressToString {get=$this.Tostring();}", str),
        method("bool Equals(System.Object comparand)", IPAddress.__eq__),
        method("byte[] GetAddressBytes()", lambda a: byte_array(a.data)),
        method("ipaddress MapToIPv4()", _to_v4),
        method("ipaddress MapToIPv6()", _to_v6),
        method("string ToString()", str),
        *(static_method(f"{name} HostToNetworkOrder({name} host)", _swapped(kind, size)) for name, kind, size in _SIZES),
        static_method("bool IsLoopback(ipaddress address)", _is_loopback),
        *(static_method(f"{name} NetworkToHostOrder({name} network)", _swapped(kind, size)) for name, kind, size in _SIZES),
        static_method("ipaddress Parse(string ipString)", parse_address),
        static_method("bool TryParse(string ipString, [ref] ipaddress address)", lambda text, out: _try(out, parse_address, text)),
        static_prop("ipaddress Any", _known("0.0.0.0")),
        static_prop("ipaddress Broadcast", _known("255.255.255.255")),
        static_prop("ipaddress IPv6Any", _known("::")),
        static_prop("ipaddress IPv6Loopback", _known("::1")),
        static_prop("ipaddress IPv6None", _known("::")),
        static_prop("ipaddress Loopback", _known("127.0.0.1")),
        static_prop("ipaddress None", _known("255.255.255.255")),
    ],
)


class IPEndPoint:
    """An address and a port."""

    def __init__(self, address: Any, port: int) -> None:
        self.address = address if isinstance(address, IPAddress) else _from_number(address)
        self.set_port(port)

    def set_port(self, port: int) -> None:
        """Changes the port.  ArgumentOutOfRangeException."""
        if not 0 <= port <= 65535:
            from azshell.dotnet.exceptions import ArgumentOutOfRangeException

            raise ArgumentOutOfRangeException("port")
        self.port = port

    def __str__(self) -> str:
        return f"[{self.address}]:{self.port}" if self.address.is_v6 else f"{self.address}:{self.port}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IPEndPoint) and (other.address, other.port) == (self.address, self.port)

    def __hash__(self) -> int:
        return hash((self.address, self.port))


def _parse_endpoint(text: str) -> IPEndPoint:
    match = re.fullmatch(r"(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?", text or "")
    if not match or int(match[2] or 0) > 65535:
        raise _format("An invalid IPEndPoint was specified.")
    try:
        return IPEndPoint(parse_address(match[1]), int(match[2] or 0))
    except Exception:
        raise _format("An invalid IPEndPoint was specified.") from None


_E = "System.Net.IPEndPoint"
declare("System.Net.EndPoint")
declare(
    _E,
    IPEndPoint,
    base="System.Net.EndPoint",
    accelerators=["ipendpoint"],
    members=[
        constructor(f"{_E}(long address, int port)", IPEndPoint),
        constructor(f"{_E}(ipaddress address, int port)", IPEndPoint),
        prop("System.Net.Sockets.AddressFamily AddressFamily", lambda e: AddressFamily(23 if e.address.is_v6 else 2)),
        prop("ipaddress Address", lambda e: e.address, lambda e, value: setattr(e, "address", value)),
        prop("int Port", lambda e: e.port, IPEndPoint.set_port),
        method("bool Equals(System.Object comparand)", IPEndPoint.__eq__),
        method("string ToString()", str),
        static_method(f"{_E} Parse(string s)", _parse_endpoint),
        static_method(f"bool TryParse(string s, [ref] {_E} result)", lambda text, out: _try(out, _parse_endpoint, text)),
        static_prop("int MaxPort", lambda: 65535),
        static_prop("int MinPort", lambda: 0),
    ],
)


class IPHostEntry:
    """A host's name and addresses."""

    def __init__(self, name: str = "", addresses: Any = None) -> None:
        self.name = name
        self.addresses = addresses
        self.aliases = string_array([])


def resolver(name: str) -> list[str]:
    """Names to addresses: only this machine and literal addresses are known; a world's fabric may put its own function here."""
    if name.lower() in ("localhost", "", host_name().lower()):
        return ["127.0.0.1"]
    return [str(parse_address(name))]


class Names:
    """What Dns asks: `resolve(name) -> addresses as text`, raising FormatException when there are none."""

    resolve = staticmethod(resolver)


def host_name() -> str:
    """This machine's name."""
    from azshell.dotnet.environment import machine_name

    return machine_name()


def _addresses(name: str) -> Any:
    from azshell.dotnet.exceptions import FormatException, SocketException

    try:
        found = [parse_address(text) for text in Names.resolve(name)]
    except FormatException:
        raise SocketException("No such host is known.") from None
    return typed_array(found, "System.Net.IPAddress")


def _host_entry(name: Any) -> IPHostEntry:
    return IPHostEntry(
        str(name) if not isinstance(name, IPAddress) else host_name() if _is_loopback(name) else str(name), _addresses(str(name))
    )


_H = "System.Net.IPHostEntry"
declare(
    _H,
    IPHostEntry,
    members=[
        constructor(f"{_H}()", IPHostEntry),
        prop("string HostName", lambda h: h.name, lambda h, value: setattr(h, "name", value)),
        prop("string[] Aliases", lambda h: h.aliases, lambda h, value: setattr(h, "aliases", value)),
        prop("ipaddress[] AddressList", lambda h: h.addresses, lambda h, value: setattr(h, "addresses", value)),
    ],
)
declare(
    "System.Net.Dns",
    members=[
        static_method("ipaddress[] GetHostAddresses(string hostNameOrAddress)", _addresses),
        static_method(f"{_H} GetHostByName(string hostName)", _host_entry),
        static_method(f"{_H} GetHostEntry(ipaddress address)", _host_entry),
        static_method(f"{_H} GetHostEntry(string hostNameOrAddress)", _host_entry),
        static_method("string GetHostName()", host_name),
        static_method(f"{_H} Resolve(string hostName)", _host_entry),
    ],
)


class PhysicalAddress:
    """A hardware address."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __str__(self) -> str:
        return self.data.hex().upper()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PhysicalAddress) and other.data == self.data

    def __hash__(self) -> int:
        return hash(self.data)


def _parse_physical(text: str | None) -> PhysicalAddress:
    if text is None:
        return PhysicalAddress(b"")
    digits = re.sub(r"[-:.]", "", text)
    if len(digits) % 2 or not re.fullmatch(r"[0-9A-Fa-f]*", digits):
        raise _format(f"An invalid physical address was specified: '{text}'.")
    return PhysicalAddress(bytes.fromhex(digits))


_P = "System.Net.NetworkInformation.PhysicalAddress"
declare(
    _P,
    PhysicalAddress,
    accelerators=["physicaladdress"],
    members=[
        constructor("PhysicalAddress(byte[] address)", lambda data: PhysicalAddress(to_bytes(data))),
        method("bool Equals(System.Object comparand)", PhysicalAddress.__eq__),
        method("byte[] GetAddressBytes()", lambda p: byte_array(p.data)),
        method("string ToString()", str),
        static_method(f"{_P} Parse(string address)", _parse_physical),
        static_method(f"bool TryParse(string address, [ref] {_P} value)", lambda text, out: _try(out, _parse_physical, text)),
        static_prop(f"{_P} None", lambda: PhysicalAddress(b"")),
    ],
)


class MailAddress:
    """A mail address with the name shown for it.  FormatException, ArgumentException."""

    def __init__(self, text: str, display: str | None = None, _: Any = None) -> None:
        if text is None:
            from azshell.dotnet.exceptions import ArgumentNullException

            raise ArgumentNullException("address")
        if not text:
            raise _argument("The value cannot be an empty string.", "address")
        match = _MAIL.fullmatch(text.strip())
        if not match:
            raise _format(_mail_fault(text.strip()))
        quoted = match["quoted"]
        shown = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else (match["shown"] or "").strip()
        self.display = display if display else shown
        self.user = match["user"] or match["user2"]
        self.host = match["host"] or match["host2"]

    @property
    def address(self) -> str:
        """user@host."""
        return f"{self.user}@{self.host}"

    def __str__(self) -> str:
        return f'"{self.display}" <{self.address}>' if self.display else self.address

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MailAddress) and str(other).lower() == str(self).lower()

    def __hash__(self) -> int:
        return hash(str(self).lower())


_USER = r"(?:[^\s@<>()\[\],;:\\\"]+|\"[^\"]*\")"
_HOST = r"(?:[^\s@<>()\[\],;:\\\"]+|\[[^\]]*\])"
_MAIL = re.compile(
    rf"(?:(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<shown>[^\"<>@]*?))\s*<(?P<user>{_USER})@(?P<host>{_HOST})>"
    rf"|(?P<user2>{_USER})@(?P<host2>{_HOST})(?:\s*\([^)]*\))?)"
)


def _mail_fault(text: str) -> str:
    if text.endswith("@") or text.count("@") > 1:
        return "An invalid character was found in the mail header: '@'."
    if "<" in text and ">" not in text:
        return "An invalid character was found in the mail header: '<'."
    return "The specified string is not in the form required for an e-mail address."


_M = "System.Net.Mail.MailAddress"
declare(
    _M,
    MailAddress,
    accelerators=["mailaddress"],
    members=[
        constructor("mailaddress(string address)", MailAddress),
        constructor("mailaddress(string address, string displayName)", MailAddress),
        constructor("mailaddress(string address, string displayName, System.Text.Encoding displayNameEncoding)", MailAddress),
        prop("string DisplayName", lambda m: m.display),
        prop("string User", lambda m: m.user),
        prop("string Host", lambda m: m.host),
        prop("string Address", lambda m: m.address),
        method("bool Equals(System.Object value)", MailAddress.__eq__),
        method("string ToString()", str),
        static_method("bool TryCreate(string address, [ref] mailaddress result)", lambda text, out: _try(out, MailAddress, text)),
    ],
)
