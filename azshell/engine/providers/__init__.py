"""Drives and paths: what `C:\\x`, `Env:HOME` or `../y` means, and the providers that hold the items.

`Providers` is the session's registry: drives, the current location, and the way from a text to ProviderPaths. A Provider
knows its items: existence, children, content, making, removing. Cmdlets of the management module are written on these.
"""

from azshell.engine.providers.drives import PathInfo, ProviderInfo, PSDriveInfo
from azshell.engine.providers.provider import Provider
from azshell.engine.providers.registry import ProviderPath, Providers

__all__ = ["PSDriveInfo", "PathInfo", "Provider", "ProviderInfo", "ProviderPath", "Providers"]
