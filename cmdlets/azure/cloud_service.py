"""New-, Get-, Set-, Remove-, Start- and Stop-AzureService, Test-AzureName."""

from __future__ import annotations

from azshell.cloud import deployment, hosted_service, storage_account, virtual_machine
from azshell.cloud.deployment import PRODUCTION, Deployment
from azshell.cloud.hosted_service import HostedService
from azshell.cmdlet import Parameter, Switch, validate_length, validate_not_null_or_empty
from azshell.display.views import declare_views, listing
from azshell.dotnet.dictionaries import Hashtable
from cmdlets.azure.azure_cmdlet import ArgumentException, AzureCmdlet, date_time
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context
from cmdlets.azure.size_views import OPERATION, VM_SIZES, WEB_WORKER_SIZES

HostedServiceContext = context(MODEL + "HostedServiceContext", "uri Url", "string ServiceName", base=ManagementOperationContext)
HostedServiceDetailedContext = context(
    MODEL + "HostedServiceDetailedContext",
    "string Label",
    "string Description",
    "string AffinityGroup",
    "string Location",
    "string Status",
    "System.Collections.Generic.IDictionary[string,string] ExtendedProperties",
    "System.Collections.Generic.IEnumerable[string] WebWorkerRoleSizes",
    "System.Collections.Generic.IEnumerable[string] VirtualMachineRoleSizes",
    "datetime DateModified",
    "datetime DateCreated",
    base=HostedServiceContext,
)
declare_views(
    listing(
        MODEL + "HostedServiceDetailedContext",
        [
            *("ServiceName", "Url", "Label", "Description", "Location", "Status", "ExtendedProperties", "DateModified", "DateCreated"),
            WEB_WORKER_SIZES,
            VM_SIZES,
            *OPERATION,
        ],
    )
)

_HOSTED_SERVICES = "Microsoft.WindowsAzure.Commands.ServiceManagement.HostedServices."
_CLOUD_SERVICE = "Microsoft.WindowsAzure.Commands.CloudService."
SLOTS = (PRODUCTION, "Staging")
_GROUP, _LOCATION = "ParameterSetAffinityGroup", "ParameterSetLocation"


