"""Get-Content, Set-Content, Add-Content, Clear-Content."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from azshell.cmdlet import NOTHING, Parameter, Switch, validate_not_null_or_empty, validate_range
from azshell.dotnet.conversion import to_display_string, to_string
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import (
    DirectoryNotFoundException,
    InvalidOperationException,
    NetException,
    NotSupportedException,
    PSInvalidOperationException,
)
from azshell.dotnet.file_encodings import FileEncoding, decode, default_encoding, encoding_named, encoding_of
from azshell.dotnet.members import add_note
from azshell.dotnet.values import Byte, Int64, PSObject
from cmdlets.management.path_cmdlet import ContentCmdlet

_LINE_ENDS = re.compile(r"\r\n|\n|\r")


def encoding_parameter() -> Parameter:
    """-Encoding: a name, a code page, or a System.Text.Encoding."""
    return Parameter("object", validate=validate_not_null_or_empty)


def encoding_asked_for(cmdlet: Any) -> FileEncoding | None:
    """What -Encoding means; None without it. Throws ParameterArgumentTransformationError for a name nobody knows."""
    asked = cmdlet.Encoding
    if asked is None:
        return None
    if not isinstance(asked, (str, int)):
        asked = asked.web_name
    encoding = encoding_named(str(asked), cmdlet.session.layout == "classic")
    if encoding is None:
        words = (
            f"Cannot process argument transformation on parameter 'Encoding'. '{asked}' is not a supported encoding name. For information on "
            "defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')"
        )
        cmdlet.throw(words, "ParameterArgumentTransformationError", "InvalidData", asked)
    return encoding


class GetContent(ContentCmdlet):
    """Gives the content of a file line by line, or the value of another item.

    Every line carries PSPath, PSParentPath, PSChildName and ReadCount, the number of lines read so far.
    """

    aliases = ("gc", "type")

    ReadCount = Parameter("long", from_property=True, default=1)
    TotalCount = Parameter("long", from_property=True, aliases=["First", "Head"], validate=validate_range(0, 2**63 - 1), default=-1)
    Tail = Parameter("int", from_property=True, aliases=["Last"], validate=validate_range(0, 2**31 - 1), default=-1)
    Force = Switch(effect="accepted")
    Delimiter = Parameter("string")
    Wait = Switch(effect="not simulated")
    Raw = Switch()
    Encoding = encoding_parameter()
    AsByteStream = Switch()

    def process(self) -> None:
        for name in ("TotalCount", "Tail", "Delimiter", "Wait"):
            if self.Raw and self.is_bound(name):
                words = f"The 'Raw' and '{name}' parameters cannot be specified in the same command."
                self.throw(PSInvalidOperationException(words), "InvalidOperation", "InvalidOperation")
        if self.is_bound("TotalCount") and self.is_bound("Tail"):
            words = "The parameters TotalCount and Tail cannot be used together. Please specify only one parameter."
            self.throw(InvalidOperationException(words), "TailAndHeadCannotCoexist", "InvalidOperation")
        for path in self.existing():
            if path.provider is not self.session.providers.file_system:
                self.attempt(lambda path=path: self.write_all(path.provider.get_content(path)))  # type: ignore[misc]
            elif path.is_container():
                words = f"Unable to get content because it is a directory: '{path.path}'. Please use 'Get-ChildItem' instead."
                self.write_error(InvalidOperationException(words), "GetContainerContentException", "InvalidOperation")
            else:
                self.read(path)

    def existing(self) -> Iterator[Any]:
        """The paths to read. One that names several and finds none is an error, which speaks of the first path."""
        if self.LiteralPath is not None:
            yield from self.paths()
            return
        for text in self.Path:
            yield from self.found(text, self.Path[0])

    def read(self, path: Any) -> None:
        """Write one file's content."""
        with open(path.host, "rb") as file:
            data = file.read()
        if self.AsByteStream:
            units: list[Any] = [Byte(unit) for unit in data]
        else:
            text = decode(data, encoding_asked_for(self), self.session.layout == "classic")
            if self.Raw:
                if text:
                    self.write(self.located(text, path, 1))
                return
            units = split_text(text, self.Delimiter)
        if self.Tail >= 0:
            units = units[len(units) - self.Tail :] if self.Tail < len(units) else units
        elif self.TotalCount >= 0:
            units = units[: self.TotalCount]
        if self.ReadCount == 1:
            for number, unit in enumerate(units, 1):
                self.write(self.located(unit, path, number))
            return
        size = self.ReadCount if self.ReadCount > 0 else len(units)
        for at in range(0, len(units), size or 1):
            chunk = units[at : at + size]
            self.write(self.located(chunk if len(chunk) > 1 else chunk[0], path, at + len(chunk)))

    def located(self, unit: Any, path: Any, count: int) -> Any:
        """A line with the properties that tell where it came from."""
        if self.AsByteStream:
            return unit
        parent = path.parent
        for name, value in (
            ("PSPath", path.path),
            ("PSParentPath", parent.path if parent is not None else ""),
            ("PSChildName", path.name),
            ("PSDrive", path.drive),
            ("PSProvider", path.provider.info),
            ("ReadCount", Int64(count)),
        ):
            unit = add_note(unit, name, value)
        return unit


