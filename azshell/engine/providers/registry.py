"""The session's drives and locations, and the way from a text to the paths it names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import NetException
from azshell.engine.operators.wildcards import has_wildcards, unescape, wildcard
from azshell.engine.providers.drives import PathInfo, PSDriveInfo
from azshell.engine.providers.faults import drive_not_found, path_not_found, provider_not_found
from azshell.engine.providers.provider import Provider
from azshell.engine.scope import MISSING

if TYPE_CHECKING:
    from azshell.engine.session import Session

_DRIVE = re.compile(r"([^:/\\*?\[\]]+):(?!:)(.*)", re.DOTALL)
_SEPARATORS = re.compile(r"[/\\]+")


class ProviderPath:
    """One item's place: provider, drive, and the parts of its name below the drive's root."""

    __slots__ = ("drive", "parts", "provider", "providers")

    def __init__(self, providers: Providers, provider: Provider, drive: PSDriveInfo, parts: tuple[str, ...]) -> None:
        self.providers = providers
        self.provider = provider
        self.drive = drive
        self.parts = parts

    @property
    def inner(self) -> str:
        """The path below the root: `HOME` of `Env:\\HOME`."""
        return self.separator.join(self.parts)

    @property
    def separator(self) -> str:
        return "\\" if self.providers.backslash and self.drive.colon else "/"

    @property
    def name(self) -> str:
        """The last part; the root itself for a drive's root."""
        return self.parts[-1] if self.parts else self.drive.root or self.drive.name

    @property
    def path(self) -> str:
        """As shown: `C:\\lab\\x.txt`, `/tmp/x`, `Env:/HOME`; a drive made over a folder shows its own name."""
        if self.drive.root and (not self.drive.colon or self.drive.root.lower().startswith(f"{self.drive.name.lower()}:")):
            return self.provider_path
        return f"{self.drive.name}:{self.separator}{self.inner}"

    @property
    def provider_path(self) -> str:
        """As the provider itself writes it: `C:\\lab\\x.txt`, `HOME`."""
        if self.drive.has_folders:
            root = self.drive.root if self.drive.root.endswith(("/", "\\")) else self.drive.root + self.separator
            return root + self.inner
        return self.inner

    @property
    def ps_path(self) -> str:
        """With the provider's name: what PSPath holds."""
        return f"{self.provider.full_name}::{self.provider_path}"

    @property
    def parent(self) -> ProviderPath | None:
        return ProviderPath(self.providers, self.provider, self.drive, self.parts[:-1]) if self.parts else None

    def child(self, name: str) -> ProviderPath:
        """The path of something directly below."""
        return ProviderPath(self.providers, self.provider, self.drive, (*self.parts, name))

    @property
    def host(self) -> str:
        """The place on the host's disk of a FileSystem path."""
        return self.providers.file_system.host_path(self)

    @property
    def info(self) -> PathInfo:
        return PathInfo(self.drive, self.provider, self.path, self.provider_path)

    def exists(self) -> bool:
        return self.provider.exists(self)

    def is_container(self) -> bool:
        return self.provider.is_container(self)

    def is_hidden(self) -> bool:
        """Whether only -Force shows it: a dot file on the host's tree."""
        return self.provider.has_folders and not self.drive.colon and self.name.startswith(".")

    def item(self) -> Any:
        """The item with PSPath, PSParentPath, PSChildName, PSDrive, PSProvider and PSIsContainer."""
        return decorated(self.provider.get_item(self), self)


