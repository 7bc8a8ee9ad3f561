"""Add-, Get-, Set- and Remove-AzureEndpoint."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Parameter, Switch, validate_not_null, validate_not_null_or_empty, validate_set
from azshell.dotnet.exceptions import ArgumentException
from cmdlets.azure.acl import NetworkAclObject, acl_of, list_of
from cmdlets.azure.contexts import MODEL, context
from cmdlets.azure.persistent_vm import InputEndpoint, LoadBalancerProbe, endpoints_of
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet

InputEndpointContext = context(
    MODEL + "InputEndpointContext",
    "string LBSetName",
    "int LocalPort",
    "string Name",
    "System.Nullable[int] Port",
    "string Protocol",
    "string Vip",
    "string ProbePath",
    "int ProbePort",
    "string ProbeProtocol",
    "System.Nullable[int] ProbeIntervalInSeconds",
    "System.Nullable[int] ProbeTimeoutInSeconds",
    "System.Nullable[bool] EnableDirectServerReturn",
    f"{MODEL}NetworkAclObject Acl",
    "string InternalLoadBalancerName",
    ProbePort=0,
)

_ENDPOINTS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.Endpoints."
_NONE, _NO_PROBE, _DEFAULT_PROBE, _CUSTOM_PROBE = "NoLB", "LBNoProbe", "LBDefaultProbe", "LBCustomProbe"
_SETS = [_NO_PROBE, _DEFAULT_PROBE, _CUSTOM_PROBE]


class EndpointCmdlet(VMConfigurationCmdlet):
    """What Add- and Set-AzureEndpoint share: the probe of a load-balanced set, and the load balancer that it is on."""

    NoProbe = Switch(mandatory=True, sets=[_NO_PROBE])
    DefaultProbe = Switch(mandatory=True, sets=[_DEFAULT_PROBE])
    ProbePort = Parameter("int", mandatory=True, sets=[_CUSTOM_PROBE])
    ProbeProtocol = Parameter("string", mandatory=True, sets=[_CUSTOM_PROBE], validate=validate_set("tcp", "http"))
    ProbePath = Parameter("string", sets=[_CUSTOM_PROBE], validate=validate_not_null_or_empty)
    ProbeIntervalInSeconds = Parameter("System.Nullable[int]", sets=[_CUSTOM_PROBE], validate=validate_not_null)
    ProbeTimeoutInSeconds = Parameter("System.Nullable[int]", sets=[_CUSTOM_PROBE], validate=validate_not_null)
    InternalLoadBalancerName = Parameter("string", validate=validate_not_null_or_empty)

    def find(self, name: str) -> Any:
        return next((endpoint for endpoint in endpoints_of(self.machine) if endpoint.Name.lower() == name.lower()), None)

    def in_range(self, lowest: int, *ports: int | None) -> None:
        if any(port is not None and not lowest <= port <= 65535 for port in ports):
            raise ArgumentException(f"Ports must be in the range of {lowest} - 65535")

    def check_probe(self) -> None:
        """A path goes with http and with nothing else; the probe's port is one."""
        protocol, path = self.ProbeProtocol.lower(), self.is_bound("ProbePath")
        if protocol == "tcp" and path:
            raise ArgumentException("ProbePath not valid with tcp")
        if protocol == "http" and not path:
            raise ArgumentException("ProbePath is required for http")
        self.in_range(1, self.ProbePort)

    def probe_of(self, endpoint: Any) -> Any:
        """The probe that the parameter set asks for; times left out are the service's."""
        if self.parameter_set == _DEFAULT_PROBE:
            return LoadBalancerProbe(Protocol="TCP", Port=endpoint.LocalPort)
        if self.parameter_set != _CUSTOM_PROBE:
            return None
        return LoadBalancerProbe(
            Protocol=self.ProbeProtocol,
            Port=self.ProbePort,
            Path=self.ProbePath,
            IntervalInSeconds=self.ProbeIntervalInSeconds,
            TimeoutInSeconds=self.ProbeTimeoutInSeconds,
        )


