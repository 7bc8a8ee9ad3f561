"""ConvertTo-SecureString, ConvertFrom-SecureString and Get-Credential.

A secret's text form without a key is its UTF-16 bytes in hexadecimal, as PowerShell has it where the system keeps no
keys. With -Key it is encrypted with a keystream of that key: readable with the same key here, not by other programs.
"""

from __future__ import annotations

import hashlib
from typing import Any

from azshell.cmdlet import Cmdlet, HostException, Parameter, Switch, validate_not_null, validate_not_null_or_empty
from azshell.dotnet.exceptions import PSArgumentException
from azshell.dotnet.members import construct, get_member, invoke_member
from azshell.dotnet.types import known_type
from azshell.dotnet.values import Char

HEADER = "76492d1116743f0423413b16050a5345"  # what PowerShell puts before texts encrypted with a key


def secret_of(text: str) -> Any:
    """A SecureString with this text."""
    secret = construct(known_type("securestring"), [])
    for char in text:
        invoke_member(secret, "AppendChar", [Char(char)])
    invoke_member(secret, "MakeReadOnly", [])
    return secret


def text_of(secret: Any) -> str:
    """A SecureString's text."""
    credential = construct(known_type("System.Net.NetworkCredential"), ["", secret])
    return str(get_member(credential, "Password"))


def _keystream(key: bytes, size: int) -> bytes:
    stream = b""
    while len(stream) < size:
        stream += hashlib.sha256(key + len(stream).to_bytes(4, "little")).digest()
    return stream[:size]


def _mixed(data: bytes, key: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(data, _keystream(key, len(data)), strict=True))


class ConvertToSecureString(Cmdlet):
    """Makes a SecureString of plain text (-AsPlainText -Force) or of the text ConvertFrom-SecureString gave.

    ```ps1con
    PS C:\\> (ConvertTo-SecureString 'secret' -AsPlainText -Force).Length
    6
    ```
    """

    default_set = "Secure"
    output_types = ["System.Security.SecureString"]

    String = Parameter("string", position=0, mandatory=True, from_pipeline=True)
    AsPlainText = Switch(position=1, sets=["PlainText"])
    Force = Switch(position=2, sets=["PlainText"])
    SecureKey = Parameter("securestring", position=1, sets=["Secure"])
    Key = Parameter("byte[]", sets=["Open"])

    def process(self) -> None:
        if self.AsPlainText:
            self.write(secret_of(self.String))
            return
        try:
            text = self.String
            key = self.key()
            if key is not None:
                digits = text.removeprefix(HEADER)
                data = _mixed(bytes.fromhex(digits), key)
            else:
                data = bytes.fromhex(text)
            self.write(secret_of(data.decode("utf-16-le")))
        except ValueError:
            words = f'The parameter value "{self.String}" is not a valid encrypted string.'
            self.write_error(PSArgumentException(words), "ImportSecureString_InvalidArgument", "InvalidArgument", None)

    def key(self) -> bytes | None:
        """The key's bytes, or None without one."""
        if self.Key is not None:
            return bytes(self.Key)
        return text_of(self.SecureKey).encode("utf-16-le") if self.SecureKey is not None else None


class ConvertFromSecureString(Cmdlet):
    """Makes text of a SecureString, encrypted or (with -AsPlainText) not."""

    default_set = "Secure"
    output_types = ["System.String"]

    SecureString = Parameter("securestring", position=0, mandatory=True, from_pipeline=True)
    AsPlainText = Switch(sets=["AsPlainText"])
    SecureKey = Parameter("securestring", position=1, sets=["Secure"])
    Key = Parameter("byte[]", sets=["Open"])

    def process(self) -> None:
        text = text_of(self.SecureString)
        if self.AsPlainText:
            self.write(text)
            return
        data = text.encode("utf-16-le")
        key = (
            bytes(self.Key) if self.Key is not None else text_of(self.SecureKey).encode("utf-16-le") if self.SecureKey is not None else None
        )
        self.write(data.hex() if key is None else HEADER + _mixed(data, key).hex())


class GetCredential(Cmdlet):
    """Asks for a user name and password."""

    default_set = "CredentialSet"
    output_types = ["System.Management.Automation.PSCredential"]

    Credential = Parameter("pscredential", position=0, sets=["CredentialSet"], validate=validate_not_null)
    Message = Parameter("string", sets=["MessageSet"], validate=validate_not_null_or_empty)
    UserName = Parameter("string", position=0, sets=["MessageSet"], validate=validate_not_null_or_empty)
    Title = Parameter("string", sets=["MessageSet"], validate=validate_not_null_or_empty)

    def process(self) -> None:
        given = self.Credential if self.Credential is not None else self.UserName
        kind = known_type("pscredential")
        if given is not None and not isinstance(given, str):
            self.write(given)
            return
        if self.Message or self.Title:
            self.host.write_line(self.Message or self.Title)
        try:
            name = given or self.host.read_line("User name: ")
            password = self.host.read_secret(f"Password for user {name}: ")
        except EOFError:
            self.throw(HostException("There is nobody to ask for a password."), "HostFunctionNotImplemented", "NotImplemented", None)
            return
        self.write(construct(kind, [name, secret_of(password or "")]))
