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
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, ps_prop, static_method
from azshell.dotnet.values import Enum, Int64

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
SearchOption = declare_enum("System.IO.SearchOption", ["TopDirectoryOnly", "AllDirectories"])
DriveType = declare_enum("System.IO.DriveType", ["Unknown", "NoRootDirectory", "Removable", "Fixed", "Network", "CDRom", "Ram"])


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
                self._status = None
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
        value = int(self.attributes)
        if value == -1:
            return ""
        first = "l" if value & 1024 else "d" if value & 16 else "-"
        return first + "".join(letter if value & bit else "-" for letter, bit in (("a", 32), ("r", 1), ("h", 2), ("s", 4)))

    @property
    def link_target(self) -> str | None:
        """What a symbolic link points at."""
        return os.readlink(self.host_path) if self.is_link else None


def _nanoseconds(status: os.stat_result, which: str) -> int:
    if which == "written":
        return status.st_mtime_ns
    if which == "accessed":
        return status.st_atime_ns
    born = getattr(status, "st_birthtime_ns", None)
    return int(born) if born is not None else min(status.st_mtime_ns, status.st_ctime_ns)


class FileInfo(FileSystemInfo):
    """System.IO.FileInfo(path); the file need not exist."""

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

    def __init__(self, name: str) -> None:
        self.name = name + ":\\" if len(name) == 1 and name.isalpha() else name

    def __str__(self) -> str:
        return self.name

    def space(self) -> tuple[int, int, int]:
        """Bytes: total, used, free."""
        import shutil

        with disk(self.name):
            return tuple(shutil.disk_usage(resolve_path(self.name)))  # type: ignore[return-value]


def _drives() -> Any:
    from azshell.dotnet.typed_arrays import typed_array

    here = paths.path_root(current_directory()) or "/"
    return typed_array([DriveInfo(here)], "System.IO.DriveInfo")


def _moment_rows() -> list[Any]:
    rows = []
    for name, which in (("CreationTime", "created"), ("LastAccessTime", "accessed"), ("LastWriteTime", "written")):
        rows.append(prop(f"datetime {name}", *_moment(which, False)))
        rows.append(prop(f"datetime {name}Utc", *_moment(which, True)))
    return rows


def _moment(which: str, utc: bool) -> tuple[Any, Any]:
    def put(info: FileSystemInfo, date: DateTime) -> None:
        info.set_moment(which, DateTime(date.ticks, 1) if utc and date.kind == 0 else date)

    return (lambda info: info.moment(which, utc)), put


def _listing(kind: str, files: bool, directories: bool, prefix: str) -> list[Any]:
    def call(info: DirectoryInfo, pattern: str = "*", deep: int = 0) -> Any:
        from azshell.dotnet.typed_arrays import typed_array

        return typed_array(info.entries(pattern, deep, files, directories), kind)

    names = {(True, True): "FileSystemInfos", (True, False): "Files", (False, True): "Directories"}
    name = prefix + names[files, directories]
    returns = f"{kind}[]" if prefix == "Get" else f"System.Collections.Generic.IEnumerable[{kind}]"
    options = "string searchPattern, System.IO.SearchOption searchOption"
    return [method(f"{returns} {name}({arguments})", call) for arguments in ("", "string searchPattern", options)]


def _open(info: FileInfo, how: int, access: int | None = None, share: int = 0) -> Any:
    from azshell.dotnet.streams import FileStream

    return FileStream(info.full_name, how, access)


def _text(info: FileInfo, kind: str) -> Any:
    from azshell.dotnet import text_streams

    if kind == "read":
        return text_streams.StreamReader(info.full_name)
    return text_streams.StreamWriter(info.full_name, append=kind == "append")


def _subdirectory(info: DirectoryInfo, path: str) -> DirectoryInfo:
    made = DirectoryInfo(paths.combine(info.full_name, path))
    made.create()
    return made


def _move_directory(info: DirectoryInfo, target: str) -> None:
    from azshell.dotnet.io_files import move_directory

    move_directory(info.full_name, target)
    info.full_name, info.original = paths.full_path(target), target
    info.refresh()


def _set_read_only(info: FileInfo, value: bool) -> None:
    info.set_attributes(1 if value else 0)


def _resolved_target(info: FileSystemInfo) -> str:
    target = info.link_target
    return info.full_name if target is None else target


def _version_info(info: FileInfo) -> Any:
    from azshell.dotnet.diagnostics import FileVersionInfo

    return FileVersionInfo(info.full_name)


