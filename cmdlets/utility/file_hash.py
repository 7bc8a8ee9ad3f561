"""Get-FileHash, Unblock-File and Format-Hex: bytes of files."""

from __future__ import annotations

import hashlib
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range, validate_set
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import FileNotFoundException, ItemNotFoundException, NetException
from azshell.dotnet.members import invoke_member
from azshell.dotnet.types import declare, prop, type_of
from azshell.dotnet.values import Byte, Int64, unwrap


class FileHashInfo:
    """A file's hash."""

    net_type: Any

    def __init__(self, algorithm: str, digest: str, path: str | None) -> None:
        self.algorithm = algorithm
        self.hash = digest
        self.path = path


FileHashInfo.net_type = declare(
    "Microsoft.PowerShell.Commands.FileHashInfo",
    FileHashInfo,
    members=[
        prop("string Algorithm", lambda info: info.algorithm, lambda info, value: setattr(info, "algorithm", value)),
        prop("string Hash", lambda info: info.hash, lambda info, value: setattr(info, "hash", value)),
        prop("string Path", lambda info: info.path, lambda info, value: setattr(info, "path", value)),
    ],
)


class GetFileHash(Cmdlet):
    """Gets the hash of files or of a stream; SHA256 unless -Algorithm says otherwise.

    ```ps1con
    PS C:\\> Set-Content a.txt 'hello' -NoNewline
    PS C:\\> (Get-FileHash a.txt -Algorithm MD5).Hash
    5D41402ABC4B2A76B9719D911017C592
    ```
    """

    default_set = "Path"
    output_types = ["Microsoft.PowerShell.Commands.FileHashInfo"]

    Path = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["Path"])
    LiteralPath = Parameter("string[]", position=0, mandatory=True, from_property=True, sets=["LiteralPath"], aliases=["PSPath", "LP"])
    InputStream = Parameter("System.IO.Stream", position=0, mandatory=True, sets=["StreamParameterSet"])
    Algorithm = Parameter("string", position=1, validate=validate_set("SHA1", "SHA256", "SHA384", "SHA512", "MD5"))

    def process(self) -> None:
        if self.InputStream is not None:
            data = bytearray()
            while (byte := invoke_member(self.InputStream, "ReadByte", [])) >= 0:
                data.append(byte)
            self.show(bytes(data), None)
            return
        literal = self.LiteralPath is not None
        for given in self.LiteralPath if literal else self.Path:
            try:
                paths = self.resolve_path(given, literal)
            except ItemNotFoundException as error:
                if literal:
                    shown = self.session.providers.locate(given).provider_path
                    self.write_error(FileNotFoundException(f"Could not find file '{shown}'."), "FileNotFound", "ObjectNotFound", shown)
                else:
                    self.write_error(error, "FileNotFound", "ObjectNotFound", given)
                continue
            for path in paths:
                if path.is_container():
                    continue
                try:
                    with open(path.host, "rb") as file:
                        data_read = file.read()
                except OSError as error:
                    words = f"The file '{path.provider_path}' cannot be read: {error}"
                    self.write_error(FileNotFoundException(words), "FileReadError", "ReadError", path.provider_path)
                    continue
                self.show(data_read, path.provider_path)

    def show(self, data: bytes, path: str | None) -> None:
        algorithm = (self.Algorithm or "SHA256").upper()
        self.write(FileHashInfo(algorithm, hashlib.new(algorithm.lower(), data).hexdigest().upper(), path))


class UnblockFile(Cmdlet):
    """Takes the mark of the internet off files. Files here carry none, so that there is nothing to take."""

    default_set = "ByPath"
    supports_should_process = True

    Path = Parameter("string[]", position=0, mandatory=True, sets=["ByPath"])
    LiteralPath = Parameter("string[]", mandatory=True, from_property=True, sets=["ByLiteralPath"], aliases=["PSPath", "LP"])

    def process(self) -> None:
        literal = self.LiteralPath is not None
        for given in self.LiteralPath if literal else self.Path:
            try:
                paths = self.resolve_path(given, literal)
            except ItemNotFoundException as error:
                self.write_error(error, "FileNotFound", "ObjectNotFound", given)
                continue
            for path in paths:
                self.should_process(path.provider_path)