class AddAzureEndpoint(EndpointCmdlet):
    """Adds an endpoint to a virtual machine's configuration: a port of the service's address leads to a port of the machine.

    Without -LBSetName it is port forwarding to this machine alone. With it, the machines whose endpoints name the same set share the
    traffic; all must have the same ports, protocol and probe. A public port left out is chosen by the platform.

    ```ps1con
    PS C:\\> $web1 = Get-AzureVM -ServiceName web -Name web1
    PS C:\\> $web1 = $web1 | Add-AzureEndpoint -Name Http -Protocol tcp -LocalPort 80 -PublicPort 80 -LBSetName WebTier -DefaultProbe
    PS C:\\> $web1 | Update-AzureVM

    OperationDescription OperationId                          OperationStatus
    -------------------- -----------                          ---------------
    Update-AzureVM       [..]                                 Succeeded


    PS C:\\> Get-AzureVM web web1 | Get-AzureEndpoint Http | Format-Table Name, LBSetName, Port, ProbePort -AutoSize

    Name LBSetName Port ProbePort
    ---- --------- ---- ---------
    Http WebTier     80        80


    ```
    """

    net_class = _ENDPOINTS + "AddAzureEndpoint"
    default_set = _NONE

    Name = Parameter("string", mandatory=True, position=0, validate=validate_not_null_or_empty)
    Protocol = Parameter("string", mandatory=True, position=1, validate=[validate_set("tcp", "udp"), validate_not_null_or_empty])
    LocalPort = Parameter("int", mandatory=True, position=2, validate=validate_not_null_or_empty)
    PublicPort = Parameter("System.Nullable[int]", validate=validate_not_null_or_empty)
    DirectServerReturn = Parameter("System.Nullable[bool]")
    ACL = Parameter(NetworkAclObject)
    LBSetName = Parameter(
        "string", mandatory=True, sets=_SETS, aliases=["LoadBalancedEndpointSetName"], validate=validate_not_null_or_empty
    )

    def execute(self) -> None:
        if self.parameter_set == _CUSTOM_PROBE:
            self.check_probe()
        self.in_range(1, self.LocalPort, self.PublicPort)
        if self.find(self.Name) is not None:
            self.refuse(
                f"An endpoint named '{self.Name}' has already been defined for this VM. Specify a different endpoint name or use "
                "Set-Endpoint to change the configuration settings of the existing endpoint."
            )
        endpoint = InputEndpoint(
            Name=self.Name,
            Port=self.PublicPort,
            LocalPort=self.LocalPort,
            Protocol=self.Protocol,
            EndpointAccessControlList=list_of(self.ACL),
            EnableDirectServerReturn=self.DirectServerReturn,
            LoadBalancerName=self.InternalLoadBalancerName,
            LoadBalancedEndpointSetName=self.LBSetName,
        )
        endpoint.LoadBalancerProbe = self.probe_of(endpoint)
        endpoints_of(self.machine).append(endpoint)
        self.write(self.VM)


