"""System.IO.File and System.IO.Directory."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from azshell.dotnet import io, paths
from azshell.dotnet.datetime import DateTime
from azshell.dotnet.io import DirectoryInfo, FileInfo, checked_path, disk
from azshell.dotnet.streams import FileStream
from azshell.dotnet.string_builder import new_line
from azshell.dotnet.text_encoding import UTF8, UTF8_WITHOUT_MARK, Encoding, detect
from azshell.dotnet.typed_arrays import byte_array, string_array, to_bytes
from azshell.dotnet.types import declare, static_method
from azshell.dotnet.values import Enum


def read_bytes(path: str) -> bytes:
    """A file's bytes."""
    full = checked_path(path)
    with disk(full), open(io.resolve_path(full), "rb") as file:
        return file.read()


def write_bytes(path: str, data: bytes, mode: str = "wb") -> None:
    """Writes a file anew, or with mode `ab` at its end."""
    full = checked_path(path)
    with disk(full), open(io.resolve_path(full), mode) as file:
        file.write(data)


def read_text(path: str, encoding: Encoding | None = None) -> str:
    """A file's text; a byte order mark outranks the encoding."""
    data = read_bytes(path)
    found, skipped = detect(data, encoding or UTF8)
    return found.decode(data[skipped:])


def read_lines(path: str, encoding: Encoding | None = None) -> list[str]:
    """A file's lines, ended by LF, CR or CRLF."""
    text = read_text(path, encoding).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def write_text(path: str, text: str | None, encoding: Encoding | None = None) -> None:
    """Writes text, with the encoding's preamble."""
    encoding = encoding or UTF8_WITHOUT_MARK
    write_bytes(path, encoding.preamble + encoding.encode(text or ""))


def append_text(path: str, text: str | None, encoding: Encoding | None = None) -> None:
    """Writes text at the end of a file; a new one begins with the preamble."""
    encoding = encoding or UTF8_WITHOUT_MARK
    host = io.host_path(checked_path(path))
    fresh = not os.path.exists(host) or not os.path.getsize(host)
    write_bytes(path, (encoding.preamble if fresh else b"") + encoding.encode(text or ""), "ab")


def write_lines(path: str, lines: Iterable[Any], encoding: Encoding | None = None) -> None:
    """Writes lines, each with a line end."""
    write_text(path, _joined(lines), encoding)


def _append_lines(path: str, lines: Iterable[Any], encoding: Encoding | None = None) -> None:
    append_text(path, _joined(lines), encoding)


def _joined(lines: Iterable[Any]) -> str:
    end = new_line()
    return "".join(("" if line is None else str(line)) + end for line in ([lines] if isinstance(lines, str) else lines))


def delete(path: str) -> None:
    """Removes a file; nothing happens when it is not there (but its directory must be)."""
    full = checked_path(path)
    host = io.resolve_path(full)
    if not os.path.lexists(host) and os.path.isdir(os.path.dirname(host)):
        return
    with disk(full):
        if os.path.isdir(host):
            raise PermissionError(13, "denied")
        os.remove(host)


def copy(source: str, target: str, overwrite: bool = False) -> None:
    """Copies a file.  FileNotFoundException; IOException when the target is there."""
    import shutil

    full, new = checked_path(source, "sourceFileName"), checked_path(target, "destFileName")
    if not overwrite and os.path.exists(io.resolve_path(new)) and os.path.exists(io.resolve_path(full)):
        raise io.io_exception(FileExistsError(17, "exists"), new)
    with disk(full):
        os.stat(io.resolve_path(full))
    with disk(new):
        shutil.copy2(io.resolve_path(full), io.resolve_path(new))


def move(source: str, target: str, overwrite: bool = False) -> None:
    """Moves a file.  FileNotFoundException; IOException when the target is there."""
    full, new = checked_path(source, "sourceFileName"), checked_path(target, "destFileName")
    with disk(full):
        os.stat(io.resolve_path(full))
    if not overwrite and os.path.exists(io.resolve_path(new)):
        from azshell.dotnet.exceptions import IOException

        raise IOException("Cannot create a file when that file already exists.")
    with disk(new):
        os.replace(io.resolve_path(full), io.resolve_path(new))


