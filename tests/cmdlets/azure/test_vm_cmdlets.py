"""Virtual machines and their configuration through the shell: what a script gives, and what it is refused. The world is the lab."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from azshell import Shell

# script, the lines it writes (objects as text)
GIVES = [
    # configurations
    ("(New-Config a).ConfigurationSets | ForEach-Object ConfigurationSetType", "WindowsProvisioningConfiguration NetworkConfiguration"),
    ("New-Config a | Get-AzureEndpoint | ForEach-Object Name", "RDP WinRmHTTPs"),
    (
        "New-AzureVMConfig a Small -ImageName $image | Add-AzureEndpoint Way tcp 3389 -PublicPort 3389 | "
        "Add-AzureProvisioningConfig -Windows -NoWinRMEndpoint | Get-AzureEndpoint | ForEach-Object { \"$($_.Name) [$($_.Port)]\" }",
        "Way []",  # the endpoint of that local port is kept, and loses its public port
    ),
    ("New-AzureVMConfig a Small -ImageName $ubuntu | Add-AzureProvisioningConfig -Linux -LinuxUser me -NoSSHEndpoint -Password 'P@ssw0rd!' | "
     "ForEach-Object { $_.ConfigurationSets[0].UserName, $_.ConfigurationSets[0].HostName, $_.ConfigurationSets.Count }", "me a 1"),
    ("New-Config a | Set-AzureSubnet One, Two | Get-AzureSubnet", "One Two"),
    ("(New-Config a | Set-AzureStaticVNetIP 10.2.0.7 | Get-AzureStaticVNetIP).IPAddress", "10.2.0.7"),
    ("(New-Config a | Set-AzureStaticVNetIP 10.2.0.7 | Remove-AzureStaticVNetIP | Get-AzureStaticVNetIP).IPAddress", ""),
    ("(New-Config a | Set-AzurePublicIP x | Set-AzurePublicIP y | Get-AzurePublicIP).Name", "y"),
    ("@(New-Config a | Set-AzurePublicIP x | Remove-AzurePublicIP X | Get-AzurePublicIP).Count", "0"),
    ("(New-Config a | Set-AzureAvailabilitySet tier).AvailabilitySetName", "tier"),
    ("(New-Config a | Set-AzureOSDisk ReadOnly | Get-AzureOSDisk).HostCaching", "ReadOnly"),
    ("New-Config a | Add-AzureEndpoint Web tcp 80 -LBSetName s -ProbePort 81 -ProbeProtocol http -ProbePath /x | Get-AzureEndpoint web | "
     "ForEach-Object { $_.LBSetName, $_.ProbePort, $_.ProbePath }", "s 81 /x"),
    ("New-Config a | Add-AzureEndpoint Web tcp 80 | Set-AzureEndpoint Web -LBSetName s -InternalLoadBalancerName i -DefaultProbe | "
     "Get-AzureEndpoint Web | ForEach-Object { $_.LBSetName, $_.InternalLoadBalancerName, $_.ProbePort }", "s i 80"),
    ("$acl = New-AzureAclConfig; foreach ($n in 1..3) { $null = Set-AzureAclConfig -AddRule -ACL $acl -Action Permit -RemoteSubnet 10.0.0.0/8 -Order $n }\n"
     "$null = Set-AzureAclConfig -RemoveRule -ACL $acl -RuleId 2; $null = Set-AzureAclConfig -AddRule -ACL $acl Deny 0.0.0.0/0 9\n"
     "$acl | ForEach-Object RuleId", "0 1 3"),
    # machines
    ("Get-AzureVM | ForEach-Object { \"$($_.ServiceName)/$($_.Name) $($_.Status)\" }", "web/web1 ReadyRole web/web2 ReadyRole"),
    ("(Get-AzureVM web web1).VM.GetInstance().RoleName", "web1"),
    ("$x = Get-AzureVM web web1; $x.OperationStatus; $x.OperationId.Length; $x.DNSName", "OK 32 http://web.cloudapp.net/"),
    ("@(Get-AzureVM web nobody).Count", "0"),
    ("$null = Get-AzureVM web web1 | Set-AzureVMSize Large | Update-AzureVM; (Get-AzureVM web web1).InstanceSize", "Large"),
    ("$null = New-Config web3 | Set-AzureStaticVNetIP 10.2.0.9 | New-AzureVM -ServiceName web; $x = Get-AzureVM web web3; $x.IpAddress; "
     "$x | Get-AzureSubnet", "10.2.0.9 Static"),
    ("$null = Get-AzureVM web web1 | Add-AzureDataDisk -CreateNew 5 data 0 | Update-AzureVM\n"
     "$null = Get-AzureVM web web1 | Remove-AzureDataDisk 0 | Update-AzureVM; @(Get-AzureDisk | Where-Object { -not $_.OS }).Count", "1"),
    ("$null = Get-AzureVM web web1 | Add-AzureDataDisk -CreateNew 5 data 0 | Update-AzureVM\n"
     "$null = Get-AzureVM web web1 | Remove-AzureDataDisk 0 -DeleteVHD | Update-AzureVM; @(Get-AzureDisk | Where-Object { -not $_.OS }).Count", "0"),
    ("(Get-AzureVM web web1 | Stop-AzureVM).OperationDescription; (Get-AzureVM web web1).Status", "Stop-AzureVM StoppedDeallocated"),
    ("$null = Stop-AzureVM web web1 -StayProvisioned; $x = Get-AzureVM web web1; $x.Status; $x.IpAddress", "StoppedVM 10.0.0.4"),
    ("$null = Stop-AzureVM web * -Force; (Get-AzureDeployment web).Status; @((Get-AzureDeployment web).VirtualIPs).Count", "Suspended 0"),
    ("$null = Stop-AzureVM web web* -Force; $null = Start-AzureVM web web2; (Get-AzureVM web web2).IpAddress", "10.0.0.4"),
    ("$null = Remove-AzureVM web web1; (Get-AzureVM web).Name; (Get-AzureDisk | Where-Object { -not $_.AttachedTo }).OS", "web2 Windows"),
    ("$null = Remove-AzureVM web web1 -DeleteVHD; $null = Remove-AzureVM web web2 -DeleteVHD; @(Get-AzureDisk).Count; @(Get-AzureService).Count", "0 1"),
    ("$null = Set-AzureDeployment -Status web Production Suspended; (Get-AzureDeployment web).Status", "Suspended"),
    ("$null = Remove-AzureDeployment web Production -Force; @(Get-AzureVM).Count", "0"),
    ("Get-AzureRole web | ForEach-Object { $_.RoleName, $_.InstanceCount }", "web1 1 web2 1"),
    ("(Get-AzureRole web -RoleName WEB2 -InstanceDetails).IPAddress", "10.0.0.5"),
    ("(Get-AzureDeployment web).VNetName; (Get-AzureDeployment web).RolesConfiguration.Count", "AtlanticVNET 2"),
    ("[xml]$c = (Get-AzureDeployment web).Configuration; $c.ServiceConfiguration.Role | ForEach-Object name", "web1 web2"),
    ("$null = Get-AzureRemoteDesktopFile web web1 C:\\a.rdp; (Get-Content C:\\a.rdp)[0] -match '^full address:s:web.cloudapp.net:\\d+$'", "True"),
    ("$x = Test-AzureStaticVNetIP AtlanticVNET 10.0.0.4; $x.IsAvailable; $x.AvailableAddresses", "False 10.0.0.6 10.0.0.7 10.0.0.8 10.0.0.9 10.0.0.10"),
    # a set is changed at every member at once, and its probe goes with the port
    ("foreach ($n in 'web1', 'web2') { $null = Get-AzureVM web $n | Add-AzureEndpoint H tcp 80 -PublicPort 80 -LBSetName s -DefaultProbe | Update-AzureVM }\n"
     "$null = Set-AzureLoadBalancedEndpoint web -LBSetName s -LocalPort 8080\n"
     "Get-AzureVM web | Get-AzureEndpoint H | ForEach-Object { $_.LocalPort, $_.ProbePort }", "8080 8080 8080 8080"),
]  # fmt: skip

# script, words of its refusal, exception, category
REFUSED = [
    ("New-AzureVMConfig a Huge -ImageName $image", "Invalid VM Size specified: 'Huge'", "ArgumentException", "CloseError"),
    ("New-Config 'a.b'", "Computer Name is invalid.", "ArgumentException", "CloseError"),
    ("New-Config 1234", "Computer Name is invalid.", "ArgumentException", "CloseError"),
    ("New-AzureVMConfig a Small -ImageName $image | Add-AzureProvisioningConfig -Windows -AdminUsername a -Password password1",
     "Password does not meet complexity requirements.", "ArgumentException", "CloseError"),
    ("New-AzureVMConfig a Small -ImageName $image | Set-AzureStaticVNetIP 10.2.0.4", "Network configuration not found on the persistent VM.",
     "ArgumentOutOfRangeException", "CloseError"),
    ("New-Config a | Add-AzureEndpoint RDP tcp 1", "An endpoint named 'RDP' has already been defined", "InvalidOperationException", "InvalidData"),
    ("New-Config a | Set-AzureEndpoint Nope -PublicPort 1", "An endpoint named 'Nope' cannot be found", "InvalidOperationException", "InvalidData"),
    ("New-Config a | Add-AzureEndpoint x tcp 70000", "Ports must be in the range of 1 - 65535", "ArgumentException", "CloseError"),
    ("New-Config a | Set-AzureEndpoint RDP -LocalPort 70000", "Ports must be in the range of 0 - 65535", "ArgumentException", "CloseError"),
    ("New-Config a | Add-AzureEndpoint x tcp 80 -LBSetName s -ProbePort 80 -ProbeProtocol http", "ProbePath is required for http",
     "ArgumentException", "CloseError"),
    ("New-Config a | Remove-AzureDataDisk 3", "not currently assigned to LUN #3", "InvalidOperationException", "InvalidData"),
    ("New-Config a | New-AzureVM -ServiceName nobody -WarningAction SilentlyContinue", "Cloud Service does not exist. Specify -Location",
     "Exception", "CloseError"),
    ("New-Config a | New-AzureVM -ServiceName web -Location 'East US'", "ConflictError: The specified DNS name is already taken.",
     "CloudException", "CloseError"),
    ("New-AzureVMConfig a Small -ImageName $image | New-AzureVM -ServiceName web", "Virtual Machine a is missing provisioning configuration",
     "ArgumentException", "CloseError"),
    ("New-AzureVMConfig a Small -ImageName nope | New-AzureVM -ServiceName web", "ResourceNotFound: The image with the specified name does not exist.",
     "CloudException", "CloseError"),
    ("New-Config a | Set-AzureSubnet Nowhere | New-AzureVM -ServiceName web", "ResourceNotFound: Subnet name Nowhere was not found",
     "CloudException", "CloseError"),
    ("Get-AzureVM web web1 | Add-AzureEndpoint One tcp 80 | Add-AzureEndpoint Two tcp 80 | Update-AzureVM", "BadRequest: Local Port 80 for endpoint Two",
     "CloudException", "CloseError"),
    ("Get-AzureVM web web1 | Add-AzureEndpoint One tcp 80 -LBSetName s -NoProbe -InternalLoadBalancerName none | Update-AzureVM",
     "BadRequest: The load balancer none does not exist", "CloudException", "CloseError"),
    ("Update-AzureVM -ServiceName nobody -Name a -VM (New-Config a)", "Could not find a deployment for 'nobody' in 'Production' slot.",
     "ApplicationException", "CloseError"),
    ("Stop-AzureVM web nobody", "Roleinstance cannot be found: nobody", "ArgumentOutOfRangeException", "CloseError"),
    ("Stop-AzureVM web *", "Must provide the Force switch when using wildcard syntax.", "ArgumentException", "CloseError"),
    ("Set-AzureLoadBalancedEndpoint web -LBSetName nope -LocalPort 1", "load balancer set name 'nope'", "InvalidOperationException", "InvalidData"),
    ("Get-AzureRole nobody", "ResourceNotFound: The hosted service does not exist.", "CloudException", "CloseError"),
    ("Get-AzureDeployment web Staging", "ResourceNotFound: No deployments were found.", "CloudException", "CloseError"),
    ("Get-AzureRemoteDesktopFile nobody web1 C:\\a.rdp", "Cloud Service is not present or there is no virtual machine deployment.", "ArgumentException", "CloseError"),
    ("Import-AzureVM C:\\nope.xml", "The file to load the role does not exist", "ArgumentException", "CloseError"),
    ("New-AzureQuickVM -Windows -ServiceName web -Name a -ImageName $image -AdminUsername a -Password 'P@ssw0rd!' -Location 'East US'",
     "Service already exists, Location cannot be specified.", "ApplicationException", "CloseError"),
    ("New-AzureQuickVM -Linux -ServiceName web -Name a -ImageName $ubuntu -Password 'P@ssw0rd!'", "Specify -LinuxUser when creating Linux Virtual Machines",
     "ArgumentException", "CloseError"),
    ("New-AzureDeployment web a.cspkg a.cscfg Staging", "Cannot Create New Deployment with Virtual Machines Present in Production Slot",
     "ArgumentException", "CloseError"),
    ("Move-AzureDeployment web", "Cannot Move Deployments with Virtual Machines Present in Production", "ArgumentException", "CloseError"),
    ("New-AzureDeployment other a.cspkg a.cscfg Staging", "The parameter Package of New-AzureDeployment is not simulated.",
     "NotSupportedException", "NotImplemented"),
    ("Set-AzureRole web Production web1 2", "The parameter Count of Set-AzureRole is not simulated.", "NotSupportedException", "NotImplemented"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "expected"), GIVES)
def test_gives(lab: Shell, script: str, expected: str) -> None:
    result = lab.run(script)
    assert not result.errors, result.transcript
    assert " ".join(result.text.split()) == expected


@pytest.mark.parametrize(("script", "words", "exception", "category"), REFUSED)
def test_refused(refuse: Callable[[str], Any], script: str, words: str, exception: str, category: str) -> None:
    record = refuse(script)
    assert words in record.message
    assert (str(record.category), record.exception.net_type.name) == (category, exception)


def test_the_step_and_not_the_operation_is_told(lab: Shell) -> None:
    result = lab.run("New-Config a | New-AzureVM -ServiceName other -Location 'East US' -Verbose")
    assert [one.OperationDescription for one in result.output] == ["New-AzureVM", "New-AzureVM"]
    assert [line.partition(" - ")[2] for line in result.verbose if "Operation: New-AzureVM" in line] == [
        "Begin Operation: New-AzureVM - Create Cloud Service",
        "Completed Operation: New-AzureVM - Create Cloud Service",
        "Begin Operation: New-AzureVM - Create Deployment with VM a",
        "Completed Operation: New-AzureVM - Create Deployment with VM a",
    ]
    assert result.warnings == ["No deployment found in service: 'other'."]


def test_waiting_for_a_boot_lets_time_pass(lab: Shell) -> None:
    lab.world.configure(provisioning="minutes")
    result = lab.run("$null = New-Config slow | New-AzureVM -ServiceName web -WaitForBoot -Verbose; (Get-AzureVM web slow).Status")
    assert result.output == ["ReadyRole"]
    told = [line.rpartition(" ")[2] for line in result.verbose if "InstanceStatus is" in line]
    assert told == ["RoleStateUnknown", "CreatingVM", "StartingVM", "Provisioning", "ReadyRole"]


def test_an_exported_machine_is_made_again_from_its_disk(lab: Shell) -> None:
    script = """
    $null = Get-AzureVM web web1 | Add-AzureDataDisk -CreateNew 5 data 0 | Add-AzureEndpoint Web tcp 80 -PublicPort 80 | Update-AzureVM
    $disk = (Get-AzureVM web web1 | Get-AzureOSDisk).DiskName
    $null = Export-AzureVM web web1 C:\\web1.xml
    $null = Remove-AzureVM web web1
    $null = Import-AzureVM C:\\web1.xml | New-AzureVM -ServiceName web
    $vm = Get-AzureVM web web1
    ($vm | Get-AzureOSDisk).DiskName -eq $disk
    ($vm | Get-AzureDataDisk).LogicalDiskSizeInGB
    ($vm | Get-AzureEndpoint Web).Port
    """
    result = lab.run(script)
    assert not result.errors, result.transcript
    assert result.output == [True, 5, 80]


def test_the_article_runs(shell: Shell) -> None:
    """Every command of the article does its work; the address that is in use stays, as it says."""
    article = Path(__file__).parents[3] / "transcripts" / "networking" / "article.ps1"
    result = shell.run(article.read_text(encoding="utf-8"))
    assert [error.message for error in result.errors] == [
        "BadRequest: The reserved IP anIPName is in use by deployment anIaaSService of hosted service anIaaSService."
    ]
    told = shell.run("Get-AzureVM aCloudService | ForEach-Object { $_.Name, $_.IpAddress, [bool]$_.PublicIPAddress }").output
    assert told == ["web1", "10.0.0.4", False, "web2", "10.0.0.5", False, "dc1", "10.2.0.7", True]
    assert shell.run("Get-AzureInternalLoadBalancer aCloudService").output == []


def test_classes_are_found_before_a_cmdlet_is(shell: Shell) -> None:
    name = "Microsoft.WindowsAzure.Commands.ServiceManagement.Model.PersistentVMModel.LinuxProvisioningConfigurationSet+SSHPublicKeyList"
    result = shell.run(f"$keys = New-Object {name}; $keys.Add((New-AzureSSHKey -PublicKey -Fingerprint A -Path /x)); $keys.Count")
    assert result.output == [1], result.transcript


def test_dns_servers_and_a_load_balancer_come_with_the_deployment(lab: Shell) -> None:
    script = """
    $dns = New-AzureDns -Name one -IPAddress 10.0.0.4
    $inside = New-AzureInternalLoadBalancerConfig -InternalLoadBalancerName inside -SubnetName BackEnd
    $null = New-Config db | Add-AzureEndpoint sql tcp 1433 -PublicPort 1433 -LBSetName sql -NoProbe -InternalLoadBalancerName inside |
        New-AzureVM -ServiceName db -Location 'East US' -VNetName AtlanticVNET -DnsSettings $dns -InternalLoadBalancerConfig $inside 3> $null
    $made = Get-AzureDeployment db
    $made.DnsSettings.DnsServers[0].Address, $made.InternalLoadBalancerName, (Get-AzureVM db db | Get-AzureEndpoint sql).Vip
    """
    result = lab.run(script)
    assert not result.errors, result.transcript
    assert result.output == ["10.0.0.4", "inside", "10.1.0.4"]


def test_a_remote_desktop_file_needs_an_endpoint(lab: Shell, refuse: Callable[[str], Any]) -> None:
    lab.run("Get-AzureVM web web1 | Remove-AzureEndpoint RDP | Update-AzureVM")
    record = refuse("Get-AzureRemoteDesktopFile web web1 C:\\a.rdp")
    assert record.message == "BadRequest: An external endpoint to the Remote Desktop port (3389) must first be added to the role."
