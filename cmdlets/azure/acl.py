"""New-, Get-, Set- and Remove-AzureAclConfig, and the access control lists that they work on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from azshell.cmdlet import Parameter, Switch, validate_not_null, validate_set
from azshell.dotnet.collections import ReadOnlyCollection
from azshell.dotnet.exceptions import ArgumentException
from azshell.dotnet.types import constructor, declare, implicit, method, prop
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, context
from cmdlets.azure.persistent_vm import (
    INTERFACE,
    PVM,
    AccessControlListRule,
    EndpointAccessControlList,
    NetworkConfigurationSet,
    collection,
    configuration_of,
)
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet

__all__ = ["NetworkAclObject", "NetworkAclRule", "acl_of", "list_of"]

NetworkAclRule = context(
    MODEL + "NetworkAclRule",
    "int RuleId",
    "int Order",
    "string Action",
    "string RemoteSubnet",
    "string Description",
    members=[method("string ToString()", lambda rule: rule.Description or "")],
    RuleId=-1,
    Order=0,
    Action="",
    RemoteSubnet="",
    Description="",
)


class NetworkAclObject:
    """An access control list in the making. A rule's number counts from 0 and is never given twice."""

    net_type: Any

    def __init__(self) -> None:
        self.rules: list[Any] = []
        self.next_id = 0

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rules)

    def add(self, rule: Any) -> None:
        rule.RuleId = self.next_id
        self.next_id += 1
        self.rules.append(rule)

    def find(self, rule_id: int) -> Any:
        return next((rule for rule in self.rules if rule.RuleId == rule_id), None)

    def remove(self, rule_id: int) -> bool:
        """Whether there was such a rule."""
        kept = [rule for rule in self.rules if rule.RuleId != rule_id]
        gone = len(kept) < len(self.rules)
        self.rules = kept
        return gone


def acl_of(access: Any) -> NetworkAclObject:
    """The list of an endpoint's EndpointAccessControlList, which may be None, with rules numbered anew."""
    acl = NetworkAclObject()
    for rule in access.Rules or () if access is not None else ():
        made = NetworkAclRule(Order=rule.Order or 0, Action=rule.Action, RemoteSubnet=rule.RemoteSubnet, Description=rule.Description)
        acl.add(made)
    return acl


def list_of(acl: NetworkAclObject | None) -> Any:
    """What an endpoint keeps of a list: an EndpointAccessControlList, or None of an empty one."""
    if acl is None or not acl.rules:
        return None
    rules = (
        AccessControlListRule(Order=rule.Order, Action=rule.Action, RemoteSubnet=rule.RemoteSubnet, Description=rule.Description)
        for rule in acl.rules
    )
    return EndpointAccessControlList(Rules=collection("AccessControlListRule", rules))


declare(
    MODEL + "NetworkAclObject",
    NetworkAclObject,
    interfaces=[f"System.Collections.Generic.IEnumerable[{MODEL}NetworkAclRule]", "System.Collections.IEnumerable"],
    members=[
        constructor(f"{MODEL}NetworkAclObject()", NetworkAclObject),
        prop(
            f"System.Collections.ObjectModel.ReadOnlyCollection[{MODEL}NetworkAclRule] Rules",
            lambda acl: ReadOnlyCollection(acl.rules, NetworkAclRule.net_type),
        ),
        method(f"void AddRule({MODEL}NetworkAclRule rule)", NetworkAclObject.add),
        method(f"{MODEL}NetworkAclRule GetRule(int ruleId)", NetworkAclObject.find),
        method("bool RemoveRule(int ruleId)", NetworkAclObject.remove),
    ],
    convert=[implicit(PVM + "EndpointAccessControlList", acl_of)],
)


