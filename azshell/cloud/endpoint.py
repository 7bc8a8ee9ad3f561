"""Input endpoints of virtual machines: ports, load-balanced sets, probes and ACLs, and what the service holds against them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from azshell.cloud.acl import problem
from azshell.cloud.deployment import PRODUCTION, Deployment, Endpoint, Role
from azshell.cloud.rule import Rule, rules

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["assign_ports", "members", "update_set", "vip_of"]

# Recorded public ports that the platform chose: 57687, 63687.
LOWEST_CHOSEN, HIGHEST_CHOSEN = 49152, 65535


def assign_ports(change: Change, deployment: Deployment, role: Role) -> None:
    """Choose a public port for every endpoint that names none, the one it had before if it had one."""
    before = deployment.role(role.name)
    for endpoint in role.endpoints:
        if endpoint.port is not None:
            continue
        known = before.endpoint(endpoint.name) if before else None
        shared = next((other for _, other in members(deployment, endpoint.set_name or "") if other.port is not None), None)
        if known and known.port is not None:
            endpoint.port = known.port
        elif shared:
            endpoint.port = shared.port
        else:
            used = {other.port for one in [*deployment.roles, role] for other in one.endpoints}
            resource = f"Deployment/{deployment.service}/{role.name}/{endpoint.name}"
            while endpoint.port is None or endpoint.port in used:
                endpoint.port = change.number(resource, "public port", LOWEST_CHOSEN, HIGHEST_CHOSEN)


def members(deployment: Deployment, set_name: str) -> Iterator[tuple[Role, Endpoint]]:
    """The endpoints of a load-balanced set with their roles."""
    for role in deployment.roles:
        for endpoint in role.endpoints:
            if endpoint.set_name and endpoint.set_name.lower() == set_name.lower():
                yield role, endpoint


def update_set(change: Change, service: str, set_name: str, **fields: object) -> Deployment:
    """Change every member of a load-balanced set at once: protocol, local_port, port, direct_server_return, acl, probe.

    None leaves a field as it is; a probe that asked the old local port follows to the new one (azure-sdk-tools v0.8.4).
    """
    deployment = change.get(Deployment, service, PRODUCTION)
    for _, endpoint in members(deployment, set_name):
        port = fields.get("local_port")
        if isinstance(port, int) and endpoint.probe and endpoint.probe.port == endpoint.local_port:
            endpoint.probe.port = port
        for field, value in fields.items():
            if value is not None:
                setattr(endpoint, field, value)
    deployment.modified = change.now()
    return deployment


def every(deployment: Deployment) -> Iterator[tuple[Role, Endpoint]]:
    return ((role, endpoint) for role in deployment.roles for endpoint in role.endpoints)


# What must hold


def bad_value(change: Change, deployment: Deployment) -> bool:
    for role in deployment.roles:
        names = [endpoint.name.lower() for endpoint in role.endpoints]
        if len(set(names)) != len(names):
            return True
    return any(
        not endpoint.name
        or endpoint.protocol.lower() not in ("tcp", "udp")
        or not 1 <= endpoint.local_port <= 65535
        or not 1 <= (1 if endpoint.port is None else endpoint.port) <= 65535
        or (endpoint.probe is not None and (endpoint.probe.protocol.lower() == "http") != bool(endpoint.probe.path))
        for _, endpoint in every(deployment)
    )


def bad_probe_port(change: Change, deployment: Deployment) -> object:
    ports = (endpoint.probe.port for _, endpoint in every(deployment) if endpoint.probe)
    return next(((port,) for port in ports if not 1 <= port <= 65535), None)


SHORTEST = {"IntervalInSeconds": 5, "TimeoutInSeconds": 11}  # load balancer probe schema of service definitions


def hasty_probe(change: Change, deployment: Deployment) -> object:
    for _, endpoint in every(deployment):
        given = {"IntervalInSeconds": endpoint.probe.interval, "TimeoutInSeconds": endpoint.probe.timeout} if endpoint.probe else {}
        for field, seconds in given.items():
            if seconds < SHORTEST[field]:
                return seconds, field, SHORTEST[field]
    return None


def taken_port(change: Change, deployment: Deployment) -> object:
    """A front end is the VIP or an internal load balancer; members of one set share its port."""
    fronts: dict[tuple[str, str, int], str | None] = {}
    for _, endpoint in every(deployment):
        if endpoint.port is None:
            continue
        front = ((endpoint.load_balancer or "").lower(), endpoint.protocol.lower(), endpoint.port)
        owner = endpoint.set_name.lower() if endpoint.set_name else None
        if front in fronts and (owner is None or fronts[front] != owner):
            return (endpoint.port,)
        fronts[front] = owner
    return None


def taken_local_port(change: Change, deployment: Deployment) -> object:
    """A port may be reached both through a load-balanced set and by port forwarding: Microsoft's New-AzureRedundantVm script does so."""
    for role in deployment.roles:
        used: set[tuple[str, int, bool]] = set()
        for endpoint in role.endpoints:
            local = (endpoint.protocol.lower(), endpoint.local_port, bool(endpoint.set_name))
            if local in used:
                return endpoint.local_port, endpoint.name
            used.add(local)
    return None