def create_directory(path: str) -> DirectoryInfo:
    """Makes a directory and those above it."""
    made = DirectoryInfo(path)
    made.create()
    return made


def delete_directory(path: str, recursive: bool = False) -> None:
    """Removes a directory.  IOException when it is not empty, DirectoryNotFoundException."""
    full = checked_path(path)
    host = io.resolve_path(full)
    if not os.path.isdir(host):
        raise io.missing_directory(full)
    with disk(full):
        if recursive:
            import shutil

            shutil.rmtree(host)
        else:
            os.rmdir(host)


def move_directory(source: str, target: str) -> None:
    """Moves a directory, or a file."""
    full, new = checked_path(source, "sourceDirName"), checked_path(target, "destDirName")
    if not os.path.exists(io.resolve_path(full)):
        raise io.missing_directory(full)
    if os.path.exists(io.resolve_path(new)):
        from azshell.dotnet.exceptions import IOException

        raise IOException(f"Cannot create '{new}' because a file or directory with the same name already exists.")
    with disk(new):
        os.rename(io.resolve_path(full), io.resolve_path(new))


def set_current_directory(path: str) -> None:
    """[Environment]::CurrentDirectory and Directory.SetCurrentDirectory; DirectoryNotFoundException."""
    full = checked_path(path)
    if not os.path.isdir(io.resolve_path(full)):
        raise io.missing_directory(full)
    from azshell.dotnet import places

    places.current_directory = lambda: full


def _exists(path: str | None, directory: bool) -> bool:
    if not path:
        return False
    host = io.host_path(path)
    return os.path.isdir(host) if directory else os.path.isfile(host)


def _names(kind: str, returns: str, files: bool, directories: bool) -> list[Any]:
    def call(path: str, pattern: str = "*", deep: int = 0) -> Any:
        found = io.scan(checked_path(path), pattern, bool(deep), files, directories)
        # .NET keeps the path as it was given in front of the names
        full, given = paths.full_path(path), path
        return string_array(paths.combine(given, info.full_name[len(full) :].lstrip("\\/")) for info in found)

    options = "string path, string searchPattern, System.IO.SearchOption searchOption"
    return [
        static_method(f"{returns} {kind}({arguments})", call) for arguments in ("string path", "string path, string searchPattern", options)
    ]


def _moment_rows(cls: type) -> list[Any]:
    rows: list[Any] = []
    for name, which in (("CreationTime", "created"), ("LastAccessTime", "accessed"), ("LastWriteTime", "written")):
        for utc in (False, True):
            get, put = _moment(cls, which, utc)
            rows.append(static_method(f"datetime Get{name}{'Utc' if utc else ''}(string path)", get))
            rows.append(static_method(f"void Set{name}{'Utc' if utc else ''}(string path, datetime value)", put))
    return rows


def _moment(cls: type, which: str, utc: bool) -> tuple[Any, Any]:
    def put(path: str, date: DateTime) -> None:
        cls(path).set_moment(which, DateTime(date.ticks, 1) if utc and date.kind == 0 else date)

    return (lambda path: cls(path).moment(which, utc)), put


def _attributes(path: str) -> Enum:
    info = FileInfo(path)
    with disk(info.full_name):
        os.stat(info.host_path)
    return info.attributes


def _writer(path: str, append: bool) -> Any:
    from azshell.dotnet.text_streams import StreamWriter

    return StreamWriter(path, append)


def _reader(path: str) -> Any:
    from azshell.dotnet.text_streams import StreamReader

    return StreamReader(path)


def _parent(path: str) -> DirectoryInfo | None:
    return DirectoryInfo(path).parent


