"""The network configuration: what comes back, what is refused with which words, and where the line number points."""

from __future__ import annotations

import pytest

from azshell.cloud import World, netcfg, virtual_machine, virtual_network
from azshell.cloud import affinity_group as groups
from azshell.cloud.virtual_network import VirtualNetwork
from tests.cloud.conftest import NETWORK, done, machine, refused

SCHEMA = "BadRequest: XML Schema validation error in network configuration at line "
PREFIX = "BadRequest: IP address prefix is not valid"
LOCAL = (
    '<LocalNetworkSites><LocalNetworkSite name="HQ"><AddressSpace><AddressPrefix>{space}</AddressPrefix></AddressSpace>'
    "<VPNGatewayAddress>{device}</VPNGatewayAddress></LocalNetworkSite></LocalNetworkSites><VirtualNetworkSites>"
)
GATEWAY = (
    '<Subnet name="GatewaySubnet"><AddressPrefix>10.0.192.0/29</AddressPrefix></Subnet></Subnets><Gateway profile="Small">'
    '<ConnectionsToLocalNetwork><LocalNetworkSiteRef name="{site}"><Connection type="IPsec" /></LocalNetworkSiteRef>'
    "</ConnectionsToLocalNetwork></Gateway>"
)


def with_local(space: str = "172.16.0.0/16", device: str = "131.107.1.1", site: str = "HQ") -> str:
    """The lab's document with a local network that AtlanticVNET connects to."""
    document = NETWORK.replace("<VirtualNetworkSites>", LOCAL.format(space=space, device=device))
    return document.replace("</Subnets>", GATEWAY.format(site=site), 1)


def test_a_document_comes_back_as_the_service_writes_it(lab: World) -> None:
    assert netcfg.text(lab) == NETWORK
    loose = NETWORK.replace("<Dns />", "<!-- gone --><Dns><DnsServers></DnsServers></Dns>").replace('name="F', ' name = "F')
    done(lab, netcfg.upload, "\ufeff" + loose)
    assert netcfg.text(lab) == NETWORK


def test_everything_survives_a_round_trip(lab: World) -> None:
    document = with_local().replace("<Dns />", '<Dns><DnsServers><DnsServer name="dc" IPAddress="10.0.0.9" /></DnsServers></Dns>')
    document = document.replace("</Gateway>", '</Gateway><DnsServersRef><DnsServerRef name="DC" /></DnsServersRef>')
    done(lab, netcfg.upload, document)
    first = netcfg.text(lab)
    assert first is not None and "profile" not in first
    done(lab, netcfg.upload, first)
    assert netcfg.text(lab) == first
    network = lab.get(VirtualNetwork, "atlanticvnet")
    assert [server.address for server in virtual_network.dns_servers(lab, network)] == ["10.0.0.9"]
    assert network.gateway is not None and network.gateway.connections[0].types == ["IPsec"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "10.0.64.0/18",
            "10.0.0.0/19",
            "BadRequest: Subnet 'BackEnd' is not valid because its IP address range overlaps with that of an existing subnet in virtual network 'AtlanticVNET'.",
        ),
        (
            "10.0.64.0/18",
            "11.0.64.0/18",
            "BadRequest: Subnet 'BackEnd' is not valid because its IP address range is outside the IP address range of virtual network 'AtlanticVNET'.",
        ),
        ("East US", "Central US", "BadRequest: The location constraint is not valid."),
        ('"old"', '"new"', "BadRequest: The affinity group does not exist."),
        (
            ' Location="East US"',
            "",
            "BadRequest: Neither Affinity Group nor Location elemet is specified in virtual network site 'AtlanticVNET'. Either Affinity Group or Location must be specified for every virtual network.",
        ),
        ("10.0.0.0/8", "10.0.0.1/8", PREFIX),
        ("10.0.0.0/8", "ten/8", PREFIX),
        ("10.0.0.0/8", "224.0.0.0/8", PREFIX),
        ("10.0.128.0/29", "10.0.128.0/30", PREFIX),
        ("Location=", "Locaton=", SCHEMA + "6,47."),
        ("Location=", "Location='", SCHEMA + "7,9."),
        ('name="BackEnd"', 'name="frontend"', SCHEMA + "14,12."),
        ("<AddressPrefix>10.0.0.0/18</AddressPrefix>", "", SCHEMA + "13,13."),
        ("<Dns />", "<Dnss />", SCHEMA + "4,6."),
        ("2011/07", "2012/07", SCHEMA + "2,2."),
        (NETWORK, " \n", SCHEMA + "0,0."),
        ("<Dns />", "<Dns /><Dns />", SCHEMA + "4,13."),
        ("<Dns />", '<Dns><DnsServers><DnsServer name="a" IPAddress="300.1.1.1" /></DnsServers></Dns>', SCHEMA + "4,42."),
    ],
    ids=lambda value: value[:24],
)
def test_refused_documents(lab: World, old: str, new: str, words: str) -> None:
    assert refused(lab, netcfg.upload, NETWORK.replace(old, new, 1)) == words


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (with_local(), None),
        (
            with_local(site="Branch"),
            "BadRequest: XML Schema validation error in network configuration. Missing LocalNetworkSiteRef 'Branch'.",
        ),
        (with_local(space="10.5.0.0/16"), PREFIX),
        (with_local(device="172.16.0.1"), PREFIX),
        (
            with_local().replace("GatewaySubnet", "Gate"),
            "BadRequest: The virtual network AtlanticVNET has a gateway but no subnet named GatewaySubnet.",
        ),
    ],
)
def test_local_networks(lab: World, document: str, words: str | None) -> None:
    if words is None:
        done(lab, netcfg.upload, document)
    else:
        assert refused(lab, netcfg.upload, document) == words


