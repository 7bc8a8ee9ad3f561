"""What `azshell coverage` says of the Azure module: the families that azshell has not are missing in it, and nothing else is."""

from __future__ import annotations

import re

from azshell.command_line.coverage import rows

# The families that are not simulated as a whole: gateways, ExpressRoute, Traffic Manager, extensions of services and machines.
ABSENT = re.compile(
    r"-Azure(VNetGateway|VNetConnection|BGPPeering|DedicatedCircuit|TrafficManager|VM\w*Extension$|Service(ADDomain|Antimalware|Available|"
    r"Diagnostics|RemoteDesktop)?(Extension|Config|AntimalwareConfig))"
)


def test_what_is_missing_are_whole_families() -> None:
    whole = [row for row in rows("azure") if not row.parameter]
    assert [row.cmdlet for row in whole if row.effect == "missing" and not ABSENT.search(row.cmdlet)] == []
    assert [row.cmdlet for row in whole if row.effect != "missing" and ABSENT.search(row.cmdlet)] == []
    assert [row.cmdlet for row in whole if row.effect == "not simulated"] == ["Get-AzureOSVersion", "Show-AzurePortal"]


def test_no_parameter_of_a_cmdlet_is_missing() -> None:
    missing = {row.cmdlet for row in rows("azure") if not row.parameter and row.effect == "missing"}
    assert [row for row in rows("azure") if row.effect == "missing" and row.parameter and row.cmdlet not in missing] == []
