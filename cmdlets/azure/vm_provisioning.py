"""Add-AzureProvisioningConfig, New-AzureCertificateSetting and New-AzureSSHKey."""

from __future__ import annotations

import re
from typing import Any

from azshell.cmdlet import Parameter, Switch, validate_not_null_or_empty, validate_set
from azshell.dotnet.collections import List
from azshell.dotnet.exceptions import ArgumentException
from azshell.dotnet.types import array_of
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.persistent_vm import CERTIFICATE, INTERFACE, InputEndpoint, PersistentVM, configuration_of, endpoints_of
from cmdlets.azure.provisioning_sets import (
    CertificateSetting,
    CertificateSettingList,
    DomainJoinCredentials,
    DomainJoinSettings,
    LinuxProvisioningConfigurationSet,
    SSHKeyPair,
    SSHKeyPairList,
    SSHPublicKey,
    SSHPublicKeyList,
    SSHSettings,
    WindowsProvisioningConfigurationSet,
    WinRmConfiguration,
    WinRmListenerProperties,
)
from cmdlets.azure.vm_cmdlet import VMConfigurationCmdlet
from cmdlets.azure.vm_mapping import bginfo

__all__ = ["CERTIFICATE_TYPE", "check_names", "secret", "winrm"]

CERTIFICATE_TYPE = PersistentVM.net_type.type_named(CERTIFICATE)

_IAAS = "Microsoft.WindowsAzure.Commands.ServiceManagement.IaaS."
_LINUX, _WINDOWS, _DOMAIN = "Linux", "Windows", "WindowsDomain"
_ANY_WINDOWS = [_WINDOWS, _DOMAIN]

RDP, WINRM, SSH = ("RDP", 3389), ("WinRmHTTPs", 5986), ("SSH", 22)
"""The endpoints that provisioning adds by itself: name and local port; all tcp, the public port left to the platform."""

# azure-sdk-tools v0.8.4: lengths of passwords, and the kinds of characters of which three must be there.
PASSWORD_LENGTHS = {"Windows": (8, 123), "Linux": (6, 72)}
PASSWORD_KINDS = (r"[a-z]", r"[A-Z]", r"\d", r"\W")
COMPUTER_NAME = re.compile(r"""(?!\d+$)[^`~!@#$%^&*()=+_\[\]{}\\|;:.'",<>/?]{1,15}""")


