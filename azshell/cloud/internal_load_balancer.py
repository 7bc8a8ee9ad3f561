"""Internal load balancers: one in a deployment, with an address of the deployment's own network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.cloud.address import number
from azshell.cloud.deployment import PRODUCTION, Deployment, InternalLoadBalancer, static_kind
from azshell.cloud.error import CloudError
from azshell.cloud.internal_address import draw, failure, usable
from azshell.cloud.rule import Rule, rules
from azshell.cloud.static_ip import is_address, network_of
from azshell.cloud.virtual_network import GATEWAY_SUBNET, require_subnet

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["add", "place", "remove"]


def add(change: Change, service: str, name: str, subnet: str | None = None, address: str | None = None) -> InternalLoadBalancer:
    """Add one to the production deployment; without an address the lowest free one of the subnet."""
    deployment = change.get(Deployment, service, PRODUCTION)
    if deployment.load_balancer is not None:
        # Recorded: azure-xplat-cli.
        words = f"LoadBalancer already exists: {deployment.load_balancer.name}. Only one internal load balancer allowed per deployment."
        raise CloudError("BadRequest", words)
    deployment.modified = change.now()
    return place(change, deployment, name, subnet, address)


def place(change: Change, deployment: Deployment, name: str, subnet: str | None, address: str | None) -> InternalLoadBalancer:
    """Give a deployment without one its load balancer and the load balancer its address."""
    network = network_of(change, deployment.virtual_network)
    if network is None and subnet is not None:
        raise CloudError("BadRequest", "The name of a virtual network is needed where subnet names are specified.")  # assumed wording
    if network is not None:
        if subnet is None and address is not None:
            # Create Internal Load Balancer (msdn dn722411) wants it; assumed wording.
            raise CloudError("BadRequest", f"The subnet name of the load balancer {name} must be specified with its static IP address.")
        first = next((one.name for one in network.subnets if one.name != GATEWAY_SUBNET), None)
        subnet = require_subnet(network, subnet).name if subnet is not None else first
    if address is None:
        address = draw(change, deployment, subnet)
    elif network is not None and subnet is not None:
        if not is_address(address) or number(address) not in usable(require_subnet(network, subnet).prefix):
            raise failure()
        if address in change.taken(deployment.addresses_of) | change.taken(static_kind(network.name)):
            raise failure()
    deployment.load_balancer = InternalLoadBalancer(name, address, subnet)
    return deployment.load_balancer


def remove(change: Change, service: str) -> None:
    """Remove it, when no endpoint is on it."""
    deployment = change.get(Deployment, service, PRODUCTION)
    balancer = deployment.load_balancer
    if balancer is None:
        raise CloudError("ResourceNotFound", "The load balancer does not exist.")  # assumed wording
    if any(endpoint.load_balancer for role in deployment.roles for endpoint in role.endpoints):
        # The article of June 2014: only when unused. Assumed wording.
        raise CloudError("BadRequest", f"The load balancer {balancer.name} is in use by one or more endpoints.")
    deployment.load_balancer = None
    deployment.modified = change.now()


def in_group_network(change: Change, deployment: Deployment) -> object:
    network = network_of(change, deployment.virtual_network)
    return deployment.load_balancer is not None and network is not None and not network.is_regional


rules(
    Deployment,
    Rule(
        "keep",
        "BadRequest",
        "An internal load balancer cannot be used in a virtual network that is in an affinity group.",
        in_group_network,
        "the article of June 2014; assumed wording",
    ),
)
