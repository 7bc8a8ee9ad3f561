"""Get-, Add-, Update-, Remove- and Save-AzureVMImage: OS images of the platform and of one's own, and captured VM images."""

from __future__ import annotations

from typing import Any

from azshell.cloud import CloudError, Operation, capture, image, vm_image
from azshell.cloud.image import OSImage
from azshell.cloud.vm_image import VMImage
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_set
from cmdlets.azure.azure_cmdlet import ArgumentException, AzureCmdlet, CommandException, date_time
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context
from cmdlets.azure.image_disk_config import DiskConfigSet, caching_of, data_disks_of, os_disk_of

OSImageContext = context(
    MODEL + "OSImageContext",
    "string ImageName",
    "string OS",
    "uri MediaLink",
    "System.Nullable[int] LogicalSizeInGB",
    "string AffinityGroup",
    "string Category",
    "string Location",
    "string Label",
    "string Description",
    "string Eula",
    "string ImageFamily",
    "System.Nullable[datetime] PublishedDate",
    "System.Nullable[bool] IsPremium",
    "uri IconUri",
    "uri SmallIconUri",
    "uri PrivacyUri",
    "string RecommendedVMSize",
    "string PublisherName",
    base=ManagementOperationContext,
)
VMImageContext = context(
    MODEL + "VMImageContext",
    "string ImageName",
    "string Label",
    "string Category",
    "string Description",
    "string OS",
    "System.Object OSDiskConfiguration",
    "System.Object DataDiskConfigurations",
    "string ServiceName",
    "string DeploymentName",
    "string RoleName",
    "string AffinityGroup",
    "System.Nullable[datetime] CreatedTime",
    "System.Nullable[datetime] ModifiedTime",
    "string Language",
    "string ImageFamily",
    "string RecommendedVMSize",
    "System.Nullable[bool] IsPremium",
    "string Eula",
    "uri IconUri",
    "uri SmallIconUri",
    "uri PrivacyUri",
    "string PublisherName",
    "System.Nullable[datetime] PublishedDate",
    "System.Nullable[bool] ShowInGui",
    "uri PricingDetailLink",
    base=OSImageContext,
)

_REPOSITORY = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.DiskRepository."


class ImageCmdlet(AzureCmdlet):
    """What the family shares: how an image is shown."""

    output_types = (OSImageContext,)

    def show(self, one: OSImage, operation: Operation) -> None:
        """Write an OS image."""
        self.write(
            self.context(
                OSImageContext,
                operation,
                ImageName=one.name,
                OS=one.os,
                MediaLink=one.media_link,
                LogicalSizeInGB=one.size_gb,
                AffinityGroup=one.affinity_group,
                Category=one.category,
                Location=";".join(one.locations) or None,
                Label=one.label,
                Description=one.description,
                Eula=one.eula,
                ImageFamily=one.family,
                PublishedDate=date_time(one.published),
                IsPremium=False if one.category != "User" else None,
                IconUri=one.icon_uri,
                SmallIconUri=one.small_icon_uri,
                PrivacyUri=one.privacy_uri,
                RecommendedVMSize=one.recommended_size,
                PublisherName=one.publisher,
            )
        )

    def show_machine(self, one: VMImage, operation: Operation) -> None:
        """Write a VM image."""
        self.write(
            self.context(
                VMImageContext,
                operation,
                ImageName=one.name,
                Label=one.label,
                Category=one.category,
                Description=one.description,
                OS=one.os,
                OSDiskConfiguration=os_disk_of(one),
                DataDiskConfigurations=data_disks_of(one),
                ServiceName=one.service,
                DeploymentName=one.deployment,
                RoleName=one.role,
                AffinityGroup=one.affinity_group,
                Location=one.location,
                CreatedTime=date_time(one.created),
                ModifiedTime=date_time(one.modified),
                Language=one.language,
                ImageFamily=one.family,
                RecommendedVMSize=one.recommended_size,
                MediaLink=one.media_link,
                LogicalSizeInGB=one.size_gb or None,
            )
        )


class GetAzureVMImage(ImageCmdlet):
    """Gives the images of the platform and of the subscription, or the one named."""

    net_class = _REPOSITORY + "GetAzureVMImage"
    output_types = (OSImageContext, VMImageContext)

    ImageName = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        world, name = self.world, self.ImageName
        operation = self.read("OSImage", name or "")
        if name is None:
            for one in image.images(world):
                self.show(one, operation)
            for machine in world.all(VMImage):
                self.show_machine(machine, operation)
            return
        captured = world.find(VMImage, name)
        if captured is not None:
            self.show_machine(captured, operation)
        else:
            self.show(image.get(world, name), operation)


class AddAzureVMImage(ImageCmdlet):
    """Registers a generalized VHD as an image of one's own."""

    net_class = _REPOSITORY + "AddAzureVMImage"

    ImageName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    MediaLocation = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    OS = Parameter("string", mandatory=True, position=2, from_property=True, validate=validate_set("Windows", "Linux"))
    Label = Parameter("string", position=3, from_property=True, validate=validate_not_null_or_empty)
    Eula = Parameter("string", position=4, from_property=True, validate=validate_not_null_or_empty)
    Description = Parameter("string", position=5, from_property=True, validate=validate_not_null_or_empty)
    ImageFamily = Parameter("string", position=6, from_property=True, validate=validate_not_null_or_empty)
    PublishedDate = Parameter("System.Nullable[datetime]", position=7, from_property=True, validate=validate_not_null_or_empty)
    PrivacyUri = Parameter("uri", position=8, from_property=True, validate=validate_not_null_or_empty)
    RecommendedVMSize = Parameter("string", position=9, from_property=True)

    def execute(self) -> None:
        if self.world.find(VMImage, self.ImageName) is not None:
            raise CommandException(_taken("VMImage", self.ImageName))
        with self.change() as change:
            one = image.create(change, self.ImageName, self.MediaLocation, self.OS, self.Label, **described(self))
        self.show(one, change.operation)


