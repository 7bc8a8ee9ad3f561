"""New-AzureQuickVM: a machine, its configuration and if need be its service in one command."""

from __future__ import annotations

from typing import Any

from azshell.cloud import hosted_service as services
from azshell.cloud.deployment import DnsSetting
from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_set
from azshell.dotnet.exceptions import ApplicationException, ArgumentException
from azshell.dotnet.types import array_of
from cmdlets.azure.contexts import ManagementOperationContext, uri
from cmdlets.azure.new_vm import DNS_SERVERS, VMCreationCmdlet
from cmdlets.azure.persistent_vm import (
    InputEndpoint,
    NetworkConfigurationSet,
    OSVirtualHardDisk,
    PersistentVM,
    SubnetNamesCollection,
    collection,
    configuration_sets,
)
from cmdlets.azure.provisioning_sets import (
    CertificateSettingList,
    LinuxProvisioningConfigurationSet,
    SSHKeyPairList,
    SSHPublicKeyList,
    SSHSettings,
    WindowsProvisioningConfigurationSet,
)
from cmdlets.azure.vm_mapping import ROLE_TYPE, bginfo, role_of
from cmdlets.azure.vm_provisioning import CERTIFICATE_TYPE, SSH, WINRM, check_names, secret, winrm

_WINDOWS, _LINUX = "Windows", "Linux"
REMOTE_DESKTOP = ("RemoteDesktop", 3389)


