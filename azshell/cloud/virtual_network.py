"""Virtual networks, the local networks they connect to, and the DNS servers they name: what the network configuration defines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import msgspec

from azshell.cloud import location as locations
from azshell.cloud.affinity_group import AffinityGroup
from azshell.cloud.entity import Entity, Link, key_of
from azshell.cloud.error import CloudError
from azshell.cloud.prefix import Prefix, disjoint, is_prefix, parse
from azshell.cloud.rule import Rule, quota, rules

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = [
    "GATEWAY_SUBNET",
    "Connection",
    "DnsServer",
    "GatewaySetup",
    "LocalNetwork",
    "Subnet",
    "VirtualNetwork",
    "dns_servers",
    "in_use",
    "local_networks",
    "region",
    "require",
    "require_subnet",
    "sites",
]

GATEWAY_SUBNET = "GatewaySubnet"
BAD_PREFIX = "IP address prefix is not valid"  # recorded: github.com/Azure/azure-powershell, issue 1010; also for overlaps
SMALLEST, LARGEST = 29, 8  # subnets: virtual networks FAQ

# Ranges that no address space may touch (virtual networks FAQ).
FORBIDDEN = [parse(text) for text in ("224.0.0.0/4", "255.255.255.255/32", "127.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32")]


class Subnet(msgspec.Struct):
    """A subnet of a virtual network; `prefix` is text such as 10.0.0.0/24."""

    name: str
    prefix: str


class Connection(msgspec.Struct, omit_defaults=True):
    """A local network that a gateway connects to; `types` are IPsec or Dedicated, none while it is planned."""

    site: str
    types: list[str] = []


class GatewaySetup(msgspec.Struct, omit_defaults=True):
    """What the configuration says about a gateway; whether there is one is another thing."""

    client_pools: list[str] = []
    connections: list[Connection] = []


class VirtualNetwork(Entity):
    """A virtual network: regional with a `location`, of the first kind with an `affinity_group`.

    index         its place in the configuration
    dns_servers   names, in order of use
    """

    MISSING: ClassVar[str] = "The virtual network {0} does not exist."

    id: str
    index: int
    prefixes: list[str]
    location: str | None = None
    affinity_group: str | None = None
    label: str | None = None
    subnets: list[Subnet] = []
    dns_servers: list[str] = []
    gateway: GatewaySetup | None = None
    state: str = "Created"

    @property
    def is_regional(self) -> bool:
        return self.location is not None

    def subnet(self, name: str) -> Subnet | None:
        """The subnet of that name, in any case."""
        return next((subnet for subnet in self.subnets if subnet.name.lower() == name.lower()), None)

    def links(self) -> Iterator[Link]:
        if self.affinity_group:
            yield Link("AffinityGroup", self.affinity_group.lower())
        for server in self.dns_servers:
            yield Link("DnsServer", server.lower())
        for connection in self.gateway.connections if self.gateway else ():
            yield Link("LocalNetwork", connection.site.lower())


class LocalNetwork(Entity):
    """A network elsewhere: its address space, and the public address of the VPN device in front of it."""

    MISSING: ClassVar[str] = "The specified local network site name '{0}' is not valid or could not be found."

    index: int
    prefixes: list[str] = []
    vpn_address: str | None = None


class DnsServer(Entity):
    """A DNS server that virtual networks can name."""

    index: int
    address: str


def sites(view: View) -> list[VirtualNetwork]:
    """The virtual networks as the configuration orders them."""
    return sorted(view.all(VirtualNetwork), key=lambda network: network.index)


def local_networks(view: View) -> list[LocalNetwork]:
    """The local networks as the configuration orders them."""
    return sorted(view.all(LocalNetwork), key=lambda network: network.index)


def dns_servers(view: View, network: VirtualNetwork | None = None) -> list[DnsServer]:
    """The DNS servers of the configuration in its order, or those of one network in its order of use."""
    if network is None:
        return sorted(view.all(DnsServer), key=lambda server: server.index)
    return [view.get(DnsServer, name) for name in network.dns_servers]


def region(view: View, network: VirtualNetwork) -> str:
    """The region's name, also of a network in an affinity group."""
    return network.location or view.get(AffinityGroup, network.affinity_group or "").location


