"""Get-ExecutionPolicy, Set-ExecutionPolicy: kept for the session, shown, and never enforced."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.types import declare_enum
from azshell.dotnet.values import PSObject

ExecutionPolicy = declare_enum(
    "Microsoft.PowerShell.ExecutionPolicy",
    {"Unrestricted": 0, "RemoteSigned": 1, "AllSigned": 2, "Restricted": 3, "Default": 3, "Bypass": 4, "Undefined": 5},
)
ExecutionPolicyScope = declare_enum(
    "Microsoft.PowerShell.ExecutionPolicyScope",
    {"Process": 0, "CurrentUser": 1, "LocalMachine": 2, "UserPolicy": 3, "MachinePolicy": 4},
)
# The order in which they outrank each other.
SCOPES = ("MachinePolicy", "UserPolicy", "Process", "CurrentUser", "LocalMachine")


def policies(session: object) -> dict[str, str]:
    """Scope -> policy of a session; only what was set."""
    return session.services.setdefault("execution policies", {"LocalMachine": "Unrestricted"})  # type: ignore[attr-defined]


class GetExecutionPolicy(Cmdlet):
    """Gives the execution policy. Scripts run whatever it is."""

    Scope = Parameter(ExecutionPolicyScope, position=0, from_property=True)
    List = Switch()

    def process(self) -> None:
        known = policies(self.session)
        if self.List:
            for scope in SCOPES:
                policy = getattr(ExecutionPolicy, known.get(scope, "Undefined"))
                self.write(PSObject.custom([("Scope", getattr(ExecutionPolicyScope, scope)), ("ExecutionPolicy", policy)]))
        elif self.Scope is not None:
            self.write(getattr(ExecutionPolicy, known.get(str(self.Scope), "Undefined")))
        else:
            self.write(getattr(ExecutionPolicy, next(known[scope] for scope in SCOPES if scope in known)))


class SetExecutionPolicy(Cmdlet):
    """Sets the execution policy of this session, whatever the scope. It changes what Get-ExecutionPolicy says, and nothing else."""

    supports_should_process = True

    ExecutionPolicy = Parameter(ExecutionPolicy, position=0, mandatory=True, from_pipeline=True, effect="modelled")
    Scope = Parameter(ExecutionPolicyScope, position=1, from_property=True, effect="modelled")
    Force = Switch(effect="accepted")

    def process(self) -> None:
        scope = str(self.Scope) if self.Scope is not None else "LocalMachine"
        policy = str(self.ExecutionPolicy)
        if self.should_process(policy, "Set-ExecutionPolicy"):
            known = policies(self.session)
            if policy == "Undefined" and scope != "LocalMachine":
                known.pop(scope, None)
            else:
                known[scope] = policy
