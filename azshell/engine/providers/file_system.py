"""The FileSystem provider: the world's `C:` drive and the host's own tree, as FileInfo and DirectoryInfo objects."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet import places
from azshell.dotnet.exceptions import (
    DirectoryNotFoundException,
    FileNotFoundException,
    IOException,
    ItemNotFoundException,
    NetException,
    UnauthorizedAccessException,
)
from azshell.dotnet.values import NOTHING
from azshell.engine.providers.faults import bad_argument, fault, path_not_found
from azshell.engine.providers.provider import Provider

if TYPE_CHECKING:
    from azshell.engine.providers.registry import ProviderPath

KINDS = {
    "file": "file", "directory": "directory", "container": "directory", "": "file", "leaf": "file",
    "symboliclink": "symboliclink", "hardlink": "hardlink", "junction": "junction",
}  # fmt: skip


class FileSystemProvider(Provider):
    """Files and folders. Names on lettered drives ignore case, as Windows does, on any host."""

    name = "FileSystem"
    has_folders = True
    separator = "\\"
    capabilities = "Filter, ShouldProcess, Credentials"

    def home_folder(self) -> str:
        """Where `~` leads: the world's home on its own drive, or the host user's."""
        if self.home or "/" in self.providers.drives:
            return self.home or os.path.expanduser("~")
        return places.environment.get("USERPROFILE") or "C:\\"

    def host_path(self, path: ProviderPath) -> str:
        """The place on the host's disk; on lettered drives an existing name is found whatever its case."""
        at = path.drive.host_root
        if not path.drive.colon:
            return os.path.join(at, *path.parts)
        for part in path.parts:
            at = os.path.join(at, _as_on_disk(at, part))
        return at

    # asking

    def exists(self, path: ProviderPath) -> bool:
        return os.path.lexists(path.host)

    def is_container(self, path: ProviderPath) -> bool:
        return os.path.isdir(path.host)

    def get_item(self, path: ProviderPath) -> Any:
        from azshell.dotnet.io import DirectoryInfo, FileInfo

        if not self.exists(path):
            raise path_not_found(path.path)
        return (DirectoryInfo if self.is_container(path) else FileInfo)(path.provider_path)

    def child_names(self, path: ProviderPath, hidden: bool = False) -> Iterator[str]:
        """Names in order: as Windows gives them, folders and files alike, ignoring case. Dot files are hidden on the host's tree."""
        names = sorted(os.listdir(path.host), key=str.lower)
        dots_hidden = not path.drive.colon and not hidden
        return (name for name in names if not (dots_hidden and name.startswith(".")))

    # changing

    def new_item(self, path: ProviderPath, kind: str, value: Any, force: bool) -> Any:
        kinds = [full for short, full in KINDS.items() if kind and short.startswith(kind.lower())] or ([] if kind else ["file"])
        if not kinds:
            raise bad_argument(
                'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.'
            )
        if kinds[0] == "directory":
            return self._new_folder(path, force)
        if kinds[0] != "file":
            return self._new_link(path, kinds[0], _text(value), force)
        host = path.host
        try:
            if force:
                os.makedirs(os.path.dirname(host), exist_ok=True)
            elif os.path.exists(host):
                raise FileExistsError(host)
            with open(host, "w", encoding="utf-8", newline="") as file:
                file.write(_text(value))
        except OSError as error:
            raise disk_error("NewItemIOError", error, path, path) from error
        return path.item()

    def _new_link(self, path: ProviderPath, kind: str, target: str, force: bool) -> Any:
        if not target:
            words = f"Link '{path.name}' cannot be created because the target Value was not specified."
            raise fault("ArgumentNull", words, "InvalidArgument", path.path)
        if kind == "junction" and not os.path.isabs(target):
            words = "Creating a junction requires an absolute path for the target."
            raise fault("NotAbsolutePath", words, "InvalidArgument", target)
        if self.exists(path) and not force:
            words = f"Cannot create link because the path already exists: {path.path}."
            raise fault("SymLinkExists", words, "ResourceExists", path.path, IOException)
        meant = self.providers.locate(target)
        if kind == "hardlink" and not self.exists(meant):
            raise fault("ItemNotFound", f"Could not find item {meant.path}.", "ObjectNotFound", target, ItemNotFoundException)
        try:
            if self.exists(path):
                os.remove(path.host)
            if kind == "hardlink":
                os.link(meant.host, path.host)
            else:
                os.symlink(meant.host if path.drive.colon else target, path.host)
        except OSError as error:
            raise disk_error("NewItemIOError", error, path, path) from error
        return path.item()

    def _new_folder(self, path: ProviderPath, force: bool) -> Any:
        host = path.host
        if os.path.exists(host) and not (force and os.path.isdir(host)):
            words = f"An item with the specified name {path.path} already exists."
            raise fault("DirectoryExist", words, "ResourceExists", path.path, IOException)
        try:
            os.makedirs(host, exist_ok=True)
        except OSError as error:
            raise disk_error("CreateDirectoryIOError", error, path, path) from error
        return path.item()

    def remove_item(self, path: ProviderPath, recurse: bool, force: bool) -> None:
        host = path.host
        if not force and not os.path.islink(host) and not os.lstat(host).st_mode & 0o222:
            words = "You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only."
            raise fault("RemoveFileSystemItemUnAuthorizedAccess", words, "PermissionDenied", path.path, IOException)
        try:
            if os.path.isdir(host) and not os.path.islink(host):
                shutil.rmtree(host)
            else:
                os.remove(host)
        except OSError as error:
            raise disk_error("RemoveFileSystemItemIOError", error, path, path) from error

    def rename_item(self, path: ProviderPath, name: str, force: bool) -> Any:
        if "/" in name or "\\" in name or ":" in name:
            target = self.providers.locate(name)
            if target.parent is None or target.parent.path.lower() != (path.parent.path.lower() if path.parent else ""):
                raise bad_argument("Cannot rename the specified target, because it represents a path or device name.")
            name = target.name
        return self._moved("RenameItemIOError", path, path.parent.child(name) if path.parent else path, force)

    def move_item(self, path: ProviderPath, target: ProviderPath, force: bool) -> Any:
        if self.is_container(target):
            target = target.child(path.name)
        if self.is_container(path) and f"{target.path}/".replace("\\", "/").startswith(f"{path.path}/".replace("\\", "/")):
            words = f"Destination path cannot be a subdirectory of the source or the source itself: {target.path}."
            raise fault("MoveItemArgumentError", words, "InvalidArgument", path.path)
        return self._moved("MoveDirectoryItemIOError" if self.is_container(path) else "MoveFileInfoItemIOError", path, target, force)

    def _moved(self, error_id: str, path: ProviderPath, target: ProviderPath, force: bool) -> Any:
        source, goal = path.host, target.host
        try:
            if os.path.exists(goal) and not os.path.samefile(source, goal):
                if not force or os.path.isdir(goal):
                    raise FileExistsError(goal)
                os.remove(goal)
            if os.path.samefile(os.path.dirname(source), os.path.dirname(goal)):
                goal = os.path.join(os.path.dirname(goal), target.name)
            shutil.move(source, goal)
        except OSError as error:
            raise disk_error(error_id, error, target, path) from error
        return target

    def copy_item(self, path: ProviderPath, target: ProviderPath, recurse: bool, force: bool) -> list[Any]:
        folder = self.is_container(path)
        if self.is_container(target):
            target = target.child(path.name)
        elif folder and self.exists(target):
            words = "Container cannot be copied onto existing leaf item."
            raise fault("CopyContainerItemToLeafError", words, "InvalidArgument", path.path)
        if self.exists(target) and not folder and os.path.samefile(path.host, target.host):
            words = f"Cannot overwrite the item {path.path} with itself."
            raise fault("CopyError", words, "WriteError", path.path, IOException)
        try:
            if not folder:
                shutil.copy2(path.host, target.host)
                return [target]
            os.makedirs(target.host, exist_ok=True)
        except OSError as error:
            raise disk_error("CopyDirectoryInfoItemIOError" if folder else "CopyFileInfoItemIOError", error, target, path) from error
        made = [target]
        if recurse:
            for name in self.child_names(path, hidden=True):
                made += self._copied_into(path.child(name), target.child(name), force)
        return made

    def _copied_into(self, path: ProviderPath, target: ProviderPath, force: bool) -> list[Any]:
        if not self.is_container(path):
            shutil.copy2(path.host, target.host)
            return [target]
        os.makedirs(target.host, exist_ok=True)
        made = [target]
        for name in self.child_names(path, hidden=True):
            made += self._copied_into(path.child(name), target.child(name), force)
        return made

    # content

    def get_content(self, path: ProviderPath) -> Any:
        """All lines, for `${C:x.txt}`: NOTHING, the one line, or a list."""
        with open(path.host, encoding="utf-8-sig", errors="replace") as file:
            lines = file.read().splitlines()
        return NOTHING if not lines else lines[0] if len(lines) == 1 else lines

    def set_content(self, path: ProviderPath, values: list[Any]) -> None:
        from azshell.dotnet.enumeration import enumerate_value

        with open(path.host, "w", encoding="utf-8", newline="") as file:
            for value in values:
                items = enumerate_value(value)
                for item in [value] if items is None else items:
                    file.write(f"{_text(item)}{os.linesep}")

    def clear_content(self, path: ProviderPath) -> None:
        try:
            open(path.host, "w").close()
        except OSError as error:
            raise disk_error("ClearContentIOError", error, path, path) from error


