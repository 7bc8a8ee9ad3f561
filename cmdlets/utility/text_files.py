"""Text files as the cmdlets read and write them: encodings by name, byte order marks, line ends, paths."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from azshell.cmdlet import Cmdlet
from azshell.dotnet.exceptions import ArgumentException, DirectoryNotFoundException, IOException, NetException, UnauthorizedAccessException
from azshell.dotnet.file_encodings import FileEncoding, decode, default_encoding, encoding_named
from azshell.dotnet.values import unwrap

__all__ = ["encoding_argument", "is_classic", "newline", "one_path", "open_failure", "read_text", "write_text"]


def is_classic(cmdlet: Cmdlet) -> bool:
    """Whether the session follows Windows PowerShell's defaults."""
    return bool(cmdlet.session.layout == "classic")


def newline(cmdlet: Cmdlet) -> str:
    """What ends a line in files this session writes."""
    return "\r\n" if is_classic(cmdlet) else "\n"


def encoding_argument(value: Any) -> Any:
    """-Encoding's transformation: a FileEncoding from a name, a code page or an Encoding; ArgumentException for no encoding."""
    value = unwrap(value)
    if value is None or isinstance(value, FileEncoding):
        return value
    if isinstance(value, (str, int)):
        found = encoding_named(str(value))
        if found is None:
            raise ArgumentException(
                f"'{value}' is not a supported encoding name. For information on defining a custom encoding, "
                "see the documentation for the Encoding.RegisterProvider method.",
                "name",
            )
        return found
    codec = getattr(value, "codec", None)
    mark = getattr(value, "mark", b"")
    return FileEncoding(codec, mark) if codec else value


def one_path(cmdlet: Cmdlet, text: str, literal: bool = False) -> Any:
    """The place of a file to be written, whether it is there or not. Wildcards must name one that is."""
    if not literal and any(char in text for char in "*?["):
        found = cmdlet.resolve_path(text)
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            words = (
                "Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files."
            )
            cmdlet.throw(ArgumentException(words), "FileOpenFailure", "InvalidArgument", text)
    return cmdlet.session.providers.locate(text)


def open_failure(error: OSError, path: Any) -> tuple[NetException, str]:
    """The .NET exception for a file that did not open, and its error category."""
    shown = path.provider_path
    if isinstance(error, FileNotFoundError):
        if os.path.isdir(os.path.dirname(path.host) or "."):
            from azshell.dotnet.exceptions import FileNotFoundException

            return FileNotFoundException(f"Could not find file '{shown}'."), "OpenError"
        return DirectoryNotFoundException(f"Could not find a part of the path '{shown}'."), "OpenError"
    if isinstance(error, (PermissionError, IsADirectoryError)):
        return UnauthorizedAccessException(f"Access to the path '{shown}' is denied."), "OpenError"
    return IOException(str(error)), "OpenError"


def read_text(path: Any, encoding: FileEncoding | None = None, classic: bool = False) -> str:
    """A file's whole text; OSError when it cannot be read."""
    with open(path.host, "rb") as file:
        return decode(file.read(), encoding, classic)


def write_text(
    path: Any, lines: Iterable[str], encoding: FileEncoding | None, end: str, append: bool = False, classic: bool = False
) -> None:
    """Write lines, each with its end; OSError when that fails. An empty or new file gets the encoding's mark."""
    chosen = encoding or default_encoding(classic)
    data = chosen.encode("".join(line + end for line in lines))
    with open(path.host, "ab" if append else "wb") as file:
        file.write(data if file.tell() else chosen.mark + data)