COMPARED = {
    "Protocol": lambda endpoint: endpoint.protocol.lower(),
    "Port": lambda endpoint: endpoint.port,
    "LocalPort": lambda endpoint: endpoint.local_port,
    "LoadBalancerName": lambda endpoint: (endpoint.load_balancer or "").lower(),
    "EnableDirectServerReturn": lambda endpoint: endpoint.direct_server_return,
    "LoadBalancerProbe.Protocol": lambda endpoint: endpoint.probe and endpoint.probe.protocol.lower(),
    "LoadBalancerProbe.Port": lambda endpoint: endpoint.probe and endpoint.probe.port,
    "LoadBalancerProbe.Path": lambda endpoint: endpoint.probe and endpoint.probe.path,
    "LoadBalancerProbe.IntervalInSeconds": lambda endpoint: endpoint.probe and endpoint.probe.interval,
    "LoadBalancerProbe.TimeoutInSeconds": lambda endpoint: endpoint.probe and endpoint.probe.timeout,
}
"""What all members of a load-balanced set must have alike, by the name the service gives it."""


def sets(change: Change, deployment: Deployment) -> Iterator[tuple[str, list[Endpoint]]]:
    """The load-balanced sets, the members that did not change first, for they are what others are measured by."""
    before = change.before(deployment)
    found: dict[str, list[Endpoint]] = {}
    changed: list[Endpoint] = []
    for role, endpoint in every(deployment):
        if endpoint.set_name:
            old = before.role(role.name) if before else None
            known = old is not None and endpoint in old.endpoints
            if known:
                found.setdefault(endpoint.set_name.lower(), []).append(endpoint)
            else:
                changed.append(endpoint)
    for endpoint in changed:
        found.setdefault((endpoint.set_name or "").lower(), []).append(endpoint)
    for endpoints in found.values():
        yield endpoints[0].set_name or "", endpoints


def unlike(change: Change, deployment: Deployment) -> object:
    for name, endpoints in sets(change, deployment):
        first = endpoints[0]
        for endpoint in endpoints[1:]:
            for field, value in COMPARED.items():
                if value(endpoint) != value(first):
                    return endpoint.name, field, shown(value(endpoint)), shown(value(first)), name
    return None


def shown(value: object) -> str:
    return "" if value is None else str(value)


def acl_alone(change: Change, deployment: Deployment) -> object:
    return next((name for name, (first, *rest) in sets(change, deployment) if not first.acl and any(one.acl for one in rest)), None)


def acl_unlike(change: Change, deployment: Deployment) -> object:
    for name, (first, *rest) in sets(change, deployment):
        for endpoint in rest:
            if len(endpoint.acl) != len(first.acl):
                return name, len(endpoint.acl), len(first.acl)
    return None


def acl_rules_unlike(change: Change, deployment: Deployment) -> object:
    for name, (first, *rest) in sets(change, deployment):
        if any(endpoint.acl != first.acl for endpoint in rest):
            return name
    return None


def bad_acl(change: Change, deployment: Deployment) -> object:
    limit = change.facts.quota("acl_rules_per_endpoint")
    return next((words for _, endpoint in every(deployment) if (words := problem(endpoint.acl, limit))), None)


