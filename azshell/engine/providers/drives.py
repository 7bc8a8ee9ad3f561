"""PSDriveInfo, ProviderInfo and PathInfo: what scripts see of drives, providers and locations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from azshell.dotnet.types import declare, method, prop

if TYPE_CHECKING:
    from azshell.engine.providers.provider import Provider


class PSDriveInfo:
    """A drive: a name for a root within a provider.

    root      as the provider writes it: `/`, `C:\\`, or empty for providers without folders
    location  where `Name:` alone leads, without the root
    host_root the folder on the host's disk that a FileSystem drive shows; a callable is asked when it is first needed
    """

    def __init__(
        self, name: str, provider: Provider, root: str = "", description: str = "", host_root: str | Callable[[], str] = ""
    ) -> None:
        self.name = name
        self.provider = provider
        self.root = root
        self.description = description
        self._host_root = host_root
        self.location = ""

    @property
    def host_root(self) -> str:
        if not isinstance(self._host_root, str):
            self._host_root = self._host_root()
        return self._host_root

    @property
    def has_folders(self) -> bool:
        """Whether it shows a folder of the host's disk."""
        return self._host_root != ""

    @property
    def colon(self) -> bool:
        """Whether paths begin with `Name:`; the host's own `/` drive has none."""
        return self.name != "/"


class ProviderInfo:
    """What a script sees of a provider: its name, drives and capabilities."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider

    def __str__(self) -> str:
        return self.provider.full_name


class PathInfo:
    """A location: Get-Location's and Resolve-Path's result."""

    def __init__(self, drive: PSDriveInfo | None, provider: Provider, path: str, provider_path: str) -> None:
        self.drive = drive
        self.provider = provider
        self.path = path
        self.provider_path = provider_path

    def __str__(self) -> str:
        return self.path


def _space(drive: PSDriveInfo, which: str) -> object:
    if not drive.has_folders:
        return None
    import shutil

    from azshell.dotnet.values import Int64

    try:
        return Int64(getattr(shutil.disk_usage(drive.host_root), which))
    except OSError:
        return None


declare(
    "System.Management.Automation.PSDriveInfo",
    PSDriveInfo,
    members=[
        prop("System.Object Used", lambda d: _space(d, "used")),
        prop("System.Object Free", lambda d: _space(d, "free")),
        prop("string CurrentLocation", lambda d: d.location, lambda d, v: setattr(d, "location", v)),
        prop("string Name", lambda d: d.name),
        prop("System.Management.Automation.ProviderInfo Provider", lambda d: d.provider.info),
        prop("string Root", lambda d: d.root),
        prop("string Description", lambda d: d.description, lambda d, v: setattr(d, "description", v)),
        prop("System.Object MaximumSize", lambda d: None),
        prop("System.Object Credential", lambda d: None),
        prop("string DisplayRoot", lambda d: None),
        prop("bool VolumeSeparatedByColon", lambda d: d.colon),
        method("string ToString()", lambda d: d.name),
    ],
)
declare(
    "System.Management.Automation.ProviderInfo",
    ProviderInfo,
    members=[
        prop("type ImplementingType", lambda p: None),
        prop("string HelpFile", lambda p: "System.Management.Automation.dll-Help.xml"),
        prop("string Name", lambda p: p.provider.name),
        prop("string PSSnapIn", lambda p: "Microsoft.PowerShell.Core"),
        prop("string ModuleName", lambda p: "Microsoft.PowerShell.Core"),
        prop("psmoduleinfo Module", lambda p: None),
        prop("string Description", lambda p: ""),
        prop("System.Object Capabilities", lambda p: p.provider.capabilities),
        prop("string Home", lambda p: p.provider.home, lambda p, v: setattr(p.provider, "home", v)),
        prop("System.Object Drives", lambda p: p.provider.drives()),
        method("string ToString()", str),
    ],
)
declare(
    "System.Management.Automation.PathInfo",
    PathInfo,
    members=[
        prop("System.Management.Automation.PSDriveInfo Drive", lambda p: p.drive),
        prop("System.Management.Automation.ProviderInfo Provider", lambda p: p.provider.info),
        prop("string ProviderPath", lambda p: p.provider_path),
        prop("string Path", lambda p: p.path),
        method("string ToString()", str),
    ],
)
