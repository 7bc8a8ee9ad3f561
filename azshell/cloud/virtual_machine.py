"""Virtual machines: making, changing, starting, stopping and removing them, and what that does to addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from azshell.cloud import (
    address,
    endpoint,
    internal_address,
    internal_load_balancer,
    machine_certificate,
    machine_disk,
    public_ip,
    role_size,
    static_ip,
)
from azshell.cloud import hosted_service as services
from azshell.cloud.affinity_group import AffinityGroup
from azshell.cloud.deployment import PRODUCTION, Deployment, DnsSetting, Instance, InternalLoadBalancer, Role
from azshell.cloud.error import CloudError
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.provisioning import Phase, Step, phase_at, phases
from azshell.cloud.reserved_ip import ReservedIP
from azshell.cloud.rule import OVER_QUOTA, Rule, rules

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.view import View

__all__ = [
    "add",
    "create_deployment",
    "is_last_allocated",
    "machine",
    "remove",
    "remove_deployment",
    "remove_role",
    "restart",
    "start",
    "state",
    "stop",
    "update",
]

# Issue texts of 2014, and the troubleshooting page on allocation failures.
OVERCONSTRAINED = (
    "The VM size (or combination of VM sizes) required by this deployment cannot be provisioned due to deployment request "
    "constraints. If possible, try relaxing constraints such as virtual network bindings, deploying to a hosted service with no "
    "other deployment in it and to a different affinity group or with no affinity group, or try deploying to a different region."
)
FAULT_DOMAINS, UPDATE_DOMAINS = 2, 5


def create_deployment(
    change: Change,
    service: str,
    role: Role,
    *,
    name: str | None = None,
    label: str | None = None,
    virtual_network: str | None = None,
    dns_servers: Sequence[DnsSetting] = (),
    reserved_ip: str | None = None,
    load_balancer: InternalLoadBalancer | None = None,
) -> Deployment:
    """Make the production deployment of a service with its first machine. Network, DNS and reserved IP are for its whole life.

    name, label     the service's name unless given
    load_balancer   with an empty address when the platform is to choose one
    """
    owner = change.get(HostedService, service)
    resource = f"Deployment/{owner.name}"
    letter, digit = "abcdefghij"[change.number(resource, "cluster", 0, 9)], change.number(resource, "cluster", 1, 9)
    now = change.now()
    network = static_ip.network_of(change, virtual_network)
    deployment = Deployment(
        name=name or owner.name,
        service=owner.name,
        private_id=change.hexadecimal(resource, "id"),
        label=label or name or owner.name,
        internal_suffix=f"{owner.name.lower()}.{letter}{digit}.internal.cloudapp.net",
        region=services.region(change, owner),
        created=now,
        modified=now,
        virtual_network=network.name if network else virtual_network,
        dns_servers=list(dns_servers),
        reserved_ip=reserved_ip,
        roles=[role],
    )
    complete(change, deployment, role)
    concerns(change, deployment, role.name)
    if load_balancer is not None:
        # The first machine's endpoints may be on it; its address comes when the deployment has been looked at.
        deployment.load_balancer = InternalLoadBalancer(load_balancer.name, "", load_balancer.subnet)
    change.add(deployment)
    if deployment.reserved_ip:
        reserved = change.get(ReservedIP, deployment.reserved_ip)
        deployment.reserved_ip = reserved.name
        reserved.service, reserved.deployment = owner.name, deployment.name
    if load_balancer is not None:
        internal_load_balancer.place(change, deployment, load_balancer.name, load_balancer.subnet, load_balancer.address or None)
    bring_up(change, deployment, role)
    certify(change, deployment, role)
    return deployment


def add(change: Change, service: str, role: Role) -> Deployment:
    """Add a machine to the production deployment."""
    deployment = change.get(Deployment, service, PRODUCTION)
    concerns(change, deployment, role.name)
    if deployment.role(role.name) is not None:
        raise CloudError("ConflictError", f"The role {role.name} already exists in the deployment {deployment.name}.")  # assumed wording
    complete(change, deployment, role)
    deployment.roles.append(role)
    bring_up(change, deployment, role)
    certify(change, deployment, role)
    return deployment


def certify(change: Change, deployment: Deployment, role: Role) -> None:
    """Give a new machine that listens to remote management over HTTPS the certificate for it."""
    if "Https" in role.provisioning.get("WinRM", ()):
        role.provisioning = {**role.provisioning, "WinRMCertificate": machine_certificate.issue(change, deployment.service, role.name)}


def update(change: Change, service: str, name: str, role: Role) -> Deployment:
    """Give a machine another configuration. Another size, subnet or static address restarts it."""
    deployment, old, instance = machine(change, service, name)
    concerns(change, deployment, name)
    role.name = old.name
    # A machine is told how to set itself up once; the service does not give that back, so an update cannot bring it.
    role.host_name = role.host_name or old.host_name
    role.provisioning = {**old.provisioning, **role.provisioning}
    complete(change, deployment, role)
    machine_disk.replace(change, deployment, old, role)
    deployment.roles[deployment.roles.index(old)] = role
    deployment.modified = change.now()
    moved = role.subnets != old.subnets or (role.static_address is not None and role.static_address != instance.address)
    if moved:
        instance.address = None
    size = role_size.find(change, role.size)
    resized = role.size != old.size
    if instance.allocated:
        instance.cores = size.quota_cores if size else 0
        # Rules first: an address that cannot be had must not be handed out.
        change.check()
        allocate(change, deployment, role, instance)
        if (moved or resized) and power(change, instance) == "Started":
            go(change, instance, "restart")
    return deployment


def start(change: Change, service: str, name: str) -> Deployment:
    """Start a machine. One that was deallocated gets the lowest free address, and the first one of a deployment brings a VIP."""
    deployment, role, instance = machine(change, service, name)
    concerns(change, deployment, name)
    if power(change, instance) != "Started":
        instance.allocated = True
        size = role_size.find(change, role.size)
        instance.cores = size.quota_cores if size else 0
        change.check()
        allocate(change, deployment, role, instance)
        go(change, instance, "start")
    return deployment


def restart(change: Change, service: str, name: str) -> Deployment:
    """Restart a machine; it keeps everything. One that is stopped stays so."""
    deployment, _, instance = machine(change, service, name)
    concerns(change, deployment, name)
    if power(change, instance) == "Started":
        go(change, instance, "restart")
    return deployment


def stop(change: Change, service: str, name: str, stay_provisioned: bool = False) -> Deployment:
    """Stop a machine and, unless it stays provisioned, give up its place and addresses; the last one's goes with the VIP."""
    deployment, _, instance = machine(change, service, name)
    concerns(change, deployment, name)
    if not instance.allocated or (stay_provisioned and power(change, instance) == "Stopped"):
        return deployment
    if stay_provisioned:
        go(change, instance, "stop")
        return deployment
    instance.allocated = False
    instance.cores = 0
    instance.address = instance.public_address = None
    go(change, instance, "deallocate")
    if not deployment.is_allocated:
        deployment.vip = None
    return deployment