declare(
    "System.IO.FileSystemInfo",
    FileSystemInfo,
    base="System.MarshalByRefObject",
    members=[
        prop("string FullName", lambda i: i.full_name),
        prop("string Extension", lambda i: i.extension),
        prop("string Name", lambda i: i.name),
        prop("bool Exists", lambda i: i.exists),
        *_moment_rows(),
        prop("string LinkTarget", lambda i: i.link_target),
        prop("System.IO.FileAttributes Attributes", lambda i: i.attributes, FileSystemInfo.set_attributes),
        ps_prop("CodeProperty", "string Mode", "System.String Mode{get=Mode;}", lambda i: i.mode),
        ps_prop(
            "CodeProperty", "string ModeWithoutHardLink", "System.String ModeWithoutHardLink{get=ModeWithoutHardLink;}", lambda i: i.mode
        ),
        ps_prop("CodeProperty", "string ResolvedTarget", "System.String ResolvedTarget{get=ResolvedTarget;}", _resolved_target),
        ps_prop("AliasProperty", "string Target", "Target = LinkTarget", lambda i: i.link_target),
        ps_prop(
            "CodeProperty", "string LinkType", "System.String LinkType{get=GetLinkType;}", lambda i: "SymbolicLink" if i.is_link else None
        ),
        method("void Delete()", lambda i: i.delete()),
        method("void Refresh()", FileSystemInfo.refresh),
        method("string ToString()", str),
    ],
)
declare(
    "System.IO.FileInfo",
    FileInfo,
    base="System.IO.FileSystemInfo",
    members=[
        constructor("System.IO.FileInfo(string fileName)", FileInfo),
        prop("long Length", lambda i: Int64(i.length)),
        prop("string DirectoryName", lambda i: paths.directory_name(i.full_name)),
        prop("System.IO.DirectoryInfo Directory", lambda i: i.directory),
        prop("bool IsReadOnly", lambda i: bool(int(i.attributes) & 1), _set_read_only),
        ps_prop(
            "ScriptProperty",
            "System.Object VersionInfo",
            "System.Object VersionInfo {get=[System.Diagnostics.FileVersionInfo]::GetVersionInfo($this.FullName);}",
            _version_info,
        ),
        ps_prop(
            "ScriptProperty",
            "System.Object BaseName",
            "System.Object BaseName {get=if ($this.Extension.Length -gt 0)"
            "{$this.Name.Remove($this.Name.Length - $this.Extension.Length)}else{$this.Name};}",
            lambda i: i.base_name,
        ),
        method("System.IO.StreamWriter AppendText()", lambda i: _text(i, "append")),
        method("System.IO.FileInfo CopyTo(string destFileName)", FileInfo.copy_to),
        method("System.IO.FileInfo CopyTo(string destFileName, bool overwrite)", FileInfo.copy_to),
        method("System.IO.FileStream Create()", lambda i: _open(i, 2)),
        method("System.IO.StreamWriter CreateText()", lambda i: _text(i, "write")),
        method("void MoveTo(string destFileName)", FileInfo.move_to),
        method("void MoveTo(string destFileName, bool overwrite)", FileInfo.move_to),
        method("System.IO.FileStream Open(System.IO.FileMode mode)", _open),
        method("System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access)", _open),
        method("System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)", _open),
        method("System.IO.FileStream OpenRead()", lambda i: _open(i, 3, 1)),
        method("System.IO.StreamReader OpenText()", lambda i: _text(i, "read")),
        method("System.IO.FileStream OpenWrite()", lambda i: _open(i, 4, 2)),
    ],
)
declare(
    "System.IO.DirectoryInfo",
    DirectoryInfo,
    base="System.IO.FileSystemInfo",
    members=[
        constructor("System.IO.DirectoryInfo(string path)", DirectoryInfo),
        prop("System.IO.DirectoryInfo Parent", lambda i: i.parent),
        prop("System.IO.DirectoryInfo Root", lambda i: i.root),
        ps_prop("ScriptProperty", "System.Object BaseName", "System.Object BaseName {get=$this.Name;}", lambda i: i.name),
        method("void Create()", DirectoryInfo.create),
        method("System.IO.DirectoryInfo CreateSubdirectory(string path)", _subdirectory),
        method("void Delete(bool recursive)", DirectoryInfo.delete),
        *_listing("System.IO.DirectoryInfo", False, True, "Get"),
        *_listing("System.IO.FileInfo", True, False, "Get"),
        *_listing("System.IO.FileSystemInfo", True, True, "Get"),
        *_listing("System.IO.DirectoryInfo", False, True, "Enumerate"),
        *_listing("System.IO.FileInfo", True, False, "Enumerate"),
        *_listing("System.IO.FileSystemInfo", True, True, "Enumerate"),
        method("void MoveTo(string destDirName)", _move_directory),
    ],
)
declare(
    "System.IO.DriveInfo",
    DriveInfo,
    members=[
        constructor("System.IO.DriveInfo(string driveName)", DriveInfo),
        prop("long AvailableFreeSpace", lambda d: Int64(d.space()[2])),
        prop("string DriveFormat", lambda d: "NTFS"),
        prop("System.IO.DriveType DriveType", lambda d: DriveType(3)),
        prop("bool IsReady", lambda d: os.path.isdir(resolve_path(d.name))),
        prop("string Name", lambda d: d.name),
        prop("System.IO.DirectoryInfo RootDirectory", lambda d: DirectoryInfo(d.name)),
        prop("long TotalFreeSpace", lambda d: Int64(d.space()[2])),
        prop("long TotalSize", lambda d: Int64(d.space()[0])),
        prop("string VolumeLabel", lambda d: ""),
        method("string ToString()", str),
        static_method("System.IO.DriveInfo[] GetDrives()", _drives),
    ],
)
