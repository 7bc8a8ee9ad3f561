"""Get-, Add-, Update-, Remove- and Save-AzureVMImage: OS images of the platform and of one's own, and captured VM images."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from azshell.cloud import Operation, capture, image, virtual_machine, vm_image
from azshell.cloud.image import OSImage
from azshell.cloud.vm_image import VMImage
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_set
from cmdlets.azure.azure_cmdlet import AzureCmdlet, date_time
from cmdlets.azure.contexts import ManagementOperationContext
from cmdlets.azure.deployment_cmdlet import DeploymentCmdlet
from cmdlets.azure.image_disk_config import caching_of
from cmdlets.azure.image_model import DiskConfigSet, OSImageContext, VMImageContext, data_disks_of, os_disk_of

_REPOSITORY = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.DiskRepository."


class ImageCmdlet(AzureCmdlet):
    """What the family shares: how an image is shown."""

    output_types: ClassVar[Sequence[Any]] = (OSImageContext,)

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
    """Gives the images of the platform and of the subscription, or the one named.

    The platform's images are those of June 2014. Their names change with every release, so scripts choose by ImageFamily and
    PublishedDate. After the OS images come the VM images that Save-AzureVMImage -OSState made.

    Examples
    ```ps1con
    PS C:\\> Get-AzureVMImage | Where-Object ImageFamily -eq "Windows Server 2012 R2 Datacenter" | Sort-Object PublishedDate -Descending |
    >>     Select-Object -First 1 | Format-List ImageFamily, OS, PublishedDate, Category

    ImageFamily   : Windows Server 2012 R2 Datacenter
    OS            : Windows
    PublishedDate : 6/[..]/2014 [..]
    Category      : Public
    ```
    """

    net_class = _REPOSITORY + "GetAzureVMImage"
    output_types = (OSImageContext, VMImageContext)

    ImageName = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        world, name = self.world, self.ImageName
        if name is None:
            # Two requests, one for each kind, so two operations.
            operation = self.read("OSImage")
            for one in image.images(world):
                self.show(one, operation)
            operation = self.read("VMImage")
            for machine in world.all(VMImage):
                self.show_machine(machine, operation)
            return
        captured = world.find(VMImage, name)
        if captured is not None:
            self.show_machine(captured, self.read("VMImage", name))
        else:
            found = image.get(world, name)
            self.show(found, self.read("OSImage", name))


class AddAzureVMImage(ImageCmdlet):
    """Registers a generalized VHD as an image of one's own. The blob must be in a storage account of the subscription.

    Examples
    ```ps1con
    PS C:\\> Add-AzureVMImage -ImageName golden -MediaLocation https://books.blob.core.windows.net/vhds/golden.vhd -OS Windows |
    >>     Format-Table ImageName, OS, Category, Location -AutoSize

    ImageName OS      Category Location
    --------- --      -------- --------
    golden    Windows User     East US
    ```
    """

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
            self.refuse(_taken("VMImage", self.ImageName))
            return
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
    """Changes what is told about an image of one's own, and how the disks of a VM image are cached.

    -DiskConfig is for VM images; Get-AzureVMImageDiskConfigSet gives one to start from.
    """

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
        icons = {"icon_uri": self.IconUri, "small_icon_uri": self.SmallIconUri}
        fields = described(self) | {"label": self.Label} | {key: str(value) for key, value in icons.items() if value is not None}
        with self.change() as change:
            if change.find(VMImage, self.ImageName) is not None:
                machine = vm_image.update(change, self.ImageName, language=self.Language, **fields)
                caching_of(self.DiskConfig, machine)
                shown = None
            else:
                shown = image.update(change, self.ImageName, **fields)
        if shown is None:
            self.write_operation(change.operation)  # azure-sdk-tools v0.8.4 maps no context for a VM image
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
            self.refuse(words)
            return
        with self.change() as change:
            if is_machine:
                vm_image.remove(change, self.ImageName)
            else:
                image.remove(change, self.ImageName)
        self.write_operation(change.operation)


class SaveAzureVMImage(DeploymentCmdlet):
    """Captures a virtual machine.

    Without -OSState its OS disk becomes an OS image and the machine is removed; with it the machine stays, and all its disks become
    a VM image.

    Examples
    ```ps1con
    PS C:\\> Stop-AzureVM -ServiceName web -Name web2 -Force | Out-Null
    PS C:\\> Save-AzureVMImage -ServiceName web -Name web2 -ImageName golden -OSState Generalized

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    Save-AzureVMImage                       [..]                                    Succeeded

    PS C:\\> Get-AzureVMImage golden | Format-List ImageName, RoleName, @{ Name = "OSState"; Expression = { $_.OSDiskConfiguration.OSState } }

    ImageName : golden
    RoleName  : web2
    OSState   : Generalized
    ```
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.SaveAzureVMImageCommand"
    output_types = (ManagementOperationContext,)

    Name = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    ImageName = Parameter(
        "string", mandatory=True, position=2, from_property=True, aliases=["NewImageName"], validate=validate_not_null_or_empty
    )
    ImageLabel = Parameter("string", position=3, from_property=True, aliases=["NewImageLabel"], validate=validate_not_null_or_empty)
    OSState = Parameter(
        "string", position=4, from_property=True, validate=[validate_not_null_or_empty, validate_set("Generalized", "Specialized")]
    )

    def execute(self) -> None:
        deployment = self.deployment()
        if deployment is None:
            self.warn(f"No VM deployment found by service name '{self.ServiceName}' and VM name '{self.Name}'.")
            return
        other = image.find if self.OSState else lambda world, name: world.find(VMImage, name)
        if other(self.world, self.ImageName) is not None:
            self.refuse(_taken("OSImage" if self.OSState else "VMImage", self.ImageName))
            return
        instance = deployment.instance(self.Name)
        if self.OSState and instance is not None and virtual_machine.state(self.world, instance).status == "ReadyRole":
            self.warn(
                "VM image capture operation is trigged while VM is still running. As this may cause data corruption while creating VMs "
                "from this image, we recommend using Stop-AzureVM to stop the VM before capturing."
            )
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
