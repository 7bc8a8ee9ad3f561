"""Get-FileHash, Unblock-File and Format-Hex: bytes of files."""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range, validate_set
from azshell.display.views import Grouping, column, declare_views, table
from azshell.dotnet.exceptions import (
    ArgumentException,
    FileNotFoundException,
    ItemNotFoundException,
    NetException,
    UnauthorizedAccessException,
)
from azshell.dotnet.members import invoke_member
from azshell.dotnet.types import declare, known_type, prop, type_of
from azshell.dotnet.values import Byte, Enum, unwrap
from cmdlets.utility.text_files import encoding_argument


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
                try:
                    with open(path.host, "rb") as file:
                        data_read = file.read()
                except (IsADirectoryError, PermissionError):
                    words = f"Access to the path '{path.provider_path}' is denied."
                    self.write_error(UnauthorizedAccessException(words), "UnauthorizedAccessError", "InvalidData", path.provider_path)
                    continue
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
        """The bytes as Latin-1 characters: a blank for zero, a replacement character for any other control."""
        return "".join(" " if byte == 0 else chr(byte) if 0x20 <= byte < 0x7F or byte >= 0xA0 else "\ufffd" for byte in self.data)

    def __str__(self) -> str:
        return f"{self.offset:016X}   {self.hex_bytes:<47}  {self.ascii:<16}"


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


PACKING = {
    "System.Boolean": "<i", "System.Byte": "<B", "System.SByte": "<b", "System.Int16": "<h", "System.UInt16": "<H", "System.Int32": "<i",
    "System.UInt32": "<I", "System.Int64": "<q", "System.UInt64": "<Q", "System.Single": "<f", "System.Double": "<d",
}  # fmt: skip


def of_type(kind: Any) -> str:
    """The label of bytes that an object was; PowerShell adds a number that is another in every run, here it is always the same."""
    label = f"{kind.name} ({kind.full_name})"
    return f"{label} <{zlib.crc32(label.encode()):08X}>"


declare_views(
    table(
        "Microsoft.PowerShell.Commands.ByteCollection",
        [
            column("HexOffset", 16, label="Offset", align="right"),
            column("HexBytes", 47, label="Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F"),
            column("Ascii", 16),
        ],
        grouping=Grouping("Label", "Label"),
    )
)


class FormatHex(Cmdlet):
    """Shows bytes of files or objects in hexadecimal."""

    aliases = ["fhx"]
    output_types = ["Microsoft.PowerShell.Commands.ByteCollection"]
    net_class = "Microsoft.PowerShell.Commands.FormatHex"

    Path = Parameter("string[]", position=0, mandatory=True, sets=["Path"], validate=validate_not_null_or_empty)
    LiteralPath = Parameter("string[]", mandatory=True, sets=["LiteralPath"], aliases=["PSPath", "LP"], validate=validate_not_null_or_empty)
    InputObject = Parameter("psobject", mandatory=True, from_pipeline=True, sets=["ByInputObject"])
    Encoding = Parameter("object", transform=encoding_argument, sets=["ByInputObject"], validate=validate_not_null_or_empty)
    Count = Parameter("long", validate=validate_range("NonNegative"))
    Offset = Parameter("long", validate=validate_range("NonNegative"))
    Raw = Switch(sets=["ByInputObject"])

    def begin(self) -> None:
        self.gathered = b""
        self.gathered_kind: Any = None

    def process(self) -> None:
        if self.parameter_set == "ByInputObject":
            self.take(unwrap(self.InputObject))
            return
        literal = self.LiteralPath is not None
        for given in self.LiteralPath if literal else self.Path:
            try:
                for path in self.resolve_path(given, literal):
                    with open(path.host, "rb") as file:
                        self.show(file.read(), path.provider_path)
            except (IsADirectoryError, PermissionError):
                denied = UnauthorizedAccessException(f"Access to the path '{path.provider_path}' is denied.")
                self.write_error(denied, "System.UnauthorizedAccessException", "NotSpecified", None)
            except ItemNotFoundException as error:
                self.write_error(error, "FileNotFound", "ObjectNotFound", given)
            except NetException as error:
                self.write_error(error)

    def take(self, value: Any) -> None:
        """Show an object; numbers of one type that follow each other are shown together."""
        kind = known_type("int") if isinstance(value, Enum) else type_of(value)
        packing = PACKING.get(kind.full_name)
        if kind is not self.gathered_kind or packing is None:
            self.end()
        if packing is not None:
            self.gathered_kind = kind
            self.gathered += struct.pack(packing, value)
        elif isinstance(value, str):
            codec = self.Encoding.codec if self.Encoding is not None else "utf-8"
            self.show(value.encode(codec, errors="replace"), of_type(kind))
        elif kind.full_name in ("System.Byte[]", "System.Byte"):
            self.show(bytes(value), of_type(kind))
        else:
            words = (
                f"Cannot convert input of type '{kind.full_name}' to hexadecimal. To view the hexadecimal formatting of its string "
                "representation, pipe it to the Out-String cmdlet before piping it to Format-Hex."
            )
            self.write_error(ArgumentException(words), "FormatHexTypeNotSupported", "InvalidArgument", None)

    def end(self) -> None:
        if self.gathered:
            self.show(self.gathered, of_type(self.gathered_kind))
            self.gathered, self.gathered_kind = b"", None

    def show(self, data: bytes, label: str) -> None:
        start = int(self.Offset or 0)
        stop = None if self.Count is None else start + int(self.Count)
        data = data[start:stop]
        first = 0 if self.parameter_set == "ByInputObject" else start
        for offset in range(0, len(data), 16):
            self.write(ByteCollection(first + offset, data[offset : offset + 16], label))
