"""What every provider can be asked; what it does not support says so (NotSupported)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.values import Array
from azshell.engine.providers.drives import ProviderInfo, PSDriveInfo
from azshell.engine.providers.faults import not_supported

if TYPE_CHECKING:
    from azshell.engine.providers.registry import ProviderPath, Providers


class Provider:
    """Items behind drives. Paths are ProviderPaths of this provider, absolute and without wildcards.

    has_folders    whether items can be inside items
    separator      what stands between the parts of a path as it is shown
    capabilities   as Get-PSProvider shows them
    """

    name = ""
    has_folders = False
    separator = "/"
    capabilities = "ShouldProcess"
    home: str | None = None

    def __init__(self, providers: Providers) -> None:
        self.providers = providers
        self.info = ProviderInfo(self)

    @property
    def full_name(self) -> str:
        return f"Microsoft.PowerShell.Core\\{self.name}"

    def drives(self) -> Any:
        """The drives of this provider, as an array of PSDriveInfo."""
        return Array([d for d in self.providers.drives.values() if d.provider is self], PSDriveInfo.net_type)  # type: ignore[attr-defined]

    # asking

    def exists(self, path: ProviderPath) -> bool:
        raise NotImplementedError

    def is_container(self, path: ProviderPath) -> bool:
        """Whether the item can have children."""
        return not path.inner

    def get_item(self, path: ProviderPath) -> Any:
        """The item as scripts see it, without the PS* properties. Raises PathNotFound."""
        raise not_supported()

    def child_names(self, path: ProviderPath, hidden: bool = False) -> Iterator[str]:
        """The names directly below a container."""
        raise not_supported()

    # changing

    def new_item(self, path: ProviderPath, kind: str, value: Any, force: bool) -> Any:
        """Make an item; returns it."""
        raise not_supported()

    def set_item(self, path: ProviderPath, value: Any, force: bool = False) -> Any:
        raise not_supported()

    def clear_item(self, path: ProviderPath, force: bool = False) -> None:
        raise not_supported()

    def remove_item(self, path: ProviderPath, recurse: bool, force: bool) -> None:
        raise not_supported()

    def rename_item(self, path: ProviderPath, name: str, force: bool) -> Any:
        raise not_supported()

    def copy_item(self, path: ProviderPath, target: ProviderPath, recurse: bool, force: bool) -> list[Any]:
        """Copy; returns the paths made."""
        raise not_supported()

    def move_item(self, path: ProviderPath, target: ProviderPath, force: bool) -> Any:
        raise not_supported()

    # content: items without text of their own read and write their value

    def get_content(self, path: ProviderPath) -> Any:
        raise not_supported()

    def set_content(self, path: ProviderPath, values: list[Any]) -> None:
        self.set_item(path, values[0] if len(values) == 1 else values)

    def clear_content(self, path: ProviderPath) -> None:
        raise not_supported()
