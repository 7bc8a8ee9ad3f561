"""Refusals of locations, affinity groups, hosted services and reserved IPs: code and words, row by row."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from azshell.cloud import Change, CloudError, World
from azshell.cloud import affinity_group as groups
from azshell.cloud import hosted_service as services
from azshell.cloud import location as locations
from azshell.cloud import reserved_ip as reserved
from azshell.cloud import storage_account as accounts
from azshell.cloud.entity import import_families
from azshell.cloud.error import HTTP_STATUS
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.rule import RULES, Moment

QUOTA = (
    "BadRequest: The subscription policy limit for resource type 'reserved IP count' was exceeded. The limit for resource type "
    "'reserved IP count' is 5 per subscription, the current count is 5, and the requested increment is 1."
)

REFUSALS: list[tuple[Callable[[Change], object], str]] = [
    (lambda c: services.create(c, "-web", "West US"), "BadRequest: The hosted service name is invalid."),
    (lambda c: services.create(c, "web", ""), "BadRequest: Location constraint name is empty or not specified"),
    (lambda c: services.create(c, "web", "westus"), "BadRequest: The location constraint is not valid."),
    (lambda c: services.create(c, "web", "China North"), "BadRequest: The location constraint is not valid."),
    (lambda c: services.create(c, "web", affinity_group="nope"), "BadRequest: The affinity group does not exist."),
    (lambda c: services.create(c, "TAKEN", "West US"), "ConflictError: The specified DNS name is already taken."),
    (lambda c: services.remove(c, "nope"), "ResourceNotFound: The hosted service does not exist."),
    (lambda c: groups.create(c, "a b", "West US"), "BadRequest: The affinity group name is invalid."),
    (lambda c: groups.remove(c, "nope"), "ResourceNotFound: The affinity group does not exist."),
    (lambda c: groups.remove(c, "GROUP"), "BadRequest: The affinity group group is in use and cannot be deleted."),
    (lambda c: reserved.create(c, "r", "Central US"), "BadRequest: The location constraint is not valid."),
    (lambda c: reserved.create(c, "HELD", "West US"), "ConflictError: The reserved IP name HELD already exists."),
    (lambda c: reserved.remove(c, "nope"), "ResourceNotFound: The reserved IP nope does not exist."),
    (lambda c: [reserved.create(c, f"r{n}", "West US") for n in range(5)], QUOTA),
]


@pytest.mark.parametrize(("act", "words"), REFUSALS, ids=[words[:60] for _, words in REFUSALS])
def test_refusals(world: World, act: Callable[[Change], object], words: str) -> None:
    with world.change("Set-Up") as change:
        groups.create(change, "group", "east us")
        services.create(change, "taken", "West US")
        services.create(change, "grouped", affinity_group="Group")
        reserved.create(change, "held", "West US")
    with pytest.raises(CloudError) as caught, world.change("Test") as change:
        act(change)
    assert str(caught.value) == words


def test_rules_count_whatever_a_session_has_imported(tmp_path: Path) -> None:
    with World.open(tmp_path) as world, world.change("Set-Up") as change:
        groups.create(change, "group", "East US")
        accounts.create(change, "books", affinity_group="group")
    script = (
        "import sys\nfrom azshell.cloud import World, affinity_group\nworld = World.open(sys.argv[1])\n"
        "with world.change('Remove-AzureAffinityGroup') as change:\n    affinity_group.remove(change, 'group')\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    assert "BadRequest: The affinity group group is in use and cannot be deleted." in ended.stderr


def test_every_rule_says_what_and_whence() -> None:
    import_families()
    assert len(RULES) >= 9
    for declared in RULES.values():
        for rule in declared:
            assert rule.code in HTTP_STATUS and rule.message and rule.source and rule.when in get_args(Moment)


def test_facts_refer_to_facts(world: World) -> None:
    facts = world.facts
    assert (len(facts.regions), len(facts.sizes), len(facts.images)) == (13, 15, 179)
    for region in facts.regions.values():
        assert region.pair.lower() in facts.regions
        assert {size.lower() for size in [*region.vm_sizes, *region.web_worker_sizes]} <= facts.sizes.keys()
    assert all(place.lower() in facts.regions for image in facts.images.values() for place in image.locations or [])


def test_regions_are_those_of_the_environment(world: World) -> None:
    assert len(locations.regions(world)) == 11
    assert len(world.facts.regions) == 13


def test_a_service_knows_its_place(world: World) -> None:
    with world.change("Set-Up") as change:
        groups.create(change, "group", "east us")
        services.create_implicitly(change, "Web", affinity_group="GROUP")
    web = world.get(HostedService, "web")
    assert (web.name, web.location, web.affinity_group) == ("Web", None, "group")
    assert web.description == "Implicitly created hosted service2014-06-02 09:00"
    assert services.region(world, web) == "East US"
    assert services.dns_name(world, web) == "web.cloudapp.net"
    assert [one.name for one in groups.members(world, "Group", HostedService)] == ["Web"]


def test_a_removed_group_is_free_once_its_service_is_gone(world: World) -> None:
    with world.change("Set-Up") as change:
        groups.create(change, "group", "east us")
        services.create(change, "web", affinity_group="group")
    with world.change("Remove") as change:
        services.remove(change, "web")
        groups.remove(change, "group")
    assert not world.all(HostedService)