class SetAzureEndpoint(EndpointCmdlet):
    """Changes an endpoint of a virtual machine's configuration; what is not named stays as it is.

    To bring one onto an internal load balancer, give -InternalLoadBalancerName and -LBSetName, and send it with Update-AzureVM.
    """

    net_class = _ENDPOINTS + "SetAzureEndpoint"
    default_set = _NONE

    Name = Parameter("string", mandatory=True, position=0, validate=validate_not_null_or_empty)
    Protocol = Parameter("string", position=1, validate=[validate_set("tcp", "udp"), validate_not_null_or_empty])
    LocalPort = Parameter("int", position=2, validate=validate_not_null_or_empty)
    PublicPort = Parameter("System.Nullable[int]", validate=validate_not_null_or_empty)
    DirectServerReturn = Parameter("System.Nullable[bool]", validate=validate_not_null)
    ACL = Parameter(NetworkAclObject, validate=validate_not_null)

    # Not in the module of June 2014, whose endpoints had to be removed and added anew to get into a set. The article on network
    # connectivity of that month and the documentation after it give -LBSetName here, so it is accepted; and the probe's parameters
    # with it, in the sets of Add-AzureEndpoint, because a set without a probe sends traffic to members that are down. None is mandatory.
    LBSetName = Parameter("string", sets=[_NONE, *_SETS], aliases=["LoadBalancedEndpointSetName"], validate=validate_not_null_or_empty)

    def execute(self) -> None:
        self.in_range(0, self.LocalPort, self.PublicPort)
        if self.parameter_set == _CUSTOM_PROBE:
            self.check_probe()
        endpoint = self.find(self.Name)
        if endpoint is None:
            self.refuse(
                f"An endpoint named '{self.Name}' cannot be found in the configuration of this VM. Use New-ExternalEndpoint to define it."
            )
        for parameter, field in _CHANGES.items():
            if self.is_bound(parameter):
                setattr(endpoint, field, getattr(self, parameter))
        if self.is_bound("ACL"):
            endpoint.EndpointAccessControlList = list_of(self.ACL)
        if self.parameter_set != _NONE:
            endpoint.LoadBalancerProbe = self.probe_of(endpoint)
        self.write(self.VM)


_CHANGES = {
    "Protocol": "Protocol",
    "LocalPort": "LocalPort",
    "PublicPort": "Port",
    "DirectServerReturn": "EnableDirectServerReturn",
    "InternalLoadBalancerName": "LoadBalancerName",
    "LBSetName": "LoadBalancedEndpointSetName",
}
"""The parameters of Set-AzureEndpoint that are a property of the endpoint."""


class GetAzureEndpoint(VMConfigurationCmdlet):
    """Gives the endpoints of a virtual machine's configuration, or the one named."""

    net_class = _ENDPOINTS + "GetAzureEndpoint"
    output_types = (InputEndpointContext,)

    Name = Parameter("string", position=0, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        for endpoint in endpoints_of(self.machine):
            if self.Name is None or endpoint.Name.lower() == self.Name.lower():
                self.write(endpoint_context(endpoint))


class RemoveAzureEndpoint(VMConfigurationCmdlet):
    """Takes an endpoint out of a virtual machine's configuration."""

    net_class = _ENDPOINTS + "RemoveAzureInputEndpointCommand"

    Name = Parameter("string", mandatory=True, position=0, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        endpoints = endpoints_of(self.machine)
        found = next((endpoint for endpoint in endpoints if endpoint.Name.lower() == self.Name.lower()), None)
        if found is None:
            self.refuse(f"An endpoint named '{self.Name}' cannot be found in the configuration of this VM.")
        endpoints[:] = [endpoint for endpoint in endpoints if endpoint is not found]
        self.write(self.VM)


def endpoint_context(endpoint: Any) -> Any:
    probe = endpoint.LoadBalancerProbe if endpoint.LoadBalancedEndpointSetName else None
    return InputEndpointContext(
        LBSetName=endpoint.LoadBalancedEndpointSetName,
        LocalPort=endpoint.LocalPort,
        Name=endpoint.Name,
        Port=endpoint.Port,
        Protocol=endpoint.Protocol,
        Vip=endpoint.Vip,
        ProbePath=probe.Path if probe else None,
        ProbePort=probe.Port if probe else 0,
        ProbeProtocol=probe.Protocol if probe else None,
        ProbeIntervalInSeconds=probe.IntervalInSeconds if probe else None,
        ProbeTimeoutInSeconds=probe.TimeoutInSeconds if probe else None,
        EnableDirectServerReturn=endpoint.EnableDirectServerReturn,
        Acl=acl_of(endpoint.EndpointAccessControlList),
        InternalLoadBalancerName=endpoint.LoadBalancerName,
    )