def remove(change: Change, service: str, name: str, delete_disks: bool = False) -> None:
    """Remove a machine as Remove-AzureVM does: with the only one the deployment goes too."""
    deployment, _, _ = machine(change, service, name)
    concerns(change, deployment, name)
    if len(deployment.roles) == 1:
        remove_deployment(change, service, PRODUCTION, delete_disks)
    else:
        remove_role(change, service, name, delete_disks)


def remove_role(change: Change, service: str, name: str, delete_disks: bool = False) -> Deployment:
    """Remove a machine from a deployment that has others. Its disks stay unless they are to be deleted."""
    deployment, role, instance = machine(change, service, name)
    concerns(change, deployment, name)
    if len(deployment.roles) == 1:
        # Recorded: azure-xplat-cli.
        words = f"Role {role.name} is the only role present in the deployment and so cannot be removed. "
        raise CloudError("BadRequest", words + "Please delete the deployment or add another role before removing this role.")
    machine_disk.detach(change, role, delete_disks)
    deployment.roles.remove(role)
    deployment.instances.remove(instance)
    deployment.modified = change.now()
    if not deployment.is_allocated:
        deployment.vip = None
    return deployment


def remove_deployment(change: Change, service: str, slot: str = PRODUCTION, delete_disks: bool = False) -> None:
    """Remove a deployment with all that is in it. Its VIP is free; a reserved one stays reserved."""
    deployment = change.get(Deployment, service, slot)
    for role in deployment.roles:
        machine_disk.detach(change, role, delete_disks)
    reserved = change.find(ReservedIP, deployment.reserved_ip) if deployment.reserved_ip else None
    if reserved is not None:
        reserved.service = reserved.deployment = None
    change.remove(deployment)


def machine(view: View, service: str, name: str) -> tuple[Deployment, Role, Instance]:
    """A machine of the production deployment. Raises CloudError ResourceNotFound."""
    deployment = view.get(Deployment, service, PRODUCTION)
    role, instance = deployment.role(name), deployment.instance(name)
    if role is None or instance is None:
        raise CloudError("ResourceNotFound", f"The role name {name} does not exist.")  # assumed wording
    return deployment, role, instance


def state(view: View, instance: Instance) -> Phase:
    """InstanceStatus, PowerState and InstanceStateDetails as they are now."""
    return phase_at(instance.phases, view.now())


def is_last_allocated(view: View, service: str, name: str) -> bool:
    """Whether stopping this machine would lose the deployment its VIP."""
    deployment, _, instance = machine(view, service, name)
    return instance.allocated and sum(one.allocated for one in deployment.instances) == 1


