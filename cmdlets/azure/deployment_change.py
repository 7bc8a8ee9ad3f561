"""New-, Set- and Move-AzureDeployment, Set-AzureWalkUpgradeDomain: deployments of packages, which azshell does not run.

What the cmdlets check of deployments of virtual machines, and stopping and starting a deployment as a whole, is simulated.
"""

from __future__ import annotations

from azshell.cloud import deployment as deployments
from azshell.cloud.deployment import PRODUCTION, Deployment
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_set
from azshell.dotnet.exceptions import ArgumentException
from azshell.dotnet.types import array_of
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import ManagementOperationContext
from cmdlets.azure.persistent_vm import PersistentVM
from cmdlets.azure.role import SLOTS
from cmdlets.azure.vm_cmdlet import out_of_range

_HOSTED_SERVICES = "Microsoft.WindowsAzure.Commands.ServiceManagement.HostedServices."
_EXTENSION = "Microsoft.WindowsAzure.Commands.ServiceManagement.Extensions.ExtensionConfigurationInput"
EXTENSIONS = array_of(PersistentVM.net_type.type_named(_EXTENSION))
STAGING = "Staging"
_UPGRADE, _CONFIG, _STATUS = "Upgrade", "Config", "Status"


class NewAzureDeployment(AzureCmdlet):
    """Deploys a package of web and worker roles to a cloud service. Azshell runs no packages.

    A service that holds virtual machines refuses it first, as Azure PowerShell did.
    """

    net_class = _HOSTED_SERVICES + "NewAzureDeploymentCommand"
    default_set = "PaaS"
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Package = Parameter("string", mandatory=True, position=1, validate=validate_not_null_or_empty, effect="not simulated")
    Configuration = Parameter("string", mandatory=True, position=2, validate=validate_not_null_or_empty, effect="not simulated")
    Slot = Parameter("string", mandatory=True, position=3, from_property=True, validate=validate_set(*SLOTS))
    Label = Parameter("string", position=4, validate=validate_not_null_or_empty, effect="not simulated")
    Name = Parameter("string", position=5, aliases=["DeploymentName"], validate=validate_not_null_or_empty, effect="not simulated")
    DoNotStart = Switch(effect="not simulated")
    TreatWarningsAsError = Switch(effect="not simulated")
    ExtensionConfiguration = Parameter(EXTENSIONS, from_property=True, effect="not simulated")

    def refuse_unsimulated(self) -> None:
        for slot in (PRODUCTION, STAGING):
            if self.world.find(Deployment, self.ServiceName, slot) is not None:
                raise ArgumentException(f"Cannot Create New Deployment with Virtual Machines Present in {slot} Slot")
        super().refuse_unsimulated()

    def execute(self) -> None:
        """Never reached: -Package is mandatory and not simulated."""


class SetAzureDeployment(AzureCmdlet):
    """Stops or starts a deployment as a whole. Upgrades and changes of the configuration file are not simulated."""

    net_class = _HOSTED_SERVICES + "SetAzureDeploymentCommand"
    output_types = (ManagementOperationContext,)

    Upgrade = Switch(mandatory=True, position=0, sets=[_UPGRADE], effect="not simulated")
    Config = Switch(mandatory=True, position=0, sets=[_CONFIG], effect="not simulated")
    Status = Switch(mandatory=True, position=0, sets=[_STATUS])
    ServiceName = Parameter(
        "string", mandatory=True, position=1, from_property=True, sets=[_UPGRADE, _CONFIG, _STATUS], validate=validate_not_null_or_empty
    )
    Package = Parameter("string", mandatory=True, position=2, sets=[_UPGRADE], validate=validate_not_null_or_empty, effect="not simulated")
    Configuration = Parameter(
        "string",
        mandatory=True,
        sets={_CONFIG: {"position": 2}, _UPGRADE: {"position": 3}},
        validate=validate_not_null_or_empty,
        effect="not simulated",
    )
    Slot = Parameter(
        "string",
        mandatory=True,
        from_property=True,
        sets={_UPGRADE: {"position": 4}, _CONFIG: {"position": 3}, _STATUS: {"position": 2}},
        validate=validate_set(*SLOTS),
    )
    Mode = Parameter("string", position=5, sets=[_UPGRADE], validate=validate_set("Auto", "Manual", "Simultaneous"), effect="not simulated")
    Label = Parameter("string", position=6, sets=[_UPGRADE], validate=validate_not_null_or_empty, effect="not simulated")
    RoleName = Parameter("string", position=7, sets=[_UPGRADE], effect="not simulated")
    Force = Switch(position=8, sets=[_UPGRADE], effect="not simulated")
    NewStatus = Parameter("string", mandatory=True, position=3, sets=[_STATUS], validate=validate_set("Running", "Suspended"))
    ExtensionConfiguration = Parameter(
        EXTENSIONS, from_property=True, sets={_UPGRADE: {"position": 9}, _CONFIG: {"position": 4}}, effect="not simulated"
    )

    def execute(self) -> None:
        with self.change() as change:
            deployments.set_status(change, self.ServiceName, self.Slot, self.NewStatus.lower() == "running")
        self.write_operation(change.operation)


class MoveAzureDeployment(AzureCmdlet):
    """Swaps the deployments of the two slots of a cloud service. Deployments of virtual machines cannot be moved, and there are no others."""

    net_class = _HOSTED_SERVICES + "MoveAzureDeploymentCommand"
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        for slot in (PRODUCTION, STAGING):
            if self.world.find(Deployment, self.ServiceName, slot) is not None:
                raise ArgumentException(f"Cannot Move Deployments with Virtual Machines Present in {slot}")
            self.debug(f"No deployment found in {slot}")
        raise out_of_range(f"No deployment found in Staging or Production: {self.ServiceName}")


class SetAzureWalkUpgradeDomain(AzureCmdlet):
    """Goes on with a manual upgrade in the next upgrade domain. Azshell runs no packages, so there is no upgrade to go on with."""

    net_class = _HOSTED_SERVICES + "SetAzureWalkUpgradeDomainCommand"
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Slot = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_set(*SLOTS))
    DomainNumber = Parameter("int", mandatory=True, position=2, validate=validate_not_null_or_empty, effect="not simulated")

    def execute(self) -> None:
        """Never reached: -DomainNumber is mandatory and not simulated."""
