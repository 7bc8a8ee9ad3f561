"""The provisioning configuration sets: what Windows or Linux is told when it first starts, certificates and SSH keys included."""

from __future__ import annotations

from cmdlets.azure.contexts import context, list_class
from cmdlets.azure.persistent_vm import PVM, Mergable, ProvisioningConfigurationSet

__all__ = [
    "CertificateSetting",
    "CertificateSettingList",
    "DomainJoinCredentials",
    "DomainJoinSettings",
    "LinuxProvisioningConfigurationSet",
    "SSHKeyPair",
    "SSHPublicKey",
    "SSHSettings",
    "WinRmConfiguration",
    "WinRmListenerCollection",
    "WinRmListenerProperties",
    "WindowsProvisioningConfigurationSet",
]

WINDOWS = PVM + "WindowsProvisioningConfigurationSet"
LINUX = PVM + "LinuxProvisioningConfigurationSet"

CertificateSetting = context(PVM + "CertificateSetting", "string StoreLocation", "string StoreName", "string Thumbprint", base=Mergable)
CertificateSettingList = list_class(PVM + "CertificateSettingList", PVM + "CertificateSetting")

SSHPublicKey = context(LINUX + "+SSHPublicKey", "string Fingerprint", "string Path")
SSHPublicKeyList = list_class(LINUX + "+SSHPublicKeyList", LINUX + "+SSHPublicKey")
SSHKeyPair = context(LINUX + "+SSHKeyPair", "string Fingerprint", "string Path")
SSHKeyPairList = list_class(LINUX + "+SSHKeyPairList", LINUX + "+SSHKeyPair")
SSHSettings = context(LINUX + "+SSHSettings", f"{LINUX}+SSHPublicKeyList PublicKeys", f"{LINUX}+SSHKeyPairList KeyPairs")
LinuxProvisioningConfigurationSet = context(
    LINUX,
    "string HostName",
    "string UserName",
    "securestring UserPassword",
    "System.Nullable[bool] DisableSshPasswordAuthentication",
    f"{LINUX}+SSHSettings SSH",
    "string ConfigurationSetType",
    base=ProvisioningConfigurationSet,
    ConfigurationSetType="LinuxProvisioningConfiguration",
)

DomainJoinCredentials = context(WINDOWS + "+DomainJoinCredentials", "string Domain", "string Username", "securestring Password")
DomainJoinProvisioning = context(WINDOWS + "+DomainJoinProvisioning", "string AccountData")
DomainJoinSettings = context(
    WINDOWS + "+DomainJoinSettings",
    f"{WINDOWS}+DomainJoinCredentials Credentials",
    f"{WINDOWS}+DomainJoinProvisioning Provisioning",
    "string JoinDomain",
    "string MachineObjectOU",
)
WinRmListenerProperties = context(WINDOWS + "+WinRmListenerProperties", "string CertificateThumbprint", "string Protocol")
WinRmListenerCollection = list_class(WINDOWS + "+WinRmListenerCollection", WINDOWS + "+WinRmListenerProperties")
WinRmConfiguration = context(
    WINDOWS + "+WinRmConfiguration", f"{WINDOWS}+WinRmListenerCollection Listeners", Listeners=WinRmListenerCollection
)
WindowsProvisioningConfigurationSet = context(
    WINDOWS,
    "string ComputerName",
    "securestring AdminPassword",
    "bool ResetPasswordOnFirstLogon",
    "System.Nullable[bool] EnableAutomaticUpdates",
    "string TimeZone",
    f"{WINDOWS}+DomainJoinSettings DomainJoin",
    f"{PVM}CertificateSettingList StoredCertificateSettings",
    f"{WINDOWS}+WinRmConfiguration WinRM",
    "string AdminUsername",
    "string ConfigurationSetType",
    base=ProvisioningConfigurationSet,
    ConfigurationSetType="WindowsProvisioningConfiguration",
    ResetPasswordOnFirstLogon=False,
)