def in_use(view: View, network: VirtualNetwork) -> bool:
    """Whether a deployment or a gateway is in it."""
    return bool(view.referring(VirtualNetwork, network.name))


def require(view: View, name: str) -> VirtualNetwork:
    """The network that something is to be put in; BadRequest where another would be ResourceNotFound (recorded)."""
    network = view.find(VirtualNetwork, name)
    if network is None:
        raise CloudError("BadRequest", VirtualNetwork.MISSING.format(name))
    return network


def require_subnet(network: VirtualNetwork, name: str) -> Subnet:
    """The subnet of that name, or ResourceNotFound (recorded)."""
    subnet = network.subnet(name)
    if subnet is None:
        raise CloudError("ResourceNotFound", f"Subnet name {name} was not found in Virtual Network {network.name}.")
    return subnet


# What must hold


def neither_or_both(change: Change, network: VirtualNetwork) -> object:
    return network.name if (network.location is None) == (network.affinity_group is None) else None


def unknown_group(change: Change, network: VirtualNetwork) -> bool:
    return network.affinity_group is not None and change.find(AffinityGroup, network.affinity_group) is None


def unknown_location(change: Change, network: VirtualNetwork) -> bool:
    return network.location is not None and locations.find(change, network.location) is None


def missing_server(change: Change, network: VirtualNetwork) -> object:
    return next((name for name in network.dns_servers if change.find(DnsServer, name) is None), None)


def connected(change: Change, network: VirtualNetwork) -> list[LocalNetwork]:
    names = [connection.site for connection in network.gateway.connections] if network.gateway else []
    return [site for site in (change.find(LocalNetwork, name) for name in names) if site is not None]


def missing_site(change: Change, network: VirtualNetwork) -> object:
    names = [connection.site for connection in network.gateway.connections] if network.gateway else []
    return next((name for name in names if change.find(LocalNetwork, name) is None), None)


def too_many_sites(change: Change, network: VirtualNetwork) -> object:
    limit = change.facts.quota("local_network_sites_per_virtual_network")
    return (network.name, limit) if network.gateway and len(network.gateway.connections) > limit else None


def bad_space(change: Change, network: VirtualNetwork) -> bool:
    """Prefixes of the network, its clients and its local networks: well-formed, allowed, and apart from each other."""
    if not all(is_prefix(text) for text in [*network.prefixes, *(subnet.prefix for subnet in network.subnets)]):
        return True
    own = [parse(text) for text in network.prefixes]
    pools = network.gateway.client_pools if network.gateway else []
    others = [text for site in connected(change, network) for text in site.prefixes]
    if not all(is_prefix(text) for text in [*pools, *others]):
        return True
    if any(prefix.overlaps(forbidden) for prefix in own for forbidden in FORBIDDEN):
        return True
    return not disjoint([*own, *(parse(text) for text in [*pools, *others])])


def bad_size(change: Change, network: VirtualNetwork) -> bool:
    return any(not LARGEST <= parse(subnet.prefix).bits <= SMALLEST for subnet in network.subnets)


def outside(change: Change, network: VirtualNetwork) -> object:
    spaces = [parse(text) for text in network.prefixes]
    lost = (subnet for subnet in network.subnets if not any(space.holds(parse(subnet.prefix)) for space in spaces))
    return next(((subnet.name, network.name) for subnet in lost), None)


def overlapping(change: Change, network: VirtualNetwork) -> object:
    placed: list[Prefix] = []
    for subnet in network.subnets:
        prefix = parse(subnet.prefix)
        if any(prefix.overlaps(other) for other in placed):
            return subnet.name, network.name
        placed.append(prefix)
    return None


def no_gateway_subnet(change: Change, network: VirtualNetwork) -> object:
    return network.name if network.gateway is not None and network.subnet(GATEWAY_SUBNET) is None else None


def converted(change: Change, network: VirtualNetwork) -> object:
    before = change.before(network)
    return network.name if before and not before.is_regional and network.is_regional else None


def modified_in_use(change: Change, network: VirtualNetwork) -> object:
    """Its place, or a part of its address space that is no more there."""
    before = change.before(network)
    if before is None or not in_use(change, network):
        return None
    moved = [key_of(one.location or "", one.affinity_group or "") for one in (before, network)]
    return network.name if moved[0] != moved[1] or not set(before.prefixes) <= set(network.prefixes) else None