def power(view: View, instance: Instance) -> str:
    """Started or Stopped: what the machine is on its way to."""
    return instance.phases[-1].power


def concerns(change: Change, deployment: Deployment, name: str) -> None:
    """The change is about this machine, so that what happens to its neighbours does not change the operation's id."""
    change.resource = change.resource or f"Deployment/{deployment.key}/{name}"


def go(change: Change, instance: Instance, step: Step) -> None:
    instance.phases = phases(step, change.now(), change.world.settings.provisioning == "instant")


def complete(change: Change, deployment: Deployment, role: Role) -> None:
    """Fill in what a configuration leaves to the platform."""
    size = role_size.find(change, role.size)
    if size is not None:
        role.size = size.name
    role.host_name = role.host_name or role.name
    static_ip.place(change, deployment, role)
    endpoint.assign_ports(change, deployment, role)


def bring_up(change: Change, deployment: Deployment, role: Role) -> None:
    """Give a new machine its disks, its instance and its addresses."""
    deployment.modified = change.now()
    size = role_size.find(change, role.size)
    mates = sum(one.availability_set == role.availability_set for one in deployment.roles) - 1 if role.availability_set else 0
    instance = Instance(
        name=role.name,
        role=role.name,
        cores=size.quota_cores if size else 0,
        fault_domain=mates % FAULT_DOMAINS,
        update_domain=mates % UPDATE_DOMAINS,
    )
    deployment.instances.append(instance)
    machine_disk.attach(change, deployment, role)
    change.check()
    allocate(change, deployment, role, instance)
    go(change, instance, "create linux" if role.os_disk.os == "Linux" else "create windows")


def allocate(change: Change, deployment: Deployment, role: Role, instance: Instance) -> None:
    """Addresses for what has a place: the DIP, the machine's own public one, and the VIP with the first of a deployment."""
    if instance.address is None:
        subnet = role.subnets[0] if role.subnets else None
        instance.address = role.static_address or internal_address.draw(change, deployment, subnet)
    public_ip.allocate(change, deployment, role, instance)
    if deployment.vip is None:
        reserved = change.find(ReservedIP, deployment.reserved_ip) if deployment.reserved_ip else None
        resource = f"Deployment/{deployment.service}/{deployment.slot}"
        deployment.vip = reserved.address if reserved else address.draw(change, deployment.region, resource)


# What must hold


def unknown_size(change: Change, deployment: Deployment) -> object:
    return any(role_size.find(change, role.size) is None for role in deployment.roles)


def unavailable_size(change: Change, deployment: Deployment) -> object:
    """A size, of a role that came or changed, that is not there: a group has what its hardware has, a region its own sizes."""
    service = change.find(HostedService, deployment.service)
    group = change.find(AffinityGroup, service.affinity_group) if service and service.affinity_group else None
    available = group.vm_sizes if group else change.facts.regions[deployment.region.lower()].vm_sizes
    before = change.before(deployment)
    known = {role.name.lower(): role.size for role in before.roles} if before else {}
    return any(role.size not in available and known.get(role.name.lower()) != role.size for role in deployment.roles)


def cores_over(change: Change, deployment: Deployment) -> object:
    limit, others = change.facts.quota("cores"), change.total("cores", deployment)
    wanted, before = cores(deployment), change.before(deployment)
    had = cores(before) if before else 0
    return ("cores count", limit, others + had, wanted - had) if wanted > had and others + wanted > limit else None


def cores(deployment: Deployment) -> int:
    return sum(instance.cores for instance in deployment.instances)


def too_many(change: Change, deployment: Deployment) -> object:
    limit = change.facts.quota("vms_per_cloud_service")
    return (limit, deployment.service) if len(deployment.roles) > limit else None


def full(change: Change, deployment: Deployment) -> object:
    if deployment.virtual_network is None:
        return None
    limit = change.facts.quota("machines_per_virtual_network")
    return (deployment.virtual_network, limit) if len(change.taken(deployment.addresses_of)) > limit else None


rules(
    Deployment,
    Rule("keep", "BadRequest", "A parameter was incorrect", lambda change, it: not all(role.name for role in it.roles), "assumed"),
    Rule("keep", "BadRequest", "A parameter was incorrect", unknown_size, "azure-xplat-cli, recorded answer"),
    Rule("keep", "Compute.OverconstrainedAllocationRequest", OVERCONSTRAINED, unavailable_size, "issue texts of 2014"),
    Rule("keep", "BadRequest", OVER_QUOTA, cores_over, "documentation on allocation failures; deallocated machines do not count"),
    Rule(
        "keep",
        "BadRequest",
        "The number of virtual machines is more than the limit of {0} of the hosted service {1}.",
        too_many,
        "limits of May 2014; assumed wording",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The virtual network {0} holds no more than {1} machines.",
        full,
        "limits of May 2014; assumed wording",
    ),
)
