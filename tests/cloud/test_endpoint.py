"""Endpoints: ports, sets, probes and ACLs, and the words of every refusal."""

from __future__ import annotations

import pytest

from azshell.cloud import World, acl
from azshell.cloud import endpoint as endpoints
from azshell.cloud import virtual_machine as vm
from azshell.cloud.acl import AclRule
from azshell.cloud.deployment import Deployment, Endpoint, Probe
from tests.cloud.conftest import done, machine, refused

PERMIT = AclRule(0, "permit", "131.107.0.0/16")


def web_set(**fields: object) -> Endpoint:
    return Endpoint("web", **{"local_port": 80, "port": 80, "set_name": "webset", "probe": Probe(80), **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("added", "words"),
    [
        ([Endpoint("http", 8080, port=80)], "BadRequest: Port 80 is already in use by one of the endpoints in this deployment. Ensure that the port numbers are unique across endpoints within a deployment."),
        ([Endpoint("http", 8080, "udp", port=80)], None),
        ([web_set()], None),
        ([web_set(set_name="otherset")], "BadRequest: Port 80 is already in use by one of the endpoints in this deployment. Ensure that the port numbers are unique across endpoints within a deployment."),
        ([Endpoint("a", 22, port=22), Endpoint("b", 22, port=23)], "BadRequest: Local Port 22 for endpoint b is already in use by one of the other endpoints in this role. Ensure that the local port numbers are unique across endpoints within a role."),
        ([web_set(probe=Probe(81))], "BadRequest: Endpoint name 'web', property 'LoadBalancerProbe.Port'. The value '81' does not match '80' for LB set 'webset'."),
        ([web_set(probe=Probe(0))], "BadRequest: Value '0' specified for parameter 'LoadBalancerProbe.Port' is invalid. Allowed values are 'a number between 1 to 65535'."),
        ([web_set(probe=Probe(80, interval=4))], "BadRequest: Value '4' specified for parameter 'LoadBalancerProbe.IntervalInSeconds' is invalid. Allowed values are 'a number of at least 5'."),
        ([web_set(acl=[PERMIT])], "BadRequest: Existing endpoints in LB set 'webset' do not contain ACL."),
        ([Endpoint("x", 0)], "BadRequest: A parameter was incorrect"),
        ([Endpoint("x", 1, "icmp")], "BadRequest: A parameter was incorrect"),
        ([Endpoint("x", 1, load_balancer="lb")], "BadRequest: The load balancer lb does not exist in the deployment."),
        ([Endpoint("x", 1, acl=[PERMIT, PERMIT])], "BadRequest: The ACL rules of an endpoint must have different values for 'EndpointAcl.Rules.Rule.Order'."),
    ],
    ids=range(13),
)  # fmt: skip
def test_endpoints_beside_a_set(lab: World, added: list[Endpoint], words: str | None) -> None:
    done(lab, vm.create_deployment, "web", machine("a", web_set()))
    if words is None:
        done(lab, vm.add, "web", machine("b", *added))
    else:
        assert refused(lab, vm.add, "web", machine("b", *added)) == words


def test_a_set_s_acl_is_changed_for_all_at_once(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a", web_set(acl=[PERMIT])))
    assert refused(lab, vm.add, "web", machine("b", web_set())) == (
        "BadRequest: ACL rules do not match for endpoint in 'webset'. Mismatch in rule count. Specified '0'. Existing '1'."
    )
    done(lab, vm.add, "web", machine("b", web_set(acl=[PERMIT])))
    assert "Mismatch in rule count. Specified '0'. Existing '1'." in refused(lab, vm.update, "web", "a", machine("a", web_set()))
    done(lab, endpoints.update_set, "web", "WEBSET", acl=[], local_port=8080)
    found = [one for _, one in endpoints.members(lab.get(Deployment, "web", "Production"), "webset")]
    assert [(one.acl, one.local_port, one.probe and one.probe.port) for one in found] == [([], 8080, 8080)] * 2


def test_ports_that_are_left_out_are_chosen_once(lab: World) -> None:
    done(lab, vm.create_deployment, "web", machine("a"))
    chosen = lab.get(Deployment, "web", "Production").roles[0].endpoints[0].port
    assert chosen and 49152 <= chosen <= 65535
    done(lab, vm.update, "web", "a", machine("a"))
    assert lab.get(Deployment, "web", "Production").roles[0].endpoints[0].port == chosen


def test_basic_machines_are_not_balanced(lab: World) -> None:
    assert "Basic_A1" in refused(lab, vm.create_deployment, "web", machine("a", web_set(), size="basic_a1"))
    done(lab, vm.create_deployment, "web", machine("a", size="basic_a1"))


@pytest.mark.parametrize(
    ("rules", "client", "permitted"),
    [
        ([], "1.2.3.4", True),
        ([PERMIT], "131.107.1.1", True),
        ([PERMIT], "1.2.3.4", False),
        ([AclRule(0, "deny", "1.0.0.0/8")], "2.2.3.4", True),
        ([AclRule(0, "permit", "1.2.3.4/0")], "2.2.3.4", True),
        ([AclRule(0, "deny", "1.0.0.0/8")], "1.2.3.4", False),
        ([AclRule(2, "deny", "131.107.1.0/24"), AclRule(1, "permit", "131.107.0.0/16")], "131.107.1.1", True),
    ],
)
def test_the_first_match_decides(rules: list[AclRule], client: str, permitted: bool) -> None:
    assert acl.permits(rules, client)[0] is permitted
