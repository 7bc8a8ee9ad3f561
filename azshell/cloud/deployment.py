"""Deployments: what runs in a slot of a hosted service: its roles, their instances, its VIP. Virtual machines are roles of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from azshell.cloud.acl import AclRule
from azshell.cloud.address import holds
from azshell.cloud.entity import Entity, Link, key_of
from azshell.cloud.provisioning import Phase, phase_at
from azshell.cloud.rule import Rule, rules

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = [
    "PRODUCTION",
    "DataDisk",
    "Deployment",
    "DnsSetting",
    "Endpoint",
    "Instance",
    "InternalLoadBalancer",
    "OSDisk",
    "Probe",
    "Role",
    "VirtualIP",
    "all_machines",
    "set_status",
    "status",
    "virtual_ips",
]

PRODUCTION = "Production"


class Probe(msgspec.Struct, omit_defaults=True):
    """How a load-balanced set asks its members whether they are well. Times in seconds; the defaults are the platform's."""

    port: int
    protocol: str = "tcp"
    path: str | None = None
    interval: int = 15
    timeout: int = 31


class Endpoint(msgspec.Struct, omit_defaults=True):
    """An input endpoint of a machine.

    port           the public port; None lets the platform choose one
    set_name       the load-balanced set that it is a member of; None is port forwarding
    probe          None: members of the set are always taken as well
    load_balancer  the internal load balancer that it is on; None is the VIP
    """

    name: str
    local_port: int
    protocol: str = "tcp"
    port: int | None = None
    set_name: str | None = None
    probe: Probe | None = None
    direct_server_return: bool = False
    acl: list[AclRule] = []
    load_balancer: str | None = None


class OSDisk(msgspec.Struct, omit_defaults=True):
    """The disk a machine starts from: a copy of an image, or with `disk_name` alone a disk that is there. Names left out are given."""

    image: str | None = None
    disk_name: str | None = None
    label: str | None = None
    media_link: str | None = None
    host_caching: str = "ReadWrite"
    os: str | None = None


class DataDisk(msgspec.Struct, omit_defaults=True):
    """A data disk at a LUN: a new empty one of `size_gb`, or with `existing` the disk `disk_name` that is there."""

    lun: int
    size_gb: int = 0
    disk_name: str | None = None
    label: str | None = None
    media_link: str | None = None
    host_caching: str = "None"
    existing: bool = False


class Role(msgspec.Struct, omit_defaults=True):
    """A virtual machine as it is configured. What a command builds and hands over.

    subnets         names; the first one counts
    static_address  the address it must have, None lets the platform choose
    public_ip       the name of its instance-level public IP, None for none
    host_name       the machine's own name, the role's unless given
    provisioning    what the provisioning set says beyond that, kept as it came
    """

    name: str
    size: str = "Small"
    label: str | None = None
    availability_set: str | None = None
    os_disk: OSDisk = msgspec.field(default_factory=OSDisk)
    data_disks: list[DataDisk] = []
    endpoints: list[Endpoint] = []
    subnets: list[str] = []
    static_address: str | None = None
    public_ip: str | None = None
    host_name: str | None = None
    extensions: list[str] = msgspec.field(default_factory=lambda: ["BGInfo"])
    provisioning: dict[str, Any] = {}

    def endpoint(self, name: str) -> Endpoint | None:
        return next((endpoint for endpoint in self.endpoints if endpoint.name.lower() == name.lower()), None)


class Instance(msgspec.Struct, omit_defaults=True):
    """A machine that a role runs as.

    phases          what its status is from when on; ask `status`
    allocated       whether it has a place on a host; a deallocated one has no address and no size
    cores           what it takes of the quota while allocated
    address         its DIP
    public_address  the address of its instance-level public IP
    """

    name: str
    role: str
    phases: list[Phase] = []
    allocated: bool = True
    cores: int = 0
    address: str | None = None
    public_address: str | None = None
    fault_domain: int = 0
    update_domain: int = 0


class InternalLoadBalancer(msgspec.Struct, omit_defaults=True):
    """An internal load balancer: a DIP that spreads traffic over machines of its deployment. No `subnet` outside a network."""

    name: str
    address: str
    subnet: str | None = None


class DnsSetting(msgspec.Struct):
    """A DNS server that a deployment names for itself."""

    name: str
    address: str


