"""What the cmdlets of networks, services, storage and the profile print, as a console of 100 columns shows it. The world is the lab."""

from __future__ import annotations

import re

import pytest

from azshell import Shell

LISTS = [
    ("Get-AzureService web", """
ServiceName             : web
Url                     : https://management.core.windows.net/[id]/services/hostedservices/web
Label                   : web
Description             :
Location                : East US
Status                  : Created
ExtendedProperties      : {}
DateModified            : 6/2/2014 9:00:00 AM
DateCreated             : 6/2/2014 9:00:00 AM
WebWorkerRoleSizes      : {}
VirtualMachineRoleSizes : {}
OperationDescription    : Get-AzureService
OperationId             : [id]
OperationStatus         : Succeeded"""),
    ("$null = New-AzureAffinityGroup group -Location 'west us' -Label Ours; $null = New-AzureService in -AffinityGroup group; Get-AzureAffinityGroup group", """
Name                    : group
Label                   : Ours
Description             :
Location                : West US
HostedServices          : {in}
StorageServices         : {}
Capabilities            : {PersistentVMRole, HighMemory}
CreatedTime             : 6/2/2014 9:00:00 AM
WebWorkerRoleSizes      : {A5, A6, A7, ExtraLarge, ExtraSmall, Large, Medium, Small}
VirtualMachineRoleSizes : {A5, A6, A7, Basic_A0, Basic_A1, Basic_A2, Basic_A3, Basic_A4,
                          ExtraLarge, ExtraSmall, Large, Medium, Small}
OperationDescription    : Get-AzureAffinityGroup
OperationId             : [id]
OperationStatus         : Succeeded"""),
    ("Get-AzureLocation | Where-Object Name -eq 'Japan West'", """
DisplayName             : Japan West
Name                    : Japan West
AvailableServices       : {Compute, Storage, PersistentVMRole, HighMemory}
WebWorkerRoleSizes      : {A5, A6, A7, ExtraLarge, ExtraSmall, Large, Medium, Small}
VirtualMachineRoleSizes : {A5, A6, A7, Basic_A0, Basic_A1, Basic_A2, Basic_A3, Basic_A4,
                          ExtraLarge, ExtraSmall, Large, Medium, Small}
OperationDescription    : Get-AzureLocation
OperationId             : [id]
OperationStatus         : Succeeded"""),
    ("Get-AzureStorageAccount books", """
StorageAccountDescription :
AffinityGroup             :
Location                  : East US
GeoReplicationEnabled     : True
GeoPrimaryLocation        : East US
GeoSecondaryLocation      : West US
Label                     : books
StorageAccountStatus      : Created
StatusOfPrimary           : Available
StatusOfSecondary         : Available
Endpoints                 : {https://books.blob.core.windows.net/,
                            https://books.queue.core.windows.net/,
                            https://books.table.core.windows.net/}
StorageAccountName        : books
OperationDescription      : Get-AzureStorageAccount
OperationId               : [id]
OperationStatus           : Succeeded"""),
    ("Get-AzureDisk | Where-Object { $_.AttachedTo.RoleName -eq 'web2' }", """
AffinityGroup        :
AttachedTo           : RoleName: web2
                       DeploymentName: web
                       HostedServiceName: web
IsCorrupted          : False
Label                :
Location             : East US
DiskSizeInGB         : 128
MediaLink            : https://books.blob.core.windows.net/vhds/web-web2-2014-6-2-9-0-0-0-0.vhd
DiskName             : web-web2-0-201406020900000000
SourceImageName      : a699494373c04fc0bc8f2bb1389d6106__Windows-Server-2012-R2-201406.01-en.us-127
                       GB.vhd
OS                   : Windows
OperationDescription : Get-AzureDisk
OperationId          : [id]
OperationStatus      : Succeeded"""),
    ("Get-AzureVNetSite", """
AddressSpacePrefixes : {10.0.0.0/8}
AffinityGroup        :
DnsServers           : {}
GatewayProfile       :
GatewaySites         :
Id                   : [id]
InUse                : True
Label                :
Name                 : AtlanticVNET
State                : Created
Subnets              : {FrontEnd, BackEnd, Static}
OperationDescription : Get-AzureVNetSite
OperationId          : [id]
OperationStatus      : Succeeded"""),
    ("$null = Add-AzureInternalLoadBalancer lb web -SubnetName BackEnd; Get-AzureInternalLoadBalancer web", """
InternalLoadBalancerName : lb
ServiceName              : web
DeploymentName           : web
SubnetName               : BackEnd
IPAddress                : 10.1.0.4
OperationDescription     : Get-AzureInternalLoadBalancer
OperationId              : [id]
OperationStatus          : Succeeded"""),
    ("$null = New-AzureReservedIP ip -Location 'East US' -Label Mine; Get-AzureReservedIP ip | Select-Object * -ExcludeProperty Address", """
ReservedIPName       : ip
Id                   : [id]
Label                : Mine
Location             : East US
State                : Created
InUse                : False
ServiceName          :
DeploymentName       :
OperationDescription : Get-AzureReservedIP
OperationId          : [id]
OperationStatus      : Succeeded"""),
    ("Get-AzureRoleSize ExtraSmall", """
InstanceSize                       : ExtraSmall
RoleSizeLabel                      : ExtraSmall (1 core, 768 MB)
Cores                              : 1
MemoryInMb                         : 768
SupportedByWebWorkerRoles          : True
SupportedByVirtualMachines         : True
MaxDataDiskCount                   : 1
WebWorkerResourceDiskSizeInMb      : 20480
VirtualMachineResourceDiskSizeInMb : 20480
OperationDescription               : Get-AzureRoleSize
OperationId                        : [id]
OperationStatus                    : Succeeded"""),
    ("Get-AzureSubscription", """
SubscriptionName                         : Azure Training
SubscriptionId                           : [id]
ServiceEndpoint                          : https://management.core.windows.net/
ResourceManagerEndpoint                  : https://management.azure.com/
GalleryEndpoint                          : https://gallery.azure.com/
ActiveDirectoryEndpoint                  : https://login.windows.net/
ActiveDirectoryTenantId                  : [id]
ActiveDirectoryServiceEndpointResourceId : https://management.core.windows.net/
SqlDatabaseDnsSuffix                     : .database.windows.net
IsDefault                                : True
Certificate                              :
CurrentStorageAccountName                : books
ActiveDirectoryUserId                    : admin@contoso.onmicrosoft.com
TokenProvider                            :"""),
]  # fmt: skip
TABLES = [
    ("New-AzureService other -Location 'East US'", """
OperationDescription              OperationId                      OperationStatus
--------------------              -----------                      ---------------
New-AzureService                  [cut] Succeeded"""),
    ("New-AzureStorageKey Primary books | Format-Table StorageAccountName, OperationDescription", """
StorageAccountName                                OperationDescription
------------------                                --------------------
books                                             New-AzureStorageKey"""),
    ("Remove-AzureStorageAccount west", """
StorageAccountName       OperationDescription     OperationId              OperationStatus
------------------       --------------------     -----------              ---------------
west                     Remove-AzureStorageAc... [cut] Succeeded"""),
    ("Get-AzureVNetConfig", """
XMLConfiguration         OperationDescription     OperationId              OperationStatus
----------------         --------------------     -----------              ---------------
<?xml version="1.0" e... Get-AzureVNetConfig      [cut] Succeeded"""),
    ("New-AzureInternalLoadBalancerConfig lb BackEnd 10.1.0.9", """
InternalLoadBalancerName          SubnetName                       IPAddress
------------------------          ----------                       ---------
lb                                BackEnd                          10.1.0.9"""),
    ("New-AzureDns one 10.0.0.4", """
Name                              Address                          ExtensionData
----                              -------                          -------------
one                               10.0.0.4"""),
    ("New-AzureVMImageDiskConfigSet", """
OSDiskConfiguration                               DataDiskConfigurations
-------------------                               ----------------------
                                                  {}"""),
    ("Get-AzureEnvironment | Format-Table EnvironmentName, ServiceEndpoint -AutoSize", """
EnvironmentName ServiceEndpoint
--------------- ---------------
AzureCloud      https://management.core.windows.net/
AzureChinaCloud https://management.core.chinacloudapi.cn/"""),
    ("Get-AzureLocation | Format-Table Name -HideTableHeaders", """
East US
West US
North Central US
South Central US
Brazil South
North Europe
West Europe
East Asia
Southeast Asia
Japan East
Japan West"""),
]  # fmt: skip


def plain(shell: Shell, script: str) -> str:
    """What a script prints, identifiers and blanks at the ends of lines aside."""
    printed = re.sub(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", "[id]", shell.run(script).text)
    printed = re.sub(r"\b[0-9a-f]{8}-[0-9a-f-]{0,26}\.\.\.", "[cut]", printed).replace("[id]/\n" + " " * 26, "[id]/")
    return "\n".join(line.rstrip() for line in printed.split("\n"))


@pytest.fixture
def width() -> int:
    return 100


@pytest.mark.parametrize(("script", "expected"), LISTS)
def test_a_list(lab: Shell, script: str, expected: str) -> None:
    """Two blank lines before a list, three after it, as Windows PowerShell prints one."""
    assert plain(lab, script) == f"\n{expected}\n\n\n\n"


@pytest.mark.parametrize(("script", "expected"), TABLES)
def test_a_table(lab: Shell, script: str, expected: str) -> None:
    """One blank line before a table, two after it."""
    assert plain(lab, script) == f"{expected}\n\n\n"
