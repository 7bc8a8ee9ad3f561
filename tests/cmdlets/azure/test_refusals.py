"""What Azure refuses: the code, the words, the error record, and that nothing is left behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from azshell import Shell

STORAGE = """
New-AzureStorageAccount -StorageAccountName disks -Location 'East US' | Out-Null
Set-AzureSubscription -SubscriptionName 'Azure Training' -CurrentStorageAccountName disks
$image = (Get-AzureVMImage | Where-Object { $_.OS -eq 'Windows' })[0].ImageName
function Machine($name, $subnet) {
    $vm = New-AzureVMConfig -Name $name -InstanceSize Small -ImageName $image |
        Add-AzureProvisioningConfig -Windows -AdminUsername student -Password 'P@ssw0rd!'
    if ($subnet) { $vm | Set-AzureSubnet -SubnetNames $subnet } else { $vm }
}
"""
NETWORK = STORAGE + "Set-AzureVNetConfig C:\\network.xml | Out-Null\n"
RESERVED = "1..5 | ForEach-Object { New-AzureReservedIP -ReservedIPName \"ip$_\" -Location 'East US' } | Out-Null\n"
DEPLOYED = (
    NETWORK
    + "Machine one FrontEnd | New-AzureVM -ServiceName service -Location 'East US' -VNetName AtlanticVNET -WarningAction SilentlyContinue | Out-Null\n"
)

REFUSALS = [
    ("a taken service name", "New-AzureService web -Location 'West US' | Out-Null", "New-AzureService WEB -Location 'East US'",
     "ConflictError: The specified DNS name is already taken."),
    ("an unknown location", "", "New-AzureService web -Location 'Atlantis'", "BadRequest: The location constraint is not valid."),
    ("an unknown affinity group", "", "New-AzureService web -AffinityGroup nowhere", "BadRequest: The affinity group does not exist."),
    ("a bad service name", "", "New-AzureService web_1 -Location 'West US'", "BadRequest: The hosted service name is invalid."),
    ("an unknown service", "", "Get-AzureService nope", "ResourceNotFound: The hosted service does not exist."),
    ("a group in use", "New-AzureAffinityGroup g -Location 'West US' | Out-Null; New-AzureService web -AffinityGroup g | Out-Null",
     "Remove-AzureAffinityGroup g", "BadRequest: The affinity group g is in use and cannot be deleted."),
    ("a sixth reserved IP", RESERVED, "New-AzureReservedIP -ReservedIPName ip6 -Location 'East US'", "reserved IP count"),
    ("a reserved IP twice", RESERVED, "New-AzureReservedIP -ReservedIPName IP1 -Location 'East US'",
     "ConflictError: The reserved IP name IP1 already exists."),
    ("an unknown reserved IP", "", "Get-AzureReservedIP nope", "ResourceNotFound: The reserved IP nope does not exist."),
    ("a reserved IP elsewhere", STORAGE + "New-AzureReservedIP -ReservedIPName ip -Location 'West US' | Out-Null",
     "Machine one | New-AzureVM -ServiceName service -Location 'East US' -ReservedIPName ip -WarningAction SilentlyContinue",
     "BadRequest: The reserved IP ip is in the location West US, and the deployment is in East US."),
    ("a reserved IP with an affinity group",
     STORAGE + "New-AzureReservedIP -ReservedIPName ip -Location 'East US' | Out-Null; New-AzureAffinityGroup g -Location 'East US' | Out-Null",
     "Machine one | New-AzureVM -ServiceName service -AffinityGroup g -ReservedIPName ip -WarningAction SilentlyContinue",
     "BadRequest: The reserved IP ip cannot be used by a hosted service or a virtual network that is in an affinity group."),
    ("a reserved IP in use",
     STORAGE + "New-AzureReservedIP -ReservedIPName ip -Location 'East US' | Out-Null\n"
     "Machine one | New-AzureVM -ServiceName service -Location 'East US' -ReservedIPName ip -WarningAction SilentlyContinue | Out-Null",
     "Remove-AzureReservedIP ip -Force", "BadRequest: The reserved IP ip is in use by deployment service of hosted service service."),
    ("a third public IP",
     NETWORK + "$vms = 1..2 | ForEach-Object { Machine \"vm$_\" FrontEnd | Set-AzurePublicIP -PublicIPName \"pip$_\" }\n"
     "New-AzureVM -ServiceName service -Location 'East US' -VNetName AtlanticVNET -VMs $vms -WarningAction SilentlyContinue | Out-Null",
     "Machine vm3 FrontEnd | Set-AzurePublicIP -PublicIPName pip3 | New-AzureVM -ServiceName service", "public IP"),
    ("a static IP that is taken",
     NETWORK + "Machine one Static | Set-AzureStaticVNetIP 10.2.0.7 | New-AzureVM -ServiceName service -Location 'East US' -VNetName AtlanticVNET -WarningAction SilentlyContinue | Out-Null",
     "Machine two Static | Set-AzureStaticVNetIP 10.2.0.7 | New-AzureVM -ServiceName service",
     "Networking.DeploymentVNetAddressAllocationFailure"),
    ("a static IP outside the subnet", DEPLOYED,
     "Machine two Static | Set-AzureStaticVNetIP 10.1.0.7 | New-AzureVM -ServiceName service",
     "Networking.DeploymentVNetAddressAllocationFailure"),
    ("overlapping subnets", "", "Set-AzureVNetConfig C:\\overlapping.xml", "BadRequest: Subnet 'BackEnd' is not valid because its IP address range overlaps"),
    ("a network in an unknown region", "", "Set-AzureVNetConfig C:\\nowhere.xml", "BadRequest: "),
    ("a network file that is no XML", "", "Set-AzureVNetConfig C:\\broken.xml",
     "BadRequest: XML Schema validation error in network configuration at line"),
    ("a network file that is not there", "", "Set-AzureVNetConfig C:\\none.xml",
     "The specified network configuration file path does not exist."),
    ("a file that drops a network in use", DEPLOYED, "Set-AzureVNetConfig C:\\other.xml",
     "BadRequest: Cannot delete or modify virtual network while in use 'AtlanticVNET'."),
    ("an endpoint port twice", DEPLOYED,
     "Get-AzureVM service one | Add-AzureEndpoint a tcp 80 -PublicPort 80 | Add-AzureEndpoint b tcp 81 -PublicPort 80 | Update-AzureVM", "80"),
    ("a storage account with a bad name", "", "New-AzureStorageAccount -StorageAccountName No -Location 'East US'", "BadRequest: "),
    ("an unknown storage account", "", "Get-AzureStorageAccount nope", "ResourceNotFound: "),
    ("a second internal load balancer",
     DEPLOYED + "Add-AzureInternalLoadBalancer lb service -SubnetName BackEnd | Out-Null", "Add-AzureInternalLoadBalancer lb2 service",
     "BadRequest: LoadBalancer already exists: lb. Only one internal load balancer allowed per deployment."),
    ("a service without deployment", "New-AzureService web -Location 'West US' | Out-Null", "Add-AzureInternalLoadBalancer lb web",
     "ResourceNotFound: No deployments were found."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "refused", "words"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
def test_refused(shell: Shell, state: Callable[[], object], before: str, refused: str, words: str) -> None:
    prepared = shell.run(before)
    assert [str(error.message) for error in prepared.errors] == []
    kept = state()
    result = shell.run(refused)
    assert len(result.errors) == 1, result.transcript
    record = result.errors[0]
    assert words in record.message
    assert str(record.category) == "CloseError"
    assert record.fully_qualified_error_id.startswith("Microsoft.WindowsAzure.Commands.")
    assert not result.terminated
    assert "New-AzureVM" in refused or state() == kept, "a refused command left something behind"


def test_a_refused_machine_leaves_no_deployment(shell: Shell) -> None:
    """New-AzureVM makes the service first, as the real one did; the deployment that Azure refuses is not there."""
    shell.run(STORAGE + "New-AzureReservedIP -ReservedIPName ip -Location 'West US' | Out-Null")
    shell.run("Machine one | New-AzureVM -ServiceName service -Location 'East US' -ReservedIPName ip -WarningAction SilentlyContinue")
    assert shell.run("Get-AzureVM -ServiceName service -WarningAction SilentlyContinue").output == []
    assert shell.run("(Get-AzureReservedIP ip).InUse").output == [False]
    assert shell.run("Get-AzureDisk").output == []
