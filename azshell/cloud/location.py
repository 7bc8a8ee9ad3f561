"""Locations: the regions that a subscription's environment has, and the rule that a name must be one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.cloud import subscription
from azshell.cloud.error import CloudError

if TYPE_CHECKING:
    from azshell.cloud.facts import Region
    from azshell.cloud.view import View

__all__ = ["find", "regions", "require"]


def regions(view: View) -> list[Region]:
    """The regions of the subscription's environment, in published order: eleven in AzureCloud, two in AzureChinaCloud."""
    environment = subscription.current(view).environment
    return [region for region in view.facts.regions.values() if region.environment == environment]


def find(view: View, name: str) -> Region | None:
    """The region of that name, in any case; the name keeps its blanks, `westus` is nothing to classic Azure."""
    return next((region for region in regions(view) if region.name.lower() == name.lower()), None)


def require(view: View, name: str | None) -> Region:
    """The region of that name, or the service's BadRequest."""
    if not name:
        # Recorded: github.com/Azure/vagrant-azure, issue 75.
        raise CloudError("BadRequest", "Location constraint name is empty or not specified")
    region = find(view, name)
    if region is None:
        raise CloudError("BadRequest", "The location constraint is not valid.")  # wording assumed, code documented
    return region