class Providers:
    """Providers, drives, the current location and the location stacks of one session.

    backslash  whether paths on named drives are shown with backslashes, as on Windows
    """

    def __init__(self, session: Session) -> None:
        from azshell.engine.providers.file_system import FileSystemProvider
        from azshell.engine.providers.item_tables import TABLE_PROVIDERS

        self.session = session
        self.backslash = True
        self.file_system = FileSystemProvider(self)
        self.providers: dict[str, Provider] = {"filesystem": self.file_system}
        self.drives: dict[str, PSDriveInfo] = {}
        for made in (factory(self) for factory in TABLE_PROVIDERS):
            self.providers[made.name.lower()] = made
            self.add_drive(PSDriveInfo(made.drive_name, made, "", made.drive_description))
        self.stacks: dict[str, list[ProviderPath]] = {"default": []}
        self.history: list[ProviderPath] = []
        self.future: list[ProviderPath] = []
        self._here: ProviderPath | None = None

    def copy_for(self, session: Session) -> Providers:
        """The same folder drives and location for another session (a job's)."""
        made = Providers(session)
        made.backslash = self.backslash
        for drive in self.drives.values():
            if drive.provider is self.file_system:
                made.drives[drive.name.lower()] = PSDriveInfo(drive.name, made.file_system, drive.root, drive.description, drive._host_root)
        made.step_to(made.locate(self.folder_here().path))
        return made

    # drives

    def add_drive(self, drive: PSDriveInfo) -> PSDriveInfo:
        self.drives[drive.name.lower()] = drive
        return drive

    def add_folder_drive(self, name: str, host_root: str | Callable[[], str], description: str = "") -> PSDriveInfo:
        """A FileSystem drive: `/` for the host's own tree, or a letter for a folder shown as `X:\\`."""
        root = "/" if name == "/" else f"{name}:\\"
        return self.add_drive(PSDriveInfo(name, self.file_system, root, description, host_root))

    def drive(self, name: str) -> PSDriveInfo:
        """The drive of a name. Raises DriveNotFound."""
        drive = self.drives.get(name.lower())
        if drive is None:
            raise drive_not_found(name)
        return drive

    def provider(self, name: str) -> Provider:
        """The provider of a name, with or without its module's. Raises ProviderNotFound."""
        provider = self.providers.get(name.rpartition("\\")[2].lower())
        if provider is None:
            raise provider_not_found(name)
        return provider

    # locations

    @property
    def here(self) -> ProviderPath:
        """The current location."""
        if self._here is None:
            first = next(d for d in self.drives.values() if d.has_folders)
            self._here = ProviderPath(self, first.provider, first, ())
        return self._here

    @property
    def location(self) -> PathInfo:
        """The current location as $PWD shows it."""
        return self.here.info

    def set_location(self, path: ProviderPath) -> PathInfo:
        """Go to a container; a drive remembers where one was."""
        if self._here is not None:
            self.history.append(self._here)
        self.future.clear()
        return self.step_to(path)

    def step_to(self, path: ProviderPath) -> PathInfo:
        """Go to a container without a trace in the history."""
        self._here = path
        path.drive.location = path.inner
        return path.info

    def folder_here(self) -> ProviderPath:
        """The current location of the FileSystem, wherever one is: what .NET calls the current directory."""
        if self.here.provider is self.file_system:
            return self.here
        drive = next(d for d in self.drives.values() if d.has_folders)
        for past in reversed(self.history):
            if past.provider is self.file_system:
                return past
        return ProviderPath(self, self.file_system, drive, ())

    # from texts to paths

    def locate(self, text: str) -> ProviderPath:
        """The absolute path a text means, wildcards and backticks untouched; nothing need exist.

        Raises DriveNotFound, ProviderNotFound.
        """
        if "::" in text:
            name, _, rest = text.partition("::")
            provider = self.provider(name)
            if provider is self.file_system:
                return self.locate(rest)
            drive = next(d for d in self.drives.values() if d.provider is provider)
            return self._below(provider, drive, (), rest)
        drive_match = _DRIVE.fullmatch(text)
        if drive_match is not None:
            drive = self.drive(drive_match[1])
            rest = drive_match[2]
            rooted = rest[:1] in ("/", "\\") or not drive.has_folders
            return self._below(drive.provider, drive, () if rooted else tuple(filter(None, _SEPARATORS.split(drive.location))), rest)
        if text[:1] == "~" and (len(text) == 1 or text[1] in "/\\"):
            home = self.locate(self.file_system.home_folder())
            return self._below(home.provider, home.drive, home.parts, text[1:])
        here = self.here
        if text[:1] in ("/", "\\"):
            host = self.drives.get("/")
            if host is not None and (text[0] == "/" or not here.drive.colon):
                return self._below(host.provider, host, (), text)
            return self._below(here.provider, here.drive, (), text)
        return self._below(here.provider, here.drive, here.parts, text)

    def _below(self, provider: Provider, drive: PSDriveInfo, start: tuple[str, ...], text: str) -> ProviderPath:
        parts = list(start)
        pieces = _SEPARATORS.split(text) if provider.has_folders else [text.lstrip("/\\")]
        for piece in pieces:
            if piece == "..":
                if parts:
                    parts.pop()
            elif piece and piece != ".":
                parts.append(piece)
        return ProviderPath(self, provider, drive, tuple(parts))

    def resolve(self, text: str, literal: bool = False, hidden: bool = False) -> list[ProviderPath]:
        """The existing paths a text names. Raises PathNotFound when it has no wildcard, or has one in a folder that is not there."""
        path = self.locate(text)
        if literal or not any(has_wildcards(part) for part in path.parts):
            if not literal and any("`" in part for part in path.parts):
                path = ProviderPath(self, path.provider, path.drive, tuple(unescape(part) for part in path.parts))
            if not path.exists():
                raise path_not_found(path.path)
            return [path]
        found = [ProviderPath(self, path.provider, path.drive, ())]
        fixed = True
        for count, part in enumerate(path.parts, 1):
            found = self._matching(found, part, hidden)
            fixed = fixed and not has_wildcards(part)
            if fixed and not found:  # what stands before the first wildcard must be there
                raise path_not_found(ProviderPath(self, path.provider, path.drive, path.parts[:count]).path)
        return found

    def _matching(self, parents: list[ProviderPath], part: str, hidden: bool) -> list[ProviderPath]:
        """The children of the parents that a part of a path names."""
        if not has_wildcards(part):
            children = (parent.child(unescape(part)) for parent in parents if parent.is_container())
            return [child for child in children if child.exists()]
        matches: Callable[[str], bool] = wildcard(part).matches
        return [
            parent.child(name)
            for parent in parents
            if parent.is_container()
            for name in parent.provider.child_names(parent, hidden=hidden or part.startswith("."))
            if matches(name)
        ]

    def host_path(self, text: str) -> str:
        """Where a script's path lies on the host's disk; for .NET's file classes, which know the FileSystem only."""
        if self.here.provider is not self.file_system and not _DRIVE.fullmatch(text):
            here = self.folder_here()
            return self._below(here.provider, here.drive, here.parts if text[:1] not in ("/", "\\") else (), text).host
        path = self.locate(text)
        return path.host if path.provider is self.file_system else os.path.abspath(text)

    # `$env:x`, `$function:x`, `${C:x.txt}`

    def read_variable(self, drive_name: str, text: str) -> Any:
        """The content of an item, as a drive-qualified variable gives it; MISSING when there is none."""
        drive = self.drives.get(drive_name.lower())
        if drive is None:
            return MISSING
        path = self.locate(f"{drive_name}:{text}")
        try:
            return path.provider.get_content(path) if path.exists() else None
        except NetException:
            return None

    def write_variable(self, drive_name: str, text: str, value: Any) -> None:
        """Set the content of an item; $null takes it away where a provider says so. Raises DriveNotFound."""
        drive = self.drive(drive_name)
        path = self.locate(f"{drive.name}:{text}")
        path.provider.set_content(path, [value])


def decorated(item: Any, path: ProviderPath) -> Any:
    """An item with the properties that every provider's items have."""
    from azshell.dotnet.members import add_note

    item = add_note(item, "PSPath", path.ps_path)
    parent = path.parent
    if path.provider.has_folders:
        item = add_note(item, "PSParentPath", parent.ps_path if parent is not None else "")
        item = add_note(item, "PSChildName", path.name)
    item = add_note(item, "PSDrive", path.drive)
    item = add_note(item, "PSProvider", path.provider.info)
    return add_note(item, "PSIsContainer", path.is_container())