class ByteCollection:
    """Sixteen bytes of Format-Hex's output."""

    net_type: Any

    def __init__(self, offset: int, data: bytes, label: str) -> None:
        self.offset = offset
        self.data = data
        self.label = label

    @property
    def hex_bytes(self) -> str:
        """`61 62 63`."""
        return " ".join(f"{byte:02X}" for byte in self.data)

    @property
    def ascii(self) -> str:
        """The printable characters, others as blanks or replacement characters."""
        return "".join(chr(byte) if 0x20 <= byte < 0x7F else "�" if byte >= 0x80 else " " for byte in self.data)

    def __str__(self) -> str:
        return f"{self.offset:016X} {self.hex_bytes:<47} {self.ascii}"


ByteCollection.net_type = declare(
    "Microsoft.PowerShell.Commands.ByteCollection",
    ByteCollection,
    members=[
        prop("ulong Offset64", lambda row: row.offset),
        prop("byte[] Bytes", lambda row: [Byte(byte) for byte in row.data]),
        prop("string HexOffset", lambda row: f"{row.offset:016X}"),
        prop("string HexBytes", lambda row: row.hex_bytes),
        prop("string Path", lambda row: row.label),
        prop("string Ascii", lambda row: row.ascii),
        prop("string Label", lambda row: row.label),
    ],
)


class FormatHex(Cmdlet):
    """Shows bytes of files or objects in hexadecimal."""

    aliases = ["fhx"]
    output_types = ["Microsoft.PowerShell.Commands.ByteCollection"]
    net_class = "Microsoft.PowerShell.Commands.FormatHex"

    Path = Parameter("string[]", position=0, mandatory=True, sets=["Path"], validate=validate_not_null_or_empty)
    LiteralPath = Parameter("string[]", mandatory=True, sets=["LiteralPath"], aliases=["PSPath", "LP"], validate=validate_not_null_or_empty)
    InputObject = Parameter("psobject", mandatory=True, from_pipeline=True, sets=["ByInputObject"])
    Encoding = Parameter("object", sets=["ByInputObject"], validate=validate_not_null_or_empty)
    Count = Parameter("long", validate=validate_range("NonNegative"))
    Offset = Parameter("long", validate=validate_range("NonNegative"))
    Raw = Switch(sets=["ByInputObject"])

    def process(self) -> None:
        if self.parameter_set == "ByInputObject":
            value = unwrap(self.InputObject)
            data = self.bytes_of(value)
            self.show(data, f"{type_of(value).name} ({type_of(value).full_name})")
            return
        literal = self.LiteralPath is not None
        for given in self.LiteralPath if literal else self.Path:
            try:
                for path in self.resolve_path(given, literal):
                    with open(path.host, "rb") as file:
                        self.show(file.read(), path.provider_path)
            except NetException as error:
                self.write_error(error)

    def bytes_of(self, value: Any) -> bytes:
        """An object as bytes: text in the encoding, numbers in their own width."""
        if isinstance(value, str):
            return value.encode(self.Encoding.codec if self.Encoding is not None else "utf-8")
        if isinstance(value, bool):
            return bytes([value])
        if isinstance(value, float):
            import struct

            return struct.pack("<d", value)
        if isinstance(value, Byte):
            return bytes([value])
        if isinstance(value, int):
            return int(value).to_bytes(8 if isinstance(value, Int64) else 4, "little", signed=True)
        return b"".join(self.bytes_of(unwrap(item)) for item in enumerate_value(value) or ())

    def show(self, data: bytes, label: str) -> None:
        start = int(self.Offset or 0)
        stop = None if self.Count is None else start + int(self.Count)
        data = data[start:stop]
        for offset in range(0, len(data), 16):
            self.write(ByteCollection(start + offset, data[offset : offset + 16], label))
