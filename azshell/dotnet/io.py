"""System.IO's FileInfo, DirectoryInfo and DriveInfo, the hooks that lead a script's path to the disk, and the errors of files.

A script's path may be a world's (`C:\\lab\\x`) or the host's (`/home/x`).  The session sets the hooks in places.py; without it they are
the host's own.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from typing import Any

from azshell.dotnet import paths, places
from azshell.dotnet.datetime import DateTime
from azshell.dotnet.types import declare_enum
from azshell.dotnet.values import Enum

EPOCH_1601 = 504911232000000000


def resolve_path(path: str) -> str:
    """A script's full path -> the host's path."""
    return places.resolve_path(path)


def current_directory() -> str:
    """Where relative paths of .NET methods start."""
    return places.current_directory()


def host_path(path: str) -> str:
    """The host's path of any path of a script, relative ones included."""
    return resolve_path(paths.full_path(path))


FileAttributes = declare_enum(
    "System.IO.FileAttributes",
    {
        "None": 0,
        "ReadOnly": 1,
        "Hidden": 2,
        "System": 4,
        "Directory": 16,
        "Archive": 32,
        "Device": 64,
        "Normal": 128,
        "Temporary": 256,
        "SparseFile": 512,
        "ReparsePoint": 1024,
        "Compressed": 2048,
        "Offline": 4096,
        "NotContentIndexed": 8192,
        "Encrypted": 16384,
        "IntegrityStream": 32768,
        "NoScrubData": 131072,
    },
    flags=True,
)


def io_exception(error: OSError, path: str) -> Exception:
    """The .NET exception of a failed file operation, with .NET's words, for the path as the script knows it."""
    from azshell.dotnet import exceptions

    code = error.errno
    if code == errno.ENOENT:
        parent = paths.directory_name(path)
        if parent and not os.path.isdir(resolve_path(parent)):
            return exceptions.DirectoryNotFoundException(f"Could not find a part of the path '{path}'.")
        return exceptions.FileNotFoundException(f"Could not find file '{path}'.", file_name=path)
    if code in (errno.EACCES, errno.EPERM, errno.EISDIR, errno.EROFS):
        return exceptions.UnauthorizedAccessException(f"Access to the path '{path}' is denied.")
    if code == errno.EEXIST:
        return exceptions.IOException(f"The file '{path}' already exists.")
    if code == errno.ENOTEMPTY:
        return exceptions.IOException(f"Directory not empty : '{path}'")
    if code == errno.ENOTDIR:
        return exceptions.DirectoryNotFoundException(f"Could not find a part of the path '{path}'.")
    if code == errno.ENAMETOOLONG:
        return exceptions.PathTooLongException(f"The path '{path}' is too long, or a component of the specified path is too long.")
    return exceptions.IOException(f"{error.strerror or error} : '{path}'")