def unknown_balancer(change: Change, deployment: Deployment) -> object:
    known = deployment.load_balancer.name.lower() if deployment.load_balancer else None
    names = (endpoint.load_balancer for _, endpoint in every(deployment) if endpoint.load_balancer)
    return next((name for name in names if name.lower() != known), None)


def basic_balanced(change: Change, deployment: Deployment) -> object:
    for role, endpoint in every(deployment):
        size = change.facts.sizes.get(role.size.lower())
        if size and not size.load_balancing and (endpoint.set_name or endpoint.load_balancer):
            return role.name, size.name
    return None


def too_many(change: Change, deployment: Deployment) -> object:
    limit, count = change.facts.quota("input_endpoints_per_cloud_service"), sum(1 for _ in every(deployment))
    return (limit, deployment.service) if count > limit else None


rules(
    Deployment,
    Rule("keep", "BadRequest", "A parameter was incorrect", bad_value, "azure-xplat-cli, recorded answer"),
    Rule(
        "keep",
        "BadRequest",
        "Value '{0}' specified for parameter 'LoadBalancerProbe.Port' is invalid. Allowed values are 'a number between 1 to 65535'.",
        bad_probe_port,
        "github.com/Azure/azure-xplat-cli, issue 1669",
    ),
    Rule(
        "keep",
        "BadRequest",
        "Value '{0}' specified for parameter 'LoadBalancerProbe.{1}' is invalid. Allowed values are 'a number of at least {2}'.",
        hasty_probe,
        "load balancer probe schema; assumed from the words for the port",
    ),
    Rule(
        "keep",
        "BadRequest",
        "Port {0} is already in use by one of the endpoints in this deployment. Ensure that the port numbers are unique across endpoints "
        "within a deployment.",
        taken_port,
        "github.com/Azure/azure-sdk-for-python, issue 266",
    ),
    Rule(
        "keep",
        "BadRequest",
        "Local Port {0} for endpoint {1} is already in use by one of the other endpoints in this role. Ensure that the local port numbers "
        "are unique across endpoints within a role.",
        taken_local_port,
        "github.com/Azure/azure-xplat-cli, issue 1810",
    ),
    Rule(
        "keep",
        "BadRequest",
        "Endpoint name '{0}', property '{1}'. The value '{2}' does not match '{3}' for LB set '{4}'.",
        unlike,
        "github.com/Azure/azure-xplat-cli, issue 1792",
    ),
    Rule(
        "keep",
        "BadRequest",
        "Existing endpoints in LB set '{0}' do not contain ACL.",
        acl_alone,
        "github.com/Azure/azure-xplat-cli, issue 2717",
    ),
    Rule(
        "keep",
        "BadRequest",
        "ACL rules do not match for endpoint in '{0}'. Mismatch in rule count. Specified '{1}'. Existing '{2}'.",
        acl_unlike,
        "github.com/Azure/azure-xplat-cli, issue 1522",
    ),
    Rule("keep", "BadRequest", "ACL rules do not match for endpoint in '{0}'.", acl_rules_unlike, "assumed from the words for the count"),
    Rule("keep", "BadRequest", "{0}", bad_acl, "limits of May 2014 and azure-xplat-cli; assumed wording"),
    Rule("keep", "BadRequest", "The load balancer {0} does not exist in the deployment.", unknown_balancer, "assumed wording"),
    Rule(
        "keep",
        "BadRequest",
        "The virtual machine {0} of the size {1} cannot be load balanced.",
        basic_balanced,
        "announcement of the Basic tier, 2014; assumed wording",
    ),
    Rule(
        "keep",
        "BadRequest",
        "The number of input endpoints is more than the limit of {0} of the hosted service {1}.",
        too_many,
        "limits of May 2014; assumed wording",
    ),
)


def vip_of(deployment: Deployment, endpoint: Endpoint) -> str | None:
    """The address that an endpoint is reached at: the VIP, or its internal load balancer's."""
    if endpoint.load_balancer and deployment.load_balancer:
        return deployment.load_balancer.address
    return deployment.vip
