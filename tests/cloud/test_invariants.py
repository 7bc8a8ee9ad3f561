"""Whatever is done in whatever order: no address twice, every DIP in its subnet, quotas held, refusals without a trace."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from azshell.cloud import Change, CloudError, World, netcfg, snapshot
from azshell.cloud import address as addresses
from azshell.cloud import internal_load_balancer as balancers
from azshell.cloud import reserved_ip as reserved
from azshell.cloud import virtual_machine as vm
from azshell.cloud.deployment import Deployment, Endpoint
from azshell.cloud.entity import kind_of
from azshell.cloud.internal_address import usable
from azshell.cloud.reserved_ip import ReservedIP
from azshell.cloud.virtual_network import VirtualNetwork
from tests.cloud.conftest import NETWORK, machine

SERVICES, NAMES, SUBNETS = ["web", "api", "grouped"], ["a", "b", "c"], ["FrontEnd", "Static", "Only"]


def some_role(dice: random.Random) -> object:
    static = dice.choice([None, None, "10.0.128.5", "10.0.0.4", "192.168.1.4"])
    ports = [Endpoint("e", dice.choice([22, 80]), port=dice.choice([None, 80, 81]), set_name=dice.choice([None, "set"]))]
    return machine(
        dice.choice(NAMES),
        *ports,
        size=dice.choice(["Small", "Large", "A8"]),
        subnets=dice.choice([[], [dice.choice(SUBNETS)]]),
        static_address=static,
        public_ip=dice.choice([None, None, "pip"]),
    )


def create(change: Change, dice: random.Random) -> None:
    network, kept = dice.choice([None, "AtlanticVNET", "OldVNET"]), dice.choice([None, "r0", "r1"])
    vm.create_deployment(change, dice.choice(SERVICES), some_role(dice), virtual_network=network, reserved_ip=kept)  # type: ignore[arg-type]


def update(change: Change, dice: random.Random) -> None:
    role = some_role(dice)
    vm.update(change, dice.choice(SERVICES), role.name, role)  # type: ignore[attr-defined, arg-type]


ACTS: list[Callable[[Change, random.Random], object]] = [
    create,
    create,
    update,
    lambda c, d: vm.add(c, d.choice(SERVICES), some_role(d)),  # type: ignore[arg-type]
    lambda c, d: vm.add(c, d.choice(SERVICES), some_role(d)),  # type: ignore[arg-type]
    lambda c, d: vm.start(c, d.choice(SERVICES), d.choice(NAMES)),
    lambda c, d: vm.stop(c, d.choice(SERVICES), d.choice(NAMES), d.random() < 0.3),
    lambda c, d: vm.remove(c, d.choice(SERVICES), d.choice(NAMES), d.random() < 0.5),
    lambda c, d: reserved.create(c, f"r{d.randrange(7)}", "East US"),
    lambda c, d: reserved.remove(c, f"r{d.randrange(7)}"),
    lambda c, d: balancers.add(c, d.choice(SERVICES), "lb", d.choice([None, *SUBNETS]), d.choice([None, "10.0.128.6"])),
    lambda c, d: balancers.remove(c, d.choice(SERVICES)),
    lambda c, d: netcfg.upload(c, NETWORK.replace("10.0.64.0/18", d.choice(["10.0.64.0/18", "10.0.64.0/19", "10.0.0.0/19"]))),
]


def check(world: World) -> None:
    public = [one.address for one in world.all(ReservedIP)]
    dips: list[tuple[str | None, str]] = []
    cores = pips = 0
    for one in world.all(Deployment):
        if one.vip and not one.reserved_ip:
            public.append(one.vip)
        assert (one.vip is not None) == one.is_allocated
        if one.load_balancer:
            dips.append((one.virtual_network, one.load_balancer.address))
        network = world.find(VirtualNetwork, one.virtual_network) if one.virtual_network else None
        for role in one.roles:
            pips += role.public_ip is not None
            instance = one.instance(role.name)
            assert instance and instance.allocated == (instance.address is not None)
            cores += instance.cores
            public += [instance.public_address] if instance.public_address else []
            if instance.address:
                dips.append((one.virtual_network, instance.address))
                assert role.static_address in (None, instance.address)
                if network:
                    subnet = network.subnet(role.subnets[0])
                    assert subnet and addresses.number(instance.address) in usable(subnet.prefix)
    assert len(set(public)) == len(public)
    assert len(set(dips)) == len(dips)
    assert cores == world.total("cores") <= 20 and pips == world.total("public ip") <= 2
    for kind in ("Deployment", "Disk", "ReservedIP", "VirtualNetwork"):
        assert world.count(kind_of(kind)) == len(world.all(kind_of(kind)))


@pytest.mark.parametrize("seed", range(3))
def test_invariants(lab: World, seed: int) -> None:
    dice = random.Random(seed)
    kept = 0
    for _ in range(150):
        act = dice.choice(ACTS)
        before = snapshot.dump(lab.export())
        try:
            with lab.change("Test") as change:
                act(change, dice)
            kept += 1
        except CloudError:
            assert snapshot.dump(lab.export()) == before
        check(lab)
    assert kept > 15
