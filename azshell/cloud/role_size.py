"""Role sizes: what instance sizes there are, and where a subscription can have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.cloud.error import CloudError

if TYPE_CHECKING:
    from azshell.cloud.facts import RoleSize
    from azshell.cloud.view import View

__all__ = ["OVERCONSTRAINED", "find", "require", "sizes"]

# Issue texts of 2014, and the troubleshooting page on allocation failures.
OVERCONSTRAINED = (
    "The VM size (or combination of VM sizes) required by this deployment cannot be provisioned due to deployment request "
    "constraints. If possible, try relaxing constraints such as virtual network bindings, deploying to a hosted service with no "
    "other deployment in it and to a different affinity group or with no affinity group, or try deploying to a different region."
)


def sizes(view: View) -> list[RoleSize]:
    """Every size, smallest first, the Basic tier last."""
    return list(view.facts.sizes.values())


def find(view: View, name: str) -> RoleSize | None:
    """The size of that name, in any case."""
    return view.facts.sizes.get(name.lower())


def require(view: View, name: str, available: list[str]) -> RoleSize:
    """The size, when it is among those available where a deployment is to be; else the service's error."""
    size = find(view, name)
    if size is None:
        raise CloudError("BadRequest", "A parameter was incorrect")
    if size.name not in available:
        raise CloudError("Compute.OverconstrainedAllocationRequest", OVERCONSTRAINED)
    return size
