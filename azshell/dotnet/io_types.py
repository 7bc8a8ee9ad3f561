"""FileInfo, DirectoryInfo and DriveInfo: their members as scripts see them."""

from __future__ import annotations

import os
from typing import Any

from azshell.dotnet import paths
from azshell.dotnet.datetime import DateTime
from azshell.dotnet.io import DirectoryInfo, DriveInfo, FileInfo, FileSystemInfo, current_directory, resolve_path
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, ps_prop, static_method
from azshell.dotnet.values import Int64

SearchOption = declare_enum("System.IO.SearchOption", ["TopDirectoryOnly", "AllDirectories"])

DriveType = declare_enum("System.IO.DriveType", ["Unknown", "NoRootDirectory", "Removable", "Fixed", "Network", "CDRom", "Ram"])


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
            "CodeProperty",
            "string ModeWithoutHardLink",
            "System.String ModeWithoutHardLink{get=ModeWithoutHardLink;}",
            lambda i: i.mode_of(i.is_link),
        ),
        ps_prop("CodeProperty", "string ResolvedTarget", "System.String ResolvedTarget{get=ResolvedTarget;}", _resolved_target),
        ps_prop("AliasProperty", "string Target", "Target = LinkTarget", lambda i: i.link_target),
        ps_prop("CodeProperty", "string LinkType", "System.String LinkType{get=GetLinkType;}", lambda i: i.link_type),
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
