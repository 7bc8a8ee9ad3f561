"""Instance-level public IPs: a public address of one machine's own, beside the VIP and past the load balancer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.cloud.address import draw
from azshell.cloud.deployment import Deployment, Instance, Role
from azshell.cloud.rule import OVER_QUOTA, Rule, rules
from azshell.cloud.static_ip import network_of

if TYPE_CHECKING:
    from azshell.cloud.change import Change

__all__ = ["allocate"]


def allocate(change: Change, deployment: Deployment, role: Role, instance: Instance) -> None:
    """Give the instance an address when its role wants one and it is allocated; take it away otherwise."""
    if role.public_ip is None or not instance.allocated:
        instance.public_address = None
    elif instance.public_address is None:
        instance.public_address = draw(change, deployment.region, f"PublicIP/{deployment.service}/{instance.name}")


def not_regional(change: Change, deployment: Deployment) -> object:
    network = network_of(change, deployment.virtual_network)
    if network is not None and network.is_regional:
        return None
    return next((role.public_ip for role in deployment.roles if role.public_ip), None)


def over(change: Change, deployment: Deployment) -> object:
    """The roles that want one count, whether they are allocated now or not."""
    limit, others = change.facts.quota("instance_level_public_ips"), change.total("public ip", deployment)
    wanted = wanting(deployment)
    had = wanting(before) if (before := change.before(deployment)) else 0
    return ("public IP count", limit, others + had, wanted - had) if wanted > had and others + wanted > limit else None


def wanting(deployment: Deployment) -> int:
    return sum(1 for role in deployment.roles if role.public_ip)


rules(
    Deployment,
    Rule(
        "keep",
        "BadRequest",
        "The public IP {0} can be used only by a virtual machine in a regional virtual network.",
        not_regional,
        "the article of June 2014; assumed wording",
    ),
    Rule("keep", "BadRequest", OVER_QUOTA, over, "github.com/chanezon/azure-linux, issue 15; two, by the article of June 2014"),
)