class disk:
    """Turns the OSError of its block into .NET's exception for a script's path."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, OSError):
            raise io_exception(error, self.path) from None


def missing_directory(path: str) -> Exception:
    """The error of a directory that is not there."""
    from azshell.dotnet.exceptions import DirectoryNotFoundException

    return DirectoryNotFoundException(f"Could not find a part of the path '{path}'.")


def checked_path(path: str | None, parameter: str = "path") -> str:
    """The full path of an argument.  ArgumentNullException, ArgumentException when it is empty."""
    from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException

    if path is None:
        raise ArgumentNullException(parameter)
    if not path:
        raise ArgumentException("The value cannot be an empty string.", parameter)
    return paths.full_path(path)


class FileSystemInfo:
    """What files and directories share.  What the disk says is read once, until Refresh."""

    net_name = "System.IO.FileSystemInfo"

    def __init__(self, path: str) -> None:
        self.full_name = checked_path(path)
        self.original = path
        self._status: os.stat_result | None = None
        self._known = False

    def __str__(self) -> str:
        return self.original

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    @property
    def host_path(self) -> str:
        """Where it is on the host."""
        return resolve_path(self.full_name)

    @property
    def name(self) -> str:
        """The last part of the path."""
        trimmed = paths.trim_end(self.full_name)
        return paths.file_name(trimmed) or self.full_name

    @property
    def extension(self) -> str:
        """From the last dot of the name on, with the dot."""
        return paths.extension(self.full_name) or ""

    def refresh(self) -> None:
        """Forgets what the disk said."""
        self._known = False

    @property
    def status(self) -> os.stat_result | None:
        """os.stat of it, or None when nothing is there."""
        if not self._known:
            self._known = True
            try:
                self._status = os.stat(self.host_path)
            except OSError:
                self._status = os.lstat(self.host_path) if os.path.islink(self.host_path) else None
        return self._status

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return os.path.islink(self.host_path)

    @property
    def exists(self) -> bool:
        """Whether something of this kind is there."""
        return self.status is not None and stat.S_ISDIR(self.status.st_mode) is isinstance(self, DirectoryInfo)

    @property
    def attributes(self) -> Enum:
        """FileAttributes; a world's files have Archive as on Windows, a name with a leading dot is Hidden on the host."""
        status = self.status
        if status is None:
            return FileAttributes(-1)
        value = 16 if stat.S_ISDIR(status.st_mode) else 0
        value |= 1 if not status.st_mode & 0o222 else 0
        windows = paths.has_drive(self.full_name)
        value |= 2 if self.name[:1] == "." and not windows else 0
        value |= 1024 if self.is_link else 0
        value |= 32 if windows and not value & 16 else 0
        return FileAttributes(value or 128)

    def set_attributes(self, value: int) -> None:
        """Takes over ReadOnly, the one attribute that the host can keep."""
        with disk(self.full_name):
            mode = os.stat(self.host_path).st_mode
            os.chmod(self.host_path, mode & ~0o222 if value & 1 else mode | 0o200)
        self.refresh()

    def moment(self, which: str, utc: bool = False) -> DateTime:
        """created, written or accessed; the year 1601 when nothing is there."""
        status = self.status
        if status is None:
            date = DateTime(EPOCH_1601, 1)
        else:
            date = DateTime(621355968000000000 + _nanoseconds(status, which) // 100, 1)
        return date if utc else date.to_local()

    def set_moment(self, which: str, date: DateTime) -> None:
        """Changes a time stamp; the host cannot change when a file was made."""
        nanoseconds = (date.to_universal().ticks - 621355968000000000) * 100
        with disk(self.full_name):
            status = os.stat(self.host_path)
            accessed = nanoseconds if which == "accessed" else status.st_atime_ns
            written = nanoseconds if which in ("written", "created") else status.st_mtime_ns
            os.utime(self.host_path, ns=(accessed, written))
        self.refresh()

    @property
    def mode(self) -> str:
        """The Mode column: d or l or -, then a, r, h, s."""
        return self.mode_of(self.link_type is not None)

    def mode_of(self, link: bool) -> str:
        """The Mode column; `link` says whether it counts as a link."""
        value = int(self.attributes)
        if value == -1:
            return ""
        first = "l" if link else "d" if value & 16 else "-"
        return first + "".join(letter if value & bit else "-" for letter, bit in (("a", 32), ("r", 1), ("h", 2), ("s", 4)))

    @property
    def link_target(self) -> str | None:
        """What a symbolic link points at."""
        return os.readlink(self.host_path) if self.is_link else None

    @property
    def link_type(self) -> str | None:
        """SymbolicLink, HardLink (a file that has another name too), or None."""
        status = self.status
        if self.is_link:
            return "SymbolicLink"
        return "HardLink" if status is not None and stat.S_ISREG(status.st_mode) and status.st_nlink > 1 else None


def _nanoseconds(status: os.stat_result, which: str) -> int:
    if which == "written":
        return status.st_mtime_ns
    if which == "accessed":
        return status.st_atime_ns
    born = getattr(status, "st_birthtime_ns", None)
    return int(born) if born is not None else min(status.st_mtime_ns, status.st_ctime_ns)


class FileInfo(FileSystemInfo):
    """System.IO.FileInfo(path); the file need not exist."""

    net_name = "System.IO.FileInfo"

    @property
    def length(self) -> int:
        """Bytes.  FileNotFoundException."""
        if not self.exists or self.status is None:
            from azshell.dotnet.exceptions import FileNotFoundException

            raise FileNotFoundException(f"Could not find file '{self.full_name}'.", file_name=self.full_name)
        return self.status.st_size

    @property
    def base_name(self) -> str:
        """The name without its extension."""
        extension = self.extension
        return self.name[: -len(extension)] if extension else self.name

    @property
    def directory(self) -> DirectoryInfo | None:
        """The directory it is in."""
        name = paths.directory_name(self.full_name)
        return DirectoryInfo(name) if name else None

    def delete(self) -> None:
        """Removes the file; nothing happens when it is not there."""
        from azshell.dotnet.io_files import delete

        delete(self.full_name)
        self.refresh()

    def copy_to(self, target: str, overwrite: bool = False) -> FileInfo:
        """Copies the file."""
        from azshell.dotnet.io_files import copy

        copy(self.full_name, target, overwrite)
        return FileInfo(target)

    def move_to(self, target: str, overwrite: bool = False) -> None:
        """Moves the file; the object follows it."""
        from azshell.dotnet.io_files import move

        move(self.full_name, target, overwrite)
        self.full_name, self.original = paths.full_path(target), target
        self.refresh()


class DirectoryInfo(FileSystemInfo):
    """System.IO.DirectoryInfo(path); the directory need not exist."""

    net_name = "System.IO.DirectoryInfo"

    @property
    def parent(self) -> DirectoryInfo | None:
        """The directory it is in, None for a root."""
        name = paths.directory_name(paths.trim_end(self.full_name))
        return DirectoryInfo(name) if name else None

    @property
    def root(self) -> DirectoryInfo:
        """The root of its path."""
        return DirectoryInfo(paths.path_root(self.full_name) or "/")

    def entries(self, pattern: str = "*", deep: int = 0, files: bool = True, directories: bool = True) -> list[FileSystemInfo]:
        """What is in it, by name pattern.  DirectoryNotFoundException."""
        return list(scan(self.full_name, pattern, bool(deep), files, directories))

    def create(self) -> None:
        """Makes the directory and those above it."""
        with disk(self.full_name):
            os.makedirs(self.host_path, exist_ok=True)
        self.refresh()

    def delete(self, recursive: bool = False) -> None:
        """Removes the directory.  IOException when it is not empty."""
        from azshell.dotnet.io_files import delete_directory

        delete_directory(self.full_name, recursive)
        self.refresh()


def scan(path: str, pattern: str = "*", deep: bool = False, files: bool = True, directories: bool = True) -> Iterator[FileSystemInfo]:
    """The entries of a directory by full path, names in order."""
    host = resolve_path(path)
    if not os.path.isdir(host):
        raise missing_directory(path)
    matches = _name_test(pattern)
    inner: list[str] = []
    with disk(path), os.scandir(host) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        full = paths.combine(path, entry.name)
        is_directory = entry.is_dir()
        if is_directory:
            inner.append(full)
        if matches(entry.name) and (directories if is_directory else files):
            yield DirectoryInfo(full) if is_directory else FileInfo(full)
    if deep:
        for full in inner:
            yield from scan(full, pattern, deep, files, directories)


def _name_test(pattern: str) -> Callable[[str], bool]:
    if pattern in ("*", "*.*", ""):
        return lambda name: True
    import re

    source = "".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in pattern)
    return re.compile(source + r"\Z", re.IGNORECASE | re.DOTALL).match  # type: ignore[return-value]


class DriveInfo:
    """System.IO.DriveInfo of a root."""

    net_name = "System.IO.DriveInfo"

    def __init__(self, name: str) -> None:
        self.name = name + ":\\" if len(name) == 1 and name.isalpha() else name

    def __str__(self) -> str:
        return self.name

    def space(self) -> tuple[int, int, int]:
        """Bytes: total, used, free."""
        import shutil

        with disk(self.name):
            return tuple(shutil.disk_usage(resolve_path(self.name)))  # type: ignore[return-value]
