"""Machines and their addresses: VIPs, DIPs, static, reserved and public ones, through a machine's life."""

from __future__ import annotations

from typing import Any

import pytest

from azshell.cloud import CloudError, World, capture, deployment, internal_address, internal_load_balancer, netcfg, service_certificate
from azshell.cloud import affinity_group as groups
from azshell.cloud import hosted_service as services
from azshell.cloud import reserved_ip as reserved
from azshell.cloud import storage_account as accounts
from azshell.cloud import virtual_machine as vm
from azshell.cloud.deployment import DataDisk, Deployment, Endpoint, InternalLoadBalancer, OSDisk
from azshell.cloud.disk import Disk
from azshell.cloud.reserved_ip import ReservedIP
from azshell.cloud.service_certificate import ServiceCertificate
from tests.cloud.conftest import NETWORK, UBUNTU, done, machine, refused

ADDRESS = "Networking.DeploymentVNetAddressAllocationFailure"
ATLANTIC = {"virtual_network": "AtlanticVNET"}


def web(world: World, service: str = "web") -> Deployment:
    return world.get(Deployment, service, "Production")


def dip(world: World, name: str, service: str = "web") -> str | None:
    return vm.machine(world, service, name)[2].address


# The VIP (S7)


def test_a_vip_stays_while_a_machine_is_there_and_goes_with_the_last(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a"))
    first = web(lab).vip
    done(lab, vm.add, "web", machine("b"))
    done(lab, vm.remove, "web", "a")
    assert first and web(lab).vip == first
    done(lab, vm.stop, "web", "b", stay_provisioned=True)
    assert (web(lab).vip, deployment.status(lab, web(lab))) == (first, "Suspended")
    done(lab, vm.stop, "web", "b")
    assert (web(lab).vip, deployment.virtual_ips(web(lab)), dip(lab, "b")) == (None, [], None)
    done(lab, vm.start, "web", "b")
    assert web(lab).vip not in (None, first)
    done(lab, vm.remove, "web", "b")
    assert lab.find(Deployment, "web", "Production") is None


def test_vips_are_of_the_region_and_never_shared(lab: World) -> None:
    lab.override("regions", "West US", address_pools=["23.99.0.0/30"])
    for name in ("one", "two", "three"):
        done(lab, reserved.create, name, "West US")
    assert sorted(one.address for one in lab.all(ReservedIP)) == ["23.99.0.1", "23.99.0.2", "23.99.0.3"]
    assert refused(lab, reserved.create, "four", "West US").startswith("InternalError")


# Reserved IPs (S8)


def test_a_reserved_ip_is_the_vip_and_outlives_the_deployment(lab: World) -> None:
    made = done(lab, reserved.create, "front", "East US")
    done(lab, vm.create_deployment, "web", machine("a"), reserved_ip="FRONT")
    kept = lab.get(ReservedIP, "front")
    assert (web(lab).vip, kept.service, kept.deployment, kept.in_use) == (made.address, "web", "web", True)
    assert deployment.virtual_ips(web(lab))[0].name == "front"
    assert refused(lab, reserved.remove, "front") == "BadRequest: The reserved IP front is in use by deployment web of hosted service web."
    done(lab, vm.stop, "web", "a")
    assert web(lab).vip is None and lab.get(ReservedIP, "front").in_use
    done(lab, vm.start, "web", "a")
    assert web(lab).vip == made.address
    done(lab, vm.remove, "web", "a")
    assert not lab.get(ReservedIP, "front").in_use
    done(lab, vm.create_deployment, "api", machine("a"), reserved_ip="front")
    assert web(lab, "api").vip == made.address


@pytest.mark.parametrize(
    ("service", "options", "words"),
    [
        ("web", {"reserved_ip": "nope"}, "BadRequest: The reserved IP nope does not exist."),
        ("web", {"reserved_ip": "taken"}, "BadRequest: The reserved IP taken is in use by deployment api of hosted service api."),
        ("web", {"reserved_ip": "west"}, "BadRequest: The reserved IP west is in the location West US, and the deployment is in East US."),
        ("grouped", {"reserved_ip": "east"}, "BadRequest: The reserved IP east cannot be used by a hosted service or a virtual network that is in an affinity group."),
        ("grouped", {"reserved_ip": "east", "virtual_network": "OldVNET"}, "BadRequest: The reserved IP east cannot be used by a hosted service or a virtual network that is in an affinity group."),
    ],
)  # fmt: skip
def test_reserved_ips_that_a_deployment_cannot_have(lab: World, service: str, options: dict[str, Any], words: str) -> None:
    for name, place in (("taken", "East US"), ("east", "East US"), ("west", "West US")):
        done(lab, reserved.create, name, place)
    done(lab, vm.create_deployment, "api", machine("a"), reserved_ip="taken")
    assert refused(lab, vm.create_deployment, service, machine("a"), **options) == words


def test_a_reserved_ip_needs_an_endpoint(lab: World) -> None:
    done(lab, reserved.create, "front", "East US")
    bare = machine("a")
    bare.endpoints = []
    assert refused(lab, vm.create_deployment, "web", bare, reserved_ip="front").startswith(
        "BadRequest: Deployment web uses ReservedIP front but does not contain any endpoints."
    )


# DIPs and static addresses (S12, S13)


def test_dips_are_given_in_order_and_again(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a"), **ATLANTIC)
    done(lab, vm.add, "web", machine("b", subnets=["frontend"]))
    done(lab, vm.create_deployment, "api", machine("c"), **ATLANTIC)
    assert (dip(lab, "a"), dip(lab, "b"), dip(lab, "c", "api")) == ("10.0.0.4", "10.0.0.5", "10.0.0.6")
    done(lab, vm.stop, "web", "a")
    done(lab, vm.add, "web", machine("d"))
    done(lab, vm.start, "web", "a")
    assert (dip(lab, "d"), dip(lab, "a")) == ("10.0.0.4", "10.0.0.7")
    done(lab, vm.restart, "web", "a")
    done(lab, vm.stop, "web", "a", stay_provisioned=True)
    assert dip(lab, "a") == "10.0.0.7"


def test_a_small_subnet_runs_out(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", subnets=["Static"]), **ATLANTIC)
    done(lab, vm.add, "web", machine("b", subnets=["Static"]))
    done(lab, vm.add, "web", machine("c", subnets=["Static"]))
    assert [dip(lab, name) for name in "abc"] == ["10.0.128.4", "10.0.128.5", "10.0.128.6"]
    assert refused(lab, vm.add, "web", machine("d", subnets=["Static"])).startswith(ADDRESS)


def test_outside_a_network_each_service_has_addresses_of_its_own(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a"))
    done(lab, vm.add, "web", machine("b"))
    done(lab, vm.create_deployment, "api", machine("a"))
    found = {dip(lab, "a"), dip(lab, "b"), dip(lab, "a", "api")}
    assert len(found) == 3 and all(address and address.startswith("100.") for address in found)


def test_a_static_address_is_kept_for_its_machine(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", subnets=["FrontEnd"], static_address="10.0.0.4"), **ATLANTIC)
    done(lab, vm.add, "web", machine("b"))
    assert (dip(lab, "a"), dip(lab, "b")) == ("10.0.0.4", "10.0.0.5")
    done(lab, vm.stop, "web", "a")
    done(lab, vm.add, "web", machine("c"))
    assert dip(lab, "c") == "10.0.0.6"
    assert internal_address.test_static(lab, "AtlanticVNET", "10.0.0.4") == (False, [f"10.0.0.{n}" for n in range(7, 12)])
    assert internal_address.test_static(lab, "atlanticvnet", "10.0.64.9") == (True, [])
    assert internal_address.test_static(lab, "AtlanticVNET", "172.16.0.4") == (False, [])
    with pytest.raises(CloudError, match="A parameter was incorrect"):
        internal_address.test_static(lab, "AtlanticVNET", "10.0.0.256")
    done(lab, vm.start, "web", "a")
    assert dip(lab, "a") == "10.0.0.4"


@pytest.mark.parametrize("address", ["10.0.0.3", "10.0.63.255", "10.0.64.9", "172.16.0.4", "10.0.0.4", "10.0.0.5", "nonsense"])
def test_static_addresses_that_cannot_be_had(lab: World, address: str) -> None:
    done(lab, vm.create_deployment, "web", machine("a"), **ATLANTIC)
    done(lab, vm.add, "web", machine("b", static_address="10.0.0.5"))
    done(lab, vm.stop, "web", "b")
    assert refused(lab, vm.add, "web", machine("c", subnets=["FrontEnd"], static_address=address)).startswith(ADDRESS)


def test_update_gives_and_takes_a_static_address(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a"), **ATLANTIC)
    done(lab, vm.update, "web", "a", machine("a", static_address="10.0.0.4"))
    assert dip(lab, "a") == "10.0.0.4"
    done(lab, vm.update, "web", "a", machine("a", static_address="10.0.0.9"))
    assert dip(lab, "a") == "10.0.0.9"
    done(lab, vm.update, "web", "a", machine("a"))
    assert dip(lab, "a") == "10.0.0.9"
    done(lab, vm.add, "web", machine("b"))
    assert dip(lab, "b") == "10.0.0.4"


# Instance-level public IPs (S11)


def test_the_third_public_ip_is_refused(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", public_ip="pa"), **ATLANTIC)
    done(lab, vm.create_deployment, "api", machine("b", public_ip="pb"), **ATLANTIC)
    address = vm.machine(lab, "web", "a")[2].public_address
    assert address and address != web(lab).vip
    assert refused(lab, vm.add, "web", machine("c", public_ip="pc")) == (
        "BadRequest: The subscription policy limit for resource type 'public IP count' was exceeded. The limit for resource type "
        "'public IP count' is 2 per subscription, the current count is 2, and the requested increment is 1."
    )
    done(lab, vm.update, "api", "b", machine("b"))
    done(lab, vm.add, "web", machine("c", public_ip="pc"))
    done(lab, vm.stop, "web", "a")
    assert vm.machine(lab, "web", "a")[2].public_address is None


@pytest.mark.parametrize(("service", "options"), [("web", {}), ("grouped", {"virtual_network": "OldVNET"})])
def test_public_ips_are_for_regional_networks(lab: World, service: str, options: dict[str, Any]) -> None:
    assert "regional virtual network" in refused(lab, vm.create_deployment, service, machine("a", public_ip="p"), **options)


# Internal load balancers (S16)


def test_one_internal_load_balancer_and_not_while_in_use(lab: World) -> None:
    balancer = InternalLoadBalancer("lb", "10.0.64.100", "BackEnd")
    done(lab, vm.create_deployment, "web", machine("a"), load_balancer=balancer, **ATLANTIC)
    assert refused(lab, internal_load_balancer.add, "web", "two") == (
        "BadRequest: LoadBalancer already exists: lb. Only one internal load balancer allowed per deployment."
    )
    done(lab, vm.add, "web", machine("b", Endpoint("sql", 1433, port=1433, set_name="sql", load_balancer="LB")))
    assert "in use" in refused(lab, internal_load_balancer.remove, "web")
    done(lab, vm.remove, "web", "b")
    done(lab, internal_load_balancer.remove, "web")
    done(lab, internal_load_balancer.add, "web", "two", "FrontEnd")
    assert web(lab).load_balancer == InternalLoadBalancer("two", "10.0.0.5", "FrontEnd")


@pytest.mark.parametrize(
    ("subnet", "address", "words"),
    [
        ("nope", None, "ResourceNotFound: Subnet name nope was not found in Virtual Network AtlanticVNET."),
        ("FrontEnd", "10.0.0.4", ADDRESS),
        ("FrontEnd", "10.0.64.4", ADDRESS),
        (None, "10.0.0.9", "BadRequest: The subnet name"),
    ],
)
def test_internal_load_balancers_that_cannot_be(lab: World, subnet: str | None, address: str | None, words: str) -> None:
    done(lab, vm.create_deployment, "web", machine("a"), **ATLANTIC)
    assert refused(lab, internal_load_balancer.add, "web", "lb", subnet, address).startswith(words)


def test_no_internal_load_balancer_in_a_group_s_network(lab: World) -> None:
    done(lab, vm.create_deployment, "grouped", machine("a"), virtual_network="OldVNET")
    assert "affinity group" in refused(lab, internal_load_balancer.add, "grouped", "lb")


# Making and removing


@pytest.mark.parametrize(
    ("service", "role", "options", "words"),
    [
        ("nope", machine("a"), {}, "ResourceNotFound: The hosted service does not exist."),
        ("api", machine("a"), {}, "ConflictError: The specified deployment slot Production is occupied."),
        ("web", machine("a"), {"virtual_network": "nope"}, "BadRequest: The virtual network nope does not exist."),
        ("west", machine("a"), ATLANTIC, "BadRequest: Must specify the same location as the virtual network is deployed to."),
        ("web", machine("a"), {"virtual_network": "OldVNET"}, "BadRequest: Must specify the same affinity group as the virtual network is deployed to."),
        ("web", machine("a", subnets=["nope"]), ATLANTIC, "ResourceNotFound: Subnet name nope was not found in Virtual Network AtlanticVNET."),
        ("grouped", machine("a", size="A8"), {}, f"Compute.OverconstrainedAllocationRequest: {vm.OVERCONSTRAINED}"),
        ("web", machine("a", size="Huge"), {}, "BadRequest: A parameter was incorrect"),
        ("west", machine("a"), {}, "BadRequest: The location or affinity group East US of the storage account books is not in the same location or affinity group as the specified cloud service west."),
        ("web", machine("a", data_disks=[DataDisk(0, 1), DataDisk(0, 1)]), {}, "BadRequest: A parameter was incorrect"),
        ("web", machine("a", data_disks=[DataDisk(n, 1) for n in range(3)]), {}, "BadRequest: No more than 2 data disks can be attached to a virtual machine of the size Small: a."),
    ],
    ids=range(11),
)  # fmt: skip
def test_machines_that_cannot_be_made(lab: World, service: str, role: Any, options: dict[str, Any], words: str) -> None:
    done(lab, vm.create_deployment, "api", machine("z"))
    assert refused(lab, vm.create_deployment, service, role, **options) == words


@pytest.mark.parametrize(
    ("image", "words"),
    [
        ("nope", "ResourceNotFound: The image with the specified name does not exist."),
        ("a__b", "BadRequest: The image name is invalid: Consecutive underscores as image name a__b is not allowed."),
    ],
)
def test_unknown_images(lab: World, image: str, words: str) -> None:
    role = machine("a")
    role.os_disk = OSDisk(image=image)
    assert refused(lab, vm.create_deployment, "web", role) == words


def test_cores_of_allocated_machines_count(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", size="ExtraLarge"))
    done(lab, vm.add, "web", machine("b", size="ExtraLarge"))
    words = refused(lab, vm.add, "web", machine("c", size="ExtraLarge"))
    assert "'cores count' is 20 per subscription, the current count is 16, and the requested increment is 8." in words
    done(lab, vm.stop, "web", "a")
    done(lab, vm.add, "web", machine("c", size="ExtraLarge"))
    assert "cores count" in refused(lab, vm.start, "web", "a")


def test_disks_stay_when_a_machine_goes(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", data_disks=[DataDisk(0, 10)]))
    names = [disk.name for disk in lab.all(Disk)]
    assert names == ["web-a-0-201406020900000000", "web-a-1-201406020900000000"]
    assert refused(lab, services.remove, "web") == "BadRequest: A hosted service cannot be deleted while it still contains deployments."
    done(lab, vm.remove, "web", "a")
    assert [disk.attached_to for disk in lab.all(Disk)] == [None, None]
    assert refused(lab, accounts.remove, "books").startswith("BadRequest: Storage account books has 1 container(s)")
    again = machine("b")
    again.os_disk = OSDisk(disk_name=names[0])
    done(lab, vm.create_deployment, "web", again)
    assert "currently in use by virtual machine b" in refused(lab, lambda c: c.remove(c.get(Disk, names[0])))
    done(lab, vm.remove, "web", "b", delete_disks=True)
    assert [disk.name for disk in lab.all(Disk)] == names[1:]


def test_data_disks_come_and_go_by_update(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", data_disks=[DataDisk(0, 10)]))
    done(lab, vm.update, "web", "a", machine("a", data_disks=[DataDisk(0), DataDisk(1, 5)]))
    assert [data.size_gb for data in web(lab).roles[0].data_disks] == [10, 5]
    done(lab, vm.update, "web", "a", machine("a", data_disks=[DataDisk(1)]))
    assert [disk.attached_to is None for disk in lab.all(Disk)] == [False, True, False]


def test_the_only_role_is_not_removed(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a"))
    assert refused(lab, vm.remove_role, "web", "a").startswith("BadRequest: Role a is the only role present in the deployment")
    with pytest.raises(CloudError, match="ResourceNotFound"):
        vm.machine(lab, "web", "b")


def test_machines_take_their_time_when_they_should(lab: World) -> None:
    lab.configure(provisioning="minutes")
    done(lab, vm.create_deployment, "web", machine("a"))
    seen = []
    for _ in range(5):
        seen.append((vm.state(lab, web(lab).instances[0]).status, deployment.status(lab, web(lab))))
        lab.sleep(40)
    assert seen == [
        ("RoleStateUnknown", "Deploying"),
        ("CreatingVM", "Deploying"),
        ("StartingVM", "Deploying"),
        ("ReadyRole", "Running"),
        ("ReadyRole", "Running"),
    ]


def test_availability_sets_spread_machines(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", availability_set="set"))
    for name in "bc":
        done(lab, vm.add, "web", machine(name, availability_set="set"))
    assert [(one.fault_domain, one.update_domain) for one in web(lab).instances] == [(0, 0), (1, 1), (0, 2)]


def test_a_group_keeps_its_network_and_services(lab: World) -> None:
    done(lab, vm.create_deployment, "grouped", machine("a"), virtual_network="oldvnet")
    assert dip(lab, "a", "grouped") == "192.168.1.4"
    assert refused(lab, groups.remove, "old").endswith("in use and cannot be deleted.")
    assert refused(lab, netcfg.upload, NETWORK.replace("OldVNET", "NewVNET")).endswith("while in use 'OldVNET'.")
    assert UBUNTU in {disk.source_image for disk in lab.all(Disk)}


# Capturing


def test_capturing_an_os_image_uses_the_machine_up(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", data_disks=[DataDisk(0, 10)]))
    done(lab, capture.os_image, "web", "a", "golden")
    assert lab.find(Deployment, "web", "Production") is None and [disk.os for disk in lab.all(Disk)] == [None]
    again = machine("b")
    again.os_disk = OSDisk(image="GOLDEN")
    done(lab, vm.create_deployment, "web", again)
    west = machine("c")
    west.os_disk = OSDisk(image="golden")
    assert "source image golden resides" in refused(lab, vm.create_deployment, "west", west)


def test_a_vm_image_brings_its_data_disks(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", data_disks=[DataDisk(1, 10)]))
    done(lab, capture.vm_image, "web", "a", "whole", "Specialized")
    assert "already exists" in refused(lab, capture.os_image, "web", "a", "WHOLE")
    copy = machine("b")
    copy.os_disk = OSDisk(image="whole")
    done(lab, vm.add, "web", copy)
    role = web(lab).role("b")
    assert role and [(data.lun, data.size_gb) for data in role.data_disks] == [(1, 10)]
    assert len(lab.all(Disk)) == 4


def test_certificates_go_with_their_service(lab: World) -> None:
    done(lab, service_certificate.add, "web", "a" * 40)
    assert [one.name for one in service_certificate.of(lab, "WEB")] == ["A" * 40]
    assert refused(lab, service_certificate.add, "web", "nonsense") == "BadRequest: A parameter was incorrect"
    assert refused(lab, service_certificate.remove, "web", "sha1", "b" * 40) == "ResourceNotFound: The certificate was not found."
    done(lab, services.remove, "web")
    assert lab.all(ServiceCertificate) == []
