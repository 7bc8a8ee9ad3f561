"""The network configuration: the one XML document of a subscription that defines all its virtual networks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from azshell.cloud.entity import Entity
from azshell.cloud.error import CloudError
from azshell.cloud.rule import check
from azshell.cloud.schema import MANY, Attribute, Child, Element, Node, SchemaError, parse
from azshell.cloud.virtual_network import (
    Connection,
    DnsServer,
    GatewaySetup,
    LocalNetwork,
    Subnet,
    VirtualNetwork,
    dns_servers,
    local_networks,
    sites,
)

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = ["NAMESPACE", "clear", "text", "upload"]

NAMESPACE = "http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration"

# Schema: Azure Virtual Network Configuration Schema (msdn jj157100). Names: the rule of azure-xplat-cli, and the blanks and
# underscores that documents of the time use.
ADDRESS = re.compile(r"((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}")
NAME = Attribute(re.compile(r"[A-Za-z0-9][A-Za-z0-9 _.-]{0,62}"), required=True)
PREFIX = Element(text=re.compile(r"\S+"))
SPACE = Element(children={"AddressPrefix": Child(PREFIX, 1, MANY)})
NAMED = Element({"name": NAME})

DNS = Element(
    children={
        "DnsServers": Child(
            Element(
                children={"DnsServer": Child(Element({"name": NAME, "IPAddress": Attribute(ADDRESS, True)}), most=MANY, unique="name")},
            )
        )
    }
)
LOCAL_NETWORK = Element({"name": NAME}, {"AddressSpace": Child(SPACE), "VPNGatewayAddress": Child(Element(text=ADDRESS))})
CONNECTION = Element({"type": Attribute(re.compile("IPsec|Dedicated"), True)})
GATEWAY = Element(
    {"profile": Attribute(re.compile("Small|Medium|Large|ExtraLarge"))},
    {
        "VPNClientAddressPool": Child(SPACE),
        "ConnectionsToLocalNetwork": Child(
            Element(
                children={
                    "LocalNetworkSiteRef": Child(
                        Element({"name": NAME}, {"Connection": Child(CONNECTION, most=MANY)}), most=MANY, unique="name"
                    )
                }
            )
        ),
    },
)
SITE = Element(
    {"name": NAME, "AffinityGroup": Attribute(), "Location": Attribute(), "Label": Attribute()},
    {
        "AddressSpace": Child(SPACE, 1),
        "Subnets": Child(
            Element(
                children={"Subnet": Child(Element({"name": NAME}, {"AddressPrefix": Child(PREFIX, 1)}), 1, MANY, unique="name")},
            )
        ),
        "DnsServersRef": Child(Element(children={"DnsServerRef": Child(NAMED, most=MANY, unique="name")})),
        "Gateway": Child(GATEWAY),
    },
)
DOCUMENT = Element(
    children={
        "VirtualNetworkConfiguration": Child(
            Element(
                children={
                    "Dns": Child(DNS),
                    "LocalNetworkSites": Child(Element(children={"LocalNetworkSite": Child(LOCAL_NETWORK, 1, MANY, unique="name")})),
                    "VirtualNetworkSites": Child(Element(children={"VirtualNetworkSite": Child(SITE, 1, MANY, unique="name")})),
                }
            ),
            1,
        )
    }
)

E = TypeVar("E", bound=Entity)


def upload(change: Change, document: str) -> None:
    """Replace the whole configuration. Raises CloudError, and then nothing has changed; what is not in the document is removed."""
    try:
        root = parse(document, "NetworkConfiguration", DOCUMENT, NAMESPACE)
    except SchemaError as error:
        # Recorded: azure-sdk-for-net, SetConfigurationWhenConfigurationIsEmpty.
        words = f"XML Schema validation error in network configuration at line {error.line},{error.column}."
        raise CloudError("BadRequest", words) from error
    inside = ("VirtualNetworkConfiguration",)
    servers = [
        DnsServer(name=node.attributes["name"], index=index, address=node.attributes["IPAddress"])
        for index, node in enumerate(root.all(*inside, "Dns", "DnsServers", "DnsServer"))
    ]
    locals_ = [
        LocalNetwork(
            name=node.attributes["name"],
            index=index,
            prefixes=node.texts("AddressSpace", "AddressPrefix"),
            vpn_address=next(iter(node.texts("VPNGatewayAddress")), None),
        )
        for index, node in enumerate(root.all(*inside, "LocalNetworkSites", "LocalNetworkSite"))
    ]
    networks = [site_of(node, index) for index, node in enumerate(root.all(*inside, "VirtualNetworkSites", "VirtualNetworkSite"))]
    replace(change, servers, locals_, networks)


def clear(change: Change) -> None:
    """Upload an empty configuration, as Remove-AzureVNetConfig does."""
    replace(change, [], [], [])


def site_of(node: Node, index: int) -> VirtualNetwork:
    gateway = node.first("Gateway")
    return VirtualNetwork(
        name=node.attributes["name"],
        id="",
        index=index,
        prefixes=node.texts("AddressSpace", "AddressPrefix"),
        location=node.attributes.get("Location"),
        affinity_group=node.attributes.get("AffinityGroup"),
        label=node.attributes.get("Label"),
        subnets=[Subnet(one.attributes["name"], one.texts("AddressPrefix")[0]) for one in node.all("Subnets", "Subnet")],
        dns_servers=[one.attributes["name"] for one in node.all("DnsServersRef", "DnsServerRef")],
        gateway=gateway_of(gateway) if gateway else None,
    )


def gateway_of(node: Node) -> GatewaySetup:
    return GatewaySetup(
        client_pools=node.texts("VPNClientAddressPool", "AddressPrefix"),
        connections=[
            Connection(one.attributes["name"], [connection.attributes["type"] for connection in one.all("Connection")])
            for one in node.all("ConnectionsToLocalNetwork", "LocalNetworkSiteRef")
        ],
    )


def replace(change: Change, servers: list[DnsServer], locals_: list[LocalNetwork], networks: list[VirtualNetwork]) -> None:
    """Whatever goes, goes before anything comes, so that quotas count what will be."""
    change.resource = "NetworkConfiguration"
    drop(change, VirtualNetwork, networks)
    drop(change, LocalNetwork, locals_)
    drop(change, DnsServer, servers)
    for server in servers:
        put(change, server)
    for local in locals_:
        put(change, local)
    for network in networks:
        before = change.find(VirtualNetwork, network.name)
        network.id = before.id if before else change.guid(f"VirtualNetwork/{network.name}", "id")
        if network.location is not None:
            region = next((one for one in change.facts.regions.values() if one.name.lower() == network.location.lower()), None)
            network.location = region.name if region else network.location
        # A network that did not change may still not fit a local network that did.
        check(change, put(change, network), "keep")


def drop(change: Change, kind: type[E], keep: list[E]) -> None:
    names = {entity.key for entity in keep}
    for entity in change.all(kind):
        if entity.key not in names:
            change.remove(entity)


def put(change: Change, new: E) -> E:
    """Add it, or let the one of that name take over its fields."""
    old = change.find(type(new), new.name)
    if old is None:
        return change.add(new)
    for field in new.__struct_fields__:
        setattr(old, field, getattr(new, field))
    return old


def text(view: View) -> str | None:
    """The configuration as the service writes it, or None when there is none.

    Comments, a gateway's profile and empty references are not kept (azure-sdk-for-net, recorded round trips).
    """
    servers, locals_, networks = dns_servers(view), local_networks(view), sites(view)
    if not (servers or locals_ or networks):
        return None
    return '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(lines(document_tree(servers, locals_, networks), "")) + "\n"


Tag = tuple[str, dict[str, str], "list[Tag] | str"]


def document_tree(servers: list[DnsServer], locals_: list[LocalNetwork], networks: list[VirtualNetwork]) -> Tag:
    """Dns always, the other two lists only when there is something in them."""
    inside: list[Tag] = [("Dns", {}, [])]
    if servers:
        listed: list[Tag] = [("DnsServer", {"name": server.name, "IPAddress": server.address}, []) for server in servers]
        inside = [("Dns", {}, [("DnsServers", {}, listed)])]
    if locals_:
        inside.append(("LocalNetworkSites", {}, [local_tree(local) for local in locals_]))
    if networks:
        inside.append(("VirtualNetworkSites", {}, [site_tree(network) for network in networks]))
    declared = {
        "xmlns:xsd": "http://www.w3.org/2001/XMLSchema",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xmlns": NAMESPACE,
    }
    return "NetworkConfiguration", declared, [("VirtualNetworkConfiguration", {}, inside)]


def local_tree(local: LocalNetwork) -> Tag:
    inside: list[Tag] = [space_tree("AddressSpace", local.prefixes)] if local.prefixes else []
    if local.vpn_address:
        inside.append(("VPNGatewayAddress", {}, local.vpn_address))
    return "LocalNetworkSite", {"name": local.name}, inside


def site_tree(network: VirtualNetwork) -> Tag:
    given = {"name": network.name, "AffinityGroup": network.affinity_group, "Location": network.location, "Label": network.label}
    inside = [space_tree("AddressSpace", network.prefixes)]
    if network.subnets:
        subnets: list[Tag] = [("Subnet", {"name": subnet.name}, [("AddressPrefix", {}, subnet.prefix)]) for subnet in network.subnets]
        inside.append(("Subnets", {}, subnets))
    if network.dns_servers:
        inside.append(("DnsServersRef", {}, [("DnsServerRef", {"name": name}, []) for name in network.dns_servers]))
    if network.gateway is not None:
        inside.append(gateway_tree(network.gateway))
    return "VirtualNetworkSite", {name: value for name, value in given.items() if value is not None}, inside


def gateway_tree(gateway: GatewaySetup) -> Tag:
    inside = [space_tree("VPNClientAddressPool", gateway.client_pools)] if gateway.client_pools else []
    connections: list[Tag] = [
        ("LocalNetworkSiteRef", {"name": connection.site}, [("Connection", {"type": kind}, []) for kind in connection.types])
        for connection in gateway.connections
    ]
    return "Gateway", {}, [*inside, ("ConnectionsToLocalNetwork", {}, connections)]


def space_tree(name: str, prefixes: list[str]) -> Tag:
    return name, {}, [("AddressPrefix", {}, prefix) for prefix in prefixes]


def lines(tag: Tag, indent: str) -> Iterator[str]:
    """The element as .NET's writer puts it: two blanks a level, a blank before the end of an empty one."""
    from xml.sax.saxutils import escape

    name, attributes, inside = tag
    opening = f"{indent}<{name}" + "".join(f' {key}="{escape(value, QUOTE)}"' for key, value in attributes.items())
    if not inside:
        yield f"{opening} />"
    elif isinstance(inside, str):
        yield f"{opening}>{escape(inside)}</{name}>"
    else:
        yield f"{opening}>"
        for child in inside:
            yield from lines(child, indent + "  ")
        yield f"{indent}</{name}>"


QUOTE = {'"': "&quot;"}