def described(cmdlet: Any) -> dict[str, Any]:
    """The fields that adding and updating an image set alike."""
    published = cmdlet.PublishedDate
    return {
        "eula": cmdlet.Eula,
        "description": cmdlet.Description,
        "family": cmdlet.ImageFamily,
        "published": published.to_python() if published is not None else None,
        "privacy_uri": str(cmdlet.PrivacyUri) if cmdlet.PrivacyUri is not None else None,
        "recommended_size": cmdlet.RecommendedVMSize,
    }


class UpdateAzureVMImage(ImageCmdlet):
    """Changes what is told about an image of one's own, and how the disks of a VM image are cached."""

    net_class = _REPOSITORY + "UpdateAzureVMImage"

    ImageName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Label = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    Eula = Parameter("string", position=2, from_property=True, validate=validate_not_null_or_empty)
    Description = Parameter("string", position=3, from_property=True, validate=validate_not_null_or_empty)
    ImageFamily = Parameter("string", position=4, from_property=True, validate=validate_not_null_or_empty)
    PublishedDate = Parameter("System.Nullable[datetime]", position=5, from_property=True, validate=validate_not_null_or_empty)
    PrivacyUri = Parameter("uri", position=6, from_property=True, validate=validate_not_null_or_empty)
    RecommendedVMSize = Parameter("string", position=7, from_property=True, validate=validate_not_null_or_empty)
    DiskConfig = Parameter(DiskConfigSet, position=8, from_pipeline=True, from_property=True, validate=validate_not_null_or_empty)
    Language = Parameter("string", position=9, from_property=True, validate=validate_not_null_or_empty)
    IconUri = Parameter("uri", position=10, from_property=True, validate=validate_not_null_or_empty)
    SmallIconUri = Parameter("uri", position=11, from_property=True, validate=validate_not_null_or_empty)
    ShowInGui = Switch(position=12, from_property=True, effect="accepted")

    def execute(self) -> None:
        fields = described(self) | {"label": self.Label}
        with self.change() as change:
            if change.find(VMImage, self.ImageName) is not None:
                kept = {key: fields[key] for key in ("label", "description", "family", "recommended_size")}
                machine = vm_image.update(change, self.ImageName, language=self.Language, **kept)
                caching_of(self.DiskConfig, machine)
                shown: Any = machine
            else:
                icons = {"icon_uri": self.IconUri, "small_icon_uri": self.SmallIconUri}
                fields |= {key: str(value) for key, value in icons.items() if value is not None}
                shown = image.update(change, self.ImageName, **fields)
        if isinstance(shown, VMImage):
            self.show_machine(shown, change.operation)
        else:
            self.show(shown, change.operation)


class RemoveAzureVMImage(AzureCmdlet):
    """Removes an image of one's own. A VM image goes only together with its disks: -DeleteVHD."""

    net_class = _REPOSITORY + "RemoveAzureVMImage"
    output_types = (ManagementOperationContext,)

    ImageName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    DeleteVHD = Switch(position=1, effect="modelled")

    def execute(self) -> None:
        is_machine = self.world.find(VMImage, self.ImageName) is not None
        if is_machine and not self.DeleteVHD:
            words = 'In the current release, you have to specify "-DeleteVHD" to delete a VM image and all its underlying VHDs.'
            raise CommandException(words)
        with self.change() as change:
            if is_machine:
                vm_image.remove(change, self.ImageName)
            else:
                image.remove(change, self.ImageName)
        self.write_operation(change.operation)


class SaveAzureVMImage(AzureCmdlet):
    """Captures a virtual machine.

    Without -OSState its OS disk becomes an OS image and the machine is removed; with it the machine stays, and all its disks become
    a VM image.
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.SaveAzureVMImageCommand"
    output_types = (ManagementOperationContext,)

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)
    Name = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    ImageName = Parameter(
        "string", mandatory=True, position=2, from_property=True, aliases=["NewImageName"], validate=validate_not_null_or_empty
    )
    ImageLabel = Parameter("string", position=3, from_property=True, aliases=["NewImageLabel"], validate=validate_not_null_or_empty)
    OSState = Parameter(
        "string", position=4, from_property=True, validate=[validate_not_null_or_empty, validate_set("Generalized", "Specialized")]
    )

    def execute(self) -> None:
        other = image.find if self.OSState else lambda world, name: world.find(VMImage, name)
        if other(self.world, self.ImageName) is not None:
            raise ArgumentException(_taken("OSImage" if self.OSState else "VMImage", self.ImageName))
        try:
            from azshell.cloud.virtual_machine import machine, power

            if power(self.world, machine(self.world, self.ServiceName, self.Name)[2]) == "Started":
                self.warn(
                    "VM image capture operation is trigged while VM is still running. As this may cause data corruption while creating VMs "
                    "from this image, we recommend using Stop-AzureVM to stop the VM before capturing."
                )
        except CloudError:
            self.warn(f"No VM deployment found by service name '{self.ServiceName}' and VM name '{self.Name}'.")
            return
        with self.change() as change:
            if self.OSState:
                capture.vm_image(change, self.ServiceName, self.Name, self.ImageName, self.OSState, self.ImageLabel)
            else:
                capture.os_image(change, self.ServiceName, self.Name, self.ImageName, self.ImageLabel)
        self.write_operation(change.operation)


def _taken(kind: str, name: str) -> str:
    return (
        f"There is another image in '{kind}' type found with the same name '{name}' exists; WAPS will stop here to avoid duplicates and "
        "potential conflicts. Please use another name for the image."
    )
