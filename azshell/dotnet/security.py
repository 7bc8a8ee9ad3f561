"""SecureString, NetworkCredential, PSCredential, the Marshal methods that read secure strings, and a view of certificates."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import constructor, declare, method, prop, static_method, static_prop
from azshell.dotnet.values import IntPtr


class SecureString:
    """A text that its ToString does not show."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.is_read_only = False

    def __str__(self) -> str:
        return "System.Security.SecureString"

    def change(self, text: str) -> None:
        """Replaces the text.  InvalidOperationException when it is read-only."""
        if self.is_read_only:
            from azshell.dotnet.exceptions import InvalidOperationException

            raise InvalidOperationException("Instance is read-only.")
        self.text = text

    def freeze(self) -> None:
        """Makes it read-only."""
        self.is_read_only = True


def _place(secure: SecureString, index: int) -> int:
    if not 0 <= index < len(secure.text):
        from azshell.dotnet.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than the size of the collection.")
    return index


declare(
    "System.Security.SecureString",
    SecureString,
    accelerators=["securestring"],
    interfaces=["System.IDisposable"],
    members=[
        constructor("securestring()", SecureString),
        prop("int Length", lambda s: len(s.text)),
        method("void AppendChar(char c)", lambda s, c: s.change(s.text + c)),
        method("void Clear()", lambda s: s.change("")),
        method("securestring Copy()", lambda s: SecureString(s.text)),
        method("void Dispose()", lambda s: None),
        method("void InsertAt(int index, char c)", lambda s, index, c: s.change(s.text[:index] + c + s.text[index:])),
        method("bool IsReadOnly()", lambda s: s.is_read_only),
        method("void MakeReadOnly()", SecureString.freeze),
        method("void RemoveAt(int index)", lambda s, index: s.change(s.text[: _place(s, index)] + s.text[index + 1 :])),
        method("void SetAt(int index, char c)", lambda s, index, c: s.change(s.text[: _place(s, index)] + c + s.text[index + 1 :])),
        method("string ToString()", str),
    ],
)


class NetworkCredential:
    """User, password and domain in the clear."""

    def __init__(self, user: str = "", password: Any = "", domain: str = "") -> None:
        self.user = user or ""
        self.password = password.text if isinstance(password, SecureString) else password or ""
        self.domain = domain or ""

    def __str__(self) -> str:
        return "System.Net.NetworkCredential"

    @property
    def secure(self) -> SecureString:
        """The password as a SecureString."""
        return SecureString(self.password)


def _put(name: str) -> Any:
    return lambda credential, value: setattr(credential, name, value or "")


_C = "System.Net.NetworkCredential"
declare(
    _C,
    NetworkCredential,
    members=[
        constructor(f"{_C}()", NetworkCredential),
        constructor(f"{_C}(string userName, string password)", NetworkCredential),
        constructor(f"{_C}(string userName, securestring password)", NetworkCredential),
        constructor(f"{_C}(string userName, string password, string domain)", NetworkCredential),
        constructor(f"{_C}(string userName, securestring password, string domain)", NetworkCredential),
        prop("string UserName", lambda c: c.user, _put("user")),
        prop("string Password", lambda c: c.password, _put("password")),
        prop("securestring SecurePassword", lambda c: c.secure, lambda c, value: setattr(c, "password", value.text)),
        prop("string Domain", lambda c: c.domain, _put("domain")),
        method(f"{_C} GetCredential(uri uri, string authenticationType)", lambda c, uri, kind: c),
    ],
)


class PSCredential:
    """A user name and a SecureString.  PSArgumentException without a name."""

    def __init__(self, user: str, password: SecureString | None) -> None:
        if not user:
            raise _unfit("userName")
        self.user = user
        self.password = password if password is not None else SecureString()

    def __str__(self) -> str:
        return "System.Management.Automation.PSCredential"

    def network(self) -> NetworkCredential:
        """The same in the clear, `domain\\user` taken apart."""
        domain, mark, user = self.user.partition("\\")
        if not mark:
            user, _, domain = self.user.partition("@") if self.user.count("@") == 1 else (self.user, "", "")
        return NetworkCredential(user, self.password, domain)


def _unfit(name: str) -> Exception:
    from azshell.dotnet.exceptions import PSArgumentException

    return PSArgumentException(
        f'Cannot process argument because the value of argument "{name}" is not valid. '
        f'Change the value of the "{name}" argument and run the operation again.'
    )


def _empty() -> PSCredential:
    made = PSCredential.__new__(PSCredential)
    made.user, made.password = None, None  # type: ignore[assignment]
    return made


EMPTY = _empty()
_P = "System.Management.Automation.PSCredential"
declare(
    _P,
    PSCredential,
    accelerators=["pscredential"],
    members=[
        constructor("pscredential(string userName, securestring password)", PSCredential),
        prop("string UserName", lambda c: c.user),
        prop("securestring Password", lambda c: c.password),
        method(f"{_C} GetNetworkCredential()", lambda c: c.network() if c.user else None),
        method("string ToString()", str),
        static_prop("pscredential Empty", lambda: EMPTY),
    ],
)

# What SecureStringToBSTR gave out: handle -> text.
_HANDLES: dict[int, str] = {}


def _hold(text: str) -> IntPtr:
    handle = 0x10000 + 16 * (len(_HANDLES) + 1)
    _HANDLES[handle] = text
    return IntPtr(handle)


def _held(handle: int, count: int | None = None) -> str | None:
    text = _HANDLES.get(int(handle))
    return text if text is None or count is None else text[:count]


def _release(handle: int) -> None:
    _HANDLES.pop(int(handle), None)


_READ = [
    row
    for name in ("Ansi", "Auto", "BSTR", "Uni")
    for row in (
        static_method(f"string PtrToString{name}(System.IntPtr ptr)", _held),
        *([] if name == "BSTR" else [static_method(f"string PtrToString{name}(System.IntPtr ptr, int len)", _held)]),
    )
]
declare(
    "System.Runtime.InteropServices.Marshal",
    members=[
        *_READ,
        *(
            static_method(f"System.IntPtr SecureStringTo{name}(securestring s)", lambda secure: _hold(secure.text))
            for name in ("BSTR", "CoTaskMemAnsi", "CoTaskMemUnicode", "GlobalAllocAnsi", "GlobalAllocUnicode")
        ),
        *(
            static_method(f"void ZeroFree{name}(System.IntPtr s)", _release)
            for name in ("BSTR", "CoTaskMemAnsi", "CoTaskMemUnicode", "GlobalAllocAnsi", "GlobalAllocUnicode")
        ),
        static_method("void FreeBSTR(System.IntPtr ptr)", _release),
        static_method("void FreeHGlobal(System.IntPtr hglobal)", _release),
        static_method("System.IntPtr StringToBSTR(string s)", _hold),
        static_method("int ReleaseComObject(System.Object o)", lambda _: 0),
    ],
)