class Deployment(Entity):
    """A deployment; its key is service and slot: `find(Deployment, "web", "Production")`.

    private_id    32 hexadecimal digits, shown as DeploymentID
    vip           None while no machine is allocated, also when it is reserved
    reserved_ip   the name of the reserved IP that is its VIP
    is_suspended  True when the deployment as a whole was stopped
    """

    MISSING: ClassVar[str] = "No deployments were found."
    RULED_BY: ClassVar[tuple[str, ...]] = ("azshell.cloud.virtual_machine",)

    service: str
    private_id: str
    label: str
    internal_suffix: str
    region: str
    created: datetime
    modified: datetime
    slot: str = PRODUCTION
    virtual_network: str | None = None
    dns_servers: list[DnsSetting] = []
    reserved_ip: str | None = None
    vip: str | None = None
    load_balancer: InternalLoadBalancer | None = None
    is_suspended: bool = False
    roles: list[Role] = []
    instances: list[Instance] = []

    @property
    def key(self) -> str:
        return key_of(self.service, self.slot)

    def role(self, name: str) -> Role | None:
        """The role of that name, in any case."""
        return next((role for role in self.roles if role.name.lower() == name.lower()), None)

    def instance(self, name: str) -> Instance | None:
        """The instance of that name, in any case; a machine's is the role's."""
        return next((instance for instance in self.instances if instance.name.lower() == name.lower()), None)

    @property
    def is_allocated(self) -> bool:
        return any(instance.allocated for instance in self.instances)

    @property
    def addresses_of(self) -> str:
        """The kind of link by which its DIPs are taken."""
        return dip_kind(self.virtual_network)

    def links(self) -> Iterator[Link]:
        yield Link("HostedService", self.service.lower())
        if self.virtual_network:
            yield Link("VirtualNetwork", self.virtual_network.lower())
        if self.reserved_ip:
            yield Link("ReservedIP", self.reserved_ip.lower())
        elif self.vip:
            yield holds(self.vip)  # a reserved one is held by its reservation
        if self.load_balancer:
            yield Link(self.addresses_of, self.load_balancer.address)
            if self.load_balancer.subnet and self.virtual_network:
                yield Link("Subnet", key_of(self.virtual_network, self.load_balancer.subnet))
        for role in self.roles:
            for subnet in role.subnets if self.virtual_network else ():
                yield Link("Subnet", key_of(self.virtual_network or "", subnet))
            if role.static_address and self.virtual_network:
                yield Link(static_kind(self.virtual_network), role.static_address)
            if role.public_ip:
                yield Link("public ip", "")
        for instance in self.instances:
            if instance.address:
                yield Link(self.addresses_of, instance.address)
            if instance.public_address:
                yield holds(instance.public_address)
            if instance.allocated:
                yield Link("cores", "", instance.cores)


rules(
    Deployment,
    Rule(
        "create",
        "ConflictError",
        "The specified deployment slot {it.slot} is occupied.",
        lambda change, it: change.find(Deployment, it.service, it.slot) is not None,
        "github.com/Azure/vagrant-azure, issue 97",
    ),
)


class VirtualIP(msgspec.Struct, frozen=True):
    """A VIP as the service reports it."""

    address: str
    name: str
    is_dns_programmed: bool = True
    reserved_ip: str | None = None


def dip_kind(network: str | None) -> str:
    """The kind of link by which the DIPs of a network, or of the platform's own range, are taken."""
    return f"dip {network.lower()}" if network else "dip"


def static_kind(network: str) -> str:
    """The kind of link by which static addresses are known, also of a machine that is deallocated."""
    return f"static {network.lower()}"


def virtual_ips(deployment: Deployment) -> list[VirtualIP]:
    """The VIPs of a deployment, none while nothing is allocated (recorded shapes of azure-powershell and azure-xplat-cli)."""
    if deployment.vip is None:
        return []
    if deployment.reserved_ip:
        return [VirtualIP(deployment.vip, deployment.reserved_ip, reserved_ip=deployment.reserved_ip)]
    public = any(endpoint.load_balancer is None for role in deployment.roles for endpoint in role.endpoints)
    return [VirtualIP(deployment.vip, f"{deployment.service}ContractContract" if public else "__PseudoBackEndContractVip")]


def status(view: View, deployment: Deployment) -> str:
    """Running; Suspended when it or every machine was stopped; Deploying while the first ones come up."""
    if deployment.is_suspended:
        return "Suspended"
    states = {phase_at(instance.phases, view.now()).power for instance in deployment.instances}
    if states <= {"Stopped"}:
        return "Suspended"
    return "Running" if "Started" in states else "Deploying"


def set_status(change: Change, service: str, slot: str, running: bool) -> Deployment:
    """Set a deployment running or suspended as a whole: Start- and Stop-AzureService."""
    deployment = change.get(Deployment, service, slot)
    deployment.is_suspended = not running
    deployment.modified = change.now()
    return deployment


def all_machines(view: View) -> Iterator[tuple[Deployment, Role, Instance]]:
    """Every virtual machine of the subscription, by service."""
    for deployment in view.all(Deployment):
        for role in deployment.roles:
            instance = deployment.instance(role.name)
            if instance is not None:
                yield deployment, role, instance
