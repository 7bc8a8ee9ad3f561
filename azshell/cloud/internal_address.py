"""Internal addresses: DIPs handed out in order from a subnet, static ones, and the platform's own range outside a network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from azshell.cloud.address import number, text
from azshell.cloud.deployment import Deployment, dip_kind, static_kind
from azshell.cloud.error import CloudError
from azshell.cloud.prefix import Prefix, parse
from azshell.cloud.virtual_network import GATEWAY_SUBNET, VirtualNetwork, require

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = ["Availability", "draw", "failure", "subnet_of", "test_static", "usable"]

FIRST = 4  # the network's address, the gateway and two more are never given; neither is the last one (virtual networks FAQ)
PLATFORM = parse("100.64.0.0/10")  # recorded outside networks: 100.115.220.115
ALTERNATIVES = 5


def failure() -> CloudError:
    """The refusal of an address that cannot be had. The code is what functional tests of 2014 expect; the words are assumed."""
    return CloudError(
        "Networking.DeploymentVNetAddressAllocationFailure",
        "Unable to allocate the required address spaces for the deployment in a new or predefined subnet that is contained within the "
        "specified virtual network.",
    )


def usable(prefix: str) -> Prefix:
    """The addresses of a subnet that machines can have."""
    block = parse(prefix)
    return Prefix(block.first + FIRST, block.last - 1, block.bits)


def subnet_of(network: VirtualNetwork, address: str) -> str | None:
    """The name of the subnet that an address lies in."""
    value = number(address)
    return next((subnet.name for subnet in network.subnets if value in parse(subnet.prefix)), None)


def draw(change: Change, deployment: Deployment, subnet: str | None, platform_service: bool = False) -> str:
    """The lowest free address of a subnet, or without one the next of the service in the platform's range.

    Static addresses of machines that are deallocated are left alone, but not for a platform service, whose instances may take
    them (the article of June 2014).
    """
    if deployment.virtual_network is None or subnet is None:
        return draw_outside(change, deployment)
    network = require(change, deployment.virtual_network)
    found = network.subnet(subnet)
    if found is None:
        raise failure()
    taken = set(change.taken(dip_kind(network.name)))
    if not platform_service:
        taken |= change.taken(static_kind(network.name))
    address = next(free(usable(found.prefix), taken), None)
    if address is None:
        raise failure()
    return address


def draw_outside(change: Change, deployment: Deployment) -> str:
    # Each service starts at a place of its own, so that what is made in between moves no other's addresses.
    start = change.world.identity.number(f"Deployment/{deployment.service}", "platform range", 0, 0, PLATFORM.last - PLATFORM.first - 4096)
    for value in range(PLATFORM.first + start, PLATFORM.last):
        if value & 0xFF not in (0, 255) and not change.is_taken(dip_kind(None), text(value)):
            return text(value)
    raise failure()


def free(block: Prefix, taken: set[str]) -> Iterator[str]:
    return (address for address in map(text, range(block.first, block.last + 1)) if address not in taken)


class Availability(NamedTuple):
    """What Test-AzureStaticVNetIP answers; `alternatives` only when the address is not available, at most five."""

    is_available: bool
    alternatives: list[str]


def test_static(view: View, network_name: str, address: str) -> Availability:
    """Whether a static address can be had. One of a deallocated machine counts as taken (functional tests of 2014)."""
    network = require(view, network_name)
    try:
        number(address)
    except ValueError as error:
        raise CloudError("BadRequest", "A parameter was incorrect") from error
    name = subnet_of(network, address)
    subnet = network.subnet(name) if name else None
    if subnet is None or subnet.name == GATEWAY_SUBNET:
        return Availability(False, [])
    taken = view.taken(dip_kind(network.name)) | view.taken(static_kind(network.name))
    block = usable(subnet.prefix)
    if number(address) in block and address not in taken:
        return Availability(True, [])
    found = free(block, taken)
    return Availability(False, [one for _, one in zip(range(ALTERNATIVES), found, strict=False)])