def disk_error(error_id: str, error: OSError, where: ProviderPath, target: ProviderPath) -> NetException:
    """What an operating system's error is in PowerShell: a WriteError with .NET's words about the path."""
    shown = where.path
    if isinstance(error, FileExistsError):
        return fault(error_id, f"The file '{shown}' already exists.", "WriteError", target.path, IOException)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        if where.parent is not None and where.parent.is_container():
            return fault(error_id, f"Could not find file '{shown}'.", "WriteError", target.path, FileNotFoundException)
        return fault(error_id, f"Could not find a part of the path '{shown}'.", "WriteError", target.path, DirectoryNotFoundException)
    if isinstance(error, (PermissionError, IsADirectoryError)):
        words = f"Access to the path '{shown}' is denied."
        return fault(
            error_id.replace("IOError", "UnauthorizedAccessError"), words, "PermissionDenied", target.path, UnauthorizedAccessException
        )
    return fault(error_id, str(error.strerror or error), "WriteError", target.path, IOException)


def _as_on_disk(folder: str, name: str) -> str:
    """The name as the folder spells it, if it is there in any case."""
    if os.path.lexists(os.path.join(folder, name)):
        return name
    lower = name.lower()
    try:
        return next((entry for entry in os.listdir(folder) if entry.lower() == lower), name)
    except OSError:
        return name


def _text(value: Any) -> str:
    if value is None or value is NOTHING:
        return ""
    from azshell.dotnet.conversion import to_string

    return to_string(value)
