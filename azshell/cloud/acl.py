"""Endpoint ACLs: ordered permit and deny rules about where a client may come from."""

from __future__ import annotations

import msgspec

from azshell.cloud.address import number
from azshell.cloud.prefix import is_prefix, parse

__all__ = ["AclRule", "permits", "problem"]

DESCRIPTION_LENGTH = 255  # client rule of azure-xplat-cli


class AclRule(msgspec.Struct, omit_defaults=True):
    """One rule; `action` is permit or deny, `remote_subnet` a prefix, 10.1.2.3/8 being 10.0.0.0/8; the lowest `order` is asked first."""

    order: int
    action: str
    remote_subnet: str
    description: str | None = None


def permits(acl: list[AclRule], client: str) -> tuple[bool, AclRule | None]:
    """Whether the load balancer forwards a client's packet, and the rule that decided.

    The first match decides. When nothing matches, one permit rule is enough for everybody else to be refused (documentation of
    network access control lists).
    """
    address = number(client)
    for rule in sorted(acl, key=lambda rule: rule.order):
        if address in parse(rule.remote_subnet, loose=True):
            return rule.action.lower() == "permit", rule
    return not any(rule.action.lower() == "permit" for rule in acl), None


def problem(acl: list[AclRule], limit: int) -> str | None:
    """What the service has against an ACL, None when nothing. Only its code is known; the words are assumed."""
    if len(acl) > limit:
        return f"The number of ACL rules {len(acl)} is more than the limit of {limit} per endpoint."
    orders = [rule.order for rule in acl]
    if len(set(orders)) != len(orders):
        return "The ACL rules of an endpoint must have different values for 'EndpointAcl.Rules.Rule.Order'."
    for rule in acl:
        if not 0 <= rule.order <= 65535:
            return f"Value '{rule.order}' specified for parameter 'EndpointAcl.Rules.Rule.Order' is invalid."
        if rule.action.lower() not in ("permit", "deny"):
            return f"Value '{rule.action}' specified for parameter 'EndpointAcl.Rules.Rule.Action' is invalid."
        if not is_prefix(rule.remote_subnet, loose=True):
            return f"Value '{rule.remote_subnet}' specified for parameter 'EndpointAcl.Rules.Rule.RemoteSubnet' is invalid."
        if len(rule.description or "") > DESCRIPTION_LENGTH:
            return "The description of an ACL rule must not be longer than 255 characters."
    return None