class NewAzureService(AzureCmdlet):
    """Makes a cloud service: the container of deployments.

    It is bound for life to its DNS name, <name>.cloudapp.net, and to the location or affinity group that it is made in. It has no
    public address before something is deployed into it.

    Examples
    ```ps1con
    PS C:\\> New-AzureService -ServiceName contoso-shop -Location "West Europe" -Label Shop

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    New-AzureService                        [..]                                    Succeeded
    ```
    """

    net_class = _HOSTED_SERVICES + "NewAzureServiceCommand"
    default_set = _GROUP
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Location = Parameter("string", mandatory=True, position=1, from_property=True, sets=[_LOCATION], validate=validate_not_null_or_empty)
    AffinityGroup = Parameter("string", mandatory=True, position=1, from_property=True, sets=[_GROUP], validate=validate_not_null_or_empty)
    Label = Parameter("string", position=2, validate=validate_not_null_or_empty)
    Description = Parameter("string", position=3, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        with self.change() as change:
            hosted_service.create(change, self.ServiceName, self.Location, self.AffinityGroup, self.Label, self.Description)
        self.write_operation(change.operation)


class GetAzureService(AzureCmdlet):
    """Gives the cloud services of the subscription, or the one named.

    One that is in an affinity group has no location of its own: its AffinityGroup is a property that the list does not show.

    Examples
    ```ps1con
    PS C:\\> Get-AzureService -ServiceName web | Format-List ServiceName, Location, Status

    ServiceName : web
    Location    : East US
    Status      : Created
    ```
    """

    net_class = _HOSTED_SERVICES + "GetAzureServiceCommand"
    output_types = (HostedServiceDetailedContext,)

    ServiceName = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        name = self.ServiceName
        found = [self.world.get(HostedService, name)] if name else self.world.all(HostedService)
        operation = self.read("HostedService", name or "")
        for service in found:
            self.write(
                self.context(
                    HostedServiceDetailedContext,
                    operation,
                    ServiceName=service.name,
                    Url=hosted_service.url(self.world, service),
                    Label=service.label,
                    Description=service.description,
                    AffinityGroup=service.affinity_group,
                    Location=service.location,
                    Status=service.status,
                    ExtendedProperties=Hashtable(service.extended_properties.items()),
                    WebWorkerRoleSizes=[],
                    VirtualMachineRoleSizes=[],
                    DateModified=date_time(service.modified),
                    DateCreated=date_time(service.created),
                )
            )


class SetAzureService(AzureCmdlet):
    """Changes a cloud service's label, description, or both."""

    net_class = _HOSTED_SERVICES + "SetAzureServiceCommand"
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Label = Parameter("string", position=1, from_property=True, validate=validate_length(0, 100))
    Description = Parameter("string", position=2, from_property=True, validate=validate_length(0, 1024))

    def execute(self) -> None:
        if self.Label is None and self.Description is None:
            self.throw(ArgumentException("You must specify a value for either Label or Description."), "", "InvalidData")
        with self.change() as change:
            hosted_service.update(change, self.ServiceName, self.Label, self.Description)
        self.write_operation(change.operation)


class RemoveAzureService(AzureCmdlet):
    """Removes a cloud service with all that is deployed in it, after asking; -Force does not ask.

    The disks of its machines stay, and so does a reserved IP address; -DeleteAll removes the disks and their blobs too.

    Examples
    ```ps1con
    PS C:\\> Get-AzureService | Remove-AzureService -Force -WhatIf
    What if: Performing the operation "Remove cloud service and all it's deployments" on target "web".
    ```
    """

    net_class = _CLOUD_SERVICE + "RemoveAzureServiceCommand"
    supports_should_process = True
    output_types = ("System.Boolean",)

    ServiceName = Parameter("string", position=0, from_property=True)
    Force = Switch(position=1)
    PassThru = Switch(position=2)
    DeleteAll = Switch(position=3)

    def execute(self) -> None:
        name = self.ServiceName
        question = "Are you sure you want to remove cloud service?"
        if not self.agrees(self.Force, question, "", "Remove cloud service and all it's deployments", name):
            return
        if name is None or self.world.find(HostedService, name) is None:
            raise ArgumentException(f'The specified cloud service "{name}" does not exist.')
        self.verbose(f"Removing cloud service {name}...")
        with self.change() as change:
            for slot in SLOTS:
                if change.find(Deployment, name, slot) is not None:
                    virtual_machine.remove_deployment(change, name, slot, self.DeleteAll)
            hosted_service.remove(change, name)
        if self.PassThru:
            self.write(True)


class SlotCmdlet(AzureCmdlet):
    """What starting and stopping a slot share."""

    output_types = ("System.Boolean",)

    ServiceName = Parameter("string", position=0, from_property=True)
    Slot = Parameter("string", position=1, from_property=True)
    PassThru = Switch(position=2)

    running = True

    def execute(self) -> None:
        name, slot = self.ServiceName, (self.Slot or PRODUCTION).capitalize()
        if self.world.find(HostedService, name or "") is None:
            raise ArgumentException(f'The specified cloud service "{name}" does not exist.')
        if self.world.find(Deployment, name, slot) is None:
            raise ArgumentException(f"The {slot} slot for cloud service {name} doesn't exist.")
        with self.change() as change:
            deployment.set_status(change, name, slot, self.running)
        if self.PassThru:
            self.write(True)


class StartAzureService(SlotCmdlet):
    """Sets the deployment of a slot running."""

    net_class = _CLOUD_SERVICE + "StartAzureServiceCommand"


class StopAzureService(SlotCmdlet):
    """Suspends the deployment of a slot."""

    net_class = _CLOUD_SERVICE + "StopAzureServiceCommand"
    running = False


class TestAzureName(AzureCmdlet):
    """Tells whether a name is taken: True means that somebody has it.

    Examples
    ```ps1con
    PS C:\\> Test-AzureName -Service web
    True
    PS C:\\> if (-not (Test-AzureName -Service nobody-has-this)) { "It is free." }
    It is free.
    ```
    """

    net_class = _CLOUD_SERVICE + "TestAzureNameCommand"
    aliases = ("Test-WAPackName",)
    output_types = ("System.Boolean",)

    Service = Switch(mandatory=True, position=0, sets=["Service"])
    Storage = Switch(mandatory=True, position=0, sets=["Storage"])
    ServiceBusNamespace = Switch(mandatory=True, position=0, sets=["ServiceBusNamespace"], effect="modelled")
    Website = Switch(mandatory=True, position=0, sets=["Website"], effect="modelled")
    Name = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        """There are no namespaces and web sites in a world, so no such name is taken."""
        taken = {"Service": hosted_service.is_taken, "Storage": storage_account.is_taken}.get(self.parameter_set)
        self.write(taken is not None and taken(self.world, self.Name))
