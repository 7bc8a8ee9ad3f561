"""Where machines stand in a virtual network: their subnets and static addresses, and what the service holds against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.cloud.address import number
from azshell.cloud.deployment import Deployment, Role, static_kind
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.internal_address import failure, subnet_of, usable
from azshell.cloud.rule import Rule, rules
from azshell.cloud.virtual_network import GATEWAY_SUBNET, VirtualNetwork

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = ["network_of", "place"]


def place(change: Change, deployment: Deployment, role: Role) -> None:
    """Write subnets as the network spells them; a machine that names none goes to its static address's, or the first."""
    network = network_of(change, deployment.virtual_network)
    if network is None:
        return
    if not role.subnets and role.static_address and is_address(role.static_address):
        name = subnet_of(network, role.static_address)
        role.subnets = [name] if name else []
    if not role.subnets:
        role.subnets = [subnet.name for subnet in network.subnets if subnet.name != GATEWAY_SUBNET][:1]
    known = {subnet.name.lower(): subnet.name for subnet in network.subnets}
    role.subnets = [known.get(name.lower(), name) for name in role.subnets]


def is_address(text: str) -> bool:
    try:
        number(text)
    except ValueError:
        return False
    return True


def network_of(view: View, name: str | None) -> VirtualNetwork | None:
    """The network of a deployment that may have none."""
    return view.find(VirtualNetwork, name) if name else None


# What must hold


def missing_network(change: Change, deployment: Deployment) -> object:
    return deployment.virtual_network if deployment.virtual_network and network_of(change, deployment.virtual_network) is None else None


def other_place(change: Change, deployment: Deployment) -> object:
    network, service = network_of(change, deployment.virtual_network), change.find(HostedService, deployment.service)
    if network is None or service is None:
        return None
    if network.affinity_group:
        return "affinity group" if (service.affinity_group or "").lower() != network.affinity_group.lower() else None
    return "location" if (service.location or "").lower() != (network.location or "").lower() else None


def subnet_without_network(change: Change, deployment: Deployment) -> object:
    return not deployment.virtual_network and any(role.subnets for role in deployment.roles)


def missing_subnet(change: Change, deployment: Deployment) -> object:
    network = network_of(change, deployment.virtual_network)
    names = (name for role in deployment.roles for name in role.subnets)
    return next(((name, network.name) for name in names if network.subnet(name) is None), None) if network else None


def in_gateway_subnet(change: Change, deployment: Deployment) -> object:
    return next((role.name for role in deployment.roles if GATEWAY_SUBNET in role.subnets), None) if deployment.virtual_network else None


def static_without_network(change: Change, deployment: Deployment) -> object:
    return not deployment.virtual_network and any(role.static_address for role in deployment.roles)


def static_not_to_be_had(change: Change, deployment: Deployment) -> object:
    """Outside the machine's subnet, one of the five that are never given, or another's."""
    network = network_of(change, deployment.virtual_network)
    if network is None:
        return None
    taken = change.taken(deployment.addresses_of, deployment) | change.taken(static_kind(network.name), deployment)
    if deployment.load_balancer:
        taken.add(deployment.load_balancer.address)
    others = {instance.role.lower(): instance.address for instance in deployment.instances if instance.address}
    for role in deployment.roles:
        address = role.static_address
        if address is None:
            continue
        subnet = network.subnet(role.subnets[0]) if role.subnets else None
        if not is_address(address) or subnet is None or number(address) not in usable(subnet.prefix):
            return True
        if address in taken or any(address == other for name, other in others.items() if name != role.name.lower()):
            return True
        taken.add(address)
    return None


rules(
    Deployment,
    Rule("create", "BadRequest", VirtualNetwork.MISSING, missing_network, "azure-xplat-cli, recorded answer"),
    Rule(
        "create",
        "BadRequest",
        "Must specify the same {0} as the virtual network is deployed to.",
        other_place,
        "azure-sdk-tools, New-AzureQuickVM, for affinity groups; assumed for locations",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The name of a virtual network is needed where subnet names are specified.",
        subnet_without_network,
        "assumed wording",
    ),
    Rule(
        "keep",
        "ResourceNotFound",
        "Subnet name {0} was not found in Virtual Network {1}.",
        missing_subnet,
        "azure-sdk-for-net, recorded answer for route tables",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The role {0} cannot be placed in GatewaySubnet, which is kept for the gateway.",
        in_gateway_subnet,
        "VPN gateway FAQ; assumed wording",
    ),
    Rule(
        "keep",
        "BadRequest",
        "A static IP address can be given only to a virtual machine in a virtual network.",
        static_without_network,
        "the article of June 2014; assumed wording",
    ),
    Rule(
        "keep", failure().code, failure().message, static_not_to_be_had, "azure-sdk-tools, StaticCATest expects the code; assumed wording"
    ),
)
