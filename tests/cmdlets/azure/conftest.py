"""Shells on fresh worlds: an empty one, and the lab with a network, storage accounts and two machines in the service `web`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from azshell import Shell
from azshell.cloud import hosted_service, netcfg, snapshot, storage_account, subscription, virtual_machine
from azshell.cloud.deployment import Endpoint, OSDisk, Role
from azshell.shell.result import Result

WINDOWS = "a699494373c04fc0bc8f2bb1389d6106__Windows-Server-2012-R2-201406.01-en.us-127GB.vhd"
LINUX = "b39f27a8b8c64d52b05eac6a62ebad85__Ubuntu-14_04-LTS-amd64-server-20140606.1-en-us-30GB"
SUBNETS = {"FrontEnd": "10.0.0.0/16", "BackEnd": "10.1.0.0/16", "Static": "10.2.0.0/16"}
NETWORK = """<NetworkConfiguration xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration">
  <VirtualNetworkConfiguration><VirtualNetworkSites>
    <VirtualNetworkSite name="AtlanticVNET" Location="East US">
      <AddressSpace><AddressPrefix>10.0.0.0/8</AddressPrefix></AddressSpace>
      <Subnets>{subnets}</Subnets>
    </VirtualNetworkSite>
  </VirtualNetworkSites></VirtualNetworkConfiguration>
</NetworkConfiguration>"""
VARIABLES = f"""
$image = '{WINDOWS}'
$ubuntu = '{LINUX}'
function New-Config($Name) {{
    New-AzureVMConfig -Name $Name -InstanceSize Small -ImageName $image |
        Add-AzureProvisioningConfig -Windows -AdminUsername azureuser -Password 'P@ssw0rd!'
}}
"""


@pytest.fixture
def shell() -> Iterator[Shell]:
    """A shell on an empty world."""
    with Shell(world=":memory:", layout="classic", seed=1, clock="2014-06-02T09:00:00Z", host_files=False) as opened:
        yield opened


@pytest.fixture
def lab(shell: Shell) -> Shell:
    """AtlanticVNET in East US, the current storage account `books` there and `west` elsewhere; web1 and web2 in the service `web`."""
    world = shell.world
    with world.change("Set-Up") as change:
        subnets = "".join(f'<Subnet name="{name}"><AddressPrefix>{prefix}</AddressPrefix></Subnet>' for name, prefix in SUBNETS.items())
        netcfg.upload(change, NETWORK.format(subnets=subnets))
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
def refuse(lab: Shell) -> Callable[[str], str]:
    """Runs a script whose last command is refused, and gives the words of its one error; nothing may be left behind."""

    def run(script: str) -> str:
        before = snapshot.dump(lab.world.export())
        result = lab.run(script)
        assert snapshot.dump(lab.world.export()) == before
        return only_error(result)

    return run


def only_error(result: Result) -> str:
    """The message of the one error of a run."""
    assert len(result.errors) == 1, result.transcript
    return str(result.errors[0].message)
