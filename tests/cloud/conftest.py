"""A fresh world for every test that asks for one, and a world with two networks, an account and a service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from azshell.cloud import CloudError, World, netcfg, subscription
from azshell.cloud import affinity_group as groups
from azshell.cloud import hosted_service as services
from azshell.cloud import storage_account as accounts
from azshell.cloud.deployment import Endpoint, OSDisk, Role

UBUNTU = "b39f27a8b8c64d52b05eac6a62ebad85__Ubuntu-14_04-LTS-amd64-server-20140606.1-en-us-30GB"

NETWORK = """<?xml version="1.0" encoding="utf-8"?>
<NetworkConfiguration xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration">
  <VirtualNetworkConfiguration>
    <Dns />
    <VirtualNetworkSites>
      <VirtualNetworkSite name="AtlanticVNET" Location="East US">
        <AddressSpace>
          <AddressPrefix>10.0.0.0/8</AddressPrefix>
        </AddressSpace>
        <Subnets>
          <Subnet name="FrontEnd">
            <AddressPrefix>10.0.0.0/18</AddressPrefix>
          </Subnet>
          <Subnet name="BackEnd">
            <AddressPrefix>10.0.64.0/18</AddressPrefix>
          </Subnet>
          <Subnet name="Static">
            <AddressPrefix>10.0.128.0/29</AddressPrefix>
          </Subnet>
        </Subnets>
      </VirtualNetworkSite>
      <VirtualNetworkSite name="OldVNET" AffinityGroup="old">
        <AddressSpace>
          <AddressPrefix>192.168.0.0/16</AddressPrefix>
        </AddressSpace>
        <Subnets>
          <Subnet name="Only">
            <AddressPrefix>192.168.1.0/24</AddressPrefix>
          </Subnet>
        </Subnets>
      </VirtualNetworkSite>
    </VirtualNetworkSites>
  </VirtualNetworkConfiguration>
</NetworkConfiguration>
"""


@pytest.fixture
def world() -> Iterator[World]:
    with World.open(seed=1, clock="2014-06-02T09:00:00Z") as opened:
        yield opened


@pytest.fixture
def lab(world: World) -> World:
    """Services `web` and `api` in East US, `west` in West US, `grouped` in the group `old` of East US; the account `books`."""
    with world.change("Set-Up") as change:
        groups.create(change, "old", "East US")
        netcfg.upload(change, NETWORK)
        accounts.create(change, "books", "East US")
        accounts.create(change, "other", "West US")
        subscription.current(change).storage_account = "books"
        for name, location in (("web", "East US"), ("api", "East US"), ("west", "West US")):
            services.create(change, name, location)
        services.create(change, "grouped", affinity_group="old")
    return world


def machine(name: str, *endpoints: Endpoint, **fields: Any) -> Role:
    """A Linux machine with an SSH endpoint, or with the endpoints given."""
    return Role(name=name, os_disk=OSDisk(image=UBUNTU), endpoints=list(endpoints) or [Endpoint("SSH", 22)], **fields)


def done(world: World, act: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """What a function gives, called in a change of its own."""
    with world.change("Test") as change:
        return act(change, *arguments, **options)


def refused(world: World, act: Callable[..., Any], *arguments: Any, **options: Any) -> str:
    """The words of the refusal; a change that is kept fails the test."""
    from azshell.cloud import snapshot

    before = snapshot.dump(world.export())
    with pytest.raises(CloudError) as caught:
        done(world, act, *arguments, **options)
    assert snapshot.dump(world.export()) == before
    return str(caught.value)