def subnet_in_use(change: Change, network: VirtualNetwork) -> object:
    before = change.before(network)
    for old in before.subnets if before else ():
        new = network.subnet(old.name)
        if (new is None or new.prefix != old.prefix) and change.referring("Subnet", network.name, old.name):
            return old.name
    return None


LATER = "wording of 2019; the service of 2014 is known to have answered BadRequest"

rules(
    VirtualNetwork,
    Rule(
        "keep",
        "BadRequest",
        "Neither Affinity Group nor Location elemet is specified in virtual network site '{0}'. Either Affinity Group or Location must "
        "be specified for every virtual network.",
        neither_or_both,
        "github.com/hashicorp/terraform, issue 3976; the typing mistake is the service's",
    ),
    Rule("keep", "BadRequest", "The affinity group does not exist.", unknown_group, "assumed to be the words for a hosted service"),
    Rule("keep", "BadRequest", "The location constraint is not valid.", unknown_location, "assumed to be the words for a hosted service"),
    Rule(
        "keep",
        "BadRequest",
        "XML Schema validation error in network configuration. Missing DnsServerRef '{0}'.",
        missing_server,
        "assumed to be the words for a LocalNetworkSiteRef",
    ),
    Rule(
        "keep",
        "BadRequest",
        "XML Schema validation error in network configuration. Missing LocalNetworkSiteRef '{0}'.",
        missing_site,
        "github.com/MSOpenTech/azure-xplat-cli, issue 357",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The virtual network {0} can be connected to no more than {1} local network sites.",
        too_many_sites,
        "subscription limits of May 2014; assumed wording",
    ),
    Rule("keep", "BadRequest", BAD_PREFIX, bad_space, "github.com/Azure/azure-powershell, issue 1010"),
    Rule("keep", "BadRequest", BAD_PREFIX, bad_size, "virtual networks FAQ for the sizes; assumed wording"),
    Rule(
        "keep",
        "BadRequest",
        "Subnet '{0}' is not valid because its IP address range is outside the IP address range of virtual network '{1}'.",
        outside,
        LATER,
    ),
    Rule(
        "keep",
        "BadRequest",
        "Subnet '{0}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '{1}'.",
        overlapping,
        LATER,
    ),
    Rule(
        "keep",
        "BadRequest",
        "The virtual network {0} has a gateway but no subnet named GatewaySubnet.",
        no_gateway_subnet,
        "VPN gateway FAQ; assumed wording",
    ),
    Rule(
        "change",
        "BadRequest",
        "The virtual network {0} cannot be changed from an affinity group to a location.",
        converted,
        "the article of June 2014: no conversion; assumed wording",
    ),
    Rule(
        "change",
        "BadRequest",
        "Cannot delete or modify virtual network while in use '{0}'.",
        modified_in_use,
        "github.com/Azure/azure-sdk-for-node, issue 980",
    ),
    Rule(
        "change",
        "BadRequest",
        "Cannot delete or modify subnet while in use '{0}'.",
        subnet_in_use,
        "github.com/MicrosoftLearning/20533, issue 130",
    ),
    Rule(
        "remove",
        "BadRequest",
        "Cannot delete or modify virtual network while in use '{0}'.",
        lambda change, it: it.name if in_use(change, it) else None,
        "github.com/Azure/azure-sdk-for-node, issue 980",
    ),
    quota(VirtualNetwork, "virtual_networks", "virtual network count", "subscription limits of May 2014; assumed resource type"),
)


def bad_site(change: Change, site: LocalNetwork) -> bool:
    """Its own prefixes, and its device, which must stand outside them."""
    from azshell.cloud.address import number

    if not all(is_prefix(text) for text in site.prefixes):
        return True
    own = [parse(text) for text in site.prefixes]
    return not disjoint(own) or (site.vpn_address is not None and any(number(site.vpn_address) in prefix for prefix in own))


rules(
    LocalNetwork,
    Rule("keep", "BadRequest", BAD_PREFIX, bad_site, "github.com/MSOpenTech/azure-xplat-cli, issue 311"),
    quota(LocalNetwork, "local_networks", "local network count", "subscription limits of May 2014; assumed resource type"),
)
rules(DnsServer, quota(DnsServer, "dns_servers", "DNS server count", "subscription limits of May 2014; assumed resource type"))