def test_a_local_network_that_grows_into_an_unchanged_network_is_refused(lab: World) -> None:
    done(lab, netcfg.upload, with_local())
    assert refused(lab, netcfg.upload, with_local(space="10.1.0.0/16")) == PREFIX


def test_quota_counts_what_will_be(lab: World) -> None:
    def many(prefix: str, count: int) -> str:
        site = '<VirtualNetworkSite name="{}" Location="West US"><AddressSpace><AddressPrefix>10.0.0.0/8</AddressPrefix></AddressSpace></VirtualNetworkSite>'
        head, rest = NETWORK.split("<VirtualNetworkSites>")
        tail = rest[rest.index("</VirtualNetworkSites>") :]
        return head + "<VirtualNetworkSites>" + "".join(site.format(f"{prefix}{n}") for n in range(count)) + tail

    done(lab, netcfg.upload, many("a", 10))
    done(lab, netcfg.upload, many("b", 10))
    assert "limit for resource type 'virtual network count' is 10" in refused(lab, netcfg.upload, many("c", 11))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('Location="East US"', 'Location="West US"', "BadRequest: Cannot delete or modify virtual network while in use 'AtlanticVNET'."),
        ("10.0.0.0/8", "10.0.0.0/9", "BadRequest: Cannot delete or modify virtual network while in use 'AtlanticVNET'."),
        ("10.0.0.0/18", "10.0.0.0/19", "BadRequest: Cannot delete or modify subnet while in use 'FrontEnd'."),
        ('name="FrontEnd"', 'name="Web"', "BadRequest: Cannot delete or modify subnet while in use 'FrontEnd'."),
        ("10.0.64.0/18", "10.0.64.0/19", None),
        ("10.0.0.0/8</AddressPrefix>", "10.0.0.0/8</AddressPrefix><AddressPrefix>172.16.0.0/16</AddressPrefix>", None),
    ],
    ids=["place", "space", "subnet", "subnet gone", "free subnet", "more space"],
)
def test_a_network_in_use_is_kept(lab: World, old: str, new: str, words: str | None) -> None:
    done(lab, virtual_machine.create_deployment, "web", machine("vm1"), virtual_network="AtlanticVNET")
    if words is None:
        done(lab, netcfg.upload, NETWORK.replace(old, new))
    else:
        assert refused(lab, netcfg.upload, NETWORK.replace(old, new)) == words


def test_a_network_in_use_is_not_dropped(lab: World) -> None:
    done(lab, virtual_machine.create_deployment, "web", machine("vm1"), virtual_network="AtlanticVNET")
    assert refused(lab, netcfg.clear) == "BadRequest: Cannot delete or modify virtual network while in use 'AtlanticVNET'."
    done(lab, virtual_machine.remove_deployment, "web")
    done(lab, netcfg.clear)
    assert netcfg.text(lab) is None and virtual_network.sites(lab) == []


def test_a_group_s_network_does_not_become_regional(lab: World) -> None:
    document = NETWORK.replace('AffinityGroup="old"', 'Location="East US"')
    assert "cannot be changed from an affinity group to a location" in refused(lab, netcfg.upload, document)
    assert refused(lab, groups.remove, "old") == "BadRequest: The affinity group old is in use and cannot be deleted."