class NewAzureAclConfig(AzureCmdlet):
    """Makes an empty access control list for endpoints.

    Set-AzureAclConfig puts rules into it; Add-, Set- and Set-AzureLoadBalancedEndpoint take it. The rule with the lowest order decides
    first. Where nothing matches, one permit rule is enough for everybody else to be refused.

    ```ps1con
    PS C:\\> $acl = New-AzureAclConfig
    PS C:\\> Set-AzureAclConfig -AddRule -ACL $acl -Action Permit -RemoteSubnet 10.0.0.0/8 -Order 1 -Description head


    RuleId       : 0
    Order        : 1
    Action       : Permit
    RemoteSubnet : 10.0.0.0/8
    Description  : head



    ```
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.Endpoints.NewAzureAclConfig"
    output_types = (NetworkAclObject,)

    def execute(self) -> None:
        self.write(NetworkAclObject())


class GetAzureAclConfig(VMConfigurationCmdlet):
    """Gives the access control list of an endpoint of a configuration, or those of all its endpoints."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.Endpoints.GetAzureAclConfig"
    output_types = (NetworkAclObject,)

    EndpointName = Parameter("string", position=0)

    def execute(self) -> None:
        network = configuration_of(self.machine, NetworkConfigurationSet)
        if network is None or network.InputEndpoints is None:
            return
        if self.EndpointName:
            self.write(acl_of(endpoint_of(self, network, self.EndpointName).EndpointAccessControlList))
            return
        for endpoint in network.InputEndpoints:
            self.write(acl_of(endpoint.EndpointAccessControlList))


class SetAzureAclConfig(AzureCmdlet):
    """Adds a rule to an access control list, or changes or removes one by its number. Endpoints that were given the list have a copy."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.Endpoints.SetAzureAclConfig"
    output_types = (NetworkAclObject,)

    AddRule = Switch(mandatory=True, sets=["AddRule"])
    RemoveRule = Switch(mandatory=True, sets=["RemoveRule"])
    SetRule = Switch(mandatory=True, sets=["SetRule"])
    RuleId = Parameter("int", mandatory=True, position=0, sets=["SetRule", "RemoveRule"])
    Action = Parameter(
        "string", sets={"AddRule": {"mandatory": True, "position": 0}, "SetRule": {}}, validate=validate_set("Permit", "Deny")
    )
    RemoteSubnet = Parameter("string", sets={"AddRule": {"mandatory": True, "position": 1}, "SetRule": {}})
    Order = Parameter("int", sets={"AddRule": {"position": 2}, "SetRule": {}})
    Description = Parameter("string", sets={"AddRule": {"position": 3}, "SetRule": {}})
    ACL = Parameter(NetworkAclObject, mandatory=True, from_pipeline=True, validate=validate_not_null)

    def execute(self) -> None:
        if self.parameter_set == "AddRule":
            rule = NetworkAclRule(Order=self.Order or 0, Action=self.Action, RemoteSubnet=self.RemoteSubnet, Description=self.Description)
            self.ACL.add(rule)
        elif self.parameter_set == "SetRule":
            rule = self.ACL.find(self.RuleId)
            if rule is None:
                raise no_such_rule(self.RuleId)
            for name in ("Order", "Action", "RemoteSubnet", "Description"):
                if self.is_bound(name):
                    setattr(rule, name, getattr(self, name))
        elif not self.ACL.remove(self.RuleId):
            raise no_such_rule(self.RuleId)
        self.write(self.ACL)


class RemoveAzureAclConfig(VMConfigurationCmdlet):
    """Takes the access control list off an endpoint of a configuration: everybody may come in again."""

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.Endpoints.RemoveAzureAclConfig"
    output_types = (INTERFACE,)

    EndpointName = Parameter("string", mandatory=True, position=0)

    def execute(self) -> None:
        network = configuration_of(self.machine, NetworkConfigurationSet)
        if network is not None and network.InputEndpoints is not None:
            endpoint_of(self, network, self.EndpointName).EndpointAccessControlList = None
        self.write(self.VM)


def endpoint_of(cmdlet: VMConfigurationCmdlet, network: Any, name: str) -> Any:
    found = next((endpoint for endpoint in network.InputEndpoints if endpoint.Name.lower() == name.lower()), None)
    if found is None:
        cmdlet.refuse(f"An endpoint named '{name}' cannot be found in the configuration of this VM.")
    return found


def no_such_rule(rule_id: int) -> ArgumentException:
    return ArgumentException(f"A rule with id '{rule_id}' does not exist.")