_LINES = "System.Collections.Generic.IEnumerable[string] contents"
_ENCODING = "System.Text.Encoding encoding"
_MODE = "string path, System.IO.FileMode mode"
declare(
    "System.IO.File",
    members=[
        static_method(f"void AppendAllLines(string path, {_LINES})", _append_lines),
        static_method(f"void AppendAllLines(string path, {_LINES}, {_ENCODING})", _append_lines),
        static_method("void AppendAllText(string path, string contents)", append_text),
        static_method(f"void AppendAllText(string path, string contents, {_ENCODING})", append_text),
        static_method("System.IO.StreamWriter AppendText(string path)", lambda path: _writer(path, True)),
        static_method("void Copy(string sourceFileName, string destFileName)", copy),
        static_method("void Copy(string sourceFileName, string destFileName, bool overwrite)", copy),
        static_method("System.IO.FileStream Create(string path)", lambda path: FileStream(path, 2)),
        static_method("System.IO.StreamWriter CreateText(string path)", lambda path: _writer(path, False)),
        static_method("void Delete(string path)", delete),
        static_method("bool Exists(string path)", lambda path: _exists(path, False)),
        static_method("System.IO.FileAttributes GetAttributes(string path)", _attributes),
        *_moment_rows(FileInfo),
        static_method("void Move(string sourceFileName, string destFileName)", move),
        static_method("void Move(string sourceFileName, string destFileName, bool overwrite)", move),
        static_method(f"System.IO.FileStream Open({_MODE})", FileStream),
        static_method(f"System.IO.FileStream Open({_MODE}, System.IO.FileAccess access)", FileStream),
        static_method(f"System.IO.FileStream Open({_MODE}, System.IO.FileAccess access, System.IO.FileShare share)", FileStream),
        static_method("System.IO.FileStream OpenRead(string path)", lambda path: FileStream(path, 3, 1)),
        static_method("System.IO.StreamReader OpenText(string path)", _reader),
        static_method("System.IO.FileStream OpenWrite(string path)", lambda path: FileStream(path, 4, 2)),
        static_method("byte[] ReadAllBytes(string path)", lambda path: byte_array(read_bytes(path))),
        static_method("string[] ReadAllLines(string path)", lambda path: string_array(read_lines(path))),
        static_method(f"string[] ReadAllLines(string path, {_ENCODING})", lambda path, e: string_array(read_lines(path, e))),
        static_method("string ReadAllText(string path)", read_text),
        static_method(f"string ReadAllText(string path, {_ENCODING})", read_text),
        static_method("System.Collections.Generic.IEnumerable[string] ReadLines(string path)", lambda path: string_array(read_lines(path))),
        static_method(
            "void SetAttributes(string path, System.IO.FileAttributes fileAttributes)",
            lambda path, value: FileInfo(path).set_attributes(value),
        ),
        static_method("void WriteAllBytes(string path, byte[] bytes)", lambda path, data: write_bytes(path, to_bytes(data))),
        static_method("void WriteAllLines(string path, string[] contents)", write_lines),
        static_method(f"void WriteAllLines(string path, {_LINES})", write_lines),
        static_method(f"void WriteAllLines(string path, string[] contents, {_ENCODING})", write_lines),
        static_method("void WriteAllText(string path, string contents)", write_text),
        static_method(f"void WriteAllText(string path, string contents, {_ENCODING})", write_text),
    ],
)
_ENUMERABLE = "System.Collections.Generic.IEnumerable[string]"
declare(
    "System.IO.Directory",
    members=[
        static_method("System.IO.DirectoryInfo CreateDirectory(string path)", create_directory),
        static_method("void Delete(string path)", delete_directory),
        static_method("void Delete(string path, bool recursive)", delete_directory),
        *_names("EnumerateDirectories", _ENUMERABLE, False, True),
        *_names("EnumerateFiles", _ENUMERABLE, True, False),
        *_names("EnumerateFileSystemEntries", _ENUMERABLE, True, True),
        static_method("bool Exists(string path)", lambda path: _exists(path, True)),
        *_moment_rows(DirectoryInfo),
        static_method("string GetCurrentDirectory()", lambda: io.current_directory()),
        *_names("GetDirectories", "string[]", False, True),
        static_method("string GetDirectoryRoot(string path)", lambda path: paths.path_root(paths.full_path(path))),
        *_names("GetFiles", "string[]", True, False),
        *_names("GetFileSystemEntries", "string[]", True, True),
        static_method("string[] GetLogicalDrives()", lambda: string_array([paths.path_root(io.current_directory()) or "/"])),
        static_method("System.IO.DirectoryInfo GetParent(string path)", _parent),
        static_method("void Move(string sourceDirName, string destDirName)", move_directory),
        static_method("void SetCurrentDirectory(string path)", set_current_directory),
    ],
)
