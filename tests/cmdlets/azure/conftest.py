"""Shells on fresh worlds: an empty one, and the lab with a network, storage accounts and two machines in the service `web`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from azshell import Shell
from azshell.cloud import hosted_service, netcfg, snapshot, storage_account, subscription, virtual_machine
from azshell.cloud.deployment import Endpoint, OSDisk, Role

WINDOWS = "a699494373c04fc0bc8f2bb1389d6106__Windows-Server-2012-R2-201406.01-en.us-127GB.vhd"
LINUX = "b39f27a8b8c64d52b05eac6a62ebad85__Ubuntu-14_04-LTS-amd64-server-20140606.1-en-us-30GB"
SUBNETS = {"FrontEnd": "10.0.0.0/16", "BackEnd": "10.1.0.0/16", "Static": "10.2.0.0/16"}
NETWORK = """<NetworkConfiguration xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration">
  <VirtualNetworkConfiguration><VirtualNetworkSites>
    <VirtualNetworkSite name="{name}" Location="{location}">
      <AddressSpace><AddressPrefix>10.0.0.0/8</AddressPrefix></AddressSpace>
      <Subnets>{subnets}</Subnets>
    </VirtualNetworkSite>
  </VirtualNetworkSites></VirtualNetworkConfiguration>
</NetworkConfiguration>"""


def network(name: str = "AtlanticVNET", location: str = "East US", **changed: str) -> str:
    """A network configuration file of one network; `changed` are other prefixes for its subnets."""
    prefixes = {**SUBNETS, **changed}
    subnets = "".join(f'<Subnet name="{name}"><AddressPrefix>{prefix}</AddressPrefix></Subnet>' for name, prefix in prefixes.items())
    return NETWORK.format(name=name, location=location, subnets=subnets)


CERTIFICATE = """-----BEGIN CERTIFICATE-----
MIIBiDCCAS+gAwIBAgIUS+0/+yUZU8+mi4VbN0UZk6MFm0IwCgYIKoZIzj0EAwIwGjEYMBYGA1UEAwwPd3d3LmNvbnRvc28uY29tMB4XDTI2MTEyNTE0MTg1NVoXDTM2
MTEyMjE0MTg1NVowGjEYMBYGA1UEAwwPd3d3LmNvbnRvc28uY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJ4SlwZtnxR41yvP5TXB8mSfBNmiy0H3vrvyK3asH
V6orNHUbftb1Bhj5/40whQ0Cy/Hu8NjAkLdDEgmQtW8zq6NTMFEwHQYDVR0OBBYEFN6XtOcINOij6CbUj41up/y0I9YKMB8GA1UdIwQYMBaAFN6XtOcINOij6CbUj41u
p/y0I9YKMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgVzJiCWuEsSdTePqE4Q5hykz6A7E7zka/pdWPltSF2CcCIAuGAEMItrm/65QOhAPreYC6JSFr
CM3682ka6ATaD9gA
-----END CERTIFICATE-----
"""
THUMBPRINT = "DC9C1D690C944477DECEA6C6C90A7B110F1409E3"

FILES = {
    "network.xml": network(),
    "other.xml": network("PacificVNET"),
    "overlapping.xml": network(BackEnd="10.0.128.0/17"),
    "nowhere.xml": network(location="Atlantis"),
    "broken.xml": network()[:-1],
    "contoso.cer": CERTIFICATE,
}
"""What stands on the drive of every shell."""

VARIABLES = f"""
$image = '{WINDOWS}'
$ubuntu = '{LINUX}'
function New-Config($Name) {{
    New-AzureVMConfig -Name $Name -InstanceSize Small -ImageName $image |
        Add-AzureProvisioningConfig -Windows -AdminUsername azureuser -Password 'P@ssw0rd!'
}}
"""


@pytest.fixture
def width() -> int:
    """Columns of the console."""
    return 80


@pytest.fixture
def shell(width: int) -> Iterator[Shell]:
    """A shell on an empty world, with the network files on its drive."""
    with Shell(world=":memory:", layout="classic", width=width, seed=1, clock="2014-06-02T09:00:00Z", host_files=False) as opened:
        for name, text in FILES.items():
            (opened.drive / name).write_text(text, encoding="utf-8")
        yield opened


@pytest.fixture
def lab(shell: Shell) -> Shell:
    """AtlanticVNET in East US, the current storage account `books` there and `west` elsewhere; web1 and web2 in the service `web`."""
    world = shell.world
    with world.change("Set-Up") as change:
        netcfg.upload(change, FILES["network.xml"])
        storage_account.create(change, "books", "East US")
        storage_account.create(change, "west", "West US")
        subscription.current(change).storage_account = "books"
        hosted_service.create(change, "web", "East US")
    for name in ("web1", "web2"):
        role = Role(name=name, os_disk=OSDisk(image=WINDOWS), endpoints=[Endpoint("RDP", 3389)], subnets=["FrontEnd"])
        with world.change("Set-Up") as change:
            if name == "web1":
                virtual_machine.create_deployment(change, "web", role, virtual_network="AtlanticVNET")
            else:
                virtual_machine.add(change, "web", role)
    shell.run(VARIABLES)
    return shell


@pytest.fixture
def state(shell: Shell) -> Callable[[], object]:
    """What the world holds, for comparing."""
    return lambda: snapshot.dump(shell.world.export())


@pytest.fixture
def refuse(lab: Shell, state: Callable[[], object]) -> Callable[[str], Any]:
    """Runs a script that is refused once, and gives the error record; nothing may be left behind."""

    def run(script: str) -> Any:
        before = state()
        result = lab.run(script)
        assert len(result.errors) == 1, result.transcript
        assert state() == before, "a refused command left something behind"
        return result.errors[0]

    return run
