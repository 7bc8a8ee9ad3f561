"""Set-AzureLoadBalancedEndpoint."""

from __future__ import annotations

from azshell.cloud import endpoint as endpoints
from azshell.cloud.deployment import Endpoint, Probe
from azshell.cmdlet import Parameter, Switch, validate_not_null, validate_not_null_or_empty, validate_set
from azshell.dotnet.exceptions import InvalidOperationException
from cmdlets.azure.acl import NetworkAclObject, list_of
from cmdlets.azure.contexts import ManagementOperationContext
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.vm_mapping import rules_to

_TCP, _HTTP = "TCPProbe", "HTTPProbe"


class SetAzureLoadBalancedEndpoint(DeploymentCmdlet):
    """Changes a load-balanced set of a cloud service, every member at once, without Update-AzureVM.

    What all members must have alike can only be changed this way: ports, protocol, probe, access control list. A probe that asks the
    local port goes with it to another one.
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.Endpoints.SetAzureLoadBalancedEndpoint"
    default_set = "DefaultProbe"
    output_types = (ManagementOperationContext,)

    LBSetName = Parameter("string", mandatory=True, validate=validate_not_null_or_empty)
    Protocol = Parameter("string", validate=validate_set("TCP", "UDP"))
    LocalPort = Parameter("int")
    PublicPort = Parameter("int")
    DirectServerReturn = Parameter("bool")
    ACL = Parameter(NetworkAclObject, validate=validate_not_null)
    ProbeProtocolTCP = Switch(mandatory=True, sets=[_TCP])
    ProbeProtocolHTTP = Switch(mandatory=True, sets=[_HTTP])
    ProbePath = Parameter("string", mandatory=True, sets=[_HTTP], validate=validate_not_null_or_empty)
    ProbePort = Parameter("int", sets=[_TCP, _HTTP])
    ProbeIntervalInSeconds = Parameter("int", sets=[_TCP, _HTTP])
    ProbeTimeoutInSeconds = Parameter("int", sets=[_TCP, _HTTP])
    InternalLoadBalancerName = Parameter("string")

    def execute(self) -> None:
        deployment = self.deployment()
        if deployment is None:
            return
        member = next((one for _, one in endpoints.members(deployment, self.LBSetName)), None)
        if member is None:
            words = f"An endpoint cannot be found with the given load balancer set name '{self.LBSetName}'."
            self.throw(InvalidOperationException(words), "", "InvalidData", None)
            return
        fields: dict[str, object] = {
            "protocol": self.Protocol and self.Protocol.lower(),
            "local_port": self.LocalPort,
            "port": self.PublicPort,
            "direct_server_return": self.DirectServerReturn,
            "acl": rules_to(list_of(self.ACL)) if self.is_bound("ACL") else None,
            "load_balancer": self.InternalLoadBalancerName,
            "probe": self.probe(member) if self.parameter_set in (_TCP, _HTTP) else None,
        }
        with self.change() as change:
            endpoints.update_set(change, self.ServiceName, self.LBSetName, **fields)
        self.write_operation(change.operation)

    def probe(self, member: Endpoint) -> Probe:
        """The members' probe with what was given, or a new one of their local port."""
        old = member.probe or Probe(port=member.local_port if self.LocalPort is None else self.LocalPort)
        followed = self.LocalPort if self.LocalPort is not None and old.port == member.local_port else old.port
        return Probe(
            port=followed if self.ProbePort is None else self.ProbePort,
            protocol="http" if self.ProbeProtocolHTTP else "tcp",
            path=self.ProbePath if self.ProbeProtocolHTTP else None,
            interval=old.interval if self.ProbeIntervalInSeconds is None else self.ProbeIntervalInSeconds,
            timeout=old.timeout if self.ProbeTimeoutInSeconds is None else self.ProbeTimeoutInSeconds,
        )
