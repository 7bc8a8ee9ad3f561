"""Networks, cloud services, storage, images, certificates and the profile through the shell: what a script gives, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from azshell import Shell
from tests.cmdlets.azure.conftest import THUMBPRINT

# script, the lines it writes (objects as text)
GIVES = [
    # affinity groups
    ("$null = New-AzureAffinityGroup g -Location 'west us'; Get-AzureAffinityGroup | ForEach-Object { $_.Name, $_.Label, $_.Location }", "g g West US"),
    ("$null = New-AzureAffinityGroup g -Location 'West US'; $null = Set-AzureAffinityGroup G -Label new -Description d\n"
     "Get-AzureAffinityGroup g | ForEach-Object { $_.Label, $_.Description }", "new d"),
    ("$null = New-AzureAffinityGroup g -Location 'West US'; $null = New-AzureStorageAccount -StorageAccountName gbooks -AffinityGroup g\n"
     "(Get-AzureAffinityGroup g).StorageServices | ForEach-Object { \"$($_.ServiceName) $($_.Url.Segments[-1])\" }", "gbooks gbooks"),
    ("$null = New-AzureAffinityGroup g -Location 'West US'; Get-AzureAffinityGroup | Remove-AzureAffinityGroup | ForEach-Object OperationDescription",
     "Remove-AzureAffinityGroup"),
    # cloud services
    ("$null = New-AzureService s -Location 'East US' -Description d; $null = Set-AzureService s -Label new; Get-AzureService s | ForEach-Object { $_.Label, $_.Description }",
     "new d"),
    ("Test-AzureName -Service WEB; Test-AzureName -Service free; Test-AzureName -Storage books; Test-AzureName -Website web", "True False True False"),
    ("Remove-AzureService web -Force -PassThru; Get-AzureService; (Get-AzureDisk).Count", "True 2"),
    ("Remove-AzureService web -Force -DeleteAll; (Get-AzureDisk).Count", "0"),
    ("1..3 | ForEach-Object { $null = New-AzureService \"s$_\" -Location 'East US' }; Get-AzureService | Where-Object ServiceName -like 's*' | Remove-AzureService -Force\n"
     "Get-AzureService | ForEach-Object ServiceName", "web"),
    ("Stop-AzureService web -PassThru; (Get-AzureDeployment web).Status; Start-AzureService web -PassThru; (Get-AzureDeployment web).Status",
     "True Suspended True Running"),
    # networks
    ("[xml]$file = (Get-AzureVNetConfig).XMLConfiguration; $file.NetworkConfiguration.VirtualNetworkConfiguration.VirtualNetworkSites.VirtualNetworkSite.name",
     "AtlanticVNET"),
    ("$null = Get-AzureVNetConfig -ExportToFile C:\\out.xml; [xml]$file = Get-Content C:\\out.xml\n"
     "$site = $file.GetElementsByTagName('VirtualNetworkSite')[0]; $subnet = $site.Subnets.Subnet[0].Clone(); $subnet.name = 'Gateway'; $subnet.AddressPrefix = '10.9.0.0/24'\n"
     "$null = $site.Subnets.AppendChild($subnet); $file.Save('C:\\in.xml'); $null = Set-AzureVNetConfig C:\\in.xml; (Get-AzureVNetSite).Subnets | ForEach-Object Name",
     "FrontEnd BackEnd Static Gateway"),
    ("(Get-AzureVNetConfig).ExportToFile('C:\\out.xml'); (Get-Content C:\\out.xml).Count -gt 10", "True"),
    ("Get-AzureVNetSite atlanticvnet | ForEach-Object { \"$($_.Subnets[1].Name) $($_.Subnets[1].AddressPrefix)\" }", "BackEnd 10.1.0.0/16"),
    ("Get-AzureVNetSite | Get-Member Subnets | ForEach-Object { $_.Definition.Split('[')[0] }", "System.Collections.Generic.IEnumerable"),
    ("Remove-AzureService web -Force; (Remove-AzureVNetConfig).OperationStatus; Get-AzureVNetSite; Get-AzureVNetConfig; 'none'", "Succeeded none"),
    # internal load balancers
    ("$null = Add-AzureInternalLoadBalancer lb web BackEnd 10.1.0.9; Get-AzureService | Get-AzureInternalLoadBalancer | ForEach-Object { $_.InternalLoadBalancerName, $_.IPAddress }",
     "lb 10.1.0.9"),
    ("$null = Add-AzureInternalLoadBalancer lb web; $null = Remove-AzureInternalLoadBalancer web; @(Get-AzureInternalLoadBalancer web).Count", "0"),
    # reserved IPs
    ("$null = New-AzureReservedIP one mine 'East US'; $null = New-AzureReservedIP two -Location 'West US'; Get-AzureReservedIP | ForEach-Object { \"$($_.ReservedIPName) $($_.Location) $($_.InUse)\" }",
     "one East US False two West US False"),
    ("$null = New-AzureReservedIP one -Location 'East US'; Get-AzureReservedIP | Remove-AzureReservedIP -Force | ForEach-Object OperationDescription; Get-AzureReservedIP",
     "Remove-AzureReservedIP"),
    # storage accounts
    ("$null = Set-AzureStorageAccount books -GeoReplicationEnabled $false -Description d; Get-AzureStorageAccount books | ForEach-Object { $_.GeoReplicationEnabled, \"[$($_.GeoSecondaryLocation)]\", $_.StorageAccountDescription }",
     "False [] d"),
    ("$before = Get-AzureStorageKey books; $after = $before | New-AzureStorageKey Secondary; $before.Primary -eq $after.Primary; $before.Secondary -eq $after.Secondary", "True False"),
    ("Get-AzureStorageAccount | ForEach-Object StorageAccountName", "books west"),
    # disks and images
    ("(Add-AzureDisk data https://books.blob.core.windows.net/vhds/data.vhd -Label Data).Label; (Update-AzureDisk data New).Label; $null = Remove-AzureDisk data; (Get-AzureDisk).Count", "Data New 2"),
    ("(Add-AzureVMImage golden https://books.blob.core.windows.net/vhds/g.vhd Windows).Label; (Update-AzureVMImage golden Best -Description d).Description; (Remove-AzureVMImage golden).OperationStatus",
     "golden d Succeeded"),
    ("@(Get-AzureVMImage | Where-Object Category -eq Public).Count -gt 100; (Get-AzureVMImage $image).ImageFamily", "True Windows Server 2012 R2 Datacenter"),
    ("$null = Save-AzureVMImage web web1 shot -OSState Specialized 3> $null; Get-AzureVMImage shot | ForEach-Object { $_.RoleName, $_.OSDiskConfiguration.OSState }\n"
     "(Get-AzureVM web web1).Status", "web1 Specialized ReadyRole"),
    ("$null = Save-AzureVMImage web web2 golden; (Get-AzureVM web | ForEach-Object Name), (Get-AzureVMImage golden).Category", "web1 User"),
    ("$null = Get-AzureVM web web1 | Add-AzureDataDisk -CreateNew 5 data 0 | Update-AzureVM; $null = Save-AzureVMImage web web1 shot -OSState Specialized 3> $null\n"
     "$set = Get-AzureVMImage shot | Get-AzureVMImageDiskConfigSet; $disk = $set.DataDiskConfigurations[0].Name\n"
     "$null = $set | Set-AzureVMImageDataDiskConfig -DataDiskName $disk -Lun 0 -HostCaching ReadOnly | Update-AzureVMImage -ImageName shot -Label shot\n"
     "(Get-AzureVMImage shot).DataDiskConfigurations[0].HostCaching; ($set | Remove-AzureVMImageDataDiskConfig -Lun 0).DataDiskConfigurations.Count", "ReadOnly 0"),
    # certificates
    ("$null = Add-AzureCertificate web C:\\contoso.cer; (Get-AzureCertificate web).Thumbprint; $null = Get-AzureCertificate web | Remove-AzureCertificate; @(Get-AzureCertificate web).Count",
     f"{THUMBPRINT} 0"),
    ("$certificate = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 C:\\contoso.cer; $certificate.Subject; $null = Add-AzureCertificate web $certificate\n"
     "(Get-AzureCertificate web -Thumbprint $certificate.Thumbprint -ThumbprintAlgorithm sha1).Data -eq [Convert]::ToBase64String($certificate.RawData)", "CN=www.contoso.com True"),
    (
        "$null = New-Config a | New-AzureVM -ServiceName web; $thumbprint = (Get-AzureVM web a).VM.DefaultWinRmCertificateThumbprint\n"
        "(Get-AzureCertificate web).Thumbprint -eq $thumbprint\n"
        "$data = (Get-AzureCertificate web -Thumbprint $thumbprint -ThumbprintAlgorithm sha1).Data; ([x509certificate2][Convert]::FromBase64String($data)).Subject",
        "True CN=web.cloudapp.net",
    ),
    # the profile
    ("(Get-AzureAccount).ActiveDirectories[0].ActiveDirectoryEndpoint", "https://login.windows.net/"),
    ("Get-AzureSubscription -Current | Select-AzureSubscription -PassThru; Select-AzureSubscription -NoCurrent; (Get-AzureSubscription -Default).SubscriptionName", "True Azure Training"),
    ("Get-AzureSubscription -ExtendedDetails | ForEach-Object { $_.CurrentCoreCount, $_.MaxCoreCount, $_.CurrentStorageAccounts }", "2 20 2"),
    ("Remove-AzureSubscription 'Azure Training' -Force 3> $null; @(Get-AzureSubscription).Count; Add-AzureAccount; (Get-AzureSubscription).SubscriptionName", "0 Azure Training"),
    ("Get-AzurePublishSettingsFile; Import-AzurePublishSettingsFile", "C:\\Azure Training-credentials.publishsettings"),
    ("$null = Add-AzureEnvironment Mine -ServiceEndpoint https://mine/; (Set-AzureEnvironment mine -StorageEndpoint s.mine).StorageBlobEndpointFormat; Remove-AzureEnvironment Mine; @(Get-AzureEnvironment).Count",
     "{0}://{1}.blob.s.mine/ 2"),
    ("(Get-AzureEnvironment AzureCloud).StorageEndpointSuffix; Get-AzureEnvironment | ForEach-Object EnvironmentName", "core.windows.net AzureCloud AzureChinaCloud"),
]  # fmt: skip

# script, words of its refusal, exception, category
REFUSED = [
    ("Set-AzureService web", "You must specify a value for either Label or Description.", "ArgumentException", "InvalidData"),
    ("Remove-AzureService nope -Force", 'The specified cloud service "nope" does not exist.', "ArgumentException", "CloseError"),
    ("Stop-AzureService web Staging", "The Staging slot for cloud service web doesn't exist.", "ArgumentException", "CloseError"),
    ("Get-AzureVNetSite nope", "The specified virtual network name was not found: nope\r\nParameter name: VNetName", "ArgumentException", "CloseError"),
    ("Get-AzureVNetConfig -ExportToFile C:\\nowhere\\a.xml", "The directory specified to export the network configuration does not exist.", "ArgumentException", "CloseError"),
    ("Remove-AzureVNetConfig", "BadRequest: Cannot delete or modify virtual network while in use 'AtlanticVNET'.", "CloudException", "CloseError"),
    ("Set-AzureStorageAccount books", "You must specify a value for either Label, Description or GeoReplicationEnabled.", "ArgumentException", "CloseError"),
    ("Remove-AzureStorageAccount books", "BadRequest: Storage account books has 1 container(s)", "CloudException", "CloseError"),
    ("New-AzureStorageAccount -StorageAccountName books -Location 'East US'", "ConflictError: The storage account named 'books' is already taken.", "CloudException", "CloseError"),
    ("Get-AzureDisk | Select-Object -First 1 | Remove-AzureDisk", "BadRequest: A disk with name web-web1-0-201406020900000000 is currently in use", "CloudException", "CloseError"),
    ("Get-AzureDisk nope", "ResourceNotFound: The disk with the specified name does not exist.", "CloudException", "CloseError"),
    ("Remove-AzureVMImage $image", "ForbiddenError: ", "CloudException", "CloseError"),
    ("Add-AzureVMImage a__b https://books.blob.core.windows.net/vhds/g.vhd Windows", "BadRequest: The image name is invalid: Consecutive underscores", "CloudException", "CloseError"),
    ("Save-AzureVMImage web nobody shot -OSState Specialized", "ResourceNotFound: ", "CloudException", "CloseError"),
    ("New-AzureDns one 10.0.0.400", "An invalid IP address was specified.", "ArgumentException", "CloseError"),
    ("Add-AzureCertificate nope C:\\contoso.cer", "ResourceNotFound: The hosted service does not exist.", "CloudException", "CloseError"),
    ("Add-AzureCertificate web C:\\none.cer", "The system cannot find the file specified.", "CryptographicException", "CloseError"),
    ("Add-AzureCertificate web C:\\network.xml", "Cannot find the requested object.", "CryptographicException", "CloseError"),
    ("Get-AzureCertificate web -Thumbprint abc", "You must specify the thumbprint algorithm.\r\nParameter name: ThumbprintAlgorithm", "ArgumentNullException", "CloseError"),
    ("Remove-AzureCertificate web sha1 abc", "ResourceNotFound: The certificate was not found.", "CloudException", "CloseError"),
    ("Get-AzureOSVersion", "The guest operating systems of web and worker roles are not simulated.", "NotSupportedException", "NotImplemented"),
    ("Select-AzureSubscription nope", "The subscription named 'nope' cannot be found.", "Exception", "CloseError"),
    ("Set-AzureSubscription nope -CurrentStorageAccountName a", "You must provide SubscriptionId", "Exception", "InvalidData"),
    ("Import-AzurePublishSettingsFile C:\\", 'No publish settings files with extension *.publishsettings are found in the directory "C:\\".', "Exception", "CloseError"),
    ("Remove-AzureAccount nobody -Force", "The account 'nobody' is not found.", "Exception", "CloseError"),
    ("Remove-AzureEnvironment AzureCloud", "Changing/Removing public environment 'AzureCloud' is not allowed.", "Exception", "CloseError"),
    ("Get-AzureEnvironment nope", "The environment name 'nope' is not found.", "Exception", "CloseError"),
    ("Switch-AzureMode AzureResourceManager", "The AzureResourceManager mode is not simulated.", "RuntimeException", "NotImplemented"),
    ("Show-AzurePortal", "The management portal is not simulated.", "RuntimeException", "NotImplemented"),
    ("Remove-AzureInternalLoadBalancer web", "ResourceNotFound: The load balancer does not exist.", "CloudException", "CloseError"),
    ("Add-AzureInternalLoadBalancer lb web Nowhere", "ResourceNotFound: Subnet name Nowhere was not found", "CloudException", "CloseError"),
    ("Add-AzureInternalLoadBalancer lb web BackEnd 10.0.0.9", "Networking.DeploymentVNetAddressAllocationFailure", "CloudException", "CloseError"),
]  # fmt: skip

# script, target and action of what -WhatIf tells; nothing may have changed
WHAT_IF = [
    ("Remove-AzureService web -Force -WhatIf", "Remove cloud service and all it's deployments", "web"),
    ("Get-AzureService | Remove-AzureService -Force -DeleteAll -WhatIf", "Remove cloud service and all it's deployments", "web"),
    ("Remove-AzureSubscription 'Azure Training' -Force -WhatIf", "Removing subscription", "Azure Training"),
    ("Remove-AzureAccount admin@contoso.onmicrosoft.com -Force -WhatIf", "Removing account", "admin@contoso.onmicrosoft.com"),
]


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


@pytest.mark.parametrize(("script", "action", "target"), WHAT_IF)
def test_what_if(lab: Shell, state: Callable[[], object], script: str, action: str, target: str) -> None:
    before = state()
    result = lab.run(script)
    assert result.transcript.strip() == f'What if: Performing the operation "{action}" on target "{target}".'
    assert state() == before


def test_an_image_is_refused_with_the_time_before_it(lab: Shell) -> None:
    """What Azure PowerShell wrote by WriteErrorWithTimestamp: a plain Exception of no category."""
    lab.run("$null = Save-AzureVMImage web web1 shot -OSState Specialized 3> $null")
    for script, words in [
        ("Remove-AzureVMImage shot", 'In the current release, you have to specify "-DeleteVHD"'),
        ("Add-AzureVMImage shot https://books.blob.core.windows.net/vhds/g.vhd Windows", "There is another image in 'VMImage' type"),
    ]:
        record = lab.run(script).errors[0]
        assert record.message.startswith(f"9:00:00 AM - {words}")
        assert (str(record.category), record.exception.net_type.full_name) == ("NotSpecified", "System.Exception")


def test_a_capture_without_a_deployment_is_only_warned_of(shell: Shell) -> None:
    shell.run("$null = New-AzureService s -Location 'East US'")
    result = shell.run("Save-AzureVMImage s one shot -OSState Generalized")
    assert result.warnings == ["No deployment found in service: 's'.", "No VM deployment found by service name 's' and VM name 'one'."]
    assert result.output == []


def test_every_step_is_told(lab: Shell) -> None:
    told = lab.run("Set-AzureVNetConfig C:\\network.xml -Verbose; Get-AzureService -Verbose; Get-AzureSubscription -Verbose").verbose
    assert told == [
        "9:00:00 AM - Begin Operation: Set-AzureVNetConfig",
        "9:00:00 AM - Completed Operation: Set-AzureVNetConfig",
        "9:00:00 AM - Begin Operation: Get-AzureService",
        "9:00:00 AM - Completed Operation: Get-AzureService",
    ]


def test_a_pfx_needs_its_password(lab: Shell) -> None:
    pkcs12 = pytest.importorskip("cryptography.hazmat.primitives.serialization.pkcs12")
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption

    from tests.cmdlets.azure.conftest import CERTIFICATE

    # The key is another one than the certificate's, and so only goes along.
    certificate = x509.load_pem_x509_certificate(CERTIFICATE.encode())
    bag = pkcs12.PKCS12Certificate(certificate, None)
    data = pkcs12.serialize_key_and_certificates(
        None, ec.generate_private_key(ec.SECP256R1()), None, [bag], BestAvailableEncryption(b"secret")
    )
    (lab.drive / "contoso.pfx").write_bytes(data)
    assert lab.run("Add-AzureCertificate web C:\\contoso.pfx -Password wrong").errors[0].exception.net_type.name == "CryptographicException"
    result = lab.run("$null = Add-AzureCertificate web C:\\contoso.pfx -Password secret; (Get-AzureCertificate web).Thumbprint")
    assert result.output == [THUMBPRINT], result.transcript


ANSWERS = [
    ("Remove-AzureService web", "n", "Are you sure you want to remove cloud service?", 1),
    ("Remove-AzureService web", "", "Are you sure you want to remove cloud service?", 0),
    ("Remove-AzureSubscription 'Azure Training'", "n", "Are you sure you want to remove subscription 'Azure Training'?", 1),
    (
        "New-AzureReservedIP ip -Location 'East US' | Out-Null; Remove-AzureReservedIP ip",
        "y",
        "Are you sure you want to remove the Reserved IP from your subscription?",
        1,
    ),
]


@pytest.mark.parametrize(("script", "answer", "question", "services"), ANSWERS)
def test_a_person_is_asked(lab: Shell, monkeypatch: pytest.MonkeyPatch, script: str, answer: str, question: str, services: int) -> None:
    """Without -Force; whoever presses Enter says Yes."""
    asked: list[tuple[str, list[str]]] = []

    def choose(caption: str, message: str, choices: list[tuple[str, str]], default: int) -> int:
        asked.append((message, [label for label, _ in choices]))
        return {"": default, "y": 0, "n": 1}[answer]

    monkeypatch.setattr(lab.host, "interactive", True)
    monkeypatch.setattr(lab.host, "choose", choose)
    lab.run(script)
    assert asked == [(question, ["&Yes", "&No", "&Suspend"])]
    assert len(lab.run("Get-AzureService").output) == services