def split_text(text: str, delimiter: str | None) -> list[str]:
    """The lines of a text, or its pieces between delimiters; an end at the end makes no empty piece."""
    if delimiter is None:
        pieces = _LINE_ENDS.split(text)
    elif delimiter == "":
        return [text] if text else []
    else:
        pieces = text.split(delimiter)
    if pieces and not pieces[-1]:
        pieces.pop()
    return pieces


class WritingCmdlet(ContentCmdlet):
    """What Set-Content and Add-Content share: each object a line, to every path."""

    supports_should_process = True

    Value = Parameter(
        "object[]", position=1, mandatory=True, from_pipeline=True, from_property=True, allow_null=True, allow_empty_collection=True
    )
    PassThru = Switch()
    Force = Switch()
    NoNewline = Switch()
    Encoding = encoding_parameter()
    AsByteStream = Switch()

    append = False
    action = ""

    def begin(self) -> None:
        self.targets: list[Any] | None = None
        self.tables: list[tuple[Any, list[Any]]] = []
        self.open_files: list[tuple[Any, Any, FileEncoding]] = []

    def process(self) -> None:
        if self.targets is None:
            self.targets = list(self.wanted())
            for path in self.targets:
                if self.should_process(f"Path: {path.path}" if path.drive.has_folders else f"Item: {path.path}", self.action):
                    self.open(path)
        values = self.Value if isinstance(self.Value, list) else [self.Value]
        for _, kept in self.tables:
            kept.extend(values)
        for _, file, encoding in self.open_files:
            file.write(self.bytes_of(values, encoding))
        if self.PassThru:
            for value in values:
                self.write(value)

    def end(self) -> None:
        for path, values in self.tables:
            old = enumerate_value(path.provider.get_content(path)) if self.append and path.exists() else None
            self.attempt(lambda path=path, values=values, old=old: path.provider.set_content(path, [*(old or ()), *values]))  # type: ignore[misc]
        for _, file, _ in self.open_files:
            file.close()

    def wanted(self) -> Iterator[Any]:
        """The paths to write: existing ones that a wildcard names, or the one a text means, there or not."""
        from azshell.cmdlet import has_wildcards

        providers = self.session.providers
        literal = self.LiteralPath is not None
        for text in self.LiteralPath if literal else self.Path:
            if not literal and has_wildcards(text):
                yield from self.found(text, text)
                continue
            try:
                yield providers.locate(text)
            except NetException as error:
                self.write_error(error)

    def open(self, path: Any) -> None:
        """Open a file for writing, or note a table's item."""
        if path.provider is not self.session.providers.file_system:
            self.tables.append((path, []))
            return
        classic = self.session.layout == "classic"
        if path.is_container():
            if self.append:
                words = f"Access to the path '{path.path}' is denied."
            else:
                words = f"Unable to clear content of '{path.path}' because it is a directory. Clear-Content is only supported on files."
            self.write_error(NotSupportedException(words), "System.NotSupportedException", "NotSpecified")
            return
        if path.parent is not None and not path.parent.is_container():
            words = f"Could not find a part of the path '{path.path}'."
            self.write_error(DirectoryNotFoundException(words), "GetContentWriterDirectoryNotFoundError", "ObjectNotFound", path.path)
            return
        encoding = encoding_asked_for(self)
        host = path.host
        fresh = not (self.append and os.path.exists(host) and os.path.getsize(host))
        if encoding is None:
            encoding = default_encoding(classic)
            if not fresh:
                with open(host, "rb") as old:
                    encoding = encoding_of(old.read(4), classic)
        try:
            file = open(host, "ab" if self.append else "wb")  # noqa: SIM115  (closed when the pipeline ends)
        except OSError as error:
            words = f"Access to the path '{path.path}' is denied."
            self.write_error(words, "GetContentWriterUnauthorizedAccessError", "PermissionDenied", str(error))
            return
        if fresh and not self.AsByteStream:
            file.write(encoding.mark)
        self.open_files.append((path, file, encoding))

    def bytes_of(self, values: list[Any], encoding: FileEncoding) -> bytes:
        """What the values are in a file."""
        if self.AsByteStream:
            return bytes(int(value) & 0xFF for value in values)
        line_end = "" if self.NoNewline else self.session.line_end
        return encoding.encode("".join(text + line_end for text in _texts(values)))


def _texts(values: list[Any]) -> Iterator[str]:
    """The lines that values make: collections in them item by item, $null none."""
    for value in values:
        items = enumerate_value(value)
        if items is not None:
            yield from _texts(list(items))
        elif value is not None and value is not NOTHING:
            yield to_string(value) if isinstance(value, PSObject) else to_display_string(value)


class SetContent(WritingCmdlet):
    """Replaces the content of a file, or the value of another item."""

    action = "Set Content"


class AddContent(WritingCmdlet):
    """Adds to the end of a file; makes it when it is not there."""

    aliases = ("ac",)
    append = True
    action = "Add Content"


class ClearContent(ContentCmdlet):
    """Empties files without removing them."""

    aliases = ("clc",)
    supports_should_process = True

    Force = Switch(effect="accepted")

    def process(self) -> None:
        for path in self.paths():
            if self.should_process(f"Item: {path.path}", "Clear Content"):
                self.attempt(lambda path=path: path.provider.clear_content(path))  # type: ignore[misc]