class NewAzureQuickVM(VMCreationCmdlet):
    """Makes a Windows or Linux virtual machine from an image, in a cloud service that is there or, with a place given, in a new one.

    Without -Name the machine is called like the service. RemoteDesktop and WinRmHTTPs, or SSH, are its endpoints; the platform chooses
    their public ports.

    ```ps1con
    PS C:\\> New-AzureQuickVM -Linux -ServiceName web -Name lin1 -ImageName $ubuntu -LinuxUser azureuser -Password 'P@ssw0rd!'

    OperationDescription OperationId                          OperationStatus
    -------------------- -----------                          ---------------
    New-AzureQuickVM     [..]                                 Succeeded


    ```
    """

    net_class = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS.PersistentVMs.NewQuickVM"
    default_set = _WINDOWS
    output_types = (ManagementOperationContext,)

    Windows = Switch(mandatory=True, sets=[_WINDOWS])
    Linux = Switch(mandatory=True, sets=[_LINUX])
    ServiceName = Parameter("string", mandatory=True, validate=validate_not_null_or_empty)
    Name = Parameter("string", validate=validate_not_null_or_empty)
    ImageName = Parameter("string", mandatory=True, validate=validate_not_null_or_empty)
    Password = Parameter("string", validate=validate_not_null_or_empty, effect="modelled")
    Location = Parameter("string", validate=validate_not_null_or_empty)
    AffinityGroup = Parameter("string", validate=validate_not_null_or_empty)
    LinuxUser = Parameter("string", sets=[_LINUX], validate=validate_not_null_or_empty, effect="modelled")
    AdminUsername = Parameter("string", sets=[_WINDOWS], validate=validate_not_null_or_empty, effect="modelled")
    Certificates = Parameter(CertificateSettingList, sets=[_WINDOWS], validate=validate_not_null_or_empty, effect="modelled")
    WaitForBoot = Switch(validate=validate_not_null_or_empty)
    DisableWinRMHttps = Switch(sets=[_WINDOWS], validate=validate_not_null_or_empty)
    EnableWinRMHttp = Switch(sets=[_WINDOWS], validate=validate_not_null_or_empty, effect="modelled")
    WinRMCertificate = Parameter(CERTIFICATE_TYPE, sets=[_WINDOWS], validate=validate_not_null_or_empty, effect="not simulated")
    X509Certificates = Parameter(array_of(CERTIFICATE_TYPE), sets=[_WINDOWS], validate=validate_not_null_or_empty, effect="not simulated")
    NoExportPrivateKey = Switch(sets=[_WINDOWS], validate=validate_not_null_or_empty, effect="accepted")
    NoWinRMEndpoint = Switch(sets=[_WINDOWS], validate=validate_not_null_or_empty)
    SSHPublicKeys = Parameter(SSHPublicKeyList, sets=[_LINUX], effect="modelled")
    SSHKeyPairs = Parameter(SSHKeyPairList, sets=[_LINUX], effect="modelled")
    VNetName = Parameter("string")
    SubnetNames = Parameter("string[]", allow_null=True, allow_empty_collection=True)
    DnsSettings = Parameter(DNS_SERVERS, validate=validate_not_null_or_empty)
    HostCaching = Parameter("string", validate=validate_set("ReadWrite", "ReadOnly"))
    AvailabilitySetName = Parameter("string", validate=validate_not_null_or_empty)
    InstanceSize = Parameter("string", from_property=True, validate=validate_not_null_or_empty)
    MediaLocation = Parameter("string", validate=validate_not_null_or_empty)
    DisableGuestAgent = Switch()
    ReservedIPName = Parameter("string", from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        deployment = self.deployment()
        self.check()
        self.check_storage_account()
        if not self.service_is_there() and not self.make_service(self.Location, self.AffinityGroup):
            return
        role = role_of(self.configuration())
        if deployment is None:
            servers = [DnsSetting(server.Name, server.Address) for server in self.DnsSettings or ()]
            network = self.VNetName or None
            done = self.make_deployment(role, virtual_network=network, dns_servers=servers, reserved_ip=self.ReservedIPName)
        else:
            if self.VNetName or self.DnsSettings is not None:
                self.warn("VNetName or DnsSettings can only be specified on new deployments.")
            done = self.add_machine(role)
        if done and self.WaitForBoot:
            self.wait_for_boot(role.name)

    @property
    def system(self) -> str:
        return _LINUX if self.parameter_set == _LINUX else _WINDOWS

    @property
    def machine_name(self) -> str:
        return self.Name or self.ServiceName

    def check(self) -> None:
        """What is checked before anything is sent."""
        provisioned = self.is_os_image(self.ImageName)
        if self.DnsSettings is not None and not self.VNetName:
            raise ArgumentException("VNetName is required when specifying DNS Settings.")
        check_names(self.system, self.machine_name, self.Password)
        if provisioned and self.system == _LINUX and not self.LinuxUser:
            raise ArgumentException("Specify -LinuxUser when creating Linux Virtual Machines")
        if self.Location and self.AffinityGroup:
            raise ArgumentException("Location or AffinityGroup, only one of them needs to be specified.")

    def service_is_there(self) -> bool:
        """Whether the name is taken, by whomever; a place is for new services only."""
        self.tell("Begin", self.name)
        taken = services.is_taken(self.world, self.ServiceName)
        self.tell("Completed", self.name)
        for place in ("Location", "AffinityGroup"):
            if taken and getattr(self, place):
                raise ApplicationException(f"Service already exists, {place} cannot be specified.")
        return taken

    def configuration(self) -> Any:
        """The configuration that New-AzureVMConfig and Add-AzureProvisioningConfig would make."""
        endpoints = [SSH] if self.system == _LINUX else [REMOTE_DESKTOP]
        if self.system == _WINDOWS and not self.NoWinRMEndpoint and not self.DisableWinRMHttps:
            endpoints.append(WINRM)
        network = NetworkConfigurationSet(
            InputEndpoints=collection(
                "InputEndpoint", (InputEndpoint(LocalPort=port, Protocol="tcp", Name=name) for name, port in endpoints)
            ),
            SubnetNames=SubnetNamesCollection(self.SubnetNames) if self.SubnetNames is not None else None,
        )
        told = self.linux_set() if self.system == _LINUX else self.windows_set()
        return PersistentVM(
            AvailabilitySetName=self.AvailabilitySetName,
            ConfigurationSets=configuration_sets([*([told] if told is not None else []), network]),
            RoleName=self.machine_name,
            RoleSize=self.InstanceSize or "Small",
            RoleType=ROLE_TYPE,
            Label=self.ServiceName,
            OSVirtualHardDisk=OSVirtualHardDisk(
                SourceImageName=self.ImageName, MediaLink=uri(self.MediaLocation), HostCaching=self.HostCaching
            ),
            ProvisionGuestAgent=not self.DisableGuestAgent,
            ResourceExtensionReferences=None if self.DisableGuestAgent else bginfo(),
        )

    def windows_set(self) -> Any:
        """Without both a name and a password there is none (azure-sdk-tools v0.8.4)."""
        if self.AdminUsername is None or self.Password is None:
            return None
        return WindowsProvisioningConfigurationSet(
            ComputerName=self.machine_name,
            AdminUsername=self.AdminUsername,
            AdminPassword=secret(self.Password),
            EnableAutomaticUpdates=True,
            StoredCertificateSettings=CertificateSettingList(self.Certificates or ()),
            WinRM=None if self.DisableWinRMHttps else winrm(self.EnableWinRMHttp),
        )

    def linux_set(self) -> Any:
        if self.LinuxUser is None or self.Password is None:
            return None
        keys = SSHSettings(PublicKeys=self.SSHPublicKeys, KeyPairs=self.SSHKeyPairs) if self.SSHPublicKeys or self.SSHKeyPairs else None
        return LinuxProvisioningConfigurationSet(
            HostName=self.machine_name,
            UserName=self.LinuxUser,
            UserPassword=secret(self.Password),
            DisableSshPasswordAuthentication=False,
            SSH=keys,
        )