class AddAzureProvisioningConfig(VMConfigurationCmdlet):
    """Says how a machine made from an image is set up when it first starts: its administrator, and what else belongs to it.

    -Windows, -WindowsDomain (which joins a domain) or -Linux. The ways in are added as endpoints, with public ports that the platform
    chooses: RDP and WinRmHTTPs, or SSH; -NoRDPEndpoint, -NoWinRMEndpoint and -NoSSHEndpoint leave them out.
    """

    net_class = _IAAS + "AddAzureProvisioningConfigCommand"
    default_set = _WINDOWS

    VM = Parameter(INTERFACE, mandatory=True, from_pipeline=True, aliases=["InputObject"], validate=validate_not_null_or_empty)
    DisableGuestAgent = Switch()
    Linux = Switch(mandatory=True, sets=[_LINUX])
    LinuxUser = Parameter("string", sets=[_LINUX], validate=validate_not_null_or_empty, effect="modelled")
    DisableSSH = Switch(sets=[_LINUX])
    NoSSHEndpoint = Switch(sets=[_LINUX])
    NoSSHPassword = Switch(sets=[_LINUX], effect="modelled")
    SSHPublicKeys = Parameter(SSHPublicKeyList, sets=[_LINUX], effect="modelled")
    SSHKeyPairs = Parameter(SSHKeyPairList, sets=[_LINUX], effect="modelled")
    Windows = Switch(mandatory=True, sets=[_WINDOWS])
    AdminUsername = Parameter(
        "string", sets={_WINDOWS: {}, _DOMAIN: {"mandatory": True}}, validate=validate_not_null_or_empty, effect="modelled"
    )
    WindowsDomain = Switch(mandatory=True, sets=[_DOMAIN])
    Password = Parameter("string", sets=[_WINDOWS, _DOMAIN, _LINUX], validate=validate_not_null_or_empty, effect="modelled")
    ResetPasswordOnFirstLogon = Switch(sets=_ANY_WINDOWS, validate=validate_not_null_or_empty, effect="modelled")
    DisableAutomaticUpdates = Switch(sets=_ANY_WINDOWS, validate=validate_not_null_or_empty, effect="modelled")
    NoRDPEndpoint = Switch(sets=_ANY_WINDOWS, validate=validate_not_null_or_empty)
    TimeZone = Parameter("string", sets=_ANY_WINDOWS, validate=validate_not_null_or_empty, effect="modelled")
    Certificates = Parameter(CertificateSettingList, sets=_ANY_WINDOWS, validate=validate_not_null_or_empty, effect="modelled")
    JoinDomain = Parameter("string", mandatory=True, sets=[_DOMAIN], validate=validate_not_null_or_empty, effect="modelled")
    Domain = Parameter("string", mandatory=True, sets=[_DOMAIN], validate=validate_not_null_or_empty, effect="modelled")
    DomainUserName = Parameter("string", mandatory=True, sets=[_DOMAIN], validate=validate_not_null_or_empty, effect="modelled")
    DomainPassword = Parameter("string", mandatory=True, sets=[_DOMAIN], validate=validate_not_null_or_empty, effect="modelled")
    MachineObjectOU = Parameter("string", sets=[_DOMAIN], validate=validate_not_null_or_empty, effect="modelled")
    EnableWinRMHttp = Switch(sets=_ANY_WINDOWS, validate=validate_not_null_or_empty, effect="modelled")
    DisableWinRMHttps = Switch(sets=_ANY_WINDOWS, validate=validate_not_null_or_empty)
    WinRMCertificate = Parameter(CERTIFICATE_TYPE, sets=_ANY_WINDOWS, validate=validate_not_null_or_empty, effect="not simulated")
    X509Certificates = Parameter(array_of(CERTIFICATE_TYPE), sets=_ANY_WINDOWS, validate=validate_not_null_or_empty, effect="not simulated")
    NoExportPrivateKey = Switch(sets=_ANY_WINDOWS, validate=validate_not_null_or_empty, effect="accepted")
    NoWinRMEndpoint = Switch(sets=_ANY_WINDOWS, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        vm = self.machine
        system = _LINUX if self.parameter_set == _LINUX else _WINDOWS
        # Without a password nothing is checked: the set that would hold it is not made either.
        password = None if system == _LINUX and self.NoSSHPassword else self.Password
        check_names(system, vm.RoleName, password)
        if system == _LINUX:
            self.set_up_linux(vm)
        else:
            self.set_up_windows(vm)
        self.write(self.VM)

    def set_up_linux(self, vm: Any) -> None:
        vm.NoSSHEndpoint = self.NoSSHEndpoint
        if self.LinuxUser:
            told = configuration_of(vm, LinuxProvisioningConfigurationSet, make=True)
            told.HostName = vm.RoleName
            told.UserName = self.LinuxUser
            told.UserPassword = secret("" if self.NoSSHPassword else self.Password)
            told.DisableSshPasswordAuthentication = self.DisableSSH or self.NoSSHPassword
            if self.SSHKeyPairs or self.SSHPublicKeys:
                told.SSH = SSHSettings(PublicKeys=self.SSHPublicKeys, KeyPairs=self.SSHKeyPairs)
        if not (self.DisableSSH or self.NoSSHEndpoint):
            way_in(vm, *SSH)

    def set_up_windows(self, vm: Any) -> None:
        vm.NoRDPEndpoint = self.NoRDPEndpoint
        told = configuration_of(vm, WindowsProvisioningConfigurationSet, make=True) if self.AdminUsername else None
        if told is not None:
            told.ComputerName = vm.RoleName
            told.AdminUsername = self.AdminUsername
            told.AdminPassword = secret(self.Password)
            told.ResetPasswordOnFirstLogon = self.ResetPasswordOnFirstLogon
            told.EnableAutomaticUpdates = not self.DisableAutomaticUpdates
            told.StoredCertificateSettings = CertificateSettingList(self.Certificates or ())
            told.TimeZone = self.TimeZone or told.TimeZone
            if self.parameter_set == _DOMAIN:
                credentials = DomainJoinCredentials(Username=self.DomainUserName, Password=secret(self.DomainPassword), Domain=self.Domain)
                told.DomainJoin = DomainJoinSettings(
                    Credentials=credentials, MachineObjectOU=self.MachineObjectOU, JoinDomain=self.JoinDomain
                )
        if not self.NoRDPEndpoint:
            way_in(vm, *RDP)
        if not self.DisableWinRMHttps:
            if told is not None:
                told.WinRM = winrm(self.EnableWinRMHttp)
            if not self.NoWinRMEndpoint:
                way_in(vm, *WINRM)
        vm.X509Certificates = List((), CERTIFICATE_TYPE)
        vm.NoExportPrivateKey = self.NoExportPrivateKey
        vm.ProvisionGuestAgent = not self.DisableGuestAgent
        vm.ResourceExtensionReferences = None if self.DisableGuestAgent else bginfo()


class NewAzureCertificateSetting(AzureCmdlet):
    """Names a certificate of the cloud service that is to be put into a store of a Windows machine."""

    net_class = _IAAS + "NewAzureCertificateSettingCommand"
    output_types = (CertificateSetting,)

    StoreName = Parameter(
        "string",
        position=0,
        validate=validate_set(
            "AddressBook", "AuthRoot", "CertificateAuthority", "Disallowed", "My", "Root", "TrustedPeople", "TrustedPublisher"
        ),
    )
    Thumbprint = Parameter("string", mandatory=True, position=1, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        self.write(CertificateSetting(StoreLocation="LocalMachine", StoreName=self.StoreName or "My", Thumbprint=self.Thumbprint))


class NewAzureSSHKey(AzureCmdlet):
    """Names a certificate of the cloud service as an SSH key of a Linux machine, and the file that it is to stand in."""

    net_class = _IAAS + "NewAzureSSHKeyCommand"
    output_types = (SSHKeyPair, SSHPublicKey)

    KeyPair = Switch(mandatory=True, position=0, sets=["keypair"], validate=validate_not_null_or_empty)
    PublicKey = Switch(mandatory=True, position=0, sets=["publickey"], validate=validate_not_null_or_empty)
    Fingerprint = Parameter("string", mandatory=True, position=1, validate=validate_not_null_or_empty)
    Path = Parameter("string", mandatory=True, position=2, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        self.write((SSHKeyPair if self.KeyPair else SSHPublicKey)(Fingerprint=self.Fingerprint, Path=self.Path))


def check_names(system: str, name: str | None, password: str | None) -> None:
    """What Azure PowerShell itself checks of a machine's name and its administrator's password."""
    if password is not None:
        low, high = PASSWORD_LENGTHS[system]
        kinds = sum(re.search(kind, password) is not None for kind in PASSWORD_KINDS)
        if not low <= len(password) <= high or kinds < 3:
            raise ArgumentException("Password does not meet complexity requirements.")
    if system == "Linux" and not 1 <= len(name or "") <= 64:
        raise ArgumentException("Hostname is invalid.")
    if system == "Windows" and not COMPUTER_NAME.fullmatch(name or ""):
        raise ArgumentException("Computer Name is invalid.")


def way_in(vm: Any, name: str, local_port: int) -> None:
    """An endpoint for an administrator; one that is there under its name or port is kept and loses its public port."""
    endpoints = endpoints_of(vm)
    found = next((one for one in endpoints if (one.Name or "").lower() == name.lower() or one.LocalPort == local_port), None)
    if found is not None:
        found.Port = None
    else:
        endpoints.append(InputEndpoint(LocalPort=local_port, Protocol="tcp", Name=name))


def winrm(http: bool) -> Any:
    """The listeners of Windows' remote management."""
    made = WinRmConfiguration()
    made.Listeners += [WinRmListenerProperties(Protocol=protocol) for protocol in (["Http"] if http else []) + ["Https"]]
    return made


def secret(text: str | None) -> Any:
    """A SecureString of a text."""
    from azshell.dotnet.members import construct, invoke_member
    from azshell.dotnet.types import resolve_type
    from azshell.dotnet.values import Char

    kind = resolve_type("System.Security.SecureString")
    if text is None or kind is None:
        return None
    made = construct(kind, [])
    for char in text:
        invoke_member(made, "AppendChar", [Char(char)])
    return made
